//! Days, stretches of time and durations as messages, so that every place says them alike.

use crate::{Arg, Message};
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// One day: «3. november 2020».
#[must_use]
pub fn day(date: NaiveDate) -> Message {
    Message::new("date-day")
        .with("day", date.day().to_string())
        .with("month", month_name(date.month()))
        .with("year", date.year().to_string())
}

/// A day and a time of day: «3. november 2020 kl. 14.30».
#[must_use]
pub fn instant(at: NaiveDateTime) -> Message {
    with_time("date-time", at)
}

/// A moment in UTC, milliseconds since 1970.
#[must_use]
pub fn utc(at_ms: i64) -> Message {
    let at = DateTime::from_timestamp_millis(at_ms)
        .unwrap_or_default()
        .naive_utc();
    with_time("date-utc", at)
}

fn with_time(id: &str, at: NaiveDateTime) -> Message {
    Message::new(id)
        .with("date", day(at.date()))
        .with("hour", format!("{:02}", at.hour()))
        .with("minute", format!("{:02}", at.minute()))
}

fn month_name(month: u32) -> Message {
    Message::new(format!("month-{month}"))
}

fn month(date: NaiveDate) -> Message {
    Message::new("date-month")
        .with("month", month_name(date.month()))
        .with("year", date.year().to_string())
}

fn year(number: i32) -> Message {
    Message::new("date-year").with("year", number.to_string())
}

/// A half-open stretch of local time, as shortly as it can be said: a day, a month, a quarter, a year, a range.
///
/// `None` where both ends are open.
#[must_use]
pub fn interval(from: Option<NaiveDateTime>, to: Option<NaiveDateTime>) -> Option<Message> {
    match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(Message::new("date-from").with("from", moment(from))),
        (None, Some(to)) => Some(Message::new("date-before").with("to", moment(to))),
        (Some(from), Some(to)) if from >= to => Some(moment(from)),
        (Some(from), Some(to)) => Some(closed(from, to)),
    }
}

/// A moment: a bare day where it is midnight.
fn moment(at: NaiveDateTime) -> Message {
    if at.time() == NaiveTime::MIN {
        day(at.date())
    } else {
        instant(at)
    }
}

fn closed(from: NaiveDateTime, to: NaiveDateTime) -> Message {
    if from.time() != NaiveTime::MIN || to.time() != NaiveTime::MIN {
        let short = to - from <= chrono::TimeDelta::minutes(1);
        return if short {
            instant(from)
        } else {
            Message::new("date-range-times")
                .with("from", instant(from))
                .with("to", instant(to))
        };
    }
    let (first, end) = (from.date(), to.date());
    let last = end.checked_sub_days(Days::new(1)).unwrap_or(first);
    let whole_months = first.day() == 1 && end.day() == 1;
    let n_months = (end.year() - first.year()) * 12 + (end.month0() as i32 - first.month0() as i32);
    if first == last {
        return day(first);
    }
    if !whole_months {
        return range(day(first), day(last));
    }
    match (n_months, first.month()) {
        (1, _) => month(first),
        (3, 1 | 4 | 7 | 10) => Message::new("date-quarter")
            .with("quarter", (first.month0() / 3 + 1).to_string())
            .with("year", first.year().to_string()),
        (12, 1) => year(first.year()),
        (n, 1) if n % 12 == 0 => range(year(first.year()), year(last.year())),
        _ => range(
            month(first),
            month(end.checked_sub_months(Months::new(1)).unwrap_or(last)),
        ),
    }
}

fn range(from: Message, to: Message) -> Message {
    Message::new("date-range").with("from", from).with("to", to)
}

/// An ISO 8601 duration such as `P14M` or `PT1H30M`: «14 måneder», «1 time og 30 minutter».
///
/// `None` unless every part is a whole number of a known unit.
#[must_use]
pub fn duration(iso: &str) -> Option<Message> {
    let rest = iso.strip_prefix('P')?;
    let (dates, times) = rest.split_once('T').unwrap_or((rest, ""));
    let mut parts = parts(dates, false)?;
    parts.extend(self::parts(times, true)?);
    Message::list(parts, "list-and")
}

/// A TIMEX3 value of something that comes back: `P1W`, `XXXX-WXX-6`, `P3M`: «hver uge», «hver lørdag», «hver 3 måneder».
///
/// `None` for one that has no plain words here.
#[must_use]
pub fn rhythm(value: &str) -> Option<Message> {
    if let Some(weekday) = value.strip_prefix("XXXX-WXX-") {
        return match weekday {
            "WE" => Some(Message::new("every-weekend")),
            "1" | "2" | "3" | "4" | "5" | "6" | "7" => Some(Message::new(format!("every-weekday-{weekday}"))),
            _ => None,
        };
    }
    if let Some(month) = value.strip_prefix("XXXX-") {
        let month: u32 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
        return Some(Message::new("every").with("unit", month_name(month)));
    }
    let one = match value {
        "P1Y" => "every-year",
        "P1M" => "every-month",
        "P1W" => "every-week",
        "P1D" => "every-day",
        "PT1H" => "every-hour",
        "PT1M" => "every-minute",
        "P1Q" | "P3M" => "every-quarter",
        "P1WE" => "every-weekend",
        _ => return Some(Message::new("every").with("unit", duration(value)?)),
    };
    Some(Message::new(one))
}

fn parts(written: &str, is_time: bool) -> Option<Vec<Message>> {
    let mut found = Vec::new();
    let mut digits = String::new();
    for sign in written.chars() {
        if sign.is_ascii_digit() || sign == '.' {
            digits.push(sign);
            continue;
        }
        let unit = match (sign, is_time) {
            ('Y', false) => "years",
            ('M', false) => "months",
            ('W', false) => "weeks",
            ('D', false) => "days",
            ('H', true) => "hours",
            ('M', true) => "minutes",
            ('S', true) => "seconds",
            _ => return None,
        };
        let n: f64 = digits.parse().ok()?;
        digits.clear();
        found.push(Message::new(format!("duration-{unit}")).with("n", Arg::Number(n)));
    }
    digits.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::{duration, interval, rhythm, utc};
    use crate::Catalogue;
    use chrono::NaiveDateTime;

    fn at(written: &str) -> Option<NaiveDateTime> {
        (!written.is_empty()).then(|| NaiveDateTime::parse_from_str(written, "%Y-%m-%dT%H:%M").unwrap())
    }

    #[track_caller]
    fn check(from: &str, to: &str, da: &str, en: &str) {
        let message = interval(at(from), at(to)).unwrap();
        assert_eq!(Catalogue::of("da").say(&message), da);
        assert_eq!(Catalogue::of("en").say(&message), en);
    }

    #[test]
    fn stretches_are_said_shortly() {
        check(
            "2020-11-03T00:00",
            "2020-11-04T00:00",
            "3. november 2020",
            "3 November 2020",
        );
        check("2021-04-01T00:00", "2021-05-01T00:00", "april 2021", "April 2021");
        check("2020-01-01T00:00", "2021-01-01T00:00", "2020", "2020");
        check(
            "2020-07-01T00:00",
            "2020-10-01T00:00",
            "3. kvartal 2020",
            "quarter 3 of 2020",
        );
        check(
            "2020-02-01T00:00",
            "2021-05-01T00:00",
            "fra februar 2020 til og med april 2021",
            "from February 2020 through April 2021",
        );
        check(
            "2020-10-10T00:00",
            "2020-10-12T00:00",
            "fra 10. oktober 2020 til og med 11. oktober 2020",
            "from 10 October 2020 through 11 October 2020",
        );
        check(
            "1990-01-01T00:00",
            "2000-01-01T00:00",
            "fra 1990 til og med 1999",
            "from 1990 through 1999",
        );
        check(
            "",
            "2020-11-03T00:00",
            "før 3. november 2020",
            "before 3 November 2020",
        );
        check(
            "2020-11-03T14:30",
            "2020-11-03T14:31",
            "3. november 2020 kl. 14.30",
            "3 November 2020 at 14:30",
        );
    }

    #[test]
    fn durations_are_said_with_their_units() {
        let say = |iso: &str| duration(iso).map(|message| Catalogue::of("da").say(&message));
        assert_eq!(say("P14M").as_deref(), Some("14 måneder"));
        assert_eq!(say("P1M").as_deref(), Some("1 måned"));
        assert_eq!(say("PT1H30M").as_deref(), Some("1 time og 30 minutter"));
        assert_eq!(say("P0.5Y").as_deref(), Some("0,5 år"));
        assert_eq!(say("PXY"), None);
        assert_eq!(say("P"), None);
    }

    #[test]
    fn what_comes_back_is_said_without_its_code() {
        let say =
            |language: &str, value: &str| rhythm(value).map(|message| Catalogue::of(language).say(&message));
        assert_eq!(say("da", "P1W").as_deref(), Some("hver uge"));
        assert_eq!(say("da", "XXXX-WXX-6").as_deref(), Some("hver lørdag"));
        assert_eq!(say("en", "P1D").as_deref(), Some("every day"));
        assert_eq!(say("en", "P2Y").as_deref(), Some("every 2 years"));
        assert_eq!(say("en", "XXXX-03").as_deref(), Some("every March"));
        assert_eq!(say("en", "XXXX-13"), None);
        assert_eq!(say("en", "XXXX-WXX-8"), None);
    }

    #[test]
    fn moments_are_said_in_utc() {
        assert_eq!(Catalogue::of("en").say(&utc(0)), "1 January 1970 at 00:00 UTC");
    }
}
