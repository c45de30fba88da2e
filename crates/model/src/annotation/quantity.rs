use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A number with what it counts or measures. Values are exact decimals, never floats.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The value, or `None` for a range.
    pub value: Option<Decimal>,
    /// The smallest value meant, included; `None` where open.
    pub low: Option<Decimal>,
    /// The largest value meant, included; `None` where open.
    pub high: Option<Decimal>,
    /// How the value bounds what is meant.
    pub bound: Bound,
    /// The kind of thing measured.
    pub dimension: Dimension,
    /// Canonical code: ISO 4217 for money, UCUM-like for measures, an English singular noun for what is counted.
    pub unit: Option<String>,
    /// The unit's words as they stand.
    pub unit_text: Option<String>,
    /// The whole counted phrase as it stands, such as «amerikanske soldater i Afghanistan».
    pub counted: Option<String>,
    /// The change of which this is a part.
    pub change: Option<Change>,
}

/// How a value bounds what is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum Bound {
    Exact,
    About,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Between,
}

/// The kind of thing measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum Dimension {
    Count,
    Money,
    Percent,
    Ratio,
    Length,
    Area,
    Volume,
    Mass,
    Temperature,
    Duration,
    Speed,
    Energy,
    Age,
    Rank,
    Number,
}

/// A change that a quantity is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which way.
    pub verb: ChangeVerb,
    /// Which part of the change this quantity is.
    pub role: ChangeRole,
}

/// Which way something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum ChangeVerb {
    Reduce,
    Increase,
    Reach,
}

/// Which part of a change a quantity is: «faldt fra 9 med 3 til 6».
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum ChangeRole {
    From,
    To,
    By,
}
