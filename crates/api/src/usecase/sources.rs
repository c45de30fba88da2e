use super::evidence::{is_pdf, page_of, selector};
use super::import::{file_name, read_file};
use super::page::keep_page;
use super::rows::{evidence_view, snapshot_view, source_row, whole_evidence};
use crate::desk::Desk;
use crate::passage::find_passage;
use crate::wire::{AddSource, GetSource, SourceAdded, SourceOrigin, SourceView, Stance};
use crate::{ApiError, ErrorCode};
use factdesk_model::desk::{Header, Snapshot};
use factdesk_model::{SnapshotId, SourceId};
use factdesk_sources::fetch::{Cancel, FetchRequest, Fetched};
use factdesk_sources::read::{ReadRequest, Reading};
use factdesk_sources::snapshot::read_request;
use factdesk_store::{AttachSource, NewEvidence, Reader, StoreError, TakenSnapshot};
use std::path::Path;

/// Attaches a source to a claim, and a passage of it as evidence where one is quoted.
///
/// # Errors
/// `bad_address`, `address_not_allowed`, `source_unreachable`, `source_timed_out`, `page_missing`, `page_error`,
/// `source_too_large`, `file_missing`, `file_unreadable`; `passage_missing` when the quote does not stand in the text;
/// `claim_missing`, `ambiguous_id`. The desk is then as it was.
pub fn add_source(desk: &Desk, input: AddSource) -> Result<SourceAdded, ApiError> {
    let open = desk.open()?;
    let claim = open.read(|store| store.resolve_claim(&input.claim))?;
    // The network comes first: a slow page must not hold the desk.
    let (address, is_remote, snapshot) = match input.from {
        SourceOrigin::Url { url } => {
            let hosts = desk.allowed_hosts(input.allow_hosts.as_deref());
            let fetcher = (desk.outside.network)(&hosts)?;
            let cancel = Cancel::new();
            let page = fetcher
                .fetch(&FetchRequest::new(&url), &cancel)?
                .require_success()?;
            let reading = desk.outside.reader.read(&read_request(&page));
            let mut snapshot = taken(page.clone(), reading);
            if input.keep_page.unwrap_or(true) {
                keep_page(desk, &fetcher, &page, &mut snapshot, &cancel);
            }
            (url, true, snapshot)
        }
        SourceOrigin::File { path } => {
            let path = Path::new(&path);
            (file_name(path), false, take_file(desk, path)?)
        }
    };
    let evidence = input.quote.as_deref().map(|quote| {
        let place = find_passage(&snapshot.text, quote);
        let page = place
            .filter(|_| is_pdf(&snapshot.media_type))
            .and_then(|place| page_of(desk, &snapshot.bytes, &snapshot.text, place));
        let selector = place.and_then(|place| selector(&snapshot.text, place, page));
        let missing = || {
            let why = snapshot
                .why
                .as_deref()
                .unwrap_or("the page was read, and the words are not in it");
            ApiError::new(ErrorCode::PassageMissing, why)
        };
        Ok::<_, ApiError>(NewEvidence {
            selector: selector.ok_or_else(missing)?,
            stance: input.stance.unwrap_or(Stance::Context).into(),
            note: input.note.clone().filter(|note| !note.trim().is_empty()),
        })
    });
    let attached = open.store.attach_source(
        &desk.sign(&open),
        AttachSource {
            claim,
            address,
            is_remote,
            snapshot,
            evidence: evidence.transpose()?,
        },
    )?;
    let added = open.read(|store| {
        let evidence = attached
            .evidence
            .as_ref()
            .map(|id| whole_evidence(store, store.evidence(id)?));
        Ok(SourceAdded {
            source: source_view(store, &attached.source, Some(&attached.snapshot))?,
            evidence: evidence.transpose()?.map(evidence_view),
        })
    })?;
    Ok(added)
}

/// A source with its snapshots and the text of one of them.
///
/// # Errors
/// `source_missing`, `ambiguous_id`.
pub fn get_source(desk: &Desk, input: GetSource) -> Result<SourceView, ApiError> {
    desk.read(|store| {
        let id = store.resolve_source(&input.source)?;
        let snapshot = input
            .snapshot
            .as_deref()
            .map(|beginning| store.resolve_snapshot(beginning));
        source_view(store, &id, snapshot.transpose()?.as_ref())
    })
}

pub(super) fn source_view(
    store: &Reader<'_>,
    id: &SourceId,
    snapshot: Option<&SnapshotId>,
) -> Result<SourceView, StoreError> {
    let source = store.source(id)?;
    let mut snapshots: Vec<Snapshot> = store.snapshots_of(id)?;
    snapshots.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.fetched_ms));
    let chosen = chosen_of(&snapshots, snapshot)?;
    let mut evidence = store.evidence_of_source(id)?;
    evidence.retain(|evidence| evidence.snapshot == chosen.id);
    evidence.sort_by_key(|evidence| evidence.selector.position);
    let evidence = evidence
        .into_iter()
        .map(|evidence| Ok(evidence_view(whole_evidence(store, evidence)?)));
    Ok(SourceView {
        source: source_row(source),
        snapshot: chosen.id.to_string(),
        evidence: evidence.collect::<Result<_, StoreError>>()?,
        text: chosen.text,
        snapshots: snapshots
            .into_iter()
            .map(|snapshot| {
                let companions = store.companions_of(&snapshot.id)?;
                Ok(snapshot_view(snapshot, companions))
            })
            .collect::<Result<_, StoreError>>()?,
    })
}

/// The snapshot asked for by the beginning of its id, else the newest.
pub(super) fn chosen_snapshot(
    store: &Reader<'_>,
    source: &SourceId,
    beginning: Option<&str>,
) -> Result<Snapshot, StoreError> {
    let asked = beginning
        .map(|beginning| store.resolve_snapshot(beginning))
        .transpose()?;
    let mut snapshots = store.snapshots_of(source)?;
    snapshots.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.fetched_ms));
    chosen_of(&snapshots, asked.as_ref())
}

/// The snapshot asked for, else the first.
fn chosen_of(snapshots: &[Snapshot], asked: Option<&SnapshotId>) -> Result<Snapshot, StoreError> {
    let chosen = match asked {
        Some(asked) => snapshots.iter().find(|snapshot| snapshot.id == *asked),
        None => snapshots.first(),
    };
    chosen.cloned().ok_or_else(|| StoreError::NotFound {
        what: "snapshot",
        id: asked.map(ToString::to_string).unwrap_or_default(),
    })
}

/// A page and what was read of it, on the way into the desk.
pub(super) fn taken(page: Fetched, reading: Reading) -> TakenSnapshot {
    TakenSnapshot {
        fetched_ms: page.fetched_ms,
        final_url: Some(page.final_url),
        redirects: page.redirects.into_iter().map(|redirect| redirect.url).collect(),
        http_status: Some(page.status),
        headers: page.headers,
        ..snapshot_of(page.bytes, reading)
    }
}

fn take_file(desk: &Desk, path: &Path) -> Result<TakenSnapshot, ApiError> {
    let request = ReadRequest {
        bytes: read_file(path)?,
        url: None,
        content_type: None,
        file_name: Some(file_name(path)),
        today: Some(desk.now().date()),
    };
    let reading = desk.outside.reader.read(&request);
    Ok(TakenSnapshot {
        fetched_ms: desk.now_ms(),
        ..snapshot_of(request.bytes, reading)
    })
}

fn snapshot_of(bytes: Vec<u8>, reading: Reading) -> TakenSnapshot {
    let outcome = reading.outcome;
    TakenSnapshot {
        fetched_ms: 0,
        final_url: None,
        redirects: Vec::new(),
        http_status: None,
        headers: Vec::<Header>::new(),
        bytes,
        media_type: reading.media_type,
        state: outcome.state,
        why: outcome.why,
        title: outcome.title,
        byline: outcome.byline,
        publisher: outcome.publisher,
        published: outcome.published.map(|found| found.date),
        lang: outcome.lang,
        text: reading.wide,
        extractor: reading.extractor,
        companions: Vec::new(),
    }
}
