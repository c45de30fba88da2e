use super::{ClaimRow, MentionKind, Message, PublishedSource, SourceRow, SpanView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for stories, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ListDocuments {
    /// How many to leave out. Default: none.
    pub offset: Option<u32>,
    /// How many at most. Default: 100.
    pub limit: Option<u32>,
}

/// A stretch of the list of stories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentPage {
    /// The stories asked for.
    pub documents: Vec<DocumentRow>,
    /// How many there are in all.
    pub total: u32,
}

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// Names the story.
    pub id: String,
    /// The headline, or the first words.
    pub title: String,
    /// The language it is read in.
    pub lang: String,
    /// When it was published, as far as known.
    pub published: PublishedView,
    /// Where it came from.
    pub origin: Option<String>,
    /// When it was imported.
    pub imported_ms: i64,
    /// Claims in it that are not set aside.
    pub n_claims: u32,
    /// Of those, claims that have no verdict yet.
    pub n_undecided: u32,
}

/// A publication date, kept as a range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PublishedView {
    /// As a person would give it: `2020`, `2020-10`, `2020-10-11`, `2020-10-11T14:30`; null when unknown.
    pub written: Option<String>,
    /// Start of the range, included.
    pub from: Option<String>,
    /// End of the range, excluded.
    pub to: Option<String>,
    /// Where it was learned.
    pub source: PublishedSource,
    /// The same in words.
    pub says: Message,
}

/// Imports a text that was pasted or typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ImportText {
    /// The words.
    pub text: String,
    /// The headline. Missing: the first words.
    pub title: Option<String>,
    /// BCP-47 primary tag. Missing: detected.
    pub lang: Option<String>,
    /// `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a date-time. Missing: from the text's own header line.
    pub published: Option<String>,
    /// Where it came from.
    pub origin: Option<String>,
}

/// Imports a file: plain text, HTML, PDF or DOCX.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ImportFile {
    /// The file's path.
    pub path: String,
    /// The headline. Missing: from the file.
    pub title: Option<String>,
    /// BCP-47 primary tag. Missing: detected.
    pub lang: Option<String>,
    /// As in `import_text`. Missing: from the file or its text.
    pub published: Option<String>,
    /// Where it came from. Missing: the file's name.
    pub origin: Option<String>,
}

/// Fetches a page and imports it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ImportUrl {
    /// The address.
    pub url: String,
    /// The headline. Missing: from the page.
    pub title: Option<String>,
    /// BCP-47 primary tag. Missing: detected.
    pub lang: Option<String>,
    /// As in `import_text`. Missing: from the page or its text.
    pub published: Option<String>,
    /// Where it came from. Missing: the address.
    pub origin: Option<String>,
    /// Hosts that may be asked though their address is not public.
    pub allow_hosts: Option<Vec<String>>,
}

/// What an import or a change of a story's settings gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// Names the story.
    pub document: String,
    /// Its headline.
    pub title: String,
    /// The language it was read in.
    pub lang: String,
    /// When it was published, as far as known.
    pub published: PublishedView,
    /// Claims found, those set aside left out.
    pub n_claims: u32,
    /// Sentences found.
    pub n_sentences: u32,
    /// What the reviewer should know, such as a story that is on the desk already.
    pub notes: Vec<Message>,
}

/// Asks for one story with its mentions and claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GetDocument {
    /// The story's id or an unambiguous beginning of it.
    pub document: String,
}

/// Changes what is known about a story; left out: unchanged; an empty string: unknown again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct SetDocument {
    /// The story's id or an unambiguous beginning of it.
    pub document: String,
    /// The headline.
    pub title: Option<String>,
    /// BCP-47 primary tag; empty: detected again.
    pub lang: Option<String>,
    /// As in `import_text`; empty: from the text's own header line again.
    pub published: Option<String>,
    /// Where it came from.
    pub origin: Option<String>,
}

/// A story with all that was read out of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// Names the story.
    pub id: String,
    /// The headline.
    pub title: String,
    /// The language it is read in.
    pub lang: String,
    /// When it was published, as far as known.
    pub published: PublishedView,
    /// Where it came from.
    pub origin: Option<String>,
    /// When it was imported.
    pub imported_ms: i64,
    /// Digest of the text.
    pub sha256: String,
    /// The words. All spans count in it.
    pub text: String,
    /// The sentences, in order.
    pub sentences: Vec<SpanView>,
    /// What the engine gives a meaning, in order of place.
    pub mentions: Vec<MentionView>,
    /// The claims, in order of place, those set aside included.
    pub claims: Vec<ClaimRow>,
    /// The sources attached to its claims.
    pub sources: Vec<SourceRow>,
    /// How much of it was looked at.
    pub coverage: CoverageView,
}

/// How much of a story has been looked at, in sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoverageView {
    /// Sentences with a claim that is decided or under review.
    pub n_claimed: u32,
    /// Sentences whose claims are all set aside, or that were set aside themselves.
    pub n_set_aside: u32,
    /// Sentences still open.
    pub n_open: u32,
}

/// Something in a story that has a meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MentionView {
    /// Its place in the story's list of mentions.
    pub index: u32,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What kind it is.
    pub kind: MentionKind,
    /// The words, exactly.
    pub text: String,
    /// The rule that found it.
    pub rule: String,
    /// What it means, in words.
    pub reading: Vec<Message>,
}
