use crate::{SnapshotId, SourceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Somewhere evidence comes from: an address that can be asked again, or a file that cannot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Names the source.
    pub id: SourceId,
    /// The address as the reviewer gave it; for a file its name without folders.
    pub address: String,
    /// Whether it can be fetched again.
    pub is_remote: bool,
    /// The title of its newest readable snapshot.
    pub title: Option<String>,
    /// When it was attached.
    pub added_ms: i64,
}

/// What a source held at one moment. The bytes are the evidence; the readable text is derived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Names the snapshot.
    pub id: SnapshotId,
    /// The source it is of.
    pub source: SourceId,
    /// When it was taken.
    pub fetched_ms: i64,
    /// The address that answered, after redirects; `None` for a file.
    pub final_url: Option<String>,
    /// The addresses that redirected, first to last.
    pub redirects: Vec<String>,
    /// HTTP status; `None` for a file.
    pub http_status: Option<u16>,
    /// The answer's headers.
    pub headers: Vec<Header>,
    /// Digest of the bytes as received after transfer decoding.
    pub sha256: String,
    /// How many bytes that were.
    pub n_bytes: u64,
    /// Media type from headers or signature.
    pub media_type: String,
    /// What the page turned out to be.
    pub state: PageState,
    /// Why, where the state is not [`PageState::Ok`].
    pub why: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Publication date as found, ISO 8601.
    pub published: Option<String>,
    /// Language tag as found.
    pub lang: Option<String>,
    /// The wide text: all that a visitor can read. Evidence is anchored in it.
    pub text: String,
    /// The extractor that made `text`, with its version.
    pub extractor: String,
}

/// What is kept beside a snapshot; its bytes are a blob of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Companion {
    /// The snapshot that it is kept beside.
    pub snapshot: SnapshotId,
    /// What it is.
    pub kind: CompanionKind,
    /// Digest of its bytes.
    pub sha256: String,
    /// How many bytes that are.
    pub n_bytes: u64,
    /// The moment that it speaks of.
    pub at_ms: i64,
    /// What else there is to say of it, in words of its kind.
    pub about: BTreeMap<String, String>,
}

/// What can be kept beside a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanionKind {
    /// The page as it was seen: HTML with its style sheets and pictures inside. The moment is when those were fetched;
    /// `parts` says how many there are, `missing` how many could not be had.
    Page,
    /// A timestamp (RFC 3161) on the snapshot's bytes. The moment is the authority's; `authority` is its host.
    Timestamp,
    /// What a web archive said of the copy that the snapshot is. The moment is when the archive took it; `archive` is
    /// its host, `original` the address that it took.
    Archive,
}

/// One HTTP header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Name, lower case.
    pub name: String,
    /// Value, as text.
    pub value: String,
}

/// What a fetched page turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names are the contract's.
pub enum PageState {
    Ok,
    Login,
    Consent,
    Paywall,
    Blocked,
    #[serde(rename = "soft_404")]
    Soft404,
    NeedsScript,
    Empty,
    Unreadable,
}
