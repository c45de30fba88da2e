use super::{Message, Polarity, ReviewerView, VerdictState};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The rating scales of a desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RatingScales {
    /// All scales.
    pub scales: Vec<RatingScaleView>,
    /// The one that new verdicts use.
    pub current: String,
}

/// A set of ratings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RatingScaleView {
    /// Names the scale.
    pub id: String,
    /// Name shown, by language tag.
    pub label: BTreeMap<String, String>,
    /// Whether the ratings stand in an order from worst to best.
    pub ordered: bool,
    /// The ratings, worst first where ordered.
    pub ratings: Vec<RatingView>,
}

/// One rating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RatingView {
    /// The scale it is of.
    pub scale: String,
    /// Names the rating within its scale.
    pub id: String,
    /// What it says about the claim.
    pub polarity: Polarity,
    /// The number in ClaimReview; only in an ordered scale.
    pub value: Option<i32>,
    /// Name shown, by language tag.
    pub label: BTreeMap<String, String>,
}

/// Decides a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GiveVerdict {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// The scale. Missing: the desk's.
    pub scale: Option<String>,
    /// The rating's id in that scale.
    pub rating: String,
    /// Why.
    pub reasoning: String,
    /// Publishes at once. Default: no.
    pub publish: Option<bool>,
}

/// Makes a claim's verdict public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PublishVerdict {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
}

/// Corrects a public verdict; the old one is kept and shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct CorrectVerdict {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// The scale. Missing: that of the verdict corrected.
    pub scale: Option<String>,
    /// The new rating's id.
    pub rating: String,
    /// The new reasoning. Missing: the old one stands.
    pub reasoning: Option<String>,
    /// What was wrong, for the readers.
    pub note: String,
}

/// Takes a public verdict back; it is kept and shown as withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawVerdict {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// Why, for the readers.
    pub note: String,
}

/// Keeps what the reviewer began to write, so that a crash loses nothing. Not an event; empty clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct SaveDraft {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// The scale chosen so far.
    pub scale: Option<String>,
    /// The rating chosen so far.
    pub rating: Option<String>,
    /// The reasoning so far.
    pub reasoning: String,
}

/// A draft that was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftSaved {
    /// When.
    pub at_ms: i64,
}

/// What a reviewer began to write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// The scale chosen so far.
    pub scale: Option<String>,
    /// The rating chosen so far.
    pub rating: Option<String>,
    /// The reasoning so far.
    pub reasoning: String,
    /// When it was last kept.
    pub at_ms: i64,
}

/// A decision on a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerdictView {
    /// 1 for the first verdict on the claim, then upward.
    pub version: u32,
    /// The rating.
    pub rating: RatingView,
    /// Why.
    pub reasoning: String,
    /// Who decided.
    pub reviewer: ReviewerView,
    /// When.
    pub at_ms: i64,
    /// Where it is in its life.
    pub state: VerdictState,
    /// The public note of a correction or withdrawal.
    pub note: Option<String>,
    /// The earlier claim whose verdict answers for this one.
    pub answered_by: Option<String>,
}

/// Why a verdict no longer rests on what it was given on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StaleView {
    /// The evidence that changed; null where the claim itself did.
    pub evidence: Option<String>,
    /// What changed, in words.
    pub says: Message,
}
