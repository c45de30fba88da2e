//! How far reviewers agree, beyond what chance would give.

use crate::error::{StoreError, damaged};
use crate::store::Reader;
use factdesk_model::ClaimId;
use std::collections::{BTreeMap, BTreeSet};

/// What one reviewer rated: unit, reviewer, place of the rating in its scale.
pub type Rated = (String, String, usize);

/// How far the reviewers of a desk agree on one scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Claims that at least two reviewers rated.
    pub n_claims: usize,
    /// Reviewers who rated any of them.
    pub n_reviewers: usize,
    /// Share of equal pairs of ratings; `None` without a pair.
    pub percent: Option<f64>,
    /// Cohen's kappa; only where exactly two reviewers rated, `None` where chance alone explains everything.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha, ordinal for an ordered scale and nominal for others.
    pub alpha: Option<f64>,
}

impl Reader<'_> {
    /// How far the reviewers agree in their assessments with this scale.
    ///
    /// # Errors
    /// [`StoreError::UnknownScale`].
    pub fn agreement(&self, scale: &str) -> Result<Agreement, StoreError> {
        let scale = self.scale(scale)?;
        let mut statement = self
            .conn
            .prepare_cached("SELECT claim, reviewer, rating FROM assessments WHERE scale = ?1")?;
        let mut rows = statement.query([&scale.id])?;
        let mut rated = Vec::new();
        let hides = self.n_hidden()? > 0;
        while let Some(row) = rows.next()? {
            let rating: String = row.get(2)?;
            // A figure over few claims would tell what blind review hides.
            if hides {
                let claim = ClaimId::parse(&row.get::<_, String>(0)?)
                    .map_err(|error| damaged("assessments.claim", error))?;
                if self.n_hidden_of(&claim)? > 0 {
                    continue;
                }
            }
            if let Some(place) = scale.ratings.iter().position(|known| known.id == rating) {
                rated.push((row.get(0)?, row.get(1)?, place));
            }
        }
        Ok(agreement(&rated, scale.ordered))
    }
}

/// The figures of agreement of these ratings. Units that only one reviewer rated say nothing and are left out.
#[must_use]
pub fn agreement(rated: &[Rated], ordered: bool) -> Agreement {
    let mut units: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (unit, reviewer, rating) in rated {
        units.entry(unit).or_default().insert(reviewer, *rating);
    }
    units.retain(|_, ratings| ratings.len() >= 2);
    let reviewers: BTreeSet<&str> = units
        .values()
        .flat_map(|ratings| ratings.keys().copied())
        .collect();
    let pairable: Vec<Vec<usize>> = units
        .values()
        .map(|ratings| ratings.values().copied().collect())
        .collect();
    Agreement {
        n_claims: units.len(),
        n_reviewers: reviewers.len(),
        percent: percent(&pairable),
        kappa: if reviewers.len() == 2 {
            kappa(&pairable)
        } else {
            None
        },
        alpha: alpha(&pairable, ordered),
    }
}

/// Share of equal pairs, each unit counting as much as any other.
fn percent(units: &[Vec<usize>]) -> Option<f64> {
    if units.is_empty() {
        return None;
    }
    let of_unit = |ratings: &Vec<usize>| {
        let n = ratings.len();
        let equal = pairs(n).filter(|(a, b)| ratings[*a] == ratings[*b]).count();
        equal as f64 / pairs(n).count() as f64
    };
    Some(units.iter().map(of_unit).sum::<f64>() / units.len() as f64)
}

fn pairs(n: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n).flat_map(move |a| (a + 1..n).map(move |b| (a, b)))
}

/// Cohen (1960), for two reviewers who both rated every unit.
fn kappa(units: &[Vec<usize>]) -> Option<f64> {
    let n = units.len() as f64;
    let n_values = units.iter().flatten().max()? + 1;
    let observed = units.iter().filter(|ratings| ratings[0] == ratings[1]).count() as f64 / n;
    let share =
        |who: usize, value: usize| units.iter().filter(|ratings| ratings[who] == value).count() as f64 / n;
    let by_chance: f64 = (0..n_values).map(|value| share(0, value) * share(1, value)).sum();
    (by_chance < 1.0).then(|| (observed - by_chance) / (1.0 - by_chance))
}

/// Krippendorff (2011), for any number of reviewers and missing ratings.
fn alpha(units: &[Vec<usize>], ordered: bool) -> Option<f64> {
    let n_values = units.iter().flatten().max()? + 1;
    // How often value a stands beside value b within a unit.
    let mut beside = vec![vec![0.0; n_values]; n_values];
    for ratings in units {
        let weight = 1.0 / (ratings.len() - 1) as f64;
        for (place, a) in ratings.iter().enumerate() {
            for (_, b) in ratings.iter().enumerate().filter(|(other, _)| *other != place) {
                beside[*a][*b] += weight;
            }
        }
    }
    let totals: Vec<f64> = beside.iter().map(|row| row.iter().sum()).collect();
    let n: f64 = totals.iter().sum();
    let distance = |a: usize, b: usize| {
        let (low, high) = (a.min(b), a.max(b));
        if low == high {
            0.0
        } else if ordered {
            let between: f64 = totals[low..=high].iter().sum();
            (between - (totals[low] + totals[high]) / 2.0).powi(2)
        } else {
            1.0
        }
    };
    let all = || (0..n_values).flat_map(|a| (0..n_values).map(move |b| (a, b)));
    let observed: f64 = all().map(|(a, b)| beside[a][b] * distance(a, b)).sum();
    let by_chance: f64 = all().map(|(a, b)| totals[a] * totals[b] * distance(a, b)).sum();
    (by_chance > 0.0).then(|| 1.0 - (n - 1.0) * observed / by_chance)
}

#[cfg(test)]
mod tests {
    use super::{Agreement, agreement};

    fn read(reviewers: &[&str], ordered: bool) -> Agreement {
        let rated: Vec<_> = reviewers
            .iter()
            .enumerate()
            .flat_map(|(who, ratings)| {
                ratings.chars().enumerate().filter_map(move |(unit, sign)| {
                    Some((unit.to_string(), who.to_string(), sign.to_digit(10)? as usize))
                })
            })
            .collect();
        agreement(&rated, ordered)
    }

    #[track_caller]
    fn check(is: Option<f64>, should_be: f64) {
        let is = is.unwrap();
        assert!((is - should_be).abs() < 0.0006, "{is} and not {should_be}");
    }

    /// Krippendorff, «Computing Krippendorff's Alpha-Reliability» (2011), section D: four observers, twelve units.
    #[test]
    fn alpha_agrees_with_krippendorffs_worked_example() {
        let observers = ["1233214 12...", "1233224125.3", ".3332342251.", "1233244125 1."];
        let observers: Vec<String> = observers.iter().map(|ratings| ratings.replace(' ', "")).collect();
        let observers: Vec<&str> = observers.iter().map(String::as_str).collect();
        check(read(&observers, false).alpha, 0.743);
        check(read(&observers, true).alpha, 0.815);
        assert_eq!(
            read(&observers, false).n_claims,
            11,
            "a unit with one rating says nothing"
        );
        assert_eq!(read(&observers, false).kappa, None, "kappa is for two");
    }

    /// The textbook's fifty grant applications: 20 both yes, 15 both no, 5 and 10 split.
    #[test]
    fn kappa_agrees_with_the_textbook_example() {
        let first = "1".repeat(20) + &"1".repeat(5) + &"0".repeat(10) + &"0".repeat(15);
        let second = "1".repeat(20) + &"0".repeat(5) + &"1".repeat(10) + &"0".repeat(15);
        let figures = read(&[&first, &second], false);
        check(figures.percent, 0.7);
        check(figures.kappa, 0.4);
    }

    #[test]
    fn without_two_opinions_there_is_no_figure() {
        let none = read(&["123"], false);
        assert_eq!(
            (none.n_claims, none.percent, none.kappa, none.alpha),
            (0, None, None, None)
        );
        assert_eq!(
            read(&["111", "111"], false).alpha,
            None,
            "all alike, chance explains everything"
        );
    }
}
