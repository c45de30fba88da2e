use crate::support::Machine;
use serde_json::Value;

const STORY: &str = "11. oktober 2020

I februar underskrev USA og Taliban en fredsaftale. Ifølge aftalen skal de amerikanske styrker være ude af Afghanistan \
senest 31. december 2020.

Der er omkring 4000 amerikanske soldater i Afghanistan i november, siger Donald Trump til CBS News. Arbejdsløsheden er \
på 4,7 procent.
";

const SOURCE: &str = "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Troop figures | Courier</title>
<meta property='article:published_time' content='2020-11-17T10:00:00Z'></head><body><main><article><h1>Troop figures</h1>
<p>The Pentagon counted 8,600 soldiers in Afghanistan in June, and 4,500 troops in November.</p>
<p>Under the agreement signed in Doha, the United States must withdraw all forces by May 2021.</p>
<p>The island has 900 inhabitants, and its harbour was built in 1876 by a company from Leeds.</p>
<p>The weather at the meeting was fine, and the food was praised by all who had some of it.</p>
</article></main></body></html>";

/// A desk with the story and the source, which hangs on the story's first claim.
fn machine() -> Machine {
    let machine = Machine::with_desk();
    let story = machine.file("story.txt", STORY);
    machine.run(&["--json", "import", &story, "--lang", "da"]).json();
    let page = machine.file("page.html", SOURCE);
    let first = claim(&machine, "I februar");
    machine.run(&["--json", "source", "add", &first, &page]).json();
    machine
}

fn claim(machine: &Machine, begins: &str) -> String {
    let queue = machine.run(&["--json", "queue"]).lines();
    let found = queue
        .iter()
        .find(|claim| claim["text"].as_str().unwrap().starts_with(begins));
    found.unwrap_or_else(|| panic!("no claim {begins}"))["claim"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn suggested(machine: &Machine, begins: &str) -> Vec<Value> {
    machine
        .run(&["--json", "source", "suggest", &claim(machine, begins)])
        .lines()
}

#[test]
fn a_number_is_found_in_another_language_with_its_difference() {
    let machine = machine();
    let found = suggested(&machine, "Der er omkring 4000");
    let best = &found[0];
    assert!(
        best["text"].as_str().unwrap().contains("4,500 troops"),
        "{found:#?}"
    );
    assert_eq!(best["difference"], "12.5 % higher");
    assert_eq!(best["shared"], serde_json::json!(["soldier", "2020-11", "AF"]));
    let text = machine
        .run(&["--json", "source", "show", best["source"].as_str().unwrap()])
        .json();
    let words: String = text["text"]
        .as_str()
        .unwrap()
        .chars()
        .skip(best["start"].as_u64().unwrap() as usize)
        .take((best["end"].as_u64().unwrap() - best["start"].as_u64().unwrap()) as usize)
        .collect();
    assert_eq!(best["text"], words, "the place is that of the words");
}

#[test]
fn a_deadline_is_found_with_the_months_between() {
    let found = suggested(&machine(), "Ifølge aftalen");
    assert!(
        found[0]["text"].as_str().unwrap().contains("by May 2021"),
        "{found:#?}"
    );
    assert_eq!(found[0]["difference"], "4 months later");
}

#[test]
fn what_has_nothing_to_do_with_a_claim_is_not_suggested() {
    assert_eq!(suggested(&machine(), "Arbejdsløsheden"), Vec::<Value>::new());
}

#[test]
fn a_passage_that_is_evidence_is_not_suggested_again() {
    let machine = machine();
    let troops = claim(&machine, "Der er omkring 4000");
    let page = machine.path("page.html").to_string_lossy().into_owned();
    machine
        .run(&[
            "--json",
            "source",
            "add",
            &troops,
            &page,
            "--quote",
            "4,500 troops in November",
        ])
        .json();
    let found = suggested(&machine, "Der er omkring 4000");
    assert!(
        found
            .iter()
            .all(|found| !found["text"].as_str().unwrap().contains("4,500")),
        "{found:#?}"
    );
}

#[test]
fn the_reader_sees_both_sides_in_their_own_language() {
    let machine = machine();
    let troops = claim(&machine, "Der er omkring 4000");
    let mut command = machine.command(&["source", "suggest", &troops, "--limit", "1"]);
    let shown = command.env("LANG", "da_DK.UTF-8").output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(
        shown.contains("4000 amerikanske soldater ↔ 4,500 troops: 12,5 % højere"),
        "{shown}"
    );
}

#[test]
fn a_claim_that_is_not_there_is_refused() {
    machine().run(&["source", "suggest", "zzzz"]).refused(3, "zzzz");
}
