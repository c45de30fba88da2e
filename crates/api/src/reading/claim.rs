use super::mention::{read_mention, read_speaker};
use super::write_local;
use crate::wire::{DeadlineView, ReadingLine, ReadingTopic, SpeakerView};
use chrono::NaiveDateTime;
use factdesk_messages::{Message, dates};
use factdesk_model::Span;
use factdesk_model::annotation::{
    Annotation, Certainty, CheckResult, Deadline, DeadlineStatus, Dimension, FoundClaim, Meaning, Mention,
    Speaker,
};

/// A claim told in plain words: who said it and through whom, its quantities and times, its deadline, its checks.
pub fn read_claim(found: &FoundClaim, annotation: &Annotation) -> Vec<ReadingLine> {
    let mut lines = Vec::new();
    let mut say = |topic, says: Message, span: Option<Span>| {
        lines.push(ReadingLine {
            topic,
            says: says.into(),
            span: span.map(Into::into),
        });
    };
    if let Some(speaker) = &found.speaker {
        say(ReadingTopic::Speaker, read_speaker(speaker), Some(speaker.span));
    }
    if found.chain.len() > 1 {
        say(ReadingTopic::Chain, chain(&found.chain), None);
    }
    for mention in mentions_of(found, annotation) {
        let topic = match &mention.meaning {
            Meaning::Time(_) => ReadingTopic::Time,
            // A length of time is told once, as a time.
            Meaning::Quantity(quantity)
                if quantity.dimension == Dimension::Duration && is_told_as_time(mention, annotation) =>
            {
                continue;
            }
            Meaning::Quantity(_) => ReadingTopic::Quantity,
            // Who said it is told already.
            Meaning::Attribution(attribution)
                if (found.speaker.as_ref())
                    .is_some_and(|speaker| speaker.name == attribution.source.name) =>
            {
                continue;
            }
            Meaning::Attribution(_) => ReadingTopic::Speaker,
            // Quotes are told by the speaker and the chain; names speak for themselves.
            Meaning::Quote(_) | Meaning::Entity(_) => continue,
        };
        for says in read_mention(mention, annotation) {
            say(topic, says, Some(mention.span));
        }
    }
    if let Some(deadline) = &found.deadline {
        let id = match deadline.certainty {
            Certainty::Must => "reading-deadline-must",
            Certainty::Will => "reading-deadline-will",
            Certainty::May => "reading-deadline-may",
            Certainty::Goal => "reading-deadline-goal",
        };
        say(
            ReadingTopic::Deadline,
            Message::new(id).with("when", due(deadline)),
            None,
        );
        if deadline.status_on_published == DeadlineStatus::Past {
            say(
                ReadingTopic::Deadline,
                Message::new("reading-deadline-was-past"),
                None,
            );
        }
    }
    for check in &found.checks {
        let id = match check.result {
            CheckResult::Holds => "reading-check-holds",
            CheckResult::Fails => "reading-check-fails",
            CheckResult::CannotTell => "reading-check-cannot-tell",
        };
        say(
            ReadingTopic::Check,
            Message::new(id).with("why", check.why.clone()),
            None,
        );
    }
    lines
}

/// The mentions that a claim is made of.
fn mentions_of<'a>(found: &'a FoundClaim, annotation: &'a Annotation) -> impl Iterator<Item = &'a Mention> {
    found
        .mentions
        .iter()
        .filter_map(|index| annotation.mentions.get(*index as usize))
}

/// Whether a mention of time covers the same words.
fn is_told_as_time(mention: &Mention, annotation: &Annotation) -> bool {
    annotation
        .mentions
        .iter()
        .any(|other| matches!(other.meaning, Meaning::Time(_)) && other.span.overlaps(mention.span))
}

/// «Taliban → CBS News».
fn chain(names: &[String]) -> Message {
    let mut steps = names.iter().rev();
    let last = steps.next().cloned().unwrap_or_default();
    let mut rest: factdesk_messages::Arg = last.into();
    for name in steps {
        rest = Message::new("reading-chain-step")
            .with("first", name.clone())
            .with("rest", rest)
            .into();
    }
    Message::new("reading-chain").with("chain", rest)
}

fn due(deadline: &Deadline) -> Message {
    let when = dates::interval(deadline.by.from, deadline.by.to);
    Message::new("deadline-by").with("when", when.unwrap_or_else(|| Message::new("published-unknown")))
}

/// A deadline for the window, held against `now`.
pub fn deadline_view(deadline: &Deadline, now: NaiveDateTime) -> DeadlineView {
    DeadlineView {
        from: deadline.by.from.map(write_local),
        to: deadline.by.to.map(write_local),
        certainty: deadline.certainty.into(),
        status_on_published: deadline.status_on_published.into(),
        is_past: deadline.by.to.map(|to| to <= now),
        says: due(deadline).into(),
    }
}

/// A speaker for the window.
pub fn speaker_view(speaker: &Speaker) -> SpeakerView {
    SpeakerView {
        text: speaker.text.clone(),
        span: speaker.span.into(),
        name: speaker.name.clone(),
        role: speaker.role.clone(),
        anonymous: speaker.anonymous,
    }
}
