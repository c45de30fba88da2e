//! The contract with the outside: one list, from which come the dispatcher, the names and the TypeScript types.

use crate::desk::Desk;
use crate::typescript::Exporter;
use crate::wire::*;
use crate::{ApiError, ErrorCode, usecase};
use serde_json::Value;

/// Hands the list of commands to another macro. One line a command: `name(Input) -> Output,`.
macro_rules! command_list {
    ($take:ident) => {
        $take! {
            /// The desk at a glance.
            desk_overview(Nothing) -> DeskOverview,
            /// Makes a copy of the desk's database, unless the newest copy holds the same.
            back_up_desk(Nothing) -> BackupMade,
            /// Opens another desk, or makes one.
            open_desk(OpenDesk) -> DeskOverview,
            /// The stories, newest first.
            list_documents(ListDocuments) -> DocumentPage,
            /// Imports a text that was pasted or typed.
            import_text(ImportText) -> Imported,
            /// Imports a file.
            import_file(ImportFile) -> Imported,
            /// Fetches a page and imports it.
            import_url(ImportUrl) -> Imported,
            /// One story with its mentions and claims.
            get_document(GetDocument) -> DocumentView,
            /// Changes what is known about a story: relative dates are resolved again, decisions are kept.
            set_document(SetDocument) -> Imported,
            /// A stretch of the queue.
            queue(GetQueue) -> QueuePage,
            /// One claim with everything about it.
            get_claim(GetClaim) -> ClaimView,
            /// Chooses a claim's words anew.
            change_bounds(ChangeBounds) -> ClaimView,
            /// Splits a claim in two; the first comes back.
            split_claim(SplitClaim) -> ClaimView,
            /// Makes one claim of two.
            merge_claims(MergeClaims) -> ClaimView,
            /// Adds a claim that the engine did not find.
            add_claim(AddClaim) -> ClaimView,
            /// Reads a value of a claim otherwise than the engine.
            set_reading(SetReading) -> ClaimView,
            /// Sets a claim aside.
            set_aside(SetAside) -> ClaimView,
            /// Takes a claim back into the queue.
            reopen(Reopen) -> ClaimView,
            /// Attaches a source to a claim.
            add_source(AddSource) -> SourceAdded,
            /// A source with its snapshots and the text of one of them.
            get_source(GetSource) -> SourceView,
            /// A page as it was seen, safe to show.
            get_page(GetPage) -> PageView,
            /// Ties a passage to a claim.
            add_evidence(AddEvidence) -> EvidenceView,
            /// Takes a passage off its claim.
            remove_evidence(RemoveEvidence) -> ClaimView,
            /// Passages of the desk's sources that may speak to a claim.
            suggest_passages(SuggestPassages) -> Suggestions,
            /// Writes sources' snapshots into a WARC file.
            export_warc(ExportWarc) -> WarcExported,
            /// Writes sources' snapshots into a WACZ file, with index and pages.
            export_wacz(ExportWarc) -> WarcExported,
            /// Puts a timestamp of an authority on a snapshot.
            stamp_snapshot(StampSnapshot) -> Stamped,
            /// Asks a web archive which copies it has of a source.
            find_archived(FindArchived) -> ArchivedCopies,
            /// Keeps an archive's copy as a snapshot of the source.
            keep_archived(KeepArchived) -> SourceView,
            /// Holds two snapshots of a source beside each other.
            diff_snapshots(DiffSnapshots) -> SnapshotDiff,
            /// Asks sources again.
            sync_sources(SyncSources) -> SyncSummary,
            /// How far the run over sources is that was begun last.
            sync_progress(Nothing) -> SyncProgress,
            /// Stops it; the same run later goes on from there.
            stop_sync(Nothing) -> SyncProgress,
            /// Decides a claim.
            give_verdict(GiveVerdict) -> ClaimView,
            /// Makes a claim's verdict public.
            publish_verdict(PublishVerdict) -> ClaimView,
            /// Corrects a public verdict.
            correct_verdict(CorrectVerdict) -> ClaimView,
            /// Takes a public verdict back.
            withdraw_verdict(WithdrawVerdict) -> ClaimView,
            /// Keeps what the reviewer began to write.
            save_draft(SaveDraft) -> DraftSaved,
            /// Takes back the reviewer's last changes.
            undo(Undo) -> StepsTaken,
            /// Does again what was taken back.
            redo(Redo) -> StepsTaken,
            /// What happened, newest first.
            history(GetHistory) -> HistoryPage,
            /// The desk's rating scales.
            rating_scales(Nothing) -> RatingScales,
            /// Makes a report without keeping it.
            preview_report(PreviewReport) -> ReportPreview,
            /// Makes a report and writes it to a file.
            export_report(ExportReport) -> ReportExported,
            /// Checks the whole desk.
            verify(Nothing) -> Verified,
            /// How Factdesk is set up.
            get_settings(Nothing) -> Settings,
            /// Changes how Factdesk is set up.
            set_settings(SetSettings) -> Settings,
            /// Searches the desk.
            search(Search) -> SearchHits,
            /// Notes the reviewer's own judgement of a claim.
            assess(Assess) -> ClaimView,
            /// Says of a claim in review that its verdict stands.
            let_stand(LetStand) -> ClaimView,
            /// How far the reviewers agree.
            agreement(GetAgreement) -> AgreementView,
            /// Everybody who ever decided at the desk.
            reviewers(Nothing) -> Reviewers,
            /// Does one thing to several claims, as one step.
            act_on_claims(ActOnClaims) -> ActedOn,
            /// Says something about a claim.
            add_comment(AddComment) -> ClaimView,
            /// Takes a remark away.
            remove_comment(RemoveComment) -> ClaimView,
            /// What to look into before a claim is decided.
            checklist(GetChecklist) -> ChecklistView,
            /// Answers a point of a claim's checklist.
            answer_check(AnswerCheck) -> ChecklistView,
            /// Ways to begin the reasoning of a verdict.
            reasoning_templates(GetTemplates) -> ReasoningTemplates,
            /// Reads checklists and templates of the desk's own from a file.
            load_process(LoadProcess) -> ProcessLoaded,
            /// Adds a rating scale from a file, or extends one.
            load_scale(LoadScale) -> RatingScales,
            /// What fell due since the last visit, and what is coming.
            due_list(GetDueList) -> DueList,
            /// Takes claims up again because their deadline has passed.
            reopen_due(ReopenDue) -> ActedOn,
            /// Notes that the reviewer was here: what fell due until now is no news any more.
            mark_visit(Nothing) -> Visit,
            /// The queue in the order of the reviewer's own weights, explained.
            triage(GetTriage) -> TriagePage,
            /// The reviewer's own weights.
            get_weights(Nothing) -> Weights,
            /// Keeps the reviewer's own weights.
            set_weights(SetWeights) -> Weights,
            /// The queries that the reviewer keeps.
            saved_views(Nothing) -> SavedViews,
            /// Keeps a query.
            save_view(SaveView) -> SavedViews,
            /// Removes a saved view.
            remove_view(RemoveView) -> SavedViews,
            /// How much of a story has been looked at, sentence by sentence.
            coverage(GetCoverage) -> StoryCoverage,
            /// Sets a sentence of a story aside.
            set_sentence_aside(SetSentenceAside) -> StoryCoverage,
            /// Changes what a passage does to its claim, or the note on it.
            change_evidence(ChangeEvidence) -> EvidenceView,
            /// Puts a passage where a person found it again.
            move_evidence(MoveEvidence) -> EvidenceView,
            /// The nearest other claims of the desk and imported fact-checks.
            seen_before(GetSeenBefore) -> SeenBefore,
            /// Says whether a claim and one that looks like it say the same.
            judge_match(JudgeMatch) -> SeenBefore,
            /// Decides a claim by the verdict on an earlier one that says the same.
            answer_claim(AnswerClaim) -> ClaimView,
            /// Imports fact-checks of others.
            import_reviews(ImportReviews) -> ReviewsImported,
            /// The imported fact-checks.
            list_reviews(ListReviews) -> ReviewPage,
            /// Writes the whole desk into a folder, as open files.
            export_desk(ExportDesk) -> Exchanged,
            /// Makes a new desk out of an export, and opens it.
            import_desk(ImportDesk) -> Exchanged,
            /// Makes a new desk out of what can be read of a damaged one.
            salvage_desk(SalvageDesk) -> Salvaged,
        }
    };
}

macro_rules! names_and_types {
    ($($(#[doc = $doc:literal])* $name:ident($input:ty) -> $output:ty,)*) => {
        /// The names of all commands, in the order of the list.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        pub(crate) fn export_types(exporter: &mut Exporter) {
            $(exporter.command::<$input, $output>(stringify!($name), &[$($doc),*]);)*
        }
    };
}

command_list!(names_and_types);

macro_rules! dispatcher {
    ($($(#[doc = $doc:literal])* $name:ident($input:ty) -> $output:ty,)*) => {
        /// Does the command `name` with `input` as JSON, and answers in JSON.
        ///
        /// # Errors
        /// `unknown_command`, `bad_request`, and those of the command.
        pub fn call(desk: &Desk, name: &str, input: Value) -> Result<Value, ApiError> {
            match name {
                $(stringify!($name) => {
                    let input: $input = serde_json::from_value(input)
                        .map_err(|error| ApiError::new(ErrorCode::BadRequest, format!("{name}: {error}")))?;
                    let output: $output = usecase::$name(desk, input)?;
                    serde_json::to_value(output).map_err(|error| ApiError::new(ErrorCode::Internal, error))
                })*
                _ => Err(ApiError::new(ErrorCode::UnknownCommand, name)),
            }
        }
    };
}

command_list!(dispatcher);
