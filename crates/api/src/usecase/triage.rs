use super::queue::filter;
use super::rows::claim_row;
use crate::desk::Desk;
use crate::wire::{GetTriage, Nothing, SetWeights, TermView, TriagePage, TriagedClaim, Weights};
use crate::{ApiError, ErrorCode};
use factdesk_store::Sort;

/// Claims in the order of the reviewer's own weights, each with the terms of its score.
///
/// # Errors
/// `bad_query`, `document_missing`, `ambiguous_id`.
pub fn triage(desk: &Desk, input: GetTriage) -> Result<TriagePage, ApiError> {
    let open = desk.open()?;
    let filter = filter(input.query.as_deref(), None)?;
    let (offset, limit) = (input.offset.unwrap_or(0), input.limit.unwrap_or(100));
    let now = desk.now();
    let page = open.read(|store| {
        let weights = match input.weights {
            Some(weights) => weights.into(),
            None => store.weights(&open.reviewer.id)?,
        };
        let scales = store.scales()?;
        let mut claims = Vec::new();
        for found in store.triage(&filter, &weights, now, offset.into(), limit.into())? {
            claims.push(TriagedClaim {
                claim: claim_row(store, found.row, &scales, now)?,
                score: found.score,
                terms: found
                    .terms
                    .into_iter()
                    .map(|term| TermView {
                        name: term.name.to_owned(),
                        value: term.value,
                        weight: term.weight,
                    })
                    .collect(),
            });
        }
        let all = store.queue(&filter, Sort::Score, 0, 0)?;
        Ok(TriagePage {
            claims,
            total: u32::try_from(all.total).unwrap_or(u32::MAX),
            is_more: all.is_more,
            weights: weights.into(),
        })
    })?;
    Ok(page)
}

/// The reviewer's own weights, else the usual ones.
///
/// # Errors
/// Only those of the desk itself.
pub fn get_weights(desk: &Desk, _: Nothing) -> Result<Weights, ApiError> {
    let open = desk.open()?;
    Ok(open.read(|store| store.weights(&open.reviewer.id))?.into())
}

/// Keeps the reviewer's own weights.
///
/// # Errors
/// `bad_request` for a weight that is no number.
pub fn set_weights(desk: &Desk, input: SetWeights) -> Result<Weights, ApiError> {
    let open = desk.open()?;
    let weights: factdesk_store::Weights = input.weights.into();
    let single = [
        weights.checkable,
        weights.quantity,
        weights.deadline_near,
        weights.prominence,
        weights.priority,
    ];
    let named = weights.speakers.values().chain(weights.tags.values()).copied();
    if !single.into_iter().chain(named).all(f64::is_finite) {
        return Err(ApiError::new(ErrorCode::BadRequest, "a weight is a number"));
    }
    open.store.save_weights(&desk.sign(&open), &weights)?;
    get_weights(desk, Nothing {})
}
