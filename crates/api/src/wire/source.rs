use super::{CompanionView, EvidenceView, Message, PageState, PassageState, Stance};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Attaches a source to a claim, and a passage of it as evidence where one is quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct AddSource {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// Where it is.
    pub from: SourceOrigin,
    /// The passage to mark, word for word.
    pub quote: Option<String>,
    /// What the passage does to the claim. Default: context.
    pub stance: Option<Stance>,
    /// The reviewer's note on the passage.
    pub note: Option<String>,
    /// Hosts that may be asked though their address is not public.
    pub allow_hosts: Option<Vec<String>>,
    /// Whether a page's style sheets and pictures are kept too, so that it can be seen as it was. Default: yes.
    pub keep_page: Option<bool>,
}

/// Where a source is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SourceOrigin {
    /// An address that can be asked again.
    Url {
        /// The address.
        url: String,
    },
    /// A file that cannot.
    File {
        /// The file's path.
        path: String,
    },
}

/// A source that was attached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceAdded {
    /// The source with its text.
    pub source: SourceView,
    /// The passage marked, where one was quoted.
    pub evidence: Option<EvidenceView>,
}

/// Asks for a source and the text of one of its snapshots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetSource {
    /// The source's id or an unambiguous beginning of it.
    pub source: String,
    /// Which snapshot's text. Missing: the newest.
    pub snapshot: Option<String>,
}

/// A source in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceRow {
    /// Names the source.
    pub id: String,
    /// The address as the reviewer gave it, or a file's name.
    pub address: String,
    /// Whether it can be fetched again.
    pub is_remote: bool,
    /// The title of its newest readable snapshot.
    pub title: Option<String>,
    /// When it was attached.
    pub added_ms: i64,
}

/// A source with its snapshots and the text of one of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceView {
    /// The source.
    pub source: SourceRow,
    /// Its snapshots, newest first.
    pub snapshots: Vec<SnapshotView>,
    /// Which of them `text` is of.
    pub snapshot: String,
    /// The readable text. Evidence is anchored in it.
    pub text: String,
    /// The passages marked in that snapshot, for any claim, in order of place.
    pub evidence: Vec<EvidenceView>,
}

/// What a source held at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SnapshotView {
    /// Names the snapshot.
    pub id: String,
    /// When it was taken.
    pub fetched_ms: i64,
    /// The address that answered, after redirects; null for a file.
    pub final_url: Option<String>,
    /// The addresses that redirected, first to last.
    pub redirects: Vec<String>,
    /// HTTP status; null for a file.
    pub http_status: Option<u16>,
    /// Digest of the bytes as received.
    pub sha256: String,
    /// How many bytes that were.
    pub n_bytes: u64,
    /// Media type.
    pub media_type: String,
    /// What the page turned out to be.
    pub state: PageState,
    /// Why, where it is not readable as an article.
    pub why: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Publication date as found.
    pub published: Option<String>,
    /// Language tag as found.
    pub lang: Option<String>,
    /// The extractor that made the text, with its version.
    pub extractor: String,
    /// What is kept beside it.
    pub companions: Vec<CompanionView>,
}

/// Writes snapshots into a WARC file. Without source and story: those of all sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ExportWarc {
    /// Only those of this source.
    pub source: Option<String>,
    /// Only those of the sources of one story.
    pub document: Option<String>,
    /// Where to write.
    pub path: String,
}

/// A WARC file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WarcExported {
    /// The file.
    pub file: String,
    /// How many sources are in it.
    pub n_sources: u32,
    /// How many snapshots.
    pub n_snapshots: u32,
}

/// Asks sources again. Without any field: all that can be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct SyncSources {
    /// Only this source.
    pub source: Option<String>,
    /// Only those of one claim.
    pub claim: Option<String>,
    /// Only those of one story.
    pub document: Option<String>,
    /// Only those that were not asked for so many hours.
    pub due_hours: Option<u32>,
    /// Hosts that may be asked though their address is not public.
    pub allow_hosts: Option<Vec<String>>,
}

/// What a sync found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncSummary {
    /// One entry a source asked.
    pub sources: Vec<SourceSync>,
    /// The run in one sentence.
    pub says: Message,
    /// How many were left out, since they are not due or a run that was stopped had asked them already.
    pub n_left_out: u32,
    /// Whether the run was stopped before its end.
    pub is_stopped: bool,
}

/// How far a run over sources is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncProgress {
    /// Whether a run is under way.
    pub is_running: bool,
    /// How many sources have answered.
    pub n_asked: u32,
    /// How many there are to ask.
    pub n_all: u32,
}

/// What a sync found of one source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceSync {
    /// The source.
    pub source: String,
    /// Its title, or its address.
    pub title: String,
    /// Digest of its address, for logs that must not carry it.
    pub url_sha256: String,
    /// What became of the page.
    pub page: SyncedPage,
    /// HTTP status, where there was an answer.
    pub http: Option<u16>,
    /// Why, where the page could not be asked or read.
    pub why: Option<String>,
    /// What became of its passages.
    pub evidence: Vec<PassageSync>,
}

/// What became of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncedPage {
    /// The same bytes, or the server said that nothing changed.
    Same,
    /// Other bytes with the same readable text.
    SameText,
    /// Other text.
    Changed,
    /// The host says that there is no such page, or no more.
    Gone,
    /// An answer that cannot be read: a wall, a block page, a broken file.
    Unreadable,
    /// No answer, or an error.
    Unreachable,
}

/// What became of a passage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassageSync {
    /// The evidence.
    pub id: String,
    /// The claim it speaks to.
    pub claim: String,
    /// What became of it.
    pub state: PassageState,
    /// Whether a verdict rests on it that is stale now.
    pub is_under_verdict: bool,
    /// Its numbers and times that are written otherwise now, compared by value.
    pub values: Vec<ValueChange>,
    /// How its words changed, where they did.
    pub difference: Option<Vec<DifferencePart>>,
}

/// A number or time of a passage that is written otherwise now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueChange {
    /// Its words before.
    pub before: String,
    /// Its words now.
    pub after: String,
    /// How the value changed; null where only the writing did.
    pub difference: Option<Message>,
}

/// A piece of a word-by-word difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DifferencePart {
    /// Whether it was there before, is there now, or both.
    pub op: DifferenceOp,
    /// The words.
    pub text: String,
}

/// Whether a piece was there before, is there now, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum DifferenceOp {
    /// Both.
    #[serde(rename = "=")]
    Kept,
    /// Only before.
    #[serde(rename = "-")]
    Removed,
    /// Only now.
    #[serde(rename = "+")]
    Added,
}
