use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Asks for a page as it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetPage {
    /// The source's id or an unambiguous beginning of it.
    pub source: String,
    /// Which snapshot. Missing: the newest.
    pub snapshot: Option<String>,
}

/// A page as it was seen: HTML that acts in no way and loads nothing. It is to be shown in a frame of its own without
/// scripts all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageView {
    /// The snapshot it is of.
    pub snapshot: String,
    /// The page; null where there is none to show.
    pub html: Option<String>,
    /// Why there is none.
    pub why: Option<String>,
    /// When its style sheets and pictures were kept; null where they were not, and the page stands without them.
    pub kept_ms: Option<i64>,
    /// How many of them could not be had.
    pub n_missing: u32,
}

/// What is kept beside a snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompanionView {
    /// What it is.
    pub kind: CompanionKind,
    /// Digest of its bytes.
    pub sha256: String,
    /// How many bytes that are.
    pub n_bytes: u64,
    /// The moment that it speaks of: when a page's parts were fetched, when an authority put its timestamp, when an
    /// archive took its copy.
    pub at_ms: i64,
    /// What else there is to say of it: `parts`, `missing`, `authority`, `archive`, `original`.
    pub about: BTreeMap<String, String>,
}

/// What can be kept beside a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CompanionKind {
    /// The page as it was seen.
    Page,
    /// A timestamp of an authority.
    Timestamp,
    /// What a web archive said of the copy that the snapshot is.
    Archive,
}
