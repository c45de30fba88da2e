//! Which steps each reviewer can undo and redo. Follows from the ledger.

use super::EventKind;
use crate::error::{StoreError, damaged};
use rusqlite::{Connection, OptionalExtension, params};

/// A step and the event that did it last: itself, or its newest redo or undo.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub seq: i64,
    pub last: i64,
}

/// Brings the steps in line with a new event.
pub(crate) fn follow(
    conn: &Connection,
    seq: i64,
    reviewer: &str,
    kind: EventKind,
    undoes: Option<i64>,
) -> Result<(), StoreError> {
    match (kind, undoes) {
        (EventKind::Undone, Some(taken_back)) => turn(conn, seq, taken_back, "done", "undone"),
        (EventKind::Redone, Some(taken_back)) => turn(conn, seq, taken_back, "undone", "done"),
        _ if kind.is_step() => {
            // Whoever goes another way gives up what could have been redone.
            conn.prepare_cached(
                "UPDATE steps SET state = 'dropped' WHERE reviewer = ?1 AND state = 'undone'",
            )?
            .execute([reviewer])?;
            conn.prepare_cached(
                "INSERT INTO steps (seq, reviewer, state, last) VALUES (?1, ?2, 'done', ?1)",
            )?
            .execute(params![seq, reviewer])?;
            Ok(())
        }
        _ => Ok(()),
    }
}

fn turn(conn: &Connection, seq: i64, taken_back: i64, from: &str, to: &str) -> Result<(), StoreError> {
    let turned = conn
        .prepare_cached("UPDATE steps SET state = ?1, last = ?2 WHERE last = ?3 AND state = ?4")?
        .execute(params![to, seq, taken_back, from])?;
    if turned == 1 {
        return Ok(());
    }
    Err(damaged(
        format!("event {seq}"),
        format!("it takes back event {taken_back}, which is no step"),
    ))
}

/// The step that `undo` takes next.
pub(crate) fn newest_done(conn: &Connection, reviewer: &str) -> Result<Option<Step>, StoreError> {
    step(conn, reviewer, "done", "DESC")
}

/// The step that `redo` takes next: the one undone last, which is the oldest of those undone.
pub(crate) fn oldest_undone(conn: &Connection, reviewer: &str) -> Result<Option<Step>, StoreError> {
    step(conn, reviewer, "undone", "ASC")
}

fn step(conn: &Connection, reviewer: &str, state: &str, order: &str) -> Result<Option<Step>, StoreError> {
    let sql = format!(
        "SELECT seq, last FROM steps WHERE reviewer = ?1 AND state = ?2 ORDER BY seq {order} LIMIT 1"
    );
    Ok(conn
        .prepare_cached(&sql)?
        .query_row(params![reviewer, state], |row| {
            Ok(Step {
                seq: row.get(0)?,
                last: row.get(1)?,
            })
        })
        .optional()?)
}
