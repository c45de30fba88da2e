//! A run over many sources: how far it is, how it is stopped, and how the next one goes on from it.

use crate::wire::{SyncProgress, SyncSources};
use factdesk_sources::fetch::Cancel;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// A run that is under way. Clones are one run.
#[derive(Clone)]
pub(crate) struct SyncRun {
    cancel: Cancel,
    n_asked: Arc<AtomicU32>,
    n_all: u32,
}

impl SyncRun {
    pub fn new(n_all: usize) -> SyncRun {
        SyncRun {
            cancel: Cancel::new(),
            n_asked: Arc::default(),
            n_all: u32::try_from(n_all).unwrap_or(u32::MAX),
        }
    }

    pub fn cancel(&self) -> &Cancel {
        &self.cancel
    }

    pub fn step(&self) {
        self.n_asked.fetch_add(1, Ordering::Relaxed);
    }

    pub fn view(&self) -> SyncProgress {
        SyncProgress {
            is_running: !self.cancel.is_cancelled(),
            n_asked: self.n_asked.load(Ordering::Relaxed),
            n_all: self.n_all,
        }
    }

    pub fn is(&self, other: &SyncRun) -> bool {
        Arc::ptr_eq(&self.n_asked, &other.n_asked)
    }
}

/// The file in the desk's folder that says which run has not come to its end.
const FILE: &str = "sync-run.json";
/// A run that ended before its end longer ago than this is begun anew.
const MOST_AGE_MS: i64 = 12 * 3_600_000;

#[derive(Deserialize, Serialize)]
struct Written {
    what: String,
    started_ms: i64,
}

/// A run over the same sources that was stopped or killed, to be gone on with; else a new one.
pub(crate) struct Unfinished {
    path: PathBuf,
    run: Written,
    is_resumed: bool,
}

impl Unfinished {
    pub fn of(folder: &Path, input: &SyncSources, now_ms: i64) -> Unfinished {
        let path = folder.join(FILE);
        let what = serde_json::json!([input.source, input.claim, input.document]).to_string();
        let known = std::fs::read(&path)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Written>(&bytes).ok())
            .filter(|run| run.what == what && (0..MOST_AGE_MS).contains(&(now_ms - run.started_ms)));
        Unfinished {
            is_resumed: known.is_some(),
            run: known.unwrap_or(Written {
                what,
                started_ms: now_ms,
            }),
            path,
        }
    }

    pub fn is_resumed(&self) -> bool {
        self.is_resumed
    }

    pub fn started_ms(&self) -> i64 {
        self.run.started_ms
    }

    /// Notes the run. Where the note cannot be written, a killed run is begun anew: slower, but nothing is lost.
    pub fn begin(&self) {
        if let Ok(bytes) = serde_json::to_vec(&self.run) {
            let _ = std::fs::write(&self.path, bytes);
        }
    }

    pub fn end(&self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// The file in the desk's folder that says when each source was asked last: a line an answer, the last one counts. It
/// stands outside the ledger, since being asked changes nothing; without it sources are only asked sooner.
const ASKED_FILE: &str = "sync-asked.log";
/// So many lines a source are kept before the file is written anew.
const MOST_LINES: usize = 8;

/// When each source was asked last, and how often.
pub(crate) struct Asked {
    file: Option<std::fs::File>,
    known: HashMap<String, (i64, usize)>,
}

impl Asked {
    pub fn of(folder: &Path) -> Asked {
        let path = folder.join(ASKED_FILE);
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        let mut known = HashMap::new();
        for line in written.lines() {
            // A line that was torn by a power cut is none.
            let mut parts = line.split(' ');
            if let (Some(source), Some(Ok(at_ms)), Some(Ok(n)), None) = (
                parts.next(),
                parts.next().map(str::parse),
                parts.next().map(str::parse),
                parts.next(),
            ) {
                known.insert(source.to_owned(), (at_ms, n));
            }
        }
        if written.lines().count() > MOST_LINES * known.len().max(64) {
            let short: String = known
                .iter()
                .map(|(source, (at_ms, n))| format!("{source} {at_ms} {n}\n"))
                .collect();
            let fresh = path.with_extension("new");
            let _ = std::fs::write(&fresh, short).and_then(|()| std::fs::rename(&fresh, &path));
        }
        let file = std::fs::OpenOptions::new().create(true).append(true).open(&path);
        Asked {
            file: file.ok(),
            known,
        }
    }

    /// When a source was asked last.
    pub fn last_ms(&self, source: &str) -> Option<i64> {
        self.known.get(source).map(|(at_ms, _)| *at_ms)
    }

    /// How often a source was asked.
    pub fn n(&self, source: &str) -> usize {
        self.known.get(source).map_or(0, |(_, n)| *n)
    }

    pub fn note(&mut self, source: &str, at_ms: i64) {
        let n = self.n(source) + 1;
        self.known.insert(source.to_owned(), (at_ms, n));
        if let Some(file) = &mut self.file {
            let _ = file.write_all(format!("{source} {at_ms} {n}\n").as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Unfinished};
    use crate::wire::SyncSources;

    #[test]
    fn the_last_line_counts_and_a_torn_one_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let mut asked = Asked::of(folder.path());
        asked.note("a", 10);
        asked.note("a", 20);
        asked.note("b", 15);
        std::fs::OpenOptions::new()
            .append(true)
            .open(folder.path().join("sync-asked.log"))
            .and_then(|mut file| std::io::Write::write_all(&mut file, b"b 9"))
            .unwrap();
        let asked = Asked::of(folder.path());
        assert_eq!((asked.last_ms("a"), asked.n("a")), (Some(20), 2));
        assert_eq!((asked.last_ms("b"), asked.n("b")), (Some(15), 1));
        assert_eq!(asked.last_ms("c"), None);
    }

    #[test]
    fn the_file_stays_short() {
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..3 {
            let mut asked = Asked::of(folder.path());
            (0..600).for_each(|at_ms| asked.note("a", at_ms));
        }
        let asked = Asked::of(folder.path());
        assert_eq!((asked.last_ms("a"), asked.n("a")), (Some(599), 1800));
        let n_bytes = std::fs::metadata(folder.path().join("sync-asked.log"))
            .unwrap()
            .len();
        assert!(n_bytes < 8_000, "{n_bytes}");
    }

    #[test]
    fn only_a_run_over_the_same_sources_is_gone_on_with_and_not_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let all = SyncSources::default();
        Unfinished::of(folder.path(), &all, 1_000).begin();
        let again = Unfinished::of(folder.path(), &all, 2_000);
        assert_eq!((again.is_resumed(), again.started_ms()), (true, 1_000));
        let other = SyncSources {
            document: Some("x".to_owned()),
            ..SyncSources::default()
        };
        assert!(!Unfinished::of(folder.path(), &other, 2_000).is_resumed());
        assert!(!Unfinished::of(folder.path(), &all, 13 * 3_600_000).is_resumed());
        again.end();
        assert!(!Unfinished::of(folder.path(), &all, 2_000).is_resumed());
    }
}
