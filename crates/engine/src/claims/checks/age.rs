use super::told;
use crate::TokenRange;
use crate::claims::cues::Cue;
use crate::claims::document::Document;
use crate::claims::facts::{Facts, is_dated};
use chrono::Datelike;
use factdesk_model::annotation::{Bound, Check, Dimension, Resolved, Time};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Tokens between «født» and the date.
const NEAR: u32 = 4;
/// Nobody lives longer.
const OLDEST: i32 = 125;

/// «Jens Hansen (54), født i 1970»: does the age fit the year of birth?
pub fn check(document: &Document<'_, '_, '_>, facts: &Facts<'_>, found: &mut Vec<Check>) {
    if !facts.cues.has(Cue::Born) {
        return;
    }
    let ages: Vec<i32> = facts
        .quantities
        .iter()
        .filter(|(_, quantity)| quantity.dimension == Dimension::Age && quantity.bound == Bound::Exact)
        .filter_map(|(_, quantity)| quantity.value.filter(|value| value.fract().is_zero())?.to_i32())
        .filter(|age| (0..=OLDEST).contains(age))
        .collect();
    let [age] = ages.as_slice() else { return };
    let Some((birth, birth_year)) = dated_beside(document, facts, Cue::Born) else {
        return;
    };
    // Another year in the clause is the year he was that old; without one it is the year of publication.
    let others: Vec<i32> = facts
        .times
        .iter()
        .filter(|(n, _)| *n != birth)
        .filter_map(|(_, time)| year(time))
        .collect();
    let years = match (others.as_slice(), document.reading.published.range()) {
        ([], Some((since, until))) if !facts.cues.has(Cue::Died) => since.year()..=until.year(),
        ([one], _) => *one..=*one,
        _ => return,
    };
    let youngest = years.start() - birth_year - 1;
    let oldest = years.end() - birth_year;
    if !(0..=OLDEST).contains(&oldest) {
        return;
    }
    let words = &document.reading.pack.claims.words;
    let text = |n: i32| words.number(Decimal::from(n));
    found.push(told(
        "age_matches_birth_year",
        (youngest..=oldest).contains(age),
        (&words.age_holds, &words.age_fails),
        &[
            ("age", &text(*age)),
            ("birth", &birth_year.to_string()),
            ("year", &years.end().to_string()),
            ("youngest", &text(youngest.max(0))),
            ("oldest", &text(oldest)),
        ],
    ));
}

/// The time right after a cue, else right before it («1950 geboren»), with its year.
fn dated_beside(document: &Document<'_, '_, '_>, facts: &Facts<'_>, cue: Cue) -> Option<(u32, i32)> {
    let hits = document.cues_of(facts.tokens);
    let beside = |is_near: &dyn Fn(TokenRange, TokenRange) -> bool| {
        facts.times.iter().find_map(|(n, time)| {
            let at = document.mention_tokens[*n as usize];
            let is_beside = hits.iter().any(|hit| hit.cue == cue && is_near(hit.tokens, at));
            is_beside.then(|| Some((*n, year(time)?)))?
        })
    };
    beside(&|cue, at| cue.end <= at.end && at.first <= cue.end + NEAR)
        .or_else(|| beside(&|cue, at| at.end <= cue.first && cue.first <= at.end + 1))
}

/// The year that a date itself says.
fn year(time: &Time) -> Option<i32> {
    let is_sure = is_dated(time) && time.resolved == Resolved::Exact && time.assumed.is_empty();
    is_sure.then(|| Some(time.interval?.from?.year()))?
}
