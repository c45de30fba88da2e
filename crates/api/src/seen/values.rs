//! The numbers and dates of two claims side by side. «The same» is said only where both say exactly the same; what may
//! both be true is called compatible, and never the same.

use crate::wire::{ValueRelation, ValuesState};
use factdesk_model::annotation::{
    Bound, ChangeRole, Dimension, Interval, Meaning, Mention, Quantity, Resolved, Time, TimexType,
};
use rust_decimal::Decimal;

/// How far «about 4,000» reaches on either side, as a share of the number.
const ABOUT: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// A value of one claim beside one of the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Paired<'a> {
    pub relation: ValueRelation,
    pub here: Option<&'a Mention>,
    pub there: Option<&'a Mention>,
    /// By how much the number there is higher, in percent of the number here.
    pub percent_higher: Option<Decimal>,
}

/// Holds every number and date of one claim against those of another of the same kind. What agrees best is paired first,
/// so that one number in common is not mistaken for a contradiction with another.
pub(crate) fn compare<'a>(here: &[&'a Mention], there: &[&'a Mention]) -> Vec<Paired<'a>> {
    let here = values_of(here);
    let there = values_of(there);
    let mut paired = Vec::new();
    let mut partner: Vec<Option<usize>> = vec![None; here.len()];
    let mut is_taken = vec![false; there.len()];
    for wanted in [
        ValueRelation::Same,
        ValueRelation::Compatible,
        ValueRelation::Different,
    ] {
        for (a, mine) in here.iter().enumerate() {
            if partner[a].is_some() {
                continue;
            }
            let fits = |b: &usize| !is_taken[*b] && relation(mine, there[*b]) == Some(wanted);
            // Of several that differ, the nearest is most likely what was meant.
            let best = (0..there.len())
                .filter(fits)
                .min_by_key(|b| distance(mine, there[*b]));
            if let Some(b) = best {
                partner[a] = Some(b);
                is_taken[b] = true;
            }
        }
    }
    for (mine, partner) in here.iter().zip(&partner) {
        let other = partner.map(|b| there[b]);
        paired.push(Paired {
            relation: other.map_or(ValueRelation::OnlyHere, |other| {
                relation(mine, other).unwrap_or(ValueRelation::Different)
            }),
            here: Some(mine),
            there: other,
            percent_higher: other.and_then(|other| percent_higher(mine, other)),
        });
    }
    let alone = there.iter().zip(&is_taken).filter(|(_, is_taken)| !**is_taken);
    paired.extend(alone.map(|(other, _)| Paired {
        relation: ValueRelation::OnlyThere,
        here: None,
        there: Some(other),
        percent_higher: None,
    }));
    paired
}

/// What the comparison comes to.
pub(crate) fn all_in_all(paired: &[Paired<'_>]) -> ValuesState {
    let any = |relation| paired.iter().any(|pair| pair.relation == relation);
    if any(ValueRelation::Different) {
        ValuesState::Different
    } else if any(ValueRelation::Compatible) {
        ValuesState::Compatible
    } else if !any(ValueRelation::Same) {
        ValuesState::None
    } else if any(ValueRelation::OnlyHere) || any(ValueRelation::OnlyThere) {
        ValuesState::Partly
    } else {
        ValuesState::Same
    }
}

/// Numbers and times; a length of time that is told as a time is not told again as a number.
fn values_of<'a>(mentions: &[&'a Mention]) -> Vec<&'a Mention> {
    let is_time = |mention: &&Mention| matches!(mention.meaning, Meaning::Time(_));
    let times: Vec<&Mention> = mentions.iter().copied().filter(is_time).collect();
    mentions
        .iter()
        .copied()
        .filter(|mention| match &mention.meaning {
            Meaning::Time(_) => true,
            Meaning::Quantity(quantity) => {
                quantity.dimension != Dimension::Duration
                    || !times.iter().any(|time| time.span.overlaps(mention.span))
            }
            _ => false,
        })
        .collect()
}

/// How two values stand to each other; `None` where they are of different kinds.
fn relation(here: &Mention, there: &Mention) -> Option<ValueRelation> {
    match (&here.meaning, &there.meaning) {
        (Meaning::Quantity(here), Meaning::Quantity(there)) => of_quantities(here, there),
        (Meaning::Time(here), Meaning::Time(there)) => of_times(here, there),
        _ => None,
    }
}

fn of_quantities(here: &Quantity, there: &Quantity) -> Option<ValueRelation> {
    if here.dimension != there.dimension || here.unit != there.unit || role(here) != role(there) {
        return None;
    }
    let same =
        (here.value, here.low, here.high, here.bound) == (there.value, there.low, there.high, there.bound);
    if same && (here.value.is_some() || here.low.is_some() || here.high.is_some()) {
        return Some(ValueRelation::Same);
    }
    let (a, b) = (range(here)?, range(there)?);
    Some(if a.meets(&b) {
        ValueRelation::Compatible
    } else {
        ValueRelation::Different
    })
}

/// A number that something falls or grows by or from is no statement of how much there is; one that it reaches is.
fn role(quantity: &Quantity) -> Option<ChangeRole> {
    let role = quantity.change.map(|change| change.role);
    role.filter(|role| *role != ChangeRole::To)
}

/// The numbers that a quantity allows; ends that are `None` are open, and so are excluded ends.
struct Range {
    low: Option<Decimal>,
    high: Option<Decimal>,
    without_ends: bool,
}

impl Range {
    /// Whether some number is in both.
    fn meets(&self, other: &Range) -> bool {
        let strict = self.without_ends || other.without_ends;
        let below = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) if strict => low < high,
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        below(self.low, other.high) && below(other.low, self.high)
    }
}

fn range(quantity: &Quantity) -> Option<Range> {
    let value = quantity.value;
    let (low, high, without_ends) = match quantity.bound {
        Bound::Exact => (value.or(quantity.low)?, value.or(quantity.high)?, false),
        Bound::About => {
            let value = value?;
            let reach = value.checked_mul(ABOUT)?.abs();
            (value.checked_sub(reach)?, value.checked_add(reach)?, false)
        }
        Bound::Between => (quantity.low?, quantity.high?, false),
        Bound::AtLeast => return open(value.or(quantity.low), None, false),
        Bound::MoreThan => return open(value.or(quantity.low), None, true),
        Bound::AtMost => return open(None, value.or(quantity.high), false),
        Bound::LessThan => return open(None, value.or(quantity.high), true),
    };
    Some(Range {
        low: Some(low),
        high: Some(high),
        without_ends,
    })
}

fn open(low: Option<Decimal>, high: Option<Decimal>, without_ends: bool) -> Option<Range> {
    (low.is_some() || high.is_some()).then_some(Range {
        low,
        high,
        without_ends,
    })
}

fn of_times(here: &Time, there: &Time) -> Option<ValueRelation> {
    let is_point = |time: &Time| matches!(time.timex_type, TimexType::Date | TimexType::Time);
    if is_point(here) != is_point(there) || !is_point(here) && here.timex_type != there.timex_type {
        return None;
    }
    if !is_point(here) {
        let is_same_length = here.value == there.value && here.modifier == there.modifier;
        return Some(match (here.interval, there.interval) {
            _ if !is_same_length => ValueRelation::Different,
            (Some(a), Some(b)) if a != b => ValueRelation::Different,
            _ => ValueRelation::Same,
        });
    }
    let is_sure = |time: &Time| time.resolved == Resolved::Exact;
    match (here.interval, there.interval) {
        (Some(a), Some(b)) if is_sure(here) && is_sure(there) => {
            Some(if a == b && here.modifier == there.modifier {
                ValueRelation::Same
            } else if overlap(a, b) {
                ValueRelation::Compatible
            } else {
                ValueRelation::Different
            })
        }
        // What has several readings, or none, contradicts nothing unless all its readings do.
        _ => {
            let (a, b) = (readings(here), readings(there));
            if a.is_empty() || b.is_empty() {
                return None;
            }
            let meets = a.iter().any(|a| b.iter().any(|b| overlap(*a, *b)));
            Some(if meets {
                ValueRelation::Compatible
            } else {
                ValueRelation::Different
            })
        }
    }
}

fn readings(time: &Time) -> Vec<Interval> {
    let candidates = time.candidates.iter().copied();
    candidates.chain(time.interval).collect()
}

/// Half-open stretches with a moment in common; open ends reach for ever.
fn overlap(a: Interval, b: Interval) -> bool {
    let before = |end: Option<chrono::NaiveDateTime>, start: Option<chrono::NaiveDateTime>| {
        end.zip(start).is_some_and(|(end, start)| end <= start)
    };
    a == b || !before(a.to, b.from) && !before(b.to, a.from)
}

fn numbers(here: &Mention, there: &Mention) -> Option<(Decimal, Decimal)> {
    let number = |mention: &Mention| match &mention.meaning {
        Meaning::Quantity(quantity) => quantity.value.or(quantity.low).or(quantity.high),
        _ => None,
    };
    number(here).zip(number(there))
}

/// How far apart two values of one kind are, only to find the nearest.
fn distance(here: &Mention, there: &Mention) -> Decimal {
    numbers(here, there).map_or(Decimal::ZERO, |(a, b)| {
        a.checked_sub(b).map_or(Decimal::MAX, |apart| apart.abs())
    })
}

fn percent_higher(here: &Mention, there: &Mention) -> Option<Decimal> {
    let (a, b) = numbers(here, there)?;
    let share = b.checked_sub(a)?.checked_div(a)?;
    share.checked_mul(Decimal::ONE_HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::{all_in_all, compare};
    use crate::Annotator;
    use crate::wire::{ValueRelation, ValuesState};
    use factdesk_model::Direction;
    use factdesk_model::annotation::Mention;

    fn read(text: &str, lang: &str) -> Vec<Mention> {
        let request = crate::Request {
            text,
            lang: Some(lang),
            published: Some("2020-10-11"),
            direction: Direction::Auto,
        };
        Annotator::default().annotate(&request).unwrap().mentions
    }

    #[track_caller]
    fn check(here: &str, there: &str, state: ValuesState) -> Vec<ValueRelation> {
        check_across(here, ("da", there), state)
    }

    #[track_caller]
    fn check_across(here: &str, (lang, there): (&str, &str), state: ValuesState) -> Vec<ValueRelation> {
        let (here, there) = (read(here, "da"), read(there, lang));
        let paired = compare(
            &here.iter().collect::<Vec<_>>(),
            &there.iter().collect::<Vec<_>>(),
        );
        assert_eq!(all_in_all(&paired), state, "{paired:#?}");
        paired.iter().map(|pair| pair.relation).collect()
    }

    #[test]
    fn the_same_number_is_the_same_however_it_is_written() {
        check(
            "Der er 4000 soldater.",
            "Der er 4.000 soldater.",
            ValuesState::Same,
        );
        check(
            "Det koster 3,2 mio. kr.",
            "Det koster 3.200.000 kroner.",
            ValuesState::Same,
        );
        check_across(
            "Der er 4000 soldater.",
            ("en", "There are 4,000 soldiers."),
            ValuesState::Same,
        );
    }

    #[test]
    fn another_number_is_never_the_same() {
        check(
            "Der er 4000 soldater.",
            "Der er 4.500 soldater.",
            ValuesState::Different,
        );
        check(
            "Der er omkring 4000 soldater.",
            "Der er 4000 soldater.",
            ValuesState::Compatible,
        );
        check(
            "Der er mere end 4000 soldater.",
            "Der er 4000 soldater.",
            ValuesState::Different,
        );
        check(
            "Der er mindst 4000 soldater.",
            "Der er 4.500 soldater.",
            ValuesState::Compatible,
        );
        check("Der er 4000 soldater.", "Der er 4000 hunde.", ValuesState::None);
        check("Andelen er 40 procent.", "Det er 40 soldater.", ValuesState::None);
    }

    #[test]
    fn one_number_in_common_does_not_hide_another_that_differs() {
        let relations = check(
            "Der er 8600 soldater i alt, heraf 4000 soldater i byen.",
            "Der er 4.500 soldater i byen af 8.600 soldater.",
            ValuesState::Different,
        );
        assert!(relations.contains(&ValueRelation::Same), "{relations:?}");
        assert!(relations.contains(&ValueRelation::Different), "{relations:?}");
    }

    #[test]
    fn dates_are_held_against_each_other_by_what_they_mean() {
        check(
            "Aftalen blev indgået den 29. februar 2020.",
            "Aftalen blev underskrevet 29.2.2020.",
            ValuesState::Same,
        );
        check(
            "Aftalen blev indgået den 29. februar 2020.",
            "Aftalen blev indgået i februar 2020.",
            ValuesState::Compatible,
        );
        check(
            "Aftalen blev indgået i februar 2020.",
            "Aftalen blev indgået i marts 2020.",
            ValuesState::Different,
        );
        check("Det sker i 2021.", "Det sker i 2022.", ValuesState::Different);
    }

    #[test]
    fn what_one_claim_alone_says_makes_them_only_partly_the_same() {
        check(
            "Der er 4000 soldater i 2020.",
            "Der er 4000 soldater.",
            ValuesState::Partly,
        );
        check(
            "Der er soldater i byen.",
            "Der er mange hunde.",
            ValuesState::None,
        );
    }
}
