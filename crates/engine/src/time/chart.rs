//! Finds time expressions in a run of tokens that may belong to one: a small chart, filled from right to left.
//!
//! Each place holds the finished parts that begin there. A part is a word of a class or a shape whose places are filled by
//! words, figures and parts further right; it may in turn begin a longer shape at its own place.

use super::build::{Builder, Make};
use super::class::{Class, Sense};
use super::expression::Amount;
use super::lexicon::{Lexicon, Yield};
use super::shape::{Node, ROOT, Symbol, plain_mark};
use crate::numbers::{Number, NumberForm};
use crate::text::{Token, TokenKind};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Longest run looked at in one piece, in tokens. A longer run is cut; no expression of news is longer.
pub(crate) const LONGEST_RUN: usize = 48;
/// The rule of what no entry of the pack says: an ordinal in figures.
const NO_RULE: u16 = u16::MAX;
/// Most parts kept at one place.
const MOST_PARTS: usize = 96;
/// Most parts with the same class and end.
const MOST_ALIKE: usize = 3;
/// Most places that a shape can fill.
const MOST_SLOTS: usize = 8;

/// A finished part: where it ends, what it is, which rule made it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    pub end: u32,
    pub class: Class,
    pub sense: Sense,
    pub rule: u16,
    pub make: Option<Make>,
}

/// The tokens of a text, with what reading figures needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub numbers: &'a [Number],
    /// A bit a token: whether a number begins there. Most tokens begin none, and need no search.
    pub number_starts: &'a [u64],
    pub lexicon: &'a Lexicon,
}

/// A bit a token: whether a number begins there.
pub(crate) fn number_starts(numbers: &[Number], n_tokens: usize) -> Vec<u64> {
    let mut starts = vec![0; n_tokens / 64 + 1];
    for number in numbers {
        if let Some(word) = starts.get_mut(number.tokens.first as usize / 64) {
            *word |= 1 << (number.tokens.first % 64);
        }
    }
    starts
}

impl Place<'_> {
    /// The value of figures, where there are at most four.
    pub(crate) fn figures(&self, at: u32) -> Option<(i32, usize)> {
        let token = self.tokens.get(at as usize)?;
        let length = (token.end - token.start) as usize;
        if token.kind != TokenKind::Digits || length > 4 {
            return None;
        }
        let digits = self
            .text
            .as_bytes()
            .get(token.start as usize..token.end as usize)?;
        let value = digits
            .iter()
            .fold(0, |value, digit| value * 10 + i32::from(digit.wrapping_sub(b'0')));
        Some((value, length))
    }

    /// The number that begins at a token.
    pub(crate) fn number(&self, at: u32) -> Option<&Number> {
        if self.number_starts.get(at as usize / 64)? & (1 << (at % 64)) == 0 {
            return None;
        }
        let place = self
            .numbers
            .binary_search_by_key(&at, |number| number.tokens.first)
            .ok()?;
        self.numbers.get(place)
    }

    /// Reads figures as a class wants them: the token after the last, and the value.
    fn read_figures(&self, class: Class, at: u32) -> Option<(u32, Sense)> {
        if class == Class::Number {
            let number = self.number(at).filter(|number| !number.is_ordinal)?;
            // «a few» is no three to time.
            let words = self.tokens.get(at as usize..number.tokens.end as usize)?;
            if words.iter().any(|token| self.lexicon.is_amount(token.word())) {
                return None;
            }
            // «three quarters» may be three of them.
            let last = self.tokens.get(number.tokens.end as usize - 1)?;
            if self.lexicon.is_unit(last.word())
                && !number.value.is_integer()
                && number.tokens.end == at + 2
                && let Some(quarters) = number.value.checked_mul(Decimal::from(4))
                && quarters.is_integer()
            {
                let amount = quarters.checked_mul(Decimal::ONE_THOUSAND)?.to_i64()?;
                return Some((number.tokens.end - 1, Sense::Amount(Amount::Thousandths(amount))));
            }
            let amount = number.value.checked_mul(Decimal::ONE_THOUSAND)?.to_i64()?;
            return Some((number.tokens.end, Sense::Amount(Amount::Thousandths(amount))));
        }
        if class == Class::YearWord {
            return self.year_word(at);
        }
        if class == Class::MinuteWord {
            let number = self
                .number(at)
                .filter(|number| number.form == NumberForm::Words && !number.is_ordinal)?;
            let minutes = number.value.to_i32().filter(|n| (10..=59).contains(n))?;
            return number
                .value
                .is_integer()
                .then_some((number.tokens.end, Sense::Int(minutes)));
        }
        let (n, length) = self.figures(at)?;
        let mut end = at + 1;
        let in_range = match class {
            Class::Day => {
                if let Some(mark) = self.tokens.get(end as usize)
                    && mark.is_glued()
                    && self.lexicon.is_ordinal_mark(mark.word())
                {
                    end += 1;
                }
                length <= 2 && (1..=31).contains(&n)
            }
            Class::PaddedMonth => length == 2 && (1..=12).contains(&n),
            Class::MonthNumber => length <= 2 && (1..=12).contains(&n),
            Class::WeekNumber => length <= 2 && (1..=53).contains(&n),
            Class::Year => length == 4 && (1000..=2199).contains(&n),
            Class::ShortYear => length == 2,
            Class::LateYear => length == 2 && n >= 32,
            Class::Hour => length <= 2 && n <= 24,
            Class::Minute => length == 2 && n < 60,
            Class::HourMinute => length >= 3 && n / 100 < 24 && n % 100 < 60,
            _ => false,
        };
        in_range.then_some((end, Sense::Int(n)))
    }

    /// A year in words: «two thousand ten», «nineteen ninety-six».
    pub(crate) fn year_word(&self, at: u32) -> Option<(u32, Sense)> {
        let words = |at| {
            self.number(at)
                .filter(|n| n.form == NumberForm::Words && !n.is_ordinal)
        };
        let first = words(at)?;
        let n = first.value.to_i32().filter(|_| first.value.is_integer())?;
        if (1100..=2100).contains(&n) {
            return Some((first.tokens.end, Sense::Int(n)));
        }
        if !(11..=20).contains(&n) {
            return None;
        }
        let joined = first.tokens.end + u32::from(self.tokens.get(first.tokens.end as usize)?.is_mark('-'));
        let second = words(joined)?;
        let rest = second.value.to_i32().filter(|rest| (10..=99).contains(rest))?;
        Some((second.tokens.end, Sense::Int(n * 100 + rest)))
    }

    /// The symbol that a token is to a shape.
    fn symbol(&self, token: &Token) -> Option<Symbol> {
        match token.kind {
            TokenKind::Word => {
                (token.word() != crate::text::WordId::UNKNOWN).then(|| Symbol::Word(token.word()))
            }
            TokenKind::Mark => Some(Symbol::Mark(plain_mark(token.mark()))),
            // «2. juledag»: one figure may be a word of a name.
            TokenKind::Digits => match token.text(self.text).as_bytes() {
                [figure] => self.lexicon.figure_word(*figure).map(Symbol::Word),
                _ => None,
            },
        }
    }

    /// Ordinal numbers that begin at a token: `3rd`, `3.`, «third».
    fn nth(&self, at: u32) -> Option<(u32, i32)> {
        if let Some((n, length)) = self.figures(at)
            && length <= 3
        {
            let mark = self.tokens.get(at as usize + 1)?;
            let is_marked = mark.is_glued()
                && (self.lexicon.is_ordinal_mark(mark.word())
                    || (self.lexicon.ordinal_point && mark.is_mark('.')));
            return is_marked.then_some((at + 2, n));
        }
        let number = self
            .number(at)
            .filter(|number| number.is_ordinal && number.form == NumberForm::Words)?;
        Some((number.tokens.end, number.value.to_i32()?))
    }
}

/// What stands at one place of the run, looked up once.
#[derive(Clone, Copy, Debug, Default)]
struct Spot {
    /// Where its parts lie.
    parts: (u32, u32),
    /// The bits of their classes.
    classes: u64,
    /// Whether figures, or a number in words, begin here.
    may_be_figures: bool,
}

/// The chart of one run, with the room it needs kept from run to run.
#[derive(Debug, Default)]
pub(crate) struct Chart {
    parts: Vec<Part>,
    spots: Vec<Spot>,
    first: u32,
    end: u32,
    slots: Vec<(Class, Sense)>,
}

impl Chart {
    /// Fills the chart for the tokens `[first, end)`.
    pub(crate) fn fill(&mut self, place: &Place<'_>, builder: &mut Builder<'_>, first: u32, end: u32) {
        self.parts.clear();
        self.spots.clear();
        self.spots.resize((end - first) as usize + 1, Spot::default());
        (self.first, self.end) = (first, end);
        self.note_figures(place);
        for start in (first..end).rev() {
            let low = self.parts.len();
            let may_be_figures = self.spot(start).may_be_figures;
            if may_be_figures
                && let Some((after, n)) = place.nth(start)
                && after <= end
            {
                self.keep(low, after, Class::Nth, Sense::Int(n), NO_RULE, None);
            }
            self.walk(place, builder, ROOT, start, low);
            let mut next = low;
            while next < self.parts.len() && next - low < MOST_PARTS {
                let Part {
                    end: after,
                    class,
                    sense,
                    ..
                } = self.parts[next];
                if place.lexicon.trie.class_bits(ROOT) & class.bit() != 0
                    && let Some(node) = place.lexicon.trie.class_at_root(class)
                {
                    self.slots.push((class, sense));
                    self.walk(place, builder, node, after, low);
                    self.slots.pop();
                }
                next += 1;
            }
            let classes = self.parts[low..]
                .iter()
                .fold(0, |bits, part| bits | part.class.bit());
            if let Some(spot) = self.spots.get_mut((start - first) as usize) {
                spot.parts = (low as u32, self.parts.len() as u32);
                spot.classes = classes;
            }
        }
    }

    /// Notes where figures and numbers in words begin.
    fn note_figures(&mut self, place: &Place<'_>) {
        let from = place
            .numbers
            .partition_point(|number| number.tokens.first < self.first);
        let mut begins = place.numbers[from..]
            .iter()
            .map(|number| number.tokens.first)
            .peekable();
        for (at, spot) in (self.first..self.end).zip(&mut self.spots) {
            let is_digits = place
                .tokens
                .get(at as usize)
                .is_some_and(|token| token.kind == TokenKind::Digits);
            let is_number = begins.next_if_eq(&at).is_some();
            spot.may_be_figures = is_digits || is_number;
        }
    }

    fn spot(&self, at: u32) -> Spot {
        self.spots
            .get((at - self.first) as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Follows shapes on from `node`, with `pos` the next token and `low` the first part of the place that is being filled.
    fn walk(&mut self, place: &Place<'_>, builder: &mut Builder<'_>, node: Node, pos: u32, low: usize) {
        let trie = &place.lexicon.trie;
        for end in trie.ends(node) {
            match *end {
                Yield::Word {
                    class,
                    sense,
                    capital,
                    rule,
                } => {
                    if !capital
                        || place
                            .tokens
                            .get(pos as usize - 1)
                            .is_some_and(|t| t.is_capitalized())
                    {
                        self.keep(low, pos, class, sense, rule, None);
                    }
                }
                Yield::Shape { make, rule } => {
                    if let Some((class, expr)) = builder.build(make, &self.slots) {
                        self.keep(low, pos, class, Sense::Expr(expr), rule, Some(make));
                    }
                }
            }
        }
        if pos >= self.end || self.slots.len() >= MOST_SLOTS {
            return;
        }
        let Some(token) = place.tokens.get(pos as usize) else {
            return;
        };
        // A paragraph may begin an expression, not go through it.
        if token.starts_paragraph() && node != ROOT {
            return;
        }
        if let Some(symbol) = place.symbol(token) {
            if let Some(next) = trie.step(node, false, symbol) {
                self.walk(place, builder, next, pos + 1, low);
            }
            if token.is_glued()
                && let Some(next) = trie.step(node, true, symbol)
            {
                self.walk(place, builder, next, pos + 1, low);
            }
        }
        // The classes that stand here: of finished parts, which begin nothing at the root, and of figures.
        let spot = self.spot(pos);
        let mut here = if node == ROOT {
            0
        } else {
            spot.classes & !Class::FIGURES
        };
        if spot.may_be_figures {
            here |= Class::FIGURES;
        }
        if trie.class_bits(node) & here == 0 {
            return;
        }
        for (class, glued, next) in trie.classes(node) {
            if class.bit() & here == 0 || *glued && !token.is_glued() {
                continue;
            }
            if class.is_figures() {
                if let Some((after, sense)) = place.read_figures(*class, pos)
                    && after <= self.end
                {
                    self.slots.push((*class, sense));
                    self.walk(place, builder, *next, after, low);
                    self.slots.pop();
                }
                continue;
            }
            for part in spot.parts.0..spot.parts.1 {
                let Some(&Part {
                    end: after,
                    class: found,
                    sense,
                    ..
                }) = self.parts.get(part as usize)
                else {
                    break;
                };
                if found == *class {
                    self.slots.push((found, sense));
                    self.walk(place, builder, *next, after, low);
                    self.slots.pop();
                }
            }
        }
    }

    fn keep(&mut self, low: usize, end: u32, class: Class, sense: Sense, rule: u16, make: Option<Make>) {
        let here = &self.parts[low..];
        if here.len() >= MOST_PARTS {
            return;
        }
        let mut n_alike = 0;
        for (at, part) in here.iter().enumerate() {
            if part.end == end && part.class == class {
                n_alike += 1;
                if part.sense == sense {
                    // Said twice over: the more telling rule names it.
                    if part.make.map_or(0, Make::weight) < make.map_or(0, Make::weight)
                        && let Some(part) = self.parts.get_mut(low + at)
                    {
                        (part.rule, part.make) = (rule, make);
                    }
                    return;
                }
                if n_alike >= MOST_ALIKE {
                    return;
                }
            }
        }
        self.parts.push(Part {
            end,
            class,
            sense,
            rule,
            make,
        });
    }

    /// The entries whose parts lie inside `[start, end)`.
    pub(crate) fn rules_inside(&self, start: u32, end: u32) -> impl Iterator<Item = u16> + '_ {
        (start..end)
            .map(move |at| self.spot(at).parts)
            .flat_map(|(low, high)| &self.parts[low as usize..high as usize])
            .filter(move |part| part.end <= end && part.rule != NO_RULE)
            .map(|part| part.rule)
    }

    /// The mentions that cover most of the run, fewest first, then by the order of their rules; `accept` has the last word.
    pub(crate) fn best(&self, accept: impl Fn(u32, &Part) -> bool, into: &mut Vec<(u32, Part)>) {
        let n = (self.end - self.first) as usize;
        // By place: score from here on, and the part chosen here.
        let mut best: [(i32, Option<u32>); LONGEST_RUN + 1] = [(0, None); LONGEST_RUN + 1];
        for at in (0..n.min(LONGEST_RUN)).rev() {
            let mut top = (best[at + 1].0, None);
            let (low, high) = self.spots[at].parts;
            let start = self.first + at as u32;
            for index in low..high {
                let part = &self.parts[index as usize];
                if !part.class.is_mention() {
                    continue;
                }
                let length = (part.end - start) as i32;
                let score = length * 100 - 50
                    + part.make.map_or(0, Make::weight)
                    + best[(part.end - self.first) as usize].0;
                if score > top.0 && accept(start, part) {
                    top = (score, Some(index));
                }
            }
            best[at] = top;
        }
        let mut at = 0;
        while at < n.min(LONGEST_RUN) {
            match best[at].1 {
                Some(index) => {
                    let part = self.parts[index as usize];
                    into.push((self.first + at as u32, part));
                    at = (part.end - self.first) as usize;
                }
                None => at += 1,
            }
        }
    }
}
