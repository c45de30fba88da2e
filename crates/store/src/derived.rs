//! Columns that follow from others, kept so that the queue can filter and sort by an index.

use crate::error::{StoreError, damaged};
use crate::ledger::{Derived, Fields};
use crate::tables::{self, Table};
use factdesk_model::annotation::{ClaimType, FoundClaim};
use factdesk_model::desk::{BoundEvidence, PassageState, StaleReason};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;
use serde_json::Value;

/// Claim types in the order of their bits in `claims.types`; new ones are added at the end only.
const TYPE_BITS: [ClaimType; 14] = [
    ClaimType::Quantity,
    ClaimType::Date,
    ClaimType::Deadline,
    ClaimType::Duration,
    ClaimType::Quote,
    ClaimType::Position,
    ClaimType::Event,
    ClaimType::Causal,
    ClaimType::Comparison,
    ClaimType::Superlative,
    ClaimType::Prediction,
    ClaimType::Promise,
    ClaimType::Trend,
    ClaimType::Definition,
];

/// The types as one number that SQL can filter by.
pub(crate) fn type_mask(types: &[ClaimType]) -> i64 {
    TYPE_BITS
        .iter()
        .enumerate()
        .filter(|(_, known)| types.contains(known))
        .fold(0, |mask, (bit, _)| mask | 1 << bit)
}

/// The types that a stored mask stands for.
pub(crate) fn types_of_mask(mask: i64) -> Vec<ClaimType> {
    TYPE_BITS
        .iter()
        .enumerate()
        .filter(|(bit, _)| mask & (1 << bit) != 0)
        .map(|(_, known)| *known)
        .collect()
}

/// What follows from a row's own columns.
pub(crate) fn columns(table: &Table, row: &Fields) -> Vec<Derived> {
    match row.get("found") {
        Some(found) if table.name == tables::CLAIMS.name => claim_columns(found),
        _ => Vec::new(),
    }
}

fn claim_columns(found: &Value) -> Vec<Derived> {
    let types: Vec<ClaimType> = found["types"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|kind| ClaimType::deserialize(kind).ok())
        .collect();
    let by = &found["deadline"]["by"];
    let due = by["to"].as_str().or_else(|| by["from"].as_str());
    let speaker = found["speaker"]["name"].as_str().map(str::to_lowercase);
    of_parts(&types, due.map(str::to_owned), speaker)
}

/// What follows from a new claim, the same as from its row.
pub(crate) fn of_found(found: &FoundClaim) -> Vec<Derived> {
    let by = found.deadline.as_ref().map(|deadline| deadline.by);
    let due = by
        .and_then(|by| by.to.or(by.from))
        .map(|due| crate::rows::written(&due));
    let due = due.as_ref().and_then(Value::as_str).map(str::to_owned);
    let speaker = found.speaker.as_ref().map(|speaker| speaker.name.to_lowercase());
    of_parts(&found.types, due, speaker)
}

fn of_parts(types: &[ClaimType], due: Option<String>, speaker: Option<String>) -> Vec<Derived> {
    let text = |text: Option<String>| text.map_or(SqlValue::Null, SqlValue::Text);
    vec![
        ("types", SqlValue::Integer(type_mask(types))),
        ("due", text(due)),
        ("speaker", text(speaker)),
    ]
}

/// The verdict in force on a claim, as far as staleness hangs on it.
struct InForce {
    rating: String,
    state: String,
    words_sha256: String,
    bound: String,
    /// The claim that answers for this one, and the version of its verdict.
    answer: Option<(String, u32)>,
}

/// The claims that this one answers for: their verdicts follow what becomes of its evidence and verdict.
pub(crate) fn answered_for(conn: &Connection, claim: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT DISTINCT claim FROM verdicts WHERE answered_by = ?1")?;
    let claims = statement.query_map([claim], |row| row.get(0))?;
    Ok(claims.collect::<Result<_, _>>()?)
}

/// Brings in step what follows from a claim's verdicts and evidence. A claim that is gone is left alone.
pub(crate) fn refresh_claim(conn: &Connection, claim: &str) -> Result<(), StoreError> {
    let in_force: Option<InForce> = conn
        .prepare_cached(
            "SELECT rating, state, claim_sha256, evidence, answered_by, answered_version FROM verdicts
             WHERE claim = ?1 ORDER BY version DESC LIMIT 1",
        )?
        .query_row([claim], |row| {
            Ok(InForce {
                rating: row.get(0)?,
                state: row.get(1)?,
                words_sha256: row.get(2)?,
                bound: row.get(3)?,
                answer: row.get::<_, Option<_>>(4)?.zip(row.get(5)?),
            })
        })
        .optional()?;
    let (rating, stale) = match in_force {
        Some(verdict) if verdict.state != "withdrawn" => {
            let stale = stale_reasons(conn, claim, &verdict)?;
            (Some(verdict.rating), stale)
        }
        _ => (None, Vec::new()),
    };
    let stale = if stale.is_empty() {
        None
    } else {
        Some(serde_json::to_string(&stale).map_err(|error| damaged(format!("claim {claim}"), error))?)
    };
    conn.prepare_cached(
        "UPDATE claims SET rating = ?2, stale = ?3,
             n_evidence = (SELECT count(*) FROM evidence WHERE claim = ?1)
         WHERE id = ?1",
    )?
    .execute(params![claim, rating, stale])?;
    Ok(())
}

/// Why a verdict no longer rests on the words and the evidence that it was given on.
fn stale_reasons(conn: &Connection, claim: &str, verdict: &InForce) -> Result<Vec<StaleReason>, StoreError> {
    let wrong = |error: &dyn std::fmt::Display| damaged(format!("the verdict on claim {claim}"), error);
    let bound: Vec<BoundEvidence> = serde_json::from_str(&verdict.bound).map_err(|error| wrong(&error))?;
    let mut reasons = Vec::new();
    let now: Option<(String, bool)> = conn
        .prepare_cached("SELECT sha256, still_found FROM claims WHERE id = ?1")?
        .query_row([claim], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if now.is_none_or(|(sha256, still_found)| sha256 != verdict.words_sha256 || !still_found) {
        reasons.push(StaleReason::ClaimChanged);
    }
    for passage in &bound {
        let evidence = passage.evidence.clone();
        let now: Option<(String, String)> = conn
            .prepare_cached("SELECT state, selector ->> '$.exact' FROM evidence WHERE id = ?1")?
            .query_row([evidence.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((state, exact)) = now else {
            reasons.push(StaleReason::EvidenceRemoved { evidence });
            continue;
        };
        match crate::rows::word::<PassageState>(&state, "evidence.state")? {
            PassageState::Altered => reasons.push(StaleReason::PassageAltered { evidence }),
            PassageState::Gone => reasons.push(StaleReason::PassageGone { evidence }),
            _ if exact != passage.exact => reasons.push(StaleReason::PassageAltered { evidence }),
            _ => {}
        }
    }
    if let Some((by, version)) = &verdict.answer {
        let now: Option<u32> = conn
            .prepare_cached("SELECT max(version) FROM verdicts WHERE claim = ?1")?
            .query_row([by], |row| row.get(0))?;
        if now != Some(*version) {
            let claim = factdesk_model::ClaimId::parse(by).map_err(|error| wrong(&error))?;
            reasons.push(StaleReason::AnswerChanged { claim });
        }
    }
    Ok(reasons)
}

#[cfg(test)]
mod tests {
    use super::{TYPE_BITS, type_mask, types_of_mask};

    #[test]
    fn types_are_read_back_from_their_mask() {
        for kind in TYPE_BITS {
            assert_eq!(types_of_mask(type_mask(&[kind])), [kind]);
        }
        assert_eq!(types_of_mask(type_mask(&TYPE_BITS)), TYPE_BITS);
    }
}
