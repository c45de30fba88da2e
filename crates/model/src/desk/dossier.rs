use super::{
    Claim, Coverage, Document, Evidence, RatingScale, Reviewer, Snapshot, Source, StaleReason, Verdict,
};
use serde::{Deserialize, Serialize};

/// All that a report needs of one document, gathered, so that reports are pure functions of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// The document.
    pub document: Document,
    /// Its claims, in order of their place in the text.
    pub claims: Vec<DossierClaim>,
    /// The scales that its verdicts use.
    pub scales: Vec<RatingScale>,
    /// Everybody named in it.
    pub reviewers: Vec<Reviewer>,
    /// How much of it was looked at.
    pub coverage: Coverage,
    /// The desk's name, shown as the publisher.
    pub desk_name: String,
    /// When it was gathered.
    pub gathered_ms: i64,
}

/// A claim with all that was decided on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DossierClaim {
    /// The claim.
    pub claim: Claim,
    /// Its verdicts, oldest first; the last is the one in force.
    pub verdicts: Vec<Verdict>,
    /// Its evidence.
    pub evidence: Vec<DossierEvidence>,
    /// Why the verdict in force is stale, where it is.
    pub stale: Vec<StaleReason>,
}

/// Evidence with where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DossierEvidence {
    /// The evidence.
    pub evidence: Evidence,
    /// Its source.
    pub source: Source,
    /// The snapshot it was marked in.
    pub snapshot: Snapshot,
}
