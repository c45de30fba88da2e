//! Speech and names on any text: no panic, places inside the text, the same result each time.

use factdesk_engine::{Input, Pack, annotate};
use factdesk_languages::Languages;
use factdesk_model::annotation::{Annotation, Meaning};
use factdesk_model::{Direction, Span};
use proptest::prelude::*;
use std::sync::LazyLock;

static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::new);

fn pack(code: &str) -> &'static Pack {
    let pack = LANGUAGES.pack(code).and_then(Result::ok);
    assert!(pack.is_some(), "the pack {code} is there and compiles");
    pack.unwrap_or_else(|| unreachable!())
}

fn read(code: &str, text: &str) -> Annotation {
    let input = Input {
        text,
        published: None,
        direction: Direction::Auto,
    };
    annotate(pack(code), &input)
}

/// Every place that a mention names, with the words it must have where they are told.
fn places(annotation: &Annotation) -> Vec<(Span, Option<&str>)> {
    let mut places = Vec::new();
    for mention in &annotation.mentions {
        places.push((mention.span, Some(mention.text.as_str())));
        let speaker = match &mention.meaning {
            Meaning::Quote(quote) => {
                places.push((quote.content, None));
                places.extend(quote.cue.map(|cue| (cue, None)));
                quote.speaker.as_ref()
            }
            Meaning::Attribution(attribution) => Some(&attribution.source),
            _ => None,
        };
        places.extend(speaker.map(|speaker| (speaker.span, Some(speaker.text.as_str()))));
    }
    places
}

/// Pieces of news in several languages, put together at random, with whatever else.
fn story() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Karen Holm"),
        Just("siger"),
        Just("said"),
        Just("sagte"),
        Just(", at "),
        Just(" that "),
        Just("»"),
        Just("«"),
        Just("“"),
        Just("”"),
        Just("\""),
        Just("'s "),
        Just("\n\n"),
        Just("\n- "),
        Just("– "),
        Just(". "),
        Just("? "),
        Just(", "),
        Just("hun"),
        Just("she"),
        Just("ifølge"),
        Just("according to"),
        Just("politiet"),
        Just("en talsmand for "),
        Just("Det"),
        Just("aftalen"),
        Just("the agreement"),
        Just("Trumps"),
        Just("USA"),
        Just(" "),
        Just("har"),
        Just("fortalt"),
        Just(":"),
        Just("og"),
        Just("i et interview med CBS News"),
        Just("formand"),
        Just("skal"),
        Just("soll"),
        Just("have"),
        Just("haben"),
        Just("fået"),
        Just("reportedly"),
        Just("3"),
        Just("á"),
        Just("\u{301}"),
        Just("😀"),
    ];
    proptest::collection::vec((piece, any::<bool>()), 0..50).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(piece, space)| {
                if space {
                    format!("{piece} ")
                } else {
                    piece.to_owned()
                }
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn places_lie_inside_and_have_their_words(text in story(), n in any::<proptest::sample::Index>()) {
        let codes: Vec<&str> = LANGUAGES.codes().collect();
        let code = codes[n.index(codes.len())];
        let annotation = read(code, &text);
        for (place, words) in places(&annotation) {
            let found = place.of(&text);
            prop_assert!(found.is_some(), "{place:?} lies outside {text:?}");
            if let Some(words) = words {
                prop_assert_eq!(found, Some(words));
            }
        }
        prop_assert_eq!(read(code, &text), annotation);
    }

    #[test]
    fn any_text_is_survived(text in "(?s).{0,200}") {
        for code in LANGUAGES.codes() {
            read(code, &text);
        }
    }
}

/// Every quotation found in a text of one piece, over and over, lies inside it.
#[track_caller]
fn check_hostile(piece: &str) {
    let text = piece.repeat(12_000);
    let n_signs = text.chars().count() as u32;
    let annotation = read("da", &text);
    let last = annotation.mentions.iter().map(|mention| mention.span.end).max();
    assert!(last.is_none_or(|last| last <= n_signs), "{piece:?}");
}

#[test]
fn hostile_texts_are_survived() {
    for piece in [
        "»",
        "\"",
        "\" ",
        "(\"",
        "'",
        "Holm ",
        "siger ",
        "siger, at ",
        "Karen Holm siger, ",
        "ifølge ",
        "- a\n",
        "– Ja, siger Holm.\n",
        "Det siger Holm. ",
        ", ",
        "og ",
        "aftalen ",
        "formand for ",
        "»Ja.« ",
        "»a b« ",
        "hun siger ",
        "Jens Holm, formand, ",
        ".",
        "•",
        "1. A ",
    ] {
        check_hostile(piece);
    }
}
