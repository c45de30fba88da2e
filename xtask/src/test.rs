//! `cargo xtask test`: everything that must be true, in one run.

use crate::step::{self, Count, command, count};
use crate::window::under_display;
use crate::{packages, tools, ui};

/// Sets up, runs every check and test, and ends with one plain line of counts.
pub fn test() -> Result<(), String> {
    packages::ensure(packages::Need::Everything)?;
    ui::install()?;
    // The desktop program embeds the window's files, so they come first.
    ui::build()?;

    let mut sum = Count::default();
    let fmt = command("cargo", ["fmt", "--all", "--check"]);
    sum.add(count("Rust format", fmt, step::nothing));
    sum.add(count("window lint", ui::npm(&["run", "lint"]), step::nothing));
    sum.add(count("window types", ui::npm(&["run", "check"]), step::nothing));
    sum.add(count("window tests", ui::npm(&["test"]), step::vitest_line));
    sum.add(count("window size", ui::npm(&["run", "size"]), step::nothing));
    let mut tests = under_display(&["cargo", "test", "--workspace", "--no-fail-fast", "--locked"]);
    // A failing window test would print the web view's frames otherwise.
    tests.env("RUST_BACKTRACE", "0");
    sum.add(count("Rust tests, window included", tests, step::cargo_line));
    let clippy = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ];
    sum.add(count("clippy", command("cargo", clippy), step::nothing));
    match tools::cargo_deny() {
        Ok(deny) => {
            let checks = [
                "--offline",
                "check",
                "--hide-inclusion-graph",
                "licenses",
                "bans",
                "sources",
            ];
            sum.add(count(
                "licences, bans, sources",
                command(&deny.to_string_lossy(), checks),
                step::nothing,
            ));
        }
        Err(says) => {
            println!("{says}");
            sum.n_failed += 1;
        }
    }
    println!("\n{} passed, {} failed", sum.n_passed, sum.n_failed);
    if sum.n_failed == 0 {
        Ok(())
    } else {
        Err("not everything passed; see above".to_owned())
    }
}
