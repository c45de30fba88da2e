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

/// Notes that a sentence without a claim was looked at and holds none.
///
/// # Errors
/// `document_missing`, `ambiguous_id`; `passage_missing` where the story has no such sentence; `wrong_state` for one with
/// claims: those are set aside themselves.
pub fn set_sentence_aside(desk: &Desk, input: SetSentenceAside) -> Result<StoryCoverage, ApiError> {
    let open = desk.open()?;
    let (id, span, has_claims) = open.read(|store| {
        let id = store.resolve_document(&input.document)?;
        let place = input.sentence as usize;
        let span = store.document(&id)?.annotation.sentences.get(place).copied();
        let states = store.sentence_states(&id)?;
        let has_claims = states.get(place).is_some_and(|(_, claims)| !claims.is_empty());
        Ok((id, span, has_claims))
    })?;
    let span = span.ok_or_else(|| {
        ApiError::new(
            ErrorCode::PassageMissing,
            format!("the story has no sentence {}", input.sentence),
        )
    })?;
    if has_claims {
        return Err(ApiError::new(
            ErrorCode::WrongState,
            "the sentence has claims, which are set aside themselves",
        ));
    }
    open.store
        .set_sentence_aside(&desk.sign(&open), &id, span, input.reason.into())?;
    coverage(
        desk,
        GetCoverage {
            document: id.to_string(),
        },
    )
}
