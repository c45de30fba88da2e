//! Questions to a desk.

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
mod sources;
mod triage;

pub use claims::{Assessment, ClaimFile, Comment};
pub use documents::{DocumentPage, DocumentSummary};
pub use due::DueList;
pub use people::{Draft, SavedView};
pub use queue::{QueuePage, QueueRow, Sort};
pub use resolve::Named;
pub use triage::{Term, Triaged, Weights};
