//! Attributions: «ifølge aftalen», "according to Berg", „dem Bericht zufolge“.

use super::class;
use super::phrase::Phrase;
use super::scene::Scene;
use super::{Draft, Subject, Who};
use factdesk_model::annotation::QuoteStyle;

/// The most words that are taken for what a source says.
const REACH: usize = 400;
/// The most tokens of a relative clause about a source.
const RELATIVE_REACH: usize = 30;

/// Finds attributions; where a person or a body is the source, what it says is indirect speech too.
pub(super) fn find(scene: &mut Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut sentence = 0;
    let mut at = 0;
    while at < scene.tokens.len() {
        let class = scene.class(at);
        let is_cue = class & (class::CUE | class::CUE_AFTER | class::TRAILING) != 0;
        // „…, viser tal fra“: the verb may have told the words already; the source still is one.
        let is_told = class & class::USED != 0 && scene.lexicon.cue_length(scene.tokens, at) < 2;
        if !is_cue || is_told || class & class::QUOTED != 0 {
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
    let is_told = scene.class(at) & class::USED != 0;
    let length = if is_trailing(scene, at, start) {
        1
    } else {
        scene.lexicon.cue_length(scene.tokens, at)
    };
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
        && !is_told
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

/// „…, so Karl Berger.“: a word that tells a source only behind the words and at the end of the clause.
fn is_trailing(scene: &Scene<'_, '_>, at: usize, start: usize) -> bool {
    if scene.class(at) & class::TRAILING == 0 || at <= start {
        return false;
    }
    let parts = scene.mark(at - 1) == ',' || scene.is_quoted(at - 1);
    let closes = |phrase: Phrase| {
        let next = phrase.tokens.1;
        let told = phrase.name.is_some() || phrase.can_speak || phrase.is_unnamed;
        told && (scene.mark(next) != '\0'
            || next >= scene.tokens.len()
            || scene.class(next) & (class::TIME | class::ANY_PREPOSITION) != 0)
    };
    parts && scene.phrase(at + 1, scene.tokens.len()).is_some_and(closes)
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

/// «Ifølge en måling, som Norvik har lavet for regionen, |»: the token after what a relative clause tells of the source.
fn after_relative(scene: &Scene<'_, '_>, at: usize, end: usize) -> usize {
    if scene.mark(at) != ',' || scene.class(at + 1) & class::RELATIVE == 0 {
        return at;
    }
    let closes = |place: &usize| {
        let is_inside = scene.tokens.get(place + 1).is_some_and(|next| next.is_glued());
        scene.mark(*place) == ',' && !is_inside
    };
    (at + 2..end.min(at + RELATIVE_REACH))
        .find(closes)
        .map_or(at, |comma| comma + 1)
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
    let goes_on = !is_first
        && scene.mark(before) != ','
        && scene.mark(after) == '\0'
        && after + 1 < end
        && before.saturating_sub(first) < 8
        && scene.class(before.saturating_sub(1)) & class::AUXILIARY != 0;
    let (from, to) = if is_first {
        scene.trim(after_relative(scene, after, end), end)
    } else if goes_on {
        // «Broen er ifølge Hansen lukket»: the words stand around their source.
        scene.trim(first, end)
    } else {
        (first, before)
    };
    let busy = (from..to).any(|place| scene.class(place) & class::USED != 0)
        || from >= to
        || scene.is_quoted(from) && scene.is_quoted(to - 1);
    (!busy && to - from >= 3).then_some((from, to))
}
