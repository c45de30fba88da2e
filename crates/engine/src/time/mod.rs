//! Time: expressions, their TIMEX3 values, and what they are counted from.

use crate::Found;
use crate::annotate::Reading;
use crate::numbers::Number;
use crate::speech::Speech;
use crate::text::Vocabulary;
use crate::{PackError, PackSource};
use factdesk_model::annotation::Time;
use serde::Deserialize;

/// The words of `time.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {}

/// `time.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {}

impl Lexicon {
    /// Reads `time.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, _vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let File {} = source.read("time.toml")?;
        Ok(Lexicon {})
    }
}

/// Finds and resolves all times, in order, without overlap.
#[must_use]
pub fn find<'p>(
    _reading: &Reading<'_, 'p>,
    _numbers: &[Number],
    _speech: &Speech<'p>,
) -> Vec<Found<'p, Time>> {
    Vec::new()
}
