//! The text as the rest of the engine sees it: tokens with word ids, and the way back to code points.

mod lower;
mod offsets;
mod token;
mod vocabulary;

pub use lower::lower;
pub use offsets::Offsets;
pub use token::{Token, TokenKind, tokenize};
pub use vocabulary::{Vocabulary, WordId};
