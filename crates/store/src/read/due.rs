use crate::error::{StoreError, damaged};
use crate::filter::Filter;
use crate::read::queue::{QueueRow, Sort};
use crate::store::Reader;
use chrono::NaiveDateTime;
use factdesk_model::ClaimId;
use factdesk_model::desk::ClaimStatus;

/// Claims with a deadline, around a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct DueList {
    /// What fell due since the moment before, the earliest first.
    pub fell_due: Vec<QueueRow>,
    /// What falls due next, the earliest first.
    pub coming: Vec<QueueRow>,
}

/// Claims that were decided or set aside before their deadline passed, and not looked at since. `?1` is now.
///
/// What the desk noted of a claim is held against its deadline; before that, when its story came.
const TO_REOPEN: &str = "due <= ?1 AND still_found
    AND (status IN ('decided', 'published', 'corrected') OR status = 'set_aside' AND set_aside = 'prediction')
    AND unixepoch(due) * 1000 > max(story, coalesce(
        (SELECT max(events.at_ms) FROM event_subjects JOIN events USING (seq) JOIN steps USING (seq)
         WHERE subject = claims.id AND state = 'done' AND kind IN (
            'verdict_given', 'verdict_given_and_published', 'verdict_corrected', 'claim_answered',
            'claim_set_aside', 'verdict_stands')), 0))";

impl Reader<'_> {
    /// The claims whose deadline has passed since they were decided or set aside as predictions, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn due_to_reopen(&self, now: NaiveDateTime) -> Result<Vec<ClaimId>, StoreError> {
        let sql = format!("SELECT id FROM claims WHERE (due IS NULL) = 0 AND {TO_REOPEN} ORDER BY due, n");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let ids = statement.query_map([written(now)], |row| row.get::<_, String>(0))?;
        let mut claims = Vec::new();
        for id in ids {
            claims.push(ClaimId::parse(&id?).map_err(|error| damaged("claims.id", error))?);
        }
        Ok(claims)
    }

    /// Whether the claim's deadline has passed since it was decided or set aside as a prediction.
    ///
    /// # Errors
    /// What the database says.
    pub fn is_to_be_reopened(&self, claim: &ClaimId, now: NaiveDateTime) -> Result<bool, StoreError> {
        let sql = format!("SELECT 1 FROM claims WHERE id = ?2 AND {TO_REOPEN}");
        let mut statement = self.conn.prepare_cached(&sql)?;
        Ok(statement.exists([written(now).as_str(), claim.as_str()])?)
    }

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

/// A local time as the claims table keeps deadlines.
fn written(time: NaiveDateTime) -> String {
    time.format("%Y-%m-%dT%H:%M:%S").to_string()
}
