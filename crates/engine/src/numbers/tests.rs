use super::Lexicon;
use super::Number;
use super::run::Run;
use crate::text::{Token, Vocabulary, tokenize};
use crate::{PackFile, PackSource};
use expect_test::{Expect, expect};
use proptest::prelude::*;

/// A made-up language: units first and together («threeandtwenty»), comma and point as on the continent.
const PACK: &str = r#"
[digits]
group = ["."]
decimal = ","
ordinal_point = true
ordinal_suffixes = ["th"]
[order]
units_first = true
comma_after_power = true
[words]
"zero" = 0
"one" = 1
"two" = 2
"three" = 3
"five" = 5
"ten" = 10
"twenty" = 20
"sixty" = 60
[articles]
"a" = 1
[inside]
"a" = 1
[ordinals]
"third" = 3
"twentieth" = 20
[powers]
"hundred" = 2
"thousand" = 3
"million" = 6
"millions" = 6
"mio." = 6
[letters]
"M" = 6
[multipliers]
"dozen" = 12
[plurals]
"thousands" = 1000
"millions" = 1000000
[denominators]
"half" = 2
"quarter" = 4
"thirds" = 3
[fractions]
"otherhalf" = "3/2"
[vague]
"a few" = 3
[cues]
link = ["and"]
minus = ["minus"]
decimal = ["point"]
several = ["several"]
of = ["of"]
between = ["between"]
ordinal_endings = ["st"]
share_endings = ["part"]
"#;

fn numbers(text: &str) -> (Vec<Token>, Vec<Number>) {
    let mut vocabulary = Vocabulary::default();

    let files = [PackFile {
        name: "numbers.toml",
        content: PACK,
    }];
    let source = PackSource {
        code: "xx",
        files: &files,
    };
    let lexicon = Lexicon::compile(&source, &mut vocabulary).unwrap();
    let tokens = tokenize(text, &vocabulary);
    let mut found = Vec::new();
    let mut run = Run::new(text, &tokens, &lexicon);
    let mut at = 0;
    while run.seek(&mut at) {
        at = run.gather(at);
        run.read(&mut found);
    }
    (tokens, found)
}

#[track_caller]
fn check(text: &str, expect: Expect) {
    let (tokens, found) = numbers(text);
    let listed: Vec<String> = found
        .iter()
        .map(|number| {
            let start = tokens[number.tokens.first as usize].start as usize;
            let end = tokens[number.tokens.end as usize - 1].end as usize;
            let mark = match (number.is_ordinal, number.is_article) {
                (true, _) => " ordinal",
                (_, true) => " article",
                _ => "",
            };
            format!("{}={}{mark}", &text[start..end], number.value)
        })
        .collect();
    expect.assert_eq(&listed.join("\n"));
}

#[test]
fn digits_are_grouped_by_points_and_spaces() {
    check(
        "3.200.000 and 10 000 and 1\u{202f}234,5",
        expect![[r#"
            3.200.000=3200000
            10 000=10000
            1 234,5=1234.5"#]],
    );
}

#[test]
fn wrong_groups_versions_and_clock_times_are_refused() {
    check("3.20; 3.5.2; 1.23.456; 14.30", expect![""]);
}

#[test]
fn groups_of_another_style_are_read_where_they_can_be_nothing_else() {
    check(
        "3,200,000 and 1,234.56",
        expect![[r#"
            3,200,000=3200000
            1,234.56=1234.56"#]],
    );
}

#[test]
fn a_fraction_with_the_wrong_sign_needs_a_percent_sign() {
    check("3.2 and 3.2 %", expect!["3.2=3.2"]);
}

#[test]
fn more_digits_than_can_be_kept_exactly_are_left_out() {
    check(&"9".repeat(29), expect![""]);
    check(
        &"9".repeat(28),
        expect!["9999999999999999999999999999=9999999999999999999999999999"],
    );
}

#[test]
fn minus_signs_are_told_from_hyphens_and_dashes() {
    check("-5", expect!["-5=-5"]);
    check(
        "a fall of −3,5",
        expect![[r#"
            a=1 article
            −3,5=-3.5"#]],
    );
    check(
        "10-12",
        expect![[r#"
            10=10
            12=12"#]],
    );
    check("- 12 men", expect!["12=12"]);
    check("minus five", expect!["minus five=-5"]);
}

#[test]
fn fractions_in_signs() {
    check(
        "½, 2½, 2 1/2, 3/4",
        expect![[r#"
            ½=0.5
            2½=2.5
            2 1/2=2.5
            3/4=0.75"#]],
    );
    check(
        "24/7 and 4/6",
        expect![[r#"
            24=24
            7=7
            4=4
            6=6"#]],
    );
}

#[test]
fn scientific_notation() {
    check(
        "4e14, 5,5x10-3, 8x2^10",
        expect![[r#"
            4e14=400000000000000
            5,5x10-3=0.0055
            8x2^10=8192"#]],
    );
}

#[test]
fn units_stand_before_tens_together_or_apart() {
    check(
        "threeandtwenty, three and twenty, fivehundredthreeandsixty, five-hundred",
        expect![[r#"
            threeandtwenty=23
            three and twenty=23
            fivehundredthreeandsixty=563
            five-hundred=500"#]],
    );
}

#[test]
fn between_parts_two_numbers() {
    check(
        "between three and twenty",
        expect![[r#"
            three=3
            twenty=20"#]],
    );
    check(
        "one hundred and two hundred",
        expect![[r#"
            one hundred=100
            two hundred=200"#]],
    );
}

#[test]
fn scale_words_multiply_what_stands_before() {
    check(
        "2,3 mio., 35 thousand, two million, three hundred and five thousand and ten",
        expect![[r#"
            2,3 mio.=2300000
            35 thousand=35000
            two million, three hundred and five thousand and ten=2305010"#]],
    );
    check("thousand millions", expect!["thousand millions=1000000000"]);
    check("5M", expect!["5M=5000000"]);
}

#[test]
fn halves_and_quarters() {
    check(
        "a half, two and a half million, twoahalf, half a million, otherhalf, three quarter, two thirds",
        expect![[r#"
            a half=0.5
            two and a half million=2500000
            twoahalf=2.5
            half a million=500000
            otherhalf=1.5
            three quarter=0.75
            two thirds=0.6666666666666666666666666667"#]],
    );
}

#[test]
fn a_denominator_is_made_of_an_ordinal() {
    check("three twentiethpart", expect!["three twentiethpart=0.15"]);
}

#[test]
fn ordinals_end_a_number() {
    check(
        "third, 3. man, 20th, threeandtwentieth, tenst five",
        expect![[r#"
            third=3 ordinal
            3=3 ordinal
            20th=20 ordinal
            threeandtwentieth=23 ordinal
            tenst=10 ordinal
            five=5"#]],
    );
}

#[test]
fn a_decimal_word_reads_digit_by_digit() {
    check("two point zero five", expect!["two point zero five=2.05"]);
    check("3 point 14", expect!["3 point 14=3.14"]);
    check("the point", expect![""]);
}

#[test]
fn vague_numbers_keep_their_scale() {
    check(
        "a few hundred, thousands, thousands of millions, several hundred thousand",
        expect![[r#"
            a few hundred=300
            thousands=1000
            thousands of millions=1000000000
            several hundred thousand=100000"#]],
    );
}

#[test]
fn an_article_is_a_number_only_inside_one() {
    check(
        "a man, a hundred, hundred and a",
        expect![[r#"
            a=1 article
            a hundred=100
            hundred and a=101"#]],
    );
    check("a", expect!["a=1"]);
}

#[test]
fn numbers_do_not_run_over_a_blank_line() {
    check(
        "two\n\nhundred",
        expect![[r#"
            two=2
            hundred=100"#]],
    );
}

#[test]
fn a_word_made_of_parts_in_a_senseless_order_is_no_number() {
    check("twentythree, andtwo, hundredhundred", expect![""]);
}

const NUMBER_LIKE: &str = "((one|two|half|a|and|hundred|million|thousands|of|point|several|third|st\
    |-|,| |[0-9]{1,4}|\\.|/|½)[ ]?){0,40}";

proptest! {
    #[test]
    fn any_text_is_survived_and_numbers_stand_in_order(text in "(?s).{0,200}") {
        let (_, found) = numbers(&text);
        prop_assert!(found.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.first));
    }

    #[test]
    fn any_number_like_text_is_survived(text in NUMBER_LIKE) {
        let (tokens, found) = numbers(&text);
        prop_assert!(found.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.first));
        prop_assert!(found.iter().all(|number| (number.tokens.end as usize) <= tokens.len()));
    }

    #[test]
    fn digits_with_groups_are_read_back(value in 0u64..1_000_000_000_000_000) {
        let plain = value.to_string();
        let mut grouped = String::new();
        for (n, digit) in plain.chars().enumerate() {
            if n > 0 && (plain.len() - n) % 3 == 0 {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        for written in [plain.clone(), grouped.clone(), grouped.replace('.', "\u{a0}")] {
            let (_, found) = numbers(&written);
            prop_assert_eq!(found.len(), 1, "{}", written);
            prop_assert_eq!(found[0].value, value.into());
        }
    }
}
