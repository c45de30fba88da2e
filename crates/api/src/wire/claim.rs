use super::{
    AssessmentView, Certainty, CheckResult, ClaimRow, CommentView, DeadlineStatus, DraftView, EvidenceView,
    HistoryEvent, MentionView, Message, OwnView, ProcessView, SourceRow, SpanView, VerdictView,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for one claim with everything about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GetClaim {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
}

/// A claim with everything about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimView {
    /// The claim as the queue shows it.
    pub claim: ClaimRow,
    /// What it says in plain words: who said it, which quantity, which date, by when, and what the text alone decides.
    pub reading: Vec<ReadingLine>,
    /// What reviewers changed of it, with what the engine says beside.
    pub own: Option<OwnView>,
    /// Why it is in the queue, in words of the story's language or English.
    pub reasons: Vec<String>,
    /// The named features behind its score, strongest first.
    pub features: Vec<FeatureView>,
    /// Through whom it came, the speaker first.
    pub chain: Vec<String>,
    /// What the text alone says about its truth.
    pub checks: Vec<CheckView>,
    /// The mentions it is made of.
    pub mentions: Vec<MentionView>,
    /// The passages that speak to it.
    pub evidence: Vec<EvidenceView>,
    /// The sources attached to it.
    pub sources: Vec<SourceRow>,
    /// Its verdicts, oldest first; the last is the one in force.
    pub verdicts: Vec<VerdictView>,
    /// Each reviewer's own judgement, as far as the reviewer may see it.
    pub assessments: Vec<AssessmentView>,
    /// How far it is on its way to a verdict.
    pub process: ProcessView,
    /// What was said about it, oldest first.
    pub comments: Vec<CommentView>,
    /// What the reviewer began to write.
    pub draft: Option<DraftView>,
    /// What happened to it, newest first.
    pub history: Vec<HistoryEvent>,
}

/// One thing a claim says, with the words that say it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingLine {
    /// What it is about.
    pub topic: ReadingTopic,
    /// The same in the reader's language.
    pub says: Message,
    /// The words in the story that say it.
    pub span: Option<SpanView>,
}

/// What a line of a reading is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum ReadingTopic {
    Speaker,
    Chain,
    Quantity,
    Time,
    Deadline,
    Check,
    Kind,
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpeakerView {
    /// The words that name the speaker here.
    pub text: String,
    /// Where those words stand.
    pub span: SpanView,
    /// The fullest form of the name in the story.
    pub name: String,
    /// Role or title.
    pub role: Option<String>,
    /// Whether the source is unnamed on purpose.
    pub anonymous: bool,
}

/// Something that is to happen by a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeadlineView {
    /// Start of the stretch in which it falls due, included.
    pub from: Option<String>,
    /// End of that stretch, excluded.
    pub to: Option<String>,
    /// With what force.
    pub certainty: Certainty,
    /// Where it stood on the day of publication.
    pub status_on_published: DeadlineStatus,
    /// Whether it has passed today; null where it is open.
    pub is_past: Option<bool>,
    /// When, in words.
    pub says: Message,
}

/// What the text alone says about a claim's truth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    /// The check's name.
    pub check: String,
    /// How it came out.
    pub result: CheckResult,
    /// The sum or comparison behind it, in words.
    pub why: String,
}

/// One named feature of a claim and what it added to the score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FeatureView {
    /// The name in the weights file.
    pub name: String,
    /// How strongly it is present.
    pub value: f64,
    /// The weight it was given.
    pub weight: f64,
}
