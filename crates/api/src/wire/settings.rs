use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// How Factdesk is set up on this machine and at this desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The reviewer's name.
    pub reviewer: String,
    /// The language of window and reports; null: the system's.
    pub language: Option<String>,
    /// Light, dark or the system's.
    pub theme: Theme,
    /// Text size in percent.
    pub text_percent: u16,
    /// Whether single letters work as keys.
    pub letter_keys: bool,
    /// Keys that the user chose, by the action's name.
    pub keys: BTreeMap<String, String>,
    /// The rating scale of new verdicts (of the desk).
    pub rating_scale: String,
    /// Whether a verdict needs the assessments of two reviewers (of the desk).
    pub two_person_rule: bool,
    /// Whether nobody sees another's assessment before giving an own one (of the desk).
    pub blind_review: bool,
    /// Hosts that may be asked though their address is not public.
    pub allow_hosts: Vec<String>,
    /// The address of the authority that puts timestamps on snapshots; null: none is asked.
    pub timestamp_authority: Option<String>,
    /// Where a web archive is asked for copies; `{url}` is the page's address. Only on request.
    pub archive: String,
    /// Desks opened before, newest first.
    pub recent_desks: Vec<String>,
}

/// Light, dark or the system's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// Changes settings; left out: unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct SetSettings {
    /// The reviewer's name.
    pub reviewer: Option<String>,
    /// The language of window and reports; empty: the system's.
    pub language: Option<String>,
    /// Light, dark or the system's.
    pub theme: Option<Theme>,
    /// Text size in percent.
    pub text_percent: Option<u16>,
    /// Whether single letters work as keys.
    pub letter_keys: Option<bool>,
    /// All keys that the user chose, by the action's name; the others have their usual ones.
    pub keys: Option<BTreeMap<String, String>>,
    /// The rating scale of new verdicts (of the desk).
    pub rating_scale: Option<String>,
    /// Whether a verdict needs the assessments of two reviewers (of the desk).
    pub two_person_rule: Option<bool>,
    /// Whether nobody sees another's assessment before giving an own one (of the desk).
    pub blind_review: Option<bool>,
    /// Hosts that may be asked though their address is not public.
    pub allow_hosts: Option<Vec<String>>,
    /// The address of the authority that puts timestamps on snapshots; empty: none.
    pub timestamp_authority: Option<String>,
    /// Where a web archive is asked for copies; empty: the usual place.
    pub archive: Option<String>,
}
