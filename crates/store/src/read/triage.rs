use crate::error::{StoreError, damaged};
use crate::filter::Filter;
use crate::read::queue::{QueueRow, Sort};
use crate::store::{Reader, Signed, Store};
use chrono::NaiveDateTime;
use factdesk_model::ReviewerId;
use rusqlite::params_from_iter;
use rusqlite::types::Value as SqlValue;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Within so many days on either side of now, a deadline counts as near: fully today, not at all at the ends.
const NEAR_DAYS: f64 = 30.0;

/// How much each thing counts when a reviewer orders the queue by what matters to them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// How well the claim can be checked, 0 to 1.
    pub checkable: f64,
    /// Whether it has a quantity.
    pub quantity: f64,
    /// Whether a deadline is near.
    pub deadline_near: f64,
    /// How early in the story it stands: 1 for the first claim, a half for the second …
    pub prominence: f64,
    /// How urgent somebody said it is.
    pub priority: f64,
    /// Who speaks, by name in lower case.
    pub speakers: BTreeMap<String, f64>,
    /// Tags it carries.
    pub tags: BTreeMap<String, f64>,
}

impl Default for Weights {
    /// The order of [`Sort::Score`].
    fn default() -> Weights {
        Weights {
            checkable: 1.0,
            quantity: 0.0,
            deadline_near: 0.0,
            prominence: 0.0,
            priority: 1.0,
            speakers: BTreeMap::new(),
            tags: BTreeMap::new(),
        }
    }
}

/// A claim in a reviewer's own order, with why it stands there.
#[derive(Clone, Debug, PartialEq)]
pub struct Triaged {
    /// The claim.
    pub row: QueueRow,
    /// The sum of its terms.
    pub score: f64,
    /// What adds to the score, without what adds nothing.
    pub terms: Vec<Term>,
}

/// One reason for a claim's place.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// `checkable`, `quantity`, `deadline_near`, `prominence`, `priority`, `speaker` or `tags`.
    pub name: &'static str,
    /// How strongly it is present; for `speaker` and `tags` the weights themselves.
    pub value: f64,
    /// The reviewer's weight.
    pub weight: f64,
}

/// The terms with the SQL that gives their values. `?1` is now, `?2` the speakers and `?3` the tags as JSON.
const TERMS: [(&str, &str); 7] = [
    ("checkable", "checkable"),
    ("quantity", "(types & 1) <> 0"),
    (
        "deadline_near",
        "CASE WHEN due IS NULL THEN 0 ELSE max(0, 1 - abs(julianday(due) - julianday(?1)) / 30.0) END",
    ),
    (
        "prominence",
        "CASE WHEN still_found THEN 1.0 / (1 + ordinal) ELSE 0 END",
    ),
    ("priority", "priority"),
    (
        "speaker",
        "coalesce((SELECT value FROM json_each(?2) WHERE key = speaker), 0)",
    ),
    (
        "tags",
        "coalesce((SELECT sum(value) FROM tags JOIN json_each(?3) ON key = tag WHERE claim = claims.id), 0)",
    ),
];

impl Weights {
    fn of(&self, term: &str) -> f64 {
        match term {
            "checkable" => self.checkable,
            "quantity" => self.quantity,
            "deadline_near" => self.deadline_near,
            "prominence" => self.prominence,
            "priority" => self.priority,
            // These bring their weights along.
            _ => 1.0,
        }
    }
}

impl Reader<'_> {
    /// The claims that the filter lets through, in the order of these weights, each with the reasons for its place.
    ///
    /// # Errors
    /// As [`Reader::queue`].
    pub fn triage(
        &self,
        filter: &Filter,
        weights: &Weights,
        now: NaiveDateTime,
        offset: u64,
        limit: u64,
    ) -> Result<Vec<Triaged>, StoreError> {
        debug_assert!(TERMS[2].1.contains(&format!("{NEAR_DAYS:.1}")));
        let condition = self.with_words(&self.condition(filter, Sort::Score)?)?;
        let json = |weights: &BTreeMap<String, f64>| {
            serde_json::to_string(weights).map_err(|error| damaged("the weights", error))
        };
        let mut values = vec![
            SqlValue::Text(now.format("%Y-%m-%dT%H:%M:%S").to_string()),
            SqlValue::Text(json(&weights.speakers)?),
            SqlValue::Text(json(&weights.tags)?),
        ];
        let columns: Vec<String> = TERMS
            .iter()
            .map(|(name, sql)| format!("{sql} AS term_{name}"))
            .collect();
        let mut sum = Vec::new();
        for (name, _) in TERMS {
            values.push(SqlValue::Real(finite(weights.of(name))));
            sum.push(format!("?{} * term_{name}", values.len()));
        }
        // The filter's places are not numbered: they go on counting from the highest number before them.
        values.extend(condition.values);
        let terms: Vec<String> = TERMS.iter().map(|(name, _)| format!("term_{name}")).collect();
        let sql = format!(
            "WITH weighed AS (SELECT {sum} AS score, found.* FROM (
                 SELECT n, id, {columns} FROM claims WHERE {condition}) AS found)
             SELECT id, score, {terms} FROM weighed ORDER BY score DESC, n LIMIT {limit} OFFSET {offset}",
            sum = sum.join(" + "),
            columns = columns.join(", "),
            condition = condition.sql,
            terms = terms.join(", "),
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(&values))?;
        let mut triaged = Vec::new();
        while let Some(row) = found.next()? {
            let id: String = row.get(0)?;
            let id = factdesk_model::ClaimId::parse(&id).map_err(|error| damaged("claims.id", error))?;
            let mut terms = Vec::new();
            for (place, (name, _)) in TERMS.iter().enumerate() {
                let term = Term {
                    name,
                    value: row.get(2 + place)?,
                    weight: finite(weights.of(name)),
                };
                if term.value * term.weight != 0.0 {
                    terms.push(term);
                }
            }
            triaged.push(Triaged {
                row: self.queue_row(&id)?,
                score: row.get(1)?,
                terms,
            });
        }
        Ok(triaged)
    }

    /// The weights that a reviewer saved, else the usual ones.
    ///
    /// # Errors
    /// What the database says.
    pub fn weights(&self, reviewer: &ReviewerId) -> Result<Weights, StoreError> {
        let saved = self.setting(&key(reviewer))?;
        Ok(saved
            .and_then(|saved| serde_json::from_value(saved).ok())
            .unwrap_or_default())
    }
}

impl Store {
    /// Keeps the reviewer's own weights.
    ///
    /// # Errors
    /// What the database says.
    pub fn save_weights(&self, signed: &Signed, weights: &Weights) -> Result<(), StoreError> {
        let value = serde_json::to_value(weights).map_err(|error| damaged("the weights", error))?;
        self.set_setting(signed, &key(&signed.reviewer), value)
    }
}

fn key(reviewer: &ReviewerId) -> String {
    format!("triage.{reviewer}")
}

/// A weight that is no number weighs nothing.
fn finite(weight: f64) -> f64 {
    if weight.is_finite() { weight } else { 0.0 }
}
