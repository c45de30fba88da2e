//! Through which outlet something was said.

use super::Resolver;
use crate::speech::medium::{self, Medium};
use crate::speech::scene::Scene;
use crate::speech::{Draft, Who, class};
use factdesk_model::annotation::QuoteStyle;

impl Resolver<'_, '_, '_, '_, '_> {
    pub(super) fn medium(&mut self, draft: &Draft) -> Option<String> {
        let scene = self.scene;
        let sentence = scene.sentence_at(draft.clause.0);
        let paragraph = scene
            .sentences
            .get(sentence)
            .map_or(0, |sentence| sentence.paragraph);
        if draft.style.is_none() || draft.style == Some(QuoteStyle::Scare) {
            return None;
        }
        self.note_same_interview(paragraph, sentence);
        let spoken_by = match draft.who {
            Who::Subject(subject) => subject
                .role
                .map_or(subject.phrase.tokens, |role| (subject.phrase.tokens.0, role.1)),
            _ => (0, 0),
        };
        let mut found = medium::find(scene, draft.clause, spoken_by);
        if found.is_none() {
            // «I et interview med CBS News sagde Hansen»: before the verb.
            let (start, end) = scene.bounds(sentence);
            let before = (start, draft.clause.0.min(end));
            found = interview_before(scene, before, spoken_by);
            // «Til DR siger Hansen»: the listener stands first.
            let listens = scene.class(start) & class::LISTENER_PREPOSITION != 0;
            if found.is_none() && listens && draft.cue.is_some() {
                found = medium::find(scene, (start, end.min(start + 6)), spoken_by);
            }
        }
        let speaker_entity = match draft.who {
            Who::Subject(subject) => subject.phrase.name.map(|name| scene.names.mentions[name].entity),
            _ => None,
        };
        if let Some(Medium::Named(entity)) = found
            && Some(entity) == speaker_entity
        {
            found = None;
        }
        let entity = match found {
            Some(Medium::Named(entity)) => {
                self.last_medium = Some(entity);
                Some(entity)
            }
            Some(Medium::Same) => self.last_medium,
            None => self
                .same_interview
                .filter(|(_, said)| paragraph == *said || paragraph == *said + 1)
                .map(|(entity, _)| entity),
        };
        entity.map(|entity| {
            let full = scene.names.entities[entity as usize].full;
            self.slice(full.0, full.1)
        })
    }

    /// Notes «i samme interview» in this sentence's paragraph or the one before.
    fn note_same_interview(&mut self, paragraph: u32, sentence: usize) {
        let Some(last) = self.last_medium else { return };
        let scene = self.scene;
        for back in 0..4 {
            let Some(place) = sentence.checked_sub(back) else {
                break;
            };
            let (first, end) = scene.bounds(place);
            let said = scene.sentences[place].paragraph;
            if said + 1 < paragraph {
                break;
            }
            let says = (first..end.min(first + 60))
                .any(|at| scene.class(at) & class::SAME != 0 && scene.is_interview(at + 1));
            if says {
                self.same_interview = Some((last, said));
                return;
            }
        }
    }
}

fn interview_before(
    scene: &Scene<'_, '_>,
    (start, end): (usize, usize),
    speaker: (usize, usize),
) -> Option<Medium> {
    let start = start.max(end.saturating_sub(40));
    let interview = (start..end).find(|place| scene.is_interview(*place) && !scene.is_quoted(*place))?;
    medium::find(scene, (interview, end), speaker)
}
