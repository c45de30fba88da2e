//! Undo and redo: new events that swap the changes of old ones.

use super::{Change, Event, EventKind, Fields, swapped};
use crate::error::{StoreError, damaged};
use crate::store::{Signed, Store};
use crate::tables;
use crate::writer::Writer;
use crate::{ledger, store::Reader};
use factdesk_model::ReviewerId;
use ledger::steps;
use serde_json::{Value, json};

/// What a reviewer could undo and redo next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Redoable {
    /// The step that undo would take back.
    pub undo: Option<Event>,
    /// The step that redo would do again.
    pub redo: Option<Event>,
}

impl Reader<'_> {
    /// What this reviewer could undo and redo next.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and what the database says.
    pub fn next_steps(&self, reviewer: &ReviewerId) -> Result<Redoable, StoreError> {
        let event = |step: Option<steps::Step>| step.map(|step| self.event(step.seq)).transpose();
        Ok(Redoable {
            undo: event(steps::newest_done(self.conn, reviewer.as_str())?)?,
            redo: event(steps::oldest_undone(self.conn, reviewer.as_str())?)?,
        })
    }

    /// The changes that an event made.
    pub(crate) fn changes_of(&self, seq: i64) -> Result<Vec<Change>, StoreError> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT changes FROM events WHERE seq = ?1")?;
        let mut rows = statement.query([seq])?;
        let what = || format!("event {seq}");
        let row = rows.next()?.ok_or_else(|| damaged(what(), "it is missing"))?;
        let text = ledger::unpack(row.get_ref(0)?).map_err(|says| damaged(what(), says))?;
        serde_json::from_str(&text).map_err(|error| damaged(what(), error))
    }

    /// The newest event after `seq` that changed this row.
    fn changed_since(&self, seq: i64, change: &Change) -> Result<Option<Event>, StoreError> {
        let newest: i64 = self
            .conn
            .query_row("SELECT coalesce(max(seq), 0) FROM events", [], |row| row.get(0))?;
        for later in (seq + 1..=newest).rev() {
            let changes = self.changes_of(later)?;
            let same = |other: &Change| {
                other.entity == change.entity && other.id == change.id || refers_to(other, change)
            };
            if changes.iter().any(same) {
                return self.event(later).map(Some);
            }
        }
        Ok(None)
    }
}

impl Store {
    /// Takes back the reviewer's newest `n` steps, one event each, newest first. All or none of them.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`] when there are fewer steps than `n`, [`StoreError::Conflict`] when somebody has
    /// changed the same thing since.
    pub fn undo(&self, signed: &Signed, n: u32) -> Result<Vec<Event>, StoreError> {
        self.step_back_or_forth(signed, n, EventKind::Undone)
    }

    /// Does the reviewer's last `n` undone steps again.
    ///
    /// # Errors
    /// [`StoreError::NothingToRedo`], [`StoreError::Conflict`].
    pub fn redo(&self, signed: &Signed, n: u32) -> Result<Vec<Event>, StoreError> {
        self.step_back_or_forth(signed, n, EventKind::Redone)
    }

    fn step_back_or_forth(&self, signed: &Signed, n: u32, kind: EventKind) -> Result<Vec<Event>, StoreError> {
        let seqs = self.write_many(signed, |batch| {
            let mut seqs = Vec::new();
            for _ in 0..n {
                let conn = batch.conn();
                let reviewer = signed.reviewer.as_str();
                let step = if kind == EventKind::Undone {
                    steps::newest_done(conn, reviewer)?.ok_or(StoreError::NothingToUndo)?
                } else {
                    steps::oldest_undone(conn, reviewer)?.ok_or(StoreError::NothingToRedo)?
                };
                seqs.extend(batch.event(kind, |writer| take_back(writer, step))?.1);
            }
            Ok(seqs)
        })?;
        self.read(|desk| seqs.into_iter().map(|seq| desk.event(seq)).collect())
    }
}

fn take_back(writer: &mut Writer<'_>, step: steps::Step) -> Result<(), StoreError> {
    let first = writer.event(step.seq)?;
    for change in swapped(writer.changes_of(step.last)?) {
        if let Some((entity, id)) = in_the_way(writer, &change)? {
            let since = writer.changed_since(step.last, &change)?.map(Box::new);
            return Err(StoreError::Conflict {
                step: Box::new(first),
                entity,
                id,
                since,
            });
        }
        writer.apply(change)?;
    }
    writer.args.insert("kind".to_owned(), json!(first.kind.as_str()));
    writer.args.insert("args".to_owned(), Value::Object(first.args));
    writer.subjects = first.subjects;
    writer.undoes = Some(step.last);
    Ok(())
}

/// Whether the row is no longer as the change expects it: then its table and id.
fn in_the_way(writer: &Writer<'_>, change: &Change) -> Result<Option<(&'static str, String)>, StoreError> {
    let table = tables::by_name(&change.entity).ok_or_else(|| {
        damaged(
            "an event",
            format!("it changes {:?}, which is no table", change.entity),
        )
    })?;
    let expected = change.before.as_ref();
    let is_as_expected = match expected {
        None => !table.has(writer.conn, &change.id)?,
        Some(columns) => table.some_of_row(writer.conn, &change.id, columns)?.as_ref() == Some(columns),
    };
    if !is_as_expected {
        return Ok(Some((table.name, change.id.clone())));
    }
    // A row that goes must not leave others pointing at it.
    if change.after.is_none()
        && let Some((entity, id)) = writer.first_reference_to(table, &change.id)?
    {
        return Ok(Some((entity, id)));
    }
    // A row that comes, or comes back, must find the rows it refers to.
    let missing = change
        .after
        .as_ref()
        .map(|row| writer.missing_reference(table, row))
        .transpose()?;
    Ok(missing.flatten())
}

/// Whether a later change made a row that refers to the one of `change`.
fn refers_to(other: &Change, change: &Change) -> bool {
    let row: Option<&Fields> = other.after.as_ref();
    row.is_some_and(|row| {
        row.values()
            .any(|value| value.as_str() == Some(change.id.as_str()))
    })
}
