use super::told;
use crate::claims::cues::{Cue, CueHit};
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
    // «Den 45-årige mor har en søn, der er født i 2010»: the year may be another's.
    if !facts.cues.has(Cue::Born) || facts.cues.has(Cue::Kin) {
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

/// The time nearest to a cue («født den 3. maj 1961», „1961 geboren“), with its year.
fn dated_beside(document: &Document<'_, '_, '_>, facts: &Facts<'_>, cue: Cue) -> Option<(u32, i32)> {
    let hits = document.cues_of(facts.tokens);
    let distance = |n: u32| {
        let at = document.mention_tokens[n as usize];
        let gap = |hit: &CueHit| {
            if hit.tokens.end <= at.end {
                at.first.saturating_sub(hit.tokens.end)
            } else {
                hit.tokens.first.saturating_sub(at.end)
            }
        };
        let of_cue = hits.iter().filter(|hit| hit.cue == cue);
        of_cue.map(gap).min().filter(|gap| *gap <= NEAR)
    };
    let (_, n, time) = facts
        .times
        .iter()
        .filter_map(|(n, time)| Some((distance(*n)?, *n, time)))
        .min_by_key(|(distance, ..)| *distance)?;
    Some((n, year(time)?))
}

/// The year that a date itself says.
fn year(time: &Time) -> Option<i32> {
    let is_sure = is_dated(time) && time.resolved == Resolved::Exact && time.assumed.is_empty();
    is_sure.then(|| Some(time.interval?.from?.year()))?
}
