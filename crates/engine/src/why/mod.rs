//! How words were read, rule by rule: the tool for adding to a pack.

use crate::claims::CueHit;
use crate::text::{TokenKind, WordId, tokenize};
use crate::{Input, Pack, annotate, header};
use factdesk_model::Span;
use factdesk_model::annotation::Annotation;

/// Everything that was seen in some words on the way to their meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The tokens, each with what the pack says of it.
    pub tokens: Vec<WhyToken>,
    /// The header line, where there is one.
    pub header: Option<Span>,
    /// What came out: mentions with their rules, claims with their features.
    pub annotation: Annotation,
}

/// A token and what the pack says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyToken {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether some file of the pack lists the word.
    pub is_known: bool,
    /// What it says about its clause, by the names of `claims.toml`: `trend`, `must`.
    pub cues: Vec<String>,
}

/// Reads some words and keeps what was seen on the way.
#[must_use]
pub fn why(pack: &Pack, input: &Input<'_>) -> Why {
    let tokens = tokenize(input.text, &pack.vocabulary);
    let offsets = crate::text::Offsets::of(input.text);
    let hits = pack.claims.cues(input.text, &tokens);
    let cues_at = |at: u32| {
        let covers = |hit: &&CueHit| hit.tokens.first <= at && at < hit.tokens.end;
        hits.iter().filter(covers).map(|hit| hit.cue.name()).collect()
    };
    let found = header::find(input.text, &tokens, &pack.meta.header);
    Why {
        header: found.and_then(|header| {
            let (first, last) = (
                header.tokens.first as usize,
                header.tokens.end.checked_sub(1)? as usize,
            );
            Some(offsets.span(tokens.get(first)?.start, tokens.get(last)?.end))
        }),
        tokens: tokens
            .iter()
            .enumerate()
            .map(|(at, token)| WhyToken {
                span: offsets.span(token.start, token.end),
                text: token.text(input.text).to_owned(),
                kind: token.kind,
                is_known: token.word() != WordId::UNKNOWN,
                cues: cues_at(at as u32),
            })
            .collect(),
        annotation: annotate(pack, input),
    }
}
