//! The line in which a text says itself when it was published.

mod lexicon;
mod reader;

pub use lexicon::{HeaderFile, Lexicon};

use crate::TokenRange;
use crate::text::{Token, TokenKind};
use chrono::NaiveTime;
use factdesk_model::{Published, PublishedSource};
use reader::Reader;

/// How many lines at the top of a text may hold the date of publication.
const N_LINES: usize = 6;
/// A header line has no more tokens than this: longer ones are prose.
const LONGEST_LINE: usize = 24;

/// A text's own word on when it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The tokens that say it: they are no sentence, and no mention of a time.
    pub tokens: TokenRange,
    /// The date, as exact as it is written.
    pub published: Published,
}

/// Finds the date of publication at the top of a text.
///
/// It may be announced and go over into prose at the very start («date 2020-10 Den militante gruppe …»), open a dateline
/// («WASHINGTON, Oct. 11, 2020 — …»; at the very start also «Stockholm, 11 oktober 2020. …»), or stand in a line of its own,
/// with nothing beside it but what headers hold: names, a byline, a weekday, a time of day («Jens Hansen | 12. maj 2022 kl. 14.30»).
#[must_use]
pub fn find(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Option<Header> {
    top_lines(tokens).enumerate().find_map(|(n, (first, line))| {
        let (length, published) =
            read_line(text, line, lexicon).or_else(|| read_start(text, line, lexicon, n == 0))?;
        Some(Header {
            tokens: TokenRange::new(first as u32, (first + length) as u32),
            published: published.with_source(PublishedSource::Header),
        })
    })
}

/// The lines at the top of a text that only name who wrote it («Af Jens Hansen», "By Jane Miller and Tom Roe").
#[must_use]
pub fn bylines(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<TokenRange> {
    top_lines(tokens)
        .filter(|(_, line)| {
            let mut reader = Reader::new(text, line, lexicon);
            // A text of one line is its own: «By Christmas».
            let is_part = line.len() <= LONGEST_LINE && line.len() < tokens.len();
            is_part && reader.byline() && reader.is_done()
        })
        .map(|(first, line)| TokenRange::new(first as u32, (first + line.len()) as u32))
        .collect()
}

/// The first lines of a text, each with the place of its first token.
fn top_lines(tokens: &[Token]) -> impl Iterator<Item = (usize, &[Token])> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let first = next?;
        let line = line_at(tokens, first)?;
        next = tokens[first..]
            .iter()
            .skip(1)
            .position(Token::starts_line)
            .map(|at| first + at + 1);
        Some((first, line))
    })
    .take(N_LINES)
}

/// The tokens of the line that begins at `first`, cut where a header cannot go on.
fn line_at(tokens: &[Token], first: usize) -> Option<&[Token]> {
    let rest = tokens.get(first..).filter(|rest| !rest.is_empty())?;
    let most = rest.len().min(LONGEST_LINE + 1);
    let end = rest[1..most]
        .iter()
        .position(Token::starts_line)
        .map_or(most, |at| at + 1);
    Some(&rest[..end])
}

/// A line that holds a date and nothing but what stands beside dates in headers; the first date counts.
fn read_line(text: &str, line: &[Token], lexicon: &Lexicon) -> Option<(usize, Published)> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    let mut reader = Reader::new(text, line, lexicon);
    let (mut published, mut clock) = (None, None);
    // Names stand before the date, or are parted from it: «6. januar 2021: Stormen» is a headline.
    let mut may_be_named = true;
    while !reader.is_done() {
        let before = reader.at();
        reader.cue();
        reader.byline();
        reader.weekday();
        if let Some(date) = reader.date() {
            let moment = at_clock(date, clock.or_else(|| reader.clock()));
            published.get_or_insert(moment);
            may_be_named = false;
        } else if published.is_none() {
            clock = clock.or_else(|| reader.clock());
        }
        may_be_named |= reader.separator();
        if reader.at() == before && !(may_be_named && reader.name()) {
            return None;
        }
    }
    published.map(|published| (line.len(), published))
}

/// A date that begins a line and goes over into prose.
fn read_start(text: &str, line: &[Token], lexicon: &Lexicon, is_first: bool) -> Option<(usize, Published)> {
    let mut reader = Reader::new(text, line, lexicon);
    if is_first && reader.cue() {
        reader.weekday();
        let date = reader.date()?;
        let published = at_clock(date, reader.clock());
        // «Dato 11. oktober 2020 er …» is prose: what follows a header begins with a capital, a quote or a dash.
        let goes_on = line
            .get(reader.at())
            .is_some_and(|token| token.kind == TokenKind::Word && !token.is_capitalized());
        return (!goes_on).then_some((reader.at(), published));
    }
    if !reader.dateline_place() {
        return None;
    }
    reader.weekday();
    let published = reader.date()?;
    reader.agency();
    (reader.dash() || is_first && reader.ends_sentence()).then_some((reader.at(), published))
}

/// The moment that a time of day makes of a day.
fn at_clock(date: Published, clock: Option<NaiveTime>) -> Published {
    let moment = date.day().zip(clock).map(|(day, clock)| day.and_time(clock));
    Published {
        from: moment.or(date.from),
        to: moment.or(date.to),
        ..date
    }
}

#[cfg(test)]
mod tests;
