//! Where sentences begin and end.
//!
//! One pass over the tokens. A blank line always parts; a full stop parts unless the language's words say that it
//! belongs to an abbreviation, an initial, an ordinal or a list number; a single line break parts headings and list
//! items but joins lines that were only wrapped.

mod ends;
mod lexicon;
mod lines;
mod lists;
#[cfg(test)]
mod tests;

pub use lexicon::Lexicon;

use crate::TokenRange;
use crate::text::Token;
use ends::Ends;
use lists::Marker;

/// A sentence of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, end mark and closing quotation mark included.
    pub tokens: TokenRange,
    /// Counts paragraphs from 0; a blank line, a list item or a line that begins with a dash begins a new one.
    pub paragraph: u32,
}

/// Cuts the tokens into sentences, in order, without overlap.
#[must_use]
pub fn find(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(tokens.len() / 12);
    let mut paragraph = 0;
    let mut start = 0;
    let mut at = start;
    let mut marker = Marker::read(text, tokens, at);
    if let Some(marker) = marker {
        at = marker.end;
    }
    let ends = Ends {
        text,
        tokens,
        lexicon,
    };
    let wrapped_width = lines::wrapped_width(text, tokens);
    while at < tokens.len() {
        let token = &tokens[at];
        let new_paragraph = at > start
            && (token.starts_paragraph()
                || lists::is_bullet(token)
                || token.starts_line()
                    && (lists::is_dash_item(tokens, at) || lists::begins_item(text, tokens, at)));
        let begins = new_paragraph
            || at > start
                && (marker.is_some_and(|marker| marker.is_followed_by(text, tokens, at))
                    || token.starts_line() && lines::parts(text, tokens, at, start, wrapped_width, lexicon));
        if begins {
            push(&mut sentences, start, at, paragraph);
            paragraph += u32::from(new_paragraph);
            start = at;
            marker = Marker::read(text, tokens, at);
            at = marker.map_or(at + 1, |marker| marker.end.max(at + 1));
            continue;
        }
        if ends::is_end_mark(token) {
            let (after, ends_here) = ends.read(start, at);
            if ends_here && after < tokens.len() {
                push(&mut sentences, start, after, paragraph);
                paragraph += u32::from(tokens[after].starts_paragraph());
                start = after;
                marker = Marker::read(text, tokens, after);
                at = marker.map_or(after, |marker| marker.end);
                continue;
            }
            at = after;
            continue;
        }
        at += 1;
    }
    push(&mut sentences, start, tokens.len(), paragraph);
    sentences
}

fn push(sentences: &mut Vec<Sentence>, start: usize, end: usize, paragraph: u32) {
    if start < end {
        sentences.push(Sentence {
            tokens: TokenRange::new(start as u32, end as u32),
            paragraph,
        });
    }
}
