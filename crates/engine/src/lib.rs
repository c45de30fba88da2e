//! Reads a text: sentences, times, quantities, speech and claims, each tied to its characters and explained.
//!
//! The engine does no input or output, cannot fail on any text, and names no language: all it knows of a language comes
//! from a [`Pack`]. Inside, places are byte offsets and token ranges; they become code points
//! ([`factdesk_model::Span`]) on the way out.
//!
//! One pass, each stage in its own folder: [`text`] (tokens) → [`header`] → [`sentences`] → [`numbers`] → [`speech`] → [`time`] →
//! [`quantity`] → [`claims`].

mod annotate;
pub mod claims;
mod found;
pub mod header;
mod mentions;
pub mod numbers;
pub mod pack;
pub mod quantity;
pub mod sentences;
pub mod speech;
pub mod text;
pub mod time;
mod why;

pub use annotate::{Input, Reading, annotate};
pub use found::{Found, TokenRange};
pub use pack::{Pack, PackError, PackFile, PackSource};
pub use why::{Why, WhyToken, why};
