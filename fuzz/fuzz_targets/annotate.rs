//! Any bytes as text, in every language: no panic, and every mention's words stand at its place.
#![no_main]

use factdesk_engine::{Input, annotate};
use factdesk_languages::Languages;
use factdesk_model::Direction;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::new);

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for code in LANGUAGES.codes() {
        let Some(Ok(pack)) = LANGUAGES.pack(code) else { continue };
        for published in [None, "2020-10".parse().ok()] {
            let input = Input { text, published, direction: Direction::Auto };
            let annotation = annotate(pack, &input);
            for mention in &annotation.mentions {
                assert_eq!(mention.span.of(text), Some(mention.text.as_str()));
            }
            for claim in &annotation.claims {
                assert_eq!(claim.span.of(text), Some(claim.text.as_str()));
            }
        }
    }
});
