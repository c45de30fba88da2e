use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What a path answers.
#[derive(Clone)]
struct Page {
    status: u16,
    /// Header lines, each with its line end.
    headers: String,
    body: Vec<u8>,
}

type Pages = Arc<Mutex<BTreeMap<String, Page>>>;

/// A server on 127.0.0.1 whose pages can be changed while it runs.
pub struct Server {
    port: u16,
    pages: Pages,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let pages: Pages = Arc::default();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (served, noted) = (pages.clone(), asked.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (pages, noted) = (served.clone(), noted.clone());
                std::thread::spawn(move || answer(stream, &pages, &noted));
            }
        });
        Server { port, pages, asked }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The paths that were asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    pub fn set(&self, path: &str, status: u16, page: &str) {
        self.set_with(
            path,
            status,
            "Content-Type: text/html; charset=utf-8\r\n",
            page.as_bytes(),
        );
    }

    /// An answer with these header lines.
    pub fn set_with(&self, path: &str, status: u16, headers: &str, body: &[u8]) {
        let page = Page {
            status,
            headers: headers.to_owned(),
            body: body.to_vec(),
        };
        self.pages.lock().unwrap().insert(path.to_owned(), page);
    }

    /// A page with an article of these paragraphs.
    pub fn set_article(&self, path: &str, title: &str, paragraphs: &[&str]) {
        let body: String = paragraphs
            .iter()
            .map(|words| format!("<p>{words}</p>\n"))
            .collect();
        let page = format!(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\
             <body><main><article><h1>{title}</h1>\n{body}</article></main></body></html>"
        );
        self.set(path, 200, &page);
    }
}

fn answer(mut stream: TcpStream, pages: &Pages, asked: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(request)) = lines.next() else { return };
    // The rest of the head says nothing that matters here.
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
    {}
    let path = request.split(' ').nth(1).unwrap_or("/");
    asked.lock().unwrap().push(path.to_owned());
    let found = pages.lock().unwrap().get(path).cloned();
    let page = found.unwrap_or(Page {
        status: 404,
        headers: "Content-Type: text/html\r\n".to_owned(),
        body: b"<h1>Not found</h1>".to_vec(),
    });
    let _ = write!(
        stream,
        "HTTP/1.1 {} X\r\n{}Content-Length: {}\r\nConnection: close\r\n\r\n",
        page.status,
        page.headers,
        page.body.len()
    );
    let _ = stream.write_all(&page.body);
}
