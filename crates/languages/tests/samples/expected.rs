//! What a careful reader takes out of a story, as it is written beside it.
//!
//! Things are named by their words as they stand; what is left out is not compared. Something `optional` may be found
//! or not. What is found and not named is wrong.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub lang: String,
    /// First day and day after the last; the same day twice for a moment in it.
    pub published: [String; 2],
    pub n_sentences: usize,
    pub times: Vec<ExpectedTime>,
    pub quantities: Vec<ExpectedQuantity>,
    pub quotes: Vec<ExpectedQuote>,
    pub deadlines: Vec<ExpectedDeadline>,
    pub checks: Vec<ExpectedCheck>,
    /// How the sentences begin that lead the queue.
    pub top: Vec<String>,
    pub known_gaps: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum OneOf {
    One(String),
    Several(Vec<String>),
}

impl OneOf {
    pub fn accepts(&self, value: &str) -> bool {
        match self {
            OneOf::One(one) => one == value,
            OneOf::Several(several) => several.iter().any(|one| one == value),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedTime {
    pub text: String,
    #[serde(rename = "type")]
    pub timex_type: Option<String>,
    pub value: Option<OneOf>,
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    pub interval: Option<[String; 2]>,
    pub interval_from: Option<String>,
    pub interval_to: Option<String>,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedQuantity {
    pub text: String,
    pub value: Option<serde_json::Number>,
    pub low: Option<i64>,
    pub high: Option<i64>,
    pub bound: Option<String>,
    pub dimension: Option<String>,
    pub unit: Option<String>,
    pub counted: Option<String>,
    pub change: Option<[String; 2]>,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedQuote {
    pub style: String,
    pub content: String,
    pub speaker: Option<String>,
    pub role: Option<String>,
    pub medium: Option<String>,
    #[serde(default)]
    pub anonymous: bool,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedDeadline {
    /// How its sentence begins.
    pub sentence: String,
    /// The day after the last day.
    pub by_to: String,
    pub certainty: Option<String>,
    /// A planned event: it may be found or not.
    #[serde(default)]
    pub scheduled: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedCheck {
    pub sentence: String,
    pub check: String,
    pub result: String,
}
