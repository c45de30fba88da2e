//! `cargo xtask make-desk` and `cargo xtask crash-test`: large desks, and desks whose writers are killed.

use crate::step::command;
use crate::ui::run;

/// Makes a desk out of generated stories: `--claims N [--out DIR] [--seed N]`.
pub fn make(words: &[String]) -> Result<(), String> {
    let mut cargo = command(
        "cargo",
        ["run", "--quiet", "--release", "--locked", "-p", "factdesk-store"],
    );
    cargo.args(["--example", "make_desk", "--"]).args(words);
    run(cargo, "making the desk")
}

/// Kills and hinders writers: `[--rounds N]`.
pub fn crash(words: &[String]) -> Result<(), String> {
    let rounds = match words {
        [] => "1000",
        [name, rounds] if name == "--rounds" && rounds.parse::<u64>().is_ok() => rounds,
        _ => return Err("crash-test knows --rounds N".to_owned()),
    };
    let mut cargo = command("cargo", ["test", "--release", "--locked", "-p", "factdesk-store"]);
    cargo
        .args(["--test", "crash", "--", "--nocapture"])
        .env("FACTDESK_CRASH_ROUNDS", rounds);
    run(cargo, "the crash test")
}
