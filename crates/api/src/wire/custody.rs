use super::DifferencePart;
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

/// Puts a timestamp of an authority on a snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct StampSnapshot {
    /// The source's id or an unambiguous beginning of it.
    pub source: String,
    /// Which snapshot. Missing: the newest.
    pub snapshot: Option<String>,
    /// The authority's address. Missing: that of the settings.
    pub authority: Option<String>,
    /// Hosts that may be asked though their address is not public.
    pub allow_hosts: Option<Vec<String>>,
}

/// A snapshot with its new timestamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Stamped {
    /// The snapshot.
    pub snapshot: String,
    /// The digest that was stamped.
    pub sha256: String,
    /// The moment that the authority put.
    pub at_ms: i64,
    /// The authority's host.
    pub authority: String,
    /// Who signed, as the certificate names them.
    pub signer: String,
    /// Digest of the signer's certificate.
    pub certificate_sha256: String,
}

/// Asks a web archive which copies it has of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct FindArchived {
    /// The source's id or an unambiguous beginning of it.
    pub source: String,
    /// Hosts that may be asked though their address is not public.
    pub allow_hosts: Option<Vec<String>>,
}

/// Copies of a source in a web archive, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArchivedCopies {
    /// The archive's host.
    pub archive: String,
    /// The copies.
    pub copies: Vec<ArchivedCopy>,
}

/// A copy in a web archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArchivedCopy {
    /// Where it is.
    pub address: String,
    /// When the archive took it.
    pub taken_ms: i64,
}

/// Keeps an archive's copy as a snapshot of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct KeepArchived {
    /// The source's id or an unambiguous beginning of it.
    pub source: String,
    /// Which copy, by its address. Missing: the newest.
    pub copy: Option<String>,
    /// Hosts that may be asked though their address is not public.
    pub allow_hosts: Option<Vec<String>>,
}

/// Holds two snapshots beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct DiffSnapshots {
    /// The source's id or an unambiguous beginning of it.
    pub source: String,
    /// The earlier snapshot. Missing: the one before `after`.
    pub before: Option<String>,
    /// The later snapshot. Missing: the newest.
    pub after: Option<String>,
}

/// Two snapshots beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SnapshotDiff {
    /// The earlier snapshot.
    pub before: String,
    /// When it was taken.
    pub before_ms: i64,
    /// The later snapshot.
    pub after: String,
    /// When it was taken.
    pub after_ms: i64,
    /// How many paragraphs are not as they were.
    pub n_changed: u32,
    /// The paragraphs of both, in reading order.
    pub paragraphs: Vec<ParagraphDiff>,
}

/// A paragraph of either snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParagraphDiff {
    /// What became of it.
    pub change: ParagraphChange,
    /// Its words; those of both where it was altered.
    pub parts: Vec<DifferencePart>,
}

/// What became of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphChange {
    /// It stands in both.
    Kept,
    /// Its words are others now.
    Altered,
    /// It stands in the earlier one only.
    Removed,
    /// It stands in the later one only.
    Added,
}
