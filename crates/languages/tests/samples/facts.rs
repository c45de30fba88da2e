//! Compares, fact by fact.

use crate::expected::{Expected, ExpectedQuantity, ExpectedQuote, ExpectedTime};
use chrono::NaiveDateTime;
use factdesk_model::Span;
use factdesk_model::annotation::{
    Annotation, CheckResult, FoundClaim, Meaning, Quantity, Quote, QuoteStyle, Time,
};
use rust_decimal::Decimal;
use serde::Serialize;

/// Something that the engine and the careful reader do not agree on.
pub struct Fault {
    /// Which fact.
    pub name: String,
    /// What was found instead.
    pub found: String,
}

struct Story<'a> {
    text: &'a str,
    annotation: &'a Annotation,
    faults: Vec<Fault>,
}

/// Every fact that is wrong, missing or too much.
pub fn wrong(text: &str, annotation: &Annotation, expected: &Expected) -> Vec<Fault> {
    let mut story = Story {
        text,
        annotation,
        faults: Vec::new(),
    };
    story.hold("language", annotation.lang == expected.lang, || {
        annotation.lang.clone()
    });
    let day = |at: Option<NaiveDateTime>| at.map_or(String::new(), |at| at.date().to_string());
    let published = [day(annotation.published.from), day(annotation.published.to)];
    story.hold("published", published == expected.published, || {
        published.join("..")
    });
    let n_sentences = annotation.sentences.len();
    story.hold("sentences", n_sentences == expected.n_sentences, || {
        n_sentences.to_string()
    });
    story.times(&expected.times);
    story.quantities(&expected.quantities);
    story.quotes(&expected.quotes);
    story.deadlines(expected);
    story.checks(expected);
    story.queue(&expected.top);
    story.faults
}

impl Story<'_> {
    fn hold(&mut self, name: &str, holds: bool, found: impl Fn() -> String) {
        if !holds {
            self.faults.push(Fault {
                name: name.to_owned(),
                found: found(),
            });
        }
    }

    /// The places of these words that come after `from`, in code points.
    fn place(&self, words: &str, from: u32) -> Option<Span> {
        let chars: Vec<(usize, char)> = self.text.char_indices().collect();
        let start_byte = chars
            .get(from as usize)
            .map_or(self.text.len(), |(byte, _)| *byte);
        let byte = self.text.get(start_byte..)?.find(words)? + start_byte;
        let start = self.text.get(..byte)?.chars().count() as u32;
        Some(Span::new(start, start + words.chars().count() as u32))
    }

    /// The places of a list of words, each after the one before it where the same words come again.
    fn places(&mut self, kind: &str, words: &[&str]) -> Vec<Span> {
        let mut places: Vec<Span> = Vec::new();
        for (n, one) in words.iter().enumerate() {
            let from = (0..n)
                .filter(|m| words[*m] == *one)
                .map(|m| places[m].end)
                .max()
                .unwrap_or(0);
            let place = self.place(one, from);
            self.hold(
                &format!("{kind} «{one}» stands in the story"),
                place.is_some(),
                String::new,
            );
            places.push(place.unwrap_or(Span::new(0, 0)));
        }
        places
    }

    fn times(&mut self, expected: &[ExpectedTime]) {
        let annotation = self.annotation;
        let found: Vec<(Span, &Time)> = annotation
            .mentions
            .iter()
            .filter_map(|mention| match &mention.meaning {
                Meaning::Time(time) => Some((mention.span, time)),
                _ => None,
            })
            .collect();
        let words: Vec<&str> = expected.iter().map(|time| time.text.as_str()).collect();
        let places = self.places("time", &words);
        for (wanted, place) in expected
            .iter()
            .zip(&places)
            .filter(|(wanted, _)| !wanted.optional)
        {
            let here: Vec<&Time> = found
                .iter()
                .filter(|(span, _)| span.overlaps(*place))
                .map(|(_, time)| *time)
                .collect();
            let right = here.iter().any(|time| is_time(wanted, time));
            self.hold(&format!("time «{}»", wanted.text), right, || shown(&here));
        }
        self.nothing_else("time", found.into_iter().map(|(span, _)| span).collect(), &places);
    }

    fn quantities(&mut self, expected: &[ExpectedQuantity]) {
        let annotation = self.annotation;
        let found: Vec<(Span, &Quantity)> = annotation
            .mentions
            .iter()
            .filter_map(|mention| match &mention.meaning {
                Meaning::Quantity(quantity) => Some((mention.span, quantity)),
                _ => None,
            })
            .collect();
        let words: Vec<&str> = expected.iter().map(|quantity| quantity.text.as_str()).collect();
        let places = self.places("quantity", &words);
        for (wanted, place) in expected
            .iter()
            .zip(&places)
            .filter(|(wanted, _)| !wanted.optional)
        {
            let here: Vec<&Quantity> = found
                .iter()
                .filter(|(span, _)| span.overlaps(*place))
                .map(|(_, quantity)| *quantity)
                .collect();
            let right = here.iter().any(|quantity| is_quantity(wanted, quantity));
            self.hold(&format!("quantity «{}»", wanted.text), right, || shown(&here));
        }
        self.nothing_else(
            "quantity",
            found.into_iter().map(|(span, _)| span).collect(),
            &places,
        );
    }

    fn quotes(&mut self, expected: &[ExpectedQuote]) {
        let annotation = self.annotation;
        let found: Vec<&Quote> = annotation
            .mentions
            .iter()
            .filter_map(|mention| match &mention.meaning {
                Meaning::Quote(quote) => Some(quote),
                _ => None,
            })
            .collect();
        let words: Vec<&str> = expected.iter().map(|quote| quote.content.as_str()).collect();
        let places = self.places("quote", &words);
        for (wanted, place) in expected
            .iter()
            .zip(&places)
            .filter(|(wanted, _)| !wanted.optional)
        {
            let here: Vec<&&Quote> = found
                .iter()
                .filter(|quote| quote.content.overlaps(*place))
                .collect();
            let right = here
                .iter()
                .any(|quote| covers(quote.content, *place) && is_quote(wanted, quote));
            self.hold(&format!("quote «{}»", wanted.content), right, || shown(&here));
        }
        // A few words in quotation marks inside a quote are seen or not.
        self.nothing_else(
            "quote",
            found.iter().map(|quote| quote.content).collect(),
            &places,
        );
    }

    fn nothing_else(&mut self, kind: &str, found: Vec<Span>, places: &[Span]) {
        let text = self.text;
        for span in found {
            let is_expected = places.iter().any(|place| place.overlaps(span));
            let words = span.of(text).unwrap_or("");
            self.hold(&format!("no {kind} «{words}»"), is_expected, || {
                "one".to_owned()
            });
        }
    }

    /// The claims over the sentence that begins with these words.
    fn claims_of(&self, begin: &str) -> (Option<usize>, Vec<&FoundClaim>) {
        let sentences = &self.annotation.sentences;
        let place = sentences
            .iter()
            .position(|span| span.of(self.text).is_some_and(|words| words.starts_with(begin)));
        let of_sentence = self
            .annotation
            .claims
            .iter()
            .filter(|claim| Some(claim.sentence as usize) == place);
        (
            place,
            of_sentence.filter(|claim| claim.set_aside.is_none()).collect(),
        )
    }

    fn deadlines(&mut self, expected: &Expected) {
        let mut known = Vec::new();
        for wanted in &expected.deadlines {
            let (sentence, claims) = self.claims_of(&wanted.sentence);
            known.push(sentence);
            let here: Vec<_> = claims.iter().filter_map(|claim| claim.deadline.clone()).collect();
            let right = here.iter().any(|deadline| {
                day(deadline.by.to).as_deref() == Some(&wanted.by_to)
                    && wanted
                        .certainty
                        .as_ref()
                        .is_none_or(|certainty| name(&deadline.certainty) == *certainty)
            });
            let may_miss = wanted.scheduled && here.is_empty();
            self.hold(
                &format!("deadline in «{}»", wanted.sentence),
                right || may_miss,
                || shown(&here),
            );
        }
        for claim in self
            .annotation
            .claims
            .iter()
            .filter(|claim| claim.deadline.is_some())
        {
            let is_expected = known.contains(&Some(claim.sentence as usize));
            let by = claim
                .deadline
                .as_ref()
                .map(|deadline| format!("{:?}", deadline.by));
            self.hold(&format!("no deadline in «{}»", claim.text), is_expected, || {
                by.clone().unwrap_or_default()
            });
        }
    }

    fn checks(&mut self, expected: &Expected) {
        let mut allowed = Vec::new();
        for wanted in &expected.checks {
            let (sentence, claims) = self.claims_of(&wanted.sentence);
            allowed.push((sentence, wanted.result == "fails"));
            let here: Vec<_> = claims.iter().flat_map(|claim| claim.checks.clone()).collect();
            let right = here
                .iter()
                .any(|check| check.check == wanted.check && name(&check.result) == wanted.result);
            self.hold(
                &format!("check {} in «{}»", wanted.check, wanted.sentence),
                right,
                || shown(&here),
            );
        }
        for claim in &self.annotation.claims {
            for check in claim
                .checks
                .iter()
                .filter(|check| check.result == CheckResult::Fails)
            {
                let is_expected = allowed.contains(&(Some(claim.sentence as usize), true));
                self.hold(&format!("no fault in «{}»", claim.text), is_expected, || {
                    check.why.clone()
                });
            }
        }
    }

    /// The sentences named lead the queue, in any order; two places among them are left to taste.
    fn queue(&mut self, top: &[String]) {
        let annotation = self.annotation;
        let mut ranked: Vec<(f64, usize)> = (0..annotation.sentences.len())
            .map(|n| {
                let of_sentence = annotation
                    .claims
                    .iter()
                    .filter(|claim| claim.sentence as usize == n);
                let best = of_sentence
                    .filter(|claim| claim.set_aside.is_none())
                    .map(|claim| claim.checkable);
                (best.fold(0.0, f64::max), n)
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let leading: Vec<&str> = ranked
            .iter()
            .take(top.len() + 2)
            .filter_map(|(_, n)| annotation.sentences[*n].of(self.text))
            .collect();
        for begin in top {
            let leads = leading
                .iter()
                .any(|sentence| sentence.starts_with(begin.as_str()));
            self.hold(&format!("«{begin}» leads the queue"), leads, || {
                format!("{leading:#?}")
            });
        }
    }
}

fn is_time(wanted: &ExpectedTime, time: &Time) -> bool {
    let interval = time
        .interval
        .map(|interval| [day(interval.from), day(interval.to)]);
    let end = |n: usize| interval.as_ref().and_then(|ends| ends[n].clone());
    wanted
        .timex_type
        .as_ref()
        .is_none_or(|timex_type| name(&time.timex_type) == *timex_type)
        && wanted
            .value
            .as_ref()
            .is_none_or(|value| value.accepts(&time.value))
        && wanted
            .modifier
            .as_ref()
            .is_none_or(|modifier| time.modifier.as_ref().map(name).as_ref() == Some(modifier))
        && wanted
            .interval
            .as_ref()
            .is_none_or(|[from, to]| end(0).as_ref() == Some(from) && end(1).as_ref() == Some(to))
        && wanted
            .interval_from
            .as_ref()
            .is_none_or(|from| end(0).as_ref() == Some(from))
        && wanted
            .interval_to
            .as_ref()
            .is_none_or(|to| end(1).as_ref() == Some(to))
}

fn is_quantity(wanted: &ExpectedQuantity, quantity: &Quantity) -> bool {
    let change = quantity
        .change
        .map(|change| [name(&change.verb), name(&change.role)]);
    wanted
        .value
        .as_ref()
        .is_none_or(|value| is_value(value, quantity.value))
        && wanted.low.is_none_or(|low| quantity.low == Some(low.into()))
        && wanted.high.is_none_or(|high| quantity.high == Some(high.into()))
        && wanted
            .bound
            .as_ref()
            .is_none_or(|bound| name(&quantity.bound) == *bound)
        && wanted
            .dimension
            .as_ref()
            .is_none_or(|dimension| name(&quantity.dimension) == *dimension)
        && wanted
            .unit
            .as_ref()
            .is_none_or(|unit| quantity.unit.as_ref() == Some(unit))
        && wanted
            .counted
            .as_ref()
            .is_none_or(|counted| quantity.counted.as_ref() == Some(counted))
        && wanted
            .change
            .as_ref()
            .is_none_or(|wanted| change.as_ref() == Some(wanted))
}

/// The same to nine digits: a third is written in decimals.
fn is_value(wanted: &serde_json::Number, value: Option<Decimal>) -> bool {
    let wanted: Option<Decimal> = wanted.to_string().parse().ok();
    matches!((wanted, value), (Some(wanted), Some(value)) if (wanted - value).abs() <= Decimal::new(1, 9))
}

fn is_quote(wanted: &ExpectedQuote, quote: &Quote) -> bool {
    let speaker = quote.speaker.as_ref();
    let role =
        |speaker: &factdesk_model::annotation::Speaker| speaker.role.as_ref().map(|role| role.to_lowercase());
    let is_style = match quote.style {
        QuoteStyle::Direct => wanted.style == "direct",
        QuoteStyle::Indirect => wanted.style == "indirect",
        // «kalder det »en katastrofe««: two words may count as a quote or not.
        QuoteStyle::Scare => wanted.style == "scare",
    };
    is_style
        && wanted
            .speaker
            .as_ref()
            .is_none_or(|name| speaker.is_some_and(|speaker| speaker.name == *name))
        && wanted
            .role
            .as_ref()
            .is_none_or(|wanted| speaker.and_then(role) == Some(wanted.to_lowercase()))
        && wanted
            .medium
            .as_ref()
            .is_none_or(|medium| quote.medium.as_ref() == Some(medium))
        && (!wanted.anonymous || speaker.is_some_and(|speaker| speaker.anonymous))
}

/// At least nine tenths shared.
fn covers(found: Span, wanted: Span) -> bool {
    let shared = found
        .end
        .min(wanted.end)
        .saturating_sub(found.start.max(wanted.start));
    let whole = found.end.max(wanted.end) - found.start.min(wanted.start);
    shared * 10 >= whole * 9
}

fn day(at: Option<NaiveDateTime>) -> Option<String> {
    at.map(|at| at.date().to_string())
}

/// The name that a value of an enum has on the wire.
fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn shown<T: Serialize>(found: &[T]) -> String {
    serde_json::to_string(found).unwrap_or_default()
}
