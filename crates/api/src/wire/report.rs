use super::Message;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The forms a report can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// One page of HTML that stands alone.
    Html,
    /// Markdown.
    Markdown,
    /// schema.org ClaimReview, one a published verdict, as JSON-LD.
    ClaimReview,
    /// A table of claims.
    Csv,
    /// Everything, as plain JSON.
    Json,
}

/// Makes a report without keeping it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct PreviewReport {
    /// The story's id or an unambiguous beginning of it.
    pub document: String,
    /// In which form.
    pub format: ReportFormat,
    /// In which language. Missing: the story's where there is a catalogue for it, else English.
    pub lang: Option<String>,
}

/// A report as text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportPreview {
    /// The report itself.
    pub content: String,
    /// Its media type.
    pub media_type: String,
    /// A file name to propose.
    pub file_name: String,
    /// What should be mended before it goes out.
    pub findings: Vec<ReportFinding>,
}

/// Makes a report and writes it to a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ExportReport {
    /// The story's id or an unambiguous beginning of it.
    pub document: Option<String>,
    /// Instead of one story: the claims of a query, over all stories.
    pub query: Option<String>,
    /// In which form.
    pub format: ReportFormat,
    /// In which language. Missing: the story's where there is a catalogue for it, else English.
    pub lang: Option<String>,
    /// Where to write it. A file that is there is replaced.
    pub path: String,
}

/// A report that was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportExported {
    /// The file.
    pub file: String,
    /// How large it is.
    pub bytes: u64,
    /// What should be mended before it goes out.
    pub findings: Vec<ReportFinding>,
}

/// Something in a report that should be mended before it goes out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportFinding {
    /// What kind it is, such as `verdict_without_evidence`.
    pub what: String,
    /// The claim it is about.
    pub claim: Option<String>,
    /// What is wrong, in words.
    pub says: Message,
}
