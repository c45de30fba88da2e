//! Answers for people.

use crate::json::utc;
use crate::output::{Output, bold, dim, plain};
use factdesk_api::wire::{
    ClaimRow, ClaimView, DocumentView, HistoryEvent, RatingView, SourceSync, SourceView, Suggestion,
};
use factdesk_api::wire::{
    ClaimStatus, ComparedValue, EarlierView, Message, MessageArg, PassageState, SeenMatch, SetAsideReason,
    Settings, Stance, SyncedPage, ValueRelation, ValuesState,
};
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
    facts.extend((claim.priority != 0).then(|| format!("!{}", claim.priority)));
    facts.extend(claim.assignee.as_ref().map(|name| format!("@{name}")));
    facts.extend(claim.tags.iter().map(|tag| format!("#{tag}")));
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
    for given in &view.assessments {
        let head = format!("{}: {}", given.reviewer.name, rating(output, &given.rating));
        let _ = writeln!(
            text,
            "\n  {} {}\n  {}",
            bold(&plain(&head)),
            dim(&utc(given.at_ms)),
            plain(&given.reasoning)
        );
    }
    let process = &view.process;
    if process.n_needed > 0 || process.n_hidden > 0 {
        let says = Message {
            id: "process-assessments".to_owned(),
            args: [
                ("given", process.n_given),
                ("needed", process.n_needed),
                ("hidden", process.n_hidden),
            ]
            .map(|(name, n)| (name.to_owned(), MessageArg::Number(f64::from(n))))
            .into(),
        };
        let _ = writeln!(text, "\n  {}", dim(&plain(&output.say(&says))));
    }
    for comment in &view.comments {
        let head = format!(
            "{} {} {}",
            short(&comment.id),
            comment.reviewer.name,
            utc(comment.at_ms)
        );
        let _ = writeln!(text, "\n  {}\n  {}", dim(&plain(&head)), plain(&comment.words));
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

/// A claim or fact-check that looks like a claim, its values side by side.
pub fn seen(output: Output, found: &SeenMatch) -> String {
    let mut text = match &found.other {
        EarlierView::Claim { claim, .. } => claim_row(output, claim),
        EarlierView::Review { review } => {
            let facts = [&review.rating, &review.publisher, &review.url];
            let facts: Vec<&str> = facts.into_iter().flatten().map(String::as_str).collect();
            format!(
                "{}  {}\n          {}",
                bold(short(&review.id)),
                plain(&review.text),
                dim(&plain(&facts.join(" · ")))
            )
        }
    };
    let judged = match found.is_same {
        Some(true) => " – confirmed as the same",
        Some(false) => " – another claim",
        None => "",
    };
    let values = match found.values {
        ValuesState::None => "no values in common",
        ValuesState::Same => "same values",
        ValuesState::Partly => "some values the same, others in one alone",
        ValuesState::Compatible => "values that may both be true",
        ValuesState::Different => "different values",
    };
    // Writing to a String cannot fail.
    let _ = write!(text, "\n          {:.2}  {values}{judged}", found.likeness);
    for pair in &found.compared {
        let _ = write!(text, "\n          {}", plain(&compared(pair)));
    }
    text
}

fn compared(pair: &ComparedValue) -> String {
    let words = |value: &Option<factdesk_api::wire::ValueView>| {
        value.as_ref().map_or("–".to_owned(), |value| value.text.clone())
    };
    let sign = match pair.relation {
        ValueRelation::Same => "=",
        ValueRelation::Compatible => "≈",
        ValueRelation::Different => "≠",
        ValueRelation::OnlyHere | ValueRelation::OnlyThere => "|",
    };
    let percent = match (pair.relation, pair.percent_higher) {
        (ValueRelation::Different | ValueRelation::Compatible, Some(percent)) => format!("  ({percent:+} %)"),
        _ => String::new(),
    };
    format!("{} {sign} {}{percent}", words(&pair.here), words(&pair.there))
}

/// The settings that the command line can change.
pub fn settings(settings: &Settings) -> String {
    let switch = |is_on| if is_on { "on" } else { "off" };
    let lines = [
        format!("reviewer={}", settings.reviewer),
        format!("language={}", settings.language.as_deref().unwrap_or_default()),
        format!("scale={}", settings.rating_scale),
        format!("two-person={}", switch(settings.two_person_rule)),
        format!("blind={}", switch(settings.blind_review)),
    ];
    lines.map(|line| plain(&line)).join("\n")
}
