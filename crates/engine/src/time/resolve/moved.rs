//! Moments moved by lengths, fractions included.

use super::Meant;
use crate::time::calendar::{Stretch, Unit};
use crate::time::expression::{Amount, Length};
use crate::time::timex::Stamp;
use chrono::NaiveDateTime;

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
pub(super) fn fraction_unit(length: &Length) -> Unit {
    let is_broken = length
        .amounts()
        .any(|(_, amount)| matches!(amount, Amount::Thousandths(n) if n % 1000 != 0));
    if is_broken {
        smaller(length.finest()).0
    } else {
        length.finest()
    }
}

pub(super) fn instant(at: NaiveDateTime, unit: Unit) -> Meant {
    let unit = unit.min(Unit::Minute);
    let to = unit.shift(at, 1).unwrap_or(at);
    Meant::of(Stretch { from: at, to }, unit, Stamp::Clock(at, unit))
}
