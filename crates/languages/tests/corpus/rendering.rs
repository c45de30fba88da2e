//! What was found, in the words of a corpus line: a kind and its parts.

use chrono::{NaiveDateTime, NaiveTime};
use factdesk_model::annotation::{
    Anchor, Annotation, FoundClaim, Interval, Meaning, Mention, Quantity, Quote, Speaker, Time,
};
use factdesk_model::{Published, Span};
use serde::Serialize;
use std::fmt;

/// Something found, as a corpus line would write it.
pub struct Rendered {
    /// `time`, `quantity`, `quote`, `attribution`, `entity`, `sentence`, `claim`, `deadline`, `check`, `published`.
    pub kind: &'static str,
    /// Where.
    pub span: Span,
    /// How it must lie to a mark.
    pub place: Place,
    /// Its words.
    pub words: String,
    /// All that can be said about it.
    pub parts: Vec<String>,
}

/// How something found must lie to the mark of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It covers the mark, no more and no less.
    Exact,
    /// It shares characters with the mark.
    Around,
}

impl fmt::Display for Rendered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} at {{{}}}", self.kind, self.parts.join(" "), self.words)
    }
}

/// Cuts a meaning into its parts: words, `[ ]` intervals, and a word with the quoted words after it as one.
pub fn parts_of(means: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = means.trim();
    while let Some(first) = rest.chars().next() {
        let closing = match first {
            '"' => '"',
            '[' => ']',
            _ => ' ',
        };
        let end = rest
            .get(1..)
            .and_then(|after| after.find(closing))
            .map_or(rest.len(), |at| if closing == ' ' { at + 1 } else { at + 2 });
        let end = if first.is_ascii() {
            end
        } else {
            rest.find(' ').unwrap_or(rest.len())
        };
        let (part, after) = rest.split_at(end);
        let joins = first == '"'
            || parts
                .last()
                .is_some_and(|last| last == "or" || last == "by" || last == "change");
        match parts.last_mut() {
            Some(last) if joins => {
                last.push(' ');
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
        rest = after.trim_start();
    }
    // `change reduce to` is one part of three words.
    let mut joined: Vec<String> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if last.starts_with("change ") && last.split(' ').count() == 2 => {
                last.push(' ');
                last.push_str(&part);
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// Everything found in a text.
pub fn render(text: &str, annotation: &Annotation) -> Vec<Rendered> {
    let mut all: Vec<Rendered> = annotation
        .mentions
        .iter()
        .map(|mention| of_mention(text, mention))
        .collect();
    for span in &annotation.sentences {
        all.push(rendered(text, "sentence", *span, Place::Exact, Vec::new()));
    }
    for claim in &annotation.claims {
        of_claim(text, claim, &mut all);
    }
    if let Some((from, to)) = annotation.published.range() {
        let whole = Span::new(0, text.chars().count() as u32);
        let stretch = Interval {
            from: Some(from),
            to: Some(to),
        };
        let mut parts = vec![interval(&stretch), name(&annotation.published.source)];
        parts.extend(period(&stretch));
        all.push(rendered(text, "published", whole, Place::Around, parts));
    }
    all
}

fn rendered(text: &str, kind: &'static str, span: Span, place: Place, parts: Vec<String>) -> Rendered {
    let words = span.of(text).unwrap_or("").to_owned();
    Rendered {
        kind,
        span,
        place,
        words,
        parts,
    }
}

fn of_mention(text: &str, mention: &Mention) -> Rendered {
    let (kind, span, mut parts) = match &mention.meaning {
        Meaning::Time(time) => ("time", mention.span, of_time(text, time)),
        Meaning::Quantity(quantity) => ("quantity", mention.span, of_quantity(quantity)),
        Meaning::Quote(quote) => ("quote", quote.content, of_quote(text, quote)),
        Meaning::Attribution(attribution) => {
            let mut parts = of_speaker(Some(&attribution.source));
            parts.push(format!("cue {:?}", attribution.cue.of(text).unwrap_or("")));
            ("attribution", mention.span, parts)
        }
        Meaning::Entity(entity) => {
            let parts = vec![name(&entity.entity_type), format!("name {:?}", entity.name)];
            ("entity", mention.span, parts)
        }
    };
    parts.push(format!("rule={}", mention.rule));
    rendered(text, kind, span, Place::Exact, parts)
}

fn of_time(text: &str, time: &Time) -> Vec<String> {
    let mut parts = vec![name(&time.timex_type), time.value.clone()];
    parts.push(time.modifier.as_ref().map_or("no-mod".to_owned(), name));
    match (&time.interval, time.candidates.as_slice()) {
        (Some(one), _) => parts.push(interval(one)),
        (None, []) => parts.push("no-interval".to_owned()),
        (None, [first, ..]) => parts.push(interval(first)),
    }
    parts.extend(
        time.candidates
            .iter()
            .skip(1)
            .map(|candidate| format!("or {}", interval(candidate))),
    );
    parts.push(name(&time.resolved));
    parts.push(format!("grain={}", name(&time.grain)));
    parts.push(match time.anchor {
        None => "no-anchor".to_owned(),
        Some(Anchor::Published) => "anchor=published".to_owned(),
        Some(Anchor::Mention(span)) => format!("from {:?}", span.of(text).unwrap_or("")),
    });
    parts.extend(time.assumed.iter().map(|assumed| format!("assumed={assumed}")));
    parts
}

fn of_quantity(quantity: &Quantity) -> Vec<String> {
    let decimal = |value: &Option<rust_decimal::Decimal>| {
        value.map_or(String::new(), |value| value.normalize().to_string())
    };
    let mut parts = vec![match quantity.value {
        Some(value) => value.normalize().to_string(),
        None => "no-value".to_owned(),
    }];
    parts.push(format!("{}..{}", decimal(&quantity.low), decimal(&quantity.high)));
    parts.push(name(&quantity.bound));
    parts.push(name(&quantity.dimension));
    parts.push(quantity.unit.clone().unwrap_or_else(|| "no-unit".to_owned()));
    if let Some(unit_text) = &quantity.unit_text {
        parts.push(format!("unit {unit_text:?}"));
    }
    parts.push(
        quantity
            .counted
            .as_ref()
            .map_or("no-counted".to_owned(), |counted| format!("counted {counted:?}")),
    );
    parts.push(quantity.change.map_or("no-change".to_owned(), |change| {
        format!("change {} {}", name(&change.verb), name(&change.role))
    }));
    parts
}

fn of_quote(text: &str, quote: &Quote) -> Vec<String> {
    let mut parts = vec![name(&quote.style)];
    parts.extend(of_speaker(quote.speaker.as_ref()));
    parts.push(quote.cue.map_or("no-cue".to_owned(), |cue| {
        format!("cue {:?}", cue.of(text).unwrap_or(""))
    }));
    parts.push(
        quote
            .medium
            .as_ref()
            .map_or("no-medium".to_owned(), |medium| format!("medium {medium:?}")),
    );
    parts
}

fn of_speaker(speaker: Option<&Speaker>) -> Vec<String> {
    let Some(speaker) = speaker else {
        return vec!["by nobody".to_owned()];
    };
    let mut parts = vec![
        format!("by {:?}", speaker.name),
        format!("text {:?}", speaker.text),
    ];
    parts.push(
        speaker
            .role
            .as_ref()
            .map_or("no-role".to_owned(), |role| format!("role {role:?}")),
    );
    parts.push(if speaker.anonymous { "anonymous" } else { "named" }.to_owned());
    parts.extend(speaker.kind.as_ref().map(name));
    parts
}

fn of_claim(text: &str, claim: &FoundClaim, all: &mut Vec<Rendered>) {
    if let Some(reason) = &claim.set_aside {
        all.push(rendered(
            text,
            "aside",
            claim.span,
            Place::Around,
            vec![name(reason)],
        ));
        return;
    }
    let mut parts: Vec<String> = claim.types.iter().map(name).collect();
    parts.extend(
        claim
            .speaker
            .as_ref()
            .map(|speaker| format!("by {:?}", speaker.name)),
    );
    let chain: Vec<String> = claim.chain.iter().map(|link| format!("{link:?}")).collect();
    parts.push(format!("chain {}", chain.join(" ")));
    parts.extend(claim.reasons.iter().map(|reason| format!("because {reason:?}")));
    if let Some(deadline) = &claim.deadline {
        let mut parts = vec![interval(&deadline.by), name(&deadline.certainty)];
        parts.push(name(&deadline.status_on_published));
        parts.extend(period(&deadline.by));
        all.push(rendered(text, "deadline", claim.span, Place::Around, parts));
    }
    for check in &claim.checks {
        let parts = vec![
            check.check.clone(),
            name(&check.result),
            format!("why {:?}", check.why),
        ];
        all.push(rendered(text, "check", claim.span, Place::Around, parts));
    }
    all.push(rendered(text, "claim", claim.span, Place::Around, parts));
}

/// `2020`, `2020-10` or `2020-10-11`, where the stretch is just that.
fn period(interval: &Interval) -> Option<String> {
    let (from, to) = (interval.from?, interval.to?);
    ["%Y", "%Y-%m", "%Y-%m-%d"]
        .iter()
        .map(|form| from.format(form).to_string())
        .find(|written| {
            written
                .parse::<Published>()
                .is_ok_and(|read| read.range() == Some((from, to)))
        })
}

/// `[2020-09-11..2020-09-21]`, half-open as everywhere; midnight is left out, an open end is empty.
fn interval(interval: &Interval) -> String {
    format!("[{}..{}]", moment(interval.from), moment(interval.to))
}

fn moment(at: Option<NaiveDateTime>) -> String {
    let Some(at) = at else { return String::new() };
    let form = if at.time() == NaiveTime::MIN {
        "%Y-%m-%d"
    } else {
        "%Y-%m-%dT%H:%M:%S"
    };
    let shown = at.format(form).to_string();
    shown
        .strip_suffix(":00")
        .filter(|_| shown.contains('T'))
        .unwrap_or(&shown)
        .to_owned()
}

/// The name that a value of an enum has on the wire.
fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        other => format!("{other:?}"),
    }
}

#[test]
fn a_meaning_is_cut_into_its_parts() {
    let check = |means: &str, parts: &[&str]| assert_eq!(parts_of(means), parts, "{means}");
    check(
        "time DATE 2020-09 MID [a..b] or [c..d]",
        &["time", "DATE", "2020-09", "MID", "[a..b]", "or [c..d]"],
    );
    check(
        "quote by \"Tim Murtaugh\" named",
        &["quote", "by \"Tim Murtaugh\"", "named"],
    );
    check(
        "claim chain \"a b\" \"c\" date",
        &["claim", "chain \"a b\" \"c\"", "date"],
    );
    check("quote direct by nobody", &["quote", "direct", "by nobody"]);
    check(
        "quantity 4000 change reduce to count",
        &["quantity", "4000", "change reduce to", "count"],
    );
}
