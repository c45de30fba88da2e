//! What changes on a page between two visits though nobody changed the text: dates, counters, line breaks.

use crate::anchor::words_of;
use crate::read::month_names;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

#[derive(Default, Deserialize)]
struct Written {
    words: Vec<String>,
}

static COUNTERS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let written: Written = toml::from_str(include_str!("../../data/counters.toml")).unwrap_or_default();
    written
        .words
        .into_iter()
        .chain(month_names().map(str::to_owned))
        .collect()
});

/// Longer lines are sentences, whatever their words.
const LONGEST_LINE: usize = 14;

/// The words of a text, line by line, without lines that change by themselves.
pub(super) fn steady_words(text: &str) -> Vec<String> {
    text.lines()
        .flat_map(|line| {
            let words = words_of(line);
            if changes_by_itself(&words) {
                Vec::new()
            } else {
                words
            }
        })
        .collect()
}

fn changes_by_itself(words: &[String]) -> bool {
    let is_sign = |word: &String| !word.starts_with(char::is_alphanumeric);
    let has_number = words
        .iter()
        .any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let has_word = words.iter().any(|word| COUNTERS.contains(&word.to_lowercase()));
    words.len() <= LONGEST_LINE
        && (has_number || has_word)
        && words
            .iter()
            .all(|word| is_sign(word) || is_number(word) || COUNTERS.contains(&word.to_lowercase()))
        // A bare number may be the number that a claim rests on, as in a table's cell.
        && (has_word || is_date_or_time(words))
}

/// `12`, `10:30`, `3rd`, `10min`.
fn is_number(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':'));
    rest.len() < word.len() && (rest.is_empty() || COUNTERS.contains(&rest.to_lowercase()))
}

/// `11.10.2020`, `2020-10-11`, `10:30`.
fn is_date_or_time(words: &[String]) -> bool {
    let parts: Vec<&str> = words
        .iter()
        .flat_map(|word| word.split(['.', '-', '/', ':', ',']))
        .filter(|part| !part.is_empty())
        .collect();
    let is_small = |part: &&str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let n_small = parts.iter().filter(|part| is_small(part)).count();
    let n_years = parts.iter().filter(|part| is_year(part)).count();
    let has_time = words.iter().any(|word| word.contains(':'));
    n_small + n_years == parts.len() && n_small >= 2 && (n_years == 1 || has_time)
}

#[cfg(test)]
mod tests {
    use super::steady_words;

    #[test]
    fn lines_that_change_by_themselves_are_no_text() {
        for line in [
            "Updated 3 minutes ago",
            "12 comments",
            "Opdateret 12. oktober 2020 kl. 10.31",
            "Sunday, October 11, 2020",
            "11.10.2020",
            "2020-10-11 10:31",
            "10:31",
            "1.2k views",
        ] {
            assert!(steady_words(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn lines_that_say_something_are_text() {
        for line in [
            "4000",
            "4000 soldiers",
            "Troops: 8600",
            "3,5",
            "The ministry updated the number on Friday",
            "§ 12",
            "Share of voters: 12",
        ] {
            assert!(!steady_words(line).is_empty(), "{line}");
        }
    }
}
