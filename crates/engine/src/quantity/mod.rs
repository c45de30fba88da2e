//! Quantities: a number with its unit, what it counts, how it is bounded, and the change it is part of.

use crate::Found;
use crate::annotate::Reading;
use crate::numbers::Number;
use crate::text::Vocabulary;
use crate::{PackError, PackSource};
use factdesk_model::annotation::{Quantity, Time};
use serde::Deserialize;

/// The words of `quantity.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {}

/// `quantity.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {}

impl Lexicon {
    /// Reads `quantity.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, _vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let File {} = source.read("quantity.toml")?;
        Ok(Lexicon {})
    }
}

/// Finds all quantities, in order, without overlap. Numbers that are part of a date are none; those of a duration may be.
#[must_use]
pub fn find<'p>(
    _reading: &Reading<'_, 'p>,
    _numbers: &[Number],
    _times: &[Found<'p, Time>],
) -> Vec<Found<'p, Quantity>> {
    Vec::new()
}
