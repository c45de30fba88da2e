//! Who says what: quotes, indirect speech, attributions, and the people and bodies named.
//!
//! Names come first, then quotation marks and dash quotes with their reporting clauses, then indirect speech and
//! attributions. Each gives a [`Draft`] with the phrase that speaks; a last pass in reading order resolves phrases to
//! people: short names to full ones, pronouns and titles to whoever they stand for.

mod attributed;
mod class;
mod clause;
mod content;
mod dashes;
mod documents;
mod endings;
mod hearsay;
mod indirect;
mod lexicon;
mod marked;
mod marks;
mod medium;
mod names;
mod phrase;
mod resolve;
mod scene;
#[cfg(test)]
mod tests;

pub use lexicon::Lexicon;

use crate::Found;
use crate::annotate::Reading;
use factdesk_model::annotation::{Attribution, Entity, Quote, QuoteStyle};
use phrase::Phrase;
use scene::Scene;

/// All speech and all names of a text.
#[derive(Clone, Debug, Default)]
pub struct Speech {
    /// Quotes, in order of their start.
    pub quotes: Vec<Found<Quote>>,
    /// Sources named without being quoted.
    pub attributions: Vec<Found<Attribution>>,
    /// People, organisations, places, events and documents.
    pub entities: Vec<Found<Entity>>,
}

/// Finds speech and names.
#[must_use]
pub fn find(reading: &Reading<'_, '_>) -> Speech {
    let mut scene = Scene::of(reading);
    let mut drafts = Vec::new();
    let marks = marks::pair(&reading.tokens);
    scene.hide(&marks);
    dashes::find(&mut scene, &mut drafts);
    marked::find(&mut scene, &marks, &mut drafts);
    indirect::find(&mut scene, &mut drafts);
    attributed::find(&mut scene, &mut drafts);
    hearsay::find(&scene, &mut drafts);
    drafts.sort_by_key(|draft| (draft.content, draft.cue));
    resolve::finish(scene, reading, drafts)
}

/// Something said, before it is known who the words for its speaker stand for.
#[derive(Clone, Debug)]
struct Draft {
    /// First token and the one after the last.
    content: (usize, usize),
    /// `None` for an attribution without words of its own.
    style: Option<QuoteStyle>,
    rule: &'static str,
    /// The reporting words.
    cue: Option<(usize, usize)>,
    who: Who,
    /// The reporting clause, where a medium may be named.
    clause: (usize, usize),
}

/// Who speaks, as far as the sentence tells.
#[derive(Clone, Copy, Debug)]
enum Who {
    /// A phrase in the reporting clause.
    Subject(Subject),
    /// Whoever spoke last.
    Same,
    /// Whoever speaks next, else whoever spoke last.
    Next,
    /// The text does not say.
    Nobody,
}

/// A phrase that speaks, with the role told behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Subject {
    phrase: Phrase,
    role: Option<(usize, usize)>,
}
