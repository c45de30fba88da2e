//! What TIMEX3 calls a time: its `value`, with `X` for what is not known.

use super::calendar::Unit;
use super::expression::{Amount, DayPart, Expr, ExprId, Fields, Length, NthOf, Vaguely, YearPart};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use std::fmt::Write as _;

/// A resolved point of the calendar, at the size of its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stamp {
    /// The unit that begins here.
    Unit(Unit, NaiveDateTime),
    /// A part of a day.
    Part(NaiveDate, DayPart),
    /// A time of day, to the unit.
    Clock(NaiveDateTime, Unit),
    /// Years from the first, as many.
    Era(i16, u8),
}

impl Stamp {
    /// The TIMEX3 value.
    pub(crate) fn value(&self) -> String {
        match self {
            Stamp::Unit(unit, from) => unit_value(*unit, *from),
            Stamp::Part(day, part) => format!("{day}T{}", part.sign()),
            Stamp::Clock(at, Unit::Second) => at.format("%Y-%m-%dT%H:%M:%S").to_string(),
            Stamp::Clock(at, _) => at.format("%Y-%m-%dT%H:%M").to_string(),
            Stamp::Era(first, 10) => format!("{:03}", first / 10),
            Stamp::Era(first, _) if *first < 0 => format!("BC{:02}", -first / 100),
            Stamp::Era(first, _) => format!("{:02}", first / 100),
        }
    }
}

fn unit_value(unit: Unit, from: NaiveDateTime) -> String {
    let day = from.date();
    let year = day.year();
    match unit {
        Unit::Second => from.format("%Y-%m-%dT%H:%M:%S").to_string(),
        Unit::Minute | Unit::Hour => format!("{day}T{:02}:{:02}", from.hour(), from.minute()),
        Unit::Day => day.to_string(),
        Unit::Week => format!("{:04}-W{:02}", day.iso_week().year(), day.iso_week().week()),
        Unit::Weekend => format!("{:04}-W{:02}-WE", day.iso_week().year(), day.iso_week().week()),
        Unit::Month => format!("{year:04}-{:02}", day.month()),
        Unit::Quarter => format!("{year:04}-Q{}", day.month0() / 3 + 1),
        Unit::Season => format!("{year:04}-{}", season_sign((day.month() / 3) as u8)),
        Unit::Half => format!("{year:04}-H{}", day.month0() / 6 + 1),
        Unit::Year if year < 1 => format!("BC{:04}", 1 - year),
        Unit::Year => format!("{year:04}"),
        Unit::Decade => format!("{:03}", year / 10),
        Unit::Century => format!("{:02}", year / 100),
        Unit::Millennium => format!("{}", year / 1000),
    }
}

const fn season_sign(season: u8) -> &'static str {
    match season {
        1 => "SP",
        2 => "SU",
        3 => "FA",
        _ => "WI",
    }
}

/// The value of what was said, where nothing tells when it is.
pub(crate) fn open_value(expr: &Expr, arena: &[Expr]) -> String {
    let of = |id: &ExprId| arena.get(id.0 as usize);
    match expr {
        Expr::Fields(fields) => fields_value(fields),
        Expr::Portion(_, id)
        | Expr::Open(_, id)
        | Expr::Modified(_, id)
        | Expr::Every(id)
        | Expr::Lasting(_, id) => of(id).map(|inner| open_value(inner, arena)).unwrap_or_default(),
        Expr::Containing(unit, _) | Expr::SameIn(unit, _) => blank(*unit).to_owned(),
        Expr::Nearest { of: id, .. } => of(id).map(|inner| open_value(inner, arena)).unwrap_or_default(),
        Expr::Range(from, to) => {
            let value = |id| of(id).map(|inner| open_value(inner, arena)).unwrap_or_default();
            format!("{}/{}", value(from), value(to))
        }
        Expr::Length(length)
        | Expr::Around { length, .. }
        | Expr::Within(length)
        | Expr::PartLength { length, .. }
        | Expr::EndingWith(length, _)
        | Expr::EveryLength(length) => length_value(length),
        Expr::Away { length, .. } | Expr::AwayFromOrigin { length, .. } => blank(length.finest()).to_owned(),
        Expr::Vaguely(Vaguely::Present) => "PRESENT_REF".to_owned(),
        Expr::Vaguely(Vaguely::Past) => "PAST_REF".to_owned(),
        Expr::Vaguely(Vaguely::Future) => "FUTURE_REF".to_owned(),
    }
}

const fn blank(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX:XX",
        Unit::Day => "XXXX-XX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Season | Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    }
}

fn fields_value(fields: &Fields) -> String {
    let mut value = String::new();
    let year = fields
        .year
        .map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    let base = fields.base.map(|base| base.unit);
    let date = match fields {
        Fields {
            month: Some(month),
            day: Some(day),
            ..
        } => format!("{year}-{month:02}-{day:02}"),
        Fields {
            nth: Some((_, NthOf::Weekday(weekday))),
            ..
        } => format!("{year}-WXX-{weekday}"),
        Fields {
            month: Some(month), ..
        } => format!("{year}-{month:02}"),
        Fields { day: Some(day), .. } => format!("{year}-XX-{day:02}"),
        Fields {
            week: Some(week),
            weekend: true,
            ..
        } => format!("{year}-W{week:02}-WE"),
        Fields {
            week: Some(week),
            weekday: Some(weekday),
            ..
        } => format!("{year}-W{week:02}-{weekday}"),
        Fields { week: Some(week), .. } => format!("{year}-W{week:02}"),
        Fields {
            weekday: Some(weekday),
            ..
        } => format!("{year}-WXX-{weekday}"),
        Fields { weekend: true, .. } => format!("{year}-WXX-WE"),
        Fields { holiday: Some(_), .. } => format!("{year}-XX-XX"),
        Fields {
            year_part: Some(part),
            ..
        } => match part {
            YearPart::Quarter(n) => format!("{year}-Q{n}"),
            YearPart::Half(n) => format!("{year}-H{n}"),
            YearPart::Season(n) => format!("{year}-{}", season_sign(*n)),
        },
        Fields {
            era: Some((first, n)),
            ..
        } => Stamp::Era(*first, *n).value(),
        Fields { year: Some(_), .. } => year,
        _ => match base {
            Some(unit) => blank(unit).to_owned(),
            None => "XXXX-XX-XX".to_owned(),
        },
    };
    value.push_str(&date);
    if let Some(hour) = fields.hour {
        let _ = write!(value, "T{hour:02}:{:02}", fields.minute.unwrap_or(0));
    } else if let Some(part) = fields.part {
        let _ = write!(value, "T{}", part.sign());
    }
    value
}

/// The TIMEX3 value of a length: `P14M`, `PT30M`, `PXD`.
pub(crate) fn length_value(length: &Length) -> String {
    let (mut days, mut times) = (String::new(), String::new());
    for (unit, amount) in length.amounts() {
        let (n, unit) = match amount {
            Amount::Vague => ("X".to_owned(), unit),
            Amount::Thousandths(n) => {
                let (n, unit) = whole_units(n, unit);
                (decimal(n), unit)
            }
        };
        let sign = match unit {
            Unit::Second => "S",
            Unit::Minute | Unit::Month => "M",
            Unit::Hour => "H",
            Unit::Day => "D",
            Unit::Week => "W",
            Unit::Weekend => "WE",
            Unit::Quarter => "Q",
            Unit::Season => "SE",
            Unit::Half | Unit::Year => "Y",
            Unit::Decade => "E",
            Unit::Century => "C",
            Unit::Millennium => "L",
        };
        let into = if unit < Unit::Day { &mut times } else { &mut days };
        let _ = write!(into, "{n}{sign}");
    }
    if times.is_empty() {
        format!("P{days}")
    } else {
        format!("P{days}T{times}")
    }
}

/// Decades as years, half years as months, half hours as minutes: whole numbers where there are.
fn whole_units(n: i64, unit: Unit) -> (i64, Unit) {
    match unit {
        Unit::Decade => (n.saturating_mul(10), Unit::Year),
        Unit::Century => (n.saturating_mul(100), Unit::Year),
        Unit::Millennium => (n.saturating_mul(1000), Unit::Year),
        Unit::Half => (n.saturating_mul(6), Unit::Month),
        Unit::Year if n % 1000 != 0 && n < 2000 => (n.saturating_mul(12), Unit::Month),
        Unit::Hour if n % 1000 != 0 => (n.saturating_mul(60), Unit::Minute),
        Unit::Minute if n % 1000 != 0 => (n.saturating_mul(60), Unit::Second),
        unit => (n, unit),
    }
}

/// Thousandths as a decimal number.
fn decimal(thousandths: i64) -> String {
    let (whole, rest) = (thousandths / 1000, (thousandths % 1000).abs());
    if rest == 0 {
        return whole.to_string();
    }
    let fraction = format!("{rest:03}");
    format!("{whole}.{}", fraction.trim_end_matches('0'))
}

/// What several readings have in common: `2020-10-XX`, `2020-WXX-WE`.
pub(crate) fn common_value(unit: Unit, first: NaiveDateTime, last: NaiveDateTime) -> String {
    let (a, b) = (first.date(), last.date());
    if a.year() != b.year() {
        return blank(unit).to_owned();
    }
    let year = a.year();
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day if a.month() == b.month() => {
            format!("{year:04}-{:02}-XX", a.month())
        }
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => format!("{year:04}-XX-XX"),
        Unit::Week => format!("{year:04}-WXX"),
        Unit::Weekend => format!("{year:04}-WXX-WE"),
        Unit::Month => format!("{year:04}-XX"),
        Unit::Quarter => format!("{year:04}-QX"),
        Unit::Half => format!("{year:04}-HX"),
        _ => format!("{year:04}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, Length, Unit, length_value};

    #[track_caller]
    fn check(unit: Unit, thousandths: i64, expect: &str) {
        assert_eq!(
            length_value(&Length::of(unit, Amount::Thousandths(thousandths))),
            expect
        );
    }

    #[test]
    fn lengths_are_whole_numbers_where_they_can_be() {
        check(Unit::Month, 14_000, "P14M");
        check(Unit::Year, 1_500, "P18M");
        check(Unit::Year, 6_500, "P6.5Y");
        check(Unit::Hour, 500, "PT30M");
        check(Unit::Decade, 2_000, "P20Y");
        assert_eq!(length_value(&Length::of(Unit::Day, Amount::Vague)), "PXD");
    }
}
