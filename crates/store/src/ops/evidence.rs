use crate::error::StoreError;
use crate::ledger::EventKind;
use crate::rows::{fields_of, object, written};
use crate::store::{Signed, Store};
use crate::tables::{ATTACHMENTS, EVIDENCE};
use crate::writer::Writer;
use factdesk_model::desk::{PassageState, Selector, Stance};
use factdesk_model::{ClaimId, EvidenceId, SnapshotId, SourceId};
use serde::Serialize;
use serde_json::json;

/// A passage that speaks to a claim, on its way into the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewEvidence {
    /// Where it stands in the snapshot's text.
    pub selector: Selector,
    /// What it does to the claim.
    pub stance: Stance,
    /// The reviewer's note.
    pub note: Option<String>,
}

impl NewEvidence {
    /// The passage must stand where it says, or a verdict would rest on nothing.
    pub(crate) fn check(&self, text: &str) -> Result<(), StoreError> {
        check(&self.selector, text)
    }
}

fn check(selector: &Selector, text: &str) -> Result<(), StoreError> {
    let place = selector.position;
    if !place.is_empty() && place.of(text) == Some(selector.exact.as_str()) {
        return Ok(());
    }
    Err(StoreError::NoSuchPassage {
        start: place.start,
        end: place.end,
    })
}

impl Store {
    /// Marks a passage of a snapshot as evidence on a claim.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::NoSuchPassage`] when the words do not stand there.
    pub fn add_evidence(
        &self,
        signed: &Signed,
        claim: &ClaimId,
        snapshot: &SnapshotId,
        new: NewEvidence,
    ) -> Result<EvidenceId, StoreError> {
        self.write(signed, EventKind::EvidenceAdded, |writer| {
            let taken = writer.snapshot(snapshot)?;
            new.check(&taken.text)?;
            writer.document_of(claim)?;
            writer.about(claim);
            writer.about(&taken.source);
            writer.say("stance", written(&new.stance));
            writer.say("exact", shortened(&new.selector.exact));
            let id = format!("{claim}.{}", taken.source);
            if !ATTACHMENTS.has(writer.conn, &id)? {
                let row = json!({ "claim": claim, "source": taken.source, "added_ms": signed.at_ms });
                writer.insert(&ATTACHMENTS, &id, object(row))?;
            }
            writer.take_up(claim)?;
            add(writer, claim, &taken.source, snapshot, new)
        })
    }

    /// Changes what a passage does to its claim, and the note on it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn change_evidence(
        &self,
        signed: &Signed,
        id: &EvidenceId,
        stance: Stance,
        note: Option<String>,
    ) -> Result<(), StoreError> {
        self.write(signed, EventKind::EvidenceChanged, |writer| {
            writer.about(writer.evidence(id)?.claim);
            writer.say("stance", written(&stance));
            writer.set(
                &EVIDENCE,
                id.as_str(),
                object(json!({ "stance": stance, "note": note })),
            )
        })
    }

    /// Puts a passage where a person found it again, in a newer snapshot of the same source.
    ///
    /// A verdict bound to other words than the passage now has becomes stale.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::NoSuchPassage`].
    pub fn move_evidence(
        &self,
        signed: &Signed,
        id: &EvidenceId,
        snapshot: &SnapshotId,
        selector: Selector,
    ) -> Result<(), StoreError> {
        self.write(signed, EventKind::EvidenceChanged, |writer| {
            let evidence = writer.evidence(id)?;
            let taken = writer.snapshot(snapshot)?;
            check(&selector, &taken.text)?;
            if taken.source != evidence.source {
                return Err(StoreError::NotFound {
                    what: "snapshot of that source",
                    id: snapshot.to_string(),
                });
            }
            writer.about(evidence.claim);
            writer.say("stance", written(&evidence.stance));
            let columns = json!({
                "snapshot": snapshot, "selector": selector, "state": PassageState::Unchanged,
            });
            writer.set(&EVIDENCE, id.as_str(), object(columns))
        })
    }

    /// Takes a passage away from its claim.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_evidence(&self, signed: &Signed, id: &EvidenceId) -> Result<(), StoreError> {
        self.write(signed, EventKind::EvidenceRemoved, |writer| {
            let evidence = writer.evidence(id)?;
            writer.about(evidence.claim);
            writer.say("exact", shortened(&evidence.selector.exact));
            writer.delete(&EVIDENCE, id.as_str())
        })
    }
}

pub(crate) fn add(
    writer: &mut Writer<'_>,
    claim: &ClaimId,
    source: &SourceId,
    snapshot: &SnapshotId,
    new: NewEvidence,
) -> Result<EvidenceId, StoreError> {
    let id = EvidenceId::from_random(writer.random());
    let mut row = fields_of(&new)?;
    row.insert("claim".to_owned(), written(claim));
    row.insert("source".to_owned(), written(source));
    row.insert("snapshot".to_owned(), written(snapshot));
    row.insert("state".to_owned(), written(&PassageState::Unchanged));
    row.insert("added_ms".to_owned(), json!(writer.signed.at_ms));
    writer.insert(&EVIDENCE, id.as_str(), row)?;
    Ok(id)
}

/// The first words of a passage, for the sentence of an event.
fn shortened(exact: &str) -> String {
    const SHOWN: usize = 80;
    if exact.chars().count() <= SHOWN {
        return exact.to_owned();
    }
    exact.chars().take(SHOWN - 1).chain(['…']).collect()
}
