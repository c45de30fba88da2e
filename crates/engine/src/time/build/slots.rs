//! What stands in the slots of a shape.

use super::Slots;
use crate::time::calendar::Unit;
use crate::time::class::{Class, Sense};
use crate::time::expression::{Amount, Base, Expr, Fields, Length, Origin};

pub(super) fn fields(class: Class, fields: Fields) -> Option<(Class, Expr)> {
    fields.makes_sense().then_some((class, Expr::Fields(fields)))
}

pub(super) fn base(unit: Unit, n: i32, origin: Origin) -> Option<(Class, Expr)> {
    let base = Some(Base { unit, n, origin });
    fields(
        Class::Time,
        Fields {
            base,
            ..Fields::default()
        },
    )
}

pub(super) fn small(n: i32) -> Option<u8> {
    u8::try_from(n).ok()
}

pub(super) fn day_of(thousandths: i64) -> Option<u8> {
    let day = u8::try_from(thousandths / 1000).ok()?;
    (thousandths % 1000 == 0 && (1..=31).contains(&day)).then_some(day)
}

pub(super) const fn longest_month(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

pub(super) fn int(slots: Slots<'_>, of: Class) -> Option<i32> {
    slots
        .iter()
        .find_map(|(class, sense)| (*class == of).then_some(sense.int()).flatten())
}

pub(super) fn unit(slots: Slots<'_>) -> Option<Unit> {
    slots.iter().find_map(|(_, sense)| match sense {
        Sense::Unit(unit) => Some(*unit),
        _ => None,
    })
}

pub(super) fn amount(slots: Slots<'_>) -> Option<Amount> {
    slots.iter().find_map(|(_, sense)| match sense {
        Sense::Amount(amount) => Some(*amount),
        _ => None,
    })
}

pub(super) fn length(slots: Slots<'_>) -> Option<Length> {
    slots.iter().find_map(|(_, sense)| match sense {
        Sense::Expr(Expr::Length(length)) | Sense::Length(length) => Some(*length),
        _ => None,
    })
}

/// The finished time among the slots.
pub(super) fn when(slots: Slots<'_>) -> Option<Expr> {
    slots.iter().find_map(|(class, sense)| match (class, sense) {
        (Class::Time | Class::Clock, Sense::Expr(expr)) => Some(*expr),
        _ => None,
    })
}

/// The first whole number, ordinal or not.
pub(super) fn number(slots: Slots<'_>) -> Option<i32> {
    slots.iter().find_map(|(_, sense)| match sense {
        Sense::Int(n) => Some(*n),
        Sense::Amount(Amount::Thousandths(n)) if n % 1000 == 0 => i32::try_from(n / 1000).ok(),
        _ => None,
    })
}

pub(super) fn minutes(slots: Slots<'_>) -> Option<i32> {
    let n = slots.iter().find_map(|(class, sense)| match (class, sense) {
        (Class::Minutes, Sense::Int(n)) => Some(*n),
        (Class::Number, Sense::Amount(Amount::Thousandths(n))) if n % 1000 == 0 => {
            i32::try_from(n / 1000).ok()
        }
        _ => None,
    })?;
    (1..60).contains(&n).then_some(n)
}

pub(super) fn era(slots: Slots<'_>, n_years: i32) -> Option<(Class, Expr)> {
    let first = slots.iter().find_map(|(class, sense)| match (class, sense) {
        (Class::Year | Class::Decade, Sense::Int(year)) => (year % 10 == 0).then_some(*year),
        (Class::ShortYear, Sense::Int(year)) => (year % 10 == 0).then_some(1900 + year),
        (Class::Nth, Sense::Int(century)) => (2..=22).contains(century).then_some((century - 1) * 100),
        _ => None,
    })?;
    if n_years == 100 && first % 100 != 0 {
        return None;
    }
    let era = Some((i16::try_from(first).ok()?, u8::try_from(n_years).ok()?));
    fields(
        Class::Time,
        Fields {
            era,
            ..Fields::default()
        },
    )
}

/// «44 BC», «the third century BC»: astronomers' years, which have a year zero.
pub(super) fn before_era(slots: Slots<'_>) -> Option<(Class, Expr)> {
    let n = i16::try_from(number(slots)?)
        .ok()
        .filter(|n| (1..=9999).contains(n))?;
    if slots.iter().any(|(class, _)| *class == Class::Nth) {
        let first = n.checked_mul(-100).filter(|first| *first >= -9900)? + 1;
        let era = Some((first, 100));
        return fields(
            Class::Time,
            Fields {
                era,
                ..Fields::default()
            },
        );
    }
    let year = Some(1 - n);
    fields(
        Class::Time,
        Fields {
            year,
            ..Fields::default()
        },
    )
}

pub(super) fn duration(slots: Slots<'_>) -> Option<Length> {
    let mut sum: Option<Length> = None;
    let mut add = |length: Length| {
        sum = Some(match sum {
            None => length,
            Some(sum) => sum.and(&length)?,
        });
        Some(())
    };
    let mut n = None;
    for (_, sense) in slots {
        match sense {
            Sense::Length(length) | Sense::Expr(Expr::Length(length)) => add(*length)?,
            // «two to three weeks» are two at least.
            Sense::Amount(amount) => n = n.or(Some(*amount)),
            Sense::Unit(unit) => add(Length::of(*unit, n.take()?))?,
            _ => return None,
        }
    }
    // «the 1988 quarter» counts no quarters.
    sum.filter(|sum| {
        n.is_none()
            && !sum
                .single()
                .is_some_and(|(_, n)| n != 2000 && (1900..=2060).contains(&n))
    })
}
