//! Hearsay: what is told as somebody's words without saying whose: "reportedly", «skal have stjålet», „soll … haben“.

use super::class;
use super::scene::Scene;
use super::{Draft, Who};
use crate::text::TokenKind;
use factdesk_model::annotation::QuoteStyle;

/// How far a clause is looked at on both sides of its cue.
const REACH: usize = 120;
/// Tokens between «skal» and «have»; in German the rest of the clause.
const PERFECT_REACH: usize = 40;
/// Tokens between «have» and its participle: «have bevidst skjult».
const PARTICIPLE_REACH: usize = 3;

/// Finds hearsay in sentences that name no source.
pub(super) fn find(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut told: Vec<usize> = drafts
        .iter()
        .flat_map(|draft| [draft.content.0, draft.clause.0])
        .map(|at| scene.sentence_at(at))
        .collect();
    told.sort_unstable();
    for sentence in 0..scene.sentences.len() {
        if told.binary_search(&sentence).is_ok() {
            continue;
        }
        let (start, end) = scene.bounds(sentence);
        let cue = (start..end).find_map(|at| cue_at(scene, at, start, end));
        let Some(cue) = cue else { continue };
        let content = clause(scene, cue, start, end);
        if content.1.saturating_sub(content.0) < 4 {
            continue;
        }
        drafts.push(Draft {
            content,
            style: Some(QuoteStyle::Indirect),
            rule: "hearsay",
            cue: Some(cue),
            who: Who::Nobody,
            clause: content,
        });
    }
}

/// The words at `at` that tell of hearsay.
fn cue_at(scene: &Scene<'_, '_>, at: usize, start: usize, end: usize) -> Option<(usize, usize)> {
    let class = scene.class(at);
    if class & class::QUOTED != 0 {
        return None;
    }
    if class & class::HEARSAY != 0 {
        let length = scene.lexicon.hearsay_length(scene.tokens, at);
        return (length > 0).then_some((at, at + length));
    }
    if class & class::HEARSAY_MODAL == 0 || !is_about_others(scene, at, start, end) {
        return None;
    }
    // «Ministeren skal have fået», „Der Minister soll das Geld erhalten haben“.
    let limit = end.min(at + PERFECT_REACH);
    let perfect = (at + 1..limit)
        .take_while(|place| !scene.is_stop(*place) && scene.mark(*place) != ',')
        .find(|place| scene.class(*place) & class::PERFECT != 0)?;
    let is_participle = |place: usize| {
        scene.tokens.get(place).is_some_and(|token| {
            let fits = scene.lexicon.participle_endings.fits(token.text(scene.text));
            token.kind == TokenKind::Word && !token.is_capitalized() && token.end - token.start > 3 && fits
        })
    };
    let is_perfect = if scene.lexicon.participle_first {
        is_participle(perfect - 1)
    } else {
        perfect <= at + PARTICIPLE_REACH
            && (perfect + 1..end.min(perfect + PARTICIPLE_REACH)).any(is_participle)
    };
    is_perfect.then_some((at, at + 1))
}

/// Whether nobody is told what to have done by when: «vi skal have fundet en løsning inden maj» is a duty.
fn is_about_others(scene: &Scene<'_, '_>, at: usize, start: usize, end: usize) -> bool {
    (start.max(at.saturating_sub(REACH))..end.min(at + REACH)).all(|place| {
        scene.class(place) & (class::WE | class::ASKING) == 0 && !scene.lexicon.is_limit(&scene.tokens[place])
    }) && scene.mark(end.saturating_sub(1)) != '?'
}

/// The clause that a cue stands in: from a word that begins it to a comma before one that begins another.
fn clause(scene: &Scene<'_, '_>, cue: (usize, usize), start: usize, end: usize) -> (usize, usize) {
    let opens = |at: usize| {
        scene.class(at) & (class::RELATIVE | class::CONJUNCTION | class::SUBORDINATOR | class::JOINING) != 0
    };
    let parts = |at: usize| scene.mark(at) == ',' && opens(at + 1) || scene.is_stop(at);
    let low = start.max(cue.0.saturating_sub(REACH));
    let high = end.min(cue.1 + REACH);
    let before = (low..cue.0).rev().find(|at| parts(*at));
    let first = before.map_or(low, |at| at + 1 + usize::from(scene.mark(at) == ','));
    let is_inner = before.is_some_and(|at| scene.class(at + 1) & class::RELATIVE != 0);
    let last = (cue.1..high)
        .find(|at| parts(*at) || is_inner && scene.mark(*at) == ',')
        .unwrap_or(high);
    scene.trim(first, last)
}
