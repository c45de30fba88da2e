//! What the engine reads out of a text: sentences, mentions and claims, each tied to its characters.

mod claim;
mod quantity;
mod speech;
mod time;

pub use claim::{
    Certainty, Check, CheckResult, ClaimType, Deadline, DeadlineStatus, Feature, FoundClaim, SetAsideReason,
};
pub use quantity::{Bound, Change, ChangeRole, ChangeVerb, Dimension, Quantity};
pub use speech::{Attribution, Entity, EntityType, Quote, QuoteStyle, Speaker, SpeakerKind};
pub use time::{Anchor, Grain, Interval, Resolved, Time, TimexMod, TimexType};

use crate::{Published, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Everything read out of one text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// The language it was read in: a BCP-47 primary tag such as `da`.
    pub lang: String,
    /// When the text speaks from.
    pub published: Published,
    /// The sentences, in order, not overlapping.
    pub sentences: Vec<Span>,
    /// Times, quantities, quotes, attributions and entities, in order of their start.
    pub mentions: Vec<Mention>,
    /// What could be true or false, in order of its start. Opinions, questions and the like stand here only with a
    /// [`FoundClaim::set_aside`] reason.
    pub claims: Vec<FoundClaim>,
}

/// Something in the text that the engine gives a meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// The words at `span`, exactly.
    pub text: String,
    /// The name of the rule that found it, so that a person can see why.
    pub rule: Cow<'static, str>,
    /// What it means.
    pub meaning: Meaning,
}

/// What a mention means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Meaning {
    /// A point, stretch or rhythm of time.
    Time(Time),
    /// A number with what it counts or measures.
    Quantity(Quantity),
    /// Somebody's words, direct or indirect.
    Quote(Quote),
    /// A source that is named without being quoted.
    Attribution(Attribution),
    /// A person, organisation, place, event or document.
    Entity(Entity),
}
