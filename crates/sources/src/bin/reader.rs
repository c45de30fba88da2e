//! The child process that reads pages, as a program of its own: for this crate's tests.

fn main() {
    factdesk_sources::child::run_if_asked();
    eprintln!("reads pages for another program, on its request");
    std::process::exit(2);
}
