use super::lexicon::UnitForm;
use super::{Draft, Finder};
use crate::numbers::Number;
use crate::text::{Token, TokenKind};
use factdesk_model::annotation::Dimension;
use rust_decimal::Decimal;

/// How far around a unit the words that say what it measures are looked for, in tokens.
const CUE_REACH: usize = 40;

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
            .filter(|(_, end)| draft.scale >= 6 || self.speaks_of_money(*end))?;
        let unit = self.lexicon.unit(form);
        Some(UnitRead {
            code: unit.code.to_string(),
            dimension: unit.dimension,
            form,
            first: draft.end,
            end,
        })
    }

    /// Whether a unit that ends here, a measure elsewhere, is money: the words around it say so, or the text has the
    /// money's sign and nothing here speaks of weight.
    fn speaks_of_money(&self, end: usize) -> bool {
        let goes_on = self.lexicon.share_of.after(self.text, self.tokens, end).is_some();
        if goes_on {
            return false;
        }
        let from = self.sentence_start().max(end.saturating_sub(CUE_REACH));
        let to = self.sentence_end().min(end.saturating_add(CUE_REACH));
        let says = |cues: &rustc_hash::FxHashSet<crate::text::WordId>| {
            (from..to).any(|at| self.is_word_in(at, cues))
        };
        if says(&self.lexicon.mass_cues) {
            return false;
        }
        says(&self.lexicon.money_cues)
            || *self.has_money_sign.get_or_init(|| {
                self.text
                    .contains(|sign: char| self.lexicon.scaled_money_signs.contains(&sign))
            })
    }

    /// "6 ft 2 in": a smaller unit that goes on after a larger one. The value is told in the smaller.
    pub(super) fn read_compound(&self, draft: &mut Draft, next: Option<&Number>) -> bool {
        let Some(next) = next
            .filter(|next| next.tokens.first as usize == draft.end && !next.is_article && !next.is_ordinal)
        else {
            return false;
        };
        let after = next.tokens.end as usize;
        // "2in": too short a form to be a unit elsewhere.
        let short = || {
            let (_, small, _) = self.lexicon.compound_units.iter().find(|(large, small, _)| {
                draft.unit.as_deref() == Some(&**large)
                    && self
                        .token(after)
                        .is_some_and(|token| token.text(self.text) == &**small)
            })?;
            Some((small.to_string(), after, after + 1))
        };
        let unit = self
            .unit_after(after)
            .map(|unit| (unit.code, unit.first, unit.end));
        let Some((code, first, end)) = unit.or_else(short) else {
            return false;
        };
        let per = self
            .lexicon
            .compound_units
            .iter()
            .find(|(large, small, _)| draft.unit.as_deref() == Some(&**large) && **small == *code)
            .map(|(_, _, n)| Decimal::from(*n));
        let sum = per
            .filter(|per| next.value < *per)
            .and_then(|per| draft.value?.checked_mul(per)?.checked_add(next.value));
        if sum.is_none() {
            return false;
        }
        draft.value = sum;
        draft.unit = Some(code);
        draft.unit_text = Some((first, end));
        draft.end = end;
        true
    }

    /// "a result of ($4.2 million)": money alone in brackets, where the sentence wants a value, is below zero.
    pub(super) fn is_accountants_loss(&self, draft: &Draft) -> bool {
        let is = |at: Option<usize>, mark: char| {
            at.and_then(|at| self.token(at))
                .is_some_and(|token| token.is_mark(mark))
        };
        draft.dimension == Dimension::Money
            && is(Some(draft.end), ')')
            && is(draft.first.checked_sub(1), '(')
            && draft.first.checked_sub(2).is_some_and(|before| {
                before >= self.sentence_start() && self.is_word_in(before, &self.lexicon.function_words)
            })
    }

    /// "a quarter of a percentage point", "half a mile": a fraction of one unit.
    pub(super) fn read_part_of_unit(
        &self,
        draft: &mut Draft,
        number: &Number,
        next: Option<&Number>,
    ) -> bool {
        if number.is_article {
            let half = draft
                .first
                .checked_sub(1)
                .filter(|at| self.is_word_in(*at, &self.lexicon.halves));
            let (Some(half), Some(unit)) = (half, self.unit_after(draft.end)) else {
                return false;
            };
            if unit.dimension == Dimension::Duration {
                return false;
            }
            draft.first = half;
            draft.value = Some(Decimal::new(5, 1));
            return self.read_unit(draft);
        }
        let is_fraction = number.value > Decimal::ZERO && number.value < Decimal::ONE;
        let Some((_, article)) = self
            .lexicon
            .share_of
            .after(self.text, self.tokens, draft.end)
            .filter(|_| is_fraction)
        else {
            return false;
        };
        let is_article = next.is_some_and(|one| one.tokens.first as usize == article && one.is_article);
        let unit = self
            .unit_after(article + 1)
            .filter(|unit| is_article && unit.dimension != Dimension::Duration);
        let Some(unit) = unit else { return false };
        draft.dimension = unit.dimension;
        draft.unit = Some(unit.code);
        draft.unit_text = Some((unit.first, unit.end));
        draft.end = unit.end;
        draft.rule = "unit";
        true
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
        // "tens of millions": what closes a quotation is no inch.
        let is_quotation_mark = token.is_mark('"') || token.is_mark('\'');
        let touches_figure = at
            .checked_sub(1)
            .and_then(|before| self.token(before))
            .is_some_and(|before| before.kind == TokenKind::Digits);
        if is_quotation_mark && !(touches_figure && token.is_glued()) {
            return None;
        }
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
