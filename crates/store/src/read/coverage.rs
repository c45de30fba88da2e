use crate::error::{StoreError, damaged};
use crate::rows;
use crate::store::Reader;
use factdesk_model::desk::{ClaimStatus, Coverage};
use factdesk_model::{ClaimId, DocumentId, Span};
use rusqlite::OptionalExtension;

/// How far a sentence was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceState {
    /// A claim in it is decided or under review.
    Claimed,
    /// It was set aside itself, or all its claims were.
    SetAside,
    /// Nobody has looked at it, or a claim in it is still open.
    Open,
}

/// What the claims of one sentence come to.
#[derive(Clone, Default)]
struct Looked {
    is_claimed: bool,
    is_open: bool,
    is_aside: bool,
    claims: Vec<ClaimId>,
}

impl Looked {
    fn state(&self) -> SentenceState {
        match self {
            Looked { is_claimed: true, .. } => SentenceState::Claimed,
            Looked { is_open: true, .. } => SentenceState::Open,
            Looked { is_aside: true, .. } => SentenceState::SetAside,
            _ => SentenceState::Open,
        }
    }
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
        let mut coverage = Coverage::default();
        for looked in self.looked_at(document)? {
            match looked.state() {
                SentenceState::Claimed => coverage.n_claimed += 1,
                SentenceState::SetAside => coverage.n_set_aside += 1,
                SentenceState::Open => coverage.n_open += 1,
            }
        }
        Ok(coverage)
    }

    /// How far each sentence of a document was looked at, with the claims in it, in order.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn sentence_states(
        &self,
        document: &DocumentId,
    ) -> Result<Vec<(SentenceState, Vec<ClaimId>)>, StoreError> {
        let looked = self.looked_at(document)?;
        Ok(looked
            .into_iter()
            .map(|looked| (looked.state(), looked.claims))
            .collect())
    }

    fn looked_at(&self, document: &DocumentId) -> Result<Vec<Looked>, StoreError> {
        let n_sentences: Option<u32> = self
            .conn
            .prepare_cached("SELECT n_sentences FROM documents WHERE id = ?1")?
            .query_row([document.as_str()], |row| row.get(0))
            .optional()?;
        let n_sentences = n_sentences.ok_or_else(|| StoreError::NotFound {
            what: "document",
            id: document.to_string(),
        })?;
        let mut sentences = vec![Looked::default(); n_sentences as usize];
        let mut statement = self.conn.prepare_cached(
            "SELECT sentence, status, id FROM claims WHERE document = ?1 AND still_found = 1 ORDER BY ordinal",
        )?;
        let mut found = statement.query([document.as_str()])?;
        while let Some(row) = found.next()? {
            let Some(looked) = sentences.get_mut(row.get::<_, u32>(0)? as usize) else {
                continue;
            };
            match rows::word(&row.get::<_, String>(1)?, "claims.status")? {
                ClaimStatus::Open => looked.is_open = true,
                ClaimStatus::SetAside => looked.is_aside = true,
                ClaimStatus::InReview
                | ClaimStatus::Decided
                | ClaimStatus::Published
                | ClaimStatus::Corrected
                | ClaimStatus::Withdrawn => looked.is_claimed = true,
            }
            let id: String = row.get(2)?;
            looked
                .claims
                .push(ClaimId::parse(&id).map_err(|error| damaged("claims.id", error))?);
        }
        for place in self.sentences_set_aside(document)? {
            if let Some(looked) = sentences.get_mut(place as usize) {
                looked.is_aside = true;
            }
        }
        Ok(sentences)
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
