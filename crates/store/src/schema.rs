//! What a desk's files are called, which schema they have, and how an older one is brought forward.

use crate::error::{StoreError, at, damaged};
use crate::store::Random;
use factdesk_model::ReviewerId;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;

/// Queue and ledger.
pub(crate) const DESK_FILE: &str = "desk.sqlite";
/// Where backups of [`DESK_FILE`] stand.
pub(crate) const BACKUP_FOLDER: &str = "backups";

/// `FDSK`: marks an SQLite file as a desk.
const APPLICATION_ID: u32 = 0x4644_534b;

/// One file a version; released ones never change.
const MIGRATIONS: [&str; 5] = [
    include_str!("migrations/0001-desk.sql"),
    include_str!("migrations/0002-counts.sql"),
    include_str!("migrations/0003-process.sql"),
    include_str!("migrations/0004-companions.sql"),
    include_str!("migrations/0005-own.sql"),
];

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

/// A table, index, trigger or view: what it is, its name and the SQL that made it.
type SchemaObject = (String, String, String);

/// What the newest schema consists of.
static OWN_OBJECTS: LazyLock<Option<BTreeSet<SchemaObject>>> = LazyLock::new(|| {
    let mut conn = Connection::open_in_memory().ok()?;
    migrate(&mut conn, None).ok()?;
    objects(&conn).ok()
});

fn objects(conn: &Connection) -> Result<BTreeSet<SchemaObject>, StoreError> {
    // What SQLite makes for itself, such as its statistics, has a name of its own.
    let mut statement = conn.prepare(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let objects = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(objects.collect::<Result<_, _>>()?)
}

/// Refuses a desk into which somebody put triggers or views: they would act whenever we write or read.
pub(crate) fn refuse_strangers(conn: &Connection, folder: &Path) -> Result<(), StoreError> {
    let strangers = foreign_objects(conn)?;
    let acting = strangers
        .iter()
        .find(|(kind, ..)| kind == "trigger" || kind == "view");
    acting.map_or(Ok(()), |(kind, name, _)| {
        Err(damaged(
            folder.display().to_string(),
            format!("it has a {kind} {name:?} that no Factdesk made"),
        ))
    })
}

/// What the database has that the schema has not.
fn foreign_objects(conn: &Connection) -> Result<Vec<SchemaObject>, StoreError> {
    let own = own_objects()?;
    Ok(objects(conn)?
        .into_iter()
        .filter(|object| !own.contains(object))
        .collect())
}

fn own_objects() -> Result<&'static BTreeSet<SchemaObject>, StoreError> {
    OWN_OBJECTS
        .as_ref()
        .ok_or_else(|| damaged("the program", "its own schema cannot be made"))
}

/// In what the database's schema differs from ours: names of what is foreign, changed or missing.
pub(crate) fn differences(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let is = objects(conn)?;
    let differing = is.symmetric_difference(own_objects()?);
    let named: BTreeSet<String> = differing
        .map(|(kind, name, _)| format!("{kind} {name}"))
        .collect();
    Ok(named.into_iter().collect())
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
