use super::{ClaimRow, Message, RatingView, ReviewerView, SetAsideReason};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Notes the reviewer's own judgement of a claim, in place of an earlier one. The verdict is not touched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Assess {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// The scale. Missing: the desk's.
    pub scale: Option<String>,
    /// The rating's id in that scale.
    pub rating: String,
    /// Why.
    pub reasoning: String,
}

/// Says of a claim in review that its verdict stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct LetStand {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
}

/// A reviewer's own judgement of a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AssessmentView {
    /// Whose.
    pub reviewer: ReviewerView,
    /// The rating.
    pub rating: RatingView,
    /// Why.
    pub reasoning: String,
    /// When.
    pub at_ms: i64,
    /// Whether it was given since the last verdict.
    pub is_of_this_round: bool,
}

/// How far a claim is on its way to a verdict.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProcessView {
    /// How many reviewers must assess it before it can be decided; 0 where the desk does not ask.
    pub n_needed: u32,
    /// How many have, since the last verdict.
    pub n_given: u32,
    /// How many assessments are hidden until the reviewer has given an own one.
    pub n_hidden: u32,
    /// Whether a verdict can be given now.
    pub may_decide: bool,
}

/// Asks how far the reviewers agree. Missing scale: the desk's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetAgreement {
    /// The scale.
    pub scale: Option<String>,
}

/// How far the reviewers agree with one scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementView {
    /// The scale.
    pub scale: String,
    /// Claims that at least two reviewers rated.
    pub n_claims: u32,
    /// Reviewers who rated any of them.
    pub n_reviewers: u32,
    /// Share of equal pairs of ratings, 0 to 1; null without a pair.
    pub percent: Option<f64>,
    /// Cohen's kappa; only where exactly two reviewers rated.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha.
    pub alpha: Option<f64>,
}

/// Everybody who ever decided at this desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reviewers {
    /// The reviewers, oldest first.
    pub reviewers: Vec<ReviewerView>,
    /// Who works now.
    pub current: String,
}

/// Does one thing to several claims, as one step: those named, or all that a query finds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ActOnClaims {
    /// Ids or unambiguous beginnings of them.
    pub claims: Option<Vec<String>>,
    /// Instead: the claims of a query.
    pub query: Option<String>,
    /// What to do.
    pub act: BulkAct,
}

/// What can be done to several claims at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BulkAct {
    /// Notes that somebody works on them.
    #[default]
    Begin,
    /// Sets them aside.
    SetAside {
        /// Why.
        reason: SetAsideReason,
    },
    /// Takes them back into the queue.
    Reopen,
    /// Gives them to a reviewer, by name or the beginning of an id; null: to nobody.
    Assign {
        /// To whom.
        to: Option<String>,
    },
    /// Says how urgent they are: 0 is usual, higher comes first.
    SetPriority {
        /// How urgent.
        priority: i32,
    },
    /// Tags them.
    AddTag {
        /// The tag.
        tag: String,
    },
    /// Takes a tag off them.
    RemoveTag {
        /// The tag.
        tag: String,
    },
}

/// The claims that something was done to, as they are now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActedOn {
    /// The claims, in the order given or found.
    pub claims: Vec<ClaimRow>,
}

/// Says something about a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct AddComment {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// What.
    pub words: String,
}

/// Takes a remark away; the history keeps that it was there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct RemoveComment {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// The remark's id or an unambiguous beginning of it.
    pub comment: String,
}

/// A remark on a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommentView {
    /// Names the remark.
    pub id: String,
    /// Who said it.
    pub reviewer: ReviewerView,
    /// When.
    pub at_ms: i64,
    /// What.
    pub words: String,
}

/// Asks for the checklist of a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetChecklist {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
}

/// What to look into before a claim is decided, by the kinds of claim it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChecklistView {
    /// The claim.
    pub claim: String,
    /// The points, in order.
    pub items: Vec<ChecklistItem>,
    /// How many are answered.
    pub n_answered: u32,
}

/// One point of a checklist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChecklistItem {
    /// Names the point.
    pub id: String,
    /// What to look into.
    pub says: Message,
    /// How it was answered; null where it was not.
    pub state: Option<CheckState>,
    /// What was noted beside the answer.
    pub note: Option<String>,
    /// Who answered.
    pub reviewer: Option<String>,
}

/// How a point of a checklist was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum CheckState {
    Done,
    NotApplicable,
}

/// Answers a point of a checklist; without a state the answer is taken away.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct AnswerCheck {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: String,
    /// The point.
    pub item: String,
    /// How it was answered.
    pub state: Option<CheckState>,
    /// What to note beside it.
    pub note: Option<String>,
}

/// Asks for templates of reasoning; with a claim they are filled in from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct GetTemplates {
    /// The claim's id or an unambiguous beginning of it.
    pub claim: Option<String>,
    /// In which language. Missing: the claim's story's where there is a catalogue for it, else English.
    pub lang: Option<String>,
}

/// Templates of reasoning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReasoningTemplates {
    /// The templates, in order.
    pub templates: Vec<ReasoningTemplate>,
}

/// A way to begin the reasoning of a verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReasoningTemplate {
    /// Names the template.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// The words, with what is known of the claim filled in and `…` for what is not.
    pub text: String,
}

/// Reads checklists and templates of the desk's own from a TOML file (docs/process.md), in place of those before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct LoadProcess {
    /// The file; empty: back to what comes with Factdesk.
    pub path: String,
}

/// What the desk has of its own after that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProcessLoaded {
    /// Points of checklists.
    pub n_checks: u32,
    /// Templates of reasoning.
    pub n_templates: u32,
}

/// Adds a rating scale from a TOML file, or extends one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct LoadScale {
    /// The file.
    pub path: String,
}
