//! The outlet that something was said to: «til CBS News», "told the BBC", «i et interview med Ritzau».

use super::class;
use super::scene::Scene;
use factdesk_model::annotation::EntityType;

/// How far from its verb an outlet may stand.
const REACH: usize = 40;

/// What a reporting clause says of where it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// This entity.
    Named(u32),
    /// The one of the interview before: «i samme interview».
    Same,
}

/// The outlet named in a reporting clause, the words for the speaker left out.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    (first, end): (usize, usize),
    speaker: (usize, usize),
) -> Option<Medium> {
    let end = end.min(first + REACH).min(scene.tokens.len());
    let mut saw_interview = false;
    let mut same = false;
    for place in first..end {
        let class = scene.class(place);
        if class & class::QUOTED != 0 || speaker.0 <= place && place < speaker.1 {
            continue;
        }
        if scene.is_interview(place) {
            saw_interview = true;
            same |= place > 0 && scene.class(place - 1) & class::SAME != 0;
            continue;
        }
        let listens = class & class::LISTENER_PREPOSITION != 0;
        let is_told = class & class::TELL != 0 && class & class::REPORTS != 0;
        // „sagte Berger dem Spiegel“: the case alone makes the listener.
        let by_case = scene.lexicon.nouns_capitalized && class & class::DETERMINER != 0;
        if class & class::ANY_PREPOSITION == 0 && !is_told && !listens && !by_case {
            continue;
        }
        let Some(index) = named_after(scene, place, end) else {
            continue;
        };
        let name = &scene.names.mentions[index];
        let entity = scene.names.entity(name);
        let is_other = matches!(
            entity.kind,
            Some(EntityType::Person | EntityType::Place | EntityType::Event)
        );
        let fits = entity.is_outlet
            || (listens || saw_interview) && !is_other
            || is_told && entity.kind == Some(EntityType::Organization);
        if fits && (entity.is_outlet || !name.is_genitive) {
            return Some(Medium::Named(name.entity));
        }
    }
    same.then_some(Medium::Same)
}

/// The name right behind a preposition, articles and a few nouns («nyhedsbureauet») passed over.
fn named_after(scene: &Scene<'_, '_>, at: usize, end: usize) -> Option<usize> {
    for place in at + 1..end.min(at + 5) {
        if let Some(index) = scene.name_index(place) {
            return Some(index);
        }
        let class = scene.class(place);
        let passes = class & class::DETERMINER != 0
            || class & class::FUNCTION == 0 && matches!(scene.mark(place), '\0' | '„' | '"' | '“' | '»');
        if !passes {
            return None;
        }
    }
    None
}
