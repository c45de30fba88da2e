use super::settings::read_toml;
use super::verdicts::resolve;
use crate::desk::Desk;
use crate::process::{self, OwnProcess};
use crate::reading::deadline_view;
use crate::wire::{
    AnswerCheck, CheckState, ChecklistItem, ChecklistView, GetChecklist, GetTemplates, LoadProcess,
    ProcessLoaded, ReasoningTemplate, ReasoningTemplates,
};
use crate::{ApiError, ErrorCode};
use factdesk_messages::{Catalogue, LANGUAGES, Message};
use factdesk_store::ClaimFile;
use std::path::Path;

pub(super) use crate::process::point_name;

/// What stands for what is not known.
const UNKNOWN: &str = "…";

/// What to look into before a claim is decided, by the kinds of claim it is, with what was answered.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`.
pub fn checklist(desk: &Desk, input: GetChecklist) -> Result<ChecklistView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let own = own_process(desk)?;
    let file = open.read(|store| store.claim_file(&claim))?;
    let points = process::points(&file.claim.found.types, &own)?;
    let mut items = Vec::new();
    for point in points {
        let answer = file.checks.iter().find(|answer| answer.item == point.id);
        let reviewer = answer
            .map(|answer| open.read(|store| store.reviewer(&answer.reviewer)))
            .transpose()?;
        items.push(ChecklistItem {
            id: point.id,
            says: point.says.into(),
            state: answer.map(|answer| answer.state.into()),
            note: answer.and_then(|answer| answer.note.clone()),
            reviewer: reviewer.map(|reviewer| reviewer.name),
        });
    }
    let n_answered = items.iter().filter(|item| item.state.is_some()).count();
    Ok(ChecklistView {
        claim: claim.to_string(),
        n_answered: u32::try_from(n_answered).unwrap_or(u32::MAX),
        items,
    })
}

/// Answers a point of a claim's checklist; without a state the answer is taken away.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`; `check_missing` for a point that the claim's checklist does not have.
pub fn answer_check(desk: &Desk, input: AnswerCheck) -> Result<ChecklistView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let types = open.read(|store| store.claim(&claim))?.found.types;
    let points = process::points(&types, &own_process(desk)?)?;
    if !points.iter().any(|point| point.id == input.item) {
        let known: Vec<&str> = points.iter().map(|point| point.id.as_str()).collect();
        return Err(ApiError::new(
            ErrorCode::CheckMissing,
            format!("{:?} is none of {}", input.item, known.join(", ")),
        ));
    }
    let note = input.note.filter(|note| !note.trim().is_empty());
    let answer = input.state.map(|state| (state.into(), note));
    open.store
        .answer_check(&desk.sign(&open), &claim, &input.item, answer)?;
    checklist(
        desk,
        GetChecklist {
            claim: claim.to_string(),
        },
    )
}

/// Ways to begin the reasoning of a verdict, filled in from a claim where one is given.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`.
pub fn reasoning_templates(desk: &Desk, input: GetTemplates) -> Result<ReasoningTemplates, ApiError> {
    let file = input
        .claim
        .as_deref()
        .map(|claim| desk.read(|store| store.claim_file(&store.resolve_claim(claim)?)))
        .transpose()?;
    let story_lang = match &file {
        Some(file) => Some(desk.read(|store| store.queue_row(&file.claim.id))?.lang),
        None => None,
    };
    let asked = input.lang.or(story_lang);
    let lang = asked.filter(|lang| LANGUAGES.contains(&lang.as_str()));
    let lang = lang.as_deref().unwrap_or("en");
    let catalogue = Catalogue::of(lang);
    let values = values(desk, file.as_ref(), catalogue);
    let known = process::template_ids()?.into_iter().map(|id| {
        let text = values.iter().fold(
            Message::new(format!("template-{id}-text")),
            |message, (name, value)| message.with(name, value.as_str()),
        );
        ReasoningTemplate {
            name: catalogue.say(&Message::new(format!("template-{id}-name"))),
            text: catalogue.say(&text),
            id,
        }
    });
    let own = own_process(desk)?;
    let own = own.templates.iter().map(|template| {
        let values: Vec<(&str, &str)> = values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let text = process::in_lang(&template.text, lang).unwrap_or_default();
        ReasoningTemplate {
            id: template.id.clone(),
            name: process::in_lang(&template.name, lang)
                .unwrap_or(&template.id)
                .to_owned(),
            text: process::fill_in(text, &values),
        }
    });
    Ok(ReasoningTemplates {
        templates: known.chain(own).collect(),
    })
}

/// What a template can be filled in with.
fn values(desk: &Desk, file: Option<&ClaimFile>, catalogue: &Catalogue) -> [(&'static str, String); 5] {
    let found = file.map(|file| &file.claim.found);
    let evidence = file.and_then(|file| file.evidence.first());
    let source = evidence.map(|evidence| {
        let title = evidence
            .snapshot
            .publisher
            .as_ref()
            .or(evidence.source.title.as_ref());
        title.unwrap_or(&evidence.source.address).clone()
    });
    let due = found.and_then(|found| found.deadline.as_ref()).map(|deadline| {
        let says = deadline_view(deadline, desk.now()).says;
        catalogue.say(&(&says).into())
    });
    let or_unknown = |value: Option<String>| value.unwrap_or_else(|| UNKNOWN.to_owned());
    let speaker = found.and_then(|found| found.speaker.as_ref());
    [
        (
            "claim",
            or_unknown(found.map(|found| found.text.trim_end_matches('.').to_owned())),
        ),
        ("speaker", or_unknown(speaker.map(|speaker| speaker.name.clone()))),
        ("source", or_unknown(source)),
        (
            "quote",
            or_unknown(evidence.map(|evidence| evidence.evidence.selector.exact.clone())),
        ),
        ("due", or_unknown(due)),
    ]
}

/// Reads checklists and templates of the desk's own from a TOML file, in place of those before; an empty path goes back
/// to what comes with Factdesk.
///
/// # Errors
/// `file_missing`, `file_unreadable`, `bad_file`.
pub fn load_process(desk: &Desk, input: LoadProcess) -> Result<ProcessLoaded, ApiError> {
    let own: OwnProcess = if input.path.is_empty() {
        OwnProcess::default()
    } else {
        read_toml(Path::new(&input.path))?
    };
    own.check()?;
    let open = desk.open()?;
    let value = serde_json::to_value(&own).map_err(|error| ApiError::new(ErrorCode::Internal, error))?;
    open.store
        .set_setting(&desk.sign(&open), process::SETTING, value)?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(ProcessLoaded {
        n_checks: count(own.checklists.iter().map(|list| list.points.len()).sum()),
        n_templates: count(own.templates.len()),
    })
}

/// The desk's own; a setting that a newer program wrote is as none.
fn own_process(desk: &Desk) -> Result<OwnProcess, ApiError> {
    let saved = desk.read(|store| store.setting(process::SETTING))?;
    Ok(saved
        .and_then(|saved| serde_json::from_value(saved).ok())
        .unwrap_or_default())
}

impl From<factdesk_store::CheckState> for CheckState {
    fn from(state: factdesk_store::CheckState) -> CheckState {
        match state {
            factdesk_store::CheckState::Done => CheckState::Done,
            factdesk_store::CheckState::NotApplicable => CheckState::NotApplicable,
        }
    }
}

impl From<CheckState> for factdesk_store::CheckState {
    fn from(state: CheckState) -> factdesk_store::CheckState {
        match state {
            CheckState::Done => factdesk_store::CheckState::Done,
            CheckState::NotApplicable => factdesk_store::CheckState::NotApplicable,
        }
    }
}
