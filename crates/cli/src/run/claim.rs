//! Corrections of a claim: its words and its values.

use super::review::on_claim;
use crate::args::{Claim, Cli, ReadClaim};
use crate::output::{Output, Stop};
use factdesk_api::wire::{
    AddClaim, ChangeBounds, GetClaim, GetDocument, MergeClaims, ReadingKind, SetReading, SplitClaim,
};
use factdesk_api::{ApiError, Desk, ErrorCode, usecase};

/// Corrects a claim, or adds one.
pub fn claim(cli: &Cli, command: &Claim, output: Output) -> Result<(), Stop> {
    match command {
        Claim::Bounds { claim, at, words } => on_claim(cli, output, |desk| {
            let (start, end) = match (at, words) {
                (Some(at), _) => stretch(at)?,
                (None, words) => near(desk, claim, words.as_deref().unwrap_or_default())?,
            };
            let claim = claim.clone();
            usecase::change_bounds(desk, ChangeBounds { claim, start, end })
        }),
        Claim::Split { claim, at, before } => on_claim(cli, output, |desk| {
            let at = match (at, before) {
                (Some(at), _) => *at,
                (None, words) => near(desk, claim, words.as_deref().unwrap_or_default())?.0,
            };
            let claim = claim.clone();
            usecase::split_claim(desk, SplitClaim { claim, at })
        }),
        Claim::Merge { claim, with } => on_claim(cli, output, |desk| {
            let (claim, with) = (claim.clone(), with.clone());
            usecase::merge_claims(desk, MergeClaims { claim, with })
        }),
        Claim::Add { document, at, words } => on_claim(cli, output, |desk| {
            let (start, end) = match (at, words) {
                (Some(at), _) => stretch(at)?,
                (None, words) => {
                    let document = document.clone();
                    let story = usecase::get_document(desk, GetDocument { document })?;
                    find(&story.text, words.as_deref().unwrap_or_default(), 0)?
                }
            };
            let document = document.clone();
            usecase::add_claim(desk, AddClaim { document, start, end })
        }),
        Claim::Read(options) => read(cli, options, output),
    }
}

fn read(cli: &Cli, options: &ReadClaim, output: Output) -> Result<(), Stop> {
    let given = [
        (ReadingKind::Time, &options.value.time),
        (ReadingKind::Quantity, &options.value.number),
        (ReadingKind::Speaker, &options.value.speaker),
    ];
    for (kind, value) in given {
        if let Some(value) = value {
            let input = SetReading {
                claim: options.claim.clone(),
                kind,
                mention: options.mention,
                value: value.clone(),
            };
            return on_claim(cli, output, |desk| usecase::set_reading(desk, input));
        }
    }
    // The command line lets nobody in without one of the three.
    Ok(())
}

/// `120..180`.
fn stretch(at: &str) -> Result<(u32, u32), ApiError> {
    at.split_once("..")
        .and_then(|(start, end)| Some((start.trim().parse().ok()?, end.trim().parse().ok()?)))
        .ok_or_else(|| {
            ApiError::new(
                ErrorCode::BadRequest,
                format!("{at:?} is no stretch such as 120..180"),
            )
        })
}

/// Words of a claim's story, where they stand nearest to the claim.
fn near(desk: &Desk, claim: &str, words: &str) -> Result<(u32, u32), ApiError> {
    let claim = claim.to_owned();
    let row = usecase::get_claim(desk, GetClaim { claim })?.claim;
    let document = row.document;
    let story = usecase::get_document(desk, GetDocument { document })?;
    find(&story.text, words, row.start)
}

/// Where words stand in a text, nearest to a place, in code points.
fn find(text: &str, words: &str, place: u32) -> Result<(u32, u32), ApiError> {
    let missing = || ApiError::new(ErrorCode::PassageMissing, words);
    if words.is_empty() {
        return Err(missing());
    }
    let starts = text
        .match_indices(words)
        .map(|(byte, _)| text[..byte].chars().count());
    let starts = starts.filter_map(|start| u32::try_from(start).ok());
    let start = starts
        .min_by_key(|start| start.abs_diff(place))
        .ok_or_else(missing)?;
    let length = u32::try_from(words.chars().count()).map_err(|_| missing())?;
    Ok((start, start + length))
}
