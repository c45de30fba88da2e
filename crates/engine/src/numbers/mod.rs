//! Numbers as written: digits with separators, number words, ordinals, fractions, scale words.
//!
//! Tokens that can belong to a number are gathered into runs ([`run`]), and every run is walked from left to
//! right ([`walk`]) into a sum ([`sum`]), with fractions ([`fractions`]) and loose numbers ([`loose`]) on the
//! way; digits have their own reader ([`digits`]), words written together are taken apart first ([`compound`]).

mod compound;
mod digits;
mod fractions;
mod lexicon;
mod loose;
mod run;
mod sum;
#[cfg(test)]
mod tests;
mod walk;

use crate::TokenRange;
use crate::annotate::Reading;
pub use lexicon::Lexicon;
use run::Run;
use rust_decimal::Decimal;

/// A number as written, before anybody says what it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its tokens, sign and scale word included. The point of `3.` is left out.
    pub tokens: TokenRange,
    /// Its exact value (thirds and the like to 28 digits).
    pub value: Decimal,
    /// How it is written.
    pub form: NumberForm,
    /// Whether it ranks («tredje», "21st", `3.` before a word in lower case) rather than counts.
    pub is_ordinal: bool,
    /// Digits written before a decimal separator: tells `2020` (4) from `02` (2); 0 for words.
    pub n_digits: u8,
    /// A whole number without group separator, fraction or scale word: only such a one can be a day or a
    /// year.
    pub is_plain_integer: bool,
    /// An article or pronoun by itself («en», "a", "one"): the number 1 only where what follows is counted
    /// in ones.
    pub is_article: bool,
    /// The power of ten that one scale word at its end stands for: 6 in «5 mio.», else 0.
    pub scale: u8,
    /// Bytes at the end of its last token that are a unit and no number: «årig» in «femårig».
    pub tail_bytes: u8,
    /// How exactly the value is meant.
    pub precision: Precision,
}

/// How exactly a number is meant, as far as its own words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// «to», `2`.
    Exact,
    /// «et par», "a few", «et par hundrede».
    About,
    /// «hundreder», «tusindvis», «flere hundrede»: more than one of these; the value is that of one.
    Several,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberForm {
    /// `3.200.000`, `3,2`, `2½`.
    Digits,
    /// `3/4`, which may be a date.
    Bar,
    /// «femoghalvtreds».
    Words,
    /// `2,3 mio.`.
    Mixed,
}

/// Finds all numbers, in order, without overlap, longest first.
#[must_use]
pub fn find(reading: &Reading<'_, '_>) -> Vec<Number> {
    let mut found = Vec::new();
    let mut run = Run::new(reading.text, &reading.tokens, &reading.pack.numbers);
    let mut at = 0;
    while run.seek(&mut at) {
        at = run.gather(at);
        run.read(&mut found);
    }
    found
}
