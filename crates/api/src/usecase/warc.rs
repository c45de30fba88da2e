use super::report::write_beside;
use crate::desk::Desk;
use crate::wire::{ExportWarc, WarcExported};
use crate::{ApiError, ErrorCode};
use factdesk_sources::warc::Warc;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes every snapshot of the sources asked for into a WARC file, which web archives' own tools read: the answers as
/// they were received, with their headers, redirects, times and digests.
///
/// # Errors
/// `source_missing`, `document_missing`, `ambiguous_id`, `file_unwritable`, `desk_damaged`.
pub fn export_warc(desk: &Desk, input: ExportWarc) -> Result<WarcExported, ApiError> {
    let open = desk.open()?;
    let sources = open.read(|store| match (&input.source, &input.document) {
        (Some(source), _) => Ok(vec![store.source(&store.resolve_source(source)?)?]),
        (_, Some(document)) => store.sources_of_document(&store.resolve_document(document)?),
        _ => store.sources(),
    })?;
    let path = Path::new(&input.path);
    let fails = |error: std::io::Error| {
        ApiError::new(ErrorCode::FileUnwritable, format!("{}: {error}", path.display()))
    };
    let mut n_snapshots = 0;
    write_beside(path, |file| {
        let mut out = BufWriter::new(file);
        let software = concat!("Factdesk ", env!("CARGO_PKG_VERSION"));
        let mut warc = Warc::begin(&mut out, software, desk.now_ms()).map_err(fails)?;
        for source in &sources {
            // One source at a time: a desk may hold more than memory does.
            let snapshots = open.read(|store| store.snapshots_of(&source.id))?;
            for snapshot in snapshots {
                let bytes = open.read(|store| store.snapshot_bytes(&snapshot.id))?;
                warc.snapshot(&snapshot, &bytes).map_err(fails)?;
                n_snapshots += 1;
            }
        }
        out.flush().map_err(fails)
    })?;
    Ok(WarcExported {
        file: input.path.clone(),
        n_sources: u32::try_from(sources.len()).unwrap_or(u32::MAX),
        n_snapshots,
    })
}
