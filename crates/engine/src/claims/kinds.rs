//! What kinds of claim a clause is.

use super::cues::Cue;
use super::facts::{Facts, is_dated};
use factdesk_model::annotation::{ClaimType, Deadline, Dimension, Quantity, TimexType};

/// The kinds, in the order of the contract.
pub fn kinds(facts: &Facts<'_>, deadline: Option<&Deadline>) -> Vec<ClaimType> {
    let cues = facts.cues;
    let changes = |quantity: &Quantity| quantity.change.is_some();
    let is_dated_event = facts.times.iter().any(|(_, time)| is_dated(time));
    let has_quantities = facts
        .quantities
        .iter()
        .any(|(_, quantity)| quantity.dimension != Dimension::Number);
    let all = [
        (
            ClaimType::Quantity,
            has_quantities || !facts.quantities.is_empty(),
        ),
        (ClaimType::Date, is_dated_event),
        (ClaimType::Deadline, deadline.is_some()),
        (
            ClaimType::Duration,
            facts
                .times
                .iter()
                .any(|(_, time)| time.timex_type == TimexType::Duration),
        ),
        (ClaimType::Quote, facts.quote.is_some()),
        (ClaimType::Position, cues.has(Cue::Position)),
        (
            ClaimType::Event,
            cues.has_any(&[Cue::Event, Cue::Born, Cue::Died]) || cues.has(Cue::Past) && is_dated_event,
        ),
        (ClaimType::Causal, cues.has(Cue::Causal)),
        (ClaimType::Comparison, cues.has(Cue::Comparison)),
        (ClaimType::Superlative, cues.has(Cue::Superlative)),
        (
            ClaimType::Prediction,
            cues.has_any(&[Cue::Will, Cue::May]) && !cues.has(Cue::Promise),
        ),
        (ClaimType::Promise, cues.has(Cue::Promise)),
        (
            ClaimType::Trend,
            cues.has(Cue::Trend) || facts.quantities.iter().any(|(_, quantity)| changes(quantity)),
        ),
        (ClaimType::Definition, cues.has(Cue::Definition)),
    ];
    all.iter().filter(|(_, is)| *is).map(|(kind, _)| *kind).collect()
}
