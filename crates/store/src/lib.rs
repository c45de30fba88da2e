//! The desk: queue, ledger, search and snapshots in a folder of SQLite files.
//!
//! Every change is an event of the ledger, written in the transaction that changes the tables, sealed with the hash of
//! the event before. Tables change only by applying the changes that an event holds; so replaying the ledger gives the
//! same tables, and undo is a new event with the changes swapped. ARCHITECTURE.md says more.

mod agreement;
mod backup;
mod blobs;
mod derived;
mod digest;
mod error;
mod exchange;
mod filter;
mod ledger;
mod ops;
mod read;
mod rows;
mod salvage;
mod schema;
mod search;
mod store;
mod tables;
mod verify;
mod writer;
mod written;

pub use agreement::{Agreement, Rated, agreement};
pub use backup::{BackupFile, backups, restore};
pub use error::StoreError;
pub use exchange::Exchanged;
pub use filter::{Comparison, Field, Filter, Stretch, Thing};
pub use ledger::{Event, EventKind, Redoable};
pub use ops::{
    AttachSource, ChangeDocument, Correction, DocumentAdded, DocumentChanged, NewCompanion, NewDocument,
    NewEvidence, NewReview, NewVerdict, ReviewsImported, SourceAttached, TakenSnapshot,
};
pub use read::{
    Assessment, CheckState, ChecklistAnswer, ClaimFile, Comment, DocumentPage, DocumentSummary, Draft,
    DueList, Earlier, Match, Named, Process, QueuePage, QueueRow, REVIEWERS_NEEDED, Review, ReviewRating,
    SavedView, SentenceState, Similar, Sort, Term, Triaged, Weights,
};
pub use rows::claim_digest;
pub use salvage::{Salvaged, salvage};
pub use search::{Hit, HitKind};
pub use store::{Random, Reader, Signed, Store};
pub use verify::Finding;
