//! Any two texts and any passage of the first: no panic, every place lies in the second text, and words that are told as
//! unchanged or moved are the same words.
#![no_main]

use factdesk_model::Span;
use factdesk_model::desk::PassageState;
use factdesk_sources::compare::{Quote, Version, compare};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (String, String, u8, u8)| {
    let (old, new, start, length) = input;
    let n_signs = old.chars().count() as u32;
    let start = u32::from(start).min(n_signs);
    let end = (start + u32::from(length)).min(n_signs);
    let exact = Span::new(start, end).of(&old).unwrap_or_default().to_owned();
    let quote = Quote { exact, start: Some(start), end: Some(end), ..Quote::default() };
    let found = compare(&Version::of_text(old), &Version::of_text(new.clone()), &[quote.clone()]);
    let letters = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    for outcome in found.quotes {
        let place = outcome.start.zip(outcome.end).map(|(start, end)| Span::new(start, end));
        let stands = place.map(|place| place.of(&new).expect("a place lies in the text").to_owned());
        // A passage that begins inside a word stands where the word does.
        if matches!(outcome.state, PassageState::Unchanged | PassageState::Moved) {
            assert!(letters(&stands.unwrap_or_default()).contains(&letters(&quote.exact)));
        }
    }
});
