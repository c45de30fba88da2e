//! Claims and imported fact-checks that look like a claim: which words they share, and what a reviewer said of them.

use crate::error::{StoreError, damaged};
use crate::rows;
use crate::search::{of_any_language, words};
use crate::store::Reader;
use crate::tables::REVIEWS;
use factdesk_model::annotation::Mention;
use factdesk_model::{ClaimId, ReviewId, ReviewerId};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A word that more claims have says little about which of them is meant.
const COMMON: u32 = 2_000;
/// So many of the rarest words are looked up.
const WORDS_SOUGHT: usize = 10;
/// So many candidates are looked at more closely.
const CANDIDATES: u32 = 60;
/// Whatever shares less of its words' weight is no candidate.
const LEAST_LIKE: f64 = 0.12;

/// A fact-check that others published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Names it.
    pub id: ReviewId,
    /// The claim that was checked.
    pub text: String,
    /// The language that is in.
    pub lang: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// When it was said, as written.
    pub said: Option<String>,
    /// Who checked it.
    pub publisher: Option<String>,
    /// Where the check can be read.
    pub url: Option<String>,
    /// When the check was published, as written.
    pub published: Option<String>,
    /// How it came out.
    pub rating: ReviewRating,
    /// Digest of what was imported, so that it is not imported twice.
    pub sha256: String,
    /// When it was imported.
    pub imported_ms: i64,
    /// What the engine reads out of the claim.
    pub mentions: Vec<Mention>,
}

/// How somebody else's fact-check came out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReviewRating {
    /// In words.
    pub label: Option<String>,
    /// The number given, as written.
    pub value: Option<String>,
    /// The best number of that scale.
    pub best: Option<String>,
    /// The worst number of that scale.
    pub worst: Option<String>,
}

/// Something that a claim may be the same as.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Earlier {
    /// A claim of this desk.
    Claim(ClaimId),
    /// A fact-check that others published.
    Review(ReviewId),
}

/// What a reviewer said of a claim and one that looks like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The other one.
    pub other: Earlier,
    /// Whether they say the same.
    pub is_same: bool,
    /// Who said so.
    pub reviewer: ReviewerId,
    /// When.
    pub at_ms: i64,
}

/// A candidate with the words that it shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// What it is.
    pub other: Earlier,
    /// How much of both claims' words they share, rare words counting most: 0 to 1.
    pub likeness: f64,
    /// The words shared, as the claim has them.
    pub shared: Vec<String>,
}

/// A word of the claim with the forms by which it is found.
struct Sought {
    word: String,
    stems: Vec<String>,
    weight: f64,
    is_common: bool,
}

impl Reader<'_> {
    /// The nearest other claims of the desk and imported fact-checks, by the words they share; the nearest first.
    ///
    /// What was set aside is left out.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn similar(&self, claim: &ClaimId, limit: usize) -> Result<Vec<Similar>, StoreError> {
        let text = self.claim(claim)?.found.text;
        let sought = self.weighed(&text)?;
        let mut found = Vec::new();
        let candidates = self.candidates(
            "SELECT id, text FROM claims WHERE id <> ?3 AND status <> 'set_aside' AND n IN (
                 SELECT rowid FROM search_claims WHERE search_claims MATCH ?1 ORDER BY rank LIMIT ?2)",
            &sought,
            claim,
        )?;
        for (id, text) in candidates {
            let id = ClaimId::parse(&id).map_err(|error| damaged("claims.id", error))?;
            found.extend(compare(Earlier::Claim(id), &text, &sought));
        }
        let candidates = self.candidates(
            "SELECT id, text FROM reviews WHERE id <> ?3 AND n IN (
                 SELECT rowid FROM search_reviews WHERE search_reviews MATCH ?1 ORDER BY rank LIMIT ?2)",
            &sought,
            claim,
        )?;
        for (id, text) in candidates {
            let id = ReviewId::parse(&id).map_err(|error| damaged("reviews.id", error))?;
            found.extend(compare(Earlier::Review(id), &text, &sought));
        }
        found.sort_by(|a, b| {
            let by_likeness = b.likeness.total_cmp(&a.likeness);
            by_likeness.then_with(|| a.other.cmp(&b.other))
        });
        found.truncate(limit);
        Ok(found)
    }

    fn candidates(
        &self,
        sql: &str,
        sought: &[Sought],
        but: &ClaimId,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let Some(expression) = expression(sought) else {
            return Ok(Vec::new());
        };
        let mut statement = self.conn.prepare_cached(sql)?;
        let found = statement.query_map(params![expression, CANDIDATES, but.as_str()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The claim's words, each with its weight: the fewer claims have it, the more it says.
    fn weighed(&self, text: &str) -> Result<Vec<Sought>, StoreError> {
        let n_claims: f64 = self
            .conn
            .prepare_cached("SELECT coalesce(sum(n_claims), 0) FROM tally")?
            .query_row([], |row| row.get(0))?;
        let mut count = self.conn.prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM search_claims WHERE search_claims MATCH ?1 LIMIT ?2)",
        )?;
        let mut sought = Vec::new();
        for word in words(text).into_iter().collect::<BTreeSet<_>>() {
            let stems = of_any_language(&word);
            let n: u32 = count.query_row(params![alternatives(&stems), COMMON + 1], |row| row.get(0))?;
            sought.push(Sought {
                word,
                stems,
                weight: ((n_claims + 1.0) / (f64::from(n) + 0.5)).ln().max(0.05),
                is_common: n > COMMON,
            });
        }
        sought.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        Ok(sought)
    }

    /// What reviewers said of this claim and others, whichever of the two it was said of.
    ///
    /// # Errors
    /// What the database says.
    pub fn matches_of(&self, claim: &ClaimId) -> Result<Vec<Match>, StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT claim, other_claim, other_review, is_same, reviewer, at_ms FROM matches
             WHERE claim = ?1 OR other_claim = ?1 ORDER BY n",
        )?;
        let mut rows = statement.query([claim.as_str()])?;
        let mut matches = Vec::new();
        while let Some(row) = rows.next()? {
            let wrong = |error: &dyn std::fmt::Display| damaged("matches", error);
            let of: String = row.get(0)?;
            let other_claim: Option<String> = row.get(1)?;
            let other_review: Option<String> = row.get(2)?;
            let other = match (other_claim, other_review) {
                (Some(other), _) => {
                    let other = if other == claim.as_str() { of } else { other };
                    Earlier::Claim(ClaimId::parse(&other).map_err(|error| wrong(&error))?)
                }
                (None, Some(other)) => {
                    Earlier::Review(ReviewId::parse(&other).map_err(|error| wrong(&error))?)
                }
                (None, None) => return Err(wrong(&"a match with nothing")),
            };
            matches.push(Match {
                other,
                is_same: row.get(3)?,
                reviewer: ReviewerId::parse(&row.get::<_, String>(4)?).map_err(|error| wrong(&error))?,
                at_ms: row.get(5)?,
            });
        }
        Ok(matches)
    }

    /// One imported fact-check.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn review(&self, id: &ReviewId) -> Result<Review, StoreError> {
        self.one_of("review", &REVIEWS, id.as_str())
    }

    /// The imported fact-checks, newest import first.
    ///
    /// # Errors
    /// What the database says.
    pub fn reviews(&self, offset: u64, limit: u64) -> Result<Vec<Review>, StoreError> {
        let sql = format!(
            "SELECT id, {} FROM reviews ORDER BY n DESC LIMIT {limit} OFFSET {offset}",
            REVIEWS.column_list()
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut reviews = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            reviews.push(rows::noun("reviews", &id, REVIEWS.fields(row, 1)?)?);
        }
        Ok(reviews)
    }
}

fn alternatives(stems: &[String]) -> String {
    // Words hold letters and digits only, so nothing of the query language gets through.
    let quoted: Vec<String> = stems.iter().map(|stem| format!("\"{stem}\"")).collect();
    format!("stems : ({})", quoted.join(" OR "))
}

/// The rarest words, one of which is enough; where all words are common, all of them.
fn expression(sought: &[Sought]) -> Option<String> {
    let rare: Vec<String> = sought
        .iter()
        .filter(|sought| !sought.is_common)
        .take(WORDS_SOUGHT)
        .map(|sought| alternatives(&sought.stems))
        .collect();
    if !rare.is_empty() {
        return Some(rare.join(" OR "));
    }
    let all: Vec<String> = sought.iter().map(|sought| alternatives(&sought.stems)).collect();
    (!all.is_empty()).then(|| all.join(" AND "))
}

/// The candidate with what it shares; `None` where that is too little.
fn compare(other: Earlier, text: &str, sought: &[Sought]) -> Option<Similar> {
    let theirs: Vec<Vec<String>> = words(text)
        .into_iter()
        .collect::<BTreeSet<_>>()
        .iter()
        .map(|word| of_any_language(word))
        .collect();
    let is_shared = |sought: &&Sought| {
        theirs
            .iter()
            .any(|stems| stems.iter().any(|stem| sought.stems.contains(stem)))
    };
    let shared: Vec<&Sought> = sought.iter().filter(is_shared).collect();
    let all: f64 = sought.iter().map(|sought| sought.weight).sum();
    let common: f64 = shared.iter().map(|sought| sought.weight).sum();
    // Words that only the candidate has weigh what the claim's words weigh on the average.
    let n_foreign = theirs.len().saturating_sub(shared.len()) as f64;
    let foreign = n_foreign * all / sought.len().max(1) as f64;
    let likeness = common / (all * (common + foreign)).sqrt();
    (likeness >= LEAST_LIKE).then(|| Similar {
        other,
        likeness,
        shared: shared.into_iter().map(|sought| sought.word.clone()).collect(),
    })
}
