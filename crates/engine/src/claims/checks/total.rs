use super::told;
use crate::TokenRange;
use crate::claims::cues::Cue;
use crate::claims::document::Document;
use crate::claims::facts::Facts;
use factdesk_model::annotation::{Bound, Check, Dimension, Quantity};
use rust_decimal::Decimal;

/// Tokens between «i alt» and its number.
const NEAR: u32 = 3;
/// Tokens between two parts of a sum.
const BETWEEN_PARTS: u32 = 9;

/// «80 mænd og 60 kvinder, i alt 150».
pub fn check(document: &Document<'_, '_, '_>, facts: &Facts<'_>, found: &mut Vec<Check>) {
    if facts.cues.has_any(&[Cue::Comparison, Cue::Trend, Cue::Other]) {
        return;
    }
    let counted: Vec<(TokenRange, &Quantity, Decimal)> = facts
        .quantities
        .iter()
        .filter_map(|(n, quantity)| Some((document.mention_tokens[*n as usize], *quantity, exact(quantity)?)))
        .collect();
    let mut totals: Vec<usize> = document
        .cues_of(facts.tokens)
        .iter()
        .filter(|hit| hit.cue == Cue::Total)
        .filter_map(|hit| beside(hit.tokens, &counted))
        .collect();
    totals.dedup();
    let [total] = totals.as_slice() else { return };
    let (total_range, whole, sum) = counted[*total];
    let parts: Vec<&(TokenRange, &Quantity, Decimal)> = counted
        .iter()
        .filter(|(range, part, _)| *range != total_range && same_kind(whole, part))
        .collect();
    if parts.len() < 2 || parts.len() + 1 != facts.quantities.len() || !are_listed(&parts) {
        return;
    }
    let parts_sum = parts
        .iter()
        .fold(Decimal::ZERO, |sum, (.., value)| sum.saturating_add(*value));
    // Numbers that have nothing to do with each other do not come near.
    if parts_sum.saturating_mul(Decimal::TWO) < sum || parts_sum > sum.saturating_mul(Decimal::TWO) {
        return;
    }
    let words = &document.reading.pack.claims.words;
    let shown: Vec<String> = parts.iter().map(|(.., value)| words.number(*value)).collect();
    found.push(told(
        "total_of_parts",
        parts_sum == sum,
        (&words.total_holds, &words.total_fails),
        &[
            ("parts", &shown.join(" + ")),
            ("sum", &words.number(parts_sum)),
            ("total", &words.number(sum)),
        ],
    ));
}

/// The number that a word such as «i alt» belongs to: the one that follows, else the one before.
fn beside(cue: TokenRange, counted: &[(TokenRange, &Quantity, Decimal)]) -> Option<usize> {
    let follows =
        |range: TokenRange| range.overlaps(cue) || cue.end <= range.first && range.first < cue.end + NEAR;
    let precedes = |range: TokenRange| range.end <= cue.first && cue.first <= range.end + NEAR;
    counted
        .iter()
        .position(|(range, ..)| follows(*range))
        .or_else(|| counted.iter().rposition(|(range, ..)| precedes(*range)))
}

fn exact(quantity: &Quantity) -> Option<Decimal> {
    let counts = matches!(
        quantity.dimension,
        Dimension::Count | Dimension::Money | Dimension::Number | Dimension::Mass
    );
    quantity
        .value
        .filter(|_| counts && quantity.bound == Bound::Exact && quantity.change.is_none())
}

fn same_kind(whole: &Quantity, part: &Quantity) -> bool {
    match (whole.dimension, part.dimension) {
        (Dimension::Money, Dimension::Money) | (Dimension::Mass, Dimension::Mass) => whole.unit == part.unit,
        (Dimension::Count | Dimension::Number, Dimension::Count | Dimension::Number) => true,
        _ => false,
    }
}

fn are_listed(parts: &[&(TokenRange, &Quantity, Decimal)]) -> bool {
    parts
        .windows(2)
        .all(|pair| pair[1].0.first.saturating_sub(pair[0].0.end) <= BETWEEN_PARTS)
}
