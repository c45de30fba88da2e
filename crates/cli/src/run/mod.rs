//! One file a command, or a few that belong together.

mod annotate;
mod input;
mod why;

pub use annotate::annotate;
pub use why::why;
