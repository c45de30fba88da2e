use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A set of ratings that a desk judges with. Data, not code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingScale {
    /// Names the scale, such as `truth5`.
    pub id: String,
    /// Name shown, by language tag.
    pub label: BTreeMap<String, String>,
    /// Whether the ratings stand in an order from worst to best; only then may they carry numbers.
    pub ordered: bool,
    /// The ratings, worst first where ordered.
    pub ratings: Vec<Rating>,
}

/// One rating of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Names the rating within its scale, such as `mostly_false`.
    pub id: String,
    /// What it says about the claim.
    pub polarity: Polarity,
    /// ClaimReview's `ratingValue`; only in an ordered scale.
    pub value: Option<i32>,
    /// Name shown, by language tag.
    pub label: BTreeMap<String, String>,
}

/// What a rating says about a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum Polarity {
    True,
    Mixed,
    False,
    Unproven,
}
