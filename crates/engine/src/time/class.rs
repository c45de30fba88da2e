//! What may stand at a place of a shape, and what it means there.

use super::calendar::Unit;
use super::expression::{Amount, Base, DayPart, Expr, Length, Portion, Side, Vaguely, YearPart};
use factdesk_model::annotation::TimexMod;

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $name:literal,)*) => {
        /// A class of words, numbers or finished parts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Class { $($(#[$doc])* $class,)* }

        impl Class {
            const ALL: &'static [Class] = &[$(Class::$class),*];

            /// The name in a shape's angle brackets.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Class::$class => $name,)* }
            }
        }
    };
}

classes! {
    /// A finished date, or date with its time of day.
    Time = "time",
    /// A finished time of day.
    Clock = "clock",
    /// A finished length.
    Duration = "duration",
    /// A finished range or half-open stretch.
    Stretch = "stretch",
    /// A finished rhythm.
    Set = "set",
    /// Now, once, one day.
    Vaguely = "vaguely",
    /// A month's name, short forms included.
    Month = "month",
    /// A month's name that may stand alone.
    MonthName = "month-name",
    /// A weekday, short forms included.
    Weekday = "weekday",
    /// A weekday that may stand alone.
    WeekdayName = "weekday-name",
    /// A weekday said of every week.
    EveryWeekday = "every-weekday",
    /// A unit of time.
    Unit = "unit",
    /// A unit in its plural, which says some length without its number: «for days».
    ManyUnits = "units",
    /// A unit in its definite form: the one going on.
    TheUnit = "the-unit",
    /// A unit, as an adverb or adjective of rhythm: daily.
    UnitRhythm = "rhythm",
    /// last, this, next.
    Shift = "shift",
    /// the following, the same: counted from the time the text spoke of last.
    ShiftThere = "shift-there",
    /// yesterday, this year in one word.
    Shifted = "shifted",
    /// The same, seen from the time the text spoke of last.
    ShiftedThere = "shifted-there",
    Season = "season",
    /// A season that «the» before it is enough for.
    SeasonName = "season-name",
    YearPart = "year-part",
    DayPart = "part",
    Holiday = "holiday",
    /// beginning, middle, end.
    Portion = "portion",
    /// A part of a unit in one word: «year-end».
    UnitPortion = "unit-portion",
    /// about, nearly, more than.
    Bound = "bound",
    /// since, before, until.
    Side = "side",
    /// one, half a, several.
    Amount = "amount",
    /// A length in one word.
    Length = "length",
    /// A decade in one word.
    Decade = "decade",
    /// A quarter of an hour and the like, in minutes.
    Minutes = "minutes",
    /// An ordinal number, in figures or words.
    Nth = "nth",
    /// A number, in figures or words.
    Number = "number",
    /// 1 to 31 in figures.
    Day = "day",
    /// 1 to 12 in figures.
    MonthNumber = "month-number",
    /// 01 to 12, written with two figures.
    PaddedMonth = "padded-month",
    /// 1 to 53 in figures.
    WeekNumber = "week-number",
    /// Four figures that may be a year.
    Year = "year",
    /// A year in words.
    YearWord = "year-word",
    /// Two figures that may be a year.
    ShortYear = "short-year",
    /// Two figures that may be a year and no day: 32 to 99.
    LateYear = "late-year",
    /// 0 to 24 in figures.
    Hour = "hour",
    /// 1 to 12 in words.
    HourWord = "hour-word",
    /// Two figures, 00 to 59.
    Minute = "minute",
    /// Three or four figures that may be hours and minutes.
    HourMinute = "hour-minute",
    /// A word that puts an hour before noon.
    Am = "am",
    /// A word that puts an hour after noon.
    Pm = "pm",
    /// A sign that puts the hour that it touches before noon: 7a.
    AmMark = "am-mark",
    /// A sign that puts the hour that it touches after noon: 7p.
    PmMark = "pm-mark",
    /// Ten to fifty-nine in words, as minutes.
    MinuteWord = "minute-word",
    /// every, each.
    Each = "each",
    /// A time zone, read over.
    Zone = "zone",
}

impl Class {
    /// The class of that name.
    pub(crate) fn named(name: &str) -> Option<Class> {
        Class::ALL.iter().copied().find(|class| class.name() == name)
    }

    /// All names, for error messages.
    pub(crate) fn all_names() -> String {
        let names: Vec<_> = Class::ALL
            .iter()
            .map(|class| format!("<{}>", class.name()))
            .collect();
        names.join(", ")
    }

    /// One bit of 64.
    pub(crate) const fn bit(self) -> u64 {
        1 << self as u8
    }

    /// The bits of all classes that are read from figures.
    pub(crate) const FIGURES: u64 = {
        let (mut bits, mut at) = (0, 0);
        while at < Class::ALL.len() {
            if Class::ALL[at].is_figures() {
                bits |= Class::ALL[at].bit();
            }
            at += 1;
        }
        bits
    };

    /// Whether it is read from figures, not from words or shapes.
    pub(crate) const fn is_figures(self) -> bool {
        matches!(
            self,
            Class::Day
                | Class::MonthNumber
                | Class::PaddedMonth
                | Class::WeekNumber
                | Class::Year
                | Class::YearWord
                | Class::ShortYear
                | Class::LateYear
                | Class::Hour
                | Class::Minute
                | Class::HourMinute
                | Class::MinuteWord
                | Class::Number
        )
    }

    /// Whether it may be a mention by itself.
    pub(crate) const fn is_mention(self) -> bool {
        matches!(
            self,
            Class::Time | Class::Clock | Class::Duration | Class::Stretch | Class::Set | Class::Vaguely
        )
    }
}

/// What a part of a time expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Nothing beyond its class.
    Plain,
    /// A small number: a month, a weekday, a day, a year, an ordinal.
    Int(i32),
    /// How much of something.
    Amount(Amount),
    Unit(Unit),
    Base(Base),
    YearPart(YearPart),
    DayPart(DayPart),
    Portion(Portion),
    UnitPortion(Portion, Unit),
    Bound(TimexMod),
    Side(Side),
    Length(Length),
    Vaguely(Vaguely),
    /// A finished part.
    Expr(Expr),
}

impl Sense {
    /// The small number.
    pub(crate) const fn int(self) -> Option<i32> {
        match self {
            Sense::Int(n) => Some(n),
            _ => None,
        }
    }
}
