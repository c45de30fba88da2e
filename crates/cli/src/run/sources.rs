//! Sources: attaching, asking again, showing.

use super::custody;
use super::desk::open;
use super::stories::is_address;
use crate::args::{Cli, Evidence, Source, SourceAdd, SourceSync, Stance};
use crate::output::{Output, Stop, bold, dim, plain};
use crate::{json, listing};
use factdesk_api::usecase;
use factdesk_api::wire::{
    AddSource, ChangeEvidence, DiffSnapshots, GetSource, Message, MessageArg, MoveEvidence, Nothing,
    RemoveEvidence, SourceOrigin, StampSnapshot, Stance as WireStance, SuggestPassages, SyncSources,
    SyncedPage,
};

/// Attaches sources, asks them again, or shows one.
pub fn source(cli: &Cli, command: &Source, output: Output) -> Result<(), Stop> {
    match command {
        Source::Add(options) => add(cli, options, output),
        Source::Sync(options) => sync(cli, options, output),
        Source::Suggest { claim, limit } => suggest(cli, claim, *limit, output),
        Source::Warc(chosen) => custody::warc(cli, chosen, output),
        Source::Wacz(chosen) => custody::wacz(cli, chosen, output),
        Source::Timestamp {
            source,
            snapshot,
            authority,
            output: file,
            allow_host,
        } => {
            let input = StampSnapshot {
                source: source.clone(),
                snapshot: snapshot.clone(),
                authority: authority.clone(),
                allow_hosts: Some(allow_host.clone()),
            };
            custody::timestamp(cli, input, file.as_deref(), output)
        }
        Source::Archived {
            source,
            keep,
            allow_host,
        } => custody::archived(cli, source, keep.as_deref(), allow_host, output),
        Source::Diff {
            source,
            before,
            after,
        } => {
            let input = DiffSnapshots {
                source: source.clone(),
                before: before.clone(),
                after: after.clone(),
            };
            custody::diff(cli, input, output)
        }
        Source::Page {
            source,
            snapshot,
            output: file,
        } => custody::page(cli, source, snapshot.as_deref(), file.as_deref(), output),
        Source::Show { source } => {
            let input = GetSource {
                source: source.clone(),
                snapshot: None,
            };
            let view = usecase::get_source(&open(cli)?, input)?;
            if output.json {
                output.json(&json::source(&view))
            } else {
                output.text(&listing::source(output, &view))
            }
        }
    }
}

/// Changes, moves or removes evidence.
pub fn evidence(cli: &Cli, command: &Evidence, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let changed = match command {
        Evidence::Change {
            evidence,
            stance: given,
            note,
        } => usecase::change_evidence(
            &desk,
            ChangeEvidence {
                evidence: evidence.clone(),
                stance: given.map(stance),
                note: note.clone(),
            },
        )?,
        Evidence::Move {
            evidence,
            snapshot,
            start,
            end,
        } => usecase::move_evidence(
            &desk,
            MoveEvidence {
                evidence: evidence.clone(),
                snapshot: snapshot.clone(),
                start: *start,
                end: *end,
            },
        )?,
        Evidence::Remove { evidence } => {
            let evidence = evidence.clone();
            let claim = usecase::remove_evidence(&desk, RemoveEvidence { evidence })?;
            return if output.json {
                output.json(&json::claim(&claim, output.lang))
            } else {
                output.text(&listing::claim_row(output, &claim.claim))
            };
        }
    };
    if output.json {
        output.json(&json::evidence(&changed))
    } else {
        output.text(&format!("{} “{}”", bold(&changed.id), plain(&changed.exact)))
    }
}

fn stance(stance: Stance) -> WireStance {
    match stance {
        Stance::Supports => WireStance::Supports,
        Stance::Refutes => WireStance::Refutes,
        Stance::Context => WireStance::Context,
    }
}

fn add(cli: &Cli, options: &SourceAdd, output: Output) -> Result<(), Stop> {
    let from = options.from.clone();
    let input = AddSource {
        claim: options.claim.clone(),
        from: if is_address(&from) {
            SourceOrigin::Url { url: from }
        } else {
            SourceOrigin::File { path: from }
        },
        quote: options.quote.clone(),
        stance: Some(stance(options.stance)),
        note: options.note.clone(),
        allow_hosts: Some(options.allow_host.clone()),
        keep_page: Some(!options.no_page),
    };
    let added = usecase::add_source(&open(cli)?, input)?;
    if output.json {
        return output.json(&json::source_added(&added.source, added.evidence.as_ref()));
    }
    let row = &added.source.source;
    output.text(&format!(
        "{} {}",
        bold(&row.id),
        plain(row.title.as_deref().unwrap_or(&row.address))
    ))?;
    let snapshot = added
        .source
        .snapshots
        .iter()
        .find(|snapshot| snapshot.id == added.source.snapshot);
    if let Some(snapshot) = snapshot {
        output.text(&dim(&format!("sha256 {}", snapshot.sha256)))?;
        if let Some(why) = &snapshot.why {
            output.text(&plain(why))?;
        }
    }
    if let Some(evidence) = &added.evidence {
        output.text(&format!("{} “{}”", bold(&evidence.id), plain(&evidence.exact)))?;
    }
    Ok(())
}

fn sync(cli: &Cli, options: &SourceSync, output: Output) -> Result<(), Stop> {
    let input = SyncSources {
        source: options.source.clone(),
        claim: None,
        document: options.document.clone(),
        due_hours: options.due,
        allow_hosts: Some(options.allow_host.clone()),
    };
    let desk = open(cli)?;
    let mut failed = None;
    let summary = usecase::sync_sources_with(&desk, input, |sync, progress| {
        let shown = if output.json {
            output.json(&json::synced(sync))
        } else {
            output.text(&listing::synced(output, sync))
        };
        if matches!(sync.page, SyncedPage::Gone) {
            let hint = Message {
                id: "sync-look-in-archive".to_owned(),
                args: [("id".to_owned(), MessageArg::Text(sync.source.clone()))].into(),
            };
            output.note(&output.say(&hint));
        }
        // A reader that went away, such as `head`, stops the run; what was asked is kept.
        if let Err(stop) = shown {
            failed.get_or_insert(stop);
            let _ = usecase::stop_sync(&desk, Nothing {});
        }
        output.progress(progress.n_asked, progress.n_all);
    })?;
    output.progress_done();
    if let Some(stop) = failed {
        return Err(stop);
    }
    if summary.sources.len() + summary.n_left_out as usize > 1 {
        output.note(&output.say(&summary.says));
        if summary.n_left_out > 0 {
            let n = MessageArg::Number(f64::from(summary.n_left_out));
            let left_out = Message {
                id: "sync-left-out".to_owned(),
                args: [("n".to_owned(), n)].into(),
            };
            output.note(&output.say(&left_out));
        }
    }
    Ok(())
}

fn suggest(cli: &Cli, claim: &str, limit: u32, output: Output) -> Result<(), Stop> {
    let input = SuggestPassages {
        claim: claim.to_owned(),
        limit: Some(limit),
    };
    let found = usecase::suggest_passages(&open(cli)?, input)?;
    for suggestion in &found.suggestions {
        if output.json {
            output.json(&json::suggestion(suggestion))?;
        } else {
            output.text(&listing::suggestion(output, suggestion))?;
        }
    }
    Ok(())
}
