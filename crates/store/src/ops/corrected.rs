//! What a claim of a reviewer's words holds.

use factdesk_model::Span;
use factdesk_model::annotation::{Annotation, ClaimType, FoundClaim, Meaning, TimexType};
use std::collections::BTreeSet;

/// What can be said of words that a reviewer chose, from what the engine says of the claims they were made of and of the
/// mentions in them.
pub(super) fn found_at(span: Span, text: &str, annotation: &Annotation, parts: &[&FoundClaim]) -> FoundClaim {
    let mentions: Vec<u32> = (0..)
        .zip(&annotation.mentions)
        .filter(|(place, mention)| {
            span.contains(mention.span)
                || mention.span.contains(span)
                || parts.iter().any(|part| part.mentions.contains(place)) && mention.span.overlaps(span)
        })
        .map(|(place, _)| place)
        .collect();
    let meanings = || {
        let named = mentions
            .iter()
            .filter_map(|place| annotation.mentions.get(*place as usize));
        named.map(|mention| (mention.span, &mention.meaning))
    };
    let deadline = parts
        .iter()
        .filter_map(|part| Some((part.span, part.deadline.as_ref()?)))
        .find(|(whole, deadline)| {
            span.contains(*whole)
                || meanings().any(|(_, meaning)| match meaning {
                    Meaning::Time(time) => time.interval == Some(deadline.by),
                    _ => false,
                })
        })
        .map(|(_, deadline)| deadline.clone());
    let mut types: BTreeSet<ClaimType> = parts.iter().flat_map(|part| part.types.iter().copied()).collect();
    for (kind, is_there) in [
        (ClaimType::Deadline, deadline.is_some()),
        (
            ClaimType::Quantity,
            meanings().any(|(_, meaning)| matches!(meaning, Meaning::Quantity(_))),
        ),
        (
            ClaimType::Date,
            has_time(meanings(), |kind| kind != TimexType::Duration),
        ),
        (
            ClaimType::Duration,
            has_time(meanings(), |kind| kind == TimexType::Duration),
        ),
    ] {
        if is_there {
            // A claim that stands keeps its kinds; of a new one they follow from its words.
            if parts.is_empty() {
                types.insert(kind);
            }
        } else {
            types.remove(&kind);
        }
    }
    let speaker = match parts.iter().find_map(|part| part.speaker.clone()) {
        Some(speaker) => Some(speaker),
        None => meanings().find_map(|(whole, meaning)| match meaning {
            Meaning::Quote(quote) if whole.overlaps(span) => quote.speaker.clone(),
            Meaning::Attribution(attribution) => Some(attribution.source.clone()),
            _ => None,
        }),
    };
    let first = parts.first();
    let chain = match first {
        Some(first) => first.chain.clone(),
        None => speaker.iter().map(|speaker| speaker.name.clone()).collect(),
    };
    let best = parts.iter().max_by(|a, b| a.checkable.total_cmp(&b.checkable));
    FoundClaim {
        span,
        text: span.of(text).unwrap_or_default().to_owned(),
        sentence: annotation
            .sentences
            .iter()
            .position(|sentence| sentence.overlaps(span))
            .map_or(0, |place| place as u32),
        // Who adds a claim by hand holds it worth the while.
        checkable: best.map_or(0.75, |part| part.checkable),
        types: types.into_iter().collect(),
        reasons: best.map_or_else(Vec::new, |part| part.reasons.clone()),
        features: best.map_or_else(Vec::new, |part| part.features.clone()),
        mentions,
        speaker,
        chain,
        deadline,
        checks: parts
            .iter()
            .filter(|part| span.contains(part.span))
            .flat_map(|part| part.checks.iter().cloned())
            .collect(),
        set_aside: first.and_then(|first| first.set_aside),
    }
}

fn has_time<'a>(
    mut meanings: impl Iterator<Item = (Span, &'a Meaning)>,
    is_kind: impl Fn(TimexType) -> bool,
) -> bool {
    meanings.any(|(_, meaning)| matches!(meaning, Meaning::Time(time) if is_kind(time.timex_type)))
}
