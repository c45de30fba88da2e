use crate::error::StoreError;
use crate::ledger::EventKind;
use crate::read::REVIEWERS_NEEDED;
use crate::rows::{fields_of, object};
use crate::store::{Reader, Signed, Store};
use crate::tables::{ASSESSMENTS, CLAIMS, VERDICTS};
use crate::writer::Writer;
use factdesk_model::ClaimId;
use factdesk_model::desk::{BoundEvidence, ClaimStatus, Verdict, VerdictState};
use serde_json::{Value, json};

/// A decision on its way into the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVerdict {
    /// The scale judged with.
    pub scale: String,
    /// The rating's id in that scale.
    pub rating: String,
    /// Why, in the reviewer's words.
    pub reasoning: String,
}

/// A correction of a public verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The scale judged with.
    pub scale: String,
    /// The rating's id in that scale.
    pub rating: String,
    /// Why; the reasoning before stands where this is `None`.
    pub reasoning: Option<String>,
    /// What readers are told about the correction.
    pub note: String,
}

impl Store {
    /// Decides a claim on the evidence it has now. An earlier verdict that is not public is superseded.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::UnknownScale`], [`StoreError::UnknownRating`];
    /// [`StoreError::InvalidState`] when the verdict in force is public: correct or withdraw it;
    /// [`StoreError::AssessmentsNeeded`] by the two-person rule.
    pub fn give_verdict(
        &self,
        signed: &Signed,
        claim: &ClaimId,
        new: NewVerdict,
        publish: bool,
    ) -> Result<Verdict, StoreError> {
        let (kind, state, status) = if publish {
            (
                EventKind::VerdictGivenAndPublished,
                VerdictState::Published,
                ClaimStatus::Published,
            )
        } else {
            (
                EventKind::VerdictGiven,
                VerdictState::Decided,
                ClaimStatus::Decided,
            )
        };
        self.write(signed, kind, |writer| {
            let before = writer.verdicts_of(claim)?.pop();
            if before
                .as_ref()
                .is_some_and(|before| before.state == VerdictState::Published)
            {
                return Err(invalid(writer, claim, kind)?);
            }
            check_rating(writer, &new.scale, &new.rating)?;
            check_process(writer, claim, writer.round(claim)?)?;
            let verdict = Verdict {
                scale: new.scale,
                rating: new.rating,
                reasoning: new.reasoning,
                ..bound_by(writer, claim, before.as_ref(), state)?
            };
            supersede(writer, before.as_ref())?;
            store_verdict(writer, &verdict, status)?;
            Ok(verdict)
        })
    }

    /// Makes the verdict in force public.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::InvalidState`] when there is none that is not public yet.
    pub fn publish(&self, signed: &Signed, claim: &ClaimId) -> Result<Verdict, StoreError> {
        let kind = EventKind::VerdictPublished;
        self.write(signed, kind, |writer| {
            let mut verdict = match writer.verdicts_of(claim)?.pop() {
                Some(verdict) if verdict.state == VerdictState::Decided => verdict,
                _ => return Err(invalid(writer, claim, kind)?),
            };
            // Those who judged the claim for this verdict did so in the round that it ended.
            check_answered(writer, &verdict)?;
            verdict.state = VerdictState::Published;
            writer.set(
                &VERDICTS,
                &row_id(&verdict),
                object(json!({ "state": verdict.state })),
            )?;
            writer.set_status(claim, ClaimStatus::Published)?;
            writer.about(claim);
            writer.say("rating", verdict.rating.as_str());
            Ok(verdict)
        })
    }

    /// Replaces a public verdict by a new one, in public.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::UnknownScale`], [`StoreError::UnknownRating`];
    /// [`StoreError::InvalidState`] when no verdict is public.
    pub fn correct(
        &self,
        signed: &Signed,
        claim: &ClaimId,
        correction: Correction,
    ) -> Result<Verdict, StoreError> {
        let kind = EventKind::VerdictCorrected;
        self.write(signed, kind, |writer| {
            let before = public_verdict(writer, claim, kind)?;
            check_rating(writer, &correction.scale, &correction.rating)?;
            check_process(writer, claim, writer.round(claim)?)?;
            let verdict = Verdict {
                scale: correction.scale,
                rating: correction.rating,
                reasoning: correction.reasoning.unwrap_or_else(|| before.reasoning.clone()),
                note: Some(correction.note),
                ..bound_by(writer, claim, Some(&before), VerdictState::Published)?
            };
            supersede(writer, Some(&before))?;
            store_verdict(writer, &verdict, ClaimStatus::Corrected)?;
            Ok(verdict)
        })
    }

    /// Takes a public verdict back, in public. The verdict is kept as superseded by a version that says so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::InvalidState`] when no verdict is public.
    pub fn withdraw(&self, signed: &Signed, claim: &ClaimId, note: &str) -> Result<Verdict, StoreError> {
        let kind = EventKind::VerdictWithdrawn;
        self.write(signed, kind, |writer| {
            let before = public_verdict(writer, claim, kind)?;
            let verdict = Verdict {
                scale: before.scale.clone(),
                rating: before.rating.clone(),
                reasoning: before.reasoning.clone(),
                note: Some(note.to_owned()),
                ..bound_by(writer, claim, Some(&before), VerdictState::Withdrawn)?
            };
            supersede(writer, Some(&before))?;
            store_verdict(writer, &verdict, ClaimStatus::Withdrawn)?;
            Ok(verdict)
        })
    }

    /// Notes a reviewer's own judgement, in place of an earlier one. The verdict is not touched.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::UnknownScale`], [`StoreError::UnknownRating`].
    pub fn assess(&self, signed: &Signed, claim: &ClaimId, new: NewVerdict) -> Result<(), StoreError> {
        self.write(signed, EventKind::AssessmentGiven, |writer| {
            check_rating(writer, &new.scale, &new.rating)?;
            let round = writer.round(claim)?;
            let row = object(json!({
                "round": round,
                "claim": claim,
                "reviewer": signed.reviewer,
                "scale": new.scale,
                "rating": new.rating,
                "reasoning": new.reasoning,
                "at_ms": signed.at_ms,
                "claim_sha256": words_digest(writer, claim)?,
                "evidence": bound_evidence(writer, claim)?,
            }));
            let id = format!("{claim}.{}", signed.reviewer);
            if ASSESSMENTS.has(writer.conn, &id)? {
                writer.set(&ASSESSMENTS, &id, row)?;
            } else {
                writer.insert(&ASSESSMENTS, &id, row)?;
            }
            writer.take_up(claim)?;
            writer.about(claim);
            writer.say("rating", new.rating.as_str());
            writer.say("round", round);
            Ok(())
        })
    }
}

fn row_id(verdict: &Verdict) -> String {
    format!("{}.{}", verdict.claim, verdict.version)
}

/// A verdict bound to the claim and its evidence as they are now; what was decided is still to be filled in.
pub(super) fn bound_by(
    writer: &Writer<'_>,
    claim: &ClaimId,
    before: Option<&Verdict>,
    state: VerdictState,
) -> Result<Verdict, StoreError> {
    Ok(Verdict {
        claim: claim.clone(),
        version: before.map_or(1, |before| before.version + 1),
        scale: String::new(),
        rating: String::new(),
        reasoning: String::new(),
        reviewer: writer.signed.reviewer.clone(),
        at_ms: writer.signed.at_ms,
        state,
        note: None,
        claim_sha256: words_digest(writer, claim)?,
        evidence: bound_evidence(writer, claim)?,
        answered_by: None,
        answered_version: None,
    })
}

pub(super) fn store_verdict(
    writer: &mut Writer<'_>,
    verdict: &Verdict,
    status: ClaimStatus,
) -> Result<(), StoreError> {
    writer.insert(&VERDICTS, &row_id(verdict), fields_of(verdict)?)?;
    writer.set_status(&verdict.claim, status)?;
    writer.about(&verdict.claim);
    writer.say("rating", verdict.rating.as_str());
    if let Some(note) = &verdict.note {
        writer.say("note", note.as_str());
    }
    Ok(())
}

pub(super) fn supersede(writer: &mut Writer<'_>, before: Option<&Verdict>) -> Result<(), StoreError> {
    match before {
        // What was taken back in public stays marked as taken back.
        Some(before) if before.state != VerdictState::Withdrawn => writer.set(
            &VERDICTS,
            &row_id(before),
            object(json!({ "state": VerdictState::Superseded })),
        ),
        _ => Ok(()),
    }
}

fn public_verdict(writer: &Writer<'_>, claim: &ClaimId, tried: EventKind) -> Result<Verdict, StoreError> {
    match writer.verdicts_of(claim)?.pop() {
        Some(verdict) if verdict.state == VerdictState::Published => Ok(verdict),
        _ => Err(invalid(writer, claim, tried)?),
    }
}

fn invalid(desk: &Reader<'_>, claim: &ClaimId, tried: EventKind) -> Result<StoreError, StoreError> {
    let status = desk.claim(claim)?.status;
    Ok(StoreError::InvalidState {
        claim: claim.clone(),
        status,
        tried,
    })
}

/// The two-person rule, where it is on: two reviewers must have assessed the claim's present words since that round.
fn check_process(desk: &Reader<'_>, claim: &ClaimId, round: u32) -> Result<(), StoreError> {
    if !desk.process()?.two_person {
        return Ok(());
    }
    let given = desk.assessed_since(claim, round)?;
    if given >= REVIEWERS_NEEDED {
        return Ok(());
    }
    Err(StoreError::AssessmentsNeeded {
        claim: claim.clone(),
        given,
        needed: REVIEWERS_NEEDED,
    })
}

/// The two-person rule for a verdict that is there: that claim was judged whose verdict it is.
pub(super) fn check_answered(desk: &Reader<'_>, verdict: &Verdict) -> Result<(), StoreError> {
    match (&verdict.answered_by, verdict.answered_version) {
        (Some(by), Some(version)) => check_process(desk, by, version.saturating_sub(1)),
        _ => check_process(desk, &verdict.claim, verdict.version.saturating_sub(1)),
    }
}

fn check_rating(desk: &Reader<'_>, scale: &str, rating: &str) -> Result<(), StoreError> {
    let known: Vec<String> = desk
        .scale(scale)?
        .ratings
        .into_iter()
        .map(|rating| rating.id)
        .collect();
    if known.iter().any(|known| known == rating) {
        return Ok(());
    }
    Err(StoreError::UnknownRating {
        scale: scale.to_owned(),
        rating: rating.to_owned(),
        known,
    })
}

/// Digest of the claim's words and their meaning now.
fn words_digest(desk: &Reader<'_>, claim: &ClaimId) -> Result<String, StoreError> {
    let row = CLAIMS.row(desk.conn, claim.as_str())?;
    let missing = || StoreError::NotFound {
        what: "claim",
        id: claim.to_string(),
    };
    let digest = row.ok_or_else(missing)?.remove("sha256");
    Ok(digest
        .as_ref()
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned())
}

/// The claim's evidence as it is now.
fn bound_evidence(desk: &Reader<'_>, claim: &ClaimId) -> Result<Vec<BoundEvidence>, StoreError> {
    let digest_of = |snapshot: &str| -> Result<String, StoreError> {
        let mut statement = desk
            .conn
            .prepare_cached("SELECT sha256 FROM snapshots WHERE id = ?1")?;
        Ok(statement.query_row([snapshot], |row| row.get(0))?)
    };
    let bind = |evidence: factdesk_model::desk::Evidence| {
        Ok(BoundEvidence {
            sha256: digest_of(evidence.snapshot.as_str())?,
            evidence: evidence.id,
            snapshot: evidence.snapshot,
            exact: evidence.selector.exact,
        })
    };
    desk.evidence_of_claim(claim)?.into_iter().map(bind).collect()
}
