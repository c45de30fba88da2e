//! How the desk decides: its rules, checklists, what falls due, and claims that were seen before.

use super::review::status_by_work;
use crate::error::StoreError;
use crate::ledger::EventKind;
use crate::read::{BLIND, CheckState, Process, TWO_PERSON};
use crate::rows::{object, written};
use crate::store::{Signed, Store};
use crate::tables::{CHECKS, CLAIMS, SETTINGS};
use factdesk_model::ClaimId;
use factdesk_model::desk::ClaimStatus;
use serde_json::json;

impl Store {
    /// Changes how the desk decides, each rule that changes as a step of its own.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_process(&self, signed: &Signed, process: Process) -> Result<(), StoreError> {
        self.write_many(signed, |batch| {
            for (key, is_on) in [(TWO_PERSON, process.two_person), (BLIND, process.blind)] {
                batch.event(EventKind::SettingChanged, |writer| {
                    writer.say("key", key);
                    writer.about(key);
                    let row = object(json!({ "value": is_on }));
                    match SETTINGS.has(writer.conn, key)? {
                        true => writer.set(&SETTINGS, key, row),
                        // What was never set is off.
                        false if is_on => writer.insert(&SETTINGS, key, row),
                        false => Ok(()),
                    }
                })?;
            }
            Ok(())
        })
    }

    /// Takes claims up again because their deadline has passed, as one step. A verdict that is public stays so until it
    /// is corrected, withdrawn or said to stand. How many claims were taken up comes back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn reopen_due(&self, signed: &Signed, claims: &[ClaimId]) -> Result<u64, StoreError> {
        self.write(signed, EventKind::ClaimFellDue, |writer| {
            let mut n_claims = 0;
            for claim in claims {
                match writer.claim(claim)?.status {
                    ClaimStatus::Open | ClaimStatus::InReview => {}
                    ClaimStatus::Decided
                    | ClaimStatus::Published
                    | ClaimStatus::Corrected
                    | ClaimStatus::Withdrawn
                    | ClaimStatus::SetAside => {
                        writer.set_status(claim, ClaimStatus::InReview)?;
                        writer.about(claim);
                        n_claims += 1;
                    }
                }
            }
            writer.say("n_claims", n_claims);
            Ok(n_claims)
        })
    }

    /// Notes that a claim in review was looked at again and that its verdict stands: the claim goes back to where the
    /// verdict puts it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::InvalidState`] for a claim without a verdict, or not in review.
    pub fn let_stand(&self, signed: &Signed, claim: &ClaimId) -> Result<(), StoreError> {
        let kind = EventKind::VerdictStands;
        self.write(signed, kind, |writer| {
            let status = writer.claim(claim)?.status;
            if status != ClaimStatus::InReview || writer.round(claim)? == 0 {
                return Err(StoreError::InvalidState {
                    claim: claim.clone(),
                    status,
                    tried: kind,
                });
            }
            let status = status_by_work(writer, claim)?;
            writer.about(claim);
            writer.set(
                &CLAIMS,
                claim.as_str(),
                object(json!({ "status": written(&status) })),
            )
        })
    }

    /// Answers a point of a claim's checklist, or takes the answer away again with `None`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn answer_check(
        &self,
        signed: &Signed,
        claim: &ClaimId,
        item: &str,
        answer: Option<(CheckState, Option<String>)>,
    ) -> Result<(), StoreError> {
        self.write(signed, EventKind::ChecklistAnswered, |writer| {
            writer.document_of(claim)?;
            writer.about(claim);
            writer.say("item", item);
            writer.say(
                "state",
                answer.as_ref().map_or(json!("open"), |(state, _)| written(state)),
            );
            let id = format!("{claim}.{item}");
            let is_there = CHECKS.has(writer.conn, &id)?;
            let Some((state, note)) = answer else {
                return if is_there {
                    writer.delete(&CHECKS, &id)
                } else {
                    Ok(())
                };
            };
            let row = object(json!({
                "claim": claim,
                "item": item,
                "state": state,
                "note": note,
                "reviewer": signed.reviewer,
                "at_ms": signed.at_ms,
            }));
            if is_there {
                writer.set(&CHECKS, &id, row)
            } else {
                writer.insert(&CHECKS, &id, row)
            }
        })
    }
}
