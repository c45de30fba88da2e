//! How fast many sources are asked again, beside a bare download of the same pages in the same run: `cargo bench -p
//! factdesk-sources --bench sync`. Fails where a bar is not held.

mod server;

use factdesk_model::desk::{Header, PageState, Snapshot};
use factdesk_model::{SnapshotId, SourceId};
use factdesk_sources::child::{Reader, run_if_asked};
use factdesk_sources::fetch::{Cancel, FetchSettings, Fetcher, sha256_hex};
use factdesk_sources::policy::Policy;
use factdesk_sources::run::{RunSettings, sync_many};
use factdesk_sources::sync::{Ask, Known, SyncedPage};
use server::{Kind, Server, page};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

type AnyError = Box<dyn std::error::Error>;

const N_SOURCES: usize = 1_000;
/// A run over four times as many sources shows whether memory grows with them.
const N_MANY: usize = 4_000;
const N_AT_ONCE: usize = 8;
/// The share of a bare download's speed that a sync must reach.
const LEAST_SHARE: f64 = 0.70;
/// By how much the peak may grow from the one run to the other.
const MOST_GROWTH_KB: u64 = 8 << 10;
/// Each figure is the median of so many runs, the two kinds by turns: the machine may be busy.
const N_ROUNDS: usize = 5;

fn main() -> Result<(), AnyError> {
    run_if_asked();
    let mut is_held = true;
    // Hosts nearby answer at once, so that all the time is ours; hosts of the web take a while.
    for (kind, delay_ms) in [
        (Kind::Plain, 0),
        (Kind::Tagged, 0),
        (Kind::Restless, 0),
        (Kind::Plain, 20),
        (Kind::Restless, 20),
    ] {
        let server = Server::start(kind, Duration::from_millis(delay_ms))?;
        let (mut bare, mut ours) = (Vec::new(), Vec::new());
        for _ in 0..N_ROUNDS {
            bare.push(bare_download(&server)?);
            ours.push(sync_all(&server, kind, N_SOURCES)?);
        }
        let (bare, ours) = (median(bare), median(ours));
        let share = ours / bare;
        is_held &= share >= LEAST_SHARE;
        println!(
            "{:<44} bare {bare:>6.0} pages/s   sync {ours:>6.0} pages/s   {:>4.0} % (at least {:.0} %)",
            format!("{} answered within {delay_ms} ms", kind.name()),
            share * 100.0,
            LEAST_SHARE * 100.0,
        );
    }
    is_held &= is_memory_flat()?;
    if is_held {
        Ok(())
    } else {
        Err("a bar is not held".into())
    }
}

fn median(mut speeds: Vec<f64>) -> f64 {
    speeds.sort_by(f64::total_cmp);
    speeds[speeds.len() / 2]
}

/// Pages a second that a client gets who does nothing with them.
fn bare_download(server: &Server) -> Result<f64, AnyError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let client = reqwest::Client::builder().no_proxy().build()?;
    let next = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let tasks: Vec<_> = (0..N_AT_ONCE)
        .map(|_| {
            let (client, next) = (client.clone(), Arc::clone(&next));
            let urls: Vec<String> = (0..N_SOURCES).map(|n| server.url(n)).collect();
            runtime.spawn(async move {
                let mut n_bytes = 0;
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(url) = urls.get(n) else { break };
                    n_bytes += client.get(url).send().await?.bytes().await?.len();
                }
                Ok::<usize, reqwest::Error>(n_bytes)
            })
        })
        .collect();
    for task in tasks {
        let n_bytes = runtime.block_on(task)??;
        assert!(n_bytes > 0 || N_SOURCES < N_AT_ONCE, "a task that got nothing");
    }
    Ok(N_SOURCES as f64 / begun.elapsed().as_secs_f64())
}

/// Pages a second of a run over these sources; every answer is looked at.
fn sync_all(server: &Server, kind: Kind, n_sources: usize) -> Result<f64, AnyError> {
    let fetcher = Fetcher::new(FetchSettings::new(
        Policy::allowing(["127.0.0.1"]),
        Arc::new(|| 1_602_410_400_000),
    ))?;
    let reader = Reader::this_program()?;
    let addresses: Vec<String> = (0..n_sources).map(|n| server.url(n)).collect();
    let settings = RunSettings {
        n_at_once: N_AT_ONCE,
        ..RunSettings::default()
    };
    let mut seen: HashMap<SyncedPage, usize> = HashMap::new();
    let begun = Instant::now();
    let n_asked = sync_many(
        &fetcher,
        &reader,
        &addresses,
        |n| Some((known(server, n), Ask::IfChanged)),
        settings,
        &Cancel::new(),
        |_, synced| *seen.entry(synced.page).or_default() += 1,
    );
    let took = begun.elapsed().as_secs_f64();
    let expected = match kind {
        Kind::Plain | Kind::Tagged => SyncedPage::Same,
        Kind::Restless => SyncedPage::SameText,
    };
    if n_asked != n_sources || seen != HashMap::from([(expected, n_sources)]) {
        return Err(format!("wrong answers: {seen:?}").into());
    }
    Ok(n_sources as f64 / took)
}

/// What a desk would load of the source.
fn known(server: &Server, n: usize) -> Known {
    let bytes = page(n, 0);
    Known {
        address: server.url(n),
        snapshot: Snapshot {
            id: SnapshotId::from_random([1; 10]),
            source: SourceId::from_random([1; 10]),
            fetched_ms: 1_602_410_400_000,
            final_url: Some(server.url(n)),
            redirects: Vec::new(),
            http_status: Some(200),
            headers: vec![
                Header {
                    name: "content-type".to_owned(),
                    value: "text/html; charset=utf-8".to_owned(),
                },
                Header {
                    name: "etag".to_owned(),
                    value: server::tag(n),
                },
            ],
            sha256: sha256_hex(&bytes),
            n_bytes: bytes.len() as u64,
            media_type: "text/html".to_owned(),
            state: PageState::Ok,
            why: None,
            title: None,
            byline: None,
            publisher: None,
            published: None,
            lang: None,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            extractor: String::new(),
        },
        bytes: Some(bytes),
        passages: Vec::new(),
        older_texts: Vec::new(),
    }
}

/// Whether a run over many sources needs no more memory than one over few.
fn is_memory_flat() -> Result<bool, AnyError> {
    let server = Server::start(Kind::Plain, Duration::ZERO)?;
    let Some(_) = peak_kb() else {
        println!("memory: this system does not tell");
        return Ok(true);
    };
    sync_all(&server, Kind::Plain, N_SOURCES)?;
    let few = peak_kb().unwrap_or_default();
    sync_all(&server, Kind::Plain, N_MANY)?;
    let many = peak_kb().unwrap_or_default();
    println!(
        "peak memory: {} MB after {N_SOURCES} sources, {} MB after {N_MANY} more",
        few >> 10,
        many >> 10
    );
    Ok(many <= few + MOST_GROWTH_KB)
}

/// The most memory that this process has held so far.
fn peak_kb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
