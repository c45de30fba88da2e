//! What a reviewer waits for, on a small desk and on a large one: 95th percentiles, and how they grow.
//!
//! `cargo bench -p factdesk-store` makes both desks once, in `target/desks`, and uses them again. The large one has
//! `FACTDESK_BENCH_CLAIMS` claims, a million unless said otherwise. Fails where a bar is not held.
#![allow(missing_docs, clippy::unwrap_used)] // A bench is a program that may fail.

mod newspaper;

use factdesk_model::{ClaimId, ReviewerId};
use factdesk_store::{Filter, Signed, Sort, Store};
use newspaper::desk::{VIEWS, make, random, verdict};
use newspaper::{Dice, imported_ms};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const SMALL: usize = 10_000;
const LARGE: usize = 1_000_000;
/// What a reviewer waits for must take no longer, 95 times of 100.
const BAR: Duration = Duration::from_millis(10);
/// And on the large desk no more times as long as on the small one.
const GROWTH: f64 = 3.0;
/// What takes less than this is too quick for its growth to say anything.
const TOO_QUICK: Duration = Duration::from_micros(500);
const OPENING_BAR: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    // `cargo test --all-targets` runs benches as well, without this word.
    if !std::env::args().any(|word| word == "--bench") {
        return ExitCode::SUCCESS;
    }
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<usize>().ok());
    let large = number("FACTDESK_BENCH_CLAIMS").unwrap_or(LARGE);
    let samples = number("FACTDESK_BENCH_SAMPLES").unwrap_or(100);
    let small = measure(SMALL, samples);
    let measured = if large == SMALL {
        small.clone()
    } else {
        measure(large, samples)
    };
    report(&small, &measured, large)
}

type Times = BTreeMap<&'static str, BTreeMap<String, Vec<Duration>>>;

fn report(small: &Times, large: &Times, n_claims: usize) -> ExitCode {
    println!("\n95th percentiles in ms, desks of {SMALL} and {n_claims} claims\n");
    println!("{:<22}{:<44}{:>9}{:>9}{:>8}", "", "", "small", "large", "growth");
    let mut is_held = true;
    for (group, cases) in large {
        let of = |times: &Times| times[group].values().flatten().copied().collect::<Vec<_>>();
        let bar = if *group == "open" { OPENING_BAR } else { BAR };
        let (a, b) = (p95(of(small)), p95(of(large)));
        let growth = b.as_secs_f64() / a.as_secs_f64();
        let holds = b < bar && (growth <= GROWTH || b < TOO_QUICK);
        is_held &= holds;
        let says = if holds { "" } else { "  NOT HELD" };
        println!(
            "{group:<22}{:<44}{:>9.2}{:>9.2}{growth:>8.1}{says}",
            "",
            ms(a),
            ms(b)
        );
        for (name, times) in cases {
            let (a, b) = (p95(small[group][name].clone()), p95(times.clone()));
            let growth = b.as_secs_f64() / a.as_secs_f64();
            println!("{:<22}{name:<44}{:>9.2}{:>9.2}{growth:>8.1}", "", ms(a), ms(b));
        }
    }
    println!(
        "\n{}",
        if is_held {
            "every bar is held"
        } else {
            "not every bar is held"
        }
    );
    if is_held {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn p95(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[(times.len() * 95).div_ceil(100).max(1) - 1]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The desk of so many claims: the one made before, or a new one.
fn desk(n_claims: usize) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .unwrap()
        .join("desks");
    let place = target.join(format!("{n_claims}.factdesk"));
    if place.exists() {
        return place;
    }
    eprintln!("making a desk of {n_claims} claims in {}", target.display());
    // It gets its name when it is whole.
    let building = target.join(format!("{n_claims}.building-{}", std::process::id()));
    let made = make(&building, 1, n_claims, &mut |n| eprint!("\r{n} claims "));
    eprintln!("\n{}", made.rate(n_claims));
    drop(made.store);
    std::fs::rename(&building, &place).unwrap();
    place
}

/// Times of everything that is measured on one desk.
struct Clock {
    times: Times,
    samples: usize,
}

impl Clock {
    fn note<T>(&mut self, group: &'static str, name: &str, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let value = work();
        let spent = begun.elapsed();
        self.times
            .entry(group)
            .or_default()
            .entry(name.to_owned())
            .or_default()
            .push(spent);
        value
    }
}

fn measure(n_claims: usize, samples: usize) -> Times {
    let place = desk(n_claims);
    let mut clock = Clock {
        times: Times::new(),
        samples,
    };
    for _ in 0..20 {
        drop(clock.note("open", "", || {
            let store = Store::open(&place, random(5)).unwrap();
            store
                .read(|desk| desk.queue(&Filter::default(), Sort::Score, 0, 1))
                .unwrap();
            store
        }));
    }
    // Another seed each time: the desk keeps what was done to it.
    let store = Store::open(&place, random(std::process::id().into())).unwrap();
    let anna = store
        .read(|desk| desk.reviewer_named("Anna"))
        .unwrap()
        .unwrap()
        .id;
    let mut asked = Questions::new(&store);
    for round in 0..clock.samples {
        asked.pages(&mut clock, round);
        asked.searches(&mut clock);
        asked.counts(&mut clock);
    }
    deeds(&store, &anna, n_claims, &mut clock);
    eprintln!("measured a desk of {n_claims} claims");
    clock.times
}

fn deeds(store: &Store, reviewer: &ReviewerId, n_claims: usize, clock: &mut Clock) {
    let queues = ["status:open", "status:open type:deadline", "status:open lang:en"];
    let mut decided: Vec<ClaimId> = Vec::new();
    for round in 0..clock.samples {
        let by = Signed {
            reviewer: reviewer.clone(),
            at_ms: imported_ms(n_claims) + round as i64,
        };
        let query = queues[round % queues.len()];
        let filter = Filter::parse(query).unwrap();
        let next = || {
            store
                .read(|desk| desk.next_claim(&filter, Sort::Score, None))
                .unwrap()
                .unwrap()
                .claim
        };
        let claim = next();
        clock.note("decide, see the next", query, || {
            store.give_verdict(&by, &claim, verdict("half"), false).unwrap();
            next()
        });
        decided.push(claim);
        // Half of them at once, half when many have been decided since.
        if round % 2 == 0 {
            clock.note("undo", "the newest", || store.undo(&by, 1).unwrap());
        }
    }
    let by = Signed {
        reviewer: reviewer.clone(),
        at_ms: imported_ms(n_claims) + clock.samples as i64,
    };
    for _ in 0..clock.samples / 4 {
        clock.note("undo", "one after the other", || store.undo(&by, 1).unwrap());
    }
    for _ in 0..clock.samples / 4 {
        clock.note("undo", "redo", || store.redo(&by, 1).unwrap());
    }
    // The desk is left as it was found, but for its ledger.
    store.undo(&by, (clock.samples / 2) as u32).unwrap();
}

/// Questions to a desk, about what is in it.
struct Questions<'a> {
    store: &'a Store,
    dice: Dice,
    speakers: Vec<String>,
    documents: Vec<String>,
}

/// Words from the commonest to rare ones.
const WORDS: [&str; 8] = [
    "i",
    "skole",
    "kommune",
    "vand",
    "skole*",
    "brovind",
    "Bakgaard",
    "havnetrafik",
];

impl<'a> Questions<'a> {
    fn new(store: &'a Store) -> Questions<'a> {
        let rows = store.read(|desk| desk.documents(None, 0, 100)).unwrap().rows;
        let claims = rows
            .iter()
            .flat_map(|row| store.read(|desk| desk.claims_of(&row.id)).unwrap());
        Questions {
            store,
            dice: Dice::new(3),
            speakers: claims
                .filter_map(|claim| Some(claim.found.speaker?.name))
                .collect(),
            documents: rows.iter().map(|row| row.id.to_string()).collect(),
        }
    }

    fn pages(&mut self, clock: &mut Clock, round: usize) {
        let speaker = self.speakers[self.dice.below(self.speakers.len())].clone();
        let document = self.documents[self.dice.below(self.documents.len())].clone();
        let word = WORDS[round % WORDS.len()];
        let year = 2020 + self.dice.below(4);
        let asked = [
            ("all", String::new(), Sort::Score),
            ("status", "status:open".to_owned(), Sort::Score),
            ("status, by deadline", "status:open".to_owned(), Sort::Deadline),
            ("status, by story", "status:open".to_owned(), Sort::Story),
            ("statuses", "status:decided,published".to_owned(), Sort::Score),
            (
                "rare status, by deadline",
                "status:decided".to_owned(),
                Sort::Deadline,
            ),
            (
                "type, status, by deadline",
                "type:deadline status:open".to_owned(),
                Sort::Deadline,
            ),
            ("type, language", "type:trend lang:de".to_owned(), Sort::Score),
            ("speaker", format!("speaker:\"{speaker}\""), Sort::Score),
            (
                "speaker, part of the name",
                "speaker:karen status:open".to_owned(),
                Sort::Story,
            ),
            ("due", format!("due:{year} status:open"), Sort::Deadline),
            ("due, by score", format!("due:<{year} status:open"), Sort::Score),
            ("tag", "tag:klima".to_owned(), Sort::Score),
            (
                "assignee, status",
                "assignee:anna status:open".to_owned(),
                Sort::Score,
            ),
            ("rating", "rating:false".to_owned(), Sort::Story),
            ("document", format!("document:{document}"), Sort::Story),
            ("words", word.to_owned(), Sort::Score),
            ("words, status", format!("{word} status:open"), Sort::Score),
            (
                "words, type, by deadline",
                format!("{word} type:deadline"),
                Sort::Deadline,
            ),
            (
                "words, language, by story",
                format!("{word} lang:da"),
                Sort::Story,
            ),
        ];
        for (name, query, sort) in asked {
            let filter = Filter::parse(&query).unwrap();
            let name = if name.starts_with("words") {
                format!("{name}: {word}")
            } else {
                name.to_owned()
            };
            let offset = [0, 0, 50, 200][round % 4];
            clock.note("page", &name, || {
                self.store
                    .read(|desk| desk.queue(&filter, sort, offset, 50))
                    .unwrap()
            });
        }
    }

    fn searches(&self, clock: &mut Clock) {
        for word in WORDS.into_iter().chain(["skole i vand", "\"for første gang\""]) {
            clock.note("search", word, || {
                self.store.read(|desk| desk.search(word, 20)).unwrap()
            });
        }
    }

    fn counts(&self, clock: &mut Clock) {
        let more = [
            "",
            "status:decided lang:da",
            "type:quote has:evidence",
            "stale:yes",
            "tag:valg",
            "due:<2022 status:open",
            "speaker:anna",
            "skole",
            "kommune lang:da",
        ];
        for query in VIEWS.into_iter().map(|(_, query)| query).chain(more) {
            let filter = Filter::parse(query).unwrap();
            clock.note("count of a view", query, || {
                self.store.read(|desk| desk.count(&filter)).unwrap()
            });
        }
    }
}
