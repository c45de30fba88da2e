//! `time.toml` as it is written.

use crate::time::build::Make;
use crate::time::calendar::Unit;
use crate::time::expression::{DayPart, Portion, Side, Vaguely};
use factdesk_model::annotation::TimexMod;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Words, or whole phrases in the notation of shapes, with what they mean.
pub(super) type Words<T> = BTreeMap<String, T>;

/// `time.toml` as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct File {
    pub(super) dials: Dials,
    pub(super) months: Words<u8>,
    pub(super) months_capital: Words<u8>,
    pub(super) months_weak: Words<u8>,
    pub(super) weekdays: Words<u8>,
    pub(super) weekdays_weak: Words<u8>,
    pub(super) every_weekday: Words<u8>,
    pub(super) units: Words<Unit>,
    pub(super) units_many: Words<Unit>,
    pub(super) units_definite: Words<Unit>,
    pub(super) rhythms: Words<Unit>,
    pub(super) shifts: Words<i32>,
    pub(super) shifts_there: Words<i32>,
    pub(super) shifted: Words<String>,
    pub(super) times: Words<String>,
    pub(super) shifted_there: Words<String>,
    pub(super) seasons: Words<u8>,
    pub(super) seasons_weak: Words<u8>,
    pub(super) year_parts: Words<String>,
    pub(super) parts: Words<DayPart>,
    pub(super) holidays: Words<String>,
    pub(super) portions: Words<Portion>,
    pub(super) unit_portions: Words<String>,
    pub(super) bounds: Words<TimexMod>,
    pub(super) sides: Words<Side>,
    pub(super) amounts: Words<String>,
    pub(super) lengths: Words<String>,
    pub(super) decades: Words<i32>,
    pub(super) minutes: Words<i32>,
    pub(super) ordinals: Words<i32>,
    pub(super) ordinal_marks: Vec<String>,
    pub(super) hour_words: Words<i32>,
    pub(super) am: Vec<String>,
    pub(super) pm: Vec<String>,
    pub(super) am_marks: Vec<String>,
    pub(super) pm_marks: Vec<String>,
    pub(super) each: Vec<String>,
    pub(super) zones: Words<String>,
    pub(super) vaguely: Words<Vaguely>,
    pub(super) prepositions: Vec<String>,
    pub(super) strong: Vec<String>,
    pub(super) before_year: Vec<String>,
    pub(super) never_before: Vec<String>,
    pub(super) never_after: Vec<String>,
    pub(super) tense: TenseFile,
    pub(super) links: LinkFile,
    pub(super) shapes: BTreeMap<Make, Vec<String>>,
}

/// How a language means what it does not say.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Dials {
    /// A bare hour up to 12 may lie past noon.
    pub hours_of_twelve: bool,
    /// «next Monday» is the one of next week, not the next to come.
    pub next_weekday_is_of_next_week: bool,
    /// «the 2000s» are a decade.
    pub decades_from_2000: bool,
    /// Months and weekdays are written with a capital.
    pub capitals: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct TenseFile {
    pub(super) past: Vec<String>,
    pub(super) past_endings: Vec<String>,
    pub(super) future: Vec<String>,
    /// Two words that, around others, tell what is said to have happened: «skal … have», with a participle beside the second.
    pub(super) hearsay: Vec<String>,
    pub(super) participle_endings: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct LinkFile {
    /// What makes a noun definite when it stands before it.
    pub(super) articles: Vec<String>,
    /// What makes a noun definite as its ending.
    pub(super) endings: Vec<String>,
    /// What stands between a length and the event it counts down to.
    pub(super) countdown: Vec<String>,
    /// What joins the last of a list to those before it.
    pub(super) lists: Vec<String>,
}
