//! Fits the weights of `checkable` to labelled sentences: `cargo xtask fit-weights`.
//!
//! A logistic regression on the engine's named signals, drawn towards the weights of `data/prior.toml` (a ridge), so that
//! a signal that few sentences show keeps the weight we expect of it. No chance is involved: the same sentences
//! give the same weights. Prints the mean average precision of five folds, and writes the weights file.

use factdesk_engine::claims::{N_SIGNALS, Signal, Signals};
use factdesk_engine::{Input, annotate};
use factdesk_languages::Languages;
use factdesk_model::Direction;
use factdesk_model::annotation::FoundClaim;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

/// How strongly the prior holds: as much as this many sentences' worth.
const RIDGE: f64 = 6.0;
const N_STEPS: usize = 4000;
const STEP: f64 = 0.5;
const N_FOLDS: usize = 5;

#[derive(Deserialize)]
struct Row {
    lang: String,
    label: u8,
    text: String,
}

#[derive(Deserialize)]
struct Prior {
    prior: BTreeMap<String, f64>,
}

struct Sample {
    values: Signals,
    label: f64,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let prior: Prior = toml::from_str(&std::fs::read_to_string(here.join("data/prior.toml"))?)?;
    let mut start = [0.0; N_SIGNALS];
    for signal in Signal::ALL {
        start[*signal as usize] = *prior
            .prior
            .get(signal.name())
            .ok_or_else(|| format!("no prior for {}", signal.name()))?;
    }
    let lines = std::fs::read_to_string(here.join("data/checkworthy.jsonl"))?;
    let samples = read_samples(&lines, &start)?;

    let mut precision = 0.0;
    for fold in 0..N_FOLDS {
        let part = |held_out: bool| -> Vec<&Sample> {
            samples
                .iter()
                .enumerate()
                .filter(|(n, _)| (n % N_FOLDS == fold) == held_out)
                .map(|(_, sample)| sample)
                .collect()
        };
        let weights = fit(&part(false), &start);
        precision += average_precision(&part(true), &weights) / N_FOLDS as f64;
    }
    let all: Vec<&Sample> = samples.iter().collect();
    println!("{} sentences", samples.len());
    println!(
        "average precision, prior alone: {:.3}",
        average_precision(&all, &start)
    );
    println!("average precision, five folds:  {precision:.3}");
    let weights = fit(&all, &start);
    println!(
        "average precision, on itself:   {:.3}",
        average_precision(&all, &weights)
    );

    let mut file = String::from(
        "# What each feature of a clause adds to its score, for each unit of its value: see docs/engine/claims.md.\n\
         # Made by `cargo xtask fit-weights`; change data/prior.toml or the examples of crates/languages instead.\n\
         [weights]\n",
    );
    for signal in Signal::ALL {
        writeln!(file, "{} = {:.2}", signal.name(), weights[*signal as usize])?;
    }
    std::fs::write(here.join("../engine/data/weights.toml"), file)?;
    Ok(())
}

/// Every sentence is read alone; what speaks for a sentence is the claim that the prior finds most checkable. The weights
/// that ship have no say in it, so that a second run gives what the first one gave.
fn read_samples(lines: &str, prior: &Signals) -> Result<Vec<Sample>, Box<dyn std::error::Error>> {
    let languages = Languages::new();
    let mut samples = Vec::new();
    for line in lines.lines() {
        let row: Row = serde_json::from_str(line)?;
        let Some(pack) = languages.pack(&row.lang) else {
            continue;
        };
        let input = Input {
            text: &row.text,
            published: None,
            direction: Direction::Auto,
        };
        let annotation = annotate(pack?, &input);
        let values = annotation
            .claims
            .iter()
            .map(signals)
            .max_by(|a, b| score(a, prior).total_cmp(&score(b, prior)))
            .unwrap_or([0.0; N_SIGNALS]);
        samples.push(Sample {
            values,
            label: f64::from(row.label),
        });
    }
    Ok(samples)
}

/// The values of a claim's signals.
fn signals(claim: &FoundClaim) -> Signals {
    let mut values = [0.0; N_SIGNALS];
    for feature in &claim.features {
        if let Some(signal) = Signal::ALL.iter().find(|signal| signal.name() == feature.name) {
            values[*signal as usize] = feature.value;
        }
    }
    values
}

fn score(values: &Signals, weights: &Signals) -> f64 {
    let sum: f64 = values
        .iter()
        .zip(weights)
        .map(|(value, weight)| value * weight)
        .sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Gradient descent on the mean log loss and the ridge around `start`.
fn fit(samples: &[&Sample], start: &Signals) -> Signals {
    let mut weights = *start;
    let n = samples.len() as f64;
    for _ in 0..N_STEPS {
        let mut gradient = [0.0; N_SIGNALS];
        for sample in samples {
            let error = score(&sample.values, &weights) - sample.label;
            for (slope, value) in gradient.iter_mut().zip(&sample.values) {
                *slope += error * value / n;
            }
        }
        for ((weight, slope), start) in weights.iter_mut().zip(gradient).zip(start) {
            *weight -= STEP * (slope + RIDGE / n * (*weight - start)) / 4.0;
        }
    }
    weights
}

fn average_precision(samples: &[&Sample], weights: &Signals) -> f64 {
    let mut ranked: Vec<(f64, f64)> = samples
        .iter()
        .map(|sample| (score(&sample.values, weights), sample.label))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut hits, mut sum) = (0.0, 0.0);
    for (rank, (_, label)) in ranked.iter().enumerate() {
        if *label > 0.5 {
            hits += 1.0;
            sum += hits / (rank + 1) as f64;
        }
    }
    if hits > 0.0 { sum / hits } else { 0.0 }
}
