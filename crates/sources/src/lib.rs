//! Sources of Factdesk: the only crate that reaches the network. Fetches pages within limits, reads their text in a
//! child process, and finds passages again in later versions.

pub mod anchor;
pub mod archive;
pub mod child;
pub mod compare;
pub mod fetch;
pub mod local;
pub mod page;
pub mod policy;
pub mod read;
mod robots;
pub mod run;
pub mod snapshot;
pub mod sync;
pub mod timestamp;
pub mod wacz;
pub mod warc;
