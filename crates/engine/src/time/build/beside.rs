//! Times that are told by another: the nearest to it, the same in its year, the stretch that ends with it.

use super::slots::{base, int, length, small, unit, when};
use super::{Builder, Slots};
use crate::time::calendar::Unit;
use crate::time::class::{Class, Sense};
use crate::time::expression::{Base, Expr, Fields, Length, Origin};

impl Builder<'_> {
    /// «the Monday closest to 5 October», "the second closest Christmas to today".
    pub(super) fn nearest(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let named = slots.iter().find_map(|(class, sense)| match (class, sense) {
            (Class::Weekday | Class::WeekdayName, Sense::Int(n)) => Some(Fields {
                weekday: small(*n),
                ..Fields::default()
            }),
            (Class::Holiday, Sense::Int(n)) => Some(Fields {
                holiday: u16::try_from(*n).ok(),
                ..Fields::default()
            }),
            _ => None,
        })?;
        let n = match int(slots, Class::Nth) {
            Some(n) => small(n).filter(|n| (1..=4).contains(n))?,
            None => 1,
        };
        let to = when(slots)?;
        self.nearest_to(named, n, to)
    }

    pub(super) fn nearest_to(&mut self, named: Fields, n: u8, to: Expr) -> Option<(Class, Expr)> {
        let of = self.intern(Expr::Fields(named))?;
        let to = self.intern(to)?;
        Some((Class::Time, Expr::Nearest { of, n, to }))
    }

    /// «the same month last year»
    pub(super) fn same_in(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let unit = unit(slots).filter(|unit| *unit < Unit::Year && *unit >= Unit::Day)?;
        let year = when(slots)?;
        let Expr::Fields(fields) = year else { return None };
        let is_year = fields
            == Fields {
                year: fields.year,
                base: fields.base.filter(|base| base.unit == Unit::Year),
                ..Fields::default()
            };
        if !is_year {
            return None;
        }
        let year = self.intern(year)?;
        Some((Class::Time, Expr::SameIn(unit, year)))
    }

    /// «the three months to October», "the year ended June 30".
    pub(super) fn ending_with(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let length = length(slots).or_else(|| Some(Length::whole(unit(slots)?, 1)))?;
        let (finest, _) = length.single()?;
        let end = when(slots)?;
        // «the three months to now» end with no unit of the calendar.
        if finest < Unit::Day || matches!(end, Expr::Fields(fields) if fields.is_clock()) {
            return None;
        }
        let end = self.intern(end)?;
        Some((Class::Duration, Expr::EndingWith(length, end)))
    }

    /// «Thanksgiving three months ago» is the one nearest to then.
    pub(super) fn holiday_then(&mut self, a: Fields, b: Fields) -> Option<Expr> {
        let is_named = |fields: &Fields| {
            fields.holiday.is_some()
                && *fields
                    == Fields {
                        holiday: fields.holiday,
                        ..Fields::default()
                    }
        };
        let is_then = |fields: &Fields| match fields.base {
            Some(Base {
                unit: Unit::Month,
                n,
                origin: Origin::Published,
            }) => {
                n.abs() > 1
                    && base(Unit::Month, n, Origin::Published) == Some((Class::Time, Expr::Fields(*fields)))
            }
            _ => false,
        };
        let (named, then) = if is_named(&a) && is_then(&b) {
            (a, b)
        } else if is_named(&b) && is_then(&a) {
            (b, a)
        } else {
            return None;
        };
        self.nearest_to(named, 1, Expr::Fields(then))
            .map(|(_, expr)| expr)
    }
}

/// How many of a unit a year has, where all years have as many.
pub(super) const fn per_year(unit: Unit) -> Option<i32> {
    match unit {
        Unit::Month => Some(12),
        Unit::Quarter => Some(4),
        Unit::Half => Some(2),
        Unit::Year => Some(1),
        _ => None,
    }
}
