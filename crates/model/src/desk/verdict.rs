use crate::{ClaimId, EvidenceId, ReviewerId, SnapshotId};
use serde::{Deserialize, Serialize};

/// A decision on a claim, bound to what it was decided on. Old verdicts are kept; `version` counts them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The claim decided.
    pub claim: ClaimId,
    /// 1 for the first verdict on the claim, then upward.
    pub version: u32,
    /// The scale judged with.
    pub scale: String,
    /// The rating's id in that scale.
    pub rating: String,
    /// Why, in the reviewer's words.
    pub reasoning: String,
    /// Who decided.
    pub reviewer: ReviewerId,
    /// When.
    pub at_ms: i64,
    /// Whether it stands, is public, or was replaced.
    pub state: VerdictState,
    /// The public note of a correction or withdrawal.
    pub note: Option<String>,
    /// Digest of the claim's words when it was decided.
    pub claim_sha256: String,
    /// The evidence it rests on.
    pub evidence: Vec<BoundEvidence>,
    /// The earlier claim whose verdict answers for this one; the evidence is then that claim's.
    #[serde(default)]
    pub answered_by: Option<ClaimId>,
    /// Which version of that claim's verdict.
    #[serde(default)]
    pub answered_version: Option<u32>,
}

/// Evidence as it was when a verdict was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundEvidence {
    /// The evidence.
    pub evidence: EvidenceId,
    /// The snapshot it was marked in.
    pub snapshot: SnapshotId,
    /// Digest of that snapshot's bytes.
    pub sha256: String,
    /// The passage's words.
    pub exact: String,
}

/// Where a verdict is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerdictState {
    /// Decided, not public.
    Decided,
    /// Public.
    Published,
    /// Replaced by a later version.
    Superseded,
    /// Taken back in public.
    Withdrawn,
}

/// Why a verdict no longer rests on what it was given on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum StaleReason {
    /// The claim's words or what they mean changed.
    ClaimChanged,
    /// A passage it rests on was altered.
    PassageAltered {
        /// The evidence.
        evidence: EvidenceId,
    },
    /// A passage it rests on is gone.
    PassageGone {
        /// The evidence.
        evidence: EvidenceId,
    },
    /// Evidence it rests on was removed.
    EvidenceRemoved {
        /// The evidence.
        evidence: EvidenceId,
    },
    /// The claim that answers for this one was decided anew, or its verdict was taken back.
    AnswerChanged {
        /// That claim.
        claim: ClaimId,
    },
}
