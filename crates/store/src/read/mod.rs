//! Questions to a desk.

mod assessments;
mod chosen;
mod claims;
mod contents;
mod coverage;
mod documents;
mod dossier;
mod due;
mod history;
mod people;
mod queue;
mod resolve;
mod similar;
mod sources;
mod triage;

pub use assessments::{Assessment, Process, REVIEWERS_NEEDED};
pub(crate) use assessments::{BLIND, TWO_PERSON};
pub use claims::{CheckState, ChecklistAnswer, ClaimFile, Comment};
pub use coverage::SentenceState;
pub use documents::{DocumentPage, DocumentSummary};
pub use due::DueList;
pub use people::{Draft, SavedView};
pub(crate) use queue::Condition;
pub use queue::{QueuePage, QueueRow, Sort};
pub use resolve::Named;
pub use similar::{Earlier, Match, Review, ReviewRating, Similar};
pub use triage::{Term, Triaged, Weights};
