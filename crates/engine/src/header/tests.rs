use super::{HeaderFile, Lexicon, find};
use crate::PackSource;
use crate::text::{Vocabulary, tokenize};

const FILE: &str = r#"
cues = ["date", "publiceret", "last updated"]
months = { "oktober" = 10, "okt" = 10, "oct" = 10, "october" = 10 }
weekdays = { "søndag" = 7, "sunday" = 7 }
clock = ["kl", "at"]
"#;

/// `published` and the header's words, as `from..to «words»`.
#[track_caller]
fn check(text: &str, expect: &str) {
    let file: HeaderFile = toml::from_str(FILE).unwrap();
    let mut vocabulary = Vocabulary::default();
    let source = PackSource {
        code: "xx",
        files: &[],
    };
    let lexicon = Lexicon::compile(&file, &source, &mut vocabulary).unwrap();
    let tokens = tokenize(text, &vocabulary);
    let shown = find(text, &tokens, &lexicon).map_or("none".to_owned(), |header| {
        let (from, to) = header.published.range().unwrap();
        let words = &tokens[header.tokens.first as usize..header.tokens.end as usize];
        let (start, end) = (words[0].start as usize, words[words.len() - 1].end as usize);
        format!("{from}..{to} «{}»", &text[start..end])
    });
    assert_eq!(shown, expect, "{text}");
}

#[test]
fn an_announced_date_may_go_over_into_prose() {
    check(
        " date 2020-10 Den militante gruppe støtter ham.",
        "2020-10-01 00:00:00..2020-11-01 00:00:00 «date 2020-10»",
    );
    check(
        "Publiceret 11. oktober 2020 kl. 14.30 Gruppen støtter ham.",
        "2020-10-11 14:30:00..2020-10-11 14:30:00 «Publiceret 11. oktober 2020 kl. 14.30»",
    );
    check("Date 2020-10 er skrevet i margenen.", "none");
}

#[test]
fn a_dateline_may_end_in_a_full_stop() {
    let day = "2020-10-11 00:00:00..2020-10-12 00:00:00";
    check(
        "Aarhus, 11. oktober 2020. Gruppen støtter ham.",
        &format!("{day} «Aarhus, 11. oktober 2020.»"),
    );
    check("Aarhus, 11. oktober 2020. kom til sidst.", "none");
}

#[test]
fn a_date_that_fills_its_line_is_a_header() {
    let day = "2020-10-11 00:00:00..2020-10-12 00:00:00";
    for line in [
        "2020-10-11",
        "11. oktober 2020",
        "Søndag den 11. oktober 2020",
        "Oct. 11, 2020",
        "Sunday, October 11, 2020",
        "11.10.2020",
        "Last updated: 11 October 2020",
        "København, 11. okt. 2020",
    ] {
        check(
            &format!("{line}\n\nGruppen støtter ham."),
            &format!("{day} «{line}»"),
        );
        check(
            &format!("Overskrift\n{line}\nGruppen støtter ham."),
            &format!("{day} «{line}»"),
        );
    }
}

#[test]
fn a_dateline_is_a_header() {
    check(
        "WASHINGTON, Oct. 11, 2020 (Reuters) — The group said so.",
        "2020-10-11 00:00:00..2020-10-12 00:00:00 «WASHINGTON, Oct. 11, 2020 (Reuters) —»",
    );
}

#[test]
fn prose_is_no_header() {
    check("Den 11. oktober 2020 underskrev de aftalen.", "none");
    check("11. oktober 2020 var en søndag.", "none");
    check("Aftalen gælder fra\n11. oktober 2020 og frem.", "none");
    check("2020", "none");
    check("", "none");
    check("Aftalen, 11. oktober 2020, er brudt.", "none");
    check("Overskrift\n11. oktober 2020: Stormen kom\nGruppen.", "none");
}
