use crate::ApiError;
use crate::desk::Desk;
use crate::wire::{BackupMade, Nothing};
use factdesk_store::{BackupFile, backups, restore};
use std::path::{Path, PathBuf};

/// A copy of a desk's database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupView {
    /// Names the copy.
    pub name: String,
    /// When it was made.
    pub at_ms: i64,
    /// How large it is.
    pub n_bytes: u64,
}

impl From<BackupFile> for BackupView {
    fn from(file: BackupFile) -> BackupView {
        BackupView {
            name: file.name,
            at_ms: file.at_ms,
            n_bytes: file.n_bytes,
        }
    }
}

/// Makes a copy of the open desk's database; `None` where the newest copy holds the same.
///
/// # Errors
/// `desk_damaged`, `desk_unwritable`.
pub fn back_up(desk: &Desk) -> Result<Option<BackupView>, ApiError> {
    Ok(desk.open()?.store.back_up(desk.now_ms())?.map(Into::into))
}

/// As [`back_up`], for a window that asks now and then.
///
/// # Errors
/// As [`back_up`].
pub fn back_up_desk(desk: &Desk, _: Nothing) -> Result<BackupMade, ApiError> {
    let name = back_up(desk)?.map(|copy| copy.name);
    Ok(BackupMade { name })
}

/// The copies of the desk at `folder`, newest first. Works also when the desk cannot be opened.
///
/// # Errors
/// `desk_unwritable`.
pub fn list_backups(folder: &Path) -> Result<Vec<BackupView>, ApiError> {
    Ok(backups(folder)?.into_iter().map(Into::into).collect())
}

/// Puts a copy in place of the database of the desk at `folder`, which nobody may have open. What stood there is set
/// aside; the name of the folder that holds it comes back.
///
/// # Errors
/// `source_missing` where there is no such copy, `desk_damaged`, `desk_newer`, with nothing changed.
pub fn restore_backup(folder: &Path, name: &str, now_ms: i64) -> Result<PathBuf, ApiError> {
    Ok(restore(folder, name, now_ms)?)
}

/// Makes the open desk's files as small as they can be.
///
/// # Errors
/// `desk_busy`, `desk_unwritable`.
pub fn compact(desk: &Desk) -> Result<(), ApiError> {
    Ok(desk.open()?.store.compact()?)
}
