//! What is not for this program is refused untouched, with what is wrong.
#![allow(clippy::unwrap_used, clippy::panic)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_store::{Store, StoreError};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use support::closed::{closed_desk, files_of, verify};
use support::{NOW_MS, random};

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
