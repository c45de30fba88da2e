use super::{PageChange, Quote, Version, compare};
use factdesk_model::desk::{PageState, PassageState};

/// The old text marks the passage by `{` and `}`; the new one marks where it should be, or has no mark.
#[track_caller]
fn check(old: &str, new: &str, expect: PassageState) {
    let strip = |text: &str| text.replace(['{', '}'], "");
    let span = |text: &str| {
        let start = text.chars().position(|c| c == '{')?;
        let end = text.chars().position(|c| c == '}')? - 1;
        Some((u32::try_from(start).unwrap(), u32::try_from(end).unwrap()))
    };
    let (start, end) = span(old).unwrap();
    let old_text = strip(old);
    let exact: String = old_text
        .chars()
        .skip(start as usize)
        .take((end - start) as usize)
        .collect();
    let quote = Quote {
        exact,
        start: Some(start),
        end: Some(end),
        ..Quote::default()
    };
    let found = compare(
        &Version::of_text(old_text),
        &Version::of_text(strip(new)),
        &[quote],
    );
    let found = &found.quotes[0];
    assert_eq!(found.state, expect, "{found:?}");
    assert_eq!(found.start.zip(found.end), span(new), "{found:?}");
}

const A: &str = "Ministeren tog imod gæsterne i lufthavnen klokken otte om morgenen.";
const B: &str = "Der var omkring tredive journalister til stede på pressemødet bagefter.";
const C: &str = "Aftalen blev underskrevet i februar efter lange forhandlinger.";

fn around(passage: &str) -> String {
    format!("{A} {B}\n\n{passage} {C}")
}

const TROOPS: &str = "{Der vil blive trukket 4000 soldater ud af landet inden udgangen af året}.";

#[test]
fn the_same_words_in_the_same_place_are_unchanged() {
    check(&around(TROOPS), &around(TROOPS), PassageState::Unchanged);
    check(
        &around(TROOPS),
        &format!("Nyt øverst på siden i dag.\n\n{}", around(TROOPS)),
        PassageState::Unchanged,
    );
    check(
        &around(TROOPS),
        &around(TROOPS)
            .replace(". ", ".\n\n")
            .replace("trukket 4000", "trukket\u{a0}4000"),
        PassageState::Unchanged,
    );
}

#[test]
fn the_same_words_elsewhere_are_moved() {
    check(
        &around(TROOPS),
        &format!("{TROOPS} {A} {B}\n\n{C}"),
        PassageState::Moved,
    );
}

#[test]
fn other_words_in_the_same_place_are_altered() {
    for (old, new) in [
        ("4000", "8600"),
        ("vil blive trukket", "bliver ikke trukket"),
        ("inden udgangen af året", "senest til sommer"),
        ("Der vil blive trukket 4000", "Regeringen trækker 4000"),
        (" ud af landet", ""),
        (" inden", " ifølge ministeren inden"),
    ] {
        check(
            &around(TROOPS),
            &around(&TROOPS.replace(old, new)),
            PassageState::Altered,
        );
    }
}

#[test]
fn a_changed_number_at_an_end_is_inside() {
    let old = around("I dag er der {8600 soldater i landet}, siger han.");
    check(
        &old,
        &around("I dag er der {4500 soldater i landet}, siger han."),
        PassageState::Altered,
    );
}

#[test]
fn taken_out_is_gone() {
    check(&around(TROOPS), &format!("{A} {B}\n\n{C}"), PassageState::Gone);
    check(
        &around(TROOPS),
        &around("Vejret bliver tørt og solrigt i weekenden med op til tyve grader."),
        PassageState::Gone,
    );
}

#[test]
fn a_look_alike_that_stood_there_before_is_not_it() {
    let twin = "Der vil blive trukket 2000 soldater ud af nabolandet inden udgangen af næste år.";
    for old in [
        format!("{} {twin}", around(TROOPS)),
        around(&format!("{TROOPS} {twin}")),
        around(&format!("{twin} {TROOPS}")),
    ] {
        let new = old.replace(&format!("{TROOPS} "), "").replace(TROOPS, "");
        check(&old, &new, PassageState::Gone);
        // Even where the twin itself was edited a little meanwhile.
        check(
            &old,
            &new.replace("2000 soldater", "2500 soldater"),
            PassageState::Gone,
        );
    }
}

#[test]
fn of_equal_passages_the_one_in_its_place_is_it() {
    let old = format!("Svaret var {{nej}}. {A} Svaret var nej. {B}");
    check(&old, &format!("Indledning. {old}"), PassageState::Unchanged);
    let old = format!("Svaret var nej. {A} Svaret var {{nej}}. {B}");
    check(&old, &format!("Indledning. {old}"), PassageState::Unchanged);
}

#[test]
fn a_short_passage_is_not_found_by_chance() {
    check(
        &around("Styrken er på {4000}, siger han til avisen."),
        &around("Byen har 4000 indbyggere og en kirke."),
        PassageState::Gone,
    );
    check(
        &around("Styrken er på {4000}, siger han til avisen."),
        &around("Styrken er på {8600}, siger han til avisen."),
        PassageState::Altered,
    );
}

#[test]
fn a_difference_is_words() {
    let old = Version::of_text(around("Der trækkes 4000 soldater ud."));
    let new = Version::of_text(around("Der trækkes 8600 soldater ud."));
    let quote = Quote {
        exact: "Der trækkes 4000 soldater ud.".to_owned(),
        ..Quote::default()
    };
    let found = compare(&old, &new, &[quote]);
    let steps = found.quotes[0].difference.clone().unwrap();
    let shown: Vec<(&str, &str)> = steps
        .iter()
        .map(|(sign, text)| (sign.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        shown,
        [
            ("=", "Der trækkes "),
            ("-", "4000"),
            ("+", "8600"),
            ("=", " soldater ud.")
        ]
    );
}

#[test]
fn a_gone_passage_has_candidates_for_a_person() {
    let old = Version::of_text(format!("{} {A}", around(&TROOPS.replace(['{', '}'], ""))));
    let moved = TROOPS
        .replace(['{', '}'], "")
        .replace("4000", "9000")
        .replace("året", "august");
    let other = moved.replace("9000", "7000").replace("august", "juli");
    let new = Version::of_text(format!("{moved} {A} {B} {C} {A} {other}"));
    let quote = Quote {
        exact: TROOPS.replace(['{', '}', '.'], ""),
        ..Quote::default()
    };
    let found = &compare(&old, &new, std::slice::from_ref(&quote)).quotes[0];
    assert_eq!(found.state, PassageState::Gone, "two are as like it: {found:?}");
    assert_eq!(found.candidates[0].start, 0, "{found:?}");
    assert!((2..=3).contains(&found.candidates.len()));
    let new = Version::of_text(format!("{moved} {A} {B} {C} {A}"));
    let found = &compare(&old, &new, &[quote]).quotes[0];
    assert_eq!(
        (found.state, found.start),
        (PassageState::Altered, Some(0)),
        "only one is"
    );
}

#[test]
fn a_wall_makes_passages_unreadable_rather_than_gone() {
    let old = Version::of_text(around(TROOPS));
    let wall = Version {
        state: PageState::Login,
        ..Version::of_text("Log in")
    };
    let found = compare(
        &old,
        &wall,
        &[Quote {
            exact: C.to_owned(),
            ..Quote::default()
        }],
    );
    assert_eq!(found.page, PageChange::Unreadable);
    assert_eq!(found.why.as_deref(), Some("login"));
    assert_eq!(found.quotes[0].state, PassageState::Unreadable);
}

#[test]
fn pages_are_the_same_when_only_their_counters_change() {
    let text = |extra: &str| Version {
        sha256: Some(extra.to_owned()),
        ..Version::of_text(format!("{A}\n\n{extra}\n\n{B}"))
    };
    assert_eq!(
        compare(&text("12 comments"), &text("13 comments"), &[]).page,
        PageChange::SameText
    );
    assert_eq!(
        compare(&text("12 comments"), &text("12 comments"), &[]).page,
        PageChange::Same
    );
    assert_eq!(
        compare(&text("12 soldiers"), &text("13 soldiers"), &[]).page,
        PageChange::Changed
    );
}

#[test]
fn fifty_passages_of_a_large_page_are_told_apart() {
    let sentence = |n: usize| {
        format!(
            "Sætning nummer {n} handler om {} soldater og {} kroner i år {}.",
            n * 37 % 5_000,
            n * 91 % 7_001,
            1900 + n % 120
        )
    };
    let old: Vec<String> = (0..1_400).map(sentence).collect();
    let mut new = old.clone();
    for n in (0..1_400).step_by(10) {
        new[n] = new[n].replace("soldater", "mænd");
    }
    let quotes: Vec<Quote> = (0..50)
        .map(|n| Quote {
            exact: old[n * 25].clone(),
            ..Quote::default()
        })
        .collect();
    let (old, new) = (Version::of_text(old.join(" ")), Version::of_text(new.join(" ")));
    assert!(old.text.len() > 90_000);
    let found = compare(&old, &new, &quotes);
    assert_eq!(
        found
            .quotes
            .iter()
            .filter(|quote| quote.state == PassageState::Altered)
            .count(),
        25
    );
    assert_eq!(
        found
            .quotes
            .iter()
            .filter(|quote| quote.state == PassageState::Unchanged)
            .count(),
        25
    );
}

#[test]
fn a_large_page_of_look_alikes_that_is_wholly_replaced_keeps_nothing() {
    let page = |seed: usize| -> Vec<String> {
        (1..=1_400)
            .map(|n| {
                let place = ["Kabul", "Herat", "Kunduz", "Basra", "Mosul"][(n * seed / 7) % 5];
                let year = 1900 + n * n * seed / 13 % 120;
                format!(
                    "I {year} var der {} soldater i {place} ifølge tallene.",
                    n * seed % 7_919 + 100
                )
            })
            .collect()
    };
    let (old, new) = (page(3_571), page(5_417));
    let quotes: Vec<Quote> = (0..50)
        .map(|n| Quote {
            exact: old[n * 28].clone(),
            ..Quote::default()
        })
        .collect();
    let found = compare(
        &Version::of_text(old.join(" ")),
        &Version::of_text(new.join(" ")),
        &quotes,
    );
    let n_put = found.quotes.iter().filter(|quote| quote.start.is_some()).count();
    assert!(n_put <= 2, "{n_put} of 50 put on look-alikes");
    assert!(found.quotes.iter().any(|quote| !quote.candidates.is_empty()));
}

fn letters(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).collect()
}

proptest::proptest! {
    #[test]
    fn any_two_texts_are_compared(old in "[a-c .\n4å]{0,60}", new in "[a-c .\n4å]{0,60}", start in 0..40_u32, len in 1..20_u32) {
        let exact: String = old.chars().skip(start as usize).take(len as usize).collect();
        let quote = Quote { exact: exact.clone(), start: Some(start), end: Some(start + len), ..Quote::default() };
        let found = compare(&Version::of_text(old), &Version::of_text(new.clone()), &[quote]);
        let quote = &found.quotes[0];
        if let (Some(start), Some(end)) = (quote.start, quote.end) {
            proptest::prop_assert!(start <= end && end as usize <= new.chars().count());
            let stands = factdesk_model::Span::new(start, end).of(&new).unwrap_or_default();
            let is_kept = matches!(quote.state, PassageState::Unchanged | PassageState::Moved);
            // A passage that begins inside a word stands where the word does.
            proptest::prop_assert!(!is_kept || letters(stands).contains(&letters(&exact)), "{:?}", stands);
        }
    }
}
