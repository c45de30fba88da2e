use crate::error::{StoreError, damaged};
use crate::rows;
use crate::store::Reader;
use factdesk_model::desk::{ClaimStatus, Coverage};
use factdesk_model::{DocumentId, Span};
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;

/// What the claims of one sentence come to.
#[derive(Clone, Copy, Default)]
struct Looked {
    is_claimed: bool,
    is_open: bool,
}

impl Reader<'_> {
    /// How much of a document has been looked at.
    ///
    /// A sentence counts as claimed when a claim in it is under review or decided, as set aside when all its claims are
    /// or when it was set aside itself, and as open otherwise.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn coverage(&self, document: &DocumentId) -> Result<Coverage, StoreError> {
        let n_sentences: Option<u32> = self
            .conn
            .prepare_cached("SELECT n_sentences FROM documents WHERE id = ?1")?
            .query_row([document.as_str()], |row| row.get(0))
            .optional()?;
        let n_sentences = n_sentences.ok_or_else(|| StoreError::NotFound {
            what: "document",
            id: document.to_string(),
        })?;
        let mut sentences: BTreeMap<u32, Looked> = BTreeMap::new();
        let mut statement = self.conn.prepare_cached(
            "SELECT sentence, status FROM claims WHERE document = ?1 AND still_found = 1 GROUP BY 1, 2",
        )?;
        let mut found = statement.query([document.as_str()])?;
        while let Some(row) = found.next()? {
            let looked = sentences.entry(row.get(0)?).or_default();
            match rows::word(&row.get::<_, String>(1)?, "claims.status")? {
                ClaimStatus::Open => looked.is_open = true,
                ClaimStatus::SetAside => {}
                ClaimStatus::InReview
                | ClaimStatus::Decided
                | ClaimStatus::Published
                | ClaimStatus::Corrected
                | ClaimStatus::Withdrawn => looked.is_claimed = true,
            }
        }
        for place in self.sentences_set_aside(document)? {
            sentences.entry(place).or_default();
        }
        let mut coverage = Coverage::default();
        for looked in sentences
            .into_iter()
            .filter(|(place, _)| *place < n_sentences)
            .map(|(_, looked)| looked)
        {
            match looked {
                Looked { is_claimed: true, .. } => coverage.n_claimed += 1,
                Looked { is_open: true, .. } => coverage.n_open += 1,
                _ => coverage.n_set_aside += 1,
            }
        }
        coverage.n_open = n_sentences - coverage.n_claimed - coverage.n_set_aside;
        Ok(coverage)
    }

    /// The places of the sentences that a reviewer set aside, found by where they stand in the text.
    fn sentences_set_aside(&self, document: &DocumentId) -> Result<Vec<u32>, StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT span_start, span_end FROM asides WHERE document = ?1")?;
        let asides = statement
            .query_map([document.as_str()], |row| Ok(Span::new(row.get(0)?, row.get(1)?)))?
            .collect::<Result<Vec<_>, _>>()?;
        if asides.is_empty() {
            return Ok(Vec::new());
        }
        let sentences: String = self.conn.query_row(
            "SELECT annotation -> '$.sentences' FROM documents WHERE id = ?1",
            [document.as_str()],
            |row| row.get(0),
        )?;
        let sentences: Vec<Span> =
            serde_json::from_str(&sentences).map_err(|error| damaged("documents.annotation", error))?;
        let places = sentences
            .iter()
            .zip(0..)
            .filter(|(sentence, _)| asides.contains(sentence));
        Ok(places.map(|(_, place)| place).collect())
    }
}
