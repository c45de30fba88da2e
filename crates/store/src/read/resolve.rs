use crate::error::StoreError;
use crate::store::Reader;
use factdesk_model::{ClaimId, DocumentId, EvidenceId, IdError, ReviewId, ReviewerId, SnapshotId, SourceId};

/// How many of several matching ids an error names.
const NAMED_AT_MOST: usize = 8;

/// Something that an id's beginning can name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Named {
    Document(DocumentId),
    Claim(ClaimId),
    Source(SourceId),
    Snapshot(SnapshotId),
    Evidence(EvidenceId),
}

impl Reader<'_> {
    /// The document whose id begins so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Ambiguous`].
    pub fn resolve_document(&self, beginning: &str) -> Result<DocumentId, StoreError> {
        self.resolve_in("document", "documents", beginning, DocumentId::parse)
    }

    /// The claim whose id begins so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Ambiguous`].
    pub fn resolve_claim(&self, beginning: &str) -> Result<ClaimId, StoreError> {
        self.resolve_in("claim", "claims", beginning, ClaimId::parse)
    }

    /// The source whose id begins so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Ambiguous`].
    pub fn resolve_source(&self, beginning: &str) -> Result<SourceId, StoreError> {
        self.resolve_in("source", "sources", beginning, SourceId::parse)
    }

    /// The snapshot whose id begins so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Ambiguous`].
    pub fn resolve_snapshot(&self, beginning: &str) -> Result<SnapshotId, StoreError> {
        self.resolve_in("snapshot", "snapshots", beginning, SnapshotId::parse)
    }

    /// The evidence whose id begins so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Ambiguous`].
    pub fn resolve_evidence(&self, beginning: &str) -> Result<EvidenceId, StoreError> {
        self.resolve_in("evidence", "evidence", beginning, EvidenceId::parse)
    }

    /// The comment on a claim whose id begins so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Ambiguous`].
    pub fn resolve_comment(&self, beginning: &str) -> Result<String, StoreError> {
        self.resolve_in("comment", "comments", beginning, |id| Ok(id.to_owned()))
    }

    /// The imported fact-check whose id begins so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Ambiguous`].
    pub fn resolve_review(&self, beginning: &str) -> Result<ReviewId, StoreError> {
        self.resolve_in("review", "reviews", beginning, ReviewId::parse)
    }

    /// The reviewer whose id begins so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Ambiguous`].
    pub fn resolve_reviewer(&self, beginning: &str) -> Result<ReviewerId, StoreError> {
        self.resolve_in("reviewer", "reviewers", beginning, ReviewerId::parse)
    }

    /// Whatever has an id that begins so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Ambiguous`] also where it could be a document as well as a claim.
    pub fn resolve(&self, beginning: &str) -> Result<Named, StoreError> {
        let mut found = Vec::new();
        let mut candidates = Vec::new();
        let mut note = |kind: &str, ids: Vec<String>, named: fn(&str) -> Result<Named, IdError>| {
            for id in ids {
                candidates.push(format!("{id} ({kind})"));
                found.extend(named(&id));
            }
        };
        note("document", self.beginning("documents", beginning)?, |id| {
            DocumentId::parse(id).map(Named::Document)
        });
        note("claim", self.beginning("claims", beginning)?, |id| {
            ClaimId::parse(id).map(Named::Claim)
        });
        note("source", self.beginning("sources", beginning)?, |id| {
            SourceId::parse(id).map(Named::Source)
        });
        note("snapshot", self.beginning("snapshots", beginning)?, |id| {
            SnapshotId::parse(id).map(Named::Snapshot)
        });
        note("evidence", self.beginning("evidence", beginning)?, |id| {
            EvidenceId::parse(id).map(Named::Evidence)
        });
        candidates.truncate(NAMED_AT_MOST);
        if found.len() > 1 {
            return Err(StoreError::Ambiguous {
                beginning: beginning.to_owned(),
                candidates,
            });
        }
        found.pop().ok_or_else(|| StoreError::NotFound {
            what: "document, claim or source",
            id: beginning.to_owned(),
        })
    }

    fn resolve_in<T>(
        &self,
        what: &'static str,
        table: &str,
        beginning: &str,
        parse: fn(&str) -> Result<T, IdError>,
    ) -> Result<T, StoreError> {
        let mut ids = self.beginning(table, beginning)?;
        if ids.len() > 1 {
            ids.truncate(NAMED_AT_MOST);
            return Err(StoreError::Ambiguous {
                beginning: beginning.to_owned(),
                candidates: ids,
            });
        }
        let missing = || StoreError::NotFound {
            what,
            id: beginning.to_owned(),
        };
        ids.pop().and_then(|id| parse(&id).ok()).ok_or_else(missing)
    }

    /// The first ids of a table that begin so; none for an empty beginning.
    fn beginning(&self, table: &str, beginning: &str) -> Result<Vec<String>, StoreError> {
        let from = beginning.to_ascii_lowercase();
        if from.is_empty() || !from.bytes().all(|sign| sign.is_ascii_alphanumeric()) {
            return Ok(Vec::new());
        }
        // `~` sorts behind every sign of an id.
        let sql = format!("SELECT id FROM {table} WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT ?2");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let ids = statement.query_map((from, NAMED_AT_MOST as i64 + 1), |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}
