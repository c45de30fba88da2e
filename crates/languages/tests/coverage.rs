//! Every word of a pack that tells who speaks is shown to work: it stands in a line of the corpus, whose lines are
//! held against the engine one by one. What is not shown to work is not shipped.

use factdesk_languages::PACKS;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use toml::{Table, Value};

/// The lists that are held: a section of `speech.toml` and the lists in it.
const LISTS: [(&str, &[&str]); 4] = [
    (
        "verbs",
        &[
            "say",
            "that",
            "tell",
            "participles",
            "gerunds",
            "infinitive",
            "naming",
            "ask",
            "reported_mood",
        ],
    ),
    ("nouns", &["roles", "sources", "bodies"]),
    ("attribution", &["before", "after", "trailing"]),
    ("hearsay", &["cues", "modals"]),
];

/// All words of a text in small letters, each with a blank on both sides.
fn words(text: &str) -> String {
    let parts: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    format!(" {} ", parts.join(" "))
}

/// The lines of a language's corpus about speech.
fn said(code: &str) -> String {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "packs", code, "corpus"]
        .iter()
        .collect();
    let mut all = String::new();
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with("speech") {
            continue;
        }
        let file: Table = fs::read_to_string(entry.path())
            .unwrap_or_default()
            .parse()
            .unwrap_or_default();
        let examples = file.get("example").and_then(Value::as_array);
        for example in examples.into_iter().flatten() {
            let is_trap = example.get("means").and_then(Value::as_str) == Some("nothing");
            let lines = example.get("say").and_then(Value::as_array);
            for line in lines.into_iter().flatten().filter(|_| !is_trap) {
                all.push_str(&words(line.as_str().unwrap_or_default()));
            }
        }
    }
    all
}

#[test]
fn every_word_that_tells_who_speaks_stands_in_an_example() {
    let mut unused = BTreeSet::new();
    for pack in PACKS {
        let said = said(pack.code);
        let speech = pack.files.iter().find(|file| file.name == "speech.toml");
        let speech: Table = speech.map_or("", |file| file.content).parse().unwrap_or_default();
        for (section, lists) in LISTS {
            for list in lists {
                let entries = speech
                    .get(section)
                    .and_then(|section| section.get(*list))
                    .and_then(Value::as_array);
                for word in entries.into_iter().flatten().filter_map(Value::as_str) {
                    if !said.contains(&words(word)) {
                        unused.insert(format!("{}/speech.toml: {section}.{list}: {word}", pack.code));
                    }
                }
            }
        }
    }
    let unused: Vec<String> = unused.into_iter().collect();
    assert!(
        unused.is_empty(),
        "{} words are in no example:\n{}",
        unused.len(),
        unused.join("\n")
    );
}
