//! Why a claim stands in the queue, in the pack's words.

use super::document::Document;
use super::facts::{Facts, is_dated};
use super::words::fill;
use factdesk_model::annotation::{
    Certainty, Check, CheckResult, ClaimType, Deadline, Meaning, Quantity, TimexType,
};

/// More reasons than this of one kind help nobody.
const MOST_OF_A_KIND: usize = 3;

/// The reasons, the strongest kinds first.
pub fn reasons(
    document: &Document<'_, '_, '_>,
    facts: &Facts<'_>,
    types: &[ClaimType],
    deadline: Option<&(u32, Deadline)>,
    checks: &[Check],
) -> Vec<String> {
    let words = &document.reading.pack.claims.words;
    let text = |n: u32| document.mentions[n as usize].text.as_str();
    let mut reasons = Vec::new();
    for check in checks.iter().filter(|check| check.result == CheckResult::Fails) {
        reasons.push(fill(&words.reason_check_fails, &[("why", &check.why)]));
    }
    if let Some((mention, deadline)) = deadline {
        let sentence = match deadline.certainty {
            Certainty::Must => &words.reason_deadline_must,
            Certainty::Will => &words.reason_deadline_will,
            Certainty::May => &words.reason_deadline_may,
            Certainty::Goal => &words.reason_deadline_goal,
        };
        let day = deadline
            .by
            .to
            .and_then(|to| to.checked_sub_signed(chrono::TimeDelta::nanoseconds(1)));
        let day = day.map_or(String::new(), |day| day.date().to_string());
        reasons.push(fill(sentence, &[("by", &day), ("text", text(*mention))]));
    }
    for (n, quantity) in facts.quantities.iter().take(MOST_OF_A_KIND) {
        reasons.push(quantity_reason(document, *n, quantity));
    }
    for (n, time) in facts
        .times
        .iter()
        .filter(|(_, time)| is_dated(time))
        .take(MOST_OF_A_KIND)
    {
        reasons.push(fill(
            &words.reason_date,
            &[("text", text(*n)), ("value", &time.value)],
        ));
    }
    if deadline.is_none() {
        let is_duration =
            |(_, time): &&(u32, &factdesk_model::annotation::Time)| time.timex_type == TimexType::Duration;
        for (n, _) in facts.times.iter().filter(is_duration).take(1) {
            reasons.push(fill(&words.reason_duration, &[("text", text(*n))]));
        }
    }
    for kind in types {
        let sentence = match kind {
            ClaimType::Superlative => &words.reason_superlative,
            ClaimType::Comparison => &words.reason_comparison,
            ClaimType::Trend => &words.reason_trend,
            ClaimType::Causal => &words.reason_causal,
            ClaimType::Event => &words.reason_event,
            ClaimType::Position => &words.reason_position,
            ClaimType::Promise => &words.reason_promise,
            ClaimType::Definition => &words.reason_definition,
            _ => continue,
        };
        reasons.push(sentence.clone());
    }
    if let Some(speaker) = facts.quote.and_then(|(_, quote)| quote.speaker.as_ref()) {
        reasons.push(fill(&words.reason_quote, &[("speaker", &speaker.name)]));
    }
    if reasons.is_empty() && facts.n_names > 0 {
        reasons.push(words.reason_names.clone());
    }
    reasons
}

fn quantity_reason(document: &Document<'_, '_, '_>, mention: u32, quantity: &Quantity) -> String {
    let words = &document.reading.pack.claims.words;
    let said = &document.mentions[mention as usize];
    debug_assert!(matches!(said.meaning, Meaning::Quantity(_)));
    let value = quantity
        .value
        .map_or_else(|| said.text.clone(), |value| words.number(value));
    if quantity.change.is_some() {
        return fill(&words.reason_change, &[("text", &said.text), ("value", &value)]);
    }
    match &quantity.counted {
        Some(counted) => fill(&words.reason_counted, &[("counted", counted), ("value", &value)]),
        None => fill(&words.reason_quantity, &[("text", &said.text)]),
    }
}
