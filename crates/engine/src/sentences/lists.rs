//! List items: `1.`, `2)`, `a.`, bullets.

use crate::text::{Token, TokenKind};

/// A bullet, wherever it stands.
pub(super) fn is_bullet(token: &Token) -> bool {
    token.kind == TokenKind::Mark
        && matches!(
            token.mark(),
            '•' | '⁃' | '▪' | '●' | '◦' | '‣' | '∙' | '■' | '□' | '►' | '◆'
        )
}

/// A dash or asterisk that begins a line and stands alone: a list item or a dash quote.
pub(super) fn is_dash_item(tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else {
        return false;
    };
    matches!(tokens[at].mark(), '-' | '–' | '—' | '*' | '·' | '―')
        && !next.starts_line()
        && (!next.is_glued() || next.is_capitalized() || matches!(tokens[at].mark(), '–' | '—' | '―'))
}

/// Whether a numbered item begins at the start of this line.
pub(super) fn begins_item(text: &str, tokens: &[Token], at: usize) -> bool {
    Marker::read(text, tokens, at).is_some()
}

/// The number or letter that a list item begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Its place in the list: 1 for `1.` and `a)`.
    value: u32,
    is_letter: bool,
    /// The mark after it: `.`, `)`, or `.)` as ':'.
    closer: char,
    /// The token after it.
    pub(super) end: usize,
}

impl Marker {
    /// Reads a marker at the start of a sentence; a bullet before it is passed over.
    pub(super) fn read(text: &str, tokens: &[Token], at: usize) -> Option<Marker> {
        let at = at + usize::from(tokens.get(at).is_some_and(is_bullet));
        let marker = Marker::bare(text, tokens, at)?;
        let next = tokens.get(marker.end)?;
        // An ordinal («3. november») or a decimal is no list number: what follows begins like a sentence.
        let begins = next.kind == TokenKind::Word && next.is_capitalized() && !next.is_glued();
        (begins && !next.starts_paragraph()).then_some(marker)
    }

    /// Whether the next number of the same list stands at `at`.
    pub(super) fn is_followed_by(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        let token = &tokens[at];
        if token.kind == TokenKind::Mark && token.mark() != '(' || token.is_glued() {
            return false;
        }
        Marker::read(text, tokens, at).is_some_and(|next| {
            next.value == self.value + 1 && next.is_letter == self.is_letter && next.closer == self.closer
        })
    }

    fn bare(text: &str, tokens: &[Token], at: usize) -> Option<Marker> {
        let opened = tokens.get(at).is_some_and(|token| token.is_mark('('));
        let at = at + usize::from(opened);
        let token = tokens.get(at)?;
        let written = token.text(text);
        let (value, is_letter) = match token.kind {
            TokenKind::Digits if written.len() <= 2 => (written.parse().ok()?, false),
            TokenKind::Word if written.len() == 1 => {
                let letter = written.bytes().next()?;
                (u32::from(letter.to_ascii_lowercase() - b'a') + 1, true)
            }
            _ => return None,
        };
        let first = tokens.get(at + 1).filter(|mark| mark.is_glued())?;
        let second = tokens.get(at + 2).filter(|mark| mark.is_glued());
        let (closer, end) = match first.mark() {
            '.' if second.is_some_and(|mark| mark.is_mark(')')) => (':', at + 3),
            // A capital letter with a point is an initial: «A. Jensen».
            '.' if is_letter && token.is_capitalized() => return None,
            '.' | ')' => (first.mark(), at + 2),
            _ => return None,
        };
        Some(Marker {
            value,
            is_letter,
            closer,
            end,
        })
    }
}
