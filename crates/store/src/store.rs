use crate::blobs::Blobs;
use crate::error::{StoreError, at, damaged};
use crate::schema;
use factdesk_model::ReviewerId;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Fills a slice with random bytes. Randomness is passed in.
pub type Random = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// Who acts, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The reviewer that the ledger names.
    pub reviewer: ReviewerId,
    /// The time that the ledger notes.
    pub at_ms: i64,
}

/// An open desk.
///
/// May be shared between threads: reads see one moment each and do not wait for writes. Several processes may have
/// the same desk open.
pub struct Store {
    folder: Option<PathBuf>,
    writing: Mutex<Connection>,
    reading: Mutex<Vec<Connection>>,
    pub(crate) blobs: Blobs,
    random: Random,
    device: String,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Makes a new desk at `folder` and opens it.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`], [`StoreError::ReadOnly`], [`StoreError::DiskFull`], [`StoreError::Io`].
    pub fn create(folder: &Path, random: Random) -> Result<Store, StoreError> {
        if folder.exists() {
            return Err(StoreError::AlreadyThere {
                folder: folder.to_owned(),
            });
        }
        let above = match folder.parent() {
            Some(above) if !above.as_os_str().is_empty() => above,
            _ => Path::new("."),
        };
        fs::create_dir_all(above).map_err(at(above))?;
        refuse_read_only(above)?;
        // Built beside its place and moved there whole: a crash leaves no half a desk under its name.
        let building = above.join(format!(".{}.factdesk-new", schema::new_id(&random)));
        let made = build(&building, &random).and_then(|()| {
            fs::rename(&building, folder).map_err(at(folder))?;
            crate::blobs::sync_folder(above)
        });
        if let Err(error) = made {
            // Only what was just made here is taken away again.
            let _ = fs::remove_dir_all(&building);
            return Err(error);
        }
        Store::open(folder, random)
    }

    /// Opens the desk at `folder`, bringing it to this program's schema when it is older.
    ///
    /// # Errors
    /// [`StoreError::NoDesk`], [`StoreError::NotADesk`], [`StoreError::Newer`] and [`StoreError::Damaged`], all with
    /// the folder untouched; [`StoreError::ReadOnly`], [`StoreError::Busy`].
    pub fn open(folder: &Path, random: Random) -> Result<Store, StoreError> {
        schema::examine(folder)?;
        refuse_read_only(folder)?;
        let file = folder.join(schema::DESK_FILE);
        refuse_read_only(&file)?;
        let mut writing = connect(&file)?;
        schema::migrate(&mut writing, Some(folder))?;
        schema::refuse_strangers(&writing, folder)?;
        let device = device_of(&writing)?;
        Ok(Store {
            blobs: Blobs::open(folder)?,
            folder: Some(folder.to_owned()),
            writing: Mutex::new(writing),
            reading: Mutex::new(Vec::new()),
            random,
            device,
        })
    }

    /// An empty desk that is gone when it is dropped.
    ///
    /// # Errors
    /// What the database says.
    pub fn in_memory(random: Random) -> Result<Store, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        settle(&conn)?;
        schema::migrate(&mut conn, None)?;
        schema::name_desk(&conn, &random)?;
        Ok(Store {
            device: device_of(&conn)?,
            blobs: Blobs::in_memory()?,
            folder: None,
            writing: Mutex::new(conn),
            reading: Mutex::new(Vec::new()),
            random,
        })
    }

    /// Where the desk is; `None` in memory.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Reads the desk as it is at one moment, with nothing kept back.
    ///
    /// # Errors
    /// Whatever `work` returns.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.read_for(None, work)
    }

    /// Reads the desk as this reviewer may see it: where review is blind, without the assessments of others that the
    /// reviewer has still to form an own judgement beside.
    ///
    /// # Errors
    /// Whatever `work` returns.
    pub fn read_as<T>(
        &self,
        viewer: &ReviewerId,
        work: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.read_for(Some(viewer), work)
    }

    fn read_for<T>(
        &self,
        viewer: Option<&ReviewerId>,
        work: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let Some(folder) = &self.folder else {
            let conn = self.writing();
            return self.read_on(&conn, viewer, work);
        };
        let idle = self.reading.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let conn = match idle {
            Some(conn) => conn,
            None => connect(&folder.join(schema::DESK_FILE))?,
        };
        let read = self.read_on(&conn, viewer, work);
        self.reading
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(conn);
        read
    }

    fn read_on<T>(
        &self,
        conn: &Connection,
        viewer: Option<&ReviewerId>,
        work: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let moment = Transaction::new_unchecked(conn, TransactionBehavior::Deferred)?;
        let value = work(&Reader {
            viewer,
            ..self.reader_on(&moment)
        })?;
        moment.commit()?;
        Ok(value)
    }

    /// Runs `work` in one transaction that nobody else can write beside.
    pub(crate) fn transact<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let conn = self.writing();
        let transaction = Transaction::new_unchecked(&conn, TransactionBehavior::Immediate)?;
        schema::refuse_newer(&transaction, self.folder.as_deref())?;
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    pub(crate) fn writing(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere rolled its transaction back; the connection itself is sound.
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn reader_on<'a>(&'a self, conn: &'a Connection) -> Reader<'a> {
        Reader {
            conn,
            blobs: &self.blobs,
            folder: self.folder.as_deref(),
            viewer: None,
        }
    }

    /// Runs `work`, which writes much, with more memory for pages.
    pub(crate) fn with_large_cache<T>(
        &self,
        work: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.writing()
            .pragma_update(None, "cache_size", IMPORT_CACHE_KIB)?;
        let done = work();
        let conn = self.writing();
        conn.pragma_update(None, "cache_size", CACHE_KIB)?;
        conn.release_memory()?;
        done
    }

    pub(crate) fn random_bytes(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        (self.random)(&mut bytes);
        bytes
    }

    pub(crate) fn device(&self) -> &str {
        &self.device
    }
}

/// Reads the desk as it was at one moment. Given by [`Store::read`].
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) blobs: &'a Blobs,
    pub(crate) folder: Option<&'a Path>,
    /// Whose eyes read; `None` sees everything.
    pub(crate) viewer: Option<&'a ReviewerId>,
}

fn build(folder: &Path, random: &Random) -> Result<(), StoreError> {
    fs::create_dir(folder).map_err(at(folder))?;
    fs::create_dir(folder.join(schema::BACKUP_FOLDER)).map_err(at(folder))?;
    let mut conn = connect(&folder.join(schema::DESK_FILE))?;
    schema::migrate(&mut conn, None)?;
    schema::name_desk(&conn, random)?;
    conn.close().map_err(|(_, error)| error)?;
    Blobs::open(folder)?.close()
}

/// Opens a connection with the settings that every connection to a desk has.
pub(crate) fn connect(file: &Path) -> Result<Connection, StoreError> {
    let conn = Connection::open(file).map_err(|error| named(StoreError::from(error), file))?;
    settle(&conn).map_err(|error| named(error, file))?;
    Ok(conn)
}

/// Memory for pages of a connection, as SQLite counts it: KiB, below nothing.
const CACHE_KIB: i64 = -65_536;
/// And while much is imported: every claim touches pages all over the indexes.
const IMPORT_CACHE_KIB: i64 = -262_144;

pub(crate) fn settle(conn: &Connection) -> Result<(), StoreError> {
    conn.busy_timeout(std::time::Duration::from_secs(10))?;
    conn.set_prepared_statement_cache_capacity(256);
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // A desk may come from somebody else: no function with side effects in its schema, every cell checked.
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    // A prepared statement keeps its plan; otherwise some would be prepared anew whenever their values change.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.pragma_update(None, "cache_size", CACHE_KIB)?;
    // A large import would otherwise write each page twice for every few megabytes.
    conn.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    Ok(())
}

/// Puts the file's name into an error that the database gave without one.
pub(crate) fn named(error: StoreError, file: &Path) -> StoreError {
    match error {
        StoreError::ReadOnly { .. } => StoreError::ReadOnly {
            place: file.to_owned(),
        },
        StoreError::Damaged { says, .. } => StoreError::Damaged {
            what: file.display().to_string(),
            says,
        },
        other => other,
    }
}

fn device_of(conn: &Connection) -> Result<String, StoreError> {
    conn.query_row("SELECT value FROM meta WHERE key = 'device'", [], |row| {
        row.get(0)
    })
    .map_err(|error| damaged("the desk's own name", error))
}

/// A folder or file that says it may not be written to is not, even where the system would let us.
pub(crate) fn refuse_read_only(place: &Path) -> Result<(), StoreError> {
    let permissions = fs::metadata(place).map_err(at(place))?.permissions();
    if permissions.readonly() {
        return Err(StoreError::ReadOnly {
            place: place.to_owned(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Signed, Store};
    use crate::StoreError;
    use std::sync::Arc;

    #[test]
    fn a_full_disk_loses_nothing_that_was_confirmed() {
        let folder = tempfile::tempdir().unwrap();
        let counter = std::sync::atomic::AtomicU64::new(1);
        let random = move |bytes: &mut [u8]| {
            let n = counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            bytes.fill(0);
            bytes[..8].copy_from_slice(&n.to_be_bytes());
        };
        let store = Store::create(&folder.path().join("Fuld.factdesk"), Arc::new(random)).unwrap();
        let by = Signed {
            reviewer: store.sign_in("Anna", 1).unwrap().id,
            at_ms: 1,
        };
        let pages: i64 = store
            .writing()
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .unwrap();
        store
            .writing()
            .pragma_update(None, "max_page_count", pages + 20)
            .unwrap();
        let mut n_kept = 0;
        let refused = loop {
            // Nothing that could be packed away.
            let value: String = (0..400_u64)
                .map(|n| format!("{:x}", n.wrapping_mul(n_kept * 77 + 6_364_136_223)))
                .collect();
            match store.set_setting(&by, &format!("key{n_kept}"), serde_json::json!(value)) {
                Ok(()) => n_kept += 1,
                Err(error) => break error,
            }
        };
        assert!(matches!(refused, StoreError::DiskFull), "{refused}");
        assert!(n_kept > 0);
        assert_eq!(store.read(|desk| desk.newest_event()).unwrap(), n_kept as i64 + 1);
        assert_eq!(store.verify().unwrap(), []);
        store
            .writing()
            .pragma_update(None, "max_page_count", pages + 2000)
            .unwrap();
        store.set_setting(&by, "more", serde_json::json!(1)).unwrap();
        assert_eq!(store.verify().unwrap(), []);
    }
}
