//! Whether a sentence looks back or forward.

use super::lexicon::Tense;
use crate::TokenRange;
use crate::annotate::Reading;
use crate::text::{TokenKind, WordId};

/// How far from a time its verb is looked for, in tokens.
const REACH: u32 = 40;

/// The tense that the words nearest to a mention give it, within its sentence.
pub(crate) fn around(reading: &Reading<'_, '_>, sentence: TokenRange, mention: TokenRange) -> Option<Tense> {
    let mut nearest: Option<(u32, Tense)> = None;
    let from = sentence.first.max(mention.first.saturating_sub(REACH));
    let to = sentence.end.min(mention.end.saturating_add(REACH));
    for at in from..to {
        if (mention.first..mention.end).contains(&at) {
            continue;
        }
        let far = if at < mention.first {
            mention.first - at
        } else {
            at + 1 - mention.end
        };
        // Of two at the same distance the one that looks forward wins: it is the rarer.
        if nearest.is_some_and(|(least, tense)| least < far || (least == far && tense == Tense::Future)) {
            continue;
        }
        if let Some(tense) = of_token(reading, at) {
            nearest = Some((far, tense));
        }
    }
    nearest.map(|(_, tense)| tense)
}

fn of_token(reading: &Reading<'_, '_>, at: u32) -> Option<Tense> {
    let token = reading.tokens.get(at as usize)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    let lexicon = &reading.pack.time;
    if let Some(tense) = lexicon.tense(token.word()) {
        return Some(tense);
    }
    if token.word() != WordId::UNKNOWN || token.is_capitalized() {
        return None;
    }
    let word = token.text(reading.text);
    lexicon
        .past_endings
        .iter()
        .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending.as_str()))
        .then_some(Tense::Past)
}
