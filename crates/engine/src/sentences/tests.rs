use super::{Lexicon, find};
use crate::text::{Vocabulary, tokenize};
use crate::{PackFile, PackSource};
use proptest::prelude::*;

const WORDS: &str = r#"
starters = ["det", "han", "the", "she", "we"]
unfinished = ["of", "af"]
reporting = ["asked", "spurgte"]
[abbreviations]
titles = ["hr", "dr"]
numbered = ["kl", "nr"]
inside = ["f.eks", "u.s"]
closing = ["osv", "p.m"]
[ordinals]
point = true
before = ["den"]
after = ["November"]
"#;

fn sentences(text: &str) -> Vec<&str> {
    let mut vocabulary = Vocabulary::default();
    let source = PackSource {
        code: "xx",
        files: &[PackFile {
            name: "sentences.toml",
            content: WORDS,
        }],
    };
    let lexicon = Lexicon::compile(&source, &mut vocabulary).expect("the words above are well formed");
    let tokens = tokenize(text, &vocabulary);
    find(text, &tokens, &lexicon)
        .iter()
        .map(|sentence| {
            let (first, end) = (sentence.tokens.first as usize, sentence.tokens.end as usize);
            &text[tokens[first].start as usize..tokens[end - 1].end as usize]
        })
        .collect()
}

/// Checks that the text, its sentences parted by `|`, is cut there.
#[track_caller]
fn check(parted: &str) {
    let expect: Vec<&str> = parted.split('|').map(str::trim).collect();
    assert_eq!(sentences(&parted.replace('|', "")), expect);
}

#[test]
fn a_point_before_a_capital_parts() {
    check("Hun gik hjem.| Ingen så hende.");
    check("Han kom for sent. og det var det.");
}

#[test]
fn abbreviations_do_not_part() {
    check("Vi mødte hr. Hansen kl. 12 i nr. 7.");
    check("Frugt, f.eks. Gråsten, sælges.| Hun købte f.eks. det.");
    check("Æbler, pærer osv. | Bagefter tog vi hjem.");
    check("Det sker f. eks. Tirsdag.");
}

#[test]
fn a_word_that_begins_sentences_parts_even_after_an_abbreviation() {
    check("They moved to the U.S. | She stayed.");
    check("They met U.S. Marines.");
    check("De kom kl. 12. | Det var sent.");
}

#[test]
fn a_time_of_day_that_opens_the_sentence_does_not_end_it() {
    check("At 5 p.m. Mary left.| John went home at 6 p.m. | Mary stayed on.");
}

#[test]
fn initials_do_not_part() {
    check("Vi talte med Jonas E. Smith og A. P. Møller.");
    check("You and I. | We go.");
}

#[test]
fn ordinals_do_not_part() {
    check("Valget er den 3. November i år.");
    check("Den 8. Klasse vandt.| I alt deltog 12. | Klassen fejrede det.");
    check("Det skete i 2020. | Siden gik det ned.");
}

#[test]
fn closing_marks_belong_to_the_sentence() {
    check("»Vi går.« | Så gik de.");
    check("(Det var alt.) | Så gik de.");
    check("Jeg kom (sent!). | Så gik jeg.");
}

#[test]
fn a_quoted_question_stays_with_its_reporting_clause() {
    check("»Hvorfor?« spurgte hun.");
    check("\"Why now?\" Anna Berg asked. | \"No.\" | Anna left.");
}

#[test]
fn ellipses_part_before_a_capital_unless_spaced() {
    check("Jeg ved ikke... | Måske.");
    check("Jeg ... altså . . . Nej.");
    check("Det var alt. . . . | Så gik de.");
    check("Ja… | Nej… og dog.");
}

#[test]
fn addresses_and_numbers_are_whole() {
    check("Skriv til jens.hansen@avis.dk. | Prisen er 1.250.000 kr. i alt.");
    check("Se https://www.avis.dk/Artikel.Html?Id=3 nu.");
    check("Åbn Rapport.PDF eller node.js og version 2.0.1 nu.");
}

#[test]
fn a_missing_space_still_parts() {
    check("Det regnede hele dagen.|Ingen kom.");
}

#[test]
fn list_items_part() {
    check("1. Brød| 2. Mælk| 3. Ost");
    check("a) Brød |b) Mælk");
    check("• Brød\n|• Mælk og ost");
    check("- Brød\n|- Mælk");
}

#[test]
fn line_breaks_part_headings_but_not_wrapped_lines() {
    check("Minister går ned\n|Regeringen er i krise.");
    check("Regeringen er\ni krise.");
    check("Formand for dagens\nudvalg er gået.");
    check("Et udvalg af\nEksperter er gået.");
    check("Overskrift\n\n|og så videre");
}

#[test]
fn paragraphs_are_counted() {
    let vocabulary = Vocabulary::default();
    let tokens = tokenize("En.\nTo.\n\nTre.\n\n\nFire.", &vocabulary);
    let paragraphs: Vec<u32> = find("En.\nTo.\n\nTre.\n\n\nFire.", &tokens, &Lexicon::default())
        .iter()
        .map(|sentence| sentence.paragraph)
        .collect();
    assert_eq!(paragraphs, [0, 0, 1, 2]);
}

proptest! {
    #[test]
    fn sentences_lie_in_order_and_leave_nothing_out(text in "(?s)([A-Zæ]?[a-z]{0,3}[ .!?…»«\"'()\\-•1-3\n]{0,3}){0,40}|.*") {
        let tokens = tokenize(&text, &Vocabulary::default());
        let found = find(&text, &tokens, &Lexicon::default());
        let mut last = 0;
        for sentence in found {
            prop_assert_eq!(sentence.tokens.first, last);
            prop_assert!(sentence.tokens.end > last);
            last = sentence.tokens.end;
        }
        prop_assert_eq!(last as usize, tokens.len());
    }
}
