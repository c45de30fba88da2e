//! Who a claim comes from, and through whom.

use super::document::Document;
use super::facts::Facts;
use factdesk_model::annotation::{Meaning, Speaker, SpeakerKind};

/// The speaker of a claim and the chain it came through: the speaker, the outlet, the document.
pub fn source(document: &Document<'_, '_, '_>, facts: &Facts<'_>) -> (Option<Speaker>, Vec<String>) {
    let mut chain: Vec<String> = Vec::new();
    let mut speaker = None;
    let mut add = |name: &str| {
        if !name.is_empty() && !chain.iter().any(|known| known == name) {
            chain.push(name.to_owned());
        }
    };
    if let Some((_, quote)) = facts.quote {
        if let Some(who) = &quote.speaker {
            add(&who.name);
            speaker = Some(who.clone());
        }
        if let Some(medium) = &quote.medium {
            add(medium);
        }
    }
    let named = facts.attribution.map(|n| &document.mentions[n as usize].meaning);
    if let Some(Meaning::Attribution(attribution)) = named {
        add(&attribution.source.name);
        // A document says nothing by itself: people said it there.
        if speaker.is_none() && attribution.source.kind != Some(SpeakerKind::Document) {
            speaker = Some(attribution.source.clone());
        }
    }
    (speaker, chain)
}
