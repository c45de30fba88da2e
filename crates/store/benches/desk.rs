//! What a reviewer waits for, on a desk of `FACTDESK_BENCH_CLAIMS` claims (10,000 unless said otherwise).
#![allow(missing_docs, clippy::unwrap_used)] // A bench is a program that may fail.

#[path = "../tests/support/mod.rs"]
mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use factdesk_store::{Filter, NewDocument, Signed, Sort, Store};
use std::time::Instant;
use support::{NOW_MS, Newsroom, furnish, random, story, verdict};

const CLAIMS_A_STORY: usize = 10;
const STORIES_A_BATCH: usize = 2_000;

/// A vocabulary large enough that words are as rare or as common as in a newsroom's archive.
fn word(n: usize) -> String {
    const PARTS: [&str; 16] = [
        "sol", "dat", "by", "råd", "skat", "hav", "vind", "tal", "mini", "ster", "kom", "mune", "pris",
        "løn", "vej", "bro",
    ];
    // Few words are common and most are rare.
    let n = (n * n) / 4_000;
    format!("{}{}{}", PARTS[n % 16], PARTS[n / 16 % 16], PARTS[n / 256 % 16])
}

fn generated(n: usize) -> NewDocument {
    let sentences: Vec<String> = (0..CLAIMS_A_STORY)
        .map(|place| {
            let seed = n * 7919 + place * 104_729;
            let words: Vec<String> = (0..12).map(|w| word((seed * 31 + w * 7_907) % 4_000)).collect();
            let year = if place % 4 == 0 {
                format!(" inden {}", 1990 + seed % 60)
            } else {
                String::new()
            };
            format!("{} {}{year}.", words.join(" "), seed % 10_000 + 2_100)
        })
        .collect();
    story(&sentences.iter().map(String::as_str).collect::<Vec<_>>())
}

fn desk(n_claims: usize) -> (tempfile::TempDir, Store, Signed) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("Måling.factdesk");
    let Newsroom { store, anna, .. } = furnish(Store::create(&place, random(1)).unwrap());
    let n_stories = n_claims / CLAIMS_A_STORY;
    let mut spent = std::time::Duration::ZERO;
    for batch in 0..n_stories.div_ceil(STORIES_A_BATCH) {
        let stories: Vec<_> = (0..STORIES_A_BATCH.min(n_stories))
            .map(|n| generated(batch * STORIES_A_BATCH + n))
            .collect();
        let begun = Instant::now();
        let by = Signed {
            at_ms: NOW_MS + batch as i64,
            ..anna.clone()
        };
        store.add_documents(&by, stories).unwrap();
        spent += begun.elapsed();
    }
    let rate = n_claims as f64 / spent.as_secs_f64();
    eprintln!("imported {n_claims} claims at {rate:.0} a second, ledger and search index on");
    drop(store);
    let begun = Instant::now();
    let store = Store::open(&place, random(2)).unwrap();
    eprintln!("opened in {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
    let size: u64 = std::fs::metadata(place.join("desk.sqlite")).unwrap().len();
    eprintln!("desk.sqlite: {:.1} MB", size as f64 / 1e6);
    (folder, store, anna)
}

fn reviews(criterion: &mut Criterion) {
    let n_claims = std::env::var("FACTDESK_BENCH_CLAIMS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(10_000);
    let (_folder, store, by) = desk(n_claims);
    let mut group = criterion.benchmark_group(format!("desk of {n_claims}"));
    group.sample_size(20);
    let open = Filter::parse("status:open").unwrap();
    let queries = [
        ("page of the whole queue", "", Sort::Score),
        ("page of what is open", "status:open", Sort::Score),
        ("page by deadline", "type:deadline status:open", Sort::Deadline),
        ("page of a rare word", "solsolby", Sort::Score),
        ("page of a common word", "solsolsol", Sort::Score),
    ];
    for (name, query, sort) in queries {
        let filter = Filter::parse(query).unwrap();
        group.bench_function(name, |bench| {
            bench.iter(|| store.read(|desk| desk.queue(&filter, sort, 0, 50)).unwrap());
        });
    }
    group.bench_function("count of a saved view", |bench| {
        bench.iter(|| store.read(|desk| desk.count(&open)).unwrap());
    });
    group.bench_function("search for a common word", |bench| {
        bench.iter(|| store.read(|desk| desk.search("solsolsol", 20)).unwrap());
    });
    group.bench_function("decide and show the next", |bench| {
        bench.iter(|| {
            let next = store
                .read(|desk| desk.next_claim(&open, Sort::Score, None))
                .unwrap()
                .unwrap();
            store
                .give_verdict(&by, &next.claim, verdict("true"), false)
                .unwrap();
        });
    });
    group.bench_function("undo and redo", |bench| {
        bench.iter(|| {
            store.undo(&by, 1).unwrap();
            store.redo(&by, 1).unwrap();
        });
    });
    group.bench_function("list of documents", |bench| {
        bench.iter(|| store.read(|desk| desk.documents(None, 0, 50)).unwrap());
    });
    group.finish();
}

criterion_group!(benches, reviews);
criterion_main!(benches);
