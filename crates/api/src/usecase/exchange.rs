use crate::ApiError;
use crate::desk::Desk;
use crate::wire::{Exchanged, ExportDesk, ImportDesk, SalvageDesk, Salvaged};
use factdesk_store::{Store, StoreError};
use std::path::Path;

/// Writes the whole desk into a new folder, as open files: docs/desk-format.md has the form.
///
/// # Errors
/// `desk_exists` where the folder is there already, `desk_damaged`, `desk_unwritable`; `assessments_hidden` while blind
/// review keeps something from the reviewer, because the ledger would tell it.
pub fn export_desk(desk: &Desk, input: ExportDesk) -> Result<Exchanged, ApiError> {
    let open = desk.open()?;
    let n_hidden = open.read(|store| store.n_hidden())?;
    if n_hidden > 0 {
        return Err(StoreError::Blind { n_hidden }.into());
    }
    let exchanged = open.store.export(Path::new(&input.folder))?;
    Ok(Exchanged {
        folder: input.folder,
        n_events: exchanged.n_events,
        n_blobs: exchanged.n_blobs,
    })
}

/// Makes a new desk out of an export, and opens it. The export is taken for what a stranger sent.
///
/// # Errors
/// `desk_damaged` names the line; `desk_exists`, `desk_unwritable`. No desk is left behind then.
pub fn import_desk(desk: &Desk, input: ImportDesk) -> Result<Exchanged, ApiError> {
    let folder = Path::new(&input.folder);
    let (store, exchanged) = Store::import(Path::new(&input.from), folder, desk.outside.random.clone())?;
    drop(store);
    desk.open_at(folder, false)?;
    Ok(Exchanged {
        folder: input.folder,
        n_events: exchanged.n_events,
        n_blobs: exchanged.n_blobs,
    })
}

/// Makes a new desk out of what can be read of a damaged one, by replaying its ledger. The damaged one is only read.
///
/// # Errors
/// `desk_damaged` where not even its first event can be read; `desk_missing`, `desk_exists`, `desk_unwritable`.
pub fn salvage_desk(desk: &Desk, input: SalvageDesk) -> Result<Salvaged, ApiError> {
    let from = Path::new(&input.from);
    if !from.exists() {
        return Err(StoreError::NoDesk {
            folder: from.to_owned(),
        }
        .into());
    }
    let random = desk.outside.random.clone();
    let (_, salvaged) = factdesk_store::salvage(from, Path::new(&input.folder), random)?;
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    let (first_lost, why) = salvaged.lost.unzip();
    Ok(Salvaged {
        folder: input.folder,
        n_events: count(salvaged.n_events),
        first_lost: first_lost.map(count),
        why,
        n_blobs: salvaged.n_blobs,
        lost_blobs: salvaged.lost_blobs,
    })
}
