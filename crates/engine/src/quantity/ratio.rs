use super::{Draft, Finder};
use crate::numbers::Number;
use crate::text::{TokenKind, WordId};
use factdesk_model::annotation::{Bound, Dimension};
use rust_decimal::Decimal;

/// How far the text has been searched for multiples without a number of their own («tredoblet»).
#[derive(Default)]
pub(super) struct Multiples {
    at: usize,
}

impl Multiples {
    /// Goes on from `token`, where that lies ahead.
    pub fn skip_to(&mut self, token: usize) {
        self.at = self.at.max(token);
    }
}

impl Finder<'_, '_, '_> {
    /// Keeps the multiples between the last place and `end`: «dobbelt så mange», «tredoblet».
    pub(super) fn multiples_up_to(&mut self, end: usize, multiples: &mut Multiples) {
        while multiples.at < end {
            let at = multiples.at;
            multiples.at += 1;
            if self.tokens[at].kind != TokenKind::Word || self.tokens[at].word() == WordId::UNKNOWN {
                continue;
            }
            let Some((factor, next)) = self.lexicon.multiples.after(self.text, self.tokens, at) else {
                continue;
            };
            if next > end
                || self
                    .found
                    .last()
                    .is_some_and(|found| found.tokens.end as usize > at)
            {
                continue;
            }
            multiples.at = next;
            self.move_to(at);
            self.finish(Draft {
                first: at,
                end: next,
                value: Some(factor),
                low: None,
                high: None,
                bound: Bound::Exact,
                dimension: Dimension::Ratio,
                unit: Some("times".to_owned()),
                unit_text: None,
                counted: None,
                is_known: true,
                scale: 0,
                rule: "multiple",
            });
        }
    }

    /// «hver tredje»: one of three.
    pub(super) fn every_nth(&self, at: usize) -> Option<(Draft, usize)> {
        let number = self.numbers.get(at).filter(|number| number.is_ordinal)?;
        let first = number.tokens.first as usize;
        if first == 0 || !self.is_word_in(first - 1, &self.lexicon.every) || number.value < Decimal::TWO {
            return None;
        }
        if self.time_over(number.tokens).is_some() {
            return None;
        }
        let mut draft = self.share(number, Decimal::ONE.checked_div(number.value)?)?;
        draft.first = first - 1;
        draft.end = number.tokens.end as usize;
        self.count_share(&mut draft);
        Some((draft, at + 1))
    }

    /// «fire gange så mange», "half as many": a multiple that begins with a number.
    pub(super) fn times_as_many(&self, number: &Number) -> Option<Draft> {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        let (value, end) = match self.lexicon.multiples.after(self.text, self.tokens, first) {
            Some((factor, next)) if next > end => (factor, next),
            _ => {
                let as_many = self.lexicon.times_as.after(self.text, self.tokens, end);
                let (_, end) = as_many.or_else(|| self.lexicon.fold.after(self.text, self.tokens, end))?;
                (number.value, end)
            }
        };
        Some(Draft {
            end,
            value: Some(value),
            dimension: Dimension::Ratio,
            unit: Some("times".to_owned()),
            rule: "multiple",
            ..Draft::of(number)
        })
    }

    /// «9 ud af 10», "one in five".
    pub(super) fn out_of(&self, at: usize) -> Option<(Draft, usize)> {
        let (part, whole) = (self.numbers.get(at)?, self.numbers.get(at + 1)?);
        let (_, next) = self
            .lexicon
            .out_of
            .after(self.text, self.tokens, part.tokens.end as usize)?;
        let is_ratio = next == whole.tokens.first as usize
            && part.value > Decimal::ZERO
            && part.value < whole.value
            && part.value.is_integer()
            && whole.value.is_integer()
            && !part.is_ordinal
            && !whole.is_ordinal
            && self.time_over(whole.tokens).is_none()
            && self.time_over(part.tokens).is_none();
        // "5 in 1990" is no ratio.
        if !is_ratio
            || whole.is_plain_integer
                && whole.n_digits == 4
                && whole.value > Decimal::from(1500)
                && part.n_digits < 3
        {
            return None;
        }
        let mut draft = self.share(part, part.value.checked_div(whole.value)?)?;
        draft.end = whole.tokens.end as usize;
        self.count_share(&mut draft);
        Some((draft, at + 2))
    }

    fn share(&self, number: &Number, value: Decimal) -> Option<Draft> {
        Some(Draft {
            value: Some(value),
            bound: Bound::Exact,
            dimension: Dimension::Ratio,
            rule: "share",
            ..Draft::of(number)
        })
    }

    /// What a share is of, with or without «af».
    fn count_share(&self, draft: &mut Draft) {
        draft.counted = self.share_counted(draft.end).or_else(|| {
            // «1 af 4 sliter»: without «af» only a noun that the pack lists.
            let phrase = self.noun_phrase(draft.end).filter(|phrase| phrase.is_known)?;
            Some((phrase.first, phrase.end))
        });
    }
}
