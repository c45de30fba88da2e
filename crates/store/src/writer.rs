use crate::error::{StoreError, damaged};
use crate::ledger::{self, Applier, Change, EventKind, Fields, Sealed, WrittenEvent};
use crate::store::{Reader, Signed, Store};
use crate::tables::{self, Table};
use rusqlite::Connection;
use serde_json::Value;
use std::ops::Deref;

/// Changes the tables as one event. Exists only inside [`Store::write`] and [`Batch::event`], so that no change can
/// escape the transaction or the ledger.
pub(crate) struct Writer<'a> {
    reader: Reader<'a>,
    applier: Applier<'a>,
    changes: Vec<Change>,
    /// What the event speaks of, the main id first.
    pub subjects: Vec<String>,
    /// What fills in the sentence of the event's kind.
    pub args: Fields,
    /// The event taken back.
    pub undoes: Option<i64>,
    /// Who writes, and when.
    pub signed: &'a Signed,
    store: &'a Store,
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

/// Tables with the columns by which their rows refer to others.
const REFERENCES: [(&str, &str, &str); 18] = [
    ("asides", "document", "documents"),
    ("claims", "document", "documents"),
    ("snapshots", "source", "sources"),
    ("companions", "snapshot", "snapshots"),
    ("attachments", "claim", "claims"),
    ("attachments", "source", "sources"),
    ("evidence", "claim", "claims"),
    ("evidence", "source", "sources"),
    ("evidence", "snapshot", "snapshots"),
    ("verdicts", "claim", "claims"),
    ("assessments", "claim", "claims"),
    ("tags", "claim", "claims"),
    ("comments", "claim", "claims"),
    ("verdicts", "answered_by", "claims"),
    ("checks", "claim", "claims"),
    ("matches", "claim", "claims"),
    ("matches", "other_claim", "claims"),
    ("matches", "other_review", "reviews"),
];

impl Writer<'_> {
    /// Random bytes for a new id.
    pub fn random(&self) -> [u8; 10] {
        self.store.random_bytes()
    }

    /// Adds a row.
    pub fn insert(&mut self, table: &Table, id: &str, row: Fields) -> Result<(), StoreError> {
        self.apply(Change {
            entity: table.name.to_owned(),
            id: id.to_owned(),
            before: None,
            after: Some(row),
        })
    }

    /// Sets columns of a row. Those that hold that value already are no change.
    pub fn set(&mut self, table: &Table, id: &str, columns: Fields) -> Result<(), StoreError> {
        let mut before = table
            .some_of_row(self.conn, id, &columns)?
            .ok_or_else(|| StoreError::NotFound {
                what: table.name,
                id: id.to_owned(),
            })?;
        let mut after = columns;
        before.retain(|name, was| after.get(name) != Some(was));
        after.retain(|name, _| before.contains_key(name));
        if after.is_empty() {
            return Ok(());
        }
        self.apply(Change {
            entity: table.name.to_owned(),
            id: id.to_owned(),
            before: Some(before),
            after: Some(after),
        })
    }

    /// Removes a row.
    pub fn delete(&mut self, table: &Table, id: &str) -> Result<(), StoreError> {
        let row = table.row(self.conn, id)?.ok_or_else(|| StoreError::NotFound {
            what: table.name,
            id: id.to_owned(),
        })?;
        self.apply(Change {
            entity: table.name.to_owned(),
            id: id.to_owned(),
            before: Some(row),
            after: None,
        })
    }

    /// Makes a change and notes it for the event.
    pub fn apply(&mut self, change: Change) -> Result<(), StoreError> {
        self.applier.apply(&change)?;
        self.changes.push(change);
        Ok(())
    }

    /// Notes an argument of the event's sentence.
    pub fn say(&mut self, name: &str, value: impl Into<Value>) {
        self.args.insert(name.to_owned(), value.into());
    }

    /// Notes what the event speaks of.
    pub fn about(&mut self, id: impl ToString) {
        let id = id.to_string();
        if !self.subjects.contains(&id) {
            self.subjects.push(id);
        }
    }

    /// The first row that refers to this one.
    pub fn first_reference_to(
        &self,
        table: &Table,
        id: &str,
    ) -> Result<Option<(&'static str, String)>, StoreError> {
        for (from, column, to) in REFERENCES {
            if to == table.name {
                let sql = format!("SELECT id FROM {from} WHERE {column} = ?1 LIMIT 1");
                let mut statement = self.conn.prepare_cached(&sql)?;
                let mut rows = statement.query([id])?;
                if let Some(row) = rows.next()? {
                    return Ok(Some((from, row.get(0)?)));
                }
            }
        }
        Ok(None)
    }

    /// The first row that this one would refer to and that is not there.
    pub fn missing_reference(
        &self,
        table: &Table,
        row: &Fields,
    ) -> Result<Option<(&'static str, String)>, StoreError> {
        for (from, column, to) in REFERENCES {
            if from == table.name
                && let Some(id) = row.get(column).and_then(Value::as_str)
                && let Some(to) = tables::by_name(to)
                && !to.has(self.conn, id)?
            {
                return Ok(Some((to.name, id.to_owned())));
            }
        }
        Ok(None)
    }
}

/// Several events in one transaction.
pub(crate) struct Batch<'a> {
    store: &'a Store,
    conn: &'a Connection,
    signed: &'a Signed,
}

impl<'a> Batch<'a> {
    pub fn new(store: &'a Store, conn: &'a Connection, signed: &'a Signed) -> Batch<'a> {
        Batch { store, conn, signed }
    }

    pub fn conn(&self) -> &'a Connection {
        self.conn
    }

    /// Runs `work` as one event, whose number comes back with what `work` gave. Where nothing changed there is none.
    pub fn event<T>(
        &self,
        kind: EventKind,
        work: impl FnOnce(&mut Writer<'a>) -> Result<T, StoreError>,
    ) -> Result<(T, Option<i64>), StoreError> {
        let mut writer = Writer {
            reader: self.store.reader_on(self.conn),
            applier: Applier::new(self.conn),
            changes: Vec::new(),
            subjects: Vec::new(),
            args: Fields::new(),
            undoes: None,
            signed: self.signed,
            store: self.store,
        };
        let value = work(&mut writer)?;
        let Writer {
            applier,
            changes,
            subjects,
            args,
            undoes,
            ..
        } = writer;
        if changes.is_empty() {
            return Ok((value, None));
        }
        applier.finish()?;
        let written = WrittenEvent::of(subjects, args, &changes)?;
        Ok((value, Some(self.append(kind, undoes, &written)?)))
    }

    /// Adds rows that are written out already, with the event that is.
    pub fn written_event(
        &self,
        kind: EventKind,
        written: &WrittenEvent,
        insert: impl FnOnce(&Applier<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        insert(&Applier::new(self.conn))?;
        self.append(kind, None, written).map(drop)
    }

    fn append(
        &self,
        kind: EventKind,
        undoes: Option<i64>,
        written: &WrittenEvent,
    ) -> Result<i64, StoreError> {
        let sealed = Sealed {
            id: self.store.event_id(self.signed.at_ms)?,
            device: self.store.device(),
            at_ms: self.signed.at_ms,
            reviewer: self.signed.reviewer.as_str(),
            kind,
            undoes,
            written,
        };
        ledger::append(self.conn, &sealed)
    }
}

impl Store {
    /// Runs `work` in one transaction and notes it in the ledger as one event of this kind.
    ///
    /// # Errors
    /// Whatever `work` returns; the desk is then exactly as before.
    pub(crate) fn write<T>(
        &self,
        signed: &Signed,
        kind: EventKind,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.write_many(signed, |batch| Ok(batch.event(kind, work)?.0))
    }

    /// Runs `work`, which makes several events, in one transaction.
    pub(crate) fn write_many<T>(
        &self,
        signed: &Signed,
        work: impl FnOnce(&Batch<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.transact(|conn| work(&Batch::new(self, conn, signed)))
    }

    /// An event's id: UUID version 7.
    fn event_id(&self, at_ms: i64) -> Result<String, StoreError> {
        let ms = u64::try_from(at_ms).map_err(|_| damaged("the clock", "it stands before 1970"))?;
        let id = uuid::Builder::from_unix_timestamp_millis(ms, &self.random_bytes()).into_uuid();
        Ok(id.to_string())
    }
}
