//! Who the words for a speaker stand for.

use super::{Resolver, SAME_WINDOW};
use crate::speech::attributed::is_document;
use crate::speech::names::Entity;
use crate::speech::phrase::Phrase;
use crate::speech::scene::Scene;
use crate::speech::{Draft, Subject, Who, class};
use crate::text::TokenKind;
use crate::text::lower;
use factdesk_model::annotation::{EntityType, QuoteStyle, Speaker, SpeakerKind};

/// How many names back a pronoun looks.
const MENTION_WINDOW: usize = 40;
/// How far behind somebody may be said that the name is kept back.
const ANONYMITY_WINDOW: usize = 14;
/// How many sentences on a pronoun looks that nothing before it explains.
const AHEAD_WINDOW: usize = 3;
/// How many sentences back a pronoun looks.
const SENTENCE_WINDOW: usize = 5;

impl Resolver<'_, '_, '_, '_, '_> {
    pub(super) fn speaker(&mut self, draft: &Draft) -> Option<Speaker> {
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
            anonymous: phrase.is_unnamed || self.asks_not_to_be_named(phrase.tokens.1),
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
                // «En rapport fra Rigsrevisionen», "a Gallup poll" are their own names; «aftalen», «en aftale» are known by the noun.
                let (first, end) = document.named;
                let is_first = end == phrase.head + 1;
                let says_more = phrase.tokens.1 > end
                    || (phrase.tokens.0..first).any(|place| scene.name_index(place).is_some());
                if !(is_first && says_more) {
                    speaker.name = self.words(first, end);
                }
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

    /// Whether the words behind somebody say that the name is kept back: "who asked not to be named".
    fn asks_not_to_be_named(&self, after: usize) -> bool {
        let scene = self.scene;
        let (_, end) = scene.bounds(scene.sentence_at(after));
        (after..end.min(after + ANONYMITY_WINDOW))
            .take_while(|place| !scene.is_stop(*place) && !scene.is_quoted(*place))
            .any(|place| scene.class(place) & class::ANONYMITY != 0)
    }

    /// The last person before `at` whose role is this.
    fn of_role(&self, at: usize, head: &str) -> Option<usize> {
        let scene = self.scene;
        let before = scene.names.from(at);
        let head = lower(head);
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
                    token.kind == TokenKind::Word && scene.is_role(place as usize) && same_noun(word, &head)
                })
            })
    }

    fn pronoun(&self, phrase: &Phrase) -> Speaker {
        let scene = self.scene;
        let at = phrase.tokens.0;
        let span = self.reading.span(Scene::range(phrase.tokens));
        let text = self.words(phrase.tokens.0, phrase.tokens.1);
        let resolved = self.antecedent(at, phrase.pronoun);
        let resolved = resolved.or_else(|| {
            self.last
                .is_none()
                .then(|| self.later(at, phrase.pronoun))
                .flatten()
        });
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

    /// The person that the next sentences name, where a story begins with «hun».
    fn later(&self, at: usize, pronoun: u64) -> Option<usize> {
        let scene = self.scene;
        if pronoun & (class::HE | class::SHE) == 0 {
            return None;
        }
        let here = scene.sentence_at(at);
        let from = scene.names.from(at);
        let names = scene.names.mentions.get(from..)?;
        names
            .iter()
            .enumerate()
            .take(MENTION_WINDOW)
            .take_while(|(_, name)| scene.sentence_at(name.tokens.first as usize) <= here + AHEAD_WINDOW)
            .find(|(_, name)| {
                let entity = scene.names.entity(name);
                !scene.is_quoted(name.tokens.first as usize)
                    && scene.sentence_at(name.tokens.first as usize) > here
                    && entity.kind == Some(EntityType::Person)
                    && self.fits(entity, pronoun)
            })
            .map(|(n, _)| from + n)
    }

    fn fits(&self, entity: &Entity, pronoun: u64) -> bool {
        let is_person = entity.kind == Some(EntityType::Person);
        if pronoun & (class::HE | class::SHE) != 0 && pronoun & (class::THEY | class::IT) == 0 {
            let male = pronoun & class::HE != 0;
            return is_person && entity.is_male.is_none_or(|is_male| is_male == male);
        }
        if pronoun & class::SHE != 0 && is_person {
            // „sie“ is a woman before it is several.
            return entity.is_male == Some(false);
        }
        let is_body = matches!(entity.kind, Some(EntityType::Organization)) && !entity.is_outlet;
        is_body || entity.kind.is_none() && pronoun & class::THEY == 0
    }
}

/// Whether two forms are of one noun: «talsmand» and «talsmanden», «minister» and «udenrigsministeren». The head is in
/// lower case.
fn same_noun(role: &str, head: &str) -> bool {
    let role = lower(role);
    if role == head || head.starts_with(&*role) && head.len() <= role.len() + 3 {
        return true;
    }
    [0, 1, 2, 3].iter().any(|cut| {
        head.len()
            .checked_sub(*cut)
            .and_then(|length| head.get(..length))
            .is_some_and(|stem| stem.len() > 3 && role.ends_with(stem))
    })
}
