//! What reviewers correct of a claim: its words, and the values read in it. The engine's own stands beside.

use crate::error::StoreError;
use crate::ledger::{EventKind, Fields};
use crate::ops::corrected::found_at;
use crate::ops::review::status_by_work;
use crate::rows::{self, object, written};
use crate::store::{Signed, Store};
use crate::tables::{ASSESSMENTS, ATTACHMENTS, CHECKS, CLAIMS, COMMENTS, EVIDENCE, MATCHES, TAGS, Table};
use crate::writer::Writer;
use factdesk_model::annotation::{Annotation, FoundClaim, Meaning};
use factdesk_model::desk::{
    Claim, ClaimStatus, Document, EngineWords, Own, OwnHow, OwnReading, OwnValue, OwnWords,
};
use factdesk_model::{ClaimId, DocumentId, Span};
use serde_json::{Value, json};
use std::collections::BTreeSet;

impl Store {
    /// Chooses a claim's words anew. Evidence and decisions stay; a verdict on other words is stale.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::NoSuchPassage`] where there are no words;
    /// [`StoreError::InvalidState`] where another claim has exactly these words.
    pub fn set_bounds(&self, signed: &Signed, claim: &ClaimId, span: Span) -> Result<(), StoreError> {
        let kind = EventKind::ClaimBoundsChanged;
        self.write(signed, kind, |writer| {
            let old = writer.claim(claim)?;
            let story = Story::of(writer, &old.document)?;
            let span = story.words_at(span)?;
            story.refuse_taken(span, Some(claim), kind)?;
            writer.about(claim);
            writer.say("before", old.found.text.clone());
            let found = story.found_at(span, &[&by_engine(&old)]);
            writer.say("after", found.text.clone());
            let own = words_of(writer, &[&old], OwnHow::Bounds);
            story.rewrite(writer, &old, found, own)
        })
    }

    /// Splits a claim in two at a place inside it. The first keeps evidence and decisions; the id of the second comes back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::NoSuchPassage`] where one of the two would have no words.
    pub fn split_claim(&self, signed: &Signed, claim: &ClaimId, at: u32) -> Result<ClaimId, StoreError> {
        let kind = EventKind::ClaimSplit;
        self.write(signed, kind, |writer| {
            let old = writer.claim(claim)?;
            let story = Story::of(writer, &old.document)?;
            let whole = old.found.span;
            let first = story.words_at(Span::new(whole.start, at.min(whole.end)))?;
            let second = story.words_at(Span::new(at.max(whole.start), whole.end))?;
            story.refuse_taken(first, Some(claim), kind)?;
            story.refuse_taken(second, Some(claim), kind)?;
            let part = by_engine(&old);
            let (first, second) = (story.found_at(first, &[&part]), story.found_at(second, &[&part]));
            writer.about(claim);
            writer.say("first", first.text.clone());
            writer.say("second", second.text.clone());
            let own = words_of(writer, &[&old], OwnHow::Split);
            story.rewrite(writer, &old, first, own.clone())?;
            let id = story.insert(writer, second, own)?;
            writer.about(&id);
            Ok(id)
        })
    }

    /// Makes one claim of two. Evidence, remarks and tags of both are kept; the id of the claim that stays comes back: the
    /// one that was decided, else the first named.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::InvalidState`] where both were decided or assessed, or one stands in another
    /// story.
    pub fn merge_claims(
        &self,
        signed: &Signed,
        claim: &ClaimId,
        other: &ClaimId,
    ) -> Result<ClaimId, StoreError> {
        let kind = EventKind::ClaimsMerged;
        self.write(signed, kind, |writer| {
            let (mut stays, mut goes) = (writer.claim(claim)?, writer.claim(other)?);
            if is_judged(writer, other)? {
                (stays, goes) = (goes, stays);
            }
            if stays.id == goes.id || stays.document != goes.document || is_judged(writer, &goes.id)? {
                return Err(StoreError::InvalidState {
                    claim: goes.id,
                    status: goes.status,
                    tried: kind,
                });
            }
            let story = Story::of(writer, &stays.document)?;
            let (a, b) = (stays.found.span, goes.found.span);
            let span = story.words_at(Span::new(a.start.min(b.start), a.end.max(b.end)))?;
            let (one, two) = (by_engine(&stays), by_engine(&goes));
            let mut parts = [&one, &two];
            parts.sort_by_key(|found| found.span);
            let found = story.found_at(span, &parts);
            writer.about(&stays.id);
            writer.about(&goes.id);
            writer.say("after", found.text.clone());
            move_work(writer, &goes.id, &stays.id)?;
            let mut own = words_of(writer, &[&stays, &goes], OwnHow::Merged);
            own.readings
                .extend(goes.own.iter().flat_map(|own| own.readings.iter().cloned()));
            writer.delete(&CLAIMS, goes.id.as_str())?;
            story.rewrite(writer, &stays, found, own)?;
            if matches!(stays.status, ClaimStatus::Open) {
                let status = status_by_work(writer, &stays.id)?;
                writer.set_status(&stays.id, status)?;
            }
            Ok(stays.id)
        })
    }

    /// Adds a claim that the engine did not find.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::NoSuchPassage`] where there are no words; [`StoreError::InvalidState`] where
    /// a claim has exactly these words already.
    pub fn add_claim(
        &self,
        signed: &Signed,
        document: &DocumentId,
        span: Span,
    ) -> Result<ClaimId, StoreError> {
        let kind = EventKind::ClaimAdded;
        self.write(signed, kind, |writer| {
            let story = Story::of(writer, document)?;
            let span = story.words_at(span)?;
            story.refuse_taken(span, None, kind)?;
            let found = story.found_at(span, &[]);
            let text = found.text.clone();
            let own = words_of(writer, &[], OwnHow::Added);
            let id = story.insert(writer, found, own)?;
            writer.about(&id);
            writer.about(document);
            writer.say("text", text);
            Ok(id)
        })
    }

    /// Reads a value otherwise than the engine, for all claims of the story that rest on the same words; `None` takes the
    /// reading back. `span` is a mention's, or the claim's own for its speaker.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::NoSuchPassage`] where the words mean no such value.
    pub fn set_reading(
        &self,
        signed: &Signed,
        claim: &ClaimId,
        span: Span,
        value: Option<OwnValue>,
    ) -> Result<(), StoreError> {
        self.write(signed, EventKind::ReadingChanged, |writer| {
            let named = writer.claim(claim)?;
            let story = Story::of(writer, &named.document)?;
            let is_speaker = span == named.found.span;
            let fits = is_speaker
                && !matches!(value, Some(OwnValue::Time { .. } | OwnValue::Quantity { .. }))
                || story.means(span, value.as_ref());
            let fits = fits && (is_speaker || !matches!(value, Some(OwnValue::Speaker { .. })));
            if !fits {
                return Err(no_words(span));
            }
            writer.about(claim);
            writer.say("words", span.of(&story.document.text).unwrap_or_default());
            writer.say("value", value.as_ref().map(told));
            let (reviewer, at_ms) = (writer.signed.reviewer.clone(), writer.signed.at_ms);
            let mut changed = Vec::new();
            for mut one in writer.claims_of(&named.document)? {
                let rests =
                    one.id == *claim || (!is_speaker && one.still_found && story.rests_on(&one, span));
                if !rests {
                    continue;
                }
                let mut own = one.own.take().unwrap_or_else(|| untouched(&one.found));
                own.take_off(&mut one.found);
                own.readings.retain(|reading| reading.span != span);
                own.readings.extend(value.iter().map(|value| OwnReading {
                    span,
                    value: value.clone(),
                    reviewer: reviewer.clone(),
                    at_ms,
                }));
                own.put_on(&mut one.found, &story.document.annotation);
                writer.about(&one.id);
                changed.push((one, own));
            }
            let mut readings = story.document.annotation.clone();
            for reading in changed.iter().flat_map(|(_, own)| &own.readings) {
                reading.lay_over(&mut readings);
            }
            for (one, own) in changed {
                let ordinal = ordinal_of(writer, &one.id)?;
                let mut fields = rows::found_fields(&one.found, ordinal, &readings)?;
                fields.insert("own".to_owned(), own_cell(&own));
                writer.set(&CLAIMS, one.id.as_str(), fields)?;
            }
            Ok(())
        })
    }
}

/// A story with its claims as they stand, for making others of them.
struct Story {
    /// The annotation as the engine made it.
    document: Document,
    claims: Vec<Claim>,
}

impl Story {
    fn of(writer: &Writer<'_>, id: &DocumentId) -> Result<Story, StoreError> {
        Ok(Story {
            document: writer.document_by_engine(id)?,
            claims: writer.claims_of(id)?,
        })
    }

    /// The words at a place, without the blanks around them.
    fn words_at(&self, span: Span) -> Result<Span, StoreError> {
        let words = span.of(&self.document.text).ok_or_else(|| no_words(span))?;
        let before = words.chars().take_while(|sign| sign.is_whitespace()).count() as u32;
        let after = words
            .chars()
            .rev()
            .take_while(|sign| sign.is_whitespace())
            .count() as u32;
        let trimmed = Span::new(span.start + before, span.end.saturating_sub(after));
        if words.trim().is_empty() {
            return Err(no_words(span));
        }
        Ok(trimmed)
    }

    fn refuse_taken(&self, span: Span, but: Option<&ClaimId>, tried: EventKind) -> Result<(), StoreError> {
        let taken = self
            .claims
            .iter()
            .find(|claim| claim.found.span == span && but != Some(&claim.id));
        taken.map_or(Ok(()), |claim| {
            Err(StoreError::InvalidState {
                claim: claim.id.clone(),
                status: claim.status,
                tried,
            })
        })
    }

    fn means(&self, span: Span, value: Option<&OwnValue>) -> bool {
        let meanings = self.document.annotation.mentions.iter();
        let mut here = meanings
            .filter(|mention| mention.span == span)
            .map(|mention| &mention.meaning);
        match value {
            None => here.next().is_some(),
            Some(OwnValue::Time { .. }) => here.any(|meaning| matches!(meaning, Meaning::Time(_))),
            Some(OwnValue::Quantity { .. }) => here.any(|meaning| matches!(meaning, Meaning::Quantity(_))),
            Some(OwnValue::Speaker { .. }) => false,
        }
    }

    fn rests_on(&self, claim: &Claim, span: Span) -> bool {
        let places = claim.found.mentions.iter();
        places
            .filter_map(|place| self.document.annotation.mentions.get(*place as usize))
            .any(|mention| mention.span == span)
    }

    fn found_at(&self, span: Span, parts: &[&FoundClaim]) -> FoundClaim {
        found_at(span, &self.document.text, &self.document.annotation, parts)
    }

    /// Writes a claim's new words, with the values that reviewers read in them.
    fn rewrite(
        &self,
        writer: &mut Writer<'_>,
        old: &Claim,
        found: FoundClaim,
        own: Own,
    ) -> Result<(), StoreError> {
        let ordinal = ordinal_of(writer, &old.id)?;
        let fields = fields_with(found, own, ordinal, &self.document.annotation)?;
        writer.set(&CLAIMS, old.id.as_str(), fields)
    }

    fn insert(
        &self,
        writer: &mut Writer<'_>,
        mut found: FoundClaim,
        mut own: Own,
    ) -> Result<ClaimId, StoreError> {
        let id = ClaimId::from_random(writer.random());
        let annotation = &self.document.annotation;
        own.follow_words(found.span);
        own.put_on(&mut found, annotation);
        let ordinal = self
            .claims
            .iter()
            .filter(|claim| claim.found.span < found.span && claim.still_found)
            .count();
        let status = super::documents::first_status(found.set_aside);
        let mut fields = rows::claim_fields(&self.document.id, &found, status, ordinal, annotation)?;
        fields.insert("own".to_owned(), own_cell(&own));
        writer.insert(&CLAIMS, id.as_str(), fields)?;
        Ok(id)
    }
}

/// Whether a claim's words are a reviewer's.
pub(super) fn has_own_words(claim: &Claim) -> bool {
    claim.own.as_ref().is_some_and(|own| own.words.is_some())
}

/// The engine's claims that reviewers made others of, and the places where those stand: the engine's are not added again.
pub(super) fn covered(own: &[Claim]) -> BTreeSet<Span> {
    let engine = own
        .iter()
        .filter_map(|claim| claim.own.as_ref()?.words.as_ref())
        .flat_map(|words| words.engine.iter().map(|words| words.span));
    engine.chain(own.iter().map(|claim| claim.found.span)).collect()
}

/// Says anew what a reviewer's words hold, after the story was read again.
pub(super) fn find_again(
    writer: &mut Writer<'_>,
    claim: Claim,
    annotation: &Annotation,
) -> Result<(), StoreError> {
    let text = writer.document_by_engine(&claim.document)?.text;
    let engine: Vec<Span> = claim
        .own
        .iter()
        .filter_map(|own| own.words.as_ref())
        .flat_map(|words| words.engine.iter().map(|words| words.span))
        .collect();
    let span = claim.found.span;
    let parts: Vec<&FoundClaim> = annotation
        .claims
        .iter()
        .filter(|found| engine.contains(&found.span) || found.span == span)
        .collect();
    let mut found = found_at(span, &text, annotation, &parts);
    if parts.is_empty() {
        found.checkable = claim.found.checkable;
        found.set_aside = claim.found.set_aside;
    }
    let ordinal = annotation.claims.iter().filter(|found| found.span < span).count();
    let mut fields = fields_as_reviewed(&claim, found, ordinal, annotation)?;
    fields.insert("still_found".to_owned(), Value::Bool(true));
    writer.set(&CLAIMS, claim.id.as_str(), fields)
}

/// The part of a claim's row that the engine says, with the values that reviewers read otherwise.
pub(super) fn fields_as_reviewed(
    old: &Claim,
    found: FoundClaim,
    ordinal: usize,
    annotation: &Annotation,
) -> Result<Fields, StoreError> {
    match &old.own {
        Some(own) => fields_with(found, own.clone(), ordinal, annotation),
        None => rows::found_fields(&found, ordinal, annotation),
    }
}

fn fields_with(
    mut found: FoundClaim,
    mut own: Own,
    ordinal: usize,
    annotation: &Annotation,
) -> Result<Fields, StoreError> {
    own.follow_words(found.span);
    own.put_on(&mut found, annotation);
    let mut readings = annotation.clone();
    for reading in &own.readings {
        reading.lay_over(&mut readings);
    }
    let mut fields = rows::found_fields(&found, ordinal, &readings)?;
    fields.insert("own".to_owned(), own_cell(&own));
    Ok(fields)
}

/// Nothing of it is kept where nothing was changed.
fn own_cell(own: &Own) -> Value {
    if own.is_empty() { Value::Null } else { written(own) }
}

/// A claim with the values that the engine reads in it.
fn by_engine(claim: &Claim) -> FoundClaim {
    let mut found = claim.found.clone();
    if let Some(own) = &claim.own {
        own.take_off(&mut found);
    }
    found
}

fn untouched(found: &FoundClaim) -> Own {
    Own {
        engine_speaker: found.speaker.clone(),
        engine_deadline: found.deadline.clone(),
        ..Own::default()
    }
}

/// Notes how words came to be, over what is known of the claims they are made of.
fn words_of(writer: &Writer<'_>, parts: &[&Claim], how: OwnHow) -> Own {
    let mut engine: Vec<EngineWords> = Vec::new();
    let mut is_added = parts.is_empty();
    for part in parts {
        match part.own.as_ref().and_then(|own| own.words.as_ref()) {
            Some(words) => {
                is_added |= words.how == OwnHow::Added;
                engine.extend(words.engine.iter().cloned());
            }
            None => engine.push(EngineWords {
                span: part.found.span,
                text: part.found.text.clone(),
            }),
        }
    }
    engine.sort_by_key(|words| words.span);
    engine.dedup();
    let how = if is_added && engine.is_empty() {
        OwnHow::Added
    } else {
        how
    };
    let first = parts
        .first()
        .and_then(|part| part.own.clone())
        .unwrap_or_default();
    Own {
        words: Some(OwnWords {
            how,
            engine,
            reviewer: writer.signed.reviewer.clone(),
            at_ms: writer.signed.at_ms,
        }),
        ..first
    }
}

/// Whether there are verdicts or assessments on the claim, or verdicts that rest on it.
fn is_judged(writer: &Writer<'_>, claim: &ClaimId) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM verdicts WHERE claim = ?1 OR answered_by = ?1)
                   OR EXISTS (SELECT 1 FROM assessments WHERE claim = ?1)";
    Ok(writer
        .conn
        .prepare_cached(sql)?
        .query_row([claim.as_str()], |row| row.get(0))?)
}

/// Hands what hangs on a claim to another. Judgements on look-alikes are of the old words and go.
fn move_work(writer: &mut Writer<'_>, from: &ClaimId, to: &ClaimId) -> Result<(), StoreError> {
    for table in [&EVIDENCE, &ATTACHMENTS, &TAGS, &COMMENTS, &CHECKS, &ASSESSMENTS] {
        for id in ids_where(writer, table, "claim = ?1", from)? {
            match id.strip_prefix(from.as_str()) {
                // The claim's name is part of the row's: it cannot just point elsewhere.
                Some(rest) => {
                    let moved = format!("{to}{rest}");
                    if let Some(mut row) = table.row(writer.conn, &id)?
                        && !table.has(writer.conn, &moved)?
                    {
                        row.insert("claim".to_owned(), written(to));
                        writer.insert(table, &moved, row)?;
                    }
                    writer.delete(table, &id)?;
                }
                None => writer.set(table, &id, object(json!({ "claim": to })))?,
            }
        }
    }
    for id in ids_where(writer, &MATCHES, "claim = ?1 OR other_claim = ?1", from)? {
        writer.delete(&MATCHES, &id)?;
    }
    Ok(())
}

fn ids_where(
    writer: &Writer<'_>,
    table: &Table,
    which: &str,
    claim: &ClaimId,
) -> Result<Vec<String>, StoreError> {
    let sql = format!("SELECT id FROM {} WHERE {which} ORDER BY n", table.name);
    let mut statement = writer.conn.prepare_cached(&sql)?;
    let ids = statement.query_map([claim.as_str()], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

fn ordinal_of(writer: &Writer<'_>, claim: &ClaimId) -> Result<usize, StoreError> {
    let ordinal: i64 = writer
        .conn
        .prepare_cached("SELECT ordinal FROM claims WHERE id = ?1")?
        .query_row([claim.as_str()], |row| row.get(0))?;
    Ok(usize::try_from(ordinal).unwrap_or(0))
}

/// A value in the short form of the history.
fn told(value: &OwnValue) -> String {
    match value {
        OwnValue::Speaker { name } => name.clone(),
        OwnValue::Quantity { low, high, unit } => {
            let number = if low == high {
                low.to_string()
            } else {
                format!("{low}–{high}")
            };
            unit.as_ref()
                .map_or_else(|| number.clone(), |unit| format!("{number} {unit}"))
        }
        OwnValue::Time { interval } => {
            let day = |at: Option<chrono::NaiveDateTime>| {
                at.map_or_else(String::new, |at| at.format("%Y-%m-%d").to_string())
            };
            format!("{} – {}", day(interval.from), day(interval.to))
        }
    }
}

fn no_words(span: Span) -> StoreError {
    StoreError::NoSuchPassage {
        start: span.start,
        end: span.end,
    }
}
