//! What sources held, letter by letter: content-addressed by SHA-256, packed with zstd, never overwritten.

use crate::digest::{hex, sha256_of};
use crate::error::{StoreError, at, damaged};
use crate::store::named;
use rusqlite::{Connection, OptionalExtension, params};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The database of blobs.
pub(crate) const BLOB_FILE: &str = "snapshots.sqlite";
/// Where blobs too large for the database stand.
pub(crate) const BLOB_FOLDER: &str = "snapshots";

/// `FDSB`: marks an SQLite file as a desk's blobs.
const APPLICATION_ID: u32 = 0x4644_5342;
const PACK_LEVEL: i32 = 9;
/// Blobs of more bytes than this stand as files of their own.
const FILE_FROM: usize = 1 << 20;

/// The blobs of one desk.
#[derive(Debug)]
pub(crate) struct Blobs {
    conn: Mutex<Connection>,
    folder: Option<PathBuf>,
}

/// Where one blob stands and what is wrong with it.
#[derive(Debug)]
pub(crate) struct BadBlob {
    pub place: String,
    pub says: String,
}

impl Blobs {
    pub fn open(folder: &Path) -> Result<Blobs, StoreError> {
        let file = folder.join(BLOB_FILE);
        let conn = crate::store::connect(&file)?;
        prepare(&conn).map_err(|error| named(error, &file))?;
        Ok(Blobs {
            conn: Mutex::new(conn),
            folder: Some(folder.join(BLOB_FOLDER)),
        })
    }

    /// Blobs that are only read, in a database that is there.
    pub fn of(conn: Connection, folder: PathBuf) -> Blobs {
        Blobs {
            conn: Mutex::new(conn),
            folder: Some(folder),
        }
    }

    pub fn in_memory() -> Result<Blobs, StoreError> {
        let conn = Connection::open_in_memory()?;
        prepare(&conn)?;
        Ok(Blobs {
            conn: Mutex::new(conn),
            folder: None,
        })
    }

    pub fn close(self) -> Result<(), StoreError> {
        let conn = self.conn.into_inner().unwrap_or_else(PoisonError::into_inner);
        conn.close().map_err(|(_, error)| StoreError::from(error))
    }

    fn conn(&self) -> MutexGuard<'_, Connection> {
        self.conn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps `bytes` and gives their digest. When this returns they are on the disk.
    pub fn keep(&self, bytes: &[u8]) -> Result<String, StoreError> {
        let digest = sha256_of(bytes);
        let conn = self.conn();
        let known = conn
            .prepare_cached("SELECT 1 FROM blobs WHERE sha256 = ?1")?
            .exists([digest])?;
        if known {
            return Ok(hex(&digest));
        }
        let packed = zstd::bulk::compress(bytes, PACK_LEVEL).map_err(|error| damaged("a new blob", error))?;
        let packed_sha256 = sha256_of(&packed);
        let inline = match &self.folder {
            Some(folder) if bytes.len() > FILE_FROM => {
                write_whole(&blob_file(folder, &hex(&digest)), &packed)?;
                None
            }
            _ => Some(packed),
        };
        conn.prepare_cached(
            "INSERT OR IGNORE INTO blobs (sha256, n_bytes, packed_sha256, packed) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![digest, bytes.len() as i64, packed_sha256, inline])?;
        Ok(hex(&digest))
    }

    /// The bytes with this digest, checked against it.
    pub fn bytes(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let what = || format!("blob {sha256}");
        let digest = unhex(sha256).ok_or_else(|| damaged(what(), "that is no digest"))?;
        let conn = self.conn();
        let found: Option<(Option<Vec<u8>>, Vec<u8>, i64)> = conn
            .prepare_cached("SELECT packed, packed_sha256, n_bytes FROM blobs WHERE sha256 = ?1")?
            .query_row([&digest], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        drop(conn);
        let (packed, packed_sha256, n_bytes) = found.ok_or_else(|| damaged(what(), "it is missing"))?;
        let packed = match (packed, &self.folder) {
            (Some(packed), _) => packed,
            (None, Some(folder)) => {
                let file = blob_file(folder, sha256);
                fs::read(&file).map_err(|error| damaged(file.display().to_string(), error))?
            }
            _ => return Err(damaged(what(), "it is missing")),
        };
        if sha256_of(&packed).as_slice() != packed_sha256 {
            return Err(damaged(what(), "it is not as it was written"));
        }
        let bytes = zstd::decode_all(packed.as_slice()).map_err(|error| damaged(what(), error))?;
        if sha256_of(&bytes).as_slice() != digest || bytes.len() as i64 != n_bytes {
            return Err(damaged(what(), "its bytes have another digest"));
        }
        Ok(bytes)
    }

    /// Whether there is a blob with this digest.
    pub fn has(&self, sha256: &str) -> Result<bool, StoreError> {
        let Some(digest) = unhex(sha256) else {
            return Ok(false);
        };
        Ok(self
            .conn()
            .prepare_cached("SELECT 1 FROM blobs WHERE sha256 = ?1")?
            .exists([digest])?)
    }

    /// Every digest that has a row, in order.
    pub fn digests(&self) -> Result<Vec<String>, StoreError> {
        let conn = self.conn();
        let mut statement = conn.prepare("SELECT sha256 FROM blobs ORDER BY sha256")?;
        let digests = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        Ok(digests
            .map(|digest| digest.map(|digest| hex(&digest)))
            .collect::<Result<_, _>>()?)
    }

    /// Checks the database of blobs and every blob in it.
    pub fn check(&self) -> Result<Vec<BadBlob>, StoreError> {
        let mut bad = Vec::new();
        let said = {
            let conn = self.conn();
            crate::verify::integrity(&conn)
        };
        match said {
            Ok(lines) => bad.extend(lines.into_iter().map(|says| BadBlob {
                place: BLOB_FILE.to_owned(),
                says,
            })),
            Err(error) => bad.push(BadBlob {
                place: BLOB_FILE.to_owned(),
                says: error.to_string(),
            }),
        }
        let digests = match self.digests() {
            Ok(digests) => digests,
            Err(error) => {
                bad.push(BadBlob {
                    place: BLOB_FILE.to_owned(),
                    says: error.to_string(),
                });
                return Ok(bad);
            }
        };
        for sha256 in digests {
            if let Err(error) = self.bytes(&sha256) {
                bad.push(BadBlob {
                    place: format!("blob {sha256}"),
                    says: error.to_string(),
                });
            }
        }
        Ok(bad)
    }

    /// Gives space back that nothing uses.
    pub fn compact(&self) -> Result<(), StoreError> {
        Ok(self
            .conn()
            .execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")?)
    }
}

fn prepare(conn: &Connection) -> Result<(), StoreError> {
    conn.execute_batch(
        "CREATE TABLE IF NOT EXISTS blobs (
             sha256  BLOB PRIMARY KEY,
             n_bytes INTEGER NOT NULL,
             -- Digest of the packed bytes: packing has bits that no unpacking looks at.
             packed_sha256 BLOB NOT NULL,
             -- zstd; NULL where the blob stands as a file of its own.
             packed  BLOB
         ) STRICT, WITHOUT ROWID;",
    )?;
    let id: u32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id == 0 {
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        conn.pragma_update(None, "user_version", 1)?;
    } else if id != APPLICATION_ID {
        return Err(damaged(BLOB_FILE, "it belongs to another program"));
    }
    Ok(())
}

fn blob_file(folder: &Path, sha256: &str) -> PathBuf {
    folder
        .join(sha256.get(..2).unwrap_or("00"))
        .join(format!("{sha256}.zst"))
}

/// Writes a file so that it stands whole under its name or not at all, whenever the power goes.
pub(crate) fn write_whole(file: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(at(folder))?;
    let new = file.with_extension(format!("new-{}", std::process::id()));
    let written = File::create(&new)
        .and_then(|mut out| out.write_all(bytes).and_then(|()| out.sync_all()))
        .and_then(|()| fs::rename(&new, file));
    if let Err(error) = written {
        let _ = fs::remove_file(&new);
        return Err(at(file)(error));
    }
    sync_folder(folder)?;
    folder.parent().map_or(Ok(()), sync_folder)
}

/// Makes sure that a folder's list of names is on the disk.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    // Only Unix lets a folder be opened like a file; elsewhere the rename itself is what there is.
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(at(folder))?;
    }
    Ok(())
}

fn unhex(written: &str) -> Option<Vec<u8>> {
    if written.len() != 64 || !written.is_ascii() {
        return None;
    }
    (0..32)
        .map(|place| u8::from_str_radix(written.get(place * 2..place * 2 + 2)?, 16).ok())
        .collect()
}
