//! What is kept of sources, and how it leaves the desk.

use super::desk::open;
use crate::args::{Chosen, Cli};
use crate::output::{Output, Stop, plain};
use factdesk_api::wire::{ExportWarc, GetPage, WarcExported};
use factdesk_api::{ApiError, ErrorCode, usecase};
use serde_json::json;
use std::path::Path;

/// Writes snapshots into a WARC file.
pub fn warc(cli: &Cli, chosen: &Chosen, output: Output) -> Result<(), Stop> {
    written(&usecase::export_warc(&open(cli)?, export(chosen))?, output)
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
        std::fs::write(file, html).map_err(|error| {
            ApiError::new(ErrorCode::FileUnwritable, format!("{}: {error}", file.display()))
        })?;
    }
    if output.json {
        return output.json(&json!({
            "snapshot": page.snapshot,
            "file": file.map(Path::to_string_lossy),
            "kept": page.kept_ms.map(crate::json::utc),
            "missing": page.n_missing,
            "html": file.is_none().then_some(html),
        }));
    }
    match file {
        Some(file) => output.text(&plain(&file.to_string_lossy())),
        None => output.text(html.trim_end()),
    }
}
