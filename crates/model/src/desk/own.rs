use crate::annotation::{
    Annotation, Bound, Deadline, DeadlineStatus, FoundClaim, Grain, Interval, Meaning, Resolved, Speaker,
};
use crate::{ReviewerId, Span};
use chrono::{Datelike, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What reviewers changed of a claim, with what the engine says of it kept beside.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Own {
    /// How its words came to be these; `None`: they are the engine's.
    pub words: Option<OwnWords>,
    /// Values that a reviewer reads otherwise than the engine.
    pub readings: Vec<OwnReading>,
    /// Who said it, by the engine.
    pub engine_speaker: Option<Speaker>,
    /// What is to happen by when, by the engine.
    pub engine_deadline: Option<Deadline>,
}

/// How a claim's words came to be other than the engine's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWords {
    /// What was done.
    pub how: OwnHow,
    /// The engine's claims that it was made of; none for one that a reviewer added.
    pub engine: Vec<EngineWords>,
    /// Who did it last.
    pub reviewer: ReviewerId,
    /// When.
    pub at_ms: i64,
}

/// What was done to a claim's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum OwnHow {
    Bounds,
    Split,
    Merged,
    Added,
}

/// A claim as the engine found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngineWords {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
}

/// A value as a reviewer reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnReading {
    /// The words that say it: a mention's, or the whole claim's for its speaker.
    pub span: Span,
    /// What they mean.
    pub value: OwnValue,
    /// Who says so.
    pub reviewer: ReviewerId,
    /// Since when.
    pub at_ms: i64,
}

/// What words mean by a reviewer's reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OwnValue {
    /// A stretch of time.
    Time {
        /// The stretch.
        interval: Interval,
    },
    /// A number.
    Quantity {
        /// The smallest value meant.
        low: Decimal,
        /// The largest value meant; the same for an exact number.
        high: Decimal,
        /// The unit's code; `None`: as the engine reads it.
        unit: Option<String>,
    },
    /// Who said it.
    Speaker {
        /// The name.
        name: String,
    },
}

impl Own {
    /// Whether a reviewer changed anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_none() && self.readings.is_empty()
    }

    /// Lets a reading of the speaker, which is of the whole claim, follow the claim's words.
    pub fn follow_words(&mut self, span: Span) {
        for reading in &mut self.readings {
            if matches!(reading.value, OwnValue::Speaker { .. }) {
                reading.span = span;
            }
        }
    }

    /// Puts back what the engine says in place of the reviewers' values.
    pub fn take_off(&self, found: &mut FoundClaim) {
        for reading in &self.readings {
            if let (OwnValue::Speaker { name }, Some(engine)) = (&reading.value, &self.engine_speaker) {
                rename_first(&mut found.chain, Some(name), &engine.name);
            }
        }
        found.speaker.clone_from(&self.engine_speaker);
        found.deadline.clone_from(&self.engine_deadline);
    }

    /// Says what the engine found as the reviewers read it, and keeps the engine's own beside.
    ///
    /// `engine` is the annotation as the engine made it: a deadline follows the time that it was read from.
    pub fn put_on(&mut self, found: &mut FoundClaim, engine: &Annotation) {
        self.engine_speaker.clone_from(&found.speaker);
        self.engine_deadline.clone_from(&found.deadline);
        for reading in &self.readings {
            match &reading.value {
                OwnValue::Speaker { name } => {
                    let known = found.speaker.take();
                    rename_first(
                        &mut found.chain,
                        known.as_ref().map(|known| known.name.as_str()),
                        name,
                    );
                    found.speaker = Some(match known {
                        Some(known) if known.name == *name => known,
                        known => Speaker {
                            text: known
                                .as_ref()
                                .map_or_else(|| name.clone(), |known| known.text.clone()),
                            span: known.map_or(found.span, |known| known.span),
                            name: name.clone(),
                            role: None,
                            anonymous: false,
                            kind: None,
                        },
                    });
                }
                OwnValue::Time { interval } => {
                    let times: Vec<(Span, Option<Interval>)> = found
                        .mentions
                        .iter()
                        .filter_map(|place| engine.mentions.get(*place as usize))
                        .filter_map(|mention| match &mention.meaning {
                            Meaning::Time(time) => Some((mention.span, time.interval)),
                            _ => None,
                        })
                        .collect();
                    let read = times.iter().find(|(span, _)| *span == reading.span);
                    if let (Some(deadline), Some((_, by))) = (&mut found.deadline, read)
                        && (times.len() == 1 || *by == Some(deadline.by))
                    {
                        deadline.by = *interval;
                        deadline.status_on_published = match (engine.published.range(), interval.to) {
                            (Some((from, _)), Some(to)) if to <= from => DeadlineStatus::Past,
                            (Some((_, until)), Some(to)) if until <= to => DeadlineStatus::Future,
                            _ => DeadlineStatus::Open,
                        };
                    }
                }
                OwnValue::Quantity { .. } => {}
            }
        }
    }
}

/// Puts a name in place of another at the head of a chain of who said it.
fn rename_first(chain: &mut [String], was: Option<&str>, is: &str) {
    if let (Some(first), Some(was)) = (chain.first_mut(), was)
        && first == was
    {
        is.clone_into(first);
    }
}

impl OwnReading {
    /// Lays the reading over the engine's, where the words still mean a value of this kind.
    pub fn lay_over(&self, annotation: &mut Annotation) {
        for mention in &mut annotation.mentions {
            if mention.span != self.span {
                continue;
            }
            match (&mut mention.meaning, &self.value) {
                (Meaning::Time(time), OwnValue::Time { interval }) => {
                    let (value, grain) = written(interval);
                    time.interval = Some(*interval);
                    time.value = value;
                    time.grain = grain;
                    time.candidates.clear();
                    time.assumed.clear();
                    time.anchor = None;
                    time.modifier = None;
                    time.resolved = Resolved::Exact;
                }
                (Meaning::Quantity(quantity), OwnValue::Quantity { low, high, unit }) => {
                    quantity.value = (low == high).then_some(*low);
                    quantity.low = Some(*low);
                    quantity.high = Some(*high);
                    quantity.bound = if low == high { Bound::Exact } else { Bound::Between };
                    if let Some(unit) = unit {
                        quantity.unit = Some(unit.clone());
                    }
                }
                _ => {}
            }
        }
    }
}

/// A stretch of time as ISO 8601 writes it, and the size of its unit.
fn written(interval: &Interval) -> (String, Grain) {
    let (Some(from), Some(to)) = (interval.from, interval.to) else {
        return ("XXXX".to_owned(), Grain::Day);
    };
    let date = |at: NaiveDateTime| at.format("%Y-%m-%d").to_string();
    if from.time() != NaiveTime::MIN || to.time() != NaiveTime::MIN {
        return (from.format("%Y-%m-%dT%H:%M").to_string(), Grain::Minute);
    }
    let starts_year = |at: NaiveDateTime| at.ordinal() == 1;
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    if starts_year(from) && starts_year(to) && months == 12 {
        (from.format("%Y").to_string(), Grain::Year)
    } else if from.day() == 1 && to.day() == 1 && months == 1 {
        (from.format("%Y-%m").to_string(), Grain::Month)
    } else if (to - from).num_days() == 1 {
        (date(from), Grain::Day)
    } else {
        (format!("{}/{}", date(from), date(to)), Grain::Day)
    }
}
