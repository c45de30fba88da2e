//! The use cases of Factdesk, for the command line and the window alike.
//!
//! [`commands`] is the contract with the outside; [`wire`] is what goes in and out; [`ApiError`] is how it fails.

mod annotator;
pub mod commands;
mod error;
pub mod reading;
mod text;
pub mod typescript;
pub mod view;
pub mod wire;

pub use annotator::{Annotator, Request};
pub use error::{ApiError, ErrorCode};
pub use factdesk_model::Direction;
pub use text::decode;
