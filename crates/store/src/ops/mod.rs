//! What can be done to a desk. Each is one event of the ledger.

mod corrected;
mod corrections;
mod documents;
mod evidence;
mod import;
mod matches;
mod people;
mod process;
mod review;
mod scales;
mod sources;
mod verdicts;

pub use documents::{ChangeDocument, DocumentAdded, DocumentChanged, NewDocument};
pub use evidence::NewEvidence;
pub use matches::{NewReview, ReviewsImported};
pub use sources::{AttachSource, NewCompanion, SourceAttached, TakenSnapshot};
pub use verdicts::{Correction, NewVerdict};

use crate::error::StoreError;
use crate::rows::written;
use crate::tables::CLAIMS;
use crate::writer::Writer;
use factdesk_model::ClaimId;
use factdesk_model::desk::ClaimStatus;
use serde_json::json;

impl Writer<'_> {
    /// Moves a claim on in the review.
    pub(crate) fn set_status(&mut self, claim: &ClaimId, status: ClaimStatus) -> Result<(), StoreError> {
        let mut columns = crate::rows::object(json!({ "status": written(&status) }));
        if status != ClaimStatus::SetAside {
            columns.insert("set_aside".to_owned(), serde_json::Value::Null);
        }
        self.set(&CLAIMS, claim.as_str(), columns)
    }

    /// Somebody works on the claim: what was open or set aside is now in review.
    pub(crate) fn take_up(&mut self, claim: &ClaimId) -> Result<(), StoreError> {
        match self.claim(claim)?.status {
            ClaimStatus::Open | ClaimStatus::SetAside => self.set_status(claim, ClaimStatus::InReview),
            ClaimStatus::InReview
            | ClaimStatus::Decided
            | ClaimStatus::Published
            | ClaimStatus::Corrected
            | ClaimStatus::Withdrawn => Ok(()),
        }
    }
}
