use super::{PassageState, Stance};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Ties a passage of a snapshot to a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct AddEvidence {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// The snapshot's id or an unambiguous beginning of it.
    pub snapshot: String,
    /// Where the passage starts in the snapshot's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What it does to the claim.
    pub stance: Stance,
    /// The reviewer's note.
    pub note: Option<String>,
}

/// Takes a passage off its claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemoveEvidence {
    /// The evidence's id or an unambiguous beginning of it.
    pub evidence: String,
}

/// A passage that speaks to a claim, with where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceView {
    /// Names the evidence.
    pub id: String,
    /// The claim it speaks to.
    pub claim: String,
    /// The source it is from.
    pub source: String,
    /// The snapshot it was marked in.
    pub snapshot: String,
    /// Where it starts in that snapshot's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The passage's words.
    pub exact: String,
    /// The words before it.
    pub prefix: String,
    /// The words after it.
    pub suffix: String,
    /// Page number of a PDF, from 1.
    pub page: Option<u32>,
    /// What it does to the claim.
    pub stance: Stance,
    /// The reviewer's note.
    pub note: Option<String>,
    /// Whether it still stood when the source was last asked.
    pub state: PassageState,
    /// The source's title.
    pub source_title: Option<String>,
    /// The source's address, or a file's name.
    pub source_address: String,
    /// When the snapshot was taken.
    pub fetched_ms: i64,
    /// Digest of the snapshot's bytes.
    pub sha256: String,
}
