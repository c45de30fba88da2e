//! The real window, driven through WebDriver: WebKitWebDriver starts the built program under an X display.
//!
//! Every test has a home of its own, so that nothing of the user's is touched; they run one after the other, since a
//! screen is shared. Screenshots go to `artefacts/screenshots/`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test program answers to the developer alone.

mod corrections;
mod durability;
mod flow;
mod keyboard;
mod looks;
mod page;
mod refusals;
mod server;
mod session;
