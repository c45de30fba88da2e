//! Which words of an old text are which words of a new one.

use super::evidence::Rarity;
use super::words::{Vocabulary, Words};
use factdesk_model::Span;
use imara_diff::{Algorithm, Diff, Token};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Two versions of a text, word by word.
pub(crate) struct Alignment<'a> {
    pub(crate) old: Words<'a>,
    pub(crate) new: Words<'a>,
    pub(crate) old_keys: Vec<u32>,
    pub(crate) new_keys: Vec<u32>,
    pub(crate) vocabulary: Vocabulary,
    /// For each old word the new one that it is, as far as whole sentences are equal.
    sure: Vec<Option<u32>>,
    /// The same with the equal words inside changed sentences.
    likely: Vec<Option<u32>>,
    /// For each new word whether a whole equal sentence holds it.
    is_old: Vec<bool>,
    /// For each new word the old one that it is.
    back: Vec<Option<u32>>,
    new_places: HashMap<u32, Vec<usize>>,
    pub(super) old_segments: Vec<(usize, usize)>,
    pub(super) new_segments: Vec<(usize, usize)>,
    rarity: OnceLock<Rarity>,
}

impl<'a> Alignment<'a> {
    /// Aligns whole sentences first, then the words between them: equal sentences cannot be torn apart then by
    /// chance likenesses of their words.
    pub(crate) fn of(old: &'a str, new: &'a str) -> Alignment<'a> {
        let (old, new) = (Words::of(old), Words::of(new));
        let mut vocabulary = Vocabulary::default();
        let (old_keys, new_keys) = (vocabulary.read(&old), vocabulary.read(&new));
        let (old_segments, new_segments) = (old.segments(), new.segments());
        let mut sure = vec![None; old.len()];
        let mut gaps: Vec<((usize, usize), (usize, usize))> = Vec::new();
        align_segments(
            (&old_segments, &old_keys),
            (&new_segments, &new_keys),
            &mut sure,
            &mut gaps,
        );
        let mut likely = sure.clone();
        for &(old_gap, new_gap) in &gaps {
            align_words(
                (&old_keys, old_gap),
                (&new_keys, new_gap),
                vocabulary.len(),
                &mut likely,
            );
        }
        let mut is_old = vec![false; new.len()];
        let mut back = vec![None; new.len()];
        for (n, found) in sure.iter().enumerate() {
            if let Some(found) = found {
                is_old[*found as usize] = true;
                back[*found as usize] = u32::try_from(n).ok();
            }
        }
        for (n, found) in likely.iter().enumerate() {
            if let Some(found) = found {
                back[*found as usize] = u32::try_from(n).ok();
            }
        }
        let mut new_places: HashMap<u32, Vec<usize>> = HashMap::new();
        for (n, &key) in new_keys.iter().enumerate() {
            new_places.entry(key).or_default().push(n);
        }
        Alignment {
            old,
            new,
            old_keys,
            new_keys,
            vocabulary,
            sure,
            likely,
            is_old,
            back,
            new_places,
            old_segments,
            new_segments,
            rarity: OnceLock::new(),
        }
    }

    /// How rare words are; counted when somebody first asks.
    pub(super) fn rarity(&self) -> &Rarity {
        self.rarity.get_or_init(|| {
            let old = self
                .old_segments
                .iter()
                .map(|&(from, to)| &self.old_keys[from..to]);
            let new = self
                .new_segments
                .iter()
                .map(|&(from, to)| &self.new_keys[from..to]);
            Rarity::of(old.chain(new))
        })
    }

    /// Where these old words stand, one after the other, as the alignment has it.
    pub(crate) fn same_words_at(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let start = self.likely.get(from).copied().flatten()? as usize;
        let is_run = (from..to)
            .enumerate()
            .all(|(n, at)| self.likely[at] == u32::try_from(start + n).ok());
        is_run.then_some((start, start + to - from))
    }

    /// The new words between the nearest equal sentences around these old ones.
    pub(crate) fn window(&self, from: usize, to: usize) -> (usize, usize) {
        let start = self.sure[..from]
            .iter()
            .rev()
            .find_map(|found| *found)
            .map_or(0, |found| found as usize + 1);
        let end = self.sure[to..]
            .iter()
            .find_map(|found| *found)
            .map_or(self.new.len(), |found| found as usize);
        (start, end.max(start))
    }

    /// The old segments that lost their place together with these words: rivals for what stands there now.
    pub(crate) fn rivals(&self, from: usize, to: usize) -> Vec<(usize, usize)> {
        let first = self.sure[..from]
            .iter()
            .rposition(Option::is_some)
            .map_or(0, |at| at + 1);
        let last = self.sure[to..]
            .iter()
            .position(Option::is_some)
            .map_or(self.old.len(), |at| to + at);
        self.old_segments
            .iter()
            .copied()
            .filter(|&(start, end)| start >= first && end <= last && (end <= from || start >= to))
            .collect()
    }

    /// The old segments, other than these words, that stand nowhere as they were.
    pub(crate) fn lost_segments(&self, from: usize, to: usize) -> Vec<(usize, usize)> {
        let is_lost = |start: usize| self.sure.get(start).is_some_and(Option::is_none);
        self.old_segments
            .iter()
            .copied()
            .filter(|&(start, end)| is_lost(start) && (end <= from || start >= to))
            .collect()
    }

    /// Every place where the new text has these very words.
    pub(crate) fn places_of(&self, keys: &[u32]) -> Vec<usize> {
        // The rarest word has the fewest places to look at.
        let rarest = keys
            .iter()
            .enumerate()
            .min_by_key(|(_, key)| self.new_places.get(key).map_or(0, Vec::len));
        let Some((offset, key)) = rarest else {
            return Vec::new();
        };
        self.new_places
            .get(key)
            .into_iter()
            .flatten()
            .filter_map(|at| at.checked_sub(offset))
            .filter(|&start| self.new_keys.get(start..start + keys.len()) == Some(keys))
            .collect()
    }

    /// Every place of one word in the new text.
    pub(crate) fn places(&self, key: u32) -> &[usize] {
        self.new_places.get(&key).map_or(&[], Vec::as_slice)
    }

    /// How often the old text has these very words outside a range.
    pub(crate) fn n_old_places_of(&self, keys: &[u32], outside: (usize, usize)) -> usize {
        if keys.is_empty() || keys.len() > self.old_keys.len() {
            return 0;
        }
        self.old_keys
            .windows(keys.len())
            .enumerate()
            .filter(|&(at, window)| window == keys && (at + keys.len() <= outside.0 || at >= outside.1))
            .count()
    }

    /// Where the old text has the words of `exact`, whatever stands between them.
    pub(crate) fn old_words_like(&self, exact: &str) -> Option<Span> {
        let wanted = super::words_of(exact);
        if wanted.is_empty() || wanted.len() > self.old.len() {
            return None;
        }
        (0..=self.old.len() - wanted.len())
            .find(|&at| {
                wanted
                    .iter()
                    .enumerate()
                    .all(|(n, word)| self.old.key(at + n) == *word)
            })
            .map(|at| self.old.span(at, at + wanted.len()))
    }

    /// Whether most of these new words are new, rather than part of a sentence that stood there before.
    pub(crate) fn is_mostly_new(&self, from: usize, to: usize) -> bool {
        let n_old = self.is_old[from..to].iter().filter(|is_old| **is_old).count();
        n_old * 2 < to - from
    }

    /// The old word that a new one is.
    pub(crate) fn old_of(&self, new: usize) -> Option<usize> {
        self.back.get(new).copied().flatten().map(|found| found as usize)
    }

    /// What stands now between the word before these and the word after them, where both are still known.
    pub(crate) fn between_neighbours(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let before = self.likely[from.checked_sub(1)?]? as usize;
        let after = self.likely.get(to).copied().flatten()? as usize;
        (before + 1 < after).then_some((before + 1, after))
    }

    pub(crate) fn is_of_equal_sentence(&self, new: usize) -> bool {
        self.is_old.get(new).copied().unwrap_or(false)
    }
}

type Segments<'s> = (&'s [(usize, usize)], &'s [u32]);
type Gap = ((usize, usize), (usize, usize));

fn align_segments(old: Segments<'_>, new: Segments<'_>, sure: &mut [Option<u32>], gaps: &mut Vec<Gap>) {
    let mut numbers: HashMap<Vec<u32>, u32> = HashMap::new();
    let mut number = |segment: &[u32]| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        Token(*numbers.entry(segment.to_vec()).or_insert(next))
    };
    let before: Vec<Token> = old.0.iter().map(|&(from, to)| number(&old.1[from..to])).collect();
    let after: Vec<Token> = new.0.iter().map(|&(from, to)| number(&new.1[from..to])).collect();
    let n_tokens = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &before, &after, n_tokens);
    let start_of = |segments: &[(usize, usize)], n: u32, len: usize| {
        segments.get(n as usize).map_or(len, |segment| segment.0)
    };
    let (mut old_at, mut new_at) = (0_u32, 0_u32);
    let mut match_up_to = |old_at: u32, old_to: u32, new_at: u32| {
        for n in 0..old_to - old_at {
            let (from, to) = old.0[(old_at + n) as usize];
            let start = new.0[(new_at + n) as usize].0;
            for (word, place) in sure[from..to].iter_mut().enumerate() {
                *place = u32::try_from(start + word).ok();
            }
        }
    };
    for hunk in diff.hunks() {
        match_up_to(old_at, hunk.before.start, new_at);
        gaps.push((
            (
                start_of(old.0, hunk.before.start, old.1.len()),
                start_of(old.0, hunk.before.end, old.1.len()),
            ),
            (
                start_of(new.0, hunk.after.start, new.1.len()),
                start_of(new.0, hunk.after.end, new.1.len()),
            ),
        ));
        (old_at, new_at) = (hunk.before.end, hunk.after.end);
    }
    match_up_to(old_at, u32::try_from(old.0.len()).unwrap_or(u32::MAX), new_at);
}

fn align_words(
    (old_keys, old_gap): (&[u32], (usize, usize)),
    (new_keys, new_gap): (&[u32], (usize, usize)),
    n_keys: u32,
    likely: &mut [Option<u32>],
) {
    let tokens = |keys: &[u32], (from, to): (usize, usize)| -> Vec<Token> {
        keys[from..to].iter().map(|&key| Token(key)).collect()
    };
    let (before, after) = (tokens(old_keys, old_gap), tokens(new_keys, new_gap));
    if before.is_empty() || after.is_empty() {
        return;
    }
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &before, &after, n_keys);
    let mut new_at = 0_u32;
    for n in 0..u32::try_from(before.len()).unwrap_or(u32::MAX) {
        if diff.is_removed(n) {
            continue;
        }
        while diff.is_added(new_at) {
            new_at += 1;
        }
        likely[old_gap.0 + n as usize] = u32::try_from(new_gap.0 + new_at as usize).ok();
        new_at += 1;
    }
}
