//! A small web of our own on 127.0.0.1: hosts that behave and hosts that do not.

#![allow(dead_code)] // Each test program uses a part of it.
#![allow(clippy::unwrap_used)] // It is a test, only not in a function that is marked as one.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What a path answers.
#[derive(Clone)]
pub enum Answer {
    /// Status, headers and body.
    Page(u16, Vec<(String, String)>, Vec<u8>),
    /// The same, only where the request does not name this entity tag.
    Tagged(String, Vec<u8>),
    /// Always 304 to whoever asks conditionally, whatever the page is.
    FalselyUnmodified(String, Vec<u8>),
    /// A page after a while.
    Slow(Duration, Vec<u8>),
    /// A line a moment, for ever.
    Drip(Duration),
    /// As much as anybody takes.
    Endless,
    /// Fewer bytes than announced.
    CutShort(usize, Vec<u8>),
    /// These bytes instead of an answer.
    Raw(Vec<u8>),
    /// Accepts and says nothing.
    Silent,
}

/// A request as it arrived: its path and its headers in lower case.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    pub headers: HashMap<String, String>,
}

/// The running server.
pub struct Web {
    pub port: u16,
    answers: Arc<Mutex<HashMap<String, Answer>>>,
    asked: Arc<Mutex<Vec<Asked>>>,
    n_connections: Arc<Mutex<usize>>,
}

impl Web {
    pub fn start() -> Web {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let web = Web {
            port: listener.local_addr().unwrap().port(),
            answers: Arc::default(),
            asked: Arc::default(),
            n_connections: Arc::default(),
        };
        let (answers, asked, n_connections) =
            (web.answers.clone(), web.asked.clone(), web.n_connections.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                *n_connections.lock().unwrap() += 1;
                let (answers, asked) = (answers.clone(), asked.clone());
                thread::spawn(move || serve(stream, &answers, &asked));
            }
        });
        web
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub fn set(&self, path: &str, answer: Answer) {
        self.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    pub fn html(&self, path: &str, html: &str) {
        self.set(path, html_page(200, html));
    }

    pub fn redirect(&self, path: &str, status: u16, to: &str) {
        self.set(
            path,
            Answer::Page(status, vec![("Location".to_owned(), to.to_owned())], Vec::new()),
        );
    }

    /// The requests so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub fn n_connections(&self) -> usize {
        *self.n_connections.lock().unwrap()
    }
}

pub fn html_page(status: u16, html: &str) -> Answer {
    page(status, "text/html; charset=utf-8", html.as_bytes())
}

pub fn page(status: u16, content_type: &str, body: &[u8]) -> Answer {
    Answer::Page(
        status,
        vec![("Content-Type".to_owned(), content_type.to_owned())],
        body.to_vec(),
    )
}

fn serve(stream: TcpStream, answers: &Mutex<HashMap<String, Answer>>, asked: &Mutex<Vec<Asked>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    while let Some(request) = read_request(&mut reader) {
        let answer = answers.lock().unwrap().get(&request.path).cloned();
        asked.lock().unwrap().push(request.clone());
        let answer = answer.unwrap_or_else(|| html_page(404, "<title>404</title><h1>Not found</h1>"));
        if write_answer(&mut stream, &request, answer).is_err() {
            return;
        }
    }
}

fn read_request(reader: &mut BufReader<TcpStream>) -> Option<Asked> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|n| *n > 0)?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let line = line.trim_end();
        if line.is_empty() {
            return Some(Asked { path, headers });
        }
        let (name, value) = line.split_once(':')?;
        headers.insert(name.to_lowercase(), value.trim().to_owned());
    }
}

fn write_answer(stream: &mut TcpStream, request: &Asked, answer: Answer) -> std::io::Result<()> {
    let html = |tag: &str| {
        vec![
            ("Content-Type".to_owned(), "text/html; charset=utf-8".to_owned()),
            ("ETag".to_owned(), tag.to_owned()),
        ]
    };
    let is_known = |tag: &str| {
        request
            .headers
            .get("if-none-match")
            .is_some_and(|known| known == tag)
    };
    match answer {
        Answer::Page(status, headers, body) => write_page(stream, status, &headers, &body),
        Answer::Tagged(tag, _) if is_known(&tag) => write_page(stream, 304, &html(&tag), &[]),
        Answer::Tagged(tag, body) => write_page(stream, 200, &html(&tag), &body),
        Answer::FalselyUnmodified(tag, _) if request.headers.contains_key("if-none-match") => {
            write_page(stream, 304, &html(&tag), &[])
        }
        Answer::FalselyUnmodified(tag, body) => write_page(stream, 200, &html(&tag), &body),
        Answer::Slow(wait, body) => {
            thread::sleep(wait);
            write_page(stream, 200, &html("\"slow\""), &body)
        }
        Answer::Drip(wait) => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")?;
            for _ in 0..600 {
                stream.write_all(b"<p>drip\n")?;
                stream.flush()?;
                thread::sleep(wait);
            }
            Err(std::io::ErrorKind::Other.into())
        }
        Answer::Endless => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")?;
            let block = [b'x'; 64 << 10];
            // Bounded all the same: 256 MB, far more than the fetcher takes.
            for _ in 0..4_096 {
                stream.write_all(&block)?;
            }
            Err(std::io::ErrorKind::Other.into())
        }
        Answer::CutShort(announced, body) => {
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {announced}\r\n\r\n"
            )?;
            stream.write_all(&body)?;
            Err(std::io::ErrorKind::Other.into())
        }
        Answer::Raw(bytes) => {
            stream.write_all(&bytes)?;
            Err(std::io::ErrorKind::Other.into())
        }
        Answer::Silent => {
            thread::sleep(Duration::from_secs(30));
            Err(std::io::ErrorKind::Other.into())
        }
    }
}

fn write_page(
    stream: &mut TcpStream,
    status: u16,
    headers: &[(String, String)],
    body: &[u8],
) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status} Whatever\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if status != 304 {
        head.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    stream.flush()
}
