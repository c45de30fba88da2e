//! Who says what: quotes, indirect speech, attributions, and the people and bodies named.

use crate::Found;
use crate::annotate::Reading;
use crate::text::Vocabulary;
use crate::{PackError, PackSource};
use factdesk_model::annotation::{Attribution, Entity, Quote};
use serde::Deserialize;

/// The words of `speech.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {}

/// `speech.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {}

impl Lexicon {
    /// Reads `speech.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, _vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let File {} = source.read("speech.toml")?;
        Ok(Lexicon {})
    }
}

/// All speech and all names of a text.
#[derive(Clone, Debug, Default)]
pub struct Speech<'p> {
    /// Quotes, in order of their start.
    pub quotes: Vec<Found<'p, Quote>>,
    /// Sources named without being quoted.
    pub attributions: Vec<Found<'p, Attribution>>,
    /// People, organisations, places, events and documents.
    pub entities: Vec<Found<'p, Entity>>,
}

/// Finds speech and names.
#[must_use]
pub fn find<'p>(_reading: &Reading<'_, 'p>) -> Speech<'p> {
    Speech::default()
}
