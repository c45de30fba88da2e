//! Reads a text over and over, for a profiler: `perf record … profile FILE CODE SECONDS`.

use factdesk_engine::{Input, annotate};
use factdesk_languages::Languages;
use factdesk_model::Direction;
use std::time::{Duration, Instant};

/// What the programs that ship use.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let text = std::fs::read_to_string(arguments.next().ok_or("which file?")?)?;
    let code = arguments.next().ok_or("which language?")?;
    let seconds: u64 = arguments.next().ok_or("how many seconds?")?.parse()?;
    let languages = Languages::new();
    let pack = languages.pack(&code).ok_or("no such language")??;
    let input = Input {
        text: &text,
        published: "2024-03-15".parse().ok(),
        direction: Direction::Auto,
    };
    let (start, mut n, mut best) = (Instant::now(), 0, Duration::MAX);
    while start.elapsed() < Duration::from_secs(seconds) {
        let round = Instant::now();
        n += annotate(pack, &input).mentions.len();
        best = best.min(round.elapsed());
    }
    println!(
        "{n} mentions; at best {:.1} MB/s",
        text.len() as f64 / 1e6 / best.as_secs_f64()
    );
    Ok(())
}
