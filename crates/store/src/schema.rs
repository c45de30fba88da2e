//! What a desk's files are called, which schema they have, and how an older one is brought forward.

use crate::error::{StoreError, at, damaged};
use crate::store::Random;
use factdesk_model::ReviewerId;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// Queue and ledger.
pub(crate) const DESK_FILE: &str = "desk.sqlite";
/// Where backups of [`DESK_FILE`] stand.
pub(crate) const BACKUP_FOLDER: &str = "backups";

/// `FDSK`: marks an SQLite file as a desk.
const APPLICATION_ID: u32 = 0x4644_534b;

/// One file a version; released ones never change.
const MIGRATIONS: [&str; 1] = [include_str!("migrations/0001-desk.sql")];

/// The newest desk version that this program knows.
pub(crate) const VERSION: u32 = MIGRATIONS.len() as u32;

const SQLITE_MAGIC: &[u8; 16] = b"SQLite format 3\0";
const HEADER_LENGTH: usize = 100;

/// Looks at a desk's files without opening the database, so that what is not for us stays untouched.
pub(crate) fn examine(folder: &Path) -> Result<(), StoreError> {
    let not_a_desk = |why: &str| StoreError::NotADesk {
        folder: folder.to_owned(),
        why: why.to_owned(),
    };
    match fs::metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(StoreError::NoDesk {
                folder: folder.to_owned(),
            });
        }
        Err(error) => return Err(at(folder)(error)),
        Ok(found) if !found.is_dir() => return Err(not_a_desk("it is a file, and a desk is a folder")),
        Ok(_) => {}
    }
    let file = folder.join(DESK_FILE);
    if !file.exists() {
        return Err(not_a_desk("it has no desk.sqlite"));
    }
    let mut header = Vec::new();
    let open = File::open(&file).map_err(at(&file))?;
    open.take(HEADER_LENGTH as u64)
        .read_to_end(&mut header)
        .map_err(at(&file))?;
    let number = |place: usize| {
        let bytes = header.get(place..place + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    if header.len() < HEADER_LENGTH || !header.starts_with(SQLITE_MAGIC) {
        // Beside its snapshots, a desk.sqlite that is none was one once.
        if folder.join(crate::blobs::BLOB_FILE).exists() {
            return Err(damaged(
                file.display().to_string(),
                "its first bytes are not those of a database",
            ));
        }
        return Err(not_a_desk("its desk.sqlite is no database"));
    }
    if number(68) != Some(APPLICATION_ID) {
        return Err(not_a_desk("its desk.sqlite belongs to another program"));
    }
    match number(60) {
        Some(found) if found > VERSION => Err(StoreError::Newer {
            folder: folder.to_owned(),
            found,
            known: VERSION,
        }),
        _ => Ok(()),
    }
}

/// Refuses a desk that a newer program has brought forward, perhaps while we had it open.
pub(crate) fn refuse_newer(conn: &Connection, folder: Option<&Path>) -> Result<(), StoreError> {
    let found = version_of(conn)?;
    if found > VERSION {
        let folder = folder.unwrap_or(Path::new("")).to_owned();
        return Err(StoreError::Newer {
            folder,
            found,
            known: VERSION,
        });
    }
    Ok(())
}

fn version_of(conn: &Connection) -> Result<u32, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings the desk forward, each step in a transaction of its own, with a backup before the first.
pub(crate) fn migrate(conn: &mut Connection, folder: Option<&Path>) -> Result<(), StoreError> {
    refuse_newer(conn, folder)?;
    if version_of(conn)? == VERSION {
        return Ok(());
    }
    if let Some(folder) = folder {
        let name = format!("before-version-{VERSION}.sqlite");
        crate::backup::copy_to(conn, &folder.join(BACKUP_FOLDER), &name)?;
    }
    for (step, sql) in MIGRATIONS.into_iter().enumerate() {
        let transaction = Transaction::new(conn, TransactionBehavior::Immediate)?;
        // Asked inside the transaction: another process may have been faster.
        if version_of(&transaction)? as usize == step {
            transaction.execute_batch(sql)?;
            let mut broken = transaction.prepare("PRAGMA foreign_key_check")?;
            if broken.exists([])? {
                return Err(damaged(
                    "the desk",
                    "its rows do not fit each other after the migration",
                ));
            }
            drop(broken);
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", step as u32 + 1)?;
            transaction.commit()?;
        }
    }
    Ok(())
}

/// Gives a new desk the names by which its events can be told from those of other desks and machines.
pub(crate) fn name_desk(conn: &Connection, random: &Random) -> Result<(), StoreError> {
    for key in ["desk", "device"] {
        conn.execute(
            "INSERT INTO meta (key, value) VALUES (?1, ?2)",
            params![key, new_id(random)],
        )?;
    }
    Ok(())
}

/// 16 signs made of 80 random bits, like every id.
pub(crate) fn new_id(random: &Random) -> String {
    let mut bytes = [0; 10];
    random(&mut bytes);
    ReviewerId::from_random(bytes).to_string()
}
