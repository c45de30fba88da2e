use super::stems;
use crate::error::StoreError;
use crate::ledger::{Change, Fields};
use crate::tables::{self, Table};
use rusqlite::{Connection, params};
use serde_json::Value;

/// The columns of a table that are searched, and its index.
fn searched(table: &Table) -> Option<(&'static str, &'static [&'static str])> {
    match table.name {
        "claims" => Some(("search_claims", &["text"])),
        "documents" => Some(("search_documents", &["title", "text"])),
        "sources" => Some(("search_sources", &["title", "address"])),
        "verdicts" => Some(("search_verdicts", &["reasoning", "note"])),
        "reviews" => Some(("search_reviews", &["text"])),
        _ => None,
    }
}

/// Words of new rows that are yet to be entered into the search index.
///
/// Whenever another table is written to, FTS5 writes out what it has gathered: a statement that fires a trigger begins
/// with a savepoint, and a savepoint flushes. So an import of many rows enters their words together.
#[derive(Debug, Default)]
pub(crate) struct Unentered {
    rows: Vec<(&'static str, i64, String, String)>,
    n_bytes: usize,
}

impl Unentered {
    /// Notes the words of a row, and of their stems, under the row's number.
    pub fn note(&mut self, table: &Table, n: i64, words: String, stems: String) {
        if let Some((index, _)) = searched(table) {
            self.n_bytes += words.len() + stems.len();
            self.rows.push((index, n, words, stems));
        }
    }

    /// Whether so much is noted that it should be entered before there is more.
    pub fn is_much(&self) -> bool {
        self.n_bytes > 1 << 25
    }

    /// Enters everything, each index by itself.
    pub fn enter(&mut self, conn: &Connection) -> Result<(), StoreError> {
        self.rows.sort_by_key(|(index, n, ..)| (*index, *n));
        for (index, n, words, stems) in self.rows.drain(..) {
            enter(conn, index, n, &words, &stems)?;
        }
        self.n_bytes = 0;
        Ok(())
    }
}

/// Brings the search index in step with a change to row `n`.
pub(crate) fn follow(conn: &Connection, table: &Table, n: i64, change: &Change) -> Result<(), StoreError> {
    let Some((index, columns)) = searched(table) else {
        return Ok(());
    };
    let is_concerned =
        |row: &Fields| row.contains_key("lang") || columns.iter().any(|column| row.contains_key(*column));
    match (&change.before, &change.after) {
        (None, Some(row)) => add(conn, index, columns, table, n, row),
        (Some(_), None) => remove(conn, index, n),
        (Some(_), Some(changed)) if is_concerned(changed) => {
            remove(conn, index, n)?;
            match table.row(conn, &change.id)? {
                Some(row) => add(conn, index, columns, table, n, &row),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

fn add(
    conn: &Connection,
    index: &str,
    columns: &[&str],
    table: &Table,
    n: i64,
    row: &Fields,
) -> Result<(), StoreError> {
    let texts: Vec<&str> = columns
        .iter()
        .filter_map(|column| row.get(*column)?.as_str())
        .collect();
    let words = texts.join("\n");
    let lang = match row.get("lang").and_then(Value::as_str) {
        Some(lang) => lang.to_owned(),
        None => lang_of(conn, table, row)?,
    };
    let stems = stems::of_text(&words, &lang);
    enter(conn, index, n, &words, &stems)
}

fn enter(conn: &Connection, index: &str, n: i64, words: &str, stems: &str) -> Result<(), StoreError> {
    conn.prepare_cached(&format!(
        "INSERT INTO {index} (rowid, words, stems) VALUES (?1, ?2, ?3)"
    ))?
    .execute(params![n, words, stems])?;
    Ok(())
}

/// Reasoning is taken to be in the language of the claim.
fn lang_of(conn: &Connection, table: &Table, row: &Fields) -> Result<String, StoreError> {
    if table.name != tables::VERDICTS.name {
        return Ok(String::new());
    }
    let claim = row.get("claim").and_then(Value::as_str).unwrap_or_default();
    let mut statement = conn.prepare_cached("SELECT lang FROM claims WHERE id = ?1")?;
    let mut found = statement.query([claim])?;
    Ok(found
        .next()?
        .map(|row| row.get(0))
        .transpose()?
        .unwrap_or_default())
}

fn remove(conn: &Connection, index: &str, n: i64) -> Result<(), StoreError> {
    conn.prepare_cached(&format!("DELETE FROM {index} WHERE rowid = ?1"))?
        .execute([n])?;
    Ok(())
}
