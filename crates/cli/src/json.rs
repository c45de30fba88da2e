//! Answers in the form that the command line promises: snake_case, one object, or one a line.

use chrono::DateTime;
use factdesk_api::wire::{
    AssessmentView, ClaimRow, ClaimView, CommentView, CompanionView, DeadlineView, DocumentView,
    EvidenceView, HistoryEvent, Imported, Message, PublishedView, RatingView, ReportFinding, SourceSync,
    SourceView, Suggestion, VerdictView,
};
use serde::Serialize;
use serde_json::{Value, json};

/// A moment in UTC, RFC 3339.
pub fn utc(at_ms: i64) -> String {
    let at = DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

fn published(published: &PublishedView) -> Value {
    json!({ "from": published.from, "to": published.to, "source": published.source })
}

pub fn imported(imported: &Imported) -> Value {
    json!({
        "document": imported.document,
        "title": imported.title,
        "lang": imported.lang,
        "published": published(&imported.published),
        "claims": imported.n_claims,
        "sentences": imported.n_sentences,
    })
}

fn deadline(deadline: &DeadlineView) -> Value {
    json!({
        "by": { "from": deadline.from, "to": deadline.to },
        "certainty": deadline.certainty,
        "status_on_published": deadline.status_on_published,
    })
}

pub fn claim_row(claim: &ClaimRow) -> Value {
    json!({
        "claim": claim.id,
        "document": claim.document,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "types": claim.types,
        "checkable": claim.checkable,
        "status": claim.status,
        "set_aside": claim.set_aside,
        "rating": claim.rating.as_ref().map(|rating| &rating.id),
        "deadline": claim.deadline.as_ref().map(deadline),
        "stale": stale(claim),
        "priority": claim.priority,
        "assignee": claim.assignee,
        "tags": claim.tags,
    })
}

/// Anything of the api in the command line's form: names in snake_case, messages as sentences in the reader's language.
pub fn snake(value: &impl Serialize, lang: &str) -> Result<Value, serde_json::Error> {
    Ok(renamed(serde_json::to_value(value)?, lang))
}

fn renamed(value: Value, lang: &str) -> Value {
    match value {
        Value::Array(values) => values.into_iter().map(|value| renamed(value, lang)).collect(),
        Value::Object(members) => {
            // Only a message has just these two members.
            let is_message = members.len() == 2 && members.contains_key("id") && members.contains_key("args");
            if is_message
                && let Ok(message) = serde_json::from_value::<Message>(Value::Object(members.clone()))
            {
                return Value::String(message.say(lang));
            }
            let renamed = members
                .into_iter()
                .map(|(name, value)| (snake_case(&name), self::renamed(value, lang)));
            Value::Object(renamed.collect())
        }
        other => other,
    }
}

fn snake_case(name: &str) -> String {
    let mut written = String::new();
    // A name with a space or a capital at its start is a person's or a tag, not ours.
    let is_ours = name.starts_with(|sign: char| sign.is_ascii_lowercase())
        && name.chars().all(|sign| sign.is_ascii_alphanumeric());
    for sign in name.chars() {
        if is_ours && sign.is_ascii_uppercase() {
            written.push('_');
            written.push(sign.to_ascii_lowercase());
        } else {
            written.push(sign);
        }
    }
    written
}

/// Why a verdict is stale, as codes: `passage_gone`.
fn stale(claim: &ClaimRow) -> Vec<String> {
    let codes = claim
        .stale
        .iter()
        .map(|stale| stale.says.id.trim_start_matches("stale-").replace('-', "_"));
    codes.collect()
}

fn rating(rating: &RatingView) -> Value {
    json!({ "scale": rating.scale, "id": rating.id, "label": rating.label })
}

fn verdict(verdict: &VerdictView) -> Value {
    json!({
        "version": verdict.version,
        "rating": rating(&verdict.rating),
        "reasoning": verdict.reasoning,
        "reviewer": verdict.reviewer.name,
        "at": utc(verdict.at_ms),
        "state": verdict.state,
        "note": verdict.note,
        "answered_by": verdict.answered_by,
    })
}

fn assessment(given: &AssessmentView) -> Value {
    json!({
        "reviewer": given.reviewer.name,
        "rating": rating(&given.rating),
        "reasoning": given.reasoning,
        "at": utc(given.at_ms),
        "of_this_round": given.is_of_this_round,
    })
}

fn comment(comment: &CommentView) -> Value {
    json!({
        "comment": comment.id,
        "reviewer": comment.reviewer.name,
        "at": utc(comment.at_ms),
        "words": comment.words,
    })
}

pub fn evidence(evidence: &EvidenceView) -> Value {
    json!({
        "id": evidence.id,
        "source": evidence.source,
        "snapshot": evidence.snapshot,
        "sha256": evidence.sha256,
        "anchor": { "start": evidence.start, "end": evidence.end },
        "exact": evidence.exact,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
        "page": evidence.page,
        "stance": evidence.stance,
        "note": evidence.note,
        "state": evidence.state,
        "address": evidence.source_address,
        "title": evidence.source_title,
        "fetched": utc(evidence.fetched_ms),
    })
}

/// A claim with everything about it; `says` is in the reader's language.
pub fn claim(view: &ClaimView, lang: &str) -> Value {
    let mut value = claim_row(&view.claim);
    let more = json!({
        "document_title": view.claim.document_title,
        "sentence": view.claim.sentence,
        "still_found": view.claim.still_found,
        "speaker": view.claim.speaker.as_ref().map(|speaker| json!({
            "text": speaker.text,
            "start": speaker.span.start,
            "end": speaker.span.end,
            "name": speaker.name,
            "role": speaker.role,
            "anonymous": speaker.anonymous,
        })),
        "chain": view.chain,
        "says": view.reading.iter().map(|line| line.says.say(lang)).collect::<Vec<_>>(),
        "reasons": view.reasons,
        "checks": view.checks,
        "evidence": view.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "sources": view.sources.iter().map(|source| json!({
            "source": source.id,
            "address": source.address,
            "title": source.title,
        })).collect::<Vec<_>>(),
        "assessments": view.assessments.iter().map(assessment).collect::<Vec<_>>(),
        "process": {
            "needed": view.process.n_needed,
            "given": view.process.n_given,
            "hidden": view.process.n_hidden,
            "may_decide": view.process.may_decide,
        },
        "comments": view.comments.iter().map(comment).collect::<Vec<_>>(),
        "verdict": view.verdicts.last().map(verdict),
        "verdicts": view.verdicts.iter().map(verdict).collect::<Vec<_>>(),
        "draft": view.draft.as_ref().map(|draft| json!({ "rating": draft.rating, "reasoning": draft.reasoning })),
        "history": view.history.iter().map(|event| self::event(event, lang)).collect::<Vec<_>>(),
    });
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    value
}

pub fn document(view: &DocumentView) -> Value {
    json!({
        "document": view.id,
        "title": view.title,
        "lang": view.lang,
        "published": published(&view.published),
        "origin": view.origin,
        "imported": utc(view.imported_ms),
        "sha256": view.sha256,
        "text": view.text,
        "sentences": view.sentences,
        "claims": view.claims.iter().map(claim_row).collect::<Vec<_>>(),
        "coverage": {
            "claimed": view.coverage.n_claimed,
            "set_aside": view.coverage.n_set_aside,
            "open": view.coverage.n_open,
        },
    })
}

pub fn event(event: &HistoryEvent, lang: &str) -> Value {
    json!({
        "seq": event.seq,
        "id": event.id,
        "at": utc(event.at_ms),
        "reviewer": event.reviewer,
        "kind": event.kind,
        "subject": event.subject,
        "says": event.says.say(lang),
    })
}

/// A source that was attached, with the passage that was marked.
pub fn source_added(source: &SourceView, marked: Option<&EvidenceView>) -> Value {
    let snapshot = source
        .snapshots
        .iter()
        .find(|snapshot| snapshot.id == source.snapshot);
    json!({
        "source": source.source.id,
        "snapshot": source.snapshot,
        "sha256": snapshot.map(|snapshot| &snapshot.sha256),
        "state": snapshot.map(|snapshot| snapshot.state),
        "evidence": marked.map(|evidence| &evidence.id),
        "anchor": marked.map(|evidence| json!({ "start": evidence.start, "end": evidence.end })),
    })
}

pub fn source(view: &SourceView) -> Value {
    json!({
        "source": view.source.id,
        "address": view.source.address,
        "title": view.source.title,
        "snapshot": view.snapshot,
        "snapshots": view.snapshots.iter().map(|snapshot| json!({
            "snapshot": snapshot.id,
            "fetched": utc(snapshot.fetched_ms),
            "url": snapshot.final_url,
            "http": snapshot.http_status,
            "sha256": snapshot.sha256,
            "bytes": snapshot.n_bytes,
            "media_type": snapshot.media_type,
            "state": snapshot.state,
            "why": snapshot.why,
            "title": snapshot.title,
            "byline": snapshot.byline,
            "publisher": snapshot.publisher,
            "published": snapshot.published,
            "lang": snapshot.lang,
            "kept": snapshot.companions.iter().map(companion).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "text": view.text,
        "evidence": view.evidence.iter().map(evidence).collect::<Vec<_>>(),
    })
}

/// What is kept beside a snapshot.
fn companion(companion: &CompanionView) -> Value {
    json!({
        "what": companion.kind,
        "sha256": companion.sha256,
        "bytes": companion.n_bytes,
        "at": utc(companion.at_ms),
        "about": companion.about,
    })
}

pub fn synced(sync: &SourceSync) -> Value {
    json!({
        "source": sync.source,
        "url_sha256": sync.url_sha256,
        "page": sync.page,
        "http": sync.http,
        "why": sync.why,
        "evidence": sync.evidence.iter().map(|passage| json!({
            "id": passage.id,
            "state": passage.state,
            "difference": passage.difference.as_ref().map(|parts| {
                parts.iter().map(|part| json!([part.op, part.text])).collect::<Vec<_>>()
            }),
            "under_verdict": passage.is_under_verdict,
            "values": passage.values.iter().map(|value| json!({
                "before": value.before,
                "after": value.after,
                "difference": value.difference.as_ref().map(|difference| difference.say("en")),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

/// A passage that may speak to a claim. Differences are said in English, so that a script reads one form.
pub fn suggestion(suggestion: &Suggestion) -> Value {
    json!({
        "source": suggestion.source.id,
        "snapshot": suggestion.snapshot,
        "start": suggestion.start,
        "end": suggestion.end,
        "text": suggestion.text,
        "score": suggestion.score,
        "shared": suggestion
            .compared
            .iter()
            .filter(|pair| pair.is_shared)
            .map(|pair| &pair.about)
            .collect::<Vec<_>>(),
        "difference": suggestion.difference.as_ref().map(|difference| difference.say("en")),
        "compared": suggestion.compared.iter().map(|pair| json!({
            "topic": pair.topic,
            "about": pair.about,
            "claim": pair.claim_text,
            "passage": pair.passage_text,
            "difference": pair.difference.as_ref().map(|difference| difference.say("en")),
        })).collect::<Vec<_>>(),
    })
}

pub fn report_finding(finding: &ReportFinding, lang: &str) -> Value {
    json!({ "what": finding.what, "claim": finding.claim, "says": finding.says.say(lang) })
}
