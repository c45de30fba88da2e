//! What goes wrong below, as codes. No `_` arms: a new variant must be given a code before it compiles.

use crate::{ApiError, ErrorCode};
use factdesk_messages::{Arg, Message as Says};
use factdesk_reports::ReportError;
use factdesk_sources::fetch::FetchError;
use factdesk_sources::policy::Refusal;
use factdesk_store::StoreError;

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> ApiError {
        let code = match &error {
            StoreError::NotFound { what, .. } => match *what {
                "claim" | "claims" => ErrorCode::ClaimMissing,
                "document" | "documents" => ErrorCode::DocumentMissing,
                "evidence" => ErrorCode::EvidenceMissing,
                "comment" | "comments" => ErrorCode::CommentMissing,
                "review" | "reviews" => ErrorCode::ReviewMissing,
                "view" | "views" => ErrorCode::ViewMissing,
                "reviewer" | "reviewers" => ErrorCode::ReviewerMissing,
                "other claim" => ErrorCode::ClaimMissing,
                _ => ErrorCode::SourceMissing,
            },
            StoreError::Ambiguous { .. } => ErrorCode::AmbiguousId,
            StoreError::NoDesk { .. } => ErrorCode::DeskMissing,
            StoreError::AlreadyThere { .. } => ErrorCode::DeskExists,
            StoreError::NotADesk { .. } | StoreError::Damaged { .. } | StoreError::BadLedger { .. } => {
                ErrorCode::DeskDamaged
            }
            StoreError::Newer { .. } => ErrorCode::DeskNewer,
            StoreError::Busy => ErrorCode::DeskBusy,
            StoreError::DiskFull | StoreError::ReadOnly { .. } | StoreError::Io { .. } => {
                ErrorCode::DeskUnwritable
            }
            StoreError::Conflict { .. } => ErrorCode::ChangedSince,
            StoreError::NothingToUndo => ErrorCode::NothingToUndo,
            StoreError::NothingToRedo => ErrorCode::NothingToRedo,
            StoreError::InvalidState { .. } => ErrorCode::WrongState,
            StoreError::ScaleInUse { .. } => ErrorCode::ScaleInUse,
            StoreError::BadScale { .. } => ErrorCode::BadFile,
            StoreError::AssessmentsNeeded { .. } => ErrorCode::AssessmentsNeeded,
            StoreError::Blind { .. } => ErrorCode::AssessmentsHidden,
            StoreError::CannotAnswer { .. } => ErrorCode::CannotAnswer,
            StoreError::NoSuchPassage { .. } => ErrorCode::PassageMissing,
            StoreError::UnknownScale { .. } | StoreError::UnknownRating { .. } => ErrorCode::UnknownRating,
            StoreError::BadQuery { .. } => ErrorCode::BadQuery,
            StoreError::Database(_) => ErrorCode::Internal,
        };
        ApiError::new(code, error)
    }
}

impl From<FetchError> for ApiError {
    fn from(error: FetchError) -> ApiError {
        let code = match &error {
            FetchError::BadAddress(why) | FetchError::Refused { why } => refusal(why),
            FetchError::TimedOut { .. } => ErrorCode::SourceTimedOut,
            FetchError::TooLarge { .. } | FetchError::HeadersTooLarge { .. } | FetchError::Bomb { .. } => {
                ErrorCode::SourceTooLarge
            }
            FetchError::HttpStatus {
                status: 404 | 410, ..
            } => ErrorCode::PageMissing,
            FetchError::TooManyRedirects { .. }
            | FetchError::BadEncoding { .. }
            | FetchError::HttpStatus { .. } => ErrorCode::PageError,
            FetchError::Unreachable { .. }
            | FetchError::BrokenOff { .. }
            | FetchError::Tls { .. }
            | FetchError::Unwelcome { .. }
            | FetchError::Cancelled => ErrorCode::SourceUnreachable,
            FetchError::Setup(_) => ErrorCode::Internal,
        };
        let what = told(&error);
        ApiError::told(code, error, what)
    }
}

/// What went wrong with a page, in words that a user has: who was asked, and what came of it.
fn told(error: &FetchError) -> Arg {
    let of = |id: &str, host: &str| Arg::Message(Says::new(id).with("host", host));
    match error {
        FetchError::BadAddress(why) | FetchError::Refused { why } => refused(why),
        FetchError::TimedOut { host, limit } => Says::new("fetch-timed-out")
            .with("host", host.as_str())
            .with("n", Arg::Number(limit.as_secs_f64().ceil()))
            .into(),
        FetchError::TooLarge { host, limit_bytes } => Says::new("fetch-too-large")
            .with("host", host.as_str())
            .with("n", Arg::Number((limit_bytes >> 20) as f64))
            .into(),
        FetchError::HeadersTooLarge { host, .. } | FetchError::Bomb { host, .. } => {
            of("fetch-out-of-proportion", host)
        }
        FetchError::TooManyRedirects { host, .. } => of("fetch-led-in-circles", host),
        FetchError::Unreachable { host, .. } => of("fetch-no-connection", host),
        FetchError::BrokenOff { host, .. } => of("fetch-broken-off", host),
        FetchError::Tls { host, .. } => of("fetch-not-safe", host),
        FetchError::BadEncoding { host, .. } => of("fetch-not-unpacked", host),
        FetchError::HttpStatus { host, status, .. } => Says::new("fetch-status")
            .with("host", host.as_str())
            .with("status", status.to_string())
            .into(),
        FetchError::Unwelcome { host } => of("fetch-unwelcome", host),
        FetchError::Cancelled => Arg::Message(Says::new("fetch-stopped")),
        FetchError::Setup(why) => Arg::Text(why.clone()),
    }
}

fn refused(why: &Refusal) -> Arg {
    match why {
        Refusal::LocalName(host) | Refusal::LedInside(host) | Refusal::NotPublic { host, .. } => {
            Arg::Text(host.clone())
        }
        Refusal::Port { host, port } => Arg::Text(format!("{host}:{port}")),
        Refusal::NoAddress(host) => Arg::Message(Says::new("fetch-no-such-host").with("host", host.as_str())),
        Refusal::NotAnAddress(_)
        | Refusal::TooLong
        | Refusal::Scheme(_)
        | Refusal::UserInfo(_)
        | Refusal::NoHost => Arg::Text(why.to_string()),
    }
}

/// Whether what was given is no address of the web at all, or one that must not be asked.
fn refusal(why: &Refusal) -> ErrorCode {
    match why {
        Refusal::NotAnAddress(_)
        | Refusal::TooLong
        | Refusal::Scheme(_)
        | Refusal::UserInfo(_)
        | Refusal::NoHost => ErrorCode::BadAddress,
        Refusal::Port { .. } | Refusal::LocalName(_) | Refusal::NotPublic { .. } | Refusal::LedInside(_) => {
            ErrorCode::AddressNotAllowed
        }
        Refusal::NoAddress(_) => ErrorCode::SourceUnreachable,
    }
}

impl From<ReportError> for ApiError {
    fn from(error: ReportError) -> ApiError {
        ApiError::new(ErrorCode::Internal, error)
    }
}
