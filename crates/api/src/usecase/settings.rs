use super::import::read_file;
use super::rows::scale_view;
use crate::desk::Desk;
use crate::wire::{LoadScale, Nothing, RatingScales, SetSettings, Settings};
use crate::{ApiError, ErrorCode};
use factdesk_model::desk::RatingScale;
use factdesk_sources::archive::USUAL_ENDPOINT;
use factdesk_store::{Process, StoreError};
use serde::de::DeserializeOwned;
use std::path::Path;

/// Text sizes that can be chosen, in percent.
const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 50..=300;

/// The desk's rating scales.
///
/// # Errors
/// Only those of the desk itself.
pub fn rating_scales(desk: &Desk, _: Nothing) -> Result<RatingScales, ApiError> {
    Ok(RatingScales {
        scales: desk
            .read(|store| store.scales())?
            .into_iter()
            .map(scale_view)
            .collect(),
        current: desk.current_scale()?,
    })
}

/// Adds a rating scale from a TOML file, or extends one. What somebody judged with keeps its meaning.
///
/// # Errors
/// `file_missing`, `file_unreadable`; `bad_file` for one that is no sound scale; `scale_in_use`.
pub fn load_scale(desk: &Desk, input: LoadScale) -> Result<RatingScales, ApiError> {
    let scale: RatingScale = read_toml(Path::new(&input.path))?;
    let open = desk.open()?;
    open.store.save_scale(&desk.sign(&open), &scale)?;
    rating_scales(desk, Nothing {})
}

/// A TOML file of the user's.
///
/// # Errors
/// `file_missing`, `file_unreadable`, `bad_file`.
pub(super) fn read_toml<T: DeserializeOwned>(path: &Path) -> Result<T, ApiError> {
    let bytes = read_file(path)?;
    let bad = |error: &dyn std::fmt::Display| {
        // A parser draws its complaint over several lines; one sentence is wanted.
        let says = error.to_string();
        let says: Vec<&str> = says.split_whitespace().collect();
        ApiError::new(
            ErrorCode::BadFile,
            format!("{}: {}", path.display(), says.join(" ")),
        )
    };
    let text = std::str::from_utf8(&bytes).map_err(|error| bad(&error))?;
    toml::from_str(text).map_err(|error| bad(&error))
}

/// How Factdesk is set up on this machine and at this desk.
///
/// # Errors
/// Only those of the desk itself.
pub fn get_settings(desk: &Desk, _: Nothing) -> Result<Settings, ApiError> {
    let machine = desk.machine_settings();
    let rules = desk.read(|store| store.process())?;
    Ok(Settings {
        two_person_rule: rules.two_person,
        blind_review: rules.blind,
        reviewer: desk.open()?.reviewer.name,
        language: machine.language,
        theme: machine.theme,
        text_percent: machine.text_percent,
        letter_keys: machine.letter_keys,
        keys: machine.keys,
        rating_scale: desk.current_scale()?,
        allow_hosts: machine.allow_hosts,
        timestamp_authority: machine.timestamp_authority,
        archive: machine.archive.unwrap_or_else(|| USUAL_ENDPOINT.to_owned()),
        recent_desks: machine
            .recent_desks
            .iter()
            .map(|folder| folder.display().to_string())
            .collect(),
    })
}

/// Changes how Factdesk is set up. The rating scale and the rules of review are changes of the desk, in its
/// history; the rest is this machine's.
///
/// # Errors
/// `words_missing` for an empty name, `unknown_rating` for a scale that is none, `bad_request` for a text size out of
/// bounds, `file_unwritable`.
pub fn set_settings(desk: &Desk, input: SetSettings) -> Result<Settings, ApiError> {
    let open = desk.open()?;
    if input
        .reviewer
        .as_deref()
        .is_some_and(|name| name.trim().is_empty())
    {
        return Err(ApiError::new(ErrorCode::WordsMissing, "a reviewer needs a name"));
    }
    if input
        .text_percent
        .is_some_and(|percent| !TEXT_PERCENT.contains(&percent))
    {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "the text size is from 50 to 300 percent",
        ));
    }
    if let Some(scale) = &input.rating_scale {
        open.read(|store| match store.scale(scale) {
            Ok(_) => Ok(()),
            Err(StoreError::NotFound { .. }) => Err(StoreError::UnknownScale { scale: scale.clone() }),
            Err(error) => Err(error),
        })?;
    }
    let mut machine = desk.machine_settings();
    let before = machine.clone();
    if let Some(name) = &input.reviewer {
        machine.reviewer = Some(name.trim().to_owned());
    }
    if let Some(language) = input.language {
        machine.language = Some(language).filter(|language| !language.is_empty());
    }
    machine.theme = input.theme.unwrap_or(machine.theme);
    machine.text_percent = input.text_percent.unwrap_or(machine.text_percent);
    if let Some(keys) = input.keys {
        machine.keys = keys;
    }
    machine.letter_keys = input.letter_keys.unwrap_or(machine.letter_keys);
    machine.allow_hosts = input.allow_hosts.unwrap_or(machine.allow_hosts);
    for (kept, given) in [
        (&mut machine.timestamp_authority, input.timestamp_authority),
        (&mut machine.archive, input.archive),
    ] {
        let Some(given) = given else { continue };
        let given = given.trim();
        let is_address = given.starts_with("https://") || given.starts_with("http://");
        if !given.is_empty() && !is_address {
            return Err(ApiError::new(ErrorCode::BadAddress, given));
        }
        *kept = (!given.is_empty()).then(|| given.to_owned());
    }
    if machine != before {
        machine.save(&desk.outside.places.settings)?;
    }
    if let Some(name) = &input.reviewer {
        desk.change_reviewer(name.trim())?;
    }
    if input.two_person_rule.is_some() || input.blind_review.is_some() {
        let before = open.read(|store| store.process())?;
        let rules = Process {
            two_person: input.two_person_rule.unwrap_or(before.two_person),
            blind: input.blind_review.unwrap_or(before.blind),
        };
        open.store.set_process(&desk.sign(&open), rules)?;
    }
    if let Some(scale) = input.rating_scale
        && scale != desk.current_scale()?
    {
        open.store
            .set_setting(&desk.sign(&open), "rating_scale", scale.into())?;
    }
    get_settings(desk, Nothing {})
}
