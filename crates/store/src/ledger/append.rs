use super::{Change, Fields, Line, event, steps};
use crate::digest::hex;
use crate::error::{StoreError, damaged};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde_json::value::RawValue;

/// What is sealed into the ledger as one event.
pub(crate) struct Sealed<'a> {
    pub id: String,
    pub device: &'a str,
    pub at_ms: i64,
    pub reviewer: &'a str,
    pub kind: super::EventKind,
    pub undoes: Option<i64>,
    pub written: &'a WrittenEvent,
}

/// The parts of an event that take time to write out.
#[derive(Debug)]
pub(crate) struct WrittenEvent {
    subjects: Vec<String>,
    subjects_json: Box<RawValue>,
    args: Box<RawValue>,
    changes: Box<RawValue>,
    packed: SqlValue,
}

impl WrittenEvent {
    /// `changes` is a list of changes as JSON.
    pub fn new(subjects: Vec<String>, args: Fields, changes: Vec<u8>) -> Result<WrittenEvent, StoreError> {
        let changes = String::from_utf8(changes).map_err(|error| damaged("a new event", error))?;
        Ok(WrittenEvent {
            subjects_json: raw(&subjects)?,
            subjects,
            args: raw(&args)?,
            packed: event::pack(&changes),
            changes: RawValue::from_string(changes).map_err(|error| damaged("a new event", error))?,
        })
    }

    /// An event with these changes.
    pub fn of(subjects: Vec<String>, args: Fields, changes: &[Change]) -> Result<WrittenEvent, StoreError> {
        let changes = serde_json::to_vec(changes).map_err(|error| damaged("a new event", error))?;
        WrittenEvent::new(subjects, args, changes)
    }
}

/// What the first event's `prev` is: the hash of nothing.
pub(crate) const NO_EVENT: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Number and hash of the newest event.
pub(crate) fn last_hash(conn: &Connection) -> Result<(i64, String), StoreError> {
    let last: Option<(i64, Vec<u8>)> = conn
        .prepare_cached("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(last.map_or((0, NO_EVENT.to_owned()), |(seq, hash)| (seq, hex(&hash))))
}

/// Writes the event at the end of the ledger, with all that follows from it but the tables' own change.
pub(crate) fn append(conn: &Connection, sealed: &Sealed<'_>) -> Result<i64, StoreError> {
    let (last, prev) = last_hash(conn)?;
    let seq = last + 1;
    let line = Line {
        seq,
        id: sealed.id.clone(),
        device: sealed.device.to_owned(),
        at_ms: sealed.at_ms,
        reviewer: sealed.reviewer.to_owned(),
        kind: sealed.kind.as_str().to_owned(),
        subjects: sealed.written.subjects_json.clone(),
        args: sealed.written.args.clone(),
        undoes: sealed.undoes,
        changes: sealed.written.changes.clone(),
        prev,
    };
    insert_packed(conn, &line, &sealed.written.packed)?;
    note_subjects(conn, seq, &sealed.written.subjects)?;
    steps::follow(conn, seq, sealed.reviewer, sealed.kind, sealed.undoes)?;
    Ok(seq)
}

/// Writes a line that is sealed already into `events` and `event_subjects`.
pub(crate) fn insert_line(conn: &Connection, line: &Line) -> Result<(), StoreError> {
    insert_packed(conn, line, &event::pack(line.changes.get()))?;
    let subjects: Vec<String> = serde_json::from_str(line.subjects.get())
        .map_err(|error| damaged(format!("event {}", line.seq), error))?;
    note_subjects(conn, line.seq, &subjects)
}

fn insert_packed(conn: &Connection, line: &Line, packed: &SqlValue) -> Result<(), StoreError> {
    let hash = line.hash()?;
    conn.prepare_cached(
        "INSERT INTO events (seq, id, device, at_ms, reviewer, kind, subjects, args, undoes, changes, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        line.seq,
        line.id,
        line.device,
        line.at_ms,
        line.reviewer,
        line.kind,
        line.subjects.get(),
        line.args.get(),
        line.undoes,
        packed,
        hash,
    ])?;
    Ok(())
}

/// Notes what an event speaks of.
pub(crate) fn note_subjects(conn: &Connection, seq: i64, subjects: &[String]) -> Result<(), StoreError> {
    let mut note =
        conn.prepare_cached("INSERT OR IGNORE INTO event_subjects (subject, seq) VALUES (?1, ?2)")?;
    for subject in subjects {
        note.execute(params![subject, seq])?;
    }
    Ok(())
}

fn raw<T: Serialize>(value: &T) -> Result<Box<RawValue>, StoreError> {
    serde_json::value::to_raw_value(value).map_err(|error| damaged("a new event", error))
}
