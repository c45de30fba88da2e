use crate::server::Server;
use crate::support::{Machine, sample};

/// Runs a command that must be refused, and proves that the desk is as it was.
#[track_caller]
fn refused(machine: &Machine, words: &[&str], code: i32, says: &str) {
    let before = machine.everything();
    machine.run(words).refused(code, says);
    assert_eq!(machine.everything(), before, "the desk is as it was");
}

fn with_story() -> (Machine, String) {
    let machine = Machine::with_desk();
    machine.run(&["import", &sample("da-havnen.txt")]);
    let claim = machine.run(&["--json", "queue", "--limit", "1"]).json()["claim"]
        .as_str()
        .unwrap()
        .to_owned();
    (machine, claim)
}

#[test]
fn files_that_are_no_story_are_refused() {
    let (machine, _) = with_story();
    let file = |name: &str, bytes: &[u8]| machine.file(name, bytes);
    refused(&machine, &["import", "/no/such/file.txt"], 3, "no such file");
    refused(&machine, &["import", "."], 3, "cannot be read");
    refused(&machine, &["import", &file("empty.txt", b"")], 3, "no text");
    refused(
        &machine,
        &["import", &file("blank.txt", b" \n\t\n")],
        3,
        "no text",
    );
    refused(
        &machine,
        &["import", &file("nul.txt", b"Han sagde det.\0\0Det var alt.")],
        3,
        "not a text",
    );
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    refused(&machine, &["import", &file("picture.txt", png)], 3, "");
    let elf: Vec<u8> = [0x7f, b'E', b'L', b'F']
        .into_iter()
        .chain((0..=255).cycle().take(4000))
        .collect();
    refused(&machine, &["import", &file("program.txt", &elf)], 3, "");
}

#[test]
fn addresses_that_lead_nowhere_are_refused() {
    let (machine, claim) = with_story();
    let server = Server::start();
    server.set("/error", 500, "broken");
    let allow = ["--allow-host", "127.0.0.1"];
    let with_host = |words: &[&str]| -> Vec<String> {
        words
            .iter()
            .chain(&allow)
            .map(|word| (*word).to_owned())
            .collect()
    };
    refused(
        &machine,
        &["import", "ftp://example.org/x"],
        3,
        "not a web address",
    );
    refused(&machine, &["import", "http://"], 3, "not a web address");
    refused(&machine, &["import", &server.url("/x")], 4, "not public");
    refused(
        &machine,
        &["source", "add", &claim, &server.url("/x")],
        4,
        "not public",
    );
    refused(
        &machine,
        &["source", "add", &claim, "http://localhost/"],
        4,
        "not public",
    );
    for (path, says) in [("/missing", "404"), ("/error", "500")] {
        let url = server.url(path);
        for words in [vec!["import", &url], vec!["source", "add", &claim, &url]] {
            let words = with_host(&words);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            refused(&machine, &words, 4, says);
        }
    }
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let url = format!("http://{closed}/");
    let words = with_host(&["import", &url]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    refused(&machine, &words, 4, "did not answer");
}

#[test]
fn a_quote_that_is_not_in_the_source_is_refused() {
    let (machine, claim) = with_story();
    let source = machine.file(
        "source.txt",
        "Der var 4.500 soldater i landet i september, siger ministeriet.",
    );
    refused(
        &machine,
        &["source", "add", &claim, &source, "--quote", "8.600 soldater"],
        3,
        "does not stand in the source",
    );
    let found = machine
        .run(&[
            "--json",
            "source",
            "add",
            &claim,
            &source,
            "--quote",
            "4.500  soldater",
        ])
        .json();
    assert!(found["evidence"].is_string(), "white space may differ: {found}");
}

#[test]
fn words_and_states_that_do_not_fit_are_refused() {
    let (machine, claim) = with_story();
    let decide = |rating: &str, reasoning: &str| {
        let words = ["verdict", &claim, "--rating", rating, "--reasoning", reasoning];
        words.map(str::to_owned)
    };
    for (words, says) in [
        (decide("perhaps", "Fordi."), "no such rating"),
        (decide("true", "  "), "Words are missing"),
    ] {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        refused(&machine, &words, 3, says);
    }
    refused(
        &machine,
        &["correct", &claim, "--rating", "true", "--note", "x"],
        3,
        "as it is now",
    );
    refused(&machine, &["withdraw", &claim, "--note", "x"], 3, "as it is now");
    refused(&machine, &["show", "zzzzzz"], 3, "no such");
    refused(&machine, &["queue", "nonsense:1"], 3, "query cannot be read");
    refused(&machine, &["redo"], 3, "nothing to redo");
    refused(
        &machine,
        &["import", &sample("en-ferry.txt"), "--lang", "xx"],
        3,
        "language is not known",
    );
    refused(
        &machine,
        &["import", &sample("en-ferry.txt"), "--published", "11.10.2020"],
        3,
        "date cannot be read",
    );
    let nowhere = machine.path("no/folder/report.html");
    let document = machine.run(&["--json", "document", "list"]).lines()[0]["document"]
        .as_str()
        .unwrap()
        .to_owned();
    refused(
        &machine,
        &["export", &document, "-o", nowhere.to_str().unwrap()],
        3,
        "cannot be written",
    );
}

#[test]
fn wrong_usage_ends_with_2_and_a_missing_desk_with_5() {
    let machine = Machine::new();
    assert_eq!(machine.run(&["frobnicate"]).code, 2);
    assert_eq!(machine.run(&["set-aside", "x", "--reason", "bored"]).code, 2);
    let nowhere = machine.path("Nowhere.factdesk");
    machine
        .run(&["--desk", nowhere.to_str().unwrap(), "queue"])
        .refused(5, "factdesk init");
    let file = machine.file("file.factdesk", "x");
    machine.run(&["--desk", &file, "queue"]).refused(5, "damaged");
    assert_eq!(machine.run(&["init"]).code, 0);
    machine.run(&["init"]).refused(3, "already");
}

#[test]
fn findings_make_a_strict_export_say_no() {
    let (machine, claim) = with_story();
    machine.run(&[
        "verdict",
        &claim,
        "--rating",
        "true",
        "--reasoning",
        "Det passer.",
    ]);
    let out = machine.path("report.md");
    let ran = machine.run(&[
        "--json",
        "export",
        "--query",
        "status:decided",
        "--format",
        "markdown",
        "-o",
        out.to_str().unwrap(),
        "--strict",
    ]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let whats: Vec<&str> = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["what"].as_str().unwrap())
        .collect();
    assert!(
        whats.contains(&"verdict_without_evidence") && whats.contains(&"verdict_unpublished"),
        "{whats:?}"
    );
    assert!(out.exists(), "the report is written all the same");
}
