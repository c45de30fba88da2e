use crate::ApiError;
use crate::desk::Desk;
use crate::wire::{Finding, Nothing, Verified};

/// Checks the whole desk: files, hash chain, replay, digests, anchors.
///
/// # Errors
/// `desk_busy`; all that is wrong comes back as findings.
pub fn verify(desk: &Desk, _: Nothing) -> Result<Verified, ApiError> {
    let findings: Vec<Finding> = desk
        .open()?
        .store
        .verify()?
        .into_iter()
        .map(|found| Finding {
            what: found.what.to_owned(),
            r#where: found.place,
            says: found.says,
        })
        .collect();
    Ok(Verified {
        ok: findings.is_empty(),
        findings,
    })
}
