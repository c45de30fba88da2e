//! Noun phrases that can speak: «talsmand for Taliban Zabihullah Mujahi», "a senior official", «hun».

use super::Scene;
use super::class;
use crate::TokenRange;
use crate::text::TokenKind;

/// The most tokens that a phrase has.
const LONGEST_PHRASE: usize = 28;

/// A noun phrase, with what in it names, ranks or hides somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    /// All of it.
    pub(super) tokens: (usize, usize),
    /// The mention (an index into the names) that is its head.
    pub(super) name: Option<usize>,
    /// The words of its role, without articles.
    pub(super) role: Option<(usize, usize)>,
    /// What the pack says of it, where it is a pronoun.
    pub(super) pronoun: u64,
    /// Whether it is somebody who stays unnamed.
    pub(super) is_unnamed: bool,
    /// The head noun, where no name is the head.
    pub(super) head: usize,
    /// Whether an article or an ending makes it definite.
    pub(super) is_definite: bool,
    /// Whether it is known to be able to speak: a name, a pronoun, a role, a body.
    pub(super) can_speak: bool,
}

impl Scene<'_, '_> {
    /// Reads the noun phrase at `at`, which ends before `limit`.
    pub(super) fn phrase(&self, at: usize, limit: usize) -> Option<Phrase> {
        let limit = limit.min(self.tokens.len()).min(at + LONGEST_PHRASE);
        let first_class = self.class(at);
        if first_class & class::PRONOUN != 0 && first_class & class::DETERMINER == 0 {
            return self.pronoun(at, limit);
        }
        let mut place = at;
        let mut phrase = Phrase {
            tokens: (at, at),
            ..Phrase::default()
        };
        let mut content_start = None;
        let mut n_common = 0;
        let mut is_attached = false;
        let mut after_role = false;
        let mut has_determiner = false;
        while place < limit {
            let token = &self.tokens[place];
            if place > at && token.starts_paragraph() {
                break;
            }
            let class = self.class(place);
            if let Some(index) = self.name_index(place) {
                let name = self.names.mentions[index];
                let end = name.tokens.end as usize;
                if end > limit {
                    break;
                }
                content_start.get_or_insert(place);
                let after = self.after_genitive(&name);
                if name.is_genitive {
                    place = after;
                    phrase.tokens.1 = place;
                    phrase.is_definite = true;
                    continue;
                }
                place = end;
                phrase.tokens.1 = place;
                let directly_attached = is_attached && self.is_after_preposition(name.tokens.first as usize);
                if !directly_attached {
                    // «White House press secretary Jane Doe»: the last name is the head.
                    let person_after = self.role_follows(place, limit);
                    if person_after {
                        n_common += 1;
                        continue;
                    }
                    phrase.name = Some(index);
                    // «Kim Jensen fra Dansk Industri» goes on; the caller does not need it.
                    break;
                }
                continue;
            }
            if token.kind == TokenKind::Digits && place == at {
                // "Two" in digits: «3 kilder».
                place += 1;
                continue;
            }
            if token.kind == TokenKind::Mark {
                let joins = token.is_glued()
                    && matches!(token.mark(), '-' | '/' | '\'' | '’')
                    && self
                        .tokens
                        .get(place + 1)
                        .is_some_and(|next| next.is_glued() && next.kind == TokenKind::Word);
                let abbreviates = token.is_mark('.')
                    && token.is_glued()
                    && place > at
                    && self.class(place - 1) & class::TITLE != 0;
                if !(joins || abbreviates) {
                    break;
                }
                place += 1;
                if joins {
                    // The word joined is part of the same noun.
                    phrase.head = place;
                    self.mark_head(&mut phrase, place, &mut after_role);
                    place += 1;
                    phrase.tokens.1 = place;
                }
                continue;
            }
            if token.kind != TokenKind::Word {
                break;
            }
            if class & class::DETERMINER != 0
                && (n_common == 0 || is_attached && self.class(place - 1) & class::ANY_PREPOSITION != 0)
            {
                has_determiner |= !is_attached;
                place += 1;
                continue;
            }
            // „Sprecher der Bahn“: where nouns have capitals, an article behind a noun is its genitive.
            if self.lexicon.nouns_capitalized && class & class::DETERMINER != 0 && n_common > 0 {
                is_attached = true;
                place += 1;
                continue;
            }
            if class & class::DETERMINER != 0
                && n_common > 0
                && !is_attached
                && class & class::ROLE_PREPOSITION == 0
            {
                break;
            }
            let attaches = class & (class::ROLE_PREPOSITION | class::WEAK_PREPOSITION) != 0
                && n_common > 0
                && self.can_follow_preposition(place + 1, limit)
                && (class & class::WEAK_PREPOSITION == 0
                    || !phrase.is_definite && !has_determiner
                    || phrase.is_unnamed
                    || self.class(place + 1) & class::DETERMINER == 0);
            if attaches && (after_role || has_determiner || phrase.can_speak || n_common > 0) {
                is_attached = true;
                place += 1;
                continue;
            }
            // "A survey of 1,200 teachers": nobody follows whose survey it could be.
            let counts = self
                .tokens
                .get(place + 1)
                .is_some_and(|next| next.kind == TokenKind::Digits);
            if counts && class & (class::ROLE_PREPOSITION | class::WEAK_PREPOSITION) != 0 {
                break;
            }
            // «to tidligere ansatte»: between an article and a noun an adverb is none.
            let is_adjective = class & class::ADVERB != 0
                && has_determiner
                && n_common == 0
                && self
                    .tokens
                    .get(place + 1)
                    .is_some_and(|next| next.kind == TokenKind::Word)
                && self.class(place + 1) & (class::ENDS_PHRASE & !class::ROLE) == 0;
            if is_adjective {
                place += 1;
                continue;
            }
            if class & class::ENDS_PHRASE != 0
                && class & (class::ROLE | class::SOURCE_NOUN | class::BODY) == 0
            {
                break;
            }
            if class & class::PARTICIPLE != 0 && !has_determiner {
                break;
            }
            let is_small = !token.is_capitalized();
            if self.lexicon.nouns_capitalized
                && is_small
                && place > at
                && self.tokens[place - 1].is_capitalized()
                && self.class(place - 1) & class::DETERMINER == 0
            {
                // Behind a noun comes the verb: „der Universität steigt“.
                break;
            }
            content_start.get_or_insert(place);
            if !is_attached {
                phrase.head = place;
                self.mark_head(&mut phrase, place, &mut after_role);
            } else if class & class::UNNAMED != 0 {
                phrase.is_unnamed = true;
            }
            n_common += 1;
            place += 1;
            phrase.tokens.1 = place;
            // A bare definite noun is whole: «aftalen skal», «politiet siger».
            let ends_definite = !has_determiner
                && !is_attached
                && n_common == 1
                && self.lexicon.definite_endings.fits(token.text(self.text))
                && token.end - token.start > 4;
            if ends_definite {
                phrase.is_definite = true;
                phrase.can_speak = true;
                let goes_on = self.class(place) & (class::ROLE_PREPOSITION | class::WEAK_PREPOSITION) != 0
                    || self.name_index(place).is_some()
                    || self
                        .tokens
                        .get(place)
                        .is_some_and(|next| next.is_mark('-') && next.is_glued());
                if !goes_on {
                    break;
                }
            }
        }
        let start = content_start?;
        if phrase.name.is_none()
            && (after_role || has_determiner)
            && let Some((index, end)) = self.named_behind(phrase.tokens.1, limit)
        {
            // «Formanden for bestyrelsen, Jens Lund,»
            phrase.role = Some((start, phrase.tokens.1));
            phrase.name = Some(index);
            phrase.tokens.1 = end;
            phrase.can_speak = true;
            phrase.is_unnamed = false;
            return Some(phrase);
        }
        if phrase.tokens.1 <= at {
            return None;
        }
        phrase.is_definite |= has_determiner;
        if let Some(name) = phrase.name {
            phrase.can_speak = true;
            let first = self.names.mentions[name].tokens.first as usize;
            phrase.role = (start < first && (after_role || n_common > 0))
                .then_some((start, first))
                .map(|(from, to)| (from, self.trim_title(from, to)))
                .filter(|(from, to)| from < to);
            phrase.is_unnamed = false;
        } else if n_common == 0 {
            // Only a genitive or an attached name: «Trumps».
            return None;
        }
        if phrase.name.is_none() && self.class(at) & class::UNNAMED != 0 {
            phrase.is_unnamed = true;
        }
        Some(phrase)
    }

    /// The name between commas at `at`, behind a role; and the token after the name.
    fn named_behind(&self, at: usize, limit: usize) -> Option<(usize, usize)> {
        if self.mark(at) != ',' {
            return None;
        }
        // "an opposition party, the Sund League,"
        let first = at + 1 + usize::from(self.class(at + 1) & class::DETERMINER != 0);
        let index = self.name_index(first)?;
        let end = self.names.mentions[index].tokens.end as usize;
        let closes = end >= limit || matches!(self.mark(end), ',' | '.' | ':' | '(');
        (end <= limit && closes && !self.names.mentions[index].is_genitive).then_some((index, end))
    }

    fn pronoun(&self, at: usize, limit: usize) -> Option<Phrase> {
        (at < limit).then(|| Phrase {
            tokens: (at, at + 1),
            pronoun: self.class(at) & class::PRONOUN,
            head: at,
            can_speak: true,
            is_definite: true,
            ..Phrase::default()
        })
    }

    /// Learns what the head noun at `place` says of the phrase.
    fn mark_head(&self, phrase: &mut Phrase, place: usize, after_role: &mut bool) {
        let class = self.class(place);
        let word = self.tokens[place].text(self.text);
        // „nach Angaben des Ministers“: the ending of the genitive.
        let word = match word.strip_suffix('s') {
            Some(stem) if self.lexicon.nouns_capitalized && !self.lexicon.body_endings.fits(word) => stem,
            _ => word,
        };
        let is_source = class & class::SOURCE_NOUN != 0 || self.lexicon.source_endings.fits(word);
        let is_role = class & class::ROLE != 0 || self.lexicon.role_endings.fits(word);
        let is_body = class & class::BODY != 0 || self.lexicon.body_endings.fits(word);
        phrase.is_unnamed |= class & class::UNNAMED != 0 || is_source;
        phrase.can_speak |= is_source || is_role || is_body || class & class::DOCUMENT != 0;
        *after_role |= is_role || is_source;
    }

    /// Whether a preposition stands before the token, an article between them aside.
    fn is_after_preposition(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(0, |before| self.class(before));
        let is_genitive = self.lexicon.nouns_capitalized && before & class::DETERMINER != 0;
        is_genitive
            || before & class::ANY_PREPOSITION != 0
            || at >= 2
                && self.class(at - 1) & class::DETERMINER != 0
                && self.class(at - 2) & class::ANY_PREPOSITION != 0
    }

    /// The token after a name and its genitive ending.
    pub(super) fn after_genitive(&self, name: &super::names::Name) -> usize {
        let end = name.tokens.end as usize;
        let is_apostrophe = self
            .tokens
            .get(end)
            .is_some_and(|token| token.is_glued() && matches!(token.mark(), '\'' | '’'));
        if !name.is_genitive || !is_apostrophe {
            return end;
        }
        let then_s = self
            .tokens
            .get(end + 1)
            .is_some_and(|token| token.is_glued() && token.kind == TokenKind::Word);
        end + 1 + usize::from(then_s)
    }

    /// Whether a noun that can speak is the head behind the name that ends at `at`: a role with a name behind it, or the
    /// last word before the verb ("a Trump spokesman said", "the Biden administration said", "a Gallup poll found").
    fn role_follows(&self, at: usize, limit: usize) -> bool {
        let end = limit.min(at + 5);
        for place in at..end {
            if self.name_index(place).is_some() {
                return place > at && self.is_role(place - 1);
            }
            if self.tokens[place].kind != TokenKind::Word || self.class(place) & class::ENDS_PHRASE != 0 {
                return self.ends_in_head(at, place);
            }
        }
        end == limit && self.ends_in_head(at, end)
    }

    /// Whether the words behind a name, none of them a preposition, end in a noun that speaks.
    fn ends_in_head(&self, at: usize, end: usize) -> bool {
        let is_head = |at: usize| self.class(at) & (class::BODY | class::DOCUMENT) != 0;
        end > at
            && (self.is_role(end - 1)
                || is_head(end - 1) && !(at..end).any(|at| self.class(at) & class::ANY_PREPOSITION != 0))
    }

    pub(super) fn is_role(&self, at: usize) -> bool {
        self.class(at) & (class::ROLE | class::SOURCE_NOUN) != 0
            || self.tokens.get(at).is_some_and(|token| {
                token.kind == TokenKind::Word && self.lexicon.role_endings.fits(token.text(self.text))
            })
    }

    /// Whether a body or a name stands after a role's preposition, not a time or a reporting clause.
    fn can_follow_preposition(&self, at: usize, limit: usize) -> bool {
        if at >= limit {
            return false;
        }
        if self.name_index(at).is_some() {
            return true;
        }
        let class = self.class(at);
        let token = &self.tokens[at];
        if class & (class::TIME | class::INTERVIEW | class::SAME | class::JOINING) != 0 {
            return false;
        }
        if class & class::DETERMINER != 0 {
            // «i et interview», "in a statement": where it was said, not who.
            let next = (at + 1..limit.min(at + 4)).any(|place| {
                self.class(place) & (class::INTERVIEW | class::TIME) != 0 || self.is_interview(place)
            });
            return !next;
        }
        token.kind == TokenKind::Word && class & class::ENDS_PHRASE == 0 && !self.is_interview(at)
    }

    /// Takes `hr.` and the like off the end of a role.
    fn trim_title(&self, from: usize, to: usize) -> usize {
        let mut to = to;
        while to > from {
            let is_point = self.tokens[to - 1].is_mark('.') && to > from + 1;
            let title = if is_point { to - 2 } else { to - 1 };
            if self.class(title) & class::TITLE == 0 {
                break;
            }
            to = title;
        }
        to
    }

    /// Reads what stands behind a name between commas: «, talsmand for Taliban,». Gives the role and the token after.
    pub(super) fn apposition(&self, at: usize, limit: usize) -> Option<((usize, usize), usize)> {
        if !self.tokens.get(at).is_some_and(|token| token.is_mark(',')) {
            return None;
        }
        let limit = limit.min(at + 24);
        let mut start = at + 1;
        while self.class(start) & class::DETERMINER != 0 {
            start += 1;
        }
        let mut end = start;
        let mut has_role = false;
        while end < limit {
            let token = &self.tokens[end];
            if matches!(
                token.mark(),
                ',' | '.' | ';' | ':' | '!' | '?' | '»' | '"' | '”' | '(' | ')' | '–' | '—'
            ) {
                let abbreviates = token.is_mark('.') && end + 1 < limit && self.tokens[end + 1].is_glued();
                if !abbreviates {
                    break;
                }
            }
            let class = self.class(end);
            let is_role = self.is_role(end);
            if !has_role
                && (end > start + 4
                    || class & (class::REPORTS | class::AUXILIARY | class::PRONOUN) != 0 && !is_role)
            {
                return None;
            }
            if has_role
                && class
                    & (class::REPORTS
                        | class::AUXILIARY
                        | class::TIME
                        | class::RELATIVE
                        | class::LISTENER_PREPOSITION)
                    != 0
                && class & class::ROLE_PREPOSITION == 0
                && !is_role
            {
                break;
            }
            if has_role && class & class::ANY_PREPOSITION != 0 && !self.can_follow_preposition(end + 1, limit)
            {
                break;
            }
            has_role |= is_role;
            end += 1;
        }
        (has_role && end > start).then_some(((start, end), end))
    }

    pub(super) fn is_interview(&self, at: usize) -> bool {
        self.class(at) & class::INTERVIEW != 0
            || self.tokens.get(at).is_some_and(|token| {
                token.kind == TokenKind::Word && self.lexicon.interview_endings.fits(token.text(self.text))
            })
    }

    /// The words of a stretch as a token range.
    pub(super) fn range(tokens: (usize, usize)) -> TokenRange {
        TokenRange::new(tokens.0 as u32, tokens.1 as u32)
    }
}
