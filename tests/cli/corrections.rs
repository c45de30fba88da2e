//! A reviewer corrects what was found: a claim's words, and the values read in it.

use crate::support::{Machine, Ran};
use serde_json::Value;

const STORY: &str =
    "Der er 4.000 soldater i Kabul og 300 i Herat. De skal være hjemme inden udgangen af maj 2021.";

#[track_caller]
fn ok(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

fn desk() -> (Machine, String, Vec<Value>) {
    let machine = Machine::with_desk();
    let words = [
        "--json",
        "import",
        "-",
        "--lang",
        "da",
        "--published",
        "2020-10-11",
    ];
    let imported = machine.run_with_input(&words, STORY.as_bytes()).json();
    let document = imported["document"].as_str().unwrap().to_owned();
    let claims = queue(&machine, &document);
    (machine, document, claims)
}

fn queue(machine: &Machine, document: &str) -> Vec<Value> {
    let query = format!("document:{document}");
    let mut claims = machine
        .run(&["--json", "queue", &query, "--sort", "story"])
        .lines();
    claims.sort_by_key(|claim| claim["start"].as_u64());
    claims
}

fn id(claim: &Value) -> &str {
    claim["claim"].as_str().unwrap()
}

fn texts(machine: &Machine, document: &str) -> Vec<String> {
    let claims = queue(machine, document);
    claims
        .iter()
        .map(|claim| claim["text"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_claim_is_narrowed_split_merged_and_added_and_all_is_undone() {
    let (machine, document, claims) = desk();
    let before = texts(&machine, &document);
    let last = id(claims.last().unwrap());
    ok(&machine.run(&["claim", "bounds", last, "--words", "inden udgangen af maj 2021"]));
    assert_eq!(
        texts(&machine, &document).last().unwrap(),
        "inden udgangen af maj 2021"
    );
    ok(&machine.run(&["claim", "split", last, "--before", "maj"]));
    assert!(texts(&machine, &document).contains(&"maj 2021".to_owned()));
    ok(&machine.run(&["claim", "merge", last]));
    assert_eq!(
        texts(&machine, &document).last().unwrap(),
        "inden udgangen af maj 2021"
    );
    let added = machine
        .run(&["--json", "claim", "add", &document, "--words", "300 i Herat"])
        .json();
    assert_eq!(added["text"], "300 i Herat");
    machine
        .run(&["claim", "add", &document, "--words", "300 i Herat"])
        .refused(3, "");
    machine
        .run(&["claim", "bounds", last, "--words", "står her ikke"])
        .refused(3, "står her ikke");
    let history = machine.run(&["history", last]);
    assert!(
        history.out.contains("inden udgangen af maj 2021"),
        "{}",
        history.out
    );
    // What a reviewer made of the story outlives another reading of it.
    ok(&machine.run(&["document", "set", &document, "--published", "2019"]));
    assert!(texts(&machine, &document).contains(&"300 i Herat".to_owned()));
    ok(&machine.run(&["undo", "-n", "5"]));
    assert_eq!(texts(&machine, &document), before);
    ok(&machine.run(&["verify"]));
}

#[test]
fn a_reviewers_date_moves_the_deadline_and_stands_in_the_report() {
    let (machine, document, claims) = desk();
    let due = claims.iter().find(|claim| !claim["deadline"].is_null()).unwrap();
    let by = due["deadline"]["by"].clone();
    ok(&machine.run(&["claim", "read", id(due), "--time", "2022-03"]));
    let now = machine.run(&["--json", "show", id(due)]).json();
    assert_eq!(now["deadline"]["by"]["to"], "2022-04-01");
    let list = machine.run(&["--json", "queue", "due:>=2022"]).lines();
    assert_eq!(id(&list[0]), id(due));
    ok(&machine.run(&[
        "verdict",
        id(due),
        "--rating",
        "false",
        "--reasoning",
        "Nej.",
        "--publish",
    ]));
    let file = machine.file("rapport.md", "");
    ok(&machine.run(&["export", &document, "--format", "markdown", "-o", &file]));
    let report = std::fs::read_to_string(&file).unwrap();
    assert!(report.contains("2022"), "{report}");
    machine
        .run(&["claim", "read", id(due), "--time", "en gang"])
        .refused(3, "en gang");
    ok(&machine.run(&["claim", "read", id(due), "--time", ""]));
    assert_eq!(
        machine.run(&["--json", "show", id(due)]).json()["deadline"]["by"],
        by
    );
    ok(&machine.run(&["verify"]));
}

#[test]
fn a_number_is_read_in_the_storys_language_and_a_speaker_by_name() {
    let (machine, _, claims) = desk();
    let first = id(&claims[0]);
    ok(&machine.run(&["claim", "read", first, "--number", "4.500 soldater"]));
    ok(&machine.run(&["claim", "read", first, "--speaker", "Mette Ravn"]));
    let shown = machine.run(&["show", first]);
    assert!(
        shown.out.contains("4.500") || shown.out.contains("4,500"),
        "{}",
        shown.out
    );
    assert!(shown.out.contains("Mette Ravn"), "{}", shown.out);
    let found = machine.run(&["--json", "queue", "speaker:ravn"]).lines();
    assert_eq!(id(&found[0]), first);
    ok(&machine.run(&["verify"]));
}
