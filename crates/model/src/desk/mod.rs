//! What a desk keeps: documents, claims under review, sources with their snapshots, evidence and verdicts.
//!
//! Times are UTC in milliseconds since 1970 (`…_ms`); digests are SHA-256 in lower-case hexadecimal.

mod claim;
mod document;
mod dossier;
mod evidence;
mod own;
mod rating;
mod source;
mod verdict;

pub use claim::{Claim, ClaimStatus};
pub use document::{Coverage, Document};
pub use dossier::{Dossier, DossierClaim, DossierEvidence};
pub use evidence::{Evidence, PassageState, Selector, Stance};
pub use own::{EngineWords, Own, OwnHow, OwnReading, OwnValue, OwnWords};
pub use rating::{Polarity, Rating, RatingScale};
pub use source::{Companion, CompanionKind, Header, PageState, Snapshot, Source};
pub use verdict::{BoundEvidence, StaleReason, Verdict, VerdictState};

use crate::ReviewerId;
use serde::{Deserialize, Serialize};

/// Somebody who decides at this desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewer {
    /// Names the reviewer in the ledger.
    pub id: ReviewerId,
    /// The name shown.
    pub name: String,
}
