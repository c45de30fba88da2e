//! How long it takes to find fifty passages of a page of 100 kB in its next version: `cargo bench -p factdesk-sources
//! --bench anchor`. Fails where a bar is not held.

use factdesk_sources::compare::{Quote, Version, compare};
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_millis(100);
const N_QUOTES: usize = 50;
const N_ROUNDS: usize = 15;

/// A generator of numbers: the same ones every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    /// A sentence of frequent and rare words and a number.
    fn sentence(&mut self) -> String {
        let mut words: Vec<String> = (0..10 + self.below(14))
            .map(|_| match self.below(3) {
                0 => ["the", "of", "and", "in", "that", "was"][self.below(6)].to_owned(),
                _ => format!("word{}", self.below(900)),
            })
            .collect();
        words.push(format!("{}.", self.below(90_000)));
        words.join(" ")
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut dice = Dice(20_201_011);
    let mut old: Vec<String> = Vec::new();
    while old.iter().map(String::len).sum::<usize>() < 100_000 {
        let sentence = dice.sentence();
        old.push(sentence);
    }
    let mut is_held = true;
    for (name, share) in [
        ("untouched", 0),
        ("one sentence of ten edited", 10),
        ("wholly rewritten", 1),
    ] {
        let mut new = old.clone();
        for (n, sentence) in new.iter_mut().enumerate() {
            match share {
                0 => {}
                1 => *sentence = dice.sentence(),
                _ if n % share == 0 => *sentence = sentence.replacen("the", "no", 1) + " Yet more was said.",
                _ => {}
            }
        }
        let quotes: Vec<Quote> = (0..N_QUOTES)
            .map(|n| Quote {
                exact: old[n * old.len() / N_QUOTES].clone(),
                ..Quote::default()
            })
            .collect();
        let (before, after) = (Version::of_text(old.join(" ")), Version::of_text(new.join(" ")));
        let mut times: Vec<Duration> = (0..N_ROUNDS)
            .map(|_| {
                let begun = Instant::now();
                let found = compare(&before, &after, &quotes);
                assert_eq!(found.quotes.len(), N_QUOTES);
                begun.elapsed()
            })
            .collect();
        times.sort();
        let median = times[N_ROUNDS / 2];
        is_held &= median <= LIMIT;
        println!(
            "{N_QUOTES} passages, {} kB, {name:<28} {:>6.1} ms (at most {} ms)",
            before.text.len() / 1_000,
            median.as_secs_f64() * 1_000.0,
            LIMIT.as_millis()
        );
    }
    if is_held {
        Ok(())
    } else {
        Err("a bar is not held".into())
    }
}
