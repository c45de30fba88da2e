//! Times that are counted: shifted, away from another, the nth of another.

use super::merge::meet;
use super::slots::{base, fields, int, length, small, unit, when};
use super::{Builder, Slots};
use crate::time::calendar::Unit;
use crate::time::class::{Class, Sense};
use crate::time::expression::{Base, Expr, Fields, Length, NthOf, Origin, Vaguely, YearPart};

impl Builder<'_> {
    /// «next Monday» is a day of next week, where the language says so; «the coming Monday» is not.
    pub(super) fn of_next_week(&self, made: (Class, Expr)) -> (Class, Expr) {
        match made {
            (class, Expr::Fields(fields))
                if self.dials.next_weekday_is_of_next_week
                    && fields.pick == Some(1)
                    && fields.weekday.is_some()
                    && fields.day.is_none() =>
            {
                let base = Some(Base {
                    unit: Unit::Week,
                    n: 1,
                    origin: Origin::Published,
                });
                let of_week = Fields {
                    pick: None,
                    base,
                    ..fields
                };
                (class, Expr::Fields(of_week))
            }
            made => made,
        }
    }

    pub(super) fn away(&mut self, slots: Slots<'_>, back: bool, origin: Origin) -> Option<(Class, Expr)> {
        let modified = slots.iter().find_map(|(_, sense)| match sense {
            Sense::Expr(Expr::Modified(modifier, of)) => Some((*modifier, self.get(*of)?)),
            _ => None,
        });
        let length = match modified {
            Some((_, Expr::Length(length))) => length,
            _ => length(slots)?,
        };
        if length.is_vague() {
            let vaguely = if back { Vaguely::Past } else { Vaguely::Future };
            return (origin == Origin::Published).then_some((Class::Time, Expr::Vaguely(vaguely)));
        }
        let (class, expr) = away(length, back, origin)?;
        match modified {
            Some((modifier, _)) => Some((class, Expr::Modified(modifier, self.intern(expr)?))),
            None => Some((class, expr)),
        }
    }
}

pub(super) fn shift(slots: Slots<'_>) -> Option<(Class, Expr)> {
    let n = int(slots, Class::Shift)?;
    if let Some(unit) = unit(slots) {
        return base(unit, n, Origin::Published);
    }
    let named = slots.iter().find_map(|(class, sense)| {
        let none = Fields::default();
        Some(match (class, sense) {
            (Class::Weekday | Class::WeekdayName, Sense::Int(n)) => Fields {
                weekday: small(*n),
                ..none
            },
            (Class::Month | Class::MonthName, Sense::Int(n)) => Fields {
                month: small(*n),
                ..none
            },
            (Class::Season | Class::YearPart, Sense::YearPart(part)) => Fields {
                year_part: Some(*part),
                ..none
            },
            (Class::Holiday, Sense::Int(n)) => Fields {
                holiday: u16::try_from(*n).ok(),
                ..none
            },
            (Class::Time, Sense::Expr(Expr::Fields(fields)))
                if fields.base.is_none()
                    && fields.year.is_none()
                    && fields.pick.is_none()
                    && fields.era.is_none() =>
            {
                *fields
            }
            (Class::DayPart, Sense::DayPart(part)) => {
                // «this morning», «last night»
                let base = Some(Base {
                    unit: Unit::Day,
                    n,
                    origin: Origin::Published,
                });
                Fields {
                    base,
                    part: Some(*part),
                    ..none
                }
            }
            _ => return None,
        })
    })?;
    let pick = if named.base.is_some() {
        None
    } else {
        Some(i8::try_from(n).ok()?)
    };
    fields(Class::Time, Fields { pick, ..named })
}

fn away(length: Length, back: bool, origin: Origin) -> Option<(Class, Expr)> {
    if let Some((unit, n)) = length.single()
        && unit >= Unit::Day
    {
        return base(unit, if back { -n } else { n }, origin);
    }
    Some((Class::Time, Expr::AwayFromOrigin { length, back, origin }))
}

pub(super) fn nth(slots: Slots<'_>) -> Option<(Class, Expr)> {
    let n = i8::try_from(int(slots, Class::Nth).or_else(|| int(slots, Class::Shift))?).ok()?;
    if n == 0 || n > 53 {
        return None;
    }
    let within = match when(slots) {
        Some(Expr::Fields(fields)) => fields,
        Some(_) => return None,
        None => Fields::default(),
    };
    let of = match unit(slots) {
        Some(Unit::Quarter) if within.month.is_none() => {
            let quarter = u8::try_from(if n == -1 { 4 } else { n })
                .ok()
                .filter(|n| *n <= 4)?;
            let part = Fields {
                year_part: Some(YearPart::Quarter(quarter)),
                ..Fields::default()
            };
            return fields(Class::Time, meet(&within, &part)?);
        }
        Some(Unit::Half) if within.month.is_none() => {
            let half = u8::try_from(if n == -1 { 2 } else { n })
                .ok()
                .filter(|n| *n <= 2)?;
            let part = Fields {
                year_part: Some(YearPart::Half(half)),
                ..Fields::default()
            };
            return fields(Class::Time, meet(&within, &part)?);
        }
        Some(unit) => NthOf::Unit(unit),
        None => NthOf::Weekday(small(
            int(slots, Class::Weekday).or_else(|| int(slots, Class::WeekdayName))?,
        )?),
    };
    let none = within == Fields::default();
    let placed = within.month.is_some()
        || within.year.is_some()
        || within.year_part.is_some()
        || within.base.is_some_and(|base| base.unit >= Unit::Month)
        || within.era.is_some();
    if none || !placed || within.names_day() {
        return None;
    }
    fields(
        Class::Time,
        Fields {
            nth: Some((n, of)),
            ..within
        },
    )
}
