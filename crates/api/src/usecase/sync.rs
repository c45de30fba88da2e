use super::rows::page_view;
use super::sources::taken;
use crate::ApiError;
use crate::desk::{Desk, Open};
use crate::wire::{DifferenceOp, DifferencePart, PassageSync, SourceSync, SyncSources, SyncSummary};
use factdesk_model::SourceId;
use factdesk_model::desk::{PageState, Snapshot, Source};
use factdesk_sources::compare::QuoteOutcome;
use factdesk_sources::fetch::{Cancel, Fetcher, sha256_hex};
use factdesk_sources::sync::{Ask, Known, Passage, sync};
use factdesk_store::StoreError;

/// Asks sources again and says of each passage whether it still stands.
///
/// A source that does not answer is an answer too: it is told in the summary, and the others are still asked.
///
/// # Errors
/// `source_missing`, `claim_missing`, `document_missing`, `ambiguous_id`.
pub fn sync_sources(desk: &Desk, input: SyncSources) -> Result<SyncSummary, ApiError> {
    let open = desk.open()?;
    let hosts = desk.allowed_hosts(input.allow_hosts.as_deref());
    let fetcher = (desk.outside.network)(&hosts)?;
    let mut sources = open
        .store
        .read(|store| match (&input.source, &input.claim, &input.document) {
            (Some(source), _, _) => Ok(vec![store.source(&store.resolve_source(source)?)?]),
            (_, Some(claim), _) => store.sources_of_claim(&store.resolve_claim(claim)?),
            (_, _, Some(document)) => store.sources_of_document(&store.resolve_document(document)?),
            _ => store.sources(),
        })?;
    // A file cannot be asked again.
    sources.retain(|source| source.is_remote);
    // Hosts exist that say «not modified» of a page they changed: who asks for one source gets the whole page.
    let ask = if sources.len() == 1 {
        Ask::InFull
    } else {
        Ask::IfChanged
    };
    let synced = sources
        .into_iter()
        .map(|source| sync_one(desk, &open, &fetcher, source, ask));
    Ok(SyncSummary {
        sources: synced.collect::<Result<_, _>>()?,
    })
}

fn sync_one(
    desk: &Desk,
    open: &Open,
    fetcher: &Fetcher,
    source: Source,
    ask: Ask,
) -> Result<SourceSync, ApiError> {
    let known = open.store.read(|store| known(store, &source.id))?;
    let known = Known {
        address: source.address.clone(),
        ..known
    };
    let synced = sync(fetcher, &desk.outside.reader, &known, ask, &Cancel::new());
    let states: Vec<_> = synced
        .passages
        .iter()
        .map(|(id, found)| (id.clone(), found.state))
        .collect();
    let fresh = synced.fresh.map(|(page, reading)| taken(page, reading));
    open.store
        .record_sync(&desk.sign(open), &source.id, fresh, &states)?;
    let claims = open.store.read(|store| {
        let of = |(id, _): &(_, _)| Ok(store.evidence(id)?.claim);
        synced
            .passages
            .iter()
            .map(of)
            .collect::<Result<Vec<_>, StoreError>>()
    })?;
    Ok(SourceSync {
        source: source.id.to_string(),
        url_sha256: sha256_hex(source.address.as_bytes()),
        title: source.title.unwrap_or(source.address),
        page: page_view(synced.page),
        http: synced.http,
        why: synced.why,
        evidence: synced
            .passages
            .into_iter()
            .zip(claims)
            .map(|((id, found), claim)| PassageSync {
                id: id.to_string(),
                claim: claim.to_string(),
                state: found.state.into(),
                difference: difference(found),
            })
            .collect(),
    })
}

/// What is known of a source before it is asked: its newest readable snapshot and the texts its passages stand in.
fn known(store: &factdesk_store::Reader<'_>, id: &SourceId) -> Result<Known, StoreError> {
    let mut snapshots: Vec<Snapshot> = store.snapshots_of(id)?;
    snapshots.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.fetched_ms));
    let readable = snapshots
        .iter()
        .position(|snapshot| snapshot.state == PageState::Ok);
    if snapshots.is_empty() {
        return Err(StoreError::NotFound {
            what: "snapshot",
            id: id.to_string(),
        });
    }
    let newest = snapshots.remove(readable.unwrap_or(0));
    let passages = store.evidence_of_source(id)?.into_iter().map(|evidence| Passage {
        id: evidence.id,
        snapshot: evidence.snapshot,
        selector: evidence.selector,
    });
    Ok(Known {
        address: String::new(),
        bytes: Some(store.snapshot_bytes(&newest.id)?),
        snapshot: newest,
        passages: passages.collect(),
        older_texts: snapshots
            .into_iter()
            .map(|snapshot| (snapshot.id, snapshot.text))
            .collect(),
    })
}

fn difference(found: QuoteOutcome) -> Option<Vec<DifferencePart>> {
    let parts = found.difference?.into_iter().map(|(op, text)| DifferencePart {
        op: match op.as_str() {
            "-" => DifferenceOp::Removed,
            "+" => DifferenceOp::Added,
            _ => DifferenceOp::Kept,
        },
        text,
    });
    Some(parts.collect())
}
