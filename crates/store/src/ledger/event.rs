use super::EventKind;
use crate::digest::{Digest, sha256_of};
use crate::error::{StoreError, damaged};
use factdesk_model::ReviewerId;
use rusqlite::Row as SqlRow;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};
use serde_json::Map;
use serde_json::value::RawValue;
use std::cell::RefCell;

/// Changes shorter than this are stored as they are; longer ones packed.
const PACKED_FROM: usize = 400;
const PACK_LEVEL: i32 = 3;
/// Packed changes begin with so many bytes of their digest: packing has bits that no unpacking looks at.
const GUARD: usize = 8;

thread_local! {
    /// Making a packer costs more than packing a short event, so each thread keeps one.
    static PACKER: RefCell<std::io::Result<zstd::bulk::Compressor<'static>>> =
        RefCell::new(zstd::bulk::Compressor::new(PACK_LEVEL));
}

/// One event of the ledger, without the changes it made.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its place in the ledger, from 1.
    pub seq: i64,
    /// UUID version 7.
    pub id: String,
    /// When it happened.
    pub at_ms: i64,
    /// Who did it.
    pub reviewer: ReviewerId,
    /// What was done.
    pub kind: EventKind,
    /// The ids of what it speaks of, the main one first.
    pub subjects: Vec<String>,
    /// What fills in the kind's sentence.
    pub args: Map<String, serde_json::Value>,
    /// The event that it takes back, for [`EventKind::Undone`] and [`EventKind::Redone`].
    pub undoes: Option<i64>,
}

/// An event as it is hashed, exported and compared: one line of JSON.
///
/// `subjects`, `args` and `changes` are kept letter by letter, because the hash is over them as they were written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Line {
    pub seq: i64,
    pub id: String,
    pub device: String,
    pub at_ms: i64,
    pub reviewer: String,
    pub kind: String,
    pub subjects: Box<RawValue>,
    pub args: Box<RawValue>,
    pub undoes: Option<i64>,
    pub changes: Box<RawValue>,
    pub prev: String,
}

/// The columns that [`stored`] reads, in its order.
pub(crate) const LINE_COLUMNS: &str =
    "seq, id, device, at_ms, reviewer, kind, subjects, args, undoes, changes, hash";
/// The columns that [`head`] reads, in its order.
pub(crate) const HEAD_COLUMNS: &str = "seq, id, at_ms, reviewer, kind, subjects, args, undoes";

impl Line {
    /// The bytes that the hash is over.
    pub fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        serde_json::to_vec(self).map_err(|error| damaged(format!("event {}", self.seq), error))
    }

    /// The hash that belongs to it.
    pub fn hash(&self) -> Result<Digest, StoreError> {
        Ok(sha256_of(&self.bytes()?))
    }
}

/// Reads a whole event and the hash stored with it; `prev` is the hash of the event before.
pub(crate) fn stored(row: &SqlRow<'_>, prev: &str) -> Result<(Line, Vec<u8>), StoreError> {
    let seq: i64 = row.get(0)?;
    let what = || format!("event {seq}");
    let raw = |text: String| RawValue::from_string(text).map_err(|error| damaged(what(), error));
    let changes = unpack(row.get_ref(9)?).map_err(|says| damaged(what(), says))?;
    let line = Line {
        seq,
        id: row.get(1)?,
        device: row.get(2)?,
        at_ms: row.get(3)?,
        reviewer: row.get(4)?,
        kind: row.get(5)?,
        subjects: raw(row.get(6)?)?,
        args: raw(row.get(7)?)?,
        undoes: row.get(8)?,
        changes: raw(changes)?,
        prev: prev.to_owned(),
    };
    Ok((line, row.get(10)?))
}

/// Reads an event without its changes.
pub(crate) fn head(row: &SqlRow<'_>) -> Result<Event, StoreError> {
    let seq: i64 = row.get(0)?;
    let what = || format!("event {seq}");
    let (reviewer, kind): (String, String) = (row.get(3)?, row.get(4)?);
    let (subjects, args): (String, String) = (row.get(5)?, row.get(6)?);
    Ok(Event {
        seq,
        id: row.get(1)?,
        at_ms: row.get(2)?,
        reviewer: ReviewerId::parse(&reviewer).map_err(|error| damaged(what(), error))?,
        kind: EventKind::parse(&kind).ok_or_else(|| damaged(what(), format!("unknown kind {kind:?}")))?,
        subjects: serde_json::from_str(&subjects).map_err(|error| damaged(what(), error))?,
        args: serde_json::from_str(&args).map_err(|error| damaged(what(), error))?,
        undoes: row.get(7)?,
    })
}

/// How changes are stored: as text, or packed where that is worth it.
pub(crate) fn pack(changes: &str) -> rusqlite::types::Value {
    use rusqlite::types::Value;
    if changes.len() >= PACKED_FROM
        && let Ok(packed) = PACKER.with_borrow_mut(|packer| match packer {
            Ok(packer) => packer.compress(changes.as_bytes()),
            Err(_) => zstd::bulk::compress(changes.as_bytes(), PACK_LEVEL),
        })
        && packed.len() + GUARD < changes.len()
    {
        let mut guarded = sha256_of(&packed)[..GUARD].to_vec();
        guarded.extend(packed);
        return Value::Blob(guarded);
    }
    Value::Text(changes.to_owned())
}

/// The text of stored changes.
pub(crate) fn unpack(stored: ValueRef<'_>) -> Result<String, String> {
    let bytes = match stored {
        ValueRef::Text(text) => text.to_vec(),
        ValueRef::Blob(guarded) => {
            let (guard, packed) = guarded.split_at_checked(GUARD).ok_or("its changes are cut off")?;
            if sha256_of(packed)[..GUARD] != *guard {
                return Err("its changes are not as they were written".to_owned());
            }
            zstd::decode_all(packed).map_err(|error| format!("its changes cannot be unpacked: {error}"))?
        }
        _ => return Err("its changes are missing".to_owned()),
    };
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
