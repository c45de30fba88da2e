//! Cuts a sentence into clauses that could each be true or false.

use super::cues::{Cue, CueHit};
use super::document::{Document, QuoteAt};
use crate::TokenRange;
use factdesk_model::annotation::QuoteStyle;

/// A stretch of a sentence that is judged by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Index of its sentence.
    pub sentence: u32,
    /// The direct quote it stands in, as an index into the document's quotes.
    pub inside: Option<u32>,
}

/// A clause has at least this many tokens.
const SHORTEST: u32 = 4;
/// Sentences longer than this are taken whole: they are no prose.
const LONGEST: u32 = 400;

/// A list goes on where a number follows the joining word within this many tokens.
const NEXT_ITEM: u32 = 3;

/// Verbs by which a stretch of words is a clause.
pub const VERBS: [Cue; 13] = [
    Cue::Present,
    Cue::Past,
    Cue::Trend,
    Cue::Position,
    Cue::Event,
    Cue::Promise,
    Cue::Must,
    Cue::Will,
    Cue::May,
    Cue::Causal,
    Cue::Definition,
    Cue::Born,
    Cue::Died,
];

/// The clauses of one sentence: what is quoted word for word apart from what is told, and told clauses apart from each
/// other where each has a verb of its own.
pub fn clauses(document: &Document<'_, '_, '_>, sentence: u32) -> Vec<Clause> {
    let whole = document.reading.sentences[sentence as usize].tokens;
    let direct: Vec<(u32, TokenRange)> = document
        .quotes_of(sentence)
        .filter(|(_, quote)| quote.style == QuoteStyle::Direct)
        .filter_map(|(n, quote)| Some((n, common(quote.content, whole)?)))
        .filter(|(_, part)| part.end - part.first >= SHORTEST - 1)
        .collect();
    let mut clauses = Vec::new();
    let mut told = whole.first;
    for (quote, part) in &direct {
        if part.first < told {
            continue;
        }
        add_told(
            document,
            TokenRange::new(told, part.first),
            sentence,
            true,
            &mut clauses,
        );
        clauses.push(Clause {
            tokens: *part,
            sentence,
            inside: Some(*quote),
        });
        told = part.end;
    }
    add_told(
        document,
        TokenRange::new(told, whole.end),
        sentence,
        !direct.is_empty(),
        &mut clauses,
    );
    clauses
}

fn common(a: TokenRange, b: TokenRange) -> Option<TokenRange> {
    let both = TokenRange::new(a.first.max(b.first), a.end.min(b.end));
    (both.first < both.end).then_some(both)
}

/// Adds what the writer tells. Beside a quote that is mostly «siger hun»: it counts only where it tells of more.
fn add_told(
    document: &Document<'_, '_, '_>,
    part: TokenRange,
    sentence: u32,
    beside_quote: bool,
    clauses: &mut Vec<Clause>,
) {
    let part = trim(document, part);
    if part.first >= part.end {
        return;
    }
    let clause = |tokens| Clause {
        tokens,
        sentence,
        inside: None,
    };
    if beside_quote {
        let tells = part.end - part.first >= 2 * SHORTEST
            && (document.has_quantity(part)
                || has_any(document, part, &[Cue::Trend, Cue::Event, Cue::Superlative]));
        if tells {
            clauses.push(clause(part));
        }
        return;
    }
    if part.end - part.first > LONGEST {
        clauses.push(clause(part));
        return;
    }
    let mut start = part.first;
    for join in joins(document, part, sentence) {
        let (left, right) = (
            TokenRange::new(start, join.first),
            TokenRange::new(join.end, part.end),
        );
        if is_clause(document, left, sentence)
            && is_clause(document, right, sentence)
            && !goes_on_listing(document, join)
        {
            clauses.push(clause(trim(document, left)));
            start = join.end;
        }
    }
    clauses.push(clause(trim(document, TokenRange::new(start, part.end))));
}

/// Where a told stretch could be cut: at semicolons, and at a comma before «men», "while". The joining words belong to
/// neither half.
fn joins(document: &Document<'_, '_, '_>, part: TokenRange, sentence: u32) -> Vec<TokenRange> {
    let tokens = &document.reading.tokens;
    let quoted: Vec<QuoteAt> = document
        .quotes_of(sentence)
        .map(|(_, quote)| *quote)
        .filter(|quote| quote.style != QuoteStyle::Scare)
        .collect();
    let mut joins: Vec<TokenRange> = document
        .cues_of(part)
        .iter()
        .filter(|hit| hit.cue == Cue::Join && hit.tokens.first > part.first)
        .map(|hit| hit.tokens)
        .filter(|join| tokens[join.first as usize - 1].is_mark(','))
        .chain(
            (part.first + 1..part.end)
                .filter(|at| tokens[*at as usize - 1].is_mark(';'))
                .map(|at| TokenRange::new(at, at)),
        )
        .filter(|join| {
            !quoted
                .iter()
                .any(|quote| quote.content.first < join.first && join.first < quote.content.end)
        })
        .collect();
    joins.sort_unstable();
    joins.dedup();
    joins
}

/// «…, og resten, 17 procent, …»: the next item of a list of numbers stays with the others, so that they can be added
/// up.
fn goes_on_listing(document: &Document<'_, '_, '_>, join: TokenRange) -> bool {
    let next = TokenRange::new(join.end, join.end + NEXT_ITEM);
    let next_word = TokenRange::new(join.end, join.end + 1);
    // A verb right after it shares the subject: «…, and ended on June 1».
    has_any(document, next_word, &VERBS)
        || document.has_quantity(next)
        || document
            .cues_of(next)
            .iter()
            .any(|hit| matches!(hit.cue, Cue::Rest | Cue::Total))
}

/// Whether a stretch has a verb, a few words, and something that could be checked.
fn is_clause(document: &Document<'_, '_, '_>, part: TokenRange, sentence: u32) -> bool {
    part.end - part.first > SHORTEST
        && has_any(document, part, &VERBS)
        && (document.has_quantity(part) || document.has_time(part) || document.n_names(part, sentence) > 0)
}

fn has_any(document: &Document<'_, '_, '_>, part: TokenRange, cues: &[Cue]) -> bool {
    document.cues_of(part).iter().any(|hit| cues.contains(&hit.cue))
}

/// Without the commas, dashes and quotation marks around it.
fn trim(document: &Document<'_, '_, '_>, part: TokenRange) -> TokenRange {
    let tokens = &document.reading.tokens;
    let is_edge = |at: u32| {
        matches!(
            tokens[at as usize].mark(),
            ',' | ';' | ':' | '-' | '–' | '—' | '"' | '«' | '»' | '“' | '”' | '„' | '\'' | '’' | '‘'
        )
    };
    let TokenRange { mut first, mut end } = part;
    while first < end && is_edge(first) {
        first += 1;
    }
    while first < end && is_edge(end - 1) {
        end -= 1;
    }
    TokenRange::new(first, end)
}

/// What is held to be a fact inside an opinion: «Da vi hørte, at *Trump var testet positiv*, …».
pub fn embedded(document: &Document<'_, '_, '_>, clause: &Clause) -> Option<Clause> {
    let tokens = &document.reading.tokens;
    let hits = document.cues_of(clause.tokens);
    let factive = |hit: &&CueHit| hit.cue == Cue::Factive;
    hits.iter().filter(factive).find_map(|knows| {
        let mut at = knows.tokens.end;
        if tokens.get(at as usize)?.is_mark(',') {
            at += 1;
        }
        let that = hits
            .iter()
            .find(|hit| hit.cue == Cue::That && hit.tokens.first == at)?;
        let first = that.tokens.end;
        let end = (first..clause.tokens.end)
            .find(|at| matches!(tokens[*at as usize].mark(), ',' | '.' | ';' | '?' | '!'))
            .unwrap_or(clause.tokens.end);
        let part = TokenRange::new(first, end);
        (end > first && end - first >= SHORTEST - 1 && has_any(document, part, &VERBS)).then_some(Clause {
            tokens: part,
            ..*clause
        })
    })
}
