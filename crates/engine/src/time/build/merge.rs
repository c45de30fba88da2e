//! Fields from the parts that say them, and a time of day from an hour and minutes.

use super::slots::{day_of, fields, longest_month, small};
use super::{Builder, Slots};
use crate::time::calendar::Unit;
use crate::time::class::{Class, Sense};
use crate::time::expression::{Amount, DayPart, Expr, Fields};

impl Builder<'_> {
    /// All that is said, in one.
    pub(super) fn merged(&self, slots: Slots<'_>) -> Option<Fields> {
        let mut all = Fields::default();
        let mut is_first = true;
        let (mut am, mut pm) = (false, false);
        for (class, sense) in slots {
            let mut one = Fields::default();
            match (class, sense) {
                (Class::Time | Class::Clock, Sense::Expr(Expr::Fields(fields))) => one = *fields,
                (
                    Class::Month | Class::MonthName | Class::MonthNumber | Class::PaddedMonth,
                    Sense::Int(n),
                ) => one.month = small(*n),
                (Class::Weekday | Class::WeekdayName, Sense::Int(n)) => one.weekday = small(*n),
                (Class::Day, Sense::Int(n)) => one.day = small(*n),
                (Class::Nth, Sense::Int(n)) => {
                    one.day = small(*n).filter(|n| (1..=31).contains(n));
                    one.day?;
                }
                (Class::Number, Sense::Amount(Amount::Thousandths(n))) => one.day = Some(day_of(*n)?),
                (Class::Year | Class::YearWord, Sense::Int(n)) => one.year = i16::try_from(*n).ok(),
                (Class::ShortYear | Class::LateYear, Sense::Int(n)) => {
                    one.year = i16::try_from(if *n < 40 { 2000 + n } else { 1900 + n }).ok();
                    one.century_assumed = true;
                }
                (Class::Season | Class::SeasonName | Class::YearPart, Sense::YearPart(part)) => {
                    one.year_part = Some(*part)
                }
                (Class::DayPart, Sense::DayPart(part)) => one.part = Some(*part),
                (Class::Holiday, Sense::Int(n)) => one.holiday = u16::try_from(*n).ok(),
                (Class::Shifted | Class::ShiftedThere, Sense::Base(base)) => one.base = Some(*base),
                (Class::Hour | Class::HourWord, Sense::Int(n)) => {
                    one.hour = small(*n);
                    one.hour_is_of_twelve = self.dials.hours_of_twelve && (1..=12).contains(n);
                }
                (Class::HourMinute, Sense::Int(n)) => {
                    one.hour = small(n / 100);
                    one.minute = small(n % 100);
                    one.hour_is_of_twelve = self.dials.hours_of_twelve && (1..=12).contains(&(n / 100));
                }
                (Class::Minute, Sense::Int(n)) if all.minute.is_some() => one.second = small(*n),
                (Class::Minute | Class::MinuteWord, Sense::Int(n)) => {
                    // The hour it belongs to may have been read already.
                    all.minute = small(*n);
                    is_first = false;
                    continue;
                }
                // «Labor Day weekend»
                (Class::Unit, Sense::Unit(Unit::Weekend)) if all.holiday.is_some() => one.weekend = true,
                (Class::WeekNumber, Sense::Int(n)) => one.week = small(*n),
                (Class::Am | Class::AmMark, _) => am = true,
                (Class::Pm | Class::PmMark, _) => pm = true,
                (Class::Zone, Sense::Int(minutes)) => one.zone = i16::try_from(*minutes).ok(),
                (Class::Zone, _) => {}
                _ => return None,
            }
            // What is said first meets nothing.
            all = if is_first && (one.hour.is_none() || one.part.is_none()) {
                one.makes_sense().then_some(one)?
            } else {
                meet(&all, &one)?
            };
            is_first = false;
        }
        if am || pm {
            let hour = all.hour.filter(|hour| (1..=12).contains(hour))?;
            all.hour = Some(hour % 12 + if pm { 12 } else { 0 });
            all.hour_is_of_twelve = false;
        }
        if all
            .day
            .is_some_and(|day| all.month.is_some_and(|month| day > longest_month(month)))
        {
            return None;
        }
        (all.makes_sense() && all != Fields::default()).then_some(all)
    }

    /// A time of day some minutes from an hour.
    pub(super) fn minutes_from(&self, slots: Slots<'_>, minutes: i32) -> Option<(Class, Expr)> {
        let hours: Vec<_> = slots
            .iter()
            .filter(|(class, _)| {
                matches!(
                    class,
                    Class::Hour | Class::HourWord | Class::Am | Class::Pm | Class::Clock | Class::DayPart
                )
            })
            .copied()
            .collect();
        let hour = self.merged(&hours)?;
        let base = match (hour.hour, hour.part) {
            (Some(hour), None) => i32::from(hour),
            (None, Some(part)) => i32::try_from(part.hours().0).ok()?,
            _ => return None,
        };
        if hour.minute.is_some() {
            return None;
        }
        let at = (base * 60 + minutes).rem_euclid(24 * 60);
        // Before one o'clock of the twelve-hour clock lies twelve, not zero.
        let at_hour = if hour.hour_is_of_twelve && at < 60 {
            12
        } else {
            at / 60
        };
        fields(
            Class::Clock,
            Fields {
                hour: small(at_hour),
                minute: small(at % 60),
                hour_is_of_twelve: hour.hour_is_of_twelve,
                ..Fields::default()
            },
        )
    }
}

/// Both at once; an hour beside a part of the day is an hour of that part.
pub(super) fn meet(a: &Fields, b: &Fields) -> Option<Fields> {
    let mut both = a.meet(b)?;
    if let (Some(hour), Some(part)) = (both.hour, both.part) {
        if both.hour_is_of_twelve || hour <= 12 {
            both.hour = Some(match hour {
                12 if part == DayPart::Night => 0,
                12 => 12,
                hour if part.is_past_noon() => hour + 12,
                hour if part == DayPart::Night && hour >= 8 => hour + 12,
                hour => hour,
            });
            both.hour_is_of_twelve = false;
        }
        both.part = None;
    }
    Some(both)
}
