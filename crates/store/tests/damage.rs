//! Whatever is changed behind the desk's back is found and named, and what can be read is saved.
#![allow(clippy::unwrap_used, clippy::panic)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_store::{Filter, Sort, Store, StoreError, salvage};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use support::closed::{SENTENCES, closed_desk, files_of, verify};
use support::{NOW_MS, attach, random, signed};

/// Flips one bit at several places of every occurrence of `part` in `file`; each time `expect` must be named.
#[track_caller]
fn check_flips(desk: &Path, file: &Path, part: &[u8], expect: &str) {
    let whole = fs::read(file).unwrap();
    let starts: Vec<usize> = (0..whole.len().saturating_sub(part.len() - 1))
        .filter(|start| &whole[*start..*start + part.len()] == part)
        .collect();
    assert!(!starts.is_empty(), "the test must find what it flips");
    for start in starts {
        for place in [0, part.len() / 2, part.len() - 1] {
            let mut flipped = whole.clone();
            flipped[start + place] ^= 1;
            fs::write(file, &flipped).unwrap();
            let findings = verify(desk);
            let named = findings.iter().any(|finding| finding.place.contains(expect));
            assert!(
                named,
                "byte {place} of {} at {start}: {findings:?} should name {expect}",
                part.len()
            );
        }
    }
    fs::write(file, &whole).unwrap();
    assert_eq!(verify(desk), [], "put back, all is well");
}

#[test]
fn one_flipped_byte_in_the_ledger_is_found_and_named() {
    let (_folder, desk) = closed_desk();
    let file = desk.join("desk.sqlite");
    let parts: Vec<(i64, Vec<Vec<u8>>)> = {
        let conn = Connection::open(&file).unwrap();
        let mut statement = conn
            .prepare(
                "SELECT seq, CAST(id AS BLOB), CAST(args AS BLOB), CAST(changes AS BLOB), hash FROM events",
            )
            .unwrap();
        let rows = statement
            .query_map([], |row| {
                Ok((
                    row.get(0)?,
                    vec![row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?],
                ))
            })
            .unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    assert!(parts.len() >= 7);
    for (seq, parts) in parts {
        for part in parts.iter().filter(|part| part.len() > 16) {
            // A part that runs over several pages is not in one piece; its first bytes are.
            let piece = &part[..part.len().min(200)];
            if fs::read(&file)
                .unwrap()
                .windows(piece.len())
                .filter(|window| *window == piece)
                .count()
                == 1
            {
                check_flips(&desk, &file, piece, &format!("event {seq}"));
            }
        }
    }
}

#[test]
fn one_flipped_byte_in_a_documents_text_is_found_and_named() {
    let (_folder, desk) = closed_desk();
    let file = desk.join("desk.sqlite");
    let id: String = {
        let conn = Connection::open(&file).unwrap();
        conn.query_row("SELECT id FROM documents", [], |row| row.get(0))
            .unwrap()
    };
    check_flips(
        &desk,
        &file,
        SENTENCES.join(" ").as_bytes(),
        &format!("document {id}"),
    );
}

#[test]
fn one_flipped_byte_in_a_blob_is_found_and_named() {
    let (_folder, desk) = closed_desk();
    {
        let store = Store::open(&desk, random(5)).unwrap();
        let by = signed(&store.sign_in("Anna", NOW_MS).unwrap().id, NOW_MS);
        let claim = store
            .read(|desk| desk.next_claim(&Filter::default(), Sort::Story, None))
            .unwrap()
            .unwrap()
            .claim;
        // Large enough to stand as a file of its own, and not to be packed to nothing.
        let large: String = (0..130_000_u32)
            .map(|n| format!("{:x} ", n.wrapping_mul(2_654_435_761)))
            .collect();
        store
            .attach_source(&by, attach(&claim, "https://example.org/stor", &large, None))
            .unwrap();
    }
    let file = desk.join("snapshots.sqlite");
    let blobs: Vec<(String, Option<Vec<u8>>)> = {
        let conn = Connection::open(&file).unwrap();
        let mut statement = conn
            .prepare("SELECT lower(hex(sha256)), packed FROM blobs")
            .unwrap();
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let n_files = blobs.iter().filter(|(_, packed)| packed.is_none()).count();
    assert_eq!(
        (blobs.len(), n_files),
        (4, 2),
        "bytes and text of a small and of a large page"
    );
    for (sha256, packed) in blobs {
        match packed {
            Some(packed) => check_flips(&desk, &file, &packed, &sha256),
            None => {
                let file = desk
                    .join("snapshots")
                    .join(&sha256[..2])
                    .join(format!("{sha256}.zst"));
                let whole = fs::read(&file).unwrap();
                check_flips(&desk, &file, &whole, &sha256);
                fs::remove_file(&file).unwrap();
                assert!(
                    verify(&desk).iter().any(|finding| finding.what == "blob"),
                    "a missing file is found"
                );
                fs::write(&file, whole).unwrap();
            }
        }
    }
}

#[test]
fn a_row_changed_behind_the_ledgers_back_is_found_and_named() {
    let (_folder, desk) = closed_desk();
    let file = desk.join("desk.sqlite");
    let claim: String = {
        let conn = Connection::open(&file).unwrap();
        conn.execute("UPDATE verdicts SET rating = 'true'", []).unwrap();
        conn.query_row("SELECT claim FROM verdicts", [], |row| row.get(0))
            .unwrap()
    };
    let findings = verify(&desk);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].what, "replay");
    assert_eq!(findings[0].place, format!("verdicts {claim}.1"));
    assert_eq!(findings[0].says, "rating differs from what the ledger says");
}

#[test]
fn the_ledger_cannot_be_rewritten_or_shortened() {
    let (_folder, desk) = closed_desk();
    let conn = Connection::open(desk.join("desk.sqlite")).unwrap();
    assert!(conn.execute("DELETE FROM events WHERE seq = 3", []).is_err());
    assert!(conn.execute("UPDATE events SET reviewer = 'x'", []).is_err());
    // Whoever takes the triggers away as well is found out.
    conn.execute_batch(
        "DROP TRIGGER events_are_never_deleted; PRAGMA foreign_keys = OFF; DELETE FROM events WHERE seq = 3",
    )
    .unwrap();
    drop(conn);
    let findings = verify(&desk);
    assert!(
        findings
            .iter()
            .any(|finding| finding.place == "event 3" && finding.what == "ledger"),
        "{findings:?}"
    );
}

#[test]
fn what_can_be_read_of_a_damaged_desk_is_salvaged() {
    let (folder, desk) = closed_desk();
    let held = |store: &Store| {
        store
            .read(|desk| Ok((desk.contents_digest()?, desk.seal()?)))
            .unwrap()
    };
    let whole = held(&Store::open(&desk, random(6)).unwrap());
    let file = desk.join("desk.sqlite");
    {
        let conn = Connection::open(&file).unwrap();
        conn.execute_batch("UPDATE verdicts SET rating = 'true'; DELETE FROM evidence; DROP TABLE comments")
            .unwrap();
    }
    let before = files_of(&desk);
    let (store, salvaged) = salvage(&desk, &folder.path().join("Reddet.factdesk"), random(7)).unwrap();
    assert_eq!(
        (salvaged.lost, salvaged.n_blobs, salvaged.lost_blobs.len()),
        (None, 2, 0)
    );
    assert_eq!(held(&store), whole, "all that follows from the ledger is back");
    assert_eq!(store.verify().unwrap(), []);
    assert!(files_of(&desk) == before, "the damaged desk is only read");
    // With the fifth event gone, the four before it are saved.
    let conn = Connection::open(&file).unwrap();
    conn.execute_batch(
        "DROP TRIGGER events_are_never_rewritten; UPDATE events SET args = '{}' WHERE seq = 5",
    )
    .unwrap();
    drop(conn);
    let (store, salvaged) = salvage(&desk, &folder.path().join("Rest.factdesk"), random(8)).unwrap();
    assert_eq!((salvaged.n_events, salvaged.lost.unwrap().0), (4, 5));
    assert_eq!(store.read(|desk| desk.newest_event()).unwrap(), 4);
    assert_eq!(store.verify().unwrap(), []);
    fs::write(
        &file,
        "ikke en database, men lang nok til at kunne være en".repeat(90),
    )
    .unwrap();
    assert!(salvage(&desk, &folder.path().join("Intet.factdesk"), random(9)).is_err());
    assert!(
        !folder.path().join("Intet.factdesk").exists(),
        "nothing is left where nothing could be read"
    );
}

#[test]
fn a_damaged_desk_is_reported_and_stays() {
    let (_folder, desk) = closed_desk();
    let file = desk.join("desk.sqlite");
    let whole = fs::read(&file).unwrap();
    let mut broken = whole.clone();
    broken[..64].fill(0);
    fs::write(&file, &broken).unwrap();
    assert!(matches!(
        Store::open(&desk, random(1)),
        Err(StoreError::Damaged { .. })
    ));
    assert!(
        fs::read(&file).unwrap() == broken,
        "what is damaged is left as it is"
    );
    // Pages in the middle: the desk opens or says that it is damaged, and verify never says that all is well.
    let mut broken = whole.clone();
    let page = whole.len() / 4096 / 2 * 4096;
    broken[page..page + 8192].fill(0x55);
    fs::write(&file, &broken).unwrap();
    match Store::open(&desk, random(1)) {
        Ok(store) => assert_ne!(store.verify().unwrap(), []),
        Err(error) => assert!(matches!(error, StoreError::Damaged { .. }), "{error}"),
    }
}
