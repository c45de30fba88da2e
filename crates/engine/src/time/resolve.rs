//! From what is said to when that is, seen from one moment of publication.

use super::calendar::{Stretch, Unit, iso_week, nth_weekday, plus_days};
use super::expression::{
    Amount, Base, Expr, ExprId, Fields, Length, NthOf, Origin, Portion, Side, Vaguely, YearPart,
};
use super::lexicon::{Lexicon, Tense};
use super::timex::Stamp;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// Which of several readings of «Friday» or «3 November» is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lean {
    /// The last one.
    Past,
    /// The next one.
    Future,
    /// The nearest, weighed by the tense of the sentence; news looks back.
    Near(Option<Tense>),
}

/// The moment a text speaks from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Now {
    pub at: NaiveDateTime,
    /// Whether the time of day is known too.
    pub has_clock: bool,
}

impl Now {
    /// The moment as a stretch: a day where the time of day is not known.
    pub(crate) fn stretch(&self) -> Option<Stretch> {
        let length = if self.has_clock {
            TimeDelta::try_seconds(1)
        } else {
            TimeDelta::try_days(1)
        };
        Some(Stretch {
            from: self.at,
            to: self.at.checked_add_signed(length?)?,
        })
    }

    fn day(&self) -> Option<Stretch> {
        Stretch::day(self.at.date())
    }
}

/// Everything that a time may be counted from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'a> {
    pub arena: &'a [Expr],
    pub lexicon: &'a Lexicon,
    /// When the text was published; `None` where nobody knows.
    pub now: Option<Now>,
    /// The time the text spoke of last.
    pub context: Option<Stretch>,
    /// The event that a term runs from.
    pub event: Option<Stretch>,
    pub lean: Lean,
    /// Minutes by which the text's own clock runs ahead of UTC.
    pub offset_minutes: Option<i32>,
}

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Meant {
    pub from: Option<NaiveDateTime>,
    pub to: Option<NaiveDateTime>,
    /// The size of the unit named.
    pub unit: Unit,
    /// What TIMEX3 calls it.
    pub stamp: Stamp,
    /// What TIMEX3 calls its end, where it is a range.
    pub last: Option<Stamp>,
    /// The coarsest unit that was assumed.
    pub assumed: Option<Unit>,
}

impl Meant {
    fn of(stretch: Stretch, unit: Unit, stamp: Stamp) -> Meant {
        Meant {
            from: Some(stretch.from),
            to: Some(stretch.to),
            unit,
            stamp,
            last: None,
            assumed: None,
        }
    }

    fn unit(stretch: Stretch, unit: Unit) -> Meant {
        Meant::of(stretch, unit, Stamp::Unit(unit, stretch.from))
    }

    /// Both ends, where both are known.
    pub(crate) fn stretch(&self) -> Option<Stretch> {
        Some(Stretch {
            from: self.from?,
            to: self.to?,
        })
    }
}

impl Scope<'_> {
    fn get(&self, id: ExprId) -> Option<&Expr> {
        self.arena.get(id.0 as usize)
    }

    /// When an expression is; `None` where nothing tells.
    pub(crate) fn resolve(&self, expr: &Expr) -> Option<Meant> {
        match expr {
            Expr::Fields(fields) => self.fields(fields),
            Expr::Portion(portion, of) => self.portion(*portion, &self.resolve(self.get(*of)?)?),
            Expr::Containing(unit, of) => {
                let from = self.resolve(self.get(*of)?)?.from?;
                Some(Meant::unit(unit.around(from)?, *unit))
            }
            Expr::Modified(_, of) => self.resolve(self.get(*of)?),
            Expr::Away { length, back, from } => {
                let lean = match self.lean {
                    Lean::Future => Lean::Past,
                    lean => lean,
                };
                let start = Scope { lean, ..*self }.resolve(self.get(*from)?)?;
                let unit = start.unit.min(length.finest());
                let at = moved(start.from?, length, *back)?;
                if unit < Unit::Day {
                    return Some(instant(at, unit));
                }
                Some(Meant::unit(unit.around(at)?, unit))
            }
            Expr::AwayFromOrigin { length, back, origin } => {
                let (at, has_clock) = match origin {
                    Origin::Published => (self.now?.at, self.now?.has_clock),
                    Origin::Context => (
                        self.context?.from,
                        self.context?.to - self.context?.from < TimeDelta::hours(1),
                    ),
                };
                let to = moved(at, length, *back)?;
                let unit = fraction_unit(length);
                if unit >= Unit::Day {
                    Some(Meant::unit(unit.around(to)?, unit))
                } else if has_clock {
                    Some(instant(to, unit))
                } else {
                    // Hours from a day: all that is known is about which day.
                    Some(Meant::unit(Unit::Day.around(to)?, Unit::Day))
                }
            }
            Expr::Range(from, to) => self.range(self.get(*from)?, self.get(*to)?),
            Expr::Open(side, inner) => {
                let lean = match (side, self.lean) {
                    (Side::Since, Lean::Near(_)) => Lean::Past,
                    (_, lean) => lean,
                };
                let of = Scope { lean, ..*self }.resolve(self.get(*inner)?)?;
                let is_moment = of.unit < Unit::Day;
                // «before the end of November» leaves the last day to do it.
                let names_end = matches!(
                    self.get(*inner)?,
                    Expr::Portion(Portion::End | Portion::LastDay, _)
                );
                let side = if *side == Side::Before && names_end {
                    &Side::Until
                } else {
                    side
                };
                let (from, to) = match side {
                    Side::From | Side::Since => (of.from, None),
                    Side::After if is_moment => (of.from, None),
                    Side::After => (of.to, None),
                    Side::Before => (None, of.from),
                    Side::Until if is_moment => (None, of.from),
                    Side::Until => (None, of.to),
                };
                (from.is_some() || to.is_some()).then_some(Meant { from, to, ..of })
            }
            Expr::Lasting(length, from) => {
                let start = self.resolve(self.get(*from)?)?;
                let to = moved(start.from?, length, false)?;
                Some(Meant {
                    to: Some(to),
                    last: None,
                    ..start
                })
            }
            Expr::Around { length, ahead } => {
                let (unit, n) = length.single()?;
                let now = unit.around(self.now?.at)?;
                let stretch = if *ahead {
                    Stretch {
                        from: now.to,
                        to: unit.shift(now.to, n.into())?,
                    }
                } else {
                    Stretch {
                        from: unit.shift(now.from, -i64::from(n))?,
                        to: now.from,
                    }
                };
                (stretch.from < stretch.to).then_some(Meant::unit(stretch, unit))
            }
            Expr::Within(length) => {
                let looks_ahead = matches!(self.lean, Lean::Future | Lean::Near(Some(Tense::Future)));
                let start = match self.event {
                    Some(event) => event,
                    None if looks_ahead => self.now?.day()?,
                    None => return None,
                };
                let to = moved(start.to, length, false)?;
                let unit = length.finest();
                Some(Meant::unit(Stretch { from: start.from, to }, unit))
            }
            Expr::Vaguely(Vaguely::Present) => {
                let now = self.now?;
                let unit = if now.has_clock { Unit::Second } else { Unit::Day };
                Some(Meant::unit(now.stretch()?, unit))
            }
            Expr::Length(_) | Expr::Every(_) | Expr::EveryLength(_) | Expr::Vaguely(_) => None,
        }
    }

    fn range(&self, from: &Expr, to: &Expr) -> Option<Meant> {
        let first = self.resolve(from)?;
        let start = first.from?;
        if let (Expr::Fields(a), Expr::Fields(b)) = (from, to)
            && a.date() == b.date()
            && b.hour.is_some()
        {
            // Two times of one day.
            let day = Unit::Day.around(start)?;
            let second = self.narrow(day, Unit::Day, &b.clock())?;
            return self.between(first, second);
        }
        let is_loose = matches!(to, Expr::Fields(fields) if fields.base.is_none() && fields.year.is_none() && fields.era.is_none());
        let second = if is_loose {
            // The end is the first of its kind from the start on.
            let now = Some(Now {
                at: start,
                has_clock: first.unit < Unit::Day,
            });
            Scope {
                now,
                lean: Lean::Future,
                ..*self
            }
            .resolve(to)?
        } else {
            self.resolve(to)?
        };
        self.between(first, second)
    }

    fn between(&self, first: Meant, second: Meant) -> Option<Meant> {
        let start = first.from?;
        let mut end = second.to?;
        if second.unit < Unit::Day && first.unit < Unit::Day {
            // «from 9 to 11» ends at eleven.
            end = second.from?;
            if end <= start {
                end = end.checked_add_signed(TimeDelta::try_days(1)?)?;
            }
        }
        if end <= start {
            return None;
        }
        Some(Meant {
            from: Some(start),
            to: Some(end),
            unit: first.unit.min(second.unit),
            stamp: first.stamp,
            last: Some(second.stamp),
            assumed: first.assumed.max(second.assumed),
        })
    }

    fn base(&self, base: &Base) -> Option<Stretch> {
        let at = match base.origin {
            Origin::Published => self.now?.at,
            Origin::Context => self.context?.from,
        };
        base.unit.away(at, base.n.into())
    }

    fn fields(&self, fields: &Fields) -> Option<Meant> {
        if let Some((first, n_years)) = fields.era {
            let year = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
            let stretch = Stretch::days(
                year(i32::from(first).max(1))?,
                year(i32::from(first) + i32::from(n_years))?,
            );
            let unit = if n_years == 10 {
                Unit::Decade
            } else {
                Unit::Century
            };
            return Some(Meant::of(stretch, unit, Stamp::Era(first, n_years)));
        }
        if let Some(base) = &fields.base {
            return self.narrow(self.base(base)?, base.unit, fields);
        }
        if let Some(year) = fields.year {
            let first = NaiveDate::from_ymd_opt(year.into(), 1, 1)?;
            let year = Unit::Year.around(first.and_time(NaiveTime::MIN))?;
            return self.narrow(year, Unit::Year, fields);
        }
        let cycle = cycle(fields)?;
        let now = self.now?;
        let (anchor, now) = match (cycle, self.context, self.lean) {
            // A time of day belongs to the day spoken of.
            (Unit::Day, Some(context), Lean::Near(_)) if Unit::Day.around(context.from) == Some(context) => (
                context.from,
                Now {
                    at: context.from,
                    has_clock: false,
                },
            ),
            _ => (now.at, now),
        };
        let mut candidates: [Option<(i64, Meant)>; 13] = [None; 13];
        let mut n = 0;
        let reach = if fields.weekday.is_some() && fields.day.is_some() {
            6
        } else {
            4
        };
        for k in -reach..=reach {
            let Some(container) = cycle.away(anchor, k) else {
                continue;
            };
            if let Some(meant) = self.narrow(container, cycle, fields) {
                candidates[n] = Some((k, meant));
                n += 1;
            }
        }
        let mut meant = self.choose(fields, cycle, &now, &candidates[..n])?;
        meant.assumed = Some(cycle);
        Some(meant)
    }

    /// Picks among the candidates, which lie in order.
    fn choose(&self, fields: &Fields, cycle: Unit, now: &Now, all: &[Option<(i64, Meant)>]) -> Option<Meant> {
        let today = now.day()?;
        let start = |meant: &Meant| meant.from;
        let mut list = all.iter().flatten();
        if let Some(pick) = fields.pick {
            let week_later = self.lexicon.dials.next_weekday_is_of_next_week && cycle == Unit::Week;
            return match pick {
                0 => {
                    let holds = list
                        .clone()
                        .find(|(_, m)| m.stretch().is_some_and(|s| s.holds(now.at)));
                    let back = fields.weekend
                        && matches!(self.lean, Lean::Past | Lean::Near(Some(Tense::Past)))
                        && now.at.weekday().num_days_from_monday() < 3;
                    let k = if back { -1 } else { 0 };
                    holds.or_else(|| list.find(|(at, _)| *at == k)).map(|(_, m)| *m)
                }
                n if n > 0 && self.lexicon.dials.next_weekday_is_of_next_week && fields.day.is_some() => {
                    list.find(|(_, m)| m.from >= Some(today.from)).map(|(_, m)| *m)
                }
                1 if week_later => list.find(|(k, _)| *k == 1).map(|(_, m)| *m),
                n if n > 0 => list
                    .filter(|(_, m)| start(m).is_some_and(|from| from >= today.to))
                    .nth(usize::from(n.unsigned_abs()) - 1)
                    .map(|(_, m)| *m),
                n => list
                    .rev()
                    .filter(|(_, m)| m.to.is_some_and(|to| to <= today.from))
                    .nth(usize::from(n.unsigned_abs()) - 1)
                    .map(|(_, m)| *m),
            };
        }
        // A weekday beside a date without a year tells the year, where it fits one nearby.
        let fits = |m: &Meant| match (fields.weekday, fields.day, m.from) {
            (Some(weekday), Some(_), Some(from)) => from.weekday().number_from_monday() == u32::from(weekday),
            _ => true,
        };
        let any_fits = list.clone().any(|(_, m)| fits(m));
        let fitting = |m: &Meant| !any_fits || fits(m);
        let is_weekday = cycle == Unit::Week;
        if any_fits && fields.weekday.is_some() && fields.day.is_some() && !matches!(self.lean, Lean::Near(_))
        {
            let far = |m: &Meant| m.from.map_or(i64::MAX, |from| (from - now.at).num_hours().abs());
            return list
                .filter(|(_, m)| fits(m))
                .min_by_key(|(_, m)| far(m))
                .map(|(_, m)| *m);
        }
        match self.lean {
            Lean::Future => {
                let from_then = |m: &Meant| {
                    if cycle == Unit::Day {
                        if fields.part.is_some() {
                            m.to > Some(now.at)
                        } else {
                            m.from >= Some(now.at)
                        }
                    } else if is_weekday {
                        m.from >= Some(today.to) || (fields.weekend && m.to > Some(now.at))
                    } else {
                        m.to > Some(now.at)
                    }
                };
                let first = list
                    .clone()
                    .find(|(_, m)| fitting(m) && from_then(m))
                    .map(|(_, m)| *m);
                first.map(|first| self.or_past_noon(fields, now, first, all))
            }
            Lean::Past => list
                .rev()
                .find(|(_, m)| fitting(m) && m.from < Some(today.to))
                .map(|(_, m)| *m),
            Lean::Near(tense) => {
                // How much farther a time ahead may seem than one behind, and the other way round.
                let (behind, ahead) = match tense {
                    Some(Tense::Past) => (1, 8),
                    Some(Tense::Future) => (8, 1),
                    None if is_weekday => (1, 5),
                    None => (2, 5),
                };
                let cost = |m: &Meant| {
                    let (Some(from), Some(to)) = (m.from, m.to) else {
                        return i64::MAX;
                    };
                    let far = if from < today.to && to > today.from {
                        0
                    } else if from >= today.to {
                        (from - today.from).num_hours().saturating_mul(ahead)
                    } else {
                        (today.from - from).num_hours().saturating_mul(behind)
                    };
                    // Another year than the nearest is worth a weekday that fits, but not a far one.
                    if fits(m) {
                        far
                    } else {
                        far.saturating_add(24 * 500)
                    }
                };
                let nearest = list.min_by_key(|(_, m)| cost(m)).map(|(_, m)| *m)?;
                if cycle == Unit::Day && fields.hour_is_of_twelve && fields.hour.is_some_and(|hour| hour < 7)
                {
                    return shifted_half_day(&nearest);
                }
                Some(nearest)
            }
        }
    }

    /// On the twelve-hour clock the next «three o'clock» may be this afternoon's.
    fn or_past_noon(&self, fields: &Fields, now: &Now, first: Meant, all: &[Option<(i64, Meant)>]) -> Meant {
        if !fields.hour_is_of_twelve || !now.has_clock {
            return first;
        }
        all.iter()
            .flatten()
            .filter_map(|(_, m)| shifted_half_day(m))
            .find(|m| m.from >= Some(now.at))
            .filter(|m| m.from < first.from)
            .unwrap_or(first)
    }

    /// Where the fields lie inside a unit.
    fn narrow(&self, container: Stretch, unit: Unit, fields: &Fields) -> Option<Meant> {
        let (mut stretch, mut unit) = (container, unit);
        let year = container.from.date().year();
        let month_from = |month: u32, year: i32, n: i64, unit: Unit| -> Option<(Stretch, Unit)> {
            let from = NaiveDate::from_ymd_opt(year, month, 1)?.and_time(NaiveTime::MIN);
            Some((
                Stretch {
                    from,
                    to: Unit::Month.shift(from, n)?,
                },
                unit,
            ))
        };
        match fields.year_part {
            Some(YearPart::Quarter(n)) => {
                (stretch, unit) = month_from(u32::from(n) * 3 - 2, year, 3, Unit::Quarter)?
            }
            Some(YearPart::Half(n)) => {
                (stretch, unit) = month_from(u32::from(n) * 6 - 5, year, 6, Unit::Half)?
            }
            Some(YearPart::Season(n)) => {
                (stretch, unit) = month_from(u32::from(n) * 3, year, 3, Unit::Season)?
            }
            None => {}
        }
        if let Some(month) = fields.month {
            (stretch, unit) = month_from(month.into(), year, 1, Unit::Month)?;
        }
        if let Some(week) = fields.week {
            (stretch, unit) = (iso_week(year, week)?, Unit::Week);
        }
        if let Some((n, of)) = fields.nth {
            (stretch, unit) = nth(stretch, n, of)?;
        }
        if let Some(place) = fields.holiday {
            let holiday = self.lexicon.holidays.get(usize::from(place))?;
            let day = holiday.in_year(year)?;
            stretch = Stretch::days(day, plus_days(day, holiday.n_days.into())?);
            unit = Unit::Day;
        }
        if let Some(day) = fields.day {
            if unit != Unit::Day {
                let first = stretch.from.date();
                let date = NaiveDate::from_ymd_opt(first.year(), first.month(), day.into())?;
                (stretch, unit) = (Stretch::day(date)?, Unit::Day);
            }
        } else if let Some(weekday) = fields.weekday {
            if unit == Unit::Week {
                let day = plus_days(stretch.from.date(), i64::from(weekday) - 1)?;
                (stretch, unit) = (Stretch::day(day)?, Unit::Day);
            }
        } else if fields.weekend && unit != Unit::Weekend {
            (stretch, unit) = (Unit::Weekend.around(stretch.from)?, Unit::Weekend);
        }
        let day = stretch.from.date();
        if let Some(hour) = fields.hour {
            let abroad = match (fields.zone, self.offset_minutes) {
                (Some(zone), Some(local)) => local - i32::from(zone),
                _ => 0,
            };
            let from = day
                .and_time(NaiveTime::MIN)
                .checked_add_signed(TimeDelta::try_hours(hour.into())?)?
                .checked_add_signed(TimeDelta::try_minutes(
                    i64::from(fields.minute.unwrap_or(0)) + i64::from(abroad),
                )?)?
                .checked_add_signed(TimeDelta::try_seconds(fields.second.unwrap_or(0).into())?)?;
            let unit = match (fields.minute, fields.second) {
                (_, Some(_)) => Unit::Second,
                (Some(_), _) => Unit::Minute,
                _ => Unit::Hour,
            };
            let stretch = Stretch {
                from,
                to: unit.shift(from, 1)?,
            };
            return Some(Meant::of(stretch, unit, Stamp::Clock(from, unit)));
        }
        if let Some(part) = fields.part {
            let (low, high) = part.hours();
            let hour = |n| {
                day.and_time(NaiveTime::MIN)
                    .checked_add_signed(TimeDelta::try_hours(n)?)
            };
            let stretch = Stretch {
                from: hour(low)?,
                to: hour(high)?,
            };
            return Some(Meant::of(stretch, Unit::Hour, Stamp::Part(day, part)));
        }
        Some(Meant::unit(stretch, unit))
    }

    fn portion(&self, portion: Portion, of: &Meant) -> Option<Meant> {
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

/// Which unit a time without a year comes back with.
fn cycle(fields: &Fields) -> Option<Unit> {
    if fields.month.is_some()
        || fields.holiday.is_some()
        || fields.year_part.is_some()
        || fields.week.is_some()
    {
        Some(Unit::Year)
    } else if fields.day.is_some() {
        Some(Unit::Month)
    } else if fields.weekday.is_some() || fields.weekend {
        Some(Unit::Week)
    } else if fields.hour.is_some() || fields.part.is_some() {
        Some(Unit::Day)
    } else {
        None
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
fn nth(within: Stretch, n: i8, of: NthOf) -> Option<(Stretch, Unit)> {
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

/// A moment moved by a length, fractions included.
pub(crate) fn moved(at: NaiveDateTime, length: &Length, back: bool) -> Option<NaiveDateTime> {
    let sign = if back { -1 } else { 1 };
    let mut at = at;
    for (unit, amount) in length.amounts() {
        let Amount::Thousandths(n) = amount else {
            return None;
        };
        at = unit.shift(at, sign * (n / 1000))?;
        let rest = n % 1000;
        if rest != 0 {
            let (smaller, per) = smaller(unit);
            at = smaller.shift(at, sign * (rest * per + 500) / 1000)?;
        }
    }
    Some(at)
}

/// What a fraction of a unit is counted in, and how many of that make the unit.
const fn smaller(unit: Unit) -> (Unit, i64) {
    match unit {
        Unit::Millennium | Unit::Century => (Unit::Year, 100),
        Unit::Decade => (Unit::Year, 10),
        Unit::Year | Unit::Season | Unit::Half => (Unit::Month, 12),
        Unit::Quarter => (Unit::Month, 3),
        Unit::Month => (Unit::Day, 30),
        Unit::Week | Unit::Weekend => (Unit::Day, 7),
        Unit::Day => (Unit::Hour, 24),
        Unit::Hour => (Unit::Minute, 60),
        Unit::Minute | Unit::Second => (Unit::Second, 60),
    }
}

/// The unit that a length is precise to.
fn fraction_unit(length: &Length) -> Unit {
    let is_broken = length
        .amounts()
        .any(|(_, amount)| matches!(amount, Amount::Thousandths(n) if n % 1000 != 0));
    if is_broken {
        smaller(length.finest()).0
    } else {
        length.finest()
    }
}

fn instant(at: NaiveDateTime, unit: Unit) -> Meant {
    let unit = unit.min(Unit::Minute);
    let to = unit.shift(at, 1).unwrap_or(at);
    Meant::of(Stretch { from: at, to }, unit, Stamp::Clock(at, unit))
}

fn shifted_half_day(meant: &Meant) -> Option<Meant> {
    let half = TimeDelta::try_hours(12)?;
    let from = meant.from?.checked_add_signed(half)?;
    let stamp = match meant.stamp {
        Stamp::Clock(_, unit) => Stamp::Clock(from, unit),
        stamp => stamp,
    };
    Some(Meant {
        from: Some(from),
        to: Some(meant.to?.checked_add_signed(half)?),
        stamp,
        ..*meant
    })
}
