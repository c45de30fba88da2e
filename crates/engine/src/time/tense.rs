//! Whether a sentence looks back or forward.

use super::lexicon::Tense;
use crate::annotate::Reading;
use crate::text::{TokenKind, WordId};
use crate::{Found, TokenRange};
use factdesk_model::annotation::Quote;

/// How far from a time its verb is looked for, in tokens.
const REACH: u32 = 40;

/// How far before a participle its auxiliary stands.
const AUXILIARY_REACH: u32 = 3;

/// How far after «skal» its «have» stands, in a language whose verbs come last.
const HEARSAY_REACH: u32 = 24;

/// How many quotes before the one at hand may reach into its sentence.
const NESTED: usize = 3;

/// The tense that the words nearest to a mention give it, within its clause, else within its sentence.
///
/// `may_be_hearsay` is false for a time that something must be done by: «skal have svaret inden 1. maj» looks forward.
pub(crate) fn around(
    reading: &Reading<'_, '_>,
    quotes: &[Found<Quote>],
    sentence: TokenRange,
    mention: TokenRange,
    may_be_hearsay: bool,
) -> Option<Tense> {
    let clause = clause(quotes, sentence, mention);
    nearest(reading, clause, mention, may_be_hearsay).or_else(|| {
        (clause != sentence)
            .then(|| nearest(reading, sentence, mention, may_be_hearsay))
            .flatten()
    })
}

/// The part of a sentence that a mention shares: what is said has a tense of its own, and who said it when another
/// («told reporters on Friday | he would resign»).
fn clause(quotes: &[Found<Quote>], sentence: TokenRange, mention: TokenRange) -> TokenRange {
    let first = quotes.partition_point(|quote| quote.tokens.first < sentence.first);
    let mut clause = sentence;
    for quote in &quotes[first.saturating_sub(NESTED)..] {
        let said = quote.tokens;
        if said.first >= sentence.end {
            break;
        }
        if said.contains(mention) {
            clause.first = clause.first.max(said.first);
            clause.end = clause.end.min(said.end);
        } else if said.first >= mention.end {
            clause.end = clause.end.min(said.first);
        } else if said.end <= mention.first {
            clause.first = clause.first.max(said.end);
        }
    }
    clause
}

fn nearest(
    reading: &Reading<'_, '_>,
    sentence: TokenRange,
    mention: TokenRange,
    may_be_hearsay: bool,
) -> Option<Tense> {
    let is_hearsay = |at: u32| may_be_hearsay && is_hearsay(reading, sentence.end, at);
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
            let tense = match tense {
                Tense::Past if future_verb_of(reading, from, at).is_some_and(|verb| !is_hearsay(verb)) => {
                    Tense::Future
                }
                Tense::Future if is_hearsay(at) => Tense::Past,
                tense => tense,
            };
            nearest = Some((far, tense));
        }
    }
    nearest.map(|(_, tense)| tense)
}

/// «will be held», «skal være vedtaget»: a participle that belongs to a verb of the future.
fn future_verb_of(reading: &Reading<'_, '_>, from: u32, participle: u32) -> Option<u32> {
    (from.max(participle.saturating_sub(AUXILIARY_REACH))..participle)
        .rev()
        .map_while(|at| Some((at, reading.tokens.get(at as usize)?)))
        .take_while(|(_, token)| token.kind == TokenKind::Word)
        .find(|(_, token)| reading.pack.time.tense(token.word()) == Some(Tense::Future))
        .map(|(at, _)| at)
}

/// «skal have dræbt», «soll getötet haben»: what is said to have happened looks back.
fn is_hearsay(reading: &Reading<'_, '_>, end: u32, verb: u32) -> bool {
    let lexicon = &reading.pack.time;
    let word = |at: u32| {
        reading
            .tokens
            .get(at as usize)
            .filter(|token| token.kind == TokenKind::Word)
    };
    let Some(first) = word(verb).map(|token| token.word()) else {
        return false;
    };
    if !lexicon.hearsay.iter().any(|(known, _)| *known == first) {
        return false;
    }
    let is_participle = |at: u32| {
        word(at).is_some_and(|token| {
            let text = token.text(reading.text);
            lexicon
                .participle_endings
                .iter()
                .any(|ending| text.len() > ending.len() + 2 && text.ends_with(ending.as_str()))
        })
    };
    (verb + 1..end.min(verb.saturating_add(HEARSAY_REACH)))
        .take_while(|at| {
            reading
                .tokens
                .get(*at as usize)
                .is_some_and(|token| !matches!(token.mark(), ',' | '.' | ';' | ':' | '?' | '!'))
        })
        .any(|at| {
            word(at).is_some_and(|token| lexicon.hearsay.contains(&(first, token.word())))
                && (is_participle(at + 1) || (at > verb + 1 && is_participle(at - 1)))
        })
}

fn of_token(reading: &Reading<'_, '_>, at: u32) -> Option<Tense> {
    let token = reading.tokens.get(at as usize)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    let lexicon = &reading.pack.time;
    let before = at
        .checked_sub(1)
        .and_then(|before| reading.tokens.get(before as usize));
    if before.is_some_and(|before| lexicon.is_future_pair(before.word(), token.word())) {
        return Some(Tense::Future);
    }
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
