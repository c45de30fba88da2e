//! What a time expression says, before it is known what it counts from.

use super::calendar::Unit;
use factdesk_model::annotation::TimexMod;

/// What a relative time counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// When the text was published.
    Published,
    /// The time the text spoke of last.
    Context,
    /// The same, at its own size: «a year earlier» than the third quarter is a third quarter.
    Alike,
}

impl Origin {
    /// Where it lies, whatever size is taken from it.
    pub(crate) const fn place(self) -> Origin {
        match self {
            Origin::Alike => Origin::Context,
            origin => origin,
        }
    }
}

/// The unit some steps from the one the origin lies in: «next week» is the week at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Base {
    pub unit: Unit,
    pub n: i32,
    pub origin: Origin,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DayPart {
    Dawn,
    EarlyMorning,
    Morning,
    Forenoon,
    Noon,
    Afternoon,
    AfterLunch,
    Evening,
    LateEvening,
    Night,
    Midnight,
    Daytime,
}

impl DayPart {
    /// First hour and the hour after the last, counted from the day's midnight.
    pub(crate) const fn hours(self) -> (i64, i64) {
        match self {
            DayPart::Dawn => (4, 9),
            DayPart::EarlyMorning => (0, 9),
            DayPart::Morning => (0, 12),
            DayPart::Forenoon => (9, 12),
            DayPart::Noon => (12, 14),
            DayPart::Afternoon => (12, 19),
            DayPart::AfterLunch => (13, 17),
            DayPart::Evening => (18, 24),
            DayPart::LateEvening => (21, 24),
            DayPart::Night => (0, 6),
            DayPart::Midnight => (0, 1),
            DayPart::Daytime => (8, 18),
        }
    }

    /// TIMEX3's sign for it.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            DayPart::Dawn | DayPart::EarlyMorning | DayPart::Morning | DayPart::Forenoon => "MO",
            DayPart::Noon => "12:00",
            DayPart::Afternoon | DayPart::AfterLunch => "AF",
            DayPart::Evening | DayPart::LateEvening => "EV",
            DayPart::Night => "NI",
            DayPart::Midnight => "24:00",
            DayPart::Daytime => "DT",
        }
    }

    /// Whether an hour of the twelve-hour clock is meant past noon.
    pub(crate) const fn is_past_noon(self) -> bool {
        matches!(
            self,
            DayPart::Noon
                | DayPart::Afternoon
                | DayPart::AfterLunch
                | DayPart::Evening
                | DayPart::LateEvening
        )
    }
}

/// A quarter, half or season of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearPart {
    Quarter(u8),
    Half(u8),
    /// 1 spring, 2 summer, 3 autumn, 4 winter; the winter that begins in December of the year.
    Season(u8),
}

/// What is counted in «the third … of …».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NthOf {
    Weekday(u8),
    Unit(Unit),
}

/// The fields that are said. All of them hold at once: the time lies where they meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Fields {
    /// Relative to the origin.
    pub base: Option<Base>,
    /// «next», «last», «this» before a weekday, month, season or holiday.
    pub pick: Option<i8>,
    /// Year; with `century_assumed` where two digits were written.
    pub year: Option<i16>,
    pub century_assumed: bool,
    /// Years of a decade or a century, as first year and number.
    pub era: Option<(i16, u8)>,
    pub year_part: Option<YearPart>,
    pub month: Option<u8>,
    pub week: Option<u8>,
    pub day: Option<u8>,
    /// 1 Monday to 7 Sunday.
    pub weekday: Option<u8>,
    pub weekend: bool,
    pub holiday: Option<u16>,
    pub nth: Option<(i8, NthOf)>,
    pub part: Option<DayPart>,
    pub hour: Option<u8>,
    pub minute: Option<u8>,
    pub second: Option<u8>,
    /// The hour may as well lie twelve hours later.
    pub hour_is_of_twelve: bool,
    /// Minutes by which the zone named runs ahead of UTC.
    pub zone: Option<i16>,
}

impl Fields {
    /// Only the time of day is said.
    pub(crate) fn is_clock(&self) -> bool {
        (self.hour.is_some() || self.part.is_some()) && *self == self.clock()
    }

    /// The time of day alone.
    pub(crate) fn clock(&self) -> Fields {
        Fields {
            part: self.part,
            hour: self.hour,
            minute: self.minute,
            second: self.second,
            hour_is_of_twelve: self.hour_is_of_twelve,
            zone: self.zone,
            ..Fields::default()
        }
    }

    /// Everything but the time of day.
    pub(crate) fn date(&self) -> Fields {
        Fields {
            part: None,
            hour: None,
            minute: None,
            second: None,
            hour_is_of_twelve: false,
            zone: None,
            ..*self
        }
    }

    /// Whether a day (or weekend) follows once the rest is known.
    pub(crate) fn names_day(&self) -> bool {
        self.day.is_some()
            || self.weekday.is_some()
            || self.weekend
            || self.holiday.is_some()
            || matches!(
                self.nth,
                Some((_, NthOf::Weekday(_) | NthOf::Unit(Unit::Day | Unit::Weekend)))
            )
            || self.base.is_some_and(|base| base.unit <= Unit::Weekend)
    }

    /// Both at once, where that makes sense: no field twice, and no gap such as a weekday of a year.
    pub(crate) fn meet(&self, other: &Fields) -> Option<Fields> {
        fn one<T: PartialEq + Copy>(a: Option<T>, b: Option<T>) -> Result<Option<T>, ()> {
            match (a, b) {
                (Some(a), Some(b)) if a != b => Err(()),
                (a, b) => Ok(a.or(b)),
            }
        }
        let both = || -> Result<Fields, ()> {
            Ok(Fields {
                base: one(self.base, other.base)?,
                pick: one(self.pick, other.pick)?,
                year: one(self.year, other.year)?,
                century_assumed: self.century_assumed || other.century_assumed,
                era: one(self.era, other.era)?,
                year_part: one(self.year_part, other.year_part)?,
                month: one(self.month, other.month)?,
                week: one(self.week, other.week)?,
                day: one(self.day, other.day)?,
                weekday: one(self.weekday, other.weekday)?,
                weekend: self.weekend || other.weekend,
                holiday: one(self.holiday, other.holiday)?,
                nth: one(self.nth, other.nth)?,
                part: one(self.part, other.part)?,
                hour: one(self.hour, other.hour)?,
                minute: one(self.minute, other.minute)?,
                second: one(self.second, other.second)?,
                hour_is_of_twelve: self.hour_is_of_twelve || other.hour_is_of_twelve,
                zone: one(self.zone, other.zone)?,
            })
        };
        both().ok().filter(Fields::makes_sense)
    }

    /// Whether the fields can hold together without a gap.
    pub(crate) fn makes_sense(&self) -> bool {
        let day_given = self.names_day();
        let year_given = self.year.is_some() || self.base.is_some_and(|base| base.unit == Unit::Year);
        let base = self.base.map(|base| base.unit);
        let has_clock = self.hour.is_some() || self.part.is_some();
        // A time of day belongs to a day.
        if has_clock && !day_given && self.date() != Fields::default() {
            return false;
        }
        if self.minute.is_some() && self.hour.is_none() {
            return false;
        }
        if self.year.is_some() && (base.is_some() || self.era.is_some()) {
            return false;
        }
        if base.is_some() && self.pick.is_some() {
            return false;
        }
        // What a month may be said with.
        if self.month.is_some()
            && (base.is_some_and(|unit| unit != Unit::Year && unit != Unit::Day)
                || self.week.is_some()
                || self.year_part.is_some()
                || self.era.is_some())
        {
            return false;
        }
        if self.month.is_some() && base == Some(Unit::Day) && self.day.is_none() {
            return false;
        }
        if self.day.is_some() {
            let in_month = self.month.is_some() || base == Some(Unit::Month);
            if (year_given && !in_month) || self.week.is_some() || self.nth.is_some() || self.weekend {
                return false;
            }
            if base.is_some_and(|unit| !matches!(unit, Unit::Month | Unit::Year | Unit::Day)) {
                return false;
            }
        }
        if self.weekday.is_some() || self.weekend {
            let placed = self.day.is_some()
                || self.week.is_some()
                || self.holiday.is_some()
                || self.nth.is_some()
                || matches!(base, None | Some(Unit::Week | Unit::Day));
            if !placed {
                return false;
            }
            let adrift =
                (year_given || self.month.is_some() || self.year_part.is_some() || self.era.is_some())
                    && self.day.is_none()
                    && self.week.is_none()
                    && self.holiday.is_none()
                    && self.nth.is_none();
            if adrift || (self.weekday.is_some() && self.weekend) {
                return false;
            }
        }
        if self.week.is_some()
            && (self.holiday.is_some()
                || self.year_part.is_some()
                || self.nth.is_some()
                || self.era.is_some())
        {
            return false;
        }
        if self.week.is_some() && base.is_some_and(|unit| unit != Unit::Year) {
            return false;
        }
        if self.holiday.is_some()
            && (self.month.is_some() || self.day.is_some() || self.year_part.is_some() || self.era.is_some())
        {
            return false;
        }
        if self.holiday.is_some() && base.is_some_and(|unit| unit != Unit::Year) {
            return false;
        }
        if self.year_part.is_some()
            && (base.is_some_and(|unit| unit != Unit::Year)
                || self.era.is_some()
                || (day_given && self.nth.is_none()))
        {
            return false;
        }
        if self.era.is_some() && (base.is_some() || day_given || has_clock) {
            return false;
        }
        true
    }
}

/// A length of time: up to three amounts, largest unit first, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Length {
    pub parts: [Option<(Unit, Amount)>; 3],
}

/// How many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// In thousandths.
    Thousandths(i64),
    /// «several», «some», or a plural alone.
    Vague,
}

impl Length {
    /// One amount of one unit.
    pub(crate) fn of(unit: Unit, amount: Amount) -> Length {
        Length {
            parts: [Some((unit, amount)), None, None],
        }
    }

    /// `n` whole units.
    pub(crate) fn whole(unit: Unit, n: i64) -> Length {
        Length::of(unit, Amount::Thousandths(n.saturating_mul(1000)))
    }

    /// Both lengths together: «two years and a month».
    pub(crate) fn and(&self, other: &Length) -> Option<Length> {
        let mut sum = *self;
        for (unit, amount) in other.amounts() {
            if sum.amounts().any(|(u, a)| u == unit || a == Amount::Vague) || amount == Amount::Vague {
                return None;
            }
            *sum.parts.iter_mut().find(|part| part.is_none())? = Some((unit, amount));
        }
        sum.parts
            .sort_by_key(|part| std::cmp::Reverse(part.map(|(unit, _)| unit)));
        Some(sum)
    }

    /// The amounts, largest unit first.
    pub(crate) fn amounts(&self) -> impl Iterator<Item = (Unit, Amount)> + '_ {
        self.parts.iter().flatten().copied()
    }

    /// The one unit and how many of it, where that is a whole number of a single unit.
    pub(crate) fn single(&self) -> Option<(Unit, i32)> {
        match self.parts {
            [Some((unit, Amount::Thousandths(n))), None, None] if n % 1000 == 0 => {
                Some((unit, i32::try_from(n / 1000).ok()?))
            }
            _ => None,
        }
    }

    /// Whether the amount is left open.
    pub(crate) fn is_vague(&self) -> bool {
        self.amounts().any(|(_, amount)| amount == Amount::Vague)
    }

    /// The smallest unit.
    pub(crate) fn finest(&self) -> Unit {
        self.amounts().map(|(unit, _)| unit).min().unwrap_or(Unit::Day)
    }
}

/// Which part of a longer time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Portion {
    /// Its first third.
    Start,
    /// Its middle third.
    Mid,
    /// Its last third.
    End,
    /// Its first half, where the half has no name of its own.
    FirstHalf,
    /// Its second half.
    LastHalf,
    /// Its first day.
    FirstDay,
    /// Its last day.
    LastDay,
    /// What lay before now.
    Earlier,
    /// What lies after now.
    Later,
    /// All of it.
    Whole,
}

/// Which side of a time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Side {
    /// From its start on: «from».
    From,
    /// From its start on, and that lies in the past: «since».
    Since,
    /// From its end on: «after».
    After,
    /// Up to its start: «before».
    Before,
    /// Up to its end: «until», «by».
    Until,
}

/// A reference to now, the past or the future without saying when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Vaguely {
    Present,
    Past,
    Future,
}

/// An expression in the arena of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ExprId(pub u32);

/// What a time expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expr {
    /// Fields that meet.
    Fields(Fields),
    /// A part of another time.
    Portion(Portion, ExprId),
    /// The unit that another time begins in.
    Containing(Unit, ExprId),
    /// A length away from another time.
    Away {
        length: Length,
        back: bool,
        from: ExprId,
    },
    /// A length away from the origin, where one unit does not say it.
    AwayFromOrigin {
        length: Length,
        back: bool,
        origin: Origin,
    },
    /// From one time to another, both included.
    Range(ExprId, ExprId),
    /// All before or after a time.
    Open(Side, ExprId),
    /// A length alone.
    Length(Length),
    /// A length that ends or begins at now: «the last two years».
    Around { length: Length, ahead: bool },
    /// The first or last of a longer time: «the last four months of 2021».
    PartLength {
        length: Length,
        is_last: bool,
        of: ExprId,
    },
    /// The nth nearest such time to another: «the Monday closest to 5 October».
    Nearest { of: ExprId, n: u8, to: ExprId },
    /// The unit that the text spoke of last, in another year: «the same month last year».
    SameIn(Unit, ExprId),
    /// A length that ends with a time: «the three months to October».
    EndingWith(Length, ExprId),
    /// A length that must not be exceeded: «within two years».
    Within(Length),
    /// A length that begins with a time: «two hours from 4 pm».
    Lasting(Length, ExprId),
    /// Something that comes back with every such time.
    Every(ExprId),
    /// Something that comes back, a number of times a length.
    EveryLength(Length),
    /// Now, once, one day.
    Vaguely(Vaguely),
    /// Another expression, said with a modifier.
    Modified(TimexMod, ExprId),
}

#[cfg(test)]
mod tests {
    use super::{Base, Fields, Origin, Unit};

    #[test]
    fn fields_meet_only_where_they_leave_no_gap() {
        let none = Fields::default();
        let weekday = Fields {
            weekday: Some(2),
            ..none
        };
        let year = Fields {
            year: Some(2014),
            ..none
        };
        let month = Fields {
            month: Some(9),
            ..none
        };
        let day = Fields {
            day: Some(16),
            ..none
        };
        let at_five = Fields {
            hour: Some(5),
            ..none
        };
        let next_week = Fields {
            base: Some(Base {
                unit: Unit::Week,
                n: 1,
                origin: Origin::Published,
            }),
            ..none
        };
        assert!(weekday.meet(&next_week).is_some());
        assert!(weekday.meet(&year).is_none(), "a weekday of a year is no day");
        assert!(month.meet(&year).is_some());
        assert!(month.meet(&at_five).is_none(), "an hour of a month is none");
        assert!(month.meet(&day).is_some_and(|date| date.meet(&at_five).is_some()));
        assert!(next_week.meet(&year).is_none());
    }
}
