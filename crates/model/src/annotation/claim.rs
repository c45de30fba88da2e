use super::{Interval, Speaker};
use crate::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A minimal sentence or clause that could be true or false on its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundClaim {
    /// Where it stands.
    pub span: Span,
    /// The words at `span`, exactly.
    pub text: String,
    /// Index into the document's sentences.
    pub sentence: u32,
    /// How well it can be checked, 0 to 1: the order of the queue.
    pub checkable: f64,
    /// What kinds of claim it is.
    pub types: Vec<ClaimType>,
    /// Why it is in the queue, in words, in the document's language or English.
    pub reasons: Vec<String>,
    /// The named features behind `checkable` and what each added.
    pub features: Vec<Feature>,
    /// Indices into the document's mentions.
    pub mentions: Vec<u32>,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// Through whom it came, the speaker first: «Taliban leader (unnamed)», «CBS News».
    pub chain: Vec<String>,
    /// What has to happen by when.
    pub deadline: Option<Deadline>,
    /// What the text alone decides.
    pub checks: Vec<Check>,
    /// Why it is no claim to check, for opinions, questions and the like; `None` for a claim.
    pub set_aside: Option<SetAsideReason>,
}

/// One named feature of a claim and what it added to the score, in score units before the logistic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Feature {
    /// The name in the weights file.
    pub name: Cow<'static, str>,
    /// How strongly it is present.
    pub value: f64,
    /// The weight it was given.
    pub weight: f64,
}

/// Kinds of claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum ClaimType {
    Quantity,
    Date,
    Deadline,
    Duration,
    Quote,
    Position,
    Event,
    Causal,
    Comparison,
    Superlative,
    Prediction,
    Promise,
    Trend,
    Definition,
}

/// Something that is to happen by a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    /// When it falls due.
    pub by: Interval,
    /// With what force.
    pub certainty: Certainty,
    /// Where it stood on the day of publication.
    pub status_on_published: DeadlineStatus,
}

/// The force of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum Certainty {
    Must,
    Will,
    May,
    Goal,
}

/// Where a deadline stood on the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineStatus {
    /// It lay ahead.
    Future,
    /// It had passed.
    Past,
    /// The publication date does not decide it.
    Open,
}

/// What the text alone says about a claim's truth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// The check's name, such as `weekday_matches_date`.
    pub check: String,
    /// How it came out.
    pub result: CheckResult,
    /// The sum or comparison behind it, in words.
    pub why: String,
}

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum CheckResult {
    Holds,
    Fails,
    CannotTell,
}

/// Why something is not reviewed as a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum SetAsideReason {
    Opinion,
    Prediction,
    TooVague,
    PersonalExperience,
    NotWorthIt,
    Question,
    Wish,
    Hypothetical,
    Greeting,
}
