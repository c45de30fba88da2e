//! What is kept of sources, and how it leaves the desk.

use super::desk::open;
use crate::args::{Chosen, Cli};
use crate::json::utc;
use crate::output::{Output, Stop, bold, dim, plain};
use factdesk_api::wire::{
    CompanionKind, DiffSnapshots, DifferenceOp, ExportWarc, FindArchived, GetPage, KeepArchived,
    ParagraphChange, SourceView, StampSnapshot, WarcExported,
};
use factdesk_api::{ApiError, ErrorCode, usecase};
use serde_json::{Value, json};
use std::path::Path;

/// Writes snapshots into a WARC file.
pub fn warc(cli: &Cli, chosen: &Chosen, output: Output) -> Result<(), Stop> {
    written(&usecase::export_warc(&open(cli)?, export(chosen))?, output)
}

/// Writes snapshots into a WACZ file.
pub fn wacz(cli: &Cli, chosen: &Chosen, output: Output) -> Result<(), Stop> {
    written(&usecase::export_wacz(&open(cli)?, export(chosen))?, output)
}

fn export(chosen: &Chosen) -> ExportWarc {
    ExportWarc {
        source: chosen.source.clone(),
        document: chosen.document.clone(),
        path: chosen.output.to_string_lossy().into_owned(),
    }
}

fn written(written: &WarcExported, output: Output) -> Result<(), Stop> {
    if output.json {
        let WarcExported {
            file,
            n_sources,
            n_snapshots,
        } = written;
        return output.json(&json!({ "file": file, "sources": n_sources, "snapshots": n_snapshots }));
    }
    output.text(&plain(&format!("{} ({})", written.file, written.n_snapshots)))
}

/// Shows a page as it was seen, or writes it to a file.
pub fn page(
    cli: &Cli,
    source: &str,
    snapshot: Option<&str>,
    file: Option<&Path>,
    output: Output,
) -> Result<(), Stop> {
    let input = GetPage {
        source: source.to_owned(),
        snapshot: snapshot.map(str::to_owned),
    };
    let page = usecase::get_page(&open(cli)?, input)?;
    let Some(html) = &page.html else {
        let why = page.why.clone().unwrap_or_default();
        return Err(ApiError::new(ErrorCode::SourceUnreadable, why).into());
    };
    if let Some(file) = file {
        write(file, html.as_bytes())?;
    }
    if output.json {
        return output.json(&json!({
            "snapshot": page.snapshot,
            "file": file.map(Path::to_string_lossy),
            "kept": page.kept_ms.map(utc),
            "missing": page.n_missing,
            "html": file.is_none().then_some(html),
        }));
    }
    match file {
        Some(file) => output.text(&plain(&file.to_string_lossy())),
        None => output.text(html.trim_end()),
    }
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let fails = |error| ApiError::new(ErrorCode::FileUnwritable, format!("{}: {error}", file.display()));
    Ok(std::fs::write(file, bytes).map_err(fails)?)
}

/// Puts a timestamp on a snapshot.
pub fn timestamp(cli: &Cli, input: StampSnapshot, file: Option<&Path>, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let source = input.source.clone();
    let stamped = usecase::stamp_snapshot(&desk, input)?;
    if let Some(file) = file {
        write(file, &usecase::newest_token(&desk, &source, &stamped.snapshot)?)?;
    }
    if output.json {
        return output.json(&json!({
            "snapshot": stamped.snapshot,
            "sha256": stamped.sha256,
            "at": utc(stamped.at_ms),
            "authority": stamped.authority,
            "signer": stamped.signer,
            "certificate_sha256": stamped.certificate_sha256,
        }));
    }
    output.text(&plain(&format!("{} {}", utc(stamped.at_ms), stamped.signer)))?;
    output.text(&dim(&plain(&format!("sha256 {}", stamped.sha256))))
}

/// Lists the copies that a web archive has of a source, or keeps one.
pub fn archived(
    cli: &Cli,
    source: &str,
    keep: Option<&str>,
    allow_hosts: &[String],
    output: Output,
) -> Result<(), Stop> {
    let desk = open(cli)?;
    let Some(copy) = keep else {
        let found = usecase::find_archived(
            &desk,
            FindArchived {
                source: source.to_owned(),
                allow_hosts: Some(allow_hosts.to_vec()),
            },
        )?;
        for copy in &found.copies {
            if output.json {
                output.json(
                    &json!({ "copy": copy.address, "taken": utc(copy.taken_ms), "archive": found.archive }),
                )?;
            } else {
                output.text(&format!("{} {}", dim(&utc(copy.taken_ms)), plain(&copy.address)))?;
            }
        }
        return Ok(());
    };
    let view = usecase::keep_archived(
        &desk,
        KeepArchived {
            source: source.to_owned(),
            copy: Some(copy.to_owned()).filter(|copy| !copy.is_empty()),
            allow_hosts: Some(allow_hosts.to_vec()),
        },
    )?;
    kept(&view, output)
}

fn kept(view: &SourceView, output: Output) -> Result<(), Stop> {
    let snapshot = view
        .snapshots
        .iter()
        .find(|snapshot| snapshot.id == view.snapshot);
    let companions = snapshot.iter().flat_map(|snapshot| &snapshot.companions);
    let origin = companions
        .into_iter()
        .find(|companion| companion.kind == CompanionKind::Archive);
    if output.json {
        return output.json(&json!({
            "source": view.source.id,
            "snapshot": view.snapshot,
            "sha256": snapshot.map(|snapshot| &snapshot.sha256),
            "state": snapshot.map(|snapshot| snapshot.state),
            "archive": origin.and_then(|origin| origin.about.get("archive")),
            "taken": origin.map(|origin| utc(origin.at_ms)),
        }));
    }
    let taken = origin.map(|origin| utc(origin.at_ms)).unwrap_or_default();
    output.text(&format!("{} {}", bold(&view.snapshot), dim(&taken)))
}

/// Shows what changed between two snapshots.
pub fn diff(cli: &Cli, input: DiffSnapshots, output: Output) -> Result<(), Stop> {
    let diff = usecase::diff_snapshots(&open(cli)?, input)?;
    if output.json {
        let paragraphs: Vec<Value> = diff
            .paragraphs
            .iter()
            .map(|paragraph| {
                let parts: Vec<Value> = paragraph
                    .parts
                    .iter()
                    .map(|part| json!([part.op, part.text]))
                    .collect();
                json!({ "change": paragraph.change, "parts": parts })
            })
            .collect();
        return output.json(&json!({
            "before": diff.before,
            "after": diff.after,
            "before_taken": utc(diff.before_ms),
            "after_taken": utc(diff.after_ms),
            "changed": diff.n_changed,
            "paragraphs": paragraphs,
        }));
    }
    output.text(&dim(&format!("{} → {}", utc(diff.before_ms), utc(diff.after_ms))))?;
    let changed = diff
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.change != ParagraphChange::Kept);
    for paragraph in changed {
        let words: String = paragraph
            .parts
            .iter()
            .map(|part| match part.op {
                DifferenceOp::Kept => part.text.clone(),
                DifferenceOp::Removed => format!("[-{}-]", part.text),
                DifferenceOp::Added => format!("{{+{}+}}", part.text),
            })
            .collect();
        output.text(&plain(&words))?;
    }
    Ok(())
}
