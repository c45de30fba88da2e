use super::bulk::{acted_on, resolve_all};
use super::rows::claim_row;
use crate::annotator::read_published;
use crate::desk::Desk;
use crate::reading::write_local;
use crate::wire::{ActedOn, DueClaim, DueList, GetDueList, Nothing, ReopenDue, Visit};
use crate::{ApiError, ErrorCode};
use chrono::{DateTime, Days, NaiveDateTime};
use factdesk_store::{QueueRow, StoreError};

/// How far ahead the list looks where nobody says.
const DAYS_AHEAD: u64 = 366;

/// What fell due since the reviewer's last visit, and what is coming. What was decided before its deadline passed is
/// marked: the deadline is a reason to look again.
///
/// # Errors
/// `bad_date`.
pub fn due_list(desk: &Desk, input: GetDueList) -> Result<DueList, ApiError> {
    let open = desk.open()?;
    let now = desk.now();
    let last_visit_ms = open.read(|store| store.last_visit_ms(&open.reviewer.id))?;
    let since = match input.since.as_deref() {
        Some(written) => Some(moment(written)?),
        None => last_visit_ms
            .and_then(DateTime::from_timestamp_millis)
            .map(|at| at.naive_utc()),
    };
    let until = match input.until.as_deref() {
        Some(written) => moment(written)?,
        None => now.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(now),
    };
    let limit = input.limit.unwrap_or(100);
    let list = open.read(|store| {
        let scales = store.scales()?;
        let found = store.due_list(since, now, until, limit.into())?;
        let view = |row: QueueRow| {
            let by = row.deadline.as_ref().map(|deadline| deadline.by);
            let due = by.and_then(|by| by.to.or(by.from)).map(write_local);
            Ok::<_, StoreError>(DueClaim {
                due: due.unwrap_or_default(),
                to_be_reopened: store.is_to_be_reopened(&row.claim, now)?,
                claim: claim_row(store, row, &scales, now)?,
            })
        };
        Ok(DueList {
            last_visit_ms,
            fell_due: found.fell_due.into_iter().map(view).collect::<Result<_, _>>()?,
            coming: found.coming.into_iter().map(view).collect::<Result<_, _>>()?,
        })
    })?;
    Ok(list)
}

/// The first moment of a day, month or year.
fn moment(written: &str) -> Result<NaiveDateTime, ApiError> {
    let range = read_published(written)?.range();
    range
        .map(|(from, _)| from)
        .ok_or_else(|| ApiError::new(ErrorCode::BadDate, written))
}

/// Takes claims up again because their deadline has passed, as one step: those named, or all that were decided, or set
/// aside as predictions, before it did. A verdict that is public stays public until it is corrected, withdrawn or said
/// to stand.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`; `wrong_state` for a claim whose deadline has not passed.
pub fn reopen_due(desk: &Desk, input: ReopenDue) -> Result<ActedOn, ApiError> {
    let open = desk.open()?;
    let now = desk.now();
    let claims = match &input.claims {
        Some(claims) => resolve_all(&open, claims)?,
        None => open.read(|store| store.due_to_reopen(now))?,
    };
    for claim in &claims {
        let deadline = open.read(|store| store.claim(claim))?.found.deadline;
        let by = deadline.and_then(|deadline| deadline.by.to.or(deadline.by.from));
        if by.is_none_or(|by| by > now) {
            return Err(ApiError::new(
                ErrorCode::WrongState,
                format!("claim {claim} has no deadline that has passed"),
            ));
        }
    }
    open.store.reopen_due(&desk.sign(&open), &claims)?;
    acted_on(desk, &open, &claims)
}

/// Notes that the reviewer was here: what fell due until now is no news any more.
///
/// # Errors
/// Only those of the desk itself.
pub fn mark_visit(desk: &Desk, _: Nothing) -> Result<Visit, ApiError> {
    let open = desk.open()?;
    let before_ms = open.read(|store| store.last_visit_ms(&open.reviewer.id))?;
    let signed = desk.sign(&open);
    open.store.note_visit(&signed)?;
    Ok(Visit {
        at_ms: signed.at_ms,
        before_ms,
    })
}
