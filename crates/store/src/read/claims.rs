use crate::error::{StoreError, damaged};
use crate::ledger::Event;
use crate::read::assessments::Assessment;
use crate::read::people::Draft;
use crate::rows::{self, CLAIM_COLUMNS};
use crate::store::Reader;
use crate::tables::{CHECKS, COMMENTS, VERDICTS};
use factdesk_model::desk::{Claim, DossierEvidence, Source, StaleReason, Verdict};
use factdesk_model::{ClaimId, DocumentId, ReviewerId};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

/// A claim with everything that is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimFile {
    /// The claim.
    pub claim: Claim,
    /// The title of its document.
    pub document_title: String,
    /// The sources tied to it, with or without a passage yet.
    pub sources: Vec<Source>,
    /// Its evidence, with source and snapshot.
    pub evidence: Vec<DossierEvidence>,
    /// Its verdicts, oldest first; the last is the one in force.
    pub verdicts: Vec<Verdict>,
    /// Why the verdict in force is stale.
    pub stale: Vec<StaleReason>,
    /// Each reviewer's own judgement, as far as whoever reads may see it.
    pub assessments: Vec<Assessment>,
    /// How many assessments are hidden for now.
    pub n_hidden: u32,
    /// How many reviewers have assessed it as it is now, since the last verdict.
    pub n_assessments: u32,
    /// The points of its checklist that were answered.
    pub checks: Vec<ChecklistAnswer>,
    /// Its tags, in alphabetical order.
    pub tags: Vec<String>,
    /// What was said about it, oldest first.
    pub comments: Vec<Comment>,
    /// Who is to review it.
    pub assignee: Option<ReviewerId>,
    /// How urgent it is: 0 unless somebody said otherwise, higher comes first.
    pub priority: i64,
    /// What happened to it, oldest first.
    pub history: Vec<Event>,
}

/// A remark on a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Names the comment.
    pub id: String,
    /// The claim.
    pub claim: ClaimId,
    /// Who said it.
    pub reviewer: ReviewerId,
    /// When.
    pub at_ms: i64,
    /// What.
    pub words: String,
}

/// A point of a checklist that somebody answered for a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistAnswer {
    /// The claim.
    pub claim: ClaimId,
    /// The point's name.
    pub item: String,
    /// How it was answered.
    pub state: CheckState,
    /// What was noted beside it.
    pub note: Option<String>,
    /// Who answered.
    pub reviewer: ReviewerId,
    /// When.
    pub at_ms: i64,
}

/// How a point of a checklist was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// It was looked into.
    Done,
    /// It does not apply to this claim.
    NotApplicable,
}

impl Reader<'_> {
    /// One claim.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn claim(&self, id: &ClaimId) -> Result<Claim, StoreError> {
        let sql = format!("SELECT {CLAIM_COLUMNS} FROM claims WHERE id = ?1");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut found = statement.query([id.as_str()])?;
        let row = found.next()?.ok_or_else(|| missing(id))?;
        rows::claim(row)
    }

    /// The claims of a document in the order of its text, those no longer found last.
    ///
    /// # Errors
    /// What the database says.
    pub fn claims_of(&self, document: &DocumentId) -> Result<Vec<Claim>, StoreError> {
        let sql = format!(
            "SELECT {CLAIM_COLUMNS} FROM claims WHERE document = ?1
             ORDER BY still_found DESC, ordinal, span_start, n"
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut found = statement.query([document.as_str()])?;
        let mut claims = Vec::new();
        while let Some(row) = found.next()? {
            claims.push(rows::claim(row)?);
        }
        Ok(claims)
    }

    /// The document that a claim stands in.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn document_of(&self, claim: &ClaimId) -> Result<DocumentId, StoreError> {
        let id: Option<String> = self
            .conn
            .prepare_cached("SELECT document FROM claims WHERE id = ?1")?
            .query_row([claim.as_str()], |row| row.get(0))
            .optional()?;
        DocumentId::parse(&id.ok_or_else(|| missing(claim))?)
            .map_err(|error| damaged("claims.document", error))
    }

    /// The verdicts on a claim, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn verdicts_of(&self, claim: &ClaimId) -> Result<Vec<Verdict>, StoreError> {
        self.those_of(&VERDICTS, "claim", claim.as_str(), "version")
    }

    /// Why the verdict in force on a claim no longer rests on what it was given on.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn stale_reasons(&self, claim: &ClaimId) -> Result<Vec<StaleReason>, StoreError> {
        let stale: Option<Option<String>> = self
            .conn
            .prepare_cached("SELECT stale FROM claims WHERE id = ?1")?
            .query_row([claim.as_str()], |row| row.get(0))
            .optional()?;
        read_stale(stale.ok_or_else(|| missing(claim))?.as_deref())
    }

    /// A claim with everything that is known of it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Damaged`].
    pub fn claim_file(&self, id: &ClaimId) -> Result<ClaimFile, StoreError> {
        let claim = self.claim(id)?;
        let (assignee, priority, document_title): (Option<String>, i64, String) = self
            .conn
            .prepare_cached(
                "SELECT assignee, priority, (SELECT title FROM documents WHERE id = document)
                 FROM claims WHERE id = ?1",
            )?
            .query_row([id.as_str()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let assignee = assignee
            .map(|id| ReviewerId::parse(&id))
            .transpose()
            .map_err(|error| damaged("claims.assignee", error))?;
        Ok(ClaimFile {
            document_title,
            sources: self.sources_of_claim(id)?,
            evidence: self.dossier_evidence(id)?,
            verdicts: self.verdicts_of(id)?,
            stale: self.stale_reasons(id)?,
            assessments: self.assessments_of(id)?,
            n_hidden: self.n_hidden_of(id)?,
            n_assessments: self.n_assessments(id)?,
            checks: self.those_of(&CHECKS, "claim", id.as_str(), "n")?,
            tags: self.tags_of(id)?,
            comments: self.those_of(&COMMENTS, "claim", id.as_str(), "at_ms, n")?,
            assignee,
            priority,
            history: self.history_of_claim(id)?,
            claim,
        })
    }

    /// What reviewers wrote on a claim and did not finish.
    ///
    /// # Errors
    /// What the database says.
    pub fn drafts_of(&self, claim: &ClaimId) -> Result<Vec<Draft>, StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT reviewer FROM drafts WHERE claim = ?1")?;
        let reviewers: Vec<String> = statement
            .query_map([claim.as_str()], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut drafts = Vec::new();
        for reviewer in reviewers {
            let reviewer = ReviewerId::parse(&reviewer).map_err(|error| damaged("drafts.reviewer", error))?;
            drafts.extend(self.draft(&reviewer, claim)?);
        }
        Ok(drafts)
    }

    /// The tags of a claim, in alphabetical order.
    ///
    /// # Errors
    /// What the database says.
    pub fn tags_of(&self, claim: &ClaimId) -> Result<Vec<String>, StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT tag FROM tags WHERE claim = ?1 ORDER BY tag")?;
        Ok(statement
            .query_map([claim.as_str()], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    }
}

/// Stale reasons as the claims table keeps them.
pub(crate) fn read_stale(stored: Option<&str>) -> Result<Vec<StaleReason>, StoreError> {
    stored.map_or(Ok(Vec::new()), |stored| {
        serde_json::from_str(stored).map_err(|error| damaged("claims.stale", error))
    })
}

fn missing(id: &ClaimId) -> StoreError {
    StoreError::NotFound {
        what: "claim",
        id: id.to_string(),
    }
}
