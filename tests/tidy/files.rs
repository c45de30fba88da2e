//! What every file of the project must keep true.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Longest source file, in lines: what a reader can hold in mind.
const MOST_LINES: usize = 600;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// All files that git tracks; outside a checkout there is nothing to hold them against.
fn tracked() -> Vec<PathBuf> {
    let listed = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root())
        .output()
        .unwrap();
    let names = String::from_utf8(listed.stdout).unwrap();
    let files: Vec<_> = names
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(PathBuf::from)
        .collect();
    assert!(!files.is_empty(), "git lists no files");
    files
}

fn is_source(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or("");
    matches!(ending, "rs" | "ts" | "svelte" | "css")
        && !file.components().any(|part| part.as_os_str() == "generated")
}

#[test]
fn source_files_stay_small() {
    let mut wrong = Vec::new();
    for file in tracked().iter().filter(|file| is_source(file)) {
        let n_lines = fs::read_to_string(root().join(file))
            .unwrap_or_default()
            .lines()
            .count();
        if n_lines > MOST_LINES {
            wrong.push(format!("{} has {n_lines} lines", file.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "over {MOST_LINES} lines; one idea a file:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn nothing_is_left_for_later() {
    // Written apart so that this file does not find itself.
    let marks = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["XX", "X:"].concat(),
        ["HA", "CK"].concat(),
    ];
    for file in tracked().iter().filter(|file| is_source(file)) {
        let text = fs::read_to_string(root().join(file)).unwrap_or_default();
        for (n, line) in text.lines().enumerate() {
            let found = marks.iter().find(|mark| {
                line.split(|c: char| !c.is_alphanumeric() && c != ':')
                    .any(|w| w == **mark)
            });
            assert!(found.is_none(), "{}:{}: {}", file.display(), n + 1, line.trim());
        }
    }
}

#[test]
fn tests_are_never_skipped() {
    let skip = ["#[ig", "nore"].concat();
    for file in tracked()
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "rs"))
    {
        let text = fs::read_to_string(root().join(file)).unwrap_or_default();
        assert!(!text.contains(&skip), "{} skips a test", file.display());
    }
}

#[test]
fn lock_files_name_no_mirror() {
    let npm = fs::read_to_string(root().join("ui/package-lock.json")).unwrap();
    for line in npm.lines().filter(|line| line.contains("\"resolved\"")) {
        assert!(
            line.contains("\"https://registry.npmjs.org/"),
            "a download address: {}",
            line.trim()
        );
    }
    let cargo = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for line in cargo.lines().filter(|line| line.starts_with("source = ")) {
        assert_eq!(
            line,
            "source = \"registry+https://github.com/rust-lang/crates.io-index\""
        );
    }
}
