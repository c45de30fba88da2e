//! Which of several readings of «Friday» or «3 November» is meant.

use super::{Lean, Meant, Now, Scope};
use crate::time::calendar::Unit;
use crate::time::expression::Fields;
use crate::time::lexicon::Tense;
use crate::time::timex::Stamp;
use chrono::{Datelike, TimeDelta};

impl Scope<'_> {
    /// Picks among the candidates, which lie in order.
    pub(super) fn choose(
        &self,
        fields: &Fields,
        cycle: Unit,
        now: &Now,
        all: &[Option<(i64, Meant)>],
    ) -> Option<Meant> {
        let today = now.day()?;
        let start = |meant: &Meant| meant.from;
        let mut list = all.iter().flatten();
        if let Some(pick) = fields.pick {
            let week_later = self.lexicon.dials.next_weekday_is_of_next_week && fields.weekend;
            return match pick {
                0 => {
                    let holds = list
                        .clone()
                        .find(|(_, m)| m.stretch().is_some_and(|s| s.holds(now.at)));
                    let back = fields.weekend
                        && matches!(self.lean, Lean::Past | Lean::Near(Some(Tense::Past)))
                        && now.at.weekday().num_days_from_monday() < 3;
                    let k = if back { -1 } else { 0 };
                    // «this Christmas»: on the side that is asked for, where a side is asked for.
                    let is_there = |m: &Meant| match self.lean {
                        Lean::Future => m.to > Some(today.from),
                        Lean::Past => m.from < Some(today.to),
                        Lean::Near(_) => true,
                    };
                    let here = holds.or_else(|| list.clone().find(|(at, _)| *at == k));
                    match here.filter(|(_, m)| is_there(m)) {
                        Some((_, meant)) => Some(*meant),
                        None if self.lean == Lean::Past => {
                            list.rev().find(|(_, m)| is_there(m)).map(|(_, m)| *m)
                        }
                        None => list.find(|(_, m)| is_there(m)).map(|(_, m)| *m),
                    }
                }
                n if n > 0 && self.lexicon.dials.next_weekday_is_of_next_week && fields.day.is_some() => {
                    list.find(|(_, m)| m.from >= Some(today.from)).map(|(_, m)| *m)
                }
                1 if week_later => list.find(|(k, _)| *k == 1).map(|(_, m)| *m),
                n if n > 0 => list
                    .filter(|(_, m)| start(m).is_some_and(|from| from >= today.to))
                    .nth(usize::from(n.unsigned_abs()) - 1)
                    .map(|(_, m)| *m),
                n => list
                    .rev()
                    .filter(|(_, m)| m.to.is_some_and(|to| to <= today.from))
                    .nth(usize::from(n.unsigned_abs()) - 1)
                    .map(|(_, m)| *m),
            };
        }
        // A weekday beside a date without a year tells the year, where it fits one nearby.
        let fits = |m: &Meant| match (fields.weekday, fields.day, m.from) {
            (Some(weekday), Some(_), Some(from)) => from.weekday().number_from_monday() == u32::from(weekday),
            _ => true,
        };
        let any_fits = list.clone().any(|(_, m)| fits(m));
        let fitting = |m: &Meant| !any_fits || fits(m);
        let is_weekday = cycle == Unit::Week;
        if any_fits && fields.weekday.is_some() && fields.day.is_some() && !matches!(self.lean, Lean::Near(_))
        {
            let far = |m: &Meant| m.from.map_or(i64::MAX, |from| (from - now.at).num_hours().abs());
            return list
                .filter(|(_, m)| fits(m))
                .min_by_key(|(_, m)| far(m))
                .map(|(_, m)| *m);
        }
        match self.lean {
            Lean::Future => {
                let from_then = |m: &Meant| {
                    if cycle == Unit::Day {
                        if fields.part.is_some() {
                            m.to > Some(now.at)
                        } else {
                            m.from >= Some(now.at)
                        }
                    } else if is_weekday {
                        m.from >= Some(today.to) || (fields.weekend && m.to > Some(now.at))
                    } else {
                        m.to > Some(now.at)
                    }
                };
                let first = list
                    .clone()
                    .find(|(_, m)| fitting(m) && from_then(m))
                    .map(|(_, m)| *m);
                first.map(|first| self.or_past_noon(fields, now, first, all))
            }
            Lean::Past => list
                .rev()
                .find(|(_, m)| fitting(m) && m.from < Some(today.to))
                .map(|(_, m)| *m),
            Lean::Near(tense) => {
                // How much farther a time ahead may seem than one behind, and the other way round.
                let (behind, ahead) = match tense {
                    Some(Tense::Past) => (1, 8),
                    Some(Tense::Future) => (8, 1),
                    None if is_weekday => (1, 5),
                    None => (2, 5),
                };
                let cost = |m: &Meant| {
                    let (Some(from), Some(to)) = (m.from, m.to) else {
                        return i64::MAX;
                    };
                    let far = if from < today.to && to > today.from {
                        0
                    } else if from >= today.to {
                        (from - today.from).num_hours().saturating_mul(ahead)
                    } else {
                        (today.from - from).num_hours().saturating_mul(behind)
                    };
                    // Another year than the nearest is worth a weekday that fits, but not a far one.
                    if fits(m) {
                        far
                    } else {
                        far.saturating_add(24 * 500)
                    }
                };
                let nearest = list.min_by_key(|(_, m)| cost(m)).map(|(_, m)| *m)?;
                if cycle == Unit::Day && fields.hour_is_of_twelve && fields.hour.is_some_and(|hour| hour < 7)
                {
                    return shifted_half_day(&nearest);
                }
                Some(nearest)
            }
        }
    }

    /// On the twelve-hour clock the next «three o'clock» may be this afternoon's.
    fn or_past_noon(&self, fields: &Fields, now: &Now, first: Meant, all: &[Option<(i64, Meant)>]) -> Meant {
        if !fields.hour_is_of_twelve || !now.has_clock {
            return first;
        }
        all.iter()
            .flatten()
            .filter_map(|(_, m)| shifted_half_day(m))
            .find(|m| m.from >= Some(now.at))
            .filter(|m| m.from < first.from)
            .unwrap_or(first)
    }
}

pub(super) fn shifted_half_day(meant: &Meant) -> Option<Meant> {
    let half = TimeDelta::try_hours(12)?;
    let from = meant.from?.checked_add_signed(half)?;
    let stamp = match meant.stamp {
        Stamp::Clock(_, unit) => Stamp::Clock(from, unit),
        stamp => stamp,
    };
    Some(Meant {
        from: Some(from),
        to: Some(meant.to?.checked_add_signed(half)?),
        stamp,
        ..*meant
    })
}
