//! The review: verdicts, history, undo.

use super::desk::open;
use crate::args::{Cli, Correct, Steps, Verdict};
use crate::output::{Output, Stop, bold, dim, plain};
use crate::{json, listing};
use factdesk_api::wire::{
    ClaimView, CorrectVerdict, GetHistory, GiveVerdict, HistoryEvent, LoadScale, Nothing, PublishVerdict,
    Redo, Search, SearchHit, Undo, WithdrawVerdict,
};
use factdesk_api::{ApiError, Desk, usecase};
use serde_json::json;
use std::path::Path;

/// Does something to a claim, and tells how it is then.
pub fn on_claim(
    cli: &Cli,
    output: Output,
    act: impl FnOnce(&Desk) -> Result<ClaimView, ApiError>,
) -> Result<(), Stop> {
    let claim = act(&open(cli)?)?;
    if output.json {
        output.json(&json::claim(&claim, output.lang))
    } else {
        output.text(&listing::claim_row(output, &claim.claim))
    }
}

/// Decides a claim.
pub fn verdict(cli: &Cli, options: &Verdict, output: Output) -> Result<(), Stop> {
    let input = GiveVerdict {
        claim: options.claim.clone(),
        scale: options.scale.clone(),
        rating: options.rating.clone(),
        reasoning: options.reasoning.clone(),
        publish: Some(options.publish),
    };
    on_claim(cli, output, |desk| usecase::give_verdict(desk, input))
}

/// Makes a verdict public.
pub fn publish(cli: &Cli, claim: &str, output: Output) -> Result<(), Stop> {
    let claim = claim.to_owned();
    on_claim(cli, output, |desk| {
        usecase::publish_verdict(desk, PublishVerdict { claim })
    })
}

/// Corrects a public verdict.
pub fn correct(cli: &Cli, options: &Correct, output: Output) -> Result<(), Stop> {
    let input = CorrectVerdict {
        claim: options.claim.clone(),
        scale: options.scale.clone(),
        rating: options.rating.clone(),
        reasoning: options.reasoning.clone(),
        note: options.note.clone(),
    };
    on_claim(cli, output, |desk| usecase::correct_verdict(desk, input))
}

/// Takes a public verdict back.
pub fn withdraw(cli: &Cli, claim: &str, note: &str, output: Output) -> Result<(), Stop> {
    let (claim, note) = (claim.to_owned(), note.to_owned());
    on_claim(cli, output, |desk| {
        usecase::withdraw_verdict(desk, WithdrawVerdict { claim, note })
    })
}

/// Takes back the last changes.
pub fn undo(cli: &Cli, options: &Steps, output: Output) -> Result<(), Stop> {
    let steps = Some(options.steps);
    events(&usecase::undo(&open(cli)?, Undo { steps })?.events, output)
}

/// Does again what was taken back.
pub fn redo(cli: &Cli, options: &Steps, output: Output) -> Result<(), Stop> {
    let steps = Some(options.steps);
    events(&usecase::redo(&open(cli)?, Redo { steps })?.events, output)
}

/// Tells what happened.
pub fn history(cli: &Cli, claim: Option<&str>, limit: u32, output: Output) -> Result<(), Stop> {
    let input = GetHistory {
        claim: claim.map(str::to_owned),
        before_seq: None,
        limit: Some(limit),
    };
    events(&usecase::history(&open(cli)?, input)?.events, output)
}

fn events(events: &[HistoryEvent], output: Output) -> Result<(), Stop> {
    for event in events {
        if output.json {
            output.json(&json::event(event, output.lang))?;
        } else {
            output.text(&listing::event(output, event))?;
        }
    }
    Ok(())
}

/// Searches the desk.
pub fn search(cli: &Cli, query: &str, limit: u32, output: Output) -> Result<(), Stop> {
    let input = Search {
        query: query.to_owned(),
        limit: Some(limit),
    };
    for hit in usecase::search(&open(cli)?, input)?.hits {
        let (kind, id, text) = match &hit {
            SearchHit::Claim { claim, text, .. } => ("claim", &claim.id, text),
            SearchHit::Verdict { claim, text, .. } => ("verdict", &claim.id, text),
            SearchHit::Document { id, text, .. } => ("document", id, text),
            SearchHit::Source { id, text, .. } => ("source", id, text),
        };
        if output.json {
            output.json(&json!({ "kind": kind, "id": id, "text": text }))?;
        } else {
            output.text(&format!("{} {}  {}", bold(id), dim(kind), plain(text)))?;
        }
    }
    Ok(())
}

/// Lists the desk's rating scales.
pub fn scales(cli: &Cli, add: Option<&Path>, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let scales = match add {
        Some(file) => usecase::load_scale(
            &desk,
            LoadScale {
                path: file.to_string_lossy().into_owned(),
            },
        )?,
        None => usecase::rating_scales(&desk, Nothing {})?,
    };
    for scale in &scales.scales {
        let is_current = scale.id == scales.current;
        if output.json {
            let ratings: Vec<_> = scale
                .ratings
                .iter()
                .map(|rating| json!({ "id": rating.id, "label": rating.label }))
                .collect();
            output.json(&json!({ "scale": scale.id, "label": scale.label, "current": is_current, "ratings": ratings }))?;
            continue;
        }
        let name = |label: &std::collections::BTreeMap<String, String>| {
            label
                .get(output.lang)
                .or_else(|| label.get("en"))
                .cloned()
                .unwrap_or_default()
        };
        let mark = if is_current { "* " } else { "  " };
        output.text(&format!(
            "{mark}{}  {}",
            bold(&scale.id),
            plain(&name(&scale.label))
        ))?;
        for rating in &scale.ratings {
            output.text(&format!("      {}  {}", rating.id, plain(&name(&rating.label))))?;
        }
    }
    Ok(())
}
