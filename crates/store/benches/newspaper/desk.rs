//! A desk filled with the newspaper's archive, of which some has been reviewed.

use super::{CLAIMS_A_STORY, Dice, imported_ms, stories};
use factdesk_model::ClaimId;
use factdesk_model::desk::{Polarity, Rating, RatingScale};
use factdesk_store::{Filter, NewVerdict, Random, SavedView, Signed, Sort, Store};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Stories that come in one transaction.
const STORIES_A_BATCH: usize = 4_000;
/// Of so many claims one gets a verdict, but no more than [`VERDICTS_AT_MOST`]: each is a write of its own.
const CLAIMS_A_VERDICT: usize = 20;
const VERDICTS_AT_MOST: usize = 3_000;

pub fn random(seed: u64) -> Random {
    let dice = Mutex::new(Dice::new(seed));
    Arc::new(move |bytes: &mut [u8]| {
        let mut dice = dice.lock().unwrap();
        bytes
            .chunks_mut(8)
            .for_each(|chunk| chunk.copy_from_slice(&dice.next().to_be_bytes()[..chunk.len()]));
    })
}

/// How long importing took.
pub struct Made {
    pub store: Store,
    pub spent: Duration,
    /// What the thread that writes was busy: what importing would take on a machine that does nothing else.
    pub busy: Duration,
}

/// How long this thread has been computing, where the system says.
fn busy() -> Duration {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(said.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or(0))
}

/// Makes a desk of so many claims; `told` hears now and then how many there are.
pub fn make(place: &Path, seed: u64, n_claims: usize, told: &mut dyn FnMut(usize)) -> Made {
    let store = Store::create(place, random(seed)).unwrap();
    let sign = |name: &str, at_ms: i64| Signed {
        reviewer: store.sign_in(name, at_ms).unwrap().id,
        at_ms,
    };
    let (anna, bo) = (sign("Anna", imported_ms(0)), sign("Bo", imported_ms(0)));
    store.save_scale(&anna, &scale()).unwrap();
    let (mut spent, mut computed) = (Duration::ZERO, Duration::ZERO);
    let (mut n_stories, mut n_done) = (0, 0);
    let mut archive = stories(seed, n_claims).peekable();
    let mut touched = Vec::new();
    while archive.peek().is_some() {
        let batch: Vec<_> = archive.by_ref().take(STORIES_A_BATCH).collect();
        let by = Signed {
            at_ms: imported_ms(n_stories),
            ..anna.clone()
        };
        n_stories += batch.len();
        let (begun, busy_before) = (Instant::now(), busy());
        let added = store.add_documents(&by, batch).unwrap();
        spent += begun.elapsed();
        computed += busy() - busy_before;
        let claims = added.into_iter().flat_map(|added| added.claims);
        let before = n_done;
        touched.extend(
            claims
                .inspect(|_| n_done += 1)
                .enumerate()
                .filter(|(n, _)| (before + n) % 7 == 3)
                .map(|it| it.1),
        );
        told(n_done);
    }
    review(&store, [&anna, &bo], &touched, n_claims, seed);
    Made {
        store,
        spent,
        busy: computed,
    }
}

/// What two reviewers did meanwhile: here and there a verdict, tags, who looks at what, and views.
fn review(store: &Store, reviewers: [&Signed; 2], claims: &[ClaimId], n_claims: usize, seed: u64) {
    let mut dice = Dice::new(seed ^ 77);
    let at_ms = imported_ms(n_claims / CLAIMS_A_STORY);
    let by = |n: usize| Signed {
        at_ms: at_ms + n as i64,
        ..reviewers[n % 2].clone()
    };
    let n_verdicts = (n_claims / CLAIMS_A_VERDICT).min(VERDICTS_AT_MOST);
    for (n, tag) in ["valg", "klima", "tjek igen", "havn", "penge"]
        .into_iter()
        .enumerate()
    {
        let some: Vec<ClaimId> = claims.iter().filter(|_| dice.below(20) == 0).cloned().collect();
        store.add_tag(&by(n), &some, tag).unwrap();
    }
    let mine: Vec<ClaimId> = claims.iter().filter(|_| dice.below(10) == 0).cloned().collect();
    store.assign(&by(1), &mine, Some(&reviewers[0].reviewer)).unwrap();
    let urgent: Vec<ClaimId> = claims.iter().filter(|_| dice.below(50) == 0).cloned().collect();
    store.set_priority(&by(2), &urgent, 1).unwrap();
    for n in 0..n_verdicts {
        let claim = &claims[n * claims.len() / n_verdicts];
        let rating = dice.one_of(&["false", "half", "true"]);
        store
            .give_verdict(&by(n), claim, verdict(rating), n % 3 == 0)
            .unwrap();
    }
    for (name, query) in VIEWS {
        let view = SavedView {
            id: String::new(),
            reviewer: None,
            name: name.to_owned(),
            query: query.to_owned(),
            sort: Sort::Score,
        };
        Filter::parse(query).unwrap();
        store.save_view(&by(0), view).unwrap();
    }
}

/// Views that a desk keeps.
pub const VIEWS: [(&str, &str); 4] = [
    ("Åbne frister", "status:open type:deadline"),
    ("Danske tal", "status:open lang:da type:quantity"),
    ("Falske", "rating:false"),
    ("Annas", "assignee:anna status:open"),
];

pub fn verdict(rating: &str) -> NewVerdict {
    NewVerdict {
        scale: "truth".to_owned(),
        rating: rating.to_owned(),
        reasoning: "Det fremgår af kommunens regnskab for året.".to_owned(),
    }
}

fn scale() -> RatingScale {
    let rating = |id: &str, polarity, value| Rating {
        id: id.to_owned(),
        polarity,
        value: Some(value),
        label: BTreeMap::from([("da".to_owned(), id.to_owned())]),
    };
    RatingScale {
        id: "truth".to_owned(),
        label: BTreeMap::new(),
        ordered: true,
        ratings: vec![
            rating("false", Polarity::False, 1),
            rating("half", Polarity::Mixed, 2),
            rating("true", Polarity::True, 3),
        ],
    }
}

impl Made {
    /// The import's speed in words.
    pub fn rate(&self, n_claims: usize) -> String {
        let rate = |spent: Duration| n_claims as f64 / spent.as_secs_f64().max(1e-9);
        format!(
            "imported at {:.0} claims a second, ledger and search index on ({:.0} by the writing thread's own time)",
            rate(self.spent),
            rate(self.busy)
        )
    }
}
