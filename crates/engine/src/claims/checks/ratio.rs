use super::told;
use crate::claims::clauses::Clause;
use crate::claims::cues::Cue;
use crate::claims::document::Document;
use crate::claims::facts::Facts;
use factdesk_model::annotation::{Bound, Check, Dimension, Quantity};
use rust_decimal::Decimal;

/// «9 ud af 10, altså 80 procent», «120 af de 400 ansatte, svarende til 30 procent».
pub fn check(document: &Document<'_, '_, '_>, _clause: &Clause, facts: &Facts<'_>, found: &mut Vec<Check>) {
    if !facts.cues.has(Cue::Same) || facts.cues.has_any(&[Cue::Trend, Cue::Comparison]) {
        return;
    }
    let quantities: Vec<(u32, &Quantity)> = facts.quantities.clone();
    let Some(((_, percent), others)) = quantities.split_last() else {
        return;
    };
    if percent.dimension != Dimension::Percent || percent.bound != Bound::Exact || percent.change.is_some() {
        return;
    }
    let Some(stated) = percent.value else { return };
    let words = &document.reading.pack.claims.words;
    let real = match others {
        // A ratio is kept as the share that it is.
        [(_, ratio)] if ratio.dimension == Dimension::Ratio && ratio.bound == Bound::Exact => {
            match ratio.value {
                Some(share) if share > Decimal::ZERO && share <= Decimal::ONE => share * Decimal::ONE_HUNDRED,
                _ => return,
            }
        }
        [(first, part), (second, whole)] if is_part_of(document, *first, *second) => {
            match (count(part), count(whole)) {
                (Some(part), Some(whole)) if whole > part && part > Decimal::ZERO => {
                    part / whole * Decimal::ONE_HUNDRED
                }
                _ => return,
            }
        }
        _ => return,
    };
    // Shares are rounded in prose: «svarende til 33 procent», «en tredjedel».
    let slack = Decimal::ONE.max(stated / Decimal::from(20));
    found.push(told(
        "ratio_matches_numbers",
        (real - stated).abs() <= slack,
        (&words.ratio_holds, &words.ratio_fails),
        &[
            ("stated", &words.number(stated)),
            ("is", &words.number(real.round_dp(1))),
        ],
    ));
}

fn count(quantity: &Quantity) -> Option<Decimal> {
    let counts = matches!(
        quantity.dimension,
        Dimension::Count | Dimension::Number | Dimension::Money
    );
    quantity
        .value
        .filter(|_| counts && quantity.bound == Bound::Exact && quantity.change.is_none())
}

/// Between the two stands «af», "out of", and little else.
fn is_part_of(document: &Document<'_, '_, '_>, part: u32, whole: u32) -> bool {
    let (part, whole) = (
        document.mention_tokens[part as usize],
        document.mention_tokens[whole as usize],
    );
    if whole.first <= part.end || whole.first - part.end > 4 {
        return false;
    }
    let between = crate::TokenRange::new(part.end, whole.first);
    document.cues_of(between).iter().any(|hit| hit.cue == Cue::Of)
}
