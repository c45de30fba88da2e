//! Claims: clauses that could be true or false, how well they can be checked, their deadlines and checks.

mod aside;
mod checks;
mod clauses;
mod cues;
mod deadline;
mod document;
mod facts;
mod kinds;
mod lexicon;
mod reasons;
mod source;
mod weights;
mod words;

pub use cues::{Cue, CueHit};
pub use lexicon::Lexicon;
pub use weights::{N_SIGNALS, Signal, Signals, Weights};

use crate::TokenRange;
use crate::annotate::Reading;
use checks::Values;
use clauses::Clause;
use document::Document;
use factdesk_model::annotation::{CheckResult, FoundClaim, Mention, SetAsideReason};
use facts::Facts;

/// Finds the claims of a text, in order of their start. `mentions` are all mentions in their final order, and
/// `mention_tokens` the tokens of each.
///
/// What is no claim to check (an opinion, a question, a greeting) comes too, with the reason in
/// [`FoundClaim::set_aside`].
#[must_use]
pub fn find(
    reading: &Reading<'_, '_>,
    mentions: &[Mention],
    mention_tokens: &[TokenRange],
) -> Vec<FoundClaim> {
    let document = Document::of(reading, mentions, mention_tokens, &reading.pack.claims.cues);
    let mut claims: Vec<FoundClaim> = Vec::with_capacity(reading.sentences.len() * 5 / 4);
    let mut values = Values::default();
    for sentence in 0..reading.sentences.len() as u32 {
        for clause in clauses::clauses(&document, sentence) {
            let judged = judge(&document, &clause, &mut claims, &mut values);
            if judged.is_some()
                && let Some(inner) = clauses::embedded(&document, &clause)
            {
                judge(&document, &inner, &mut claims, &mut values);
            }
        }
    }
    claims
}

/// Adds what a clause claims; says why where it is set aside.
fn judge(
    document: &Document<'_, '_, '_>,
    clause: &Clause,
    claims: &mut Vec<FoundClaim>,
    values: &mut Values,
) -> Option<SetAsideReason> {
    let reading = document.reading;
    let lexicon = &reading.pack.claims;
    let mut facts = Facts::of(document, clause);
    let deadline = deadline::deadline(document, clause, &facts);
    let set_aside = aside::reason(&facts, deadline.as_ref().map(|(_, deadline)| deadline));
    let mut checks = Vec::new();
    if set_aside.is_none() {
        checks = checks::checks(document, clause, &facts);
        let n = claims.len();
        checks.extend(checks::contradictions(document, &facts, n, values, |earlier| {
            claims[earlier].text.clone()
        }));
    }
    facts.signals[Signal::Deadline as usize] = f64::from(u8::from(deadline.is_some()));
    let fails = checks.iter().any(|check| check.result == CheckResult::Fails);
    facts.signals[Signal::FailedCheck as usize] = f64::from(u8::from(fails));
    let types = kinds::kinds(&facts, deadline.as_ref().map(|(_, deadline)| deadline));
    let (speaker, chain) = source::source(document, &facts);
    let (features, checkable) = lexicon.weights.features(&facts.signals);
    claims.push(FoundClaim {
        span: reading.span(clause.tokens),
        text: reading.words(clause.tokens).to_owned(),
        sentence: clause.sentence,
        checkable,
        reasons: reasons::reasons(document, &facts, &types, deadline.as_ref(), &checks),
        types,
        features,
        mentions: facts.mentions,
        speaker,
        chain,
        deadline: deadline.map(|(_, deadline)| deadline),
        checks,
        set_aside,
    });
    set_aside
}
