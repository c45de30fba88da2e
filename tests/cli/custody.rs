//! What is kept of a source, and how it can be seen, proved and taken along.

use crate::authority::{Authority, Manner};
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

#[test]
fn snapshots_leave_as_one_file_that_viewers_of_web_archives_open() {
    let server = Server::start();
    let (machine, claim) = machine();
    article(
        &server,
        "/b",
        "<style>p { color: red }</style>",
        "There were 4,000 soldiers",
    );
    article(&server, "/a?x=1", "", "There were 4,500 soldiers");
    for path in ["/b", "/a?x=1"] {
        attach(&machine, &claim, &server.url(path), &[]);
    }
    let note = machine.file("note.txt", "There were 4,500 soldiers in the camp.");
    machine.run(&["--json", "source", "add", &claim, &note]).json();
    let path = machine.path("sources.wacz");
    let written = machine
        .run(&["--json", "source", "wacz", "-o", path.to_str().unwrap()])
        .json();
    assert_eq!(
        (&written["sources"], &written["snapshots"]),
        (&3.into(), &3.into())
    );

    let mut zip = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let mut held = std::collections::BTreeMap::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        if name.starts_with("archive/") {
            assert_eq!(file.compression(), zip::CompressionMethod::Stored);
        }
        held.insert(name, bytes);
    }
    let names: Vec<&str> = held.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "archive/data.warc.gz",
            "datapackage-digest.json",
            "datapackage.json",
            "indexes/index.cdxj",
            "pages/pages.jsonl"
        ]
    );
    let sha256 = |bytes: &[u8]| {
        let digest = <sha2::Sha256 as sha2::Digest>::digest(bytes);
        let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("sha256:{digits}")
    };
    let json = |name: &str| serde_json::from_slice::<Value>(&held[name]).unwrap();
    assert_eq!(
        json("datapackage-digest.json")["hash"],
        sha256(&held["datapackage.json"])
    );
    let package = json("datapackage.json");
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), 3);
    for resource in resources {
        let bytes = &held[resource["path"].as_str().unwrap()];
        assert_eq!(resource["hash"], sha256(bytes));
        assert_eq!(resource["bytes"], bytes.len());
    }
    let pages = String::from_utf8(held["pages/pages.jsonl"].clone()).unwrap();
    assert_eq!(pages.lines().count(), 3, "{pages}");
    assert!(pages.contains(&server.url("/a?x=1")));
    // Every line of the index leads to a record that can be unpacked by itself.
    let index = String::from_utf8(held["indexes/index.cdxj"].clone()).unwrap();
    let lines: Vec<&str> = index.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines.is_sorted());
    for line in lines {
        let about: Value = serde_json::from_str(line.splitn(3, ' ').nth(2).unwrap()).unwrap();
        let place = |name: &str| about[name].as_str().unwrap().parse::<usize>().unwrap();
        let packed = &held["archive/data.warc.gz"][place("offset")..place("offset") + place("length")];
        let mut record = String::new();
        let mut unpacked = flate2::read::GzDecoder::new(packed);
        std::io::Read::read_to_string(&mut unpacked, &mut record).unwrap();
        assert!(record.starts_with("WARC/1.1\r\n"), "{record}");
        assert!(record.contains(&format!(
            "WARC-Target-URI: {}\r\n",
            about["url"].as_str().unwrap()
        )));
        assert!(record.contains(" soldiers"), "{record}");
    }
    machine
        .run(&["source", "wacz", "-o", "/nowhere/at/all.wacz"])
        .refused(3, "/nowhere/at/all.wacz");
}

#[test]
fn two_snapshots_stand_beside_each_other() {
    let server = Server::start();
    let (machine, claim) = machine();
    article(&server, "/story", "", "There were 4,000 soldiers in the camp");
    let added = attach(&machine, &claim, &server.url("/story"), &[]);
    let source = added["source"].as_str().unwrap();
    machine
        .run(&["source", "diff", source])
        .refused(3, "no earlier snapshot");
    article(&server, "/story", "", "There were 8,600 soldiers in the camp");
    machine.run(&[
        "--json",
        "source",
        "sync",
        "--source",
        source,
        "--allow-host",
        "127.0.0.1",
    ]);
    let diff = machine.run(&["--json", "source", "diff", source]).json();
    assert_eq!(diff["changed"], 1, "{diff:#}");
    let shown = machine.run(&["source", "diff", source]);
    assert!(
        shown
            .out
            .contains("There were [-4,000-]{+8,600+} soldiers in the camp"),
        "{}",
        shown.out
    );
    // The other way round, by name.
    let (before, after) = (diff["before"].as_str().unwrap(), diff["after"].as_str().unwrap());
    let back = machine.run(&["source", "diff", source, after, before]);
    assert!(back.out.contains("[-8,600-]{+4,000+}"), "{}", back.out);
}

#[test]
fn an_authority_stamps_a_snapshot_and_verify_checks_it() {
    let server = Server::start();
    let (machine, claim) = machine();
    article(&server, "/story", "", "There were 4,000 soldiers in the camp");
    let added = attach(&machine, &claim, &server.url("/story"), &[]);
    let source = added["source"].as_str().unwrap();
    let authority = Authority::start();
    let url = authority.url();
    let stamp = |more: &[&str]| {
        let words = [
            "--json",
            "source",
            "timestamp",
            source,
            "--allow-host",
            "127.0.0.1",
        ];
        machine.run(&[&words, more].concat())
    };
    stamp(&[]).refused(3, "authority");
    for (manner, words) in [
        (Manner::Refuses, "refused"),
        (Manner::OtherDigest, "other bytes"),
        (Manner::OtherNonce, "another request"),
        (Manner::OtherKey, "signature"),
        (Manner::ChangesMoment, "signature"),
        (Manner::NoToken, "no timestamp"),
    ] {
        authority.behave(manner);
        stamp(&["--authority", &url]).refused(4, words);
    }
    machine
        .run(&["source", "timestamp", source, "--authority", &url])
        .refused(4, "127.0.0.1");
    authority.behave(Manner::Honest);
    machine.run(&["settings", &format!("timestamp-authority={url}")]);
    let token = machine.path("token.tsr");
    let stamped = stamp(&["-o", token.to_str().unwrap()]).json();
    assert_eq!(stamped["at"], "2024-03-15T12:00:00.000Z");
    assert_eq!(stamped["sha256"], added["sha256"]);
    assert!(
        stamped["signer"].as_str().unwrap().contains("Test authority"),
        "{stamped:#}"
    );
    // For tools that know nothing of Factdesk: openssl ts -verify.
    std::fs::write(machine.path("authority.pem"), &authority.certificate_pem).unwrap();
    if let Some(keep) = std::env::var_os("FACTDESK_KEEP_TOKEN") {
        for file in ["token.tsr", "authority.pem"] {
            std::fs::copy(machine.path(file), std::path::Path::new(&keep).join(file)).unwrap();
        }
        std::fs::write(
            std::path::Path::new(&keep).join("digest"),
            added["sha256"].as_str().unwrap(),
        )
        .unwrap();
    }
    assert!(!std::fs::read(&token).unwrap().is_empty());
    let shown = machine.run(&["--json", "source", "show", source]).json();
    let kept = shown["snapshots"][0]["kept"].as_array().unwrap();
    assert!(kept.iter().any(|one| one["what"] == "timestamp"), "{kept:#?}");
    assert_eq!(machine.run(&["--json", "verify"]).json()["ok"], true);
    let history = machine.run(&["history"]);
    assert!(history.out.contains("Timestamp by 127.0.0.1"), "{}", history.out);
}

#[test]
fn an_archived_copy_is_asked_for_and_kept_as_what_it_is() {
    let server = Server::start();
    let (machine, claim) = machine();
    article(&server, "/story", "", "There were 4,000 soldiers in the camp");
    let url = server.url("/story");
    let added = attach(&machine, &claim, &url, &["--quote", "4,000 soldiers"]);
    let source = added["source"].as_str().unwrap();
    server.set("/story", 410, "<h1>Gone</h1>");
    let sync = ["source", "sync", "--source", source, "--allow-host", "127.0.0.1"];
    let synced = machine.run(&sync);
    assert!(synced.out.contains("gone"), "{}", synced.out);
    assert!(synced.err.contains("factdesk source archived"), "{}", synced.err);
    assert!(
        server.asked().iter().all(|path| path == "/story"),
        "an archive is not asked unasked"
    );

    let map = server.url("/map/{url}");
    machine.run(&["settings", &format!("archive={map}")]);
    let copies: String = [
        ("20200102030405", "Thu, 02 Jan 2020"),
        ("20210102030405", "Sat, 02 Jan 2021"),
    ]
    .iter()
    .map(|(at, day)| {
        let copy = server.url(&format!("/web/{at}/{url}"));
        format!("<{copy}>; rel=\"memento\"; datetime=\"{day} 03:04:05 GMT\",\n")
    })
    .collect();
    let archived = |more: &[&str]| {
        let words = [
            "--json",
            "source",
            "archived",
            source,
            "--allow-host",
            "127.0.0.1",
        ];
        machine.run(&[&words, more].concat())
    };
    assert_eq!(archived(&[]).out, "", "an archive that knows nothing of the page");
    archived(&["--keep"]).refused(4, "127.0.0.1");
    server.set_with(
        &format!("/map/{url}"),
        200,
        "Content-Type: application/link-format\r\n",
        copies.as_bytes(),
    );
    let found = archived(&[]).lines();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0]["taken"], "2021-01-02T03:04:05.000Z");
    article(
        &server,
        &format!("/web/20210102030405id_/{url}"),
        "",
        "There were 4,000 soldiers in the old camp",
    );
    let kept = archived(&["--keep"]).json();
    assert_eq!(kept["taken"], "2021-01-02T03:04:05.000Z");
    let shown = machine.run(&["--json", "source", "show", source]).json();
    assert!(shown["text"].as_str().unwrap().contains("in the old camp"));
    assert_eq!(shown["snapshots"][0]["kept"][0]["what"], "archive");
    assert_eq!(
        shown["snapshots"][0]["kept"][0]["about"]["original"],
        url.as_str()
    );
    assert_eq!(machine.run(&["--json", "verify"]).json()["ok"], true);
    // The page is back: it is held against what its host had, not against the archive's copy.
    article(&server, "/story", "", "There were 4,000 soldiers in the camp");
    let back = machine.run(&[
        "--json",
        "source",
        "sync",
        "--source",
        source,
        "--allow-host",
        "127.0.0.1",
    ]);
    let back = &back.lines()[0];
    assert_eq!(
        (&back["page"], &back["evidence"][0]["state"]),
        (&"same".into(), &"unchanged".into()),
        "{back:#}"
    );
    archived(&["--keep", "https://elsewhere.example/"]).refused(4, "127.0.0.1");
}
