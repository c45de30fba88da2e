//! Timestamps of an authority that the user names.

use super::sources::chosen_snapshot;
use crate::desk::Desk;
use crate::wire::{StampSnapshot, Stamped};
use crate::{ApiError, ErrorCode};
use factdesk_model::desk::CompanionKind;
use factdesk_sources::fetch::Cancel;
use factdesk_sources::timestamp::{TimestampError, ask};
use factdesk_store::NewCompanion;
use std::collections::BTreeMap;

/// Puts a timestamp (RFC 3161) on a snapshot: the authority is sent the digest alone, and what it answers is checked and
/// kept beside the snapshot.
///
/// # Errors
/// `authority_missing` where none is named; `bad_timestamp` for an answer that proves nothing; `source_missing`,
/// `ambiguous_id`, and those of asking a host.
pub fn stamp_snapshot(desk: &Desk, input: StampSnapshot) -> Result<Stamped, ApiError> {
    let open = desk.open()?;
    let snapshot = open.read(|store| {
        let source = store.resolve_source(&input.source)?;
        chosen_snapshot(store, &source, input.snapshot.as_deref())
    })?;
    let authority = input.authority.or(desk.machine_settings().timestamp_authority);
    let authority = authority.filter(|authority| !authority.trim().is_empty());
    let authority = authority.ok_or_else(|| {
        ApiError::new(
            ErrorCode::AuthorityMissing,
            "no authority is named for timestamps",
        )
    })?;
    let hosts = desk.allowed_hosts(input.allow_hosts.as_deref());
    let fetcher = (desk.outside.network)(&hosts)?;
    let mut nonce = [0; 8];
    (desk.outside.random)(&mut nonce);
    let (token, stamp) =
        ask(&fetcher, &authority, &snapshot.sha256, nonce, &Cancel::new()).map_err(|error| match error {
            TimestampError::Fetch(error) => error.into(),
            error => ApiError::new(ErrorCode::BadTimestamp, error),
        })?;
    let host = super::archived::host_of(&authority);
    let about = BTreeMap::from([
        ("authority".to_owned(), host.clone()),
        ("signer".to_owned(), stamp.signer.clone()),
        ("certificate".to_owned(), stamp.certificate_sha256.clone()),
    ]);
    open.store.add_companion(
        &desk.sign(&open),
        &snapshot.id,
        &NewCompanion {
            kind: CompanionKind::Timestamp,
            bytes: token,
            at_ms: stamp.at_ms,
            about,
        },
    )?;
    Ok(Stamped {
        snapshot: snapshot.id.to_string(),
        sha256: snapshot.sha256,
        at_ms: stamp.at_ms,
        authority: host,
        signer: stamp.signer,
        certificate_sha256: stamp.certificate_sha256,
    })
}

/// The newest timestamp's token, as the authority answered, for other tools to check.
///
/// # Errors
/// `source_missing`, `ambiguous_id`, `desk_damaged`; `bad_timestamp` where there is none.
pub fn newest_token(desk: &Desk, source: &str, snapshot: &str) -> Result<Vec<u8>, ApiError> {
    let token = desk.read(|store| {
        let source = store.resolve_source(source)?;
        let snapshot = chosen_snapshot(store, &source, Some(snapshot))?;
        let companions = store.companions_of(&snapshot.id)?;
        let mut stamps = companions.iter().rev();
        let newest = stamps.find(|companion| companion.kind == CompanionKind::Timestamp);
        newest.map(|newest| store.companion_bytes(newest)).transpose()
    })?;
    token.ok_or_else(|| ApiError::new(ErrorCode::BadTimestamp, "the snapshot has no timestamp"))
}
