//! Documents by their nouns, and which of them are the same: «en fredsaftale» … «aftalen».

use super::class;
use super::scene::Scene;
use crate::text::TokenKind;
use rustc_hash::FxHashMap;

/// A place where a document is named by its noun.
#[derive(Clone, Copy, Debug)]
pub(super) struct DocumentMention {
    pub(super) token: usize,
    /// First and last token of the words that first named it.
    pub(super) named: (usize, usize),
}

/// All documents of a text, in order.
pub(super) fn find(scene: &Scene<'_, '_>) -> Vec<DocumentMention> {
    let mut latest: FxHashMap<u32, (usize, usize)> = FxHashMap::default();
    let mut found = Vec::new();
    for (at, token) in scene.tokens.iter().enumerate() {
        if token.kind != TokenKind::Word {
            continue;
        }
        let class = scene.class(at);
        // Words that the pack knows as something else are none; the others may be compounds.
        if class & class::DOCUMENT == 0
            && (class & !(class::QUOTED | class::STARTS | class::USED) != 0 || token.end - token.start < 6)
        {
            continue;
        }
        let Some((noun, form_is_definite)) = scene.lexicon.document(token.text(scene.text)) else {
            continue;
        };
        let first = first_word(scene, at);
        let has_article = first > 0 && scene.class(first - 1) & class::DETERMINER != 0;
        let is_whole_noun = class & class::DOCUMENT != 0 && first == at;
        let is_definite = if scene.lexicon.noun_modifiers || scene.lexicon.nouns_capitalized {
            has_article && is_whole_noun
        } else {
            form_is_definite && is_whole_noun
        };
        let known = latest.get(&noun).copied().filter(|_| is_definite);
        let named = known.unwrap_or((first, at + 1));
        latest.insert(noun, named);
        found.push(DocumentMention { token: at, named });
    }
    found
}

/// The first word of a compound noun that is written apart: "peace agreement".
fn first_word(scene: &Scene<'_, '_>, at: usize) -> usize {
    let Some(before) = at.checked_sub(1).filter(|_| scene.lexicon.noun_modifiers) else {
        return at;
    };
    let token = &scene.tokens[before];
    let is_noun = token.kind == TokenKind::Word
        && !token.is_capitalized()
        && scene.class(before) & !(class::QUOTED | class::STARTS) == 0
        && !scene.tokens[at].is_glued();
    if is_noun { before } else { at }
}
