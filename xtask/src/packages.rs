//! The system packages that building and testing need, on Debian and what descends from it.

use std::path::Path;
use std::process::{Command, Stdio};

/// How much is going to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Build and open the window.
    Window,
    /// That, and drive it in tests.
    Everything,
}

/// A C compiler (SQLite, TLS), and the web view with all it pulls in.
const FOR_WINDOW: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];
/// A display without a screen, and the web view's driver.
const FOR_TESTS: &[&str] = &["xvfb", "xauth", "webkit2gtk-driver"];

/// Installs what is missing, or names it with the command that would.
pub fn ensure(need: Need) -> Result<(), String> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let wanted = FOR_WINDOW
        .iter()
        .chain(if need == Need::Everything { FOR_TESTS } else { &[] });
    if !Path::new("/usr/bin/dpkg-query").exists() {
        println!(
            "Not a Debian system: taking for granted what {} are there.",
            joined(wanted.copied())
        );
        return Ok(());
    }
    let missing: Vec<&str> = wanted.copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = joined(missing.iter().copied());
    let by_hand =
        format!("these system packages are missing; install them with\n  sudo apt-get install {names}");
    let Some(prefix) = administrator() else {
        return Err(by_hand);
    };
    println!("Installing system packages: {names}");
    let apt = |arguments: &[&str]| {
        let mut words = prefix.to_vec();
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q"]);
        words.extend(arguments);
        let done = Command::new(words[0])
            .args(&words[1..])
            .stdin(Stdio::null())
            .status();
        done.is_ok_and(|status| status.success())
    };
    // A list that cannot be renewed may still serve; installing decides.
    let _ = apt(&["update"]);
    let mut install = vec!["install", "--no-install-recommends"];
    install.extend(&missing);
    if apt(&install) { Ok(()) } else { Err(by_hand) }
}

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(" ")
}

fn is_installed(package: &str) -> bool {
    let query = ["-W", "-f=${db:Status-Status}", package];
    let asked = Command::new("dpkg-query")
        .args(query)
        .stderr(Stdio::null())
        .output();
    asked.is_ok_and(|answer| answer.stdout == b"installed")
}

/// The words before a command that runs it as administrator; `None` where a password would be asked.
fn administrator() -> Option<&'static [&'static str]> {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|answer| answer.stdout.trim_ascii() == b"0");
    if is_root {
        return Some(&[]);
    }
    let may = Command::new("sudo")
        .args(["-n", "true"])
        .stderr(Stdio::null())
        .status();
    may.is_ok_and(|status| status.success())
        .then_some(&["sudo", "-n"])
}
