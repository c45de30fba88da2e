//! A program started by WebDriver, in a home of its own.

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::sync::{Mutex, MutexGuard};

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_factdesk-desktop");

/// How long anything may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

/// A process that ends with its owner.
struct Ending(Child);

impl Drop for Ending {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A home with a driver in it. The program can be started in it again and again.
pub struct Home {
    folder: tempfile::TempDir,
    driver: Option<(Ending, u16)>,
    display: Option<(Ending, String)>,
    _turn: MutexGuard<'static, ()>,
}

impl Home {
    /// An empty home: the program's first start, in Danish whatever the machine speaks.
    pub async fn new() -> Home {
        Home::speaking("da").await
    }

    /// An empty home of somebody who has chosen a language.
    pub async fn speaking(language: &str) -> Home {
        let turn = ONE_AT_A_TIME.lock().await;
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("config/factdesk");
        fs::create_dir_all(&settings).unwrap();
        fs::write(
            settings.join("settings.json"),
            format!(r#"{{"language":"{language}"}}"#),
        )
        .unwrap();
        Home {
            folder,
            driver: None,
            display: std::env::var_os("DISPLAY").is_none().then(start_display),
            _turn: turn,
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Starts the program with some files and waits until its window can be driven.
    pub async fn start(&mut self, files: &[&Path]) -> Client {
        self.start_program(Path::new(PROGRAM), files).await
    }

    /// Starts some program that shows a window.
    pub async fn start_program(&mut self, program: &Path, files: &[&Path]) -> Client {
        // A driver whose program was killed may hold on to its session: each start gets a driver of its own.
        self.driver = None;
        self.driver = Some(self.start_driver());
        let port = self.driver.as_ref().map(|(_, port)| *port).unwrap();
        let capabilities = json!({ "webkitgtk:browserOptions": { "binary": program, "args": files } });
        let deadline = Instant::now() + PATIENCE;
        let client = loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities.as_object().unwrap().clone());
            match builder.connect(&format!("http://127.0.0.1:{port}")).await {
                Ok(client) => break client,
                Err(error) if Instant::now() > deadline => panic!("the program did not start: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        };
        client.set_window_rect(0, 0, 1280, 800).await.unwrap();
        client
    }

    /// Kills the program as a power cut would.
    pub fn kill(&self) {
        let mark = format!("XDG_DATA_HOME={}", self.path().join("data").display());
        let program = fs::canonicalize(PROGRAM).unwrap();
        let mut killed = 0;
        for process in fs::read_dir("/proc").unwrap().filter_map(Result::ok) {
            let runs = fs::read_link(process.path().join("exe")).is_ok_and(|exe| exe == program);
            let ours = fs::read(process.path().join("environ"))
                .is_ok_and(|all| all.split(|byte| *byte == 0).any(|one| one == mark.as_bytes()));
            if runs && ours {
                let id = process.file_name();
                assert!(Command::new("kill").arg("-9").arg(id).status().unwrap().success());
                killed += 1;
            }
        }
        assert!(killed > 0, "the program was not running");
    }

    fn start_driver(&self) -> (Ending, u16) {
        let port = free_port();
        let home = self.path();
        let mut command = Command::new("WebKitWebDriver");
        command
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            // Without shared buffers the driver's pictures never come.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "0")
            .env("USER", "Åse Prøve")
            // A Factdesk that somebody has open must not take this start for its own.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some((_, name)) = &self.display {
            command.env("DISPLAY", name);
        }
        let child = command
            .spawn()
            .expect("WebKitWebDriver, of the package webkit2gtk-driver, is needed");
        (Ending(child), port)
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// A display of our own where there is none.
fn start_display() -> (Ending, String) {
    let mut child = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1920x1200x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is needed where there is no display");
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    (Ending(child), format!(":{}", line.trim()))
}
