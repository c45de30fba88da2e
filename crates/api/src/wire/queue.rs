use super::{
    ClaimStatus, ClaimType, DeadlineView, RatingView, SetAsideReason, SpanView, SpeakerView, StaleView,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for claims.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetQueue {
    /// Which claims, in the query language: `status:open type:deadline soldat*`. Missing: all that are not set aside.
    pub query: Option<String>,
    /// Only those of one story.
    pub document: Option<String>,
    /// In which order. Default: by score.
    pub sort: Option<QueueSort>,
    /// How many to leave out. Default: none.
    pub offset: Option<u32>,
    /// How many at most. Default: 100.
    pub limit: Option<u32>,
}

/// In which order claims are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QueueSort {
    /// Most checkable first.
    #[default]
    Score,
    /// Earliest deadline first; those without last.
    Deadline,
    /// Newest story first, in order of place.
    Story,
}

/// A stretch of the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueuePage {
    /// The claims asked for.
    pub claims: Vec<ClaimRow>,
    /// How many there are in all; where counting them would keep the reviewer waiting, so many and more.
    pub total: u32,
    /// Whether there are more than `total`.
    pub is_more: bool,
}

/// A claim in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimRow {
    /// Names the claim.
    pub id: String,
    /// The story it stands in.
    pub document: String,
    /// That story's headline.
    pub document_title: String,
    /// The words.
    pub text: String,
    /// Where it starts in the story's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Index into the story's sentences.
    pub sentence: u32,
    /// What kinds of claim it is.
    pub types: Vec<ClaimType>,
    /// How well it can be checked, 0 to 1.
    pub checkable: f64,
    /// Where it is in the review.
    pub status: ClaimStatus,
    /// Why it was set aside, where it was.
    pub set_aside: Option<SetAsideReason>,
    /// Whether the engine still finds it with the story's present settings.
    pub still_found: bool,
    /// The rating in force.
    pub rating: Option<RatingView>,
    /// What has to happen by when.
    pub deadline: Option<DeadlineView>,
    /// Who said it.
    pub speaker: Option<SpeakerView>,
    /// Why its verdict is stale; empty where it is not.
    pub stale: Vec<StaleView>,
    /// How many passages speak to it.
    pub n_evidence: u32,
    /// How urgent it is; 0 unless somebody said otherwise.
    pub priority: i32,
    /// Who is to review it, by name.
    pub assignee: Option<String>,
    /// Its tags, in alphabetical order.
    pub tags: Vec<String>,
}

/// Sets a claim aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetAside {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// Why.
    pub reason: SetAsideReason,
}

/// Takes a claim back into the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reopen {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
}

/// Searches claims, stories, sources and reasoning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Search {
    /// Words, beginnings of words (`soldat*`), or fields as in `queue`.
    pub query: String,
    /// How many at most. Default: 50.
    pub limit: Option<u32>,
}

/// What a search found, best first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchHits {
    /// The hits.
    pub hits: Vec<SearchHit>,
}

/// Something a search found: all of a claim's words, or a stretch of a longer text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SearchHit {
    /// A claim.
    Claim {
        /// The claim.
        claim: ClaimRow,
        /// Its words.
        text: String,
        /// What of `text` was searched for.
        found: Vec<SpanView>,
    },
    /// The reasoning or note of a verdict.
    Verdict {
        /// The claim decided.
        claim: ClaimRow,
        /// The words around what was found.
        text: String,
        /// What of `text` was searched for.
        found: Vec<SpanView>,
    },
    /// A story.
    Document {
        /// Names the story.
        id: String,
        /// Its headline.
        title: String,
        /// The words around what was found.
        text: String,
        /// What of `text` was searched for.
        found: Vec<SpanView>,
    },
    /// A source.
    Source {
        /// Names the source.
        id: String,
        /// Its title, or its address.
        title: String,
        /// The words around what was found.
        text: String,
        /// What of `text` was searched for.
        found: Vec<SpanView>,
    },
}
