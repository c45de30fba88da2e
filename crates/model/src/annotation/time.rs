use crate::Span;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A mention of time, after TimeML's TIMEX3 (ISO 24617-1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Time {
    /// TIMEX3 `type`.
    pub timex_type: TimexType,
    /// TIMEX3 `value`, such as `2020-10-11`, `P14M`, `2020-W41-WE`; with `X` for digits that are not known.
    pub value: String,
    /// TIMEX3 `mod`.
    pub modifier: Option<TimexMod>,
    /// The stretch meant, local time; `None` for a duration that nothing anchors and for what stays unresolved.
    pub interval: Option<Interval>,
    /// The readings that remain where `resolved` is [`Resolved::Ambiguous`], likeliest first.
    pub candidates: Vec<Interval>,
    /// The size of the unit named.
    pub grain: Grain,
    /// How far the words and the publication date decide the meaning.
    pub resolved: Resolved,
    /// What it was counted from.
    pub anchor: Option<Anchor>,
    /// What was assumed and not said, such as `year`.
    pub assumed: Vec<String>,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimexType {
    /// A day or something longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes back.
    Set,
}

/// TIMEX3 modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs)] // The names are the standard's.
pub enum TimexMod {
    Start,
    Mid,
    End,
    Approx,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
}

/// A half-open stretch of local time; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// The start, included.
    pub from: Option<NaiveDateTime>,
    /// The end, excluded.
    pub to: Option<NaiveDateTime>,
}

/// The size of the unit that a time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum Grain {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
}

/// How far a time is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolved {
    /// One stretch follows.
    Exact,
    /// Several stretches remain; see [`Time::candidates`].
    Ambiguous,
    /// Nothing to count from.
    Unresolved,
}

/// What a time was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The publication date.
    Published,
    /// Another mention of the text.
    Mention(Span),
}
