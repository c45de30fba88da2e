//! The one place where the tables change.

use super::Change;
use crate::error::{StoreError, damaged};
use crate::ledger::Fields;
use crate::tables::{self, Cell, Table};
use crate::written::WrittenRow;
use crate::{derived, search};
use rusqlite::types::{ToSqlOutput, Value as SqlValue};
use rusqlite::{Connection, ToSql};
use std::collections::BTreeSet;

/// Applies changes in one transaction; what follows from the tables is brought in step by [`Applier::finish`].
pub(crate) struct Applier<'c> {
    conn: &'c Connection,
    keep_search: bool,
    touched_claims: BTreeSet<String>,
}

impl<'c> Applier<'c> {
    pub fn new(conn: &'c Connection) -> Applier<'c> {
        Applier {
            conn,
            keep_search: true,
            touched_claims: BTreeSet::new(),
        }
    }

    /// For a replay that is only compared: the search index is left empty.
    pub fn without_search(conn: &'c Connection) -> Applier<'c> {
        Applier {
            keep_search: false,
            ..Applier::new(conn)
        }
    }

    /// Makes one change.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where the change does not fit the row as it is.
    pub fn apply(&mut self, change: &Change) -> Result<(), StoreError> {
        let table = tables::by_name(&change.entity).ok_or_else(|| {
            damaged(
                "an event",
                format!("it changes {:?}, which is no table", change.entity),
            )
        })?;
        self.note_claim(table, change)?;
        let n = match (&change.before, &change.after) {
            (None, Some(row)) => self.insert(table, &change.id, row)?,
            (Some(_), Some(columns)) => self.update(table, &change.id, columns)?,
            (Some(_), None) => self.delete(table, &change.id)?,
            (None, None) => return Ok(()),
        };
        if self.keep_search {
            search::follow(self.conn, table, n, change)?;
        }
        Ok(())
    }

    /// Brings columns in step that follow from several rows.
    pub fn finish(self) -> Result<(), StoreError> {
        for claim in &self.touched_claims {
            derived::refresh_claim(self.conn, claim)?;
            for other in derived::answered_for(self.conn, claim)? {
                if !self.touched_claims.contains(&other) {
                    derived::refresh_claim(self.conn, &other)?;
                }
            }
        }
        Ok(())
    }

    /// Remembers whose verdict may have become stale.
    fn note_claim(&mut self, table: &Table, change: &Change) -> Result<(), StoreError> {
        let claims: Vec<String> = match table.name {
            // A claim is removed only where nothing hangs on it, and a new one has no verdict.
            "claims" if change.before.is_some() && change.after.is_some() => vec![change.id.clone()],
            "evidence" | "verdicts" => {
                // What moves from one claim to another touches both.
                let named: Vec<String> = [&change.before, &change.after]
                    .into_iter()
                    .flatten()
                    .filter_map(|row| row.get("claim")?.as_str().map(str::to_owned))
                    .collect();
                if named.is_empty() {
                    self.claim_of(table, &change.id)?.into_iter().collect()
                } else {
                    named
                }
            }
            _ => Vec::new(),
        };
        self.touched_claims.extend(claims);
        Ok(())
    }

    fn claim_of(&self, table: &Table, id: &str) -> Result<Option<String>, StoreError> {
        let sql = format!("SELECT claim FROM {} WHERE id = ?1", table.name);
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([id])?;
        Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
    }

    fn insert(&self, table: &Table, id: &str, row: &Fields) -> Result<i64, StoreError> {
        let derived = derived::columns(table, row);
        if derived.is_empty() && table.name == tables::CLAIMS.name {
            return Err(damaged(
                format!("claims {id}"),
                "it comes without what was found in it",
            ));
        }
        let mut values = Vec::with_capacity(1 + table.columns.len() + derived.len());
        values.push(Bound::Id(id));
        for (name, kind) in table.columns {
            let value = row.get(*name).unwrap_or(&serde_json::Value::Null);
            values.push(Bound::Cell(Cell(*kind, value)));
        }
        let sql = table.insert_sql.get_or_init(|| insert_sql(table, &derived));
        values.extend(derived.into_iter().map(|(_, value)| Bound::Derived(value)));
        let mut statement = self.conn.prepare_cached(sql)?;
        statement
            .execute(rusqlite::params_from_iter(&values))
            .map_err(|error| misfit(error, table, id))?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Adds a row that is written out already; its number comes back, under which the caller enters its words into the
    /// search index. New rows have no verdict that could have become stale.
    pub fn insert_written(&self, table: &Table, row: &WrittenRow) -> Result<i64, StoreError> {
        let mut values = Vec::with_capacity(1 + row.cells.len() + row.derived.len());
        values.push(Bound::Id(&row.id));
        values.extend(row.cells.iter().map(Bound::Plain));
        values.extend(row.derived.iter().map(|(_, value)| Bound::Plain(value)));
        let sql = table.insert_sql.get_or_init(|| insert_sql(table, &row.derived));
        self.conn
            .prepare_cached(sql)?
            .execute(rusqlite::params_from_iter(&values))
            .map_err(|error| misfit(error, table, &row.id))?;
        Ok(self.conn.last_insert_rowid())
    }

    fn update(&self, table: &Table, id: &str, columns: &Fields) -> Result<i64, StoreError> {
        let mut sets = Vec::new();
        let mut values: Vec<Box<dyn ToSql + '_>> = vec![Box::new(id)];
        for (name, value) in columns {
            let (name, kind) = table
                .column(name)
                .ok_or_else(|| damaged("an event", format!("{} has no column {name:?}", table.name)))?;
            values.push(Box::new(Cell(kind, value)));
            sets.push(format!("{name} = ?{}", values.len()));
        }
        for (name, value) in derived::columns(table, columns) {
            values.push(Box::new(value));
            sets.push(format!("{name} = ?{}", values.len()));
        }
        let sql = format!(
            "UPDATE {} SET {} WHERE id = ?1 RETURNING n",
            table.name,
            sets.join(", ")
        );
        self.one_row(&sql, &values, table, id)
    }

    fn delete(&self, table: &Table, id: &str) -> Result<i64, StoreError> {
        let sql = format!("DELETE FROM {} WHERE id = ?1 RETURNING n", table.name);
        self.one_row(&sql, &[Box::new(id)], table, id)
    }

    fn one_row(
        &self,
        sql: &str,
        values: &[Box<dyn ToSql + '_>],
        table: &Table,
        id: &str,
    ) -> Result<i64, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        let first = rows.next().map_err(|error| misfit(error, table, id))?;
        let n = first
            .ok_or_else(|| {
                damaged(
                    format!("{} {id}", table.name),
                    "an event changes a row that is not there",
                )
            })?
            .get(0)?;
        // A statement with RETURNING is done only when it was read to its end.
        while rows.next().map_err(|error| misfit(error, table, id))?.is_some() {}
        Ok(n)
    }
}

/// A value of a new row.
enum Bound<'a> {
    Id(&'a str),
    Cell(Cell<'a>),
    Plain(&'a SqlValue),
    Derived(SqlValue),
}

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Bound::Id(id) => id.to_sql(),
            Bound::Cell(cell) => cell.to_sql(),
            Bound::Plain(value) => value.to_sql(),
            Bound::Derived(value) => value.to_sql(),
        }
    }
}

/// The statement that adds a row; the same for every row of a table.
fn insert_sql(table: &Table, derived: &[Derived]) -> String {
    let mut names = vec!["id"];
    names.extend(table.columns.iter().map(|(name, _)| *name));
    names.extend(derived.iter().map(|(name, _)| *name));
    let places: Vec<String> = (1..=names.len()).map(|n| format!("?{n}")).collect();
    let mut places = places.join(", ");
    if table.name == tables::CLAIMS.name {
        // The place of the story in the order of imports; documents never change it.
        names.push("story");
        places.push_str(", (SELECT imported_ms FROM documents WHERE id = ?2)");
    }
    format!(
        "INSERT INTO {} ({}) VALUES ({places})",
        table.name,
        names.join(", ")
    )
}

/// A change that the tables' own rules refuse: a row that others refer to, or an id that is taken.
fn misfit(error: rusqlite::Error, table: &Table, id: &str) -> StoreError {
    if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) {
        return damaged(
            format!("{} {id}", table.name),
            format!("an event does not fit: {error}"),
        );
    }
    StoreError::from(error)
}

/// A value that follows from a row, with the name of its column.
pub(crate) type Derived = (&'static str, SqlValue);
