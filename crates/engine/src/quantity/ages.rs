use super::{Draft, Finder, is_plain_digits};
use crate::Found;
use crate::numbers::Number;
use crate::text::{Token, TokenKind};
use factdesk_model::annotation::{Dimension, Quantity};
use rust_decimal::Decimal;

/// Ages that people have.
const OLDEST: u32 = 125;

impl Finder<'_, '_, '_> {
    /// «42-årig», "aged 42", «Jens Hansen, 42, siger».
    pub(super) fn age(&self, number: &Number) -> Option<Draft> {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        if number.is_ordinal
            || number.is_article
            || number.value > Decimal::from(OLDEST)
            || number.value < Decimal::ZERO
        {
            return None;
        }
        let mut draft = Draft::of(number);
        draft.dimension = Dimension::Age;
        draft.unit = Some("year".to_owned());
        draft.rule = "age";
        let mut at = end;
        if self
            .token(at)
            .is_some_and(|token| token.is_mark('-') && token.is_glued())
        {
            at += 1;
        }
        if let Some((_, age_end)) = self.lexicon.age_after.after(self.text, self.tokens, at) {
            draft.unit_text = Some((at, age_end));
            draft.end = age_end;
            return Some(draft);
        }
        if self
            .lexicon
            .age_before
            .before(self.text, self.tokens, first)
            .is_some()
            && self.unit_after(end).is_none()
            && !self.is_score(first, end)
        {
            return Some(draft);
        }
        if let Some(unit) = self.unit_after(end)
            && unit.code == "year"
            && (self.is_age_of_somebody(number) || self.is_years_in_apposition(first, unit.end))
        {
            draft.unit_text = Some((unit.first, unit.end));
            draft.end = unit.end;
            return Some(draft);
        }
        (self.is_apposition(number) || self.follows_age(number)).then_some(draft)
    }

    /// An age whose hyphen leaves no other reading: «10-årig».
    pub(super) fn hyphened_age(&self, number: &Number) -> Option<Draft> {
        let hyphen = self.token(number.tokens.end as usize)?;
        (hyphen.is_mark('-') && hyphen.is_glued()).then(|| self.age(number))?
    }

    /// «en mand på 24 år», «to mænd på 24 og 31 år».
    pub(super) fn is_age_of_somebody(&self, number: &Number) -> bool {
        let mut first = number.tokens.first as usize;
        // «24 og» before «31 år».
        if first >= 2
            && self.is_word_in(first - 1, &self.lexicon.and)
            && self
                .token(first - 2)
                .is_some_and(|token| token.kind == TokenKind::Digits)
        {
            first -= 2;
        }
        if first < 2 || !self.is_word_in(first - 1, &self.lexicon.age_joins) {
            return false;
        }
        let noun = self.token(first - 2);
        let code = noun.and_then(|noun| {
            self.lexicon
                .thing_of(noun, self.text, &self.reading.pack.vocabulary)
        });
        matches!(
            code,
            Some("man" | "woman" | "person" | "boy" | "girl" | "child" | "young person")
        )
    }

    /// «Ole Berg, 58 år, siger», «Ole Berg (S), 58 år, siger».
    fn is_years_in_apposition(&self, first: usize, end: usize) -> bool {
        let comma = |at: Option<&Token>| at.is_some_and(|token| token.is_mark(','));
        let named = first >= 2
            && self
                .token(first - 2)
                .is_some_and(|token| token.is_capitalized() || token.is_mark(')'));
        named && comma(self.before(first)) && comma(self.token(end))
    }

    /// The second of «24 og 31», where the first is an age.
    fn follows_age(&self, number: &Number) -> bool {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        let is_age = |found: &Found<'_, Quantity>| {
            found.meaning.dimension == Dimension::Age && found.tokens.end as usize + 1 == first
        };
        first > 0
            && is_plain_digits(number)
            && self.is_word_in(first - 1, &self.lexicon.and)
            && self.found.last().is_some_and(is_age)
            && self.unit_after(end).is_none()
            && self.noun_phrase(end).is_none()
    }

    /// A number between commas or in brackets after a name.
    fn is_apposition(&self, number: &Number) -> bool {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        if !is_plain_digits(number) || !(Decimal::from(10)..=Decimal::from(OLDEST)).contains(&number.value) {
            return false;
        }
        let (Some(open), Some(close)) = (self.before(first), self.token(end)) else {
            return false;
        };
        let is_open = matches!((open.mark(), close.mark()), (',', ',' | '.') | ('(', ')'));
        // Two capitals in a row, or a title, make a person's name likely; one alone may be a place after a
        // preposition,
        // or a party in brackets.
        let capital = |token: Option<&Token>| {
            token.is_some_and(|token| token.is_capitalized() && !token.is_all_capitals())
        };
        is_open
            && first >= 3
            && capital(self.token(first - 2))
            && (capital(self.token(first - 3))
                || self.token(first - 3).is_some_and(|token| token.is_mark('.'))
                || close.is_mark(',')
                    && !self.is_word_in(first - 3, &self.lexicon.function_words)
                    && first - 2 >= self.sentence_start())
            && !(open.is_mark(',')
                && close.is_mark('.')
                && self.token(end + 1).is_some_and(|next| next.is_glued()))
    }
}
