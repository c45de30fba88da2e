//! What the text alone decides: dates against weekdays, distances, sums, shares, ages, changes, and one thing with two
//! values. A check speaks up only where the words leave no other reading: a false alarm costs a reviewer's trust.

mod age;
mod change;
mod distance;
mod percentages;
mod ratio;
mod total;
mod two_values;
mod weekday;

pub use two_values::{Values, contradictions};

use super::clauses::Clause;
use super::document::Document;
use super::facts::Facts;
use super::words::fill;
use factdesk_model::annotation::{Check, CheckResult};
use rust_decimal::Decimal;

/// Clauses with more mentions than this are tables, not prose.
const MOST_MENTIONS: usize = 40;

/// All checks of a clause that come to something.
pub fn checks(document: &Document<'_, '_, '_>, clause: &Clause, facts: &Facts<'_>) -> Vec<Check> {
    if facts.times.len() + facts.quantities.len() == 0 || facts.mentions.len() > MOST_MENTIONS {
        return Vec::new();
    }
    let mut found = Vec::new();
    weekday::check(document, facts, &mut found);
    distance::check(document, facts, &mut found);
    percentages::check(document, facts, &mut found);
    total::check(document, facts, &mut found);
    age::check(document, facts, &mut found);
    change::check(document, facts, &mut found);
    ratio::check(document, clause, facts, &mut found);
    found
}

/// A check that came out one way or the other, told in the pack's sentence for it.
fn told(name: &str, holds: bool, sentences: (&str, &str), slots: &[(&str, &str)]) -> Check {
    let (result, sentence) = if holds {
        (CheckResult::Holds, sentences.0)
    } else {
        (CheckResult::Fails, sentences.1)
    };
    Check {
        check: name.to_owned(),
        result,
        why: fill(sentence, slots),
    }
}

/// How far a number may be off when it is written with these decimals: half its last digit, and a little for «25 pct.»
/// where it is 25.5.
fn slack(written: Decimal) -> Decimal {
    let unit = Decimal::new(1, written.normalize().scale());
    unit.min(Decimal::ONE)
}
