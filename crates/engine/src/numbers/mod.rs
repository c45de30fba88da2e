//! Numbers as written: digits with separators, number words, ordinals, fractions, scale words.

use crate::TokenRange;
use crate::annotate::Reading;
use crate::text::Vocabulary;
use crate::{PackError, PackSource};
use rust_decimal::Decimal;
use serde::Deserialize;

/// The words of `numbers.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {}

/// `numbers.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {}

impl Lexicon {
    /// Reads `numbers.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, _vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let File {} = source.read("numbers.toml")?;
        Ok(Lexicon {})
    }
}

/// A number as written, before anybody says what it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its exact value.
    pub value: Decimal,
    /// How it is written.
    pub form: NumberForm,
    /// Whether it ranks («tredje», `3.` before a month) rather than counts.
    pub is_ordinal: bool,
    /// Digits written before a decimal separator: tells `2020` (4) from `02` (2); 0 for words.
    pub n_digits: u8,
    /// Whether it has a fraction, a group separator or a scale word, so that it cannot be a day or a year.
    pub is_plain_integer: bool,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberForm {
    /// `3.200.000`, `3,2`.
    Digits,
    /// «femoghalvtreds».
    Words,
    /// `2,3 mio.`.
    Mixed,
}

/// Finds all numbers, in order, without overlap, longest first.
#[must_use]
pub fn find(_reading: &Reading<'_, '_>) -> Vec<Number> {
    Vec::new()
}
