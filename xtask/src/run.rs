//! `cargo xtask run`: from a fresh clone to the open workbench.

use crate::step::{command, root};
use crate::{packages, ui};
use std::env;
use std::process::Command;

/// Sets up, builds, and opens the workbench; where there is no display, reviews the sample story in the terminal.
pub fn run() -> Result<(), String> {
    if !has_display() {
        println!(
            "There is no display here, so the window cannot open. Reviewing the sample story in the terminal instead.\n"
        );
        return review_in_terminal();
    }
    packages::ensure(packages::Need::Window)?;
    ui::install()?;
    ui::build()?;
    println!("Building the workbench; the first time takes some minutes.");
    ui::run(
        command(
            "cargo",
            ["run", "--release", "--locked", "-p", "factdesk-desktop"],
        ),
        "the workbench",
    )
}

fn has_display() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// The review that the window would show, step by step, on a desk of its own under `target/`.
fn review_in_terminal() -> Result<(), String> {
    ui::run(
        command("cargo", ["build", "--release", "--locked", "-p", "factdesk"]),
        "building factdesk",
    )?;
    let folder = root().join("target/sample-review");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let desk = folder.join("Sample.factdesk");
    let factdesk = |words: &[&str]| {
        println!("\n$ factdesk {}", words.join(" "));
        let mut command = Command::new(root().join("target/release/factdesk"));
        command
            .current_dir(root())
            .env("FACTDESK_DESK", &desk)
            .env("FACTDESK_REVIEWER", "Sample reviewer")
            .args(words);
        command
    };
    let say = |words: &[&str]| ui::run(factdesk(words), words[0]);
    let read = |words: &[&str]| -> Result<String, String> {
        let output = factdesk(words)
            .output()
            .map_err(|error| format!("factdesk: {error}"))?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    };
    say(&["init"])?;
    let imported = read(&["--json", "import", SAMPLE])?;
    print!("{imported}");
    let document = field(&imported, "document").ok_or("the sample story was not imported")?;
    say(&["queue", "--limit", "8"])?;
    let first = read(&["--json", "queue", "--limit", "1"])?;
    let claim = field(&first, "claim").ok_or("the sample story has no claim")?;
    say(&["show", &claim])?;
    let quote = "The agreement of 12 March gives the parties until the end of the year.";
    let source = folder.join("source.txt");
    std::fs::write(&source, format!("{quote}\n"))
        .map_err(|error| format!("{}: {error}", source.display()))?;
    say(&[
        "source",
        "add",
        &claim,
        &source.to_string_lossy(),
        "--quote",
        quote,
        "--stance",
        "context",
    ])?;
    let reasoning = "The source gives the year's end; the figure itself could not be confirmed.";
    say(&[
        "verdict",
        &claim,
        "--rating",
        "half_true",
        "--reasoning",
        reasoning,
        "--publish",
    ])?;
    say(&["undo"])?;
    say(&["redo"])?;
    say(&["history", &claim])?;
    let report = folder.join("report.html");
    say(&[
        "export",
        &document,
        "--format",
        "html",
        "-o",
        &report.to_string_lossy(),
    ])?;
    say(&["verify"])?;
    println!("\nThe report: {}", report.display());
    Ok(())
}

/// The story that the terminal review is about.
const SAMPLE: &str = "tests/samples/da-fiskeri.txt";

/// The text of one field of a flat JSON line.
fn field(json: &str, name: &str) -> Option<String> {
    let rest = json
        .split_once(&format!("\"{name}\":"))?
        .1
        .trim_start()
        .strip_prefix('"')?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}
