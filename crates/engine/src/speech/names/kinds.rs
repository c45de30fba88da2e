//! What a name names: a person, a body, a place; and whether a man or a woman.

use super::{Finder, Name};
use crate::speech::class;
use crate::text::TokenKind;
use factdesk_model::annotation::EntityType;

impl<'a> Finder<'a> {
    /// The shared code of a place.
    pub(super) fn code(&self, name: &Name) -> Option<&'a str> {
        let only = &self.tokens[name.tokens.first as usize];
        (name.n_words == 1)
            .then(|| self.lexicon.code(only.word()))
            .flatten()
    }

    /// Whether a title or role stands right before the name.
    pub(super) fn titled(&self, name: &Name) -> bool {
        let first = name.tokens.first as usize;
        let Some(before) = first.checked_sub(1) else {
            return false;
        };
        let before = if self.tokens[before].is_mark('.') {
            before.saturating_sub(1)
        } else {
            before
        };
        let token = &self.tokens[before];
        let class = self.class(before);
        class & (class::TITLE | class::ROLE) != 0
            || token.kind == TokenKind::Word && self.lexicon.role_endings.fits(token.text(self.text))
    }

    pub(super) fn is_outlet(&self, name: &Name) -> bool {
        let (first, end) = (name.tokens.first as usize, name.tokens.end as usize);
        (first..end).any(|at| self.class(at) & class::OUTLET_WORD != 0)
            || (name.n_words == 1 && self.class(first) & class::OUTLET != 0)
            || name.n_words > 1
                && self.class(first) & class::NAME_START != 0
                && self
                    .gazetteer(first, end)
                    .is_some_and(|(_, is_outlet, _)| is_outlet)
    }

    pub(super) fn gender(&self, name: &Name) -> Option<bool> {
        let class = self.class(name.tokens.first as usize);
        match (class & class::MALE_NAME != 0, class & class::FEMALE_NAME != 0) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// What the name names, by its words and the word before it.
    pub(super) fn kind(&self, name: &Name) -> Option<EntityType> {
        let (first, end) = (name.tokens.first as usize, name.tokens.end as usize);
        let first_class = self.class(first);
        if name.n_words > 1 {
            let known = (first_class & class::NAME_START != 0)
                .then(|| self.gazetteer(first, end))
                .flatten();
            if let Some((kind, ..)) = known.filter(|(_, _, after)| *after == end) {
                return Some(kind);
            }
            let has_body_word = (first..end).any(|at| {
                self.class(at) & (class::BODY_WORD | class::OUTLET_WORD) != 0
                    || self.tokens[at].is_mark('&')
                    || self.lexicon.body_endings.fits(self.tokens[at].text(self.text))
            });
            if has_body_word {
                return Some(EntityType::Organization);
            }
            if first_class & class::GIVEN != 0 || self.titled(name) {
                return Some(EntityType::Person);
            }
            return None;
        }
        let token = &self.tokens[first];
        if first_class & class::PLACE != 0 {
            return Some(EntityType::Place);
        }
        if first_class & class::EVENT != 0 {
            return Some(EntityType::Event);
        }
        if first_class & (class::BODY_NAME | class::OUTLET | class::BODY_WORD) != 0 {
            return Some(EntityType::Organization);
        }
        if self.titled(name) || first_class & class::GIVEN != 0 {
            return Some(EntityType::Person);
        }
        let is_body = token.is_all_capitals() && token.end - token.start <= 6
            || self.lexicon.body_endings.fits(token.text(self.text));
        is_body.then_some(EntityType::Organization)
    }
}
