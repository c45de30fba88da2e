use crate::view::{label, rating_of, safe_url};
use crate::{Material, ReportError};
use chrono::DateTime;
use factdesk_messages::Catalogue;
use factdesk_model::annotation::SpeakerKind;
use factdesk_model::desk::{Dossier, DossierClaim, DossierEvidence, RatingScale, Verdict, VerdictState};
use serde::Serialize;

#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<ClaimReview>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClaimReview {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    claim_reviewed: String,
    date_published: String,
    in_language: &'static str,
    review_body: String,
    author: Named,
    item_reviewed: Claim,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_rating: Option<Rating>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<Work>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<Correction>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Named {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Claim {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Named>,
    appearance: Work,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Work {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rating {
    #[serde(rename = "@type")]
    kind: &'static str,
    alternate_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating_value: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best_rating: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst_rating: Option<i32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Correction {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
    date_published: String,
}

/// schema.org ClaimReview, one a public verdict in force. What was withdrawn or never published is not in it.
pub(crate) fn write(material: &Material<'_>) -> Result<String, ReportError> {
    let graph = material.dossiers.iter().flat_map(|dossier| {
        let public = dossier.claims.iter().filter_map(|entry| {
            let verdict = entry.verdicts.last()?;
            (verdict.state == VerdictState::Published).then_some((entry, verdict))
        });
        public.map(move |(entry, verdict)| review(entry, verdict, dossier, material.catalogue))
    });
    Ok(serde_json::to_string_pretty(&Graph {
        context: "https://schema.org",
        graph: graph.collect(),
    })?)
}

fn review(entry: &DossierClaim, verdict: &Verdict, dossier: &Dossier, catalogue: &Catalogue) -> ClaimReview {
    let corrections = entry.verdicts.iter().filter_map(|given| {
        Some(Correction {
            kind: "CorrectionComment",
            text: given.note.clone()?,
            date_published: utc(given.at_ms),
        })
    });
    ClaimReview {
        kind: "ClaimReview",
        id: format!("urn:factdesk:claim:{}", entry.claim.id),
        claim_reviewed: entry.claim.found.text.clone(),
        date_published: utc(verdict.at_ms),
        in_language: catalogue.lang,
        review_body: verdict.reasoning.clone(),
        author: named("Organization", dossier.desk_name.clone()),
        item_reviewed: claim(entry, dossier),
        review_rating: rating_of(verdict, &dossier.scales).map(|(scale, rating)| Rating {
            kind: "Rating",
            alternate_name: label(rating, catalogue.lang),
            rating_value: rating.value.filter(|_| scale.ordered),
            best_rating: bounds(scale).map(|(_, best)| best),
            worst_rating: bounds(scale).map(|(worst, _)| worst),
        }),
        citation: entry.evidence.iter().map(citation).collect(),
        correction: corrections.collect(),
    }
}

fn claim(entry: &DossierClaim, dossier: &Dossier) -> Claim {
    let document = &dossier.document;
    Claim {
        kind: "Claim",
        text: entry.claim.found.text.clone(),
        author: entry.claim.found.speaker.as_ref().map(|speaker| Named {
            job_title: speaker.role.clone(),
            ..named(
                match speaker.kind {
                    Some(SpeakerKind::Organization) => "Organization",
                    Some(SpeakerKind::Person) => "Person",
                    Some(SpeakerKind::Document) | None => "Thing",
                },
                speaker.name.clone(),
            )
        }),
        appearance: Work {
            kind: "CreativeWork",
            name: document.title.clone(),
            url: document.origin.as_deref().and_then(safe_url),
            // A month alone is no date; schema.org has no way to say it.
            date_published: document.published.day().map(|day| day.to_string()),
            text: None,
            publisher: None,
        },
    }
}

fn citation(given: &DossierEvidence) -> Work {
    let snapshot = &given.snapshot;
    let address = snapshot.final_url.as_ref().unwrap_or(&given.source.address);
    Work {
        kind: "CreativeWork",
        name: snapshot
            .title
            .as_ref()
            .or(given.source.title.as_ref())
            .unwrap_or(&given.source.address)
            .clone(),
        url: safe_url(address),
        date_published: snapshot.published.clone(),
        text: Some(given.evidence.selector.exact.clone()),
        publisher: snapshot.publisher.clone().map(|name| named("Organization", name)),
    }
}

/// The worst and best number of an ordered scale.
fn bounds(scale: &RatingScale) -> Option<(i32, i32)> {
    let values = || scale.ratings.iter().filter_map(|rating| rating.value);
    scale.ordered.then(|| Some((values().min()?, values().max()?)))?
}

fn named(kind: &'static str, name: String) -> Named {
    Named {
        kind,
        name,
        job_title: None,
    }
}

fn utc(at_ms: i64) -> String {
    let at = DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
