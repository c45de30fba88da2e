//! Runs the corpus of every language pack: each line of `packs/<code>/corpus/*.toml` is a test.
//!
//! How to write the lines, and how a meaning is written, stands in `docs/languages.md`.

mod coverage;
mod file;
mod line;
mod rendering;

use factdesk_languages::Languages;
use file::{CorpusFile, read_corpus};

/// All failures of the lines of one language, one a line, with file and line number.
fn failures(languages: &Languages, code: &str) -> Vec<String> {
    let pack = match languages.pack(code) {
        Some(Ok(pack)) => pack,
        Some(Err(error)) => return vec![error.to_string()],
        None => return vec![format!("no pack {code}")],
    };
    let mut failures = Vec::new();
    for file in read_corpus(code) {
        match file {
            Ok(file) => check_file(pack, &file, &mut failures),
            Err(refused) => failures.push(refused),
        }
    }
    failures
}

fn check_file(pack: &factdesk_engine::Pack, file: &CorpusFile, failures: &mut Vec<String>) {
    for example in &file.examples {
        for said in &example.say {
            if let Err(wrong) = line::check(pack, file, example, said) {
                failures.push(format!("{}:{}: {wrong}", file.path, said.line));
            }
        }
    }
}

#[test]
fn every_line_of_every_corpus_means_what_it_says() {
    let languages = Languages::new();
    let failures: Vec<String> = languages
        .codes()
        .flat_map(|code| failures(&languages, code))
        .collect();
    assert!(
        failures.is_empty(),
        "{} lines fail:\n\n{}\n",
        failures.len(),
        failures.join("\n")
    );
}
