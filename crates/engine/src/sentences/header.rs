use super::Lexicon;
use crate::text::{Token, TokenKind};

/// Longest header line, in tokens.
const LONGEST_LINE: usize = 14;

/// The first token after a header that dates the text; 0 where there is none.
///
/// Two forms: `date 2020-10` with the text going on behind it, and a short first line of its own that begins with a
/// header word and holds a number, such as «Dato: 11. oktober 2020».
pub(super) fn skip(text: &str, tokens: &[Token], lexicon: &Lexicon) -> usize {
    if !tokens.first().is_some_and(|token| lexicon.is_header_word(token)) {
        return 0;
    }
    let mut at = 1;
    while tokens
        .get(at)
        .is_some_and(|token| token.is_mark(':') || lexicon.is_header_word(token))
    {
        at += 1;
    }
    if let Some(after) = iso_date(tokens, at, text) {
        return after;
    }
    let line_end = (1..tokens.len().min(LONGEST_LINE)).find(|i| tokens[*i].starts_line());
    match line_end {
        Some(end) if tokens[..end].iter().any(|token| token.kind == TokenKind::Digits) => end,
        _ => 0,
    }
}

/// The token after `2020`, `2020-10`, `2020-10-11` or `2020-10-11T08:30:00Z` at `at`.
fn iso_date(tokens: &[Token], at: usize, text: &str) -> Option<usize> {
    let year = tokens.get(at)?;
    if year.kind != TokenKind::Digits || year.end - year.start != 4 {
        return None;
    }
    let mut end = at + 1;
    while end < tokens.len() && end < at + 16 {
        let token = &tokens[end];
        let is_part = match token.kind {
            TokenKind::Digits => true,
            TokenKind::Mark => matches!(token.mark(), '-' | ':' | '+' | '.'),
            TokenKind::Word => matches!(token.text(text), "T" | "Z" | "t" | "z"),
        };
        if !token.is_glued() || !is_part {
            break;
        }
        end += 1;
    }
    // A stop after the date is the header's own.
    Some(end)
}
