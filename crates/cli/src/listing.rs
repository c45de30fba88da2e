//! Answers for people.

use crate::json::utc;
use crate::output::{Output, bold, dim, plain};
use factdesk_api::wire::{
    ClaimRow, ClaimView, DocumentView, HistoryEvent, RatingView, SourceSync, SourceView, Suggestion,
};
use factdesk_api::wire::{ClaimStatus, Message, PassageState, SetAsideReason, Stance, SyncedPage};
use serde::Serialize;
use std::fmt::Write;

/// How much of an id is shown: enough to name one of many thousands.
const ID_SIGNS: usize = 8;

fn short(id: &str) -> &str {
    id.get(..ID_SIGNS).unwrap_or(id)
}

/// A fixed term in the reader's language: `status-` and the code.
fn term(output: Output, family: &str, code: &impl Serialize) -> String {
    let code = serde_json::to_value(code)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned));
    let id = format!("{family}-{}", code.unwrap_or_default().replace('_', "-"));
    output.say(&Message {
        id,
        args: Default::default(),
    })
}

pub fn status(output: Output, status: ClaimStatus) -> String {
    term(output, "status", &status)
}

fn rating(output: Output, rating: &RatingView) -> String {
    let label = rating.label.get(output.lang).or_else(|| rating.label.get("en"));
    label.unwrap_or(&rating.id).clone()
}

pub fn claim_row(output: Output, claim: &ClaimRow) -> String {
    let mut facts = vec![format!("{:.2}", claim.checkable), status(output, claim.status)];
    facts.extend(claim.rating.as_ref().map(|given| rating(output, given)));
    facts.extend(claim.deadline.as_ref().map(|deadline| output.say(&deadline.says)));
    facts.extend(claim.stale.iter().map(|stale| output.say(&stale.says)));
    format!(
        "{}  {}\n          {}",
        bold(short(&claim.id)),
        plain(&claim.text),
        dim(&plain(&facts.join(" · ")))
    )
}

pub fn claim(output: Output, view: &ClaimView) -> String {
    let row = &view.claim;
    let mut text = format!("{}\n", claim_row(output, row));
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "          {}",
        dim(&plain(&format!(
            "{} {}",
            short(&row.document),
            row.document_title
        )))
    );
    if let Some(reason) = row.set_aside {
        let _ = writeln!(text, "\n{}", aside(output, reason));
    }
    for line in &view.reading {
        let _ = writeln!(text, "\n  {}", plain(&output.say(&line.says)));
    }
    if !view.reasons.is_empty() {
        let _ = writeln!(text, "\n  {}", dim(&plain(&view.reasons.join("; "))));
    }
    for evidence in &view.evidence {
        let title = evidence
            .source_title
            .as_deref()
            .unwrap_or(&evidence.source_address);
        let facts = [
            stance(output, evidence.stance),
            passage(output, evidence.state),
            title.to_owned(),
        ];
        let _ = writeln!(
            text,
            "\n  {} “{}”\n           {}",
            short(&evidence.id),
            plain(&evidence.exact),
            dim(&plain(&facts.join(" · ")))
        );
    }
    for verdict in &view.verdicts {
        let head = format!("{}. {}", verdict.version, rating(output, &verdict.rating));
        let state = term(output, "verdict-state", &verdict.state);
        let _ = writeln!(
            text,
            "\n  {} {}\n  {}",
            bold(&head),
            dim(&plain(&format!(
                "{state} · {} · {}",
                verdict.reviewer.name,
                utc(verdict.at_ms)
            ))),
            plain(&verdict.reasoning)
        );
        if let Some(note) = &verdict.note {
            let _ = writeln!(text, "  {}", plain(note));
        }
    }
    for event in &view.history {
        let _ = write!(text, "\n  {}", self::event(output, event));
    }
    text
}

pub fn document(output: Output, view: &DocumentView) -> String {
    let origin = view.origin.as_deref().unwrap_or_default();
    let mut text = format!(
        "{} {}\n          {}\n",
        bold(short(&view.id)),
        bold(&plain(&view.title)),
        dim(&plain(&format!(
            "{} · {} · {origin}",
            view.lang,
            output.say(&view.published.says)
        )))
    );
    for claim in &view.claims {
        let _ = writeln!(text, "\n{}", claim_row(output, claim));
    }
    text
}

pub fn event(output: Output, event: &HistoryEvent) -> String {
    let head = format!("{:>5}  {}  {}", event.seq, utc(event.at_ms), event.reviewer);
    format!("{}  {}", dim(&plain(&head)), plain(&output.say(&event.says)))
}

pub fn source(_: Output, view: &SourceView) -> String {
    let mut text = format!(
        "{} {}\n",
        bold(short(&view.source.id)),
        plain(view.source.title.as_deref().unwrap_or(&view.source.address))
    );
    for snapshot in &view.snapshots {
        let facts = format!(
            "{} {} {} {}",
            short(&snapshot.id),
            utc(snapshot.fetched_ms),
            snapshot.sha256,
            snapshot.why.as_deref().unwrap_or_default()
        );
        let _ = writeln!(text, "  {}", dim(&plain(&facts)));
    }
    for line in view.text.lines() {
        let _ = writeln!(text, "{}", plain(line));
    }
    text
}

pub fn synced(output: Output, sync: &SourceSync) -> String {
    let mut text = format!(
        "{} {} · {}",
        bold(short(&sync.source)),
        plain(&sync.title),
        page(output, sync.page)
    );
    if let Some(why) = &sync.why {
        let _ = write!(text, " ({})", plain(why));
    }
    for found in &sync.evidence {
        let _ = write!(text, "\n  {} {}", short(&found.id), passage(output, found.state));
        if let Some(parts) = &found.difference {
            let words: Vec<String> = parts
                .iter()
                .map(|part| match part.op {
                    factdesk_api::wire::DifferenceOp::Kept => part.text.clone(),
                    factdesk_api::wire::DifferenceOp::Removed => format!("[-{}-]", part.text),
                    factdesk_api::wire::DifferenceOp::Added => format!("{{+{}+}}", part.text),
                })
                .collect();
            let _ = write!(text, ": {}", plain(&words.concat()));
        }
    }
    text
}

/// A passage with what it and the claim say side by side.
pub fn suggestion(output: Output, suggestion: &Suggestion) -> String {
    let source = &suggestion.source;
    let mut text = format!(
        "{} {}\n  “{}”",
        bold(short(&source.id)),
        dim(&plain(source.title.as_deref().unwrap_or(&source.address))),
        plain(&suggestion.text)
    );
    for pair in &suggestion.compared {
        let mut line = format!("{} ↔ {}", plain(&pair.claim_text), plain(&pair.passage_text));
        if let Some(difference) = &pair.difference {
            let _ = write!(line, ": {}", plain(&output.say(difference)));
        }
        let _ = write!(text, "\n  {line}");
    }
    text
}

fn aside(output: Output, reason: SetAsideReason) -> String {
    term(output, "aside", &reason)
}

fn stance(output: Output, stance: Stance) -> String {
    term(output, "stance", &stance)
}

fn passage(output: Output, state: PassageState) -> String {
    term(output, "passage", &state)
}

fn page(output: Output, page: SyncedPage) -> String {
    term(output, "page", &page)
}
