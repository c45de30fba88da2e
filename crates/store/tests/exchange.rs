//! A desk as open files, the due list, and how far reviewers agree.
#![allow(clippy::unwrap_used, clippy::panic)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_store::{Filter, Sort, Store, Weights};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use support::{Newsroom, attach, furnish, newsroom, random, story, verdict};

const SENTENCES: [&str; 3] = [
    "Der er 4000 soldater.",
    "De skal være ude inden 2021.",
    "Aftalen gælder i år.",
];

struct Exported {
    _folder: tempfile::TempDir,
    store: Store,
    anna: factdesk_store::Signed,
    files: PathBuf,
    new: PathBuf,
}

fn exported() -> Exported {
    let folder = tempfile::tempdir().unwrap();
    let Newsroom { store, anna, bo } =
        furnish(Store::create(&folder.path().join("Gammel.factdesk"), random(1)).unwrap());
    let claims = store.add_document(&anna, story(&SENTENCES)).unwrap().claims;
    let text = "Der er 4.500 soldater i landet.";
    store
        .attach_source(
            &anna,
            attach(&claims[0], "https://example.org/a", text, Some("4.500")),
        )
        .unwrap();
    store
        .give_verdict(&anna, &claims[0], verdict("half"), true)
        .unwrap();
    store.add_comment(&bo, &claims[1], "Hvad med «året»?").unwrap();
    store.undo(&anna, 1).unwrap();
    let files = folder.path().join("eksport");
    let exchanged = store.export(&files).unwrap();
    assert_eq!((exchanged.n_events, exchanged.n_blobs), (8, 2));
    let new = folder.path().join("Ny.factdesk");
    Exported {
        _folder: folder,
        store,
        anna,
        files,
        new,
    }
}

fn ledger(export: &Path) -> String {
    fs::read_to_string(export.join("ledger.jsonl")).unwrap()
}

#[test]
fn an_export_gives_an_equal_desk() {
    let desk = exported();
    let (new, exchanged) = Store::import(&desk.files, &desk.new, random(2)).unwrap();
    assert_eq!((exchanged.n_events, exchanged.n_blobs), (8, 2));
    let held = |store: &Store| {
        store
            .read(|desk| Ok((desk.contents_digest()?, desk.seal()?)))
            .unwrap()
    };
    assert_eq!(held(&new), held(&desk.store), "the same rows and the same seal");
    assert_eq!(new.verify().unwrap(), []);
    new.redo(&desk.anna, 1).unwrap();
    assert_eq!(
        new.read(|desk| desk.search("soldaterne", 9)).unwrap().len(),
        2,
        "the search index is there too"
    );
    // And the export of the import is the same file, up to what was done since.
    let again = desk.files.with_extension("igen");
    new.export(&again).unwrap();
    assert!(ledger(&again).starts_with(&ledger(&desk.files)));
}

#[test]
fn anybody_can_check_the_chain_with_the_line_alone() {
    let desk = exported();
    let mut prev = "0".repeat(64);
    for line in ledger(&desk.files).lines().skip(1) {
        let (body, hash) = line.split_once(",\"hash\":\"").unwrap();
        let hash = hash.trim_end_matches("\"}");
        assert!(body.contains(&format!("\"prev\":\"{prev}\"")));
        // With a program that is not ours.
        let mut sum = Command::new("sha256sum")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(sum.stdin.as_mut().unwrap(), format!("{body}}}").as_bytes()).unwrap();
        let said = sum.wait_with_output().unwrap().stdout;
        assert!(said.starts_with(hash.as_bytes()), "{line}");
        prev = hash.to_owned();
    }
}

#[track_caller]
fn check_refused(desk: &Exported, says: &str) {
    match Store::import(&desk.files, &desk.new, random(3)) {
        Err(error) => assert!(error.to_string().contains(says), "{error}"),
        Ok(_) => panic!("it was taken"),
    }
    assert!(!desk.new.exists(), "half a desk is no desk");
}

#[test]
fn an_export_that_was_tampered_with_is_refused_by_line() {
    let desk = exported();
    let file = desk.files.join("ledger.jsonl");
    let whole = ledger(&desk.files);
    let with = |text: &str| fs::write(&file, text).unwrap();
    with(&whole.replacen("4000", "8000", 1));
    check_refused(&desk, "line 5 of the ledger: it is not as it was written");
    let lines: Vec<&str> = whole.lines().collect();
    with(&[&lines[..4], &lines[5..]].concat().join("\n"));
    check_refused(&desk, "line 5 of the ledger: it does not follow the line before");
    with(&whole.replacen("factdesk-ledger", "something", 1));
    check_refused(&desk, "line 1 of the ledger: its format is");
    with(&whole.replacen("\"version\":", "\"version\":9", 1));
    check_refused(&desk, "a newer Factdesk wrote it");
    with("");
    check_refused(&desk, "line 1");
    with(&whole);
    let blob = fs::read_dir(desk.files.join("blobs"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let bytes = fs::read(&blob).unwrap();
    fs::write(&blob, "andet").unwrap();
    check_refused(&desk, "its bytes have another digest");
    fs::remove_file(&blob).unwrap();
    check_refused(&desk, "does not give a sound desk");
    fs::write(&blob, bytes).unwrap();
    assert!(
        Store::import(&desk.files, &desk.new, random(3)).is_ok(),
        "put back, it is taken"
    );
}

#[test]
fn a_ledger_that_reaches_for_other_tables_is_refused() {
    let desk = exported();
    let file = desk.files.join("ledger.jsonl");
    let whole = ledger(&desk.files);
    // Resealed by somebody who knows how: the chain holds, the change does not.
    let first = whole.lines().nth(1).unwrap();
    let (body, _) = first.split_once(",\"hash\":\"").unwrap();
    let body = body.replacen("\"entity\":\"reviewers\"", "\"entity\":\"meta\"", 1) + "}";
    let mut sum = Command::new("sha256sum")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(sum.stdin.as_mut().unwrap(), body.as_bytes()).unwrap();
    let hash = String::from_utf8(sum.wait_with_output().unwrap().stdout).unwrap()[..64].to_owned();
    let forged = format!(
        "{},\"hash\":\"{hash}\"}}",
        body.trim_end_matches('}').to_owned() + &tail(&body)
    );
    fs::write(&file, format!("{}\n{forged}\n", whole.lines().next().unwrap())).unwrap();
    check_refused(&desk, "which is no table");
}

/// The closing braces of the line's inner objects, without its own.
fn tail(body: &str) -> String {
    let n = body.len() - body.trim_end_matches('}').len();
    "}".repeat(n - 1)
}

#[test]
fn what_fell_due_and_what_is_coming_are_listed_in_order() {
    let room = newsroom();
    let sentences = [
        "Det sker i 2019.",
        "Det sker i 2018.",
        "Det sker i 2025.",
        "Det sker en dag.",
        "Kommer det i 2019?",
    ];
    let claims = room
        .store
        .add_document(&room.anna, story(&sentences))
        .unwrap()
        .claims;
    let at = |written: &str| {
        written
            .parse::<factdesk_model::Published>()
            .unwrap()
            .from
            .unwrap()
    };
    let list = |since| {
        room.store
            .read(|desk| desk.due_list(since, at("2021"), at("2030"), 10))
            .unwrap()
    };
    let ids = |rows: Vec<factdesk_store::QueueRow>| rows.into_iter().map(|row| row.claim).collect::<Vec<_>>();
    let all = list(None);
    assert_eq!(
        ids(all.fell_due),
        [claims[1].clone(), claims[0].clone()],
        "what was set aside is left out"
    );
    assert_eq!(ids(all.coming), [claims[2].clone()]);
    assert_eq!(
        ids(list(Some(at("2019"))).fell_due),
        [claims[0].clone()],
        "2018 had passed at that visit"
    );
}

#[test]
fn assessments_are_each_reviewers_own_and_give_figures() {
    let room = newsroom();
    let claims = room
        .store
        .add_document(&room.anna, story(&SENTENCES))
        .unwrap()
        .claims;
    for (claim, anna, bo) in [(0, "true", "true"), (1, "false", "half"), (2, "half", "half")] {
        room.store
            .assess(&room.anna, &claims[claim], verdict(anna))
            .unwrap();
        room.store.assess(&room.bo, &claims[claim], verdict(bo)).unwrap();
    }
    let figures = room.store.read(|desk| desk.agreement("truth")).unwrap();
    assert_eq!((figures.n_claims, figures.n_reviewers), (3, 2));
    assert!((figures.percent.unwrap() - 2.0 / 3.0).abs() < 1e-9);
    assert!(figures.kappa.is_some() && figures.alpha.is_some());
    room.store.assess(&room.bo, &claims[1], verdict("false")).unwrap();
    let file = room.store.read(|desk| desk.claim_file(&claims[1])).unwrap();
    assert_eq!(
        file.assessments.len(),
        2,
        "a new assessment takes the place of one's own"
    );
    room.store.undo(&room.bo, 1).unwrap();
    let file = room.store.read(|desk| desk.claim_file(&claims[1])).unwrap();
    assert_eq!(
        file.assessments.iter().filter(|own| own.rating == "half").count(),
        1
    );
    assert_eq!(room.store.verify().unwrap(), []);
}

#[test]
fn a_reviewers_own_weights_order_the_queue_and_say_why() {
    let room = newsroom();
    let sentences = [
        "Kort.",
        "Det skal ske i 2021.",
        "En lang sætning om ingenting særligt overhovedet.",
    ];
    let claims = room
        .store
        .add_document(&room.anna, story(&sentences))
        .unwrap()
        .claims;
    let now = "2021-12-31"
        .parse::<factdesk_model::Published>()
        .unwrap()
        .from
        .unwrap();
    let filter = Filter::parse("status:open").unwrap();
    let order = |weights: &Weights| {
        let triaged = room
            .store
            .read(|desk| desk.triage(&filter, weights, now, 0, 10))
            .unwrap();
        for claim in &triaged {
            let sum: f64 = claim.terms.iter().map(|term| term.value * term.weight).sum();
            assert!(
                (sum - claim.score).abs() < 1e-9,
                "the terms are the whole of the score"
            );
        }
        triaged
    };
    let usual = room
        .store
        .read(|desk| desk.queue(&filter, Sort::Score, 0, 10))
        .unwrap()
        .rows;
    let same: Vec<_> = order(&Weights::default())
        .into_iter()
        .map(|claim| claim.row)
        .collect();
    assert_eq!(same, usual, "the usual weights give the usual order");
    let near = Weights {
        checkable: 0.0,
        deadline_near: 2.0,
        ..Weights::default()
    };
    let first = order(&near).remove(0);
    assert_eq!(first.row.claim, claims[1]);
    assert_eq!(first.terms.len(), 1);
    assert_eq!(first.terms[0].name, "deadline_near");
    assert!(
        (first.score - 2.0 * 29.0 / 30.0).abs() < 1e-9,
        "one day from now, of thirty"
    );
    room.store.add_tag(&room.bo, &claims[2..], "vigtig").unwrap();
    let tagged = Weights {
        tags: [("vigtig".to_owned(), 9.0)].into(),
        ..Weights::default()
    };
    room.store.save_weights(&room.anna, &tagged).unwrap();
    let kept = room.store.read(|desk| desk.weights(&room.anna.reviewer)).unwrap();
    assert_eq!(kept, tagged);
    assert_eq!(order(&kept)[0].row.claim, claims[2]);
    assert_eq!(
        room.store.read(|desk| desk.weights(&room.bo.reviewer)).unwrap(),
        Weights::default()
    );
}
