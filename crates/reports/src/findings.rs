use crate::view::rating_of;
use factdesk_messages::Message;
use factdesk_model::ClaimId;
use factdesk_model::desk::{ClaimStatus, Dossier, DossierClaim, VerdictState};

/// How much of a claim's words a finding repeats.
const MOST_SIGNS: usize = 80;

/// Something in a report that should be mended before it goes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What kind it is, such as `verdict_without_evidence`.
    pub what: &'static str,
    /// The claim it is about.
    pub claim: Option<ClaimId>,
    /// What is wrong, in words.
    pub says: Message,
}

/// What should be mended in these dossiers, in order of their claims.
#[must_use]
pub fn findings(dossiers: &[Dossier]) -> Vec<Finding> {
    dossiers.iter().flat_map(of_dossier).collect()
}

fn of_dossier(dossier: &Dossier) -> Vec<Finding> {
    let mut found = Vec::new();
    if dossier.document.published.from.is_none() {
        found.push(about_story("published_unknown"));
    }
    let public = |entry: &DossierClaim| {
        matches!(
            entry.claim.status,
            ClaimStatus::Published | ClaimStatus::Corrected | ClaimStatus::Withdrawn
        )
    };
    if !dossier.claims.iter().any(public) {
        found.push(about_story("nothing_published"));
    }
    found.extend(dossier.claims.iter().flat_map(|entry| of_claim(entry, dossier)));
    found
}

fn of_claim(entry: &DossierClaim, dossier: &Dossier) -> Vec<Finding> {
    let Some(verdict) = entry.verdicts.last() else {
        return Vec::new();
    };
    // What was withdrawn or set aside makes no statement any more.
    if verdict.state == VerdictState::Withdrawn || entry.claim.status == ClaimStatus::SetAside {
        return Vec::new();
    }
    let checks = [
        ("verdict_unpublished", verdict.state == VerdictState::Decided),
        ("verdict_without_evidence", entry.evidence.is_empty()),
        ("verdict_stale", !entry.stale.is_empty()),
        ("reasoning_missing", verdict.reasoning.trim().is_empty()),
        ("rating_unknown", rating_of(verdict, &dossier.scales).is_none()),
    ];
    let failed = checks.into_iter().filter(|(_, fails)| *fails);
    failed.map(|(what, _)| about_claim(what, entry)).collect()
}

fn about_story(what: &'static str) -> Finding {
    Finding {
        what,
        claim: None,
        says: Message::new(key(what)),
    }
}

fn about_claim(what: &'static str, entry: &DossierClaim) -> Finding {
    let words = &entry.claim.found.text;
    let mut shown: String = words.chars().take(MOST_SIGNS).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    Finding {
        what,
        claim: Some(entry.claim.id.clone()),
        says: Message::new(key(what)).with("claim", shown),
    }
}

fn key(what: &str) -> String {
    format!("finding-{}", what.replace('_', "-"))
}
