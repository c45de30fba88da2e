use crate::error::StoreError;
use crate::rows;
use crate::store::Reader;
use crate::tables::{REVIEWERS, SCALES, SETTINGS, Table, VIEWS};
use factdesk_model::desk::{RatingScale, Reviewer};
use factdesk_model::{ClaimId, ReviewerId};
use rusqlite::OptionalExtension;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Words that a reviewer has not yet made a verdict of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Whose words.
    pub reviewer: ReviewerId,
    /// The claim they are on.
    pub claim: ClaimId,
    /// The words, in a form that is the caller's own.
    pub words: String,
    /// When they were last saved.
    pub at_ms: i64,
}

/// A query that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Names the view.
    pub id: String,
    /// Whose it is; `None` for one that all share.
    pub reviewer: Option<ReviewerId>,
    /// The name shown.
    pub name: String,
    /// The query, as [`crate::Filter::parse`] reads it.
    pub query: String,
    /// The order.
    pub sort: crate::Sort,
}

impl Reader<'_> {
    /// Everybody who ever decided at this desk.
    ///
    /// # Errors
    /// What the database says.
    pub fn reviewers(&self) -> Result<Vec<Reviewer>, StoreError> {
        self.all_of(&REVIEWERS)
    }

    /// One reviewer.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn reviewer(&self, id: &ReviewerId) -> Result<Reviewer, StoreError> {
        self.one_of("reviewer", &REVIEWERS, id.as_str())
    }

    /// The reviewer of that name, whatever its case.
    ///
    /// # Errors
    /// What the database says.
    pub fn reviewer_named(&self, name: &str) -> Result<Option<Reviewer>, StoreError> {
        let name = name.trim().to_lowercase();
        Ok(self
            .reviewers()?
            .into_iter()
            .find(|reviewer| reviewer.name.to_lowercase() == name))
    }

    /// The desk's rating scales.
    ///
    /// # Errors
    /// What the database says.
    pub fn scales(&self) -> Result<Vec<RatingScale>, StoreError> {
        self.all_of(&SCALES)
    }

    /// One rating scale.
    ///
    /// # Errors
    /// [`StoreError::UnknownScale`].
    pub fn scale(&self, id: &str) -> Result<RatingScale, StoreError> {
        self.one_of("scale", &SCALES, id).map_err(|error| match error {
            StoreError::NotFound { id, .. } => StoreError::UnknownScale { scale: id },
            other => other,
        })
    }

    /// A setting of the desk, or `None` where nobody has set it.
    ///
    /// # Errors
    /// What the database says.
    pub fn setting(&self, key: &str) -> Result<Option<Value>, StoreError> {
        Ok(SETTINGS
            .row(self.conn, key)?
            .and_then(|mut row| row.remove("value")))
    }

    /// The desk's name: its setting `name`, or what its folder is called.
    ///
    /// # Errors
    /// What the database says.
    pub fn desk_name(&self) -> Result<String, StoreError> {
        if let Some(Value::String(name)) = self.setting("name")? {
            return Ok(name);
        }
        let stem = self.folder.and_then(|folder| folder.file_stem());
        Ok(stem.map_or_else(
            || "Factdesk".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        ))
    }

    /// What a reviewer has begun to write on a claim.
    ///
    /// # Errors
    /// What the database says.
    pub fn draft(&self, reviewer: &ReviewerId, claim: &ClaimId) -> Result<Option<Draft>, StoreError> {
        let found = self
            .conn
            .prepare_cached("SELECT words, at_ms FROM drafts WHERE reviewer = ?1 AND claim = ?2")?
            .query_row([reviewer.as_str(), claim.as_str()], |row| {
                Ok(Draft {
                    reviewer: reviewer.clone(),
                    claim: claim.clone(),
                    words: row.get(0)?,
                    at_ms: row.get(1)?,
                })
            })
            .optional()?;
        Ok(found)
    }

    /// When the reviewer last left the desk.
    ///
    /// # Errors
    /// What the database says.
    pub fn last_visit_ms(&self, reviewer: &ReviewerId) -> Result<Option<i64>, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT at_ms FROM visits WHERE reviewer = ?1")?
            .query_row([reviewer.as_str()], |row| row.get(0))
            .optional()?)
    }

    /// The views that the reviewer sees: their own and those that all share.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the database says.
    pub fn views(&self, reviewer: &ReviewerId) -> Result<Vec<SavedView>, StoreError> {
        let mut views = Vec::new();
        for (id, mut row) in self.rows_of(&VIEWS)? {
            let text = |value: Option<Value>| value.as_ref().and_then(Value::as_str).map(str::to_owned);
            let view = SavedView {
                reviewer: text(row.remove("reviewer")).and_then(|id| ReviewerId::parse(&id).ok()),
                name: text(row.remove("name")).unwrap_or_default(),
                query: text(row.remove("query")).unwrap_or_default(),
                sort: rows::word(&text(row.remove("sort")).unwrap_or_default(), "views.sort")?,
                id,
            };
            if view.reviewer.as_ref().is_none_or(|owner| owner == reviewer) {
                views.push(view);
            }
        }
        views.sort_by_key(|view| view.name.to_lowercase());
        Ok(views)
    }

    /// All rows of a small table, oldest first.
    pub(crate) fn rows_of(&self, table: &Table) -> Result<Vec<(String, crate::ledger::Fields)>, StoreError> {
        let sql = format!(
            "SELECT id, {} FROM {} ORDER BY n",
            table.column_list(),
            table.name
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut found = statement.query([])?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            rows.push((row.get(0)?, table.fields(row, 1)?));
        }
        Ok(rows)
    }

    fn all_of<T: DeserializeOwned>(&self, table: &Table) -> Result<Vec<T>, StoreError> {
        self.rows_of(table)?
            .into_iter()
            .map(|(id, row)| rows::noun(table.name, &id, row))
            .collect()
    }

    pub(crate) fn one_of<T: DeserializeOwned>(
        &self,
        what: &'static str,
        table: &Table,
        id: &str,
    ) -> Result<T, StoreError> {
        let row = table.row(self.conn, id)?.ok_or_else(|| StoreError::NotFound {
            what,
            id: id.to_owned(),
        })?;
        rows::noun(table.name, id, row)
    }

    /// The nouns of a table whose `column` is `key`, in the order `order`.
    pub(crate) fn those_of<T: DeserializeOwned>(
        &self,
        table: &Table,
        column: &str,
        key: &str,
        order: &str,
    ) -> Result<Vec<T>, StoreError> {
        let sql = format!(
            "SELECT id, {} FROM {} WHERE {column} = ?1 ORDER BY {order}",
            table.column_list(),
            table.name
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut found = statement.query([key])?;
        let mut nouns = Vec::new();
        while let Some(row) = found.next()? {
            let id: String = row.get(0)?;
            nouns.push(rows::noun(table.name, &id, table.fields(row, 1)?)?);
        }
        Ok(nouns)
    }
}
