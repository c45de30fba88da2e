//! What reviewers correct of a claim: its words and its values, with the engine's beside.
#![allow(clippy::unwrap_used)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_model::annotation::{Interval, Meaning};
use factdesk_model::desk::{Claim, ClaimStatus, OwnHow, OwnValue, StaleReason};
use factdesk_model::{ClaimId, DocumentId, Published, Span};
use factdesk_store::{ChangeDocument, EventKind, Filter, Sort, Store, StoreError};
use support::{Newsroom, annotate, attach, newsroom, story, verdict};

const SENTENCES: [&str; 3] = [
    "Der er 4000 soldater i Kabul og 300 i Herat.",
    "De skal være ude inden 2021.",
    "Flyene er fløjet hjem i år.",
];

fn desk() -> (Newsroom, DocumentId, Vec<ClaimId>) {
    let room = newsroom();
    let added = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    (room, added.document, added.claims)
}

fn claim(store: &Store, id: &ClaimId) -> Claim {
    store.read(|desk| desk.claim(id)).unwrap()
}

fn texts(store: &Store, document: &DocumentId) -> Vec<String> {
    let mut claims = store.read(|desk| desk.claims_of(document)).unwrap();
    claims.sort_by_key(|claim| claim.found.span);
    claims.into_iter().map(|claim| claim.found.text).collect()
}

fn read_again(room: &Newsroom, document: &DocumentId) {
    let old = room.store.read(|desk| desk.document(document)).unwrap();
    let change = ChangeDocument {
        title: "Ny titel".to_owned(),
        lang: "da".to_owned(),
        published: "2018".parse().unwrap(),
        origin: None,
        annotation: annotate(&old.text, "da", "2018"),
    };
    room.store.change_document(&room.anna, document, change).unwrap();
}

fn year(written: &str) -> Interval {
    let year: Published = written.parse().unwrap();
    Interval {
        from: year.from,
        to: year.to,
    }
}

#[test]
fn new_bounds_keep_evidence_and_make_the_verdict_stale() {
    let (room, document, claims) = desk();
    let (store, one) = (&room.store, &claims[0]);
    store
        .attach_source(
            &room.anna,
            attach(
                one,
                "https://example.org/a",
                "Der er 4500 soldater.",
                Some("4500"),
            ),
        )
        .unwrap();
    store
        .give_verdict(&room.anna, one, verdict("true"), false)
        .unwrap();
    store.set_bounds(&room.anna, one, Span::new(0, 29)).unwrap();
    let file = store.read(|desk| desk.claim_file(one)).unwrap();
    assert_eq!(
        file.claim.found.text, "Der er 4000 soldater i Kabul",
        "blanks at the ends are no words"
    );
    assert_eq!((file.evidence.len(), file.verdicts.len()), (1, 1));
    assert_eq!(file.stale, [StaleReason::ClaimChanged]);
    let words = file.claim.own.unwrap().words.unwrap();
    assert_eq!(
        (words.how, words.engine[0].text.as_str()),
        (OwnHow::Bounds, SENTENCES[0])
    );
    let event = file.history.last().unwrap();
    assert_eq!(event.kind, EventKind::ClaimBoundsChanged);
    assert_eq!(event.args["before"], SENTENCES[0]);
    read_again(&room, &document);
    assert_eq!(texts(store, &document)[0], "Der er 4000 soldater i Kabul");
    assert_eq!(
        texts(store, &document).len(),
        3,
        "the engine's own words are not added again"
    );
    store.undo(&room.anna, 2).unwrap();
    assert_eq!(claim(store, one).found.text, SENTENCES[0]);
    assert_eq!(claim(store, one).own, None);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_claim_is_split_and_made_one_again() {
    let (room, document, claims) = desk();
    let (store, one) = (&room.store, &claims[0]);
    let second = store.split_claim(&room.anna, one, 28).unwrap();
    assert_eq!(
        texts(store, &document)[..2],
        ["Der er 4000 soldater i Kabul", "og 300 i Herat."]
    );
    store
        .attach_source(
            &room.anna,
            attach(&second, "https://example.org/a", "300 i Herat", Some("300")),
        )
        .unwrap();
    store
        .add_tag(&room.bo, std::slice::from_ref(&second), "krig")
        .unwrap();
    store.add_comment(&room.bo, &second, "Se her").unwrap();
    let stays = store.merge_claims(&room.anna, one, &second).unwrap();
    assert_eq!(&stays, one);
    let file = store.read(|desk| desk.claim_file(one)).unwrap();
    assert_eq!(file.claim.found.text, SENTENCES[0]);
    assert_eq!(
        (file.evidence.len(), file.tags.len(), file.comments.len()),
        (1, 1, 1)
    );
    assert_eq!(file.claim.status, ClaimStatus::InReview);
    let row = store.read(|desk| desk.queue_row(one)).unwrap();
    assert_eq!(row.n_evidence, 1);
    read_again(&room, &document);
    assert_eq!(texts(store, &document), SENTENCES);
    store.undo(&room.anna, 2).unwrap();
    let row = store.read(|desk| desk.queue_row(one)).unwrap();
    assert_eq!(row.n_evidence, 0, "what moved back is no longer counted");
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn the_claim_that_was_decided_is_the_one_that_stays() {
    let (room, _, claims) = desk();
    let store = &room.store;
    store
        .give_verdict(&room.anna, &claims[1], verdict("true"), false)
        .unwrap();
    let stays = store.merge_claims(&room.anna, &claims[0], &claims[1]).unwrap();
    assert_eq!(stays, claims[1]);
    store
        .give_verdict(&room.anna, &claims[2], verdict("true"), false)
        .unwrap();
    let refused = store.merge_claims(&room.anna, &claims[1], &claims[2]);
    assert!(
        matches!(refused, Err(StoreError::InvalidState { .. })),
        "two verdicts cannot be one"
    );
}

#[test]
fn an_added_claim_stays_when_the_story_is_read_again() {
    let (room, document, _) = desk();
    let store = &room.store;
    let added = store.add_claim(&room.anna, &document, Span::new(32, 43)).unwrap();
    assert_eq!(claim(store, &added).found.text, "300 i Herat");
    let again = store.add_claim(&room.anna, &document, Span::new(32, 43));
    assert!(matches!(again, Err(StoreError::InvalidState { .. })));
    let blank = store.add_claim(&room.anna, &document, Span::new(6, 7));
    assert!(matches!(blank, Err(StoreError::NoSuchPassage { .. })));
    read_again(&room, &document);
    let kept = claim(store, &added);
    assert!(kept.still_found);
    assert_eq!(kept.own.unwrap().words.unwrap().how, OwnHow::Added);
}

#[test]
fn a_reviewers_date_is_used_wherever_the_engines_would_be() {
    let (room, document, claims) = desk();
    let (store, due) = (&room.store, &claims[1]);
    let found = claim(store, due).found;
    let mention = store
        .read(|desk| desk.document(&document))
        .unwrap()
        .annotation
        .mentions[found.mentions[0] as usize]
        .clone();
    let value = OwnValue::Time {
        interval: year("2023-05"),
    };
    store
        .set_reading(&room.anna, due, mention.span, Some(value))
        .unwrap();
    let now = claim(store, due);
    assert_eq!(now.found.deadline.as_ref().unwrap().by, year("2023-05"));
    assert_eq!(
        now.own.as_ref().unwrap().engine_deadline,
        found.deadline,
        "the engine's stands beside"
    );
    let meant = |document: factdesk_model::desk::Document| match &document.annotation.mentions
        [found.mentions[0] as usize]
        .meaning
    {
        Meaning::Time(time) => time.interval,
        _ => None,
    };
    assert_eq!(
        meant(store.read(|desk| desk.document(&document)).unwrap()),
        Some(year("2023-05"))
    );
    assert_ne!(
        meant(store.read(|desk| desk.document_by_engine(&document)).unwrap()),
        Some(year("2023-05"))
    );
    let first_due = |store: &Store| {
        store
            .read(|desk| desk.queue(&Filter::default(), Sort::Deadline, 0, 1))
            .unwrap()
            .rows
            .remove(0)
            .claim
    };
    assert_eq!(&first_due(store), due);
    read_again(&room, &document);
    assert_eq!(
        claim(store, due).found.deadline.unwrap().by,
        year("2023-05"),
        "it outlives a new reading"
    );
    store.set_reading(&room.anna, due, mention.span, None).unwrap();
    let back = claim(store, due);
    assert_eq!((back.own, back.found.deadline), (None, found.deadline));
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_reviewers_speaker_is_found_by_name_and_taken_back() {
    let (room, _, claims) = desk();
    let (store, one) = (&room.store, &claims[0]);
    let whole = claim(store, one).found.span;
    let value = OwnValue::Speaker {
        name: "Mette Ravn".to_owned(),
    };
    store
        .set_reading(&room.anna, one, whole, Some(value.clone()))
        .unwrap();
    assert_eq!(claim(store, one).found.speaker.unwrap().name, "Mette Ravn");
    store.set_bounds(&room.anna, one, Span::new(0, 28)).unwrap();
    assert_eq!(claim(store, one).found.speaker.unwrap().name, "Mette Ravn");
    let elsewhere = store.set_reading(&room.anna, one, Span::new(0, 5), Some(value));
    assert!(matches!(elsewhere, Err(StoreError::NoSuchPassage { .. })));
    store.undo(&room.anna, 2).unwrap();
    assert_eq!(claim(store, one).found.speaker, None);
}
