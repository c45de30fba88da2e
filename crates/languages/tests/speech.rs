//! Speech and names on any text: no panic, places inside the text, the same result each time, cost that grows linearly.

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
    fn places_lie_inside_and_have_their_words(text in story(), code in prop_oneof![Just("da"), Just("en")]) {
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
        read("da", &text);
        read("en", &text);
    }
}

/// What takes the double text may take not much more than the double time; quadratic cost would take four times.
#[track_caller]
fn check_linear(piece: &str) {
    let seconds = |n: usize| {
        let text = piece.repeat(n);
        let tokens = factdesk_engine::text::tokenize(&text, &pack("da").vocabulary);
        let start = std::time::Instant::now();
        let sentences = factdesk_engine::sentences::find(&text, &tokens, &pack("da").sentences);
        let reading = factdesk_engine::Reading {
            pack: pack("da"),
            text: &text,
            tokens,
            sentences,
            offsets: factdesk_engine::text::Offsets::of(&text),
            published: factdesk_model::Published::UNKNOWN,
            direction: Direction::Auto,
        };
        std::hint::black_box(factdesk_engine::speech::find(&reading));
        start.elapsed().as_secs_f64()
    };
    // The best of three: other programs share the machine.
    let best = |n: usize| (0..3).map(|_| seconds(n)).fold(f64::INFINITY, f64::min);
    let (short, long) = (best(1_500).max(0.002), best(12_000));
    assert!(
        long < short * 8.0 * 5.0,
        "{piece:?}: {short:.3} s for 1500, {long:.3} s for 12000"
    );
}

#[test]
fn hostile_texts_cost_linearly() {
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
        check_linear(piece);
    }
}
