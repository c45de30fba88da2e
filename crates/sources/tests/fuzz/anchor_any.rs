//! Any two texts and any passage of the first: every place lies in the second text, and words that are told as unchanged
//! or moved are the same words.

use factdesk_model::Span;
use factdesk_model::desk::PassageState;
use factdesk_sources::compare::{Quote, Version, compare};

/// Compares the texts, with the passage that begins at the one sign and is so long.
pub fn check(old: &str, new: &str, start: u32, length: u32) {
    let n_signs = u32::try_from(old.chars().count()).unwrap_or(u32::MAX);
    let start = start.min(n_signs);
    let end = start.saturating_add(length).min(n_signs);
    let quote = Quote {
        exact: Span::new(start, end).of(old).unwrap_or_default().to_owned(),
        start: Some(start),
        end: Some(end),
        ..Quote::default()
    };
    let found = compare(
        &Version::of_text(old),
        &Version::of_text(new),
        std::slice::from_ref(&quote),
    );
    let letters = |text: &str| {
        text.chars()
            .filter(|sign| sign.is_alphanumeric())
            .collect::<String>()
    };
    for outcome in found.quotes {
        let place = outcome
            .start
            .zip(outcome.end)
            .map(|(start, end)| Span::new(start, end));
        let stands = place.map(|place| place.of(new).map(str::to_owned));
        assert_ne!(stands, Some(None), "a place outside the text");
        // A passage that begins inside a word stands where the word does.
        if matches!(outcome.state, PassageState::Unchanged | PassageState::Moved) {
            let stands = stands.flatten().unwrap_or_default();
            assert!(letters(&stands).contains(&letters(&quote.exact)), "other words");
        }
    }
}
