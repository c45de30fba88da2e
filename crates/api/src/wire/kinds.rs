use factdesk_model::{PublishedSource as ModelPublishedSource, annotation, desk};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Mirrors an enum of the model on the wire, name for name.
macro_rules! mirrored {
    ($($(#[$meta:meta])* $name:ident = $model:ty { $($(#[$variant_meta:meta])* $variant:ident),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs)] // The names say it.
        pub enum $name { $($(#[$variant_meta])* $variant),* }

        impl From<$model> for $name {
            fn from(value: $model) -> $name {
                match value { $(<$model>::$variant => $name::$variant),* }
            }
        }

        impl From<$name> for $model {
            fn from(value: $name) -> $model {
                match value { $($name::$variant => <$model>::$variant),* }
            }
        }
    )*};
}

mirrored! {
    /// Where a claim is in the review.
    ClaimStatus = desk::ClaimStatus { Open, InReview, Decided, Published, Corrected, Withdrawn, SetAside }
    /// Kinds of claim.
    ClaimType = annotation::ClaimType {
        Quantity, Date, Deadline, Duration, Quote, Position, Event, Causal, Comparison, Superlative, Prediction,
        Promise, Trend, Definition,
    }
    /// Why something is not reviewed as a claim.
    SetAsideReason = annotation::SetAsideReason {
        Opinion, Prediction, TooVague, PersonalExperience, NotWorthIt, Question, Wish, Hypothetical, Greeting,
    }
    /// The force of a deadline.
    Certainty = annotation::Certainty { Must, Will, May, Goal }
    /// Where a deadline stood on the day of publication.
    DeadlineStatus = annotation::DeadlineStatus { Future, Past, Open }
    /// How a check came out.
    CheckResult = annotation::CheckResult { Holds, Fails, CannotTell }
    /// What a passage does to a claim.
    Stance = desk::Stance { Supports, Refutes, Context }
    /// What the last sync found of a passage.
    PassageState = desk::PassageState { Unchanged, Moved, Altered, Gone, Unreachable, Unreadable }
    /// What a fetched page turned out to be.
    PageState = desk::PageState {
        Ok, Login, Consent, Paywall, Blocked, #[serde(rename = "soft_404")] Soft404, NeedsScript, Empty, Unreadable,
    }
    /// Where a verdict is in its life.
    VerdictState = desk::VerdictState { Decided, Published, Superseded, Withdrawn }
    /// What a rating says about a claim.
    Polarity = desk::Polarity { True, Mixed, False, Unproven }
    /// Where the publication date was learned.
    PublishedSource = ModelPublishedSource { Given, Header, Unknown }
}

/// Kinds of mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum MentionKind {
    Time,
    Quantity,
    Quote,
    Attribution,
    Entity,
}

impl From<&annotation::Meaning> for MentionKind {
    fn from(meaning: &annotation::Meaning) -> MentionKind {
        match meaning {
            annotation::Meaning::Time(_) => MentionKind::Time,
            annotation::Meaning::Quantity(_) => MentionKind::Quantity,
            annotation::Meaning::Quote(_) => MentionKind::Quote,
            annotation::Meaning::Attribution(_) => MentionKind::Attribution,
            annotation::Meaning::Entity(_) => MentionKind::Entity,
        }
    }
}
