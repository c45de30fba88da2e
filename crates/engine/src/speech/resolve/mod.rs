//! The last pass: who the words for each speaker stand for, in reading order.

mod given;
mod heard;
mod learn;
mod who;

use super::documents::{self, DocumentMention};
use super::scene::Scene;
use super::{Draft, Speech, Who};
use crate::annotate::Reading;
use crate::{Found, TokenRange};
use factdesk_model::annotation::{Attribution, Entity, EntityType, Quote, QuoteStyle, Speaker, SpeakerKind};
use given::{echoes, give_next, give_scare};
use learn::learn;

/// How many sentences back a quotation without a speaker looks for one.
const SAME_WINDOW: usize = 4;

/// Resolves all drafts and gathers everything found.
pub(super) fn finish(mut scene: Scene<'_, '_>, reading: &Reading<'_, '_>, mut drafts: Vec<Draft>) -> Speech {
    learn(&mut scene, &drafts);
    let documents = documents::find(&scene);
    let mut resolver = Resolver {
        scene: &scene,
        reading,
        documents: &documents,
        last: None,
        last_medium: None,
        same_interview: None,
    };
    let mut speech = Speech::default();
    let mut speakers: Vec<Option<Speaker>> = Vec::with_capacity(drafts.len());
    let mut media: Vec<Option<String>> = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let speaker = resolver.speaker(draft);
        media.push(resolver.medium(draft));
        speakers.push(speaker);
    }
    give_next(&scene, &drafts, &mut speakers);
    give_scare(&mut drafts, &mut speakers);
    let echoes = echoes(&scene, &drafts, &speakers);
    for ((draft, speaker), medium) in drafts.iter().zip(speakers).zip(media) {
        speech
            .attributions
            .extend(written(reading, draft, speaker.as_ref()));
        match draft.style {
            Some(style) => speech.quotes.push(Found {
                tokens: Scene::range(draft.content),
                rule: draft.rule,
                meaning: Quote {
                    style,
                    content: reading.span(Scene::range(draft.content)),
                    speaker,
                    cue: draft.cue.map(|cue| reading.span(Scene::range(cue))),
                    medium: medium.filter(|_| style != QuoteStyle::Scare),
                },
            }),
            None => {
                if let (Some(source), Some(cue)) = (speaker, draft.cue) {
                    speech.attributions.push(Found {
                        tokens: Scene::range(draft.content),
                        rule: draft.rule,
                        meaning: Attribution {
                            source,
                            cue: reading.span(Scene::range(cue)),
                        },
                    });
                }
            }
        }
    }
    for (token, speaker) in echoes {
        let tokens = TokenRange::new(token as u32, token as u32 + 1);
        speech.quotes.push(Found {
            tokens,
            rule: "scare-echo",
            meaning: Quote {
                style: QuoteStyle::Scare,
                content: reading.span(tokens),
                speaker: Some(speaker),
                cue: None,
                medium: None,
            },
        });
    }
    speech.quotes.sort_by_key(|quote| quote.tokens);
    speech.attributions.sort_by_key(|attribution| attribution.tokens);
    speech.entities = entities(&scene, &documents);
    speech
}

struct Resolver<'s, 'r, 't, 'p, 'l> {
    scene: &'s Scene<'s, 'l>,
    reading: &'r Reading<'t, 'p>,
    documents: &'s [DocumentMention],
    /// Who spoke last, and in which sentence.
    last: Option<(Speaker, usize)>,
    last_medium: Option<u32>,
    /// The outlet of «i samme interview» and the paragraph that says so.
    same_interview: Option<(u32, u32)>,
}

impl Resolver<'_, '_, '_, '_, '_> {
    fn words(&self, from: usize, to: usize) -> String {
        self.reading
            .words(TokenRange::new(from as u32, to as u32))
            .to_owned()
    }

    fn slice(&self, start: u32, end: u32) -> String {
        self.scene
            .text
            .get(start as usize..end as usize)
            .unwrap_or("")
            .to_owned()
    }
}

/// «En opgørelse fra regionen viser, at …»: what a document says names it as the source too.
fn written<'p>(
    reading: &Reading<'_, 'p>,
    draft: &Draft,
    speaker: Option<&Speaker>,
) -> Option<Found<Attribution>> {
    let (cue, Who::Subject(subject)) = (draft.cue?, draft.who) else {
        return None;
    };
    let source = speaker.filter(|speaker| speaker.kind == Some(SpeakerKind::Document))?;
    let is_told = draft.style == Some(QuoteStyle::Indirect) && draft.rule != "indirect-attributed";
    let first = cue.0.min(subject.phrase.tokens.0);
    let end = cue.1.max(subject.phrase.tokens.1);
    is_told.then(|| Found {
        tokens: Scene::range((first, end)),
        rule: "attribution-written",
        meaning: Attribution {
            source: source.clone(),
            cue: reading.span(Scene::range(cue)),
        },
    })
}

/// All entities that are known for what they are.
fn entities(scene: &Scene<'_, '_>, documents: &[DocumentMention]) -> Vec<Found<Entity>> {
    let slice = |start: u32, end: u32| {
        scene
            .text
            .get(start as usize..end as usize)
            .unwrap_or("")
            .to_owned()
    };
    let mut found: Vec<Found<Entity>> = Vec::with_capacity(scene.names.mentions.len());
    for name in &scene.names.mentions {
        let entity = scene.names.entity(name);
        if let Some(kind) = entity.kind {
            found.push(Found {
                tokens: name.tokens,
                rule: "name",
                meaning: Entity {
                    entity_type: kind,
                    name: slice(entity.full.0, entity.full.1),
                },
            });
        }
    }
    for document in documents {
        let (from, to) = document.named;
        found.push(Found {
            tokens: TokenRange::new(document.token as u32, document.token as u32 + 1),
            rule: "document",
            meaning: Entity {
                entity_type: EntityType::Document,
                name: slice(scene.tokens[from].start, scene.tokens[to - 1].end),
            },
        });
    }
    found.sort_by_key(|found| found.tokens);
    found
}
