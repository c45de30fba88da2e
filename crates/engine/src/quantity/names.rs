use super::{Draft, Finder, is_plain_digits};
use crate::numbers::{Number, NumberForm};
use crate::text::{Token, TokenKind};
use factdesk_model::annotation::Dimension;
use rust_decimal::Decimal;

/// The smallest power of ten that a lone letter behind figures may stand for by itself.
const LETTER_SCALE: u8 = 6;

impl Finder<'_, '_, '_> {
    /// "217 to 213", "5 to 1": two numbers that fall and count nothing are a vote or odds; says which number is next.
    pub(super) fn vote(&self, at: usize) -> Option<usize> {
        let (high, low) = (self.numbers.get(at)?, self.numbers.get(at + 1)?);
        let between = high.tokens.end as usize;
        let is_plain = |number: &Number| number.form == NumberForm::Digits && number.is_plain_integer;
        let is_joined =
            low.tokens.first as usize == between + 1 && self.is_word_in(between, &self.lexicon.to);
        let falls = is_plain(high) && is_plain(low) && high.value > low.value;
        if !is_joined || !falls {
            return None;
        }
        let after = low.tokens.end as usize;
        let counts = self.unit_after(after).is_some()
            || self.noun_phrase(after).is_some()
            || self.money_before(high.tokens.first as usize).is_some();
        (!counts && !self.is_part_of_change(high)).then_some(at + 2)
    }

    /// "221B Baker Street": figures with a letter before a name are a sign, and no billions.
    pub(super) fn is_only_a_sign(&self, draft: &Draft) -> bool {
        let Some(letter) = draft.end.checked_sub(1).and_then(|last| self.token(last)) else {
            return false;
        };
        let before_name = self
            .token(draft.end)
            .is_some_and(|name| name.is_capitalized() && !name.starts_line());
        draft.scale >= LETTER_SCALE
            && before_name
            && draft.dimension == Dimension::Number
            && letter.kind == TokenKind::Word
            && letter.is_glued()
            && letter.end - letter.start == 1
    }

    /// Whether digits only name something, whatever stands around them: identifiers, versions, clock times,
    /// list
    /// numbers, law paragraphs.
    pub(super) fn is_name(&self, number: &Number) -> bool {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        if self
            .lexicon
            .labels
            .before(self.text, self.tokens, first)
            .is_some()
        {
            return true;
        }
        if self
            .lexicon
            .labels_behind
            .after(self.text, self.tokens, end)
            .is_some()
            || self.is_subsection(first)
            // `5G`: a generation of networks.
            || number.n_digits == 1 && self.is_generation(first, end)
        {
            return true;
        }
        // «12. Minute»: the sentence goes on after the point.
        let is_ordinal = self
            .token(end)
            .is_some_and(|point| point.is_mark('.') && point.is_glued())
            && end + 1 < self.sentence_end()
            && self
                .token(end + 1)
                .is_some_and(|word| word.kind == TokenKind::Word && !word.is_glued())
            && is_plain_digits(number);
        // «3.-pladsen», «5.-7. klasse».
        let is_hyphened_ordinal = is_plain_digits(number)
            && self
                .token(end)
                .is_some_and(|point| point.is_mark('.') && point.is_glued())
            && self
                .token(end + 1)
                .is_some_and(|hyphen| matches!(hyphen.mark(), '-' | '–') && hyphen.is_glued());
        if is_ordinal || is_hyphened_ordinal {
            return true;
        }
        // A tolerance belongs to the number before it.
        if self.before(first).is_some_and(|before| before.is_mark('±')) || self.is_plus_minus(first) {
            return true;
        }
        if number.form == NumberForm::Words {
            // «F-to», «to-tallet»: part of a longer word.
            return self.token(first).is_some_and(Token::is_glued)
                && self.before(first).is_some_and(|before| {
                    before.kind == TokenKind::Digits
                        || matches!(before.mark(), '-' | '\'' | '’' | '/' | '_' | '@')
                });
        }
        self.is_glued_before(first)
            || self.is_glued_after(number, end)
            || self.is_listed(number)
            || self.is_in_row(number)
    }

    /// "12(3)": digits in brackets, glued to digits.
    fn is_subsection(&self, first: usize) -> bool {
        first >= 2
            && self
                .before(first)
                .is_some_and(|bracket| bracket.is_mark('(') && bracket.is_glued())
            && self.token(first).is_some_and(Token::is_glued)
            && self
                .token(first - 2)
                .is_some_and(|digits| digits.kind == TokenKind::Digits)
    }

    /// `+/-` before the number.
    fn is_plus_minus(&self, first: usize) -> bool {
        let mark = |back: usize| {
            first
                .checked_sub(back)
                .and_then(|at| self.token(at))
                .map(Token::mark)
        };
        mark(1) == Some('-') && mark(2) == Some('/') && mark(3) == Some('+')
    }

    fn is_glued_before(&self, first: usize) -> bool {
        let Some(token) = self.token(first).filter(|token| token.is_glued()) else {
            return false;
        };
        let Some(before) = self.before(first) else {
            return false;
        };
        // `RM300`, `Rs500`: money written together with its number.
        if self.money_before(first).is_some() {
            return false;
        }
        if before.kind != TokenKind::Mark {
            return token.kind != TokenKind::Mark || before.kind == TokenKind::Word;
        }
        let word_before = first >= 2
            && before.is_glued()
            && self
                .token(first - 2)
                .is_some_and(|token| token.kind != TokenKind::Mark);
        match before.mark() {
            '-' | '–' | '−' | '+' | '\u{2010}' | '\u{2011}' | '.' | ',' => word_before,
            '/' | ':' | '#' | '§' | '_' | '@' | '\\' | '=' | '\'' | '’' | '&' | '^' => true,
            _ => false,
        }
    }

    fn is_glued_after(&self, number: &Number, end: usize) -> bool {
        let Some(next) = self.token(end).filter(|next| next.is_glued()) else {
            return false;
        };
        let after = self.token(end + 1).filter(|after| after.is_glued());
        let has_unit = self.unit_after(end).is_some();
        match (next.kind, next.mark(), after.map(|after| after.kind)) {
            (TokenKind::Word | TokenKind::Digits, ..) => !has_unit,
            // «6,0-sigma»: no name has a fraction.
            (_, '-' | '\u{2011}', Some(TokenKind::Word)) => {
                number.is_plain_integer && !has_unit && !self.is_counted_compound(end + 1)
            }
            (_, ':' | '/', Some(TokenKind::Digits)) => true,
            (_, '/', Some(TokenKind::Word)) => self.lexicon.per.after(self.text, self.tokens, end).is_none(),
            (_, '.', Some(TokenKind::Word)) => {
                !self.token(end + 1).is_some_and(Token::is_capitalized) || number.n_digits < 2
            }
            (_, '.', Some(TokenKind::Digits)) => true,
            (_, '\'' | '’', Some(TokenKind::Word)) => true,
            (_, '_' | '@' | '\\', _) => true,
            _ => false,
        }
    }

    /// "20-strong", «12-mands»: a hyphen and a noun the pack counts.
    fn is_counted_compound(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            self.lexicon.hyphened.contains_key(&token.word())
                || self
                    .lexicon
                    .thing_of(token, self.text, &self.reading.pack.vocabulary)
                    .is_some()
        })
    }

    /// `1.` and `2)` at the start of a line; a sentence that begins with a number has a space and a word
    /// behind it.
    fn is_listed(&self, number: &Number) -> bool {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        is_plain_digits(number)
            && number.n_digits <= 3
            && self.token(first).is_some_and(Token::starts_line)
            && self
                .token(end)
                .is_some_and(|next| next.is_glued() && matches!(next.mark(), '.' | ')'))
            && self.token(end + 1).is_some_and(|next| !next.starts_line())
    }

    /// "(202) 555-0143": digits in brackets before digits.
    fn is_area_code(&self, first: usize, end: usize) -> bool {
        self.before(first).is_some_and(|open| open.is_mark('('))
            && self.token(end).is_some_and(|close| close.is_mark(')'))
            && self
                .token(end + 1)
                .is_some_and(|digits| digits.kind == TokenKind::Digits)
    }

    /// Digits in a row are telephone and account numbers; zeros before a number make an identifier of it.
    fn is_in_row(&self, number: &Number) -> bool {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        let is_digits = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Digits);
        let follows =
            is_digits(self.before(first)) && self.token(first).is_some_and(|token| !token.starts_line());
        let precedes =
            is_digits(self.token(end)) && self.token(end).is_some_and(|token| !token.starts_line());
        let leading_zero = number.n_digits > 1
            && self
                .token(first)
                .is_some_and(|token| token.text(self.text).starts_with('0'))
            && number.is_plain_integer;
        let plus =
            self.before(first).is_some_and(|before| before.is_mark('+')) && number.n_digits <= 3 && precedes;
        let is_long = is_plain_digits(number) && number.n_digits > 9;
        follows || precedes || self.is_area_code(first, end) || leading_zero || plus || is_long
    }

    /// Whether a number that counts nothing in particular is rather part of a name, a year, an address or a
    /// score.
    pub(super) fn is_only_a_name(&self, number: &Number) -> bool {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        if number.form == NumberForm::Bar {
            return true;
        }
        if !is_plain_digits(number) {
            return match number.form {
                // "iOS 14.2" is a version.
                NumberForm::Digits => number.n_digits <= 2 && self.follows_inner_capital(first),
                // "the Big Four".
                NumberForm::Words => {
                    self.token(first).is_some_and(Token::is_capitalized) && self.follows_name(first)
                }
                _ => false,
            };
        }
        self.follows_name(first) || self.precedes_name(number, end) || self.is_score(first, end)
    }

    /// Whether plain digits can be a year, so that a noun after them counts only where the pack knows it.
    pub(super) fn is_year_like(&self, number: &Number) -> bool {
        is_plain_digits(number)
            && number.n_digits == 4
            && number.value >= Decimal::from(1500)
            && number.value <= Decimal::from(2100)
    }

    /// «Boeing 737», «Vestergade 12»: a capital inside a sentence.
    pub(super) fn follows_name(&self, first: usize) -> bool {
        let Some(before) = self.before(first).filter(|before| before.kind == TokenKind::Word) else {
            return false;
        };
        let inner_capital = self.follows_inner_capital(first);
        let in_sentence = before.is_capitalized() && first - 1 > self.sentence_start();
        let is_street = before.is_capitalized() && {
            let word = before.text(self.text);
            self.lexicon.streets.iter().any(|end| word.ends_with(&**end))
        };
        (in_sentence || inner_capital || is_street)
            && !self.token(first).is_some_and(Token::starts_line)
            && !self.lexicon.function_words.contains(&before.word())
    }

    /// One digit and a G written together, with more text around.
    fn is_generation(&self, first: usize, end: usize) -> bool {
        end == first + 2
            && self.tokens.len() > 2
            && self
                .token(first + 1)
                .is_some_and(|letter| letter.is_glued() && letter.text(self.text) == "G")
    }

    /// `, 10115 Berlin`: digits and a place after a comma or in a new line.
    pub(super) fn is_postal_code(&self, number: &Number) -> bool {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        let begins = self.token(first).is_some_and(Token::starts_line)
            || self.before(first).is_some_and(|before| before.is_mark(','));
        is_plain_digits(number)
            && (4..=5).contains(&number.n_digits)
            && begins
            && self.token(end).is_some_and(|place| {
                place.kind == TokenKind::Word && place.is_capitalized() && !place.is_glued()
            })
    }

    /// "iPhone", "MacBook" before the number.
    fn follows_inner_capital(&self, first: usize) -> bool {
        self.before(first).is_some_and(|before| {
            before.kind == TokenKind::Word
                && !before.is_all_capitals()
                && before.text(self.text).chars().skip(1).any(char::is_uppercase)
        })
    }

    /// «2100 København», "10 Downing Street".
    fn precedes_name(&self, number: &Number, end: usize) -> bool {
        let Some(next) = self
            .token(end)
            .filter(|next| next.kind == TokenKind::Word && !next.starts_line())
        else {
            return false;
        };
        let is_address = (1..4).any(|n| self.is_word_in(end + n, &self.lexicon.labels_after));
        next.is_capitalized() && (number.n_digits >= 4 || is_address)
    }

    /// `2-1`, `6-4 6-3`: two small numbers with a hyphen and nothing counted.
    pub(super) fn is_score(&self, first: usize, end: usize) -> bool {
        let dash = |token: Option<&Token>| {
            token.is_some_and(|token| matches!(token.mark(), '-' | '–' | '—') && token.is_glued())
        };
        let digits = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Digits);
        dash(self.token(end)) && digits(self.token(end + 1))
            || first >= 2 && dash(self.before(first)) && digits(self.token(first - 2))
    }

    /// Number words that are other words as well: «acht», «sex».
    pub(super) fn needs_unit(&self, number: &Number) -> bool {
        number.form == NumberForm::Words
            && number.tokens.end - number.tokens.first == 1
            && self.is_word_in(number.tokens.first as usize, &self.lexicon.needs_unit)
            && self.tokens.len() > 1
    }

    /// «nummer 3», "No. 3", where it ranks and does not name.
    pub(super) fn rank(&self, number: &Number) -> Option<Draft> {
        let first = number.tokens.first as usize;
        let (_, cue) = self.lexicon.rank_before.before(self.text, self.tokens, first)?;
        let before = self.before(cue)?;
        let is_rank = before.kind == TokenKind::Word
            && !before.is_capitalized()
            && self.lexicon.function_words.contains(&before.word())
            && number.value < Decimal::from(1000)
            && number.value > Decimal::ZERO
            && number.is_plain_integer
            && !self.is_glued_after(number, number.tokens.end as usize);
        is_rank.then(|| Draft {
            dimension: Dimension::Rank,
            first: cue,
            rule: "rank",
            ..Draft::of(number)
        })
    }
}
