//! What took how long: "in six weeks" lies six weeks ahead, but "they lost it in six weeks" says how long that took.

use super::expression::{Base, Expr, ExprId, Fields, Length, Origin};
use super::lexicon::Tense;
use super::run::Said;
use super::tense;
use crate::annotate::Reading;
use crate::{Found, TokenRange};
use factdesk_model::Direction;
use factdesk_model::annotation::Quote;

/// The group of shapes that say one or the other.
const RULE: &str = "ahead-or-lasting";

/// Makes lengths of what a sentence in the past says with a shape of both meanings; the first word is no part of one.
pub(super) fn settle(
    reading: &Reading<'_, '_>,
    quotes: &[Found<Quote>],
    said: &mut [Said],
    arena: &mut Vec<Expr>,
) {
    if reading.direction != Direction::Auto {
        return;
    }
    let rules = &reading.pack.time.rules;
    for one in said {
        if rules
            .get(usize::from(one.rule))
            .is_none_or(|rule| rule.name != RULE)
        {
            continue;
        }
        let around = sentence_of(reading, one.tokens);
        if tense::around(reading, quotes, around, one.tokens, true) != Some(Tense::Past) {
            continue;
        }
        if let Some(lasting) = lasting(&one.expr, arena) {
            one.expr = lasting;
            one.tokens.first += 1;
        }
    }
}

fn sentence_of(reading: &Reading<'_, '_>, tokens: TokenRange) -> TokenRange {
    let after = reading
        .sentences
        .partition_point(|sentence| sentence.tokens.end <= tokens.first);
    let whole = TokenRange::new(0, reading.tokens.len() as u32);
    reading
        .sentences
        .get(after)
        .map_or(whole, |sentence| sentence.tokens)
}

/// The length that was counted from now on.
fn lasting(expr: &Expr, arena: &mut Vec<Expr>) -> Option<Expr> {
    match expr {
        Expr::Fields(Fields {
            base:
                Some(Base {
                    unit,
                    n,
                    origin: Origin::Published,
                }),
            ..
        }) => Some(Expr::Length(Length::whole(*unit, i64::from(*n)))),
        Expr::AwayFromOrigin {
            length, back: false, ..
        } => Some(Expr::Length(*length)),
        Expr::Modified(modifier, of) => {
            let inner = lasting(&arena.get(of.0 as usize)?.clone(), arena)?;
            let id = ExprId(u32::try_from(arena.len()).ok()?);
            arena.push(inner);
            Some(Expr::Modified(*modifier, id))
        }
        _ => None,
    }
}
