//! What is kept of a source, and how it can be seen, proved and taken along.

use crate::server::Server;
use crate::support::Machine;
use serde_json::Value;

pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

/// A desk with one claim; its id comes back.
pub fn machine() -> (Machine, String) {
    let machine = Machine::with_desk();
    let story = machine.file(
        "story.txt",
        "There were 4,000 soldiers in the camp in spring, the minister said.",
    );
    machine.run(&["--json", "import", &story, "--lang", "en"]).json();
    let claim = machine.run(&["--json", "queue"]).lines()[0]["claim"].clone();
    (machine, claim.as_str().unwrap().to_owned())
}

/// An article of these words, with more around it.
pub fn article(server: &Server, path: &str, head: &str, words: &str) {
    let page = format!(
        "<!DOCTYPE html><html lang=en class=front><head><meta charset=utf-8><title>The camp</title>{head}</head>
         <body><article><h1>The camp by the river</h1><p>{words} by the river in the spring of that year.</p>
         <p>The ministry publishes its yearly figures on Thursdays, with tables for every mission and every camp.</p>
         </article></body></html>"
    );
    server.set(path, 200, &page);
}

/// Attaches a page of the server to the claim.
pub fn attach(machine: &Machine, claim: &str, url: &str, more: &[&str]) -> Value {
    let words = ["--json", "source", "add", claim, url, "--allow-host", "127.0.0.1"];
    machine.run(&[&words, more].concat()).json()
}

#[test]
fn a_page_is_kept_as_it_was_seen_and_loads_nothing_later() {
    let server = Server::start();
    article(
        &server,
        "/story",
        "<link rel=stylesheet href=/look.css><script src=/act.js></script><img src=/gone.png><img src=/camp.png>
         <iframe src=/frame></iframe><img src='http://localhost:1/inside.png'>",
        "There were 4,000 soldiers in the camp",
    );
    server.set_with(
        "/look.css",
        200,
        "Content-Type: text/css\r\n",
        b"@import 'more.css'; h1 { color: #a10 }",
    );
    server.set_with(
        "/more.css",
        200,
        "",
        b".front h1 { background: url(camp.png) } p { background: url(/x.png) }",
    );
    server.set_with("/camp.png", 200, "Content-Type: image/png\r\n", PNG);
    let (machine, claim) = machine();
    let added = attach(&machine, &claim, &server.url("/story"), &[]);
    let source = added["source"].as_str().unwrap();
    let mut asked = server.asked();
    asked.sort();
    assert_eq!(
        asked,
        [
            "/camp.png",
            "/gone.png",
            "/look.css",
            "/more.css",
            "/story",
            "/x.png"
        ]
    );

    let shown = machine.run(&["--json", "source", "show", source]).json();
    let kept = &shown["snapshots"][0]["kept"][0];
    assert_eq!(kept["what"], "page");
    // A picture that is not there, one of the style sheet, and one that this page may not lead to.
    assert_eq!(
        (&kept["about"]["parts"], &kept["about"]["missing"]),
        (&"3".into(), &"3".into()),
        "{kept:#}"
    );

    let page = machine.run(&["source", "page", source]);
    assert_eq!(page.code, 0, "{}", page.err);
    for held in [
        "h1 { color: #a10 }",
        "url(\"data:image/png;base64,",
        "<img src=\"data:image/png",
        "4,000 soldiers",
    ] {
        assert!(page.out.contains(held), "{held} is not in {}", page.out);
    }
    for left in ["127.0.0.1", "localhost", "<script", "<iframe", "act.js"] {
        assert!(!page.out.contains(left), "{left} is in {}", page.out);
    }
    assert_eq!(server.asked().len(), 6, "showing asks nobody");
    assert_eq!(machine.run(&["--json", "verify"]).json()["ok"], true);
}

#[test]
fn a_page_without_its_parts_is_shown_without_them_and_what_is_no_page_says_so() {
    let server = Server::start();
    article(
        &server,
        "/story",
        "<link rel=stylesheet href=/look.css>",
        "There were 4,000 soldiers",
    );
    let (machine, claim) = machine();
    let added = attach(&machine, &claim, &server.url("/story"), &["--no-page"]);
    assert_eq!(server.asked(), ["/story"]);
    let page = machine
        .run(&["--json", "source", "page", added["source"].as_str().unwrap()])
        .json();
    assert_eq!((&page["kept"], &page["missing"]), (&Value::Null, &1.into()));
    assert!(page["html"].as_str().unwrap().contains("4,000 soldiers"));
    let file = machine.path("page.html").to_string_lossy().into_owned();
    machine
        .run(&[
            "--json",
            "source",
            "page",
            added["source"].as_str().unwrap(),
            "-o",
            &file,
        ])
        .json();
    assert!(
        std::fs::read_to_string(&file)
            .unwrap()
            .starts_with("<!DOCTYPE html>")
    );

    let note = machine.file("note.txt", "There were 4,500 soldiers in the camp.");
    let added = machine.run(&["--json", "source", "add", &claim, &note]).json();
    machine
        .run(&["source", "page", added["source"].as_str().unwrap()])
        .refused(4, "text/plain");
    machine.run(&["source", "page", "nobody"]).refused(3, "nobody");
}

#[test]
fn what_is_kept_beside_a_snapshot_is_proved_undone_and_taken_along() {
    let server = Server::start();
    article(
        &server,
        "/story",
        "<style>p { color: red }</style>",
        "There were 4,000 soldiers",
    );
    let (machine, claim) = machine();
    let added = attach(&machine, &claim, &server.url("/story"), &[]);
    let source = added["source"].as_str().unwrap().to_owned();
    let out = machine.path("export").to_string_lossy().into_owned();
    machine.run(&["--json", "desk", "export", &out]).json();
    let other = machine.path("Other.factdesk").to_string_lossy().into_owned();
    machine.run(&["--json", "desk", "import", &out, &other]).json();
    let page = machine.run(&["--desk", &other, "source", "page", &source]);
    assert!(page.out.contains("p { color: red }"), "{}{}", page.out, page.err);
    assert_eq!(
        machine.run(&["--desk", &other, "--json", "verify"]).json()["ok"],
        true
    );
    machine.run(&["undo"]);
    assert_eq!(machine.run(&["--json", "verify"]).json()["ok"], true);
    machine.run(&["redo"]);
    assert!(
        machine
            .run(&["source", "page", &source])
            .out
            .contains("p { color: red }")
    );
    assert_eq!(machine.run(&["--json", "verify"]).json()["ok"], true);
}
