//! What every written form shows of a dossier, said in the report's language and not yet escaped.

use crate::Material;
use factdesk_messages::{Catalogue, Message, dates};
use factdesk_model::ReviewerId;
use factdesk_model::annotation::SetAsideReason;
use factdesk_model::desk::{
    ClaimStatus, Dossier, DossierClaim, DossierEvidence, PassageState, Polarity, Rating, RatingScale,
    StaleReason, Stance, Verdict, VerdictState,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct StoryView {
    pub title: String,
    pub lang: String,
    pub by: String,
    pub published: String,
    pub origin: Option<LinkView>,
    pub sha256: String,
    pub coverage: String,
    pub decided: Vec<ClaimView>,
    pub open: Vec<ClaimView>,
    pub aside: Vec<ClaimView>,
}

#[derive(Serialize)]
pub(crate) struct LinkView {
    pub text: String,
    /// Only an http or https address.
    pub url: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct ClaimView {
    pub id: String,
    pub text: String,
    pub place: String,
    pub speaker: Option<String>,
    pub status: String,
    pub aside: Option<String>,
    pub reading: Vec<String>,
    pub verdict: Option<VerdictView>,
    pub earlier: Vec<VerdictView>,
    pub evidence: Vec<EvidenceView>,
    pub stale: Vec<String>,
}

#[derive(Serialize)]
pub(crate) struct VerdictView {
    pub rating: String,
    pub earlier: String,
    pub polarity: &'static str,
    pub paragraphs: Vec<String>,
    pub decided: String,
    pub is_public: bool,
    pub is_withdrawn: bool,
    pub change: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct EvidenceView {
    pub stance: &'static str,
    pub stance_label: String,
    pub prefix: String,
    pub exact: String,
    pub suffix: String,
    pub source: LinkView,
    pub publisher: Option<String>,
    pub page: Option<String>,
    pub kept: String,
    pub sha256: String,
    pub state: Option<String>,
    pub note: Option<String>,
}

/// An address that may become a link: http or https, without control characters and spaces.
pub(crate) fn safe_url(address: &str) -> Option<String> {
    let trimmed = address.trim();
    let scheme = trimmed.split_once("://")?.0;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let is_clean = !trimmed
        .chars()
        .any(|sign| sign.is_control() || sign.is_whitespace());
    (is_web && is_clean).then(|| trimmed.to_owned())
}

pub(crate) fn stories(material: &Material<'_>) -> Vec<StoryView> {
    material
        .dossiers
        .iter()
        .map(|dossier| story(dossier, material))
        .collect()
}

fn story(dossier: &Dossier, material: &Material<'_>) -> StoryView {
    let catalogue = material.catalogue;
    let document = &dossier.document;
    let (mut decided, mut open, mut aside) = (Vec::new(), Vec::new(), Vec::new());
    for entry in &dossier.claims {
        let view = claim(entry, dossier, material);
        match entry.claim.status {
            ClaimStatus::SetAside => aside.push(view),
            _ if view.verdict.is_some() => decided.push(view),
            _ => open.push(view),
        }
    }
    let coverage = Message::new("report-coverage")
        .with("claimed", dossier.coverage.n_claimed)
        .with("aside", dossier.coverage.n_set_aside)
        .with("open", dossier.coverage.n_open);
    let by = Message::new("report-by")
        .with("desk", dossier.desk_name.clone())
        .with("when", dates::utc(dossier.gathered_ms));
    StoryView {
        title: document.title.clone(),
        lang: document.lang.clone(),
        by: catalogue.say(&by),
        published: match dates::interval(document.published.from, document.published.to) {
            Some(when) => catalogue.say(&Message::new("published-on").with("when", when)),
            None => catalogue.word("published-unknown"),
        },
        origin: document.origin.as_ref().map(|origin| LinkView {
            text: catalogue.say(&Message::new("report-origin").with("origin", origin.clone())),
            url: safe_url(origin),
        }),
        sha256: document.sha256.clone(),
        coverage: catalogue.say(&coverage),
        decided,
        open,
        aside,
    }
}

fn claim(entry: &DossierClaim, dossier: &Dossier, material: &Material<'_>) -> ClaimView {
    let catalogue = material.catalogue;
    let found = &entry.claim.found;
    let place = Message::new("report-place")
        .with("sentence", found.sentence + 1)
        .with("start", found.span.start)
        .with("end", found.span.end);
    let reading = material.readings.get(&entry.claim.id);
    let mut verdicts: Vec<VerdictView> = entry
        .verdicts
        .iter()
        .map(|given| verdict(given, dossier, catalogue))
        .collect();
    let in_force = verdicts.pop();
    verdicts.reverse();
    ClaimView {
        id: entry.claim.id.to_string(),
        text: found.text.clone(),
        place: catalogue.say(&place),
        speaker: found.speaker.as_ref().map(|speaker| match &speaker.role {
            Some(role) => format!("{} ({role})", speaker.name),
            None => speaker.name.clone(),
        }),
        status: catalogue.word(status_key(entry.claim.status)),
        aside: entry
            .claim
            .set_aside
            .map(|reason| catalogue.word(aside_key(reason))),
        reading: reading
            .into_iter()
            .flatten()
            .map(|says| catalogue.say(says))
            .collect(),
        verdict: in_force,
        earlier: verdicts,
        evidence: entry
            .evidence
            .iter()
            .map(|given| evidence(given, catalogue))
            .collect(),
        stale: entry
            .stale
            .iter()
            .map(|reason| catalogue.word(stale_key(reason)))
            .collect(),
    }
}

fn verdict(given: &Verdict, dossier: &Dossier, catalogue: &Catalogue) -> VerdictView {
    let rating = rating_of(given, &dossier.scales).map(|(_, rating)| rating);
    let label = rating.map_or_else(|| given.rating.clone(), |rating| label(rating, catalogue.lang));
    let when = dates::utc(given.at_ms);
    let decided = Message::new("report-decided")
        .with("reviewer", reviewer(&given.reviewer, dossier))
        .with("when", when.clone());
    let change = given.note.clone().map(|note| {
        let id = if given.state == VerdictState::Withdrawn {
            "report-withdrawn"
        } else {
            "report-corrected"
        };
        catalogue.say(&Message::new(id).with("when", when).with("note", note))
    });
    VerdictView {
        earlier: catalogue.say(&Message::new("report-earlier").with("rating", label.clone())),
        rating: label,
        polarity: rating.map_or("unproven", |rating| polarity_name(rating.polarity)),
        paragraphs: paragraphs(&given.reasoning),
        decided: catalogue.say(&decided),
        is_public: given.state != VerdictState::Decided,
        is_withdrawn: given.state == VerdictState::Withdrawn,
        change,
    }
}

fn evidence(given: &DossierEvidence, catalogue: &Catalogue) -> EvidenceView {
    let selector = &given.evidence.selector;
    let address = given.snapshot.final_url.as_ref().unwrap_or(&given.source.address);
    let title = given.snapshot.title.as_ref().or(given.source.title.as_ref());
    EvidenceView {
        stance: stance_name(given.evidence.stance),
        stance_label: catalogue.word(&format!("stance-{}", stance_name(given.evidence.stance))),
        prefix: selector.prefix.clone(),
        exact: selector.exact.clone(),
        suffix: selector.suffix.clone(),
        source: LinkView {
            text: title.unwrap_or(&given.source.address).clone(),
            url: safe_url(address),
        },
        publisher: given.snapshot.publisher.clone(),
        page: selector
            .page
            .map(|page| catalogue.say(&Message::new("report-page").with("page", page))),
        kept: catalogue
            .say(&Message::new("report-snapshot").with("when", dates::utc(given.snapshot.fetched_ms))),
        sha256: given.snapshot.sha256.clone(),
        state: passage_key(given.evidence.state).map(|key| catalogue.word(key)),
        note: given.evidence.note.clone(),
    }
}

/// The scale and rating that a verdict names, where both are known.
pub(crate) fn rating_of<'a>(
    given: &Verdict,
    scales: &'a [RatingScale],
) -> Option<(&'a RatingScale, &'a Rating)> {
    let scale = scales.iter().find(|scale| scale.id == given.scale)?;
    let rating = scale.ratings.iter().find(|rating| rating.id == given.rating)?;
    Some((scale, rating))
}

/// A rating's name in a language, else in English, else its id.
pub(crate) fn label(rating: &Rating, lang: &str) -> String {
    let known = rating.label.get(lang).or_else(|| rating.label.get("en"));
    known.unwrap_or(&rating.id).clone()
}

/// The name of a reviewer, else the id.
pub(crate) fn reviewer(id: &ReviewerId, dossier: &Dossier) -> String {
    let known = dossier.reviewers.iter().find(|reviewer| reviewer.id == *id);
    known.map_or_else(|| id.to_string(), |reviewer| reviewer.name.clone())
}

fn paragraphs(reasoning: &str) -> Vec<String> {
    let blocks = reasoning.split("\n\n").map(str::trim);
    blocks
        .filter(|block| !block.is_empty())
        .map(str::to_owned)
        .collect()
}

fn polarity_name(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::True => "true",
        Polarity::Mixed => "mixed",
        Polarity::False => "false",
        Polarity::Unproven => "unproven",
    }
}

fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supports",
        Stance::Refutes => "refutes",
        Stance::Context => "context",
    }
}

pub(crate) fn status_key(status: ClaimStatus) -> &'static str {
    match status {
        ClaimStatus::Open => "status-open",
        ClaimStatus::InReview => "status-in-review",
        ClaimStatus::Decided => "status-decided",
        ClaimStatus::Published => "status-published",
        ClaimStatus::Corrected => "status-corrected",
        ClaimStatus::Withdrawn => "status-withdrawn",
        ClaimStatus::SetAside => "status-set-aside",
    }
}

fn aside_key(reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::Opinion => "aside-opinion",
        SetAsideReason::Prediction => "aside-prediction",
        SetAsideReason::TooVague => "aside-too-vague",
        SetAsideReason::PersonalExperience => "aside-personal-experience",
        SetAsideReason::NotWorthIt => "aside-not-worth-it",
        SetAsideReason::Question => "aside-question",
        SetAsideReason::Wish => "aside-wish",
        SetAsideReason::Hypothetical => "aside-hypothetical",
        SetAsideReason::Greeting => "aside-greeting",
    }
}

fn stale_key(reason: &StaleReason) -> &'static str {
    match reason {
        StaleReason::ClaimChanged => "stale-claim-changed",
        StaleReason::PassageAltered { .. } => "stale-passage-altered",
        StaleReason::PassageGone { .. } => "stale-passage-gone",
        StaleReason::EvidenceRemoved { .. } => "stale-evidence-removed",
        StaleReason::AnswerChanged { .. } => "stale-answer-changed",
    }
}

fn passage_key(state: PassageState) -> Option<&'static str> {
    match state {
        PassageState::Unchanged => None,
        PassageState::Moved => Some("passage-moved"),
        PassageState::Altered => Some("passage-altered"),
        PassageState::Gone => Some("passage-gone"),
        PassageState::Unreachable => Some("passage-unreachable"),
        PassageState::Unreadable => Some("passage-unreadable"),
    }
}

#[cfg(test)]
mod tests {
    use super::safe_url;

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(
            safe_url("https://example.org/a?b=1").as_deref(),
            Some("https://example.org/a?b=1")
        );
        for hostile in [
            "javascript:alert(1)",
            "JavaScript://%0aalert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//example.org",
            "https://example.org/ onclick=x",
            "https://example.org/\u{0}",
            "article.html",
        ] {
            assert_eq!(safe_url(hostile), None, "{hostile}");
        }
    }
}
