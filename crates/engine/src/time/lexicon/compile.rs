//! The words and shapes of `time.toml`, put where reading finds them.

use super::file::{File, Words};
use super::written::{amount, base, length, time, unit_portion, written_words, year_part, zone};
use super::{
    AMOUNT, ARTICLE, BEFORE_YEAR, CAPITAL_MONTH, FILE, Lexicon, NEVER_AFTER, NEVER_BEFORE, PREPOSITION, Rule,
    STRONG, TENSE_FUTURE, TENSE_PAST, TENSE_SECOND, UNIT, WEAK, Yield,
};
use crate::text::Vocabulary;
use crate::text::WordId;
use crate::time::calendar::Unit;
use crate::time::class::{Class, Sense};
use crate::time::expression::{Expr, Origin, YearPart};
use crate::time::holidays;
use crate::time::holidays::Holiday;
use crate::time::shape::{Symbol, read};
use crate::{PackError, PackSource};

/// The rule of a mention that is a word of the pack and no shape.
const WORD: &str = "word";

pub(super) struct Compiler<'a, 's> {
    pub(super) source: &'a PackSource<'s>,
    pub(super) vocabulary: &'a mut Vocabulary,
    pub(super) lexicon: Lexicon,
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
    pub(super) fn add(&mut self, written: &str, end: Yield, strong: bool) -> Result<(), PackError> {
        let ways = read(written, self.vocabulary).map_err(|says| self.senseless(written, says))?;
        for pieces in ways {
            for piece in &pieces {
                if let Symbol::Word(id) = piece.symbol {
                    self.mark(id, WEAK);
                    if let [figure @ b'0'..=b'9'] = self.vocabulary.word(id).as_bytes() {
                        self.lexicon.figure_words[usize::from(figure - b'0')] = Some(id);
                    }
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

    /// Notes an entry, and gives the number by which what it makes names it.
    pub(super) fn rule(&mut self, name: &'static str, table: &'static str, written: &str) -> u16 {
        self.lexicon.rules.push(Rule {
            name,
            table,
            written: written.to_owned(),
        });
        (self.lexicon.rules.len() - 1) as u16
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
                rule: self.rule(WORD, class.name(), written),
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
                rule: self.rule(WORD, class.name(), written),
            };
            self.add(written, end, strong)?;
        }
        Ok(())
    }

    pub(super) fn words(&mut self, file: &File) -> Result<(), PackError> {
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
            let id = self.vocabulary.intern(written);
            self.mark(id, CAPITAL_MONTH);
            let end = Yield::Word {
                class: Class::MonthName,
                sense: Sense::Int((*month).into()),
                capital: true,
                rule: self.rule(WORD, Class::MonthName.name(), written),
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
        self.class(&file.units_many, Class::ManyUnits, true, unit, "a unit")?;
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
                let says = "expected a shift (\"day -1\"), \"weekday 1\", \"weekend\", \"season 1\", \"hour 12\" or a part of the day, or some of them";
                return Err(self.senseless(written, says));
            };
            let class = if fields.is_clock() {
                Class::Clock
            } else {
                Class::Time
            };
            let sense = Sense::Expr(Expr::Fields(fields));
            let rule = self.rule(WORD, class.name(), written);
            let end = Yield::Word {
                class,
                sense,
                capital: false,
                rule,
            };
            self.add(written, end, true)?;
        }
        let season = |n: &u8| {
            (1..=4)
                .contains(n)
                .then_some(Sense::YearPart(YearPart::Season(*n)))
        };
        let seasons = "1 (spring) to 4 (winter)";
        self.class(&file.seasons, Class::Season, true, season, seasons)?;
        self.class(&file.seasons_weak, Class::Season, true, season, seasons)?;
        self.class(&file.seasons, Class::SeasonName, true, season, seasons)?;
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
                rule: self.rule(WORD, Class::Holiday.name(), written),
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
        let part =
            |written: &String| unit_portion(written).map(|(portion, unit)| Sense::UnitPortion(portion, unit));
        self.class(
            &file.unit_portions,
            Class::UnitPortion,
            true,
            part,
            "a portion and a unit, such as \"end year\"",
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
        self.list(&file.am_marks, Class::AmMark, false)?;
        self.list(&file.pm_marks, Class::PmMark, false)?;
        self.list(&file.each, Class::Each, false)?;
        let zone = |written: &String| zone(written);
        self.class(&file.zones, Class::Zone, false, zone, "\"+01:00\" or \"local\"")
    }

    pub(super) fn context_words(&mut self, file: &File) -> Result<(), PackError> {
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
                let longest = written.split(' ').max_by_key(|word| word.len());
                let id = self.vocabulary.intern(longest.unwrap_or(written));
                self.mark(id, AMOUNT);
            }
        }
        self.mark_words(&file.before_year, BEFORE_YEAR);
        self.mark_words(&file.never_before, NEVER_BEFORE);
        self.mark_words(&file.never_after, NEVER_AFTER);
        self.mark_words(&file.prepositions, PREPOSITION);
        self.mark_words(&file.tense.past, TENSE_PAST);
        for written in &file.tense.future {
            // «has to»: two words that say it together.
            if let Some((first, second)) = written.split_once(' ') {
                let pair = (self.vocabulary.intern(first), self.vocabulary.intern(second));
                self.lexicon.future_pairs.push(pair);
                self.mark(pair.1, TENSE_SECOND);
            } else {
                let id = self.vocabulary.intern(written);
                self.mark(id, TENSE_FUTURE);
            }
        }
        for written in &file.tense.hearsay {
            let Some((first, second)) = written.split_once(' ') else {
                return Err(self.senseless(written, "expected two words"));
            };
            let pair = (self.vocabulary.intern(first), self.vocabulary.intern(second));
            self.lexicon.hearsay.push(pair);
        }
        self.lexicon
            .participle_endings
            .clone_from(&file.tense.participle_endings);
        self.mark_words(&file.links.articles, ARTICLE);
        for written in &file.links.countdown {
            let id = self.vocabulary.intern(written);
            self.lexicon.countdown.push(id);
        }
        for written in &file.links.lists {
            let id = self.vocabulary.intern(written);
            self.lexicon.list_words.push(id);
        }
        self.lexicon.past_endings.clone_from(&file.tense.past_endings);
        self.lexicon.links.endings.clone_from(&file.links.endings);
        Ok(())
    }
}
