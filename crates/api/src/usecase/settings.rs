use super::rows::scale_view;
use crate::desk::Desk;
use crate::wire::{Nothing, RatingScales, SetSettings, Settings};
use crate::{ApiError, ErrorCode};
use factdesk_store::StoreError;

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

/// How Factdesk is set up on this machine and at this desk.
///
/// # Errors
/// Only those of the desk itself.
pub fn get_settings(desk: &Desk, _: Nothing) -> Result<Settings, ApiError> {
    let machine = desk.machine_settings();
    Ok(Settings {
        reviewer: desk.open()?.reviewer.name,
        language: machine.language,
        theme: machine.theme,
        text_percent: machine.text_percent,
        letter_keys: machine.letter_keys,
        rating_scale: desk.current_scale()?,
        allow_hosts: machine.allow_hosts,
        recent_desks: machine
            .recent_desks
            .iter()
            .map(|folder| folder.display().to_string())
            .collect(),
    })
}

/// Changes how Factdesk is set up. The rating scale is a change of the desk, in its history; the rest is this machine's.
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
        open.store.read(|store| match store.scale(scale) {
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
    machine.letter_keys = input.letter_keys.unwrap_or(machine.letter_keys);
    machine.allow_hosts = input.allow_hosts.unwrap_or(machine.allow_hosts);
    if machine != before {
        machine.save(&desk.outside.places.settings)?;
    }
    if let Some(name) = &input.reviewer {
        desk.change_reviewer(name.trim())?;
    }
    if let Some(scale) = input.rating_scale
        && scale != desk.current_scale()?
    {
        open.store
            .set_setting(&desk.sign(&open), "rating_scale", scale.into())?;
    }
    get_settings(desk, Nothing {})
}
