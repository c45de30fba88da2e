use super::Lexicon;
use super::lexicon::Abbreviation;
use crate::text::{Token, TokenKind};

/// How far ahead `"…?" said` looks for its verb.
const REPORTING_WINDOW: usize = 6;

/// Whether a sentence could end with this token.
pub(super) fn is_end_mark(token: &Token) -> bool {
    token.kind == TokenKind::Mark && matches!(token.mark(), '.' | '!' | '?' | '…' | '‽')
}

/// Decides at an end mark.
pub(super) struct Ends<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
}

impl Ends<'_> {
    /// Reads the end marks at `at` with the closing marks after them. Gives the token after and whether the sentence
    /// that began at `start` ends there.
    pub(super) fn read(&self, start: usize, at: usize) -> (usize, bool) {
        let tokens = self.tokens;
        let mut n_points = 0;
        let mut is_loud = false;
        let mut spaced = false;
        let mut after = at;
        while after < tokens.len() && is_end_mark(&tokens[after]) {
            let token = &tokens[after];
            if after > at && !token.is_glued() {
                if !token.is_mark('.') || token.starts_paragraph() {
                    break;
                }
                spaced = true;
            }
            match token.mark() {
                '.' => n_points += 1,
                '…' => n_points += 3,
                _ => is_loud = true,
            }
            after += 1;
        }
        let stands_apart = at > 0 && !tokens[at].is_glued() && after > at + 1;
        let (closed, has_quote) = self.close(after);
        // `(nicht!).` and `»Nej!«.`: the outer mark ends it, if anything does.
        if closed > after
            && tokens
                .get(closed)
                .is_some_and(|token| token.is_glued() && is_end_mark(token))
        {
            return (closed, false);
        }
        let Some(next) = tokens.get(closed) else {
            return (closed, true);
        };
        if next.starts_paragraph() {
            return (closed, true);
        }
        if closed == after && next.is_glued() {
            return (closed, self.lacks_space(at, closed));
        }
        if closed > after && next.is_glued() && next.kind != TokenKind::Mark {
            return (closed, false);
        }
        let Some(first) = self.significant(closed) else {
            return (closed, false);
        };
        let opens_bracket = matches!(next.mark(), '(' | '[');
        let begins_line = next.starts_line() && tokens[first].kind == TokenKind::Word;
        if !self.can_begin(first) && !begins_line {
            return (closed, false);
        }
        if is_loud {
            if has_quote && self.is_reported(closed) {
                return (closed, false);
            }
            return (closed, true);
        }
        if n_points > 1 {
            // `. . .` inside a sentence leaves words out; a fourth point ends it.
            let ends = if spaced {
                n_points > 3
            } else if stands_apart {
                // «Han tøvede ... Så gik han.»: where a word was left out, only a word that begins sentences tells.
                n_points > 3 || self.lexicon.is_starter(&tokens[first])
            } else {
                !opens_bracket
            };
            return (closed, ends);
        }
        (closed, closed > after || self.point_ends(start, at, first))
    }

    /// The token after the closing marks at `at`, and whether a quotation mark is among them.
    fn close(&self, mut at: usize) -> (usize, bool) {
        let mut has_quote = false;
        while let Some(token) = self.tokens.get(at) {
            if token.kind != TokenKind::Mark || token.starts_line() {
                break;
            }
            let next_glued = self.tokens.get(at + 1).is_some_and(Token::is_glued);
            match token.mark() {
                ')' | ']' | '}' if token.is_glued() => {}
                '”' | '’' | '»' | '“' | '«' | '"' | '\'' | '‘' | '›' | '‹' if token.is_glued() =>
                {
                    // An apostrophe goes on (`Jr.'s`); an opening mark stands before a word.
                    if next_glued && self.tokens[at + 1].kind != TokenKind::Mark {
                        break;
                    }
                    has_quote = true;
                }
                // «Hvad? »: French spacing, the mark stands alone.
                '»' if !next_glued => has_quote = true,
                _ => break,
            }
            at += 1;
        }
        (at, has_quote)
    }

    /// Whether `world.Next` lacks its space: what follows is a word that begins a sentence, not part of an address.
    fn lacks_space(&self, at: usize, next: usize) -> bool {
        let (Some(before), Some(first)) = (at.checked_sub(1).map(|i| &self.tokens[i]), self.tokens.get(next))
        else {
            return false;
        };
        if next != at + 1
            || first.kind != TokenKind::Word
            || !first.is_capitalized()
            || first.is_all_capitals()
        {
            return false;
        }
        let goes_on = self.tokens.get(next + 1).is_some_and(Token::is_glued);
        let goes_on_as_abbreviation = goes_on
            && self.tokens[next + 1].is_mark('.')
            && self.lexicon.abbreviation(self.tokens, next).is_some();
        if goes_on && !goes_on_as_abbreviation && !matches!(self.tokens[next + 1].mark(), ',' | '\'' | '’')
        {
            return false;
        }
        let long_enough = match before.kind {
            TokenKind::Word => before.end - before.start > 2 && self.is_lower(before),
            TokenKind::Digits => self.is_starter_like(first),
            TokenKind::Mark => matches!(before.mark(), ')' | '”' | '"' | '»'),
        };
        // `www.site.Name`: the word before is itself part of a chain.
        let chained = at >= 2
            && self.tokens[at - 1].is_glued()
            && matches!(self.tokens[at - 2].mark(), '.' | '/' | '@');
        long_enough && !chained
    }

    fn is_starter_like(&self, token: &Token) -> bool {
        self.lexicon.is_starter(token) || token.end - token.start > 2
    }

    /// Whether all letters after the first are small.
    fn is_lower(&self, token: &Token) -> bool {
        !token.is_all_capitals()
    }

    /// The first token at or after `at` that is no opening mark or dash.
    fn significant(&self, at: usize) -> Option<usize> {
        (at..self.tokens.len().min(at + 6)).find(|i| {
            let token = &self.tokens[*i];
            token.kind != TokenKind::Mark
                || !matches!(
                    token.mark(),
                    '"' | '“'
                        | '„'
                        | '”'
                        | '»'
                        | '«'
                        | '‘'
                        | '‚'
                        | '\''
                        | '’'
                        | '('
                        | '['
                        | '-'
                        | '–'
                        | '—'
                        | '‹'
                        | '›'
                        | '*'
                )
        })
    }

    /// Whether a sentence can begin with this token.
    fn can_begin(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.kind {
            TokenKind::Word => token.is_capitalized() || self.is_lower_name(at),
            TokenKind::Digits => true,
            TokenKind::Mark => !matches!(
                token.mark(),
                ',' | ';' | ':' | ')' | ']' | '/' | '%' | '&' | '+' | '='
            ),
        }
    }

    /// `al-Qaeda`, `iPhone`, `eBay`: names that begin small.
    fn is_lower_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let inner_capital = token
            .text(self.text)
            .chars()
            .nth(1)
            .is_some_and(char::is_uppercase);
        let joined = token.end - token.start <= 2
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|hyphen| hyphen.is_mark('-') && hyphen.is_glued())
            && self
                .tokens
                .get(at + 2)
                .is_some_and(|name| name.is_glued() && name.is_capitalized());
        inner_capital || joined
    }

    /// Whether what follows a quoted question or cry is its reporting clause: `"Why?" Anna Berg asked`.
    fn is_reported(&self, next: usize) -> bool {
        for token in self.tokens.iter().skip(next).take(REPORTING_WINDOW) {
            if self.lexicon.is_reporting(token) {
                return true;
            }
            let is_name = token.is_capitalized() && token.kind == TokenKind::Word;
            if !is_name && !token.is_mark('-') && !token.is_mark('.') {
                return false;
            }
        }
        false
    }

    /// Whether a single point after an ordinary token ends the sentence, given that a sentence can begin at `first`.
    fn point_ends(&self, start: usize, at: usize, first: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else {
            return true;
        };
        let next = &self.tokens[first];
        let is_starter = self.lexicon.is_starter(next);
        let word = &self.tokens[before];
        match word.kind {
            TokenKind::Mark => !matches!(word.mark(), '°' | '§' | '№'),
            TokenKind::Digits => self.number_ends(before, first, is_starter),
            TokenKind::Word => match self.lexicon.abbreviation(self.tokens, before) {
                Some((_, only))
                    if only == before
                        && next.kind != TokenKind::Digits
                        && self.lexicon.is_also_word(word) =>
                {
                    true
                }
                Some((Abbreviation::Title, _)) => false,
                Some((Abbreviation::Numbered, _)) => next.kind != TokenKind::Digits && is_starter,
                Some((Abbreviation::Inside, _)) => is_starter,
                Some((Abbreviation::Closing, _)) if self.lexicon.is_continuing(next) => false,
                Some((Abbreviation::Closing, first_token)) => {
                    // «At 5 a.m. Mr. Smith left»: a time of day that opens the sentence does not end it.
                    is_starter || (next.kind == TokenKind::Word && first_token.saturating_sub(start) > 2)
                }
                None if self.lexicon.has_abbreviated_end(word, self.text) => {
                    next.kind == TokenKind::Word && is_starter
                }
                None if self.is_initial(before, first) => is_starter,
                None => true,
            },
        }
    }

    /// «B.» after «z.».
    fn is_letter_with_point(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Word
            && self.tokens[at].text(self.text).chars().count() == 1
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|point| point.is_mark('.') && point.is_glued())
    }

    /// One letter, or the last of `U.S`; small letters alone are words («huset, hun bor i.»), but before digits.
    fn is_initial(&self, at: usize, first: usize) -> bool {
        let next = &self.tokens[first];
        let token = &self.tokens[at];
        let before = at.checked_sub(1).map(|before| &self.tokens[before]);
        let glued_to_digits =
            token.is_glued() && before.is_some_and(|before| before.kind == TokenKind::Digits);
        let follows_letter = || {
            at >= 2
                && self.tokens[at - 2].kind == TokenKind::Word
                && self.tokens[at - 2].text(self.text).chars().count() == 1
        };
        let in_chain =
            before.is_some_and(|before| before.is_mark('.')) && (token.is_glued() || follows_letter());
        !glued_to_digits
            && token.text(self.text).chars().count() == 1
            && (token.is_capitalized()
                || in_chain
                || next.kind == TokenKind::Digits
                || self.is_letter_with_point(first))
    }

    /// «3. 5. 1980», «1. -3. kvartal»: the point is followed by the next part of a date or of a range.
    fn is_numeric_date(&self, digits: usize, first: usize) -> bool {
        let is_point = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.is_mark('.') && token.is_glued())
        };
        let len = |at: usize| {
            self.tokens
                .get(at)
                .filter(|token| token.kind == TokenKind::Digits)
                .map_or(0, |token| token.end - token.start)
        };
        let is_range = first == digits + 3
            && matches!(self.tokens[first - 1].mark(), '-' | '–')
            && self.tokens[first].is_glued()
            && is_point(first + 1);
        let is_month = first == digits + 2 && (1..=2).contains(&len(first)) && is_point(first + 1);
        let is_year = first == digits + 2
            && len(first) == 4
            && digits >= 2
            && is_point(digits - 1)
            && (1..=2).contains(&len(digits - 2));
        is_range || is_month || is_year
    }

    /// Whether the point after digits ends the sentence.
    fn number_ends(&self, digits: usize, first: usize, is_starter: bool) -> bool {
        let token = &self.tokens[digits];
        let is_short = token.end - token.start <= 2;
        let next = &self.tokens[first];
        if self.lexicon.ordinal_point && is_short && self.is_numeric_date(digits, first) {
            return false;
        }
        if !self.lexicon.ordinal_point || !is_short || next.kind != TokenKind::Word {
            return true;
        }
        if self.lexicon.is_after_ordinal(next) {
            return false;
        }
        let before = digits.checked_sub(1).map(|i| &self.tokens[i]);
        let has_article = before.is_some_and(|before| self.lexicon.is_before_ordinal(before));
        is_starter || !has_article
    }
}
