//! Makes a desk of any size out of generated stories: `make_desk --claims 1000000 [--out DIR] [--seed N]`.
//!
//! The same seed gives the same stories and ids. `cargo xtask make-desk` runs it.
#![allow(clippy::unwrap_used)] // A program for those who build Factdesk; it may fail where it stands.

#[path = "../benches/newspaper/mod.rs"]
mod newspaper;

use std::path::PathBuf;

fn main() -> Result<(), String> {
    let (mut n_claims, mut seed, mut out) = (1_000_000_usize, 1_u64, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        let number = |written: String| {
            written
                .replace('_', "")
                .parse::<u64>()
                .map_err(|error| format!("{written}: {error}"))
        };
        match word.as_str() {
            "--claims" => n_claims = number(value()?)? as usize,
            "--seed" => seed = number(value()?)?,
            "--out" => out = Some(PathBuf::from(value()?)),
            _ => {
                return Err(format!(
                    "unknown {word:?}; --claims N, --out DIR and --seed N are known"
                ));
            }
        }
    }
    let out = out.unwrap_or_else(|| PathBuf::from(format!("target/desks/{n_claims}.factdesk")));
    let mut told = |n: usize| eprintln!("{n} claims");
    let made = newspaper::desk::make(&out, seed, n_claims, &mut told);
    println!("{}", made.rate(n_claims));
    println!("{}: {n_claims} claims", out.display());
    Ok(())
}
