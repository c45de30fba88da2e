//! Where in a text time may be spoken of, and what is said there.

use super::build::{Builder, Make};
use super::chart::{Chart, LONGEST_RUN, Part, Place, number_starts};
use super::class::Sense;
use super::expression::{Expr, Fields};
use super::lexicon::Lexicon;
use super::list;
use super::other;
use super::shape::plain_mark;
use crate::TokenRange;
use crate::annotate::Reading;
use crate::numbers::{Number, NumberForm};
use crate::text::{Token, TokenKind, WordId};
use rust_decimal::Decimal;

/// The smallest number in words that may begin a year.
const YEARS_FROM: Decimal = Decimal::from_parts(11, 0, 0, false, 0);

/// An expression of time, not yet resolved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    pub tokens: TokenRange,
    /// With the list that it stands in: none of these words tells its tense.
    pub list: TokenRange,
    pub expr: Expr,
    pub rule: u16,
}

/// Finds all expressions of time, in order, without overlap.
///
/// The entries of the pack that had a part in them go into `used`, where somebody asks for them.
pub(crate) fn find(
    reading: &Reading<'_, '_>,
    numbers: &[Number],
    arena: &mut Vec<Expr>,
    mut used: Option<&mut Vec<u16>>,
) -> Vec<Said> {
    let lexicon = &reading.pack.time;
    let number_starts = number_starts(numbers, reading.tokens.len());
    let place = Place {
        text: reading.text,
        tokens: &reading.tokens,
        numbers,
        number_starts: &number_starts,
        lexicon,
    };
    let mut found = Vec::new();
    let mut chart = Chart::default();
    let mut chosen = Vec::new();
    let mut next_number = 0;
    // The run being read: its first token, and whether anything in it speaks of time.
    let mut run: Option<(u32, bool)> = None;
    let n_tokens = reading.tokens.len() as u32;
    let mut at = 0;
    while at <= n_tokens {
        while numbers
            .get(next_number)
            .is_some_and(|number| number.tokens.end <= at)
        {
            next_number += 1;
        }
        let in_number = numbers
            .get(next_number)
            .is_some_and(|number| number.tokens.first <= at);
        let mut bearing = reading.tokens.get(at as usize).map_or(Bearing::None, |token| {
            bearing(&place, lexicon, token, at, in_number)
        });
        // Years in words: «two thousand ten», «nineteen ninety-six».
        if in_number
            && bearing == Bearing::Weak
            && place
                .number(at)
                .is_some_and(|number| number.form == NumberForm::Words && number.value >= YEARS_FROM)
            && place.year_word(at).is_some()
        {
            bearing = Bearing::Strong;
        }
        match (bearing, run) {
            (Bearing::None, None) => {}
            (Bearing::None, Some((first, is_strong))) => {
                if is_strong {
                    read(&place, &mut chart, arena, first, at, &mut chosen, &mut found);
                    note(&chart, &found, first, used.as_deref_mut());
                }
                run = None;
            }
            (bearing, None) => run = Some((at, bearing == Bearing::Strong)),
            (bearing, Some((first, is_strong))) => {
                if (at - first) as usize >= LONGEST_RUN {
                    if is_strong {
                        read(&place, &mut chart, arena, first, at, &mut chosen, &mut found);
                        note(&chart, &found, first, used.as_deref_mut());
                    }
                    run = Some((at, bearing == Bearing::Strong));
                } else if !is_strong && (at - first) as usize >= LONGEST_RUN / 2 {
                    // A long run of small words: start afresh, so that what follows is read whole.
                    run = Some((at, bearing == Bearing::Strong));
                } else {
                    run = Some((first, is_strong || bearing == Bearing::Strong));
                }
            }
        }
        at += 1;
    }
    list::complete(&place, &mut found);
    found
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bearing {
    /// Nothing to do with time.
    None,
    /// May stand in an expression.
    Weak,
    /// Makes it worth reading.
    Strong,
}

fn bearing(place: &Place<'_>, lexicon: &Lexicon, token: &Token, at: u32, in_number: bool) -> Bearing {
    match token.kind {
        TokenKind::Word => {
            let word = token.word();
            if lexicon.is_strong(word) {
                Bearing::Strong
            } else if in_number || lexicon.is_known(word) {
                Bearing::Weak
            } else {
                Bearing::None
            }
        }
        TokenKind::Digits => {
            let next_is_glued_mark = || {
                place.tokens.get(at as usize + 1).is_some_and(|next| {
                    next.is_glued() && matches!(plain_mark(next.mark()), ':' | '.' | '/' | '-' | '\'')
                })
            };
            let ends_line = || {
                let next = place.tokens.get(at as usize + 1);
                let after = if next.is_some_and(|next| next.is_mark('.')) {
                    place.tokens.get(at as usize + 2)
                } else {
                    next
                };
                after.is_none_or(Token::starts_line)
            };
            let next_is_ordinal_mark = || {
                place
                    .tokens
                    .get(at as usize + 1)
                    .is_some_and(|next| next.is_glued() && lexicon.is_ordinal_mark(next.word()))
            };
            match token.end - token.start {
                4 => Bearing::Strong,
                1 | 2 if next_is_ordinal_mark() => Bearing::Strong,
                1 | 2 if ends_line() => Bearing::Strong,
                1 | 2 if next_is_glued_mark() => Bearing::Strong,
                _ => Bearing::Weak,
            }
        }
        TokenKind::Mark => match token.mark() {
            ';' | '?' | '!' | '…' | '•' | '|' => Bearing::None,
            _ => Bearing::Weak,
        },
    }
}

/// Notes which entries had a part in what was found from `first` on.
fn note(chart: &Chart, found: &[Said], first: u32, used: Option<&mut Vec<u16>>) {
    let Some(used) = used else { return };
    let new = found.iter().rev().take_while(|said| said.tokens.first >= first);
    for said in new {
        used.extend(chart.rules_inside(said.tokens.first, said.tokens.end));
    }
}

fn read(
    place: &Place<'_>,
    chart: &mut Chart,
    arena: &mut Vec<Expr>,
    first: u32,
    end: u32,
    chosen: &mut Vec<(u32, Part)>,
    found: &mut Vec<Said>,
) {
    let mut builder = Builder {
        arena,
        dials: place.lexicon.dials,
    };
    chart.fill(place, &mut builder, first, end);
    chosen.clear();
    chart.best(
        |start, part| is_meant(place, start, part) && !other::is_something_else(place, arena, start, part),
        chosen,
    );
    for (start, part) in chosen.drain(..) {
        let expr = match part.sense {
            Sense::Expr(expr) => expr,
            Sense::Vaguely(vaguely) => Expr::Vaguely(vaguely),
            _ => continue,
        };
        found.push(Said {
            tokens: TokenRange::new(start, part.end),
            list: TokenRange::new(start, part.end),
            expr,
            rule: part.rule,
        });
    }
}

/// Whether words that could be a time are one here.
fn is_meant(place: &Place<'_>, start: u32, part: &Part) -> bool {
    let before = |n: u32| start.checked_sub(n).and_then(|at| place.tokens.get(at as usize));
    let (first, after) = (
        place.tokens.get(start as usize),
        place.tokens.get(part.end as usize),
    );
    let last = place.tokens.get(part.end as usize - 1);
    let is_figures = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Digits);
    // Figures inside a longer number, a version, an address.
    if is_figures(first)
        && first.is_some_and(Token::is_glued)
        && let Some(mark) = before(1)
        && (mark.kind == TokenKind::Digits
            || mark.kind == TokenKind::Word
            || matches!(
                mark.mark(),
                '$' | '£' | '€' | '#' | '§' | '@' | '=' | '_' | '+' | '%'
            )
            || (matches!(mark.mark(), '.' | ',' | ':' | '/' | '-' | '\u{2013}')
                && is_figures(before(2))
                && mark.is_glued()))
    {
        return false;
    }
    if is_figures(last)
        && let Some(mark) = after
        && mark.is_glued()
    {
        let beyond = place.tokens.get(part.end as usize + 1);
        let goes_on = matches!(mark.mark(), '.' | ',' | ':' | '/')
            && is_figures(beyond)
            && beyond.is_some_and(Token::is_glued);
        if goes_on || mark.kind == TokenKind::Word || matches!(mark.mark(), '%' | '€' | '$' | '£' | '_') {
            return false;
        }
    }
    // The word before, over the point of an abbreviation: «nr. 1923».
    let word_before = match (before(1), before(2)) {
        (Some(mark), Some(word)) if mark.is_mark('.') && mark.is_glued() => word.word(),
        (Some(word), _) => word.word(),
        (None, _) => WordId::UNKNOWN,
    };
    if is_figures(first)
        && (place.lexicon.never_before(word_before)
            || before(1).is_some_and(|mark| matches!(mark.mark(), '$' | '£' | '€' | '§' | '#')))
    {
        return false;
    }
    // A year at the end of something longer: «since 2000», but not «about 2000 soldiers».
    if part.make != Some(Make::Year)
        && place.figures(part.end - 1).is_some_and(|(_, length)| length == 4)
        && matches!(part.make, Some(Make::Bounded | Make::Open | Make::Range))
        && let Some(after) = after
    {
        let counts =
            after.kind == TokenKind::Word && !after.is_capitalized() && !place.lexicon.is_known(after.word());
        let is_round = place.figures(part.end - 1).is_some_and(|(n, _)| n % 50 == 0);
        if place.lexicon.never_after(after.word())
            || (counts && (is_round || part.make == Some(Make::Bounded)))
        {
            return false;
        }
    }
    match part.make {
        Some(Make::Year) => is_year(place, start, part, word_before, after),
        Some(Make::BareDate | Make::BareClock) => {
            let closes = |token: Option<&Token>| {
                token.is_none_or(|token| token.starts_line() || token.starts_paragraph())
            };
            // «den 10-årige», «den 2. division», but «den 15.»
            let goes_on = part.make == Some(Make::BareDate)
                && after.is_some_and(|mark| {
                    let beyond = place.tokens.get(part.end as usize + 1);
                    mark.is_glued()
                        && beyond.is_some_and(|beyond| {
                            beyond.kind == TokenKind::Word
                                && !beyond.starts_paragraph()
                                && (mark.is_mark('-') || mark.is_mark('.') && !beyond.is_capitalized())
                        })
                });
            if goes_on {
                return false;
            }
            // «den 15.», "on the 4th": said to be a day, and not the third of something.
            let says_so = part.make == Some(Make::BareDate)
                && first.is_some_and(|first| {
                    first.kind == TokenKind::Word && !place.lexicon.is_strong(first.word())
                })
                && part.end - start >= 2
                && is_figures_inside(place, start, part.end)
                && after.is_none_or(|after| after.kind == TokenKind::Mark);
            says_so
                || first.is_some_and(Token::starts_line) && closes(after)
                || (after.is_some_and(|mark| matches!(mark.mark(), '.' | '!' | '?'))
                    && first.is_some_and(Token::starts_line)
                    && closes(place.tokens.get(part.end as usize + 1)))
        }
        _ => true,
    }
}

/// Whether the words of a mention hold figures.
fn is_figures_inside(place: &Place<'_>, start: u32, end: u32) -> bool {
    (start..end).any(|at| place.figures(at).is_some())
}

/// Whether four figures are a year and not so many of something.
fn is_year(place: &Place<'_>, start: u32, part: &Part, word_before: WordId, after: Option<&Token>) -> bool {
    let Sense::Expr(Expr::Fields(Fields { year: Some(year), .. })) = part.sense else {
        return true;
    };
    // «nineteen ninety-six» is a year by itself, «two thousand» and «one thousand nine hundred» are not.
    if let Some(number) = place.number(start)
        && number.form == NumberForm::Words
    {
        let is_short = number.tokens.end - number.tokens.first <= 4;
        return number.tokens.end < part.end || (is_short && year < 2000 && year % 100 >= 10);
    }
    let is_said = place.lexicon.is_before_year(word_before);
    let range = if is_said { 1000..=2199 } else { 1800..=2060 };
    if !range.contains(&year) {
        return false;
    }
    let Some(after) = after else { return true };
    if place.lexicon.never_after(after.word()) {
        return false;
    }
    // «2000 soldiers»: a round number before a word that time knows nothing of.
    let counts = after.kind == TokenKind::Word
        && !after.is_capitalized()
        && !after.starts_paragraph()
        && !place.lexicon.is_known(after.word());
    if counts && after.is_glued() {
        return false;
    }
    if counts && year % 50 == 0 && !(is_said && year == 2000) {
        return false;
    }
    if is_said {
        return true;
    }
    let joined = after.is_mark('-') || after.is_mark('\u{2013}') || after.is_mark('/');
    if joined && after.is_glued() && place.figures(part.end + 1).is_some() {
        return false;
    }
    let touched = start
        .checked_sub(1)
        .and_then(|at| place.tokens.get(at as usize))
        .is_some_and(|before| {
            place.tokens.get(start as usize).is_some_and(Token::is_glued) && before.kind != TokenKind::Mark
        });
    !touched && (!counts || (1900..=2035).contains(&year))
}
