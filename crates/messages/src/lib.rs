//! The one message catalogue: `messages/<language>/*.ftl`, in Fluent, shared by window, command line and reports.
//!
//! A [`Message`] is something to be said, without a language; a [`Catalogue`] says it in one. Files are kept a feature
//! each, and every language has the same files, keys and variables; the tests hold them to it.

mod catalogue;
pub mod dates;
mod files;
mod message;

pub use catalogue::{Catalogue, LANGUAGES};
pub use message::{Arg, Message};
