//! Times that are told by another: the nearest to it, the same in its year, the stretch that ends with it.

use super::{Lean, Meant, Scope, cycle, moved};
use crate::time::calendar::{Stretch, Unit, iso_week, plus_days};
use crate::time::expression::{Expr, Length};
use crate::time::lexicon::Tense;
use chrono::{Datelike, NaiveTime, TimeDelta};

/// How many cycles around a time the nearest of a kind is looked for.
const REACH: i64 = 3;

impl Scope<'_> {
    /// The nth nearest such time to another.
    pub(super) fn nearest(&self, of: &Expr, n: u8, to: &Expr) -> Option<Meant> {
        let Expr::Fields(fields) = of else { return None };
        let cycle = cycle(fields)?;
        let target = self.resolve(to)?.stretch()?;
        let mut all: Vec<(TimeDelta, Meant)> = (-REACH..=REACH)
            .filter_map(|k| self.narrow(cycle.away(target.from, k)?, cycle, fields))
            .filter_map(|meant| Some((distance(&meant.stretch()?, &target), meant)))
            .collect();
        all.sort_by_key(|(far, _)| *far);
        all.get(usize::from(n).checked_sub(1)?).map(|(_, meant)| *meant)
    }

    /// The unit that the context lies in, in the year that is named.
    pub(super) fn same_in(&self, unit: Unit, year: &Expr) -> Option<Meant> {
        let here = self.context?.from;
        let year = self.resolve(year)?.from?.date().year();
        let stretch = match unit {
            Unit::Week => iso_week(year, u8::try_from(here.date().iso_week().week()).ok()?)?,
            Unit::Weekend => {
                let week = iso_week(year, u8::try_from(here.date().iso_week().week()).ok()?)?;
                Unit::Weekend.around(week.from)?
            }
            unit => unit.around(here.date().with_year(year)?.and_time(NaiveTime::MIN))?,
        };
        Some(Meant::unit(stretch, unit))
    }

    /// A length up to the end of a time. It is spoken of when it is over, unless the sentence looks forward.
    pub(super) fn ending_with(&self, length: &Length, end: &Expr) -> Option<Meant> {
        let lean = match self.lean {
            Lean::Near(None) => Lean::Near(Some(Tense::Past)),
            lean => lean,
        };
        let to = Scope { lean, ..*self }.resolve(end)?.to?;
        let from = moved(to, length, true)?;
        (from < to).then_some(Meant::unit(Stretch { from, to }, length.finest()))
    }
}

/// How far two stretches lie apart.
fn distance(a: &Stretch, b: &Stretch) -> TimeDelta {
    if a.to <= b.from {
        b.from - a.from
    } else if b.to <= a.from {
        a.from - b.from
    } else {
        TimeDelta::zero()
    }
}

/// The weekend of a holiday: the nearest one, and the days between.
pub(super) fn holiday_weekend(holiday: Stretch) -> Option<Stretch> {
    let day = holiday.from.date();
    let since_monday = i64::from(day.weekday().num_days_from_monday());
    // Up to Tuesday it is the weekend before.
    let saturday = plus_days(
        day,
        if since_monday < 2 {
            -2 - since_monday
        } else {
            5 - since_monday
        },
    )?;
    let monday = plus_days(saturday, 2)?;
    let weekend = Stretch::days(saturday, monday);
    let is_near = since_monday != 2;
    Some(Stretch {
        from: if is_near {
            weekend.from.min(holiday.from)
        } else {
            weekend.from
        },
        to: if is_near {
            weekend.to.max(holiday.to)
        } else {
            weekend.to
        },
    })
}
