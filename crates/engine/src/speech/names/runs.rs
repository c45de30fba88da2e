//! Runs of capitalised words that could be names.

use super::{Finder, LONGEST_NAME, Name};
use crate::TokenRange;
use crate::speech::class;
use crate::text::{Token, TokenKind, WordId};
use factdesk_model::annotation::EntityType;

impl Finder<'_> {
    /// All runs of capitalised words that could be names.
    pub(super) fn runs(&self) -> Vec<Name> {
        let mut names = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if !self.is_capital_word(at) {
                at += 1;
                continue;
            }
            let is_initial = self.class(at) & class::STARTS != 0;
            let (first, end) = self.run(at, is_initial);
            if first < end {
                names.extend(self.name(first, end, is_initial && first == at));
            }
            at = end.max(at + 1);
        }
        names
    }

    /// The run of name words at `at`, without titles and roles before it: its first token and the one after it.
    fn run(&self, at: usize, is_initial: bool) -> (usize, usize) {
        let mut first = at;
        let mut end = at;
        // Titles and roles, and small words that only have a capital because a sentence begins.
        loop {
            let class = self.class(end);
            // "Dr." but not the station DR.
            let is_title = class & class::TITLE != 0 && !self.tokens[end].is_all_capitals();
            if is_title && class & class::GIVEN == 0 {
                end += 1;
                let has_point = |token: &Token| token.is_mark('.') && token.is_glued();
                end += usize::from(self.tokens.get(end).is_some_and(has_point));
            } else if self.is_no_name(end, is_initial) {
                end += 1;
            } else {
                break;
            }
            first = end;
            if !self.is_capital_word(end) {
                return (end, end);
            }
        }
        // «Statistisk sentralbyrå»: a known name may go on with small letters.
        let known = (self.class(first) & class::NAME_START != 0)
            .then(|| self.gazetteer(first, first + 6))
            .flatten();
        end = known.map_or(end, |(.., after)| after.max(end));
        while end < self.tokens.len() && end < first + LONGEST_NAME {
            let token = &self.tokens[end];
            if end > first && (token.starts_line() && !self.tokens[end - 1].is_mark('-')) {
                break;
            }
            if token.kind == TokenKind::Word && token.is_capitalized() {
                let class = self.class(end);
                let ends_here =
                    end > first && class & (class::TIME | class::PRONOUN) != 0 && class & class::NAME == 0;
                if ends_here {
                    break;
                }
                // "FBI Director James Comey": the name begins behind the role.
                if end > first
                    && class & class::ROLE != 0
                    && class & class::NAME == 0
                    && self.is_capital_word(end + 1)
                    && self.class(end + 1) & class::BODY_WORD == 0
                {
                    first = end + 1;
                }
                end += 1;
                if class & class::OUTLET_WORD != 0 && self.is_short_number(end) {
                    // «TV 2», "Channel 4".
                    end += 1;
                    break;
                }
                // A genitive ends a name: «Donald Trumps», `Trump's`.
                if self.apostrophe(end) > 0 {
                    break;
                }
                continue;
            }
            let next_capital = self.is_capital_word(end + 1);
            let joined = token.is_glued() && next_capital && self.tokens[end + 1].is_glued();
            let goes_on = match token.mark() {
                '-' | '&' | '/' | '\'' | '’' if joined => true,
                '&' => next_capital,
                // Initials: «George W. Bush».
                '.' if end > first && self.is_letter(end - 1) => next_capital,
                _ => {
                    token.kind == TokenKind::Word
                        && end > first
                        && self.class(end) & class::PARTICLE != 0
                        && (next_capital
                            || self.class(end + 1) & class::PARTICLE != 0 && self.is_capital_word(end + 2))
                }
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        (first, end)
    }

    /// Whether the capitalised word is a role, or a small word whose capital says nothing.
    fn is_no_name(&self, at: usize, is_initial: bool) -> bool {
        let class = self.class(at);
        let small = class::FUNCTION | class::BODY | class::SOURCE_NOUN | class::UNNAMED;
        let never = class::PRONOUN | class::WE | class::DETERMINER;
        let is_role =
            self.is_capital_word(at + 1) && self.lexicon.role_endings.fits(self.tokens[at].text(self.text));
        let is_other = (is_role
            || class & (class::ROLE | class::NOT_NAME | class::TIME | class::DOCUMENT) != 0)
            && !self.starts_known_name(at);
        let is_small = class & small != 0
            && (is_initial || !self.is_capital_word(at + 1) || class & never != 0)
            && !self.starts_known_name(at);
        class & class::NAME == 0 && (is_other || is_small)
    }

    fn is_short_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Digits && token.end - token.start < 2 && !token.starts_line()
        })
    }

    fn starts_known_name(&self, at: usize) -> bool {
        self.class(at) & class::NAME_START != 0
            && self.is_capital_word(at + 1)
            && self.gazetteer(at, at + 6).is_some()
    }

    /// The longest gazetteer entry of several words at `at`, and the token after it.
    pub(super) fn gazetteer(&self, at: usize, limit: usize) -> Option<(EntityType, bool, usize)> {
        let mut ids = [WordId::UNKNOWN; 5];
        let mut n = 0;
        let mut found = None;
        for place in at..limit.min(self.tokens.len()) {
            let token = &self.tokens[place];
            if token.kind == TokenKind::Mark && token.is_glued() && matches!(token.mark(), '-' | '/' | '.') {
                continue;
            }
            if token.kind != TokenKind::Word || n == ids.len() {
                break;
            }
            ids[n] = token.word();
            n += 1;
            if let Some((kind, is_outlet)) = self.lexicon.named(&ids[..n]).filter(|_| n > 1) {
                found = Some((kind, is_outlet, place + 1));
            }
        }
        found
    }

    fn is_letter(&self, at: usize) -> bool {
        self.tokens[at].text(self.text).chars().count() == 1
    }

    /// How many tokens `'s` or `’s` or a bare apostrophe takes at `at`.
    fn apostrophe(&self, at: usize) -> usize {
        let is_apostrophe = self
            .tokens
            .get(at)
            .is_some_and(|token| token.is_glued() && (token.is_mark('\'') || token.is_mark('’')));
        let then_s = self
            .tokens
            .get(at + 1)
            .is_some_and(|token| token.is_glued() && matches!(token.text(self.text), "s" | "S"));
        if is_apostrophe && then_s { 2 } else { 0 }
    }

    /// The name that the run is; `None` where it is a compound such as «Trump-kampagnen».
    fn name(&self, first: usize, end: usize, is_initial: bool) -> Option<Name> {
        let mut first = first;
        // `al-Qaeda`: the small word joined before belongs to it.
        if first >= 2
            && self.tokens[first].is_glued()
            && self.tokens[first - 1].is_mark('-')
            && self.class(first - 2) & class::PARTICLE != 0
        {
            first -= 2;
        } else if first > 0 && self.tokens[first].is_glued() && self.tokens[first - 1].kind != TokenKind::Mark
        {
            return None;
        }
        let next = self.tokens.get(end);
        let next_glued = next.filter(|next| next.is_glued());
        if next_glued.is_some_and(|next| next.is_mark('-'))
            && self
                .tokens
                .get(end + 1)
                .is_some_and(|token| token.is_glued() && token.kind == TokenKind::Word)
        {
            return None;
        }
        let last = &self.tokens[end - 1];
        let apostrophe = self.apostrophe(end);
        let n_words = (first..end)
            .filter(|at| self.tokens[*at].kind == TokenKind::Word)
            .count() as u8;
        let single = end - first == 1;
        let letter_only = single && self.is_letter(first);
        if letter_only || next_glued.is_some_and(|next| next.is_mark('@') || next.kind == TokenKind::Digits) {
            return None;
        }
        Some(Name {
            tokens: TokenRange::new(first as u32, end as u32),
            stem_end: last.end,
            entity: 0,
            is_genitive: apostrophe > 0,
            n_words,
            is_initial,
        })
    }
}
