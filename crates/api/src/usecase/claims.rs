use super::corrections::own_view;
use super::history::event_view;
use super::rows::{
    assessment_view, claim_row, comment_view, evidence_view, source_row, stale_view, verdict_view,
};
use crate::ApiError;
use crate::desk::Desk;
use crate::reading::read_claim;
use crate::view::{feature_views, mention_views};
use crate::wire::{CheckView, ClaimView, DraftView, GetClaim, ProcessView, Reopen, SetAside};
use factdesk_model::ClaimId;
use factdesk_store::REVIEWERS_NEEDED;
use serde::{Deserialize, Serialize};

/// A draft as it is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct DraftWords {
    pub scale: Option<String>,
    pub rating: Option<String>,
    pub reasoning: String,
}

/// One claim with everything about it.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`.
pub fn get_claim(desk: &Desk, input: GetClaim) -> Result<ClaimView, ApiError> {
    let id = desk.read(|store| store.resolve_claim(&input.claim))?;
    claim_view(desk, &id)
}

/// Sets a claim aside.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`, `wrong_state` for a claim whose verdict is public.
pub fn set_aside(desk: &Desk, input: SetAside) -> Result<ClaimView, ApiError> {
    let open = desk.open()?;
    let id = open.read(|store| store.resolve_claim(&input.claim))?;
    open.store
        .set_aside(&desk.sign(&open), std::slice::from_ref(&id), input.reason.into())?;
    claim_view(desk, &id)
}

/// Takes a claim back into the queue.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`, `wrong_state` for a claim whose verdict is public.
pub fn reopen(desk: &Desk, input: Reopen) -> Result<ClaimView, ApiError> {
    let open = desk.open()?;
    let id = open.read(|store| store.resolve_claim(&input.claim))?;
    open.store.reopen(&desk.sign(&open), std::slice::from_ref(&id))?;
    claim_view(desk, &id)
}

/// Everything about a claim, as it is now.
pub(super) fn claim_view(desk: &Desk, id: &ClaimId) -> Result<ClaimView, ApiError> {
    let open = desk.open()?;
    let now = desk.now();
    let view = open.read(|store| {
        let file = store.claim_file(id)?;
        let rules = store.process()?;
        let n_needed = if rules.two_person { REVIEWERS_NEEDED } else { 0 };
        let round = u32::try_from(file.verdicts.len()).unwrap_or(u32::MAX);
        let scales = store.scales()?;
        let annotation = store.document(&file.claim.document)?.annotation;
        let found = &file.claim.found;
        let mentions = mention_views(&annotation);
        let draft = store.draft(&open.reviewer.id, id)?;
        let mut row = claim_row(store, store.queue_row(id)?, &scales, now)?;
        row.stale = file.stale.iter().map(stale_view).collect();
        let verdicts = file
            .verdicts
            .iter()
            .cloned()
            .map(|verdict| verdict_view(store, verdict, &scales));
        let history = file
            .history
            .iter()
            .rev()
            .map(|event| event_view(store, event, &scales));
        Ok(ClaimView {
            own: own_view(store, &file.claim)?,
            claim: row,
            // What is no longer found has mentions of a reading that is gone.
            reading: if file.claim.still_found {
                read_claim(found, &annotation)
            } else {
                Vec::new()
            },
            reasons: found.reasons.clone(),
            features: feature_views(found),
            chain: found.chain.clone(),
            checks: found
                .checks
                .iter()
                .map(|check| CheckView {
                    check: check.check.clone(),
                    result: check.result.into(),
                    why: check.why.clone(),
                })
                .collect(),
            mentions: found
                .mentions
                .iter()
                .filter(|_| file.claim.still_found)
                .filter_map(|index| mentions.get(*index as usize).cloned())
                .collect(),
            verdicts: verdicts.collect::<Result<_, _>>()?,
            assessments: file
                .assessments
                .into_iter()
                .map(|given| assessment_view(store, given, round, &scales))
                .collect::<Result<_, _>>()?,
            process: ProcessView {
                n_needed,
                n_given: file.n_assessments,
                n_hidden: file.n_hidden,
                may_decide: file.n_assessments >= n_needed,
            },
            comments: file
                .comments
                .into_iter()
                .map(|comment| comment_view(store, comment))
                .collect::<Result<_, _>>()?,
            history: history.collect::<Result<_, _>>()?,
            draft: draft.map(|draft| {
                let words: DraftWords = serde_json::from_str(&draft.words).unwrap_or_default();
                DraftView {
                    scale: words.scale,
                    rating: words.rating,
                    reasoning: words.reasoning,
                    at_ms: draft.at_ms,
                }
            }),
            evidence: file.evidence.into_iter().map(evidence_view).collect(),
            sources: file.sources.into_iter().map(source_row).collect(),
        })
    })?;
    Ok(view)
}
