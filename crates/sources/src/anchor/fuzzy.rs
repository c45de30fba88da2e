//! The stretch of a text that is most like some words.

use super::align::Alignment;
use super::words::Vocabulary;
use std::collections::HashMap;

/// A stretch that looks alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    /// The range of new words.
    pub(crate) at: (usize, usize),
    /// From 0 to 1: twice what both say over all that they say.
    pub(crate) score: f32,
    /// How many of the wanted words before the stretch's first and after its last word have no match.
    n_lost: (usize, usize),
}

impl Found {
    /// The stretch with the new words in place of lost ones at its ends: «4000 soldiers» → «8600 soldiers».
    pub(super) fn widened(
        self,
        alignment: &Alignment<'_>,
        (from, to): (usize, usize),
        window: (usize, usize),
    ) -> Found {
        let is_free = |new: usize| alignment.old_of(new).is_none_or(|old| (from..to).contains(&old));
        let (mut start, mut end) = self.at;
        for _ in 0..self.n_lost.0 {
            if start > window.0 && is_free(start - 1) {
                start -= 1;
            }
        }
        for _ in 0..self.n_lost.1 {
            if end < window.1 && is_free(end) {
                end += 1;
            }
        }
        let keys = &alignment.old_keys[from..to];
        Found {
            at: (start, end),
            score: likeness(&alignment.vocabulary, keys, &alignment.new_keys[start..end]),
            n_lost: (0, 0),
        }
    }
}

/// What a skipped word costs, as a share of what it says: on our side little, since edits cut; on the other more,
/// since the stretch shall stay tight.
const LOST: f32 = 0.1;
const ADDED: f32 = 0.25;

/// The stretch of `text[window]` most like `wanted`, in linear memory.
pub(super) fn best_match(
    vocabulary: &Vocabulary,
    wanted: &[u32],
    text: &[u32],
    window: (usize, usize),
) -> Option<Found> {
    #[derive(Clone, Copy, Default)]
    struct Cell {
        score: f32,
        /// Where its path began: word of the text, word of the wanted.
        start: usize,
        wanted_start: usize,
    }
    let words = text.get(window.0..window.1)?;
    let mut above = vec![Cell::default(); words.len() + 1];
    let mut row = above.clone();
    let mut best = Cell::default();
    let mut best_end = (0, 0);
    for (n, &key) in wanted.iter().enumerate() {
        row[0] = Cell::default();
        let lost = LOST * vocabulary.weight(key);
        for (m, &word) in words.iter().enumerate() {
            let mut cell = Cell::default();
            if word == key {
                let before = above[m];
                let starts = before.score <= 0.0;
                cell = Cell {
                    score: before.score.max(0.0) + vocabulary.weight(key),
                    start: if starts { m } else { before.start },
                    wanted_start: if starts { n } else { before.wanted_start },
                };
            }
            let skipped_ours = above[m + 1];
            if skipped_ours.score - lost > cell.score {
                cell = Cell {
                    score: skipped_ours.score - lost,
                    ..skipped_ours
                };
            }
            let skipped_theirs = row[m];
            let added = ADDED * vocabulary.weight(word);
            if skipped_theirs.score - added > cell.score {
                cell = Cell {
                    score: skipped_theirs.score - added,
                    ..skipped_theirs
                };
            }
            row[m + 1] = cell;
            if word == key && cell.score > best.score {
                best = cell;
                best_end = (n + 1, m + 1);
            }
        }
        std::mem::swap(&mut above, &mut row);
    }
    if best.score <= 0.0 {
        return None;
    }
    let at = (window.0 + best.start, window.0 + best_end.1);
    Some(Found {
        at,
        score: likeness(vocabulary, wanted, &text[at.0..at.1]),
        n_lost: (best.wanted_start, wanted.len() - best_end.0),
    })
}

/// Twice what both say over all that they say.
pub(super) fn likeness(vocabulary: &Vocabulary, one: &[u32], other: &[u32]) -> f32 {
    let all = vocabulary.weight_of(one) + vocabulary.weight_of(other);
    if all > 0.0 {
        2.0 * shared_weight(vocabulary, one, other) / all
    } else {
        0.0
    }
}

/// What two wordings say in common, in the same order.
pub(super) fn shared_weight(vocabulary: &Vocabulary, one: &[u32], other: &[u32]) -> f32 {
    let mut above = vec![0.0_f32; other.len() + 1];
    let mut row = above.clone();
    for &key in one {
        for (m, &word) in other.iter().enumerate() {
            row[m + 1] = if word == key {
                above[m] + vocabulary.weight(key)
            } else {
                above[m + 1].max(row[m])
            };
        }
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().unwrap_or(0.0)
}

/// Below this nobody would take a stretch for the passage.
const WORTH_SHOWING: f32 = 0.4;
/// How many a person is shown.
const MOST_CANDIDATES: usize = 3;
/// A word that stands in more places than this tells none of them from the others.
const COMMON: usize = 200;

/// A gap that is wider than this many times the passage is looked at only where the passage's rare words stand.
const WIDE: usize = 12;

/// The parts of a window worth comparing word by word, likeliest last: all of it, unless it is very wide.
pub(super) fn narrowed(
    alignment: &Alignment<'_>,
    wanted: &[u32],
    window: (usize, usize),
) -> Vec<(usize, usize)> {
    if window.1 - window.0 <= WIDE * wanted.len().max(24) {
        return vec![window];
    }
    let mut parts = likeliest(alignment, wanted, window);
    parts.truncate(MOST_CANDIDATES);
    parts.reverse();
    parts
}

/// The stretches where most of the passage's rare words stand, likeliest first; each word votes for where it is.
fn likeliest(alignment: &Alignment<'_>, wanted: &[u32], window: (usize, usize)) -> Vec<(usize, usize)> {
    let width = wanted.len().max(8);
    let mut votes: HashMap<usize, f32> = HashMap::new();
    let mut unique = wanted.to_vec();
    unique.sort_unstable();
    unique.dedup();
    for &key in &unique {
        let places = alignment.places(key);
        if places.len() > COMMON {
            continue;
        }
        for &at in places.iter().filter(|at| (window.0..window.1).contains(at)) {
            *votes.entry(at / width).or_default() += alignment.vocabulary.weight(key);
        }
    }
    let mut bins: Vec<(usize, f32)> = votes.into_iter().collect();
    bins.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    bins.into_iter()
        .take(2 * MOST_CANDIDATES)
        .map(|(bin, _)| {
            let from = (bin * width).saturating_sub(width).max(window.0);
            (from, ((bin + 2) * width).min(window.1).max(from))
        })
        .collect()
}

/// Up to three stretches anywhere in the new text that a person may know the passage by, best first.
pub(super) fn candidates(alignment: &Alignment<'_>, wanted: &[u32]) -> Vec<Found> {
    let everywhere = (0, alignment.new_keys.len());
    let mut found: Vec<Found> = Vec::new();
    for window in likeliest(alignment, wanted, everywhere) {
        let Some(next) = best_match(&alignment.vocabulary, wanted, &alignment.new_keys, window) else {
            continue;
        };
        let overlaps = |other: &Found| next.at.0 < other.at.1 && other.at.0 < next.at.1;
        if next.score >= WORTH_SHOWING && !found.iter().any(overlaps) {
            found.push(next);
        }
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found.truncate(MOST_CANDIDATES);
    found
}
