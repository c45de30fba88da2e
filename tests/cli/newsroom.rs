//! Several people at one desk: rules, assessments, work handed out, and what may not be seen before its time.

use crate::support::{Machine, Ran, sample};
use serde_json::Value;

/// Somebody at the desk.
fn by(machine: &Machine, name: &str, words: &[&str]) -> Ran {
    let mut all = vec!["--reviewer", name];
    all.extend(words);
    machine.run(&all)
}

/// A desk with a story, and its claims, the most checkable first.
fn with_story() -> (Machine, String, Vec<String>) {
    let machine = Machine::with_desk();
    let imported = machine
        .run(&["--json", "import", &sample("da-havnen.txt")])
        .json();
    let claims = ids(&machine.run(&["--json", "queue"]));
    (machine, imported["document"].as_str().unwrap().to_owned(), claims)
}

fn ids(ran: &Ran) -> Vec<String> {
    ran.lines()
        .iter()
        .map(|line| line["claim"].as_str().unwrap().to_owned())
        .collect()
}

#[track_caller]
fn ok(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

const SECRET: &str = "Hemmeligheden";

fn assess<'a>(claim: &'a str, rating: &'a str) -> [&'a str; 6] {
    ["assess", claim, "--rating", rating, "--reasoning", SECRET]
}

#[test]
fn a_verdict_waits_for_two_reviewers_where_the_desk_asks_for_them() {
    let (machine, _, claims) = with_story();
    let claim = claims[0].as_str();
    ok(&machine.run(&["settings", "two-person=on"]));
    let decide = ["verdict", claim, "--rating", "false", "--reasoning", "Nej."];
    let words = "0 of the 2 assessments";
    by(&machine, "Anna", &decide).refused(3, words);
    ok(&by(&machine, "Anna", &assess(claim, "false")));
    ok(&by(&machine, "Anna", &assess(claim, "mostly_false")));
    by(&machine, "Anna", &decide).refused(3, "1 of the 2 assessments");
    ok(&by(&machine, "Bo", &assess(claim, "false")));
    ok(&by(&machine, "Anna", &decide));
    let shown = machine.run(&["--json", "show", claim]).json();
    assert_eq!(shown["status"], "decided");
    assert_eq!(shown["assessments"].as_array().unwrap().len(), 2);
    ok(&machine.run(&["publish", claim]));
    let correct = ["correct", claim, "--rating", "true", "--note", "Vi tog fejl."];
    machine.run(&correct).refused(3, "0 of the 2 assessments");
    ok(&by(&machine, "Anna", &assess(claim, "true")));
    ok(&by(&machine, "Bo", &assess(claim, "true")));
    ok(&machine.run(&correct));
    let withdraw = ["withdraw", claim, "--note", "Det hastede."];
    ok(&machine.run(&withdraw));
    assert_eq!(machine.run(&["--json", "verify"]).json()["ok"], true);
}

/// Everything that Bo can ask, in words and in JSON.
fn all_questions(machine: &Machine, document: &str, claim: &str) -> String {
    let questions: Vec<Vec<&str>> = vec![
        vec!["show", claim],
        vec!["show", document],
        vec!["history"],
        vec!["history", claim],
        vec!["queue"],
        vec!["queue", "--sort", "own"],
        vec!["queue", "has:assessment"],
        vec!["queue", "assessed:Anna"],
        vec!["queue", "rating:mostly_false"],
        vec!["search", SECRET],
        vec!["search", "Hemmel*"],
        vec!["seen", claim],
        vec!["due"],
        vec!["agreement"],
        vec!["reviewers"],
        vec!["views", "list"],
        vec!["coverage", document],
        vec!["checklist", claim],
        vec!["templates", claim],
        vec!["settings"],
        vec!["document", "list"],
    ];
    let mut told = String::new();
    for question in questions {
        for more in [&[][..], &["--json"]] {
            let words: Vec<&str> = more.iter().chain(&question).copied().collect();
            let ran = by(machine, "Bo", &words);
            ok(&ran);
            told += &ran.out;
            told += &ran.err;
        }
    }
    for format in ["html", "markdown", "claimreview", "csv", "json"] {
        let file = machine.path("report");
        let file = file.to_str().unwrap();
        let by_query = [
            "export",
            "--query",
            "status:in_review",
            "--format",
            format,
            "-o",
            file,
        ];
        for words in [
            &["export", document, "--format", format, "-o", file],
            &by_query[..],
        ] {
            ok(&by(machine, "Bo", words));
            told += &std::fs::read_to_string(file).unwrap();
        }
    }
    told
}

#[test]
fn no_question_tells_the_first_assessment_before_the_second_is_given() {
    let (machine, document, claims) = with_story();
    let claim = claims[0].as_str();
    ok(&machine.run(&["settings", "blind=on", "two-person=on"]));
    ok(&by(&machine, "Anna", &assess(claim, "mostly_false")));
    let tells = |told: &str| [SECRET, "mostly_false", "Mostly false"].map(|words| told.contains(words));
    assert_eq!(tells(&all_questions(&machine, &document, claim)), [false; 3]);
    let hidden = by(&machine, "Bo", &["--json", "show", claim]).json();
    assert_eq!(hidden["process"]["hidden"], 1);
    assert_eq!(hidden["process"]["given"], 1, "that there is one is no secret");
    let history = by(&machine, "Bo", &["history", claim]).out;
    assert!(
        history.contains("hidden until you have given your own"),
        "{history}"
    );
    // Nor do undo and redo, which tell what they took back.
    ok(&by(&machine, "Anna", &["undo"]));
    assert_eq!(tells(&all_questions(&machine, &document, claim)), [false; 3]);
    ok(&by(&machine, "Anna", &["redo"]));
    assert_eq!(tells(&all_questions(&machine, &document, claim)), [false; 3]);
    // The whole ledger would tell it all.
    let folder = machine.path("eksport");
    let folder = folder.to_str().unwrap();
    by(&machine, "Bo", &["desk", "export", folder]).refused(3, "Blind review");
    assert!(!machine.path("eksport").exists());
    // Who wrote it sees it.
    assert!(by(&machine, "Anna", &["show", claim]).out.contains(SECRET));
    ok(&by(
        &machine,
        "Bo",
        &["assess", claim, "--rating", "true", "--reasoning", "Jo."],
    ));
    assert!(
        by(&machine, "Bo", &["show", claim]).out.contains(SECRET),
        "after an own one it is shown"
    );
    assert!(
        by(&machine, "Carl", &["show", claim]).out.contains(SECRET),
        "who decides between two sees both"
    );
    ok(&by(&machine, "Bo", &["desk", "export", folder]));
    let figures = by(&machine, "Bo", &["--json", "agreement"]).json();
    assert_eq!(
        (&figures["n_claims"], &figures["percent"]),
        (&Value::from(1), &Value::from(0.0))
    );
}

#[test]
fn one_step_does_something_to_many_claims_and_one_undo_takes_it_back() {
    let (machine, _, claims) = with_story();
    let [a, b] = [claims[0].as_str(), claims[1].as_str()];
    ok(&by(&machine, "Anna", &["tag", "havnen", a, b]));
    ok(&by(&machine, "Bo", &["priority", "3", a]));
    ok(&by(&machine, "Bo", &["assign", "Anna", "--query", "tag:havnen"]));
    let tagged = machine
        .run(&["--json", "queue", "tag:havnen", "assignee:Anna", "priority:>0"])
        .lines();
    assert_eq!(tagged.len(), 1);
    assert_eq!(tagged[0]["claim"], a);
    assert_eq!(tagged[0]["priority"], 3);
    assert_eq!(tagged[0]["assignee"], "Anna");
    assert_eq!(tagged[0]["tags"], serde_json::json!(["havnen"]));
    assert_eq!(
        ids(&machine.run(&["--json", "queue", "--", "tag:havnen", "-priority:>0"])),
        [b]
    );
    let aside = by(
        &machine,
        "Bo",
        &[
            "--json",
            "set-aside",
            "--query",
            "tag:havnen",
            "--reason",
            "not_worth_it",
        ],
    );
    assert_eq!(aside.lines().len(), 2);
    assert_eq!(
        ids(&machine.run(&["--json", "queue", "status:set_aside", "reason:not_worth_it"])).len(),
        2
    );
    ok(&by(&machine, "Bo", &["undo"]));
    assert_eq!(ids(&machine.run(&["--json", "queue", "tag:havnen"])).len(), 2);
    // Anna takes back her own step, not Bo's, which came later.
    let undone = by(&machine, "Anna", &["--json", "undo"]).lines();
    assert_eq!(undone[0]["says"], "Undone: Tagged: havnen");
    let row = &machine.run(&["--json", "show", a]).json();
    assert_eq!(
        (&row["tags"], &row["priority"]),
        (&serde_json::json!([]), &Value::from(3))
    );
    by(&machine, "Anna", &["undo"]).refused(3, "nothing to undo");
    ok(&by(&machine, "Anna", &["comment", a, "Hvem har regnet?"]));
    let comments = machine.run(&["--json", "show", a]).json()["comments"].clone();
    assert_eq!(comments[0]["words"], "Hvem har regnet?");
    let id = comments[0]["comment"].as_str().unwrap();
    machine
        .run(&["comment", b, "--remove", id])
        .refused(3, "no such remark");
    ok(&machine.run(&["comment", a, "--remove", &id[..8]]));
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing() {
    let (machine, document, claims) = with_story();
    let claim = claims[0].as_str();
    ok(&machine.run(&[
        "verdict",
        &claims[1],
        "--rating",
        "true",
        "--reasoning",
        "Ja.",
        "--publish",
    ]));
    let scale = machine.file(
        "skala.toml",
        "id = \"Min skala\"\nordered = false\nlabel = {}\nratings = []\n",
    );
    let broken = machine.file("i-stykker.toml", "[[checklist]]\npoints = [1]\n");
    let before = machine.everything();
    let refusals: &[(&[&str], i32, &str)] = &[
        (
            &["assess", "zzzz", "--rating", "true", "--reasoning", "x"],
            3,
            "no such claim",
        ),
        (
            &["assess", claim, "--rating", "sand", "--reasoning", "x"],
            3,
            "no such rating",
        ),
        (
            &["assess", claim, "--rating", "true", "--reasoning", " "],
            3,
            "Words are missing",
        ),
        (&["stand", claim], 3, "cannot be done"),
        (&["agreement", "--scale", "ukendt"], 3, "no such rating"),
        (&["assign", "Nobody Known", claim], 3, "no such reviewer"),
        (&["tag", " ", claim], 3, "Words are missing"),
        (&["tag", "a,b", claim], 3, "cannot be read"),
        (&["tag", "x", claim, "zzzz"], 3, "no such claim"),
        (
            &["set-aside", claim, &claims[1], "--reason", "opinion"],
            3,
            "cannot be done",
        ),
        (&["queue", "polarity:rød"], 3, "cannot be read"),
        (&["queue", "--view", "findes ikke"], 3, "no such saved view"),
        (&["views", "save", "x", "status:ukendt"], 3, "cannot be read"),
        (&["views", "remove", "x"], 3, "no such saved view"),
        (&["weights", "held=1"], 2, "the names are"),
        (&["weights", "quantity=meget"], 2, "a weight is a number"),
        (&["settings", "two-person=maybe"], 2, "on or off"),
        (&["settings", "farve=rød"], 2, "the names are"),
        (&["scales", "--add", "/no/such.toml"], 3, "no such file"),
        (&["scales", "--add", &scale], 3, "does not hold"),
        (&["process", &broken], 3, "does not hold"),
        (&["checklist", claim, "--done", "ukendt"], 3, "no such point"),
        (&["templates", "zzzz"], 3, "no such claim"),
        (&["coverage", "zzzz"], 3, "no such story"),
        (
            &["coverage", &document, "--aside", "999", "--reason", "greeting"],
            3,
            "no sentence 999",
        ),
        (&["due", "--since", "snart"], 3, "date"),
        (&["due", "--reopen", claim], 3, "cannot be done"),
        (&["evidence", "remove", "zzzz"], 3, "no such evidence"),
        (
            &["evidence", "change", "zzzz", "--stance", "refutes"],
            3,
            "no such evidence",
        ),
        (
            &["seen", claim, "--same", "zzzz"],
            3,
            "no such imported fact-check",
        ),
        (&["seen", claim, "--same", claim], 3, "no such claim"),
        (&["answer", claim, "--by", &claims[2]], 3, "cannot answer"),
        (&["answer", &claims[1], "--by", claim], 3, "cannot be done"),
        (&["reviews", "import", "/no/such.json"], 3, "no such file"),
        (
            &["reviews", "import", &sample("da-havnen.txt")],
            3,
            "does not hold",
        ),
        (&["desk", "import", "/no/such", "ny.factdesk"], 5, ""),
        (&["salvage", "/no/such", "ny.factdesk"], 5, "no desk here"),
    ];
    for (words, code, says) in refusals {
        let ran = machine.run(words);
        assert_eq!(ran.code, *code, "{words:?}: {}{}", ran.out, ran.err);
        ran.refused(*code, says);
    }
    assert_eq!(machine.everything(), before, "the desk is as it was");
}
