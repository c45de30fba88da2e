use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Where the publication date was learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedSource {
    /// The user said so.
    Given,
    /// The text's own header line said so.
    Header,
    /// Nobody said so: both ends are open.
    Unknown,
}

/// When a text was published, as far as it is known: a year, a month, a day or an instant, kept as a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Local start of the range, included; `None` when unknown.
    pub from: Option<NaiveDateTime>,
    /// Local end of the range, excluded; `None` when unknown. Equal to `from` for an instant.
    pub to: Option<NaiveDateTime>,
    /// Where this was learned.
    pub source: PublishedSource,
    /// Minutes by which the local clock runs ahead of UTC, where an instant said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset_minutes: Option<i32>,
}

impl Published {
    /// A text of unknown age.
    pub const UNKNOWN: Published = Published {
        from: None,
        to: None,
        source: PublishedSource::Unknown,
        offset_minutes: None,
    };

    /// The range's two ends where it is known.
    #[must_use]
    pub fn range(&self) -> Option<(NaiveDateTime, NaiveDateTime)> {
        Some((self.from?, self.to?))
    }

    /// The single day of publication, or `None` when only a month or a year is known.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        let (from, to) = self.range()?;
        (to - from <= TimeDelta::days(1)
            && (to <= from || (to - TimeDelta::nanoseconds(1)).date() == from.date()))
        .then_some(from.date())
    }

    /// The same range, learned from elsewhere.
    #[must_use]
    pub fn with_source(self, source: PublishedSource) -> Published {
        Published { source, ..self }
    }
}

/// Why a written publication date is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{written:?} is not a publication date: write 2020, 2020-10, 2020-10-11 or 2020-10-11T14:30")]
pub struct ParsePublishedError {
    /// What was given.
    pub written: String,
}

impl FromStr for Published {
    type Err = ParsePublishedError;

    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, an ISO 8601 local date-time or an RFC 3339 instant (its wall clock).
    fn from_str(written: &str) -> Result<Published, ParsePublishedError> {
        let known = |from, to| Published {
            from: Some(from),
            to: Some(to),
            source: PublishedSource::Given,
            offset_minutes: offset_of(written.trim()),
        };
        let plain = written.trim();
        read_period(plain)
            .map(|(from, to)| known(from.and_time(NaiveTime::MIN), to.and_time(NaiveTime::MIN)))
            .or_else(|| read_instant(plain).map(|at| known(at, at)))
            .ok_or_else(|| ParsePublishedError {
                written: written.to_owned(),
            })
    }
}

/// The zone of an RFC 3339 instant.
fn offset_of(plain: &str) -> Option<i32> {
    let instant = DateTime::parse_from_rfc3339(plain).ok()?;
    Some(instant.offset().local_minus_utc() / 60)
}

fn read_period(plain: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut parts = plain.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map(|part| digits(part, 2));
    let day = parts.next().map(|part| digits(part, 2));
    if parts.next().is_some() {
        return None;
    }
    let year = i32::try_from(year).ok()?;
    match (month, day) {
        (None, _) => Some((
            NaiveDate::from_ymd_opt(year, 1, 1)?,
            NaiveDate::from_ymd_opt(year + 1, 1, 1)?,
        )),
        (Some(month), None) => {
            let from = NaiveDate::from_ymd_opt(year, month?, 1)?;
            Some((from, from.checked_add_months(Months::new(1))?))
        }
        (Some(month), Some(day)) => {
            let from = NaiveDate::from_ymd_opt(year, month?, day?)?;
            Some((from, from.checked_add_days(Days::new(1))?))
        }
    }
}

fn digits(part: &str, n: usize) -> Option<u32> {
    (part.len() == n && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
}

fn read_instant(plain: &str) -> Option<NaiveDateTime> {
    let local = DateTime::parse_from_rfc3339(plain)
        .map(|instant| instant.naive_local())
        .ok();
    let read = local.or_else(|| {
        [
            "%Y-%m-%dT%H:%M:%S%.f",
            "%Y-%m-%dT%H:%M",
            "%Y-%m-%d %H:%M:%S",
            "%Y-%m-%d %H:%M",
        ]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(plain, form).ok())
    })?;
    (0..=9999).contains(&read.year()).then_some(read)
}

/// How to read a bare weekday, date or month that could lie on either side of the publication date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the sentence's tense: news looks back unless the sentence looks forward.
    #[default]
    Auto,
    /// Always the side before.
    Past,
    /// Always the side after.
    Future,
}

#[cfg(test)]
mod tests {
    use super::Published;

    #[track_caller]
    fn check(written: &str, expect: &str) {
        let read = written.parse::<Published>();
        let shown = match read {
            Ok(p) => p
                .range()
                .map_or("unknown".to_owned(), |(from, to)| format!("{from} .. {to}")),
            Err(_) => "refused".to_owned(),
        };
        assert_eq!(shown, expect, "{written}");
    }

    #[test]
    fn years_months_days_and_instants_are_ranges() {
        check("2020", "2020-01-01 00:00:00 .. 2021-01-01 00:00:00");
        check("2020-12", "2020-12-01 00:00:00 .. 2021-01-01 00:00:00");
        check("2020-02-29", "2020-02-29 00:00:00 .. 2020-03-01 00:00:00");
        check("2020-10-11T14:30", "2020-10-11 14:30:00 .. 2020-10-11 14:30:00");
        check(
            "2020-10-11T14:30:00+05:00",
            "2020-10-11 14:30:00 .. 2020-10-11 14:30:00",
        );
    }

    #[test]
    fn other_writing_is_refused() {
        for written in [
            "",
            "20",
            "2020-13",
            "2021-02-29",
            "2020-1-1",
            "11.10.2020",
            "2020-10-11-12",
            "99999",
        ] {
            check(written, "refused");
        }
    }

    #[test]
    fn a_day_is_known_only_from_a_day_or_an_instant() {
        let day = |written: &str| {
            written
                .parse::<Published>()
                .unwrap()
                .day()
                .map(|day| day.to_string())
        };
        assert_eq!(day("2020-10-11").as_deref(), Some("2020-10-11"));
        assert_eq!(day("2020-10-11T23:59").as_deref(), Some("2020-10-11"));
        assert_eq!(day("2020-10"), None);
    }
}
