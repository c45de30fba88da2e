//! What each group of shapes makes of the parts that fill it.

use super::calendar::Unit;
use super::class::{Class, Sense};
use super::expression::{
    Amount, Base, DayPart, Expr, ExprId, Fields, Length, NthOf, Origin, Portion, Vaguely, YearPart,
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
    Decade = "decade" / 8,
    Century = "century" / 8,
    /// A time of day.
    Clock = "clock" / 8,
    /// Figures that are a time of day only beside a date or a range of such.
    BareClock = "bare-clock" / 3,
    /// Half an hour before the hour named: «halv fem».
    HalfTo = "half-to" / 9,
    Past = "past" / 9,
    To = "to" / 9,
    PastHalfTo = "past-half-to" / 9,
    ToHalfTo = "to-half-to" / 9,
    /// A quarter of the hour that ends with the hour named: «viertel acht».
    QuarterOf = "quarter-of" / 9,
    ThreeQuartersOf = "three-quarters-of" / 9,
    /// last, this, next with a unit or a name.
    Shift = "shift" / 9,
    ShiftThere = "shift-there" / 9,
    /// The nth such weekday from now on, or back.
    WeekdaysAhead = "weekdays-ahead" / 9,
    WeekdaysAgo = "weekdays-ago" / 9,
    /// The one after the next.
    ShiftAgain = "shift-again" / 10,
    Ago = "ago" / 9,
    Ahead = "ahead" / 9,
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
    /// A length up to now or from now.
    Around = "around" / 10,
    Within = "within" / 10,
    Lasting = "lasting" / 9,
    Every = "every" / 9,
    Rhythm = "rhythm" / 8,
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
                let n = u8::try_from(number(slots)?).ok()?;
                let part = match make {
                    Make::Quarter if (1..=4).contains(&n) => YearPart::Quarter(n),
                    Make::Half if (1..=2).contains(&n) => YearPart::Half(n),
                    _ => return None,
                };
                let part = Fields {
                    year_part: Some(part),
                    ..Fields::default()
                };
                fields(Class::Time, part)
            }
            Make::Decade => era(slots, 10),
            Make::Century => era(slots, 100),
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
            Make::Shift => shift(slots),
            Make::WeekdaysAhead | Make::WeekdaysAgo => {
                let n = i8::try_from(number(slots.get(..1)?)?)
                    .ok()
                    .filter(|n| (1..=50).contains(n))?;
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
            Make::Ahead => self.away(slots, false, Origin::Published),
            Make::Later => self.away(slots, false, Origin::Context),
            Make::Earlier => self.away(slots, true, Origin::Context),
            Make::Containing => {
                let of = self.intern(when(slots)?)?;
                Some((Class::Time, Expr::Containing(unit(slots)?, of)))
            }
            Make::Definite => {
                let unit = unit(slots)?;
                if unit == Unit::Weekend {
                    return fields(
                        Class::Time,
                        Fields {
                            weekend: true,
                            pick: Some(0),
                            ..Fields::default()
                        },
                    );
                }
                base(unit, 0, Origin::Published)
            }
            Make::AwayAfter | Make::AwayBefore => {
                let length = length(slots).filter(|length| !length.is_vague())?;
                let from = self.intern(when(slots)?)?;
                let back = make == Make::AwayBefore;
                Some((Class::Time, Expr::Away { length, back, from }))
            }
            Make::Nth => nth(slots),
            Make::Portion => self.portion(slots),
            Make::Bounded => self.bounded(slots),
            Make::Range => self.range(slots),
            Make::Open => {
                let side = slots.iter().find_map(|(_, sense)| match sense {
                    Sense::Side(side) => Some(*side),
                    _ => None,
                })?;
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
                let length = length(slots)?;
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
            Make::Join => self.join(slots),
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

    /// All that is said, in one.
    fn merged(&self, slots: Slots<'_>) -> Option<Fields> {
        let mut all = Fields::default();
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
                (Class::ShortYear, Sense::Int(n)) => {
                    one.year = i16::try_from(if *n < 40 { 2000 + n } else { 1900 + n }).ok();
                    one.century_assumed = true;
                }
                (Class::Season | Class::YearPart, Sense::YearPart(part)) => one.year_part = Some(*part),
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
                (Class::Minute, Sense::Int(n)) => {
                    // The hour it belongs to may have been read already.
                    all.minute = small(*n);
                    continue;
                }
                (Class::WeekNumber, Sense::Int(n)) => one.week = small(*n),
                (Class::Am, _) => am = true,
                (Class::Pm, _) => pm = true,
                (Class::Zone, Sense::Int(minutes)) => one.zone = i16::try_from(*minutes).ok(),
                (Class::Zone, _) => {}
                _ => return None,
            }
            all = meet(&all, &one)?;
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
    fn minutes_from(&self, slots: Slots<'_>, minutes: i32) -> Option<(Class, Expr)> {
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

    fn away(&mut self, slots: Slots<'_>, back: bool, origin: Origin) -> Option<(Class, Expr)> {
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

    fn portion(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let portion = slots.iter().find_map(|(_, sense)| match sense {
            Sense::Portion(portion) => Some(*portion),
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
                let unit = unit(slots)?;
                base(unit, 0, Origin::Published)?.1
            }
        };
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
        if matches!(of, Expr::Modified(..)) {
            return None;
        }
        // «more than 2000» counts something.
        if let Expr::Fields(fields) = of
            && fields.year.is_some()
            && (fields
                == Fields {
                    year: fields.year,
                    ..Fields::default()
                })
            && bound != TimexMod::Approx
        {
            return None;
        }
        let id = self.intern(of)?;
        Some((class, Expr::Modified(bound, id)))
    }

    fn range(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let mut ends: [Option<Expr>; 2] = [None, None];
        let mut n = 0;
        let mut shared = Fields::default();
        let mut half = None;
        for (class, sense) in slots {
            let end = match (class, sense) {
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

    fn every(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
        let set = if let Some(length) = length(slots) {
            Expr::EveryLength(length)
        } else if let Some(unit) = unit(slots) {
            let n = slots
                .iter()
                .find_map(|(class, sense)| (*class == Class::Nth).then_some(sense.int()).flatten());
            Expr::EveryLength(Length::whole(unit, n.unwrap_or(1).into()))
        } else {
            let rest: Vec<_> = slots
                .iter()
                .filter(|(class, _)| !matches!(class, Class::Each))
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

    fn join(&mut self, slots: Slots<'_>) -> Option<(Class, Expr)> {
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
            (Expr::Fields(a), Expr::Fields(b)) => return Some(Expr::Fields(meet(&a, &b)?)),
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
            if !(inner.is_clock() || only_year && inner.year.is_none() && inner.base.is_none()) {
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

/// Both at once; an hour beside a part of the day is an hour of that part.
fn meet(a: &Fields, b: &Fields) -> Option<Fields> {
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

fn fields(class: Class, fields: Fields) -> Option<(Class, Expr)> {
    fields.makes_sense().then_some((class, Expr::Fields(fields)))
}

fn base(unit: Unit, n: i32, origin: Origin) -> Option<(Class, Expr)> {
    let base = Some(Base { unit, n, origin });
    fields(
        Class::Time,
        Fields {
            base,
            ..Fields::default()
        },
    )
}

fn small(n: i32) -> Option<u8> {
    u8::try_from(n).ok()
}

fn day_of(thousandths: i64) -> Option<u8> {
    let day = u8::try_from(thousandths / 1000).ok()?;
    (thousandths % 1000 == 0 && (1..=31).contains(&day)).then_some(day)
}

const fn longest_month(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn int(slots: Slots<'_>, of: Class) -> Option<i32> {
    slots
        .iter()
        .find_map(|(class, sense)| (*class == of).then_some(sense.int()).flatten())
}

fn unit(slots: Slots<'_>) -> Option<Unit> {
    slots.iter().find_map(|(_, sense)| match sense {
        Sense::Unit(unit) => Some(*unit),
        _ => None,
    })
}

fn amount(slots: Slots<'_>) -> Option<Amount> {
    slots.iter().find_map(|(_, sense)| match sense {
        Sense::Amount(amount) => Some(*amount),
        _ => None,
    })
}

fn length(slots: Slots<'_>) -> Option<Length> {
    slots.iter().find_map(|(_, sense)| match sense {
        Sense::Expr(Expr::Length(length)) | Sense::Length(length) => Some(*length),
        _ => None,
    })
}

/// The finished time among the slots.
fn when(slots: Slots<'_>) -> Option<Expr> {
    slots.iter().find_map(|(class, sense)| match (class, sense) {
        (Class::Time | Class::Clock, Sense::Expr(expr)) => Some(*expr),
        _ => None,
    })
}

/// The first whole number, ordinal or not.
fn number(slots: Slots<'_>) -> Option<i32> {
    slots.iter().find_map(|(_, sense)| match sense {
        Sense::Int(n) => Some(*n),
        Sense::Amount(Amount::Thousandths(n)) if n % 1000 == 0 => i32::try_from(n / 1000).ok(),
        _ => None,
    })
}

fn minutes(slots: Slots<'_>) -> Option<i32> {
    let n = slots.iter().find_map(|(class, sense)| match (class, sense) {
        (Class::Minutes, Sense::Int(n)) => Some(*n),
        (Class::Number, Sense::Amount(Amount::Thousandths(n))) if n % 1000 == 0 => {
            i32::try_from(n / 1000).ok()
        }
        _ => None,
    })?;
    (1..60).contains(&n).then_some(n)
}

fn era(slots: Slots<'_>, n_years: i32) -> Option<(Class, Expr)> {
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

fn shift(slots: Slots<'_>) -> Option<(Class, Expr)> {
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

fn duration(slots: Slots<'_>) -> Option<Length> {
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
    sum.filter(|sum| n.is_none() && !sum.single().is_some_and(|(_, n)| (1900..=2060).contains(&n)))
}

fn nth(slots: Slots<'_>) -> Option<(Class, Expr)> {
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
