//! The line in which a text says itself when it was published.

mod lexicon;
mod reader;

pub use lexicon::{HeaderFile, Lexicon};

use crate::TokenRange;
use crate::text::{Token, TokenKind};
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
/// At the very start it is enough that the date is announced («date 2020-10 Den militante gruppe …») or ends a dateline
/// («WASHINGTON, Oct. 11, 2020 — …», «Stockholm, 11 oktober 2020. …»). Further down it must fill its line.
#[must_use]
pub fn find(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Option<Header> {
    let mut first = 0;
    for n in 0..N_LINES {
        let line = line_at(tokens, first)?;
        let found = read_line(text, line, lexicon).or_else(|| {
            if n == 0 {
                read_start(text, line, lexicon)
            } else {
                None
            }
        });
        if let Some((length, published)) = found {
            return Some(Header {
                tokens: TokenRange::new(first as u32, (first + length) as u32),
                published: published.with_source(PublishedSource::Header),
            });
        }
        first += tokens[first..].iter().skip(1).position(Token::starts_line)? + 1;
    }
    None
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

/// A line that holds nothing but the date: announced, after a weekday or a place, or alone.
fn read_line(text: &str, line: &[Token], lexicon: &Lexicon) -> Option<(usize, Published)> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    let mut reader = Reader::new(text, line, lexicon);
    let is_announced = reader.cue();
    if !is_announced {
        reader.place();
    }
    reader.weekday();
    let published = reader.date()?;
    let published = reader.clock(published);
    // «Publiceret 11. oktober 2020 | Opdateret 12. oktober 2020»: the first date counts.
    (reader.is_done() || is_announced && reader.at_mark(&['|', '•', '·', ';', '(', '/']))
        .then_some((line.len(), published))
}

/// A date that begins the text and goes over into prose.
fn read_start(text: &str, line: &[Token], lexicon: &Lexicon) -> Option<(usize, Published)> {
    let mut reader = Reader::new(text, line, lexicon);
    if reader.cue() {
        reader.weekday();
        let published = reader.date()?;
        let published = reader.clock(published);
        // «Dato 11. oktober 2020 er …» is prose: what follows a header begins with a capital, a quote or a dash.
        let goes_on = line
            .get(reader.at())
            .is_some_and(|token| token.kind == TokenKind::Word && !token.is_capitalized());
        return (!goes_on).then_some((reader.at(), published));
    }
    if !reader.place() {
        return None;
    }
    let published = reader.date()?;
    reader.agency();
    (reader.dash() || reader.ends_sentence()).then_some((reader.at(), published))
}

#[cfg(test)]
mod tests;
