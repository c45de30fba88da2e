//! What holds for any text in any language: nothing panics, every place lies inside the text, and a text reads the same
//! whenever and beside whatever it is read.

use factdesk_engine::{Input, annotate};
use factdesk_languages::Languages;
use factdesk_model::annotation::{Annotation, Meaning};
use factdesk_model::{Direction, Published, Span};
use proptest::prelude::*;
use std::sync::LazyLock;

static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::new);
static AGAIN: LazyLock<Languages> = LazyLock::new(Languages::new);

/// Pieces of which news is made, so that chance finds more than unknown words.
const PIECES: &[&str] = &[
    "den 3. november",
    "fredag den 13. marts 2020",
    "i februar",
    "inden for 14 måneder",
    "senest",
    "årets udgang",
    "4000 soldater",
    "2,3 mio. kr.",
    "40 procent",
    "fra 40 til 50",
    "steg",
    "halvtreds",
    "sagde",
    "siger Ole Bo",
    "at",
    "skal",
    "\"",
    "»",
    "«",
    "“",
    "”",
    "- ",
    "– ",
    "\n\n",
    "\n",
    ". ",
    ", ",
    "? ",
    "(",
    ")",
    "ifølge",
    "aftalen",
    "last Friday",
    "by May 2021",
    "no later than",
    "$3.2bn",
    "twenty-one",
    "she said",
    "according to",
    "Mr. Smith",
    "the 1990s",
    "5pm",
    "æøå",
    "é",
    "e\u{301}",
    "\u{ad}",
    "\u{a0}",
    "😀",
    "\u{202e}",
    "שלום",
    "١٢٣",
    "½",
    "1/5",
    "§ 1",
    "date 2020-10 ",
    "født i 1970",
    "i alt",
    "Hans",
    "NATO",
    "U.S.",
    "f.eks.",
    "0",
    "999999999999999999999999999999",
    "31. februar",
    "kl. 25.61",
    "uge 53",
    "XXXX",
    "-",
    "'",
    "{",
    "}",
];

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => "(?s).{0,3}",
        1 => "[a-zæøå]{1,8}",
    ];
    let glue = prop_oneof![3 => Just(" "), 1 => Just("")];
    proptest::collection::vec((piece, glue), 0..40).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(piece, glue)| [piece, glue.to_owned()])
            .collect()
    })
}

fn read(languages: &Languages, code: &str, text: &str, published: Option<Published>) -> Annotation {
    let Some(Ok(pack)) = languages.pack(code) else {
        unreachable!("{code} is a known code of a sound pack")
    };
    annotate(
        pack,
        &Input {
            text,
            published,
            direction: Direction::Auto,
        },
    )
}

/// A place is inside the text, and holds these words where some are given.
#[track_caller]
fn check_place(text: &str, chars: &[char], place: Span, words: Option<&str>) {
    assert!(
        place.start <= place.end && place.end as usize <= chars.len(),
        "{place:?} of {} in {text:?}",
        chars.len()
    );
    if let Some(words) = words {
        let there: String = chars[place.start as usize..place.end as usize].iter().collect();
        assert_eq!(there, words, "{place:?} in {text:?}");
    }
}

fn check_places(text: &str, annotation: &Annotation) {
    let chars: Vec<char> = text.chars().collect();
    let mut last = 0;
    for sentence in &annotation.sentences {
        check_place(text, &chars, *sentence, None);
        assert!(
            sentence.start >= last && !sentence.is_empty(),
            "sentences overlap in {text:?}"
        );
        last = sentence.end;
    }
    let mut last = 0;
    for mention in &annotation.mentions {
        check_place(text, &chars, mention.span, Some(&mention.text));
        assert!(
            mention.span.start >= last && !mention.span.is_empty(),
            "mentions out of order in {text:?}"
        );
        assert!(!mention.rule.is_empty(), "a mention without a rule in {text:?}");
        last = mention.span.start;
        match &mention.meaning {
            Meaning::Quote(quote) => {
                check_place(text, &chars, quote.content, None);
                if let Some(speaker) = &quote.speaker {
                    check_place(text, &chars, speaker.span, Some(&speaker.text));
                }
                if let Some(cue) = quote.cue {
                    check_place(text, &chars, cue, None);
                }
            }
            Meaning::Attribution(attribution) => {
                check_place(
                    text,
                    &chars,
                    attribution.source.span,
                    Some(&attribution.source.text),
                );
                check_place(text, &chars, attribution.cue, None);
            }
            Meaning::Time(time) => {
                for interval in time.interval.iter().chain(&time.candidates) {
                    if let (Some(from), Some(to)) = (interval.from, interval.to) {
                        assert!(from <= to, "{interval:?} runs backwards in {text:?}");
                    }
                }
            }
            Meaning::Quantity(quantity) => {
                if let (Some(low), Some(high)) = (quantity.low, quantity.high) {
                    assert!(low <= high, "{low}..{high} in {text:?}");
                }
            }
            Meaning::Entity(_) => {}
        }
    }
    for claim in &annotation.claims {
        check_place(text, &chars, claim.span, Some(&claim.text));
        assert!(
            (0.0..=1.0).contains(&claim.checkable),
            "{} in {text:?}",
            claim.checkable
        );
        assert!((claim.sentence as usize) < annotation.sentences.len());
        assert!(
            claim
                .mentions
                .iter()
                .all(|n| (*n as usize) < annotation.mentions.len())
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_place_is_inside_the_text(text in any_text()) {
        let languages = &*LANGUAGES;
        let published = "2020-10-11".parse::<Published>().ok();
        for code in languages.codes() {
            check_places(&text, &read(languages, code, &text, published));
            check_places(&text, &read(languages, code, &text, None));
        }
    }

    #[test]
    fn a_text_reads_the_same_every_time(text in any_text(), other in any_text()) {
        let (languages, again) = (&*LANGUAGES, &*AGAIN);
        for code in languages.codes() {
            let first = read(languages, code, &text, None);
            let neighbour = read(again, code, &other, None);
            prop_assert_eq!(&first, &read(again, code, &text, None));
            prop_assert_eq!(&neighbour, &read(languages, code, &other, None));
        }
        prop_assert_eq!(languages.detect(&text), again.detect(&text));
    }
}

#[test]
fn odd_texts_are_survived() {
    let languages = &*LANGUAGES;
    let huge = "9".repeat(5000);
    for text in [
        "",
        " ",
        "\n\n\n",
        "\0",
        "\u{feff}",
        "\"",
        "«",
        "-",
        "- ",
        "..",
        "?!",
        "1.1.1.1.1.1",
        &huge,
        "\u{301}",
    ] {
        for code in languages.codes() {
            check_places(text, &read(languages, code, text, None));
        }
    }
}
