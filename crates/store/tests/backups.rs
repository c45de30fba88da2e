//! Backups, restoring one, compacting, and several programs at one desk.
#![allow(clippy::unwrap_used, clippy::panic)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_model::desk::ClaimStatus;
use factdesk_store::{Store, StoreError, backups, restore};
use std::fs;
use support::closed::{SENTENCES, closed_desk, files_of, verify};
use support::{NOW_MS, Newsroom, furnish, random, signed, story};

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
fn a_desk_that_somebody_has_open_is_not_replaced() {
    let (_folder, desk) = closed_desk();
    let store = Store::open(&desk, random(1)).unwrap();
    let made = store.back_up(NOW_MS).unwrap().unwrap();
    let by = signed(&store.sign_in("Anna", NOW_MS).unwrap().id, NOW_MS);
    let before = files_of(&desk)
        .into_iter()
        .map(|(path, _)| path)
        .collect::<Vec<_>>();
    assert!(matches!(
        restore(&desk, &made.name, NOW_MS),
        Err(StoreError::Busy)
    ));
    let after = files_of(&desk)
        .into_iter()
        .map(|(path, _)| path)
        .collect::<Vec<_>>();
    assert_eq!(before, after, "nothing was put anywhere");
    store.add_document(&by, story(&["Noget nyt."])).unwrap();
    assert_eq!(store.verify().unwrap(), []);
    drop(store);
    restore(&desk, &made.name, NOW_MS).unwrap();
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
