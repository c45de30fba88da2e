use crate::error::{StoreError, damaged};
use crate::ledger::Fields;
use crate::rows;
use crate::search;
use crate::store::Reader;
use factdesk_model::annotation::Annotation;
use factdesk_model::desk::{ClaimStatus, Coverage, Document};
use factdesk_model::{DocumentId, Published};
use rusqlite::{OptionalExtension, params};
use serde_json::{Value, json};

/// Some of the desk's documents.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentPage {
    /// The documents, newest import first.
    pub rows: Vec<DocumentSummary>,
    /// How many there are in all.
    pub total: u64,
}

/// A document as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentSummary {
    /// Names the document.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// The language it is read in.
    pub lang: String,
    /// When it was published.
    pub published: Published,
    /// Where it came from.
    pub origin: Option<String>,
    /// When it was imported.
    pub imported_ms: i64,
    /// How many sentences it has.
    pub n_sentences: u32,
    /// How many claims of each status it has; only those above zero.
    pub claims: Vec<(ClaimStatus, u32)>,
    /// How many verdicts in it are stale.
    pub n_stale: u32,
    /// How much of it was looked at.
    pub coverage: Coverage,
}

impl DocumentSummary {
    /// How many claims it has that are not set aside.
    #[must_use]
    pub fn n_claims(&self) -> u32 {
        let kept = self
            .claims
            .iter()
            .filter(|(status, _)| *status != ClaimStatus::SetAside);
        kept.map(|(_, n)| n).sum()
    }
}

const SUMMARY_COLUMNS: &str = "id, title, lang, published, origin, imported_ms, n_sentences";

impl Reader<'_> {
    /// One document with its text and all that was read out of it, values as the reviewers read them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn document(&self, id: &DocumentId) -> Result<Document, StoreError> {
        self.document_read(id, true)
    }

    /// The same with the values as the engine reads them, where a reviewer reads them otherwise.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn document_by_engine(&self, id: &DocumentId) -> Result<Document, StoreError> {
        self.document_read(id, false)
    }

    fn document_read(&self, id: &DocumentId, as_reviewed: bool) -> Result<Document, StoreError> {
        let sql = format!("SELECT {SUMMARY_COLUMNS}, sha256, text, annotation FROM documents WHERE id = ?1");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut found = statement.query([id.as_str()])?;
        let row = found.next()?.ok_or_else(|| StoreError::NotFound {
            what: "document",
            id: id.to_string(),
        })?;
        let what = || format!("document {id}");
        let annotation: String = row.get(9)?;
        let mut annotation: Fields =
            serde_json::from_str(&annotation).map_err(|error| damaged(what(), error))?;
        annotation.insert("claims".to_owned(), json!([]));
        let mut annotation: Annotation =
            serde_json::from_value(Value::Object(annotation)).map_err(|error| damaged(what(), error))?;
        let claims = self.claims_of(id)?;
        if as_reviewed {
            for reading in claims
                .iter()
                .filter_map(|claim| claim.own.as_ref())
                .flat_map(|own| &own.readings)
            {
                reading.lay_over(&mut annotation);
            }
        }
        annotation.claims = claims
            .into_iter()
            .filter(|claim| claim.still_found)
            .map(|claim| claim.found)
            .collect();
        Ok(Document {
            id: id.clone(),
            title: row.get(1)?,
            lang: row.get(2)?,
            published: published(row, 3)?,
            origin: row.get(4)?,
            imported_ms: row.get(5)?,
            sha256: row.get(7)?,
            text: row.get(8)?,
            annotation,
        })
    }

    /// The document with exactly this text, by the digest of its UTF-8.
    ///
    /// # Errors
    /// What the database says.
    pub fn document_by_digest(&self, sha256: &str) -> Result<Option<DocumentId>, StoreError> {
        let id: Option<String> = self
            .conn
            .prepare_cached("SELECT id FROM documents WHERE sha256 = ?1 ORDER BY n LIMIT 1")?
            .query_row([sha256], |row| row.get(0))
            .optional()?;
        id.map(|id| DocumentId::parse(&id).map_err(|error| damaged("documents.id", error)))
            .transpose()
    }

    /// A document as a list shows it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn document_summary(&self, id: &DocumentId) -> Result<DocumentSummary, StoreError> {
        let sql = format!("SELECT {SUMMARY_COLUMNS} FROM documents WHERE id = ?1");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut found = statement.query([id.as_str()])?;
        let row = found.next()?.ok_or_else(|| StoreError::NotFound {
            what: "document",
            id: id.to_string(),
        })?;
        self.summary(row)
    }

    /// The desk's documents, newest import first; with `words` just those that hold them.
    ///
    /// # Errors
    /// [`StoreError::BadQuery`].
    pub fn documents(
        &self,
        words: Option<&str>,
        offset: u64,
        limit: u64,
    ) -> Result<DocumentPage, StoreError> {
        let matching = words.map(search::expression).transpose()?.flatten();
        let (filter, total) = match &matching {
            Some(expression) => {
                const HOLDS: &str =
                    "n IN (SELECT rowid FROM search_documents WHERE search_documents MATCH ?3)";
                let sql = format!(
                    "SELECT count(*) FROM documents WHERE {}",
                    HOLDS.replace("?3", "?1")
                );
                (
                    HOLDS,
                    self.conn
                        .query_row(&sql, [expression], |row| row.get::<_, i64>(0))?,
                )
            }
            None => (
                "?3 IS NULL",
                self.conn
                    .query_row("SELECT count(*) FROM documents", [], |row| row.get(0))?,
            ),
        };
        let sql = format!(
            "SELECT {SUMMARY_COLUMNS} FROM documents WHERE {filter}
             ORDER BY imported_ms DESC, id LIMIT ?1 OFFSET ?2"
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut found = statement.query(params![limit as i64, offset as i64, matching])?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            rows.push(self.summary(row)?);
        }
        Ok(DocumentPage {
            rows,
            total: total as u64,
        })
    }

    fn summary(&self, row: &rusqlite::Row<'_>) -> Result<DocumentSummary, StoreError> {
        let id =
            DocumentId::parse(&row.get::<_, String>(0)?).map_err(|error| damaged("documents.id", error))?;
        let mut statement = self.conn.prepare_cached(
            "SELECT status, count(*), count(stale) FROM claims WHERE document = ?1 GROUP BY status",
        )?;
        let mut found = statement.query([id.as_str()])?;
        let (mut claims, mut n_stale) = (Vec::new(), 0);
        while let Some(row) = found.next()? {
            claims.push((
                rows::word(&row.get::<_, String>(0)?, "claims.status")?,
                row.get(1)?,
            ));
            n_stale += row.get::<_, u32>(2)?;
        }
        Ok(DocumentSummary {
            title: row.get(1)?,
            lang: row.get(2)?,
            published: published(row, 3)?,
            origin: row.get(4)?,
            imported_ms: row.get(5)?,
            n_sentences: row.get(6)?,
            claims,
            n_stale,
            coverage: self.coverage(&id)?,
            id,
        })
    }
}

fn published(row: &rusqlite::Row<'_>, place: usize) -> Result<Published, StoreError> {
    serde_json::from_str(&row.get::<_, String>(place)?).map_err(|error| damaged("documents.published", error))
}
