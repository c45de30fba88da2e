//! One mention of time from all its readings: value, modifier, grain, interval, and what is left open.

use super::{Reading1, Work};
use crate::time::calendar::Unit;
use crate::time::expression::{Expr, ExprId, Fields, Portion, Side};
use crate::time::resolve::Meant;
use crate::time::timex;
use factdesk_model::annotation::{Anchor, Grain, Interval, Resolved, Time, TimexMod, TimexType};

impl Work<'_, '_, '_> {
    /// The mention, from all its readings.
    pub(super) fn assemble(
        &self,
        expr: &Expr,
        anchor: Option<Anchor>,
        readings: &[Reading1],
        complete: bool,
    ) -> Time {
        let kind = self.timex_type(expr);
        let modifier = self.modifier(expr);
        let first = readings.first().map(|reading| reading.meant);
        let grain = self.grain(expr, first.as_ref());
        let is_length = matches!(kind, TimexType::Duration | TimexType::Set);
        let interval = |meant: &Meant| Interval {
            from: meant.from,
            to: meant.to,
        };
        let mut assumed = Vec::new();
        if let Some(unit) = first.and_then(|meant| meant.assumed) {
            assumed.push(assumed_name(unit).to_owned());
        }
        if self.is_century_assumed(expr) {
            assumed.push("century".to_owned());
        }
        let (resolved, value, candidates) = match (readings, first) {
            (_, Some(meant)) if readings.len() == 1 && complete => {
                let value = if is_length {
                    timex::open_value(expr, self.arena)
                } else {
                    match (meant.last, expr) {
                        (_, Expr::Vaguely(_)) => timex::open_value(expr, self.arena),
                        (Some(last), _) => format!("{}/{}", meant.stamp.value(), last.value()),
                        (None, _) => meant.stamp.value(),
                    }
                };
                (Resolved::Exact, value, Vec::new())
            }
            (_, Some(meant)) => {
                let starts = readings.iter().filter_map(|reading| reading.meant.from);
                let value = match (starts.clone().min(), starts.max()) {
                    _ if is_length || matches!(expr, Expr::Vaguely(_)) => timex::open_value(expr, self.arena),
                    (Some(low), Some(high)) => timex::common_value(meant.unit, low, high),
                    _ => timex::open_value(expr, self.arena),
                };
                let candidates = readings.iter().map(|reading| interval(&reading.meant)).collect();
                (Resolved::Ambiguous, value, candidates)
            }
            (_, None) => {
                // A length or a rhythm needs nothing to be counted from.
                let resolved = if is_length && !matches!(expr, Expr::Around { .. })
                    || matches!(expr, Expr::Vaguely(_))
                {
                    Resolved::Exact
                } else {
                    Resolved::Unresolved
                };
                (resolved, timex::open_value(expr, self.arena), Vec::new())
            }
        };
        Time {
            timex_type: kind,
            value,
            modifier,
            interval: if resolved == Resolved::Exact {
                first.as_ref().map(interval)
            } else {
                None
            },
            candidates,
            grain,
            resolved,
            anchor: if resolved == Resolved::Unresolved {
                None
            } else {
                anchor
            },
            assumed,
        }
    }

    fn timex_type(&self, expr: &Expr) -> TimexType {
        let inner = |id: &ExprId| {
            self.get(*id)
                .map_or(TimexType::Date, |inner| self.timex_type(inner))
        };
        match expr {
            Expr::Fields(fields) if fields.hour.is_some() || fields.part.is_some() => TimexType::Time,
            Expr::Fields(_)
            | Expr::Vaguely(_)
            | Expr::Containing(..)
            | Expr::Nearest { .. }
            | Expr::SameIn(..) => TimexType::Date,
            Expr::AwayFromOrigin { length, .. } if length.finest() < Unit::Day => TimexType::Time,
            Expr::AwayFromOrigin { .. } => TimexType::Date,
            Expr::Away { from, length, .. } if length.finest() >= Unit::Day => inner(from),
            Expr::Away { .. } => TimexType::Time,
            Expr::Portion(_, id)
            | Expr::Open(_, id)
            | Expr::Modified(_, id)
            | Expr::Range(id, _)
            | Expr::Lasting(_, id) => inner(id),
            Expr::Length(_)
            | Expr::Around { .. }
            | Expr::Within(_)
            | Expr::PartLength { .. }
            | Expr::EndingWith(..) => TimexType::Duration,
            Expr::Every(_) | Expr::EveryLength(_) => TimexType::Set,
        }
    }

    fn modifier(&self, expr: &Expr) -> Option<TimexMod> {
        match expr {
            Expr::Modified(modifier, _) => Some(*modifier),
            Expr::Portion(Portion::Start | Portion::FirstHalf, _) => Some(TimexMod::Start),
            Expr::Portion(Portion::Mid, _) => Some(TimexMod::Mid),
            Expr::Portion(Portion::End | Portion::LastHalf, _) => Some(TimexMod::End),
            Expr::Open(Side::After, _) => Some(TimexMod::After),
            Expr::Open(Side::Before, _) => Some(TimexMod::Before),
            Expr::Open(Side::Until, _) => Some(TimexMod::OnOrBefore),
            Expr::Open(Side::From | Side::Since, _) => Some(TimexMod::OnOrAfter),
            _ => None,
        }
    }

    fn grain(&self, expr: &Expr, meant: Option<&Meant>) -> Grain {
        if let Some(meant) = meant {
            return meant.unit.grain();
        }
        match expr {
            Expr::Length(length)
            | Expr::Around { length, .. }
            | Expr::Within(length)
            | Expr::PartLength { length, .. }
            | Expr::EndingWith(length, _)
            | Expr::EveryLength(length) => length.finest().grain(),
            Expr::AwayFromOrigin { length, .. } | Expr::Away { length, .. } => length.finest().grain(),
            Expr::Portion(_, id)
            | Expr::Open(_, id)
            | Expr::Modified(_, id)
            | Expr::Range(id, _)
            | Expr::Every(id)
            | Expr::Lasting(_, id) => self.get(*id).map_or(Grain::Day, |inner| self.grain(inner, None)),
            Expr::Containing(unit, _) | Expr::SameIn(unit, _) => unit.grain(),
            Expr::Nearest { of, .. } => self.get(*of).map_or(Grain::Day, |inner| self.grain(inner, None)),
            Expr::Fields(fields) => fields_grain(fields),
            Expr::Vaguely(_) => Grain::Day,
        }
    }

    fn is_century_assumed(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Fields(fields) => fields.century_assumed,
            Expr::Portion(_, id) | Expr::Open(_, id) | Expr::Modified(_, id) | Expr::Range(_, id) => {
                self.get(*id).is_some_and(|inner| self.is_century_assumed(inner))
            }
            _ => false,
        }
    }
}

fn fields_grain(fields: &Fields) -> Grain {
    if fields.second.is_some() {
        Grain::Second
    } else if fields.minute.is_some() {
        Grain::Minute
    } else if fields.hour.is_some() || fields.part.is_some() {
        Grain::Hour
    } else if fields.weekend {
        Grain::Weekend
    } else if fields.names_day() {
        Grain::Day
    } else if fields.week.is_some() {
        Grain::Week
    } else if fields.month.is_some() {
        Grain::Month
    } else if let Some(base) = fields.base {
        base.unit.grain()
    } else if fields.year_part.is_some() {
        Grain::Quarter
    } else {
        Grain::Year
    }
}

const fn assumed_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Year => "year",
        Unit::Month => "month",
        Unit::Week => "week",
        _ => "day",
    }
}
