//! The last pass: who the words for each speaker stand for, in reading order.

use super::attributed::is_document;
use super::class;
use super::documents::{self, DocumentMention};
use super::medium::{self, Medium};
use super::phrase::Phrase;
use super::scene::Scene;
use super::{Draft, Speech, Subject, Who};
use crate::annotate::Reading;
use crate::text::TokenKind;
use crate::{Found, TokenRange};
use factdesk_model::annotation::{Attribution, Entity, EntityType, Quote, QuoteStyle, Speaker, SpeakerKind};

/// How many names back a pronoun looks.
const MENTION_WINDOW: usize = 40;
/// How many sentences back a pronoun looks.
const SENTENCE_WINDOW: usize = 5;
/// How many sentences back a quotation without a speaker looks for one.
const SAME_WINDOW: usize = 4;

/// Resolves all drafts and gathers everything found.
pub(super) fn finish<'p>(
    mut scene: Scene<'_, '_>,
    reading: &Reading<'_, 'p>,
    drafts: Vec<Draft>,
) -> Speech<'p> {
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
    give_scare(&scene, &drafts, &mut speakers);
    let echoes = echoes(&scene, &drafts, &speakers);
    for ((draft, speaker), medium) in drafts.iter().zip(speakers).zip(media) {
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
    speech.entities = entities(&scene, &documents);
    speech
}

/// Lets names learn from the clauses around them: a role, and that a speaker of two names is a person.
fn learn(scene: &mut Scene<'_, '_>, drafts: &[Draft]) {
    for draft in drafts {
        let Who::Subject(Subject { phrase, role }) = draft.who else {
            continue;
        };
        let Some(name) = phrase.name else { continue };
        let told = role.or(phrase.role);
        let is_body = phrase.role.is_some_and(|(_, end)| {
            scene.class(end - 1) & class::BODY != 0
                || scene
                    .lexicon
                    .body_endings
                    .fits(scene.tokens[end - 1].text(scene.text))
        });
        let mention = scene.names.mentions[name];
        let n_words = (mention.tokens.first..mention.tokens.end)
            .filter(|at| scene.tokens[*at as usize].kind == TokenKind::Word)
            .count();
        let entity = &mut scene.names.entities[mention.entity as usize];
        if entity.kind.is_none() {
            if is_body {
                entity.kind = Some(EntityType::Organization);
            } else if n_words > 1 && n_words < 5 || told.is_some() {
                entity.kind = Some(EntityType::Person);
            }
        }
        if entity.kind == Some(EntityType::Person) && entity.role.is_none() {
            entity.role = told.map(Scene::range);
        }
    }
    for index in 0..scene.names.mentions.len() {
        learn_beside(scene, index);
    }
    // «statsminister Mette Frederiksen» anywhere.
    for index in 0..scene.names.mentions.len() {
        let mention = scene.names.mentions[index];
        let first = mention.tokens.first as usize;
        let entity = &scene.names.entities[mention.entity as usize];
        if entity.role.is_some()
            || matches!(entity.kind, Some(EntityType::Place | EntityType::Organization))
            || first == 0
            || !scene.is_role(first - 1)
        {
            continue;
        }
        let mut from = first - 1;
        while from > 0 && first - from < 4 && is_role_word(scene, from - 1) {
            from -= 1;
        }
        let entity = &mut scene.names.entities[mention.entity as usize];
        entity.role = Some(TokenRange::new(from as u32, first as u32));
        entity.kind.get_or_insert(EntityType::Person);
    }
}

/// Learns a role told between commas: «Jens Lund, formand for bestyrelsen,» and «formanden, Jens Lund,».
fn learn_beside(scene: &mut Scene<'_, '_>, index: usize) {
    let mention = scene.names.mentions[index];
    let (first, end) = (mention.tokens.first as usize, mention.tokens.end as usize);
    let entity = &scene.names.entities[mention.entity as usize];
    let is_other = matches!(
        entity.kind,
        Some(EntityType::Place | EntityType::Organization | EntityType::Event)
    );
    if entity.role.is_some() || is_other || end - first < 2 || mention.is_genitive {
        return;
    }
    let mut role = scene.apposition(end, scene.tokens.len()).map(|(role, _)| role);
    if role.is_none() && first > 1 && scene.mark(first - 1) == ',' && matches!(scene.mark(end), ',' | '.') {
        let from = (first.saturating_sub(12)..first - 1)
            .rev()
            .find(|place| scene.mark(*place) != '\0' || scene.class(*place) & class::STARTS != 0);
        let from = from.map_or(first - 1, |place| place + usize::from(scene.mark(place) != '\0'));
        role = scene
            .phrase(from, first - 1)
            .filter(|phrase| phrase.tokens.1 == first - 1 && scene.is_role(phrase.head))
            .map(|phrase| phrase.tokens);
    }
    if let Some((from, to)) = role {
        let from = (from..to)
            .find(|place| scene.class(*place) & class::DETERMINER == 0)
            .unwrap_or(from);
        let entity = &mut scene.names.entities[mention.entity as usize];
        entity.role = Some(TokenRange::new(from as u32, to as u32));
        entity.kind.get_or_insert(EntityType::Person);
    }
}

fn is_role_word(scene: &Scene<'_, '_>, at: usize) -> bool {
    let token = &scene.tokens[at];
    token.kind == TokenKind::Word
        && scene.class(at) & (class::FUNCTION | class::STARTS) == 0
        && !token.is_capitalized()
        || scene.class(at) & class::ROLE != 0
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
    fn speaker(&mut self, draft: &Draft) -> Option<Speaker> {
        let sentence = self.scene.sentence_at(draft.content.0);
        let speaker = match draft.who {
            Who::Subject(subject) => self.of_subject(&subject),
            Who::Same | Who::Next => self
                .last
                .as_ref()
                .filter(|(_, place)| sentence.saturating_sub(*place) <= SAME_WINDOW)
                .filter(|_| matches!(draft.who, Who::Same))
                .map(|(speaker, _)| speaker.clone()),
            Who::Nobody => None,
        };
        if draft.style.is_some_and(|style| style != QuoteStyle::Scare)
            && let Some(speaker) = &speaker
        {
            let ends = self.scene.sentence_at(draft.content.1.saturating_sub(1));
            self.last = Some((speaker.clone(), ends));
        }
        speaker
    }

    fn of_subject(&self, subject: &Subject) -> Option<Speaker> {
        let phrase = &subject.phrase;
        if let Some(name) = phrase.name {
            return Some(self.named(name, subject.role.or(phrase.role)));
        }
        if phrase.pronoun != 0 {
            return Some(self.pronoun(phrase));
        }
        Some(self.described(phrase))
    }

    /// A speaker given by name.
    fn named(&self, mention: usize, role: Option<(usize, usize)>) -> Speaker {
        let scene = self.scene;
        let name = &scene.names.mentions[mention];
        let entity = scene.names.entity(name);
        let start = scene.tokens[name.tokens.first as usize].start;
        let role = role.or_else(|| entity.role.map(|role| (role.first as usize, role.end as usize)));
        Speaker {
            text: self.slice(start, name.stem_end),
            span: self.reading.offsets.span(start, name.stem_end),
            name: self.slice(entity.full.0, entity.full.1),
            role: role
                .map(|(from, to)| self.words(from, to))
                .filter(|role| !role.is_empty()),
            anonymous: false,
            kind: match entity.kind {
                Some(EntityType::Person) => Some(SpeakerKind::Person),
                Some(EntityType::Document) => Some(SpeakerKind::Document),
                Some(_) => Some(SpeakerKind::Organization),
                None => None,
            },
        }
    }

    /// A speaker given by a description: «præsidenten», «en unavngiven leder», «aftalen».
    fn described(&self, phrase: &Phrase) -> Speaker {
        let scene = self.scene;
        let words = self.words(phrase.tokens.0, phrase.tokens.1);
        let span = self.reading.span(Scene::range(phrase.tokens));
        let mut speaker = Speaker {
            text: words.clone(),
            span,
            name: words,
            role: None,
            anonymous: phrase.is_unnamed,
            kind: None,
        };
        if is_document(scene, phrase) {
            speaker.anonymous = false;
            speaker.kind = Some(SpeakerKind::Document);
            let place = self
                .documents
                .partition_point(|document| document.token < phrase.head);
            if let Some(document) = self
                .documents
                .get(place)
                .filter(|document| document.token == phrase.head)
            {
                speaker.name = self.words(document.named.0, document.named.1);
            }
            return speaker;
        }
        let head_class = scene.class(phrase.head);
        let head = scene.tokens[phrase.head].text(scene.text);
        let is_role = scene.is_role(phrase.head);
        let is_body = head_class & class::BODY != 0 || scene.lexicon.body_endings.fits(head);
        speaker.kind = if is_body && !phrase.is_unnamed {
            Some(SpeakerKind::Organization)
        } else if is_role || phrase.is_unnamed {
            Some(SpeakerKind::Person)
        } else {
            None
        };
        // «ministeren», "the spokesman": somebody whose role was told.
        let is_known = is_role && phrase.is_definite && !phrase.is_unnamed;
        if is_known && let Some(mention) = self.of_role(phrase.tokens.0, head) {
            let entity = scene.names.entity(&scene.names.mentions[mention]);
            speaker.name = self.slice(entity.full.0, entity.full.1);
            speaker.role = entity
                .role
                .map(|role| self.words(role.first as usize, role.end as usize));
            speaker.kind = Some(SpeakerKind::Person);
        }
        speaker
    }

    /// The last person before `at` whose role is this.
    fn of_role(&self, at: usize, head: &str) -> Option<usize> {
        let scene = self.scene;
        let before = scene.names.from(at);
        (before.saturating_sub(2 * MENTION_WINDOW)..before)
            .rev()
            .find(|index| {
                let entity = scene.names.entity(&scene.names.mentions[*index]);
                let Some(role) = entity.role.filter(|_| entity.kind == Some(EntityType::Person)) else {
                    return false;
                };
                (role.first..role.end.min(role.first + 8)).any(|place| {
                    let token = &scene.tokens[place as usize];
                    let word = token.text(scene.text);
                    token.kind == TokenKind::Word && scene.is_role(place as usize) && same_noun(word, head)
                })
            })
    }

    fn pronoun(&self, phrase: &Phrase) -> Speaker {
        let scene = self.scene;
        let at = phrase.tokens.0;
        let span = self.reading.span(Scene::range(phrase.tokens));
        let text = self.words(phrase.tokens.0, phrase.tokens.1);
        let resolved = self.antecedent(at, phrase.pronoun);
        match resolved {
            Some(mention) => Speaker {
                text,
                span,
                ..self.named(mention, None)
            },
            None => {
                let last = self.last.as_ref().filter(|(last, place)| {
                    !last.anonymous
                        && last.kind != Some(SpeakerKind::Document)
                        && scene.sentence_at(at).saturating_sub(*place) <= SAME_WINDOW
                });
                match last {
                    Some((last, _)) => Speaker {
                        text,
                        span,
                        ..last.clone()
                    },
                    None => Speaker {
                        name: text.clone(),
                        text,
                        span,
                        role: None,
                        anonymous: false,
                        kind: None,
                    },
                }
            }
        }
    }

    /// The name that a pronoun stands for: the first one of its own sentence that fits, else of the one before.
    fn antecedent(&self, at: usize, pronoun: u64) -> Option<usize> {
        let scene = self.scene;
        let here = scene.sentence_at(at);
        let before = scene.names.from(at);
        let oldest = before.saturating_sub(MENTION_WINDOW);
        let mut best: Option<(usize, usize, bool)> = None;
        for index in (oldest..before).rev() {
            let name = &scene.names.mentions[index];
            let first = name.tokens.first as usize;
            let sentence = scene.sentence_at(first);
            if here - sentence > SENTENCE_WINDOW {
                break;
            }
            if best.is_some_and(|(_, found, _)| found != sentence) {
                break;
            }
            if scene.is_quoted(first) || !self.fits(scene.names.entity(name), pronoun) {
                continue;
            }
            // Within a sentence the first name that is no genitive is its subject, as a rule.
            let is_plain = !name.is_genitive;
            if best.is_none_or(|(_, _, plain)| is_plain || !plain) {
                best = Some((index, sentence, is_plain));
            }
        }
        best.map(|(index, ..)| index)
    }

    fn fits(&self, entity: &super::names::Entity, pronoun: u64) -> bool {
        let is_person = entity.kind == Some(EntityType::Person);
        if pronoun & (class::HE | class::SHE) != 0 && pronoun & (class::THEY | class::IT) == 0 {
            let male = pronoun & class::HE != 0;
            return is_person && entity.is_male.is_none_or(|is_male| is_male == male);
        }
        let is_body = matches!(entity.kind, Some(EntityType::Organization)) && !entity.is_outlet;
        is_body || entity.kind.is_none() && pronoun & class::THEY == 0
    }

    fn medium(&mut self, draft: &Draft) -> Option<String> {
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

fn interview_before(
    scene: &Scene<'_, '_>,
    (start, end): (usize, usize),
    speaker: (usize, usize),
) -> Option<Medium> {
    let start = start.max(end.saturating_sub(40));
    let interview = (start..end).find(|place| scene.is_interview(*place) && !scene.is_quoted(*place))?;
    medium::find(scene, (interview, end), speaker)
}

/// Whether two forms are of one noun: «talsmand» and «talsmanden», «minister» and «udenrigsministeren».
fn same_noun(role: &str, head: &str) -> bool {
    let (role, head) = (role.to_lowercase(), head.to_lowercase());
    if role == head || head.starts_with(&role) && head.len() <= role.len() + 3 {
        return true;
    }
    [0, 1, 2, 3].iter().any(|cut| {
        head.len()
            .checked_sub(*cut)
            .and_then(|length| head.get(..length))
            .is_some_and(|stem| stem.len() > 3 && role.ends_with(stem))
    })
}

/// Quotations that wait for a speaker take the next one's, else the last one's.
fn give_next(scene: &Scene<'_, '_>, drafts: &[Draft], speakers: &mut [Option<Speaker>]) {
    let spoken = |index: usize| drafts[index].style == Some(QuoteStyle::Direct);
    let mut next: Option<(usize, usize)> = None;
    for index in (0..drafts.len()).rev() {
        if !spoken(index) {
            continue;
        }
        let sentence = scene.sentence_at(drafts[index].content.0);
        if matches!(drafts[index].who, Who::Next) && speakers[index].is_none() {
            let paragraph = |sentence: usize| {
                scene
                    .sentences
                    .get(sentence)
                    .map_or(0, |sentence| sentence.paragraph)
            };
            let near = next.filter(|(_, place)| paragraph(*place) <= paragraph(sentence) + 1);
            if let Some((from, _)) = near {
                speakers[index] = speakers[from].clone();
            }
        }
        if speakers[index].is_some() {
            next = Some((index, sentence));
        }
    }
    let mut last: Option<(usize, usize)> = None;
    for index in 0..drafts.len() {
        if drafts[index].style.is_none_or(|style| style == QuoteStyle::Scare) {
            continue;
        }
        let sentence = scene.sentence_at(drafts[index].content.0);
        if speakers[index].is_none()
            && matches!(drafts[index].who, Who::Next | Who::Same)
            && let Some((from, _)) =
                last.filter(|(_, place)| sentence.saturating_sub(*place) <= 2 * SAME_WINDOW)
        {
            speakers[index] = speakers[from].clone();
        }
        if speakers[index].is_some() {
            last = Some((
                index,
                scene.sentence_at(drafts[index].content.1.saturating_sub(1)),
            ));
        }
    }
}

/// Words in scare quotes inside somebody's indirect speech are that speaker's.
fn give_scare(_scene: &Scene<'_, '_>, drafts: &[Draft], speakers: &mut [Option<Speaker>]) {
    let mut around: Option<usize> = None;
    for index in 0..drafts.len() {
        match drafts[index].style {
            Some(QuoteStyle::Indirect) => around = Some(index),
            Some(QuoteStyle::Scare) => {
                let inside = around.filter(|around| {
                    let (from, to) = drafts[*around].content;
                    from <= drafts[index].content.0 && drafts[index].content.1 <= to
                });
                if let Some(around) = inside {
                    speakers[index] = speakers[around].clone();
                }
            }
            _ => {}
        }
    }
}

/// A heading or lead often repeats, without marks, the one word that the story later gives as somebody's own
/// («… afviser støtten» before «siger, at … "afviser" støtten»): that word is the speaker's there too.
fn echoes(scene: &Scene<'_, '_>, drafts: &[Draft], speakers: &[Option<Speaker>]) -> Vec<(usize, Speaker)> {
    let Some(first) = scene.sentences.first() else {
        return Vec::new();
    };
    let paragraph = first.paragraph;
    let heading_end = scene
        .sentences
        .iter()
        .take(3)
        .take_while(|sentence| sentence.paragraph == paragraph)
        .last()
        .map_or(0, |sentence| (sentence.tokens.end as usize).min(120));
    let mut found = Vec::new();
    for (draft, speaker) in drafts.iter().zip(speakers).take(200) {
        let (from, to) = draft.content;
        let Some(speaker) = speaker
            .as_ref()
            .filter(|_| draft.style == Some(QuoteStyle::Scare) && to - from == 1)
        else {
            continue;
        };
        let word = scene.tokens[from].text(scene.text);
        if from < heading_end || word.len() < 5 {
            continue;
        }
        let heard = (scene.sentences[0].tokens.first as usize..heading_end)
            .find(|place| scene.tokens[*place].text(scene.text) == word && !scene.is_quoted(*place));
        if let Some(place) = heard {
            found.push((place, speaker.clone()));
        }
    }
    found
}

/// All entities that are known for what they are.
fn entities<'p>(scene: &Scene<'_, '_>, documents: &[DocumentMention]) -> Vec<Found<'p, Entity>> {
    let slice = |start: u32, end: u32| {
        scene
            .text
            .get(start as usize..end as usize)
            .unwrap_or("")
            .to_owned()
    };
    let mut found: Vec<Found<'p, Entity>> = Vec::with_capacity(scene.names.mentions.len());
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
