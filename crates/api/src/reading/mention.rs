use factdesk_messages::{Arg, Message, dates};
use factdesk_model::annotation::{
    Anchor, Annotation, Bound, Change, ChangeRole, ChangeVerb, Dimension, Interval, Meaning, Mention,
    Quantity, Quote, QuoteStyle, Resolved, Speaker, Time, TimexMod, TimexType,
};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// How many readings of an ambiguous time are told.
const MOST_CANDIDATES: usize = 5;

/// Units that the catalogue has a name for; others are said in the story's own words.
const NAMED_UNITS: &[(&str, &str)] = &[
    ("percent", "unit-percent"),
    ("percentage_point", "unit-percentage-point"),
    ("permille", "unit-permille"),
    ("DKK", "unit-dkk"),
    ("EUR", "unit-eur"),
    ("USD", "unit-usd"),
    ("GBP", "unit-gbp"),
    ("SEK", "unit-sek"),
    ("NOK", "unit-nok"),
    ("km", "unit-km"),
    ("m", "unit-m"),
    ("kg", "unit-kg"),
    ("t", "unit-t"),
];

/// What a mention means, in words.
pub fn read_mention(mention: &Mention, annotation: &Annotation) -> Vec<Message> {
    let text = mention.text.as_str();
    match &mention.meaning {
        Meaning::Time(time) => read_time(text, time, annotation),
        Meaning::Quantity(quantity) => read_quantity(text, quantity),
        Meaning::Quote(quote) => read_quote(quote),
        Meaning::Attribution(attribution) => vec![read_source(&attribution.source)],
        Meaning::Entity(entity) if entity.name == text => Vec::new(),
        Meaning::Entity(entity) => {
            vec![
                Message::new("reading-entity")
                    .with("text", text)
                    .with("name", entity.name.clone()),
            ]
        }
    }
}

fn read_time(text: &str, time: &Time, annotation: &Annotation) -> Vec<Message> {
    let about = |id: &str| Message::new(id).with("text", text);
    let mut says = Vec::new();
    if time.timex_type == TimexType::Set {
        says.push(match dates::rhythm(&time.value) {
            Some(every) => about("reading-time-set").with("every", every),
            None => about("reading-time-set-bare"),
        });
    } else if time.resolved == Resolved::Ambiguous && !time.candidates.is_empty() {
        says.extend(
            choice(&time.candidates).map(|when| about("reading-time-ambiguous").with("candidates", when)),
        );
    } else if time.value == text {
        says.push(about("reading-as-it-stands"));
    } else if let Some(duration) = length(time) {
        says.push(match placed(&LENGTH, text, time, annotation) {
            Some(placed) => placed.with("duration", duration),
            None => about("reading-time-duration").with("duration", duration),
        });
    } else {
        says.extend(placed(&POINT, text, time, annotation));
    }
    if says.is_empty() {
        let is_dated = annotation.published.range().is_some();
        says.push(about(if is_dated {
            "reading-time-unresolved"
        } else {
            "reading-time-undated"
        }));
    }
    let assumed = time.assumed.iter().filter_map(|part| match part.as_str() {
        known @ ("year" | "month" | "day" | "century") => Some(Message::new(format!("assumed-{known}"))),
        _ => None,
    });
    if let Some(what) = Message::list(assumed.collect(), "list-and") {
        says.push(Message::new("reading-assumed").with("what", what));
    }
    says
}

/// The readings that remain, as a choice.
fn choice(candidates: &[Interval]) -> Option<Message> {
    let whens = candidates
        .iter()
        .take(MOST_CANDIDATES)
        .filter_map(|candidate| dates::interval(candidate.from, candidate.to));
    Message::list(whens.collect(), "list-or")
}

fn length(time: &Time) -> Option<Message> {
    let duration = (time.timex_type == TimexType::Duration).then(|| dates::duration(&time.value))??;
    let id = match time.modifier {
        Some(TimexMod::LessThan) => "duration-less-than",
        Some(TimexMod::MoreThan) => "duration-more-than",
        Some(TimexMod::EqualOrLess) => "duration-at-most",
        Some(TimexMod::EqualOrMore) => "duration-at-least",
        Some(TimexMod::Approx) => "duration-about",
        _ => return Some(duration),
    };
    Some(Message::new(id).with("duration", duration))
}

/// The messages for one kind of time, by what it was counted from.
struct Placed {
    unanchored: &'static str,
    published: &'static str,
    mention: &'static str,
    mention_when: &'static str,
}

const POINT: Placed = Placed {
    unanchored: "reading-time",
    published: "reading-time-published",
    mention: "reading-time-mention",
    mention_when: "reading-time-mention-when",
};

const LENGTH: Placed = Placed {
    unanchored: "reading-duration",
    published: "reading-duration-published",
    mention: "reading-duration-mention",
    mention_when: "reading-duration-mention-when",
};

/// When a time is, and what it was counted from.
fn placed(ids: &Placed, text: &str, time: &Time, annotation: &Annotation) -> Option<Message> {
    let interval = time.interval?;
    let when = dates::interval(interval.from, interval.to)?;
    let says = match time.anchor {
        None => Message::new(ids.unanchored),
        Some(Anchor::Published) => Message::new(ids.published),
        Some(Anchor::Mention(span)) => {
            let anchor = annotation.mentions.iter().find(|other| other.span == span);
            match anchor.map(|other| (other.text.as_str(), interval_of(other))) {
                Some((words, Some(anchored))) => Message::new(ids.mention_when)
                    .with("anchor", words)
                    .with("anchored", anchored),
                Some((words, None)) => Message::new(ids.mention).with("anchor", words),
                None => Message::new(ids.unanchored),
            }
        }
    };
    Some(says.with("text", text).with("when", when))
}

fn interval_of(mention: &Mention) -> Option<Message> {
    match &mention.meaning {
        Meaning::Time(time) => time
            .interval
            .and_then(|interval| dates::interval(interval.from, interval.to)),
        _ => None,
    }
}

fn read_quantity(text: &str, quantity: &Quantity) -> Vec<Message> {
    let Some(amount) = amount(quantity) else {
        return Vec::new();
    };
    if says_itself(text, quantity) {
        return vec![Message::new("reading-as-it-stands").with("text", text)];
    }
    let amount = match quantity.change {
        Some(change) => changed(change).with("amount", amount),
        None => amount,
    };
    let says = match (&quantity.counted, quantity.change) {
        (Some(counted), Some(_)) => {
            Message::new("reading-quantity-changed-counted").with("counted", counted.clone())
        }
        (None, Some(_)) => Message::new("reading-quantity-changed"),
        (Some(counted), None) => Message::new("reading-quantity-counted").with("counted", counted.clone()),
        (None, None) => Message::new("reading-quantity"),
    };
    vec![says.with("text", text).with("amount", amount)]
}

/// Whether a reader sees the value in the words: plain digits, none of them behind a point or comma, and a unit.
fn says_itself(text: &str, quantity: &Quantity) -> bool {
    let digits = |written: &str| written.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_told = |words: &Option<String>| words.as_ref().is_none_or(|words| text.ends_with(words.as_str()));
    let value = quantity.value.map(|value| digits(&value.normalize().to_string()));
    quantity.bound == Bound::Exact
        && quantity.change.is_none()
        && !text.contains(['.', ','])
        && value.is_some_and(|value| value == digits(text))
        && is_told(&quantity.counted)
        && is_told(&quantity.unit_text)
}

/// Which end of a change an amount is: «ned til 60.000 ton».
fn changed(change: Change) -> Message {
    let verb = match change.verb {
        ChangeVerb::Reduce => "reduce",
        ChangeVerb::Increase => "increase",
        ChangeVerb::Reach => "reach",
    };
    let role = match change.role {
        ChangeRole::From => "from",
        ChangeRole::To => "to",
        ChangeRole::By => "by",
    };
    Message::new(format!("change-{verb}-{role}"))
}

/// A quantity's value with its bounds and unit.
fn amount(quantity: &Quantity) -> Option<Message> {
    let valued = |id: &str, value: Option<Decimal>| Some(Message::new(id).with("value", number(value?)));
    let bare = match quantity.bound {
        Bound::Exact => valued("amount-exact", quantity.value),
        Bound::About => valued("amount-about", quantity.value),
        Bound::AtLeast => valued("amount-at-least", quantity.value.or(quantity.low)),
        Bound::AtMost => valued("amount-at-most", quantity.value.or(quantity.high)),
        Bound::MoreThan => valued("amount-more-than", quantity.value.or(quantity.low)),
        Bound::LessThan => valued("amount-less-than", quantity.value.or(quantity.high)),
        Bound::Between => {
            let (low, high) = (quantity.low?, quantity.high?);
            Some(
                Message::new("amount-between")
                    .with("low", number(low))
                    .with("high", number(high)),
            )
        }
    }?;
    let unit: Option<Arg> = match (&quantity.unit, quantity.dimension) {
        (Some(code), _) if named(code).is_some() => named(code).map(|id| Message::new(id).into()),
        // What is counted stands in the story's words already.
        (_, Dimension::Count) if quantity.counted.is_some() => None,
        _ => quantity.unit_text.clone().map(Arg::from),
    };
    Some(match unit {
        Some(unit) => Message::new("amount-unit").with("value", bare).with("unit", unit),
        None => bare,
    })
}

fn named(code: &str) -> Option<&'static str> {
    NAMED_UNITS
        .iter()
        .find(|(known, _)| *known == code)
        .map(|(_, id)| *id)
}

/// A number as an argument, a third rounded to four decimals; one that a double cannot hold exactly goes as the
/// digits themselves.
fn number(value: Decimal) -> Arg {
    let plain = value.round_dp(4).normalize();
    match plain.to_f64() {
        Some(double) if plain.mantissa().unsigned_abs() < 1 << 53 => Arg::Number(double),
        _ => Arg::Text(plain.to_string()),
    }
}

fn read_quote(quote: &Quote) -> Vec<Message> {
    let style = match quote.style {
        QuoteStyle::Direct => "reading-quote-direct",
        QuoteStyle::Indirect => "reading-quote-indirect",
        QuoteStyle::Scare => "reading-quote-scare",
    };
    let mut says: Vec<Message> = quote.speaker.iter().map(read_speaker).collect();
    says.extend(
        quote
            .medium
            .iter()
            .map(|medium| Message::new("reading-medium").with("medium", medium.clone())),
    );
    says.push(Message::new(style));
    says
}

/// Who said something.
pub fn read_speaker(speaker: &Speaker) -> Message {
    match &speaker.role {
        _ if speaker.anonymous => said_by("reading-speaker-anonymous", speaker),
        Some(role) => said_by("reading-speaker-role", speaker).with("role", role.clone()),
        None => said_by("reading-speaker", speaker),
    }
}

/// A source that is named without being quoted: by its words where they hold the name, else by both.
fn read_source(source: &Speaker) -> Message {
    let (words, name) = (source.text.to_lowercase(), source.name.to_lowercase());
    if words.contains(&name) {
        Message::new("reading-source").with("name", source.text.clone())
    } else if name.contains(&words) {
        said_by("reading-source", source)
    } else {
        said_by("reading-source-as", source).with("text", source.text.clone())
    }
}

fn said_by(id: &str, speaker: &Speaker) -> Message {
    Message::new(id).with("name", speaker.name.clone())
}
