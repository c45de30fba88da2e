use crate::wire::Message;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// What a caller can tell apart. There is a sentence for each in the catalogue, under `error-` and the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The command's input does not have the right form.
    BadRequest,
    /// There is no such command.
    UnknownCommand,
    /// The text has no words in it.
    EmptyText,
    /// The file or text is not text: it holds NUL bytes or has the signature of something else.
    NotText,
    /// The text is larger than the limit.
    TextTooLarge,
    /// There is no such file.
    FileMissing,
    /// The file cannot be read.
    FileUnreadable,
    /// The file cannot be written.
    FileUnwritable,
    /// Not a publication date.
    BadDate,
    /// What was written means no value of the kind asked for.
    BadValue,
    /// There is no pack for the language.
    UnknownLanguage,
    /// The query cannot be read.
    BadQuery,
    /// Not an http or https address.
    BadAddress,
    /// The address leads to a place that is not public.
    AddressNotAllowed,
    /// The host could not be reached, or broke off.
    SourceUnreachable,
    /// The host did not answer in time.
    SourceTimedOut,
    /// The host answered that the page is not there.
    PageMissing,
    /// The host answered with an error, or sent something broken.
    PageError,
    /// The page is larger than the limit.
    SourceTooLarge,
    /// The page came, but there is no text in it to read.
    SourceUnreadable,
    /// The passage does not stand in the source.
    PassageMissing,
    /// There is no such story.
    DocumentMissing,
    /// There is no such claim.
    ClaimMissing,
    /// There is no such source or snapshot.
    SourceMissing,
    /// No authority is named that could put a timestamp.
    AuthorityMissing,
    /// What an authority answered proves nothing.
    BadTimestamp,
    /// The web archive has no such copy.
    CopyMissing,
    /// There is no such evidence.
    EvidenceMissing,
    /// The beginning of an id fits more than one.
    AmbiguousId,
    /// There is no such scale or rating.
    UnknownRating,
    /// The claim has no verdict that this could be done to.
    VerdictMissing,
    /// The claim is not in a state that allows this.
    WrongState,
    /// A text that must not be empty is: a reasoning, a note.
    WordsMissing,
    /// There is no such remark.
    CommentMissing,
    /// There is no such imported fact-check.
    ReviewMissing,
    /// There is no such saved view.
    ViewMissing,
    /// There is no such reviewer.
    ReviewerMissing,
    /// The claim's checklist has no such point.
    CheckMissing,
    /// The two-person rule asks for more assessments first.
    AssessmentsNeeded,
    /// It would tell what blind review keeps hidden for now.
    AssessmentsHidden,
    /// A rating that somebody judged with would go or change its meaning.
    ScaleInUse,
    /// The file does not hold what it should.
    BadFile,
    /// The earlier claim's verdict cannot answer for this one.
    CannotAnswer,
    /// There is nothing to take back.
    NothingToUndo,
    /// There is nothing to do again.
    NothingToRedo,
    /// What was to be taken back or done again was changed since.
    ChangedSince,
    /// There is no desk in the folder.
    DeskMissing,
    /// There is something in the folder already.
    DeskExists,
    /// The desk's files are damaged.
    DeskDamaged,
    /// Another program holds the desk.
    DeskBusy,
    /// The desk was written by a newer Factdesk.
    DeskNewer,
    /// The desk cannot be written: full disk, read-only folder.
    DeskUnwritable,
    /// A fault of ours.
    Internal,
}

impl ErrorCode {
    /// Every code, for whoever needs a sentence for each.
    pub const ALL: [ErrorCode; 53] = [
        ErrorCode::BadRequest,
        ErrorCode::UnknownCommand,
        ErrorCode::EmptyText,
        ErrorCode::NotText,
        ErrorCode::TextTooLarge,
        ErrorCode::FileMissing,
        ErrorCode::FileUnreadable,
        ErrorCode::FileUnwritable,
        ErrorCode::BadDate,
        ErrorCode::BadValue,
        ErrorCode::UnknownLanguage,
        ErrorCode::BadQuery,
        ErrorCode::BadAddress,
        ErrorCode::AddressNotAllowed,
        ErrorCode::SourceUnreachable,
        ErrorCode::SourceTimedOut,
        ErrorCode::PageMissing,
        ErrorCode::PageError,
        ErrorCode::SourceTooLarge,
        ErrorCode::SourceUnreadable,
        ErrorCode::PassageMissing,
        ErrorCode::DocumentMissing,
        ErrorCode::ClaimMissing,
        ErrorCode::SourceMissing,
        ErrorCode::AuthorityMissing,
        ErrorCode::BadTimestamp,
        ErrorCode::CopyMissing,
        ErrorCode::EvidenceMissing,
        ErrorCode::AmbiguousId,
        ErrorCode::UnknownRating,
        ErrorCode::VerdictMissing,
        ErrorCode::WrongState,
        ErrorCode::WordsMissing,
        ErrorCode::CommentMissing,
        ErrorCode::ReviewMissing,
        ErrorCode::ViewMissing,
        ErrorCode::ReviewerMissing,
        ErrorCode::CheckMissing,
        ErrorCode::AssessmentsNeeded,
        ErrorCode::AssessmentsHidden,
        ErrorCode::ScaleInUse,
        ErrorCode::BadFile,
        ErrorCode::CannotAnswer,
        ErrorCode::NothingToUndo,
        ErrorCode::NothingToRedo,
        ErrorCode::ChangedSince,
        ErrorCode::DeskMissing,
        ErrorCode::DeskExists,
        ErrorCode::DeskDamaged,
        ErrorCode::DeskBusy,
        ErrorCode::DeskNewer,
        ErrorCode::DeskUnwritable,
        ErrorCode::Internal,
    ];

    /// The code as it is written.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        use ErrorCode as E;
        match self {
            E::BadRequest => "bad_request",
            E::UnknownCommand => "unknown_command",
            E::EmptyText => "empty_text",
            E::NotText => "not_text",
            E::TextTooLarge => "text_too_large",
            E::FileMissing => "file_missing",
            E::FileUnreadable => "file_unreadable",
            E::FileUnwritable => "file_unwritable",
            E::BadDate => "bad_date",
            E::BadValue => "bad_value",
            E::UnknownLanguage => "unknown_language",
            E::BadQuery => "bad_query",
            E::BadAddress => "bad_address",
            E::AddressNotAllowed => "address_not_allowed",
            E::SourceUnreachable => "source_unreachable",
            E::SourceTimedOut => "source_timed_out",
            E::PageMissing => "page_missing",
            E::PageError => "page_error",
            E::SourceTooLarge => "source_too_large",
            E::SourceUnreadable => "source_unreadable",
            E::PassageMissing => "passage_missing",
            E::DocumentMissing => "document_missing",
            E::ClaimMissing => "claim_missing",
            E::SourceMissing => "source_missing",
            E::AuthorityMissing => "authority_missing",
            E::BadTimestamp => "bad_timestamp",
            E::CopyMissing => "copy_missing",
            E::EvidenceMissing => "evidence_missing",
            E::AmbiguousId => "ambiguous_id",
            E::UnknownRating => "unknown_rating",
            E::VerdictMissing => "verdict_missing",
            E::WrongState => "wrong_state",
            E::WordsMissing => "words_missing",
            E::CommentMissing => "comment_missing",
            E::ReviewMissing => "review_missing",
            E::ViewMissing => "view_missing",
            E::ReviewerMissing => "reviewer_missing",
            E::CheckMissing => "check_missing",
            E::AssessmentsNeeded => "assessments_needed",
            E::AssessmentsHidden => "assessments_hidden",
            E::ScaleInUse => "scale_in_use",
            E::BadFile => "bad_file",
            E::CannotAnswer => "cannot_answer",
            E::NothingToUndo => "nothing_to_undo",
            E::NothingToRedo => "nothing_to_redo",
            E::ChangedSince => "changed_since",
            E::DeskMissing => "desk_missing",
            E::DeskExists => "desk_exists",
            E::DeskDamaged => "desk_damaged",
            E::DeskBusy => "desk_busy",
            E::DeskNewer => "desk_newer",
            E::DeskUnwritable => "desk_unwritable",
            E::Internal => "internal",
        }
    }

    /// The command line's exit code: 2 usage, 3 bad input, 4 the network or a host, 5 the desk, 70 a fault of ours.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        use ErrorCode as E;
        match self {
            E::UnknownCommand | E::BadRequest => 2,
            E::EmptyText
            | E::NotText
            | E::TextTooLarge
            | E::FileMissing
            | E::FileUnreadable
            | E::FileUnwritable
            | E::BadDate
            | E::BadValue
            | E::UnknownLanguage
            | E::BadQuery
            | E::BadAddress
            | E::PassageMissing
            | E::DocumentMissing
            | E::ClaimMissing
            | E::SourceMissing
            | E::EvidenceMissing
            | E::AuthorityMissing
            | E::AmbiguousId
            | E::UnknownRating
            | E::VerdictMissing
            | E::WrongState
            | E::WordsMissing
            | E::CommentMissing
            | E::ReviewMissing
            | E::ViewMissing
            | E::ReviewerMissing
            | E::CheckMissing
            | E::AssessmentsNeeded
            | E::AssessmentsHidden
            | E::ScaleInUse
            | E::BadFile
            | E::CannotAnswer
            | E::NothingToUndo
            | E::NothingToRedo
            | E::ChangedSince
            | E::DeskExists => 3,
            E::AddressNotAllowed
            | E::SourceUnreachable
            | E::SourceTimedOut
            | E::PageMissing
            | E::PageError
            | E::SourceTooLarge
            | E::SourceUnreadable
            | E::BadTimestamp
            | E::CopyMissing => 4,
            E::DeskMissing | E::DeskDamaged | E::DeskBusy | E::DeskNewer | E::DeskUnwritable => 5,
            E::Internal => 70,
        }
    }
}

/// Why a command was not done. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    /// What callers decide by.
    pub code: ErrorCode,
    /// The technical reason, in English, for logs and bug reports. Nobody matches on it.
    pub message: String,
    /// What happened and what can be done, for the user; `$what` is the thing it happened to.
    pub says: Message,
}

impl ApiError {
    /// An error about the thing that `reason` names.
    pub fn new(code: ErrorCode, reason: impl fmt::Display) -> ApiError {
        let message = reason.to_string();
        ApiError::told(code, &message, message.clone())
    }

    /// An error with a technical reason, and with what the user is told in its place.
    pub(crate) fn told(
        code: ErrorCode,
        reason: impl fmt::Display,
        what: impl Into<factdesk_messages::Arg>,
    ) -> ApiError {
        let key = format!("error-{}", code.as_str().replace('_', "-"));
        ApiError {
            code,
            message: reason.to_string(),
            says: factdesk_messages::Message::new(key).with("what", what).into(),
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ApiError {}
