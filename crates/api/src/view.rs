//! What the engine read, as the window and the command line show it.

use crate::reading::{published_view, read_claim, read_mention};
use crate::wire::{FeatureView, MentionView, PublishedView, ReadingLine, SpanView};
use factdesk_model::annotation::{Annotation, FoundClaim, SetAsideReason};

/// A text that was read, told in plain words.
#[derive(Clone, Debug, PartialEq)]
pub struct TextReading {
    /// The language it was read in.
    pub lang: String,
    /// When it was published, as far as known.
    pub published: PublishedView,
    /// How many sentences it has.
    pub n_sentences: usize,
    /// What has a meaning, in order of place.
    pub mentions: Vec<MentionView>,
    /// What could be checked, most checkable first.
    pub claims: Vec<ClaimReading>,
    /// What was set aside as no claim.
    pub asides: Vec<ClaimReading>,
}

/// A claim told in plain words.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimReading {
    /// Where it stands.
    pub span: SpanView,
    /// The words.
    pub text: String,
    /// How well it can be checked.
    pub checkable: f64,
    /// What it says.
    pub reading: Vec<ReadingLine>,
    /// Why it is in the queue.
    pub reasons: Vec<String>,
    /// What its score is made of.
    pub features: Vec<FeatureView>,
    /// Why it is no claim.
    pub set_aside: Option<SetAsideReason>,
}

/// Tells what was read in plain words.
#[must_use]
pub fn tell(annotation: &Annotation) -> TextReading {
    let told = annotation
        .claims
        .iter()
        .map(|found| tell_claim(found, annotation));
    let (mut claims, asides): (Vec<_>, Vec<_>) = told.partition(|claim| claim.set_aside.is_none());
    claims.sort_by(|a, b| b.checkable.total_cmp(&a.checkable));
    TextReading {
        lang: annotation.lang.clone(),
        published: published_view(&annotation.published),
        n_sentences: annotation.sentences.len(),
        mentions: mention_views(annotation),
        claims,
        asides,
    }
}

fn tell_claim(found: &FoundClaim, annotation: &Annotation) -> ClaimReading {
    ClaimReading {
        span: found.span.into(),
        text: found.text.clone(),
        checkable: found.checkable,
        reading: read_claim(found, annotation),
        reasons: found.reasons.clone(),
        features: feature_views(found),
        set_aside: found.set_aside,
    }
}

/// Every mention of a text.
pub(crate) fn mention_views(annotation: &Annotation) -> Vec<MentionView> {
    (0..)
        .zip(&annotation.mentions)
        .map(|(index, mention)| MentionView {
            index,
            start: mention.span.start,
            end: mention.span.end,
            kind: (&mention.meaning).into(),
            text: mention.text.clone(),
            rule: mention.rule.to_string(),
            reading: read_mention(mention, annotation)
                .into_iter()
                .map(Into::into)
                .collect(),
        })
        .collect()
}

/// What a claim's score is made of, strongest first.
pub(crate) fn feature_views(found: &FoundClaim) -> Vec<FeatureView> {
    let mut features: Vec<FeatureView> = found
        .features
        .iter()
        .map(|feature| FeatureView {
            name: feature.name.to_string(),
            value: feature.value,
            weight: feature.weight,
        })
        .collect();
    let strength = |feature: &FeatureView| (feature.value * feature.weight).abs();
    features.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
    features
}
