use super::rows::claim_row;
use crate::ApiError;
use crate::desk::Desk;
use crate::wire::{GetQueue, QueuePage, QueueSort};
use factdesk_model::desk::ClaimStatus;
use factdesk_store::{Filter, Sort, StoreError};

/// What a queue shows when nobody says otherwise: all that is not set aside.
const IN_THE_QUEUE: [ClaimStatus; 6] = [
    ClaimStatus::Open,
    ClaimStatus::InReview,
    ClaimStatus::Decided,
    ClaimStatus::Published,
    ClaimStatus::Corrected,
    ClaimStatus::Withdrawn,
];

impl From<QueueSort> for Sort {
    fn from(sort: QueueSort) -> Sort {
        match sort {
            QueueSort::Score => Sort::Score,
            QueueSort::Deadline => Sort::Deadline,
            QueueSort::Story => Sort::Story,
        }
    }
}

impl From<Sort> for QueueSort {
    fn from(sort: Sort) -> QueueSort {
        match sort {
            Sort::Score => QueueSort::Score,
            Sort::Deadline => QueueSort::Deadline,
            Sort::Story => QueueSort::Story,
        }
    }
}

/// A stretch of the queue.
///
/// # Errors
/// `bad_query`, `document_missing`, `ambiguous_id`.
pub fn queue(desk: &Desk, input: GetQueue) -> Result<QueuePage, ApiError> {
    let filter = filter(input.query.as_deref(), input.document)?;
    let sort = input.sort.unwrap_or_default().into();
    let (offset, limit) = (input.offset.unwrap_or(0), input.limit.unwrap_or(100));
    let now = desk.now();
    desk.read(|store| {
        let scales = store.scales()?;
        let page = store.queue(&filter, sort, offset.into(), limit.into())?;
        let rows = page
            .rows
            .into_iter()
            .map(|row| claim_row(store, row, &scales, now));
        Ok(QueuePage {
            claims: rows.collect::<Result<_, _>>()?,
            total: u32::try_from(page.total).unwrap_or(u32::MAX),
            is_more: page.is_more,
        })
    })
}

/// A query as a filter; without a word on status what was set aside stays out.
pub(super) fn filter(query: Option<&str>, document: Option<String>) -> Result<Filter, StoreError> {
    let mut filter = Filter::parse(query.unwrap_or_default())?;
    if filter.statuses.is_empty() {
        filter.statuses = IN_THE_QUEUE.to_vec();
    }
    filter.document = document.or(filter.document);
    Ok(filter)
}
