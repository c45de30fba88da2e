//! The project's chores.
//!
//! `cargo xtask run` opens the workbench, `cargo xtask test` runs every check and test. Both set up what they need.

mod desk;
mod fuzz;
mod packages;
mod run;
mod step;
mod test;
mod tools;
mod ui;
mod window;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  run        set up, build, and open the workbench on a sample desk; without a display, review the sample in the terminal
  test       set up, then run every check and test; ends with a line «N passed, N failed»
  setup      install or name the system packages, and the window's packages
  screenshots   pictures of every view of the window, in target/screenshots/
  bench-window  the window's speed on a desk of 100,000 claims, beside an empty window
  generate   write the generated files anew (TypeScript types)
  make-desk  make a desk of generated stories: --claims N [--out DIR] [--seed N]
  crash-test kill and hinder programs that write to a desk, [--rounds N] times each, and prove that nothing is lost
  fuzz       readers and anchoring on mutated files, [--seconds N] for each
  fit-weights   fit the weights of a claim's features anew to the labelled sentences
  help       this text
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (command, words) = words
        .split_first()
        .map_or(("", &[][..]), |(command, rest)| (command.as_str(), rest));
    let done = match command {
        "run" => run::run(),
        "test" => test::test(),
        "setup" => packages::ensure(packages::Need::Everything).and_then(|()| ui::install()),
        "screenshots" => window::screenshots(),
        "bench-window" => window::bench(),
        "generate" => ui::generate(),
        "make-desk" => desk::make(words),
        "crash-test" => desk::crash(words),
        "fuzz" => fuzz::fuzz(words),
        "fit-weights" => ui::run(
            step::command(
                "cargo",
                [
                    "run",
                    "--quiet",
                    "-p",
                    "factdesk-languages",
                    "--example",
                    "fit_weights",
                ],
            ),
            "fitting the weights",
        ),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        other => Err(format!("unknown command {other:?}\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(says) => {
            eprintln!("xtask: {says}");
            ExitCode::FAILURE
        }
    }
}
