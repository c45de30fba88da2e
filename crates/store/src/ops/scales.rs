//! Rating scales: added, extended, never changed under those who judged with them.

use crate::error::StoreError;
use crate::ledger::EventKind;
use crate::rows::fields_of;
use crate::store::{Signed, Store};
use crate::tables::SCALES;
use crate::writer::Writer;
use factdesk_model::desk::{Rating, RatingScale};
use rusqlite::params;
use std::collections::BTreeSet;

impl Store {
    /// Adds a rating scale or extends one. A scale that is the same already is no change.
    ///
    /// # Errors
    /// [`StoreError::BadScale`] for one that does not hold together; [`StoreError::ScaleInUse`] when a rating that
    /// somebody judged with would go or change its meaning: its polarity, number, name or place in the order.
    pub fn save_scale(&self, signed: &Signed, scale: &RatingScale) -> Result<(), StoreError> {
        check(scale)?;
        self.write(signed, EventKind::ScaleSaved, |writer| {
            writer.say("scale", scale.id.as_str());
            writer.about(&scale.id);
            if !SCALES.has(writer.conn, &scale.id)? {
                return writer.insert(&SCALES, &scale.id, fields_of(scale)?);
            }
            let before = writer.scale(&scale.id)?;
            let mut last_place = None;
            for rating in &before.ratings {
                if !is_used(writer, &scale.id, &rating.id)? {
                    continue;
                }
                let place = scale.ratings.iter().position(|new| is_kept(rating, new));
                let keeps_order = !scale.ordered || place > last_place;
                if place.is_none() || !keeps_order || before.ordered != scale.ordered {
                    return Err(StoreError::ScaleInUse {
                        scale: scale.id.clone(),
                        rating: rating.id.clone(),
                    });
                }
                last_place = place;
            }
            writer.set(&SCALES, &scale.id, fields_of(scale)?)
        })
    }
}

/// Whether the new rating means what the old one did. Names in more languages may be added.
fn is_kept(old: &Rating, new: &Rating) -> bool {
    let named_so = |(lang, name): (&String, &String)| new.label.get(lang) == Some(name);
    new.id == old.id
        && new.polarity == old.polarity
        && new.value == old.value
        && old.label.iter().all(named_so)
}

fn is_used(writer: &Writer<'_>, scale: &str, rating: &str) -> Result<bool, StoreError> {
    for table in ["verdicts", "assessments"] {
        let sql = format!("SELECT 1 FROM {table} WHERE scale = ?1 AND rating = ?2");
        if writer.conn.prepare_cached(&sql)?.exists(params![scale, rating])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the scale holds together.
fn check(scale: &RatingScale) -> Result<(), StoreError> {
    let bad = |says: String| {
        Err(StoreError::BadScale {
            scale: scale.id.clone(),
            says,
        })
    };
    let is_id = |id: &str| {
        !id.is_empty()
            && id
                .bytes()
                .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'_')
    };
    if !is_id(&scale.id) {
        return bad("its id is lower-case letters, digits and underscores".to_owned());
    }
    if scale.ratings.is_empty() {
        return bad("it has no ratings".to_owned());
    }
    let mut ids = BTreeSet::new();
    for rating in &scale.ratings {
        if !is_id(&rating.id) || !ids.insert(&rating.id) {
            return bad(format!("the id {:?} is no id, or stands there twice", rating.id));
        }
        if rating.label.values().all(|name| name.trim().is_empty()) {
            return bad(format!("{} has no name in any language", rating.id));
        }
        if rating.value.is_some() && !scale.ordered {
            return bad(format!("{} has a number, and the scale has no order", rating.id));
        }
    }
    let values: Vec<i32> = scale.ratings.iter().filter_map(|rating| rating.value).collect();
    if !values.is_sorted_by(|a, b| a < b) {
        return bad("its numbers do not grow from worst to best".to_owned());
    }
    if !values.is_empty() && values.len() != scale.ratings.len() {
        return bad("some of its ratings have numbers, others none".to_owned());
    }
    Ok(())
}
