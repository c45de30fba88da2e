use super::{Message, SpanView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Chooses a claim's words anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeBounds {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// Where the claim starts in its story; blanks at the ends are left out.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// Splits a claim in two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SplitClaim {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// Where the second claim starts in the story.
    pub at: u32,
}

/// Makes one claim of two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct MergeClaims {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// The other claim. Missing: the one that follows in the story.
    pub with: Option<String>,
}

/// Adds a claim that the engine did not find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddClaim {
    /// The story's id or an unambiguous beginning of it.
    pub document: String,
    /// Where the claim starts; blanks at the ends are left out.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// Reads a value of a claim otherwise than the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct SetReading {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// What kind of value.
    pub kind: ReadingKind,
    /// The mention that says it, by its index. Missing: the claim's first of this kind; a speaker has none.
    pub mention: Option<u32>,
    /// What it means: a date (`2020-10`), a stretch (`2020-10..2021-02`) or a time in the story's language; a number with its
    /// unit in the story's language; a name. Empty: as the engine reads it again.
    pub value: String,
}

/// Kinds of values that a reviewer may read otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum ReadingKind {
    Time,
    Quantity,
    Speaker,
}

/// What reviewers changed of a claim, with the engine's own beside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnView {
    /// How its words came to be these; null where they are the engine's.
    pub words: Option<OwnWordsView>,
    /// The values that are read otherwise.
    pub readings: Vec<OwnReadingView>,
}

/// How a claim's words came to be other than the engine's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnWordsView {
    /// What was done.
    pub how: OwnHow,
    /// The engine's claims that it was made of.
    pub engine: Vec<EngineWordsView>,
    /// Who did it, by name.
    pub reviewer: String,
    /// When.
    pub at_ms: i64,
}

/// What was done to a claim's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum OwnHow {
    Bounds,
    Split,
    Merged,
    Added,
}

/// A claim as the engine found it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EngineWordsView {
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub span: SpanView,
}

/// A value that a reviewer reads otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnReadingView {
    /// What kind of value.
    pub kind: ReadingKind,
    /// The mention, by its index; null for the speaker.
    pub mention: Option<u32>,
    /// The words that say it.
    pub span: SpanView,
    /// What the engine says instead.
    pub engine: Vec<Message>,
    /// Who reads it so, by name.
    pub reviewer: String,
    /// Since when.
    pub at_ms: i64,
}
