//! Sentences with what an engine would read out of them.

use super::Dice;
use super::words::Beat;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime};
use factdesk_model::Span;
use factdesk_model::annotation::{
    Bound, Certainty, ClaimType, Deadline, DeadlineStatus, Dimension, Feature, Grain, Interval, Meaning,
    Mention, Quantity, Resolved, SetAsideReason, Speaker, SpeakerKind, Time, TimexType,
};

/// A sentence and what is in it; places are counted from its beginning.
pub struct Sentence {
    pub text: String,
    pub is_claim: bool,
    pub types: Vec<ClaimType>,
    pub checkable: f64,
    pub reasons: Vec<String>,
    pub features: Vec<Feature>,
    pub mentions: Vec<Mention>,
    pub speaker: Option<Speaker>,
    pub deadline: Option<Deadline>,
    pub set_aside: Option<SetAsideReason>,
}

pub fn write(dice: &mut Dice, beat: &Beat, published: NaiveDateTime) -> Sentence {
    use ClaimType as T;
    let tongue = beat.tongue;
    // Of a hundred sentences so many are of each kind.
    let (patterns, types): (_, &[ClaimType]) = match dice.below(100) {
        0..25 => (tongue.amount, &[T::Quantity]),
        25..40 => (tongue.deadline, &[T::Deadline, T::Promise]),
        40..60 => (tongue.quote, &[T::Quote]),
        60..72 => (tongue.trend, &[T::Quantity, T::Trend]),
        72..84 => (tongue.event, &[T::Event]),
        84..90 => (tongue.opinion, &[]),
        _ => (tongue.filler, &[]),
    };
    let mut sentence = Sentence {
        text: String::new(),
        is_claim: !std::ptr::eq(patterns, tongue.filler),
        types: types.to_vec(),
        checkable: 0.0,
        reasons: Vec::new(),
        features: Vec::new(),
        mentions: Vec::new(),
        speaker: None,
        deadline: None,
        set_aside: std::ptr::eq(patterns, tongue.opinion).then_some(SetAsideReason::Opinion),
    };
    let is_deadline = std::ptr::eq(patterns, tongue.deadline);
    let day = day_near(dice, published, is_deadline);
    let pattern = dice.one_of(patterns);
    fill(dice, beat, pattern, day, &mut sentence);
    if is_deadline {
        let from = day.and_hms_opt(0, 0, 0);
        let to = day
            .checked_add_days(Days::new(1))
            .and_then(|day| day.and_hms_opt(0, 0, 0));
        sentence.deadline = Some(Deadline {
            by: Interval { from, to },
            certainty: Certainty::Will,
            status_on_published: DeadlineStatus::Future,
        });
    }
    weigh(dice, &mut sentence);
    sentence
}

/// A day in the years around the story; a deadline lies ahead of it.
fn day_near(dice: &mut Dice, published: NaiveDateTime, ahead: bool) -> NaiveDate {
    let months = Months::new(1 + dice.below(36) as u32);
    let day = if ahead {
        published.date().checked_add_months(months)
    } else {
        published.date().checked_sub_months(months)
    };
    let day = day.unwrap_or(published.date());
    day.with_day(1 + dice.below(28) as u32).unwrap_or(day)
}

/// Writes the sentence, and notes each number, date and speaker where it comes to stand.
fn fill(dice: &mut Dice, beat: &Beat, pattern: &str, day: NaiveDate, sentence: &mut Sentence) {
    let mut rest = pattern;
    let mut n_signs = 0;
    while let Some((before, after)) = rest.split_once('{') {
        let (mark, after) = after.split_once('}').unwrap_or((after, ""));
        rest = after;
        sentence.text.push_str(before);
        n_signs += before.chars().count() as u32;
        let written = match mark {
            "n" | "m" => (2 + dice.uneven(900_000)).to_string(),
            "k" => (2 + dice.below(60)).to_string(),
            "year" => day.year().to_string(),
            "day" => day.day().to_string(),
            "month" => beat.tongue.months[day.month0() as usize].to_owned(),
            "place" | "Place" => beat.somewhere(dice),
            "person" | "Person" => beat.people[dice.below(3)].clone(),
            "thing" => beat.thing(dice),
            "Thing" => with_capital(&beat.thing(dice)),
            "adj" => dice.one_of(beat.tongue.adjectives).to_owned(),
            "role" => dice.one_of(beat.tongue.roles).to_owned(),
            _ => String::new(),
        };
        let span = Span::new(n_signs, n_signs + written.chars().count() as u32);
        n_signs = span.end;
        sentence.text.push_str(&written);
        match mark {
            "n" | "m" | "k" => note_quantity(sentence, span, written),
            "year" => note_year(sentence, span, day),
            "person" | "Person" => {
                sentence.speaker = Some(Speaker {
                    text: written.clone(),
                    span,
                    name: written,
                    role: None,
                    anonymous: false,
                    kind: Some(SpeakerKind::Person),
                });
            }
            _ => {}
        }
    }
    sentence.text.push_str(rest);
}

fn note_quantity(sentence: &mut Sentence, span: Span, written: String) {
    if !sentence.types.contains(&ClaimType::Quantity) {
        sentence.types.push(ClaimType::Quantity);
    }
    sentence.mentions.push(Mention {
        span,
        rule: "number.digits".into(),
        meaning: Meaning::Quantity(Quantity {
            value: written.parse().ok(),
            low: None,
            high: None,
            bound: Bound::Exact,
            dimension: Dimension::Number,
            unit: None,
            unit_text: None,
            counted: None,
            change: None,
        }),
        text: written,
    });
}

fn note_year(sentence: &mut Sentence, span: Span, day: NaiveDate) {
    sentence.types.push(ClaimType::Date);
    let of = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
    sentence.mentions.push(Mention {
        span,
        text: day.year().to_string(),
        rule: "date.year".into(),
        meaning: Meaning::Time(Time {
            timex_type: TimexType::Date,
            value: day.year().to_string(),
            modifier: None,
            interval: Some(Interval {
                from: of(day.year()),
                to: of(day.year() + 1),
            }),
            candidates: Vec::new(),
            grain: Grain::Year,
            resolved: Resolved::Exact,
            anchor: None,
            assumed: Vec::new(),
        }),
    });
}

/// A score out of named features, as the engine gives one.
fn weigh(dice: &mut Dice, sentence: &mut Sentence) {
    let mut sum = -1.2;
    let mut note = |name: &str, value: f64, weight: f64| {
        sum += value * weight;
        sentence.reasons.push(name.to_owned());
        sentence.features.push(Feature {
            name: name.to_owned().into(),
            value,
            weight,
        });
    };
    note("length", sentence.text.len() as f64 / 100.0, 0.4);
    if sentence.types.contains(&ClaimType::Quantity) {
        note("quantity", 1.0, 0.9);
    }
    if sentence.types.contains(&ClaimType::Date) {
        note("date", 1.0, 0.5);
    }
    if sentence.speaker.is_some() {
        note("speaker", 1.0, 0.3);
    }
    note("wording", dice.below(1000) as f64 / 1000.0, 0.6);
    sentence.checkable = 1.0 / (1.0 + f64::exp(-sum));
}

fn with_capital(word: &str) -> String {
    let mut signs = word.chars();
    signs
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}
