//! Which names name the same.

use super::{Entity, Finder, Name, Names};
use crate::speech::class;
use factdesk_model::annotation::EntityType;
use rustc_hash::FxHashMap;

impl Finder<'_> {
    /// Gives every mention its entity.
    pub(super) fn link(&self, mut mentions: Vec<Name>) -> Names {
        let mut entities: Vec<Entity> = Vec::new();
        // By the whole name, by first and last word, and by the last word alone.
        let mut by_name: FxHashMap<&str, u32> = FxHashMap::default();
        let mut by_ends: FxHashMap<(&str, &str), u32> = FxHashMap::default();
        let mut by_code: FxHashMap<&str, u32> = FxHashMap::default();
        let mut first_by_last: FxHashMap<&str, u32> = FxHashMap::default();
        for name in mentions.iter_mut().filter(|name| name.n_words > 1) {
            let words = self.words(name);
            let first_word = self.tokens[name.tokens.first as usize].text(self.text);
            let last_word = self.last_word(name);
            let kind = self.kind(name);
            let same_ends = by_ends.get(&(first_word, last_word)).copied();
            let id = by_name.get(words).copied().or(same_ends).unwrap_or_else(|| {
                entities.push(Entity::new(self.tokens[name.tokens.first as usize].start, name));
                entities.len() as u32 - 1
            });
            by_name.insert(words, id);
            let entity = &mut entities[id as usize];
            if name.n_words > entity.n_words {
                entity.full = (self.tokens[name.tokens.first as usize].start, name.stem_end);
                entity.n_words = name.n_words;
            }
            entity.learn(kind, self.gender(name), self.is_outlet(name));
            name.entity = id;
            let is_person_like = !matches!(
                entity.kind,
                Some(EntityType::Organization | EntityType::Place | EntityType::Event | EntityType::Document)
            );
            if is_person_like {
                by_ends.insert((first_word, last_word), id);
                first_by_last.entry(last_word).or_insert(id);
            }
        }
        let mut latest_by_last: FxHashMap<&str, u32> = FxHashMap::default();
        for name in &mut mentions {
            let words = self.words(name);
            if name.n_words > 1 {
                let last_word = self.last_word(name);
                if first_by_last.contains_key(last_word) {
                    latest_by_last.insert(last_word, name.entity);
                }
                continue;
            }
            let class = self.class(name.tokens.first as usize);
            let is_other =
                class & (class::PLACE | class::OUTLET | class::BODY_NAME) != 0 && class & class::GIVEN == 0;
            let of_person = latest_by_last
                .get(words)
                .or_else(|| first_by_last.get(words))
                .copied()
                .filter(|_| !is_other);
            let code = self.code(name);
            let known = of_person
                .or_else(|| by_name.get(words).copied())
                .or_else(|| code.and_then(|code| by_code.get(code).copied()));
            let id = known.unwrap_or_else(|| {
                entities.push(Entity::new(self.tokens[name.tokens.first as usize].start, name));
                entities.len() as u32 - 1
            });
            by_name.insert(words, id);
            if let Some(code) = code {
                by_code.insert(code, id);
            }
            if of_person.is_none() {
                entities[id as usize].learn(self.kind(name), self.gender(name), self.is_outlet(name));
            } else if entities[id as usize].kind.is_none() {
                entities[id as usize].kind = self.titled(name).then_some(EntityType::Person);
            }
            name.entity = id;
        }
        Names { mentions, entities }
    }
}
