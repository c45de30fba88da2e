use super::Message;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks what happened, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetHistory {
    /// Only what happened to one claim.
    pub claim: Option<String>,
    /// Only what happened before this event.
    pub before_seq: Option<i64>,
    /// How many at most. Default: 100.
    pub limit: Option<u32>,
}

/// A stretch of the history, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryPage {
    /// The events.
    pub events: Vec<HistoryEvent>,
}

/// Something that happened at the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEvent {
    /// Its place in the ledger.
    pub seq: i64,
    /// Names the event.
    pub id: String,
    /// When.
    pub at_ms: i64,
    /// The reviewer's name.
    pub reviewer: String,
    /// What kind of change it was.
    pub kind: String,
    /// The claim, story or source it happened to.
    pub subject: Option<String>,
    /// What happened, in words.
    pub says: Message,
}

/// Takes back the reviewer's last changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Undo {
    /// How many. Default: 1.
    pub steps: Option<u32>,
}

/// Does again what was taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Redo {
    /// How many. Default: 1.
    pub steps: Option<u32>,
}

/// What `undo` or `redo` did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepsTaken {
    /// The changes taken back or done again, in the order they were.
    pub events: Vec<HistoryEvent>,
    /// What `undo` would take back now.
    pub undo: Option<HistoryEvent>,
    /// What `redo` would do again now.
    pub redo: Option<HistoryEvent>,
}
