use super::annotate::describe;
use crate::args::Why;
use crate::output::{Output, Stop, bold, dim, plain};
use factdesk_api::view::{ClaimReading, tell};
use factdesk_api::wire::annotate::Annotated;
use factdesk_api::{Annotator, Request};
use std::fmt::Write;

/// Shows how words are read, rule by rule.
pub fn why(options: &Why, output: Output) -> Result<(), Stop> {
    let annotation = Annotator::default().annotate(&Request {
        text: &options.words,
        lang: options.lang.as_deref(),
        published: options.published.as_deref(),
        direction: options.direction.into(),
    })?;
    if output.json {
        return output.json(&Annotated::new(&annotation, None));
    }
    let told = tell(&annotation);
    let mut text = format!("{} · {}\n", told.lang, output.say(&told.published.says));
    // Writing to a String cannot fail.
    for mention in &told.mentions {
        let place = format!("[{}–{}]", mention.start, mention.end);
        let _ = writeln!(
            text,
            "\n{} {} {}",
            bold(&plain(&mention.text)),
            dim(&place),
            mention.rule
        );
        for says in &mention.reading {
            let _ = writeln!(text, "    {}", plain(&output.say(says)));
        }
    }
    for claim in told.claims.iter().chain(&told.asides) {
        let _ = write!(text, "\n{}{}", describe(claim, output), weights(claim));
    }
    if told.mentions.is_empty() && told.claims.is_empty() && told.asides.is_empty() {
        text.push_str("\nnothing was found in these words\n");
    }
    output.text(&text)
}

/// What a claim's score is made of, or why it is no claim.
fn weights(claim: &ClaimReading) -> String {
    let mut text = String::new();
    for feature in &claim.features {
        let added = feature.value * feature.weight;
        let _ = writeln!(
            text,
            "    {added:+.2}  {} ({} × {})",
            feature.name, feature.value, feature.weight
        );
    }
    if let Some(reason) = claim.set_aside {
        let _ = writeln!(text, "    no claim: {reason:?}");
    }
    text
}
