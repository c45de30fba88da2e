//! One changed cell anywhere in the tables, one flipped bit anywhere in the files: verify is never silent about it.
#![allow(clippy::unwrap_used, clippy::panic)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_store::{Finding, Store, StoreError};
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use std::fs;
use std::path::Path;
use support::closed::{SENTENCES, closed_desk, verify};
use support::{NOW_MS, random, signed, story};

/// What stands outside the ledger, and so outside of what it can prove.
const UNPROVED: [&str; 3] = ["meta", "drafts", "visits"];

/// Tables of the desk itself, without the search index and what SQLite keeps for itself.
fn tables(conn: &Connection) -> Vec<String> {
    let mut statement = conn
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table'
             AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        )
        .unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names
        .map(Result::unwrap)
        .filter(|name: &String| !UNPROVED.contains(&name.as_str()))
        .collect()
}

fn columns(conn: &Connection, table: &str) -> Vec<String> {
    let mut statement = conn
        .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
        .unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    // The number of a row is the database's own; nothing refers to it but the search index.
    names
        .map(Result::unwrap)
        .filter(|name: &String| name != "n")
        .collect()
}

/// The value with one bit of it flipped.
fn flipped(value: &Value) -> Value {
    match value {
        Value::Null => Value::Integer(1),
        Value::Integer(n) => Value::Integer(n ^ 1),
        Value::Real(x) => Value::Real(f64::from_bits(x.to_bits() ^ 1)),
        Value::Text(text) => {
            // The last letter or digit: what stands around it in JSON is left as it is.
            let mut bytes = text.clone().into_bytes();
            match bytes.iter().rposition(u8::is_ascii_alphanumeric) {
                Some(place) => bytes[place] ^= 1,
                None => bytes.push(b'x'),
            }
            Value::Text(String::from_utf8(bytes).unwrap())
        }
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            Value::Blob(bytes)
        }
    }
}

/// What the desk's own program finds, whether it opens the desk or not.
fn says(desk: &Path) -> Vec<String> {
    match Store::open(desk, random(4)).and_then(|store| store.verify()) {
        Ok(findings) => findings
            .into_iter()
            .map(|Finding { what, place, says }| format!("{what} {place}: {says}"))
            .collect(),
        Err(error @ StoreError::Damaged { .. }) => vec![error.to_string()],
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn one_changed_cell_of_any_table_is_found_and_its_place_named() {
    let (_folder, desk) = closed_desk();
    let open = || {
        let conn = Connection::open(desk.join("desk.sqlite")).unwrap();
        conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        conn
    };
    let names = tables(&open());
    assert!(names.len() > 15, "{names:?}");
    let mut n_changed = 0;
    for table in names {
        for column in columns(&open(), &table) {
            let conn = open();
            // Every row, told apart by all that is in it.
            let all = columns(&conn, &table);
            let keys: Vec<String> = all
                .iter()
                .enumerate()
                .map(|(place, name)| format!("{name} IS ?{}", place + 1))
                .collect();
            let mut statement = conn
                .prepare(&format!("SELECT {} FROM {table}", all.join(", ")))
                .unwrap();
            let rows: Vec<Vec<Value>> = statement
                .query_map([], |row| (0..all.len()).map(|place| row.get(place)).collect())
                .unwrap()
                .map(Result::unwrap)
                .collect();
            drop(statement);
            let Some(row) = rows.get(rows.len() / 2) else {
                continue;
            };
            let place = all.iter().position(|name| *name == column).unwrap();
            let mut changed = row.clone();
            changed[place] = flipped(&row[place]);
            let guards = guards(&conn, &table);
            let set = |from: &[Value], to: &Value| {
                let sql = format!(
                    "UPDATE {table} SET {column} = ?{} WHERE {}",
                    all.len() + 1,
                    keys.join(" AND ")
                );
                let values: Vec<&Value> = from.iter().chain([to]).collect();
                conn.execute(&sql, rusqlite::params_from_iter(values))
            };
            guards
                .iter()
                .for_each(|(name, _)| conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
            let refused = set(row, &changed[place]).is_err();
            guards
                .iter()
                .for_each(|(_, sql)| conn.execute_batch(sql).unwrap());
            if refused {
                continue;
            }
            drop(conn);
            n_changed += 1;
            let found = says(&desk);
            let id = match all.iter().position(|name| name == "id" || name == "seq") {
                Some(place) if table != "event_subjects" && column != "id" => match &row[place] {
                    Value::Text(id) => id.clone(),
                    Value::Integer(seq) => seq.to_string(),
                    _ => String::new(),
                },
                _ => String::new(),
            };
            let is_named = found.iter().any(|says| says.contains(&id));
            assert!(
                !found.is_empty() && is_named,
                "{table}.{column}, row {id}: {found:?}"
            );
            let conn = open();
            guards
                .iter()
                .for_each(|(name, _)| conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
            assert!(
                {
                    let sql = format!(
                        "UPDATE {table} SET {column} = ?{} WHERE {}",
                        all.len() + 1,
                        keys.join(" AND ")
                    );
                    let values: Vec<&Value> = changed.iter().chain([&row[place]]).collect();
                    conn.execute(&sql, rusqlite::params_from_iter(values)).unwrap() >= 1
                },
                "put back"
            );
            guards
                .iter()
                .for_each(|(_, sql)| conn.execute_batch(sql).unwrap());
        }
    }
    assert!(n_changed > 90, "{n_changed} cells");
    assert_eq!(verify(&desk), [], "put back, all is well");
}

/// The triggers that guard or follow a table: whoever tampers takes them away first.
fn guards(conn: &Connection, table: &str) -> Vec<(String, String)> {
    let mut statement = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1")
        .unwrap();
    let found = statement
        .query_map(params![table], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    found.map(Result::unwrap).collect()
}

#[test]
fn one_flipped_bit_anywhere_in_the_files_is_found_unless_it_changes_nothing() {
    let (_folder, desk) = closed_desk();
    {
        let store = Store::open(&desk, random(5)).unwrap();
        let by = signed(&store.sign_in("Anna", NOW_MS).unwrap().id, NOW_MS);
        store
            .add_documents(&by, (0..40).map(|_| story(&SENTENCES)))
            .unwrap();
    }
    let held = |desk: &Path| {
        let store = Store::open(desk, random(6)).unwrap();
        store
            .read(|desk| Ok((desk.contents_digest()?, desk.seal()?)))
            .unwrap()
    };
    let whole = held(&desk);
    let mut dice = 88_172_645_463_325_252_u64;
    let (mut n_found, mut n_harmless) = (0, 0);
    for name in ["desk.sqlite", "snapshots.sqlite"] {
        let file = desk.join(name);
        let bytes = fs::read(&file).unwrap();
        for _ in 0..40 {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            let place = dice as usize % bytes.len();
            let mut flipped = bytes.clone();
            flipped[place] ^= 1 << ((dice >> 40) % 8);
            fs::write(&file, &flipped).unwrap();
            let found = match Store::open(&desk, random(4)) {
                Ok(store) => store.verify().unwrap().len(),
                // The header says that it is no desk, that it is newer, or that it is damaged.
                Err(_) => 1,
            };
            if found == 0 {
                // Room that nothing uses, or the search index.
                assert_eq!(
                    held(&desk),
                    whole,
                    "byte {place} of {name} changed something, and verify is silent"
                );
                n_harmless += 1;
            } else {
                n_found += 1;
            }
            for part in ["-wal", "-shm"] {
                let _ = fs::remove_file(desk.join(format!("{name}{part}")));
            }
        }
        fs::write(&file, &bytes).unwrap();
    }
    assert!(n_found > 5, "{n_found} found, {n_harmless} harmless");
    assert_eq!(verify(&desk), [], "put back, all is well");
}
