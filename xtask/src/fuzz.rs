//! Readers and anchoring on mutated files, for longer than the tests go on.

use crate::step::command;
use crate::ui::run;

/// Goes on for as long as is asked for with each kind of input: `--seconds N`, five minutes without.
pub fn fuzz(words: &[String]) -> Result<(), String> {
    let seconds = match words {
        [] => "300",
        [name, seconds] if name == "--seconds" && seconds.parse::<u64>().is_ok() => seconds,
        _ => return Err("fuzz knows --seconds N".to_owned()),
    };
    let mut cargo = command(
        "cargo",
        ["test", "--release", "--locked", "-p", "factdesk-sources"],
    );
    cargo
        .args(["--test", "fuzz", "--", "--nocapture"])
        .env("FACTDESK_FUZZ_SECONDS", seconds);
    run(cargo, "fuzzing")
}
