//! The project's chores.
//!
//! `cargo xtask run` opens the workbench, `cargo xtask test` runs every check and test. Both set up what they need.

mod packages;
mod run;
mod step;
mod test;
mod tools;
mod ui;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  run        set up, build, and open the workbench on a sample desk; without a display, review the sample in the terminal
  test       set up, then run every check and test; ends with a line «N passed, N failed»
  setup      install or name the system packages, and the window's packages
  generate   write the generated files anew (TypeScript types)
  fit-weights   fit the weights of a claim's features anew to the labelled sentences
  help       this text
";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "run" => run::run(),
        "test" => test::test(),
        "setup" => packages::ensure(packages::Need::Everything).and_then(|()| ui::install()),
        "generate" => ui::generate(),
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
