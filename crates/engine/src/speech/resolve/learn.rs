//! What names learn from the clauses around them: a role, and that a speaker of two names is a person.

use crate::TokenRange;
use crate::speech::scene::Scene;
use crate::speech::{Draft, Subject, Who, class};
use crate::text::TokenKind;
use factdesk_model::annotation::EntityType;

/// Lets names learn from the clauses around them: a role, and that a speaker of two names is a person.
pub(super) fn learn(scene: &mut Scene<'_, '_>, drafts: &[Draft]) {
    for draft in drafts {
        let Who::Subject(Subject { phrase, role }) = draft.who else {
            continue;
        };
        let Some(name) = phrase.name else { continue };
        let told = role.or(phrase.role);
        let is_body = phrase.role.is_some_and(|(_, end)| {
            scene.class(end - 1) & class::BODY != 0
                || scene
                    .lexicon
                    .body_endings
                    .fits(scene.tokens[end - 1].text(scene.text))
        });
        let mention = scene.names.mentions[name];
        let n_words = (mention.tokens.first..mention.tokens.end)
            .filter(|at| scene.tokens[*at as usize].kind == TokenKind::Word)
            .count();
        let entity = &mut scene.names.entities[mention.entity as usize];
        if entity.kind.is_none() {
            if is_body {
                entity.kind = Some(EntityType::Organization);
            } else if n_words > 1 && n_words < 5 || told.is_some() {
                entity.kind = Some(EntityType::Person);
            }
        }
        if entity.kind == Some(EntityType::Person) && entity.role.is_none() {
            entity.role = told.map(Scene::range);
        }
    }
    for index in 0..scene.names.mentions.len() {
        learn_beside(scene, index);
    }
    // «statsminister Mette Frederiksen» anywhere.
    for index in 0..scene.names.mentions.len() {
        let mention = scene.names.mentions[index];
        let first = mention.tokens.first as usize;
        let entity = &scene.names.entities[mention.entity as usize];
        if entity.role.is_some()
            || matches!(entity.kind, Some(EntityType::Place | EntityType::Organization))
            || first == 0
            || !scene.is_role(first - 1)
        {
            continue;
        }
        let mut from = first - 1;
        while from > 0 && first - from < 4 && is_role_word(scene, from - 1) {
            from -= 1;
        }
        let entity = &mut scene.names.entities[mention.entity as usize];
        entity.role = Some(TokenRange::new(from as u32, first as u32));
        entity.kind.get_or_insert(EntityType::Person);
    }
}

/// Learns a role told between commas: «Jens Lund, formand for bestyrelsen,» and «formanden, Jens Lund,».
fn learn_beside(scene: &mut Scene<'_, '_>, index: usize) {
    let mention = scene.names.mentions[index];
    let (first, end) = (mention.tokens.first as usize, mention.tokens.end as usize);
    let entity = &scene.names.entities[mention.entity as usize];
    let is_other = matches!(
        entity.kind,
        Some(EntityType::Place | EntityType::Organization | EntityType::Event)
    );
    if entity.role.is_some() || is_other || end - first < 2 || mention.is_genitive {
        return;
    }
    let mut role = scene.apposition(end, scene.tokens.len()).map(|(role, _)| role);
    if role.is_none() && first > 1 && scene.mark(first - 1) == ',' && matches!(scene.mark(end), ',' | '.') {
        let from = (first.saturating_sub(12)..first - 1)
            .rev()
            .find(|place| scene.mark(*place) != '\0' || scene.class(*place) & class::STARTS != 0);
        let from = from.map_or(first - 1, |place| place + usize::from(scene.mark(place) != '\0'));
        role = scene
            .phrase(from, first - 1)
            .filter(|phrase| phrase.tokens.1 == first - 1 && scene.is_role(phrase.head))
            .map(|phrase| phrase.tokens);
    }
    if let Some((from, to)) = role {
        let from = (from..to)
            .find(|place| scene.class(*place) & class::DETERMINER == 0)
            .unwrap_or(from);
        let entity = &mut scene.names.entities[mention.entity as usize];
        entity.role = Some(TokenRange::new(from as u32, to as u32));
        entity.kind.get_or_insert(EntityType::Person);
    }
}

fn is_role_word(scene: &Scene<'_, '_>, at: usize) -> bool {
    let token = &scene.tokens[at];
    token.kind == TokenKind::Word
        && scene.class(at) & (class::FUNCTION | class::STARTS) == 0
        && !token.is_capitalized()
        || scene.class(at) & class::ROLE != 0
}
