use super::{slack, told};
use crate::TokenRange;
use crate::claims::cues::Cue;
use crate::claims::document::Document;
use crate::claims::facts::Facts;
use factdesk_model::annotation::{Bound, ChangeRole, Check, Dimension, Quantity};
use rust_decimal::Decimal;

/// «steg fra 40 til 50, altså 25 procent»: does the change fit its two ends?
pub fn check(document: &Document<'_, '_, '_>, facts: &Facts<'_>, found: &mut Vec<Check>) {
    let with_role = |role: ChangeRole| -> Option<&Quantity> {
        let mut of_role = facts
            .quantities
            .iter()
            .map(|(_, quantity)| *quantity)
            .filter(|quantity| quantity.change.is_some_and(|change| change.role == role));
        let first = of_role.next()?;
        of_role.next().is_none().then_some(first)
    };
    let (Some(from), Some(to)) = (with_role(ChangeRole::From), with_role(ChangeRole::To)) else {
        return;
    };
    let (Some(start), Some(end)) = (exact(from), exact(to)) else {
        return;
    };
    if !comparable(from, to) || start.is_zero() {
        return;
    }
    if let Some((times, n)) = multiple(facts) {
        found.extend(multiplied(document, times, n, start, end));
        return;
    }
    let by = with_role(ChangeRole::By)
        .filter(|by| is_of_same(document, facts, by, from))
        .or_else(|| told_otherwise(facts, from, to).filter(|by| is_of_same(document, facts, by, from)));
    let Some((by, amount)) = by.and_then(|by| Some((by, by.value?))) else {
        return;
    };
    let is_points = by.unit.as_deref() == Some("percentage_point");
    let is_relative =
        by.dimension == Dimension::Percent && !is_points && from.dimension != Dimension::Percent;
    let real = if is_relative {
        // Numbers that nobody can count with are no change to check.
        let Some(share) = end.saturating_sub(start).checked_div(start) else {
            return;
        };
        share.saturating_mul(Decimal::ONE_HUNDRED).abs()
    } else if is_points || by.dimension == from.dimension && (by.unit == from.unit || by.unit.is_none()) {
        end.saturating_sub(start).abs()
    } else {
        return;
    };
    let holds = match by.bound {
        Bound::Exact => (real - amount.abs()).abs() <= slack(amount),
        Bound::MoreThan | Bound::AtLeast => real >= amount.abs() - slack(amount),
        Bound::LessThan | Bound::AtMost => real <= amount.abs() + slack(amount),
        _ => (real - amount.abs()).abs() <= slack(amount) + amount.abs() / Decimal::from(10),
    };
    let words = &document.reading.pack.claims.words;
    let sign = if is_relative { " %" } else { "" };
    found.push(told(
        "percent_change",
        holds,
        (&words.change_holds, &words.change_fails),
        &[
            ("from", &words.number(start)),
            ("to", &words.number(end)),
            ("by", &format!("{}{sign}", words.number(amount))),
            ("is", &format!("{}{sign}", words.number(real.round_dp(1)))),
        ],
    ));
}

/// No joining word stands between the two: «fra 400 til 500, mens omsætningen steg 10 procent» tells of two changes.
fn is_of_same(document: &Document<'_, '_, '_>, facts: &Facts<'_>, by: &Quantity, from: &Quantity) -> bool {
    let place = |wanted: &Quantity| {
        let mut quantities = facts.quantities.iter();
        let (n, _) = quantities.find(|(_, quantity)| std::ptr::eq(*quantity, wanted))?;
        Some(document.mention_tokens[*n as usize])
    };
    let (Some(by), Some(from)) = (place(by), place(from)) else {
        return false;
    };
    let between = TokenRange::new(by.end.min(from.end), by.first.max(from.first));
    !document.cues_of(between).iter().any(|hit| hit.cue == Cue::Join)
}

/// «fordoblet», "tripled": the one multiple of a clause.
fn multiple<'a>(facts: &Facts<'a>) -> Option<(&'a Quantity, Decimal)> {
    let mut multiples = facts.quantities.iter().filter(|(_, quantity)| {
        quantity.dimension == Dimension::Ratio && quantity.unit.as_deref() == Some("times")
    });
    let (_, first) = multiples.next()?;
    let n = first.value.filter(|n| *n > Decimal::ONE)?;
    multiples.next().is_none().then_some((*first, n))
}

/// Whether something became so many times as much. Prose is generous: 190 has doubled from 100, 150 has not.
fn multiplied(
    document: &Document<'_, '_, '_>,
    times: &Quantity,
    n: Decimal,
    start: Decimal,
    end: Decimal,
) -> Option<Check> {
    let real = end.checked_div(start).filter(|real| *real > Decimal::ONE)?;
    let slack = n / Decimal::from(8);
    let holds = match times.bound {
        Bound::MoreThan | Bound::AtLeast => real >= n - slack,
        Bound::LessThan | Bound::AtMost => real <= n + slack,
        _ => (real - n).abs() <= slack,
    };
    let words = &document.reading.pack.claims.words;
    Some(told(
        "percent_change",
        holds,
        (&words.change_holds, &words.change_fails),
        &[
            ("from", &words.number(start)),
            ("to", &words.number(end)),
            ("by", &format!("× {}", words.number(n))),
            ("is", &format!("× {}", words.number(real.round_dp(2)))),
        ],
    ))
}

/// The one percentage beside both ends, after «altså» or «svarende til».
fn told_otherwise<'a>(facts: &Facts<'a>, from: &Quantity, to: &Quantity) -> Option<&'a Quantity> {
    if !facts.cues.has(Cue::Same) || from.dimension == Dimension::Percent {
        return None;
    }
    let mut percents = facts
        .quantities
        .iter()
        .map(|(_, quantity)| *quantity)
        .filter(|quantity| quantity.dimension == Dimension::Percent && *quantity != from && *quantity != to);
    let first = percents.next()?;
    percents.next().is_none().then_some(first)
}

fn exact(quantity: &Quantity) -> Option<Decimal> {
    quantity.value.filter(|_| quantity.bound == Bound::Exact)
}

/// Both ends are of one kind; the second often leaves the unit out, or the first does.
fn comparable(from: &Quantity, to: &Quantity) -> bool {
    from.unit == to.unit && from.dimension == to.dimension
        || from.dimension == Dimension::Number
        || to.dimension == Dimension::Number
}
