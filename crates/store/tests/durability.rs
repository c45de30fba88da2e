//! What a desk survives, and what it says of what it does not.
#![allow(clippy::unwrap_used, clippy::panic)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_model::ClaimId;
use factdesk_model::desk::ClaimStatus;
use factdesk_store::{Filter, Finding, Sort, Store, StoreError, backups, restore, salvage};
use rusqlite::Connection;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use support::{NOW_MS, Newsroom, attach, furnish, passage, random, signed, story, verdict};

const SENTENCES: [&str; 3] = [
    "Der er 4000 soldater.",
    "De skal være ude inden 2021.",
    "Aftalen gælder i år.",
];

/// A desk on the disk in which something was reviewed, closed again.
fn closed_desk() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("Prøve.factdesk");
    let Newsroom { store, anna, .. } = furnish(Store::create(&desk, random(3)).unwrap());
    let claims = store.add_document(&anna, story(&SENTENCES)).unwrap().claims;
    let text = "Der er 4.500 soldater i landet.";
    let attached = store
        .attach_source(&anna, attach(&claims[0], "https://example.org/a", text, None))
        .unwrap();
    store
        .add_evidence(
            &anna,
            &claims[0],
            &attached.snapshot,
            passage(text, "4.500 soldater"),
        )
        .unwrap();
    store
        .give_verdict(&anna, &claims[0], verdict("half"), true)
        .unwrap();
    assert_eq!(store.verify().unwrap(), []);
    drop(store);
    (folder, desk)
}

fn verify(desk: &Path) -> Vec<Finding> {
    Store::open(desk, random(4)).unwrap().verify().unwrap()
}

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
fn a_desk_with_somebody_elses_triggers_is_refused() {
    let (_folder, desk) = closed_desk();
    let conn = Connection::open(desk.join("desk.sqlite")).unwrap();
    conn.execute_batch("CREATE TRIGGER sly AFTER INSERT ON claims BEGIN DELETE FROM drafts; END")
        .unwrap();
    drop(conn);
    let refused = Store::open(&desk, random(1)).unwrap_err();
    assert!(
        refused
            .to_string()
            .contains("a trigger \"sly\" that no Factdesk made"),
        "{refused}"
    );
    let conn = Connection::open(desk.join("desk.sqlite")).unwrap();
    conn.execute_batch("DROP TRIGGER sly; DROP INDEX claims_by_due")
        .unwrap();
    drop(conn);
    let findings = verify(&desk);
    assert_eq!(
        (findings.len(), findings[0].place.as_str()),
        (1, "index claims_by_due"),
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

fn files_of(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_newer_desk_is_refused_untouched() {
    let (_folder, desk) = closed_desk();
    Connection::open(desk.join("desk.sqlite"))
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let before = files_of(&desk);
    match Store::open(&desk, random(5)) {
        Err(StoreError::Newer { found, known, .. }) => assert!(found == 99 && known < 99),
        other => panic!("{other:?}"),
    }
    assert!(
        files_of(&desk) == before,
        "not a byte was written, not a file was made"
    );
}

#[test]
fn a_desk_that_becomes_newer_while_it_is_open_is_written_to_no_more() {
    let (_folder, desk) = closed_desk();
    let store = Store::open(&desk, random(5)).unwrap();
    Connection::open(desk.join("desk.sqlite"))
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    assert!(matches!(
        store.sign_in("Ny", NOW_MS),
        Err(StoreError::Newer { .. })
    ));
}

#[test]
fn what_is_no_desk_is_refused_with_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let says = |path: &Path| Store::open(path, random(1)).unwrap_err().to_string();
    assert!(says(&place("ingenting")).starts_with("there is no desk at"));
    fs::write(place("fil"), "hej").unwrap();
    assert!(says(&place("fil")).ends_with("it is a file, and a desk is a folder"));
    fs::create_dir(place("tom")).unwrap();
    assert!(says(&place("tom")).ends_with("it has no desk.sqlite"));
    fs::create_dir(place("tekst")).unwrap();
    fs::write(place("tekst/desk.sqlite"), "x".repeat(5000)).unwrap();
    assert!(says(&place("tekst")).ends_with("its desk.sqlite is no database"));
    fs::create_dir(place("andet")).unwrap();
    Connection::open(place("andet/desk.sqlite"))
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    assert!(says(&place("andet")).ends_with("its desk.sqlite belongs to another program"));
    let taken = Store::create(&place("tom"), random(1));
    assert!(matches!(taken, Err(StoreError::AlreadyThere { .. })));
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

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_is_said_to_be_so() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, desk) = closed_desk();
    let set = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    set(&desk, 0o555);
    let opened = Store::open(&desk, random(1));
    set(&desk, 0o755);
    match opened {
        Err(StoreError::ReadOnly { place }) => assert_eq!(place, desk),
        other => panic!("{other:?}"),
    }
    set(folder.path(), 0o555);
    let made = Store::create(&folder.path().join("Ny.factdesk"), random(1));
    set(folder.path(), 0o755);
    assert!(matches!(made, Err(StoreError::ReadOnly { .. })), "{made:?}");
    assert_eq!(verify(&desk), [], "nothing was lost");
}

#[test]
fn two_programs_on_one_desk_see_each_others_work_and_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("Fælles.factdesk");
    let Newsroom { store, anna, bo } = furnish(Store::create(&desk, random(1)).unwrap());
    let other = Store::open(&desk, random(2)).unwrap();
    let claims = store.add_document(&anna, story(&SENTENCES)).unwrap().claims;
    assert_eq!(
        other.read(|desk| desk.claim(&claims[0])).unwrap().status,
        ClaimStatus::Open
    );
    std::thread::scope(|scope| {
        for (store, by, claim) in [(&store, &anna, &claims[0]), (&other, &bo, &claims[1])] {
            scope.spawn(move || {
                for n in 0..40 {
                    store.add_comment(by, claim, &format!("nummer {n}")).unwrap();
                }
            });
        }
    });
    for claim in &claims[..2] {
        assert_eq!(
            store.read(|desk| desk.claim_file(claim)).unwrap().comments.len(),
            40
        );
    }
    other.undo(&bo, 40).unwrap();
    assert_eq!(
        store
            .read(|desk| desk.claim_file(&claims[1]))
            .unwrap()
            .comments
            .len(),
        0
    );
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_backup_is_made_when_something_changed_and_can_take_the_desks_place() {
    let (_folder, desk) = closed_desk();
    let store = Store::open(&desk, random(1)).unwrap();
    let made = store.back_up(NOW_MS).unwrap().unwrap();
    assert_eq!(
        store.back_up(NOW_MS + 1).unwrap(),
        None,
        "nothing has changed since"
    );
    let saved = store.read(|desk| desk.contents_digest()).unwrap();
    let by = signed(&store.sign_in("anna", NOW_MS).unwrap().id, NOW_MS);
    store.add_document(&by, story(&["Noget nyt."])).unwrap();
    assert_ne!(store.read(|desk| desk.contents_digest()).unwrap(), saved);
    assert!(store.back_up(NOW_MS + 2).unwrap().is_some());
    drop(store);
    assert_eq!(backups(&desk).unwrap().len(), 2);
    let aside = restore(&desk, &made.name, NOW_MS + 3).unwrap();
    assert!(
        aside.join("desk.sqlite").is_file(),
        "what stood there is set aside, not deleted"
    );
    let store = Store::open(&desk, random(1)).unwrap();
    assert_eq!(store.read(|desk| desk.contents_digest()).unwrap(), saved);
    assert_eq!(store.verify().unwrap(), []);
    // A damaged backup takes nobody's place.
    let name = &backups(&desk).unwrap()[0].name;
    let file = desk.join("backups").join(name);
    let mut bytes = fs::read(&file).unwrap();
    bytes[4096..8192].fill(0x55);
    fs::write(&file, bytes).unwrap();
    drop(store);
    assert!(restore(&desk, name, NOW_MS + 4).is_err());
    assert_eq!(verify(&desk), []);
}

#[test]
fn compacting_keeps_everything() {
    let (_folder, desk) = closed_desk();
    let store = Store::open(&desk, random(1)).unwrap();
    let before = store.read(|desk| desk.contents_digest()).unwrap();
    store.compact().unwrap();
    assert_eq!(store.read(|desk| desk.contents_digest()).unwrap(), before);
    assert_eq!(store.read(|desk| desk.search("soldaterne", 5)).unwrap().len(), 2);
    assert_eq!(store.verify().unwrap(), []);
}

/// Tells the writer below which desk to write to, and that it is one.
const WRITER: &str = "FACTDESK_TEST_WRITER";

/// Reviews claims for ever, saying after each confirmed write which event it was.
fn write_on(desk: &Path, seed: u64, rounds: usize) -> i64 {
    let store = Store::open(desk, random(seed)).unwrap();
    let by = signed(&store.sign_in("Anna", NOW_MS).unwrap().id, NOW_MS);
    let mut newest = 0;
    let mut out = std::io::stdout();
    for n in 0..rounds {
        let claims = store.add_document(&by, story(&SENTENCES)).unwrap().claims;
        let deeds: [&dyn Fn(&ClaimId); 4] = [
            &|claim| {
                let text = format!("Side {n}: der er 4.500 soldater.");
                store
                    .attach_source(&by, attach(claim, "https://example.org/a", &text, Some("4.500")))
                    .map(drop)
                    .unwrap();
            },
            &|claim| {
                store
                    .give_verdict(&by, claim, verdict("half"), true)
                    .map(drop)
                    .unwrap()
            },
            &|claim| store.save_draft(&by, claim, "udkast").unwrap(),
            &|_| store.undo(&by, 2).map(drop).unwrap(),
        ];
        for deed in deeds {
            deed(&claims[0]);
            newest = store.read(|desk| desk.newest_event()).unwrap();
            writeln!(out, "confirmed {newest}")
                .and_then(|()| out.flush())
                .unwrap();
        }
    }
    newest
}

#[test]
fn the_writer_of_the_crash_test_writes() {
    if let Some(desk) = std::env::var_os(WRITER) {
        write_on(Path::new(&desk), u64::from(std::process::id()), usize::MAX);
    }
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("Prøve.factdesk");
    furnish(Store::create(&desk, random(1)).unwrap());
    assert!(write_on(&desk, 2, 3) > 12);
    assert_eq!(verify(&desk), []);
}

/// `FACTDESK_CRASH_ROUNDS` makes it as long as one likes.
#[test]
fn killed_at_any_moment_no_confirmed_event_is_lost() {
    let rounds = std::env::var("FACTDESK_CRASH_ROUNDS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(8_u64);
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("Prøve.factdesk");
    furnish(Store::create(&desk, random(1)).unwrap());
    let mut n_confirmed = 0;
    for round in 0..rounds {
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["the_writer_of_the_crash_test_writes", "--exact", "--nocapture"])
            .env(WRITER, &desk)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let number = |line: &str| {
            line.rsplit_once("confirmed ")
                .and_then(|(_, seq)| seq.parse::<i64>().ok())
        };
        let mut confirmed = lines.by_ref().find_map(|line| number(&line.unwrap())).unwrap();
        // Somewhere between two writes, or in the middle of one.
        std::thread::sleep(Duration::from_micros(round * 7919 % 40_000));
        writer.kill().unwrap();
        writer.wait().unwrap();
        for line in lines {
            confirmed = number(&line.unwrap()).unwrap_or(confirmed);
        }
        let store = Store::open(&desk, random(9)).unwrap();
        let newest = store.read(|desk| desk.newest_event()).unwrap();
        assert!(
            newest >= confirmed,
            "round {round}: event {confirmed} was confirmed, the newest is {newest}"
        );
        assert_eq!(store.verify().unwrap(), [], "round {round}");
        n_confirmed = confirmed;
    }
    assert!(
        n_confirmed >= 4 * rounds as i64,
        "the writer was killed while it was writing"
    );
}
