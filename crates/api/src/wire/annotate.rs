//! The `annotate` contract: what the command line prints for one document, snake_case, versioned by `schema`.

use crate::reading::write_local;
use factdesk_model::annotation::{
    self, Anchor, Annotation, Attribution, Bound, Certainty, Change, Check, ClaimType, DeadlineStatus,
    Dimension, Entity, EntityType, FoundClaim, Grain, Meaning, Quantity, Quote, QuoteStyle, Resolved,
    SpeakerKind, Time, TimexMod, TimexType,
};
use factdesk_model::{Published, PublishedSource, Span};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// The version of the contract.
const SCHEMA: u32 = 1;

/// One annotated document, ready to be written.
#[derive(Serialize)]
pub struct Annotated<'a> {
    schema: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    lang: &'a str,
    published: PublishedOut,
    sentences: Vec<SpanOut>,
    mentions: Vec<MentionOut<'a>>,
    claims: Vec<ClaimOut<'a>>,
}

impl<'a> Annotated<'a> {
    /// The annotation in the contract's form, under the id that came with the text.
    #[must_use]
    pub fn new(annotation: &'a Annotation, id: Option<&'a serde_json::Value>) -> Annotated<'a> {
        // Opinions and questions are found as such, but are no claims.
        let claims = annotation.claims.iter().filter(|claim| claim.set_aside.is_none());
        Annotated {
            schema: SCHEMA,
            id,
            lang: &annotation.lang,
            published: published(&annotation.published),
            sentences: annotation.sentences.iter().map(|span| span_out(*span)).collect(),
            mentions: annotation.mentions.iter().map(mention).collect(),
            claims: claims.map(claim).collect(),
        }
    }
}

#[derive(Serialize)]
struct SpanOut {
    start: u32,
    end: u32,
}

fn span_out(span: Span) -> SpanOut {
    SpanOut {
        start: span.start,
        end: span.end,
    }
}

#[derive(Serialize)]
struct PublishedOut {
    from: Option<String>,
    to: Option<String>,
    source: PublishedSource,
}

fn published(published: &Published) -> PublishedOut {
    PublishedOut {
        from: published.from.map(write_local),
        to: published.to.map(write_local),
        source: published.source,
    }
}

#[derive(Serialize)]
struct IntervalOut {
    from: Option<String>,
    to: Option<String>,
}

fn interval(interval: &annotation::Interval) -> IntervalOut {
    IntervalOut {
        from: interval.from.map(write_local),
        to: interval.to.map(write_local),
    }
}

#[derive(Serialize)]
struct MentionOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(flatten)]
    meaning: MeaningOut<'a>,
    rule: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum MeaningOut<'a> {
    Time(TimeOut<'a>),
    Quantity(QuantityOut<'a>),
    Quote(QuoteOut<'a>),
    Attribution(AttributionOut<'a>),
    Entity(EntityOut<'a>),
}

fn mention(mention: &annotation::Mention) -> MentionOut<'_> {
    MentionOut {
        start: mention.span.start,
        end: mention.span.end,
        text: &mention.text,
        meaning: match &mention.meaning {
            Meaning::Time(time) => MeaningOut::Time(self::time(time)),
            Meaning::Quantity(quantity) => MeaningOut::Quantity(self::quantity(quantity)),
            Meaning::Quote(quote) => MeaningOut::Quote(self::quote(quote)),
            Meaning::Attribution(attribution) => MeaningOut::Attribution(self::attribution(attribution)),
            Meaning::Entity(entity) => MeaningOut::Entity(self::entity(entity)),
        },
        rule: &mention.rule,
    }
}

#[derive(Serialize)]
struct TimeOut<'a> {
    #[serde(rename = "type")]
    timex_type: TimexType,
    value: &'a str,
    #[serde(rename = "mod")]
    modifier: Option<TimexMod>,
    interval: Option<IntervalOut>,
    grain: Grain,
    resolved: Resolved,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<IntervalOut>,
    anchor: Option<AnchorOut>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    assumed: &'a [String],
}

#[derive(Serialize)]
#[serde(tag = "to", rename_all = "snake_case")]
enum AnchorOut {
    Published,
    Mention(SpanOut),
}

fn time(time: &Time) -> TimeOut<'_> {
    TimeOut {
        timex_type: time.timex_type,
        value: &time.value,
        modifier: time.modifier,
        interval: time.interval.as_ref().map(interval),
        grain: time.grain,
        resolved: time.resolved,
        candidates: time.candidates.iter().map(interval).collect(),
        anchor: time.anchor.map(|anchor| match anchor {
            Anchor::Published => AnchorOut::Published,
            Anchor::Mention(span) => AnchorOut::Mention(span_out(span)),
        }),
        assumed: &time.assumed,
    }
}

#[derive(Serialize)]
struct QuantityOut<'a> {
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    bound: Bound,
    dimension: Dimension,
    unit: Option<&'a str>,
    unit_text: Option<&'a str>,
    counted: Option<&'a str>,
    change: Option<Change>,
}

fn quantity(quantity: &Quantity) -> QuantityOut<'_> {
    QuantityOut {
        value: quantity.value.map(Number),
        low: quantity.low.map(Number),
        high: quantity.high.map(Number),
        bound: quantity.bound,
        dimension: quantity.dimension,
        unit: quantity.unit.as_deref(),
        unit_text: quantity.unit_text.as_deref(),
        counted: quantity.counted.as_deref(),
        change: quantity.change,
    }
}

/// An exact decimal as a JSON number, digit for digit, without the detour over a double.
struct Number(Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = RawValue::from_string(self.0.normalize().to_string());
        written.map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

#[derive(Serialize)]
struct SpeakerOut<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    name: &'a str,
    role: Option<&'a str>,
    anonymous: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<SpeakerKind>,
}

fn speaker(speaker: &annotation::Speaker) -> SpeakerOut<'_> {
    SpeakerOut {
        text: &speaker.text,
        start: speaker.span.start,
        end: speaker.span.end,
        name: &speaker.name,
        role: speaker.role.as_deref(),
        anonymous: speaker.anonymous,
        kind: speaker.kind,
    }
}

#[derive(Serialize)]
struct QuoteOut<'a> {
    style: QuoteStyle,
    content: SpanOut,
    speaker: Option<SpeakerOut<'a>>,
    cue: Option<SpanOut>,
    medium: Option<&'a str>,
}

fn quote(quote: &Quote) -> QuoteOut<'_> {
    QuoteOut {
        style: quote.style,
        content: span_out(quote.content),
        speaker: quote.speaker.as_ref().map(speaker),
        cue: quote.cue.map(span_out),
        medium: quote.medium.as_deref(),
    }
}

#[derive(Serialize)]
struct AttributionOut<'a> {
    source: SpeakerOut<'a>,
    cue: SpanOut,
}

fn attribution(attribution: &Attribution) -> AttributionOut<'_> {
    AttributionOut {
        source: speaker(&attribution.source),
        cue: span_out(attribution.cue),
    }
}

#[derive(Serialize)]
struct EntityOut<'a> {
    #[serde(rename = "type")]
    entity_type: EntityType,
    name: &'a str,
}

fn entity(entity: &Entity) -> EntityOut<'_> {
    EntityOut {
        entity_type: entity.entity_type,
        name: &entity.name,
    }
}

#[derive(Serialize)]
struct ClaimOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    sentence: u32,
    checkable: f64,
    types: &'a [ClaimType],
    reasons: &'a [String],
    mentions: &'a [u32],
    speaker: Option<SpeakerOut<'a>>,
    chain: &'a [String],
    deadline: Option<DeadlineOut>,
    checks: &'a [Check],
}

#[derive(Serialize)]
struct DeadlineOut {
    by: IntervalOut,
    certainty: Certainty,
    status_on_published: DeadlineStatus,
}

fn claim(claim: &FoundClaim) -> ClaimOut<'_> {
    ClaimOut {
        start: claim.span.start,
        end: claim.span.end,
        text: &claim.text,
        sentence: claim.sentence,
        // Four digits are more than the score can mean, and the same on every machine.
        checkable: (claim.checkable * 10_000.0).round() / 10_000.0,
        types: &claim.types,
        reasons: &claim.reasons,
        mentions: &claim.mentions,
        speaker: claim.speaker.as_ref().map(speaker),
        chain: &claim.chain,
        deadline: claim.deadline.as_ref().map(|deadline| DeadlineOut {
            by: interval(&deadline.by),
            certainty: deadline.certainty,
            status_on_published: deadline.status_on_published,
        }),
        checks: &claim.checks,
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, interval};
    use factdesk_model::annotation::Interval;

    #[test]
    fn numbers_are_written_digit_for_digit() {
        let write = |written: &str| serde_json::to_string(&Number(written.parse().unwrap())).unwrap();
        assert_eq!(write("4000"), "4000");
        assert_eq!(write("3.20"), "3.2");
        assert_eq!(
            write("79228162514264337593543950335"),
            "79228162514264337593543950335"
        );
        assert_eq!(write("-0.1"), "-0.1");
    }

    #[test]
    fn days_are_written_as_dates_and_times_as_date_times() {
        let day = chrono::NaiveDate::from_ymd_opt(2020, 11, 3).unwrap();
        let written = interval(&Interval {
            from: day.and_hms_opt(0, 0, 0),
            to: day.and_hms_opt(14, 30, 0),
        });
        assert_eq!(
            serde_json::to_string(&written).unwrap(),
            r#"{"from":"2020-11-03","to":"2020-11-03T14:30:00"}"#
        );
    }
}
