use crate::{SnapshotId, SourceId};
use serde::{Deserialize, Serialize};

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
