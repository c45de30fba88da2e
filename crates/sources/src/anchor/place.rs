//! Where a passage of an old text stands in a new one, or that it stands nowhere.

use super::align::Alignment;
use super::evidence::is_no_chance;
use super::fuzzy::{Found, best_match, candidates, narrowed};
use std::collections::HashSet;

/// A passage that was found, or not; ranges are of new words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Placed {
    /// The same words among the same sentences.
    Unchanged((usize, usize)),
    /// The same words elsewhere.
    Moved((usize, usize)),
    /// Other words in the same place.
    Altered { at: (usize, usize), score: f32 },
    /// Nowhere; at most some places that look alike.
    Gone { candidates: Vec<Found> },
}

/// Far from its place, a passage must be this much like what it was,
const SURE_ELSEWHERE: f32 = 0.6;
/// and nothing else may be nearly as much like it.
const AHEAD: f32 = 0.15;
/// What two wordings must have in common to be one passage at all.
const FLOOR: f32 = 0.35;
/// The same with what is known of the words around them.
const SURE_ENOUGH: f32 = 0.55;
/// What equal words right before or right after a place add to that.
const NEIGHBOUR: f32 = 0.12;
/// A passage that says less than this is no evidence by its own words: `4000` stands in many places.
const SHORT: f32 = 4.0;
/// How many words on either side are looked at to tell one place from another.
const CONTEXT: usize = 8;
/// How many places in the window are considered.
const MOST_TRIES: usize = 3;

/// Finds the words `from..to` of the old text in the new one.
pub(crate) fn place(alignment: &Alignment<'_>, from: usize, to: usize) -> Placed {
    if from >= to {
        return Placed::Gone {
            candidates: Vec::new(),
        };
    }
    let keys = &alignment.old_keys[from..to];
    let is_short = alignment.vocabulary.weight_of(keys) < SHORT;
    if let Some(at) = alignment.same_words_at(from, to)
        && (!is_short || alignment.is_of_equal_sentence(at.0) || has_neighbour(alignment, (from, to), at))
        && is_no_chance(alignment, (from, to), at, alignment.window(from, to))
    {
        return Placed::Unchanged(at);
    }
    if let Some(at) = moved(alignment, (from, to), is_short) {
        return Placed::Moved(at);
    }
    let replaced = || {
        let (at, score) = is_short.then(|| replaced(alignment, (from, to))).flatten()?;
        is_no_chance(alignment, (from, to), at, alignment.window(from, to)).then_some((at, score))
    };
    if let Some((at, score)) = altered(alignment, (from, to), is_short).or_else(replaced) {
        return Placed::Altered { at, score };
    }
    let candidates = candidates(alignment, keys);
    if let Some(found) = altered_elsewhere(alignment, (from, to), is_short, &candidates) {
        return Placed::Altered {
            at: found.at,
            score: found.score,
        };
    }
    Placed::Gone { candidates }
}

/// The same words in a sentence that was not there before; where several have them, the one with the same words
/// around it.
fn moved(alignment: &Alignment<'_>, (from, to): (usize, usize), is_short: bool) -> Option<(usize, usize)> {
    let keys = &alignment.old_keys[from..to];
    alignment
        .places_of(keys)
        .into_iter()
        .map(|start| (start, start + to - from))
        .filter(|&(start, end)| alignment.is_mostly_new(start, end))
        // What was another passage before is that passage still.
        .filter(|&(start, end)| {
            let n_other = (start..end)
                .filter_map(|new| alignment.old_of(new))
                .filter(|old| !(from..to).contains(old))
                .count();
            n_other * 2 <= end - start
        })
        .map(|at| (shared_context(alignment, (from, to), at), at))
        .filter(|&(n_shared, _)| !is_short || n_shared >= 3)
        .filter(|&(_, at)| is_no_chance(alignment, (from, to), at, (0, alignment.new_keys.len())))
        // Of equals the first.
        .min_by_key(|&(n_shared, at)| (usize::MAX - n_shared, at))
        .map(|(_, at)| at)
}

/// How many of the words around two places are equal.
fn shared_context(
    alignment: &Alignment<'_>,
    (from, to): (usize, usize),
    (start, end): (usize, usize),
) -> usize {
    let before = (1..=CONTEXT).filter(|n| {
        let old = from.checked_sub(*n).map(|at| alignment.old_keys[at]);
        let new = start.checked_sub(*n).map(|at| alignment.new_keys[at]);
        old.is_some() && old == new
    });
    let after = (0..CONTEXT).filter(|n| {
        let old = alignment.old_keys.get(to + n);
        old.is_some() && old == alignment.new_keys.get(end + n)
    });
    before.count() + after.count()
}

/// Other words between the sentences that stood around the passage.
fn altered(
    alignment: &Alignment<'_>,
    (from, to): (usize, usize),
    is_short: bool,
) -> Option<((usize, usize), f32)> {
    let mut window = alignment.window(from, to);
    let keys = &alignment.old_keys[from..to];
    let mut tries: Vec<Found> = Vec::new();
    // The best place may belong to a neighbour that lost its own; then the next best is looked at, on either side.
    let mut windows = narrowed(alignment, keys, window);
    while let Some(next) = windows.pop() {
        window = next;
        if tries.len() >= MOST_TRIES || window.0 >= window.1 {
            continue;
        }
        let Some(found) = best_match(&alignment.vocabulary, keys, &alignment.new_keys, window) else {
            continue;
        };
        let found = found.widened(alignment, (from, to), window);
        if is_the_passage(alignment, (from, to), &found, is_short) {
            return Some((found.at, found.score));
        }
        windows.push((window.0, found.at.0));
        windows.push((found.at.1, window.1));
        tries.push(found);
    }
    None
}

/// Moved and edited: a new sentence far from the passage's place that is much like it and like nothing else that was
/// lost. There is no neighbourhood to vouch for it, so its own words have to.
fn altered_elsewhere(
    alignment: &Alignment<'_>,
    (from, to): (usize, usize),
    is_short: bool,
    candidates: &[Found],
) -> Option<Found> {
    let everywhere = (0, alignment.new_keys.len());
    let best = candidates.first().filter(|_| !is_short)?;
    let is_alone = candidates
        .get(1)
        .is_none_or(|next| next.score + AHEAD <= best.score);
    let found = best.widened(alignment, (from, to), everywhere);
    let (start, end) = found.at;
    let n_other = (start..end)
        .filter_map(|new| alignment.old_of(new))
        .filter(|old| !(from..to).contains(old))
        .count();
    let is_free = alignment.is_mostly_new(start, end) && n_other * 2 <= end - start;
    (is_alone
        && is_free
        && found.score >= SURE_ELSEWHERE
        && has_best_claim(alignment, (from, to), found.at, alignment.lost_segments(from, to))
        && is_no_chance(alignment, (from, to), found.at, everywhere))
    .then_some(found)
}

/// What a short passage was replaced by, word for word: `4000` by `8600` in an otherwise known sentence.
fn replaced(alignment: &Alignment<'_>, (from, to): (usize, usize)) -> Option<((usize, usize), f32)> {
    let at = alignment.between_neighbours(from, to)?;
    let is_about_as_long = at.1 - at.0 <= to - from + 2;
    // Two known words on one side at least: a lone comma is no neighbourhood.
    let is_known = (1..=2)
        .all(|n| from >= n && at.0 >= n && has_neighbour_before(alignment, from + 1 - n, at.0 + 1 - n))
        || (0..2).all(|n| has_neighbour_after(alignment, to + n, at.1 + n));
    (is_about_as_long && is_known).then(|| {
        (
            at,
            super::fuzzy::likeness(
                &alignment.vocabulary,
                &alignment.old_keys[from..to],
                &alignment.new_keys[at.0..at.1],
            ),
        )
    })
}

fn is_the_passage(
    alignment: &Alignment<'_>,
    (from, to): (usize, usize),
    found: &Found,
    is_short: bool,
) -> bool {
    let (start, end) = found.at;
    let neighbours = [
        has_neighbour_before(alignment, from, start),
        has_neighbour_after(alignment, to, end),
    ];
    let n_neighbours = neighbours.iter().filter(|is_there| **is_there).count();
    if is_short && n_neighbours == 0 {
        return false;
    }
    let certainty = found.score + NEIGHBOUR * n_neighbours as f32;
    if found.score < FLOOR || certainty < SURE_ENOUGH {
        return false;
    }
    // On a page of look-alikes the best of many may be none of them.
    has_best_claim(alignment, (from, to), found.at, alignment.rivals(from, to))
        && is_no_chance(alignment, (from, to), found.at, alignment.window(from, to))
}

/// Whether no other old words have a better claim to what stands here now.
fn has_best_claim(
    alignment: &Alignment<'_>,
    (from, to): (usize, usize),
    (start, end): (usize, usize),
    rivals: Vec<(usize, usize)>,
) -> bool {
    let new_keys = &alignment.new_keys[start..end];
    // Words that stood elsewhere in the old text word for word are those words, not these altered.
    let n_before = alignment.n_old_places_of(new_keys, (from, to));
    if n_before > 0 && alignment.places_of(new_keys).len() <= n_before {
        return false;
    }
    // A sentence that lost its place too and is more like what stands here has the better claim to it.
    let shared = |rival: &[u32]| super::fuzzy::shared_weight(&alignment.vocabulary, rival, new_keys);
    let ours = shared(&alignment.old_keys[from..to]);
    let margin = 0.05 * alignment.vocabulary.weight_of(new_keys);
    let here: HashSet<u32> = new_keys.iter().copied().collect();
    // Words in any order are an upper bound that is quick to have; most rivals fall by it.
    let at_most = |rival: &[u32]| -> f32 {
        let known = rival.iter().filter(|key| here.contains(key));
        known.map(|&key| alignment.vocabulary.weight(key)).sum()
    };
    !rivals
        .into_iter()
        .map(|(rival_from, rival_to)| &alignment.old_keys[rival_from..rival_to])
        .any(|rival| at_most(rival) > ours + margin && shared(rival) > ours + margin)
}

fn has_neighbour(
    alignment: &Alignment<'_>,
    (from, to): (usize, usize),
    (start, end): (usize, usize),
) -> bool {
    has_neighbour_before(alignment, from, start) || has_neighbour_after(alignment, to, end)
}

/// Whether the word before the new place is the word before the old one; the beginning of both texts counts.
fn has_neighbour_before(alignment: &Alignment<'_>, from: usize, start: usize) -> bool {
    match (from.checked_sub(1), start.checked_sub(1)) {
        (Some(old), Some(new)) => alignment.old_of(new) == Some(old),
        (None, None) => true,
        _ => false,
    }
}

fn has_neighbour_after(alignment: &Alignment<'_>, to: usize, end: usize) -> bool {
    match (to < alignment.old_keys.len(), end < alignment.new_keys.len()) {
        (true, true) => alignment.old_of(end) == Some(to),
        (false, false) => true,
        _ => false,
    }
}
