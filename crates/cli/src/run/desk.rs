//! The desk as a whole: making, checking, copying.

use crate::args::{Cli, DeskFiles};
use crate::json::utc;
use crate::output::{Output, Stop, plain};
use factdesk_api::wire::{ExportDesk, ImportDesk, Nothing, SalvageDesk, Verified};
use factdesk_api::{ApiError, Desk, ErrorCode, Outside, usecase};
use serde_json::json;
use std::path::{Path, PathBuf};

/// A workbench on this machine, without an open desk.
fn workbench(cli: &Cli) -> Result<Desk, ApiError> {
    let outside = Outside::of_machine().map_err(|error| ApiError::new(ErrorCode::Internal, error))?;
    Ok(Desk::new(outside, cli.reviewer.clone()))
}

/// Opens the desk that the options name.
pub fn open(cli: &Cli) -> Result<Desk, ApiError> {
    let desk = workbench(cli)?;
    desk.open_usual(cli.desk.as_deref())?;
    Ok(desk)
}

/// Where the desk is that the options name, opened or not.
fn folder(cli: &Cli) -> Result<(Desk, PathBuf), ApiError> {
    let desk = workbench(cli)?;
    let folder = desk.usual_folder(cli.desk.as_deref());
    Ok((desk, folder))
}

/// Makes a new desk.
pub fn init(cli: &Cli, output: Output) -> Result<(), Stop> {
    let desk = workbench(cli)?;
    let folder = cli.desk.clone().unwrap_or_else(|| desk.default_folder());
    desk.open_at(&folder, true)?;
    let made = usecase::desk_overview(&desk, Nothing {})?.folder;
    if output.json {
        output.json(&json!({ "desk": made }))
    } else {
        output.text(&plain(&made))
    }
}

/// Checks the whole desk.
pub fn verify(cli: &Cli, output: Output) -> Result<(), Stop> {
    let checked = usecase::verify(&open(cli)?, Nothing {})?;
    answer(&checked, output)?;
    if checked.ok { Ok(()) } else { Err(Stop::No) }
}

fn answer(checked: &Verified, output: Output) -> Result<(), Stop> {
    if output.json {
        return output.json(checked);
    }
    if checked.ok {
        return output.text("ok");
    }
    let lines = checked
        .findings
        .iter()
        .map(|found| format!("{} {}: {}", found.what, found.r#where, found.says));
    output.text(&lines.map(|line| plain(&line)).collect::<Vec<_>>().join("\n"))
}

/// Keeps a copy of the desk's database, or lists the copies.
pub fn backup(cli: &Cli, list: bool, output: Output) -> Result<(), Stop> {
    if list {
        let (_, folder) = folder(cli)?;
        for copy in usecase::list_backups(&folder)? {
            if output.json {
                output.json(&json!({ "name": copy.name, "at": utc(copy.at_ms), "bytes": copy.n_bytes }))?;
            } else {
                output.text(&plain(&format!(
                    "{}  {}  {} bytes",
                    copy.name,
                    utc(copy.at_ms),
                    copy.n_bytes
                )))?;
            }
        }
        return Ok(());
    }
    let made = usecase::back_up(&open(cli)?)?;
    let name = made.as_ref().map(|copy| copy.name.clone());
    done(
        &name.unwrap_or_else(|| "nothing has changed since the newest copy".to_owned()),
        output,
    )
}

/// Puts a copy in place of the desk's database.
pub fn restore(cli: &Cli, name: &str, output: Output) -> Result<(), Stop> {
    let (desk, folder) = folder(cli)?;
    let aside = usecase::restore_backup(&folder, name, desk.clock_ms())?;
    done(
        &format!("what stood there is set aside in {}", aside.display()),
        output,
    )
}

/// Writes the desk as open files, or makes one of them.
pub fn files(cli: &Cli, command: &DeskFiles, output: Output) -> Result<(), Stop> {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let exchanged = match command {
        DeskFiles::Export { folder } => {
            let folder = text(folder);
            usecase::export_desk(&open(cli)?, ExportDesk { folder })?
        }
        DeskFiles::Import { from, folder } => {
            let (from, folder) = (text(from), text(folder));
            usecase::import_desk(&workbench(cli)?, ImportDesk { from, folder })?
        }
    };
    if output.json {
        return output.json(&json!({
            "folder": exchanged.folder,
            "events": exchanged.n_events,
            "blobs": exchanged.n_blobs,
        }));
    }
    output.text(&plain(&format!(
        "{} ({} events, {} blobs)",
        exchanged.folder, exchanged.n_events, exchanged.n_blobs
    )))
}

/// Makes a new desk out of what can be read of a damaged one. Where something was lost, the answer is «no».
pub fn salvage(cli: &Cli, from: &Path, folder: &Path, output: Output) -> Result<(), Stop> {
    let input = SalvageDesk {
        from: from.to_string_lossy().into_owned(),
        folder: folder.to_string_lossy().into_owned(),
    };
    let salvaged = usecase::salvage_desk(&workbench(cli)?, input)?;
    if output.json {
        output.json(&json!({
            "folder": salvaged.folder,
            "events": salvaged.n_events,
            "first_lost": salvaged.first_lost,
            "why": salvaged.why,
            "blobs": salvaged.n_blobs,
            "lost_blobs": salvaged.lost_blobs,
        }))?;
    } else {
        output.text(&plain(&format!(
            "{} ({} events, {} blobs)",
            salvaged.folder, salvaged.n_events, salvaged.n_blobs
        )))?;
        if let (Some(seq), Some(why)) = (salvaged.first_lost, &salvaged.why) {
            output.note(&plain(&format!("from event {seq} on it cannot be read: {why}")));
        }
        for sha256 in &salvaged.lost_blobs {
            output.note(&format!("blob {sha256} cannot be read"));
        }
    }
    if salvaged.first_lost.is_none() && salvaged.lost_blobs.is_empty() {
        Ok(())
    } else {
        Err(Stop::No)
    }
}

/// Makes the desk's files as small as they can be.
pub fn compact(cli: &Cli, output: Output) -> Result<(), Stop> {
    usecase::compact(&open(cli)?)?;
    done("compacted", output)
}

fn done(says: &str, output: Output) -> Result<(), Stop> {
    if output.json {
        output.json(&json!({ "ok": true, "findings": [], "says": says }))
    } else {
        output.text(&plain(says))
    }
}
