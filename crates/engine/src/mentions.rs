//! What the stages found, brought into the order of the text.

use crate::annotate::Reading;
use crate::speech::Speech;
use crate::{Found, TokenRange};
use factdesk_model::annotation::{Meaning, Mention, Quantity, Time};

/// All that was found in a text, stage by stage.
pub(crate) struct Findings {
    pub times: Vec<Found<Time>>,
    pub quantities: Vec<Found<Quantity>>,
    pub speech: Speech,
}

/// The stages in the order in which they stand at one place.
const N_STAGES: usize = 5;

impl Findings {
    /// Leaves out what shares tokens with a stretch.
    pub(crate) fn leave_out(&mut self, tokens: TokenRange) {
        self.times.retain(|found| !found.tokens.overlaps(tokens));
        self.quantities.retain(|found| !found.tokens.overlaps(tokens));
        self.speech.quotes.retain(|found| !found.tokens.overlaps(tokens));
        self.speech
            .attributions
            .retain(|found| !found.tokens.overlaps(tokens));
        self.speech
            .entities
            .retain(|found| !found.tokens.overlaps(tokens));
    }

    /// All mentions by their first token, the longest first, and the tokens of each.
    ///
    /// The lists are in order, or nearly so. They are merged: every meaning moves once, from its list to its mention.
    pub(crate) fn in_order(self, reading: &Reading<'_, '_>) -> (Vec<Mention>, Vec<TokenRange>) {
        let (mut times, mut quantities) = (Stage::of(self.times), Stage::of(self.quantities));
        let mut quotes = Stage::of(self.speech.quotes);
        let mut attributions = Stage::of(self.speech.attributions);
        let mut entities = Stage::of(self.speech.entities);
        let n = times.len() + quantities.len() + quotes.len() + attributions.len() + entities.len();
        let (mut mentions, mut tokens) = (Vec::with_capacity(n), Vec::with_capacity(n));
        loop {
            let keys: [u64; N_STAGES] = [
                times.key,
                quantities.key,
                quotes.key,
                attributions.key,
                entities.key,
            ];
            let mut stage = 0;
            for (n, key) in keys.iter().enumerate() {
                if *key < keys[stage] {
                    stage = n;
                }
            }
            let next = match stage {
                0 => times.next(Meaning::Time),
                1 => quantities.next(Meaning::Quantity),
                2 => quotes.next(Meaning::Quote),
                3 => attributions.next(Meaning::Attribution),
                _ => entities.next(Meaning::Entity),
            };
            let Some((at, rule, meaning)) = next else {
                return (mentions, tokens);
            };
            mentions.push(Mention {
                span: reading.span(at),
                text: reading.words(at).to_owned(),
                rule: rule.into(),
                meaning,
            });
            tokens.push(at);
        }
    }
}

/// What one stage found, with the key of the next one to come.
struct Stage<T> {
    /// What is left; its next one is looked at where it lies, so that a meaning is moved as little as can be.
    found: std::vec::IntoIter<Found<T>>,
    key: u64,
}

impl<T> Stage<T> {
    fn of(mut found: Vec<Found<T>>) -> Stage<T> {
        if !found.is_sorted_by_key(key) {
            found.sort_by_key(key);
        }
        let mut stage = Stage {
            found: found.into_iter(),
            key: u64::MAX,
        };
        stage.look();
        stage
    }

    fn len(&self) -> usize {
        self.found.len()
    }

    fn look(&mut self) {
        self.key = self.found.as_slice().first().map_or(u64::MAX, key);
    }

    fn next(&mut self, meaning: impl Fn(T) -> Meaning) -> Option<(TokenRange, &'static str, Meaning)> {
        let found = self.found.next()?;
        self.look();
        Some((found.tokens, found.rule, meaning(found.meaning)))
    }
}

/// By the first token, then by the last one from the back.
fn key<T>(found: &Found<T>) -> u64 {
    (u64::from(found.tokens.first) << 32) | u64::from(!found.tokens.end)
}
