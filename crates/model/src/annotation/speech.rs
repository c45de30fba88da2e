use crate::Span;
use serde::{Deserialize, Serialize};

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// How the words are given.
    pub style: QuoteStyle,
    /// The words themselves, without quotation marks, dashes and reporting words.
    pub content: Span,
    /// Who said it, where the text tells.
    pub speaker: Option<Speaker>,
    /// The reporting verb.
    pub cue: Option<Span>,
    /// The outlet that it was said to, such as «CBS News».
    pub medium: Option<String>,
}

/// How words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteStyle {
    /// Word for word.
    Direct,
    /// Told in the writer's words.
    Indirect,
    /// A few words in quotation marks inside the writer's sentence.
    Scare,
}

/// Who said something, as the text names them and as resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The words that name the speaker here, such as «hun».
    pub text: String,
    /// Where those words stand.
    pub span: Span,
    /// The fullest form of the name in the document.
    pub name: String,
    /// Role or title, such as «talsmand for Taliban».
    pub role: Option<String>,
    /// Whether the source is unnamed on purpose («en unavngiven leder»).
    pub anonymous: bool,
    /// What kind of source it is, where the text tells.
    pub kind: Option<SpeakerKind>,
}

/// What kind of source speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum SpeakerKind {
    Person,
    Organization,
    Document,
}

/// A source that is named without being quoted: «ifølge aftalen».
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The source.
    pub source: Speaker,
    /// The words that mark it, such as «ifølge».
    pub cue: Span,
}

/// A person, organisation, place, event or document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub entity_type: EntityType,
    /// The canonical name within the document.
    pub name: String,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum EntityType {
    Person,
    Organization,
    Place,
    Event,
    Document,
}
