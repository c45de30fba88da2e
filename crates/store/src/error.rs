use crate::ledger::{Event, EventKind};
use factdesk_model::ClaimId;
use factdesk_model::desk::ClaimStatus;
use std::path::PathBuf;

/// Why a desk did not do what was asked. Whatever it says, the desk is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing of that kind has this id, or an id beginning like it.
    #[error("no {what} has an id beginning with {id:?}")]
    NotFound {
        /// `claim`, `document`, …
        what: &'static str,
        /// What was asked for.
        id: String,
    },
    /// Several ids begin like that.
    #[error("{beginning:?} is the beginning of several ids: {}", candidates.join(", "))]
    Ambiguous {
        /// What was asked for.
        beginning: String,
        /// Some of the ids that begin so.
        candidates: Vec<String>,
    },
    /// There is nothing at that place.
    #[error("there is no desk at {}", folder.display())]
    NoDesk {
        /// The place.
        folder: PathBuf,
    },
    /// Something stands where a new desk was to be made.
    #[error("{} exists already", folder.display())]
    AlreadyThere {
        /// The place.
        folder: PathBuf,
    },
    /// What stands there is not a desk.
    #[error("{} is not a desk: {why}", folder.display())]
    NotADesk {
        /// The place.
        folder: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The desk was made by a newer program. It was not touched.
    #[error(
        "{} was written by a newer Factdesk (desk version {found}, this program knows {known})",
        folder.display()
    )]
    Newer {
        /// The place.
        folder: PathBuf,
        /// The desk's version.
        found: u32,
        /// The newest version this program knows.
        known: u32,
    },
    /// Something in the desk is not as it was written. Nothing was deleted.
    #[error("the desk is damaged: {what}: {says}")]
    Damaged {
        /// What is damaged.
        what: String,
        /// How that was noticed.
        says: String,
    },
    /// Another program kept the desk busy for too long; trying again is sensible.
    #[error("another program is writing to the desk")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The desk may not be written to.
    #[error("{} may not be written to", place.display())]
    ReadOnly {
        /// The folder or file.
        place: PathBuf,
    },
    /// The system would not read or write a file.
    #[error("{}: {source}", place.display())]
    Io {
        /// The folder or file.
        place: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A step cannot be undone or redone, because what it changed was changed again since.
    #[error("{entity} {id} was changed again since")]
    Conflict {
        /// The step that was to be undone or redone.
        step: Box<Event>,
        /// The kind of row in the way: `claims`, `evidence`, …
        entity: &'static str,
        /// Its id.
        id: String,
        /// The event that changed it last, where one is known.
        since: Option<Box<Event>>,
    },
    /// The reviewer has no step left to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// The reviewer has no undone step to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The claim is not where this can be done to it.
    #[error("claim {claim} is {status:?}: {} does not apply", tried.as_str())]
    InvalidState {
        /// The claim.
        claim: ClaimId,
        /// Where it is.
        status: ClaimStatus,
        /// What was tried.
        tried: EventKind,
    },
    /// The desk's two-person rule asks for more assessments of the claim as it is now.
    #[error("claim {claim} has {given} of the {needed} assessments that the two-person rule asks for")]
    AssessmentsNeeded {
        /// The claim.
        claim: ClaimId,
        /// How many reviewers have assessed it in this round.
        given: u32,
        /// How many must have.
        needed: u32,
    },
    /// The whole desk would tell what a blind review keeps from this reviewer for now.
    #[error("{n_hidden} assessments are not yet for this reviewer's eyes: blind review is on")]
    Blind {
        /// How many assessments are hidden.
        n_hidden: u64,
    },
    /// A rating scale does not hold together.
    #[error("the rating scale {scale:?}: {says}")]
    BadScale {
        /// The scale.
        scale: String,
        /// What is wrong with it.
        says: String,
    },
    /// A claim cannot answer for another.
    #[error("claim {by} cannot answer for claim {claim}: {says}")]
    CannotAnswer {
        /// The claim to be decided.
        claim: ClaimId,
        /// The claim whose verdict was to be taken over.
        by: ClaimId,
        /// Why not.
        says: &'static str,
    },
    /// Evidence points outside the text of its snapshot, or at other words than it says.
    #[error("the passage does not stand at {start}..{end} of the snapshot's text")]
    NoSuchPassage {
        /// First code point.
        start: u32,
        /// Code point after the last.
        end: u32,
    },
    /// No scale of the desk has this id.
    #[error("the desk has no rating scale {scale:?}")]
    UnknownScale {
        /// The scale.
        scale: String,
    },
    /// The scale has no such rating.
    #[error("scale {scale:?} has no rating {rating:?}; it has {}", known.join(", "))]
    UnknownRating {
        /// The scale.
        scale: String,
        /// What was asked for.
        rating: String,
        /// What it has.
        known: Vec<String>,
    },
    /// A scale with verdicts may gain ratings, but those in use may not change their meaning.
    #[error("rating {rating:?} of scale {scale:?} is in use and may not be changed or taken away")]
    ScaleInUse {
        /// The scale.
        scale: String,
        /// The rating.
        rating: String,
    },
    /// A search or filter could not be read.
    #[error("{word:?} in the query: {says}")]
    BadQuery {
        /// The word.
        word: String,
        /// What is wrong with it, and what would be right.
        says: String,
    },
    /// An imported ledger is not one, or does not fit.
    #[error("line {line} of the ledger: {says}")]
    BadLedger {
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        says: String,
    },
    /// The database said something that is none of the above.
    #[error("the desk's database: {0}")]
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => StoreError::Busy,
            Some(Code::DiskFull) => StoreError::DiskFull,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => StoreError::Damaged {
                what: "the database file".to_owned(),
                says: error.to_string(),
            },
            Some(Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen) => StoreError::ReadOnly {
                place: PathBuf::from("desk.sqlite"),
            },
            Some(Code::SystemIoFailure) => StoreError::Io {
                place: PathBuf::from("desk.sqlite"),
                source: std::io::Error::other(error),
            },
            _ => StoreError::Database(error),
        }
    }
}

/// Says which file the system refused.
pub(crate) fn at(place: &std::path::Path) -> impl FnOnce(std::io::Error) -> StoreError + '_ {
    move |source| match source.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            StoreError::ReadOnly {
                place: place.to_owned(),
            }
        }
        _ => StoreError::Io {
            place: place.to_owned(),
            source,
        },
    }
}

/// A stored row that does not hold what was put there.
pub(crate) fn damaged(what: impl Into<String>, says: impl ToString) -> StoreError {
    StoreError::Damaged {
        what: what.into(),
        says: says.to_string(),
    }
}
