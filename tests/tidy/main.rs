//! Tidy checks: what the folder tree and the manifests must keep true.

#![allow(clippy::unwrap_used, clippy::panic)] // A test program has nobody to answer to but the developer.

mod arrows;
mod files;
