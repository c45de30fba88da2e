use super::claims::claim_view;
use super::rows::reviewer_view;
use super::verdicts::{resolve, words};
use crate::ApiError;
use crate::desk::Desk;
use crate::wire::{
    AddComment, AgreementView, Assess, ClaimView, GetAgreement, LetStand, Nothing, RemoveComment, Reviewers,
};
use factdesk_store::NewVerdict;

/// Notes the reviewer's own judgement of a claim, in place of an earlier one. The verdict is not touched.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`, `unknown_rating`, `words_missing`.
pub fn assess(desk: &Desk, input: Assess) -> Result<ClaimView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let scale = match input.scale {
        Some(scale) => scale,
        None => desk.current_scale()?,
    };
    let new = NewVerdict {
        scale,
        rating: input.rating,
        reasoning: words(&input.reasoning, "an assessment needs its reasoning")?,
    };
    open.store.assess(&desk.sign(&open), &claim, new)?;
    // The draft has become the assessment.
    open.store.discard_draft(&open.reviewer.id, &claim)?;
    claim_view(desk, &claim)
}

/// Says of a claim in review that its verdict stands; the claim goes back to where the verdict puts it.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`; `wrong_state` for a claim without a verdict, or not in review.
pub fn let_stand(desk: &Desk, input: LetStand) -> Result<ClaimView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    open.store.let_stand(&desk.sign(&open), &claim)?;
    claim_view(desk, &claim)
}

/// How far the reviewers agree in their assessments with one scale.
///
/// # Errors
/// `unknown_rating` for a scale that is none.
pub fn agreement(desk: &Desk, input: GetAgreement) -> Result<AgreementView, ApiError> {
    let scale = match input.scale {
        Some(scale) => scale,
        None => desk.current_scale()?,
    };
    let figures = desk.read(|store| store.agreement(&scale))?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(AgreementView {
        scale,
        n_claims: count(figures.n_claims),
        n_reviewers: count(figures.n_reviewers),
        percent: figures.percent,
        kappa: figures.kappa,
        alpha: figures.alpha,
    })
}

/// Everybody who ever decided at the desk. The program itself, which brings the rating scales, is nobody.
///
/// # Errors
/// Only those of the desk itself.
pub fn reviewers(desk: &Desk, _: Nothing) -> Result<Reviewers, ApiError> {
    let open = desk.open()?;
    let reviewers = open.read(|store| {
        let people = store.reviewers()?;
        let people = people
            .into_iter()
            .filter(|reviewer| reviewer.name != crate::desk::OURSELVES);
        people
            .map(|reviewer| reviewer_view(store, &reviewer.id))
            .collect()
    })?;
    Ok(Reviewers {
        reviewers,
        current: open.reviewer.id.to_string(),
    })
}

/// Says something about a claim.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`, `words_missing`.
pub fn add_comment(desk: &Desk, input: AddComment) -> Result<ClaimView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let said = words(&input.words, "a remark needs words")?;
    open.store.add_comment(&desk.sign(&open), &claim, &said)?;
    claim_view(desk, &claim)
}

/// Takes a remark away; the history keeps that it was there.
///
/// # Errors
/// `claim_missing`, `comment_missing`, also for a remark on another claim; `ambiguous_id`.
pub fn remove_comment(desk: &Desk, input: RemoveComment) -> Result<ClaimView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let comment = open.read(|store| {
        let id = store.resolve_comment(&input.comment)?;
        let on_claim = store.claim_file(&claim)?.comments;
        if on_claim.iter().any(|comment| comment.id == id) {
            return Ok(id);
        }
        Err(factdesk_store::StoreError::NotFound {
            what: "comment",
            id: input.comment.clone(),
        })
    })?;
    open.store.remove_comment(&desk.sign(&open), &comment)?;
    claim_view(desk, &claim)
}
