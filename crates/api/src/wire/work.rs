use super::{ClaimRow, CoverageView, QueueSort, SetAsideReason};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use std::collections::BTreeMap;

/// Asks what fell due and what is coming.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetDueList {
    /// From when on: `YYYY-MM-DD` or as in a query. Missing: since the reviewer's last visit, else everything.
    pub since: Option<String>,
    /// Until when. Missing: a year from now.
    pub until: Option<String>,
    /// How many of each at most. Default: 100.
    pub limit: Option<u32>,
}

/// Claims with a deadline around now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueList {
    /// When the reviewer was last here.
    pub last_visit_ms: Option<i64>,
    /// What fell due since then, the earliest first.
    pub fell_due: Vec<DueClaim>,
    /// What falls due next, the earliest first.
    pub coming: Vec<DueClaim>,
}

/// A claim with a deadline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueClaim {
    /// The claim.
    pub claim: ClaimRow,
    /// When the deadline has passed: the first moment after it.
    pub due: String,
    /// Whether it was decided before that and not looked at since: the deadline is a reason to look again.
    pub to_be_reopened: bool,
}

/// Takes claims up again because their deadline has passed. Without claims: all that were decided before theirs passed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ReopenDue {
    /// Ids or unambiguous beginnings of them.
    pub claims: Option<Vec<String>>,
}

/// When the reviewer was here, now and before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Visit {
    /// Now.
    pub at_ms: i64,
    /// The time before.
    pub before_ms: Option<i64>,
}

/// Asks for claims in the order of the reviewer's own weights.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetTriage {
    /// Which claims, as in `queue`.
    pub query: Option<String>,
    /// How many to leave out. Default: none.
    pub offset: Option<u32>,
    /// How many at most. Default: 100.
    pub limit: Option<u32>,
    /// Other weights than those that were saved.
    pub weights: Option<Weights>,
}

/// A stretch of the queue in the reviewer's own order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TriagePage {
    /// The claims, highest score first.
    pub claims: Vec<TriagedClaim>,
    /// How many there are in all; where counting them would keep the reviewer waiting, so many and more.
    pub total: u32,
    /// Whether there are more than `total`.
    pub is_more: bool,
    /// The weights that gave this order.
    pub weights: Weights,
}

/// A claim with why it stands where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TriagedClaim {
    /// The claim.
    pub claim: ClaimRow,
    /// The sum of its terms.
    pub score: f64,
    /// What adds to it: value times weight each.
    pub terms: Vec<TermView>,
}

/// One reason for a claim's place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermView {
    /// `checkable`, `quantity`, `deadline_near`, `prominence`, `priority`, `speaker` or `tags`.
    pub name: String,
    /// How strongly it is present.
    pub value: f64,
    /// The reviewer's weight.
    pub weight: f64,
}

/// How much each thing counts in a reviewer's own order. Left out: as usual.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Weights {
    /// How well a claim can be checked, 0 to 1.
    pub checkable: f64,
    /// Whether it has a quantity.
    pub quantity: f64,
    /// Whether a deadline is near.
    pub deadline_near: f64,
    /// How early in the story it stands.
    pub prominence: f64,
    /// How urgent somebody said it is.
    pub priority: f64,
    /// Who speaks, by name.
    pub speakers: BTreeMap<String, f64>,
    /// Tags it carries.
    pub tags: BTreeMap<String, f64>,
}

impl Default for Weights {
    fn default() -> Weights {
        factdesk_store::Weights::default().into()
    }
}

impl From<factdesk_store::Weights> for Weights {
    fn from(weights: factdesk_store::Weights) -> Weights {
        Weights {
            checkable: weights.checkable,
            quantity: weights.quantity,
            deadline_near: weights.deadline_near,
            prominence: weights.prominence,
            priority: weights.priority,
            speakers: weights.speakers,
            tags: weights.tags,
        }
    }
}

impl From<Weights> for factdesk_store::Weights {
    fn from(weights: Weights) -> factdesk_store::Weights {
        let speakers = weights.speakers.into_iter();
        factdesk_store::Weights {
            checkable: weights.checkable,
            quantity: weights.quantity,
            deadline_near: weights.deadline_near,
            prominence: weights.prominence,
            priority: weights.priority,
            speakers: speakers
                .map(|(name, weight)| (name.to_lowercase(), weight))
                .collect(),
            tags: weights.tags,
        }
    }
}

/// Keeps the reviewer's own weights.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct SetWeights {
    /// The weights.
    pub weights: Weights,
}

/// The queries that the reviewer keeps, and those that all share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedViews {
    /// The views, by name.
    pub views: Vec<SavedView>,
}

/// A query that somebody keeps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// Names the view.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// The query.
    pub query: String,
    /// The order.
    pub sort: QueueSort,
    /// Whether all reviewers see it.
    pub is_shared: bool,
    /// How many claims it shows now.
    pub n_claims: u32,
}

/// Keeps a query under a name, in place of the view of that id, or of one's own view of that name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct SaveView {
    /// The view to be replaced.
    pub id: Option<String>,
    /// The name.
    pub name: String,
    /// The query.
    pub query: String,
    /// The order. Default: by score.
    pub sort: Option<QueueSort>,
    /// Whether all reviewers see it. Default: no.
    pub is_shared: Option<bool>,
}

/// Removes a saved view.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct RemoveView {
    /// The view's id or name.
    pub view: String,
}

/// Asks how much of a story has been looked at, sentence by sentence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetCoverage {
    /// The story's id or an unambiguous beginning of it.
    pub document: String,
}

/// How much of a story has been looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoryCoverage {
    /// The story.
    pub document: String,
    /// In numbers.
    pub coverage: CoverageView,
    /// The sentences, in order.
    pub sentences: Vec<SentenceView>,
}

/// One sentence of a story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentenceView {
    /// Its place, from 0.
    pub index: u32,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The words.
    pub text: String,
    /// How far it was looked at.
    pub state: SentenceState,
    /// The claims in it.
    pub claims: Vec<String>,
}

/// How far a sentence was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SentenceState {
    /// A claim in it is decided or under review.
    Claimed,
    /// It was set aside, or all its claims were.
    SetAside,
    /// Nobody has looked at it yet.
    Open,
}

impl From<factdesk_store::SentenceState> for SentenceState {
    fn from(state: factdesk_store::SentenceState) -> SentenceState {
        match state {
            factdesk_store::SentenceState::Claimed => SentenceState::Claimed,
            factdesk_store::SentenceState::SetAside => SentenceState::SetAside,
            factdesk_store::SentenceState::Open => SentenceState::Open,
        }
    }
}

/// Sets a sentence aside: all the claims in it, or, where it has none, the sentence itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetSentenceAside {
    /// The story's id or an unambiguous beginning of it.
    pub document: String,
    /// The sentence's place, from 0.
    pub sentence: u32,
    /// Why.
    pub reason: SetAsideReason,
}

/// Changes what a passage does to its claim, or the note on it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ChangeEvidence {
    /// The evidence's id or an unambiguous beginning of it.
    pub evidence: String,
    /// What it does to the claim. Missing: as before.
    pub stance: Option<super::Stance>,
    /// The note. Missing: as before; empty: none.
    pub note: Option<String>,
}

/// Puts a passage where a person found it again, in a newer snapshot of the same source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct MoveEvidence {
    /// The evidence's id or an unambiguous beginning of it.
    pub evidence: String,
    /// The snapshot's id or an unambiguous beginning of it.
    pub snapshot: String,
    /// Where the passage starts in that snapshot's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// Writes the whole desk into a new folder, as open files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ExportDesk {
    /// The folder, which must not be there yet.
    pub folder: String,
}

/// Makes a new desk out of an export, and opens it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ImportDesk {
    /// The export's folder.
    pub from: String,
    /// The new desk's folder.
    pub folder: String,
}

/// What an export or import held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exchanged {
    /// The folder that was written.
    pub folder: String,
    /// How many events.
    pub n_events: u64,
    /// How many blobs.
    pub n_blobs: u64,
}

/// Makes a new desk out of what can be read of a damaged one, which stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct SalvageDesk {
    /// The damaged desk's folder.
    pub from: String,
    /// The new desk's folder.
    pub folder: String,
}

/// What came out of a damaged desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Salvaged {
    /// The new desk's folder.
    pub folder: String,
    /// How many events were read.
    pub n_events: u64,
    /// The first event that could not be read.
    pub first_lost: Option<u64>,
    /// What is wrong with it.
    pub why: Option<String>,
    /// How many blobs were read.
    pub n_blobs: u64,
    /// The digests of blobs that could not be read.
    pub lost_blobs: Vec<String>,
}
