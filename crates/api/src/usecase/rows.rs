//! What the desk keeps, as the window and the command line show it.

use crate::reading::{deadline_view, published_view, speaker_view};
use crate::wire::{
    AssessmentView, ClaimRow, CommentView, CompanionKind, CompanionView, DocumentRow, EvidenceView,
    RatingScaleView, RatingView, ReviewerView, SnapshotView, SourceRow, StaleView, SyncedPage, VerdictView,
};
use chrono::NaiveDateTime;
use factdesk_messages::Message as Says;
use factdesk_model::ReviewerId;
use factdesk_model::desk::CompanionKind as Kind;
use factdesk_model::desk::{
    ClaimStatus, Companion, DossierEvidence, Polarity, Rating, RatingScale, Snapshot, Source, StaleReason,
    Verdict, VerdictState,
};
use factdesk_store::{Assessment, Comment, DocumentSummary, QueueRow, Reader, StoreError};

/// A claim in a list.
pub(super) fn claim_row(
    desk: &Reader<'_>,
    row: QueueRow,
    scales: &[RatingScale],
    now: NaiveDateTime,
) -> Result<ClaimRow, StoreError> {
    let found = desk.claim(&row.claim)?.found;
    // Only a claim with a rating has verdicts worth asking for.
    let verdict = match row.rating {
        Some(_) => desk.verdicts_of(&row.claim)?.pop(),
        None => None,
    };
    Ok(ClaimRow {
        id: row.claim.to_string(),
        document: row.document.to_string(),
        document_title: row.document_title,
        text: row.text,
        start: row.span.start,
        end: row.span.end,
        sentence: found.sentence,
        types: row.types.into_iter().map(Into::into).collect(),
        checkable: row.checkable,
        status: row.status.into(),
        set_aside: row.set_aside.map(Into::into),
        still_found: row.still_found,
        rating: verdict
            .filter(|verdict| verdict.state != VerdictState::Withdrawn)
            .map(|verdict| rating_view(&verdict.scale, &verdict.rating, scales)),
        deadline: found
            .deadline
            .as_ref()
            .map(|deadline| deadline_view(deadline, now)),
        speaker: found.speaker.as_ref().map(speaker_view),
        stale: row.stale.iter().map(stale_view).collect(),
        n_evidence: row.n_evidence,
        priority: i32::try_from(row.priority).unwrap_or(i32::MAX),
        assignee: row
            .assignee
            .as_ref()
            .map(|id| Ok::<_, StoreError>(desk.reviewer(id)?.name))
            .transpose()?,
        tags: desk.tags_of(&row.claim)?,
    })
}

/// A story in a list.
pub(super) fn document_row(summary: DocumentSummary) -> DocumentRow {
    let undecided = |status: &ClaimStatus| matches!(status, ClaimStatus::Open | ClaimStatus::InReview);
    let n_undecided = summary
        .claims
        .iter()
        .filter(|(status, _)| undecided(status))
        .map(|(_, n)| n)
        .sum();
    DocumentRow {
        id: summary.id.to_string(),
        n_claims: summary.n_claims(),
        n_undecided,
        title: summary.title,
        lang: summary.lang,
        published: published_view(&summary.published),
        origin: summary.origin,
        imported_ms: summary.imported_ms,
    }
}

/// A rating with its name, also one of a scale that is gone.
pub(super) fn rating_view(scale: &str, rating: &str, scales: &[RatingScale]) -> RatingView {
    let known = scales.iter().find(|known| known.id == scale);
    let known = known.and_then(|scale| scale.ratings.iter().find(|known| known.id == rating));
    match known {
        Some(known) => known_rating(scale, known),
        None => RatingView {
            scale: scale.to_owned(),
            id: rating.to_owned(),
            polarity: Polarity::Unproven.into(),
            value: None,
            label: [("en".to_owned(), rating.to_owned())].into(),
        },
    }
}

fn known_rating(scale: &str, rating: &Rating) -> RatingView {
    RatingView {
        scale: scale.to_owned(),
        id: rating.id.clone(),
        polarity: rating.polarity.into(),
        value: rating.value,
        label: rating.label.clone(),
    }
}

/// A scale with its ratings.
pub(super) fn scale_view(scale: RatingScale) -> RatingScaleView {
    RatingScaleView {
        ratings: scale
            .ratings
            .iter()
            .map(|rating| known_rating(&scale.id, rating))
            .collect(),
        id: scale.id,
        label: scale.label,
        ordered: scale.ordered,
    }
}

/// A decision with its rating and who made it.
pub(super) fn verdict_view(
    desk: &Reader<'_>,
    verdict: Verdict,
    scales: &[RatingScale],
) -> Result<VerdictView, StoreError> {
    Ok(VerdictView {
        version: verdict.version,
        rating: rating_view(&verdict.scale, &verdict.rating, scales),
        reviewer: reviewer_view(desk, &verdict.reviewer)?,
        reasoning: verdict.reasoning,
        at_ms: verdict.at_ms,
        state: verdict.state.into(),
        note: verdict.note,
        answered_by: verdict.answered_by.map(|claim| claim.to_string()),
    })
}

/// A reviewer's own judgement; `round` is the one that the claim is in.
pub(super) fn assessment_view(
    desk: &Reader<'_>,
    assessment: Assessment,
    round: u32,
    scales: &[RatingScale],
) -> Result<AssessmentView, StoreError> {
    Ok(AssessmentView {
        reviewer: reviewer_view(desk, &assessment.reviewer)?,
        rating: rating_view(&assessment.scale, &assessment.rating, scales),
        is_of_this_round: assessment.round.unwrap_or(0) >= round,
        reasoning: assessment.reasoning,
        at_ms: assessment.at_ms,
    })
}

/// A remark on a claim.
pub(super) fn comment_view(desk: &Reader<'_>, comment: Comment) -> Result<CommentView, StoreError> {
    Ok(CommentView {
        reviewer: reviewer_view(desk, &comment.reviewer)?,
        id: comment.id,
        at_ms: comment.at_ms,
        words: comment.words,
    })
}

/// A reviewer by name.
pub(super) fn reviewer_view(desk: &Reader<'_>, id: &ReviewerId) -> Result<ReviewerView, StoreError> {
    let reviewer = desk.reviewer(id)?;
    Ok(ReviewerView {
        id: reviewer.id.to_string(),
        name: reviewer.name,
    })
}

/// Why a verdict is stale.
pub(super) fn stale_view(reason: &StaleReason) -> StaleView {
    let (id, evidence) = match reason {
        StaleReason::ClaimChanged => ("stale-claim-changed", None),
        StaleReason::PassageAltered { evidence } => ("stale-passage-altered", Some(evidence)),
        StaleReason::PassageGone { evidence } => ("stale-passage-gone", Some(evidence)),
        StaleReason::EvidenceRemoved { evidence } => ("stale-evidence-removed", Some(evidence)),
        StaleReason::AnswerChanged { .. } => ("stale-answer-changed", None),
    };
    StaleView {
        evidence: evidence.map(ToString::to_string),
        says: Says::new(id).into(),
    }
}

/// A source in a list.
pub(super) fn source_row(source: Source) -> SourceRow {
    SourceRow {
        id: source.id.to_string(),
        address: source.address,
        is_remote: source.is_remote,
        title: source.title,
        added_ms: source.added_ms,
    }
}

/// A snapshot without its text and headers.
pub(super) fn snapshot_view(snapshot: Snapshot, companions: Vec<Companion>) -> SnapshotView {
    SnapshotView {
        id: snapshot.id.to_string(),
        fetched_ms: snapshot.fetched_ms,
        final_url: snapshot.final_url,
        redirects: snapshot.redirects,
        http_status: snapshot.http_status,
        sha256: snapshot.sha256,
        n_bytes: snapshot.n_bytes,
        media_type: snapshot.media_type,
        state: snapshot.state.into(),
        why: snapshot.why,
        title: snapshot.title,
        byline: snapshot.byline,
        publisher: snapshot.publisher,
        published: snapshot.published,
        lang: snapshot.lang,
        extractor: snapshot.extractor,
        companions: companions.into_iter().map(companion_view).collect(),
    }
}

fn companion_view(companion: Companion) -> CompanionView {
    CompanionView {
        kind: match companion.kind {
            Kind::Page => CompanionKind::Page,
            Kind::Timestamp => CompanionKind::Timestamp,
            Kind::Archive => CompanionKind::Archive,
        },
        sha256: companion.sha256,
        n_bytes: companion.n_bytes,
        at_ms: companion.at_ms,
        about: companion.about,
    }
}

/// A passage with where it comes from.
pub(super) fn evidence_view(whole: DossierEvidence) -> EvidenceView {
    let DossierEvidence {
        evidence,
        source,
        snapshot,
    } = whole;
    EvidenceView {
        id: evidence.id.to_string(),
        claim: evidence.claim.to_string(),
        source: evidence.source.to_string(),
        snapshot: evidence.snapshot.to_string(),
        start: evidence.selector.position.start,
        end: evidence.selector.position.end,
        exact: evidence.selector.exact,
        prefix: evidence.selector.prefix,
        suffix: evidence.selector.suffix,
        page: evidence.selector.page,
        stance: evidence.stance.into(),
        note: evidence.note,
        state: evidence.state.into(),
        source_title: snapshot.title.or(source.title),
        source_address: source.address,
        fetched_ms: snapshot.fetched_ms,
        sha256: snapshot.sha256,
    }
}

/// A passage read together with its source and snapshot.
pub(super) fn whole_evidence(
    desk: &Reader<'_>,
    evidence: factdesk_model::desk::Evidence,
) -> Result<DossierEvidence, StoreError> {
    Ok(DossierEvidence {
        source: desk.source(&evidence.source)?,
        snapshot: desk.snapshot(&evidence.snapshot)?,
        evidence,
    })
}

/// What became of a page.
pub(super) fn page_view(page: factdesk_sources::sync::SyncedPage) -> SyncedPage {
    use factdesk_sources::sync::SyncedPage as Page;
    match page {
        Page::Same => SyncedPage::Same,
        Page::SameText => SyncedPage::SameText,
        Page::Changed => SyncedPage::Changed,
        Page::Gone => SyncedPage::Gone,
        Page::Unreadable => SyncedPage::Unreadable,
        Page::Unreachable => SyncedPage::Unreachable,
    }
}
