use crate::error::StoreError;
use crate::ledger::{self, Event, HEAD_COLUMNS};
use crate::store::Reader;
use factdesk_model::ClaimId;
use rusqlite::params;

impl Reader<'_> {
    /// One event.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn event(&self, seq: i64) -> Result<Event, StoreError> {
        let sql = format!("SELECT {HEAD_COLUMNS} FROM events WHERE seq = ?1");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([seq])?;
        let row = rows.next()?.ok_or_else(|| StoreError::NotFound {
            what: "event",
            id: seq.to_string(),
        })?;
        let event = ledger::head(row)?;
        let blinded = self.blinded(vec![event])?.pop();
        blinded.ok_or_else(|| StoreError::NotFound {
            what: "event",
            id: seq.to_string(),
        })
    }

    /// The newest events, newest first, older than `before` where that is given.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the database says.
    pub fn history(&self, before: Option<i64>, limit: u32) -> Result<Vec<Event>, StoreError> {
        let sql = format!("SELECT {HEAD_COLUMNS} FROM events WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params![before.unwrap_or(i64::MAX), limit])?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            events.push(ledger::head(row)?);
        }
        self.blinded(events)
    }

    /// All events that speak of this id, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the database says.
    pub fn history_of(&self, subject: &str) -> Result<Vec<Event>, StoreError> {
        let sql = format!(
            "SELECT {HEAD_COLUMNS} FROM events WHERE seq IN (SELECT seq FROM event_subjects WHERE subject = ?1)
             ORDER BY seq"
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([subject])?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            events.push(ledger::head(row)?);
        }
        self.blinded(events)
    }

    /// All that happened to a claim, oldest first: what was done to it, and the changes of its document that changed it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Damaged`].
    pub fn history_of_claim(&self, claim: &ClaimId) -> Result<Vec<Event>, StoreError> {
        let mut events = self.history_of(claim.as_str())?;
        let document = self.document_of(claim)?;
        for event in self.history_of(document.as_str())? {
            // The document's events tell their claims only by their changes.
            let known = events.iter().any(|other| other.seq == event.seq);
            if !known
                && self
                    .changes_of(event.seq)?
                    .iter()
                    .any(|change| change.id == claim.as_str())
            {
                events.push(event);
            }
        }
        events.sort_by_key(|event| event.seq);
        Ok(events)
    }

    /// Number of the newest event: another number means that the desk has changed.
    ///
    /// # Errors
    /// What the database says.
    pub fn newest_event(&self) -> Result<i64, StoreError> {
        Ok(ledger::last_hash(self.conn)?.0)
    }

    /// Number and hash of the newest event: whoever notes these can prove later that nothing before was changed.
    ///
    /// # Errors
    /// What the database says.
    pub fn seal(&self) -> Result<(i64, String), StoreError> {
        ledger::last_hash(self.conn)
    }
}
