//! Numbers and quantities with the real packs: what a reader of news would take out of these lines.
#![allow(clippy::unwrap_used)] // A pack that does not compile fails every test here.

use expect_test::{Expect, expect};
use factdesk_engine::{Input, Pack, annotate};
use factdesk_languages::{Languages, PACKS};
use factdesk_model::Direction;
use factdesk_model::annotation::{Meaning, Quantity};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::OnceLock;

fn pack(code: &str) -> &'static Pack {
    static LANGUAGES: OnceLock<Languages> = OnceLock::new();
    LANGUAGES.get_or_init(Languages::new).pack(code).unwrap().unwrap()
}

fn quantities(code: &str, text: &str) -> Vec<(String, Quantity)> {
    let input = Input {
        text,
        published: None,
        direction: Direction::Auto,
    };
    let annotation = annotate(pack(code), &input);
    annotation
        .mentions
        .into_iter()
        .filter_map(|mention| match mention.meaning {
            Meaning::Quantity(quantity) => Some((mention.text, quantity)),
            _ => None,
        })
        .collect()
}

/// One line a quantity: its words, value or bounds, bound, dimension, unit, what is counted, change.
fn list(code: &str, text: &str) -> String {
    let decimal = |value: Option<Decimal>| value.map_or(String::new(), |value| value.to_string());
    let lines: Vec<String> = quantities(code, text)
        .into_iter()
        .map(|(words, quantity)| {
            let mut line = format!("[{words}] ");
            match quantity.value {
                Some(value) => line += &value.to_string(),
                None => line += &format!("{}..{}", decimal(quantity.low), decimal(quantity.high)),
            }
            line += &format!(" {:?} {:?}", quantity.bound, quantity.dimension);
            if let Some(unit) = quantity.unit {
                line += &format!(" {unit}");
            }
            if let Some(counted) = quantity.counted {
                line += &format!(" «{counted}»");
            }
            if let Some(change) = quantity.change {
                line += &format!(" {:?} {:?}", change.verb, change.role);
            }
            line
        })
        .collect();
    lines.join("\n")
}

#[track_caller]
fn check(code: &str, text: &str, expect: Expect) {
    expect.assert_eq(&list(code, text));
}

#[test]
fn what_is_counted_may_stand_before_the_number() {
    check(
        "da",
        "Planen er at nedbringe antallet af danske soldater i Irak til 120.",
        expect!["[120] 120 Exact Count soldier «danske soldater i Irak» Reduce To"],
    );
    check(
        "en",
        "They cut the number of German troops in Mali from 1,400 to 900.",
        expect![[r#"
            [1,400] 1400 Exact Count troops «German troops in Mali» Reduce From
            [900] 900 Exact Count troops «German troops in Mali» Reduce To"#]],
    );
}

#[test]
fn a_change_has_a_start_a_size_and_an_end() {
    check(
        "da",
        "Ledigheden faldt fra 5 med 2 til 3 pct.",
        expect![[r#"
            [5] 5 Exact Number Reduce From
            [2] 2 Exact Percent percent Reduce By
            [3 pct.] 3 Exact Percent percent Reduce To"#]],
    );
    check(
        "en",
        "Profit rose 12% to $3.4bn, up from $3bn; a drop of 4 percent was expected.",
        expect![[r#"
            [12%] 12 Exact Percent percent Increase By
            [$3.4bn] 3400000000 Exact Money USD Increase To
            [$3bn] 3000000000 Exact Money USD Increase From
            [4 percent] 4 Exact Percent percent Reduce By"#]],
    );
}

#[test]
fn bounds_open_one_side() {
    check(
        "da",
        "Mindst 12 huse, højst 5 kg, knap 300 elever, godt 40 km, op mod 20 biler, ca. 7 ton, 10 eller flere.",
        expect![[r#"
            [12 huse] 12 AtLeast Count house «huse»
            [5 kg] 5 AtMost Mass kg
            [300 elever] 300 LessThan Count student «elever»
            [40 km] 40 MoreThan Length km
            [20 biler] 20 AtMost Count car «biler»
            [7 ton] 7 About Mass t
            [10] 10 AtLeast Number"#]],
    );
}

#[test]
fn ranges_have_two_ends_and_no_value() {
    check(
        "da",
        "10-12 biler, mellem 8.600 og 10.000 kr., 5-10 mio. kr., to eller tre børn",
        expect![[r#"
            [10-12 biler] 10..12 Between Count car «biler»
            [8.600 og 10.000 kr.] 8600..10000 Between Money DKK
            [5-10 mio. kr.] 5000000..10000000 Between Money DKK
            [to eller tre børn] 2..3 Between Count child «børn»"#]],
    );
    check(
        "en",
        "between $5 and $7 million, 44 mg to 50 mg, 8- to 16-meter waves",
        expect![[r#"
            [$5 and $7 million] 5000000..7000000 Between Money USD
            [44 mg to 50 mg] 44..50 Between Mass mg
            [8- to 16-meter] 8..16 Between Length m"#]],
    );
}

#[test]
fn shares_and_multiples_are_ratios() {
    check(
        "da",
        "Ni ud af ti lærere og hver fjerde elev, halvdelen af skolerne, dobbelt så mange; prisen er tredoblet.",
        expect![[r#"
            [Ni ud af ti] 0.9 Exact Ratio «lærere»
            [hver fjerde] 0.25 Exact Ratio «elev»
            [halvdelen] 0.5 Exact Ratio «skolerne»
            [dobbelt så mange] 2 Exact Ratio times
            [tredoblet] 3 Exact Ratio times"#]],
    );
}

#[test]
fn ages_and_ranks() {
    check(
        "da",
        "Den 42-årige mand, hans femårige søn og Lise Holm, 67, blev nummer 3.",
        expect![[r#"
            [42-årige] 42 Exact Age year
            [femårige] 5 Exact Age year
            [67] 67 Exact Age year
            [nummer 3] 3 Exact Rank"#]],
    );
    check(
        "en",
        "The 42-year-old, and Ann Lee, 7, and Bo Hall (51) were ranked number 2.",
        expect![[r#"
            [42-year-old] 42 Exact Age year
            [7] 7 Exact Number
            [51] 51 Exact Age year
            [number 2] 2 Exact Rank"#]],
    );
}

#[test]
fn names_and_codes_are_no_quantities() {
    for text in [
        "Han havde covid-19 og fløj en F-16 og en Boeing 737.",
        "Efter § 1, stk. 5, og kapitel 3 på side 12 er det forbudt.",
        "Ring på 33 12 45 67 eller +45 12345678.",
        "FCK vandt 2-1 på Vestergade 12, 8000 Aarhus C.",
        "Version 3.5.2 ligger på 10.0.0.1 og på www.by.dk/nyt/2021.",
        "1. Skolen lukkes\n2. Børnene flyttes",
        "Mødet er kl. 14.30 i lokale 4.",
        "En mand og en kvinde gik en tur.",
    ] {
        check("da", text, expect![""]);
    }
}

#[test]
fn an_article_counts_only_with_a_measure() {
    check(
        "en",
        "A man drank a gallon of milk.",
        expect!["[a gallon] 1 Exact Volume gal"],
    );
}

/// Spells a number with the pack's own words, all apart, and says what must come back.
fn spell(code: &str, value: u64) -> Option<String> {
    let source = PACKS.iter().find(|pack| pack.code == code)?;
    let content = source
        .files
        .iter()
        .find(|file| file.name == "numbers.toml")?
        .content;
    let file: toml::Table = content.parse().ok()?;
    let word_of = |table: &str, wanted: u64| -> Option<String> {
        let words = file.get(table)?.as_table()?;
        let mut fitting = words
            .iter()
            .filter(|(_, value)| value.as_integer() == Some(wanted as i64));
        fitting
            .find(|(word, _)| !word.ends_with('.') && word.chars().count() > 3 || wanted < 99)
            .map(|(word, _)| word.clone())
    };
    let small = |value: u64| word_of("words", value).or_else(|| word_of("inside", value));
    let link = file["cues"]["link"][0].as_str()?.to_owned();
    let flag = |name: &str| {
        file["order"]
            .get(name)
            .and_then(toml::Value::as_bool)
            .unwrap_or(false)
    };
    let below_hundred = |value: u64| -> Option<String> {
        if value < 20 || value.is_multiple_of(10) {
            return small(value);
        }
        let (tens, unit) = (small(value / 10 * 10)?, small(value % 10)?);
        if flag("tens_first") {
            Some(format!("{tens} {unit}"))
        } else {
            Some(format!("{unit} {link} {tens}"))
        }
    };
    let below_thousand = |value: u64| -> Option<String> {
        let hundreds = match value / 100 {
            0 => String::new(),
            n => format!("{} {}", small(n)?, word_of("powers", 2)?),
        };
        let rest = if value.is_multiple_of(100) && value > 0 {
            String::new()
        } else {
            below_hundred(value % 100)?
        };
        Some(match (hundreds.is_empty(), rest.is_empty()) {
            (false, false) => format!("{hundreds} {link} {rest}"),
            _ => hundreds + &rest,
        })
    };
    let mut spelled = Vec::new();
    for power in [9, 6, 3, 0] {
        let group = value / 10u64.pow(power) % 1000;
        if group == 0 && (power > 0 || value > 0) {
            continue;
        }
        spelled.push(below_thousand(group)?);
        if power > 0 {
            spelled.push(word_of("powers", power.into())?);
        }
    }
    Some(spelled.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_number_in_the_words_of_any_pack_is_read_back(value in prop_oneof![0u64..2000, 0u64..999_999_999_999]) {
        for source in PACKS {
            let spelled = spell(source.code, value).unwrap();
            let read = quantities(source.code, &spelled);
            prop_assert_eq!(read.len(), 1, "{}: {} {:?}", source.code, &spelled, &read);
            prop_assert_eq!(read[0].1.value, Some(value.into()), "{}: {}", source.code, &spelled);
        }
    }

    #[test]
    fn any_text_gives_quantities_in_order_that_do_not_overlap(
        text in "((mellem|10|-|12|til|5|%|kr\\.|mio\\.|og|fra|steg|antallet af|biler|i|Irak|en|halv|,|/|ud af|hver|tredje)[ ]?){0,30}"
    ) {
        for source in PACKS {
            let annotation = annotate(pack(source.code), &Input { text: &text, published: None, direction: Direction::Auto });
            let spans: Vec<_> = annotation.mentions.iter()
                .filter(|mention| matches!(mention.meaning, Meaning::Quantity(_)))
                .map(|mention| mention.span)
                .collect();
            prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{}", text);
        }
    }
}
