//! The nouns of Factdesk, as plain data without input or output.
//!
//! Two families: what the engine reads out of a text ([`annotation`]), and what a desk keeps of it ([`desk`]).
//! All offsets into texts are [`Span`]s: half-open and counted in Unicode code points.

pub mod annotation;
pub mod desk;
mod id;
mod published;
mod span;

pub use id::{ClaimId, DocumentId, EvidenceId, IdError, ReviewId, ReviewerId, SnapshotId, SourceId};
pub use published::{Direction, ParsePublishedError, Published, PublishedSource};
pub use span::Span;
