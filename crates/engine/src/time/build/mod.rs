//! What each group of shapes makes of the parts that fill it.

mod beside;
mod join;
mod merge;
mod range;
mod relative;
mod slots;

use self::beside::per_year;
use self::merge::meet;
use self::relative::{nth, shift};
use self::slots::{
    amount, base, before_era, duration, era, fields, int, length, minutes, number, small, unit, when,
};
use super::calendar::Unit;
use super::class::{Class, Sense};
use super::expression::{
    Amount, DayPart, Expr, ExprId, Fields, Length, Origin, Portion, Side, Vaguely, YearPart,
};
use super::lexicon::Dials;
use factdesk_model::annotation::TimexMod;
use serde::Deserialize;

macro_rules! makes {
    ($($(#[$doc:meta])* $make:ident = $name:literal / $weight:literal,)*) => {
        /// What a group of shapes makes. The group's name in `[shapes]` is the rule's name too.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub(crate) enum Make { $($(#[$doc])* $make,)* }

        impl Make {
            /// The rule's name.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Make::$make => $name,)* }
            }

            /// Which of two readings of the same words wins.
            pub(crate) const fn weight(self) -> i32 {
                match self { $(Make::$make => $weight,)* }
            }
        }
    };
}

makes! {
    /// A date: all that is said meets.
    Date = "date" / 9,
    /// Figures that may be read in the other order.
    OtherOrder = "other-order" / 7,
    /// The unit that a time lies in: «the week of 7 October».
    Containing = "containing" / 10,
    /// A unit alone, in its definite form: the one going on.
    Definite = "definite" / 6,
    /// Figures that are a date only beside something that says so, or alone on their line.
    BareDate = "bare-date" / 5,
    /// A year alone.
    Year = "year" / 4,
    /// A year or era with the word for it.
    SaidYear = "said-year" / 6,
    Week = "week" / 8,
    /// A quarter or half of a year by its number.
    Quarter = "quarter" / 8,
    Half = "half" / 8,
    Century = "century" / 9,
    /// A year or century before our era.
    BeforeEra = "before-era" / 10,
    Decade = "decade" / 8,
    /// A time of day.
    Clock = "clock" / 8,
    /// Figures that are a time of day only beside a date or a range of such.
    BareClock = "bare-clock" / 3,
    /// Half an hour before the hour named: «halv fem».
    HalfTo = "half-to" / 9,
    Past = "past" / 9,
    /// «ten to five»; where figures make it a range as well («3 to 4 am»), it is one.
    To = "to" / 8,
    PastHalfTo = "past-half-to" / 9,
    ToHalfTo = "to-half-to" / 9,
    /// A quarter of the hour that ends with the hour named: «viertel acht».
    QuarterOf = "quarter-of" / 9,
    ThreeQuartersOf = "three-quarters-of" / 9,
    /// last, this, next with a unit or a name.
    Shift = "shift" / 9,
    ShiftThere = "shift-there" / 10,
    /// The same with a plural: nobody says how many «the coming months» are.
    ShiftMany = "shift-many" / 11,
    /// The nth such weekday from now on, or back.
    WeekdaysAhead = "weekdays-ahead" / 10,
    WeekdaysAgo = "weekdays-ago" / 9,
    /// The one after the next.
    ShiftAgain = "shift-again" / 10,
    Ago = "ago" / 9,
    Ahead = "ahead" / 9,
    /// That, or in a sentence about the past how long something took: "in six weeks".
    AheadOrLasting = "ahead-or-lasting" / 9,
    Later = "later" / 9,
    Earlier = "earlier" / 9,
    AwayAfter = "away-after" / 9,
    AwayBefore = "away-before" / 9,
    Nth = "nth" / 9,
    Portion = "portion" / 9,
    Bounded = "bounded" / 9,
    Range = "range" / 9,
    Open = "open" / 9,
    Duration = "duration" / 8,
    /// A whole number and a half.
    AndHalf = "and-half" / 9,
    /// A plural alone: «for years».
    VagueDuration = "vague-duration" / 5,
    /// A length at the beginning or the end of a time: «the first two weeks of 2021».
    PartLength = "part-length" / 11,
    /// An hour beside a part of the day: «8 tonight».
    HourOf = "hour-of" / 9,
    /// A length up to now or from now.
    Around = "around" / 10,
    Within = "within" / 10,
    Lasting = "lasting" / 9,
    Every = "every" / 9,
    Rhythm = "rhythm" / 8,
    /// The one of its kind that lies nearest to a time: «the Monday closest to 5 October».
    Nearest = "nearest" / 11,
    /// «the same month last year»
    SameIn = "same-in" / 12,
    /// A length that ends with a time: «the three months to October».
    EndingWith = "ending-with" / 11,
    /// Times that meet side by side.
    Join = "join" / 7,
    Vaguely = "vaguely" / 8,
}

/// The parts that fill a shape, with room for what they are made of.
#[derive(Debug)]
pub(crate) struct Builder<'a> {
    pub arena: &'a mut Vec<Expr>,
    pub dials: Dials,
}

type Slots<'s> = &'s [(Class, Sense)];

impl Builder<'_> {
    /// Makes a part, or nothing where its parts do not fit together.
    pub(crate) fn build(&mut self, make: Make, slots: Slots<'_>) -> Option<(Class, Expr)> {
        match make {
            // «300 AD»
            Make::SaidYear if matches!(slots, [(Class::Number, _)]) => {
                let year = i16::try_from(number(slots)?).ok().filter(|year| *year > 0);
                year?;
                fields(
                    Class::Time,
                    Fields {
                        year,
                        ..Fields::default()
                    },
                )
            }
            Make::Date | Make::BareDate | Make::OtherOrder | Make::SaidYear => {
                fields(Class::Time, self.merged(slots)?)
            }
            Make::Year => fields(Class::Time, self.merged(slots)?),
            Make::Clock | Make::BareClock => {
                let merged = self.merged(slots)?;
                merged.is_clock().then_some(())?;
                fields(Class::Clock, merged)
            }
            Make::Week => fields(
                Class::Time,
                Fields {
                    week: u8::try_from(number(slots)?).ok().filter(|n| (1..=53).contains(n)),
                    ..Fields::default()
                },
            )
            .filter(|(_, expr)| matches!(expr, Expr::Fields(Fields { week: Some(_), .. }))),
            Make::Quarter | Make::Half => {
                // «2019-H2»: the year may stand first.
                let year = match slots {
                    [(Class::Year, Sense::Int(year)), ..] => i16::try_from(*year).ok(),
                    _ => None,
                };
                let counted = slots.get(usize::from(year.is_some())..)?;
                let n = u8::try_from(number(counted)?).ok()?;
                // «2H19», «Q3/23»: the year may stand last, in two figures.
                let short = slots.iter().find_map(|(class, sense)| match (class, sense) {
                    (Class::ShortYear | Class::LateYear, Sense::Int(n)) => i16::try_from(2000 + n).ok(),
                    (Class::Year, Sense::Int(n)) => i16::try_from(*n).ok(),
                    _ => None,
                });
                let year = year.or(short);
                let part = match make {
                    Make::Quarter if (1..=4).contains(&n) => YearPart::Quarter(n),
                    Make::Half if (1..=2).contains(&n) => YearPart::Half(n),
                    _ => return None,
                };
                let part = Fields {
                    year_part: Some(part),
                    year,
                    ..Fields::default()
                };
                fields(Class::Time, part)
            }
            Make::Decade => era(slots, 10),
            Make::Century => {
                // «the 2000s» are ten years in a language that says «the 1800s» of a hundred.
                let hundred = int(slots, Class::Year);
                if self.dials.decades_from_2000 && hundred.is_some_and(|year| year >= 2000) {
                    return None;
                }
                era(slots, 100)
            }
            Make::BeforeEra => before_era(slots),
            Make::HalfTo => self.minutes_from(slots, -30),
            Make::Past => {
                let minutes = minutes(slots)?;
                self.minutes_from(slots, minutes)
            }
            Make::To => {
                let minutes = minutes(slots)?;
                self.minutes_from(slots, -minutes)
            }
            Make::PastHalfTo => {
                let minutes = minutes(slots)?;
                self.minutes_from(slots, minutes - 30)
            }
            Make::ToHalfTo => {
                let minutes = minutes(slots)?;
                self.minutes_from(slots, -minutes - 30)
            }
            Make::QuarterOf => self.minutes_from(slots, -45),
            Make::ThreeQuartersOf => self.minutes_from(slots, -15),
            Make::Shift => shift(slots).map(|made| self.of_next_week(made)),
            Make::ShiftMany => {
                let vaguely = match int(slots, Class::Shift)? {
                    0 => Vaguely::Present,
                    n if n < 0 => Vaguely::Past,
                    _ => Vaguely::Future,
                };
                Some((Class::Vaguely, Expr::Vaguely(vaguely)))
            }
            Make::WeekdaysAhead | Make::WeekdaysAgo => {
                // «the coming Friday» counts none: it is the first.
                let n = match slots {
                    [_] => 1,
                    _ => i8::try_from(number(slots.get(..1)?)?)
                        .ok()
                        .filter(|n| (1..=50).contains(n))?,
                };
                let weekday = small(int(slots, Class::EveryWeekday).or_else(|| int(slots, Class::Weekday))?);
                let pick = Some(if make == Make::WeekdaysAhead { n } else { -n });
                fields(
                    Class::Time,
                    Fields {
                        weekday,
                        pick,
                        ..Fields::default()
                    },
                )
            }
            Make::ShiftAgain if int(slots, Class::Shift).is_none() => {
                // «Wednesday after next»
                let weekday = small(int(slots, Class::WeekdayName)?);
                let pick = Some(2);
                let again = Fields {
                    weekday,
                    pick,
                    ..Fields::default()
                };
                fields(Class::Time, again)
            }
            Make::ShiftAgain => {
                let (_, Expr::Fields(once)) = shift(slots)? else {
                    return None;
                };
                fields(
                    Class::Time,
                    Fields {
                        pick: once.pick.filter(|n| *n != 0).map(|n| n * 2),
                        ..once
                    },
                )
            }
            Make::ShiftThere => {
                let n = int(slots, Class::ShiftThere)?;
                base(unit(slots)?, n, Origin::Context)
            }
            Make::Ago => self.away(slots, true, Origin::Published),
            Make::Ahead | Make::AheadOrLasting => self.away(slots, false, Origin::Published),
            Make::Later => self.away(slots, false, Origin::Alike),
            Make::Earlier => self.away(slots, true, Origin::Alike),
            Make::Containing => {
                // No unit holds a decade.
                let of = when(slots).filter(|of| !matches!(of, Expr::Fields(Fields { era: Some(_), .. })))?;
                let of = self.intern(of)?;
                Some((Class::Time, Expr::Containing(unit(slots)?, of)))
            }
            Make::Definite => {
                let unit = unit(slots)?;
                // «the year-ago quarter»
                if let Some(back) = slots.iter().find_map(|(_, sense)| match sense {
                    Sense::Base(base) if base.unit == Unit::Year => Some(base.n),
                    _ => None,
                }) {
                    return base(unit, back * per_year(unit)?, Origin::Published);
                }
                if unit == Unit::Weekend {
                    return fields(
                        Class::Time,
                        Fields {
                            weekend: true,
                            ..Fields::default()
                        },
                    );
                }
                base(unit, 0, Origin::Published)
            }
            Make::AwayAfter | Make::AwayBefore => {
                let length = length(slots).filter(|length| !length.is_vague())?;
                // «i dag for 25 år siden»
                let shifted = || match slots.iter().find(|(class, _)| *class == Class::Shifted)?.1 {
                    Sense::Base(shifted) => Some(base(shifted.unit, shifted.n, shifted.origin)?.1),
                    _ => None,
                };
                let from = self.intern(when(slots).or_else(shifted)?)?;
                let back = make == Make::AwayBefore;
                Some((Class::Time, Expr::Away { length, back, from }))
            }
            Make::Nth => match (unit(slots), when(slots)) {
                // «the first half of the 1990s»
                (Some(Unit::Half), Some(of @ Expr::Fields(Fields { era: Some(_), .. }))) => {
                    let half = match int(slots, Class::Nth).or_else(|| int(slots, Class::Shift))? {
                        1 => Portion::FirstHalf,
                        2 | -1 => Portion::LastHalf,
                        _ => return None,
                    };
                    let id = self.intern(of)?;
                    Some((Class::Time, Expr::Portion(half, id)))
                }
                _ => nth(slots),
            },
            Make::Portion => self.portion(slots),
            Make::Bounded => self.bounded(slots),
            Make::Range => self.range(slots),
            Make::Open => {
                // «1994 or later» names no side before it.
                let side = slots.iter().find_map(|(_, sense)| match sense {
                    Sense::Side(side) => Some(*side),
                    _ => None,
                });
                let side = side.unwrap_or(Side::From);
                let of = self.intern(when(slots)?)?;
                Some((Class::Stretch, Expr::Open(side, of)))
            }
            Make::Duration => duration(slots).map(|length| (Class::Duration, Expr::Length(length))),
            Make::AndHalf => {
                let Amount::Thousandths(n) = amount(slots)? else {
                    return None;
                };
                let length = Length::of(unit(slots)?, Amount::Thousandths(n.checked_add(500)?));
                Some((Class::Duration, Expr::Length(length)))
            }
            Make::VagueDuration => {
                let length = Length::of(unit(slots)?, Amount::Vague);
                Some((Class::Duration, Expr::Length(length)))
            }
            Make::Around => {
                let n = int(slots, Class::Shift)?;
                // «the five past years»
                let length = length(slots).or_else(|| Some(Length::of(unit(slots)?, amount(slots)?)))?;
                (n != 0).then_some((Class::Duration, Expr::Around { length, ahead: n > 0 }))
            }
            Make::Within => Some((Class::Duration, Expr::Within(length(slots)?))),
            Make::Lasting => {
                let from = self.intern(when(slots)?)?;
                Some((Class::Stretch, Expr::Lasting(length(slots)?, from)))
            }
            Make::Every => self.every(slots),
            Make::Rhythm => {
                let unit = unit(slots)?;
                Some((Class::Set, Expr::EveryLength(Length::whole(unit, 1))))
            }
            Make::Nearest => self.nearest(slots),
            Make::SameIn => self.same_in(slots),
            Make::EndingWith => self.ending_with(slots),
            Make::Join => self.join(slots),
            Make::PartLength => {
                let n = int(slots, Class::Nth).or_else(|| int(slots, Class::Shift))?;
                let length = length(slots).filter(|length| !length.is_vague())?;
                let of = self.intern(when(slots)?)?;
                let is_last = match n {
                    1 => false,
                    -1 => true,
                    _ => return None,
                };
                Some((Class::Duration, Expr::PartLength { length, is_last, of }))
            }
            Make::HourOf => {
                let merged = self.merged(slots)?;
                let says_part = slots.iter().any(|(class, sense)| {
                    *class == Class::Time
                        && matches!(sense, Sense::Expr(Expr::Fields(fields)) if fields.part.is_some())
                });
                says_part.then(|| fields(Class::Time, merged))?
            }
            Make::Vaguely => slots.iter().find_map(|(_, sense)| match sense {
                Sense::Vaguely(vaguely) => Some((Class::Vaguely, Expr::Vaguely(*vaguely))),
                _ => None,
            }),
        }
    }

    fn intern(&mut self, expr: Expr) -> Option<ExprId> {
        let id = ExprId(u32::try_from(self.arena.len()).ok()?);
        self.arena.push(expr);
        Some(id)
    }

    fn get(&self, id: ExprId) -> Option<Expr> {
        self.arena.get(id.0 as usize).copied()
    }

    fn portion(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let (portion, named) = slots.iter().find_map(|(_, sense)| match sense {
            Sense::Portion(portion) => Some((*portion, None)),
            Sense::UnitPortion(portion, unit) => Some((*portion, Some(*unit))),
            _ => None,
        })?;
        let of = match when(slots) {
            Some(Expr::Fields(fields)) if fields.is_clock() && fields.hour.is_some() => return None,
            // «early in the morning» has hours of its own.
            Some(Expr::Fields(fields))
                if portion == Portion::Start
                    && fields.is_clock()
                    && fields.part == Some(DayPart::Morning) =>
            {
                let part = Some(DayPart::EarlyMorning);
                let early = Fields { part, ..fields };
                return Some((Class::Clock, Expr::Fields(early)));
            }
            Some(expr @ Expr::Fields(_)) => expr,
            Some(_) => return None,
            None => {
                let unit = named.or_else(|| unit(slots))?;
                base(unit, 0, Origin::Published)?.1
            }
        };
        // «første halvdel af 2024» has a name of its own.
        if let (Portion::FirstHalf | Portion::LastHalf, Expr::Fields(year)) = (portion, of)
            && (year.year.is_some() || year.base.is_some_and(|base| base.unit == Unit::Year))
            && year.month.is_none()
        {
            let half = YearPart::Half(if portion == Portion::FirstHalf { 1 } else { 2 });
            let half = Fields {
                year_part: Some(half),
                ..Fields::default()
            };
            return fields(Class::Time, meet(&year, &half)?);
        }
        if let Expr::Fields(fields) = of
            && fields.is_clock()
            && !matches!(portion, Portion::Start | Portion::Mid | Portion::End)
        {
            return None;
        }
        let is_clock = matches!(of, Expr::Fields(fields) if fields.is_clock());
        let id = self.intern(of)?;
        let class = if is_clock { Class::Clock } else { Class::Time };
        Some((class, Expr::Portion(portion, id)))
    }

    fn bounded(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let bound = slots.iter().find_map(|(_, sense)| match sense {
            Sense::Bound(bound) => Some(*bound),
            _ => None,
        })?;
        let (class, of) = slots.iter().find_map(|(class, sense)| match sense {
            Sense::Expr(expr) => Some((*class, *expr)),
            _ => None,
        })?;
        // «under första halvan av 1800-talet» is no less than it.
        let is_portion = matches!(of, Expr::Portion(..)) && bound != TimexMod::Approx;
        if is_portion || matches!(of, Expr::Modified(..)) {
            return None;
        }
        // «over several years» lasts, it is not more than they.
        if matches!(of, Expr::Length(length) if length.is_vague()) {
            return None;
        }
        // «under 2023», «upp till helgen»: only a length, or what lies a length away, is less or more.
        if let Expr::Fields(fields) = of
            && bound != TimexMod::Approx
            && fields.base.is_none_or(|base| base.n.abs() <= 1)
        {
            return None;
        }
        let id = self.intern(of)?;
        Some((class, Expr::Modified(bound, id)))
    }

    fn every(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let set = if let Some(length) = length(slots) {
            Expr::EveryLength(length)
        } else if let Some(unit) = unit(slots) {
            // «the first Monday of each month» comes every month.
            let names_day = int(slots, Class::WeekdayName).is_some();
            let n = int(slots, Class::Nth).filter(|_| !names_day);
            Expr::EveryLength(Length::whole(unit, n.unwrap_or(1).into()))
        } else {
            let rest: Vec<_> = slots
                .iter()
                // «every other Tuesday» says which Tuesdays, and no day of the month.
                .filter(|(class, _)| !matches!(class, Class::Each | Class::Nth))
                .map(|(class, sense)| match class {
                    Class::EveryWeekday => (Class::Weekday, *sense),
                    _ => (*class, *sense),
                })
                .collect();
            let fields = self.merged(&rest)?;
            if fields.year.is_some() || fields.base.is_some() {
                return None;
            }
            Expr::Every(self.intern(Expr::Fields(fields))?)
        };
        Some((Class::Set, set))
    }
}
