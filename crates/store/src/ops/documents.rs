use super::corrections;
use crate::error::StoreError;
use crate::ledger::EventKind;
use crate::rows::{self, object, written};
use crate::store::{Signed, Store};
use crate::tables::{ASIDES, CLAIMS, DOCUMENTS};
use crate::writer::Writer;
use factdesk_model::annotation::{Annotation, FoundClaim, SetAsideReason};
use factdesk_model::desk::{Claim, ClaimStatus, Document};
use factdesk_model::{ClaimId, DocumentId, Published, Span};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A story on its way into the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDocument {
    /// The headline, or the first words.
    pub title: String,
    /// The language it is read in.
    pub lang: String,
    /// When it was published.
    pub published: Published,
    /// Where it came from.
    pub origin: Option<String>,
    /// The words, with `\n` line ends.
    pub text: String,
    /// What the engine reads out of it.
    pub annotation: Annotation,
}

/// A story that was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentAdded {
    /// Names the document.
    pub document: DocumentId,
    /// Its claims, in the order of the annotation.
    pub claims: Vec<ClaimId>,
}

/// What is known of a document now, and what the engine reads out of it so.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeDocument {
    /// The headline.
    pub title: String,
    /// The language it is read in.
    pub lang: String,
    /// When it was published.
    pub published: Published,
    /// Where it came from.
    pub origin: Option<String>,
    /// What the engine reads out of the unchanged text.
    pub annotation: Annotation,
}

/// What became of a document's claims when it was read again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DocumentChanged {
    /// Claims that stand where they stood; they keep their ids and decisions.
    pub n_kept: u32,
    /// New claims.
    pub n_added: u32,
    /// Claims that nobody had touched and that are gone.
    pub n_removed: u32,
    /// Claims with decisions that the engine no longer finds; they stay.
    pub n_lost: u32,
}

impl Store {
    /// Changes what is known of a document and matches its claims with what the engine reads out of it now.
    ///
    /// A claim whose words stand where they stood keeps its id and all that was decided. One with decisions that is no
    /// longer found stays and says so; one that nobody touched goes.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn change_document(
        &self,
        signed: &Signed,
        id: &DocumentId,
        change: ChangeDocument,
    ) -> Result<DocumentChanged, StoreError> {
        self.write(signed, EventKind::DocumentChanged, |writer| {
            let old = writer.document(id)?;
            let changed = Document {
                title: change.title,
                lang: change.lang,
                published: change.published,
                origin: change.origin,
                annotation: change.annotation,
                ..old
            };
            let mut fields = rows::document_fields(&changed)?;
            fields.remove("text");
            writer.set(&DOCUMENTS, id.as_str(), fields)?;
            let counted = rematch(writer, id, &changed.annotation)?;
            writer.about(id);
            writer.say("title", changed.title);
            writer.say("n_added", counted.n_added);
            writer.say("n_removed", counted.n_removed);
            writer.say("n_lost", counted.n_lost);
            Ok(counted)
        })
    }

    /// Notes that a sentence without a claim was looked at and holds none.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_sentence_aside(
        &self,
        signed: &Signed,
        document: &DocumentId,
        sentence: Span,
        reason: SetAsideReason,
    ) -> Result<(), StoreError> {
        self.write(signed, EventKind::SentenceSetAside, |writer| {
            writer.document_summary(document)?;
            let id = format!("{document}.{}", sentence.start);
            let row = object(json!({
                "document": document,
                "span_start": sentence.start,
                "span_end": sentence.end,
                "reason": reason,
            }));
            if ASIDES.has(writer.conn, &id)? {
                writer.set(&ASIDES, &id, row)?;
            } else {
                writer.insert(&ASIDES, &id, row)?;
            }
            writer.about(document);
            writer.say("reason", written(&reason));
            Ok(())
        })
    }
}

fn add_claim(
    writer: &mut Writer<'_>,
    document: &DocumentId,
    found: &FoundClaim,
    ordinal: usize,
    annotation: &Annotation,
) -> Result<ClaimId, StoreError> {
    let id = ClaimId::from_random(writer.random());
    let fields = rows::claim_fields(
        document,
        found,
        first_status(found.set_aside),
        ordinal,
        annotation,
    )?;
    writer.insert(&CLAIMS, id.as_str(), fields)?;
    Ok(id)
}

/// Where a claim starts: what the engine sets aside waits there until somebody takes it up.
pub(crate) fn first_status(set_aside: Option<SetAsideReason>) -> ClaimStatus {
    set_aside.map_or(ClaimStatus::Open, |_| ClaimStatus::SetAside)
}

/// Matches a document's claims with what the engine reads out of it now.
fn rematch(
    writer: &mut Writer<'_>,
    document: &DocumentId,
    annotation: &Annotation,
) -> Result<DocumentChanged, StoreError> {
    let mut counted = DocumentChanged::default();
    let mut standing: BTreeMap<Span, Vec<Claim>> = BTreeMap::new();
    let (own, by_engine): (Vec<Claim>, Vec<Claim>) = writer
        .claims_of(document)?
        .into_iter()
        .partition(corrections::has_own_words);
    let covered = corrections::covered(&own);
    // The oldest last, so that it is taken first where two claims stand at one place.
    for claim in by_engine.into_iter().rev() {
        standing.entry(claim.found.span).or_default().push(claim);
    }
    for (ordinal, found) in annotation.claims.iter().enumerate() {
        if covered.contains(&found.span) {
            continue;
        }
        match standing.get_mut(&found.span).and_then(Vec::pop) {
            Some(old) => {
                keep(writer, &old, found, ordinal, annotation)?;
                counted.n_kept += 1;
            }
            None => {
                add_claim(writer, document, found, ordinal, annotation)?;
                counted.n_added += 1;
            }
        }
    }
    for claim in own {
        corrections::find_again(writer, claim, annotation)?;
        counted.n_kept += 1;
    }
    for gone in standing.into_values().flatten() {
        if is_touched(writer, &gone)? {
            lose(writer, gone, annotation)?;
            counted.n_lost += 1;
        } else {
            writer.delete(&CLAIMS, gone.id.as_str())?;
            counted.n_removed += 1;
        }
    }
    Ok(counted)
}

fn keep(
    writer: &mut Writer<'_>,
    old: &Claim,
    found: &FoundClaim,
    ordinal: usize,
    annotation: &Annotation,
) -> Result<(), StoreError> {
    let mut fields = corrections::fields_as_reviewed(old, found.clone(), ordinal, annotation)?;
    fields.insert("still_found".to_owned(), Value::Bool(true));
    if !is_decided_by_hand(old) {
        fields.insert("status".to_owned(), written(&first_status(found.set_aside)));
        fields.insert("set_aside".to_owned(), written(&found.set_aside));
    }
    writer.set(&CLAIMS, old.id.as_str(), fields)
}

/// Keeps a claim that the engine no longer finds. Its mentions are those of a reading that is gone.
fn lose(writer: &mut Writer<'_>, mut claim: Claim, annotation: &Annotation) -> Result<(), StoreError> {
    claim.found.mentions.clear();
    let around = annotation
        .sentences
        .iter()
        .position(|sentence| sentence.overlaps(claim.found.span));
    claim.found.sentence = around.map_or(claim.found.sentence, |place| place as u32);
    let mut fields = rows::found_fields(&claim.found, annotation.claims.len(), annotation)?;
    fields.remove("sha256");
    fields.insert("still_found".to_owned(), Value::Bool(false));
    writer.set(&CLAIMS, claim.id.as_str(), fields)
}

/// Whether the claim stands elsewhere in the review than where the engine put it.
fn is_decided_by_hand(claim: &Claim) -> bool {
    claim.status != first_status(claim.found.set_aside) || claim.set_aside != claim.found.set_aside
}

/// Whether anybody has done anything to the claim.
fn is_touched(writer: &Writer<'_>, claim: &Claim) -> Result<bool, StoreError> {
    let id = claim.id.as_str();
    Ok(is_decided_by_hand(claim)
        || claim.own.is_some()
        || writer.first_reference_to(&CLAIMS, id)?.is_some()
        || !writer.drafts_of(&claim.id)?.is_empty()
        || CLAIMS
            .row(writer.conn, id)?
            .is_some_and(|row| !row["assignee"].is_null() || row["priority"] != 0))
}
