//! Claims that were seen before: imported fact-checks, matches, and a verdict that answers for a duplicate.

use super::verdicts::{bound_by, check_answered, store_verdict, supersede};
use crate::digest::sha256_hex;
use crate::error::StoreError;
use crate::ledger::EventKind;
use crate::read::{Earlier, Match, ReviewRating};
use crate::rows::object;
use crate::store::{Signed, Store};
use crate::tables::{MATCHES, REVIEWS};
use crate::writer::Writer;
use factdesk_model::annotation::Mention;
use factdesk_model::desk::{ClaimStatus, Verdict, VerdictState};
use factdesk_model::{ClaimId, ReviewId};
use serde::Serialize;
use serde_json::json;

/// A fact-check that others published, on its way into the desk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NewReview {
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
    /// What the engine reads out of the claim.
    #[serde(skip)]
    pub mentions: Vec<Mention>,
}

/// What became of fact-checks that were imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewsImported {
    /// Those that are new.
    pub added: Vec<ReviewId>,
    /// How many the desk had already.
    pub n_known: u64,
}

impl Store {
    /// Imports fact-checks of others as one step. What the desk has already, word for word, is left as it is.
    ///
    /// # Errors
    /// What the database says.
    pub fn import_reviews(
        &self,
        signed: &Signed,
        name: &str,
        reviews: Vec<NewReview>,
    ) -> Result<ReviewsImported, StoreError> {
        self.write(signed, EventKind::ReviewsImported, |writer| {
            let mut imported = ReviewsImported::default();
            for review in reviews {
                let written = serde_json::to_vec(&review)
                    .map_err(|error| crate::error::damaged("a fact-check", error))?;
                let sha256 = sha256_hex(&written);
                let is_known = writer
                    .conn
                    .prepare_cached("SELECT 1 FROM reviews WHERE sha256 = ?1")?
                    .exists([&sha256])?;
                if is_known {
                    imported.n_known += 1;
                    continue;
                }
                let id = ReviewId::from_random(writer.random());
                let mut row = crate::rows::fields_of(&review)?;
                row.insert("sha256".to_owned(), json!(sha256));
                row.insert("imported_ms".to_owned(), json!(signed.at_ms));
                row.insert("mentions".to_owned(), json!(review.mentions));
                writer.insert(&REVIEWS, id.as_str(), row)?;
                writer.about(&id);
                imported.added.push(id);
            }
            writer.say("name", name);
            writer.say("n_reviews", imported.added.len());
            Ok(imported)
        })
    }

    /// Notes whether a claim and one that looks like it say the same, in place of what was said before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for a claim beside itself.
    pub fn judge_match(
        &self,
        signed: &Signed,
        claim: &ClaimId,
        other: &Earlier,
        is_same: bool,
    ) -> Result<(), StoreError> {
        let kind = if is_same {
            EventKind::MatchConfirmed
        } else {
            EventKind::MatchRejected
        };
        self.write(signed, kind, |writer| judge(writer, claim, other, is_same))
    }

    /// Decides a claim by the verdict in force on an earlier one that says the same: its rating, reasoning and evidence.
    /// That the two are the same is noted with it. When the earlier verdict changes, this one becomes stale.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::CannotAnswer`] where the earlier claim has no sound verdict, or was said
    /// to be another; [`StoreError::InvalidState`] where the claim's own verdict is public;
    /// [`StoreError::AssessmentsNeeded`] where the earlier verdict does not meet the two-person rule.
    pub fn answer(
        &self,
        signed: &Signed,
        claim: &ClaimId,
        by: &ClaimId,
        publish: bool,
    ) -> Result<Verdict, StoreError> {
        let kind = EventKind::ClaimAnswered;
        self.write(signed, kind, |writer| {
            let cannot = |says| StoreError::CannotAnswer {
                claim: claim.clone(),
                by: by.clone(),
                says,
            };
            if claim == by {
                return Err(cannot("it is the same claim"));
            }
            let status = writer.claim(claim)?.status;
            let before = writer.verdicts_of(claim)?.pop();
            if before
                .as_ref()
                .is_some_and(|before| before.state == VerdictState::Published)
            {
                return Err(StoreError::InvalidState {
                    claim: claim.clone(),
                    status,
                    tried: kind,
                });
            }
            writer.document_of(by)?;
            let theirs = writer
                .verdicts_of(by)?
                .pop()
                .filter(|theirs| theirs.state != VerdictState::Withdrawn)
                .ok_or_else(|| cannot("it has no verdict"))?;
            if !writer.stale_reasons(by)?.is_empty() {
                return Err(cannot("its verdict is stale"));
            }
            let judged = writer.matches_of(claim)?;
            let judged = judged
                .iter()
                .find(|judged| judged.other == Earlier::Claim(by.clone()));
            match judged {
                Some(Match { is_same: false, .. }) => return Err(cannot("it was said to be another claim")),
                Some(_) => {}
                None => judge(writer, claim, &Earlier::Claim(by.clone()), true)?,
            }
            check_answered(writer, &theirs)?;
            let (state, status) = if publish {
                (VerdictState::Published, ClaimStatus::Published)
            } else {
                (VerdictState::Decided, ClaimStatus::Decided)
            };
            // An answer to an answer goes back to where the evidence is.
            let (answered_by, answered_version) = match (&theirs.answered_by, theirs.answered_version) {
                (Some(root), Some(version)) => (root.clone(), version),
                _ => (by.clone(), theirs.version),
            };
            let verdict = Verdict {
                scale: theirs.scale,
                rating: theirs.rating,
                reasoning: theirs.reasoning,
                evidence: theirs.evidence,
                answered_by: Some(answered_by),
                answered_version: Some(answered_version),
                ..bound_by(writer, claim, before.as_ref(), state)?
            };
            supersede(writer, before.as_ref())?;
            store_verdict(writer, &verdict, status)?;
            writer.about(by);
            Ok(verdict)
        })
    }
}

fn judge(writer: &mut Writer<'_>, claim: &ClaimId, other: &Earlier, is_same: bool) -> Result<(), StoreError> {
    writer.document_of(claim)?;
    let (other_claim, other_review, other_id) = match other {
        Earlier::Claim(other) if other == claim => {
            return Err(StoreError::NotFound {
                what: "other claim",
                id: other.to_string(),
            });
        }
        Earlier::Claim(other) => {
            writer.document_of(other)?;
            (Some(other), None, other.to_string())
        }
        Earlier::Review(other) => {
            writer.review(other)?;
            (None, Some(other), other.to_string())
        }
    };
    writer.about(claim);
    writer.about(&other_id);
    let (forth, back) = (format!("{claim}.{other_id}"), format!("{other_id}.{claim}"));
    let judged =
        json!({ "is_same": is_same, "reviewer": writer.signed.reviewer, "at_ms": writer.signed.at_ms });
    for id in [&forth, &back] {
        if MATCHES.has(writer.conn, id)? {
            return writer.set(&MATCHES, id, object(judged));
        }
    }
    let mut row = object(judged);
    row.insert("claim".to_owned(), json!(claim));
    row.insert("other_claim".to_owned(), json!(other_claim));
    row.insert("other_review".to_owned(), json!(other_review));
    writer.insert(&MATCHES, &forth, row)
}
