//! How fast the real window is, beside an empty one in the same run. `cargo xtask bench-window` prints it.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test program answers to the developer alone.
#![allow(dead_code)] // It uses only some of what the tests share.

mod page;
mod server;
mod session;

use fantoccini::Client;
use fantoccini::key::Key;
use page::{ask, key, part, press, ready, until};
use serde_json::{Value, json};
use session::{Home, PROGRAM};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

/// How often each thing is done.
const ROUNDS: usize = 40;

/// Writes down, for every key, how long until what it changed was painted.
const LISTEN: &str = "window.took = []; let began = 0; \
    addEventListener('keydown', () => { began = performance.now(); }, true); \
    addEventListener('input', () => { began = performance.now(); }, true); \
    new MutationObserver(() => { const from = began; if (from === 0) return; began = 0; \
        requestAnimationFrame(() => { const sent = new MessageChannel(); \
            sent.port1.onmessage = () => window.took.push(performance.now() - from); sent.port2.postMessage(0); }); }) \
    .observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });";

#[tokio::test]
async fn how_fast_the_window_is() {
    let n_claims: usize = env::var("FACTDESK_BENCH_CLAIMS").map_or(100_000, |given| given.parse().unwrap());
    let empty = Path::new(PROGRAM).with_file_name("examples/empty-window");
    assert!(
        empty.is_file(),
        "`cargo build --example empty-window --features bench` comes first"
    );
    let mut home = Home::speaking("da").await;

    // Empty windows before, after and between, so that a busy machine is busy for both.
    let mut starts = [Vec::new(), Vec::new()];
    let mut memory = [0, 0];
    let c = home.start(&[]).await;
    ready(&c).await;
    fill(&c, n_claims).await;
    c.close().await.unwrap();
    for _ in 0..5 {
        let began = Instant::now();
        let c = home.start_program(&empty, &[]).await;
        until(&c, "a page", "document.readyState === 'complete'").await;
        starts[0].push(began.elapsed().as_secs_f64() * 1000.0);
        memory[0] = memory_of(&empty);
        c.close().await.unwrap();
        let began = Instant::now();
        let c = home.start(&[]).await;
        ready(&c).await;
        starts[1].push(began.elapsed().as_secs_f64() * 1000.0);
        memory[1] = memory_of(Path::new(PROGRAM));
        c.close().await.unwrap();
    }

    let c = home.start_program(&empty, &[]).await;
    c.execute(
        &format!("addEventListener('keydown', (event) => {{ document.body.textContent = event.timeStamp; }}); {LISTEN}"),
        vec![],
    )
    .await
    .unwrap();
    for _ in 0..ROUNDS {
        key(&c, 'j').await;
    }
    let bare = took(&c, ROUNDS).await;
    c.close().await.unwrap();

    let c = home.start(&[]).await;
    ready(&c).await;
    c.execute(LISTEN, vec![]).await.unwrap();
    for _ in 0..ROUNDS {
        let shown = "return document.querySelector('[data-claim]').dataset.claim";
        let before = c.execute(shown, vec![]).await.unwrap();
        key(&c, 'j').await;
        let moved = format!("document.querySelector('[data-claim]').dataset.claim !== {before}");
        until(&c, "the next claim", &moved).await;
    }
    let next = took(&c, ROUNDS).await;
    for _ in 0..ROUNDS / 2 {
        key(&c, 'q').await;
        until(
            &c,
            "the queue",
            "document.querySelectorAll('[data-test=row]').length > 3",
        )
        .await;
        key(&c, 't').await;
        until(
            &c,
            "the story",
            "document.querySelector('article.words') !== null",
        )
        .await;
    }
    let opened = took(&c, ROUNDS).await;
    key(&c, 'q').await;
    press(&c, &[Key::Control], 'f').await;
    part(&c, "queue-search").await;
    c.execute("window.took = []", vec![]).await.unwrap();
    for sign in "passagerer 2010".chars() {
        key(&c, sign).await;
        // A letter typed before the last one's results would be the only one to be answered.
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    let searched = took(&c, 5).await;
    key(&c, Key::Escape.into()).await;
    let frames = scroll(&c).await;
    c.close().await.unwrap();

    let [bare_start, start] = starts.map(|all| percentile(&all, 0.5));
    println!("claims at the desk                      {n_claims}");
    println!(
        "start to usable, median                 {start:.0} ms; empty window {bare_start:.0} ms; {:.2} times",
        start / bare_start
    );
    println!(
        "memory of our process                   {} MB; empty window {} MB",
        memory[1], memory[0]
    );
    say("key to next claim painted", &next);
    say("the same in an empty window", &bare);
    say("a view opened", &opened);
    say("a letter in the search to its results", &searched);
    say("a frame while the queue scrolls", &frames);
}

fn say(what: &str, took: &[f64]) {
    let [middle, high] = [0.5, 0.95].map(|share| percentile(took, share));
    println!(
        "{what:<40}{middle:.1} ms median, {high:.1} ms at the 95th percentile of {}",
        took.len()
    );
}

fn percentile(took: &[f64], share: f64) -> f64 {
    let mut sorted = took.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = ((sorted.len() as f64 - 1.0) * share).round() as usize;
    sorted.get(at).copied().unwrap_or(f64::NAN)
}

/// What the listener wrote down, once there is enough of it.
async fn took(c: &Client, at_least: usize) -> Vec<f64> {
    let enough = format!("window.took.length >= {at_least} * 0.9");
    until(c, "the measures", &enough).await;
    let said = c
        .execute("const all = window.took; window.took = []; return all;", vec![])
        .await
        .unwrap();
    serde_json::from_value(said).unwrap()
}

/// Frames of a queue scrolled from end to end, in milliseconds.
async fn scroll(c: &Client) -> Vec<f64> {
    let script = "const done = arguments[arguments.length - 1]; \
        const list = document.querySelector('[role=listbox]'); const frames = []; let last = performance.now(); \
        const step = () => { const now = performance.now(); frames.push(now - last); last = now; \
            list.scrollTop += 240; if (frames.length < 200) requestAnimationFrame(step); else done(frames); }; \
        requestAnimationFrame(step);";
    let frames: Value = c.execute_async(script, vec![]).await.unwrap();
    serde_json::from_value(frames).unwrap()
}

/// Imports made-up stories of fifty claims each.
async fn fill(c: &Client, n_claims: usize) {
    const EACH: usize = 50;
    for story in 0..n_claims.div_ceil(EACH) {
        let sentences: String = (0..EACH)
            .map(|n| {
                let (year, count) = (1970 + n, 1000 + (story * 37 + n * 11) % 90_000);
                format!("I {year} rejste {count} passagerer med linje {story}.\n\n")
            })
            .collect();
        let text = format!("Linje {story}\n\n{sentences}");
        ask(
            c,
            "import_text",
            json!({ "text": text, "lang": "da", "published": "2024-03-15" }),
        )
        .await;
    }
}

/// The memory that programs of this file hold, in megabytes.
fn memory_of(program: &Path) -> u64 {
    let program = fs::canonicalize(program).unwrap();
    let ours = fs::read_dir("/proc")
        .unwrap()
        .filter_map(Result::ok)
        .find(|process| fs::read_link(process.path().join("exe")).is_ok_and(|exe| exe == program));
    let status = ours.and_then(|process| fs::read_to_string(process.path().join("status")).ok());
    let line = status.unwrap_or_default();
    let kilobytes = line.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    kilobytes
        .and_then(|words| words.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}
