//! What stands in one clause: its cues, mentions and the values of its signals.

use super::clauses::Clause;
use super::cues::{Cue, CueSet};
use super::document::Document;
use super::weights::{N_SIGNALS, Signal, Signals};
use crate::TokenRange;
use crate::text::{Token, TokenKind};
use factdesk_model::annotation::{
    Dimension, Grain, Meaning, Quantity, Quote, QuoteStyle, Resolved, Time, TimexType,
};

/// A clause and all that is known of it before it is judged.
pub struct Facts<'a> {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its cues.
    pub cues: CueSet,
    /// The mentions inside.
    pub mentions: Vec<u32>,
    /// Its quantities, ranks and bare numbers left out.
    pub quantities: Vec<(u32, &'a Quantity)>,
    /// Its times.
    pub times: Vec<(u32, &'a Time)>,
    /// How many names it has.
    pub n_names: u32,
    /// How many words and numbers it has.
    pub n_words: u32,
    /// Whether it has digits.
    has_digits: bool,
    /// `@name`, `#tag`, `http`: the signs of a post.
    has_handles: bool,
    /// Whether it ends in a question mark.
    pub is_question: bool,
    /// The quote that it is, or holds.
    pub quote: Option<(u32, &'a Quote)>,
    /// The source named in it, or in its sentence.
    pub attribution: Option<u32>,
    /// The values of its signals.
    pub signals: Signals,
}

impl<'a> Facts<'a> {
    /// Looks at a clause.
    pub fn of(document: &Document<'a, '_, '_>, clause: &Clause) -> Facts<'a> {
        let tokens = clause.tokens;
        let mut cues = CueSet::default();
        for hit in document.cues_of(tokens) {
            cues.add(hit.cue);
        }
        let mentions: Vec<u32> = document
            .mentions_of(clause.sentence)
            .filter(|n| shares(document, *n, clause))
            .collect();
        let quote = quote_of(document, clause);
        let attribution = mentions
            .iter()
            .copied()
            .find(|n| matches!(document.mentions[*n as usize].meaning, Meaning::Attribution(_)));
        let (n_words, has_digits, has_handles) = look_over(document, tokens);
        let mut facts = Facts {
            tokens,
            cues,
            quantities: document
                .quantities(tokens)
                .filter(|(_, quantity)| counts(quantity))
                .collect(),
            times: document.times(tokens).collect(),
            n_names: document.n_names(tokens, clause.sentence),
            n_words,
            has_digits,
            has_handles,
            is_question: ends_in(document, clause, '?'),
            mentions,
            quote,
            attribution,
            signals: [0.0; N_SIGNALS],
        };
        facts.signals = signals(document, clause, &facts);
        facts
    }

    /// Whether it says something solid: a measured value, a date, a record.
    pub fn is_solid(&self) -> bool {
        !self.quantities.is_empty()
            || self.times.iter().any(|(_, time)| is_dated(time))
            || self.cues.has(Cue::Trend) && self.cues.has_any(&[Cue::Statistics, Cue::Record])
            || self.cues.has(Cue::Superlative) && self.n_names > 0
    }
}

/// A mention belongs to a clause when they share tokens.
fn shares(document: &Document<'_, '_, '_>, mention: u32, clause: &Clause) -> bool {
    document.mention_tokens[mention as usize].overlaps(clause.tokens)
}

/// The quote that the clause stands in, else the longest indirect one that it holds.
fn quote_of<'a>(document: &Document<'a, '_, '_>, clause: &Clause) -> Option<(u32, &'a Quote)> {
    if let Some(inside) = clause.inside {
        return document.quote(inside).map(|(at, quote)| (at.mention, quote));
    }
    document
        .quotes_of(clause.sentence)
        .filter(|(_, at)| at.style == QuoteStyle::Indirect && at.content.overlaps(clause.tokens))
        .max_by_key(|(n, at)| (at.content.end - at.content.first, std::cmp::Reverse(*n)))
        .and_then(|(n, _)| document.quote(n))
        .map(|(at, quote)| (at.mention, quote))
}

/// Whether a quantity says how much there is of something.
fn counts(quantity: &Quantity) -> bool {
    !matches!(quantity.dimension, Dimension::Rank | Dimension::Duration)
}

/// Whether a time is a place in the calendar that a reader could look up.
pub fn is_dated(time: &Time) -> bool {
    matches!(time.timex_type, TimexType::Date | TimexType::Time)
        && time.resolved != Resolved::Unresolved
        && time.grain >= Grain::Day
        && time.value.starts_with(|c: char| c.is_ascii_digit())
}

/// One look over all tokens: how many words and numbers there are, whether there are digits, and whether there are
/// handles, tags or links.
fn look_over(document: &Document<'_, '_, '_>, tokens: TokenRange) -> (u32, bool, bool) {
    let (mut n_words, mut has_digits, mut has_handles) = (0, false, false);
    let mut before: Option<&Token> = None;
    for token in &document.reading.tokens[tokens.first as usize..tokens.end as usize] {
        n_words += u32::from(token.kind != TokenKind::Mark);
        has_digits |= token.kind == TokenKind::Digits;
        if token.is_glued()
            && let Some(before) = before
        {
            has_handles |= token.kind == TokenKind::Word && matches!(before.mark(), '@' | '#')
                || token.is_mark(':') && before.text(document.reading.text).starts_with("http");
        }
        before = Some(token);
    }
    (n_words, has_digits, has_handles)
}

/// Whether the clause's sentence ends in this mark, closing marks aside; for a quote, whether the quote does.
fn ends_in(document: &Document<'_, '_, '_>, clause: &Clause, mark: char) -> bool {
    let tokens = &document.reading.tokens;
    let sentence = document.reading.sentences[clause.sentence as usize].tokens;
    let end = if clause.inside.is_some() {
        (clause.tokens.end + 1).min(sentence.end)
    } else {
        sentence.end
    };
    tokens[clause.tokens.first as usize..end as usize]
        .iter()
        .rev()
        .take_while(|token| token.kind == TokenKind::Mark)
        .any(|token| token.is_mark(mark))
}

/// The signals that are a cue and nothing else.
const BY_CUE: [(Signal, Cue); 27] = [
    (Signal::Past, Cue::Past),
    (Signal::Present, Cue::Present),
    (Signal::Trend, Cue::Trend),
    (Signal::Statistics, Cue::Statistics),
    (Signal::Comparison, Cue::Comparison),
    (Signal::Superlative, Cue::Superlative),
    (Signal::Causal, Cue::Causal),
    (Signal::Position, Cue::Position),
    (Signal::Event, Cue::Event),
    (Signal::Promise, Cue::Promise),
    (Signal::Definition, Cue::Definition),
    (Signal::Negation, Cue::Negation),
    (Signal::Absolute, Cue::Absolute),
    (Signal::Hearsay, Cue::Hearsay),
    (Signal::Will, Cue::Will),
    (Signal::May, Cue::May),
    (Signal::Must, Cue::Must),
    (Signal::Goal, Cue::Goal),
    (Signal::Ought, Cue::Ought),
    (Signal::Opinion, Cue::Opinion),
    (Signal::Wish, Cue::Wish),
    (Signal::Evaluation, Cue::Evaluation),
    (Signal::Hedge, Cue::Hedge),
    (Signal::Appeal, Cue::Appeal),
    (Signal::Hypothetical, Cue::Hypothetical),
    (Signal::Greeting, Cue::Greeting),
    (Signal::SecondPerson, Cue::SecondPerson),
];

fn signals(document: &Document<'_, '_, '_>, clause: &Clause, facts: &Facts<'_>) -> Signals {
    let mut values = [0.0; N_SIGNALS];
    let mut set = |signal: Signal, value: f64| values[signal as usize] = value;
    let yes = |is: bool| f64::from(u8::from(is));
    set(Signal::Base, 1.0);
    for (signal, cue) in BY_CUE {
        set(signal, yes(facts.cues.has(cue)));
    }
    let quantity = |dimension| {
        yes(facts
            .quantities
            .iter()
            .any(|(_, quantity)| quantity.dimension == dimension))
    };
    set(Signal::Quantities, some(facts.quantities.len()));
    set(Signal::Percent, quantity(Dimension::Percent));
    set(Signal::Money, quantity(Dimension::Money));
    set(
        Signal::Change,
        yes(facts
            .quantities
            .iter()
            .any(|(_, quantity)| quantity.change.is_some())),
    );
    set(Signal::OtherDigits, yes(has_other_digits(document, facts)));
    let n_dates = facts.times.iter().filter(|(_, time)| is_dated(time)).count();
    let is_duration = |time: &Time| time.timex_type == TimexType::Duration;
    let n_durations = facts.times.iter().filter(|(_, time)| is_duration(time)).count();
    set(Signal::Date, some(n_dates));
    set(Signal::Duration, yes(n_durations > 0));
    set(Signal::OtherTime, yes(facts.times.len() > n_dates + n_durations));
    set(Signal::Names, some(facts.n_names as usize));
    set(Signal::Length, f64::from(facts.n_words.max(1)).ln());
    set(Signal::Short, yes(facts.n_words < 6));
    set(Signal::NoVerb, yes(!facts.cues.has_any(&super::clauses::VERBS)));
    let record_cues = document
        .cues_of(clause.tokens)
        .iter()
        .filter(|hit| hit.cue == Cue::Record);
    set(Signal::Record, some(record_cues.count()));
    let first_person = document
        .cues_of(clause.tokens)
        .iter()
        .filter(|hit| hit.cue == Cue::FirstPerson);
    set(Signal::FirstPerson, some(first_person.count()));
    set(Signal::Question, yes(facts.is_question));
    set(Signal::Exclamation, yes(ends_in(document, clause, '!')));
    let style = facts.quote.map(|(_, quote)| quote.style);
    set(Signal::DirectQuote, yes(style == Some(QuoteStyle::Direct)));
    set(Signal::IndirectQuote, yes(style == Some(QuoteStyle::Indirect)));
    set(Signal::Attribution, yes(facts.attribution.is_some()));
    set(Signal::Handles, yes(facts.has_handles));
    values
}

/// How much this many say: the first most, the next ones less, and no more than three count.
fn some(n: usize) -> f64 {
    ((n.min(3) + 1) as f64).log2()
}

/// Digits outside all times and quantities.
fn has_other_digits(document: &Document<'_, '_, '_>, facts: &Facts<'_>) -> bool {
    if !facts.has_digits {
        return false;
    }
    let mut known = facts
        .quantities
        .iter()
        .map(|(n, _)| *n)
        .chain(facts.times.iter().map(|(n, _)| *n))
        .collect::<Vec<_>>();
    known.sort_unstable();
    let mut known = known
        .iter()
        .map(|n| document.mention_tokens[*n as usize])
        .peekable();
    (facts.tokens.first..facts.tokens.end).any(|at| {
        while known.peek().is_some_and(|range| range.end <= at) {
            known.next();
        }
        let explained = known.peek().is_some_and(|range| range.first <= at);
        !explained && document.reading.tokens[at as usize].kind == TokenKind::Digits
    })
}
