use super::told;
use crate::TokenRange;
use crate::claims::cues::Cue;
use crate::claims::document::Document;
use crate::claims::facts::{Facts, is_dated};
use crate::text::TokenKind;
use chrono::{Datelike, Days, Months, NaiveDateTime};
use factdesk_model::annotation::{Anchor, Check, Grain, Resolved, Time, TimexMod, TimexType};
use rust_decimal::Decimal;

/// Tokens between a date and how much later that is: «2020, to måneder senere», „1995 geschlossen, 35 Jahre später“.
const SAID_AGAIN: u32 = 3;
/// Tokens between a duration and the word that makes it a distance: «altså i 15 år».
const BESIDE: u32 = 1;
/// Tokens between a duration and the date it counts down to.
const COUNTDOWN: u32 = 6;

/// A duration against the two dates of its clause, and a countdown against the day of publication.
pub fn check(document: &Document<'_, '_, '_>, facts: &Facts<'_>, found: &mut Vec<Check>) {
    if facts.cues.has(Cue::Distance) {
        said_again(document, facts, found);
    }
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
    if is_told_apart(document, facts, *duration) {
        between(document, facts, *duration, length, found);
    }
}

/// Whether a duration is told as the distance of two dates: «varede fem måneder», «i alt 12 år», or behind «efter» at the
/// end of the clause. "After a six-month dispute" is another matter.
fn is_told_apart(document: &Document<'_, '_, '_>, facts: &Facts<'_>, duration: u32) -> bool {
    let at = document.mention_tokens[duration as usize];
    let is_beside = |cue: TokenRange| {
        cue.overlaps(at)
            || cue.end <= at.first && at.first - cue.end <= BESIDE
            || at.end <= cue.first && cue.first - at.end <= BESIDE
    };
    let ends = document
        .reading
        .tokens
        .get(at.end as usize)
        .is_none_or(|next| next.kind == TokenKind::Mark);
    let is_last = facts.times.last().is_some_and(|(n, _)| *n == duration);
    document.cues_of(facts.tokens).iter().any(|hit| match hit.cue {
        Cue::Distance => is_beside(hit.tokens),
        Cue::After => is_last && ends && (hit.tokens.end == at.first || hit.tokens.overlaps(at)),
        _ => false,
    })
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
    let between = TokenRange::new(at.end, document.mention_tokens[n as usize].first);
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
    let Some((from, to, grain)) = two_dates(document, facts, duration) else {
        return;
    };
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

/// The two dates of a clause, from one range or from two dates of one grain.
fn two_dates(
    document: &Document<'_, '_, '_>,
    facts: &Facts<'_>,
    duration: u32,
) -> Option<(NaiveDateTime, NaiveDateTime, Grain)> {
    // A date that was itself counted with the duration proves nothing.
    let counted_with = Some(Anchor::Mention(document.mentions[duration as usize].span));
    let dates: Vec<&Time> = facts
        .times
        .iter()
        .filter(|(n, time)| *n != duration && is_dated(time) && time.resolved == Resolved::Exact)
        .map(|(_, time)| *time)
        .filter(|time| matches!(time.grain, Grain::Day | Grain::Month | Grain::Year))
        .filter(|time| time.anchor != counted_with && time.modifier.is_none())
        .collect();
    match dates.as_slice() {
        [range] if range.value.contains('/') => {
            let interval = range.interval?;
            let last = match range.grain {
                Grain::Year => interval.to?.checked_sub_months(Months::new(12))?,
                Grain::Month => interval.to?.checked_sub_months(Months::new(1))?,
                _ => interval.to?.checked_sub_days(Days::new(1))?,
            };
            Some((interval.from?, last, range.grain))
        }
        [one, two] if one.grain == two.grain => {
            let (one_from, two_from) = (one.interval?.from?, two.interval?.from?);
            Some((one_from.min(two_from), one_from.max(two_from), one.grain))
        }
        _ => None,
    }
}

/// «begyndte 1. marts 2020 og sluttede 1. juni 2020, to måneder senere»: the last time says again how far the second
/// date is from the first.
fn said_again(document: &Document<'_, '_, '_>, facts: &Facts<'_>, found: &mut Vec<Check>) {
    let [(_, first), (second_mention, second), (again_mention, again)] = facts.times.as_slice() else {
        return;
    };
    let (second_tokens, again_tokens) = (
        document.mention_tokens[*second_mention as usize],
        document.mention_tokens[*again_mention as usize],
    );
    let second_span = document.mentions[*second_mention as usize].span;
    let is_beside =
        again_tokens.first >= second_tokens.end && again_tokens.first - second_tokens.end <= SAID_AGAIN;
    let is_sure = [first, second, again]
        .iter()
        .all(|time| is_dated(time) && time.resolved == Resolved::Exact && time.modifier.is_none());
    if !is_beside
        || !is_sure
        || again.anchor != Some(Anchor::Mention(second_span))
        || first.grain != second.grain
    {
        return;
    }
    let unit = match again.grain {
        Grain::Day => Decimal::ONE,
        Grain::Week => Decimal::from(7),
        Grain::Month => Decimal::new(304_375, 4),
        Grain::Year => Decimal::new(36525, 2),
        _ => return,
    };
    let from = |time: &Time| time.interval.and_then(|interval| interval.from);
    let (Some(one), Some(two), Some(three)) = (from(first), from(second), from(again)) else {
        return;
    };
    // The unit in which it is said has lost the day: two months after 15 May is «July».
    let two_in_unit = match again.grain {
        Grain::Month => two.with_day(1),
        Grain::Year => two.with_day(1).and_then(|day| day.with_month(1)),
        _ => Some(two),
    };
    let Some(two_in_unit) = two_in_unit else { return };
    let (distance, stated) = (days(one, two), days(two_in_unit, three));
    if distance <= Decimal::ZERO || stated <= Decimal::ZERO {
        return;
    }
    let slack = unit.max(Decimal::ONE) * Decimal::new(75, 2);
    let words = &document.reading.pack.claims.words;
    found.push(told(
        "interval_between_dates",
        (distance - stated).abs() <= slack.max(Decimal::ONE),
        (&words.interval_holds, &words.interval_fails),
        &[
            ("from", &one.date().to_string()),
            ("to", &two.date().to_string()),
            ("days", &words.number(distance)),
            ("duration", &document.mentions[*again_mention as usize].text),
        ],
    ));
}

fn days(from: NaiveDateTime, to: NaiveDateTime) -> Decimal {
    Decimal::from((to - from).num_days())
}
