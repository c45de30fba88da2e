//! Pages made to hang or kill whoever reads them: each ends within the limit, and this process lives on.

use factdesk_model::desk::PageState;
use factdesk_sources::child::Reader;
use factdesk_sources::read::{ReadRequest, Reading};
use std::sync::Mutex;
use std::time::{Duration, Instant};

fn nested(n: usize, open: &str, close: &str) -> String {
    format!("<p>{STORY}</p>{}x{}", open.repeat(n), close.repeat(n))
}

const STORY: &str =
    "Der vil blive trukket 4000 soldater ud af landet inden udgangen af året, siger ministeren til avisen.";

/// Thirty-odd ways to be no ordinary page.
fn hostile_pages() -> Vec<(String, Vec<u8>)> {
    let mut pages: Vec<(String, Vec<u8>)> = Vec::new();
    for name in [
        "div",
        "span",
        "b",
        "i",
        "a",
        "font",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "p",
        "section",
        "article",
        "main",
        "form",
        "button",
        "h1",
        "center",
        "svg",
        "math",
        "template",
        "x-y",
    ] {
        pages.push((
            format!("50,000 nested {name}"),
            nested(50_000, &format!("<{name}>"), &format!("</{name}>")).into_bytes(),
        ));
    }
    let mut add = |name: &str, html: String| pages.push((name.to_owned(), html.into_bytes()));
    add("20,000 nested lists", nested(20_000, "<ul><li>", "</li></ul>"));
    add(
        "3,000 nested tables",
        nested(3_000, "<table><tr><td>", "</td></tr></table>"),
    );
    add("5,000 nested tables without ends", nested(5_000, "<table>", ""));
    add(
        "200,000 line breaks",
        format!("<p>{STORY}{}", "<br>".repeat(200_000)),
    );
    add(
        "30,000 attributes",
        format!(
            "<p {}>{STORY}",
            (0..30_000).map(|n| format!("a{n}=1 ")).collect::<String>()
        ),
    );
    add(
        "an attribute of 4 MB",
        format!("<p title='{}'>{STORY}", "x".repeat(4 << 20)),
    );
    add("a word of 4 MB", format!("<p>{}", "x".repeat(4 << 20)));
    add(
        "240,000 empty paragraphs",
        format!("<p>{STORY}{}", "<p>".repeat(240_000)),
    );
    add(
        "500 unclosed formats a paragraph",
        (0..400)
            .map(|n| format!("<p><b c={n}><i c={n}><a href={n}>x"))
            .collect(),
    );
    add(
        "a comment that never ends",
        format!("<p>{STORY}<!--{}", "-".repeat(2 << 20)),
    );
    add(
        "a script that never ends",
        format!("<p>{STORY}<script>{}", "</scrip".repeat(200_000)),
    );
    add(
        "1,000,000 opening brackets",
        format!("<p>{STORY}{}", "<".repeat(1_000_000)),
    );
    add(
        "1,000,000 entities",
        format!("<p>{STORY}{}", "&notin;&".repeat(125_000)),
    );
    add(
        "100,000 selects",
        format!("<p>{STORY}{}", "<select><option>x".repeat(100_000)),
    );
    add("a frameset", format!("{}{STORY}", "<frameset>".repeat(10_000)));
    add(
        "JSON-LD 100,000 deep",
        format!(
            "<script type=application/ld+json>{}</script><p>{STORY}",
            "[".repeat(100_000)
        ),
    );
    add(
        "2,000 meta dates",
        format!(
            "{}<p>{STORY}",
            "<meta name=date content='99999999999999999999'>".repeat(2_000)
        ),
    );
    add(
        "a date in a very long byline",
        format!("<h1>x</h1><p class=byline>{}<p>{STORY}", "11. ".repeat(200_000)),
    );
    pages.push((
        "NUL bytes".to_owned(),
        [b"<html><p>".to_vec(), vec![0; 1 << 20]].concat(),
    ));
    pages.push((
        "invalid UTF-8".to_owned(),
        [b"<html><p>".to_vec(), vec![0xff; 1 << 20]].concat(),
    ));
    pages.push(("a PDF of nothing".to_owned(), b"%PDF-1.7\n".to_vec()));
    let deep = format!(
        "%PDF-1.7\n1 0 obj\n{}\nendobj\ntrailer << /Root 1 0 R >>",
        "[".repeat(100_000)
    );
    pages.push(("a PDF nested 100,000 deep".to_owned(), deep.into_bytes()));
    let itself = "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >> endobj\ntrailer << /Root 1 0 R /Size 3 >>\nstartxref\n0\n%%EOF";
    pages.push((
        "a PDF whose pages hold themselves".to_owned(),
        itself.as_bytes().to_vec(),
    ));
    pages.push((
        "a zip of nothing".to_owned(),
        b"PK\x03\x04 word/document.xml".to_vec(),
    ));
    pages
}

fn read(reader: &Reader, bytes: Vec<u8>) -> Reading {
    reader.read(&ReadRequest {
        bytes,
        ..ReadRequest::default()
    })
}

#[test]
fn hostile_pages_end_and_harm_nobody() {
    // Less than a user's page gets, since a debug build takes all of it for many of these.
    let reader = Reader::new(env!("CARGO_BIN_EXE_factdesk-reader")).with_limit(Duration::from_secs(5));
    let pages = Mutex::new(hostile_pages());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some((name, bytes)) = pages.lock().unwrap().pop() else {
                        return;
                    };
                    let start = Instant::now();
                    let reading = read(&reader, bytes);
                    let took = start.elapsed();
                    let outcome = reading.outcome;
                    println!(
                        "{:6} ms  {:?}  {name}  {:?}",
                        took.as_millis(),
                        outcome.state,
                        outcome.why
                    );
                    assert!(
                        outcome.state != PageState::Unreadable || outcome.why.is_some(),
                        "{name}"
                    );
                    // The next page is read as if nothing had happened.
                    let next = read(&reader, format!("<html><p>{STORY}</p>").into_bytes());
                    assert!(next.wide.contains("4000 soldater"), "after {name}: {next:?}");
                }
            });
        }
    });
    assert!(pages.lock().unwrap().is_empty());
}

#[test]
fn a_docx_bomb_is_not_unpacked() {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", options).unwrap();
    for _ in 0..64 {
        zip.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    let reading = read(&Reader::new(env!("CARGO_BIN_EXE_factdesk-reader")), bytes);
    assert_eq!(reading.outcome.state, PageState::Unreadable);
    assert!(reading.outcome.why.unwrap().contains("unpacks to more than"));
}
