//! A desk as open files: its ledger as JSON Lines and its blobs as they were received. `docs/desk-format.md` has the form.

use crate::blobs::{sync_folder, write_whole};
use crate::digest::hex;
use crate::error::{StoreError, at, damaged};
use crate::ledger::{self, Applier, Change, EventKind, LINE_COLUMNS, Line};
use crate::schema;
use crate::store::{Random, Reader, Store};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// The ledger's file in an export.
const LEDGER_FILE: &str = "ledger.jsonl";
/// The blobs' folder in an export; each file is called by its digest.
const BLOB_FOLDER: &str = "blobs";
/// No event is longer; whoever sends a longer line sends no ledger.
const LONGEST_LINE_BYTES: usize = 1 << 30;

/// The first line of a ledger file.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    format: String,
    version: u32,
    desk: String,
}

/// What names the form in the first line.
const FORMAT: &str = "factdesk-ledger";

/// What an export or import held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// How many events.
    pub n_events: u64,
    /// How many blobs.
    pub n_blobs: u64,
}

impl Store {
    /// Writes the whole desk into a new folder, as open files that need no Factdesk to be read.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`]; [`StoreError::Damaged`] when something is not as it was written;
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn export(&self, to: &Path) -> Result<Exchanged, StoreError> {
        if to.exists() {
            return Err(StoreError::AlreadyThere {
                folder: to.to_owned(),
            });
        }
        fs::create_dir_all(to).map_err(at(to))?;
        self.read(|desk| {
            let file = to.join(LEDGER_FILE);
            let mut out = BufWriter::new(File::create(&file).map_err(at(&file))?);
            let n_events = desk.write_ledger(&mut out, &file)?;
            let out = out.into_inner().map_err(|error| at(&file)(error.into_error()))?;
            out.sync_all().map_err(at(&file))?;
            let blobs = to.join(BLOB_FOLDER);
            fs::create_dir(&blobs).map_err(at(&blobs))?;
            let digests = desk.blobs.digests()?;
            for sha256 in &digests {
                write_whole(&blobs.join(sha256), &desk.blobs.bytes(sha256)?)?;
            }
            sync_folder(to)?;
            Ok(Exchanged {
                n_events,
                n_blobs: digests.len() as u64,
            })
        })
    }

    /// Makes a new desk at `folder` out of an export. The export is taken for what a stranger sent: every hash is
    /// checked, only known tables and columns are filled, and the new desk must pass [`Store::verify`].
    ///
    /// # Errors
    /// [`StoreError::BadLedger`] names the line; nothing stands at `folder` then. [`StoreError::AlreadyThere`].
    pub fn import(from: &Path, folder: &Path, random: Random) -> Result<(Store, Exchanged), StoreError> {
        let file = from.join(LEDGER_FILE);
        let ledger = File::open(&file).map_err(at(&file))?;
        let store = Store::create(folder, random)?;
        let imported = fill(&store, BufReader::new(ledger), &from.join(BLOB_FOLDER));
        match imported {
            Ok(exchanged) => Ok((store, exchanged)),
            Err(error) => {
                drop(store);
                // Only what was just made here is taken away again.
                fs::remove_dir_all(folder).map_err(at(folder))?;
                Err(error)
            }
        }
    }
}

impl Reader<'_> {
    fn write_ledger(&self, out: &mut impl Write, file: &Path) -> Result<u64, StoreError> {
        let desk = self
            .conn
            .query_row("SELECT value FROM meta WHERE key = 'desk'", [], |row| row.get(0))?;
        let head = Head {
            format: FORMAT.to_owned(),
            version: schema::VERSION,
            desk,
        };
        let mut write = |bytes: &[u8]| {
            out.write_all(bytes)
                .and_then(|()| out.write_all(b"\n"))
                .map_err(at(file))
        };
        write(&serde_json::to_vec(&head).map_err(|error| damaged("the first line", error))?)?;
        let mut statement = self
            .conn
            .prepare(&format!("SELECT {LINE_COLUMNS} FROM events ORDER BY seq"))?;
        let mut rows = statement.query([])?;
        let mut prev = ledger::NO_EVENT.to_owned();
        let mut n_events = 0;
        while let Some(row) = rows.next()? {
            let (line, hash) = ledger::stored(row, &prev)?;
            if line.hash()?.as_slice() != hash {
                return Err(damaged(
                    format!("event {}", line.seq),
                    "it is not as it was written",
                ));
            }
            prev = hex(&hash);
            // The hash is over the line without it: the last member, so that anybody can cut it off and check.
            let mut bytes = line.bytes()?;
            bytes.pop();
            bytes.extend(format!(",\"hash\":\"{prev}\"}}").as_bytes());
            write(&bytes)?;
            n_events += 1;
        }
        Ok(n_events)
    }
}

fn fill(store: &Store, mut lines: impl BufRead, blobs: &Path) -> Result<Exchanged, StoreError> {
    let n_blobs = keep_blobs(store, blobs)?;
    let n_events = store.transact(|conn| {
        let mut n_line = 0;
        let mut prev = ledger::NO_EVENT.to_owned();
        let mut line = String::new();
        loop {
            line.clear();
            n_line += 1;
            let bad = |says: String| StoreError::BadLedger { line: n_line, says };
            let mut limited = std::io::Read::take(&mut lines, LONGEST_LINE_BYTES as u64);
            let n_read = limited
                .read_line(&mut line)
                .map_err(|error| bad(error.to_string()))?;
            match (n_line, n_read) {
                (1, _) => take_head(conn, &line).map_err(bad)?,
                (_, 0) => return Ok(n_line - 2),
                _ => prev = take_event(conn, line.trim_end(), &prev).map_err(bad)?,
            }
        }
    })?;
    match store.verify()?.into_iter().next() {
        Some(finding) => Err(StoreError::BadLedger {
            line: n_events + 1,
            says: format!(
                "it does not give a sound desk: {}: {}",
                finding.place, finding.says
            ),
        }),
        None => Ok(Exchanged { n_events, n_blobs }),
    }
}

fn keep_blobs(store: &Store, blobs: &Path) -> Result<u64, StoreError> {
    let mut n_blobs = 0;
    for entry in fs::read_dir(blobs).map_err(at(blobs))? {
        let file = entry.map_err(at(blobs))?.path();
        // A link could lead out of the export.
        let is_plain = fs::symlink_metadata(&file).map_err(at(&file))?.is_file();
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if !is_plain || name.len() != 64 {
            return Err(damaged(file.display().to_string(), "it is no blob"));
        }
        let bytes = fs::read(&file).map_err(at(&file))?;
        if crate::digest::sha256_hex(&bytes) != name {
            return Err(damaged(
                file.display().to_string(),
                "its bytes have another digest than its name says",
            ));
        }
        store.blobs.keep(&bytes)?;
        n_blobs += 1;
    }
    Ok(n_blobs)
}

/// The new desk takes on the name of the one exported, so that their ledgers can be told to be of one desk.
fn take_head(conn: &Connection, line: &str) -> Result<(), String> {
    let head: Head = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if head.format != FORMAT {
        return Err(format!("its format is {:?} and not {FORMAT:?}", head.format));
    }
    if head.version > schema::VERSION {
        return Err(format!(
            "a newer Factdesk wrote it (version {}, this program knows {})",
            head.version,
            schema::VERSION
        ));
    }
    conn.execute("UPDATE meta SET value = ?1 WHERE key = 'desk'", [&head.desk])
        .map_err(|error| error.to_string())?;
    Ok(())
}

/// Checks one event against the chain and applies it; its hash comes back.
fn take_event(conn: &Connection, written: &str, prev: &str) -> Result<String, String> {
    #[derive(Deserialize)]
    struct Hashed {
        hash: String,
    }
    let says = |error: &dyn std::fmt::Display| error.to_string();
    let line: Line = serde_json::from_str(written).map_err(|error| says(&error))?;
    let Hashed { hash } = serde_json::from_str(written).map_err(|error| says(&error))?;
    let real = hex(&line.hash().map_err(|error| says(&error))?);
    if line.prev != prev {
        return Err("it does not follow the line before".to_owned());
    }
    if real != hash {
        return Err("it is not as it was written: its hash is another".to_owned());
    }
    take_line(conn, &line)?;
    Ok(hash)
}

/// Applies an event whose hash is right.
pub(crate) fn take_line(conn: &Connection, line: &Line) -> Result<(), String> {
    let says = |error: &dyn std::fmt::Display| error.to_string();
    let kind = EventKind::parse(&line.kind).ok_or_else(|| format!("its kind {:?} is unknown", line.kind))?;
    let changes: Vec<Change> = serde_json::from_str(line.changes.get()).map_err(|error| says(&error))?;
    let mut applier = Applier::new(conn);
    for change in &changes {
        applier.apply(change).map_err(|error| says(&error))?;
    }
    applier.finish().map_err(|error| says(&error))?;
    ledger::insert_line(conn, line).map_err(|error| says(&error))?;
    ledger::follow_steps(conn, line.seq, &line.reviewer, kind, line.undoes).map_err(|error| says(&error))
}
