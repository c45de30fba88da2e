//! What can still be read of a damaged desk, in a new one.

use crate::blobs::{BLOB_FILE, BLOB_FOLDER, Blobs};
use crate::error::{StoreError, at};
use crate::exchange::take_line;
use crate::ledger::{self, LINE_COLUMNS};
use crate::schema::DESK_FILE;
use crate::store::{Random, Store};
use rusqlite::Connection;
use std::fs;
use std::path::Path;

/// What came out of a damaged desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// How many events were read, from the first on without a gap.
    pub n_events: i64,
    /// The first event that could not be read, with what is wrong; `None` when the ledger was read to its end.
    pub lost: Option<(i64, String)>,
    /// How many blobs were read.
    pub n_blobs: u64,
    /// The digests of blobs that could not be read.
    pub lost_blobs: Vec<String>,
}

/// Makes a new desk at `folder` out of what can be read of the damaged one, by replaying its ledger. So all that follows
/// from the ledger comes back whole, however damaged it was. The damaged desk is only read.
///
/// # Errors
/// [`StoreError::AlreadyThere`]; [`StoreError::Damaged`] when not even the first event can be read.
pub fn salvage(damaged: &Path, folder: &Path, random: Random) -> Result<(Store, Salvaged), StoreError> {
    let store = Store::create(folder, random)?;
    match fill(&store, damaged, &folder.join("salvaging")) {
        Ok(salvaged) => Ok((store, salvaged)),
        Err(error) => {
            drop(store);
            // Only what was just made here is taken away again.
            fs::remove_dir_all(folder).map_err(at(folder))?;
            Err(error)
        }
    }
}

fn fill(store: &Store, damaged: &Path, copies: &Path) -> Result<Salvaged, StoreError> {
    // Opening a database may write to it, so copies are opened.
    fs::create_dir(copies).map_err(at(copies))?;
    for name in [DESK_FILE, BLOB_FILE] {
        for part in ["", "-wal"] {
            let from = damaged.join(format!("{name}{part}"));
            if from.exists() {
                fs::copy(&from, copies.join(format!("{name}{part}"))).map_err(at(&from))?;
            }
        }
    }
    let old = Connection::open(copies.join(DESK_FILE))?;
    let (n_events, lost) = store.transact(|new| read_events(&old, new))?;
    if let (0, Some((_, says))) = (n_events, &lost) {
        return Err(crate::error::damaged(damaged.display().to_string(), says));
    }
    let blobs = Blobs::of(
        Connection::open(copies.join(BLOB_FILE))?,
        damaged.join(BLOB_FOLDER),
    );
    let (mut n_blobs, mut lost_blobs) = (0, Vec::new());
    // Of a database of blobs that cannot be read at all, every blob is missing, and verify will name them.
    for sha256 in blobs.digests().unwrap_or_default() {
        match blobs.bytes(&sha256) {
            Ok(bytes) => {
                store.blobs.keep(&bytes)?;
                n_blobs += 1;
            }
            Err(_) => lost_blobs.push(sha256),
        }
    }
    blobs.close()?;
    old.close().map_err(|(_, error)| StoreError::from(error))?;
    fs::remove_dir_all(copies).map_err(at(copies))?;
    Ok(Salvaged {
        n_events,
        lost,
        n_blobs,
        lost_blobs,
    })
}

/// Takes events over until one cannot be read: those after it speak of what it did.
fn read_events(old: &Connection, new: &Connection) -> Result<(i64, Option<(i64, String)>), StoreError> {
    let newest: i64 = old.query_row("SELECT coalesce(max(seq), 0) FROM events", [], |row| row.get(0))?;
    let mut prev = ledger::NO_EVENT.to_owned();
    for seq in 1..=newest {
        match read_event(old, new, seq, &prev) {
            Ok(hash) => prev = hash,
            Err(error) => return Ok((seq - 1, Some((seq, error.to_string())))),
        }
    }
    Ok((newest, None))
}

fn read_event(old: &Connection, new: &Connection, seq: i64, prev: &str) -> Result<String, StoreError> {
    let mut statement = old.prepare_cached(&format!("SELECT {LINE_COLUMNS} FROM events WHERE seq = ?1"))?;
    let mut rows = statement.query([seq])?;
    let bad = |says: String| crate::error::damaged(format!("event {seq}"), says);
    let row = rows.next()?.ok_or_else(|| bad("it is missing".to_owned()))?;
    let (line, hash) = ledger::stored(row, prev)?;
    if line.hash()?.as_slice() != hash {
        return Err(bad("it is not as it was written".to_owned()));
    }
    // An event that does not fit must not leave half of itself behind.
    new.execute_batch("SAVEPOINT event")?;
    match take_line(new, &line) {
        Ok(()) => new.execute_batch("RELEASE event")?,
        Err(says) => {
            new.execute_batch("ROLLBACK TO event; RELEASE event")?;
            return Err(bad(says));
        }
    }
    Ok(crate::digest::hex(&hash))
}
