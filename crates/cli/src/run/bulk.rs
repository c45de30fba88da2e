//! What can be done to several claims at once, as one step.

use super::desk::open;
use crate::args::{Assign, Claims, Cli, Priority, Reason, SetAside, Tag};
use crate::output::{Output, Stop};
use crate::{json, listing};
use factdesk_api::usecase;
use factdesk_api::wire::{ActOnClaims, BulkAct, ClaimRow, GetClaim, SetAsideReason};

/// Sets claims aside.
pub fn set_aside(cli: &Cli, options: &SetAside, output: Output) -> Result<(), Stop> {
    let reason = aside_reason(options.reason);
    act(cli, &options.claims, BulkAct::SetAside { reason }, output)
}

/// Takes claims back into the queue.
pub fn reopen(cli: &Cli, claims: &Claims, output: Output) -> Result<(), Stop> {
    act(cli, claims, BulkAct::Reopen, output)
}

/// Gives claims to a reviewer.
pub fn assign(cli: &Cli, options: &Assign, output: Output) -> Result<(), Stop> {
    let to = Some(options.to.clone()).filter(|name| name != "nobody");
    act(cli, &options.claims, BulkAct::Assign { to }, output)
}

/// Says how urgent claims are.
pub fn priority(cli: &Cli, options: &Priority, output: Output) -> Result<(), Stop> {
    let priority = options.priority;
    act(cli, &options.claims, BulkAct::SetPriority { priority }, output)
}

/// Tags claims, or takes a tag off.
pub fn tag(cli: &Cli, options: &Tag, output: Output) -> Result<(), Stop> {
    let tag = options.tag.clone();
    let doing = if options.remove {
        BulkAct::RemoveTag { tag }
    } else {
        BulkAct::AddTag { tag }
    };
    act(cli, &options.claims, doing, output)
}

fn act(cli: &Cli, claims: &Claims, act: BulkAct, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    let named = claims.query.is_none().then(|| claims.claims.clone());
    let input = ActOnClaims {
        claims: named,
        query: claims.query.clone(),
        act,
    };
    let done = usecase::act_on_claims(&desk, input)?;
    if let ([_], [claim]) = (claims.claims.as_slice(), done.claims.as_slice())
        && output.json
    {
        let claim = claim.id.clone();
        return output.json(&json::claim(
            &usecase::get_claim(&desk, GetClaim { claim })?,
            output.lang,
        ));
    }
    rows(&done.claims, output)
}

/// Claims, one a line.
pub fn rows(claims: &[ClaimRow], output: Output) -> Result<(), Stop> {
    for claim in claims {
        if output.json {
            output.json(&json::claim_row(claim))?;
        } else {
            output.text(&listing::claim_row(output, claim))?;
        }
    }
    output.note(&format!("{} claims", claims.len()));
    Ok(())
}

/// A reason as the desk has it.
pub fn aside_reason(reason: Reason) -> SetAsideReason {
    match reason {
        Reason::Opinion => SetAsideReason::Opinion,
        Reason::Prediction => SetAsideReason::Prediction,
        Reason::TooVague => SetAsideReason::TooVague,
        Reason::PersonalExperience => SetAsideReason::PersonalExperience,
        Reason::NotWorthIt => SetAsideReason::NotWorthIt,
        Reason::Question => SetAsideReason::Question,
        Reason::Wish => SetAsideReason::Wish,
        Reason::Hypothetical => SetAsideReason::Hypothetical,
        Reason::Greeting => SetAsideReason::Greeting,
    }
}
