//! Who judged what, and who may see it when: the two-person rule and blind review.

use crate::error::StoreError;
use crate::ledger::{Event, EventKind, Fields};
use crate::store::Reader;
use crate::tables::ASSESSMENTS;
use factdesk_model::desk::BoundEvidence;
use factdesk_model::{ClaimId, ReviewerId};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many reviewers the two-person rule asks for, and how many judge blind.
pub const REVIEWERS_NEEDED: u32 = 2;

/// The setting that asks for two assessments before a verdict.
pub(crate) const TWO_PERSON: &str = "two_person_rule";
/// The setting that keeps an assessment from whoever has still to give the second.
pub(crate) const BLIND: &str = "blind_review";

/// A reviewer's own judgement of a claim; the verdict is the desk's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The claim.
    pub claim: ClaimId,
    /// Whose judgement.
    pub reviewer: ReviewerId,
    /// The scale judged with.
    pub scale: String,
    /// The rating's id in that scale.
    pub rating: String,
    /// Why, in the reviewer's words.
    pub reasoning: String,
    /// When.
    pub at_ms: i64,
    /// Digest of the claim's words at that time.
    pub claim_sha256: String,
    /// The evidence it rests on.
    pub evidence: Vec<BoundEvidence>,
    /// How many verdicts the claim had then; a new verdict begins a new round.
    #[serde(default)]
    pub round: Option<u32>,
}

/// How a desk decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Process {
    /// A verdict needs the assessments of two reviewers.
    pub two_person: bool,
    /// Nobody sees another's assessment before giving an own one, until two have.
    pub blind: bool,
}

/// Assessments `a` that are of the round their claim is in.
const IN_ROUND: &str =
    "coalesce(a.round, 0) >= (SELECT coalesce(max(version), 0) FROM verdicts WHERE claim = a.claim)";

/// Assessments `a` that reviewer `?1` may not see yet; only where review is blind.
fn hidden() -> String {
    format!(
        "a.reviewer <> ?1 AND {IN_ROUND}
         AND NOT EXISTS (SELECT 1 FROM assessments AS own WHERE own.claim = a.claim AND own.reviewer = ?1
                         AND coalesce(own.round, 0) >= (SELECT coalesce(max(version), 0) FROM verdicts
                                                        WHERE claim = a.claim))
         AND (SELECT count(*) FROM assessments AS of_all WHERE of_all.claim = a.claim
              AND coalesce(of_all.round, 0) >= (SELECT coalesce(max(version), 0) FROM verdicts
                                                WHERE claim = a.claim)) < {REVIEWERS_NEEDED}"
    )
}

impl Reader<'_> {
    /// How the desk decides.
    ///
    /// # Errors
    /// What the database says.
    pub fn process(&self) -> Result<Process, StoreError> {
        let is_on = |key| Ok::<_, StoreError>(self.setting(key)? == Some(Value::Bool(true)));
        Ok(Process {
            two_person: is_on(TWO_PERSON)?,
            blind: is_on(BLIND)?,
        })
    }

    /// What each reviewer judged of a claim, as far as whoever reads may see it.
    ///
    /// # Errors
    /// What the database says.
    pub fn assessments_of(&self, claim: &ClaimId) -> Result<Vec<Assessment>, StoreError> {
        let mut all: Vec<Assessment> = self.those_of(&ASSESSMENTS, "claim", claim.as_str(), "at_ms, n")?;
        let hidden = self.hidden_reviewers(claim)?;
        all.retain(|assessment| !hidden.contains(&assessment.reviewer.to_string()));
        Ok(all)
    }

    /// How many assessments of a claim whoever reads may not see yet.
    ///
    /// # Errors
    /// What the database says.
    pub fn n_hidden_of(&self, claim: &ClaimId) -> Result<u32, StoreError> {
        Ok(self.hidden_reviewers(claim)?.len() as u32)
    }

    /// How many assessments of the whole desk whoever reads may not see yet.
    ///
    /// # Errors
    /// What the database says.
    pub fn n_hidden(&self) -> Result<u64, StoreError> {
        let Some(viewer) = self.blind_viewer()? else {
            return Ok(0);
        };
        let sql = format!("SELECT count(*) FROM assessments AS a WHERE {}", hidden());
        let n: i64 = self
            .conn
            .prepare_cached(&sql)?
            .query_row([viewer.as_str()], |row| row.get(0))?;
        Ok(n as u64)
    }

    /// How many reviewers have assessed the claim as it is now, since the last verdict on it.
    ///
    /// # Errors
    /// What the database says.
    pub fn n_assessments(&self, claim: &ClaimId) -> Result<u32, StoreError> {
        self.assessed_since(claim, self.round(claim)?)
    }

    /// How many verdicts a claim has had.
    pub(crate) fn round(&self, claim: &ClaimId) -> Result<u32, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT coalesce(max(version), 0) FROM verdicts WHERE claim = ?1")?
            .query_row([claim.as_str()], |row| row.get(0))?)
    }

    /// How many reviewers have assessed the claim's present words in this round or later.
    pub(crate) fn assessed_since(&self, claim: &ClaimId, round: u32) -> Result<u32, StoreError> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*) FROM assessments JOIN claims ON claims.id = assessments.claim
                 WHERE assessments.claim = ?1 AND coalesce(round, 0) >= ?2
                     AND assessments.claim_sha256 = claims.sha256",
            )?
            .query_row(params![claim.as_str(), round], |row| row.get(0))?)
    }

    /// Whose assessments of a claim whoever reads may not see yet.
    fn hidden_reviewers(&self, claim: &ClaimId) -> Result<Vec<String>, StoreError> {
        let Some(viewer) = self.blind_viewer()? else {
            return Ok(Vec::new());
        };
        let sql = format!(
            "SELECT a.reviewer FROM assessments AS a WHERE a.claim = ?2 AND {}",
            hidden()
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let reviewers = statement.query_map(params![viewer.as_str(), claim.as_str()], |row| row.get(0))?;
        Ok(reviewers.collect::<Result<_, _>>()?)
    }

    /// Who reads, where review is blind.
    fn blind_viewer(&self) -> Result<Option<&ReviewerId>, StoreError> {
        match self.viewer {
            Some(viewer) if self.process()?.blind => Ok(Some(viewer)),
            _ => Ok(None),
        }
    }

    /// Takes out of events what would tell whoever reads of an assessment that is hidden from them. That there was one
    /// stays to be seen: the history has no gaps.
    pub(crate) fn blinded(&self, mut events: Vec<Event>) -> Result<Vec<Event>, StoreError> {
        let Some(viewer) = self.blind_viewer()? else {
            return Ok(events);
        };
        for event in &mut events {
            let told = assessment_args(event);
            if let Some(told) = told
                && event.reviewer != *viewer
                && self.is_blind_to(viewer, event.subjects.first(), round_of(told))?
                && let Some(told) = assessment_args_mut(event)
            {
                told.clear();
                told.insert("hidden".to_owned(), Value::Bool(true));
            }
        }
        Ok(events)
    }

    /// Whether the reviewer has still to judge this claim for themselves in that round.
    fn is_blind_to(
        &self,
        viewer: &ReviewerId,
        claim: Option<&String>,
        round: u32,
    ) -> Result<bool, StoreError> {
        let Some(claim) = claim.and_then(|claim| ClaimId::parse(claim).ok()) else {
            return Ok(false);
        };
        let now = self.round(&claim)?;
        if round < now {
            return Ok(false);
        }
        let (n_own, n_all): (u32, u32) = self
            .conn
            .prepare_cached(
                "SELECT count(*) FILTER (WHERE reviewer = ?2), count(*) FROM assessments
                 WHERE claim = ?1 AND coalesce(round, 0) >= ?3",
            )?
            .query_row(params![claim.as_str(), viewer.as_str(), now], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        Ok(n_own == 0 && n_all < REVIEWERS_NEEDED)
    }
}

/// What an event tells of an assessment: its own arguments, or those of the step that it undid or did again.
fn assessment_args(event: &Event) -> Option<&Fields> {
    let of = EventKind::AssessmentGiven.as_str();
    match event.kind {
        EventKind::AssessmentGiven => Some(&event.args),
        EventKind::Undone | EventKind::Redone if event.args.get("kind")? == of => {
            event.args.get("args")?.as_object()
        }
        _ => None,
    }
}

fn assessment_args_mut(event: &mut Event) -> Option<&mut Fields> {
    match event.kind {
        EventKind::AssessmentGiven => Some(&mut event.args),
        _ => event.args.get_mut("args")?.as_object_mut(),
    }
}

fn round_of(args: &Fields) -> u32 {
    let round = args.get("round").and_then(Value::as_u64).unwrap_or(0);
    u32::try_from(round).unwrap_or(u32::MAX)
}
