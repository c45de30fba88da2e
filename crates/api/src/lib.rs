//! The use cases of Factdesk, for the command line and the window alike.
//!
//! [`commands`] is the contract with the outside; [`wire`] is what goes in and out; [`ApiError`] is how it fails.

pub mod commands;
mod error;
pub mod reading;
pub mod typescript;
pub mod wire;

pub use error::{ApiError, ErrorCode};
