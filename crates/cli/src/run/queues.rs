//! Which claims, in which order, and what of a story was looked at.

use super::bulk::{aside_reason, rows};
use super::desk::open;
use crate::args::{Cli, Coverage, Due, Queue, SortBy, Views};
use crate::output::{Output, Stop, bold, dim, plain};
use crate::{json, listing};
use factdesk_api::wire::{
    GetCoverage, GetDueList, GetQueue, GetTriage, Nothing, QueueSort, RemoveView, ReopenDue, SaveView,
    SavedView, SetSentenceAside, SetWeights, Weights,
};
use factdesk_api::{ApiError, Desk, ErrorCode, usecase};
use serde_json::json;

/// Lists claims.
pub fn queue(cli: &Cli, options: &Queue, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let view = options
        .view
        .as_deref()
        .map(|name| view(&desk, name))
        .transpose()?;
    let query = view
        .as_ref()
        .map_or_else(|| options.query.join(" "), |view| view.query.clone());
    if options.sort == Some(SortBy::Own) {
        return triage(&desk, query, options, output);
    }
    let chosen = options.sort.map(queue_sort);
    let input = GetQueue {
        query: Some(query),
        document: None,
        sort: chosen.or(view.map(|view| view.sort)),
        offset: Some(options.offset),
        limit: Some(options.limit),
    };
    let page = usecase::queue(&desk, input)?;
    for claim in &page.claims {
        if output.json {
            output.json(&json::claim_row(claim))?;
        } else {
            output.text(&listing::claim_row(output, claim))?;
        }
    }
    output.note(&how_many(page.claims.len(), page.total, page.is_more));
    Ok(())
}

/// «8 of 13 claims», «8 of more than 2000 claims».
fn how_many(n_shown: usize, total: u32, is_more: bool) -> String {
    let more = if is_more { "more than " } else { "" };
    format!("{n_shown} of {more}{total} claims")
}

fn queue_sort(sort: SortBy) -> QueueSort {
    match sort {
        SortBy::Deadline => QueueSort::Deadline,
        SortBy::Story => QueueSort::Story,
        SortBy::Score | SortBy::Own => QueueSort::Score,
    }
}

fn view(desk: &Desk, name: &str) -> Result<SavedView, ApiError> {
    let views = usecase::saved_views(desk, Nothing {})?.views;
    views
        .into_iter()
        .find(|view| view.name == name || view.id == name)
        .ok_or_else(|| ApiError::new(ErrorCode::ViewMissing, name))
}

/// Lists claims by the reviewer's own weights, each with why it stands there.
fn triage(desk: &Desk, query: String, options: &Queue, output: Output) -> Result<(), Stop> {
    let input = GetTriage {
        query: Some(query),
        offset: Some(options.offset),
        limit: Some(options.limit),
        weights: None,
    };
    let page = usecase::triage(desk, input)?;
    for found in &page.claims {
        if output.json {
            let mut row = json::claim_row(&found.claim);
            row["score"] = json!(found.score);
            row["terms"] = json::snake(&found.terms, output.lang)?;
            output.json(&row)?;
            continue;
        }
        let terms: Vec<String> = found
            .terms
            .iter()
            .map(|term| {
                let added = term.value * term.weight;
                format!(
                    "{} {added:+.2} ({:.2} × {:.2})",
                    term.name, term.value, term.weight
                )
            })
            .collect();
        output.text(&format!(
            "{}\n          {}",
            listing::claim_row(output, &found.claim),
            dim(&format!("{:.2} = {}", found.score, terms.join(", ")))
        ))?;
    }
    output.note(&how_many(page.claims.len(), page.total, page.is_more));
    Ok(())
}

/// Lists what is due, or takes it up again.
pub fn due(cli: &Cli, options: &Due, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    if let Some(claims) = &options.reopen {
        let claims = Some(claims.clone()).filter(|claims| !claims.is_empty());
        rows(&usecase::reopen_due(&desk, ReopenDue { claims })?.claims, output)?;
    } else {
        let input = GetDueList {
            since: options.since.clone(),
            until: options.until.clone(),
            limit: Some(options.limit),
        };
        let list = usecase::due_list(&desk, input)?;
        let parts = [("fell_due", &list.fell_due), ("coming", &list.coming)];
        for (when, claims) in parts {
            for found in claims {
                if output.json {
                    let mut row = json::claim_row(&found.claim);
                    row["when"] = json!(when);
                    row["due"] = json!(found.due);
                    row["to_be_reopened"] = json!(found.to_be_reopened);
                    output.json(&row)?;
                } else {
                    let again = if found.to_be_reopened {
                        "  decided before: look again"
                    } else {
                        ""
                    };
                    let head = format!("{} {}{again}", found.due, when.replace('_', " "));
                    output.text(&format!(
                        "{}\n{}",
                        bold(&head),
                        listing::claim_row(output, &found.claim)
                    ))?;
                }
            }
        }
        output.note(&format!(
            "{} fell due, {} are coming",
            list.fell_due.len(),
            list.coming.len()
        ));
    }
    if options.mark {
        usecase::mark_visit(&desk, Nothing {})?;
    }
    Ok(())
}

/// Keeps queries under a name.
pub fn views(cli: &Cli, command: &Views, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let views = match command {
        Views::List => usecase::saved_views(&desk, Nothing {})?,
        Views::Save {
            name,
            query,
            sort,
            shared,
        } => {
            let input = SaveView {
                id: None,
                name: name.clone(),
                query: query.join(" "),
                sort: Some(queue_sort(*sort)),
                is_shared: Some(*shared),
            };
            usecase::save_view(&desk, input)?
        }
        Views::Remove { view } => usecase::remove_view(&desk, RemoveView { view: view.clone() })?,
    };
    for view in &views.views {
        if output.json {
            output.json(&json!({
                "view": view.id,
                "name": view.name,
                "query": view.query,
                "sort": view.sort,
                "shared": view.is_shared,
                "claims": view.n_claims,
            }))?;
        } else {
            let name = bold(&plain(&view.name));
            let facts = format!("{} claims  {}", view.n_claims, plain(&view.query));
            output.text(&format!("{name}  {}", dim(&facts)))?;
        }
    }
    Ok(())
}

/// Shows or sets the reviewer's own weights.
pub fn weights(cli: &Cli, changes: &[String], output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let mut weights = usecase::get_weights(&desk, Nothing {})?;
    for change in changes {
        set_weight(change, &mut weights)?;
    }
    if !changes.is_empty() {
        weights = usecase::set_weights(&desk, SetWeights { weights })?;
    }
    if output.json {
        return output.json(&json::snake(&weights, output.lang)?);
    }
    let mut lines = vec![
        format!("checkable={}", weights.checkable),
        format!("quantity={}", weights.quantity),
        format!("deadline_near={}", weights.deadline_near),
        format!("prominence={}", weights.prominence),
        format!("priority={}", weights.priority),
    ];
    lines.extend(
        weights
            .speakers
            .iter()
            .map(|(name, n)| format!("speaker:{name}={n}")),
    );
    lines.extend(weights.tags.iter().map(|(tag, n)| format!("tag:{tag}={n}")));
    output.text(
        &lines
            .iter()
            .map(|line| plain(line))
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

fn set_weight(change: &str, weights: &mut Weights) -> Result<(), ApiError> {
    let bad = |says: &str| ApiError::new(ErrorCode::BadRequest, format!("{change:?}: {says}"));
    let (name, number) = change
        .rsplit_once('=')
        .ok_or_else(|| bad("NAME=NUMBER is wanted"))?;
    let number: f64 = number.parse().map_err(|_| bad("a weight is a number"))?;
    let (named, key) = match name.split_once(':') {
        Some(("speaker", key)) => (Some(&mut weights.speakers), key.to_lowercase()),
        Some(("tag", key)) => (Some(&mut weights.tags), key.to_owned()),
        _ => (None, String::new()),
    };
    match (named, name) {
        // What weighs nothing need not be kept.
        (Some(named), _) if number == 0.0 => drop(named.remove(&key)),
        (Some(named), _) => drop(named.insert(key, number)),
        (None, "checkable") => weights.checkable = number,
        (None, "quantity") => weights.quantity = number,
        (None, "deadline_near") => weights.deadline_near = number,
        (None, "prominence") => weights.prominence = number,
        (None, "priority") => weights.priority = number,
        _ => {
            return Err(bad(
                "the names are checkable, quantity, deadline_near, prominence, priority, speaker:NAME and tag:TAG",
            ));
        }
    }
    Ok(())
}

/// Tells how much of a story was looked at.
pub fn coverage(cli: &Cli, options: &Coverage, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let document = options.document.clone();
    let story = match (options.aside, options.reason) {
        (Some(sentence), Some(reason)) => usecase::set_sentence_aside(
            &desk,
            SetSentenceAside {
                document,
                sentence,
                reason: aside_reason(reason),
            },
        )?,
        _ => usecase::coverage(&desk, GetCoverage { document })?,
    };
    for sentence in &story.sentences {
        let state = json::snake(&sentence.state, output.lang)?;
        if output.json {
            output.json(&json!({
                "sentence": sentence.index,
                "start": sentence.start,
                "end": sentence.end,
                "text": sentence.text,
                "state": state,
                "claims": sentence.claims,
            }))?;
        } else {
            let head = format!("{:>4}  {:<9}", sentence.index, state.as_str().unwrap_or_default());
            output.text(&format!("{}  {}", dim(&head), plain(&sentence.text)))?;
        }
    }
    let sums = &story.coverage;
    output.note(&format!(
        "{} claimed, {} set aside, {} open",
        sums.n_claimed, sums.n_set_aside, sums.n_open
    ));
    Ok(())
}
