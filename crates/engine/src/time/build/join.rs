//! Times that stand side by side, where they meet.

use super::merge::meet;
use super::{Builder, Slots};
use crate::time::calendar::Unit;
use crate::time::class::{Class, Sense};
use crate::time::expression::{Expr, ExprId, Fields};

impl Builder<'_> {
    pub(super) fn join(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let mut joined: Option<Expr> = None;
        for (_, sense) in slots {
            let Sense::Expr(expr) = sense else { continue };
            joined = Some(match joined {
                None => *expr,
                Some(before) => self.both(before, *expr)?,
            });
        }
        let joined = joined?;
        let class = match joined {
            Expr::Fields(fields) if fields.is_clock() => Class::Clock,
            Expr::Range(..) | Expr::Open(..) | Expr::Lasting(..) => Class::Stretch,
            Expr::Every(_) => Class::Set,
            _ => Class::Time,
        };
        Some((class, joined))
    }

    /// Two times side by side, where they meet.
    fn both(&mut self, a: Expr, b: Expr) -> Option<Expr> {
        let (date, rest) = match (a, b) {
            // «May may» says no month twice.
            (Expr::Fields(a), Expr::Fields(b)) if a == b => return None,
            (Expr::Fields(a), Expr::Fields(b)) => {
                return match meet(&a, &b) {
                    Some(both) => Some(Expr::Fields(both)),
                    None => self.holiday_then(a, b),
                };
            }
            (Expr::Fields(date), rest) | (rest, Expr::Fields(date)) => (date, rest),
            _ => return None,
        };
        self.spread(date, rest)
    }

    /// Lays a date over the times of day inside a range or beside a modifier.
    fn spread(&mut self, date: Fields, rest: Expr) -> Option<Expr> {
        let mut inside = |id: ExprId| -> Option<ExprId> {
            let Expr::Fields(inner) = self.get(id)? else {
                return None;
            };
            // A year may be added to whole dates, a day only to times of day.
            let only_year = Fields {
                year: date.year,
                ..Fields::default()
            } == date;
            // «next week from Monday to Wednesday»
            let only_week = date.base.filter(|base| base.unit == Unit::Week);
            let in_week = Fields {
                base: only_week,
                ..Fields::default()
            } == date
                && only_week.is_some()
                && inner.weekday.is_some()
                && inner.day.is_none()
                && inner.base.is_none_or(|base| Some(base) == only_week);
            if !(in_week || inner.is_clock() || only_year && inner.year.is_none() && inner.base.is_none()) {
                return None;
            }
            let both = meet(&date, &inner)?;
            self.intern(Expr::Fields(both))
        };
        Some(match rest {
            Expr::Range(a, b) => Expr::Range(inside(a)?, inside(b)?),
            Expr::Open(side, of) => Expr::Open(side, inside(of)?),
            Expr::Modified(modifier, of) => Expr::Modified(modifier, inside(of)?),
            Expr::Portion(portion, of) => Expr::Portion(portion, inside(of)?),
            Expr::Lasting(length, from) => Expr::Lasting(length, inside(from)?),
            Expr::Every(of) if date.is_clock() => {
                let Expr::Fields(inner) = self.get(of)? else {
                    return None;
                };
                Expr::Every(self.intern(Expr::Fields(meet(&inner, &date)?))?)
            }
            _ => return None,
        })
    }
}
