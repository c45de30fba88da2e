use crate::error::StoreError;
use crate::ledger::EventKind;
use crate::rows::{object, written};
use crate::store::{Signed, Store};
use crate::tables::{CLAIMS, COMMENTS, TAGS};
use crate::writer::Writer;
use factdesk_model::annotation::SetAsideReason;
use factdesk_model::desk::{ClaimStatus, VerdictState};
use factdesk_model::{ClaimId, ReviewerId};
use serde_json::{Value, json};

impl Store {
    /// Notes that somebody works on a claim. A claim that was taken up already is left as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn begin_review(&self, signed: &Signed, claim: &ClaimId) -> Result<(), StoreError> {
        self.write(signed, EventKind::ReviewBegun, |writer| {
            writer.about(claim);
            writer.take_up(claim)
        })
    }

    /// Sets claims aside, as one step.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::InvalidState`] for a claim whose verdict is public.
    pub fn set_aside(
        &self,
        signed: &Signed,
        claims: &[ClaimId],
        reason: SetAsideReason,
    ) -> Result<(), StoreError> {
        let kind = EventKind::ClaimSetAside;
        self.write(signed, kind, |writer| {
            for claim in claims {
                let status = writer.claim(claim)?.status;
                if matches!(status, ClaimStatus::Published | ClaimStatus::Corrected) {
                    return Err(StoreError::InvalidState {
                        claim: claim.clone(),
                        status,
                        tried: kind,
                    });
                }
                let columns = json!({ "status": ClaimStatus::SetAside, "set_aside": reason });
                writer.set(&CLAIMS, claim.as_str(), object(columns))?;
                writer.about(claim);
            }
            writer.say("reason", written(&reason));
            writer.say("n_claims", claims.len());
            Ok(())
        })
    }

    /// Takes claims up again that were set aside, decided or withdrawn, as one step.
    ///
    /// What was set aside goes back to where it was; what was decided goes back into review, its verdict kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::InvalidState`] for a claim whose verdict is public: correct or withdraw it.
    pub fn reopen(&self, signed: &Signed, claims: &[ClaimId]) -> Result<(), StoreError> {
        let kind = EventKind::ClaimReopened;
        self.write(signed, kind, |writer| {
            for claim in claims {
                let status = match writer.claim(claim)?.status {
                    ClaimStatus::SetAside => status_by_work(writer, claim)?,
                    ClaimStatus::Decided | ClaimStatus::Withdrawn => ClaimStatus::InReview,
                    unchanged @ (ClaimStatus::Open | ClaimStatus::InReview) => unchanged,
                    status @ (ClaimStatus::Published | ClaimStatus::Corrected) => {
                        return Err(StoreError::InvalidState {
                            claim: claim.clone(),
                            status,
                            tried: kind,
                        });
                    }
                };
                writer.set_status(claim, status)?;
                writer.about(claim);
            }
            writer.say("n_claims", claims.len());
            Ok(())
        })
    }

    /// Gives claims to a reviewer, or to nobody, as one step.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn assign(
        &self,
        signed: &Signed,
        claims: &[ClaimId],
        to: Option<&ReviewerId>,
    ) -> Result<(), StoreError> {
        self.write(signed, EventKind::ClaimAssigned, |writer| {
            let name = to
                .map(|to| writer.reviewer(to))
                .transpose()?
                .map(|reviewer| reviewer.name);
            for claim in claims {
                writer.set(&CLAIMS, claim.as_str(), object(json!({ "assignee": to })))?;
                writer.about(claim);
            }
            writer.say("name", name);
            writer.say("n_claims", claims.len());
            Ok(())
        })
    }

    /// Says how urgent claims are, as one step: 0 is usual, higher comes first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_priority(&self, signed: &Signed, claims: &[ClaimId], priority: i64) -> Result<(), StoreError> {
        self.write(signed, EventKind::PrioritySet, |writer| {
            for claim in claims {
                writer.set(&CLAIMS, claim.as_str(), object(json!({ "priority": priority })))?;
                writer.about(claim);
            }
            writer.say("priority", priority);
            writer.say("n_claims", claims.len());
            Ok(())
        })
    }

    /// Tags claims, as one step. A claim that has the tag already keeps it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn add_tag(&self, signed: &Signed, claims: &[ClaimId], tag: &str) -> Result<(), StoreError> {
        self.write(signed, EventKind::TagAdded, |writer| {
            for claim in claims {
                writer.document_of(claim)?;
                let id = format!("{claim}.{tag}");
                if !TAGS.has(writer.conn, &id)? {
                    writer.insert(&TAGS, &id, object(json!({ "claim": claim, "tag": tag })))?;
                    writer.about(claim);
                }
            }
            writer.say("tag", tag);
            writer.say("n_claims", claims.len());
            Ok(())
        })
    }

    /// Takes a tag off claims, as one step.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_tag(&self, signed: &Signed, claims: &[ClaimId], tag: &str) -> Result<(), StoreError> {
        self.write(signed, EventKind::TagRemoved, |writer| {
            for claim in claims {
                writer.document_of(claim)?;
                let id = format!("{claim}.{tag}");
                if TAGS.has(writer.conn, &id)? {
                    writer.delete(&TAGS, &id)?;
                    writer.about(claim);
                }
            }
            writer.say("tag", tag);
            writer.say("n_claims", claims.len());
            Ok(())
        })
    }

    /// Says something about a claim; the comment's id comes back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn add_comment(&self, signed: &Signed, claim: &ClaimId, words: &str) -> Result<String, StoreError> {
        self.write(signed, EventKind::CommentAdded, |writer| {
            writer.document_of(claim)?;
            let id = factdesk_model::EvidenceId::from_random(writer.random()).to_string();
            let row = json!({
                "claim": claim, "reviewer": signed.reviewer, "at_ms": signed.at_ms, "words": words,
            });
            writer.insert(&COMMENTS, &id, object(row))?;
            writer.about(claim);
            Ok(id)
        })
    }

    /// Takes a comment away. The ledger keeps that it was there.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_comment(&self, signed: &Signed, comment: &str) -> Result<(), StoreError> {
        self.write(signed, EventKind::CommentRemoved, |writer| {
            let row = COMMENTS.row(writer.conn, comment)?;
            let missing = || StoreError::NotFound {
                what: "comment",
                id: comment.to_owned(),
            };
            writer.about(
                row.ok_or_else(missing)?
                    .get("claim")
                    .and_then(Value::as_str)
                    .unwrap_or_default(),
            );
            writer.delete(&COMMENTS, comment)
        })
    }
}

/// Where a claim is by what hangs on it: its verdict, else its evidence, else nothing.
pub(crate) fn status_by_work(writer: &Writer<'_>, claim: &ClaimId) -> Result<ClaimStatus, StoreError> {
    if let Some(verdict) = writer.verdicts_of(claim)?.last() {
        return Ok(match verdict.state {
            VerdictState::Withdrawn => ClaimStatus::Withdrawn,
            // A public version with a note for the readers replaced another.
            VerdictState::Published if verdict.note.is_some() => ClaimStatus::Corrected,
            VerdictState::Published => ClaimStatus::Published,
            VerdictState::Decided | VerdictState::Superseded => ClaimStatus::Decided,
        });
    }
    let has_work =
        !writer.evidence_of_claim(claim)?.is_empty() || !writer.sources_of_claim(claim)?.is_empty();
    Ok(if has_work {
        ClaimStatus::InReview
    } else {
        ClaimStatus::Open
    })
}
