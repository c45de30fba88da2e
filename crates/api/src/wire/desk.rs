use super::{DocumentRow, HistoryEvent};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The input of a command that needs none: `{}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(type = "Record<string, never>")]
pub struct Nothing {}

/// Whether a copy of the desk's database was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupMade {
    /// Names the copy; `null` where nothing had changed since the newest one.
    pub name: Option<String>,
}

/// Opens another desk, or makes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct OpenDesk {
    /// The desk's folder, `Name.factdesk`.
    pub folder: String,
    /// Makes a new desk where there is none. Default: no.
    pub create: Option<bool>,
}

/// The desk at a glance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskOverview {
    /// The desk's name.
    pub name: String,
    /// The desk's folder.
    pub folder: String,
    /// Who works at it now.
    pub reviewer: ReviewerView,
    /// Stories.
    pub n_documents: u32,
    /// Claims, those set aside included.
    pub n_claims: u32,
    /// Claims that nobody has begun.
    pub n_open: u32,
    /// Claims with evidence or a draft.
    pub n_in_review: u32,
    /// Claims with a verdict that is not public.
    pub n_decided: u32,
    /// Claims with a public verdict, corrected ones included.
    pub n_published: u32,
    /// Claims set aside.
    pub n_set_aside: u32,
    /// Verdicts that no longer rest on what they were given on.
    pub n_stale: u32,
    /// Sources.
    pub n_sources: u32,
    /// The newest stories.
    pub recent: Vec<DocumentRow>,
    /// What `undo` would take back.
    pub undo: Option<HistoryEvent>,
    /// What `redo` would do again.
    pub redo: Option<HistoryEvent>,
}

/// Somebody who decides at this desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewerView {
    /// Names the reviewer in the ledger.
    pub id: String,
    /// The name shown.
    pub name: String,
}

/// What a check of the whole desk found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Verified {
    /// Whether nothing is wrong.
    pub ok: bool,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// One thing that is wrong with a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What kind of damage it is.
    pub what: String,
    /// Where it is.
    pub r#where: String,
    /// What was expected and found.
    pub says: String,
}
