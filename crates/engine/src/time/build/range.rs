//! Ranges of times, and what their ends take over from each other.

use super::merge::meet;
use super::slots::base;
use super::{Builder, Slots};
use crate::time::calendar::Unit;
use crate::time::class::{Class, Sense};
use crate::time::expression::{Expr, Fields, Origin, Vaguely};

impl Builder<'_> {
    pub(super) fn range(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let mut ends: [Option<Expr>; 2] = [None, None];
        let mut n = 0;
        let mut shared = Fields::default();
        let mut half = None;
        for (class, sense) in slots {
            let end = match (class, sense) {
                // «from 4 to 22 next month»
                (Class::Time, Sense::Expr(Expr::Fields(both))) if n == 2 => {
                    shared = meet(&shared, both)?;
                    continue;
                }
                (Class::Time | Class::Clock, Sense::Expr(expr)) => *expr,
                (Class::Vaguely, Sense::Vaguely(Vaguely::Present)) => {
                    base(Unit::Day, 0, Origin::Published)?.1
                }
                (Class::Am, _) => {
                    half = Some(false);
                    continue;
                }
                (Class::Pm, _) => {
                    half = Some(true);
                    continue;
                }
                _ => {
                    let one = self.merged(&[(*class, *sense)])?;
                    // What follows the two ends belongs to both: the month of «13–15 July».
                    if n == 2
                        || (n == 0 && (one.month.is_some() || one.weekday.is_some()) && one.day.is_none())
                    {
                        shared = meet(&shared, &one)?;
                        continue;
                    }
                    Expr::Fields(one)
                }
            };
            *ends.get_mut(n)? = Some(end);
            n += 1;
        }
        let (mut from, mut to) = (ends[0]?, ends[1]?);
        if shared != Fields::default()
            && let (Expr::Fields(a), Expr::Fields(b)) = (&mut from, &mut to)
        {
            (*a, *b) = (meet(a, &shared)?, meet(b, &shared)?);
        }
        if let (Some(past_noon), Expr::Fields(b)) = (half, &mut to) {
            let hour = b.hour.filter(|hour| (1..=12).contains(hour))?;
            b.hour = Some(hour % 12 + if past_noon { 12 } else { 0 });
            b.hour_is_of_twelve = false;
        }
        if let (Expr::Fields(a), Expr::Fields(b)) = (&mut from, &mut to) {
            let year_is_inherited = a.year.is_none();
            // «2013-02-13 kl. 4» is a date and no range from 2013.
            let is_year = |fields: &Fields| {
                let year = fields.year;
                year.is_some()
                    && *fields
                        == Fields {
                            year,
                            ..Fields::default()
                        }
            };
            if is_year(a) && b.year.is_none() && (b.base.is_none() || b.month.is_some()) {
                return None;
            }
            (*a, *b) = (inherit(a, b)?, inherit(b, a)?);
            // «November to February 2017» begins the year before.
            if let (true, Some(first), Some(last)) = (year_is_inherited, a.month, b.month)
                && first > last
            {
                a.year = a.year.map(|year| year - 1);
            }
            settle_hours(a, b);
            if a.is_clock() != b.is_clock() {
                return None;
            }
            if a.zone.is_none() && a.hour.is_some() && b.hour.is_some() {
                a.zone = b.zone;
            }
            // «2013-02-13» is a date and no range.
            let only_year = Fields {
                year: a.year,
                ..Fields::default()
            };
            if *a == only_year && b.year.is_none() {
                return None;
            }
            // Two years of a range run forward.
            if let (Some(first), Some(last)) = (a.year, b.year)
                && first > last
            {
                return None;
            }
        }
        let (from, to) = (self.intern(from)?, self.intern(to)?);
        Some((Class::Stretch, Expr::Range(from, to)))
    }
}

/// What one end of a range takes over from the other.
fn inherit(one: &Fields, other: &Fields) -> Option<Fields> {
    let mut full = *one;
    if one.is_clock() {
        return if other.is_clock() {
            Some(full)
        } else {
            meet(&full, &other.date())
        };
    }
    if one.day.is_some() && one.month.is_none() && one.base.is_none() {
        full.month = other.month;
        full.base = other.base.filter(|base| base.unit == Unit::Month);
    }
    if one.year.is_none() && one.base.is_none() && (full.month.is_some() || full.year_part.is_some()) {
        full.year = other.year;
        full.base = full.base.or(other.base.filter(|base| base.unit == Unit::Year));
    }
    if one.weekday.is_some() && one.day.is_none() && one.base.is_none() && one.week.is_none() {
        full.base = other.base.filter(|base| base.unit == Unit::Week);
        full.week = other.week;
        full.year = other.year.filter(|_| other.week.is_some());
    }
    full.makes_sense().then_some(full)
}

/// Takes the hours of a range on the twelve-hour clock to the side where the range runs forward.
fn settle_hours(from: &mut Fields, to: &mut Fields) {
    if let (Some(a), Some(b)) = (from.hour, to.hour)
        && from.hour_is_of_twelve
        && !to.hour_is_of_twelve
    {
        if a < 12 && a + 12 <= b && b >= 12 {
            from.hour = Some(a + 12);
        }
        from.hour_is_of_twelve = false;
    } else if let (Some(a), Some(b)) = (from.hour, to.hour)
        && to.hour_is_of_twelve
        && !from.hour_is_of_twelve
    {
        if b <= a && b < 12 {
            to.hour = Some(b + 12);
        }
        to.hour_is_of_twelve = false;
    }
}
