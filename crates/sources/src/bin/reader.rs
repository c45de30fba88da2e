//! The child process that reads pages, as a program of its own: for tests, and for programs that embed the crate.

fn main() {}
