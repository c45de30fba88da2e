use super::rows::source_row;
use crate::ApiError;
use crate::annotator::read_published;
use crate::desk::Desk;
use crate::suggest::{Compared, Likeness, Topic, likeness, said_in};
use crate::wire::{ComparedTopic, ComparedView, SuggestPassages, Suggestion, Suggestions};
use factdesk_engine::Pack;
use factdesk_model::annotation::{Annotation, FoundClaim, Mention};
use factdesk_model::desk::{Document, PageState, Snapshot, Source};
use factdesk_model::{ClaimId, Direction, Published, Span};
use factdesk_store::{Reader, StoreError};
use std::collections::HashSet;

/// How many suggestions are given where nobody says.
const USUAL_LIMIT: usize = 20;
/// How much text of sources is looked through: beyond this a reviewer would wait.
const MOST_TEXT_BYTES: usize = 16 << 20;
/// Longer passages are lists without full stops, not sentences.
const LONGEST_PASSAGE: u32 = 1_500;

/// Passages of the desk's sources that may speak to a claim, most alike first, whatever their languages. Nothing is
/// changed: what a passage does to the claim is the reviewer's to say.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`.
pub fn suggest_passages(desk: &Desk, input: SuggestPassages) -> Result<Suggestions, ApiError> {
    let (claim, document, kept) = desk.read(|store| {
        let id = store.resolve_claim(&input.claim)?;
        let claim = store.claim(&id)?;
        let document = store.document(&claim.document)?;
        let kept = kept(store, &id, &claim.document)?;
        Ok((claim.found, document, kept))
    })?;
    let ours = desk.annotator.pack(&document.lang)?;
    let said = said_in(
        &claim.text,
        mentions_of(&claim, &document),
        &document.annotation,
        ours,
    );
    let mut found: Vec<Found<'_>> = Vec::new();
    let (mut n_sources, mut n_bytes) = (0, 0);
    for Kept {
        source,
        snapshot,
        marked,
    } in &kept
    {
        n_bytes += snapshot.text.len();
        if n_bytes > MOST_TEXT_BYTES && n_sources > 0 {
            break;
        }
        n_sources += 1;
        let (annotation, pack) = read(desk, snapshot)?;
        let names: Vec<String> = said_in("", annotation.mentions.iter(), &annotation, pack)
            .names
            .into_iter()
            .map(|name| name.key)
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut seen: HashSet<&str> = HashSet::new();
        for (passage, text, mentions) in passages(&snapshot.text, &annotation) {
            // A page says some things twice, in its list of contents or in a box; a marked passage is known already.
            if marked.iter().any(|span| span.overlaps(passage)) || !seen.insert(text) {
                continue;
            }
            let theirs = said_in(text, mentions.iter(), &annotation, pack);
            if let Some(alike) = likeness(&said, &theirs, &names) {
                found.push(Found {
                    source,
                    snapshot,
                    passage,
                    text: text.to_owned(),
                    alike,
                });
            }
        }
    }
    // Sources come nearest first, so of equals the one of the claim's own sources stays in front.
    found.sort_by(|a, b| b.alike.score.total_cmp(&a.alike.score));
    found.truncate(input.limit.map_or(USUAL_LIMIT, |limit| limit as usize));
    Ok(Suggestions {
        suggestions: found
            .into_iter()
            .map(|found| suggestion(found, &document.text))
            .collect(),
        n_sources,
        n_left_out: u32::try_from(kept.len())
            .unwrap_or(u32::MAX)
            .saturating_sub(n_sources),
    })
}

/// A source with its newest readable text and the places in it that are evidence for the claim already.
struct Kept {
    source: Source,
    snapshot: Snapshot,
    marked: Vec<Span>,
}

/// The claim's own sources first, then those of its story, then the rest of the desk.
fn kept(
    store: &Reader<'_>,
    claim: &ClaimId,
    document: &factdesk_model::DocumentId,
) -> Result<Vec<Kept>, StoreError> {
    let mut known = HashSet::new();
    let mut kept = Vec::new();
    let nearest_first = store
        .sources_of_claim(claim)?
        .into_iter()
        .chain(store.sources_of_document(document)?)
        .chain(store.sources()?);
    for source in nearest_first {
        if !known.insert(source.id.clone()) {
            continue;
        }
        let readable = store
            .snapshots_of(&source.id)?
            .into_iter()
            .rev()
            .find(|snapshot| snapshot.state == PageState::Ok && !snapshot.text.trim().is_empty());
        let Some(snapshot) = readable else { continue };
        let marked = store
            .evidence_of_source(&source.id)?
            .into_iter()
            .filter(|evidence| evidence.claim == *claim && evidence.snapshot == snapshot.id)
            .map(|evidence| evidence.selector.position);
        // The same page may be kept under two addresses.
        let twin = kept
            .iter_mut()
            .find(|other: &&mut Kept| other.snapshot.sha256 == snapshot.sha256);
        match twin {
            Some(twin) => twin.marked.extend(marked),
            None => kept.push(Kept {
                source,
                marked: marked.collect(),
                snapshot,
            }),
        }
    }
    Ok(kept)
}

/// The mentions that the claim is made of, and those that stand in its words.
fn mentions_of<'a>(
    claim: &'a FoundClaim,
    document: &'a Document,
) -> impl Iterator<Item = &'a Mention> + use<'a> {
    (0..)
        .zip(&document.annotation.mentions)
        .filter(|(n, mention)| claim.mentions.contains(n) || claim.span.contains(mention.span))
        .map(|(_, mention)| mention)
}

/// A snapshot's text as the engine reads it: in the language that the page names, counted from its own date.
fn read<'d>(desk: &'d Desk, snapshot: &Snapshot) -> Result<(Annotation, &'d Pack), ApiError> {
    let named = snapshot
        .lang
        .as_deref()
        .and_then(|lang| desk.annotator.pack(lang).ok());
    let pack = match named {
        Some(pack) => pack,
        None => desk.annotator.pack(desk.annotator.detect(&snapshot.text))?,
    };
    let published: Option<Published> = snapshot
        .published
        .as_deref()
        .and_then(|date| read_published(date).ok());
    let annotation = desk
        .annotator
        .read(&snapshot.text, pack, published, Direction::Auto);
    Ok((annotation, pack))
}

/// The sentences of a text with the mentions that lie in each.
fn passages<'a>(
    text: &'a str,
    annotation: &'a Annotation,
) -> impl Iterator<Item = (Span, &'a str, &'a [Mention])> {
    let mentions = &annotation.mentions;
    // Sentences follow one another, so the text is walked once, however long it is.
    let mut signs = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .enumerate();
    let mut byte_at = move |place: u32| {
        signs
            .by_ref()
            .find(|(n, _)| *n >= place as usize)
            .map_or(text.len(), |(_, byte)| byte)
    };
    annotation.sentences.iter().filter_map(move |sentence| {
        let (from, to) = (byte_at(sentence.start), byte_at(sentence.end.saturating_sub(1)));
        let to = to + text.get(to..)?.chars().next().map_or(0, char::len_utf8);
        let words = text.get(from..to)?;
        let first = mentions.partition_point(|mention| mention.span.start < sentence.start);
        let last = mentions.partition_point(|mention| mention.span.start < sentence.end);
        let within = mentions.get(first..last).unwrap_or_default();
        (sentence.len() <= LONGEST_PASSAGE && !within.is_empty()).then_some((*sentence, words, within))
    })
}

/// A passage that is like the claim.
struct Found<'a> {
    source: &'a Source,
    snapshot: &'a Snapshot,
    passage: Span,
    text: String,
    alike: Likeness,
}

fn suggestion(found: Found<'_>, claim_text: &str) -> Suggestion {
    Suggestion {
        source: source_row(found.source.clone()),
        snapshot: found.snapshot.id.to_string(),
        start: found.passage.start,
        end: found.passage.end,
        text: found.text,
        score: (found.alike.score * 100.0).round() / 100.0,
        difference: found.alike.difference().cloned().map(Into::into),
        compared: found
            .alike
            .compared
            .iter()
            .map(|pair| compared_view(pair, claim_text, &found.snapshot.text))
            .collect(),
    }
}

fn compared_view(pair: &Compared, claim_text: &str, source_text: &str) -> ComparedView {
    let words = |span: Span, text: &str| span.of(text).unwrap_or_default().to_owned();
    ComparedView {
        topic: match pair.topic {
            Topic::Quantity => ComparedTopic::Quantity,
            Topic::Time => ComparedTopic::Time,
            Topic::Name => ComparedTopic::Name,
            Topic::Speaker => ComparedTopic::Speaker,
        },
        about: pair.about.clone(),
        is_shared: pair.is_shared(),
        claim: pair.claim.into(),
        claim_text: words(pair.claim, claim_text),
        passage: pair.passage.into(),
        passage_text: words(pair.passage, source_text),
        difference: pair.difference.clone().map(Into::into),
    }
}
