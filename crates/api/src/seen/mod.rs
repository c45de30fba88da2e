//! Claims that were seen before: values held against each other, and fact-checks of others read from files.

mod claim_review;
mod values;

pub(crate) use claim_review::{FoundReview, find_reviews};
pub(crate) use values::{Paired, all_in_all, compare};
