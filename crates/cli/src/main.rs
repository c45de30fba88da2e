//! `factdesk`, the command line. Answers go to standard output, everything else to standard error.
//!
//! Exit codes: 0 done; 1 done, and the answer is «no» or «some failed»; 2 usage; 3 bad input; 4 the network or a host;
//! 5 the desk; 70 a fault of ours.

mod args;
mod batch;
mod json;
mod listing;
mod output;
mod run;

use args::Cli;
use clap::Parser;
use output::{Output, Stop};
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// An annotation is very many small strings: this allocator makes and frees them at half the price of the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // A page is read in a child process, which is this program again.
    factdesk_api::run_reader_if_asked();
    let cli = Cli::parse();
    let output = Output::new(cli.json, cli.quiet);
    match run::run(&cli, output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::No) => ExitCode::from(1),
        // Whoever reads along has heard enough.
        Err(Stop::Output(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Output(error)) => tell(&format!("factdesk: {error}"), 5),
        Err(Stop::Api(error)) => {
            let code = error.code.exit_code();
            tell(&format!("factdesk: {}", output.say(&error.says)), code)
        }
    }
}

fn tell(text: &str, code: u8) -> ExitCode {
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(std::io::stderr(), "{}", output::plain(text));
    ExitCode::from(code)
}
