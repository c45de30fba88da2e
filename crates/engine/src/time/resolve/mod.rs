//! From what is said to when that is, seen from one moment of publication.

mod beside;
mod choose;
mod moved;
mod portion;

use self::beside::holiday_weekend;
use self::choose::shifted_half_day;
pub(crate) use self::moved::moved;
use self::moved::{fraction_unit, instant};
use self::portion::{nth, part_length};
use super::calendar::{Stretch, Unit, iso_week, plus_days};
use super::expression::{Base, Expr, ExprId, Fields, Origin, Portion, Side, Vaguely, YearPart};
use super::lexicon::{Lexicon, Tense};
use super::timex::Stamp;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::cell::RefCell;

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

    /// The moment whose quarter «the quarter» of a report is: results come within weeks of its end.
    pub(crate) fn of_reported_quarter(&self) -> Option<Now> {
        let at = self.at.checked_sub_signed(TimeDelta::try_days(45)?)?;
        Some(Now { at, ..*self })
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
    /// What was looked up last.
    pub memo: &'a Memo,
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

/// The times that fields may mean, each with its distance in units of what they come back with.
#[derive(Debug, Default)]
struct Candidates {
    /// The fields, where the unit counted from begins, and whether only the nearest are here.
    of: Option<(Fields, NaiveDateTime, bool)>,
    all: [Option<(i64, Meant)>; 13],
    n: usize,
}

/// What was looked up last, for the same fields seen from the next day.
#[derive(Debug, Default)]
pub(crate) struct Memo(RefCell<Option<Box<Candidates>>>);

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
                    Origin::Context | Origin::Alike => (
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
                    // What something lasts to lies ahead, where no tense says otherwise.
                    (Side::Until | Side::Before, Lean::Near(None)) => Lean::Near(Some(Tense::Future)),
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
            Expr::PartLength { length, is_last, of } => {
                let whole = self.resolve(self.get(*of)?)?.stretch()?;
                let (unit, n) = length.single()?;
                Some(Meant::unit(part_length(whole, unit, n, *is_last)?, unit))
            }
            Expr::Nearest { of, n, to } => self.nearest(self.get(*of)?, *n, self.get(*to)?),
            Expr::SameIn(unit, year) => self.same_in(*unit, self.get(*year)?),
            Expr::EndingWith(length, end) => self.ending_with(length, self.get(*end)?),
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
            let mut second = self.narrow(day, Unit::Day, &b.clock())?;
            // «from 4 to 10»: where the first was taken past noon, so is the second.
            let is_past_noon = first.from > second.from && a.hour < b.hour && b.hour_is_of_twelve;
            if is_past_noon && let Some(later) = shifted_half_day(&second) {
                second = later;
            }
            return self.between(first, second);
        }
        // «between late March and early May»: what the portion is of tells.
        let whole = match to {
            Expr::Portion(_, of) => self.get(*of)?,
            whole => whole,
        };
        let is_loose = matches!(whole, Expr::Fields(fields) if fields.base.is_none() && fields.year.is_none() && fields.era.is_none());
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
            Origin::Context | Origin::Alike => self.context?.from,
        };
        base.unit.away(at, base.n.into())
    }

    fn fields(&self, fields: &Fields) -> Option<Meant> {
        if let Some((first, n_years)) = fields.era {
            let year = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
            let stretch = Stretch::days(
                year(if first == 0 { 1 } else { first.into() })?,
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
            if base.origin == Origin::Alike
                && base.unit == Unit::Year
                && let Some((unit, context)) = self.context.and_then(|of| Some((of.unit_of_year()?, of)))
            {
                let from = base.unit.shift(context.from, base.n.into())?;
                return self.narrow(unit.around(from)?, unit, fields);
            }
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
        let tells_year = fields.weekday.is_some() && fields.day.is_some();
        // The nearest is the last one, this one or the next one, unless one of them is missing, as 29 February is, or a
        // time zone moves them all.
        let is_nearest = matches!(self.lean, Lean::Near(_))
            && fields.pick.is_none()
            && fields.zone.is_none()
            && !tells_year;
        // Day after day of publication lies in the same year, month or week, with the same times in it.
        let of = Some((*fields, cycle.start(anchor)?, is_nearest));
        let mut memo = self.memo.0.take().unwrap_or_default();
        if memo.of != of {
            memo.of = of;
            let reach = if tells_year { 6 } else { 4 };
            self.candidates(
                fields,
                cycle,
                anchor,
                if is_nearest { 1 } else { reach },
                &mut memo,
            );
            if is_nearest && memo.n < 3 {
                self.candidates(fields, cycle, anchor, reach, &mut memo);
            }
        }
        let chosen = self.choose(fields, cycle, &now, memo.all.get(..memo.n).unwrap_or_default());
        self.memo.0.replace(Some(memo));
        let mut meant = chosen?;
        meant.assumed = Some(cycle);
        Some(meant)
    }

    /// Puts `into` where the fields lie in the units up to `reach` steps from the one `anchor` lies in, in order.
    fn candidates(
        &self,
        fields: &Fields,
        cycle: Unit,
        anchor: NaiveDateTime,
        reach: i64,
        into: &mut Candidates,
    ) {
        into.n = 0;
        for k in -reach..=reach {
            if let Some(container) = cycle.away(anchor, k)
                && let Some(meant) = self.narrow(container, cycle, fields)
                && let Some(place) = into.all.get_mut(into.n)
            {
                *place = Some((k, meant));
                into.n += 1;
            }
        }
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
            let weekend = match fields.holiday {
                Some(_) => holiday_weekend(stretch)?,
                None => Unit::Weekend.around(stretch.from)?,
            };
            (stretch, unit) = (weekend, Unit::Weekend);
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
