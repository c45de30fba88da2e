//! Attributions: «ifølge aftalen», "according to Berg", „dem Bericht zufolge“.

use super::class;
use super::phrase::Phrase;
use super::scene::Scene;
use super::{Draft, Subject, Who};
use factdesk_model::annotation::QuoteStyle;

/// The most words that are taken for what a source says.
const REACH: usize = 400;

/// Finds attributions; where a person or a body is the source, what it says is indirect speech too.
pub(super) fn find(scene: &mut Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut sentence = 0;
    let mut at = 0;
    while at < scene.tokens.len() {
        let class = scene.class(at);
        if class & (class::CUE | class::CUE_AFTER) == 0 || class & (class::QUOTED | class::USED) != 0 {
            at += 1;
            continue;
        }
        while sentence + 1 < scene.sentences.len() && scene.bounds(sentence + 1).0 <= at {
            sentence += 1;
        }
        let (start, end) = scene.bounds(sentence);
        let (start, end) = (start.max(at.saturating_sub(REACH)), end.min(at + REACH));
        at = read(scene, at, start, end, drafts).max(at + 1);
    }
}

fn read(scene: &mut Scene<'_, '_>, at: usize, start: usize, end: usize, drafts: &mut Vec<Draft>) -> usize {
    let length = scene.lexicon.cue_length(scene.tokens, at);
    let before = (length > 0).then(|| scene.phrase(at + length, end)).flatten();
    let (cue, phrase) = match before {
        Some(phrase) => ((at, at + length), phrase),
        None if scene.class(at) & class::CUE_AFTER != 0 => {
            let from = scene.clause_start(at, start);
            let Some(phrase) = scene.phrase(from, at).filter(|phrase| phrase.tokens.1 == at) else {
                return at + 1;
            };
            ((at, at + 1), phrase)
        }
        None => return at + 1,
    };
    let is_plain_preposition = phrase.name.is_none() && phrase.pronoun == 0 && !speaks(scene, &phrase);
    if is_plain_preposition {
        return at + 1;
    }
    let role = phrase
        .name
        .and_then(|_| scene.apposition(phrase.tokens.1, end))
        .map(|(role, _)| role);
    let subject = Subject { phrase, role };
    let whole = (cue.0.min(phrase.tokens.0), cue.1.max(phrase.tokens.1));
    drafts.push(Draft {
        content: whole,
        style: None,
        rule: "attribution",
        cue: Some(cue),
        who: Who::Subject(subject),
        clause: whole,
    });
    if !is_document(scene, &phrase)
        && let Some(content) = content(scene, whole, start, end, role)
    {
        drafts.push(Draft {
            content,
            style: Some(QuoteStyle::Indirect),
            rule: "indirect-attributed",
            cue: Some(cue),
            who: Who::Subject(subject),
            clause: whole,
        });
    }
    phrase.tokens.1.max(cue.1)
}

/// Whether a phrase without a name can be a source.
fn speaks(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    phrase.can_speak || phrase.is_unnamed || phrase.is_definite || is_document(scene, phrase)
}

/// Whether the source is something written.
pub(super) fn is_document(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    phrase.name.is_none()
        && scene
            .tokens
            .get(phrase.head)
            .is_some_and(|token| scene.lexicon.document(token.text(scene.text)).is_some())
}

/// What the source says: the rest of the sentence. Nothing where other speech stands in it.
fn content(
    scene: &Scene<'_, '_>,
    whole: (usize, usize),
    start: usize,
    end: usize,
    role: Option<(usize, usize)>,
) -> Option<(usize, usize)> {
    let after = role.map_or(whole.1, |role| role.1);
    let (first, before) = scene.trim(start, whole.0);
    let is_first = first >= before;
    let (from, to) = if is_first {
        scene.trim(after, end)
    } else {
        (first, before)
    };
    let busy = (from..to).any(|place| scene.class(place) & class::USED != 0)
        || from >= to
        || scene.is_quoted(from) && scene.is_quoted(to - 1);
    (!busy && to - from >= 3).then_some((from, to))
}
