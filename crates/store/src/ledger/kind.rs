/// What an event did. The message catalogue has a sentence for each; the event's arguments fill it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// A reviewer came to the desk: `name`.
    ReviewerAdded,
    /// A setting was changed: `key`.
    SettingChanged,
    /// A rating scale was added or extended: `scale`.
    ScaleSaved,
    /// A document was added with its claims: `title`, `n_claims`.
    DocumentAdded,
    /// What is known about a document was changed and it was read again: `title`, `n_added`, `n_removed`, `n_lost`.
    DocumentChanged,
    /// A sentence without a claim was put aside: `reason`.
    SentenceSetAside,
    /// Somebody began on a claim.
    ReviewBegun,
    /// Claims were set aside: `reason`, `n_claims`.
    ClaimSetAside,
    /// Claims were taken up again: `n_claims`.
    ClaimReopened,
    /// A source was tied to a claim: `address`, `has_passage`.
    SourceAttached,
    /// A source was asked again: `address`, `n_passages`, `n_changed`.
    SourceSynced,
    /// A page as it was seen was kept beside a snapshot: `address`.
    PageKept,
    /// A web archive's copy of a source was kept: `address`, `archive`.
    ArchivedCopyKept,
    /// An authority put a timestamp on a snapshot: `address`, `authority`.
    SnapshotStamped,
    /// A passage was marked: `stance`, `exact`.
    EvidenceAdded,
    /// A passage's stance, note or place was changed: `stance`.
    EvidenceChanged,
    /// A passage was taken away: `exact`.
    EvidenceRemoved,
    /// A verdict was given: `rating`.
    VerdictGiven,
    /// A verdict was given and made public at once: `rating`.
    VerdictGivenAndPublished,
    /// A verdict was made public: `rating`.
    VerdictPublished,
    /// A public verdict was corrected: `rating`, `note`.
    VerdictCorrected,
    /// A public verdict was taken back: `note`.
    VerdictWithdrawn,
    /// A reviewer gave an assessment: `rating`.
    AssessmentGiven,
    /// Claims were given to somebody, or to nobody: `name`, `n_claims`.
    ClaimAssigned,
    /// Claims were given a priority: `priority`, `n_claims`.
    PrioritySet,
    /// Claims were tagged: `tag`, `n_claims`.
    TagAdded,
    /// Claims lost a tag: `tag`, `n_claims`.
    TagRemoved,
    /// Somebody commented on a claim.
    CommentAdded,
    /// A comment was taken away.
    CommentRemoved,
    /// A view was saved: `name`.
    ViewSaved,
    /// A saved view was removed: `name`.
    ViewRemoved,
    /// Claims were taken up again because their deadline has passed: `n_claims`.
    ClaimFellDue,
    /// A claim was looked at again, and its verdict stands.
    VerdictStands,
    /// A point of a checklist was answered: `item`, `state`.
    ChecklistAnswered,
    /// Fact-checks of others were imported: `n_reviews`, `name`.
    ReviewsImported,
    /// A claim was said to be the same as an earlier one.
    MatchConfirmed,
    /// A claim was said not to be the same as an earlier one.
    MatchRejected,
    /// A claim was decided by the verdict on an earlier one: `rating`.
    ClaimAnswered,
    /// A claim's words were chosen anew: `before`, `after`.
    ClaimBoundsChanged,
    /// A claim was split in two: `first`, `second`.
    ClaimSplit,
    /// Two claims were made one: `after`.
    ClaimsMerged,
    /// A reviewer added a claim: `text`.
    ClaimAdded,
    /// A reviewer read a value otherwise than the engine, or took that back: `words`, `value`.
    ReadingChanged,
    /// A step was undone: `kind` and `args` of that step.
    Undone,
    /// An undone step was done again: `kind` and `args` of that step.
    Redone,
}

impl EventKind {
    /// Every kind, for whoever needs a sentence for each.
    pub const ALL: [EventKind; 45] = [
        EventKind::ReviewerAdded,
        EventKind::SettingChanged,
        EventKind::ScaleSaved,
        EventKind::DocumentAdded,
        EventKind::DocumentChanged,
        EventKind::SentenceSetAside,
        EventKind::ReviewBegun,
        EventKind::ClaimSetAside,
        EventKind::ClaimReopened,
        EventKind::SourceAttached,
        EventKind::SourceSynced,
        EventKind::PageKept,
        EventKind::ArchivedCopyKept,
        EventKind::SnapshotStamped,
        EventKind::EvidenceAdded,
        EventKind::EvidenceChanged,
        EventKind::EvidenceRemoved,
        EventKind::VerdictGiven,
        EventKind::VerdictGivenAndPublished,
        EventKind::VerdictPublished,
        EventKind::VerdictCorrected,
        EventKind::VerdictWithdrawn,
        EventKind::AssessmentGiven,
        EventKind::ClaimAssigned,
        EventKind::PrioritySet,
        EventKind::TagAdded,
        EventKind::TagRemoved,
        EventKind::CommentAdded,
        EventKind::CommentRemoved,
        EventKind::ViewSaved,
        EventKind::ViewRemoved,
        EventKind::ClaimFellDue,
        EventKind::VerdictStands,
        EventKind::ChecklistAnswered,
        EventKind::ReviewsImported,
        EventKind::MatchConfirmed,
        EventKind::MatchRejected,
        EventKind::ClaimAnswered,
        EventKind::ClaimBoundsChanged,
        EventKind::ClaimSplit,
        EventKind::ClaimsMerged,
        EventKind::ClaimAdded,
        EventKind::ReadingChanged,
        EventKind::Undone,
        EventKind::Redone,
    ];

    /// The name in the ledger; it never changes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            EventKind::ReviewerAdded => "reviewer_added",
            EventKind::SettingChanged => "setting_changed",
            EventKind::ScaleSaved => "scale_saved",
            EventKind::DocumentAdded => "document_added",
            EventKind::DocumentChanged => "document_changed",
            EventKind::SentenceSetAside => "sentence_set_aside",
            EventKind::ReviewBegun => "review_begun",
            EventKind::ClaimSetAside => "claim_set_aside",
            EventKind::ClaimReopened => "claim_reopened",
            EventKind::SourceAttached => "source_attached",
            EventKind::SourceSynced => "source_synced",
            EventKind::PageKept => "page_kept",
            EventKind::ArchivedCopyKept => "archived_copy_kept",
            EventKind::SnapshotStamped => "snapshot_stamped",
            EventKind::EvidenceAdded => "evidence_added",
            EventKind::EvidenceChanged => "evidence_changed",
            EventKind::EvidenceRemoved => "evidence_removed",
            EventKind::VerdictGiven => "verdict_given",
            EventKind::VerdictGivenAndPublished => "verdict_given_and_published",
            EventKind::VerdictPublished => "verdict_published",
            EventKind::VerdictCorrected => "verdict_corrected",
            EventKind::VerdictWithdrawn => "verdict_withdrawn",
            EventKind::AssessmentGiven => "assessment_given",
            EventKind::ClaimAssigned => "claim_assigned",
            EventKind::PrioritySet => "priority_set",
            EventKind::TagAdded => "tag_added",
            EventKind::TagRemoved => "tag_removed",
            EventKind::CommentAdded => "comment_added",
            EventKind::CommentRemoved => "comment_removed",
            EventKind::ViewSaved => "view_saved",
            EventKind::ViewRemoved => "view_removed",
            EventKind::ClaimFellDue => "claim_fell_due",
            EventKind::VerdictStands => "verdict_stands",
            EventKind::ChecklistAnswered => "checklist_answered",
            EventKind::ReviewsImported => "reviews_imported",
            EventKind::MatchConfirmed => "match_confirmed",
            EventKind::MatchRejected => "match_rejected",
            EventKind::ClaimAnswered => "claim_answered",
            EventKind::ClaimBoundsChanged => "claim_bounds_changed",
            EventKind::ClaimSplit => "claim_split",
            EventKind::ClaimsMerged => "claims_merged",
            EventKind::ClaimAdded => "claim_added",
            EventKind::ReadingChanged => "reading_changed",
            EventKind::Undone => "undone",
            EventKind::Redone => "redone",
        }
    }

    /// The kind with that name, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<EventKind> {
        EventKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether a reviewer can undo it as a step of their own. Coming to the desk is not: nothing was decided.
    pub(crate) const fn is_step(self) -> bool {
        !matches!(
            self,
            EventKind::ReviewerAdded | EventKind::Undone | EventKind::Redone
        )
    }
}

#[cfg(test)]
mod tests {
    use super::EventKind;

    #[test]
    fn every_kind_is_read_back_from_its_name() {
        for kind in EventKind::ALL {
            assert_eq!(EventKind::parse(kind.as_str()), Some(kind));
        }
    }
}
