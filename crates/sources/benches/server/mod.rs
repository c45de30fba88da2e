//! A web of as many pages as are asked for, on this machine.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// How pages answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same bytes each time.
    Plain,
    /// The same bytes, with a tag by which they are recognised.
    Tagged,
    /// Other bytes each time around the same text: tokens in attributes and scripts.
    Restless,
}

impl Kind {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Plain => "the same bytes",
            Kind::Tagged => "«not modified»",
            Kind::Restless => "other bytes, same text",
        }
    }
}

/// The running server.
pub struct Server {
    port: u16,
}

impl Server {
    /// Starts one that takes so long for each answer.
    pub fn start(kind: Kind, delay: Duration) -> std::io::Result<Server> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let n_answers = Arc::new(AtomicUsize::new(1));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let n_answers = Arc::clone(&n_answers);
                // A client that hangs up is no error of the bench.
                thread::spawn(move || drop(serve(stream, kind, delay, &n_answers)));
            }
        });
        Ok(Server { port })
    }

    /// The address of a page.
    pub fn url(&self, n: usize) -> String {
        format!("http://127.0.0.1:{}/{n}", self.port)
    }
}

/// The tag of a page.
pub fn tag(n: usize) -> String {
    format!("\"page-{n}\"")
}

/// A page as news sites write them: some 40 kB, of which a seventh is words.
pub fn page(n: usize, token: usize) -> Vec<u8> {
    let mut html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Story {n}</title>\
         <meta name=csrf-token content={token}><script>window.token={token};{}</script></head>\
         <body><nav><ul>",
        "var a=function(b){return b+1};".repeat(400)
    );
    for item in 0..60 {
        // Writing to a string cannot fail.
        let _ = write!(
            html,
            "<li class='menu-item menu-item-{item}'><a href='/section/{item}'>Section {item}</a></li>"
        );
    }
    let _ = write!(
        html,
        "</ul></nav><main><article data-token={token}><h1>Story {n}</h1>"
    );
    for paragraph in 0..30 {
        let _ = write!(
            html,
            "<p class='paragraph text-body'>On day {paragraph} of case {n} the council counted {} boats in the harbour, \
             and the master of the port said that nobody had seen so many since the year the new pier was built.</p>",
            n * 31 + paragraph
        );
    }
    let _ = write!(
        html,
        "</article></main><footer>{}</footer></body></html>",
        "<a class='footer-link' href='/about'>About</a> ".repeat(200)
    );
    html.into_bytes()
}

fn serve(stream: TcpStream, kind: Kind, delay: Duration, n_answers: &AtomicUsize) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut asked = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    let mut line = String::new();
    loop {
        line.clear();
        if asked.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let path = line.split(' ').nth(1).unwrap_or_default();
        let n: usize = path.trim_start_matches('/').parse().unwrap_or(0);
        let mut is_conditional = false;
        loop {
            line.clear();
            asked.read_line(&mut line)?;
            is_conditional |= line.to_ascii_lowercase().starts_with("if-none-match:");
            if line.trim().is_empty() {
                break;
            }
        }
        thread::sleep(delay);
        let mut answer = Vec::new();
        let tag = tag(n);
        match kind {
            Kind::Tagged if is_conditional => {
                write!(answer, "HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n")?;
            }
            _ => {
                let token = match kind {
                    Kind::Restless => n_answers.fetch_add(1, Ordering::Relaxed),
                    Kind::Plain | Kind::Tagged => 0,
                };
                let body = page(n, token);
                write!(
                    answer,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
                    body.len()
                )?;
                answer.extend_from_slice(&body);
            }
        }
        stream.write_all(&answer)?;
    }
}
