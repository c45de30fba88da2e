//! Where sentences begin and end.

use crate::TokenRange;
use crate::text::{Token, Vocabulary};
use crate::{PackError, PackSource};
use serde::Deserialize;

/// The words of `sentences.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {}

/// `sentences.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {}

impl Lexicon {
    /// Reads `sentences.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, _vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let File {} = source.read("sentences.toml")?;
        Ok(Lexicon {})
    }
}

/// A sentence of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, end mark and closing quotation mark included.
    pub tokens: TokenRange,
    /// Counts paragraphs from 0; a blank line or a list item begins a new one.
    pub paragraph: u32,
}

/// Cuts the tokens into sentences, in order, without overlap; a header line is not a sentence.
#[must_use]
pub fn find(_text: &str, tokens: &[Token], _lexicon: &Lexicon) -> Vec<Sentence> {
    if tokens.is_empty() {
        return Vec::new();
    }
    vec![Sentence {
        tokens: TokenRange::new(0, tokens.len() as u32),
        paragraph: 0,
    }]
}
