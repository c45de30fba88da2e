//! Undo and redo: per reviewer, over restarts, in any sequence.
#![allow(clippy::unwrap_used, clippy::panic)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_model::annotation::{Interval, SetAsideReason};
use factdesk_model::desk::{ClaimStatus, OwnValue, PassageState};
use factdesk_model::{ClaimId, DocumentId, EvidenceId, Span};
use factdesk_store::{
    ChangeDocument, Correction, EventKind, Filter, SavedView, Signed, Sort, Store, StoreError,
};
use proptest::prelude::*;
use support::{NOW_MS, Newsroom, annotate, attach, furnish, newsroom, page, passage, random, story, verdict};

const SENTENCES: [&str; 3] = [
    "Der er 4000 soldater.",
    "De skal være ude inden 2021.",
    "Hvad sker der i år?",
];

fn status(store: &Store, claim: &ClaimId) -> ClaimStatus {
    store.read(|desk| desk.claim(claim)).unwrap().status
}

#[test]
fn steps_are_undone_newest_first_and_redone_in_their_order() {
    let room = newsroom();
    let claim = room
        .store
        .add_document(&room.anna, story(&SENTENCES))
        .unwrap()
        .claims
        .remove(0);
    room.store
        .give_verdict(&room.anna, &claim, verdict("half"), false)
        .unwrap();
    room.store.publish(&room.anna, &claim).unwrap();
    let undone = room.store.undo(&room.anna, 2).unwrap();
    assert_eq!(undone.len(), 2);
    assert_eq!(undone[0].kind, EventKind::Undone);
    assert_eq!(
        undone[0].args["kind"], "verdict_published",
        "an undo says what it takes back"
    );
    assert_eq!(undone[1].args["args"]["rating"], "half");
    assert_eq!(status(&room.store, &claim), ClaimStatus::Open);
    room.store.redo(&room.anna, 1).unwrap();
    assert_eq!(status(&room.store, &claim), ClaimStatus::Decided);
    let next = room
        .store
        .read(|desk| desk.next_steps(&room.anna.reviewer))
        .unwrap();
    assert_eq!(next.undo.unwrap().kind, EventKind::VerdictGiven);
    assert_eq!(next.redo.unwrap().kind, EventKind::VerdictPublished);
    // A new step gives up what could have been redone.
    room.store
        .add_tag(&room.anna, std::slice::from_ref(&claim), "krig")
        .unwrap();
    assert!(matches!(
        room.store.redo(&room.anna, 1),
        Err(StoreError::NothingToRedo)
    ));
    room.store.undo(&room.anna, 2).unwrap();
    assert_eq!(status(&room.store, &claim), ClaimStatus::Open);
    assert_eq!(room.store.verify().unwrap(), []);
}

#[test]
fn undo_of_one_reviewer_does_not_undo_anothers() {
    let room = newsroom();
    let claims = room
        .store
        .add_document(&room.anna, story(&SENTENCES))
        .unwrap()
        .claims;
    room.store
        .give_verdict(&room.anna, &claims[0], verdict("true"), false)
        .unwrap();
    room.store
        .give_verdict(&room.bo, &claims[1], verdict("false"), false)
        .unwrap();
    room.store.undo(&room.anna, 1).unwrap();
    assert_eq!(status(&room.store, &claims[0]), ClaimStatus::Open);
    assert_eq!(status(&room.store, &claims[1]), ClaimStatus::Decided);
}

#[test]
fn undo_is_refused_where_somebody_changed_the_same_since_and_names_it() {
    let room = newsroom();
    let added = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    let claim = &added.claims[0];
    room.store
        .give_verdict(&room.bo, claim, verdict("true"), false)
        .unwrap();
    let before = room.store.read(|desk| desk.contents_digest()).unwrap();
    match room.store.undo(&room.anna, 1) {
        Err(StoreError::Conflict {
            step, entity, since, ..
        }) => {
            assert_eq!(step.kind, EventKind::DocumentAdded);
            assert_eq!(entity, "claims");
            let since = since.unwrap();
            assert_eq!(
                (since.kind, since.reviewer),
                (EventKind::VerdictGiven, room.bo.reviewer.clone())
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        room.store.read(|desk| desk.contents_digest()).unwrap(),
        before,
        "nothing was changed"
    );
    // A comment changes nothing of the claim, but it would be left without one.
    room.store.undo(&room.bo, 1).unwrap();
    room.store.add_comment(&room.bo, claim, "Husk kilden").unwrap();
    match room.store.undo(&room.anna, 1) {
        Err(StoreError::Conflict { entity, since, .. }) => {
            assert_eq!(
                (entity, since.unwrap().kind),
                ("comments", EventKind::CommentAdded)
            );
        }
        other => panic!("{other:?}"),
    }
    room.store.undo(&room.bo, 1).unwrap();
    room.store.undo(&room.anna, 1).unwrap();
    assert_eq!(
        room.store.read(|desk| desk.documents(None, 0, 1)).unwrap().total,
        0
    );
    assert_eq!(room.store.verify().unwrap(), []);
}

#[test]
fn two_who_change_different_things_of_one_claim_are_not_in_each_others_way() {
    let room = newsroom();
    let claims = room
        .store
        .add_document(&room.anna, story(&SENTENCES))
        .unwrap()
        .claims;
    room.store.set_priority(&room.anna, &claims[..1], 3).unwrap();
    room.store
        .assign(&room.bo, &claims[..1], Some(&room.bo.reviewer))
        .unwrap();
    room.store.undo(&room.anna, 1).unwrap();
    let row = room.store.read(|desk| desk.queue_row(&claims[0])).unwrap();
    assert_eq!((row.priority, row.assignee), (0, Some(room.bo.reviewer.clone())));
}

#[test]
fn undo_and_redo_go_on_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("Prøve.factdesk");
    let room = furnish(Store::create(&desk, random(7)).unwrap());
    let (anna, claim) = {
        let Newsroom { store, anna, .. } = room;
        let claim = store
            .add_document(&anna, story(&SENTENCES))
            .unwrap()
            .claims
            .remove(0);
        store.give_verdict(&anna, &claim, verdict("true"), false).unwrap();
        store.publish(&anna, &claim).unwrap();
        store.undo(&anna, 1).unwrap();
        (anna, claim)
    };
    let store = Store::open(&desk, random(8)).unwrap();
    store.redo(&anna, 1).unwrap();
    assert_eq!(status(&store, &claim), ClaimStatus::Published);
    store.undo(&anna, 2).unwrap();
    assert_eq!(status(&store, &claim), ClaimStatus::Open);
    assert!(matches!(store.undo(&anna, 9), Err(StoreError::NothingToUndo)));
    assert_eq!(
        status(&store, &claim),
        ClaimStatus::Open,
        "all of the steps or none"
    );
    assert_eq!(store.verify().unwrap(), []);
}

/// Something a reviewer does; the number chooses what it is done to.
#[derive(Clone, Copy, Debug)]
enum Deed {
    AddDocument,
    ChangeDocument,
    SetSentenceAside,
    SetAside,
    Reopen,
    Attach,
    AddEvidence,
    ChangeEvidence,
    RemoveEvidence,
    Sync,
    Decide,
    DecideAndPublish,
    Publish,
    Correct,
    Withdraw,
    Assess,
    Tag,
    Untag,
    Comment,
    Assign,
    Priority,
    Setting,
    View,
    Bounds,
    Split,
    Merge,
    AddClaim,
    Read,
    Undo,
    Redo,
}

const DEEDS: [Deed; 30] = [
    Deed::AddDocument,
    Deed::ChangeDocument,
    Deed::SetSentenceAside,
    Deed::SetAside,
    Deed::Reopen,
    Deed::Attach,
    Deed::AddEvidence,
    Deed::ChangeEvidence,
    Deed::RemoveEvidence,
    Deed::Sync,
    Deed::Decide,
    Deed::DecideAndPublish,
    Deed::Publish,
    Deed::Correct,
    Deed::Withdraw,
    Deed::Assess,
    Deed::Tag,
    Deed::Untag,
    Deed::Comment,
    Deed::Assign,
    Deed::Priority,
    Deed::Setting,
    Deed::View,
    Deed::Bounds,
    Deed::Split,
    Deed::Merge,
    Deed::AddClaim,
    Deed::Read,
    Deed::Undo,
    Deed::Redo,
];

const PAGES: [&str; 2] = [
    "Der er 4.500 soldater i landet.",
    "Nu er der kun 2.500 soldater tilbage.",
];

/// Does it, and says whether the desk did. A refusal is as good an answer as any, but it must change nothing.
fn perform(store: &Store, by: &Signed, deed: Deed, n: usize) -> Result<(), StoreError> {
    let documents: Vec<DocumentId> = store
        .read(|desk| desk.documents(None, 0, 50))?
        .rows
        .into_iter()
        .map(|row| row.id)
        .collect();
    let queue = store
        .read(|desk| desk.queue(&Filter::default(), Sort::Story, 0, 200))?
        .rows;
    let document = documents.get(n % documents.len().max(1));
    let claim = queue.get(n % queue.len().max(1)).map(|row| row.claim.clone());
    let (Some(document), Some(claim)) = (document, claim) else {
        return store.add_document(by, story(&SENTENCES)).map(drop);
    };
    let one = std::slice::from_ref(&claim);
    let evidence: Vec<EvidenceId> = store
        .read(|desk| desk.evidence_of_claim(&claim))?
        .into_iter()
        .map(|evidence| evidence.id)
        .collect();
    let rating = ["false", "half", "true"][n % 3];
    match deed {
        Deed::AddDocument => store.add_document(by, story(&SENTENCES[n % 3..])).map(drop),
        Deed::ChangeDocument => {
            let text = store.read(|desk| desk.document(document))?.text;
            let published = ["2019", "2020-10", "2020"][n % 3];
            let mut annotation = annotate(&text, ["da", "en"][n % 2], published);
            annotation.claims.truncate(n % 4);
            let change = ChangeDocument {
                title: format!("Titel {}", n % 5),
                lang: ["da", "en"][n % 2].to_owned(),
                published: published.parse().unwrap(),
                origin: None,
                annotation,
            };
            store.change_document(by, document, change).map(drop)
        }
        Deed::SetSentenceAside => store.set_sentence_aside(
            by,
            document,
            Span::new(0, n as u32 % 30),
            SetAsideReason::Greeting,
        ),
        Deed::SetAside => store.set_aside(by, one, SetAsideReason::TooVague),
        Deed::Reopen => store.reopen(by, one),
        Deed::Attach => {
            let address = format!("https://example.org/{}", n % 3);
            let exact = n.is_multiple_of(2).then_some("soldater");
            store
                .attach_source(by, attach(&claim, &address, PAGES[n % 2], exact))
                .map(drop)
        }
        Deed::AddEvidence => {
            let Some(source) = store.read(|desk| desk.sources_of_claim(&claim))?.pop() else {
                return Ok(());
            };
            let Some(snapshot) = store.read(|desk| desk.newest_snapshot(&source.id))? else {
                return Ok(());
            };
            store
                .add_evidence(by, &claim, &snapshot.id, passage(&snapshot.text, "soldater"))
                .map(drop)
        }
        Deed::ChangeEvidence => evidence.first().map_or(Ok(()), |id| {
            store.change_evidence(
                by,
                id,
                factdesk_model::desk::Stance::Refutes,
                Some(format!("note {}", n % 3)),
            )
        }),
        Deed::RemoveEvidence => evidence
            .first()
            .map_or(Ok(()), |id| store.remove_evidence(by, id)),
        Deed::Sync => {
            let Some(source) = store.read(|desk| desk.sources())?.pop() else {
                return Ok(());
            };
            let state = [PassageState::Unchanged, PassageState::Altered, PassageState::Gone][n % 3];
            let found: Vec<_> = store
                .read(|desk| desk.evidence_of_source(&source.id))?
                .into_iter()
                .map(|evidence| (evidence.id, state))
                .collect();
            store
                .record_sync(
                    by,
                    &source.id,
                    n.is_multiple_of(2).then(|| page(PAGES[n % 2])),
                    &found,
                )
                .map(drop)
        }
        Deed::Decide => store.give_verdict(by, &claim, verdict(rating), false).map(drop),
        Deed::DecideAndPublish => store.give_verdict(by, &claim, verdict(rating), true).map(drop),
        Deed::Publish => store.publish(by, &claim).map(drop),
        Deed::Correct => {
            let correction = Correction {
                scale: "truth".to_owned(),
                rating: rating.to_owned(),
                reasoning: None,
                note: "Rettelse".to_owned(),
            };
            store.correct(by, &claim, correction).map(drop)
        }
        Deed::Withdraw => store.withdraw(by, &claim, "Trukket tilbage").map(drop),
        Deed::Assess => store.assess(by, &claim, verdict(rating)),
        Deed::Tag => store.add_tag(by, one, ["krig", "fred"][n % 2]),
        Deed::Untag => store.remove_tag(by, one, ["krig", "fred"][n % 2]),
        Deed::Comment => store.add_comment(by, &claim, "Se her").map(drop),
        Deed::Assign => store.assign(by, one, n.is_multiple_of(2).then_some(&by.reviewer)),
        Deed::Priority => store.set_priority(by, one, n as i64 % 3),
        Deed::Setting => store.set_setting(by, "name", serde_json::json!(format!("Desk {}", n % 3))),
        Deed::View => {
            let view = SavedView {
                id: ["", "min"][n % 2].to_owned(),
                reviewer: None,
                name: format!("Visning {n}"),
                query: "status:open".to_owned(),
                sort: Sort::Deadline,
            };
            store.save_view(by, view).map(drop)
        }
        Deed::Bounds => {
            let span = store.read(|desk| desk.claim(&claim))?.found.span;
            let start = span.start + n as u32 % 4;
            // A claim that was split may be shorter than what is taken off: then nothing is left, and it is refused.
            let end = span.end.saturating_sub(n as u32 % 5).max(start);
            store.set_bounds(by, &claim, Span::new(start, end))
        }
        Deed::Split => {
            let span = store.read(|desk| desk.claim(&claim))?.found.span;
            store
                .split_claim(by, &claim, span.start + 1 + n as u32 % 9)
                .map(drop)
        }
        Deed::Merge => {
            let other = &queue[(n + 1) % queue.len()].claim;
            store.merge_claims(by, &claim, other).map(drop)
        }
        Deed::AddClaim => {
            let start = n as u32 % 40;
            store
                .add_claim(by, document, Span::new(start, start + 3 + n as u32 % 20))
                .map(drop)
        }
        Deed::Read => {
            let (found, mentions) = store.read(|desk| {
                let found = desk.claim(&claim)?;
                let mentions = desk.document(&found.document)?.annotation.mentions;
                Ok((found.found, mentions))
            })?;
            let time = found
                .mentions
                .first()
                .and_then(|place| mentions.get(*place as usize));
            let year = |written: &str| written.parse::<factdesk_model::Published>().unwrap();
            let (span, value) = match time {
                Some(mention) if n.is_multiple_of(2) => {
                    let year = year(["2021", "2022-03"][n / 2 % 2]);
                    let interval = Interval {
                        from: year.from,
                        to: year.to,
                    };
                    (mention.span, OwnValue::Time { interval })
                }
                _ => (
                    found.span,
                    OwnValue::Speaker {
                        name: ["Tim Olsen", "Mette Ravn"][n % 2].to_owned(),
                    },
                ),
            };
            store.set_reading(by, &claim, span, (!n.is_multiple_of(5)).then_some(value))
        }
        Deed::Undo => store.undo(by, n as u32 % 3 + 1).map(drop),
        Deed::Redo => store.redo(by, n as u32 % 3 + 1).map(drop),
    }
}

fn deeds(n: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = Vec<(Deed, usize, bool)>> {
    proptest::collection::vec(
        (proptest::sample::select(&DEEDS[..]), 0..1000_usize, any::<bool>()),
        n,
    )
}

fn digest(store: &Store) -> String {
    store.read(|desk| desk.contents_digest()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_all_gives_the_empty_desk_and_redo_all_the_full_one(deeds in deeds(1..40)) {
        let room = newsroom();
        // The scale was saved as Anna's step; what is undone below is Bo's alone.
        let empty = digest(&room.store);
        for (deed, n, _) in deeds {
            let before = digest(&room.store);
            if let Err(error) = perform(&room.store, &room.bo, deed, n) {
                prop_assert!(!matches!(error, StoreError::Damaged { .. } | StoreError::Conflict { .. }
                    | StoreError::Database(_)), "{deed:?}: {error}");
                prop_assert_eq!(digest(&room.store), before, "{:?} was refused and changes nothing", deed);
            }
        }
        let full = digest(&room.store);
        let mut n_undone = 0;
        while room.store.undo(&room.bo, 1).is_ok() {
            n_undone += 1;
        }
        prop_assert_eq!(digest(&room.store), empty);
        // What was undone before can be redone only if nothing was done since, and then beyond the full desk.
        if n_undone > 0 {
            room.store.redo(&room.bo, n_undone).unwrap();
        }
        prop_assert_eq!(digest(&room.store), full);
        prop_assert_eq!(room.store.verify().unwrap(), []);
    }

    #[test]
    fn the_ledger_of_two_reviewers_replays_to_the_same_tables(deeds in deeds(1..60)) {
        let room = newsroom();
        for (deed, n, is_anna) in deeds {
            let by = if is_anna { &room.anna } else { &room.bo };
            let before = digest(&room.store);
            if let Err(error) = perform(&room.store, by, deed, n) {
                prop_assert!(!matches!(error, StoreError::Damaged { .. } | StoreError::Database(_)), "{deed:?}: {error}");
                prop_assert_eq!(digest(&room.store), before, "{:?} was refused and changes nothing", deed);
            }
        }
        prop_assert_eq!(room.store.verify().unwrap(), []);
    }
}

#[test]
fn the_same_moment_may_hold_several_events() {
    let room = newsroom();
    let claims = room
        .store
        .add_document(&room.anna, story(&SENTENCES))
        .unwrap()
        .claims;
    for _ in 0..3 {
        room.store
            .add_comment(
                &Signed {
                    at_ms: NOW_MS,
                    ..room.anna.clone()
                },
                &claims[0],
                "igen",
            )
            .unwrap();
    }
    let ids: std::collections::BTreeSet<_> = room
        .store
        .read(|desk| desk.history(None, 100))
        .unwrap()
        .into_iter()
        .map(|event| event.id)
        .collect();
    assert_eq!(
        ids.len() as i64,
        room.store.read(|desk| desk.newest_event()).unwrap()
    );
}
