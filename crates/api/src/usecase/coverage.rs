use crate::desk::Desk;
use crate::wire::{CoverageView, GetCoverage, SentenceView, SetSentenceAside, StoryCoverage};
use crate::{ApiError, ErrorCode};

/// How much of a story has been looked at, sentence by sentence.
///
/// # Errors
/// `document_missing`, `ambiguous_id`.
pub fn coverage(desk: &Desk, input: GetCoverage) -> Result<StoryCoverage, ApiError> {
    desk.read(|store| {
        let id = store.resolve_document(&input.document)?;
        let document = store.document(&id)?;
        let coverage = store.coverage(&id)?;
        let states = store.sentence_states(&id)?;
        let sentences = document.annotation.sentences.iter().zip(states).zip(0..);
        Ok(StoryCoverage {
            document: id.to_string(),
            coverage: CoverageView {
                n_claimed: coverage.n_claimed,
                n_set_aside: coverage.n_set_aside,
                n_open: coverage.n_open,
            },
            sentences: sentences
                .map(|((span, (state, claims)), index)| SentenceView {
                    index,
                    start: span.start,
                    end: span.end,
                    text: span.of(&document.text).unwrap_or_default().to_owned(),
                    state: state.into(),
                    claims: claims.iter().map(ToString::to_string).collect(),
                })
                .collect(),
        })
    })
}

/// Sets a sentence aside: all the claims in it, or, where it has none, the sentence itself.
///
/// # Errors
/// `document_missing`, `ambiguous_id`; `passage_missing` where the story has no such sentence; `wrong_state` where a verdict
/// on one of its claims is public.
pub fn set_sentence_aside(desk: &Desk, input: SetSentenceAside) -> Result<StoryCoverage, ApiError> {
    let open = desk.open()?;
    let place = input.sentence as usize;
    let (id, span, claims) = open.read(|store| {
        let id = store.resolve_document(&input.document)?;
        let span = store.document(&id)?.annotation.sentences.get(place).copied();
        let states = store.sentence_states(&id)?;
        let claims = states.get(place).map(|(_, claims)| claims.clone());
        Ok((id, span, claims.unwrap_or_default()))
    })?;
    let missing = || {
        let says = format!("the story has no sentence {}", input.sentence);
        ApiError::new(ErrorCode::PassageMissing, says)
    };
    let span = span.ok_or_else(missing)?;
    let (signed, reason) = (desk.sign(&open), input.reason.into());
    if claims.is_empty() {
        open.store.set_sentence_aside(&signed, &id, span, reason)?;
    } else {
        open.store.set_aside(&signed, &claims, reason)?;
    }
    let document = id.to_string();
    coverage(desk, GetCoverage { document })
}
