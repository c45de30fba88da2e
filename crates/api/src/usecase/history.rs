use crate::ApiError;
use crate::desk::Desk;
use crate::wire::{GetHistory, HistoryEvent, HistoryPage, Redo, StepsTaken, Undo};
use factdesk_messages::{Arg, Message};
use factdesk_model::desk::RatingScale;
use factdesk_store::{Event, Reader, StoreError};
use serde_json::{Map, Value};

/// What happened, newest first.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`.
pub fn history(desk: &Desk, input: GetHistory) -> Result<HistoryPage, ApiError> {
    let limit = input.limit.unwrap_or(100);
    desk.read(|store| {
        let scales = store.scales()?;
        let mut events = match &input.claim {
            Some(claim) => {
                let mut all = store.history_of_claim(&store.resolve_claim(claim)?)?;
                all.sort_by_key(|event| std::cmp::Reverse(event.seq));
                all.retain(|event| input.before_seq.is_none_or(|before| event.seq < before));
                all
            }
            None => store.history(input.before_seq, limit)?,
        };
        events.truncate(limit as usize);
        let events = events.iter().map(|event| event_view(store, event, &scales));
        Ok(HistoryPage {
            events: events.collect::<Result<_, _>>()?,
        })
    })
}

/// Takes back the reviewer's last changes: all or none of them.
///
/// # Errors
/// `nothing_to_undo`, `changed_since`.
pub fn undo(desk: &Desk, input: Undo) -> Result<StepsTaken, ApiError> {
    let open = desk.open()?;
    let events = open.store.undo(&desk.sign(&open), input.steps.unwrap_or(1))?;
    taken(desk, &events)
}

/// Does again what was taken back: all or none of it.
///
/// # Errors
/// `nothing_to_redo`, `changed_since`.
pub fn redo(desk: &Desk, input: Redo) -> Result<StepsTaken, ApiError> {
    let open = desk.open()?;
    let events = open.store.redo(&desk.sign(&open), input.steps.unwrap_or(1))?;
    taken(desk, &events)
}

fn taken(desk: &Desk, events: &[Event]) -> Result<StepsTaken, ApiError> {
    let open = desk.open()?;
    let steps = open.read(|store| {
        let scales = store.scales()?;
        let view = |event: &Event| event_view(store, event, &scales);
        let next = store.next_steps(&open.reviewer.id)?;
        Ok(StepsTaken {
            events: events.iter().map(view).collect::<Result<_, _>>()?,
            undo: next.undo.as_ref().map(view).transpose()?,
            redo: next.redo.as_ref().map(view).transpose()?,
        })
    })?;
    Ok(steps)
}

/// An event with its sentence.
pub(super) fn event_view(
    desk: &Reader<'_>,
    event: &Event,
    scales: &[RatingScale],
) -> Result<HistoryEvent, StoreError> {
    Ok(HistoryEvent {
        seq: event.seq,
        id: event.id.clone(),
        at_ms: event.at_ms,
        reviewer: desk.reviewer(&event.reviewer)?.name,
        kind: event.kind.as_str().to_owned(),
        subject: event.subjects.first().cloned(),
        says: sentence(event.kind.as_str(), &event.args, scales).into(),
    })
}

/// The sentence of a kind of event, filled in.
fn sentence(kind: &str, args: &Map<String, Value>, scales: &[RatingScale]) -> Message {
    let mut says = Message::new(format!("history-{}", kind.replace('_', "-")));
    // What was undone or redone is a sentence inside the sentence.
    if let (Some(Value::String(inner)), Some(Value::Object(args))) = (args.get("kind"), args.get("args")) {
        return says.with("what", sentence(inner, args, scales));
    }
    // What blind review keeps back has a sentence of its own.
    if args.get("hidden") == Some(&Value::Bool(true)) {
        return Message::new("history-assessment-hidden");
    }
    if kind == "reading_changed" && args.get("value") == Some(&Value::Null) {
        says = Message::new("history-reading-taken-back");
    }
    for (name, value) in args {
        let filled: Arg = match (name.as_str(), value) {
            ("reason", Value::String(code)) => {
                Message::new(format!("aside-{}", code.replace('_', "-"))).into()
            }
            ("state", Value::String(code)) => {
                Message::new(format!("check-state-{}", code.replace('_', "-"))).into()
            }
            ("item", Value::String(id)) => super::checklist::point_name(id),
            ("stance", Value::String(code)) => Message::new(format!("stance-{code}")).into(),
            ("rating", Value::String(id)) => rating_name(id, scales),
            (_, Value::String(words)) => words.clone().into(),
            (_, Value::Number(number)) => number
                .as_f64()
                .map_or_else(|| number.to_string().into(), Arg::Number),
            (_, other) => other.to_string().into(),
        };
        // Fluent writes its variables with hyphens.
        says = says.with(&name.replace('_', "-"), filled);
    }
    says
}

/// A rating's name in both languages of the catalogue; which is shown is decided where it is said.
fn rating_name(id: &str, scales: &[RatingScale]) -> Arg {
    let known = scales
        .iter()
        .flat_map(|scale| &scale.ratings)
        .find(|rating| rating.id == id);
    let Some(rating) = known else {
        return id.into();
    };
    let name = |lang: &str| {
        rating
            .label
            .get(lang)
            .or_else(|| rating.label.get("en"))
            .map_or(id, String::as_str)
    };
    Message::new("rating-name")
        .with("da", name("da"))
        .with("en", name("en"))
        .into()
}

#[cfg(test)]
mod tests {
    use super::sentence;
    use crate::scales;
    use factdesk_messages::Catalogue;
    use factdesk_store::EventKind;
    use serde_json::json;

    #[track_caller]
    fn check(kind: EventKind, args: serde_json::Value, da: &str, en: &str) {
        let says = sentence(
            kind.as_str(),
            args.as_object().unwrap(),
            &scales::built_in().unwrap(),
        );
        assert_eq!(Catalogue::of("da").say(&says), da);
        assert_eq!(Catalogue::of("en").say(&says), en);
    }

    #[test]
    fn every_kind_of_event_has_a_sentence() {
        for kind in EventKind::ALL {
            let says = sentence(kind.as_str(), &serde_json::Map::new(), &[]);
            for lang in factdesk_messages::LANGUAGES {
                assert!(Catalogue::of(lang).has(&says.id), "{lang}: {}", says.id);
            }
        }
    }

    #[test]
    fn events_are_told_in_words() {
        check(
            EventKind::VerdictGiven,
            json!({"rating": "mostly_false"}),
            "Afgjort: Overvejende falsk",
            "Decided: Mostly false",
        );
        check(
            EventKind::Undone,
            json!({"kind": "claim_set_aside", "args": {"reason": "too_vague", "n_claims": 1}}),
            "Fortrudt: Påstand lagt til side: for upræcis",
            "Undone: Claim set aside: too vague",
        );
        check(
            EventKind::DocumentAdded,
            json!({"title": "Ny aftale", "n_claims": 1200}),
            "Historie importeret: «Ny aftale» (1.200 påstande)",
            "Story imported: “Ny aftale” (1,200 claims)",
        );
    }
}
