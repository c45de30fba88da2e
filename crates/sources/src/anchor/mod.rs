//! Finds passages again in a later version of a text.
//!
//! The whole old text is there, so a passage is followed through a comparison of both texts: sentences first, words
//! between them. What is left is looked for by its exact words, and only then by likeness, inside the gap that the
//! comparison left. A passage is never put on a look-alike that stood there before, nor on one that says no more of it
//! than chance gives on a page of look-alikes.

mod align;
mod difference;
mod evidence;
mod fuzzy;
mod place;
mod words;

pub use difference::{Step, difference};

pub(crate) use align::Alignment;
pub(crate) use place::{Placed, place};

/// The words of a text as they are compared.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    let words = words::Words::of(text);
    (0..words.len()).map(|n| words.key(n)).collect()
}
