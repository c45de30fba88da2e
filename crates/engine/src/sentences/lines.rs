//! Single line breaks: a heading or a wrapped line?

use super::Lexicon;
use super::ends::is_end_mark;
use crate::text::{Token, TokenKind};

/// A text counts as wrapped from this many lines that go on with a small letter.
const WRAPPED_LINES: u32 = 2;

/// The longest line that goes on with a small letter on the next one, in bytes, where the text was wrapped by a
/// machine; else `None`.
pub(super) fn wrapped_width(_text: &str, tokens: &[Token]) -> Option<u32> {
    let mut n_wrapped = 0;
    let mut width = 0;
    let mut line_start = 0;
    for (before, token) in tokens.iter().zip(tokens.iter().skip(1)) {
        if !token.starts_line() {
            continue;
        }
        let is_open = !is_end_mark(before) && !token.starts_paragraph();
        if is_open && token.kind == TokenKind::Word && !token.is_capitalized() {
            n_wrapped += 1;
            width = width.max(before.end - line_start);
        }
        line_start = token.start;
    }
    (n_wrapped >= WRAPPED_LINES).then_some(width)
}

/// Whether the line break before the token at `at` parts sentences, the one before it having begun at `start`.
pub(super) fn parts(
    text: &str,
    tokens: &[Token],
    at: usize,
    start: usize,
    wrapped_width: Option<u32>,
    lexicon: &Lexicon,
) -> bool {
    let (before, token) = (&tokens[at - 1], &tokens[at]);
    let goes_on = match before.kind {
        TokenKind::Mark => matches!(before.mark(), ',' | '-' | '–' | '(' | '&' | '/' | '„' | '+'),
        TokenKind::Word => lexicon.is_unfinished(before),
        TokenKind::Digits => false,
    };
    if goes_on || matches!(token.kind, TokenKind::Word if !token.is_capitalized()) {
        return false;
    }
    if token.kind == TokenKind::Mark
        && matches!(
            token.mark(),
            ',' | '.' | ')' | ';' | ':' | '%' | '…' | '?' | '!' | '”' | '/'
        )
    {
        return false;
    }
    // An abbreviation's point at the line's end was already read as none; the name follows on the next line.
    if is_end_mark(before) && !before.is_mark('…') {
        return false;
    }
    let line_start = text.get(..before.end as usize).map_or(0, |head| {
        let from = (before.end as usize).saturating_sub(400);
        head.as_bytes()[from..]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(from, |place| from + place + 1)
    });
    let line_width = before.end - (line_start as u32).max(tokens[start].start.min(before.end));
    let is_full = wrapped_width.is_some_and(|width| line_width * 5 >= width * 4 && width >= 40);
    !is_full
}
