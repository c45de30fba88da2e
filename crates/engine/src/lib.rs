//! Reads a text: sentences, times, quantities, speech and claims, each tied to its characters and explained.
//!
//! The engine does no input or output, cannot fail on any text, and names no language: all it knows of a language comes
//! from a pack. Inside, places are byte offsets; they become code points ([`factdesk_model::Span`]) at the way out.

pub mod text;
