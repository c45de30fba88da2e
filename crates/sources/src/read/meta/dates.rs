//! Dates as pages write them, in attributes, addresses and bylines.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The web has no pages from before this day.
const FIRST_WEB_DAY: (i32, u32, u32) = (1991, 8, 6);

#[derive(Deserialize)]
struct Written {
    names: Vec<Vec<String>>,
    published: Vec<String>,
    modified: Vec<String>,
}

struct Words {
    months: HashMap<String, u32>,
    published: Vec<String>,
    modified: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let written: Written = toml::from_str(include_str!("../../../data/months.toml")).unwrap_or(Written {
        names: Vec::new(),
        published: Vec::new(),
        modified: Vec::new(),
    });
    let months = (1..)
        .zip(written.names)
        .flat_map(|(n, names)| names.into_iter().map(move |name| (name, n)))
        .collect();
    Words {
        months,
        published: written.published,
        modified: written.modified,
    }
});

/// The names of months in all languages.
pub(crate) fn month_names() -> impl Iterator<Item = &'static str> {
    WORDS.months.keys().map(String::as_str)
}

/// What a date in visible text is of, where a word beside it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateKind {
    Published,
    Modified,
    Unsaid,
}

/// Whether a page can be of that day.
pub(crate) fn is_plausible(date: NaiveDate, today: Option<NaiveDate>) -> bool {
    let (year, month, day) = FIRST_WEB_DAY;
    let first = NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN);
    // A day more than today: it may be tomorrow where the page was written.
    let last = today.and_then(|today| today.succ_opt()).unwrap_or(NaiveDate::MAX);
    first <= date && date <= last
}

/// The day in the value of an attribute or a JSON-LD field: ISO 8601 first, then whatever form names a whole day.
pub(crate) fn in_value(written: &str) -> Option<NaiveDate> {
    let written = written.trim();
    iso(written)
        .or_else(|| compact(written))
        .or_else(|| unix_time(written))
        .or_else(|| {
            chrono::DateTime::parse_from_rfc2822(written)
                .ok()
                .map(|at| at.date_naive())
        })
        .or_else(|| in_text(written).first().map(|found| found.date))
}

fn iso(written: &str) -> Option<NaiveDate> {
    let head = written.get(..10)?;
    let rest = written[10..].chars().next();
    if rest.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    NaiveDate::parse_from_str(&head.replace('/', "-"), "%Y-%m-%d").ok()
}

fn compact(written: &str) -> Option<NaiveDate> {
    let n_digits = written.bytes().take_while(u8::is_ascii_digit).count();
    (n_digits == 8 || n_digits == 14)
        .then(|| NaiveDate::parse_from_str(written.get(..8)?, "%Y%m%d").ok())
        .flatten()
}

fn unix_time(written: &str) -> Option<NaiveDate> {
    let n: i64 = written.parse().ok()?;
    let seconds = match written.len() {
        9 | 10 => n,
        12 | 13 => n / 1_000,
        _ => return None,
    };
    chrono::DateTime::from_timestamp(seconds, 0).map(|at| at.date_naive())
}

/// The day that an address names: `/2020/10/11/`, `/2020-10-11-`, `/20201011/`.
pub(super) fn in_url(url: &str) -> Option<NaiveDate> {
    let path = url
        .split_once("://")
        .map_or(url, |(_, rest)| rest)
        .split_once('/')?
        .1
        .split(['?', '#'])
        .next()?;
    let bytes = path.as_bytes();
    let run = |at: usize| {
        bytes
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let mut at = 0;
    while at < bytes.len() {
        let n_digits = run(at);
        if n_digits == 0 {
            at += 1;
            continue;
        }
        // Digits at the end of a word are a number of an article, not a date.
        let is_alone = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let found = match n_digits {
            8 if is_alone => compact(&path[at..at + 8]),
            4 if is_alone => parts_at(path, at, run),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        at += n_digits;
    }
    None
}

/// A year, a month and a day at this byte, apart by one sign each.
fn parts_at(path: &str, at: usize, run: impl Fn(usize) -> usize) -> Option<NaiveDate> {
    let is_sign = |at: usize| matches!(path.as_bytes().get(at), Some(b'/' | b'-' | b'_' | b'.'));
    let month_at = at + 5;
    let n_month = run(month_at);
    let day_at = month_at + n_month + 1;
    let n_day = run(day_at);
    let is_date = is_sign(at + 4) && is_sign(day_at - 1) && matches!((n_month, n_day), (1 | 2, 1 | 2));
    if !is_date {
        return None;
    }
    let number = |from: usize, n: usize| path.get(from..from + n)?.parse::<u32>().ok();
    let year = i32::try_from(number(at, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month_at, n_month)?, number(day_at, n_day)?)
}

/// A date in visible text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InText {
    pub(super) date: NaiveDate,
    pub(super) kind: DateKind,
}

/// All whole days that a short visible text names, such as a byline.
pub(super) fn in_text(text: &str) -> Vec<InText> {
    let lower = text.to_lowercase();
    let tokens = tokens(&lower);
    let mut found = Vec::new();
    let mut n = 0;
    while n < tokens.len() {
        if let Some((date, length)) = date_at(&tokens[n..]) {
            let before = &lower[..tokens[n].at];
            found.push(InText {
                date,
                kind: kind_before(before),
            });
            n += length;
        } else {
            n += 1;
        }
    }
    found
}

fn kind_before(before: &str) -> DateKind {
    let from = before.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    let near = &before[from..];
    let last = |words: &[String]| words.iter().filter_map(|word| near.rfind(word.as_str())).max();
    match (last(&WORDS.published), last(&WORDS.modified)) {
        (Some(published), Some(modified)) if modified > published => DateKind::Modified,
        (Some(_), _) => DateKind::Published,
        (None, Some(_)) => DateKind::Modified,
        (None, None) => DateKind::Unsaid,
    }
}

struct Token<'a> {
    text: &'a str,
    at: usize,
}

/// Words, numbers and single signs; blanks only separate.
fn tokens(lower: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut chars = lower.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = at + c.len_utf8();
        let is_same = |next: char| {
            (c.is_ascii_digit() && next.is_ascii_digit()) || (c.is_alphabetic() && next.is_alphabetic())
        };
        while let Some(&(next_at, next)) = chars.peek() {
            if !is_same(next) {
                break;
            }
            end = next_at + next.len_utf8();
            chars.next();
        }
        tokens.push(Token {
            text: &lower[at..end],
            at,
        });
    }
    tokens
}

/// A date that begins with the first token, and of how many tokens it is.
fn date_at(tokens: &[Token<'_>]) -> Option<(NaiveDate, usize)> {
    let text = |n: usize| tokens.get(n).map_or("", |token| token.text);
    let number = |n: usize| {
        let digits = text(n);
        (digits.len() <= 4 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse::<u32>().ok())
            .flatten()
    };
    let year = |n: usize| {
        number(n)
            .filter(|_| text(n).len() == 4)
            .and_then(|year| i32::try_from(year).ok())
    };
    let month = |n: usize| WORDS.months.get(text(n)).copied();
    let is_sign = |n: usize, signs: &str| text(n).len() == 1 && signs.contains(text(n));
    let skip = |n: usize, signs: &str| n + usize::from(is_sign(n, signs));

    // 2020-10-11, 2020.10.11, 2020/10/11
    if let Some(y) = year(0)
        && is_sign(1, "-./")
        && text(1) == text(3)
        && let (Some(m), Some(d)) = (number(2), number(4))
    {
        return Some((NaiveDate::from_ymd_opt(y, m, d)?, 5));
    }
    // 11.10.2020, 11-10-2020, 11/10/2020 (day first unless only the other way makes a date), 11.10.20
    if let (Some(a), Some(b)) = (number(0), number(2))
        && text(0).len() <= 2
        && text(2).len() <= 2
        && is_sign(1, "-./")
        && text(1) == text(3)
        && let Some(written_year) = number(4)
        && matches!(text(4).len(), 2 | 4)
    {
        let y = i32::try_from(written_year).ok()?;
        let y = if text(4).len() == 2 { 2000 + y } else { y };
        return NaiveDate::from_ymd_opt(y, b, a)
            .or_else(|| NaiveDate::from_ymd_opt(y, a, b))
            .map(|date| (date, 5));
    }
    // 11. oktober 2020, 11 oct, 2020, 11. okt. 2020, 11 de octubre de 2020, 1st of may 2020
    if let Some(d) = number(0).filter(|_| text(0).len() <= 2) {
        let mut n = skip(1, ".");
        if matches!(text(n), "st" | "nd" | "rd" | "th" | "er") {
            n += 1;
        }
        if matches!(text(n), "de" | "of") {
            n += 1;
        }
        if let Some(m) = month(n) {
            n = skip(n + 1, ".");
            n = skip(n, ",-");
            if matches!(text(n), "de" | "del") {
                n += 1;
            }
            if let Some(y) = year(n) {
                return Some((NaiveDate::from_ymd_opt(y, m, d)?, n + 1));
            }
        }
    }
    // October 11, 2020; Oct. 11th 2020
    if let Some(m) = month(0) {
        let mut n = skip(1, ".");
        if let Some(d) = number(n).filter(|_| text(n).len() <= 2) {
            n += 1;
            if matches!(text(n), "st" | "nd" | "rd" | "th") {
                n += 1;
            }
            n = skip(n, ",");
            if let Some(y) = year(n) {
                return Some((NaiveDate::from_ymd_opt(y, m, d)?, n + 1));
            }
        }
    }
    None
}

/// `2020-10-11`.
pub(crate) fn shown(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::{DateKind, in_text, in_url, in_value, shown};

    #[track_caller]
    fn check_value(written: &str, expect: &str) {
        assert_eq!(
            in_value(written).map_or("none".to_owned(), shown),
            expect,
            "{written}"
        );
    }

    #[test]
    fn the_words_are_read() {
        assert_eq!(super::WORDS.months.get("marts"), Some(&3));
        assert_eq!(super::WORDS.months.get("dezember"), Some(&12));
        assert!(!super::WORDS.published.is_empty() && !super::WORDS.modified.is_empty());
    }

    #[test]
    fn values_are_iso_dates_or_close_to_it() {
        check_value("2020-10-11", "2020-10-11");
        check_value("2020-10-11T23:30:00+02:00", "2020-10-11");
        check_value("2020/10/11 10:00", "2020-10-11");
        check_value("20201011", "2020-10-11");
        check_value("20201011103000", "2020-10-11");
        check_value("1602410400", "2020-10-11");
        check_value("1602410400000", "2020-10-11");
        check_value("Sun, 11 Oct 2020 10:00:00 GMT", "2020-10-11");
        check_value("October 11, 2020", "2020-10-11");
        check_value("11. okt. 2020 kl. 10.30", "2020-10-11");
        check_value("2020-13-11", "none");
        check_value("2020", "none");
        check_value("yesterday", "none");
    }

    #[track_caller]
    fn check_url(url: &str, expect: &str) {
        assert_eq!(in_url(url).map_or("none".to_owned(), shown), expect, "{url}");
    }

    #[test]
    fn addresses_name_days() {
        check_url("https://x.example/2020/10/11/story.html", "2020-10-11");
        check_url("https://x.example/news/2020-10-11-story", "2020-10-11");
        check_url("https://x.example/a/20201011/story", "2020-10-11");
        check_url("https://x.example/2020/10/story-11", "none");
        check_url("https://x.example/story-12345678901", "none");
        check_url("https://x.example/2020/13/11/x", "none");
        check_url("https://x.example/article1234/56/78", "none");
    }

    #[track_caller]
    fn check_text(text: &str, expect: &[&str]) {
        let found: Vec<String> = in_text(text)
            .into_iter()
            .map(|found| {
                let kind = match found.kind {
                    DateKind::Published => " published",
                    DateKind::Modified => " modified",
                    DateKind::Unsaid => "",
                };
                format!("{}{kind}", shown(found.date))
            })
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn bylines_name_days_in_many_languages() {
        check_text("Af Ane Holm, 11. oktober 2020", &["2020-10-11"]);
        check_text(
            "Publiceret 11. okt. 2020 kl. 10.30 Opdateret 12. okt. 2020",
            &["2020-10-11 published", "2020-10-12 modified"],
        );
        check_text("Oct. 11th, 2020, 10:30 a.m. ET", &["2020-10-11"]);
        check_text("Last updated: 1 May 2019", &["2019-05-01 modified"]);
        check_text("Stand: 11.10.2020, 10:30 Uhr", &["2020-10-11"]);
        check_text("11/10/2020", &["2020-10-11"]);
        check_text("10/31/2020", &["2020-10-31"]);
        check_text("11 de octubre de 2020", &["2020-10-11"]);
        check_text("From 1.5 to 2.5", &[]);
        check_text("May 2020", &[]);
        check_text("31. februar 2020", &[]);
    }
}
