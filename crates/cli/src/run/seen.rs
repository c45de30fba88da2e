//! Claims that were seen before, here and elsewhere.

use super::desk::open;
use super::review::on_claim;
use crate::args::{Answer, Cli, Reviews, Seen};
use crate::output::{Output, Stop, bold, dim, plain};
use crate::{json, listing};
use factdesk_api::usecase;
use factdesk_api::wire::{
    AnswerClaim, EarlierView, GetSeenBefore, ImportReviews, JudgeMatch, ListReviews, ReviewView, SeenBefore,
};
use serde_json::json;

/// Shows what looks like a claim, and notes whether it says the same.
pub fn seen(cli: &Cli, options: &Seen, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let claim = options.claim.clone();
    let judged = match (&options.same, &options.different) {
        (Some(other), _) => Some((other, true)),
        (None, Some(other)) => Some((other, false)),
        (None, None) => None,
    };
    let seen = match judged {
        Some((other, is_same)) => {
            let other = other.clone();
            usecase::judge_match(
                &desk,
                JudgeMatch {
                    claim,
                    other,
                    is_same,
                },
            )?
        }
        None => {
            let limit = Some(options.limit);
            usecase::seen_before(&desk, GetSeenBefore { claim, limit })?
        }
    };
    tell(&seen, output)
}

fn tell(seen: &SeenBefore, output: Output) -> Result<(), Stop> {
    for found in &seen.matches {
        if !output.json {
            output.text(&listing::seen(output, found))?;
            continue;
        }
        let (kind, mut other) = match &found.other {
            EarlierView::Claim { claim, reasoning } => {
                let mut row = json::claim_row(claim);
                row["reasoning"] = json!(reasoning);
                ("claim", row)
            }
            EarlierView::Review { review } => ("review", review_json(review)),
        };
        other["kind"] = json!(kind);
        output.json(&json!({
            "other": other,
            "likeness": found.likeness,
            "shared": found.shared,
            "values": found.values,
            "compared": json::snake(&found.compared, output.lang)?,
            "same": found.is_same,
            "judged_by": found.judged_by,
            "can_answer": found.can_answer,
        }))?;
    }
    Ok(())
}

/// Decides a claim by an earlier verdict.
pub fn answer(cli: &Cli, options: &Answer, output: Output) -> Result<(), Stop> {
    let input = AnswerClaim {
        claim: options.claim.clone(),
        by: options.by.clone(),
        publish: Some(options.publish),
    };
    on_claim(cli, output, |desk| usecase::answer_claim(desk, input))
}

/// Imports or lists fact-checks of others.
pub fn reviews(cli: &Cli, command: &Reviews, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let reviews = match command {
        Reviews::List { limit } => {
            let input = ListReviews {
                offset: None,
                limit: Some(*limit),
            };
            usecase::list_reviews(&desk, input)?.reviews
        }
        Reviews::Import { file } => {
            let path = file.to_string_lossy().into_owned();
            let imported = usecase::import_reviews(&desk, ImportReviews { path })?;
            output.note(&format!(
                "{} imported, {} known already, {} without a claim",
                imported.added.len(),
                imported.n_known,
                imported.n_without_claim
            ));
            imported.added
        }
    };
    for review in &reviews {
        if output.json {
            output.json(&review_json(review))?;
        } else {
            let facts = [&review.rating, &review.publisher, &review.published, &review.url];
            let facts: Vec<&str> = facts.into_iter().flatten().map(String::as_str).collect();
            output.text(&format!(
                "{}  {}\n          {}",
                bold(&review.id),
                plain(&review.text),
                dim(&plain(&facts.join(" · ")))
            ))?;
        }
    }
    Ok(())
}

fn review_json(review: &ReviewView) -> serde_json::Value {
    json!({
        "review": review.id,
        "text": review.text,
        "lang": review.lang,
        "speaker": review.speaker,
        "said": review.said,
        "publisher": review.publisher,
        "url": review.url,
        "published": review.published,
        "rating": review.rating,
    })
}
