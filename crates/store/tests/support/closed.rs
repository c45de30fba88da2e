//! A desk on the disk, closed.

use super::{Newsroom, attach, furnish, passage, random, story, verdict};
use factdesk_store::{Finding, Store};
use std::fs;
use std::path::{Path, PathBuf};

pub const SENTENCES: [&str; 3] = [
    "Der er 4000 soldater.",
    "De skal være ude inden 2021.",
    "Aftalen gælder i år.",
];

/// A desk on the disk in which something was reviewed, closed again.
pub fn closed_desk() -> (tempfile::TempDir, PathBuf) {
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

pub fn verify(desk: &Path) -> Vec<Finding> {
    Store::open(desk, random(4)).unwrap().verify().unwrap()
}

pub fn files_of(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}
