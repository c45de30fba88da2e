use crate::error::{StoreError, damaged};
use crate::ledger::Fields;
use crate::rows;
use crate::store::Reader;
use crate::tables::{COMPANIONS, EVIDENCE, SNAPSHOTS, SOURCES};
use factdesk_model::desk::{Companion, Evidence, Snapshot, Source};
use factdesk_model::{ClaimId, DocumentId, EvidenceId, SnapshotId, SourceId};
use rusqlite::OptionalExtension;
use serde_json::Value;

impl Reader<'_> {
    /// One source.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn source(&self, id: &SourceId) -> Result<Source, StoreError> {
        self.one_of("source", &SOURCES, id.as_str())
    }

    /// The source with that address.
    ///
    /// # Errors
    /// What the database says.
    pub fn source_at(&self, address: &str) -> Result<Option<Source>, StoreError> {
        Ok(self
            .those_of(&SOURCES, "address", address, "n")?
            .into_iter()
            .next())
    }

    /// All sources, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn sources(&self) -> Result<Vec<Source>, StoreError> {
        self.rows_of(&SOURCES)?
            .into_iter()
            .map(|(id, row)| rows::noun("sources", &id, row))
            .collect()
    }

    /// The sources tied to a claim, in the order in which they were.
    ///
    /// # Errors
    /// What the database says.
    pub fn sources_of_claim(&self, claim: &ClaimId) -> Result<Vec<Source>, StoreError> {
        self.sources_by(
            "SELECT source FROM attachments WHERE claim = ?1 ORDER BY n",
            claim.as_str(),
        )
    }

    /// The sources tied to any claim of a document.
    ///
    /// # Errors
    /// What the database says.
    pub fn sources_of_document(&self, document: &DocumentId) -> Result<Vec<Source>, StoreError> {
        self.sources_by(
            "SELECT source FROM attachments WHERE claim IN (SELECT id FROM claims WHERE document = ?1)
             GROUP BY source ORDER BY min(n)",
            document.as_str(),
        )
    }

    fn sources_by(&self, sql: &str, key: &str) -> Result<Vec<Source>, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let ids: Vec<String> = statement
            .query_map([key], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        ids.iter().map(|id| self.one_of("source", &SOURCES, id)).collect()
    }

    /// One snapshot, with its text.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Damaged`] when its text is not what was kept.
    pub fn snapshot(&self, id: &SnapshotId) -> Result<Snapshot, StoreError> {
        let row = SNAPSHOTS
            .row(self.conn, id.as_str())?
            .ok_or_else(|| StoreError::NotFound {
                what: "snapshot",
                id: id.to_string(),
            })?;
        self.snapshot_of(id.as_str(), row)
    }

    /// The snapshots of a source, oldest first, with their texts.
    ///
    /// # Errors
    /// What the database says; [`StoreError::Damaged`].
    pub fn snapshots_of(&self, source: &SourceId) -> Result<Vec<Snapshot>, StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT id FROM snapshots WHERE source = ?1 ORDER BY fetched_ms, n")?;
        let ids: Vec<String> = statement
            .query_map([source.as_str()], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let whole = |id: String| {
            let id = SnapshotId::parse(&id).map_err(|error| damaged("snapshots.id", error))?;
            self.snapshot(&id)
        };
        ids.into_iter().map(whole).collect()
    }

    /// The newest snapshot of a source.
    ///
    /// # Errors
    /// What the database says; [`StoreError::Damaged`].
    pub fn newest_snapshot(&self, source: &SourceId) -> Result<Option<Snapshot>, StoreError> {
        let id: Option<String> = self
            .conn
            .prepare_cached(
                "SELECT id FROM snapshots WHERE source = ?1 ORDER BY fetched_ms DESC, n DESC LIMIT 1",
            )?
            .query_row([source.as_str()], |row| row.get(0))
            .optional()?;
        let Some(id) = id else { return Ok(None) };
        self.snapshot(&SnapshotId::parse(&id).map_err(|error| damaged("snapshots.id", error))?)
            .map(Some)
    }

    /// The bytes of a snapshot as they were received, checked against their digest.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Damaged`] when they are not what was kept.
    pub fn snapshot_bytes(&self, id: &SnapshotId) -> Result<Vec<u8>, StoreError> {
        let sha256: Option<String> = self
            .conn
            .prepare_cached("SELECT sha256 FROM snapshots WHERE id = ?1")?
            .query_row([id.as_str()], |row| row.get(0))
            .optional()?;
        let missing = || StoreError::NotFound {
            what: "snapshot",
            id: id.to_string(),
        };
        self.blobs.bytes(&sha256.ok_or_else(missing)?)
    }

    /// What is kept beside a snapshot, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn companions_of(&self, snapshot: &SnapshotId) -> Result<Vec<Companion>, StoreError> {
        self.those_of(&COMPANIONS, "snapshot", snapshot.as_str(), "n")
    }

    /// Everything that is kept beside any snapshot.
    ///
    /// # Errors
    /// What the database says.
    pub fn companions(&self) -> Result<Vec<Companion>, StoreError> {
        self.rows_of(&COMPANIONS)?
            .into_iter()
            .map(|(id, row)| rows::noun("companions", &id, row))
            .collect()
    }

    /// The bytes of a companion, checked against their digest.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when they are not what was kept.
    pub fn companion_bytes(&self, companion: &Companion) -> Result<Vec<u8>, StoreError> {
        self.blobs.bytes(&companion.sha256)
    }

    fn snapshot_of(&self, id: &str, mut row: Fields) -> Result<Snapshot, StoreError> {
        let digest = row.remove("text_sha256");
        let digest = digest.as_ref().and_then(Value::as_str).unwrap_or_default();
        let text = String::from_utf8(self.blobs.bytes(digest)?)
            .map_err(|error| damaged(format!("the text of snapshot {id}"), error))?;
        row.insert("text".to_owned(), Value::String(text));
        rows::noun("snapshots", id, row)
    }

    /// One piece of evidence.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn evidence(&self, id: &EvidenceId) -> Result<Evidence, StoreError> {
        self.one_of("evidence", &EVIDENCE, id.as_str())
    }

    /// The evidence on a claim, in the order in which it was added.
    ///
    /// # Errors
    /// What the database says.
    pub fn evidence_of_claim(&self, claim: &ClaimId) -> Result<Vec<Evidence>, StoreError> {
        self.those_of(&EVIDENCE, "claim", claim.as_str(), "n")
    }

    /// The evidence that comes from a source.
    ///
    /// # Errors
    /// What the database says.
    pub fn evidence_of_source(&self, source: &SourceId) -> Result<Vec<Evidence>, StoreError> {
        self.those_of(&EVIDENCE, "source", source.as_str(), "n")
    }
}
