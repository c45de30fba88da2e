//! On a desk with many claims every shorter way gives what the long way gives.
#![allow(clippy::unwrap_used, clippy::panic)] // Test code outside of a test function may fail a test.

#[path = "../benches/newspaper/mod.rs"]
mod newspaper;

use factdesk_store::{Filter, QueueRow, Sort, Store};
use newspaper::desk::{make, random};

const N_CLAIMS: usize = 4_000;

fn has_word(row: &QueueRow, word: &str) -> bool {
    row.text
        .to_lowercase()
        .split(|sign: char| !sign.is_alphanumeric())
        .any(|own| own == word)
}

/// A filter by its query, and by looking at each claim.
type Asked<'a> = (&'a str, &'a dyn Fn(&QueueRow) -> bool);

#[test]
fn pages_and_counts_are_those_of_looking_at_every_claim() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("Stor.factdesk");
    let mut told = 0;
    let made = make(&place, 7, N_CLAIMS, &mut |n| told = n);
    assert_eq!(told, N_CLAIMS);
    let queue = |store: &Store, query: &str, sort, offset, limit| {
        let filter = Filter::parse(query).unwrap();
        store
            .read(|desk| desk.queue(&filter, sort, offset, limit))
            .unwrap()
    };
    let store = made.store;
    let speaks = |row: &QueueRow, name: &str| {
        let found = store.read(|desk| desk.claim(&row.claim)).unwrap().found;
        found
            .speaker
            .is_some_and(|speaker| speaker.name.to_lowercase().contains(name))
    };
    let is_open = |row: &QueueRow| row.status == factdesk_model::desk::ClaimStatus::Open;
    let tagged = |row: &QueueRow| {
        let tags = store.read(|desk| desk.tags_of(&row.claim)).unwrap();
        tags.iter().any(|tag| tag == "klima")
    };
    let asked: [Asked<'_>; 12] = [
        ("", &|_| true),
        ("status:open lang:da", &|row| is_open(row) && row.lang == "da"),
        ("rating:false", &|row| row.rating.as_deref() == Some("false")),
        ("speaker:a", &|row| speaks(row, "a")),
        ("speaker:karen status:open", &|row| {
            is_open(row) && speaks(row, "karen")
        }),
        ("due:<2022 status:open", &|row| {
            let by = row.deadline.as_ref().and_then(|deadline| deadline.by.to);
            is_open(row) && by.is_some_and(|by| by.to_string().as_str() <= "2022-01-01 00:00:00")
        }),
        ("tag:klima", &tagged),
        ("tag:klima status:open", &|row| is_open(row) && tagged(row)),
        // Common enough to be walked for, with and without more.
        ("\"i\"", &|row| has_word(row, "i")),
        ("\"i\" status:open", &|row| is_open(row) && has_word(row, "i")),
        ("\"kommune\" lang:da", &|row| {
            row.lang == "da" && has_word(row, "kommune")
        }),
        ("\"ingensteds\"", &|_| false),
    ];
    for sort in [Sort::Score, Sort::Deadline, Sort::Story] {
        let all = queue(&store, "", sort, 0, N_CLAIMS as u64);
        assert_eq!(
            (all.rows.len(), all.total, all.is_more),
            (N_CLAIMS, N_CLAIMS as u64, false)
        );
        for (query, is_asked) in &asked {
            let expected: Vec<_> = all.rows.iter().filter(|row| is_asked(row)).cloned().collect();
            let page = queue(&store, query, sort, 20, 30);
            let wanted: Vec<_> = expected.iter().skip(20).take(30).cloned().collect();
            assert_eq!(page.rows, wanted, "{query:?} by {sort:?}");
            let is_right = if page.is_more {
                page.total < expected.len() as u64
            } else {
                page.total == expected.len() as u64
            };
            assert!(
                is_right,
                "{query:?}: {} and more: {}, of {}",
                page.total,
                page.is_more,
                expected.len()
            );
        }
    }
    let many = queue(&store, "\"i\" status:open", Sort::Score, 0, 1);
    assert!(many.is_more && many.total == 2_000, "{} claims", many.total);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn the_same_seed_gives_the_same_newspaper_and_stories_differ() {
    let written = |seed| {
        newspaper::stories(seed, 500)
            .map(|story| story.text)
            .collect::<Vec<_>>()
    };
    assert_eq!(written(1), written(1));
    assert_ne!(written(1), written(2));
    let stories: Vec<_> = newspaper::stories(3, 500).collect();
    assert_eq!(
        stories
            .iter()
            .map(|story| story.annotation.claims.len())
            .sum::<usize>(),
        500
    );
    assert_eq!(stories.len(), 50);
    for story in &stories {
        for claim in &story.annotation.claims {
            assert_eq!(claim.span.of(&story.text), Some(claim.text.as_str()));
        }
    }
    let mut texts: Vec<_> = stories
        .iter()
        .flat_map(|story| &story.annotation.claims)
        .map(|claim| &claim.text)
        .collect();
    texts.sort();
    texts.dedup();
    assert!(
        texts.len() > 490,
        "{} of 500 sentences are there once",
        texts.len()
    );
    drop(random(1));
}
