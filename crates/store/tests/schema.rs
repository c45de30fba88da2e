//! A desk of every released schema is opened, brought forward and found sound.
#![allow(clippy::unwrap_used)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_model::desk::ClaimStatus;
use factdesk_store::{Filter, Sort, Store};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use support::{Newsroom, attach, furnish, random, story, verdict};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn newest_version(folder: &Path) -> u32 {
    drop(Store::create(folder, random(1)).unwrap());
    let conn = Connection::open(folder.join("desk.sqlite")).unwrap();
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

const FILES: [&str; 2] = ["desk.sqlite", "snapshots.sqlite"];

/// With `FACTDESK_NEW_FIXTURE` set, stores a desk of the newest schema where there is none yet: part of a release.
fn store_new_fixture(version: u32, folder: &Path) {
    let place = fixtures().join(format!("desk-v{version}"));
    if std::env::var_os("FACTDESK_NEW_FIXTURE").is_none() || place.exists() {
        return;
    }
    let desk = folder.join("Ny.factdesk");
    let Newsroom { store, anna, bo } = furnish(Store::create(&desk, random(u64::from(version))).unwrap());
    let claims = store
        .add_document(&anna, story(&["Der er 4000 soldater.", "De er ude inden 2021."]))
        .unwrap()
        .claims;
    let text = "Der er 4.500 soldater i landet.";
    store
        .attach_source(
            &anna,
            attach(&claims[0], "https://example.org/a", text, Some("4.500")),
        )
        .unwrap();
    store
        .give_verdict(&anna, &claims[0], verdict("half"), true)
        .unwrap();
    store.assess(&bo, &claims[0], verdict("false")).unwrap();
    store.add_comment(&bo, &claims[1], "Hvornår?").unwrap();
    store.undo(&bo, 1).unwrap();
    store.compact().unwrap();
    drop(store);
    fs::create_dir_all(&place).unwrap();
    for file in FILES {
        let packed = zstd::encode_all(fs::read(desk.join(file)).unwrap().as_slice(), 19).unwrap();
        fs::write(place.join(format!("{file}.zst")), packed).unwrap();
    }
}

#[test]
fn a_desk_of_every_released_schema_is_brought_forward() {
    let folder = tempfile::tempdir().unwrap();
    let newest = newest_version(&folder.path().join("Tom.factdesk"));
    store_new_fixture(newest, folder.path());
    for version in 1..=newest {
        let desk = folder.path().join(format!("Gammel {version}.factdesk"));
        fs::create_dir(&desk).unwrap();
        for file in FILES {
            let packed = fs::read(
                fixtures()
                    .join(format!("desk-v{version}"))
                    .join(format!("{file}.zst")),
            )
            .unwrap();
            fs::write(desk.join(file), zstd::decode_all(packed.as_slice()).unwrap()).unwrap();
        }
        let store = Store::open(&desk, random(9)).unwrap();
        assert_eq!(store.verify().unwrap(), [], "version {version}");
        let rows = store
            .read(|desk| desk.queue(&Filter::default(), Sort::Story, 0, 9))
            .unwrap()
            .rows;
        assert_eq!(rows[0].text, "Der er 4000 soldater.");
        assert_eq!(
            (rows[0].status, rows[0].rating.as_deref()),
            (ClaimStatus::Published, Some("half"))
        );
        assert_eq!(
            rows[1].deadline.as_ref().unwrap().by.from.unwrap().to_string(),
            "2021-01-01 00:00:00"
        );
        let anna = support::signed(
            &store.sign_in("Anna", support::NOW_MS).unwrap().id,
            support::NOW_MS,
        );
        store.undo(&anna, 1).unwrap();
        assert_eq!(
            store.read(|desk| desk.queue_row(&rows[0].claim)).unwrap().rating,
            None
        );
        assert_eq!(store.verify().unwrap(), [], "version {version}, after an undo");
    }
}

#[test]
fn a_desk_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Store>();
}
