//! Quantities: a number with its unit, what it counts, how it is bounded, and the change it is part of.
//!
//! Every number is looked at once ([`find`]): is it only a name ([`names`]), a ratio ([`ratio`]), a range
//! ([`range`]),
//! which unit ([`unit`]) or counted noun ([`counted`]) stands beside it, which bound ([`bounds`]) and change
//! ([`change`])?

mod ages;
mod bounds;
mod change;
mod counted;
mod lexicon;
mod names;
mod per;
mod phrases;
mod range;
mod ratio;
mod unit;
mod written;

use crate::annotate::Reading;
use crate::numbers::{Number, NumberForm, Precision};
use crate::text::{Token, TokenKind};
use crate::{Found, TokenRange};
use factdesk_model::annotation::{Bound, Dimension, Quantity, Time, TimexType};
pub use lexicon::Lexicon;
use rust_decimal::Decimal;
use std::cell::OnceCell;

/// Finds all quantities, in order, without overlap. Numbers that are part of a date are none; those of a
/// duration may be.
#[must_use]
pub fn find(reading: &Reading<'_, '_>, numbers: &[Number], times: &[Found<Time>]) -> Vec<Found<Quantity>> {
    let mut finder = Finder {
        reading,
        lexicon: &reading.pack.quantity,
        text: reading.text,
        tokens: &reading.tokens,
        numbers,
        times,
        time_at: 0,
        sentence_at: 0,
        has_money_sign: OnceCell::new(),
        found: Vec::new(),
    };
    finder.run();
    finder.decades_of_life();
    finder.found
}

/// What is known while the numbers are looked at from first to last.
struct Finder<'r, 't, 'p> {
    reading: &'r Reading<'t, 'p>,
    lexicon: &'p Lexicon,
    text: &'t str,
    tokens: &'r [Token],
    numbers: &'r [Number],
    times: &'r [Found<Time>],
    /// The first time that does not end before the current number.
    time_at: usize,
    /// The sentence of the current number.
    sentence_at: usize,
    /// Whether the text has the sign of money that is a measure elsewhere, once somebody asked.
    has_money_sign: OnceCell<bool>,
    found: Vec<Found<Quantity>>,
}

/// A quantity under construction.
#[derive(Clone, Debug)]
struct Draft {
    first: usize,
    end: usize,
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    bound: Bound,
    dimension: Dimension,
    unit: Option<String>,
    /// Tokens of the unit's words.
    unit_text: Option<(usize, usize)>,
    /// Tokens of the counted phrase.
    counted: Option<(usize, usize)>,
    /// Whether the pack lists the counted noun.
    is_known: bool,
    /// The power of ten that a scale word of the number stands for.
    scale: u8,
    rule: &'static str,
}

impl Draft {
    fn of(number: &Number) -> Draft {
        Draft {
            first: number.tokens.first as usize,
            end: number.tokens.end as usize,
            value: Some(number.value),
            low: None,
            high: None,
            bound: match number.precision {
                Precision::Exact => Bound::Exact,
                Precision::About => Bound::About,
                Precision::Several => Bound::MoreThan,
            },
            dimension: Dimension::Number,
            unit: None,
            unit_text: None,
            counted: None,
            is_known: false,
            scale: number.scale,
            rule: "number",
        }
    }
}

impl<'p> Finder<'_, '_, 'p> {
    fn run(&mut self) {
        let mut at = 0;
        let mut multiples = ratio::Multiples::default();
        while let Some(number) = self.numbers.get(at) {
            let first = number.tokens.first as usize;
            self.multiples_up_to(first, &mut multiples);
            let next = self.look_at(at, number);
            at = next.max(at + 1);
            multiples.skip_to(
                self.found
                    .last()
                    .map_or(0, |found| found.tokens.end as usize)
                    .max(first),
            );
        }
        self.multiples_up_to(self.tokens.len(), &mut multiples);
    }

    /// Looks at one number; says which number is the next to look at.
    fn look_at(&mut self, at: usize, number: &Number) -> usize {
        let first = number.tokens.first as usize;
        if self
            .found
            .last()
            .is_some_and(|found| found.tokens.end as usize > first)
        {
            return at + 1;
        }
        self.move_to(first);
        if let Some(draft) = self.times_as_many(number) {
            self.finish(draft);
            return at + 1;
        }
        if let Some((draft, next)) = self.every_nth(at).or_else(|| self.out_of(at)) {
            self.finish(draft);
            return next;
        }
        // «den 10-årige» is no tenth, whatever it looks like.
        if let Some(draft) = self.hyphened_age(number) {
            self.finish(draft);
            return at + 1;
        }
        if let Some(draft) = self.decade_of_life(number) {
            self.finish(draft);
            return at + 1;
        }
        // "a quarter" inside "a quarter of a million" is no time.
        let time = self
            .time_over(number.tokens)
            .filter(|time| !is_inside(time.tokens, number.tokens))
            .filter(|time| !(time.tokens == number.tokens && self.has_word_unit(number)));
        if let Some(time) = time
            && time.meaning.timex_type != TimexType::Duration
        {
            let often = self.how_often(number);
            if let Some(draft) = often.filter(|_| time.meaning.timex_type == TimexType::Set) {
                self.finish(draft);
            }
            return at + 1;
        }
        if number.tail_bytes > 0 {
            if let Some(draft) = self.tail(number) {
                self.finish(draft);
            }
            return at + 1;
        }
        // "aged 18 to 49": both ends at once.
        if let Some((draft, next)) = self
            .range(at)
            .filter(|(draft, _)| draft.dimension == Dimension::Age)
        {
            self.finish(draft);
            return next;
        }
        if let Some(draft) = self.age(number).or_else(|| self.rank(number)) {
            self.finish(draft);
            return at + 1;
        }
        if number.is_ordinal || self.is_name(number) {
            return at + 1;
        }
        if let Some((draft, next)) = self.range(at) {
            if time.is_none() || matches!(draft.dimension, Dimension::Duration | Dimension::Age) {
                self.finish(draft);
            }
            return next;
        }
        let mut draft = Draft::of(number);
        self.take_scale_letter(&mut draft);
        self.take_kelvin(&mut draft);
        let is_part = self.read_part_of_unit(&mut draft, number, self.numbers.get(at + 1));
        let has_unit = is_part || self.read_unit(&mut draft);
        let mut next = at + 1;
        if has_unit {
            // The article of "a quarter of a mile" is read.
            while self
                .numbers
                .get(next)
                .is_some_and(|number| (number.tokens.first as usize) < draft.end)
            {
                next += 1;
            }
            next += usize::from(self.read_compound(&mut draft, self.numbers.get(next)));
        }
        // A stretch of time may be a measure of something else after all: «12 SEK».
        if time.is_some() && !has_unit {
            return at + 1;
        }
        if number.is_article
            && !is_part
            && !(has_unit && self.article_counts(&draft) || self.one_counts(&draft, has_unit))
        {
            return at + 1;
        }
        if !has_unit {
            if let Some(next) = self.vote(at) {
                return next;
            }
            self.read_counted(&mut draft, number);
            if self.is_only_a_sign(&draft) {
                return at + 1;
            }
            if draft.dimension == Dimension::Number {
                self.unit_of_next(at, &mut draft);
            }
            let is_named = is_plain_digits(number) && self.follows_name(first);
            if (self.is_year_like(number) || is_named || self.is_postal_code(number)) && !draft.is_known {
                return at + 1;
            }
            if draft.dimension == Dimension::Number
                && (self.is_only_a_name(number) || self.needs_unit(number))
            {
                return at + 1;
            }
        }
        let next = self.read_rate(&mut draft, next);
        self.finish(draft);
        next
    }

    /// Moves to the sentence and the times around a token.
    fn move_to(&mut self, token: usize) {
        while self
            .times
            .get(self.time_at)
            .is_some_and(|time| time.tokens.end as usize <= token)
        {
            self.time_at += 1;
        }
        while self
            .reading
            .sentences
            .get(self.sentence_at)
            .is_some_and(|sentence| sentence.tokens.end as usize <= token)
        {
            self.sentence_at += 1;
        }
    }

    fn time_over(&self, tokens: TokenRange) -> Option<&Found<Time>> {
        self.times[self.time_at..]
            .iter()
            .take_while(|time| time.tokens.first < tokens.end)
            .find(|time| time.tokens.overlaps(tokens))
    }

    /// The first token of the sentence around the current number.
    fn sentence_start(&self) -> usize {
        self.reading
            .sentences
            .get(self.sentence_at)
            .map_or(0, |sentence| sentence.tokens.first as usize)
    }

    /// The token after the sentence around the current number.
    fn sentence_end(&self) -> usize {
        self.reading
            .sentences
            .get(self.sentence_at)
            .map_or(self.tokens.len(), |sentence| sentence.tokens.end as usize)
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn before(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at.checked_sub(1)?)
    }

    fn is_word_in(&self, at: usize, words: &rustc_hash::FxHashSet<crate::text::WordId>) -> bool {
        self.token(at)
            .is_some_and(|token| token.kind == TokenKind::Word && words.contains(&token.word()))
    }

    /// Reads bound and change and keeps the quantity.
    fn finish(&mut self, mut draft: Draft) {
        if self.is_accountants_loss(&draft) {
            draft.value = draft.value.map(|value| -value);
        }
        let before_bound = self.read_bound(&mut draft);
        let change = self.change(&draft, before_bound);
        let words = |range: (usize, usize)| {
            self.reading
                .words(TokenRange::new(range.0 as u32, range.1 as u32))
                .to_owned()
        };
        self.found.push(Found {
            tokens: TokenRange::new(draft.first as u32, draft.end as u32),
            rule: draft.rule,
            meaning: Quantity {
                value: draft.value.map(|value| value.normalize()),
                low: draft.low.map(|value| value.normalize()),
                high: draft.high.map(|value| value.normalize()),
                bound: draft.bound,
                dimension: draft.dimension,
                unit: draft.unit.take(),
                unit_text: draft.unit_text.map(words),
                counted: draft.counted.map(words),
                change,
            },
        });
    }
}

/// Whether `inner` is a part of `outer` and not all of it.
fn is_inside(inner: TokenRange, outer: TokenRange) -> bool {
    inner != outer && inner.first >= outer.first && inner.end <= outer.end
}

/// Whether a number is written as plain digits.
fn is_plain_digits(number: &Number) -> bool {
    number.form == NumberForm::Digits && number.is_plain_integer
}
