//! Who judges, by which rules, and what they say to each other.

use super::desk::open;
use super::review::on_claim;
use crate::args::{Assess, Checklist, Cli, Comment, Process, Templates};
use crate::output::{Output, Stop, bold, dim, plain};
use crate::{json, listing};
use factdesk_api::wire::{
    AddComment, AnswerCheck, CheckState, GetAgreement, GetChecklist, GetTemplates, LetStand, LoadProcess,
    Nothing, RemoveComment, SetSettings,
};
use factdesk_api::{ApiError, ErrorCode, usecase, wire};
use serde_json::json;

/// Notes the reviewer's own judgement.
pub fn assess(cli: &Cli, options: &Assess, output: Output) -> Result<(), Stop> {
    let input = wire::Assess {
        claim: options.claim.clone(),
        scale: options.scale.clone(),
        rating: options.rating.clone(),
        reasoning: options.reasoning.clone(),
    };
    on_claim(cli, output, |desk| usecase::assess(desk, input))
}

/// Lets a verdict stand.
pub fn stand(cli: &Cli, claim: &str, output: Output) -> Result<(), Stop> {
    let claim = claim.to_owned();
    on_claim(cli, output, |desk| usecase::let_stand(desk, LetStand { claim }))
}

/// Tells how far the reviewers agree.
pub fn agreement(cli: &Cli, scale: Option<&str>, output: Output) -> Result<(), Stop> {
    let scale = scale.map(str::to_owned);
    let figures = usecase::agreement(&open(cli)?, GetAgreement { scale })?;
    if output.json {
        return output.json(&json::snake(&figures, output.lang)?);
    }
    let number = |figure: Option<f64>| figure.map_or("–".to_owned(), |figure| format!("{figure:.3}"));
    output.text(&format!(
        "{}  {} claims, {} reviewers\n  percent {}\n  Cohen's kappa {}\n  Krippendorff's alpha {}",
        bold(&plain(&figures.scale)),
        figures.n_claims,
        figures.n_reviewers,
        number(figures.percent),
        number(figures.kappa),
        number(figures.alpha)
    ))
}

/// Lists the reviewers.
pub fn reviewers(cli: &Cli, output: Output) -> Result<(), Stop> {
    let all = usecase::reviewers(&open(cli)?, Nothing {})?;
    for reviewer in &all.reviewers {
        let is_current = reviewer.id == all.current;
        if output.json {
            output.json(&json!({ "reviewer": reviewer.id, "name": reviewer.name, "current": is_current }))?;
        } else {
            let mark = if is_current { "* " } else { "  " };
            output.text(&format!("{mark}{}  {}", dim(&reviewer.id), plain(&reviewer.name)))?;
        }
    }
    Ok(())
}

/// Says something about a claim, or takes a remark away.
pub fn comment(cli: &Cli, options: &Comment, output: Output) -> Result<(), Stop> {
    let claim = options.claim.clone();
    on_claim(cli, output, |desk| match (&options.remove, &options.words) {
        (Some(comment), _) => {
            let comment = comment.clone();
            usecase::remove_comment(desk, RemoveComment { claim, comment })
        }
        (None, words) => {
            let words = words.clone().unwrap_or_default();
            usecase::add_comment(desk, AddComment { claim, words })
        }
    })
}

/// Shows a checklist, and notes what was looked into.
pub fn checklist(cli: &Cli, options: &Checklist, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let claim = options.claim.clone();
    let answer = [
        (&options.done, Some(CheckState::Done)),
        (&options.not_applicable, Some(CheckState::NotApplicable)),
        (&options.clear, None),
    ];
    let answer = answer
        .into_iter()
        .find_map(|(item, state)| Some((item.clone()?, state)));
    let list = match answer {
        Some((item, state)) => {
            let note = options.note.clone();
            usecase::answer_check(
                &desk,
                AnswerCheck {
                    claim,
                    item,
                    state,
                    note,
                },
            )?
        }
        None => usecase::checklist(&desk, GetChecklist { claim })?,
    };
    for item in &list.items {
        if output.json {
            output.json(&json::snake(item, output.lang)?)?;
            continue;
        }
        let mark = match item.state {
            Some(CheckState::Done) => "[x]",
            Some(CheckState::NotApplicable) => "[-]",
            None => "[ ]",
        };
        let note = item
            .note
            .as_ref()
            .map_or(String::new(), |note| format!(" – {note}"));
        output.text(&format!(
            "{mark} {}{}  {}",
            plain(&output.say(&item.says)),
            plain(&note),
            dim(&item.id)
        ))?;
    }
    Ok(())
}

/// Shows templates of reasoning.
pub fn templates(cli: &Cli, options: &Templates, output: Output) -> Result<(), Stop> {
    let input = GetTemplates {
        claim: options.claim.clone(),
        lang: options.lang.clone(),
    };
    for template in usecase::reasoning_templates(&open(cli)?, input)?.templates {
        if output.json {
            output.json(&json::snake(&template, output.lang)?)?;
        } else {
            let name = bold(&plain(&template.name));
            output.text(&format!(
                "{name}  {}\n    {}",
                dim(&template.id),
                plain(&template.text)
            ))?;
        }
    }
    Ok(())
}

/// Reads checklists and templates of the desk's own.
pub fn process(cli: &Cli, options: &Process, output: Output) -> Result<(), Stop> {
    let file = options.file.as_deref().filter(|_| !options.built_in);
    let path = file.map_or(String::new(), |file| file.to_string_lossy().into_owned());
    let loaded = usecase::load_process(&open(cli)?, LoadProcess { path })?;
    if output.json {
        return output.json(&json!({ "checks": loaded.n_checks, "templates": loaded.n_templates }));
    }
    output.text(&format!(
        "{} points of checklists, {} templates",
        loaded.n_checks, loaded.n_templates
    ))
}

/// Shows or changes settings.
pub fn settings(cli: &Cli, changes: &[String], output: Output) -> Result<(), Stop> {
    let mut input = SetSettings::default();
    for change in changes {
        read_setting(change, &mut input)?;
    }
    let desk = open(cli)?;
    let settings = if changes.is_empty() {
        usecase::get_settings(&desk, Nothing {})?
    } else {
        usecase::set_settings(&desk, input)?
    };
    if output.json {
        return output.json(&json::snake(&settings, output.lang)?);
    }
    output.text(&listing::settings(&settings))
}

fn read_setting(change: &str, input: &mut SetSettings) -> Result<(), ApiError> {
    let bad = |says: &str| ApiError::new(ErrorCode::BadRequest, format!("{change:?}: {says}"));
    let (name, value) = change
        .split_once('=')
        .ok_or_else(|| bad("NAME=VALUE is wanted"))?;
    let switch = || match value {
        "on" | "yes" | "true" => Ok(true),
        "off" | "no" | "false" => Ok(false),
        _ => Err(bad("on or off")),
    };
    match name {
        "two-person" => input.two_person_rule = Some(switch()?),
        "blind" => input.blind_review = Some(switch()?),
        "scale" => input.rating_scale = Some(value.to_owned()),
        "language" => input.language = Some(value.to_owned()),
        "reviewer" => input.reviewer = Some(value.to_owned()),
        "timestamp-authority" => input.timestamp_authority = Some(value.to_owned()),
        "archive" => input.archive = Some(value.to_owned()),
        _ => {
            return Err(bad(
                "the names are two-person, blind, scale, language, reviewer, timestamp-authority and archive",
            ));
        }
    }
    Ok(())
}
