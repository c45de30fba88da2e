//! Whether two sentences have more in common than chance gives, on a page where many sentences are alike.

use super::align::Alignment;
use std::collections::HashMap;

/// With this much more than expected, of fifty such places one is a coincidence.
const MARGIN: f32 = 3.9;
/// Between so few new sentences the place itself says enough.
const FEW: usize = 3;
/// Longer sentences have more in common than any chance gives.
const LONGEST: usize = 400;

/// In how many sentences of both texts a word stands, and a word right after another.
#[derive(Default)]
pub(crate) struct Rarity {
    words: HashMap<u32, u32>,
    pairs: HashMap<(u32, u32), u32>,
    n_segments: usize,
}

impl Rarity {
    pub(super) fn of<'s>(segments: impl Iterator<Item = &'s [u32]>) -> Rarity {
        let mut rarity = Rarity::default();
        for segment in segments {
            rarity.n_segments += 1;
            let mut words = segment.to_vec();
            words.sort_unstable();
            words.dedup();
            for word in words {
                *rarity.words.entry(word).or_default() += 1;
            }
            let mut pairs: Vec<(u32, u32)> = segment.windows(2).map(|pair| (pair[0], pair[1])).collect();
            pairs.sort_unstable();
            pairs.dedup();
            for pair in pairs {
                *rarity.pairs.entry(pair).or_default() += 1;
            }
        }
        rarity
    }

    /// In how many sentences besides the two that are compared.
    fn elsewhere<K: std::hash::Hash + Eq>(counts: &HashMap<K, u32>, key: &K) -> f32 {
        counts.get(key).map_or(0, |n| n.saturating_sub(2)) as f32 + 0.5
    }

    /// How surprising it is, in natural logarithms, that one sentence says this much of another. A phrase surprises
    /// once, not by each of its words: those that follow from the word before them say nothing.
    fn surprise(&self, one: &[u32], other: &[u32]) -> f32 {
        let mut surprise = 0.0;
        let mut before: Option<(usize, usize)> = None;
        for (n, m) in in_common(one, other) {
            let key = one[n];
            let follows = before.is_some_and(|(last_n, last_m)| last_n + 1 == n && last_m + 1 == m);
            let chance = if follows {
                Rarity::elsewhere(&self.pairs, &(one[n - 1], key))
                    / Rarity::elsewhere(&self.words, &one[n - 1])
            } else {
                Rarity::elsewhere(&self.words, &key) / (self.n_segments as f32 + 1.0)
            };
            surprise -= chance.min(1.0).ln();
            before = Some((n, m));
        }
        surprise
    }
}

/// Whether the sentences around new words say more of the sentences around old ones than the best of all the new
/// sentences in the window would by chance.
pub(super) fn is_no_chance(
    alignment: &Alignment<'_>,
    old: (usize, usize),
    new: (usize, usize),
    window: (usize, usize),
) -> bool {
    let n_choices = n_within(&alignment.new_segments, window);
    if n_choices <= FEW {
        return true;
    }
    let old = &alignment.old_keys[whole(&alignment.old_segments, old)];
    let new = &alignment.new_keys[whole(&alignment.new_segments, new)];
    if old == new || old.len() > LONGEST || new.len() > LONGEST {
        return true;
    }
    alignment.rarity().surprise(old, new) > (n_choices as f32).ln() + MARGIN
}

fn n_within(segments: &[(usize, usize)], (from, to): (usize, usize)) -> usize {
    let first = segments.partition_point(|segment| segment.1 <= from);
    segments.partition_point(|segment| segment.0 < to) - first
}

/// The whole sentences that a range is in.
fn whole(segments: &[(usize, usize)], (from, to): (usize, usize)) -> std::ops::Range<usize> {
    let first = segments.partition_point(|segment| segment.1 <= from);
    let after = segments.partition_point(|segment| segment.0 < to);
    let start = segments.get(first).map_or(from, |segment| segment.0);
    let end = after
        .checked_sub(1)
        .and_then(|last| segments.get(last))
        .map_or(to, |segment| segment.1);
    start.min(from)..end.max(to)
}

/// The longest row of words that both have in this order, as places in both.
fn in_common(one: &[u32], other: &[u32]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut longest = vec![0_u16; (one.len() + 1) * width];
    for n in (0..one.len()).rev() {
        for m in (0..other.len()).rev() {
            longest[n * width + m] = if one[n] == other[m] {
                longest[(n + 1) * width + m + 1] + 1
            } else {
                longest[(n + 1) * width + m].max(longest[n * width + m + 1])
            };
        }
    }
    let (mut n, mut m) = (0, 0);
    let mut common = Vec::new();
    while n < one.len() && m < other.len() {
        if one[n] == other[m] {
            common.push((n, m));
            (n, m) = (n + 1, m + 1);
        } else if longest[(n + 1) * width + m] >= longest[n * width + m + 1] {
            n += 1;
        } else {
            m += 1;
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::Rarity;

    #[test]
    fn what_every_sentence_says_is_no_evidence_and_a_phrase_is_evidence_once() {
        let segments: Vec<Vec<u32>> = (0..100).map(|n| vec![1, 2, 3, 100 + n, 200 + n]).collect();
        let rarity = Rarity::of(segments.iter().map(Vec::as_slice));
        let template = rarity.surprise(&segments[0], &segments[1]);
        assert!(template < 0.2, "{template}");
        let phrase = rarity.surprise(&segments[0], &segments[0]);
        let rare_word = rarity.surprise(&segments[0][..4], &segments[0][..4]);
        assert!(
            rare_word > 4.0 && phrase - rare_word < 0.1,
            "{rare_word} {phrase}"
        );
    }
}
