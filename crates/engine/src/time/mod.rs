//! Time: expressions, their TIMEX3 values, and what they are counted from.
//!
//! Runs of tokens that may say something of time are read with a small chart ([`chart`]) over the pack's shapes
//! ([`shape`], [`lexicon`]); each group of shapes makes expressions ([`build`], [`expression`]), which are resolved from the
//! publication date, the sentence's tense and what the text spoke of before ([`anchor`], [`resolve`]).

mod anchor;
mod build;
mod calendar;
mod chart;
mod class;
mod expression;
mod holidays;
mod lexicon;
mod lunar;
mod other;
mod resolve;
mod run;
mod shape;
mod tense;
mod timex;

pub use lexicon::Lexicon;

use crate::Found;
use crate::annotate::Reading;
use crate::numbers::Number;
use crate::speech::Speech;
use factdesk_model::annotation::Time;

/// Finds and resolves all times, in order, without overlap.
#[must_use]
pub fn find<'p>(reading: &Reading<'_, 'p>, numbers: &[Number], _speech: &Speech<'p>) -> Vec<Found<'p, Time>> {
    let mut arena = Vec::new();
    let said = run::find(reading, numbers, &mut arena);
    anchor::resolve(reading, &said, &arena)
}
