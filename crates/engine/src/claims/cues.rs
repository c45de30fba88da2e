//! Cue words: what they are, and where they stand in a text.

use super::lexicon::Endings;
use crate::text::{Token, TokenKind, Vocabulary, WordId};
use crate::{PackError, PackSource, TokenRange};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a cue word says about its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cue {
    /// «jeg», "we".
    FirstPerson,
    /// «du», "you".
    SecondPerson,
    /// A finite verb in the present: «er», "has".
    Present,
    /// A finite verb in the past: «var», "said".
    Past,
    /// «synes», "I believe": marks an opinion.
    Opinion,
    /// «burde», "should": what ought to be.
    Ought,
    /// «håber», "hope".
    Wish,
    /// «fantastisk», "terrible": a judgement.
    Evaluation,
    /// «måske», "perhaps".
    Hedge,
    /// «hej», "thank you".
    Greeting,
    /// Words that open a question: «hvorfor», "why".
    Question,
    /// «hvis», "if".
    Hypothetical,
    /// «lad os», "vote": calls on somebody.
    Appeal,
    /// «hørte», "learned": what follows is held to be a fact.
    Factive,
    /// «at», "that": opens what is said or known.
    That,
    /// «men», "while": joins two clauses.
    Join,
    /// «andel», "rate", "average": talk of statistics.
    Statistics,
    /// «steg», "fell".
    Trend,
    /// «mere end», "higher".
    Comparison,
    /// «størst», "first ever".
    Superlative,
    /// «fordi», "led to".
    Causal,
    /// «støtter», "rejects".
    Position,
    /// «underskrev», "killed": something happened.
    Event,
    /// «lovede», "pledged".
    Promise,
    /// «betyder», "is defined as".
    Definition,
    /// «ikke», "never".
    Negation,
    /// «altid», "all", "nobody".
    Absolute,
    /// «lov», "taxes", "unemployment": matters of public record.
    Record,
    /// «angiveligt», "reportedly".
    Hearsay,
    /// «skal», "must".
    Must,
    /// «vil», "will".
    Will,
    /// «kan», "may".
    May,
    /// «mål», "target".
    Goal,
    /// «senest», "by": the time after it is a limit.
    Before,
    /// «frist», "expires": the time in its clause is a limit by itself.
    Due,
    /// «i alt», "in total".
    Total,
    /// «stemte», "respondents": shares of a whole are told.
    Share,
    /// «resten», "the remaining".
    Rest,
    /// «ja», «blankt», "undecided": answers of which each asked one gives one.
    Answer,
    /// «senere», "lasted": the duration beside it is the distance of two dates.
    Distance,
    /// «efter»: the duration behind it is such a distance where nothing else follows.
    After,
    /// «til», "before": a duration counts down to the date after it.
    Until,
    /// «af», "out of": a part of a whole.
    Of,
    /// «altså», "that is": two ways to say one thing.
    Same,
    /// «født», "born".
    Born,
    /// «døde», "died".
    Died,
    /// «søn», "whose": more people than one are spoken of.
    Kin,
    /// «tidligere», "compared with", "another": it is not the same thing, or not at the same time.
    Other,
}

impl Cue {
    /// The name in `claims.toml`.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(c.to_lowercase());
        }
        name
    }
}

/// A set of cues, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CueSet(u64);

impl CueSet {
    /// Adds a cue.
    pub fn add(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u64;
    }

    /// Whether a cue is there.
    #[must_use]
    pub const fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u64) != 0
    }

    /// Whether any of these is there.
    #[must_use]
    pub fn has_any(self, cues: &[Cue]) -> bool {
        cues.iter().any(|cue| self.has(*cue))
    }
}

/// A cue at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueHit {
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it says.
    pub cue: Cue,
}

/// One phrase after its first word.
#[derive(Clone, Debug)]
struct Phrase {
    rest: Box<[WordId]>,
    cue: Cue,
}

/// All cues of a pack, looked up by a phrase's first word.
#[derive(Clone, Debug, Default)]
pub struct CueTable {
    by_first: Vec<Vec<Phrase>>,
    /// Words that look like the past tense or a superlative by their ending.
    past: Vec<Box<str>>,
    superlative: Vec<Box<str>>,
    /// The last two bytes of all endings, and a bit for each last one: most words have none of them.
    tails: Vec<[u8; 2]>,
    last_bytes: [u64; 4],
    /// Words whose ending says nothing.
    not: rustc_hash::FxHashSet<WordId>,
}

/// Shortest word that is told by its ending, in bytes.
const SHORTEST_BY_ENDING: u32 = 5;

impl CueTable {
    pub(super) fn compile(
        cues: &BTreeMap<Cue, Vec<String>>,
        endings: &Endings,
        source: &PackSource<'_>,
        vocabulary: &mut Vocabulary,
    ) -> Result<CueTable, PackError> {
        let mut by_first: Vec<Vec<Phrase>> = Vec::new();
        for (cue, phrases) in cues {
            for phrase in phrases {
                let mut words = phrase
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|word| !word.is_empty())
                    .map(|word| vocabulary.intern(word));
                let first = words
                    .next()
                    .ok_or_else(|| source.senseless("claims.toml", phrase, "a cue is one or more words"))?;
                if by_first.len() <= first.index() {
                    by_first.resize_with(first.index() + 1, Vec::new);
                }
                by_first[first.index()].push(Phrase {
                    rest: words.collect(),
                    cue: *cue,
                });
            }
        }
        let boxed = |words: &[String]| words.iter().map(|word| word.to_lowercase().into()).collect();
        let endings_of_all = endings.past.iter().chain(&endings.superlative);
        let mut tails: Vec<[u8; 2]> = endings_of_all
            .filter_map(|ending| ending.as_bytes().last_chunk().copied())
            .collect();
        tails.sort_unstable();
        tails.dedup();
        let mut last_bytes = [0; 4];
        for [_, last] in &tails {
            last_bytes[usize::from(last / 64)] |= 1 << (last % 64);
        }
        Ok(CueTable {
            by_first,
            tails,
            last_bytes,
            past: boxed(&endings.past),
            superlative: boxed(&endings.superlative),
            not: endings.not.iter().map(|word| vocabulary.intern(word)).collect(),
        })
    }

    /// All cues of a text, in order of their first token. Cues of one kind may overlap those of another.
    pub(super) fn find(&self, text: &str, tokens: &[Token]) -> Vec<CueHit> {
        let mut hits = Vec::with_capacity(tokens.len() / 4);
        for (at, token) in tokens.iter().enumerate() {
            if token.kind != TokenKind::Word {
                continue;
            }
            let word = token.word();
            let phrases = if word == WordId::UNKNOWN {
                None
            } else {
                self.by_first.get(word.index())
            };
            let n_before = hits.len();
            for phrase in phrases.into_iter().flatten() {
                if let Some(end) = follow(tokens, at + 1, &phrase.rest) {
                    hits.push(CueHit {
                        tokens: TokenRange::new(at as u32, end as u32),
                        cue: phrase.cue,
                    });
                }
            }
            if hits.len() == n_before
                && token.end - token.start >= SHORTEST_BY_ENDING
                && let Some(cue) = self.by_ending(token, text)
            {
                hits.push(CueHit {
                    tokens: TokenRange::new(at as u32, at as u32 + 1),
                    cue,
                });
            }
        }
        hits
    }

    fn by_ending(&self, token: &Token, text: &str) -> Option<Cue> {
        let word = token.text(text);
        let tail: &[u8; 2] = word.as_bytes().last_chunk()?;
        let is_last = self.last_bytes[usize::from(tail[1] / 64)] & 1 << (tail[1] % 64) != 0;
        if !is_last || !self.tails.contains(tail) {
            return None;
        }
        let ends = |endings: &[Box<str>]| endings.iter().any(|ending| word.ends_with(&**ending));
        let cue = if ends(&self.past) {
            Cue::Past
        } else if ends(&self.superlative) {
            Cue::Superlative
        } else {
            return None;
        };
        // A name is told by its capital, not by its ending.
        let is_none = token.is_capitalized() || self.not.contains(&token.word());
        (!is_none).then_some(cue)
    }
}

/// Where the words of a phrase end that goes on at `at`; «let's» and «all-time» are two words with a mark between.
fn follow(tokens: &[Token], mut at: usize, rest: &[WordId]) -> Option<usize> {
    for word in rest {
        if tokens
            .get(at)
            .is_some_and(|token| matches!(token.mark(), '\'' | '’' | '-' | '.') && token.is_glued())
        {
            at += 1;
        }
        let token = tokens.get(at)?;
        if token.word() != *word || *word == WordId::UNKNOWN {
            return None;
        }
        at += 1;
    }
    Some(at)
}
