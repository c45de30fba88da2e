use super::{Message, SourceRow, SpanView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for passages of the desk's sources that may speak to a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct SuggestPassages {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// How many at most. Default: 20.
    pub limit: Option<u32>,
}

/// Passages that may speak to a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Suggestions {
    /// Most alike first.
    pub suggestions: Vec<Suggestion>,
    /// How many sources were looked through.
    pub n_sources: u32,
    /// How many were not, because the desk holds more text than a reviewer would wait for.
    pub n_left_out: u32,
}

/// A passage that may speak to a claim. Not evidence until a reviewer makes it so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// The source.
    pub source: SourceRow,
    /// The snapshot in whose text the passage stands.
    pub snapshot: String,
    /// Where it starts there.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Its words.
    pub text: String,
    /// How much it has to do with the claim; only its order means something.
    pub score: f64,
    /// What claim and passage say of the same things, side by side: numbers, then times, names and speakers.
    pub compared: Vec<ComparedView>,
    /// The first difference among them: «12.5 % higher». Null where they agree.
    pub difference: Option<Message>,
}

/// Something in a claim beside its counterpart in a passage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedView {
    /// What is compared.
    pub topic: ComparedTopic,
    /// What both are about, by a code that no language owns where there is one: `soldier`, `2020-12-31`, `US`.
    pub about: String,
    /// Whether both speak of the same; false for times that only lie near each other.
    pub is_shared: bool,
    /// Where it stands in the story.
    pub claim: SpanView,
    /// Its words there.
    pub claim_text: String,
    /// Where it stands in the snapshot's text.
    pub passage: SpanView,
    /// Its words there.
    pub passage_text: String,
    /// How the passage differs from the claim; null where they agree.
    pub difference: Option<Message>,
}

/// What is held side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComparedTopic {
    /// Numbers of the same thing.
    Quantity,
    /// Times.
    Time,
    /// A person, organisation, place, event or document.
    Name,
    /// Who said it.
    Speaker,
}
