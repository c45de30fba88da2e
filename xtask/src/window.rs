//! Pictures and measures of the real window, under a virtual display.

use crate::step::command;
use crate::{packages, ui};
use std::process::Command;

/// Makes pictures of every view in `target/screenshots/`.
pub fn screenshots() -> Result<(), String> {
    prepare()?;
    ui::run(
        under_display(&[
            "cargo",
            "test",
            "--locked",
            "-p",
            "factdesk-desktop",
            "--test",
            "gallery",
        ]),
        "screenshots",
    )?;
    println!("The pictures are in target/screenshots/.");
    Ok(())
}

/// Measures the window on a large desk, beside an empty window.
pub fn bench() -> Result<(), String> {
    prepare()?;
    let build = [
        "build",
        "--release",
        "--locked",
        "-p",
        "factdesk-desktop",
        "--example",
        "empty-window",
    ];
    let mut empty = command("cargo", build);
    empty.args(["--features", "bench"]);
    ui::run(empty, "building the empty window")?;
    let bench = [
        "cargo",
        "test",
        "--release",
        "--locked",
        "-p",
        "factdesk-desktop",
        "--features",
        "bench",
    ];
    let mut measured = under_display(&bench);
    measured.args(["--test", "bench-window", "--", "--nocapture"]);
    ui::run(measured, "bench-window")
}

fn prepare() -> Result<(), String> {
    packages::ensure(packages::Need::Everything)?;
    ui::install()?;
    // The desktop program embeds the window's files, so they come first.
    ui::build()
}

/// A command that finds a display: a virtual one, so that nothing opens windows on anybody's screen.
pub fn under_display(words: &[&str]) -> Command {
    if cfg!(target_os = "linux") {
        let mut xvfb = command("xvfb-run", ["-a", "-s", "-screen 0 1920x1200x24"]);
        xvfb.args(words);
        xvfb
    } else {
        command(words[0], &words[1..])
    }
}
