use super::lexicon::UnitForm;
use super::{Draft, Finder};
use crate::numbers::Number;
use crate::text::TokenKind;
use factdesk_model::annotation::Dimension;

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
        let after = self.unit_after(draft.end);
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

    /// A unit written together with the number: «femårig», «zehnprozentig».
    pub(super) fn tail(&self, number: &Number) -> Option<Draft> {
        let last = (number.tokens.end as usize).checked_sub(1)?;
        let word = self.token(last)?.text(self.text).to_lowercase();
        let tail = word.get(word.len().checked_sub(number.tail_bytes.into())?..)?;
        let id = self.reading.pack.vocabulary.lookup(tail);
        let mut draft = Draft::of(number);
        draft.rule = "number with unit";
        if self.lexicon.age_after.word(id).is_some() {
            draft.dimension = Dimension::Age;
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

    /// What a unit is counted by: `/km`, «pr. time», "per barrel".
    fn per_unit(&self, at: usize) -> Option<(String, Dimension, usize)> {
        let (_, next) = self.lexicon.per.after(self.text, self.tokens, at)?;
        if let Some((form, end)) = self.lexicon.units.after(self.text, self.tokens, next) {
            let unit = self.lexicon.unit(form);
            return Some((unit.code.to_string(), unit.dimension, end));
        }
        let noun = self.token(next)?;
        let code = self
            .lexicon
            .thing_of(noun, self.text, &self.reading.pack.vocabulary)?;
        Some((code.to_owned(), Dimension::Count, next + 1))
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
}
