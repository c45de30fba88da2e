use super::evidence::NewEvidence;
use crate::digest::sha256_hex;
use crate::error::StoreError;
use crate::ledger::EventKind;
use crate::rows::{fields_of, object, written};
use crate::store::{Signed, Store};
use crate::tables::{ATTACHMENTS, COMPANIONS, EVIDENCE, SNAPSHOTS, SOURCES};
use crate::writer::Writer;
use factdesk_model::desk::{CompanionKind, Header, PageState, PassageState};
use factdesk_model::{ClaimId, EvidenceId, SnapshotId, SourceId};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a source held, on its way into the desk. Names and digests are the desk's to give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakenSnapshot {
    /// When it was taken.
    pub fetched_ms: i64,
    /// The address that answered, after redirects; `None` for a file.
    pub final_url: Option<String>,
    /// The addresses that redirected, first to last.
    pub redirects: Vec<String>,
    /// HTTP status; `None` for a file.
    pub http_status: Option<u16>,
    /// The answer's headers.
    pub headers: Vec<Header>,
    /// The bytes as received after transfer decoding.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// Media type from headers or signature.
    pub media_type: String,
    /// What the page turned out to be.
    pub state: PageState,
    /// Why, where the state is not [`PageState::Ok`].
    pub why: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Publication date as found, ISO 8601.
    pub published: Option<String>,
    /// Language tag as found.
    pub lang: Option<String>,
    /// All that a visitor can read. Evidence is anchored in it.
    #[serde(skip)]
    pub text: String,
    /// The extractor that made `text`, with its version.
    pub extractor: String,
    /// What is kept beside it.
    #[serde(skip)]
    pub companions: Vec<NewCompanion>,
}

/// Something to keep beside a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCompanion {
    /// What it is.
    pub kind: CompanionKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The moment that it speaks of.
    pub at_ms: i64,
    /// What else there is to say of it.
    pub about: BTreeMap<String, String>,
}

/// A source to tie to a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct AttachSource {
    /// The claim.
    pub claim: ClaimId,
    /// The address as the reviewer gave it; for a file its name without folders. A remote source with this address that
    /// the desk knows already is taken.
    pub address: String,
    /// Whether it can be fetched again.
    pub is_remote: bool,
    /// What it holds now.
    pub snapshot: TakenSnapshot,
    /// The passage that speaks to the claim, where one is marked at once.
    pub evidence: Option<NewEvidence>,
}

/// A source that was tied to a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceAttached {
    /// Names the source.
    pub source: SourceId,
    /// Names the new snapshot.
    pub snapshot: SnapshotId,
    /// Digest of the snapshot's bytes.
    pub sha256: String,
    /// Names the evidence, where a passage was marked.
    pub evidence: Option<EvidenceId>,
}

/// A snapshot whose bytes and text are kept already.
struct Kept {
    taken: TakenSnapshot,
    sha256: String,
    text_sha256: String,
    /// The companions' digests, in their order.
    companions: Vec<String>,
}

impl Store {
    /// Keeps a snapshot of a source and ties the source to a claim.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::NoSuchPassage`] when the evidence does not stand in the snapshot's text.
    pub fn attach_source(&self, signed: &Signed, attach: AttachSource) -> Result<SourceAttached, StoreError> {
        // A claim that is not there must not leave a blob behind.
        self.read(|desk| desk.document_of(&attach.claim))?;
        if let Some(evidence) = &attach.evidence {
            evidence.check(&attach.snapshot.text)?;
        }
        // The bytes come first: a row may only speak of what is on the disk.
        let kept = self.keep(attach.snapshot)?;
        self.write(signed, EventKind::SourceAttached, |writer| {
            let claim = &attach.claim;
            let source = match writer.source_at(&attach.address)? {
                Some(known) if attach.is_remote && known.is_remote => known.id,
                _ => add_source(writer, &attach.address, attach.is_remote)?,
            };
            let sha256 = kept.sha256.clone();
            let snapshot = add_snapshot(writer, &source, kept)?;
            let id = format!("{claim}.{source}");
            if !ATTACHMENTS.has(writer.conn, &id)? {
                let row = json!({ "claim": claim, "source": source, "added_ms": signed.at_ms });
                writer.insert(&ATTACHMENTS, &id, object(row))?;
            }
            writer.take_up(claim)?;
            writer.about(claim);
            writer.about(&source);
            writer.say("address", attach.address.as_str());
            writer.say("has_passage", attach.evidence.is_some());
            let evidence = attach
                .evidence
                .map(|new| super::evidence::add(writer, claim, &source, &snapshot, new))
                .transpose()?;
            Ok(SourceAttached {
                source,
                snapshot,
                sha256,
                evidence,
            })
        })
    }

    /// Notes what a sync found: a new snapshot where there was one to take, and how its passages stand now.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn record_sync(
        &self,
        signed: &Signed,
        source: &SourceId,
        snapshot: Option<TakenSnapshot>,
        passages: &[(EvidenceId, PassageState)],
    ) -> Result<Option<SnapshotId>, StoreError> {
        self.read(|desk| desk.source(source))?;
        let kept = snapshot.map(|taken| self.keep(taken)).transpose()?;
        self.write(signed, EventKind::SourceSynced, |writer| {
            let address = writer.source(source)?.address;
            let snapshot = kept.map(|kept| add_snapshot(writer, source, kept)).transpose()?;
            writer.about(source);
            let mut n_changed = 0;
            for (id, state) in passages {
                let evidence = writer.evidence(id)?;
                if evidence.state != *state {
                    n_changed += 1;
                    writer.about(&evidence.claim);
                    writer.set(&EVIDENCE, id.as_str(), object(json!({ "state": state })))?;
                }
            }
            writer.say("address", address);
            writer.say("n_passages", passages.len());
            writer.say("n_changed", n_changed);
            Ok(snapshot)
        })
    }

    fn keep(&self, taken: TakenSnapshot) -> Result<Kept, StoreError> {
        Ok(Kept {
            sha256: self.blobs.keep(&taken.bytes)?,
            text_sha256: self.blobs.keep(taken.text.as_bytes())?,
            companions: taken
                .companions
                .iter()
                .map(|companion| self.blobs.keep(&companion.bytes))
                .collect::<Result<_, _>>()?,
            taken,
        })
    }

    /// Keeps a copy of a source that a web archive had: a snapshot that is marked as such by its companion.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn keep_archived(
        &self,
        signed: &Signed,
        source: &SourceId,
        copy: TakenSnapshot,
    ) -> Result<SnapshotId, StoreError> {
        self.read(|desk| desk.source(source))?;
        let mut companions = copy.companions.iter();
        let archive = companions.find_map(|companion| companion.about.get("archive").cloned());
        let kept = self.keep(copy)?;
        self.write(signed, EventKind::ArchivedCopyKept, |writer| {
            let address = writer.source(source)?.address;
            writer.about(source);
            writer.say("address", address);
            writer.say("archive", archive.unwrap_or_default());
            add_snapshot(writer, source, kept)
        })
    }

    /// Keeps a page as it was seen, or a timestamp, beside a snapshot that is there already.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn add_companion(
        &self,
        signed: &Signed,
        snapshot: &SnapshotId,
        companion: &NewCompanion,
    ) -> Result<(), StoreError> {
        let source = self.read(|desk| desk.snapshot(snapshot))?.source;
        let sha256 = self.blobs.keep(&companion.bytes)?;
        let kind = match companion.kind {
            CompanionKind::Page | CompanionKind::Archive => EventKind::PageKept,
            CompanionKind::Timestamp => EventKind::SnapshotStamped,
        };
        self.write(signed, kind, |writer| {
            let address = writer.source(&source)?.address;
            insert_companion(writer, snapshot, companion, &sha256)?;
            writer.about(&source);
            writer.say("address", address);
            if let Some(authority) = companion.about.get("authority") {
                writer.say("authority", authority.as_str());
            }
            Ok(())
        })
    }
}

fn insert_companion(
    writer: &mut Writer<'_>,
    snapshot: &SnapshotId,
    companion: &NewCompanion,
    sha256: &str,
) -> Result<(), StoreError> {
    // Named by what it is of, so that the same thing is kept once.
    let kind = written(&companion.kind);
    let id = format!(
        "{snapshot}.{}.{}",
        kind.as_str().unwrap_or_default(),
        &sha256[..12]
    );
    if COMPANIONS.has(writer.conn, &id)? {
        return Ok(());
    }
    let row = json!({
        "snapshot": snapshot,
        "kind": kind,
        "sha256": sha256,
        "n_bytes": companion.bytes.len(),
        "at_ms": companion.at_ms,
        "about": companion.about,
    });
    writer.insert(&COMPANIONS, &id, object(row))
}

fn add_source(writer: &mut Writer<'_>, address: &str, is_remote: bool) -> Result<SourceId, StoreError> {
    let id = SourceId::from_random(writer.random());
    let row = json!({
        "address": address, "is_remote": is_remote, "title": Value::Null, "added_ms": writer.signed.at_ms,
    });
    writer.insert(&SOURCES, id.as_str(), object(row))?;
    Ok(id)
}

fn add_snapshot(writer: &mut Writer<'_>, source: &SourceId, kept: Kept) -> Result<SnapshotId, StoreError> {
    let id = SnapshotId::from_random(writer.random());
    debug_assert_eq!(kept.sha256, sha256_hex(&kept.taken.bytes));
    let mut row = fields_of(&kept.taken)?;
    row.insert("source".to_owned(), written(source));
    row.insert("n_bytes".to_owned(), json!(kept.taken.bytes.len()));
    row.insert("sha256".to_owned(), json!(kept.sha256));
    row.insert("text_sha256".to_owned(), json!(kept.text_sha256));
    writer.insert(&SNAPSHOTS, id.as_str(), row)?;
    for (companion, sha256) in kept.taken.companions.iter().zip(&kept.companions) {
        insert_companion(writer, &id, companion, sha256)?;
    }
    // What cannot be read has the title of a wall or a block page, not of the source.
    if let (PageState::Ok, Some(title)) = (kept.taken.state, kept.taken.title) {
        writer.set(&SOURCES, source.as_str(), object(json!({ "title": title })))?;
    }
    Ok(id)
}
