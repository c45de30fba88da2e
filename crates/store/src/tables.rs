//! Which tables the ledger keeps, and how a column of each stands in an event.

use crate::error::{StoreError, damaged};
use crate::ledger::Fields;
use rusqlite::types::{ToSql, ToSqlOutput, Value as SqlValue, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row as SqlRow};
use serde_json::Value;
use std::sync::OnceLock;

/// How a column stands in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    Text,
    Integer,
    Real,
    Flag,
    /// Structured: nested in an event, written out in the table.
    Json,
}

/// A table whose rows only ever change by events. Every one has the columns `n` and `id` besides.
#[derive(Debug)]
pub(crate) struct Table {
    pub name: &'static str,
    pub columns: &'static [(&'static str, ColumnKind)],
    /// The statement that adds a row, written out once.
    pub insert_sql: OnceLock<String>,
}

use ColumnKind::{Flag, Integer, Json, Real, Text};

pub(crate) static REVIEWERS: Table = Table {
    name: "reviewers",
    columns: &[("name", Text)],
    insert_sql: OnceLock::new(),
};
pub(crate) static SETTINGS: Table = Table {
    name: "settings",
    columns: &[("value", Json)],
    insert_sql: OnceLock::new(),
};
pub(crate) static SCALES: Table = Table {
    name: "scales",
    columns: &[("label", Json), ("ordered", Flag), ("ratings", Json)],
    insert_sql: OnceLock::new(),
};
pub(crate) static DOCUMENTS: Table = Table {
    name: "documents",
    columns: &[
        ("title", Text),
        ("lang", Text),
        ("published", Json),
        ("origin", Text),
        ("sha256", Text),
        ("imported_ms", Integer),
        ("n_sentences", Integer),
        ("text", Text),
        ("annotation", Json),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static ASIDES: Table = Table {
    name: "asides",
    columns: &[
        ("document", Text),
        ("span_start", Integer),
        ("span_end", Integer),
        ("reason", Text),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static CLAIMS: Table = Table {
    name: "claims",
    columns: &[
        ("document", Text),
        ("ordinal", Integer),
        ("span_start", Integer),
        ("span_end", Integer),
        ("sentence", Integer),
        ("checkable", Real),
        ("lang", Text),
        ("sha256", Text),
        ("status", Text),
        ("set_aside", Text),
        ("still_found", Flag),
        ("assignee", Text),
        ("priority", Integer),
        ("text", Text),
        ("found", Json),
        ("own", Json),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static SOURCES: Table = Table {
    name: "sources",
    columns: &[
        ("address", Text),
        ("is_remote", Flag),
        ("title", Text),
        ("added_ms", Integer),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static SNAPSHOTS: Table = Table {
    name: "snapshots",
    columns: &[
        ("source", Text),
        ("fetched_ms", Integer),
        ("final_url", Text),
        ("redirects", Json),
        ("http_status", Integer),
        ("headers", Json),
        ("sha256", Text),
        ("n_bytes", Integer),
        ("media_type", Text),
        ("state", Text),
        ("why", Text),
        ("title", Text),
        ("byline", Text),
        ("publisher", Text),
        ("published", Text),
        ("lang", Text),
        ("text_sha256", Text),
        ("extractor", Text),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static COMPANIONS: Table = Table {
    name: "companions",
    columns: &[
        ("snapshot", Text),
        ("kind", Text),
        ("sha256", Text),
        ("n_bytes", Integer),
        ("at_ms", Integer),
        ("about", Json),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static ATTACHMENTS: Table = Table {
    name: "attachments",
    columns: &[("claim", Text), ("source", Text), ("added_ms", Integer)],
    insert_sql: OnceLock::new(),
};
pub(crate) static EVIDENCE: Table = Table {
    name: "evidence",
    columns: &[
        ("claim", Text),
        ("source", Text),
        ("snapshot", Text),
        ("selector", Json),
        ("stance", Text),
        ("note", Text),
        ("state", Text),
        ("added_ms", Integer),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static VERDICTS: Table = Table {
    name: "verdicts",
    columns: &[
        ("claim", Text),
        ("version", Integer),
        ("scale", Text),
        ("rating", Text),
        ("reasoning", Text),
        ("reviewer", Text),
        ("at_ms", Integer),
        ("state", Text),
        ("note", Text),
        ("claim_sha256", Text),
        ("evidence", Json),
        ("answered_by", Text),
        ("answered_version", Integer),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static ASSESSMENTS: Table = Table {
    name: "assessments",
    columns: &[
        ("claim", Text),
        ("reviewer", Text),
        ("scale", Text),
        ("rating", Text),
        ("reasoning", Text),
        ("at_ms", Integer),
        ("claim_sha256", Text),
        ("evidence", Json),
        ("round", Integer),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static TAGS: Table = Table {
    name: "tags",
    columns: &[("claim", Text), ("tag", Text)],
    insert_sql: OnceLock::new(),
};
pub(crate) static COMMENTS: Table = Table {
    name: "comments",
    columns: &[
        ("claim", Text),
        ("reviewer", Text),
        ("at_ms", Integer),
        ("words", Text),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static VIEWS: Table = Table {
    name: "views",
    columns: &[
        ("reviewer", Text),
        ("name", Text),
        ("query", Text),
        ("sort", Text),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static CHECKS: Table = Table {
    name: "checks",
    columns: &[
        ("claim", Text),
        ("item", Text),
        ("state", Text),
        ("note", Text),
        ("reviewer", Text),
        ("at_ms", Integer),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static REVIEWS: Table = Table {
    name: "reviews",
    columns: &[
        ("text", Text),
        ("lang", Text),
        ("speaker", Text),
        ("said", Text),
        ("publisher", Text),
        ("url", Text),
        ("published", Text),
        ("rating", Json),
        ("sha256", Text),
        ("imported_ms", Integer),
        ("mentions", Json),
    ],
    insert_sql: OnceLock::new(),
};
pub(crate) static MATCHES: Table = Table {
    name: "matches",
    columns: &[
        ("claim", Text),
        ("other_claim", Text),
        ("other_review", Text),
        ("is_same", Flag),
        ("reviewer", Text),
        ("at_ms", Integer),
    ],
    insert_sql: OnceLock::new(),
};

/// Every table that follows from the ledger, those that others refer to first.
pub(crate) static ALL: [&Table; 19] = [
    &REVIEWERS,
    &SETTINGS,
    &SCALES,
    &DOCUMENTS,
    &ASIDES,
    &CLAIMS,
    &SOURCES,
    &SNAPSHOTS,
    &COMPANIONS,
    &ATTACHMENTS,
    &EVIDENCE,
    &VERDICTS,
    &ASSESSMENTS,
    &TAGS,
    &COMMENTS,
    &VIEWS,
    &CHECKS,
    &REVIEWS,
    &MATCHES,
];

/// The table of that name.
pub(crate) fn by_name(name: &str) -> Option<&'static Table> {
    ALL.into_iter().find(|table| table.name == name)
}

impl Table {
    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<(&'static str, ColumnKind)> {
        self.columns.iter().find(|(column, _)| *column == name).copied()
    }

    /// All columns as SQL lists them.
    pub fn column_list(&self) -> String {
        self.columns
            .iter()
            .map(|(name, _)| *name)
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Reads the columns from a row that lists them in order, the first at place `from`.
    pub fn fields(&self, row: &SqlRow<'_>, from: usize) -> Result<Fields, StoreError> {
        let mut fields = Fields::new();
        for (place, (name, kind)) in self.columns.iter().enumerate() {
            fields.insert(
                (*name).to_owned(),
                self.cell(row.get_ref(from + place)?, name, *kind)?,
            );
        }
        Ok(fields)
    }

    /// The whole row, or `None` where there is none.
    pub fn row(&self, conn: &Connection, id: &str) -> Result<Option<Fields>, StoreError> {
        let sql = format!("SELECT {} FROM {} WHERE id = ?1", self.column_list(), self.name);
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query([id])?;
        rows.next()?.map(|row| self.fields(row, 0)).transpose()
    }

    /// Just the named columns of a row.
    pub fn some_of_row(
        &self,
        conn: &Connection,
        id: &str,
        names: &Fields,
    ) -> Result<Option<Fields>, StoreError> {
        let columns: Vec<_> = self
            .columns
            .iter()
            .filter(|(name, _)| names.contains_key(*name))
            .collect();
        let list = columns
            .iter()
            .map(|(name, _)| *name)
            .collect::<Vec<_>>()
            .join(", ");
        let sql = format!("SELECT {list} FROM {} WHERE id = ?1", self.name);
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query([id])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let mut fields = Fields::new();
        for (place, (name, kind)) in columns.into_iter().enumerate() {
            fields.insert((*name).to_owned(), self.cell(row.get_ref(place)?, name, *kind)?);
        }
        Ok(Some(fields))
    }

    /// Whether there is such a row.
    pub fn has(&self, conn: &Connection, id: &str) -> Result<bool, StoreError> {
        let sql = format!("SELECT 1 FROM {} WHERE id = ?1", self.name);
        Ok(conn
            .prepare_cached(&sql)?
            .query_row([id], |_| Ok(()))
            .optional()?
            .is_some())
    }

    fn cell(&self, stored: ValueRef<'_>, column: &str, kind: ColumnKind) -> Result<Value, StoreError> {
        let wrong = |says: &dyn std::fmt::Display| damaged(format!("{}.{column}", self.name), says);
        match (kind, stored) {
            (_, ValueRef::Null) => Ok(Value::Null),
            (Text, ValueRef::Text(text)) => String::from_utf8(text.to_vec())
                .map(Value::String)
                .map_err(|error| wrong(&error)),
            (Json, ValueRef::Text(text)) => serde_json::from_slice(text).map_err(|error| wrong(&error)),
            (Integer, ValueRef::Integer(n)) => Ok(Value::from(n)),
            (Flag, ValueRef::Integer(n)) => Ok(Value::Bool(n != 0)),
            (Real, ValueRef::Real(x)) => Ok(Value::from(x)),
            (_, other) => Err(wrong(&format!("holds {:?}", other.data_type()))),
        }
    }
}

/// A value on its way into a column.
pub(crate) struct Cell<'a>(pub ColumnKind, pub &'a Value);

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let owned = |value| Ok(ToSqlOutput::Owned(value));
        match (self.0, self.1) {
            (_, Value::Null) => owned(SqlValue::Null),
            (Json, value) => owned(SqlValue::Text(value.to_string())),
            (Text, Value::String(text)) => Ok(ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))),
            (Flag, Value::Bool(flag)) => owned(SqlValue::Integer(i64::from(*flag))),
            (Integer, Value::Number(n)) if n.as_i64().is_some() => {
                owned(SqlValue::Integer(n.as_i64().unwrap_or_default()))
            }
            (Real, Value::Number(n)) if n.as_f64().is_some() => {
                owned(SqlValue::Real(n.as_f64().unwrap_or_default()))
            }
            (kind, value) => Err(rusqlite::Error::ToSqlConversionFailure(
                format!("{value} does not fit a {kind:?} column").into(),
            )),
        }
    }
}
