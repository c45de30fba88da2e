//! What a quantity is counted by: «pr. time», "per 100,000 inhabitants".

use super::{Draft, Finder};
use crate::TokenRange;
use factdesk_model::annotation::{Dimension, TimexType};

impl Finder<'_, '_, '_> {
    /// What a unit is counted by: `/km`, «i timen», "per barrel".
    pub(super) fn per_unit(&self, at: usize) -> Option<(String, Dimension, usize)> {
        if self.begins_date(at) {
            return None;
        }
        if let Some((place, end)) = self.lexicon.per_phrases.after(self.text, self.tokens, at) {
            let (code, dimension) = self.lexicon.per_codes.get(place as usize)?;
            return Some((code.to_string(), *dimension, end));
        }
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

    /// «i år», "a year earlier": a date, and nothing that a unit is counted by.
    fn begins_date(&self, at: usize) -> bool {
        self.time_over(TokenRange::new(at as u32, at as u32 + 1))
            .is_some_and(|time| {
                time.tokens.first as usize == at
                    && matches!(time.meaning.timex_type, TimexType::Date | TimexType::Time)
            })
    }

    /// «12 tilfælde pr. 100.000 indbyggere»: how many there are to so many. Says which number is the next to look
    /// at.
    pub(super) fn read_rate(&self, draft: &mut Draft, next: usize) -> usize {
        let counts = matches!(
            draft.dimension,
            Dimension::Count | Dimension::Number | Dimension::Ratio
        );
        let at = draft.counted.map_or(draft.end, |(_, end)| end.max(draft.end));
        let Some(whole) = self.numbers.get(next).filter(|whole| {
            !whole.is_ordinal
                && self
                    .lexicon
                    .per
                    .after(self.text, self.tokens, at)
                    .is_some_and(|(_, end)| end == whole.tokens.first as usize)
        }) else {
            return next;
        };
        let mut end = whole.tokens.end as usize;
        let mut per = whole.value.to_string();
        let noun = self.noun_phrase(end);
        if let Some(noun) = &noun {
            if let Some(code) = &noun.code {
                per = format!("{per}.{code}");
            }
            end = noun.head_end;
        } else if let Some(unit) = self.unit_after(end) {
            per = format!("{per}.{}", unit.code);
            end = unit.end;
        }
        draft.unit = Some(format!("{}/{per}", draft.unit.as_deref().unwrap_or("1")));
        draft.end = end;
        if counts {
            draft.dimension = Dimension::Ratio;
            draft.rule = "rate";
        }
        next + 1
    }
}
