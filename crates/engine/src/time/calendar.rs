//! Calendar units as arithmetic on local time: where a unit begins, and the same unit some steps away.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Weekday};
use factdesk_model::annotation::Grain;
use serde::Deserialize;

/// A unit that times are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A half-open stretch of local time with both ends known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Start, included.
    pub from: NaiveDateTime,
    /// End, excluded.
    pub to: NaiveDateTime,
}

impl Stretch {
    /// The whole days from `from` up to `to`.
    pub(crate) fn days(from: NaiveDate, to: NaiveDate) -> Stretch {
        Stretch {
            from: from.and_time(NaiveTime::MIN),
            to: to.and_time(NaiveTime::MIN),
        }
    }

    /// One day.
    pub(crate) fn day(day: NaiveDate) -> Option<Stretch> {
        Some(Stretch::days(day, day.checked_add_days(Days::new(1))?))
    }

    /// The month, quarter or half of a year that it is.
    pub(crate) fn unit_of_year(&self) -> Option<Unit> {
        [Unit::Month, Unit::Quarter, Unit::Half]
            .into_iter()
            .find(|unit| unit.around(self.from) == Some(*self))
    }

    /// Whether `inner` begins inside.
    pub(crate) fn holds(&self, at: NaiveDateTime) -> bool {
        self.from <= at && at < self.to
    }
}

impl Unit {
    /// The grain that the contract names.
    pub(crate) const fn grain(self) -> Grain {
        match self {
            Unit::Second => Grain::Second,
            Unit::Minute => Grain::Minute,
            Unit::Hour => Grain::Hour,
            Unit::Day => Grain::Day,
            Unit::Weekend => Grain::Weekend,
            Unit::Week => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Quarter => Grain::Quarter,
            Unit::Season => Grain::Season,
            Unit::Half => Grain::Half,
            Unit::Year => Grain::Year,
            Unit::Decade => Grain::Decade,
            Unit::Century | Unit::Millennium => Grain::Century,
        }
    }

    /// The unit of the calendar that `at` lies in.
    pub(crate) fn around(self, at: NaiveDateTime) -> Option<Stretch> {
        let from = self.start(at)?;
        let to = if self == Unit::Weekend {
            from.checked_add_days(Days::new(2))?
        } else {
            self.shift(from, 1)?
        };
        Some(Stretch { from, to })
    }

    /// Where the unit that `at` lies in begins. A weekend is the one of its week.
    pub(crate) fn start(self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        let day = at.date();
        let first = |year, month| NaiveDate::from_ymd_opt(year, month, 1);
        let date = match self {
            Unit::Second => return at.with_nanosecond(0),
            Unit::Minute => return at.with_nanosecond(0)?.with_second(0),
            Unit::Hour => return at.date().and_hms_opt(at.hour(), 0, 0),
            Unit::Day => day,
            Unit::Week => monday(day)?,
            Unit::Weekend => monday(day)?.checked_add_days(Days::new(5))?,
            Unit::Month => first(day.year(), day.month())?,
            Unit::Quarter => first(day.year(), day.month0() / 3 * 3 + 1)?,
            Unit::Season => {
                let month = day.month();
                if month < 3 {
                    first(day.year() - 1, 12)?
                } else {
                    first(day.year(), month / 3 * 3)?
                }
            }
            Unit::Half => first(day.year(), day.month0() / 6 * 6 + 1)?,
            Unit::Year => first(day.year(), 1)?,
            Unit::Decade => first(day.year().div_euclid(10) * 10, 1)?,
            Unit::Century => first(day.year().div_euclid(100) * 100, 1)?,
            Unit::Millennium => first(day.year().div_euclid(1000) * 1000, 1)?,
        };
        Some(date.and_time(NaiveTime::MIN))
    }

    /// `at` moved by `n` units.
    pub(crate) fn shift(self, at: NaiveDateTime, n: i64) -> Option<NaiveDateTime> {
        let months = |per: i64| {
            let n = per.checked_mul(n)?;
            let step = Months::new(u32::try_from(n.unsigned_abs()).ok()?);
            if n < 0 {
                at.checked_sub_months(step)
            } else {
                at.checked_add_months(step)
            }
        };
        let moved = match self {
            Unit::Second => at.checked_add_signed(TimeDelta::try_seconds(n)?),
            Unit::Minute => at.checked_add_signed(TimeDelta::try_minutes(n)?),
            Unit::Hour => at.checked_add_signed(TimeDelta::try_hours(n)?),
            Unit::Day => at.checked_add_signed(TimeDelta::try_days(n)?),
            Unit::Week | Unit::Weekend => at.checked_add_signed(TimeDelta::try_weeks(n)?),
            Unit::Month => months(1),
            Unit::Quarter | Unit::Season => months(3),
            Unit::Half => months(6),
            Unit::Year => months(12),
            Unit::Decade => months(120),
            Unit::Century => months(1200),
            Unit::Millennium => months(12_000),
        }?;
        (-9999..=9999).contains(&moved.year()).then_some(moved)
    }

    /// The unit `n` steps from the one `at` lies in.
    pub(crate) fn away(self, at: NaiveDateTime, n: i64) -> Option<Stretch> {
        self.around(self.shift(self.start(at)?, n)?)
    }
}

/// The Monday of a day's week.
pub(crate) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// A day moved by `n` days.
pub(crate) fn plus_days(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(n)?)
}

/// The `n`th such weekday among the days of a stretch, counted from its end where `n` is negative.
pub(crate) fn nth_weekday(within: Stretch, number: u8, n: i8) -> Option<NaiveDate> {
    let day = if n > 0 {
        let first = within.from.date();
        let ahead = (7 + i64::from(number) - i64::from(first.weekday().number_from_monday())) % 7;
        plus_days(first, ahead + 7 * (i64::from(n) - 1))?
    } else {
        let last = plus_days(within.to.date(), -1)?;
        let back = (7 + i64::from(last.weekday().number_from_monday()) - i64::from(number)) % 7;
        plus_days(last, -back + 7 * (i64::from(n) + 1))?
    };
    within.holds(day.and_time(NaiveTime::MIN)).then_some(day)
}

/// The week of a year by ISO 8601.
pub(crate) fn iso_week(year: i32, week: u8) -> Option<Stretch> {
    let monday = NaiveDate::from_isoywd_opt(year, u32::from(week), Weekday::Mon)?;
    Some(Stretch::days(monday, plus_days(monday, 7)?))
}

#[cfg(test)]
mod tests {
    use super::{Stretch, Unit, nth_weekday};
    use chrono::NaiveDate;
    use proptest::prelude::*;

    #[track_caller]
    fn check(unit: Unit, day: &str, n: i64, expect: &str) {
        let day: NaiveDate = day.parse().unwrap();
        let stretch = unit.away(day.and_hms_opt(13, 5, 0).unwrap(), n).unwrap();
        assert_eq!(
            format!("{} .. {}", stretch.from.date(), stretch.to.date()),
            expect
        );
    }

    #[test]
    fn units_begin_where_the_calendar_says() {
        check(Unit::Week, "2020-10-11", 0, "2020-10-05 .. 2020-10-12");
        check(Unit::Weekend, "2020-10-11", -1, "2020-10-03 .. 2020-10-05");
        check(Unit::Month, "2020-03-31", -1, "2020-02-01 .. 2020-03-01");
        check(Unit::Quarter, "2020-10-11", 1, "2021-01-01 .. 2021-04-01");
        check(Unit::Season, "2021-01-15", 0, "2020-12-01 .. 2021-03-01");
        check(Unit::Decade, "1999-12-31", 0, "1990-01-01 .. 2000-01-01");
    }

    #[test]
    fn weekdays_are_counted_from_either_end() {
        let march = Stretch::days("2014-03-01".parse().unwrap(), "2014-04-01".parse().unwrap());
        let shown = |n| nth_weekday(march, 7, n).map(|day| day.to_string());
        assert_eq!(shown(1).as_deref(), Some("2014-03-02"));
        assert_eq!(shown(-1).as_deref(), Some("2014-03-30"));
        assert_eq!(shown(6), None, "no sixth Sunday");
    }

    proptest! {
        #[test]
        fn every_moment_lies_in_its_unit(days in 1i64..3_000_000, hour in 0u32..24) {
            let at = NaiveDate::MIN.max("0001-01-01".parse().unwrap()) + chrono::TimeDelta::days(days);
            let at = at.and_hms_opt(hour, 7, 9).unwrap();
            for unit in [Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Season, Unit::Half, Unit::Year] {
                if let Some(stretch) = unit.around(at) {
                    prop_assert!(stretch.holds(at), "{unit:?} {stretch:?}");
                }
            }
        }
    }
}
