use super::cues::{Cue, CueHit, CueTable};
use super::words::Words;
use crate::text::{Token, Vocabulary};
use crate::{PackError, PackSource};
use serde::Deserialize;
use std::collections::BTreeMap;

use super::weights::Weights;

/// The words of `claims.toml`, and the weights of the features.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Cue words and phrases.
    pub(super) cues: CueTable,
    /// What reasons and checks are told in.
    pub(super) words: Words,
    /// What each feature adds to the score.
    pub(super) weights: Weights,
}

/// `claims.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cues: BTreeMap<Cue, Vec<String>>,
    endings: Endings,
    words: Words,
}

/// Endings by which words that no cue lists are told.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Endings {
    /// Of verbs in the past tense.
    pub past: Vec<String>,
    /// Of superlatives.
    pub superlative: Vec<String>,
    /// Words that look so and are not.
    pub not: Vec<String>,
}

impl Lexicon {
    /// Reads `claims.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let File { cues, endings, words } = source.read("claims.toml")?;
        let weights = Weights::read().map_err(|says| source.senseless("weights.toml", "weights", says))?;
        Ok(Lexicon {
            cues: CueTable::compile(&cues, &endings, source, vocabulary)?,
            words,
            weights,
        })
    }

    /// All cues of a text, in order of their first token.
    #[must_use]
    pub fn cues(&self, text: &str, tokens: &[Token]) -> Vec<CueHit> {
        self.cues.find(text, tokens)
    }
}
