use super::digits::{self, Digits, Read, fraction_sign};
use super::lexicon::{Entry, Lexicon, Part};
use super::sum::Sum;
use super::{Number, NumberForm, Precision};
use crate::TokenRange;
use crate::text::{Token, TokenKind};
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

/// A run of tokens that can belong to numbers, as pieces. A compound word makes several pieces.
pub(super) struct Run<'t, 'p> {
    pub text: &'t str,
    pub tokens: &'t [Token],
    pub lexicon: &'p Lexicon,
    pub pieces: Vec<Piece>,
    /// Whether a word such as «mellem» stands before the run.
    after_between: bool,
    lower: String,
    parts: Vec<(Part, bool)>,
}

/// A piece of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub kind: Kind,
    /// Its first token.
    pub first: usize,
    /// The token after its last.
    pub end: usize,
    /// Whether it begins its token.
    pub begins: bool,
    /// Whether it ends its token: only there may a number end.
    pub ends: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A word of the pack.
    Word(Entry),
    /// A part of a compound; whether it is an ordinal.
    Part(Part, bool),
    /// A number in digits.
    Digits(Digits),
    /// A comma between a scale word and what follows.
    Comma,
    /// A hyphen glued on both sides.
    Hyphen,
    /// A minus sign.
    Minus,
    /// «et par»: its value.
    Vague(u32),
    /// Digits that make no number, such as a version.
    Refused,
}

impl<'t, 'p> Run<'t, 'p> {
    pub fn new(text: &'t str, tokens: &'t [Token], lexicon: &'p Lexicon) -> Run<'t, 'p> {
        Run {
            text,
            tokens,
            lexicon,
            pieces: Vec::new(),
            after_between: false,
            lower: String::new(),
            parts: Vec::new(),
        }
    }

    /// Moves `at` to the next token that can begin a number.
    pub fn seek(&self, at: &mut usize) -> bool {
        while let Some(token) = self.tokens.get(*at) {
            let can_begin = match token.kind {
                TokenKind::Digits => true,
                TokenKind::Word => {
                    self.lexicon.of(token).is_some_and(begins)
                        || self.lexicon.compounds.may_begin(token.text(self.text))
                }
                // Most marks are commas and points with no digits behind them.
                TokenKind::Mark => match self.tokens.get(*at + 1) {
                    Some(next) if next.kind == TokenKind::Word && token.mark().is_ascii() => false,
                    _ => {
                        fraction_sign(token.mark()).is_some()
                            || is_minus(token.mark()) && self.next_is_digits(*at)
                            || self.is_leading_separator(*at)
                    }
                },
            };
            if can_begin {
                return true;
            }
            *at += 1;
        }
        false
    }

    /// Gathers the run that begins at token `at`; returns the token after it, at least `at + 1`.
    pub fn gather(&mut self, at: usize) -> usize {
        self.pieces.clear();
        self.after_between = at > 0
            && self
                .tokens
                .get(at - 1)
                .and_then(|token| self.lexicon.of(token))
                .is_some_and(|entry| entry.is_between);
        let mut next = at;
        while let Some(token) = self.tokens.get(next) {
            if next > at && token.starts_paragraph() {
                break;
            }
            let after = match token.kind {
                TokenKind::Word => self.push_word(next),
                TokenKind::Digits => self.push_digits(next),
                TokenKind::Mark => self.push_mark(next),
            };
            if after == next {
                break;
            }
            next = after;
        }
        next.max(at + 1)
    }

    /// Reads the numbers of the gathered run.
    pub fn read(&mut self, found: &mut Vec<Number>) {
        let mut at = 0;
        while at < self.pieces.len() {
            let Some(number) = Sum::read(self, at, self.after_between) else {
                at += 1;
                continue;
            };
            at = number.next_piece;
            let is_all = self.tokens.len() == number.tokens.1 - number.tokens.0;
            if number.is_bare_power && !is_all {
                continue;
            }
            if number.is_doubtful && !self.confirms(number.tokens) {
                continue;
            }
            found.push(Number {
                tokens: TokenRange::new(number.tokens.0 as u32, number.tokens.1 as u32),
                value: number.value.normalize(),
                form: number.form,
                is_ordinal: number.is_ordinal || number.is_plain && self.has_ordinal_point(number.tokens.1),
                n_digits: number.n_digits,
                is_plain_integer: number.is_plain && number.value.is_integer(),
                is_article: number.is_article && !is_all,
                scale: number.scale,
                tail_bytes: number.tail_bytes,
                precision: number.precision,
            });
        }
    }

    /// `3.2` where the language writes `3,2`: only a percent or money sign beside it makes a number of it.
    fn confirms(&self, (first, end): (usize, usize)) -> bool {
        let sign =
            |token: Option<&Token>| matches!(token.map(Token::mark), Some('%' | '‰' | '$' | '€' | '£'));
        sign(self.tokens.get(end)) || first > 0 && sign(self.tokens.get(first - 1))
    }

    fn has_ordinal_point(&self, end: usize) -> bool {
        self.lexicon.ordinal_point
            && matches!((self.tokens.get(end), self.tokens.get(end + 1)), (Some(point), Some(word))
                if point.is_mark('.') && point.is_glued()
                && word.kind == TokenKind::Word && !word.is_glued() && !word.is_capitalized() && !word.starts_line())
    }

    fn push(&mut self, kind: Kind, first: usize, end: usize) -> usize {
        self.pieces.push(Piece {
            kind,
            first,
            end,
            begins: true,
            ends: true,
        });
        end
    }

    fn push_word(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        let Some(entry) = self.lexicon.of(token).copied() else {
            return self.push_compound(at);
        };
        if entry.is_minus && self.is_after_plus(at) {
            return self.push(Kind::Refused, at, at + 1);
        }
        if entry.begins_vague
            && let Some((value, end)) = self.vague(at)
        {
            return self.push(Kind::Vague(value), at, end);
        }
        let has_point = entry.has_point
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|point| point.is_mark('.') && point.is_glued());
        self.push(Kind::Word(entry), at, at + 1 + usize::from(has_point))
    }

    /// The power of ten that letters glued to digits stand for; some only after a sign of money.
    fn letters(&self, at: usize, written: &str) -> Option<u8> {
        let of = |list: &[(Box<str>, u8)]| {
            list.iter()
                .find(|(letters, _)| **letters == *written)
                .map(|(_, power)| *power)
        };
        of(&self.lexicon.letters).or_else(|| {
            let digits = self.pieces.last()?.first;
            let before = self.tokens.get(digits.checked_sub(1)?)?;
            let is_money = matches!(before.mark(), '$' | '€' | '£' | '¥') && digits < at;
            is_money.then(|| of(&self.lexicon.money_letters))?
        })
    }

    /// "plus or minus 3" is no negative number.
    fn is_after_plus(&self, at: usize) -> bool {
        (1..=2).any(|back| {
            at.checked_sub(back)
                .and_then(|at| self.lexicon.of(self.tokens.get(at)?))
                .is_some_and(|entry| entry.is_plus)
        })
    }

    fn vague(&self, at: usize) -> Option<(u32, usize)> {
        self.lexicon.vague.iter().find_map(|(words, value)| {
            let here = self.tokens.get(at..at + words.len())?;
            let same = here.iter().zip(words).all(|(token, word)| token.word() == *word);
            same.then_some((*value, at + words.len()))
        })
    }

    fn push_compound(&mut self, at: usize) -> usize {
        let written = self.tokens[at].text(self.text);
        // Scale letters glued to digits: `3M`.
        if self.tokens[at].is_glued()
            && let Some(Piece {
                kind: Kind::Digits(_),
                ..
            }) = self.pieces.last()
            && let Some(power) = self.letters(at, written)
        {
            let entry = Entry {
                part: Some(Part::Power(power)),
                ..Entry::default()
            };
            return self.push(Kind::Word(entry), at, at + 1);
        }
        if !self.lexicon.compounds.may_begin(written) {
            return at;
        }
        self.lower.clear();
        if written.is_ascii() {
            self.lower.push_str(written);
            self.lower.make_ascii_lowercase();
        } else {
            self.lower.extend(
                written
                    .chars()
                    .filter(|sign| *sign != '\u{ad}')
                    .flat_map(char::to_lowercase)
                    .nfc(),
            );
        }
        let mut parts = std::mem::take(&mut self.parts);
        let is_number = self.lexicon.compounds.split(&self.lower, &mut parts);
        if is_number {
            if let [.., (Part::Small(lower), true), (Part::Share, _)] = *parts {
                parts.truncate(parts.len() - 2);
                parts.push((Part::Denominator(lower.into()), false));
            }
            let last = parts.len() - 1;
            self.pieces
                .extend(parts.iter().enumerate().map(|(n, (part, is_ordinal))| Piece {
                    kind: Kind::Part(*part, *is_ordinal),
                    first: at,
                    end: at + 1,
                    begins: n == 0,
                    ends: n == last,
                }));
        }
        self.parts = parts;
        at + usize::from(is_number)
    }

    fn push_digits(&mut self, at: usize) -> usize {
        match digits::read(self.text, self.tokens, at, self.lexicon) {
            Read::Number(mut digits) => {
                if digits.is_plain
                    && let Some(suffix) = self.tokens.get(digits.end).filter(|suffix| suffix.is_glued())
                    && suffix.kind == TokenKind::Word
                    && self.lexicon.ordinal_suffixes.contains(&suffix.word())
                {
                    digits.end += 1;
                    self.push(Kind::Digits(digits), at, digits.end);
                    return self.push(Kind::Part(Part::Ordinal, true), at, digits.end);
                }
                self.push(Kind::Digits(digits), at, digits.end)
            }
            Read::Refused(end) => self.push(Kind::Refused, at, end),
        }
    }

    fn push_mark(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        let mark = token.mark();
        if fraction_sign(mark).is_some() || self.is_leading_separator(at) {
            return self.push_digits(at);
        }
        let next_is_glued = self.tokens.get(at + 1).is_some_and(Token::is_glued);
        if matches!(mark, '-' | '\u{2010}' | '\u{2011}')
            && token.is_glued()
            && next_is_glued
            && !self.pieces.is_empty()
        {
            return self.push(Kind::Hyphen, at, at + 1);
        }
        if is_minus(mark) && self.next_is_digits(at) && !(token.is_glued() && self.follows_word(at)) {
            return self.push(Kind::Minus, at, at + 1);
        }
        if mark == '&' && !self.pieces.is_empty() {
            let link = Entry {
                part: Some(Part::Link),
                ..Entry::default()
            };
            return self.push(Kind::Word(link), at, at + 1);
        }
        if mark == ',' && self.lexicon.comma_after_power && !self.pieces.is_empty() {
            return self.push(Kind::Comma, at, at + 1);
        }
        at
    }

    fn follows_word(&self, at: usize) -> bool {
        at > 0
            && self
                .tokens
                .get(at - 1)
                .is_some_and(|before| before.kind != TokenKind::Mark || matches!(before.mark(), ')' | '%'))
    }

    fn next_is_digits(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at + 1) else {
            return false;
        };
        let is_number = next.kind == TokenKind::Digits
            || fraction_sign(next.mark()).is_some()
            || self.is_leading_separator(at + 1);
        is_number && (next.is_glued() || self.is_alone(at))
    }

    /// Whether a sign with a space after it can only be a sign: the number is all there is on its line, or
    /// in its
    /// brackets. Else it is a dash.
    fn is_alone(&self, at: usize) -> bool {
        let opens = self.tokens.get(at).is_some_and(Token::starts_line)
            || at > 0
                && self
                    .tokens
                    .get(at - 1)
                    .is_some_and(|before| matches!(before.mark(), '(' | ':'));
        let mut end = at + 1;
        while self.tokens.get(end).is_some_and(|token| {
            !token.starts_line() && (token.kind == TokenKind::Digits || matches!(token.mark(), '.' | ','))
        }) {
            end += 1;
            if end > at + 24 {
                return false;
            }
        }
        opens
            && self
                .tokens
                .get(end)
                .is_none_or(|token| token.starts_line() || token.is_mark(')'))
    }

    /// `,5` and `.5`: a decimal separator with nothing before it and digits after it.
    fn is_leading_separator(&self, at: usize) -> bool {
        let (Some(mark), Some(digits)) = (self.tokens.get(at), self.tokens.get(at + 1)) else {
            return false;
        };
        mark.is_mark(self.lexicon.decimal)
            && digits.kind == TokenKind::Digits
            && digits.is_glued()
            && (!mark.is_glued()
                || at > 0
                    && self
                        .tokens
                        .get(at - 1)
                        .is_some_and(|before| is_minus(before.mark()) || before.is_mark('$')))
    }
}

/// Whether a word can begin a number.
fn begins(entry: &Entry) -> bool {
    entry.part.is_some_and(|part| !matches!(part, Part::Link))
        || entry.ordinal.is_some()
        || entry.denominator.is_some()
        || entry.plural.is_some()
        || entry.begins_vague
        || entry.is_minus
        || entry.is_several
}

fn is_minus(mark: char) -> bool {
    matches!(mark, '-' | '−' | '\u{2012}' | '–')
}

/// A number that was read out of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sighting {
    pub tokens: (usize, usize),
    pub value: Decimal,
    pub form: NumberForm,
    pub is_ordinal: bool,
    pub n_digits: u8,
    pub is_plain: bool,
    pub is_article: bool,
    pub is_bare_power: bool,
    pub is_doubtful: bool,
    pub scale: u8,
    pub tail_bytes: u8,
    pub precision: Precision,
    pub next_piece: usize,
}
