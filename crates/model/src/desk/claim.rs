use super::Own;
use crate::annotation::{FoundClaim, SetAsideReason};
use crate::{ClaimId, DocumentId};
use serde::{Deserialize, Serialize};

/// A claim in the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Names the claim; kept when the document is read again and the words still stand.
    pub id: ClaimId,
    /// The document it stands in.
    pub document: DocumentId,
    /// What the engine says of it. `found.mentions` index into the document's annotation.
    pub found: FoundClaim,
    /// Where it is in the review.
    pub status: ClaimStatus,
    /// Why it was set aside, where it was.
    pub set_aside: Option<SetAsideReason>,
    /// Whether the engine still finds it when the document is read again. A claim with decisions is never dropped.
    pub still_found: bool,
    /// What reviewers changed of it. `found` holds their words and values; what the engine says stands here.
    #[serde(default)]
    pub own: Option<Own>,
}

/// Where a claim is in the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimStatus {
    /// Nobody has begun.
    Open,
    /// Somebody works on it: there is evidence or a draft.
    InReview,
    /// There is a verdict that was not published.
    Decided,
    /// The verdict is public.
    Published,
    /// The public verdict was corrected.
    Corrected,
    /// The public verdict was withdrawn.
    Withdrawn,
    /// It is not reviewed, for a reason.
    SetAside,
}
