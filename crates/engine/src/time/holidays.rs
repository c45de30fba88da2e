//! Named days whose date follows from the year.

use super::calendar::{Stretch, Unit, nth_weekday, plus_days};
use super::lunar::{self, Phase};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

/// How a named day's date follows from the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holiday {
    rule: Rule,
    /// Days added to what the rule gives.
    plus: i16,
    /// How many days it lasts.
    pub n_days: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Fixed {
        month: u8,
        day: u8,
    },
    /// The same, kept the day before where it falls on a Sunday.
    NotSunday {
        month: u8,
        day: u8,
    },
    Easter,
    OrthodoxEaster,
    Nth {
        month: u8,
        weekday: u8,
        n: i8,
    },
    OnOrAfter {
        month: u8,
        day: u8,
        weekday: u8,
    },
    Passover,
    Hanukkah,
    Islamic {
        month: u8,
        day: u8,
    },
    /// The first such moon from a date on, on a clock so many minutes ahead of UTC.
    Moon {
        phase: Phase,
        minutes: i16,
        month: u8,
        day: u8,
    },
}

/// What a holiday may look like in a pack, for error messages.
pub(crate) const FORMS: &str = "\"12-24\", \"no-sunday 04-27\" (the day before a Sunday), \"easter\", \"easter -2\", \"orthodox-easter\", \"november thu 4\", \"november thu 4 +1\", \
     \"sat from 06-20\" (the first Saturday on or after), \"passover +163\", \"hanukkah\", \"islamic 10-01\" (month and day), \"new-moon 480 from 01-21\" and \"full-moon\" (the minutes are the clock's, \
     ahead of UTC), each perhaps with \" for 3\" days";

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Holiday {
    /// Reads a rule as [`FORMS`] shows it.
    pub(crate) fn parse(written: &str) -> Option<Holiday> {
        let (written, n_days) = match written.split_once(" for ") {
            Some((rest, days)) => (rest, days.parse().ok()?),
            None => (written, 1),
        };
        let words: Vec<&str> = written.split_whitespace().collect();
        let place = |list: &[&str], word: &str| list.iter().position(|w| *w == word).map(|at| at as u8 + 1);
        let (rule, rest) = match words.as_slice() {
            ["no-sunday", date, rest @ ..] => {
                let (month, day) = month_day(date)?;
                (Rule::NotSunday { month, day }, rest)
            }
            ["easter", rest @ ..] => (Rule::Easter, rest),
            ["orthodox-easter", rest @ ..] => (Rule::OrthodoxEaster, rest),
            ["passover", rest @ ..] => (Rule::Passover, rest),
            ["hanukkah", rest @ ..] => (Rule::Hanukkah, rest),
            ["islamic", date, rest @ ..] => {
                let (month, day) = date.split_once('-')?;
                let (month, day) = (month.parse().ok()?, day.parse().ok()?);
                let fits = (1..=12).contains(&month) && (1..=30).contains(&day);
                (Rule::Islamic { month, day }, fits.then_some(rest)?)
            }
            [
                moon @ ("new-moon" | "full-moon"),
                minutes,
                "from",
                date,
                rest @ ..,
            ] => {
                let phase = if *moon == "new-moon" {
                    Phase::New
                } else {
                    Phase::Full
                };
                let (month, day) = month_day(date)?;
                let minutes = minutes.parse().ok()?;
                (
                    Rule::Moon {
                        phase,
                        minutes,
                        month,
                        day,
                    },
                    rest,
                )
            }
            [weekday, "from", date, rest @ ..] => {
                let (month, day) = month_day(date)?;
                let weekday = place(&WEEKDAYS, weekday)?;
                (Rule::OnOrAfter { month, day, weekday }, rest)
            }
            [month, weekday, n, rest @ ..] => {
                let (month, weekday) = (place(&MONTHS, month)?, place(&WEEKDAYS, weekday)?);
                let n = n.parse().ok()?;
                (Rule::Nth { month, weekday, n }, rest)
            }
            [date, rest @ ..] => {
                let (month, day) = month_day(date)?;
                (Rule::Fixed { month, day }, rest)
            }
            [] => return None,
        };
        let plus = match rest {
            [] => 0,
            [plus] => plus.parse().ok()?,
            _ => return None,
        };
        Some(Holiday { rule, plus, n_days })
    }

    /// The day, or the first of its days, in a year.
    pub(crate) fn in_year(&self, year: i32) -> Option<NaiveDate> {
        let day = match self.rule {
            Rule::NotSunday { month, day } => {
                let day = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
                plus_days(day, -i64::from(day.weekday() == Weekday::Sun))?
            }
            Rule::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month.into(), day.into())?,
            Rule::Easter => easter(year)?,
            Rule::OrthodoxEaster => orthodox_easter(year)?,
            Rule::Nth { month, weekday, n } => {
                let first = NaiveDate::from_ymd_opt(year, month.into(), 1)?;
                nth_weekday(Unit::Month.around(first.and_time(NaiveTime::MIN))?, weekday, n)?
            }
            Rule::Passover => lunar::passover(year)?,
            Rule::Hanukkah => lunar::hanukkah(year)?,
            Rule::Islamic { month, day } => lunar::islamic(year, month, day)?,
            Rule::Moon {
                phase,
                minutes,
                month,
                day,
            } => {
                let from = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
                lunar::phase_from(from, phase, minutes.into())?
            }
            Rule::OnOrAfter { month, day, weekday } => {
                let first = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
                nth_weekday(Stretch::days(first, plus_days(first, 7)?), weekday, 1)?
            }
        };
        plus_days(day, self.plus.into())
    }
}

fn month_day(written: &str) -> Option<(u8, u8)> {
    let (month, day) = written.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year, so that 29 February may be a holiday.
    NaiveDate::from_ymd_opt(2000, u32::from(month), u32::from(day))?;
    Some((month, day))
}

/// Easter Sunday of the western churches (the anonymous Gregorian computus).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// Easter Sunday of the eastern churches, as a Gregorian date (Meeus's Julian algorithm).
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let julian = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
    plus_days(julian, i64::from(year / 100 - year / 400 - 2))
}

#[cfg(test)]
mod tests {
    use super::Holiday;

    #[track_caller]
    fn check(rule: &str, year: i32, expect: &str) {
        let day = Holiday::parse(rule).and_then(|holiday| holiday.in_year(year));
        assert_eq!(day.map(|day| day.to_string()).as_deref(), Some(expect), "{rule}");
    }

    #[test]
    fn easter_and_what_hangs_on_it() {
        check("easter", 2013, "2013-03-31");
        check("easter", 2000, "2000-04-23");
        check("easter -3", 2020, "2020-04-09");
        check("easter +49", 2019, "2019-06-09");
        check("orthodox-easter", 2018, "2018-04-08");
    }

    #[test]
    fn weekdays_of_a_month_and_after_a_date() {
        check("november thu 4", 2014, "2014-11-27");
        check("november thu 4 +1", 2013, "2013-11-29");
        check("may mon -1", 2020, "2020-05-25");
        check("sat from 06-20", 2020, "2020-06-20");
        check("sun from 11-27", 2018, "2018-12-02");
        check("12-24", 2020, "2020-12-24");
    }

    #[test]
    fn nonsense_is_refused() {
        for written in ["", "13-01", "easter x", "smarch mon 1", "mon from 02-30"] {
            assert_eq!(Holiday::parse(written), None, "{written}");
        }
    }
}
