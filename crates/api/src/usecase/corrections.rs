use super::claims::claim_view;
use crate::annotator::read_published;
use crate::desk::Desk;
use crate::reading::{read_mention, read_speaker};
use crate::wire::{
    AddClaim, ChangeBounds, ClaimView, EngineWordsView, MergeClaims, OwnHow, OwnReadingView, OwnView,
    OwnWordsView, ReadingKind, SetReading, SplitClaim,
};
use crate::{ApiError, ErrorCode};
use factdesk_messages::Message;
use factdesk_model::annotation::{Annotation, Interval, Meaning, Quantity};
use factdesk_model::desk::{Claim, ClaimStatus, Document, OwnValue};
use factdesk_model::{Direction, Span, desk};
use factdesk_store::{Reader, StoreError};

/// Chooses a claim's words anew; evidence and decisions stay.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`; `passage_missing` where there are no words; `wrong_state` where another claim has them.
pub fn change_bounds(desk: &Desk, input: ChangeBounds) -> Result<ClaimView, ApiError> {
    let open = desk.open()?;
    let id = open.read(|store| store.resolve_claim(&input.claim))?;
    open.store
        .set_bounds(&desk.sign(&open), &id, Span::new(input.start, input.end))?;
    claim_view(desk, &id)
}

/// Splits a claim in two; the first of them comes back, with all that hung on the whole.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`; `passage_missing` where one of the two would have no words.
pub fn split_claim(desk: &Desk, input: SplitClaim) -> Result<ClaimView, ApiError> {
    let open = desk.open()?;
    let id = open.read(|store| store.resolve_claim(&input.claim))?;
    open.store.split_claim(&desk.sign(&open), &id, input.at)?;
    claim_view(desk, &id)
}

/// Makes one claim of two; what hangs on either is kept.
///
/// # Errors
/// `claim_missing`, also where no claim follows; `ambiguous_id`; `wrong_state` where both are decided.
pub fn merge_claims(desk: &Desk, input: MergeClaims) -> Result<ClaimView, ApiError> {
    let open = desk.open()?;
    let (id, other) = open.read(|store| {
        let id = store.resolve_claim(&input.claim)?;
        let other = match &input.with {
            Some(other) => Some(store.resolve_claim(other)?),
            None => next_of(store, &store.claim(&id)?)?,
        };
        Ok((id, other))
    })?;
    let other =
        other.ok_or_else(|| ApiError::new(ErrorCode::ClaimMissing, "no claim follows in the story"))?;
    let stays = open.store.merge_claims(&desk.sign(&open), &id, &other)?;
    claim_view(desk, &stays)
}

/// Adds a claim that the engine did not find.
///
/// # Errors
/// `document_missing`, `ambiguous_id`; `passage_missing` where there are no words; `wrong_state` where a claim has them.
pub fn add_claim(desk: &Desk, input: AddClaim) -> Result<ClaimView, ApiError> {
    let open = desk.open()?;
    let id = open.read(|store| store.resolve_document(&input.document))?;
    let claim = open
        .store
        .add_claim(&desk.sign(&open), &id, Span::new(input.start, input.end))?;
    claim_view(desk, &claim)
}

/// Reads a value of a claim otherwise than the engine, whose reading is kept beside.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`; `passage_missing` where the claim has no such value; `bad_value` where what was written
/// means none.
pub fn set_reading(desk: &Desk, input: SetReading) -> Result<ClaimView, ApiError> {
    let open = desk.open()?;
    let (claim, document) = open.read(|store| {
        let claim = store.claim(&store.resolve_claim(&input.claim)?)?;
        let document = store.document_by_engine(&claim.document)?;
        Ok((claim, document))
    })?;
    let missing = || ApiError::new(ErrorCode::PassageMissing, "the claim has no such value");
    let span = span_of(&input, &claim, &document.annotation).ok_or_else(missing)?;
    let value = match input.value.trim() {
        "" => None,
        written => Some(value_of(desk, input.kind, written, &document)?),
    };
    open.store
        .set_reading(&desk.sign(&open), &claim.id, span, value)?;
    claim_view(desk, &claim.id)
}

/// The words whose value is meant.
fn span_of(input: &SetReading, claim: &Claim, annotation: &Annotation) -> Option<Span> {
    if input.kind == ReadingKind::Speaker {
        return Some(claim.found.span);
    }
    let mut places = claim.found.mentions.iter();
    let place = places.find(|place| match input.mention {
        Some(wanted) => **place == wanted,
        None => annotation
            .mentions
            .get(**place as usize)
            .is_some_and(|mention| kind_of(&mention.meaning) == Some(input.kind)),
    })?;
    let mention = annotation.mentions.get(*place as usize)?;
    (kind_of(&mention.meaning) == Some(input.kind)).then_some(mention.span)
}

fn kind_of(meaning: &Meaning) -> Option<ReadingKind> {
    match meaning {
        Meaning::Time(_) => Some(ReadingKind::Time),
        Meaning::Quantity(_) => Some(ReadingKind::Quantity),
        Meaning::Quote(_) | Meaning::Attribution(_) | Meaning::Entity(_) => None,
    }
}

/// What a reviewer wrote, read with the same engine as the story.
fn value_of(desk: &Desk, kind: ReadingKind, written: &str, story: &Document) -> Result<OwnValue, ApiError> {
    let bad = || ApiError::new(ErrorCode::BadValue, written);
    if kind == ReadingKind::Speaker {
        return Ok(OwnValue::Speaker {
            name: written.to_owned(),
        });
    }
    if kind == ReadingKind::Time
        && let Some(interval) = dates(written)
    {
        return Ok(OwnValue::Time { interval });
    }
    let pack = desk.annotator.pack(&story.lang)?;
    let read = desk
        .annotator
        .read(written, pack, Some(story.published), Direction::Auto);
    let mut meanings = read.mentions.into_iter().map(|mention| mention.meaning);
    meanings
        .find_map(|meaning| match (kind, meaning) {
            (ReadingKind::Time, Meaning::Time(time)) => {
                time.interval.map(|interval| OwnValue::Time { interval })
            }
            (ReadingKind::Quantity, Meaning::Quantity(quantity)) => number(quantity),
            _ => None,
        })
        .ok_or_else(bad)
}

fn number(quantity: Quantity) -> Option<OwnValue> {
    Some(OwnValue::Quantity {
        low: quantity.value.or(quantity.low).or(quantity.high)?,
        high: quantity.value.or(quantity.high).or(quantity.low)?,
        unit: quantity.unit,
    })
}

/// `2020-10`, or from the start of one date to the end of another: `2020-10..2021-02`.
fn dates(written: &str) -> Option<Interval> {
    let (from, to) = written.split_once("..").unwrap_or((written, written));
    let (from, to) = (read_published(from.trim()).ok()?, read_published(to.trim()).ok()?);
    let interval = Interval {
        from: from.from,
        to: to.to,
    };
    (interval.from <= interval.to).then_some(interval)
}

/// The claim that follows in the story, those set aside left out.
fn next_of(store: &Reader<'_>, claim: &Claim) -> Result<Option<factdesk_model::ClaimId>, StoreError> {
    let claims = store.claims_of(&claim.document)?;
    let after = claims.into_iter().filter(|other| {
        other.status != ClaimStatus::SetAside && other.still_found && other.found.span > claim.found.span
    });
    Ok(after.min_by_key(|other| other.found.span).map(|other| other.id))
}

/// What reviewers changed of a claim, as the window shows it.
pub(super) fn own_view(store: &Reader<'_>, claim: &Claim) -> Result<Option<OwnView>, StoreError> {
    let Some(own) = &claim.own else { return Ok(None) };
    let engine = store.document_by_engine(&claim.document)?.annotation;
    let words = match &own.words {
        None => None,
        Some(words) => Some(OwnWordsView {
            how: match words.how {
                desk::OwnHow::Bounds => OwnHow::Bounds,
                desk::OwnHow::Split => OwnHow::Split,
                desk::OwnHow::Merged => OwnHow::Merged,
                desk::OwnHow::Added => OwnHow::Added,
            },
            engine: words
                .engine
                .iter()
                .map(|words| EngineWordsView {
                    text: words.text.clone(),
                    span: words.span.into(),
                })
                .collect(),
            reviewer: store.reviewer(&words.reviewer)?.name,
            at_ms: words.at_ms,
        }),
    };
    let mut readings = Vec::new();
    for reading in &own.readings {
        let kind = match reading.value {
            OwnValue::Time { .. } => ReadingKind::Time,
            OwnValue::Quantity { .. } => ReadingKind::Quantity,
            OwnValue::Speaker { .. } => ReadingKind::Speaker,
        };
        let mention = (0..)
            .zip(&engine.mentions)
            .find(|(_, mention)| mention.span == reading.span && kind_of(&mention.meaning) == Some(kind));
        let says = match (kind, mention) {
            (ReadingKind::Speaker, _) => vec![own.engine_speaker.as_ref().map_or_else(nothing, read_speaker)],
            (_, Some((_, mention))) => read_mention(mention, &engine),
            // The story is read otherwise since: the words have no such value any more.
            (_, None) => vec![nothing()],
        };
        readings.push(OwnReadingView {
            kind,
            mention: mention
                .filter(|_| kind != ReadingKind::Speaker)
                .map(|(index, _)| index),
            span: reading.span.into(),
            engine: says.into_iter().map(Into::into).collect(),
            reviewer: store.reviewer(&reading.reviewer)?.name,
            at_ms: reading.at_ms,
        });
    }
    Ok(Some(OwnView { words, readings }))
}

fn nothing() -> Message {
    Message::new("reading-nothing")
}
