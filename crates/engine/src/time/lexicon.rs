//! `time.toml`: the words and shapes of time in one language, compiled.

use super::build::Make;
use super::calendar::Unit;
use super::class::{Class, Sense};
use super::expression::{
    Amount, Base, DayPart, Expr, Fields, Length, Origin, Portion, Side, Vaguely, YearPart,
};
use super::holidays::{self, Holiday};
use super::shape::{Symbol, Trie, read};
use crate::text::{Vocabulary, WordId};
use crate::{PackError, PackSource};
use factdesk_model::annotation::TimexMod;
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = "time.toml";

/// Words, or whole phrases in the notation of shapes, with what they mean.
type Words<T> = BTreeMap<String, T>;

/// `time.toml` as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    dials: Dials,
    months: Words<u8>,
    months_capital: Words<u8>,
    months_weak: Words<u8>,
    weekdays: Words<u8>,
    weekdays_weak: Words<u8>,
    every_weekday: Words<u8>,
    units: Words<Unit>,
    units_definite: Words<Unit>,
    rhythms: Words<Unit>,
    shifts: Words<i32>,
    shifts_there: Words<i32>,
    shifted: Words<String>,
    times: Words<String>,
    shifted_there: Words<String>,
    seasons: Words<u8>,
    year_parts: Words<String>,
    parts: Words<DayPart>,
    holidays: Words<String>,
    portions: Words<Portion>,
    bounds: Words<TimexMod>,
    sides: Words<Side>,
    amounts: Words<String>,
    lengths: Words<String>,
    decades: Words<i32>,
    minutes: Words<i32>,
    ordinals: Words<i32>,
    ordinal_marks: Vec<String>,
    hour_words: Words<i32>,
    am: Vec<String>,
    pm: Vec<String>,
    each: Vec<String>,
    zones: Words<String>,
    vaguely: Words<Vaguely>,
    strong: Vec<String>,
    before_year: Vec<String>,
    never_before: Vec<String>,
    never_after: Vec<String>,
    tense: TenseFile,
    links: LinkFile,
    shapes: BTreeMap<Make, Vec<String>>,
}

/// How a language means what it does not say.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Dials {
    /// A bare hour up to 12 may lie past noon.
    pub hours_of_twelve: bool,
    /// «next Monday» is the one of next week, not the next to come.
    pub next_weekday_is_of_next_week: bool,
    /// Months and weekdays are written with a capital.
    pub capitals: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct TenseFile {
    past: Vec<String>,
    past_endings: Vec<String>,
    future: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct LinkFile {
    /// What makes a noun definite when it stands before it.
    articles: Vec<String>,
    /// What makes a noun definite as its ending.
    endings: Vec<String>,
    /// What stands between a length and the event it counts down to.
    countdown: Vec<String>,
}

/// What a complete shape or word yields.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Yield {
    /// A word of a class; `capital` where it must be written with one.
    Word {
        class: Class,
        sense: Sense,
        capital: bool,
    },
    /// A shape of a group.
    Shape { make: Make, rule: u16 },
}

/// The tense of a sentence, as far as words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
}

/// How definite nouns and countdowns are recognised.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    pub endings: Vec<String>,
}

/// What a word is to time, by bits.
const AMOUNT: u16 = 256;
const UNIT: u16 = 512;
const STRONG: u16 = 1;
const WEAK: u16 = 2;
const TENSE_PAST: u16 = 4;
const TENSE_FUTURE: u16 = 8;
const BEFORE_YEAR: u16 = 16;
const NEVER_BEFORE: u16 = 32;
const NEVER_AFTER: u16 = 64;
const ARTICLE: u16 = 128;

/// The words and shapes of `time.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub(crate) trie: Trie<Yield>,
    /// By word id: what the word is to time.
    bits: Vec<u16>,
    countdown: Vec<WordId>,
    ordinal_words: Vec<WordId>,
    /// Whether a point after a figure makes it an ordinal.
    pub(crate) ordinal_point: bool,
    pub(crate) holidays: Vec<Holiday>,
    pub(crate) rules: Vec<String>,
    pub(crate) past_endings: Vec<String>,
    pub(crate) links: Links,
    pub(crate) dials: Dials,
}

impl Lexicon {
    /// Reads `time.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let file: File = source.read(FILE)?;
        let mut into = Compiler {
            source,
            vocabulary,
            lexicon: Lexicon {
                dials: file.dials,
                ..Lexicon::default()
            },
        };
        into.lexicon.rules.push("word".to_owned());
        into.words(&file)?;
        into.context_words(&file)?;
        for (make, shapes) in &file.shapes {
            let rule = into.lexicon.rules.len() as u16;
            into.lexicon.rules.push(make.name().to_owned());
            for shape in shapes {
                into.add(shape, Yield::Shape { make: *make, rule }, false)?;
            }
        }
        Ok(into.lexicon)
    }

    fn has(&self, word: WordId, bit: u16) -> bool {
        self.bits.get(word.index()).is_some_and(|bits| bits & bit != 0)
    }

    /// Whether the word says something of time by itself.
    pub(crate) fn is_strong(&self, word: WordId) -> bool {
        self.has(word, STRONG)
    }

    /// Whether the word stands in some shape.
    pub(crate) fn is_known(&self, word: WordId) -> bool {
        self.has(word, STRONG | WEAK)
    }

    /// Whether the word is a unit of time.
    pub(crate) fn is_unit(&self, word: WordId) -> bool {
        self.has(word, UNIT)
    }

    /// Whether the word says how much by itself.
    pub(crate) fn is_amount(&self, word: WordId) -> bool {
        self.has(word, AMOUNT)
    }

    /// The tense that a word gives its sentence.
    pub(crate) fn tense(&self, word: WordId) -> Option<Tense> {
        if self.has(word, TENSE_FUTURE) {
            Some(Tense::Future)
        } else if self.has(word, TENSE_PAST) {
            Some(Tense::Past)
        } else {
            None
        }
    }

    /// Whether a bare figure after this word is a year.
    pub(crate) fn is_before_year(&self, word: WordId) -> bool {
        self.has(word, BEFORE_YEAR)
    }

    /// Whether a figure after this word is no time.
    pub(crate) fn never_before(&self, word: WordId) -> bool {
        self.has(word, NEVER_BEFORE)
    }

    /// Whether a figure followed by this word is no year.
    pub(crate) fn never_after(&self, word: WordId) -> bool {
        self.has(word, NEVER_AFTER)
    }

    /// Whether the word makes the noun after it definite.
    pub(crate) fn is_article(&self, word: WordId) -> bool {
        self.has(word, ARTICLE)
    }

    /// Whether a length before this word counts down to the event named after it.
    pub(crate) fn is_countdown(&self, word: WordId) -> bool {
        word != WordId::UNKNOWN && self.countdown.contains(&word)
    }

    /// Whether the word makes the figure that it touches an ordinal: the «th» of 15th.
    pub(crate) fn is_ordinal_mark(&self, word: WordId) -> bool {
        word != WordId::UNKNOWN && self.ordinal_words.contains(&word)
    }
}

struct Compiler<'a, 's> {
    source: &'a PackSource<'s>,
    vocabulary: &'a mut Vocabulary,
    lexicon: Lexicon,
}

impl Compiler<'_, '_> {
    fn senseless(&self, entry: &str, says: impl Into<String>) -> PackError {
        self.source.senseless(FILE, entry, says)
    }

    fn mark(&mut self, word: WordId, bit: u16) {
        let at = word.index();
        if self.lexicon.bits.len() <= at {
            self.lexicon.bits.resize(at + 1, 0);
        }
        if let Some(bits) = self.lexicon.bits.get_mut(at) {
            *bits |= bit;
        }
    }

    fn mark_words(&mut self, words: &[String], bit: u16) {
        for word in words {
            let id = self.vocabulary.intern(word);
            self.mark(id, bit);
        }
    }

    /// Adds one phrase or shape. The first word of a `strong` phrase is enough to look closer at a place.
    fn add(&mut self, written: &str, end: Yield, strong: bool) -> Result<(), PackError> {
        let ways = read(written, self.vocabulary).map_err(|says| self.senseless(written, says))?;
        for pieces in ways {
            for piece in &pieces {
                if let Symbol::Word(id) = piece.symbol {
                    self.mark(id, WEAK);
                }
            }
            if strong
                && let Some(id) = pieces
                    .iter()
                    .filter_map(|piece| match piece.symbol {
                        Symbol::Word(id) => Some(id),
                        _ => None,
                    })
                    .max_by_key(|id| self.vocabulary.word(*id).len())
            {
                // The longest word of a phrase is its rarest: «i går» is looked at for «går».
                self.mark(id, STRONG);
            }
            self.lexicon.trie.insert(&pieces, end.clone());
        }
        Ok(())
    }

    fn class<T: Clone>(
        &mut self,
        words: &Words<T>,
        class: Class,
        strong: bool,
        sense: impl Fn(&T) -> Option<Sense>,
        expects: &str,
    ) -> Result<(), PackError> {
        for (written, value) in words {
            let Some(sense) = sense(value) else {
                return Err(self.senseless(written, format!("expected {expects}")));
            };
            let end = Yield::Word {
                class,
                sense,
                capital: false,
            };
            self.add(written, end, strong)?;
        }
        Ok(())
    }

    fn list(&mut self, words: &[String], class: Class, strong: bool) -> Result<(), PackError> {
        for written in words {
            let end = Yield::Word {
                class,
                sense: Sense::Plain,
                capital: false,
            };
            self.add(written, end, strong)?;
        }
        Ok(())
    }

    fn words(&mut self, file: &File) -> Result<(), PackError> {
        let small = |low: i32, high: i32| {
            move |n: &u8| {
                (low..=high)
                    .contains(&i32::from(*n))
                    .then_some(Sense::Int((*n).into()))
            }
        };
        let int = |n: &i32| Some(Sense::Int(*n));
        for months in [&file.months, &file.months_capital, &file.months_weak] {
            self.class(months, Class::Month, true, small(1, 12), "a month, 1 to 12")?;
        }
        self.class(
            &file.months,
            Class::MonthName,
            true,
            small(1, 12),
            "a month, 1 to 12",
        )?;
        for (written, month) in &file.months_capital {
            let end = Yield::Word {
                class: Class::MonthName,
                sense: Sense::Int((*month).into()),
                capital: true,
            };
            self.add(written, end, true)?;
        }
        for days in [&file.weekdays, &file.weekdays_weak] {
            self.class(
                days,
                Class::Weekday,
                true,
                small(1, 7),
                "a weekday, 1 (Monday) to 7",
            )?;
        }
        self.class(
            &file.weekdays,
            Class::WeekdayName,
            true,
            small(1, 7),
            "a weekday, 1 to 7",
        )?;
        self.class(
            &file.every_weekday,
            Class::EveryWeekday,
            true,
            small(1, 7),
            "a weekday, 1 to 7",
        )?;
        let unit = |unit: &Unit| Some(Sense::Unit(*unit));
        self.class(&file.units, Class::Unit, true, unit, "a unit")?;
        self.class(&file.units_definite, Class::TheUnit, true, unit, "a unit")?;
        self.class(&file.rhythms, Class::UnitRhythm, true, unit, "a unit")?;
        self.class(&file.shifts, Class::Shift, false, int, "a number")?;
        self.class(&file.shifts_there, Class::ShiftThere, false, int, "a number")?;
        let at = |origin| move |written: &String| base(written, origin).map(Sense::Base);
        let form = "a unit and a number, such as \"day -1\"";
        self.class(&file.shifted, Class::Shifted, true, at(Origin::Published), form)?;
        self.class(
            &file.shifted_there,
            Class::ShiftedThere,
            true,
            at(Origin::Context),
            form,
        )?;
        for (written, value) in &file.times {
            let Some(fields) = time(written_words(value)) else {
                let says = "expected a shift (\"day -1\"), \"weekday 1\", \"weekend\", \"hour 12\" or a part of the day, or some of them";
                return Err(self.senseless(written, says));
            };
            let class = if fields.is_clock() {
                Class::Clock
            } else {
                Class::Time
            };
            let sense = Sense::Expr(Expr::Fields(fields));
            self.add(
                written,
                Yield::Word {
                    class,
                    sense,
                    capital: false,
                },
                true,
            )?;
        }
        let season = |n: &u8| {
            (1..=4)
                .contains(n)
                .then_some(Sense::YearPart(YearPart::Season(*n)))
        };
        self.class(
            &file.seasons,
            Class::Season,
            true,
            season,
            "1 (spring) to 4 (winter)",
        )?;
        let part = |written: &String| year_part(written).map(Sense::YearPart);
        self.class(
            &file.year_parts,
            Class::YearPart,
            true,
            part,
            "\"quarter 3\" or \"half 1\"",
        )?;
        self.class(
            &file.parts,
            Class::DayPart,
            true,
            |part| Some(Sense::DayPart(*part)),
            "a part of the day",
        )?;
        for (written, rule) in &file.holidays {
            let Some(holiday) = Holiday::parse(rule) else {
                return Err(self.senseless(written, format!("expected {}", holidays::FORMS)));
            };
            let place = match self.lexicon.holidays.iter().position(|known| *known == holiday) {
                Some(place) => place,
                None => {
                    self.lexicon.holidays.push(holiday);
                    self.lexicon.holidays.len() - 1
                }
            };
            let end = Yield::Word {
                class: Class::Holiday,
                sense: Sense::Int(place as i32),
                capital: false,
            };
            self.add(written, end, true)?;
        }
        self.class(
            &file.portions,
            Class::Portion,
            false,
            |p| Some(Sense::Portion(*p)),
            "a portion",
        )?;
        self.class(
            &file.bounds,
            Class::Bound,
            false,
            |m| Some(Sense::Bound(*m)),
            "a TIMEX3 modifier",
        )?;
        self.class(
            &file.sides,
            Class::Side,
            false,
            |side| Some(Sense::Side(*side)),
            "a side",
        )?;
        let amount = |written: &String| amount(written).map(Sense::Amount);
        self.class(
            &file.amounts,
            Class::Amount,
            false,
            amount,
            "\"1\", \"0.5\" or \"several\"",
        )?;
        let length = |written: &String| length(written).map(Sense::Length);
        self.class(&file.lengths, Class::Length, true, length, "\"1.5 year\"")?;
        self.class(&file.decades, Class::Decade, true, int, "a decade's first year")?;
        self.class(&file.minutes, Class::Minutes, false, int, "minutes")?;
        self.class(&file.ordinals, Class::Nth, false, int, "a number")?;
        self.class(&file.hour_words, Class::HourWord, false, int, "an hour")?;
        self.class(
            &file.vaguely,
            Class::Vaguely,
            true,
            |v| Some(Sense::Vaguely(*v)),
            "past, present or future",
        )?;
        self.list(&file.am, Class::Am, true)?;
        self.list(&file.pm, Class::Pm, true)?;
        self.list(&file.each, Class::Each, false)?;
        let zone = |written: &String| zone(written);
        self.class(&file.zones, Class::Zone, false, zone, "\"+01:00\" or \"local\"")
    }

    fn context_words(&mut self, file: &File) -> Result<(), PackError> {
        for written in &file.ordinal_marks {
            if written == "." {
                self.lexicon.ordinal_point = true;
            } else {
                let id = self.vocabulary.intern(written);
                self.mark(id, WEAK);
                self.lexicon.ordinal_words.push(id);
            }
        }
        self.mark_words(&file.strong, STRONG);
        for written in file.units.keys() {
            let ways = read(written, self.vocabulary).map_err(|says| self.senseless(written, says))?;
            for piece in ways.iter().flatten() {
                if let Symbol::Word(id) = piece.symbol {
                    self.mark(id, UNIT);
                }
            }
        }
        for (written, amount) in &file.amounts {
            if amount == "several" {
                let id = self.vocabulary.intern(written);
                self.mark(id, AMOUNT);
            }
        }
        self.mark_words(&file.before_year, BEFORE_YEAR);
        self.mark_words(&file.never_before, NEVER_BEFORE);
        self.mark_words(&file.never_after, NEVER_AFTER);
        self.mark_words(&file.tense.past, TENSE_PAST);
        self.mark_words(&file.tense.future, TENSE_FUTURE);
        self.mark_words(&file.links.articles, ARTICLE);
        for written in &file.links.countdown {
            let id = self.vocabulary.intern(written);
            self.lexicon.countdown.push(id);
        }
        self.lexicon.past_endings.clone_from(&file.tense.past_endings);
        self.lexicon.links.endings.clone_from(&file.links.endings);
        Ok(())
    }
}

fn unit_named(name: &str) -> Option<Unit> {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    Unit::deserialize(name).ok()
}

/// Reads `"day -1"`.
fn base(written: &str, origin: Origin) -> Option<Base> {
    let (unit, n) = written.split_once(' ')?;
    Some(Base {
        unit: unit_named(unit)?,
        n: n.parse().ok()?,
        origin,
    })
}

fn written_words(value: &str) -> impl Iterator<Item = &str> {
    value.split_whitespace()
}

/// Reads `"day -1 evening"`, `"weekday 2 morning"`, `"hour 12"`.
fn time<'v>(mut words: impl Iterator<Item = &'v str>) -> Option<Fields> {
    let mut fields = Fields::default();
    while let Some(word) = words.next() {
        match word {
            "weekend" => fields.weekend = true,
            "weekday" => fields.weekday = words.next()?.parse().ok().filter(|n| (1..=7).contains(n)),
            "hour" => fields.hour = words.next()?.parse().ok().filter(|n| *n <= 24),
            "pick" => fields.pick = words.next()?.parse().ok(),
            word => {
                if let Some(part) = part_named(word) {
                    fields.part = Some(part);
                } else {
                    let n = words.next()?.parse().ok()?;
                    fields.base = Some(Base {
                        unit: unit_named(word)?,
                        n,
                        origin: Origin::Published,
                    });
                }
            }
        }
    }
    (fields != Fields::default() && fields.makes_sense()).then_some(fields)
}

fn part_named(name: &str) -> Option<DayPart> {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    DayPart::deserialize(name).ok()
}

/// Reads `"quarter 3"`.
fn year_part(written: &str) -> Option<YearPart> {
    let (unit, n) = written.split_once(' ')?;
    let n = n.parse().ok()?;
    match (unit, n) {
        ("quarter", 1..=4) => Some(YearPart::Quarter(n)),
        ("half", 1..=2) => Some(YearPart::Half(n)),
        _ => None,
    }
}

/// Reads `"1.5"` or `"several"`.
fn amount(written: &str) -> Option<Amount> {
    if written == "several" {
        return Some(Amount::Vague);
    }
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    if fraction.len() > 3 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
    Some(Amount::Thousandths(
        whole.checked_mul(1000)?.checked_add(fraction)?,
    ))
}

/// Reads `"+01:00"` or `"local"`.
fn zone(written: &str) -> Option<Sense> {
    if written == "local" {
        return Some(Sense::Plain);
    }
    let (hours, minutes) = written.split_once(':')?;
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let sign = if hours < 0 || written.starts_with('-') {
        -1
    } else {
        1
    };
    Some(Sense::Int(hours * 60 + sign * minutes))
}

/// Reads `"1.5 year"`.
fn length(written: &str) -> Option<Length> {
    let (n, unit) = written.split_once(' ')?;
    Some(Length::of(unit_named(unit)?, amount(n)?))
}
