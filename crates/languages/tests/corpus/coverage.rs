//! Every word and shape of time in a pack is shown by an example: what is not shown to work is not shipped.

use crate::file::{CorpusFile, read_corpus};
use factdesk_engine::Pack;
use factdesk_engine::time::{Rule, entries, entries_used};
use factdesk_languages::Languages;
use std::collections::BTreeSet;

/// The rule of a word.
const WORD: &str = "word";

/// The entries that no example of a language uses, one a line.
fn unused(pack: &Pack, code: &str) -> Vec<String> {
    let mut used: BTreeSet<(&str, &str)> = BTreeSet::new();
    let files: Vec<CorpusFile> = read_corpus(code).into_iter().filter_map(Result::ok).collect();
    for file in files.iter().filter(|file| file.about == "time") {
        for said in file.examples.iter().flat_map(|example| &example.say) {
            let words = said.words.replace(['{', '}'], "");
            used.extend(entries_used(pack, &words).into_iter().map(key));
        }
    }
    entries(pack)
        .iter()
        .filter(|rule| !used.contains(&key(rule)))
        .map(|rule| format!("{code} {} {:?}", rule.table, rule.written))
        .collect()
}

/// A shape counts in its own group; a word once, however many classes it stands for.
fn key(rule: &Rule) -> (&str, &str) {
    let group = if rule.name == WORD { WORD } else { rule.table };
    (group, &rule.written)
}

#[test]
fn every_word_and_shape_of_time_is_used_by_an_example() {
    let languages = Languages::new();
    let mut missing = Vec::new();
    for code in languages.codes() {
        match languages.pack(code) {
            Some(Ok(pack)) => missing.extend(unused(pack, code)),
            Some(Err(error)) => missing.push(error.to_string()),
            None => {}
        }
    }
    assert!(
        missing.is_empty(),
        "{} entries of time are used by no example:\n{}\n",
        missing.len(),
        missing.join("\n")
    );
}
