use crate::TokenRange;
use crate::claims::cues::Cue;
use crate::claims::document::Document;
use crate::claims::facts::Facts;
use crate::claims::words::fill;
use crate::text::{TokenKind, WordId};
use factdesk_model::annotation::{Bound, Check, CheckResult, Dimension, Quantity};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// A value is held against this many earlier ones of its kind.
const LOOK_BACK: usize = 40;
/// Words shorter than this say little.
const SHORTEST_WORD: usize = 2;
/// Words are the same when they begin alike: inflection stands at their end.
const STEM: usize = 6;
/// At least this many words must be shared, and this share of all; and one of the two has no word of its own: «kvinder i
/// industrien tjener» and «mænd i industrien tjener» tell of two things.
const SHARED_WORDS: usize = 3;
const SHARED_OF_ALL: f64 = 0.6;

/// One clause that gives one value for one thing.
pub struct Said {
    /// Place in the list of claims.
    claim: usize,
    value: Decimal,
    shown: String,
    /// Hashes of the stems of its words, sorted.
    words: Vec<u64>,
    /// One hash of its names and the values of its times: most pairs are told apart by it.
    about: u64,
    /// Values of its times.
    times: Vec<String>,
    /// Hashes of its names.
    names: Vec<u64>,
}

/// The clauses seen so far, by what they measure.
#[derive(Default)]
pub struct Values(FxHashMap<(Dimension, Option<String>), Vec<Said>>);

/// Holds the clause's value against what the story said before of the same thing: same words, same names, same time,
/// another value. The check belongs to the later clause.
pub fn contradictions(
    document: &Document<'_, '_, '_>,
    facts: &Facts<'_>,
    claim: usize,
    values: &mut Values,
    claim_text: impl Fn(usize) -> String,
) -> Option<Check> {
    let (quantity, said) = said(document, facts, claim)?;
    let seen = values
        .0
        .entry((quantity.dimension, quantity.unit.clone()))
        .or_default();
    let other = seen
        .iter()
        .rev()
        .take(LOOK_BACK)
        .find(|earlier| earlier.value != said.value && same_thing(earlier, &said));
    let check = other.map(|other| Check {
        check: "same_thing_two_values".to_owned(),
        result: CheckResult::Fails,
        why: fill(
            &document.reading.pack.claims.words.two_values,
            &[
                ("here", &said.shown),
                ("there", &other.shown),
                ("sentence", &claim_text(other.claim)),
            ],
        ),
    });
    seen.push(said);
    check
}

fn said<'a>(
    document: &Document<'_, '_, '_>,
    facts: &Facts<'a>,
    claim: usize,
) -> Option<(&'a Quantity, Said)> {
    let [(mention, quantity)] = facts.quantities.as_slice() else {
        return None;
    };
    let measured = !matches!(
        quantity.dimension,
        Dimension::Number | Dimension::Rank | Dimension::Age
    );
    let is_plain = measured && quantity.bound == Bound::Exact && quantity.change.is_none();
    let moves = [
        Cue::Comparison,
        Cue::Trend,
        Cue::Other,
        Cue::Goal,
        Cue::Will,
        Cue::May,
        Cue::Hypothetical,
    ];
    if !is_plain || facts.cues.has_any(&moves) {
        return None;
    }
    let value = quantity.value?;
    let skip = document.mention_tokens[*mention as usize];
    let (mut words, mut names) = (Vec::new(), Vec::new());
    let superlatives: Vec<TokenRange> = document
        .cues_of(facts.tokens)
        .iter()
        .filter(|hit| hit.cue == Cue::Superlative)
        .map(|hit| hit.tokens)
        .collect();
    for at in facts.tokens.first..facts.tokens.end {
        let token = &document.reading.tokens[at as usize];
        if token.kind != TokenKind::Word || skip.first <= at && at < skip.end {
            continue;
        }
        let text = token.text(document.reading.text);
        let speech = &document.reading.pack.speech;
        // «Den første bil» is not the second one, though «første» says little elsewhere.
        let ranks = || superlatives.iter().any(|hit| hit.first <= at && at < hit.end);
        let is_short = text.chars().nth(SHORTEST_WORD - 1).is_none();
        if is_short || speech.is_small_word(token) && !ranks() {
            continue;
        }
        let stem = stem(text);
        words.push(stem);
        // The first word of a sentence has a capital anyway.
        if token.is_capitalized() && at > facts.tokens.first && token.word() == WordId::UNKNOWN {
            names.push(stem);
        }
    }
    for list in [&mut words, &mut names] {
        list.sort_unstable();
        list.dedup();
    }
    let mut times: Vec<String> = facts.times.iter().map(|(_, time)| time.value.clone()).collect();
    times.sort_unstable();
    let mut about = FxHasher::default();
    (&names, &times).hash(&mut about);
    let shown = document.mentions[*mention as usize].text.clone();
    Some((
        quantity,
        Said {
            claim,
            value,
            shown,
            words,
            about: about.finish(),
            times,
            names,
        },
    ))
}

fn same_thing(one: &Said, other: &Said) -> bool {
    if one.about != other.about {
        return false;
    }
    let total = one.words.len() + other.words.len();
    let is_enough =
        |shared: usize| shared >= SHARED_WORDS && shared as f64 >= SHARED_OF_ALL * (total - shared) as f64;
    // No more can be shared than the shorter one has: most pairs are told apart by that.
    is_enough(one.words.len().min(other.words.len()))
        && one.names == other.names
        && one.times == other.times
        && {
            let shared = n_shared(&one.words, &other.words);
            shared == one.words.len().min(other.words.len()) && is_enough(shared)
        }
}

/// How many words two sorted lists share.
fn n_shared(one: &[u64], other: &[u64]) -> usize {
    let mut rest = other.iter().peekable();
    one.iter()
        .filter(|word| {
            while rest.peek().is_some_and(|other| other < word) {
                rest.next();
            }
            rest.peek() == Some(word)
        })
        .count()
}

fn stem(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for c in word.chars().take(STEM) {
        if c.is_ascii() {
            c.to_ascii_lowercase().hash(&mut hasher);
        } else {
            c.to_lowercase().for_each(|c| c.hash(&mut hasher));
        }
    }
    hasher.finish()
}
