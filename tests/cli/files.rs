use crate::support::Machine;
use serde_json::json;

const PAGE: &str = "<!DOCTYPE html><html lang=\"da\"><head><title>Nye tal</title>\
    <meta property=\"article:published_time\" content=\"2020-10-11\"></head><body><article><h1>Nye tal</h1>\
    <p>Ministeriet har offentliggjort de årlige tal for udsendte soldater, som der har været stor interesse for.</p>\
    <p>Der var 4.500 soldater i landet i september, og det er færre end året før, siger ministeriet.</p></article></body></html>";

#[test]
fn files_are_read_as_sources_are() {
    let machine = Machine::new();
    let page = machine.file("page.html", PAGE);
    let read = machine
        .run(&["--json", "read", &page, "--url", "https://example.org/tal"])
        .json();
    for key in [
        "state",
        "why",
        "title",
        "byline",
        "publisher",
        "canonical",
        "lang",
        "published",
        "modified",
        "text",
        "pages",
    ] {
        assert!(read.get(key).is_some(), "{key}");
    }
    assert_eq!(read["state"], "ok");
    assert!(read["text"].as_str().unwrap().contains("4.500 soldater"));
    let lines = format!(
        "{}\n{}\n",
        json!({"id": "p1", "path": page}),
        json!({"id": "p2", "path": "/no/such"})
    );
    let ran = machine.run_with_input(&["read", "--batch"], lines.as_bytes());
    assert_eq!(ran.code, 1);
    assert_eq!(ran.lines()[0]["id"], "p1");
    assert!(ran.lines()[1]["error"].is_string());
}

#[test]
fn versions_are_compared_by_passage() {
    let machine = Machine::new();
    let old = machine.file(
        "old.txt",
        "Indledning om sagen og dens parter.\n\nDer var 4000 soldater i landet i september.\n\nSlut.\n",
    );
    let new = machine.file(
        "new.txt",
        "Indledning om sagen og dens parter.\n\nDer var 8600 soldater i landet i september.\n\nSlut.\n",
    );
    let quote = json!({"exact": "Der var 4000 soldater i landet i september.", "prefix": "", "suffix": "", "start": 37, "end": 80});
    let line = format!(
        "{}\n",
        json!({"id": 7, "old": old, "new": new, "quotes": [quote]})
    );
    let ran = machine.run_with_input(&["compare", "--batch"], line.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let answer = &ran.lines()[0];
    assert_eq!((&answer["id"], &answer["page"]), (&json!(7), &json!("changed")));
    assert_eq!(answer["quotes"][0]["state"], "altered");
    let same = machine.run(&["--json", "compare", &old, &old]).json();
    assert_eq!(same["page"], "same");
}

#[test]
fn addresses_are_decided_without_asking() {
    let machine = Machine::new();
    let decide = |words: &[&str]| {
        let words: Vec<&str> = ["--json", "fetch-policy"].iter().chain(words).copied().collect();
        machine.run(&words).json()["allowed"].clone()
    };
    assert_eq!(decide(&["http://127.0.0.1/"]), false);
    assert_eq!(decide(&["http://127.0.0.1/", "--allow-host", "127.0.0.1"]), true);
    assert_eq!(decide(&["https://example.org/"]), json!(null));
    assert_eq!(
        decide(&["https://example.org/", "--resolve", "example.org=10.0.0.1"]),
        false
    );
    assert_eq!(
        decide(&["https://example.org/", "--resolve", "example.org=93.184.216.34"]),
        true
    );
    assert_eq!(
        machine
            .run(&["fetch-policy", "https://example.org", "--resolve", "nonsense"])
            .code,
        2
    );
}
