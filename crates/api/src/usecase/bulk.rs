use super::queue::filter;
use super::rows::claim_row;
use crate::desk::{Desk, Open};
use crate::wire::{ActOnClaims, ActedOn, BulkAct};
use crate::{ApiError, ErrorCode};
use factdesk_model::{ClaimId, ReviewerId};
use factdesk_store::{Sort, StoreError};

/// More claims than any query gives.
const ALL: u64 = 10_000_000;

/// Does one thing to several claims, as one step that one undo takes back: to those named, or to all of a query.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`, `bad_query`, `reviewer_missing`, `words_missing` for an empty tag; `wrong_state` when
/// it cannot be done to one of them, with nothing done to the others; `bad_request` with neither claims nor query.
pub fn act_on_claims(desk: &Desk, input: ActOnClaims) -> Result<ActedOn, ApiError> {
    let open = desk.open()?;
    let claims = chosen(&open, input.claims, input.query)?;
    let signed = desk.sign(&open);
    match input.act {
        BulkAct::Begin => {
            for claim in &claims {
                open.store.begin_review(&signed, claim)?;
            }
        }
        BulkAct::SetAside { reason } => open.store.set_aside(&signed, &claims, reason.into())?,
        BulkAct::Reopen => open.store.reopen(&signed, &claims)?,
        BulkAct::Assign { to } => {
            let to = to.map(|name| person(&open, &name)).transpose()?;
            open.store.assign(&signed, &claims, to.as_ref())?;
        }
        BulkAct::SetPriority { priority } => {
            open.store.set_priority(&signed, &claims, priority.into())?;
        }
        BulkAct::AddTag { tag } => open.store.add_tag(&signed, &claims, &tag_of(&tag)?)?,
        BulkAct::RemoveTag { tag } => open.store.remove_tag(&signed, &claims, &tag_of(&tag)?)?,
    }
    acted_on(desk, &open, &claims)
}

/// Claims by their ids, or those of a query.
fn chosen(open: &Open, claims: Option<Vec<String>>, query: Option<String>) -> Result<Vec<ClaimId>, ApiError> {
    match (claims, query) {
        (Some(claims), None) => resolve_all(open, &claims),
        (None, Some(query)) => {
            let filter = filter(Some(&query), None)?;
            let rows = open.read(|store| store.queue(&filter, Sort::Story, 0, ALL))?.rows;
            Ok(rows.into_iter().map(|row| row.claim).collect())
        }
        _ => Err(ApiError::new(
            ErrorCode::BadRequest,
            "either claims are named, or a query finds them",
        )),
    }
}

/// Claims by the beginnings of their ids.
pub(super) fn resolve_all(open: &Open, claims: &[String]) -> Result<Vec<ClaimId>, ApiError> {
    let resolved = open.read(|store| {
        claims
            .iter()
            .map(|claim| store.resolve_claim(claim))
            .collect::<Result<Vec<_>, _>>()
    })?;
    Ok(resolved)
}

/// The claims as they are now.
pub(super) fn acted_on(desk: &Desk, open: &Open, claims: &[ClaimId]) -> Result<ActedOn, ApiError> {
    let now = desk.now();
    let claims = open.read(|store| {
        let scales = store.scales()?;
        let row = |claim| claim_row(store, store.queue_row(claim)?, &scales, now);
        claims.iter().map(row).collect::<Result<_, _>>()
    })?;
    Ok(ActedOn { claims })
}

/// A reviewer by name or by the beginning of an id; `me` is whoever works. A name that nobody has yet is an error: work
/// given to a misspelt name would lie there for ever.
fn person(open: &Open, name: &str) -> Result<ReviewerId, ApiError> {
    if name.eq_ignore_ascii_case("me") {
        return Ok(open.reviewer.id.clone());
    }
    let found = open.read(|store| match store.reviewer_named(name)? {
        Some(reviewer) => Ok(reviewer.id),
        None => store.resolve_reviewer(name),
    });
    found.map_err(|error| match error {
        StoreError::NotFound { .. } => ApiError::new(ErrorCode::ReviewerMissing, name),
        other => other.into(),
    })
}

/// A tag: one line without commas and quotation marks, so that a query can name it.
fn tag_of(written: &str) -> Result<String, ApiError> {
    let tag = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if tag.is_empty() {
        return Err(ApiError::new(ErrorCode::WordsMissing, "a tag needs a name"));
    }
    if tag.contains(['"', ',']) {
        return Err(ApiError::from(StoreError::BadQuery {
            word: tag,
            says: "a tag has no commas and no quotation marks".to_owned(),
        }));
    }
    Ok(tag)
}
