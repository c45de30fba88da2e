//! The use cases of Factdesk, for the command line and the window alike.
//!
//! [`commands`] is the contract with the outside; [`wire`] is what goes in and out; [`ApiError`] is how it fails. They
//! are called on a [`Desk`], which is given an [`Outside`]: clock, randomness, network, files.

mod annotator;
pub mod commands;
mod desk;
mod error;
mod outside;
mod passage;
mod process;
pub mod reader;
pub mod reading;
mod scales;
mod seen;
mod settings;
mod suggest;
mod sync_run;
mod text;
pub mod typescript;
pub mod usecase;
pub mod view;
pub mod wire;

pub use annotator::{Annotator, Request};
pub use desk::Desk;
pub use error::{ApiError, ErrorCode};
pub use factdesk_model::Direction;
pub use factdesk_sources::child::run_if_asked as run_reader_if_asked;
pub use outside::{Clock, Network, Outside, Places, Random};
pub use text::decode;
