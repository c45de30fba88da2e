use super::told;
use crate::claims::cues::Cue;
use crate::claims::document::Document;
use crate::claims::facts::{Facts, is_dated};
use chrono::NaiveDateTime;
use factdesk_model::annotation::{Anchor, Check, Grain, Interval, Resolved, Time, TimexMod, TimexType};
use rust_decimal::Decimal;

/// Tokens between a duration and the date it counts down to.
const COUNTDOWN: u32 = 6;

/// A duration against the two dates of its clause, and a countdown against the day of publication.
pub fn check(document: &Document<'_, '_, '_>, facts: &Facts<'_>, found: &mut Vec<Check>) {
    let durations: Vec<(u32, Length)> = facts
        .times
        .iter()
        .filter_map(|(n, time)| Some((*n, Length::of(time)?)))
        .collect();
    let [(duration, length)] = durations.as_slice() else {
        return;
    };
    if facts.cues.has(Cue::Until) {
        countdown(document, facts, *duration, length, found);
    }
    if facts.cues.has(Cue::Distance) {
        between(document, facts, *duration, length, found);
    }
}

/// A length of time in one unit.
struct Length {
    amount: Decimal,
    /// Days in the unit.
    unit_days: Decimal,
    modifier: Option<TimexMod>,
}

impl Length {
    /// Reads `P14M` and the like: one unit of a day or more.
    fn of(time: &Time) -> Option<Length> {
        if time.timex_type != TimexType::Duration {
            return None;
        }
        let rest = time.value.strip_prefix('P')?;
        let unit = rest.chars().last()?;
        let amount = rest.strip_suffix(unit)?.parse().ok()?;
        let unit_days = match unit {
            'D' => Decimal::ONE,
            'W' => Decimal::from(7),
            'M' => Decimal::new(304_375, 4),
            'Y' => Decimal::new(36525, 2),
            _ => return None,
        };
        Some(Length {
            amount,
            unit_days,
            modifier: time.modifier,
        })
    }

    /// How far off, in units, is still the same in words.
    fn slack(&self) -> Decimal {
        let half = Decimal::new(6, 1);
        match self.modifier {
            Some(TimexMod::Approx) => half + self.amount / Decimal::from(5),
            _ if self.unit_days == Decimal::ONE => Decimal::ONE,
            _ => half,
        }
    }

    /// Whether a distance in days is what the words say.
    fn agrees(&self, days: Decimal) -> bool {
        let units = days / self.unit_days;
        match self.modifier {
            Some(TimexMod::LessThan | TimexMod::EqualOrLess) => units < self.amount + self.slack(),
            Some(TimexMod::MoreThan | TimexMod::EqualOrMore) => units > self.amount - self.slack(),
            _ => (units - self.amount).abs() <= self.slack(),
        }
    }
}

/// «mindre end en måned til præsidentvalget 3. november».
fn countdown(
    document: &Document<'_, '_, '_>,
    facts: &Facts<'_>,
    duration: u32,
    length: &Length,
    found: &mut Vec<Check>,
) {
    let at = document.mention_tokens[duration as usize];
    let Some((since, until)) = document.reading.published.range() else {
        return;
    };
    let target = facts.times.iter().find(|(n, time)| {
        let date = document.mention_tokens[*n as usize];
        time.grain == Grain::Day
            && time.resolved == Resolved::Exact
            && is_dated(time)
            && date.first >= at.end
            && date.first - at.end <= COUNTDOWN
    });
    let Some((n, date)) = target.and_then(|(n, time)| Some((*n, time.interval?.from?))) else {
        return;
    };
    let between = crate::TokenRange::new(at.end, document.mention_tokens[n as usize].first);
    if !document.cues_of(between).iter().any(|hit| hit.cue == Cue::Until) {
        return;
    }
    let (longest, shortest) = (days(since, date), days(until, date));
    if longest < Decimal::ZERO {
        return;
    }
    let holds = length.agrees(longest) || length.agrees(shortest.max(Decimal::ZERO)) || {
        // The publication date leaves a range: some day in it will do.
        let wanted = length.amount * length.unit_days;
        length.modifier.is_none() && shortest <= wanted && wanted <= longest
    };
    let words = &document.reading.pack.claims.words;
    let (date, duration) = (
        date.date().to_string(),
        &document.mentions[duration as usize].text,
    );
    let published = since.date().to_string();
    let count = words.number(longest.max(Decimal::ZERO));
    found.push(told(
        "interval_between_dates",
        holds,
        (&words.countdown_holds, &words.countdown_fails),
        &[
            ("date", &date),
            ("duration", duration),
            ("published", &published),
            ("days", &count),
        ],
    ));
}

/// «fra 1. marts til 1. juni, i alt to måneder».
fn between(
    document: &Document<'_, '_, '_>,
    facts: &Facts<'_>,
    duration: u32,
    length: &Length,
    found: &mut Vec<Check>,
) {
    // A duration that was itself used to find one of the dates proves nothing.
    let duration_span = document.mentions[duration as usize].span;
    let dates: Vec<(&Time, Interval)> = facts
        .times
        .iter()
        .filter(|(n, time)| *n != duration && is_dated(time) && time.resolved == Resolved::Exact)
        .filter(|(_, time)| matches!(time.grain, Grain::Day | Grain::Month | Grain::Year))
        .filter(|(_, time)| time.anchor != Some(Anchor::Mention(duration_span)))
        .filter_map(|(_, time)| Some((*time, time.interval?)))
        .collect();
    let (from, to, grain) = match dates.as_slice() {
        [(one, first), (two, second)]
            if one.grain == two.grain && one.modifier.is_none() && two.modifier.is_none() =>
        {
            (first.from, second.from, one.grain)
        }
        _ => return,
    };
    let (Some(from), Some(to)) = (from, to) else {
        return;
    };
    let (from, to) = (from.min(to), from.max(to));
    let distance = days(from, to);
    let unit_days = match grain {
        Grain::Month => Decimal::new(304_375, 4),
        Grain::Year => Decimal::new(36525, 2),
        _ => Decimal::ONE,
    };
    // Both ends may count: from Monday to Friday there are five days. Whole years leave a year either way.
    let also = if grain == Grain::Year {
        vec![distance - unit_days, distance + unit_days]
    } else {
        vec![distance + unit_days]
    };
    let holds = length.agrees(distance) || also.into_iter().any(|days| length.agrees(days));
    let words = &document.reading.pack.claims.words;
    let (from, to) = (from.date().to_string(), to.date().to_string());
    let count = words.number(distance);
    found.push(told(
        "interval_between_dates",
        holds,
        (&words.interval_holds, &words.interval_fails),
        &[
            ("from", &from),
            ("to", &to),
            ("days", &count),
            ("duration", &document.mentions[duration as usize].text),
        ],
    ));
}

fn days(from: NaiveDateTime, to: NaiveDateTime) -> Decimal {
    Decimal::from((to - from).num_days())
}
