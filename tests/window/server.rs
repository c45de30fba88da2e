//! Pages on 127.0.0.1 that a test can change.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

type Pages = Arc<Mutex<BTreeMap<String, String>>>;

const ENDLESS: &str = "/endless";

/// A web server with some HTML pages; everything else is 404.
pub struct Server {
    pages: Pages,
    port: u16,
}

impl Server {
    pub fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let pages = Pages::default();
        let served = Arc::clone(&pages);
        // The thread ends with the test program; there is nothing to clear away.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = Arc::clone(&served);
                std::thread::spawn(move || answer(stream, &served));
            }
        });
        Server { pages, port }
    }

    /// Puts a page there, or another in its place; gives its address.
    pub fn put(&self, path: &str, html: &str) -> String {
        self.pages
            .lock()
            .unwrap()
            .insert(path.to_owned(), html.to_owned());
        self.address(path)
    }

    /// The address of a page that never ends.
    pub fn endless(&self) -> String {
        self.address(ENDLESS)
    }

    /// An address of this machine where nobody listens.
    pub fn silent() -> String {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        format!("http://127.0.0.1:{port}/")
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

fn answer(mut stream: TcpStream, pages: &Pages) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header == "\r\n" {
            break;
        }
    }
    let path = request.split_whitespace().nth(1).unwrap_or("/");
    if path == ENDLESS {
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n<p>";
        stream.write_all(head.as_bytes())?;
        let more = "Og så videre og så videre. ".repeat(4000);
        // Ends when the other side has had enough.
        loop {
            stream.write_all(more.as_bytes())?;
        }
    }
    let page = pages.lock().unwrap().get(path).cloned();
    let (status, body) = match page {
        Some(html) => ("200 OK", html),
        None => ("404 Not Found", "<!doctype html><p>Ikke fundet".to_owned()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )
}
