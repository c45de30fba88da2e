use super::{Draft, Finder};
use crate::numbers::{Number, NumberForm};
use crate::text::{Token, TokenKind};
use crate::{Found, TokenRange};
use factdesk_model::annotation::{Dimension, Time, TimexType};

/// Most words before a counted noun.
const MOST_MODIFIERS: usize = 4;
/// How far back «antallet af …» may stand.
const FAR_BACK: usize = 30;

/// A counted phrase: its head noun and how far it reaches.
pub(super) struct NounPhrase {
    pub first: usize,
    pub head: usize,
    pub head_end: usize,
    pub end: usize,
    pub code: Option<String>,
    /// Whether the pack lists the head noun.
    pub is_known: bool,
}

impl Finder<'_, '_, '_> {
    /// Finds what a number without a unit counts.
    pub(super) fn read_counted(&self, draft: &mut Draft, number: &Number) {
        let is_fraction =
            number.value.fract() != rust_decimal::Decimal::ZERO && number.value < rust_decimal::Decimal::ONE;
        if let Some((_, next)) = self.lexicon.share_of.after(self.text, self.tokens, draft.end) {
            if is_fraction || number.precision == crate::numbers::Precision::Several {
                if !is_fraction && let Some(unit) = self.unit_after(next) {
                    draft.dimension = unit.dimension;
                    draft.unit = Some(unit.code);
                    draft.unit_text = Some((unit.first, unit.end));
                    draft.end = unit.end;
                    draft.rule = "unit";
                    return;
                }
                if let Some(phrase) = self.group(next) {
                    draft.counted = Some((phrase.first, phrase.end));
                    draft.is_known = phrase.is_known;
                    if !is_fraction {
                        draft.unit = phrase.code;
                        draft.unit_text = Some((phrase.head, phrase.head_end));
                    }
                }
                draft.dimension = if is_fraction {
                    Dimension::Ratio
                } else {
                    Dimension::Count
                };
                draft.rule = if is_fraction { "share" } else { "count" };
                return;
            }
            // "three of the men": the group stands behind «af».
            let counts = number.value.is_integer() && number.value > rust_decimal::Decimal::ONE;
            if let Some(phrase) = self.group(next).filter(|phrase| phrase.is_known || counts) {
                draft.counted = Some((phrase.first, phrase.end));
                draft.is_known = phrase.is_known;
                draft.unit = phrase.code;
                draft.unit_text = Some((phrase.head, phrase.head_end));
                draft.dimension = Dimension::Count;
                draft.rule = "count";
                return;
            }
        }
        if let Some((code, end)) = self.hyphened_noun(draft.end) {
            draft.unit_text = Some((draft.end + 1, end));
            draft.unit = Some(code);
            draft.dimension = Dimension::Count;
            draft.rule = "count";
            draft.is_known = true;
            draft.end = end;
            return;
        }
        if is_fraction && number.form == NumberForm::Words {
            draft.dimension = Dimension::Ratio;
            draft.rule = "share";
        }
        // «en enkelt vandt»: one of what the pack does not list is rather a verb.
        let is_one = number.value == rust_decimal::Decimal::ONE;
        if let Some(phrase) = self
            .noun_phrase(draft.end)
            .filter(|phrase| phrase.is_known || !is_one)
            .filter(|phrase| !self.is_who_expects(phrase.end))
        {
            draft.counted = Some((phrase.first, phrase.end));
            draft.unit_text = Some((phrase.head, phrase.head_end));
            draft.dimension = Dimension::Count;
            draft.rule = "count";
            draft.is_known = phrase.is_known;
            if phrase.code.is_some() {
                draft.end = phrase.head_end;
            }
            draft.unit = phrase.code;
            return;
        }
        if let Some(phrase) = self.counted_before(draft.first) {
            draft.counted = Some((phrase.first, phrase.end));
            draft.unit = phrase.code;
            draft.unit_text = Some((phrase.head, phrase.head_end));
            draft.dimension = Dimension::Count;
            draft.is_known = true;
            draft.rule = "number of";
        }
    }

    /// "the 225,000 economists had expected": the noun is who counts, not what is counted.
    fn is_who_expects(&self, end: usize) -> bool {
        (end..end + 2).any(|at| self.is_word_in(at, &self.lexicon.expecting))
    }

    /// «fire gange» inside «fire gange om ugen».
    pub(super) fn how_often(&self, number: &Number) -> Option<Draft> {
        let mut draft = Draft::of(number);
        self.read_counted(&mut draft, number);
        let is_times = draft.is_known && draft.unit.as_deref() == Some("time");
        (is_times && !number.is_ordinal && !number.is_article).then_some(draft)
    }

    /// "500-page": a noun hyphened to the number.
    fn hyphened_noun(&self, at: usize) -> Option<(String, usize)> {
        let hyphen = self.token(at)?;
        let noun = self.token(at + 1)?;
        if !(hyphen.is_mark('-') && hyphen.is_glued() && noun.is_glued()) {
            return None;
        }
        let code = match self.lexicon.hyphened.get(&noun.word()) {
            Some(code) => code,
            None => self
                .lexicon
                .thing_of(noun, self.text, &self.reading.pack.vocabulary)?,
        };
        Some((code.to_owned(), at + 2))
    }

    /// What a percentage or share is of: «vælgerne» in «5 procent af vælgerne».
    pub(super) fn share_counted(&self, at: usize) -> Option<(usize, usize)> {
        let (_, next) = self.lexicon.share_of.after(self.text, self.tokens, at)?;
        let phrase = self.group(next)?;
        Some((phrase.first, phrase.end))
    }

    /// The counted phrase after «antallet af», where the number stands later in the sentence.
    fn counted_before(&self, number: usize) -> Option<NounPhrase> {
        let start = self.sentence_start().max(number.saturating_sub(FAR_BACK));
        for at in (start..number).rev() {
            // Another number in between has taken the phrase, unless it is part of the same change.
            if let Some((_, next)) = self.lexicon.counting.after(self.text, self.tokens, at) {
                return self.group(next).filter(|phrase| phrase.end <= number);
            }
            if matches!(self.token(at).map(Token::mark), Some(';' | ':' | '?' | '!')) {
                return None;
            }
        }
        None
    }

    /// The noun phrase that begins at token `at`: adjectives, the noun, and a place or group joined to it.
    pub(super) fn noun_phrase(&self, at: usize) -> Option<NounPhrase> {
        self.phrase_at(at, false)
    }

    /// The same after «af»: what a share is of is often in the definite form («af hushållen»).
    fn group(&self, at: usize) -> Option<NounPhrase> {
        self.phrase_at(at, true)
    }

    fn phrase_at(&self, at: usize, is_share: bool) -> Option<NounPhrase> {
        let limit = (at + MOST_MODIFIERS + 1).min(self.tokens.len());
        let mut head = None;
        let mut next = at;
        while next < limit {
            let token = self.token(next)?;
            // «12 sidste år»; but «fire gange om ugen» is one time with the number.
            let in_time = self.time_over(TokenRange::new(next as u32, next as u32 + 1));
            // "2 million monthly users": how often is a property.
            let is_property = |time: &Found<Time>| {
                time.meaning.timex_type == TimexType::Set
                    && time.tokens.end - time.tokens.first == 1
                    && self.token(next + 1).is_some_and(|noun| self.belongs(noun, false))
            };
            if in_time.is_some_and(is_property) {
                next += 1;
                continue;
            }
            if in_time.is_some_and(|time| time.tokens.first as usize >= at) {
                break;
            }
            let code = self.known_noun(next, next == at);
            if code.is_none() && !self.belongs(token, next == at) {
                break;
            }
            let initials = self.end_of_initials(next);
            if initials > next {
                next = initials;
                continue;
            }
            if let Some(code) = code {
                head = Some(self.last_of_row(next, code, limit));
                break;
            }
            if self.is_modifier(token, next) {
                next += 1 + self.hyphen_after(next);
                continue;
            }
            let last = self.end_of_hyphens(next) - 1;
            // A name is not what is counted, unless the pack knows it.
            if self.can_be_noun(last, is_share) {
                head = Some((last, last + 1, None));
            }
            break;
        }
        let (head, head_end, code) = head?;
        let is_known = code.is_some();
        let end = self.with_place(head_end);
        let code = code.or_else(|| self.singular(self.token(head)?));
        Some(NounPhrase {
            first: at,
            head,
            head_end,
            end,
            code,
            is_known,
        })
    }

    /// The English singular of the noun at a token, or of the last word hyphened to it («NATO-soldater»),
    /// and the
    /// token after it. Right after the number a noun may look like another word: «12 tog».
    pub(super) fn known_noun(&self, at: usize, is_first: bool) -> Option<(String, usize)> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Word)?;
        if token.starts_paragraph() || token.is_glued() && is_first {
            return None;
        }
        if let Some((code, end)) = self.lexicon.thing_phrase(self.text, self.tokens, at) {
            return Some((code.to_owned(), end));
        }
        if !is_first && !self.belongs(token, false) {
            return None;
        }
        let end = self.end_of_hyphens(at);
        let last = self.token(end - 1)?;
        let code = self
            .lexicon
            .thing_of(last, self.text, &self.reading.pack.vocabulary)?;
        Some((code.to_owned(), end))
    }

    /// Whether a word the pack does not list may be a noun by its looks: no name, no adjective.
    fn can_be_noun(&self, at: usize, is_share: bool) -> bool {
        let Some(token) = self.token(at).filter(|token| token.kind == TokenKind::Word) else {
            return false;
        };
        // "the union's members": what has them is not what is counted.
        let owns = self
            .token(at + 1)
            .is_some_and(|mark| matches!(mark.mark(), '\'' | '’') && mark.is_glued())
            && self.token(at + 2).is_some_and(Token::is_glued);
        token.is_capitalized() == self.lexicon.nouns_capitalized
            && !owns
            && !self.lexicon.adjectives.contains(&token.word())
            && !self.looks_like_adjective(token)
            && (is_share || !self.is_singular(token))
            && (is_share || self.lexicon.plural_endings.is_empty() || self.is_plural(token.text(self.text)))
    }

    fn is_singular(&self, token: &Token) -> bool {
        let word = token.text(self.text);
        self.lexicon
            .singular_endings
            .iter()
            .any(|ending| word.ends_with(&**ending))
    }

    fn looks_like_adjective(&self, token: &Token) -> bool {
        let word = token.text(self.text);
        self.lexicon
            .adjective_endings
            .iter()
            .any(|ending| word.len() > ending.len() + 2 && word.ends_with(&**ending))
    }

    /// The token after initials with points, such as "U.S."; `at` where there are none.
    fn end_of_initials(&self, at: usize) -> usize {
        let mut end = at;
        while let (Some(letter), Some(point)) = (self.token(end), self.token(end + 1)) {
            if !(letter.kind == TokenKind::Word
                && letter.is_capitalized()
                && letter.end - letter.start == 1
                && point.is_mark('.')
                && point.is_glued())
            {
                break;
            }
            end += 2;
        }
        end
    }

    /// Whether a token can stand in a counted phrase.
    fn belongs(&self, token: &Token, is_first: bool) -> bool {
        token.kind == TokenKind::Word
            && (!token.is_glued() || !is_first)
            && !token.starts_paragraph()
            && !self.lexicon.function_words.contains(&token.word())
            && !self.lexicon.change_verbs.contains_key(&token.word())
            && (!self.lexicon.change_nouns.contains_key(&token.word())
                || self.lexicon.thing(token.word()).is_some())
    }

    /// Whether a word describes the noun after it: an adjective, or a name such as "US" in "US troops".
    fn is_modifier(&self, token: &Token, at: usize) -> bool {
        let end = self.end_of_hyphens(at);
        let Some(next) = self.token(end) else { return false };
        if next.is_glued() || !self.belongs(next, false) {
            return false;
        }
        if self.lexicon.adjectives.contains(&token.word()) {
            return true;
        }
        let word = token.text(self.text);
        let is_adjective = self.looks_like_adjective(token);
        let is_name = token.is_all_capitals()
            || token.is_capitalized()
                && !self.lexicon.nouns_capitalized
                && self.known_noun(end, false).is_some();
        // English leaves nouns before nouns bare: the one in the plural is the head.
        let plural_follows = !self.lexicon.plural_endings.is_empty()
            && (!self.is_plural(word) && self.is_plural(next.text(self.text))
                || self.known_noun(end, false).is_some());
        is_adjective || is_name || plural_follows
    }

    fn is_plural(&self, word: &str) -> bool {
        self.lexicon
            .plural_endings
            .iter()
            .any(|(ending, _)| word.len() > ending.len() + 2 && word.ends_with(&**ending))
            && !word.ends_with("ss")
    }

    /// The singular of a noun the pack does not list, where its endings tell.
    fn singular(&self, token: &Token) -> Option<String> {
        let word = token.text(self.text).to_lowercase();
        if !self.is_plural(&word) || token.is_capitalized() {
            return None;
        }
        self.lexicon.plural_endings.iter().find_map(|(plural, singular)| {
            let stem = word.strip_suffix(&**plural)?;
            Some(format!("{stem}{}", singular.as_deref()?))
        })
    }

    /// "police officers", «sårede soldater»: the last known noun in a row is the head.
    fn last_of_row(
        &self,
        at: usize,
        (code, end): (String, usize),
        limit: usize,
    ) -> (usize, usize, Option<String>) {
        let (mut first, mut end, mut code) = (at, end, code);
        while end < limit && self.goes_before_nouns(first) {
            let Some((next_code, next_end)) = self.known_noun(end, false) else {
                break;
            };
            (first, end, code) = (end, next_end, next_code);
        }
        (first, end, Some(code))
    }

    /// Whether a known noun can stand before another: «sårede» in «sårede soldater», "police" in "police officers";
    /// not «personer» in «personer smittet».
    fn goes_before_nouns(&self, at: usize) -> bool {
        if !self.lexicon.compounds {
            return true;
        }
        self.token(at).is_some_and(|token| {
            let word = token.text(self.text);
            let is_definite = self
                .lexicon
                .definite_endings
                .iter()
                .any(|ending| ending.len() > 1 && word.ends_with(&**ending));
            word.ends_with(['e', 'a']) && !is_definite
                || self.lexicon.adjectives.contains(&token.word())
                || self.looks_like_adjective(token)
        })
    }

    /// 1 where a glued hyphen and a word follow.
    fn hyphen_after(&self, at: usize) -> usize {
        self.end_of_hyphens(at) - at - 1
    }

    /// The token after a word and the words hyphened to it: «NATO-soldater».
    fn end_of_hyphens(&self, at: usize) -> usize {
        let mut end = at + 1;
        while let (Some(hyphen), Some(word)) = (self.token(end), self.token(end + 1)) {
            if !(hyphen.is_mark('-') && hyphen.is_glued() && word.is_glued() && word.kind != TokenKind::Mark)
            {
                break;
            }
            end += 2;
        }
        end
    }

    /// Takes a place or group with a name in: «i Afghanistan», "from New York".
    fn with_place(&self, end: usize) -> usize {
        if !self.is_word_in(end, &self.lexicon.prepositions) {
            return end;
        }
        let mut next = end + 1;
        while self.token(next).is_some_and(|token| {
            token.kind == TokenKind::Word && token.is_capitalized() && !token.starts_line()
        }) && next < end + 8
        {
            next = self.end_of_hyphens(next);
            // «i Tyrkiet og Syrien».
            let goes_on = self.is_word_in(next, &self.lexicon.and)
                && self
                    .token(next + 1)
                    .is_some_and(|name| name.is_capitalized() && !name.starts_line());
            if goes_on {
                next += 1;
            }
        }
        let is_time = self
            .times
            .iter()
            .skip(self.time_at)
            .take(3)
            .any(|time| (time.tokens.first as usize) < next && time.tokens.end as usize > end);
        if next == end + 1 || is_time { end } else { next }
    }
}
