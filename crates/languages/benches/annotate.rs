//! How fast a text is read: `cargo bench -p factdesk-languages`.
//!
//! Beside every language stands plain word segmentation (UAX #29) of the same text in the same run, and their ratio.

mod texts;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use factdesk_engine::{Input, Pack, annotate};
use factdesk_languages::{Languages, PACKS};
use factdesk_model::Direction;
use std::hint::black_box;
use std::time::{Duration, Instant};
use unicode_segmentation::UnicodeSegmentation;

/// What the programs that ship use.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Size of a text of news.
const NEWS_BYTES: usize = 256 * 1024;
/// News is read at no less than this share of the speed of plain word segmentation.
const NEWS_BAR: f64 = 1.0 / 3.0;
/// No text, however made, is read at less than this share of the speed that news must have.
const HOSTILE_BAR: f64 = 1.0 / 4.0;
/// A pack is loaded in less than this.
const LOAD_BAR: Duration = Duration::from_millis(5);
/// Stories that are read side by side.
const N_STORIES: usize = 2_000;

/// How a measured value stands to its bar.
const fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "below the bar" }
}

fn read(pack: &Pack, text: &str) -> usize {
    let input = Input {
        text,
        published: "2024-03-15".parse().ok(),
        direction: Direction::Auto,
    };
    let annotation = annotate(pack, &input);
    annotation.mentions.len() + annotation.claims.len()
}

fn pack<'l>(languages: &'l Languages, code: &str) -> Option<&'l Pack> {
    languages.pack(code)?.ok()
}

fn news(c: &mut Criterion) {
    let languages = Languages::new();
    let mut group = c.benchmark_group("news");
    for (code, stories) in texts::NEWS {
        let Some(pack) = pack(&languages, code) else {
            continue;
        };
        let text = texts::news(stories, NEWS_BYTES);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("annotate", code), |b| {
            b.iter(|| read(pack, black_box(&text)))
        });
        group.bench_function(BenchmarkId::new("uax29_words", code), |b| {
            b.iter(|| black_box(&text).unicode_word_indices().count())
        });
        let ours = fastest(|| read(pack, &text));
        let words = fastest(|| black_box(&text).unicode_word_indices().count());
        let speed = |time: Duration| text.len() as f64 / 1e6 / time.as_secs_f64();
        let ratio = speed(ours) / speed(words);
        println!(
            "{code}: annotate {:.1} MB/s, UAX #29 words {:.1} MB/s, ratio {ratio:.2}: {}",
            speed(ours),
            speed(words),
            verdict(ratio >= NEWS_BAR)
        );
    }
    group.finish();
}

/// The best of some runs: what the machine can do when nobody disturbs it.
fn fastest<T>(mut run: impl FnMut() -> T) -> Duration {
    (0..7)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn packs(c: &mut Criterion) {
    let mut group = c.benchmark_group("load_pack");
    for source in PACKS {
        group.bench_function(source.code, |b| b.iter(|| Pack::compile(black_box(source))));
        let time = fastest(|| Pack::compile(source));
        println!(
            "{}: loaded in {time:.2?}: {}",
            source.code,
            verdict(time < LOAD_BAR)
        );
    }
    group.finish();
}

/// Stories share nothing but the pack, so two cores read twice as many as one.
fn cores(_: &mut Criterion) {
    let languages = Languages::new();
    let n_cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    for (code, stories) in texts::NEWS {
        let Some(pack) = pack(&languages, code) else {
            continue;
        };
        let read_all = |n_threads: usize| {
            let start = Instant::now();
            std::thread::scope(|scope| {
                for first in 0..n_threads {
                    scope.spawn(move || {
                        for n in (first..N_STORIES).step_by(n_threads) {
                            black_box(read(pack, stories[n % stories.len()]));
                        }
                    });
                }
            });
            start.elapsed().as_secs_f64()
        };
        let (one, all) = (read_all(1), read_all(n_cores));
        println!(
            "{code}: {N_STORIES} stories in {one:.3} s on one core, {all:.3} s on {n_cores}: {:.2} times as fast",
            one / all
        );
    }
}

/// Twice the text should take twice the time, up to 20 MB.
fn growth(_: &mut Criterion) {
    let languages = Languages::new();
    for (code, stories) in texts::NEWS {
        let Some(pack) = pack(&languages, code) else {
            continue;
        };
        for megabytes in [1, 5, 20] {
            let text = texts::news(stories, megabytes * 1_000_000);
            let start = Instant::now();
            black_box(read(pack, &text));
            let time = start.elapsed().as_secs_f64();
            println!(
                "{code}: {megabytes} MB in {time:.2} s, {:.1} MB/s",
                megabytes as f64 / time
            );
        }
    }
}

/// Texts made to be slow: each is to be read at a quarter of the speed that news must have in the same run. The language's
/// own news sets that speed, Danish news where a language has none here.
fn hostile(_: &mut Criterion) {
    let languages = Languages::new();
    for code in languages.codes() {
        let Some(pack) = pack(&languages, code) else {
            continue;
        };
        let own = texts::NEWS.iter().find(|(of, _)| *of == code);
        let Some((_, stories)) = own.or(texts::NEWS.first()) else {
            continue;
        };
        let news = texts::news(stories, NEWS_BYTES);
        let words = fastest(|| black_box(&news).unicode_word_indices().count());
        let bar = news.len() as f64 / 1e6 / words.as_secs_f64() * NEWS_BAR * HOSTILE_BAR;
        for (name, text) in texts::hostile() {
            let start = Instant::now();
            black_box(read(pack, &text));
            let speed = text.len() as f64 / 1e6 / start.elapsed().as_secs_f64();
            println!(
                "{code}: {name}: {:.1} MB, {speed:.1} MB/s, bar {bar:.1}: {}",
                text.len() as f64 / 1e6,
                verdict(speed >= bar)
            );
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(3));
    targets = news, packs, cores, growth, hostile
}
criterion_main!(benches);
