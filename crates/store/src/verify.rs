//! Proof that a desk is what its ledger says.

mod replay;
mod texts;

use crate::digest::hex;
use crate::error::StoreError;
use crate::ledger::{self, EventKind, LINE_COLUMNS};
use crate::schema;
use crate::store::{Reader, Store};
use rusqlite::Connection;

/// Something that verification found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind of fault: `integrity`, `schema`, `foreign_key`, `ledger`, `replay`, `blob`, `document` or `anchor`.
    pub what: &'static str,
    /// Where: an event's number, a row, a blob, a file.
    pub place: String,
    /// What is wrong.
    pub says: String,
}

/// Findings as they come up.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, what: &'static str, place: impl Into<String>, says: impl ToString) {
        self.0.push(Finding {
            what,
            place: place.into(),
            says: says.to_string(),
        });
    }

    /// A check that could not go on is a finding as well.
    fn try_check(
        &mut self,
        what: &'static str,
        place: &str,
        check: impl FnOnce(&mut Findings) -> Result<(), StoreError>,
    ) {
        if let Err(error) = check(self) {
            self.add(what, place, error);
        }
    }
}

impl Store {
    /// Checks the whole desk: the database files, the ledger's chain of hashes, that replaying the ledger gives the
    /// very tables, every blob, every document's text, and that every anchor stands where it says.
    ///
    /// Nothing is changed. An empty list means that all is well.
    ///
    /// # Errors
    /// [`StoreError::Busy`]; all that is wrong with the desk comes back as findings.
    pub fn verify(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Findings::default();
        let read = self.read(|desk| {
            check_all(desk, &mut findings);
            Ok(())
        });
        match read {
            Err(StoreError::Busy) => return Err(StoreError::Busy),
            Err(error) => findings.add("integrity", schema::DESK_FILE, error),
            Ok(()) => {}
        }
        Ok(findings.0)
    }
}

fn check_all(desk: &Reader<'_>, findings: &mut Findings) {
    let file = schema::DESK_FILE;
    findings.try_check("integrity", file, |findings| {
        for says in integrity(desk.conn)? {
            findings.add("integrity", file, says);
        }
        Ok(())
    });
    findings.try_check("schema", file, |findings| {
        for object in schema::differences(desk.conn)? {
            findings.add("schema", object, "it is not as the desk's schema has it");
        }
        Ok(())
    });
    findings.try_check("foreign_key", file, |findings| foreign_keys(desk.conn, findings));
    findings.try_check("ledger", "events", |findings| chain(desk.conn, findings));
    findings.try_check("replay", "events", |findings| {
        replay::compare(desk.conn, findings)
    });
    findings.try_check("blob", crate::blobs::BLOB_FILE, |findings| {
        for bad in desk.blobs.check()? {
            findings.add("blob", bad.place, bad.says);
        }
        Ok(())
    });
    findings.try_check("blob", "companions", |findings| texts::companions(desk, findings));
    findings.try_check("document", "documents", |findings| {
        texts::documents(desk, findings)
    });
    findings.try_check("anchor", "evidence", |findings| texts::passages(desk, findings));
}

/// What SQLite itself finds wrong with a database; nothing when it is sound.
pub(crate) fn integrity(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare("PRAGMA integrity_check")?;
    let lines = statement
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

fn foreign_keys(conn: &Connection, findings: &mut Findings) -> Result<(), StoreError> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut broken = statement.query([])?;
    while let Some(row) = broken.next()? {
        let (table, row_number, to): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let place = format!("{table} row {}", row_number.unwrap_or_default());
        findings.add(
            "foreign_key",
            place,
            format!("refers to a row of {to} that is not there"),
        );
    }
    Ok(())
}

/// Walks the chain of hashes. One broken link is one finding: the next is checked against what is stored.
fn chain(conn: &Connection, findings: &mut Findings) -> Result<(), StoreError> {
    let mut statement = conn.prepare(&format!("SELECT {LINE_COLUMNS} FROM events ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    let mut prev = ledger::NO_EVENT.to_owned();
    let mut expected = 1;
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let place = format!("event {seq}");
        if seq != expected {
            findings.add("ledger", format!("event {expected}"), "it is missing");
        }
        expected = seq + 1;
        match ledger::stored(row, &prev) {
            Ok((line, hash)) => {
                if line.hash()?.as_slice() != hash {
                    findings.add(
                        "ledger",
                        place,
                        "it is not as it was written: its hash is another",
                    );
                } else if EventKind::parse(&line.kind).is_none() {
                    findings.add("ledger", place, format!("its kind {:?} is unknown", line.kind));
                }
                prev = hex(&hash);
            }
            Err(error) => {
                findings.add("ledger", place, error);
                prev = row
                    .get::<_, Vec<u8>>(10)
                    .map(|hash| hex(&hash))
                    .unwrap_or_default();
            }
        }
    }
    Ok(())
}
