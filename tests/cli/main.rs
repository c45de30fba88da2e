//! The command line end to end: the very program, on desks of its own, with a server on 127.0.0.1.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod annotate;
#[path = "../../crates/sources/tests/authority/mod.rs"]
mod authority;
mod corrections;
mod custody;
mod durability;
mod files;
mod newsroom;
#[path = "../../crates/sources/tests/pdf/mod.rs"]
mod pdf;
mod process;
mod refusals;
mod review;
mod server;
mod suggest;
mod support;
mod sync;
