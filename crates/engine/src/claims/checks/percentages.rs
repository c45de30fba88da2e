use super::told;
use crate::claims::cues::Cue;
use crate::claims::document::Document;
use crate::claims::facts::Facts;
use factdesk_model::annotation::{Bound, Check, Dimension, Quantity};
use rust_decimal::Decimal;

/// Shares of one whole: «60 procent stemte ja, 30 procent nej, og resten, 20 procent, blankt».
pub fn check(document: &Document<'_, '_, '_>, facts: &Facts<'_>, found: &mut Vec<Check>) {
    let has_rest = facts.cues.has(Cue::Rest);
    // Shares of different groups, and answers of which one may give several, need not make a whole.
    let n_answers = document
        .cues_of(facts.tokens)
        .iter()
        .filter(|hit| hit.cue == Cue::Answer)
        .count();
    let is_one_whole = has_rest || n_answers >= 2;
    if !has_rest && !facts.cues.has(Cue::Share)
        || facts.cues.has_any(&[Cue::Comparison, Cue::Trend, Cue::Other])
    {
        return;
    }
    let shares: Vec<Decimal> = facts
        .quantities
        .iter()
        .filter_map(|(_, quantity)| share(quantity))
        .collect();
    let n_percent = facts
        .quantities
        .iter()
        .filter(|(_, quantity)| quantity.dimension == Dimension::Percent)
        .count();
    if shares.len() < if has_rest { 2 } else { 3 } || shares.len() != n_percent {
        return;
    }
    let sum: Decimal = shares.iter().sum();
    let hundred = Decimal::ONE_HUNDRED;
    // Each share may be rounded by half a point.
    let slack = Decimal::new(shares.len() as i64, 0) * Decimal::new(5, 1);
    let is_whole = (sum - hundred).abs() <= slack;
    let fails = is_one_whole && sum > hundred + slack || has_rest && !is_whole;
    if !fails && !is_whole {
        return;
    }
    let words = &document.reading.pack.claims.words;
    let parts: Vec<String> = shares.iter().map(|share| words.number(*share)).collect();
    found.push(told(
        "percentages_sum",
        !fails,
        (&words.percentages_holds, &words.percentages_fails),
        &[("parts", &parts.join(" + ")), ("sum", &words.number(sum))],
    ));
}

fn share(quantity: &Quantity) -> Option<Decimal> {
    let is_share = quantity.dimension == Dimension::Percent
        && quantity.unit.as_deref() != Some("percentage_point")
        && quantity.change.is_none()
        && matches!(quantity.bound, Bound::Exact | Bound::About);
    quantity
        .value
        .filter(|value| is_share && !value.is_sign_negative() && *value <= Decimal::ONE_HUNDRED)
}
