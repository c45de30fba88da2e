//! A review from the story to the report, as the window and the command line do it.
#![allow(clippy::unwrap_used, clippy::panic)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_model::desk::{ClaimStatus, PassageState, StaleReason, VerdictState};
use factdesk_store::{ChangeDocument, Correction, EventKind, Filter, Sort, StoreError};
use support::{NOW_MS, annotate, attach, newsroom, page, passage, story, verdict};

const SENTENCES: [&str; 4] = [
    "Der er 4000 soldater i landet.",
    "De skal være ude inden 2021.",
    "Hvad sker der så?",
    "Aftalen blev indgået i år.",
];

#[test]
fn a_story_is_reviewed_published_corrected_and_withdrawn() {
    let room = newsroom();
    let added = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    let claim = &added.claims[0];
    let attached = room
        .store
        .attach_source(
            &room.anna,
            attach(
                claim,
                "https://example.org/a",
                "Der er 4.500 soldater.",
                Some("4.500 soldater"),
            ),
        )
        .unwrap();
    room.store
        .give_verdict(&room.anna, claim, verdict("half"), false)
        .unwrap();
    room.store.publish(&room.anna, claim).unwrap();
    let again = room.store.give_verdict(&room.anna, claim, verdict("true"), false);
    assert!(
        matches!(again, Err(StoreError::InvalidState { .. })),
        "a public verdict is corrected, not replaced"
    );
    let correction = Correction {
        scale: "truth".to_owned(),
        rating: "false".to_owned(),
        reasoning: None,
        note: "Vi tog fejl.".to_owned(),
    };
    room.store.correct(&room.bo, claim, correction).unwrap();
    room.store
        .withdraw(&room.bo, claim, "Sagen er trukket tilbage.")
        .unwrap();

    let file = room.store.read(|desk| desk.claim_file(claim)).unwrap();
    assert_eq!(file.claim.status, ClaimStatus::Withdrawn);
    let states: Vec<_> = file
        .verdicts
        .iter()
        .map(|verdict| (verdict.version, verdict.state))
        .collect();
    assert_eq!(
        states,
        [
            (1, VerdictState::Superseded),
            (2, VerdictState::Superseded),
            (3, VerdictState::Withdrawn)
        ],
        "old versions are kept"
    );
    assert_eq!(file.verdicts[0].evidence[0].evidence, attached.evidence.unwrap());
    assert_eq!(file.verdicts[0].evidence[0].sha256, attached.sha256);
    assert_eq!(
        file.verdicts[1].reasoning, "Det fremgår af kilden.",
        "the reasoning stands unless it is corrected"
    );
    let kinds: Vec<_> = file.history.iter().map(|event| event.kind).collect();
    assert_eq!(
        kinds,
        [
            EventKind::DocumentAdded,
            EventKind::SourceAttached,
            EventKind::VerdictGiven,
            EventKind::VerdictPublished,
            EventKind::VerdictCorrected,
            EventKind::VerdictWithdrawn,
        ]
    );
    assert_eq!(file.history[4].args["rating"], "false");
    let dossier = room
        .store
        .read(|desk| desk.dossier(&added.document, NOW_MS))
        .unwrap();
    assert_eq!(dossier.claims.len(), 4);
    assert_eq!(
        dossier.document,
        room.store.read(|desk| desk.document(&added.document)).unwrap()
    );
    assert_eq!(dossier.reviewers.len(), 2);
    assert_eq!(
        dossier.claims[0].evidence[0].snapshot.text,
        "Der er 4.500 soldater."
    );
    assert_eq!(room.store.verify().unwrap(), []);
}

#[test]
fn a_document_comes_back_exactly_as_it_was_read() {
    let room = newsroom();
    let new = story(&SENTENCES);
    let added = room.store.add_document(&room.anna, new.clone()).unwrap();
    let document = room.store.read(|desk| desk.document(&added.document)).unwrap();
    assert_eq!(document.annotation, new.annotation);
    assert_eq!(document.text, new.text);
    assert_eq!(document.published, new.published);
}

#[test]
fn reading_again_keeps_decisions_and_drops_only_what_nobody_touched() {
    let room = newsroom();
    let new = story(&SENTENCES);
    let text = new.text.clone();
    let added = room.store.add_document(&room.anna, new).unwrap();
    room.store
        .give_verdict(&room.anna, &added.claims[3], verdict("true"), false)
        .unwrap();
    room.store
        .give_verdict(&room.anna, &added.claims[0], verdict("true"), false)
        .unwrap();
    let mut annotation = annotate(&text, "da", "2019");
    // The new reading finds neither the first nor the second claim, and one that was not there.
    let mut first = annotation.claims.remove(0);
    annotation.claims.remove(0);
    first.span.end -= 1;
    first.text.pop();
    annotation.claims.insert(0, first);
    let change = ChangeDocument {
        title: "Ny titel".to_owned(),
        lang: "da".to_owned(),
        published: "2019".parse().unwrap(),
        origin: None,
        annotation,
    };
    let counted = room
        .store
        .change_document(&room.anna, &added.document, change)
        .unwrap();
    assert_eq!(
        (counted.n_kept, counted.n_added, counted.n_removed, counted.n_lost),
        (2, 1, 1, 1)
    );
    let lost = room.store.read(|desk| desk.claim(&added.claims[0])).unwrap();
    assert!(!lost.still_found, "a claim with a verdict stays");
    let gone = room.store.read(|desk| desk.claim(&added.claims[1]));
    assert!(
        matches!(gone, Err(StoreError::NotFound { .. })),
        "an untouched claim goes"
    );
    let kept = room.store.read(|desk| desk.claim_file(&added.claims[3])).unwrap();
    assert_eq!(
        kept.stale,
        [StaleReason::ClaimChanged],
        "«i år» means another year now"
    );
    assert_eq!(kept.claim.status, ClaimStatus::Decided);
    room.store.undo(&room.anna, 1).unwrap();
    let kept = room.store.read(|desk| desk.claim_file(&added.claims[3])).unwrap();
    assert_eq!(
        kept.stale,
        [],
        "undone, the verdict rests on what it was given on"
    );
    assert!(
        room.store.read(|desk| desk.claim(&added.claims[1])).is_ok(),
        "the claim that went is back"
    );
    assert_eq!(room.store.verify().unwrap(), []);
}

#[test]
fn a_verdict_goes_stale_with_its_evidence_and_the_queue_lists_it() {
    let room = newsroom();
    let added = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    let claim = &added.claims[1];
    let text = "Tropperne er ude før jul.";
    let attached = room
        .store
        .attach_source(
            &room.anna,
            attach(claim, "https://example.org/b", text, Some("før jul")),
        )
        .unwrap();
    let other = room
        .store
        .add_evidence(&room.anna, claim, &attached.snapshot, passage(text, "Tropperne"))
        .unwrap();
    room.store
        .give_verdict(&room.anna, claim, verdict("true"), true)
        .unwrap();
    let stale = Filter {
        stale: Some(true),
        ..Filter::default()
    };
    let n_stale = || room.store.read(|desk| desk.count(&stale)).unwrap();
    assert_eq!(n_stale(), 0);
    let evidence = attached.evidence.unwrap();
    let found = [
        (evidence.clone(), PassageState::Altered),
        (other.clone(), PassageState::Unreachable),
    ];
    room.store
        .record_sync(
            &room.bo,
            &attached.source,
            Some(page("Tropperne er ude efter jul.")),
            &found,
        )
        .unwrap();
    assert_eq!(
        n_stale(),
        1,
        "a source that is merely unreachable changes nothing, an altered passage does"
    );
    let reasons = room.store.read(|desk| desk.stale_reasons(claim)).unwrap();
    assert_eq!(
        reasons,
        [StaleReason::PassageAltered {
            evidence: evidence.clone()
        }]
    );
    room.store.remove_evidence(&room.bo, &other).unwrap();
    let reasons = room.store.read(|desk| desk.stale_reasons(claim)).unwrap();
    assert_eq!(
        reasons,
        [
            StaleReason::PassageAltered { evidence },
            StaleReason::EvidenceRemoved { evidence: other }
        ]
    );
    let row = room
        .store
        .read(|desk| desk.queue(&stale, Sort::Score, 0, 10))
        .unwrap()
        .rows
        .remove(0);
    assert_eq!(row.stale, reasons);
    room.store.undo(&room.bo, 2).unwrap();
    assert_eq!(n_stale(), 0);
    assert_eq!(room.store.verify().unwrap(), []);
}

#[test]
fn the_queue_is_filtered_sorted_and_counted() {
    let room = newsroom();
    let first = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    room.store
        .add_document(
            &room.anna,
            story(&["En anden historie om blå biler.", "Den er fra 1999."]),
        )
        .unwrap();
    let texts = |query: &str, sort: Sort| {
        let filter = Filter::parse(query).unwrap();
        let page = room.store.read(|desk| desk.queue(&filter, sort, 0, 100)).unwrap();
        assert_eq!(page.total as usize, page.rows.len());
        page.rows.into_iter().map(|row| row.text).collect::<Vec<_>>()
    };
    assert_eq!(texts("status:set_aside", Sort::Score), ["Hvad sker der så?"]);
    assert_eq!(texts("due:<2021", Sort::Deadline), ["Den er fra 1999."]);
    assert_eq!(
        texts("type:deadline", Sort::Deadline),
        ["Den er fra 1999.", "De skal være ude inden 2021."]
    );
    assert_eq!(
        texts("soldat", Sort::Score),
        ["Der er 4000 soldater i landet."],
        "inflected forms meet"
    );
    assert_eq!(
        texts("\"soldat\"", Sort::Score),
        [""; 0],
        "in quotation marks they do not"
    );
    assert_eq!(texts("sold*", Sort::Score).len(), 1);
    assert_eq!(texts("blå", Sort::Score).len(), 1);
    assert_eq!(texts("bla*", Sort::Score), [""; 0], "å is a letter of its own");
    let story_order = texts(&format!("document:{}", first.document), Sort::Story);
    assert_eq!(story_order, SENTENCES);
    let scores = room
        .store
        .read(|desk| desk.queue(&Filter::default(), Sort::Score, 1, 2))
        .unwrap();
    assert_eq!((scores.rows.len(), scores.total), (2, 6));
    assert!(scores.rows[0].checkable >= scores.rows[1].checkable);
    room.store
        .set_priority(&room.anna, &first.claims[3..], 5)
        .unwrap();
    let next = room
        .store
        .read(|desk| desk.next_claim(&Filter::default(), Sort::Score, None))
        .unwrap()
        .unwrap();
    assert_eq!(next.claim, first.claims[3], "what is urgent comes first");
}

#[test]
fn documents_are_listed_with_counts_and_coverage() {
    let room = newsroom();
    let added = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    room.store
        .give_verdict(&room.anna, &added.claims[0], verdict("true"), false)
        .unwrap();
    let page = room.store.read(|desk| desk.documents(None, 0, 10)).unwrap();
    assert_eq!(page.total, 1);
    let row = &page.rows[0];
    assert_eq!((row.n_sentences, row.n_claims()), (4, 3));
    assert_eq!(
        (
            row.coverage.n_claimed,
            row.coverage.n_set_aside,
            row.coverage.n_open
        ),
        (1, 1, 2),
        "the verdict's, the question's, and the other two"
    );
    let found = room
        .store
        .read(|desk| desk.documents(Some("aftale"), 0, 10))
        .unwrap();
    assert_eq!(found.total, 1);
    let found = room
        .store
        .read(|desk| desk.documents(Some("hest"), 0, 10))
        .unwrap();
    assert_eq!((found.total, found.rows.len()), (0, 0));
}

#[test]
fn ids_are_known_by_any_beginning_that_names_one() {
    let room = newsroom();
    let added = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    room.store
        .read(|desk| {
            let id = added.claims[0].as_str();
            assert_eq!(desk.resolve_claim(&id[..12])?, added.claims[0]);
            assert_eq!(desk.resolve_claim(&id.to_uppercase())?, added.claims[0]);
            assert!(matches!(desk.resolve_claim(""), Err(StoreError::NotFound { .. })));
            assert!(matches!(
                desk.resolve_claim("%"),
                Err(StoreError::NotFound { .. })
            ));
            Ok(())
        })
        .unwrap();
    // Many claims make one sign ambiguous.
    let many: Vec<String> = (0..40).map(|n| format!("Der er {n} biler.")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let added = room.store.add_document(&room.anna, story(&many)).unwrap();
    let mut firsts: Vec<_> = added
        .claims
        .iter()
        .map(|claim| claim.as_str()[..1].to_owned())
        .collect();
    firsts.sort();
    let twice = firsts.windows(2).find(|pair| pair[0] == pair[1]).unwrap()[0].clone();
    match room.store.read(|desk| desk.resolve_claim(&twice)) {
        Err(StoreError::Ambiguous { candidates, .. }) => assert!(candidates.len() >= 2),
        other => panic!("{other:?}"),
    }
}

#[test]
fn search_finds_in_claims_stories_sources_and_reasoning_and_marks_the_words() {
    let room = newsroom();
    let added = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    let claim = &added.claims[0];
    room.store
        .attach_source(
            &room.anna,
            attach(claim, "https://example.org/kilden", "Tekst.", None),
        )
        .unwrap();
    room.store
        .give_verdict(&room.anna, claim, verdict("true"), false)
        .unwrap();
    let hits = room.store.read(|desk| desk.search("kilde*", 10)).unwrap();
    let kinds: Vec<_> = hits.iter().map(|hit| std::mem::discriminant(&hit.kind)).collect();
    assert_eq!(
        kinds.len(),
        2,
        "the source's address and the verdict's reasoning: {hits:?}"
    );
    let hits = room.store.read(|desk| desk.search("soldaterne", 10)).unwrap();
    assert_eq!(hits.len(), 2, "the claim and its story: {hits:?}");
    let marked = hits[0].found[0].of(&hits[0].text).unwrap();
    assert_eq!(marked, "soldater");
    room.store.undo(&room.anna, 3).unwrap();
    assert_eq!(room.store.read(|desk| desk.search("soldat*", 10)).unwrap(), []);
}

#[test]
fn a_passage_must_stand_where_it_says() {
    let room = newsroom();
    let added = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    let mut wrong = attach(
        &added.claims[0],
        "https://example.org/c",
        "Ti æbler.",
        Some("æbler"),
    );
    if let Some(evidence) = &mut wrong.evidence {
        evidence.selector.position.start += 1;
    }
    let refused = room.store.attach_source(&room.anna, wrong);
    assert!(matches!(refused, Err(StoreError::NoSuchPassage { .. })));
    assert_eq!(
        room.store.read(|desk| desk.sources()).unwrap(),
        [],
        "the desk is as it was"
    );
}

#[test]
fn a_scale_in_use_can_be_extended_but_not_changed() {
    let room = newsroom();
    let added = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    room.store
        .give_verdict(&room.anna, &added.claims[0], verdict("true"), false)
        .unwrap();
    let mut scale = support::scale();
    scale.ratings.remove(0);
    room.store.save_scale(&room.anna, &scale).unwrap();
    scale.ratings.pop();
    let refused = room.store.save_scale(&room.anna, &scale);
    assert!(
        matches!(refused, Err(StoreError::ScaleInUse { .. })),
        "«true» is in use"
    );
    let unknown = room
        .store
        .give_verdict(&room.anna, &added.claims[1], verdict("false"), false);
    assert!(
        matches!(unknown, Err(StoreError::UnknownRating { .. })),
        "«false» was taken away"
    );
}

#[test]
fn drafts_are_kept_and_claims_move_through_the_review() {
    let room = newsroom();
    let added = room.store.add_document(&room.anna, story(&SENTENCES)).unwrap();
    let claim = &added.claims[0];
    let status = || room.store.read(|desk| desk.claim(claim)).unwrap().status;
    room.store.save_draft(&room.anna, claim, "Måske").unwrap();
    room.store.save_draft(&room.anna, claim, "Måske ikke").unwrap();
    assert_eq!(status(), ClaimStatus::InReview);
    let draft = room
        .store
        .read(|desk| desk.draft(&room.anna.reviewer, claim))
        .unwrap()
        .unwrap();
    assert_eq!(draft.words, "Måske ikke");
    let reason = factdesk_model::annotation::SetAsideReason::TooVague;
    room.store
        .set_aside(&room.anna, std::slice::from_ref(claim), reason)
        .unwrap();
    assert_eq!(status(), ClaimStatus::SetAside);
    room.store
        .reopen(&room.anna, std::slice::from_ref(claim))
        .unwrap();
    assert_eq!(status(), ClaimStatus::Open);
    room.store
        .give_verdict(&room.anna, claim, verdict("true"), true)
        .unwrap();
    let refused = room
        .store
        .set_aside(&room.anna, std::slice::from_ref(claim), reason);
    assert!(
        matches!(refused, Err(StoreError::InvalidState { .. })),
        "what is public is not set aside"
    );
    assert_eq!(room.store.verify().unwrap(), []);
}

#[test]
fn a_deadline_takes_up_again_what_was_decided_before_it_passed() {
    let room = newsroom();
    let day = |written: &str| {
        written
            .parse::<factdesk_model::Published>()
            .unwrap()
            .from
            .unwrap()
    };
    let before = support::signed(&room.anna.reviewer, 1_600_000_000_000);
    let claims = room
        .store
        .add_document(&before, story(&SENTENCES))
        .unwrap()
        .claims;
    let due = &claims[1];
    room.store
        .give_verdict(&before, due, verdict("half"), true)
        .unwrap();
    let waiting = |now: &str| room.store.read(|desk| desk.due_to_reopen(day(now))).unwrap();
    assert_eq!(waiting("2021-06"), [], "it has not passed");
    assert_eq!(waiting("2023"), std::slice::from_ref(due));
    room.store
        .reopen_due(&room.anna, std::slice::from_ref(due))
        .unwrap();
    let status = || room.store.read(|desk| desk.claim(due)).unwrap().status;
    assert_eq!((status(), waiting("2023")), (ClaimStatus::InReview, Vec::new()));
    room.store.let_stand(&room.anna, due).unwrap();
    assert_eq!((status(), waiting("2023")), (ClaimStatus::Published, Vec::new()));
    room.store.undo(&room.anna, 2).unwrap();
    assert_eq!(waiting("2023"), std::slice::from_ref(due));
    assert_eq!(room.store.verify().unwrap(), []);
}
