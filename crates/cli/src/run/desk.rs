//! The desk as a whole: making, checking, copying.

use crate::args::Cli;
use crate::json::utc;
use crate::output::{Output, Stop, plain};
use factdesk_api::wire::{Nothing, Verified};
use factdesk_api::{ApiError, Desk, ErrorCode, Outside, usecase};
use serde_json::json;
use std::path::PathBuf;

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
