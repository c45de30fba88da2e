//! Copies of the desk's database, made while it is in use and verified by opening them.

use crate::blobs::sync_folder;
use crate::error::{StoreError, at, damaged};
use crate::ledger::last_hash;
use crate::schema::{BACKUP_FOLDER, DESK_FILE};
use crate::store::{Store, connect, refuse_read_only};
use chrono::{DateTime, NaiveDateTime};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::fs;
use std::path::{Path, PathBuf};

/// Pages copied before others get a turn.
const PAGES_A_STEP: i32 = 2_000;

/// Copies the database into `folder` under `name`, which appears only once the copy was opened and found sound.
pub(crate) fn copy_to(from: &Connection, folder: &Path, name: &str) -> Result<PathBuf, StoreError> {
    fs::create_dir_all(folder).map_err(at(folder))?;
    let (file, new) = (folder.join(name), folder.join(format!("{name}.new")));
    let copied = copy(from, &new).and_then(|()| fs::rename(&new, &file).map_err(at(&file)));
    if let Err(error) = copied {
        let _ = fs::remove_file(&new);
        return Err(error);
    }
    sync_folder(folder)?;
    Ok(file)
}

fn copy(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut copy = Connection::open(to)?;
    {
        let backup = Backup::new(from, &mut copy)?;
        loop {
            match backup.step(PAGES_A_STEP)? {
                StepResult::Done => break,
                StepResult::More => {}
                _ => std::thread::sleep(std::time::Duration::from_millis(20)),
            }
        }
    }
    // A backup is one file: without a journal beside it, it can be copied anywhere.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, error)| error)?;
    let copy = Connection::open(to)?;
    if let Some(says) = crate::verify::integrity(&copy)?.into_iter().next() {
        return Err(damaged(to.display().to_string(), says));
    }
    copy.close().map_err(|(_, error)| error)?;
    fs::File::open(to)
        .and_then(|file| file.sync_all())
        .map_err(at(to))
}

/// A backup that stands in the desk's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupFile {
    /// Names the backup.
    pub name: String,
    /// When it was made.
    pub at_ms: i64,
    /// The newest event in it.
    pub seq: i64,
    /// Its size.
    pub n_bytes: u64,
}

/// Of the newest backups, so many are kept.
const KEPT_NEWEST: usize = 8;
/// Of older ones, the newest of each of so many days.
const KEPT_DAYS: usize = 14;
/// And the newest of each of so many months.
const KEPT_MONTHS: usize = 12;

impl Store {
    /// Makes a backup of the desk's database unless the newest one holds the same, and thins out old ones.
    ///
    /// The snapshots' bytes are not in it: they are never changed, only added to.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the copy is not sound; it is not kept then. [`StoreError::DiskFull`],
    /// [`StoreError::ReadOnly`].
    pub fn back_up(&self, now_ms: i64) -> Result<Option<BackupFile>, StoreError> {
        let Some(desk) = self.folder() else {
            return Ok(None);
        };
        let folder = desk.join(BACKUP_FOLDER);
        let conn = connect(&desk.join(DESK_FILE))?;
        let (seq, _) = last_hash(&conn)?;
        let known = backups(desk)?;
        if known.first().is_some_and(|newest| newest.seq == seq) {
            return Ok(None);
        }
        let name = file_name(now_ms, seq)?;
        let file = copy_to(&conn, &folder, &name)?;
        for old in to_thin_out(&backups(desk)?) {
            let file = folder.join(&old.name);
            fs::remove_file(&file).map_err(at(&file))?;
        }
        let n_bytes = fs::metadata(&file).map_err(at(&file))?.len();
        Ok(Some(BackupFile {
            name,
            at_ms: now_ms,
            seq,
            n_bytes,
        }))
    }

    /// Gives space back that nothing uses: in the databases, the search index and the journals.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another program is using the desk; [`StoreError::DiskFull`].
    pub fn compact(&self) -> Result<(), StoreError> {
        let conn = self.writing();
        for index in [
            "search_claims",
            "search_documents",
            "search_sources",
            "search_verdicts",
        ] {
            conn.execute(&format!("INSERT INTO {index} ({index}) VALUES ('optimize')"), [])?;
        }
        conn.execute_batch("VACUUM; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")?;
        drop(conn);
        self.blobs.compact()
    }
}

/// The backups of the desk at `folder`, newest first. Works also when the desk itself cannot be opened.
///
/// # Errors
/// What the system says of the folder.
pub fn backups(folder: &Path) -> Result<Vec<BackupFile>, StoreError> {
    let folder = folder.join(BACKUP_FOLDER);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(at(&folder)(error)),
    };
    let mut backups = Vec::new();
    for entry in entries {
        let entry = entry.map_err(at(&folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some((at_ms, seq)) = read_name(&name) {
            let n_bytes = entry.metadata().map_err(at(&folder))?.len();
            backups.push(BackupFile {
                name,
                at_ms,
                seq,
                n_bytes,
            });
        }
    }
    backups.sort_by_key(|backup| std::cmp::Reverse((backup.at_ms, backup.seq)));
    Ok(backups)
}

/// Puts a backup in the place of the desk's database. What stood there is set aside in the desk's folder, never deleted;
/// the name of the folder that holds it comes back.
///
/// # Errors
/// [`StoreError::Busy`] while any program has the desk open; [`StoreError::NotFound`]; [`StoreError::Damaged`] or
/// [`StoreError::Newer`] when the backup cannot be used, with nothing changed.
pub fn restore(folder: &Path, name: &str, now_ms: i64) -> Result<PathBuf, StoreError> {
    let backup = folder.join(BACKUP_FOLDER).join(name);
    if read_name(name).is_none() || !backup.is_file() {
        return Err(StoreError::NotFound {
            what: "backup",
            id: name.to_owned(),
        });
    }
    refuse_read_only(folder)?;
    let new = folder.join(format!("{DESK_FILE}.restoring"));
    fs::copy(&backup, &new).map_err(at(&new))?;
    let sound = Connection::open(&new).map_err(StoreError::from).and_then(|copy| {
        crate::schema::refuse_newer(&copy, Some(folder))?;
        match crate::verify::integrity(&copy)?.into_iter().next() {
            Some(says) => Err(damaged(backup.display().to_string(), says)),
            None => copy.close().map_err(|(_, error)| error.into()),
        }
    });
    if let Err(error) = sound {
        let _ = fs::remove_file(&new);
        return Err(error);
    }
    fs::File::open(&new)
        .and_then(|file| file.sync_all())
        .map_err(at(&new))?;
    let alone = match alone_at(folder) {
        Ok(alone) => alone,
        Err(error) => {
            let _ = fs::remove_file(&new);
            return Err(error);
        }
    };
    let aside = folder.join(format!("set-aside-{}", stamp(now_ms)?));
    fs::create_dir_all(&aside).map_err(at(&aside))?;
    for part in ["", "-wal", "-shm"] {
        let file = folder.join(format!("{DESK_FILE}{part}"));
        if file.exists() {
            fs::rename(&file, aside.join(format!("{DESK_FILE}{part}"))).map_err(at(&file))?;
        }
    }
    let file = folder.join(DESK_FILE);
    fs::rename(&new, &file).map_err(at(&file))?;
    drop(alone);
    sync_folder(folder)?;
    Ok(aside)
}

/// Makes sure that nobody else has the desk open, and keeps others out while the connection lives that comes back.
/// Of a database that cannot be opened any more nobody can be using anything.
fn alone_at(folder: &Path) -> Result<Option<Connection>, StoreError> {
    let file = folder.join(DESK_FILE);
    if !file.exists() {
        return Ok(None);
    }
    let take = || -> Result<Connection, StoreError> {
        let conn = Connection::open(&file)?;
        conn.busy_timeout(std::time::Duration::from_secs(1))?;
        // Whoever has the desk open, even idle, holds its journal; only without it may a database leave that mode.
        conn.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        conn.execute_batch("BEGIN EXCLUSIVE")?;
        Ok(conn)
    };
    match take() {
        Ok(conn) => Ok(Some(conn)),
        Err(StoreError::Damaged { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// `2026-11-22T143000.123Z-42.sqlite`: when, and the newest event in it.
fn file_name(at_ms: i64, seq: i64) -> Result<String, StoreError> {
    Ok(format!("{}-{seq}.sqlite", stamp(at_ms)?))
}

const STAMP: &str = "%Y-%m-%dT%H%M%S%.3fZ";

fn stamp(at_ms: i64) -> Result<String, StoreError> {
    let at =
        DateTime::from_timestamp_millis(at_ms).ok_or_else(|| damaged("the clock", "it is out of range"))?;
    Ok(at.format(STAMP).to_string())
}

fn read_name(name: &str) -> Option<(i64, i64)> {
    let (stamp, seq) = name.strip_suffix(".sqlite")?.rsplit_once('-')?;
    let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
    Some((at.and_utc().timestamp_millis(), seq.parse().ok()?))
}

/// Those of the backups, newest first, that are no longer needed.
fn to_thin_out(backups: &[BackupFile]) -> Vec<&BackupFile> {
    let day = |backup: &BackupFile| backup.name.get(..10).unwrap_or_default().to_owned();
    let month = |backup: &BackupFile| backup.name.get(..7).unwrap_or_default().to_owned();
    let newest_of_each = |period: &dyn Fn(&BackupFile) -> String, n: usize| {
        let mut seen: Vec<String> = Vec::new();
        let mut newest = Vec::new();
        for backup in backups {
            if !seen.contains(&period(backup)) && seen.len() < n {
                seen.push(period(backup));
                newest.push(backup.name.clone());
            }
        }
        newest
    };
    let mut kept = newest_of_each(&day, KEPT_DAYS);
    kept.extend(newest_of_each(&month, KEPT_MONTHS));
    backups
        .iter()
        .skip(KEPT_NEWEST)
        .filter(|backup| !kept.contains(&backup.name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{BackupFile, file_name, read_name, to_thin_out};

    const DAY_MS: i64 = 24 * 60 * 60 * 1000;
    const NOW_MS: i64 = 1_790_000_000_000;

    #[test]
    fn a_backup_is_known_by_its_name() {
        let name = file_name(NOW_MS + 7, 42).unwrap();
        assert_eq!(read_name(&name), Some((NOW_MS + 7, 42)), "{name}");
        assert_eq!(read_name("before-version-2.sqlite"), None);
        assert_eq!(read_name("holiday.jpg"), None);
    }

    #[test]
    fn newest_backups_and_one_a_day_and_one_a_month_are_kept() {
        let backup = |at_ms: i64| BackupFile {
            name: file_name(at_ms, 1).unwrap(),
            at_ms,
            seq: 1,
            n_bytes: 1,
        };
        // Four a day for 100 days, newest first.
        let all: Vec<_> = (0..400).map(|n| backup(NOW_MS - n * DAY_MS / 4)).collect();
        let gone = to_thin_out(&all);
        assert!(all[..8].iter().all(|new| !gone.contains(&new)), "the newest stay");
        let kept = all.len() - gone.len();
        assert!(
            (8 + 11..8 + 14 + 4).contains(&kept),
            "a day each and a month each stay, {kept} in all"
        );
    }
}
