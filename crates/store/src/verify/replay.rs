use super::Findings;
use crate::error::StoreError;
use crate::ledger::{self, Applier, Change, EventKind, LINE_COLUMNS};
use crate::tables::{self, Table};
use crate::{schema, store};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, Row, Rows};

/// So many differences of one table are named; where there are more, the rest would say nothing new.
const NAMED_AT_MOST: usize = 20;

/// Replays the ledger into an empty desk and compares every table with it.
pub(super) fn compare(conn: &Connection, findings: &mut Findings) -> Result<(), StoreError> {
    let mut replayed = Connection::open_in_memory()?;
    store::settle(&replayed)?;
    schema::migrate(&mut replayed, None)?;
    if !replay(conn, &replayed, findings)? {
        return Ok(());
    }
    for table in tables::ALL {
        compare_table(table, conn, &replayed, findings)?;
    }
    for (name, columns) in [
        ("event_subjects", "subject, seq"),
        ("steps", "seq, reviewer, state, last"),
        (
            "tally",
            "status, types, still_found, is_stale, lang, rating, has_evidence, n_claims",
        ),
        ("speakers", "name, n_claims"),
    ] {
        compare_plain(name, columns, conn, &replayed, findings)?;
    }
    Ok(())
}

/// Applies every event; `false` where one could not be.
fn replay(from: &Connection, to: &Connection, findings: &mut Findings) -> Result<bool, StoreError> {
    let transaction = to.unchecked_transaction()?;
    let mut statement = from.prepare(&format!("SELECT {LINE_COLUMNS} FROM events ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        if let Err(error) = replay_event(row, &transaction) {
            findings.add("replay", format!("event {seq}"), error);
            return Ok(false);
        }
    }
    transaction.commit()?;
    Ok(true)
}

fn replay_event(row: &Row<'_>, to: &Connection) -> Result<(), StoreError> {
    let (line, _) = ledger::stored(row, "")?;
    let wrong = |error: serde_json::Error| crate::error::damaged(format!("event {}", line.seq), error);
    let changes: Vec<Change> = serde_json::from_str(line.changes.get()).map_err(wrong)?;
    let mut applier = Applier::without_search(to);
    for change in &changes {
        applier.apply(change)?;
    }
    applier.finish()?;
    // The events themselves are not compared, only what follows from them; the chain has proved them.
    to.prepare_cached(
        "INSERT INTO events (seq, id, device, at_ms, reviewer, kind, subjects, args, undoes, changes, hash)
         VALUES (?1, ?2, '', 0, '', '', '', '', NULL, '', x'')",
    )?
    .execute((line.seq, &line.id))?;
    let subjects: Vec<String> = serde_json::from_str(line.subjects.get()).map_err(wrong)?;
    ledger::note_subjects(to, line.seq, &subjects)?;
    let kind = EventKind::parse(&line.kind)
        .ok_or_else(|| crate::error::damaged(format!("event {}", line.seq), "unknown kind"))?;
    ledger::follow_steps(to, line.seq, &line.reviewer, kind, line.undoes)
}

/// Stands in the place of the columns of a row that cannot be read.
const UNREADABLE: &str = "";

/// A row as it is compared: its id, its columns and what follows from them.
type Compared = (String, Vec<(String, String)>);

fn compare_table(
    table: &Table,
    desk: &Connection,
    replayed: &Connection,
    findings: &mut Findings,
) -> Result<(), StoreError> {
    let derived: &[&str] = if table.name == tables::CLAIMS.name {
        &[
            "types",
            "due",
            "speaker",
            "story",
            "rating",
            "stale",
            "n_evidence",
        ]
    } else {
        &[]
    };
    let derived_list: String = derived.iter().map(|name| format!(", {name}")).collect();
    let sql = format!(
        "SELECT id, {}{derived_list} FROM {} ORDER BY id",
        table.column_list(),
        table.name
    );
    let read = |row: &Row<'_>| -> Result<Compared, StoreError> {
        let id: String = row.get(0)?;
        let fields = match table.fields(row, 1) {
            Ok(fields) => fields,
            // One row that cannot be read must not keep the others from being looked at.
            Err(error) => return Ok((id, vec![(UNREADABLE.to_owned(), error.to_string())])),
        };
        let mut columns: Vec<(String, String)> = fields
            .into_iter()
            .map(|(name, value)| (name, value.to_string()))
            .collect();
        for (place, name) in derived.iter().enumerate() {
            let value: SqlValue = row.get(1 + table.columns.len() + place)?;
            columns.push(((*name).to_owned(), format!("{value:?}")));
        }
        Ok((id, columns))
    };
    merge(table.name, &sql, desk, replayed, &read, findings)
}

fn compare_plain(
    name: &'static str,
    columns: &str,
    desk: &Connection,
    replayed: &Connection,
    findings: &mut Findings,
) -> Result<(), StoreError> {
    // What was counted once and is there no more is as good as never counted.
    let counted = if columns.ends_with("n_claims") {
        "WHERE n_claims > 0"
    } else {
        ""
    };
    let sql = format!("SELECT {columns} FROM {name} {counted} ORDER BY {columns}");
    let n = columns.split(',').count();
    let read = |row: &Row<'_>| -> Result<Compared, StoreError> {
        let cells = (0..n)
            .map(|place| row.get::<_, SqlValue>(place).map(|cell| format!("{cell:?}")))
            .collect::<Result<Vec<_>, _>>()?;
        Ok((cells.join(" "), Vec::new()))
    };
    merge(name, &sql, desk, replayed, &read, findings)
}

/// Goes through both results, which are in the same order, side by side.
fn merge(
    name: &str,
    sql: &str,
    desk: &Connection,
    replayed: &Connection,
    read: &dyn Fn(&Row<'_>) -> Result<Compared, StoreError>,
    findings: &mut Findings,
) -> Result<(), StoreError> {
    let (mut here, mut there) = (desk.prepare(sql)?, replayed.prepare(sql)?);
    let (mut here, mut there) = (here.query([])?, there.query([])?);
    let next = |rows: &mut Rows<'_>| rows.next()?.map(read).transpose();
    let (mut is, mut should_be) = (next(&mut here)?, next(&mut there)?);
    let mut n_named = 0;
    while n_named < NAMED_AT_MOST {
        let mut say = |id: &str, says: String| {
            n_named += 1;
            findings.add("replay", format!("{name} {id}"), says);
        };
        match (&is, &should_be) {
            (None, None) => break,
            (Some((a, columns)), Some((b, _)))
                if a == b && columns.first().is_some_and(|it| it.0 == UNREADABLE) =>
            {
                say(a, columns.iter().map(|(_, says)| says.as_str()).collect());
                (is, should_be) = (next(&mut here)?, next(&mut there)?);
            }
            (Some((a, columns)), Some((b, expected))) if a == b => {
                let differ: Vec<&str> = columns
                    .iter()
                    .zip(expected)
                    .filter(|(is, should_be)| is != should_be)
                    .map(|((column, _), _)| column.as_str())
                    .collect();
                if !differ.is_empty() {
                    say(
                        a,
                        format!("{} differs from what the ledger says", differ.join(", ")),
                    );
                }
                (is, should_be) = (next(&mut here)?, next(&mut there)?);
            }
            (Some((a, _)), other) if other.as_ref().is_none_or(|(b, _)| a < b) => {
                say(a, "the ledger knows nothing of it".to_owned());
                is = next(&mut here)?;
            }
            (_, Some((b, _))) => {
                say(b, "the ledger says that it is there, and it is not".to_owned());
                should_be = next(&mut there)?;
            }
            (Some(_), None) => break,
        }
    }
    Ok(())
}
