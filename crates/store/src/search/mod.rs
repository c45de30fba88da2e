//! Full-text search: what is indexed, and how a reader's words become a query.

mod follow;
mod hits;
mod stems;

pub(crate) use follow::{Unentered, follow};
pub use hits::{Hit, HitKind};
pub(crate) use stems::of_text as stems_of_text;
pub(crate) use stems::{of_any_language, words};

use crate::error::StoreError;
use crate::filter;

/// A reader's words as an FTS5 query, or `None` when there is nothing to search for.
///
/// All words must occur, in any of their inflected forms; `soldat*` finds every word that begins so, and `"…"` finds
/// just these words in this order.
pub(crate) fn expression(words: &str) -> Result<Option<String>, StoreError> {
    let terms: Vec<String> = filter::split(words)
        .iter()
        .filter_map(|word| term(word))
        .collect();
    Ok((!terms.is_empty()).then(|| terms.join(" AND ")))
}

fn term(word: &str) -> Option<String> {
    let parts = stems::words(word);
    // The signs of FTS5's own language are gone: only letters and digits are left, and they stand in quotes.
    let phrase = format!("\"{}\"", parts.join(" "));
    match parts.as_slice() {
        [] => None,
        [_, ..] if word.ends_with('*') => Some(format!("words : {phrase} *")),
        [one] if !word.starts_with('"') => {
            let stems = stems::of_any_language(one);
            let stems = stems
                .iter()
                .map(|stem| format!("\"{stem}\""))
                .collect::<Vec<_>>()
                .join(" OR ");
            // A word stands in the index by its stem, whatever its form.
            Some(format!("stems : ({stems})"))
        }
        _ => Some(format!("words : {phrase}")),
    }
}

#[cfg(test)]
mod tests {
    use super::expression;

    #[test]
    fn words_become_terms_and_nothing_of_the_query_language_gets_through() {
        let read = |words: &str| expression(words).unwrap().unwrap_or_default();
        assert_eq!(read("soldat*"), "words : \"soldat\" *");
        assert_eq!(read("\"til årets udgang\""), "words : \"til årets udgang\"");
        assert_eq!(read(" \" * ( "), "");
        assert!(
            read("soldaterne").contains("\"soldat\""),
            "{}",
            read("soldaterne")
        );
        assert!(!read("a NEAR(b)").contains("NEAR("));
    }
}
