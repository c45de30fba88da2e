//! Between the model's nouns and rows.

use crate::digest::sha256_hex;
use crate::error::{StoreError, damaged};
use crate::ledger::Fields;
use factdesk_model::annotation::{
    Annotation, Check, ClaimType, Deadline, Feature, FoundClaim, Mention, SetAsideReason, Speaker,
};
use factdesk_model::desk::{Claim, ClaimStatus, Document};
use factdesk_model::{DocumentId, Published, Span};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A word such as `in_review`, from a column.
pub(crate) fn word<T: DeserializeOwned>(written: &str, what: &str) -> Result<T, StoreError> {
    serde_json::from_value(Value::String(written.to_owned())).map_err(|error| damaged(what, error))
}

/// A word such as `in_review`, for a column.
pub(crate) fn written<T: Serialize>(word: &T) -> Value {
    serde_json::to_value(word).unwrap_or(Value::Null)
}

/// A row made of a noun's own fields, without its id.
pub(crate) fn fields_of<T: Serialize>(noun: &T) -> Result<Fields, StoreError> {
    match serde_json::to_value(noun) {
        Ok(Value::Object(mut fields)) => {
            fields.remove("id");
            Ok(fields)
        }
        Ok(other) => Err(damaged("a row", format!("{other} is no object"))),
        Err(error) => Err(damaged("a row", error)),
    }
}

/// A noun from a row's fields and its id.
pub(crate) fn noun<T: DeserializeOwned>(table: &str, id: &str, mut fields: Fields) -> Result<T, StoreError> {
    fields.insert("id".to_owned(), Value::String(id.to_owned()));
    serde_json::from_value(Value::Object(fields)).map_err(|error| damaged(format!("{table} {id}"), error))
}

/// Fields written out with `json!`.
pub(crate) fn object(value: Value) -> Fields {
    match value {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

/// A document's row. The annotation is kept without its claims, which have rows of their own.
pub(crate) fn document_fields(document: &Document) -> Result<Fields, StoreError> {
    let mut fields = fields_of(document)?;
    if let Some(Value::Object(annotation)) = fields.get_mut("annotation") {
        annotation.remove("claims");
    }
    fields.insert(
        "n_sentences".to_owned(),
        json!(document.annotation.sentences.len()),
    );
    Ok(fields)
}

/// A score that is not a number cannot be sorted by; it goes to the end of the queue.
pub(crate) fn sortable(checkable: f64) -> f64 {
    if checkable.is_finite() { checkable } else { 0.0 }
}

/// What the engine says of a claim beside what stands in columns of its own.
#[derive(Serialize)]
pub(crate) struct Said<'a> {
    types: &'a [ClaimType],
    reasons: &'a [String],
    features: &'a [Feature],
    mentions: &'a [u32],
    speaker: &'a Option<Speaker>,
    chain: &'a [String],
    deadline: &'a Option<Deadline>,
    checks: &'a [Check],
    set_aside: &'a Option<SetAsideReason>,
}

impl Said<'_> {
    /// Taken apart without a rest, so that a new field of a claim cannot be forgotten here.
    pub fn of(found: &FoundClaim) -> Said<'_> {
        let FoundClaim {
            span: _,
            text: _,
            sentence: _,
            checkable: _,
            types,
            reasons,
            features,
            mentions,
            speaker,
            chain,
            deadline,
            checks,
            set_aside,
        } = found;
        Said {
            types,
            reasons,
            features,
            mentions,
            speaker,
            chain,
            deadline,
            checks,
            set_aside,
        }
    }
}

/// An annotation without its claims, which have rows of their own.
#[derive(Serialize)]
pub(crate) struct Reading<'a> {
    lang: &'a str,
    published: &'a Published,
    sentences: &'a [Span],
    mentions: &'a [Mention],
}

impl Reading<'_> {
    pub fn of(annotation: &Annotation) -> Reading<'_> {
        let Annotation {
            lang,
            published,
            sentences,
            mentions,
            claims: _,
        } = annotation;
        Reading {
            lang,
            published,
            sentences,
            mentions,
        }
    }
}

/// The row of a claim that is new.
pub(crate) fn claim_fields(
    document: &DocumentId,
    found: &FoundClaim,
    status: ClaimStatus,
    ordinal: usize,
    annotation: &Annotation,
) -> Result<Fields, StoreError> {
    let mut fields = found_fields(found, ordinal, annotation)?;
    fields.insert("document".to_owned(), written(document));
    fields.insert("status".to_owned(), written(&status));
    fields.insert("set_aside".to_owned(), written(&found.set_aside));
    fields.insert("still_found".to_owned(), Value::Bool(true));
    fields.insert("assignee".to_owned(), Value::Null);
    fields.insert("priority".to_owned(), json!(0));
    fields.insert("own".to_owned(), Value::Null);
    Ok(fields)
}

/// The part of a claim's row that the engine says.
pub(crate) fn found_fields(
    found: &FoundClaim,
    ordinal: usize,
    annotation: &Annotation,
) -> Result<Fields, StoreError> {
    let said = fields_of(&Said::of(found))?;
    let mut fields = object(json!({
        "ordinal": ordinal,
        "span_start": found.span.start,
        "span_end": found.span.end,
        "sentence": found.sentence,
        "checkable": sortable(found.checkable),
        "lang": annotation.lang,
        "sha256": claim_digest(found, annotation),
        "text": found.text,
    }));
    // Moved in: `json!` would copy it.
    fields.insert("found".to_owned(), Value::Object(said));
    Ok(fields)
}

/// Digest of a claim's words and of what they mean: what a verdict on it is bound to.
///
/// Scores, reasons and the names of rules are left out: a better engine does not make a verdict stale.
#[must_use]
pub fn claim_digest(found: &FoundClaim, annotation: &Annotation) -> String {
    let meanings: Vec<_> = found
        .mentions
        .iter()
        .filter_map(|index| annotation.mentions.get(*index as usize))
        .map(|mention| (mention.span, &mention.meaning))
        .collect();
    let speaker = found.speaker.as_ref().map(|speaker| &speaker.name);
    // Written straight from the nouns, so that the order of their fields is theirs.
    let meant = serde_json::to_vec(&(&found.text, meanings, speaker, &found.deadline)).unwrap_or_default();
    sha256_hex(&meant)
}

/// A stored claim, as [`CLAIM_COLUMNS`] lists it.
pub(crate) fn claim(row: &rusqlite::Row<'_>) -> Result<Claim, StoreError> {
    let id: String = row.get(0)?;
    let what = format!("claims {id}");
    let found: String = row.get(10)?;
    let mut found: Fields = serde_json::from_str(&found).map_err(|error| damaged(what.as_str(), error))?;
    found.insert(
        "span".to_owned(),
        json!({"start": row.get::<_, u32>(2)?, "end": row.get::<_, u32>(3)?}),
    );
    found.insert("sentence".to_owned(), json!(row.get::<_, u32>(4)?));
    found.insert("checkable".to_owned(), json!(row.get::<_, f64>(5)?));
    found.insert("text".to_owned(), json!(row.get::<_, String>(9)?));
    let set_aside: Option<String> = row.get(7)?;
    let own: Option<String> = row.get(11)?;
    let own: Value = own
        .map(|own| serde_json::from_str(&own))
        .transpose()
        .map_err(|error| damaged(what.as_str(), error))?
        .unwrap_or(Value::Null);
    noun(
        "claims",
        &id,
        object(json!({
            "document": row.get::<_, String>(1)?,
            "found": found,
            "status": row.get::<_, String>(6)?,
            "set_aside": set_aside,
            "still_found": row.get::<_, bool>(8)?,
            "own": own,
        })),
    )
}

/// The columns that [`claim`] reads, in its order.
pub(crate) const CLAIM_COLUMNS: &str = "id, document, span_start, span_end, sentence, checkable, status, set_aside, \
     still_found, text, found, own";
