use crate::error::StoreError;
use crate::store::Reader;
use factdesk_model::desk::{Dossier, DossierClaim, DossierEvidence};
use factdesk_model::{ClaimId, DocumentId};
use std::collections::BTreeSet;

impl Reader<'_> {
    /// All that a report needs of one document.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Damaged`].
    pub fn dossier(&self, document: &DocumentId, now_ms: i64) -> Result<Dossier, StoreError> {
        let mut scale_ids = BTreeSet::new();
        let mut reviewer_ids = BTreeSet::new();
        let mut claims = Vec::new();
        let mut found = self.claims_of(document)?;
        found.sort_by_key(|claim| claim.found.span);
        for claim in found {
            let verdicts = self.verdicts_of(&claim.id)?;
            scale_ids.extend(verdicts.iter().map(|verdict| verdict.scale.clone()));
            reviewer_ids.extend(verdicts.iter().map(|verdict| verdict.reviewer.clone()));
            claims.push(DossierClaim {
                evidence: self.dossier_evidence(&claim.id)?,
                stale: self.stale_reasons(&claim.id)?,
                verdicts,
                claim,
            });
        }
        Ok(Dossier {
            document: self.document(document)?,
            claims,
            scales: scale_ids
                .iter()
                .map(|id| self.scale(id))
                .collect::<Result<_, _>>()?,
            reviewers: reviewer_ids
                .iter()
                .map(|id| self.reviewer(id))
                .collect::<Result<_, _>>()?,
            coverage: self.coverage(document)?,
            desk_name: self.desk_name()?,
            gathered_ms: now_ms,
        })
    }

    /// The evidence on a claim, each with where it comes from.
    pub(crate) fn dossier_evidence(&self, claim: &ClaimId) -> Result<Vec<DossierEvidence>, StoreError> {
        let whole = |evidence: factdesk_model::desk::Evidence| {
            Ok(DossierEvidence {
                source: self.source(&evidence.source)?,
                snapshot: self.snapshot(&evidence.snapshot)?,
                evidence,
            })
        };
        self.evidence_of_claim(claim)?.into_iter().map(whole).collect()
    }
}
