//! Which runs are names, and where two names stand side by side.

use super::{Finder, Name};
use crate::speech::class;
use crate::text::TokenKind;
use rustc_hash::FxHashSet;

impl<'a> Finder<'a> {
    /// Drops what begins a sentence and is no name elsewhere, takes off genitive endings, and parts what two names make.
    pub(super) fn confirm(&self, names: &mut Vec<Name>) {
        let mut inside: FxHashSet<&str> = FxHashSet::default();
        for name in names.iter() {
            if !name.is_initial || name.n_words > 1 {
                inside.insert(self.words(name));
            }
        }
        let last_words: FxHashSet<&str> = names
            .iter()
            .filter(|name| name.n_words > 1)
            .map(|name| self.last_word(name))
            .collect();
        for name in names.iter_mut().filter(|_| self.lexicon.bare_genitive) {
            let words = self.words(name);
            let last = self.last_word(name);
            let own = self.class(name.tokens.end as usize - 1) & class::NAME != 0;
            if name.is_genitive || own || !words.ends_with('s') || last.len() < 4 {
                continue;
            }
            let (stem, last_stem) = (&words[..words.len() - 1], &last[..last.len() - 1]);
            let seen = inside.contains(stem) || last_words.contains(last_stem);
            let next = self.tokens.get(name.tokens.end as usize);
            let noun_follows = next.is_some_and(|next| {
                next.kind == TokenKind::Word
                    && !next.is_glued()
                    && !next.is_capitalized()
                    && self.class(name.tokens.end as usize) & class::FUNCTION == 0
            });
            if seen || noun_follows {
                name.is_genitive = true;
                name.stem_end -= 1;
            }
        }
        let mut standing: FxHashSet<&str> = FxHashSet::default();
        for name in names.iter() {
            if !name.is_initial {
                standing.insert(self.words(name));
            }
        }
        names.retain(|name| {
            if name.n_words > 1 && !self.lexicon.nouns_capitalized {
                return true;
            }
            let class = self.class(name.tokens.first as usize);
            if class & class::NAME != 0 || self.tokens[name.tokens.first as usize].is_all_capitals() {
                return true;
            }
            if self.lexicon.nouns_capitalized {
                return name.n_words > 1 && self.is_german_like_name(name)
                    || last_words.contains(self.words(name));
            }
            !name.is_initial || standing.contains(self.words(name)) || last_words.contains(self.words(name))
        });
        self.part_sequences(names, &standing);
    }

    /// Where nouns have capitals: two capitalised words side by side without an article or adjective before them.
    fn is_german_like_name(&self, name: &Name) -> bool {
        let first = name.tokens.first as usize;
        let given = self.class(first) & class::GIVEN != 0;
        let before = first.checked_sub(1).map_or(0, |at| self.class(at));
        given || before & class::DETERMINER == 0
    }

    pub(super) fn last_word(&self, name: &Name) -> &'a str {
        let last = &self.tokens[name.tokens.end as usize - 1];
        self.slice(last.start, name.stem_end)
    }

    /// Parts «talsmand for Taliban Zabihullah Mujahi»: a role's body and the person's name stand side by side.
    fn part_sequences(&self, names: &mut Vec<Name>, standing: &FxHashSet<&str>) {
        let mut parted = Vec::with_capacity(names.len());
        for name in names.iter() {
            match self.split_place(name, standing) {
                Some(place) => {
                    let (mut body, mut person) = (*name, *name);
                    body.tokens.end = place as u32;
                    body.stem_end = self.tokens[place - 1].end;
                    body.is_genitive = false;
                    body.n_words = (body.tokens.end - body.tokens.first) as u8;
                    person.tokens.first = place as u32;
                    person.n_words = name.n_words.saturating_sub(body.n_words).max(1);
                    person.is_initial = false;
                    parted.push(body);
                    parted.push(person);
                }
                None => parted.push(*name),
            }
        }
        *names = parted;
    }

    fn split_place(&self, name: &Name, standing: &FxHashSet<&str>) -> Option<usize> {
        let (first, end) = (name.tokens.first as usize, name.tokens.end as usize);
        if name.n_words < 3 || first < 2 {
            return None;
        }
        let preposition = self.class(first - 1) & (class::ROLE_PREPOSITION | class::WEAK_PREPOSITION) != 0;
        let role = self.class(first - 2) & class::ROLE != 0
            || self
                .lexicon
                .role_endings
                .fits(self.tokens[first - 2].text(self.text));
        if !preposition || !role {
            return None;
        }
        // The person's given name, or a body that the text names elsewhere by itself.
        (first + 1..end.saturating_sub(1)).find(|place| {
            let token = &self.tokens[*place];
            token.kind == TokenKind::Word
                && !token.is_glued()
                && (self.class(*place) & class::GIVEN != 0
                    || standing.contains(self.slice(self.tokens[first].start, self.tokens[*place - 1].end)))
        })
    }
}
