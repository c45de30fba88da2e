use super::report::write_beside;
use crate::desk::Desk;
use crate::wire::{ExportWarc, WarcExported};
use crate::{ApiError, ErrorCode};
use factdesk_model::desk::{Companion, Snapshot};
use factdesk_sources::wacz::Wacz;
use factdesk_sources::warc::Warc;
use factdesk_store::StoreError;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes every snapshot of the sources asked for into a WARC file, which web archives' own tools read: the answers as
/// they were received, with their headers, redirects, times and digests.
///
/// # Errors
/// `source_missing`, `document_missing`, `ambiguous_id`, `file_unwritable`, `desk_damaged`.
pub fn export_warc(desk: &Desk, input: ExportWarc) -> Result<WarcExported, ApiError> {
    let software = concat!("Factdesk ", env!("CARGO_PKG_VERSION"));
    export(desk, &input, |file, write| {
        let mut warc = Warc::begin(BufWriter::new(file), software, desk.now_ms())?;
        write(&mut |piece| match piece {
            Piece::Snapshot(snapshot, bytes) => warc.snapshot(snapshot, bytes).map(|_| ()),
            Piece::Companion(snapshot, companion, bytes) => {
                warc.companion(snapshot, companion, bytes).map(|_| ())
            }
        })?;
        Ok(warc.into_inner().flush()?)
    })
}

/// Writes every snapshot of the sources asked for into a WACZ file: the same records with an index and a list of pages, in
/// one ZIP that viewers of web archives open.
///
/// # Errors
/// As [`export_warc`].
pub fn export_wacz(desk: &Desk, input: ExportWarc) -> Result<WarcExported, ApiError> {
    let software = concat!("Factdesk ", env!("CARGO_PKG_VERSION"));
    export(desk, &input, |file, write| {
        let mut wacz = Wacz::begin(BufWriter::new(file), software, desk.now_ms())?;
        write(&mut |piece| match piece {
            Piece::Snapshot(snapshot, bytes) => wacz.snapshot(snapshot, bytes),
            Piece::Companion(snapshot, companion, bytes) => wacz.companion(snapshot, companion, bytes),
        })?;
        Ok(wacz.finish()?.flush()?)
    })
}

/// What is written, one after the other.
enum Piece<'a> {
    Snapshot(&'a Snapshot, &'a [u8]),
    Companion(&'a Snapshot, &'a Companion, &'a [u8]),
}

/// Why an export stops: the desk, or the file.
enum Stops {
    Desk(ApiError),
    File(io::Error),
}

impl From<io::Error> for Stops {
    fn from(error: io::Error) -> Stops {
        Stops::File(error)
    }
}

type Take<'a> = dyn FnMut(Piece<'_>) -> io::Result<()> + 'a;
type Pieces<'a> = dyn FnMut(&mut Take<'_>) -> Result<(), Stops> + 'a;

fn export(
    desk: &Desk,
    input: &ExportWarc,
    write: impl FnOnce(&mut fs::File, &mut Pieces<'_>) -> Result<(), Stops>,
) -> Result<WarcExported, ApiError> {
    let open = desk.open()?;
    let sources = open.read(|store| match (&input.source, &input.document) {
        (Some(source), _) => Ok(vec![store.source(&store.resolve_source(source)?)?]),
        (_, Some(document)) => store.sources_of_document(&store.resolve_document(document)?),
        _ => store.sources(),
    })?;
    let path = Path::new(&input.path);
    let mut n_snapshots = 0;
    let mut pieces = |take: &mut Take<'_>| {
        let of_desk = |error: StoreError| Stops::Desk(error.into());
        for source in &sources {
            // One source at a time: a desk may hold more than memory does.
            let snapshots = open
                .read(|store| store.snapshots_of(&source.id))
                .map_err(of_desk)?;
            for snapshot in snapshots {
                let bytes = open
                    .read(|store| store.snapshot_bytes(&snapshot.id))
                    .map_err(of_desk)?;
                take(Piece::Snapshot(&snapshot, &bytes))?;
                n_snapshots += 1;
                let companions = open
                    .read(|store| store.companions_of(&snapshot.id))
                    .map_err(of_desk)?;
                for companion in companions {
                    let bytes = open
                        .read(|store| store.companion_bytes(&companion))
                        .map_err(of_desk)?;
                    take(Piece::Companion(&snapshot, &companion, &bytes))?;
                }
            }
        }
        Ok(())
    };
    write_beside(path, |file| {
        write(file, &mut pieces).map_err(|stops| match stops {
            Stops::Desk(error) => error,
            Stops::File(error) => {
                ApiError::new(ErrorCode::FileUnwritable, format!("{}: {error}", path.display()))
            }
        })
    })?;
    Ok(WarcExported {
        file: input.path.clone(),
        n_sources: u32::try_from(sources.len()).unwrap_or(u32::MAX),
        n_snapshots,
    })
}
