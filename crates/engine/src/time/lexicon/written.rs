//! What stands behind the words of `time.toml`: `"day -1"`, `"1.5 year"`.

use crate::time::calendar::Unit;
use crate::time::class::Sense;
use crate::time::expression::{Amount, Base, DayPart, Fields, Length, Origin, Portion, YearPart};
use serde::Deserialize;

fn unit_named(name: &str) -> Option<Unit> {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    Unit::deserialize(name).ok()
}

/// Reads `"day -1"`, and `"year -1 alike"` for the time spoken of last at its own size.
pub(super) fn base(written: &str, origin: Origin) -> Option<Base> {
    let (written, origin) = match written.strip_suffix(" alike") {
        Some(written) if origin == Origin::Context => (written, Origin::Alike),
        Some(_) => return None,
        None => (written, origin),
    };
    let (unit, n) = written.split_once(' ')?;
    Some(Base {
        unit: unit_named(unit)?,
        n: n.parse().ok()?,
        origin,
    })
}

pub(super) fn written_words(value: &str) -> impl Iterator<Item = &str> {
    value.split_whitespace()
}

/// Reads `"day -1 evening"`, `"weekday 2 morning"`, `"hour 12"`.
pub(super) fn time<'v>(mut words: impl Iterator<Item = &'v str>) -> Option<Fields> {
    let mut fields = Fields::default();
    while let Some(word) = words.next() {
        match word {
            "weekend" => fields.weekend = true,
            "season" => {
                let season = words.next()?.parse().ok().filter(|n| (1..=4).contains(n))?;
                fields.year_part = Some(YearPart::Season(season));
            }
            "weekday" => fields.weekday = words.next()?.parse().ok().filter(|n| (1..=7).contains(n)),
            "hour" => fields.hour = words.next()?.parse().ok().filter(|n| *n <= 24),
            "pick" => fields.pick = words.next()?.parse().ok(),
            word => {
                if let Some(part) = part_named(word) {
                    fields.part = Some(part);
                } else {
                    let n = words.next()?.parse().ok()?;
                    fields.base = Some(Base {
                        unit: unit_named(word)?,
                        n,
                        origin: Origin::Published,
                    });
                }
            }
        }
    }
    (fields != Fields::default() && fields.makes_sense()).then_some(fields)
}

fn part_named(name: &str) -> Option<DayPart> {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    DayPart::deserialize(name).ok()
}

/// Reads `"quarter 3"`.
pub(super) fn year_part(written: &str) -> Option<YearPart> {
    let (unit, n) = written.split_once(' ')?;
    let n = n.parse().ok()?;
    match (unit, n) {
        ("quarter", 1..=4) => Some(YearPart::Quarter(n)),
        ("half", 1..=2) => Some(YearPart::Half(n)),
        _ => None,
    }
}

/// Reads `"1.5"` or `"several"`.
pub(super) fn amount(written: &str) -> Option<Amount> {
    if written == "several" {
        return Some(Amount::Vague);
    }
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    if fraction.len() > 3 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
    Some(Amount::Thousandths(
        whole.checked_mul(1000)?.checked_add(fraction)?,
    ))
}

/// Reads `"+01:00"` or `"local"`.
pub(super) fn zone(written: &str) -> Option<Sense> {
    if written == "local" {
        return Some(Sense::Plain);
    }
    let (hours, minutes) = written.split_once(':')?;
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let sign = if hours < 0 || written.starts_with('-') {
        -1
    } else {
        1
    };
    Some(Sense::Int(hours * 60 + sign * minutes))
}

/// Reads `"1.5 year"`.
pub(super) fn length(written: &str) -> Option<Length> {
    let (n, unit) = written.split_once(' ')?;
    Some(Length::of(unit_named(unit)?, amount(n)?))
}

/// Reads `"end year"`.
pub(super) fn unit_portion(written: &str) -> Option<(Portion, Unit)> {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};
    let (portion, unit) = written.split_once(' ')?;
    let portion: StrDeserializer<'_, Error> = portion.into_deserializer();
    Some((Portion::deserialize(portion).ok()?, unit_named(unit)?))
}
