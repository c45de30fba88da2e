use super::{ClaimRow, Message};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the nearest other claims of the desk and imported fact-checks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetSeenBefore {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// How many at most. Default: 8.
    pub limit: Option<u32>,
}

/// What looks like a claim, the likeliest first; what was said to be another comes last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeenBefore {
    /// The claim.
    pub claim: String,
    /// What looks like it.
    pub matches: Vec<SeenMatch>,
}

/// A claim or fact-check that looks like a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeenMatch {
    /// What it is.
    pub other: EarlierView,
    /// How alike the two are, 0 to 1.
    pub likeness: f64,
    /// The words that both have.
    pub shared: Vec<String>,
    /// How their numbers and dates stand to each other, all in all.
    pub values: ValuesState,
    /// Number by number and date by date.
    pub compared: Vec<ComparedValue>,
    /// Whether a reviewer said that they are the same; null where nobody has said.
    pub is_same: Option<bool>,
    /// Who said so.
    pub judged_by: Option<String>,
    /// Whether its verdict can answer for the claim.
    pub can_answer: bool,
}

/// A claim of the desk, or a fact-check that others published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EarlierView {
    /// A claim of the desk.
    Claim {
        /// The claim.
        claim: Box<ClaimRow>,
        /// Why it was decided so.
        reasoning: Option<String>,
    },
    /// A fact-check that others published.
    Review {
        /// The fact-check.
        review: ReviewView,
    },
}

/// A fact-check that others published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewView {
    /// Names it.
    pub id: String,
    /// The claim that was checked.
    pub text: String,
    /// The language that is in.
    pub lang: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// When it was said.
    pub said: Option<String>,
    /// Who checked it.
    pub publisher: Option<String>,
    /// Where the check can be read.
    pub url: Option<String>,
    /// When the check was published.
    pub published: Option<String>,
    /// How it came out, in the publisher's words.
    pub rating: Option<String>,
}

/// How the values of two claims stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ValuesState {
    /// Neither has any that could be held against the other's.
    None,
    /// All are the same.
    Same,
    /// Some are the same; others stand in one claim alone.
    Partly,
    /// None contradict each other, but some say it less exactly.
    Compatible,
    /// At least one is different.
    Different,
}

/// A value of the claim beside that of the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedValue {
    /// How they stand to each other.
    pub relation: ValueRelation,
    /// The claim's.
    pub here: Option<ValueView>,
    /// The other's.
    pub there: Option<ValueView>,
    /// By how much the other's number is higher (or lower, below zero), in percent of the claim's.
    pub percent_higher: Option<f64>,
}

/// How two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ValueRelation {
    /// They say exactly the same.
    Same,
    /// Both can be true at once, but they do not say the same.
    Compatible,
    /// Both cannot be true at once.
    Different,
    /// Only the claim has it.
    OnlyHere,
    /// Only the other has it.
    OnlyThere,
}

/// A number or date in a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueView {
    /// The words.
    pub text: String,
    /// What it means, in words.
    pub says: Vec<Message>,
}

/// Says whether a claim and one that looks like it say the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct JudgeMatch {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// The other claim's or the fact-check's.
    pub other: String,
    /// Whether they say the same.
    pub is_same: bool,
}

/// Decides a claim by the verdict on an earlier one that says the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct AnswerClaim {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// The earlier claim's.
    pub by: String,
    /// Publishes at once. Default: no.
    pub publish: Option<bool>,
}

/// Imports fact-checks of others: schema.org ClaimReview as JSON-LD, JSON Lines, or a web page that holds it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ImportReviews {
    /// The file.
    pub path: String,
}

/// What became of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewsImported {
    /// The new ones.
    pub added: Vec<ReviewView>,
    /// How many the desk had already.
    pub n_known: u32,
    /// How many could not be taken, because they name no claim.
    pub n_without_claim: u32,
}

/// Asks for imported fact-checks, newest import first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ListReviews {
    /// How many to leave out. Default: none.
    pub offset: Option<u32>,
    /// How many at most. Default: 100.
    pub limit: Option<u32>,
}

/// A stretch of the imported fact-checks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewPage {
    /// The fact-checks.
    pub reviews: Vec<ReviewView>,
}
