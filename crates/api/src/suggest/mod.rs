//! Which passages of the kept sources speak to a claim: what both say is held side by side, whatever their languages,
//! by the codes that the language packs share. Suggestions for a person, never a verdict.

mod amounts;
mod said;
mod times;

pub(crate) use said::{Said, said_in};

use amounts::compare_amounts;
use factdesk_engine::Pack;
use factdesk_messages::Message;
use factdesk_model::Span;
use factdesk_model::annotation::{Annotation, EntityType};
use times::compare_times;

/// What is held side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Numbers of the same thing.
    Quantity,
    /// Times.
    Time,
    /// A person, organisation, place, event or document.
    Name,
    /// Who said it.
    Speaker,
}

/// Something in the claim beside its counterpart in the passage.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Compared {
    pub topic: Topic,
    /// What both are about, by a code that no language owns where there is one: `soldier`, `2020-12-31`, `US`.
    pub about: String,
    /// Where it stands in the claim's text.
    pub claim: Span,
    /// Where it stands in the passage's text.
    pub passage: Span,
    /// How the passage differs from the claim; `None` where they agree.
    pub difference: Option<Message>,
    weight: f64,
}

impl Compared {
    /// Whether the two have more in common than lying near each other.
    pub fn is_shared(&self) -> bool {
        self.topic != Topic::Time || self.difference.is_none()
    }
}

/// How much a passage has to do with a claim.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Likeness {
    pub score: f64,
    /// Numbers first, then times, names and speakers.
    pub compared: Vec<Compared>,
}

impl Likeness {
    /// The difference a reader wants to see first: of numbers, else of times.
    pub fn difference(&self) -> Option<&Message> {
        self.compared.iter().find_map(|pair| pair.difference.as_ref())
    }
}

/// What a passage must reach to be worth showing.
const FLOOR: f64 = 2.0;
/// What names add at most.
const MOST_FOR_NAMES: f64 = 3.0;
/// What shared words of one language add at most.
const MOST_FOR_WORDS: f64 = 1.2;

/// Holds a claim and a passage side by side; `None` where the passage says nothing of it. `elsewhere` are the names in
/// the rest of the passage's text: what a page is about need not be in every sentence of it.
pub(crate) fn likeness(claim: &Said<'_>, passage: &Said<'_>, elsewhere: &[&str]) -> Option<Likeness> {
    let mut compared = compare_amounts(&claim.amounts, &passage.amounts);
    let times = compare_times(&claim.times, &passage.times);
    let names = compare_names(claim, passage);
    let speakers = compare_speakers(claim, passage);
    let n_words = claim.words.intersection(&passage.words).count() as f64;
    let for_words = (n_words * 0.2).min(MOST_FOR_WORDS);
    let for_names = names
        .iter()
        .map(|pair| pair.weight)
        .sum::<f64>()
        .min(MOST_FOR_NAMES);
    let mut missing: Vec<&str> = claim
        .names
        .iter()
        .map(|name| &*name.key)
        .filter(|key| names.iter().all(|pair| pair.about != *key) && elsewhere.contains(key))
        .collect();
    missing.sort_unstable();
    missing.dedup();
    let for_page = (missing.len() as f64 * 0.4).min(1.2);
    let around = for_names + for_words + for_page + kinship(claim, passage);
    // A number or day of no kind of its own says something only beside something else.
    compared.retain(|pair| pair.weight > 0.0 || around >= 0.5);
    let for_amounts: f64 = compared.iter().map(|pair| pair.weight).sum();
    let near: Vec<Compared> = times
        .into_iter()
        .filter(|pair| pair.is_shared() || for_amounts + around >= 1.0)
        .collect();
    let for_times: f64 = near.iter().map(|pair| pair.weight).sum();
    let for_speakers: f64 = speakers.iter().map(|pair| pair.weight).sum();
    let has_facts = !claim.amounts.is_empty() || !claim.times.is_empty();
    // A claim with numbers or times is not spoken to by who just names the same people.
    let is_to_the_point = !compared.is_empty() || !near.is_empty();
    if has_facts && !is_to_the_point && around < 2.4 {
        return None;
    }
    let score = for_amounts + for_times + around + for_speakers;
    compared.extend(near);
    compared.extend(names.into_iter().filter(|name| {
        // Who speaks is told once.
        speakers.iter().all(|speaker| speaker.about != name.about)
    }));
    compared.extend(speakers);
    let is_worth_showing = score >= FLOOR && !compared.is_empty();
    let rank = if has_facts && !is_to_the_point { 0.5 } else { 1.0 };
    is_worth_showing.then_some(Likeness {
        score: score * rank,
        compared,
    })
}

/// What the two have in common without naming the same: both set a deadline, both go by a document.
fn kinship(claim: &Said<'_>, passage: &Said<'_>) -> f64 {
    let is_dated = claim.has_deadline() && passage.has_deadline();
    let is_documented = claim.has_document() && passage.has_document();
    let for_deadline = if is_dated { 1.0 } else { 0.0 };
    let for_document = if is_documented { 0.7 } else { 0.0 };
    for_deadline + for_document
}

/// Numbers and times of two wordings of one passage that are written otherwise, old and new, with the difference of their
/// values; `None` where only the writing differs.
pub(crate) fn changed_pairs(
    old: (&str, &Annotation),
    new: (&str, &Annotation),
    pack: &Pack,
) -> Vec<(String, String, Option<Message>)> {
    let before = said_in("", old.1.mentions.iter(), old.1, pack);
    let after = said_in("", new.1.mentions.iter(), new.1, pack);
    let mut pairs = compare_amounts(&before.amounts, &after.amounts);
    pairs.extend(compare_times(&before.times, &after.times));
    pairs
        .into_iter()
        .filter_map(|pair| {
            let (was, is) = (pair.claim.of(old.0)?, pair.passage.of(new.0)?);
            (was != is).then(|| (was.to_owned(), is.to_owned(), pair.difference))
        })
        .collect()
}

fn compare_names(claim: &Said<'_>, passage: &Said<'_>) -> Vec<Compared> {
    let mut compared: Vec<Compared> = Vec::new();
    for name in &claim.names {
        let twin = passage.names.iter().find(|other| other.key == name.key);
        let Some(twin) = twin.filter(|_| compared.iter().all(|pair| pair.about != name.key)) else {
            continue;
        };
        let weight = match name.kind {
            EntityType::Place => 0.9,
            EntityType::Document => 0.7,
            EntityType::Person | EntityType::Organization | EntityType::Event => 1.1,
        };
        compared.push(Compared {
            topic: Topic::Name,
            about: name.key.clone(),
            claim: name.span,
            passage: twin.span,
            difference: None,
            weight,
        });
    }
    compared
}

fn compare_speakers(claim: &Said<'_>, passage: &Said<'_>) -> Vec<Compared> {
    let pair = claim.speakers.iter().find_map(|speaker| {
        let twin = passage.speakers.iter().find(|other| other.key == speaker.key)?;
        Some((speaker, twin))
    });
    let compared = pair.map(|(speaker, twin)| Compared {
        topic: Topic::Speaker,
        about: speaker.key.clone(),
        claim: speaker.span,
        passage: twin.span,
        difference: None,
        weight: 0.8,
    });
    compared.into_iter().collect()
}
