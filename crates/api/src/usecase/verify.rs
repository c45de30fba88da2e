use crate::ApiError;
use crate::desk::{Desk, Open};
use crate::wire::{Finding, Nothing, Verified};
use factdesk_model::desk::CompanionKind;
use factdesk_sources::timestamp::check;

/// Checks the whole desk: files, hash chain, replay, digests, anchors.
///
/// # Errors
/// `desk_busy`; all that is wrong comes back as findings.
pub fn verify(desk: &Desk, _: Nothing) -> Result<Verified, ApiError> {
    let open = desk.open()?;
    let mut findings: Vec<Finding> = open
        .store
        .verify()?
        .into_iter()
        .map(|found| Finding {
            what: found.what.to_owned(),
            r#where: found.place,
            says: found.says,
        })
        .collect();
    findings.extend(stamps(&open));
    Ok(Verified {
        ok: findings.is_empty(),
        findings,
    })
}

/// Every timestamp, against the bytes of its snapshot. What cannot be read at all was found before.
fn stamps(open: &Open) -> Vec<Finding> {
    let companions = open.read(|store| store.companions()).unwrap_or_default();
    let stamps = companions
        .into_iter()
        .filter(|companion| companion.kind == CompanionKind::Timestamp);
    let wrong = stamps.filter_map(|companion| {
        let (token, sha256) = open
            .read(|store| {
                let token = store.companion_bytes(&companion)?;
                Ok((token, store.snapshot(&companion.snapshot)?.sha256))
            })
            .ok()?;
        let says = match check(&token, &sha256) {
            Ok(stamp) if stamp.at_ms == companion.at_ms => return None,
            Ok(_) => "its moment is another than the ledger says".to_owned(),
            Err(error) => error.to_string(),
        };
        Some(Finding {
            what: "timestamp".to_owned(),
            r#where: format!("snapshot {}", companion.snapshot),
            says,
        })
    });
    wrong.collect()
}
