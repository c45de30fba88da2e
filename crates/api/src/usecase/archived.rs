//! Copies of sources in web archives, asked for by a person alone: an archive learns what is being checked.

use super::sources::{source_view, taken};
use crate::desk::Desk;
use crate::wire::{ArchivedCopies, ArchivedCopy, FindArchived, KeepArchived, SourceView};
use crate::{ApiError, ErrorCode};
use factdesk_model::desk::{CompanionKind, Source};
use factdesk_sources::archive::{Found, USUAL_ENDPOINT, look_up, original_of};
use factdesk_sources::fetch::{Cancel, FetchRequest, Fetcher};
use factdesk_sources::read::ReadRequest;
use factdesk_sources::snapshot::read_request;
use factdesk_store::NewCompanion;
use std::collections::BTreeMap;

/// Asks the archive of the settings which copies it has of a source.
///
/// # Errors
/// `source_missing`, `ambiguous_id`; `copy_missing` for a file; those of asking a host.
pub fn find_archived(desk: &Desk, input: FindArchived) -> Result<ArchivedCopies, ApiError> {
    let source = remote(desk, &input.source)?;
    let hosts = desk.allowed_hosts(input.allow_hosts.as_deref());
    let fetcher = (desk.outside.network)(&hosts)?;
    let (archive, found) = asked(desk, &fetcher, &source)?;
    let copies = found.copies.into_iter().map(|copy| ArchivedCopy {
        address: copy.address,
        taken_ms: copy.taken_ms,
    });
    Ok(ArchivedCopies {
        archive,
        copies: copies.collect(),
    })
}

/// Keeps an archive's copy as a snapshot of the source, marked as what it is: who has it, of which address, and from when.
///
/// # Errors
/// As [`find_archived`]; `copy_missing` where the archive has no such copy.
pub fn keep_archived(desk: &Desk, input: KeepArchived) -> Result<SourceView, ApiError> {
    let open = desk.open()?;
    let source = remote(desk, &input.source)?;
    let hosts = desk.allowed_hosts(input.allow_hosts.as_deref());
    let fetcher = (desk.outside.network)(&hosts)?;
    let (archive, found) = asked(desk, &fetcher, &source)?;
    let chosen = match &input.copy {
        Some(address) => found.copies.iter().find(|copy| copy.address == *address),
        None => found.copies.first(),
    };
    let copy = chosen.ok_or_else(|| ApiError::new(ErrorCode::CopyMissing, &archive))?;
    let request = FetchRequest::new(original_of(&copy.address));
    let page = fetcher.fetch(&request, &Cancel::new())?.require_success()?;
    // What the page says of itself counts from where it stood.
    let reading = desk.outside.reader.read(&ReadRequest {
        url: Some(source.address.clone()),
        ..read_request(&page)
    });
    let mut snapshot = taken(page, reading);
    snapshot.companions.push(NewCompanion {
        kind: CompanionKind::Archive,
        at_ms: copy.taken_ms,
        about: BTreeMap::from([
            ("archive".to_owned(), archive),
            ("original".to_owned(), source.address.clone()),
            ("copy".to_owned(), copy.address.clone()),
        ]),
        bytes: found.answer,
    });
    let id = open
        .store
        .keep_archived(&desk.sign(&open), &source.id, snapshot)?;
    Ok(open.read(|store| source_view(store, &source.id, Some(&id)))?)
}

fn remote(desk: &Desk, source: &str) -> Result<Source, ApiError> {
    let source = desk.read(|store| store.source(&store.resolve_source(source)?))?;
    if source.is_remote {
        Ok(source)
    } else {
        Err(ApiError::new(
            ErrorCode::CopyMissing,
            "a file is in no web archive",
        ))
    }
}

fn asked(desk: &Desk, fetcher: &Fetcher, source: &Source) -> Result<(String, Found), ApiError> {
    let endpoint = desk.machine_settings().archive;
    let endpoint = endpoint.as_deref().unwrap_or(USUAL_ENDPOINT);
    let found = look_up(fetcher, endpoint, &source.address, &Cancel::new())?;
    Ok((host_of(endpoint), found))
}

/// The host of an address, for telling.
pub(super) fn host_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned()
}
