//! What a desk knows besides its claims: scales, checklists, views, weights, what was seen before, the desk as files.

use crate::support::{Machine, Ran, sample};
use serde_json::{Value, json};

#[track_caller]
fn ok(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

fn import(machine: &Machine, text: &str, published: &str) -> Vec<Value> {
    let words = ["--json", "import", "-", "--lang", "da", "--published", published];
    let imported = machine.run_with_input(&words, text.as_bytes()).json();
    let query = format!("document:{}", imported["document"].as_str().unwrap());
    machine
        .run(&["--json", "queue", &query, "--sort", "story"])
        .lines()
}

fn id(claim: &Value) -> &str {
    claim["claim"].as_str().unwrap()
}

const SCALE: &str = r#"
id = "ja_nej"
ordered = false
label = { da = "Ja eller nej" }
[[ratings]]
id = "ja"
polarity = "true"
label = { da = "Ja" }
[[ratings]]
id = "nej"
polarity = "false"
label = { da = "Nej" }
"#;

#[test]
fn a_scale_in_use_can_be_extended_and_not_changed() {
    let machine = Machine::with_desk();
    let claim = &import(&machine, "Der er 4000 soldater i landet.", "2020")[0];
    ok(&machine.run(&["scales", "--add", &machine.file("skala.toml", SCALE)]));
    ok(&machine.run(&["settings", "scale=ja_nej"]));
    ok(&machine.run(&["verdict", id(claim), "--rating", "ja", "--reasoning", "Ja."]));
    let more =
        format!("{SCALE}[[ratings]]\nid = \"maaske\"\npolarity = \"mixed\"\nlabel = {{ da = \"Måske\" }}\n")
            .replace("{ da = \"Ja\" }", "{ da = \"Ja\", en = \"Yes\" }");
    ok(&machine.run(&["scales", "--add", &machine.file("mere.toml", &more)]));
    let scales = machine.run(&["--json", "scales"]).lines();
    let own = scales.iter().find(|scale| scale["scale"] == "ja_nej").unwrap();
    assert_eq!(own["ratings"].as_array().unwrap().len(), 3);
    for changed in [
        more.replace("polarity = \"true\"", "polarity = \"mixed\""),
        more.replace("da = \"Ja\",", "da = \"Nok\","),
        more.replace("id = \"ja\"", "id = \"jo\""),
    ] {
        machine
            .run(&["scales", "--add", &machine.file("andet.toml", &changed)])
            .refused(3, "can be extended, not changed");
    }
    // What nobody judged with may still change.
    let unused = more.replace("da = \"Måske\"", "da = \"Uvist\"");
    ok(&machine.run(&["scales", "--add", &machine.file("uvist.toml", &unused)]));
}

#[test]
fn a_checklist_goes_by_the_kinds_of_claim_and_a_desk_can_add_its_own() {
    let machine = Machine::with_desk();
    let claims = import(&machine, "Der er 4000 soldater i landet.", "2020");
    let claim = id(&claims[0]);
    let points = |ran: &Ran| -> Vec<(String, Value)> {
        ran.lines()
            .iter()
            .map(|item| (item["id"].as_str().unwrap().to_owned(), item["state"].clone()))
            .collect()
    };
    let done = machine.run(&[
        "--json",
        "checklist",
        claim,
        "--done",
        "what-is-counted",
        "--note",
        "Tabel 2",
    ]);
    assert!(
        points(&done).contains(&("what-is-counted".to_owned(), json!("done"))),
        "{}",
        done.out
    );
    assert!(done.out.contains("Tabel 2"));
    ok(&machine.run(&["undo"]));
    let open = points(&machine.run(&["--json", "checklist", claim]));
    assert!(open.iter().all(|(_, state)| state.is_null()), "{open:?}");
    let own = r#"
[[checklist]]
types = ["quantity"]
point = [{ id = "ministeriet", label = { da = "Ministeriet er spurgt", en = "The ministry was asked" } }]
[[template]]
id = "husstil"
name = { da = "Husstil" }
text = { da = "Vi har set på, at {claim}. {sic}" }
"#;
    ok(&machine.run(&["process", &machine.file("egen.toml", own)]));
    let listed = machine.run(&["checklist", claim]);
    assert!(listed.out.contains("The ministry was asked"), "{}", listed.out);
    let templates = machine.run(&["--json", "templates", claim]).lines();
    let text = |id: &str| templates.iter().find(|t| t["id"] == id).unwrap()["text"].clone();
    assert_eq!(
        text("husstil"),
        "Vi har set på, at Der er 4000 soldater i landet. {sic}"
    );
    assert!(
        text("confirmed")
            .as_str()
            .unwrap()
            .starts_with("Det passer, at «Der er 4000"),
        "in the story's language: {}",
        text("confirmed")
    );
    ok(&machine.run(&["process", "--built-in"]));
    assert!(
        !machine
            .run(&["checklist", claim])
            .out
            .contains("ministry was asked")
    );
}

#[test]
fn a_reviewers_own_order_is_explained_term_by_term() {
    let machine = Machine::with_desk();
    machine.run(&["import", &sample("da-havnen.txt")]);
    ok(&machine.run(&["weights", "quantity=2", "checkable=0.5", "tag:haster=10"]));
    let claims = machine.run(&["--json", "queue"]).lines();
    let last = id(claims.last().unwrap());
    ok(&machine.run(&["tag", "haster", last]));
    let own = machine.run(&["--json", "queue", "--sort", "own"]).lines();
    assert_eq!(id(&own[0]), last, "the tag weighs most");
    for row in &own {
        let terms = row["terms"].as_array().unwrap();
        let sum: f64 = terms
            .iter()
            .map(|term| term["value"].as_f64().unwrap() * term["weight"].as_f64().unwrap())
            .sum();
        assert!((sum - row["score"].as_f64().unwrap()).abs() < 1e-9, "{row}");
    }
    let shown = machine.run(&["--json", "weights"]).json();
    assert_eq!(
        (&shown["quantity"], &shown["tags"]),
        (&json!(2.0), &json!({"haster": 10.0}))
    );
    ok(&machine.run(&["views", "save", "Haster", "tag:haster"]));
    ok(&machine.run(&["views", "save", "Fælles", "type:quantity", "--shared"]));
    let mine = machine.run(&["--json", "views", "list"]).lines();
    assert_eq!(
        (&mine[1]["name"], &mine[1]["claims"]),
        (&json!("Haster"), &json!(1))
    );
    let theirs = machine
        .run(&["--json", "--reviewer", "Bo", "views", "list"])
        .lines();
    assert_eq!(theirs.len(), 1, "only what is shared: {theirs:?}");
    assert_eq!(
        machine
            .run(&["--json", "queue", "--view", "Haster"])
            .lines()
            .len(),
        1
    );
    ok(&machine.run(&["views", "remove", "Haster"]));
}

#[test]
fn every_sentence_of_a_story_is_claimed_set_aside_or_open() {
    let machine = Machine::with_desk();
    let document = machine
        .run(&["--json", "import", &sample("da-havnen.txt")])
        .json()["document"]
        .clone();
    let document = document.as_str().unwrap();
    let sentences = machine.run(&["--json", "coverage", document]).lines();
    let shown = machine.run(&["--json", "show", document]).json();
    let count = |sentences: &[Value], state: &str| sentences.iter().filter(|s| s["state"] == state).count();
    assert_eq!(
        count(&sentences, "open") as u64,
        shown["coverage"]["open"].as_u64().unwrap()
    );
    assert!(count(&sentences, "open") > 3);
    let open: Vec<&Value> = sentences.iter().filter(|s| s["state"] == "open").collect();
    let set = |sentence: &Value, words: &[&str]| {
        let place = sentence["sentence"].to_string();
        let mut all = vec!["--json", "coverage", document];
        all.extend(words);
        all.extend(["--aside", place.as_str(), "--reason", "opinion"]);
        machine.run(&all)
    };
    let after = set(open[0], &[]).lines();
    assert_eq!(count(&after, "open") + 1, count(&sentences, "open"));
    ok(&machine.run(&["undo"]));
    assert_eq!(
        machine.run(&["--json", "coverage", document]).lines(),
        sentences,
        "one undo for the sentence"
    );
    let claim = open[1]["claims"][0].as_str().unwrap();
    ok(&machine.run(&[
        "verdict",
        claim,
        "--rating",
        "true",
        "--reasoning",
        "Ja.",
        "--publish",
    ]));
    let after = machine.run(&["--json", "coverage", document]).lines();
    assert_eq!(count(&after, "claimed"), 1);
    set(open[1], &[]).refused(3, "cannot be done");
}

const REVIEWS: &str = r#"{"@context": "https://schema.org", "@graph": [
  {"@type": "ClaimReview", "claimReviewed": "Der er 4.500 soldater i Vestmark", "url": "https://example.org/tjek",
   "author": {"@type": "Organization", "name": "Tjekbladet"}, "datePublished": "2020-10-12", "inLanguage": "da-DK",
   "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "alternateName": "Forkert"}},
  {"@type": "ClaimReview", "url": "https://example.org/tom"}]}"#;

#[test]
fn a_claim_that_was_seen_before_is_found_and_answered_for() {
    let machine = Machine::with_desk();
    let old = import(&machine, "Der er 4000 soldater i Vestmark.", "2020-10");
    let same = import(&machine, "I Vestmark er der 4.000 soldater.", "2020-11");
    let other = import(&machine, "Der er 4.600 soldater i Vestmark.", "2020-11");
    import(&machine, "Havnen har 240 medarbejdere.", "2020-11");
    let (old, same, other) = (id(&old[0]), id(&same[0]), id(&other[0]));
    let reviews = machine.file("tjek.json", REVIEWS);
    let imported = machine.run(&["--json", "reviews", "import", &reviews]).lines();
    assert_eq!(imported.len(), 1);
    assert_eq!(imported[0]["rating"], "Forkert");
    assert!(
        machine
            .run(&["--json", "reviews", "import", &reviews])
            .out
            .is_empty(),
        "nothing is new"
    );
    ok(&machine.run(&[
        "verdict",
        old,
        "--rating",
        "false",
        "--reasoning",
        "Der er 4.500.",
        "--publish",
    ]));

    let seen = |claim: &str| machine.run(&["--json", "seen", claim]).lines();
    let values = |claim: &str, other: &str| {
        let lines = seen(claim);
        let found = lines
            .iter()
            .find(|line| line["other"]["claim"] == other || line["other"]["review"] == other);
        found.map(|line| line["values"].as_str().unwrap().to_owned())
    };
    assert_eq!(values(same, old).as_deref(), Some("same"));
    assert_eq!(values(other, old).as_deref(), Some("different"));
    assert_eq!(seen(same)[0]["other"]["claim"], old, "the same values come first");
    let review = imported[0]["review"].as_str().unwrap();
    assert_eq!(values(same, review).as_deref(), Some("different"));
    let compared = &seen(other)
        .into_iter()
        .find(|line| line["other"]["claim"] == old)
        .unwrap()["compared"][0];
    assert_eq!(
        (&compared["here"]["text"], &compared["there"]["text"]),
        (&json!("4.600 soldater"), &json!("4000 soldater"))
    );
    assert!(
        seen(same)
            .iter()
            .all(|line| !line["other"]["text"].as_str().unwrap().contains("Havnen")),
        "what shares no words does not come"
    );

    // A reviewer says so, and it shows from both sides.
    ok(&machine.run(&["seen", other, "--different", old]));
    let judged = seen(old)
        .into_iter()
        .find(|line| line["other"]["claim"] == other)
        .unwrap();
    assert_eq!(
        (&judged["same"], &judged["judged_by"]),
        (&json!(false), &json!("tester"))
    );
    machine
        .run(&["answer", other, "--by", old])
        .refused(3, "said to be another claim");
    ok(&machine.run(&["seen", same, "--same", review]));

    let answered = machine
        .run(&["--json", "answer", same, "--by", old, "--publish"])
        .json();
    assert_eq!(
        (&answered["status"], &answered["rating"]),
        (&json!("published"), &json!("false"))
    );
    assert_eq!(answered["verdict"]["answered_by"], old);
    assert_eq!(
        seen(same)[0]["same"],
        true,
        "that they are the same is noted with it"
    );
    // The earlier verdict changes: the one that leans on it is stale, until that is taken back.
    ok(&machine.run(&["correct", old, "--rating", "true", "--note", "Vi tog fejl."]));
    let stale = || machine.run(&["--json", "show", same]).json()["stale"].clone();
    assert_eq!(stale(), json!(["answer_changed"]));
    ok(&machine.run(&["undo"]));
    assert_eq!(stale(), json!([]));
    assert_eq!(machine.run(&["--json", "verify"]).json()["ok"], true);
}

#[test]
fn an_exported_desk_is_imported_as_an_equal_one_and_a_damaged_one_is_salvaged() {
    let machine = Machine::with_desk();
    let claims = import(
        &machine,
        "Der er 4000 soldater i Vestmark. De skal være ude inden 2021.",
        "2020-10",
    );
    let claim = id(&claims[0]);
    ok(&machine.run(&["reviews", "import", &machine.file("tjek.json", REVIEWS)]));
    ok(&machine.run(&[
        "seen",
        claim,
        "--same",
        &machine.run(&["--json", "reviews", "list"]).lines()[0]["review"]
            .as_str()
            .unwrap()[..8],
    ]));
    ok(&machine.run(&["assess", claim, "--rating", "true", "--reasoning", "Ja."]));
    ok(&machine.run(&["checklist", claim, "--done", "first-source"]));
    ok(&machine.run(&["tag", "x", claim]));
    ok(&machine.run(&["undo"]));
    let folder = machine.path("eksport").to_string_lossy().into_owned();
    let exported = machine.run(&["--json", "desk", "export", &folder]).json();
    let before = machine.everything();
    machine
        .run(&["desk", "export", &folder])
        .refused(3, "something at the place");
    let new = machine.path("Ny.factdesk").to_string_lossy().into_owned();
    let imported = machine.run(&["--json", "desk", "import", &folder, &new]).json();
    assert_eq!(
        (&imported["events"], &imported["blobs"]),
        (&exported["events"], &exported["blobs"])
    );
    let in_new = |words: &[&str]| {
        let mut all = vec!["--desk", new.as_str()];
        all.extend(words);
        machine.run(&all)
    };
    // The new desk is the one last used now.
    assert_eq!(
        machine.everything(),
        before,
        "the same claims and the same history"
    );
    ok(&in_new(&["redo"]));
    assert_eq!(in_new(&["--json", "verify"]).json()["ok"], true);
    let again = machine.path("igen").to_string_lossy().into_owned();
    ok(&in_new(&["undo"]));
    ok(&in_new(&["desk", "export", &again]));
    let ledger = |folder: &str| std::fs::read_to_string(format!("{folder}/ledger.jsonl")).unwrap();
    assert!(ledger(&again).starts_with(&ledger(&folder)));

    let file = machine.path("Ny.factdesk").join("desk.sqlite");
    let bytes = std::fs::read(&file).unwrap();
    let saved = machine.path("Reddet.factdesk").to_string_lossy().into_owned();
    let salvaged = machine.run(&["--json", "salvage", &new, &saved]).json();
    assert_eq!(salvaged["first_lost"], Value::Null);
    assert_eq!(
        std::fs::read(&file).unwrap(),
        bytes,
        "the damaged desk is only read"
    );
    assert_eq!(
        machine.run(&["--desk", &saved, "--json", "verify"]).json()["ok"],
        true
    );
    machine
        .run(&["salvage", &new, &saved])
        .refused(3, "something at the place");
}

#[test]
fn what_is_due_is_listed_since_the_last_visit() {
    let machine = Machine::with_desk();
    let claims = import(
        &machine,
        "Soldaterne skal være ude af Vestmark senest den 1. maj 2021.",
        "2020-10",
    );
    let claim = id(&claims[0]);
    let due = machine.run(&["--json", "due"]).lines();
    assert_eq!((due.len(), &due[0]["when"]), (1, &json!("fell_due")));
    assert_eq!(due[0]["due"], "2021-05-02");
    ok(&machine.run(&["due", "--mark"]));
    assert!(
        machine.run(&["--json", "due"]).out.is_empty(),
        "it is no news any more"
    );
    assert_eq!(
        machine.run(&["--json", "due", "--since", "2021"]).lines().len(),
        1
    );
    assert!(machine.run(&["--json", "due", "--since", "2022"]).out.is_empty());
    // A public verdict is looked at again, and stands.
    ok(&machine.run(&[
        "verdict",
        claim,
        "--rating",
        "true",
        "--reasoning",
        "Ja.",
        "--publish",
    ]));
    machine.run(&["reopen", claim]).refused(3, "cannot be done");
    assert!(
        machine.run(&["--json", "due", "--reopen"]).out.is_empty(),
        "it was decided after its deadline"
    );
    let reopened = machine.run(&["--json", "due", "--reopen", claim]).lines();
    assert_eq!(
        (&reopened[0]["status"], &reopened[0]["rating"]),
        (&json!("in_review"), &json!("true"))
    );
    let stands = machine.run(&["--json", "stand", claim]).json();
    assert_eq!(stands["status"], "published");
    assert_eq!(stands["verdicts"].as_array().unwrap().len(), 1);
}
