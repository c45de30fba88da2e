use super::claims::{DraftWords, claim_view};
use crate::desk::{Desk, Open};
use crate::wire::{
    ClaimView, CorrectVerdict, DraftSaved, GiveVerdict, PublishVerdict, SaveDraft, WithdrawVerdict,
};
use crate::{ApiError, ErrorCode};
use factdesk_model::ClaimId;
use factdesk_store::{Correction, NewVerdict};

/// Decides a claim on the evidence it has now.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`, `unknown_rating`, `words_missing`; `wrong_state` when a verdict is public: correct
/// or withdraw it; `assessments_needed` by the two-person rule.
pub fn give_verdict(desk: &Desk, input: GiveVerdict) -> Result<ClaimView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let scale = match input.scale {
        Some(scale) => scale,
        None => desk.current_scale()?,
    };
    let new = NewVerdict {
        scale,
        rating: input.rating,
        reasoning: words(&input.reasoning, "a verdict needs its reasoning")?,
    };
    let publish = input.publish.unwrap_or(false);
    open.store.give_verdict(&desk.sign(&open), &claim, new, publish)?;
    // The draft has become the verdict.
    open.store.discard_draft(&open.reviewer.id, &claim)?;
    claim_view(desk, &claim)
}

/// Makes a claim's verdict public.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`; `wrong_state` when there is none that is not public yet.
pub fn publish_verdict(desk: &Desk, input: PublishVerdict) -> Result<ClaimView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    open.store.publish(&desk.sign(&open), &claim)?;
    claim_view(desk, &claim)
}

/// Corrects a public verdict; the old one is kept and shown.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`, `unknown_rating`, `words_missing`; `wrong_state` when no verdict is public.
pub fn correct_verdict(desk: &Desk, input: CorrectVerdict) -> Result<ClaimView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let in_force = open.read(|store| store.verdicts_of(&claim))?.pop();
    let scale = match (input.scale, in_force) {
        (Some(scale), _) => scale,
        (None, Some(verdict)) => verdict.scale,
        (None, None) => desk.current_scale()?,
    };
    let correction = Correction {
        scale,
        rating: input.rating,
        reasoning: input.reasoning.filter(|reasoning| !reasoning.trim().is_empty()),
        note: words(&input.note, "a correction needs a note for its readers")?,
    };
    open.store.correct(&desk.sign(&open), &claim, correction)?;
    claim_view(desk, &claim)
}

/// Takes a public verdict back; it is kept and shown as withdrawn.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`, `words_missing`; `wrong_state` when no verdict is public.
pub fn withdraw_verdict(desk: &Desk, input: WithdrawVerdict) -> Result<ClaimView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let note = words(&input.note, "a withdrawal needs a note for its readers")?;
    open.store.withdraw(&desk.sign(&open), &claim, &note)?;
    claim_view(desk, &claim)
}

/// Keeps what the reviewer began to write; an empty draft is forgotten.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`.
pub fn save_draft(desk: &Desk, input: SaveDraft) -> Result<DraftSaved, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let signed = desk.sign(&open);
    if input.rating.is_none() && input.reasoning.trim().is_empty() {
        open.store.discard_draft(&open.reviewer.id, &claim)?;
    } else {
        let draft = DraftWords {
            scale: input.scale,
            rating: input.rating,
            reasoning: input.reasoning,
        };
        let written =
            serde_json::to_string(&draft).map_err(|error| ApiError::new(ErrorCode::Internal, error))?;
        open.store.save_draft(&signed, &claim, &written)?;
    }
    Ok(DraftSaved { at_ms: signed.at_ms })
}

pub(super) fn resolve(desk: &Desk, beginning: &str) -> Result<(Open, ClaimId), ApiError> {
    let open = desk.open()?;
    let claim = open.read(|store| store.resolve_claim(beginning))?;
    Ok((open, claim))
}

/// Words that must not be empty.
pub(super) fn words(given: &str, says: &str) -> Result<String, ApiError> {
    match given.trim() {
        "" => Err(ApiError::new(ErrorCode::WordsMissing, says)),
        words => Ok(words.to_owned()),
    }
}
