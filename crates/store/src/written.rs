//! New rows written out once: the same cells go into the table and, as JSON, into the event.

use crate::error::{StoreError, damaged};
use crate::ledger::Derived;
use crate::search::stems_of_text;
use crate::tables::{ColumnKind, Table};
use rusqlite::types::Value as SqlValue;
use serde::Serialize;

/// A new row of a table.
#[derive(Debug)]
pub(crate) struct WrittenRow {
    pub id: String,
    /// In the order of the table's columns, structured ones as JSON.
    pub cells: Vec<SqlValue>,
    /// What follows from the row's own columns.
    pub derived: Vec<Derived>,
    /// The words that are searched, and their stems.
    pub words: String,
    pub stems: String,
}

impl WrittenRow {
    pub fn new(
        id: String,
        cells: Vec<SqlValue>,
        derived: Vec<Derived>,
        words: String,
        lang: &str,
    ) -> WrittenRow {
        let stems = stems_of_text(&words, lang);
        WrittenRow {
            id,
            cells,
            derived,
            words,
            stems,
        }
    }

    /// Adds the change that makes the row to a list of changes, as JSON.
    pub fn write_change(&self, table: &Table, list: &mut Vec<u8>) -> Result<(), StoreError> {
        list.push(if list.is_empty() { b'[' } else { b',' });
        list.extend_from_slice(b"{\"entity\":");
        write(list, &table.name)?;
        list.extend_from_slice(b",\"id\":");
        write(list, &self.id)?;
        list.extend_from_slice(b",\"before\":null,\"after\":{");
        for (place, ((name, kind), cell)) in table.columns.iter().zip(&self.cells).enumerate() {
            if place > 0 {
                list.push(b',');
            }
            write(list, name)?;
            list.push(b':');
            match (kind, cell) {
                (_, SqlValue::Null) => list.extend_from_slice(b"null"),
                (ColumnKind::Json, SqlValue::Text(json)) => list.extend_from_slice(json.as_bytes()),
                (ColumnKind::Flag, SqlValue::Integer(n)) => write(list, &(*n != 0))?,
                (_, SqlValue::Text(text)) => write(list, text)?,
                (_, SqlValue::Integer(n)) => write(list, n)?,
                (_, SqlValue::Real(x)) => write(list, x)?,
                (_, SqlValue::Blob(_)) => return Err(damaged(table.name, "no column holds plain bytes")),
            }
        }
        list.extend_from_slice(b"}}");
        Ok(())
    }
}

/// A structured value for a cell.
pub(crate) fn json_cell<T: Serialize>(value: &T) -> Result<SqlValue, StoreError> {
    serde_json::to_string(value)
        .map(SqlValue::Text)
        .map_err(|error| damaged("a new row", error))
}

/// A word such as `in_review`, or nothing, for a cell.
pub(crate) fn word_cell<T: Serialize>(word: Option<&T>) -> SqlValue {
    match word.map(crate::rows::written) {
        Some(serde_json::Value::String(word)) => SqlValue::Text(word),
        _ => SqlValue::Null,
    }
}

fn write<T: Serialize + ?Sized>(list: &mut Vec<u8>, value: &T) -> Result<(), StoreError> {
    serde_json::to_writer(list, value).map_err(|error| damaged("a new event", error))
}
