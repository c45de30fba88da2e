use crate::error::StoreError;
use crate::filter::Filter;
use crate::read::queue::{QueueRow, Sort};
use crate::store::Reader;
use chrono::NaiveDateTime;
use factdesk_model::desk::ClaimStatus;

/// Claims with a deadline, around a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct DueList {
    /// What fell due since the moment before, the earliest first.
    pub fell_due: Vec<QueueRow>,
    /// What falls due next, the earliest first.
    pub coming: Vec<QueueRow>,
}

impl Reader<'_> {
    /// What fell due after `since`, up to `now`, and what will until `until`; at most `limit` of each.
    ///
    /// Times are local, as deadlines are. What was set aside or is no longer found is left out; what was decided is not:
    /// a deadline that has passed may be the reason to look again.
    ///
    /// # Errors
    /// What the database says.
    pub fn due_list(
        &self,
        since: Option<NaiveDateTime>,
        now: NaiveDateTime,
        until: NaiveDateTime,
        limit: u64,
    ) -> Result<DueList, StoreError> {
        let statuses = vec![
            ClaimStatus::Open,
            ClaimStatus::InReview,
            ClaimStatus::Decided,
            ClaimStatus::Published,
            ClaimStatus::Corrected,
            ClaimStatus::Withdrawn,
        ];
        let kept = Filter {
            statuses,
            still_found: Some(true),
            ..Filter::default()
        };
        let moment = chrono::TimeDelta::seconds(1);
        // A due time is the first moment at which the deadline has passed, so «now» belongs to what fell due.
        let between = |from: Option<NaiveDateTime>, to: NaiveDateTime| {
            let due_from = from.map(|from| from + moment);
            let filter = Filter {
                due_from,
                due_before: Some(to + moment),
                ..kept.clone()
            };
            self.queue_rows(
                &self.condition(&filter, Sort::Deadline)?,
                Sort::Deadline,
                0,
                limit,
            )
        };
        Ok(DueList {
            fell_due: between(since, now)?,
            coming: between(Some(now), until)?,
        })
    }
}
