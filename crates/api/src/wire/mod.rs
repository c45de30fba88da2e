//! What goes in and out of the commands: plain data in camelCase, apart from the model, so that either can change
//! without the other. The window's types are generated from these.
//!
//! Ids are strings, 64-bit integers are JSON numbers (none of ours comes near 2^53), times are UTC milliseconds since
//! 1970 (`…Ms`), local dates are ISO 8601, and places in texts are half-open code point offsets.

pub mod annotate;
mod assessment;
mod claim;
mod correction;
mod custody;
mod desk;
mod document;
mod evidence;
mod history;
mod kinds;
mod message;
mod queue;
mod report;
mod seen;
mod settings;
mod source;
mod suggestion;
mod verdict;
mod work;

pub use assessment::{
    ActOnClaims, ActedOn, AddComment, AgreementView, AnswerCheck, Assess, AssessmentView, BulkAct,
    CheckState, ChecklistItem, ChecklistView, CommentView, GetAgreement, GetChecklist, GetTemplates,
    LetStand, LoadProcess, LoadScale, ProcessLoaded, ProcessView, ReasoningTemplate, ReasoningTemplates,
    RemoveComment, Reviewers,
};
pub use claim::{
    CheckView, ClaimView, DeadlineView, FeatureView, GetClaim, ReadingLine, ReadingTopic, SpeakerView,
};
pub use correction::{
    AddClaim, ChangeBounds, EngineWordsView, MergeClaims, OwnHow, OwnReadingView, OwnView, OwnWordsView,
    ReadingKind, SetReading, SplitClaim,
};
pub use custody::{
    ArchivedCopies, ArchivedCopy, CompanionKind, CompanionView, DiffSnapshots, FindArchived, GetPage,
    KeepArchived, PageView, ParagraphChange, ParagraphDiff, SnapshotDiff, StampSnapshot, Stamped,
};
pub use desk::{BackupMade, DeskOverview, Finding, Nothing, OpenDesk, ReviewerView, Verified};
pub use document::{
    CoverageView, DocumentPage, DocumentRow, DocumentView, GetDocument, ImportFile, ImportText, ImportUrl,
    Imported, ListDocuments, MentionView, PublishedView, SetDocument,
};
pub use evidence::{AddEvidence, EvidenceView, RemoveEvidence};
pub use history::{GetHistory, HistoryEvent, HistoryPage, Redo, StepsTaken, Undo};
pub use kinds::{
    Certainty, CheckResult, ClaimStatus, ClaimType, DeadlineStatus, MentionKind, PageState, PassageState,
    Polarity, PublishedSource, SetAsideReason, Stance, VerdictState,
};
pub use message::{Message, MessageArg};
pub use queue::{ClaimRow, GetQueue, QueuePage, QueueSort, Reopen, Search, SearchHit, SearchHits, SetAside};
pub use report::{ExportReport, PreviewReport, ReportExported, ReportFinding, ReportFormat, ReportPreview};
pub use seen::{
    AnswerClaim, ComparedValue, EarlierView, GetSeenBefore, ImportReviews, JudgeMatch, ListReviews,
    ReviewPage, ReviewView, ReviewsImported, SeenBefore, SeenMatch, ValueRelation, ValueView, ValuesState,
};
pub use settings::{SetSettings, Settings, Theme};
pub use source::{
    AddSource, DifferenceOp, DifferencePart, ExportWarc, GetSource, PassageSync, SnapshotView, SourceAdded,
    SourceOrigin, SourceRow, SourceSync, SourceView, SyncProgress, SyncSources, SyncSummary, SyncedPage,
    ValueChange, WarcExported,
};
pub use suggestion::{ComparedTopic, ComparedView, SuggestPassages, Suggestion, Suggestions};
pub use verdict::{
    CorrectVerdict, DraftSaved, DraftView, GiveVerdict, PublishVerdict, RatingScaleView, RatingScales,
    RatingView, SaveDraft, StaleView, VerdictView, WithdrawVerdict,
};
pub use work::{
    ChangeEvidence, DueClaim, DueList, Exchanged, ExportDesk, GetCoverage, GetDueList, GetTriage, ImportDesk,
    MoveEvidence, RemoveView, ReopenDue, SalvageDesk, Salvaged, SaveView, SavedView, SavedViews,
    SentenceState, SentenceView, SetSentenceAside, SetWeights, StoryCoverage, TermView, TriagePage,
    TriagedClaim, Visit, Weights,
};

use factdesk_model::Span;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A half-open stretch `[start, end)` of a text, counted in Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SpanView {
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

impl From<Span> for SpanView {
    fn from(span: Span) -> SpanView {
        SpanView {
            start: span.start,
            end: span.end,
        }
    }
}

impl From<SpanView> for Span {
    fn from(span: SpanView) -> Span {
        Span::new(span.start, span.end)
    }
}
