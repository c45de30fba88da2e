use crate::{ClaimId, EvidenceId, SnapshotId, SourceId, Span};
use serde::{Deserialize, Serialize};

/// A passage of a snapshot that speaks to a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Names the evidence.
    pub id: EvidenceId,
    /// The claim it speaks to.
    pub claim: ClaimId,
    /// The source it is from.
    pub source: SourceId,
    /// The snapshot it was marked in.
    pub snapshot: SnapshotId,
    /// Where it stands in that snapshot's text.
    pub selector: Selector,
    /// What it does to the claim.
    pub stance: Stance,
    /// The reviewer's note.
    pub note: Option<String>,
    /// Whether it still stood when the source was last asked.
    pub state: PassageState,
}

/// Where a passage stands: W3C Web Annotation's `TextPositionSelector` and `TextQuoteSelector` together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selector {
    /// Position in the snapshot's text.
    pub position: Span,
    /// The passage itself.
    pub exact: String,
    /// Up to 32 code points before it.
    pub prefix: String,
    /// Up to 32 code points after it.
    pub suffix: String,
    /// Page number of a PDF, from 1.
    pub page: Option<u32>,
}

/// What a passage does to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum Stance {
    Supports,
    Refutes,
    Context,
}

/// What the last sync found of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassageState {
    /// The same words at the same place, or not asked again yet.
    Unchanged,
    /// The same words elsewhere on the page.
    Moved,
    /// Still there in other words.
    Altered,
    /// No longer there.
    Gone,
    /// The source did not answer.
    Unreachable,
    /// The source answered with something that cannot be read: a wall, a block page, a broken file.
    Unreadable,
}
