//! Holds the engine against the sample stories of `tests/samples`, fact by fact.
//!
//! Beside every story stands what a careful reader takes out of it, written by hand. A fact that the engine does not get
//! right yet is named under `known_gaps`, and must stay wrong: once it is right, its name has to go.

mod expected;
mod facts;

use expected::Expected;
use factdesk_engine::{Input, annotate};
use factdesk_languages::Languages;
use factdesk_model::Direction;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// All that is wrong with one story.
fn faults(languages: &Languages, path: &PathBuf) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let written =
        fs::read_to_string(path.with_extension("expected.json")).map_err(|error| error.to_string())?;
    let expected: Expected = serde_json::from_str(&written).map_err(|error| error.to_string())?;
    let lang = languages.detect(&text);
    let pack = languages
        .pack(lang)
        .ok_or("no pack")?
        .map_err(|error| error.to_string())?;
    let annotation = annotate(
        pack,
        &Input {
            text: &text,
            published: None,
            direction: Direction::Auto,
        },
    );
    let wrong = facts::wrong(&text, &annotation, &expected);
    let names: BTreeSet<&str> = wrong.iter().map(|fault| fault.name.as_str()).collect();
    let gaps: BTreeSet<&str> = expected.known_gaps.iter().map(String::as_str).collect();
    let mut faults: Vec<String> = wrong
        .iter()
        .filter(|fault| !gaps.contains(fault.name.as_str()))
        .map(|fault| format!("{}: found {}", fault.name, fault.found))
        .collect();
    faults.extend(
        gaps.difference(&names)
            .map(|gap| format!("right now, so no gap any more: {gap}")),
    );
    Ok(faults)
}

#[test]
fn every_sample_story_reads_as_a_careful_reader_reads_it() {
    let languages = Languages::new();
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "tests", "samples"]
        .iter()
        .collect();
    let mut stories: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the samples are there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    stories.sort();
    assert!(stories.len() >= 7, "seven stories or more");
    let mut report = String::new();
    for story in &stories {
        let name = story
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        match faults(&languages, story) {
            Ok(faults) => faults
                .iter()
                .for_each(|fault| report.push_str(&format!("{name}: {fault}\n"))),
            Err(error) => report.push_str(&format!("{name}: {error}\n")),
        }
    }
    assert!(
        report.is_empty(),
        "{} facts differ:\n{report}",
        report.lines().count()
    );
}
