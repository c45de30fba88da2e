use super::{Compared, Topic};
use factdesk_messages::{Arg, Message};
use factdesk_model::Span;
use factdesk_model::annotation::{Dimension, Quantity};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Units of one kind, as multiples of the first.
const FAMILIES: &[&[(&str, &str)]] = &[
    &[
        ("m", "1"),
        ("km", "1000"),
        ("dm", "0.1"),
        ("cm", "0.01"),
        ("mm", "0.001"),
        ("mi", "1609.344"),
        ("nmi", "1852"),
        ("yd", "0.9144"),
        ("ft", "0.3048"),
        ("in", "0.0254"),
    ],
    &[
        ("m2", "1"),
        ("km2", "1000000"),
        ("ha", "10000"),
        ("cm2", "0.0001"),
        ("acre", "4046.8564224"),
        ("mi2", "2589988.110336"),
        ("ft2", "0.09290304"),
    ],
    &[
        ("l", "1"),
        ("dl", "0.1"),
        ("cl", "0.01"),
        ("ml", "0.001"),
        ("m3", "1000"),
    ],
    &[
        ("kg", "1"),
        ("g", "0.001"),
        ("mg", "0.000001"),
        ("t", "1000"),
        ("Mt", "1000000000"),
        ("lb", "0.45359237"),
        ("oz", "0.028349523125"),
    ],
    &[
        ("hour", "1"),
        ("minute", "0.0166666666667"),
        ("second", "0.000277777777778"),
        ("day", "24"),
        ("week", "168"),
    ],
    &[
        ("month", "1"),
        ("year", "12"),
        ("decade", "120"),
        ("century", "1200"),
    ],
    &[
        ("km/h", "1"),
        ("m/s", "3.6"),
        ("mi/h", "1.609344"),
        ("kn", "1.852"),
    ],
    &[
        ("kWh", "1"),
        ("Wh", "0.001"),
        ("MWh", "1000"),
        ("GWh", "1000000"),
        ("TWh", "1000000000"),
    ],
    &[("kW", "1"), ("W", "0.001"), ("MW", "1000"), ("GW", "1000000")],
    &[("troops", "1"), ("soldier", "1")],
    &[("person", "1"), ("citizen", "1"), ("inhabitant", "1")],
    &[("case", "1"), ("infection case", "1"), ("infected person", "1")],
    &[("job", "1"), ("full-time position", "1")],
    &[("employee", "1"), ("worker", "1")],
];

/// A number without a thing may be any; only beside a number this near does it say something.
const NEAR_BARE: f64 = 0.5;

/// Pairs each number of the claim with the number of the passage that is most like it.
pub(super) fn compare_amounts(claim: &[(Span, &Quantity)], passage: &[(Span, &Quantity)]) -> Vec<Compared> {
    let mut pairs: Vec<(usize, usize, Compared)> = Vec::new();
    for (n, (claim_span, ours)) in claim.iter().enumerate() {
        for (m, (passage_span, theirs)) in passage.iter().enumerate() {
            if let Some((about, weight, difference)) = compare(ours, theirs) {
                let compared = Compared {
                    topic: Topic::Quantity,
                    about,
                    claim: *claim_span,
                    passage: *passage_span,
                    difference,
                    weight,
                };
                pairs.push((n, m, compared));
            }
        }
    }
    // The likeliest pairs first; each number speaks to one other.
    pairs.sort_by(|a, b| b.2.weight.total_cmp(&a.2.weight));
    let mut kept: Vec<(usize, usize, Compared)> = Vec::new();
    for pair in pairs {
        if kept.iter().all(|(n, m, _)| *n != pair.0 && *m != pair.1) {
            kept.push(pair);
        }
    }
    kept.into_iter().map(|(_, _, compared)| compared).collect()
}

/// What two numbers are both about, how much that says, and the difference.
fn compare(ours: &Quantity, theirs: &Quantity) -> Option<(String, f64, Option<Message>)> {
    let (about, factor, kind) = common(ours, theirs)?;
    let (low, high) = ends(ours)?;
    let (other_low, other_high) = ends(theirs)?;
    let (other_low, other_high) = (other_low.checked_mul(factor)?, other_high.checked_mul(factor)?);
    // Ranges that touch agree; of others the ends that face each other are compared.
    let (ours_at, theirs_at) = if other_low > high {
        (high, other_low)
    } else if other_high < low {
        (low, other_high)
    } else {
        (low, low)
    };
    let apart = relative(ours_at, theirs_at);
    let closeness = match apart {
        _ if ours_at == theirs_at => 2.5,
        a if a <= 0.02 => 2.0,
        a if a <= 0.15 => 1.5,
        a if a <= 0.5 => 1.0,
        a if a <= 2.0 => 0.5,
        _ => 0.0,
    };
    // A small whole number is equal to many by chance.
    let chance = if ours_at.abs() <= Decimal::TEN && ours_at.is_integer() {
        0.5
    } else {
        1.0
    };
    let weight = match kind {
        Kind::Thing => 1.5 + closeness,
        Kind::Measure => 0.4 + closeness * chance,
        Kind::Bare if apart > NEAR_BARE => return None,
        Kind::Bare => closeness * 0.6 * chance,
    };
    Some((about, weight, difference(ours, ours_at, theirs_at)))
}

#[derive(Clone, Copy)]
enum Kind {
    /// The same thing is counted.
    Thing,
    /// The same unit, of which many things have some.
    Measure,
    /// One of them is a number of nothing that is told.
    Bare,
}

fn common(ours: &Quantity, theirs: &Quantity) -> Option<(String, Decimal, Kind)> {
    let is_bare = |quantity: &Quantity| quantity.dimension == Dimension::Number && quantity.unit.is_none();
    if is_bare(ours) || is_bare(theirs) {
        let named = if is_bare(ours) { theirs } else { ours };
        let is_number = matches!(named.dimension, Dimension::Number | Dimension::Count);
        let about = named.unit.clone().unwrap_or_else(|| "number".to_owned());
        return is_number.then_some((about, Decimal::ONE, Kind::Bare));
    }
    if ours.dimension != theirs.dimension || matches!(ours.dimension, Dimension::Rank | Dimension::Ratio) {
        let is_same = ours.dimension == theirs.dimension && ours.unit == theirs.unit;
        return is_same.then(|| (dimension_code(ours), Decimal::ONE, Kind::Measure));
    }
    match (&ours.unit, &theirs.unit) {
        (Some(a), Some(b)) => {
            let kind = if ours.dimension == Dimension::Count {
                Kind::Thing
            } else {
                Kind::Measure
            };
            let factor = if a == b { Decimal::ONE } else { factor(a, b)? };
            Some((a.clone(), factor, kind))
        }
        (None, None) if same_words(ours.counted.as_deref(), theirs.counted.as_deref()) => Some((
            ours.counted.clone().unwrap_or_default(),
            Decimal::ONE,
            Kind::Thing,
        )),
        (None, None) if ours.dimension == Dimension::Age => {
            Some((dimension_code(ours), Decimal::ONE, Kind::Measure))
        }
        _ => None,
    }
}

fn dimension_code(quantity: &Quantity) -> String {
    format!("{:?}", quantity.dimension).to_lowercase()
}

fn same_words(ours: Option<&str>, theirs: Option<&str>) -> bool {
    matches!((ours, theirs), (Some(a), Some(b)) if a.to_lowercase() == b.to_lowercase())
}

/// How many of unit `a` one of unit `b` is.
fn factor(a: &str, b: &str) -> Option<Decimal> {
    FAMILIES.iter().find_map(|family| {
        let size = |code: &str| {
            let (_, size) = family.iter().find(|(known, _)| *known == code)?;
            size.parse::<Decimal>().ok()
        };
        size(b)?.checked_div(size(a)?)
    })
}

/// The value, or the range that is meant; of an open one the end that is told.
fn ends(quantity: &Quantity) -> Option<(Decimal, Decimal)> {
    if let Some(value) = quantity.value {
        return Some((value, value));
    }
    let low = quantity.low.or(quantity.high)?;
    Some((low, quantity.high.unwrap_or(low)))
}

fn relative(ours: Decimal, theirs: Decimal) -> f64 {
    if ours == theirs {
        return 0.0;
    }
    let apart = theirs.checked_sub(ours).and_then(|apart| apart.checked_div(ours));
    apart
        .and_then(|apart| apart.abs().to_f64())
        .unwrap_or(f64::INFINITY)
}

/// «12.5 % higher»: the passage held against the claim.
fn difference(kind: &Quantity, ours: Decimal, theirs: Decimal) -> Option<Message> {
    if ours == theirs {
        return None;
    }
    let way = if theirs > ours { "higher" } else { "lower" };
    let apart = theirs.checked_sub(ours)?.abs();
    if kind.dimension == Dimension::Percent {
        let points = Arg::Number(apart.round_dp(2).to_f64()?);
        return Some(Message::new(format!("difference-points-{way}")).with("points", points));
    }
    if ours.is_zero() || ours.is_sign_negative() != theirs.is_sign_negative() {
        let by = Arg::Number(apart.round_dp(2).to_f64()?);
        return Some(Message::new(format!("difference-{way}-by")).with("amount", by));
    }
    let times = theirs.checked_div(ours)?;
    if times >= Decimal::from(3) {
        let times = Arg::Number(times.round_dp(1).to_f64()?);
        return Some(Message::new("difference-times").with("times", times));
    }
    let share = apart.checked_div(ours.abs())?.checked_mul(Decimal::ONE_HUNDRED)?;
    // As many places as it takes to tell a difference from none.
    let digits = if share < Decimal::new(1, 1) { 3 } else { 1 };
    let percent = Arg::Number(share.round_dp(digits).to_f64()?);
    Some(Message::new(format!("difference-{way}")).with("percent", percent))
}

#[cfg(test)]
mod tests {
    use super::compare;
    use factdesk_messages::Catalogue;
    use factdesk_model::annotation::{Bound, Dimension, Quantity};
    use rust_decimal::Decimal;

    fn quantity(written: &str) -> Quantity {
        let (value, unit) = written.split_once(' ').unwrap_or((written, ""));
        let dimension = match unit {
            "" => Dimension::Number,
            "percent" => Dimension::Percent,
            "km" | "m" | "mi" => Dimension::Length,
            "USD" | "DKK" => Dimension::Money,
            "month" | "year" => Dimension::Duration,
            _ => Dimension::Count,
        };
        let range = value.split_once("..");
        let number = |digits: &str| digits.parse::<Decimal>().unwrap();
        Quantity {
            value: range.is_none().then(|| number(value)),
            low: range.map(|(low, _)| number(low)),
            high: range.map(|(_, high)| number(high)),
            bound: if range.is_some() {
                Bound::Between
            } else {
                Bound::Exact
            },
            dimension,
            unit: (!unit.is_empty()).then(|| unit.to_owned()),
            unit_text: None,
            counted: None,
            change: None,
        }
    }

    #[track_caller]
    fn check(ours: &str, theirs: &str, expect: &str) {
        let said = match compare(&quantity(ours), &quantity(theirs)) {
            None => "nothing in common".to_owned(),
            Some((_, _, None)) => "the same".to_owned(),
            Some((_, _, Some(message))) => Catalogue::of("en").say(&message),
        };
        assert_eq!(said, expect, "{ours} beside {theirs}");
    }

    #[test]
    fn the_passage_is_held_against_the_claim() {
        check("4000 soldier", "4500 troops", "12.5 % higher");
        check("4500 soldier", "4000 soldier", "11.1 % lower");
        check("4000 soldier", "4000 soldier", "the same");
        check("4000 soldier", "12000 soldier", "3 times as much");
        check("3.2 percent", "4 percent", "0.8 percentage points higher");
        check("1 percent", "2 percent", "1 percentage point higher");
        check("0 death", "3 death", "3 higher");
    }

    #[test]
    fn units_of_one_kind_are_converted() {
        check("5 km", "5000 m", "the same");
        check("100 km", "100 mi", "60.9 % higher");
        check("12 month", "1 year", "the same");
    }

    #[test]
    fn ranges_that_touch_agree() {
        check("2500..3000 soldier", "2800 soldier", "the same");
        check("2500..3000 soldier", "3300 soldier", "10 % higher");
        check("2500..3000 soldier", "2000..2250 soldier", "10 % lower");
    }

    #[test]
    fn other_things_are_not_compared() {
        check("4000 soldier", "4500 car", "nothing in common");
        check("4000 USD", "4500 DKK", "nothing in common");
        check("4000 soldier", "4500", "12.5 % higher");
        check("4000 soldier", "45000", "nothing in common");
    }
}
