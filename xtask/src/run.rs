//! `cargo xtask run`: from a fresh clone to the open workbench.

use crate::step::{command, root};
use crate::{packages, ui};
use std::env;
use std::path::Path;
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
        println!("\n$ factdesk {}", typed(words));
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
    print!("{first}");
    let claim = field(&first, "claim").ok_or("the sample story has no claim")?;
    say(&["show", &claim])?;
    let source = folder.join("aftalen.txt");
    std::fs::write(&source, SOURCE).map_err(|error| format!("{}: {error}", source.display()))?;
    let source = shown(&source);
    say(&[
        "source", "add", &claim, &source, "--quote", PASSAGE, "--stance", "supports",
    ])?;
    say(&[
        "verdict",
        &claim,
        "--rating",
        "true",
        "--reasoning",
        REASONING,
        "--publish",
    ])?;
    say(&["undo"])?;
    say(&["redo"])?;
    say(&["history", &claim])?;
    let report = shown(&folder.join("report.html"));
    say(&["export", &document, "--format", "html", "-o", &report])?;
    say(&["verify"])?;
    println!("\nThe report: {report}");
    Ok(())
}

/// The story that the terminal review is about.
const SAMPLE: &str = "tests/samples/da-fiskeri.txt";

/// What the reviewer finds: the agreement that the story's first claim speaks of.
const SOURCE: &str = "Fiskeriaftale mellem Norland og Vestmark, underskrevet i Bergstad den 9. juli 2021\n\n\
    Artikel 2. Vestmark nedsætter sin årlige fangst af makrel fra 90.000 ton til 60.000 ton \
    senest 18 måneder efter underskrivelsen.\n";

/// The passage of [`SOURCE`] that speaks to the claim.
const PASSAGE: &str = "fra 90.000 ton til 60.000 ton senest 18 måneder efter underskrivelsen";

const REASONING: &str =
    "Aftalens artikel 2 giver de samme mængder og 18 måneder fra underskrivelsen i juli 2021.";

/// A path as a reader of the terminal would type it: from the project's folder where it is in it.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The words of a command as they would be typed.
fn typed(words: &[&str]) -> String {
    let quoted = words.iter().map(|word| {
        if word.contains(' ') {
            format!("\"{word}\"")
        } else {
            (*word).to_owned()
        }
    });
    quoted.collect::<Vec<_>>().join(" ")
}

/// The text of one field of a flat JSON line.
fn field(json: &str, name: &str) -> Option<String> {
    let rest = json
        .split_once(&format!("\"{name}\":"))?
        .1
        .trim_start()
        .strip_prefix('"')?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}
