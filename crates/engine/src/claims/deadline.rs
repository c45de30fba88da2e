//! What has to happen by when.

use super::clauses::Clause;
use super::cues::{Cue, CueHit};
use super::document::Document;
use super::facts::Facts;
use crate::TokenRange;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use factdesk_model::Published;
use factdesk_model::annotation::{
    Certainty, Deadline, DeadlineStatus, Grain, Interval, QuoteStyle, Resolved, Time, TimexMod, TimexType,
};

/// «senest den 1. maj»: at most this many tokens lie between the word that sets a limit and the time.
const NEAR: u32 = 2;
/// Words further away than this have nothing to do with a time.
const FAR: u32 = 60;

/// The deadline that a clause sets, with the mention of its time.
pub fn deadline(
    document: &Document<'_, '_, '_>,
    clause: &Clause,
    facts: &Facts<'_>,
) -> Option<(u32, Deadline)> {
    let published = document.reading.published;
    facts.times.iter().find_map(|(n, time)| {
        let at = document.mention_tokens[*n as usize];
        let region = near(region(document, clause, at), at);
        let hits = document.cues_of(region);
        let is_limit = is_limited(time)
            || hits
                .iter()
                .any(|hit| hit.cue == Cue::Before && touches(hit.tokens, at));
        let is_due = hits.iter().any(|hit| hit.cue == Cue::Due);
        let by = due(time, published)?;
        let certainty = force(hits, at, is_due)?;
        let status = status(&by, published);
        // Without a word that sets a limit, only what lies ahead and must happen, or is aimed at, falls due then.
        let sets = is_limit
            || (is_due || matches!(certainty, Certainty::Must | Certainty::Goal | Certainty::Will))
                && status == DeadlineStatus::Future
                && time.timex_type != TimexType::Duration
                && time.grain >= Grain::Day;
        sets.then_some((
            *n,
            Deadline {
                by,
                certainty,
                status_on_published: status,
            },
        ))
    })
}

/// The words that a time has to do with: inside somebody's indirect words, only these; else all but these.
fn region(document: &Document<'_, '_, '_>, clause: &Clause, at: TokenRange) -> TokenRange {
    for (_, quote) in document.quotes_of(clause.sentence) {
        if quote.style != QuoteStyle::Indirect || !quote.content.overlaps(clause.tokens) {
            continue;
        }
        let content = quote.content;
        return if content.overlaps(at) {
            TokenRange::new(
                content.first.max(clause.tokens.first),
                content.end.min(clause.tokens.end),
            )
        } else if at.end <= content.first {
            TokenRange::new(clause.tokens.first, content.first.max(clause.tokens.first))
        } else {
            TokenRange::new(content.end.min(clause.tokens.end), clause.tokens.end)
        };
    }
    clause.tokens
}

fn near(region: TokenRange, at: TokenRange) -> TokenRange {
    TokenRange::new(
        region.first.max(at.first.saturating_sub(FAR)),
        region.end.min(at.end + FAR),
    )
}

/// Whether the time itself is a limit: its words hold «inden» or «senest».
fn is_limited(time: &Time) -> bool {
    matches!(
        time.modifier,
        Some(TimexMod::Before | TimexMod::OnOrBefore | TimexMod::EqualOrLess)
    )
}

fn touches(cue: TokenRange, time: TokenRange) -> bool {
    cue.first < time.end && time.first <= cue.end + NEAR
}

/// The last unit of the time named: what falls due «inden for 14 måneder» after February falls due in April.
fn due(time: &Time, published: Published) -> Option<Interval> {
    if time.timex_type == TimexType::Set || time.resolved == Resolved::Unresolved {
        return None;
    }
    let Some(interval) = time.interval.or_else(|| time.candidates.first().copied()) else {
        return after_publication(time, published);
    };
    let to = match time.modifier {
        Some(TimexMod::Before) => end_of_unit(interval.to?, time.grain),
        _ => interval.to?,
    };
    let spans_units = time.timex_type == TimexType::Duration || interval.from.is_none();
    let from = match interval.from {
        // «ved udgangen af året» is its last day.
        _ if time.modifier == Some(TimexMod::End) && time.grain >= Grain::Month => before(to, Grain::Day)?,
        Some(from) if !spans_units => from,
        _ => before(to, time.grain)?,
    };
    Some(Interval {
        from: Some(from),
        to: Some(to),
    })
}

/// «inden årets udgang» leaves all of the year's last day, «inden udgangen af november» all of November.
fn end_of_unit(to: NaiveDateTime, grain: Grain) -> NaiveDateTime {
    let next_month = to
        .date()
        .with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(1)))
        .map(|first| first.and_time(NaiveTime::MIN));
    let Some(next_month) = next_month else { return to };
    let is_last_day = next_month - to <= TimeDelta::days(1);
    let is_inside_month = grain == Grain::Month && to.day() != 1;
    let is_inside_year = grain == Grain::Year && to.ordinal() != 1;
    if is_inside_year {
        NaiveDate::from_ymd_opt(to.year() + 1, 1, 1).map_or(to, |first| first.and_time(NaiveTime::MIN))
    } else if is_inside_month || grain == Grain::Day && is_last_day {
        next_month
    } else {
        to
    }
}

/// A length of time that nothing anchors, «inden for 90 dage», counts from the day of publication.
fn after_publication(time: &Time, published: Published) -> Option<Interval> {
    if time.timex_type != TimexType::Duration {
        return None;
    }
    let (since, until) = published.range()?;
    let rest = time.value.strip_prefix('P')?;
    let unit = rest.chars().last()?;
    let n: u32 = rest.strip_suffix(unit)?.parse().ok()?;
    let later = |from: NaiveDateTime| match unit {
        'D' => from.checked_add_days(Days::new(n.into())),
        'W' => from.checked_add_days(Days::new(u64::from(n) * 7)),
        'M' => from.checked_add_months(Months::new(n)),
        'Y' => from.checked_add_months(Months::new(n.checked_mul(12)?)),
        _ => None,
    };
    Some(Interval {
        from: Some(later(since)?),
        to: Some(later(until)?),
    })
}

/// One unit earlier.
fn before(at: NaiveDateTime, grain: Grain) -> Option<NaiveDateTime> {
    match grain {
        Grain::Second => at.checked_sub_signed(TimeDelta::seconds(1)),
        Grain::Minute => at.checked_sub_signed(TimeDelta::minutes(1)),
        Grain::Hour => at.checked_sub_signed(TimeDelta::hours(1)),
        Grain::Day => at.checked_sub_days(Days::new(1)),
        Grain::Weekend => at.checked_sub_days(Days::new(2)),
        Grain::Week => at.checked_sub_days(Days::new(7)),
        Grain::Month => at.checked_sub_months(Months::new(1)),
        Grain::Quarter | Grain::Season => at.checked_sub_months(Months::new(3)),
        Grain::Half => at.checked_sub_months(Months::new(6)),
        Grain::Year => at.checked_sub_months(Months::new(12)),
        Grain::Decade => at.checked_sub_months(Months::new(120)),
        Grain::Century => at.checked_sub_months(Months::new(1200)),
    }
}

/// With what force: an aim first, then the modal verb nearest to the time, then a word such as «frist».
fn force(hits: &[CueHit], time: TokenRange, is_due: bool) -> Option<Certainty> {
    if hits.iter().any(|hit| hit.cue == Cue::Goal) {
        return Some(Certainty::Goal);
    }
    let distance = |hit: &CueHit| {
        if hit.tokens.end <= time.first {
            time.first - hit.tokens.end
        } else {
            hit.tokens.first.saturating_sub(time.end)
        }
    };
    let modal = hits
        .iter()
        .filter_map(|hit| {
            let certainty = match hit.cue {
                Cue::Must => Certainty::Must,
                Cue::Will | Cue::Promise => Certainty::Will,
                Cue::May => Certainty::May,
                _ => return None,
            };
            Some((distance(hit), certainty))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, certainty)| certainty);
    modal.or(is_due.then_some(Certainty::Must))
}

fn status(by: &Interval, published: Published) -> DeadlineStatus {
    match (by.from, by.to, published.range()) {
        (Some(from), _, Some((_, until))) if from >= until => DeadlineStatus::Future,
        (_, Some(to), Some((since, _))) if to <= since => DeadlineStatus::Past,
        // A limit later in the month, week or year in which the text was written still lies ahead.
        (_, Some(to), Some((_, until))) if to > until => DeadlineStatus::Future,
        _ => DeadlineStatus::Open,
    }
}
