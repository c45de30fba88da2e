use super::lexicon::UnitForm;
use super::{Draft, Finder};
use crate::numbers::Number;
use crate::text::{Token, TokenKind};
use factdesk_model::annotation::Dimension;
use rust_decimal::Decimal;

/// A unit that was read: its canonical code, what it measures, and where it stands.
pub(super) struct UnitRead {
    pub code: String,
    pub dimension: Dimension,
    pub form: UnitForm,
    pub first: usize,
    pub end: usize,
}

impl Finder<'_, '_, '_> {
    /// Reads the unit beside a number into the draft; says whether there is one.
    pub(super) fn read_unit(&self, draft: &mut Draft) -> bool {
        let before = self.money_before(draft.first);
        let after = self.scaled_money(draft).or_else(|| self.unit_after(draft.end));
        let (read, is_before) = match (before, after) {
            (Some(before), _) => (before, true),
            (None, Some(after)) => (after, false),
            (None, None) => return false,
        };
        let factor = self.lexicon.unit(read.form).factor;
        draft.value = draft.value.and_then(|value| value.checked_mul(factor));
        draft.dimension = read.dimension;
        draft.unit_text = Some((read.first, read.end));
        draft.rule = "unit";
        let mut code = read.code;
        let mut per_end = if is_before { draft.end } else { read.end };
        if let Some((per, dimension, end)) = self.per_unit(per_end) {
            code = format!("{code}/{per}");
            per_end = end;
            if read.dimension == Dimension::Length && dimension == Dimension::Duration {
                draft.dimension = Dimension::Speed;
            }
            if !is_before {
                draft.unit_text = Some((read.first, end));
            }
        }
        draft.first = draft.first.min(read.first);
        draft.end = draft.end.max(read.end).max(per_end);
        if draft.dimension == Dimension::Percent {
            draft.counted = self.share_counted(draft.end);
        }
        draft.unit = Some(code);
        true
    }

    /// "1500 b": what has a unit is no year.
    pub(super) fn has_word_unit(&self, number: &Number) -> bool {
        self.unit_after(number.tokens.end as usize).is_some_and(|unit| {
            unit.dimension != Dimension::Duration
                && self
                    .token(unit.first)
                    .is_some_and(|token| token.kind == TokenKind::Word)
        })
    }

    /// «2 milliarder pund»: money where it comes in millions.
    fn scaled_money(&self, draft: &Draft) -> Option<UnitRead> {
        let (form, end) = self
            .lexicon
            .scaled_money
            .after(self.text, self.tokens, draft.end)
            .filter(|_| draft.scale >= 6)?;
        let unit = self.lexicon.unit(form);
        Some(UnitRead {
            code: unit.code.to_string(),
            dimension: unit.dimension,
            form,
            first: draft.end,
            end,
        })
    }

    /// "40m homes", "RMB 300m": a letter that is a unit elsewhere is a scale before what is counted and after money.
    pub(super) fn take_scale_letter(&self, draft: &mut Draft) {
        let Some(letter) = self.token(draft.end).filter(|letter| letter.is_glued()) else {
            return;
        };
        let Some(power) = self.reading.pack.numbers.money_letter(letter.text(self.text)) else {
            return;
        };
        let next = draft.end + 1;
        let counts = !self.token(next).is_some_and(Token::is_glued)
            && (self.known_noun(next, true).is_some() || self.unit_after(next).is_some());
        if !counts && self.money_before(draft.first).is_none() {
            return;
        }
        let scaled = Decimal::try_from_i128_with_scale(10i128.pow(u32::from(power)), 0)
            .ok()
            .and_then(|factor| draft.value?.checked_mul(factor));
        if scaled.is_some() {
            draft.value = scaled;
            draft.scale = power;
            draft.end = next;
        }
    }

    /// "572 °F, 573.15K": a K right after another temperature is no thousand.
    pub(super) fn take_kelvin(&self, draft: &mut Draft) {
        let after_temperature = self.found.last().is_some_and(|found| {
            found.meaning.dimension == Dimension::Temperature && found.tokens.end as usize + 2 >= draft.first
        });
        let letter = draft.end - 1;
        let is_kelvin = draft.scale == 3
            && after_temperature
            && self
                .token(letter)
                .is_some_and(|token| token.is_glued() && token.text(self.text) == "K");
        if is_kelvin {
            draft.value = draft
                .value
                .and_then(|value| value.checked_div(Decimal::ONE_THOUSAND));
            draft.scale = 0;
            draft.end = letter;
        }
    }

    /// A unit written together with the number: «femårig», «zehnprozentig».
    pub(super) fn tail(&self, number: &Number) -> Option<Draft> {
        let last = (number.tokens.end as usize).checked_sub(1)?;
        let word = self.token(last)?.text(self.text).to_lowercase();
        let tail = word.get(word.len().checked_sub(number.tail_bytes.into())?..)?;
        let id = self.reading.pack.vocabulary.lookup(tail);
        let mut draft = Draft::of(number);
        draft.rule = "number with unit";
        if self.lexicon.age_after.word(id).is_some() {
            let has_term = self.has_term(draft.end);
            draft.dimension = if has_term {
                Dimension::Duration
            } else {
                Dimension::Age
            };
            draft.unit = Some("year".to_owned());
            return Some(draft);
        }
        if let Some(form) = self.lexicon.units.word(id) {
            let unit = self.lexicon.unit(form);
            draft.dimension = unit.dimension;
            draft.unit = Some(unit.code.to_string());
            return Some(draft);
        }
        let code = self.lexicon.thing(id)?;
        draft.dimension = Dimension::Count;
        draft.unit = Some(code.to_owned());
        Some(draft)
    }

    /// A unit after the number: glued, after a space, or after a hyphen ("27-kilometer").
    pub(super) fn unit_after(&self, end: usize) -> Option<UnitRead> {
        let mut at = end;
        let token = self.token(at)?;
        if token.starts_paragraph() {
            return None;
        }
        let has_hyphen =
            token.is_mark('-') && token.is_glued() && self.token(at + 1).is_some_and(|next| next.is_glued());
        if has_hyphen {
            at += 1;
        }
        let (form, unit_end) = self.lexicon.units.after(self.text, self.tokens, at)?;
        let unit = self.lexicon.unit(form);
        // `8 MBit` is no megabyte.
        let last = self.token(unit_end - 1)?;
        let next_is_glued_word = self.token(unit_end).is_some_and(|next| {
            next.is_glued() && next.kind != TokenKind::Mark && last.kind == TokenKind::Word
        });
        if next_is_glued_word {
            return None;
        }
        Some(UnitRead {
            code: unit.code.to_string(),
            dimension: unit.dimension,
            form,
            first: at,
            end: unit_end,
        })
    }

    /// Money before the number: `$5`, `kr. 100`, "EUR 5".
    pub(super) fn money_before(&self, first: usize) -> Option<UnitRead> {
        let (form, begin) = self.lexicon.units_before.before(self.text, self.tokens, first)?;
        let is_taken = self
            .found
            .last()
            .is_some_and(|found| found.tokens.end as usize > begin);
        if is_taken || self.token(first).is_some_and(|token| token.starts_line()) {
            return None;
        }
        let unit = self.lexicon.unit(form);
        Some(UnitRead {
            code: unit.code.to_string(),
            dimension: unit.dimension,
            form,
            first: begin,
            end: first,
        })
    }

    /// Whether an article before this unit is the number 1: "a gallon", «et kilo», not "a second", «en grad».
    pub(super) fn article_counts(&self, draft: &Draft) -> bool {
        let Some((form, _)) = draft
            .unit_text
            .and_then(|(first, _)| self.lexicon.units.after(self.text, self.tokens, first))
        else {
            return false;
        };
        form.is_word
            && matches!(
                draft.dimension,
                Dimension::Length
                    | Dimension::Area
                    | Dimension::Volume
                    | Dimension::Mass
                    | Dimension::Money
                    | Dimension::Percent
                    | Dimension::Energy
                    | Dimension::Number
            )
    }

    /// Whether "one" before this unit or noun counts it: "one person", "one year", not "one day", "at one point".
    pub(super) fn one_counts(&self, draft: &Draft, has_unit: bool) -> bool {
        if !self.is_word_in(draft.first, &self.lexicon.one) {
            return false;
        }
        let code = if has_unit {
            draft.unit.clone()
        } else {
            self.noun_phrase(draft.end)
                .filter(|phrase| phrase.is_known)
                .and_then(|phrase| phrase.code)
        };
        code.is_some_and(|code| !self.lexicon.one_is_no.iter().any(|no| **no == *code))
    }
}
