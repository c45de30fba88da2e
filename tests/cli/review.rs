use crate::server::Server;
use crate::support::{Machine, Ran, sample};
use serde_json::Value;

const TROOPS: &str = "The ministry says that 4,500 soldiers were in the country at the end of September.";

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[track_caller]
fn has(value: &Value, wanted: &[&str]) {
    let keys = keys(value);
    for key in wanted {
        assert!(keys.contains(key), "{key} is not in {keys:?}");
    }
}

fn page(server: &Server, words: &str) {
    server.set_article(
        "/troops",
        "Troop figures",
        &[
            "The defence ministry published its yearly figures on deployments abroad on Thursday, with tables for every mission.",
            words,
            "The figures do not include advisers and contractors, who are counted in a separate report later in the year.",
        ],
    );
}

#[test]
fn a_story_is_reviewed_from_import_to_report() {
    let server = Server::start();
    page(&server, TROOPS);
    let url = server.url("/troops");
    let machine = Machine::with_desk();

    let imported = machine
        .run(&["--json", "import", &sample("da-fiskeri.txt")])
        .json();
    has(
        &imported,
        &["document", "title", "lang", "published", "claims", "sentences"],
    );
    assert_eq!(imported["lang"], "da");
    assert_eq!(imported["published"]["from"], "2021-12-01");
    assert_eq!(imported["published"]["source"], "header");
    let document = imported["document"].as_str().unwrap();

    let queue = machine.run(&["--json", "queue"]).lines();
    assert_eq!(queue.len() as u64, imported["claims"].as_u64().unwrap());
    let wanted = [
        "claim",
        "document",
        "text",
        "start",
        "end",
        "types",
        "checkable",
        "status",
        "rating",
        "deadline",
        "stale",
    ];
    has(&queue[0], &wanted);
    let scores: Vec<f64> = queue
        .iter()
        .map(|claim| claim["checkable"].as_f64().unwrap())
        .collect();
    assert!(
        scores.is_sorted_by(|a, b| a >= b),
        "most checkable first: {scores:?}"
    );
    let claim = queue[0]["claim"].as_str().unwrap();
    let short = &claim[..10];

    let add = |quote: &str| {
        machine.run(&[
            "--json",
            "source",
            "add",
            short,
            &url,
            "--quote",
            quote,
            "--stance",
            "refutes",
            "--allow-host",
            "127.0.0.1",
        ])
    };
    let added = add("4,500 soldiers were in the country").json();
    has(
        &added,
        &["source", "snapshot", "sha256", "state", "evidence", "anchor"],
    );
    assert_eq!(added["state"], "ok");
    assert_eq!(added["sha256"].as_str().unwrap().len(), 64);

    let decide = [
        "--json",
        "verdict",
        short,
        "--rating",
        "mostly_false",
        "--reasoning",
        "Kilden siger 4.500.",
        "--publish",
    ];
    let decided = machine.run(&decide).json();
    assert_eq!(decided["status"], "published");
    assert_eq!(decided["rating"], "mostly_false");

    let undone = machine.run(&["--json", "undo"]).lines();
    has(
        &undone[0],
        &["seq", "id", "at", "reviewer", "kind", "subject", "says"],
    );
    assert_eq!(undone[0]["says"], "Undone: Decided and published: Mostly false");
    assert_eq!(
        machine.run(&["--json", "show", short]).json()["status"],
        "in_review"
    );
    machine.run(&["redo"]);

    let correct = [
        "--json",
        "correct",
        short,
        "--rating",
        "false",
        "--note",
        "Tallet var et andet.",
    ];
    let corrected = machine.run(&correct).json();
    assert_eq!(corrected["status"], "corrected");
    assert_eq!(
        corrected["verdicts"].as_array().unwrap().len(),
        2,
        "the old verdict is kept"
    );
    assert_eq!(corrected["verdicts"][0]["state"], "superseded");

    let html = machine.path("report.html");
    let export = [
        "--json",
        "export",
        document,
        "--format",
        "html",
        "--lang",
        "en",
        "-o",
        html.to_str().unwrap(),
    ];
    let exported = machine.run(&export).json();
    has(&exported, &["file", "bytes", "findings"]);
    let report = std::fs::read_to_string(&html).unwrap();
    assert_eq!(report.len() as u64, exported["bytes"].as_u64().unwrap());
    for part in [
        "4,500 soldiers",
        "Tallet var et andet.",
        added["sha256"].as_str().unwrap(),
        "Earlier verdict: Mostly false",
    ] {
        assert!(report.contains(part), "the report lacks {part}");
    }
    let linked = machine.path("report.jsonld");
    let export = [
        "export",
        document,
        "--format",
        "claimreview",
        "-o",
        linked.to_str().unwrap(),
        "--strict",
    ];
    let ran = machine.run(&export);
    assert_eq!(ran.code, 0, "nothing is left to mend: {}{}", ran.out, ran.err);
    let read: Value = serde_json::from_slice(&std::fs::read(&linked).unwrap()).unwrap();
    assert_eq!(read["@graph"][0]["reviewRating"]["ratingValue"], 1);

    let verified = machine.run(&["--json", "verify"]).json();
    assert_eq!(verified, serde_json::json!({"ok": true, "findings": []}));
}

#[test]
fn a_sync_tells_what_became_of_a_passage_and_marks_the_verdict_stale() {
    let server = Server::start();
    page(&server, TROOPS);
    let url = server.url("/troops");
    let machine = Machine::with_desk();
    machine.run(&["import", &sample("da-fiskeri.txt")]);
    let claim = machine.run(&["--json", "queue", "--limit", "1"]).json()["claim"]
        .as_str()
        .unwrap()
        .to_owned();
    let add = [
        "source",
        "add",
        &claim,
        &url,
        "--quote",
        TROOPS,
        "--stance",
        "supports",
        "--allow-host",
        "127.0.0.1",
    ];
    assert_eq!(machine.run(&add).code, 0);
    machine.run(&[
        "verdict",
        &claim,
        "--rating",
        "true",
        "--reasoning",
        "Det står der.",
        "--publish",
    ]);

    let sync = || {
        machine
            .run(&["--json", "source", "sync", "--allow-host", "127.0.0.1"])
            .lines()
    };
    let first = sync();
    has(&first[0], &["source", "url_sha256", "page", "http", "evidence"]);
    assert_eq!(first[0]["page"], "same");
    assert_eq!(first[0]["evidence"][0]["state"], "unchanged");

    page(&server, &TROOPS.replace("4,500", "8,600"));
    let second = sync();
    assert_eq!(second[0]["page"], "changed");
    assert_eq!(second[0]["evidence"][0]["state"], "altered");
    let difference = second[0]["evidence"][0]["difference"].to_string();
    assert!(
        difference.contains("[\"-\",") && difference.contains("8,600"),
        "{difference}"
    );
    let stale = machine.run(&["--json", "queue", "stale:yes"]).lines();
    assert_eq!(
        stale.len(),
        1,
        "the verdict rests on words that are no longer there"
    );
    assert_eq!(stale[0]["stale"][0], "passage_altered");

    server.set("/troops", 404, "gone");
    assert_eq!(sync()[0]["http"], 404);
    assert_eq!(machine.run(&["verify"]).code, 0);
}

#[test]
fn a_date_that_is_set_later_is_counted_from_and_decisions_are_kept() {
    let machine = Machine::with_desk();
    let story = "Ministeren sagde lørdag, at 4000 soldater er trukket ud af landet. Ifølge aftalen skal resten ud inden for 14 måneder.";
    let file = machine.file("story.txt", story);
    let document = machine.run(&["--json", "import", &file]).json()["document"]
        .as_str()
        .unwrap()
        .to_owned();
    let claim = machine.run(&["--json", "queue", "--limit", "1"]).json()["claim"]
        .as_str()
        .unwrap()
        .to_owned();
    machine.run(&[
        "verdict",
        &claim,
        "--rating",
        "true",
        "--reasoning",
        "Det passer.",
    ]);
    let set = [
        "--json",
        "document",
        "set",
        &document,
        "--published",
        "2020-10",
        "--origin",
        "Avisen",
        "--title",
        "Ny titel",
    ];
    let changed = machine.run(&set).json();
    assert_eq!(changed["published"]["from"], "2020-10-01");
    assert_eq!(changed["title"], "Ny titel");
    let shown = machine.run(&["--json", "show", &claim]).json();
    assert_eq!(shown["rating"], "true", "the decision is kept");
    let shown = machine.run(&["--json", "show", &document]).json();
    assert_eq!(shown["origin"], "Avisen");
    assert_eq!(shown["text"], story);
}

#[test]
fn the_history_is_told_by_claim_in_the_readers_language() {
    let machine = Machine::with_desk();
    machine.run(&["import", &sample("en-ferry.txt")]);
    let claim = machine.run(&["--json", "queue", "--limit", "1"]).json()["claim"]
        .as_str()
        .unwrap()
        .to_owned();
    machine.run(&["--reviewer", "Åse", "set-aside", &claim, "--reason", "too_vague"]);
    let danish = |words: &[&str]| {
        let output = machine
            .command(words)
            .env("LANG", "da_DK.UTF-8")
            .output()
            .unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    };
    let told = danish(&["--json", "history", &claim]).lines();
    assert_eq!(told[0]["says"], "Påstand lagt til side: for upræcis");
    assert_eq!(told[0]["reviewer"], "Åse");
    assert_eq!(machine.run(&["undo"]).code, 3, "the step is another reviewer's");
    assert_eq!(machine.run(&["--reviewer", "Åse", "undo"]).code, 0);
    let open = machine.run(&["--json", "show", &claim]).json();
    assert_eq!(open["status"], "open");
}

#[test]
fn a_backup_brings_back_what_was() {
    let machine = Machine::with_desk();
    machine.run(&["import", &sample("da-havnen.txt")]);
    assert_eq!(machine.run(&["--json", "backup"]).json()["ok"], true);
    let before = machine.everything();
    machine.run(&["import", &sample("en-ferry.txt")]);
    assert_ne!(machine.everything(), before);
    let copies = machine.run(&["--json", "backup", "--list"]).lines();
    let name = copies[0]["name"].as_str().unwrap();
    assert_eq!(machine.run(&["restore", name]).code, 0);
    assert_eq!(machine.everything(), before);
    assert_eq!(machine.run(&["compact"]).code, 0);
    assert_eq!(machine.run(&["verify"]).code, 0);
}
