use crate::claims::document::Document;
use crate::claims::facts::Facts;
use crate::claims::words::fill;
use crate::text::{Token, TokenKind};
use chrono::{Datelike, NaiveDate, TimeDelta};
use factdesk_model::annotation::{Check, CheckResult, Grain, Resolved};

/// A date whose year nobody said is in the year of publication when it is this near.
const NEAR_DAYS: i64 = 100;

/// «fredag den 13. marts 2020»: was it a Friday?
pub fn check(document: &Document<'_, '_, '_>, facts: &Facts<'_>, found: &mut Vec<Check>) {
    for (n, time) in &facts.times {
        if time.grain != Grain::Day || time.resolved != Resolved::Exact {
            continue;
        }
        let Some(date) = time
            .interval
            .and_then(|interval| interval.from)
            .map(|from| from.date())
        else {
            continue;
        };
        // A date whose month nobody said was chosen by its weekday, or is no date at all.
        if time.assumed.iter().any(|assumed| assumed != "year") || !names_day(document, *n, date) {
            continue;
        }
        let Some(said) = weekday_beside(document, *n) else {
            continue;
        };
        let is = date.weekday().number_from_monday();
        let words = &document.reading.pack.claims.words;
        let date_text = date.to_string();
        let slots = [
            ("date", date_text.as_str()),
            ("said", words.weekday(said)),
            ("is", words.weekday(is)),
        ];
        let year_is_sure = time.assumed.is_empty() || is_near(document, date);
        let (result, sentence) = match (said == is, year_is_sure) {
            (true, _) => (CheckResult::Holds, &words.weekday_holds),
            (false, true) => (CheckResult::Fails, &words.weekday_fails),
            (false, false) => (CheckResult::CannotTell, &words.weekday_cannot_tell),
        };
        found.push(Check {
            check: "weekday_matches_date".to_owned(),
            result,
            why: fill(sentence, &slots),
        });
    }
}

/// Whether the mention says which day of the month it is, and which month: "three days from Tuesday" and "Monday 11-4"
/// may mean something else.
fn names_day(document: &Document<'_, '_, '_>, mention: u32, date: NaiveDate) -> bool {
    let range = document.mention_tokens[mention as usize];
    let inside = &document.reading.tokens[range.first as usize..range.end as usize];
    let header = &document.reading.pack.meta.header;
    let n_figures = inside
        .iter()
        .filter(|token| token.kind == TokenKind::Digits)
        .count();
    let figures = |token: &Token| -> Option<u32> {
        let text = token.text(document.reading.text);
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        text.get(..end)?.parse().ok()
    };
    let says_day = inside.iter().any(|token| figures(token) == Some(date.day()));
    says_day && (n_figures > 2 || inside.iter().any(|token| header.is_month(token)))
}

/// The weekday named in the mention, or right before it: «fredag, den», "Friday, the". The mention must name a day in
/// digits, so that a bare «fredag» is not held against itself.
fn weekday_beside(document: &Document<'_, '_, '_>, mention: u32) -> Option<u32> {
    let range = document.mention_tokens[mention as usize];
    let tokens = &document.reading.tokens;
    let inside = &tokens[range.first as usize..range.end as usize];
    if !inside.iter().any(|token| token.kind == TokenKind::Digits) {
        return None;
    }
    let header = &document.reading.pack.meta.header;
    if let Some(weekday) = inside.iter().find_map(|token| header.weekday(token)) {
        return Some(weekday);
    }
    let before = &tokens[(range.first as usize).saturating_sub(3)..range.first as usize];
    for token in before.iter().rev() {
        if let Some(weekday) = header.weekday(token).filter(|_| token.end - token.start > 3) {
            return Some(weekday);
        }
        let is_between = token.is_mark(',')
            || token.is_mark('.')
            || token.kind == TokenKind::Word && token.end - token.start <= 3;
        if !is_between {
            return None;
        }
    }
    None
}

fn is_near(document: &Document<'_, '_, '_>, date: NaiveDate) -> bool {
    document
        .reading
        .published
        .day()
        .is_some_and(|day| (date - day).abs() <= TimeDelta::days(NEAR_DAYS))
}
