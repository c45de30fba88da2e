//! Parts of a longer time: its beginning, its third Tuesday.

use super::{Meant, Scope};
use crate::time::calendar::{Stretch, Unit, nth_weekday, plus_days};
use crate::time::expression::{NthOf, Portion};
use chrono::{NaiveDateTime, NaiveTime};

impl Scope<'_> {
    pub(super) fn portion(&self, portion: Portion, of: &Meant) -> Option<Meant> {
        let whole = of.stretch()?;
        let cut = |from, to| {
            Some(Meant {
                from: Some(from),
                to: Some(to),
                ..*of
            })
        };
        match portion {
            Portion::Whole => Some(*of),
            Portion::FirstHalf | Portion::LastHalf => {
                let (unit, n) = match of.unit {
                    Unit::Century => (Unit::Year, 50),
                    Unit::Decade => (Unit::Year, 5),
                    Unit::Year => (Unit::Month, 6),
                    // Every month has fifteen days twice, but for February.
                    Unit::Month => {
                        let middle = plus_days(whole.from.date(), 15)?.and_time(NaiveTime::MIN);
                        return match portion {
                            Portion::FirstHalf => cut(whole.from, middle),
                            _ => cut(middle, whole.to),
                        };
                    }
                    _ => return None,
                };
                let half = part_length(whole, unit, n, portion == Portion::LastHalf)?;
                cut(half.from, half.to)
            }
            Portion::Start | Portion::Mid | Portion::End => {
                let (from, to) = third(portion, &whole, of.unit)?;
                cut(from, to)
            }
            Portion::FirstDay => Some(Meant::unit(Stretch::day(whole.from.date())?, Unit::Day)),
            Portion::LastDay => {
                if of.unit < Unit::Day {
                    return None;
                }
                let day = plus_days(whole.to.date(), -1)?;
                Some(Meant::unit(Stretch::day(day)?, Unit::Day))
            }
            Portion::Earlier | Portion::Later => {
                let today = self.now?.day()?;
                if !whole.holds(self.now?.at) || of.unit <= Unit::Day {
                    return Some(*of);
                }
                if portion == Portion::Earlier && whole.from < today.from {
                    cut(whole.from, today.from)
                } else if portion == Portion::Later && today.from < whole.to {
                    cut(today.from, whole.to)
                } else {
                    Some(*of)
                }
            }
        }
    }
}

/// A third of a unit, as the contract cuts it.
fn third(portion: Portion, whole: &Stretch, unit: Unit) -> Option<(NaiveDateTime, NaiveDateTime)> {
    let (step, cuts): (Unit, [i64; 4]) = match unit {
        Unit::Century => (Unit::Year, [0, 33, 66, 100]),
        Unit::Decade => (Unit::Year, [0, 4, 7, 10]),
        Unit::Year => (Unit::Month, [0, 4, 8, 12]),
        Unit::Half => (Unit::Month, [0, 2, 4, 6]),
        Unit::Quarter | Unit::Season => (Unit::Month, [0, 1, 2, 3]),
        Unit::Month => (Unit::Day, [0, 10, 20, 0]),
        // The middle of a week is Wednesday and Thursday.
        Unit::Week => {
            let day = |n| Unit::Day.shift(whole.from, n);
            return Some(match portion {
                Portion::Start => (whole.from, day(3)?),
                Portion::Mid => (day(2)?, day(4)?),
                _ => (day(4)?, whole.to),
            });
        }
        _ => {
            let part = (whole.to - whole.from) / 3;
            let at = |n| whole.from.checked_add_signed(part * n);
            return Some(match portion {
                Portion::Start => (whole.from, at(1)?),
                Portion::Mid => (at(1)?, at(2)?),
                _ => (at(2)?, whole.to),
            });
        }
    };
    let at = |n: usize| step.shift(whole.from, cuts[n]);
    Some(match portion {
        Portion::Start => (whole.from, at(1)?),
        Portion::Mid => (at(1)?, at(2)?),
        _ => (at(2)?, whole.to),
    })
}

/// The nth day, week, month … of a stretch, counted from its end where `n` is negative.
pub(super) fn nth(within: Stretch, n: i8, of: NthOf) -> Option<(Stretch, Unit)> {
    let unit = match of {
        NthOf::Weekday(weekday) => return Some((Stretch::day(nth_weekday(within, weekday, n)?)?, Unit::Day)),
        NthOf::Unit(Unit::Weekend) => {
            let saturday = nth_weekday(within, 6, n)?;
            return Some((
                Unit::Weekend.around(saturday.and_time(NaiveTime::MIN))?,
                Unit::Weekend,
            ));
        }
        // A week counts to where most of it lies.
        NthOf::Unit(Unit::Week) => {
            let thursday = nth_weekday(within, 4, n)?;
            return Some((Unit::Week.around(thursday.and_time(NaiveTime::MIN))?, Unit::Week));
        }
        NthOf::Unit(unit) => unit,
    };
    let from = if n > 0 {
        unit.shift(within.from, i64::from(n) - 1)?
    } else {
        unit.shift(within.to, n.into())?
    };
    let stretch = unit.around(from)?;
    within.holds(from).then_some((stretch, unit))
}

/// The first or last `n` units of a stretch.
pub(super) fn part_length(within: Stretch, unit: Unit, n: i32, is_last: bool) -> Option<Stretch> {
    let stretch = if matches!(unit, Unit::Week | Unit::Weekend) {
        let count = i8::try_from(n).ok()?;
        let (first, last) = if is_last { (-count, -1) } else { (1, count) };
        Stretch {
            from: nth(within, first, NthOf::Unit(unit))?.0.from,
            to: nth(within, last, NthOf::Unit(unit))?.0.to,
        }
    } else if is_last {
        Stretch {
            from: unit.shift(within.to, -i64::from(n))?,
            to: within.to,
        }
    } else {
        Stretch {
            from: within.from,
            to: unit.shift(within.from, n.into())?,
        }
    };
    let is_inside = n > 0 && within.from <= stretch.from && stretch.to <= within.to;
    (is_inside || matches!(unit, Unit::Week | Unit::Weekend)).then_some(stretch)
}
