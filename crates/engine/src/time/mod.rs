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
mod lasting;
mod lexicon;
mod list;
mod lunar;
mod other;
mod resolve;
mod run;
mod shape;
mod tense;
mod timex;

pub use lexicon::{Lexicon, Rule};

use crate::annotate::Reading;
use crate::numbers::Number;
use crate::speech::Speech;
use crate::text::{Offsets, tokenize};
use crate::{Found, Pack};
use factdesk_model::annotation::Time;
use factdesk_model::{Direction, Published};

/// Finds and resolves all times, in order, without overlap.
#[must_use]
pub fn find(reading: &Reading<'_, '_>, numbers: &[Number], speech: &Speech) -> Vec<Found<Time>> {
    let mut arena = Vec::new();
    let mut said = run::find(reading, numbers, &mut arena, None);
    lasting::settle(reading, &speech.quotes, &mut said, &mut arena);
    anchor::resolve(reading, &speech.quotes, &said, &arena)
}

/// The entries of the pack that had a part in a text's times: what shows that an entry is of use.
#[must_use]
pub fn entries_used<'p>(pack: &'p Pack, text: &str) -> Vec<&'p Rule> {
    let tokens = tokenize(text, &pack.vocabulary);
    let reading = Reading {
        pack,
        text,
        sentences: Vec::new(),
        tokens,
        offsets: Offsets::of(text),
        published: Published::UNKNOWN,
        direction: Direction::Auto,
    };
    let numbers = crate::numbers::find(&reading);
    let mut used = Vec::new();
    run::find(&reading, &numbers, &mut Vec::new(), Some(&mut used));
    used.sort_unstable();
    used.dedup();
    used.iter()
        .filter_map(|rule| pack.time.rules.get(usize::from(*rule)))
        .collect()
}

/// All entries of the pack that times are made of.
#[must_use]
pub fn entries(pack: &Pack) -> &[Rule] {
    &pack.time.rules
}
