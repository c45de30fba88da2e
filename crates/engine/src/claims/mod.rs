//! Claims: clauses that could be true or false, how well they can be checked, their deadlines and checks.

use crate::TokenRange;
use crate::annotate::Reading;
use crate::text::Vocabulary;
use crate::{PackError, PackSource};
use factdesk_model::annotation::{FoundClaim, Mention};
use serde::Deserialize;

/// The words of `claims.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {}

/// `claims.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {}

impl Lexicon {
    /// Reads `claims.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, _vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let File {} = source.read("claims.toml")?;
        Ok(Lexicon {})
    }
}

/// Finds the claims of a text, in order of their start. `mentions` are all mentions in their final order, and
/// `mention_tokens` the tokens of each.
#[must_use]
pub fn find(
    _reading: &Reading<'_, '_>,
    _mentions: &[Mention],
    _mention_tokens: &[TokenRange],
) -> Vec<FoundClaim> {
    Vec::new()
}
