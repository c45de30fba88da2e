use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What a path answers: a status and a page.
type Pages = Arc<Mutex<BTreeMap<String, (u16, String)>>>;

/// A server on 127.0.0.1 whose pages can be changed while it runs.
pub struct Server {
    port: u16,
    pages: Pages,
}

impl Server {
    pub fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let pages: Pages = Arc::default();
        let served = pages.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let pages = served.clone();
                std::thread::spawn(move || answer(stream, &pages));
            }
        });
        Server { port, pages }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub fn set(&self, path: &str, status: u16, page: &str) {
        self.pages
            .lock()
            .unwrap()
            .insert(path.to_owned(), (status, page.to_owned()));
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

fn answer(mut stream: TcpStream, pages: &Pages) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(request)) = lines.next() else { return };
    // The rest of the head says nothing that matters here.
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
    {}
    let path = request.split(' ').nth(1).unwrap_or("/");
    let found = pages.lock().unwrap().get(path).cloned();
    let (status, page) = found.unwrap_or((404, "<h1>Not found</h1>".to_owned()));
    let _ = write!(
        stream,
        "HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
        page.len()
    );
}
