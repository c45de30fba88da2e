use super::offsets::{WORD, word_at};
use super::vocabulary::{Folded, LONGEST_WORD};
use super::{Vocabulary, WordId};
use unicode_normalization::UnicodeNormalization;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with combining marks and soft hyphens inside.
    Word,
    /// ASCII digits.
    Digits,
    /// One other visible character: punctuation, a symbol, a fraction such as ½.
    Mark,
}

/// A piece of text: a run of letters, a run of digits, or one other character. White space makes no tokens.
///
/// Hyphens, apostrophes and points are tokens of their own, and letters and digits part (`5pm`, `1990'erne`,
/// `covid-19`): whoever joins them looks at [`Token::is_glued`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// A word's id, or a mark's character.
    payload: u32,
    /// What it is made of.
    pub kind: TokenKind,
    flags: u8,
}

const GLUED: u8 = 1;
const LINE_BEFORE: u8 = 2;
const BLANK_BEFORE: u8 = 4;
const CAPITAL: u8 = 8;
const ALL_CAPITALS: u8 = 16;

impl Token {
    /// The word's id; [`WordId::UNKNOWN`] for digits and marks.
    #[must_use]
    pub const fn word(&self) -> WordId {
        match self.kind {
            TokenKind::Word => WordId(self.payload),
            _ => WordId::UNKNOWN,
        }
    }

    /// The mark's character; `'\0'` for words and digits.
    #[must_use]
    pub fn mark(&self) -> char {
        match self.kind {
            TokenKind::Mark => char::from_u32(self.payload).unwrap_or('\0'),
            _ => '\0',
        }
    }

    /// Whether it is this mark.
    #[must_use]
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark && self.payload == mark as u32
    }

    /// Whether no white space stands before it. The first token of a text is not glued.
    #[must_use]
    pub const fn is_glued(&self) -> bool {
        self.flags & GLUED != 0
    }

    /// Whether a line break stands before it (or it is the first).
    #[must_use]
    pub const fn starts_line(&self) -> bool {
        self.flags & LINE_BEFORE != 0
    }

    /// Whether a blank line stands before it (or it is the first).
    #[must_use]
    pub const fn starts_paragraph(&self) -> bool {
        self.flags & BLANK_BEFORE != 0
    }

    /// Whether its first letter is a capital.
    #[must_use]
    pub const fn is_capitalized(&self) -> bool {
        self.flags & CAPITAL != 0
    }

    /// Whether it has two or more letters, all of them capitals.
    #[must_use]
    pub const fn is_all_capitals(&self) -> bool {
        self.flags & ALL_CAPITALS != 0
    }

    /// Its words as they stand.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// Cuts a text into tokens and looks every word up. One pass; texts over 4 GiB are read up to there.
#[must_use]
pub fn tokenize(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut flags = LINE_BEFORE | BLANK_BEFORE;
    let mut folded = Folded::default();
    let bytes = text.as_bytes();
    let bytes = &bytes[..bytes.len().min(u32::MAX as usize - 1)];
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let (kind, payload) = match BYTES[usize::from(byte)] {
            Byte::Space => {
                flags &= !GLUED;
                at += 1;
                continue;
            }
            Byte::Line => {
                flags = (flags & !GLUED)
                    | if flags & LINE_BEFORE != 0 {
                        BLANK_BEFORE
                    } else {
                        LINE_BEFORE
                    };
                at += 1;
                continue;
            }
            Byte::Digit => {
                at += 1;
                while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                    at += 1;
                }
                (TokenKind::Digits, 0)
            }
            Byte::Mark => {
                at += 1;
                (TokenKind::Mark, u32::from(byte))
            }
            Byte::Letter => {
                let (end, case) = read_word(text, at, &mut folded);
                at = end;
                flags |= case;
                (TokenKind::Word, vocabulary.find(&mut folded).0)
            }
            Byte::Other => {
                let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                    break;
                };
                if is_letter(first) {
                    let (end, case) = read_word(text, at, &mut folded);
                    at = end;
                    flags |= case;
                    (TokenKind::Word, vocabulary.find(&mut folded).0)
                } else if is_space(first) {
                    at += first.len_utf8();
                    // Invisible characters neither part nor make tokens; Unicode's line ends count as line breaks.
                    if first.is_whitespace() || first.is_control() {
                        flags &= !GLUED;
                    }
                    if matches!(first, '\u{2028}' | '\u{2029}' | '\u{85}') {
                        flags |= LINE_BEFORE | if first == '\u{2029}' { BLANK_BEFORE } else { 0 };
                    }
                    continue;
                } else {
                    at += first.len_utf8();
                    (TokenKind::Mark, first as u32)
                }
            }
        };
        tokens.push(Token {
            start: start as u32,
            end: at as u32,
            payload,
            kind,
            flags,
        });
        flags = GLUED;
    }
    tokens
}

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Space,
    Line,
    Digit,
    Letter,
    Mark,
    /// Something beyond ASCII, or a control character.
    Other,
}

/// What every byte begins, so that most of a text needs no decoding.
static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Other; 256];
    let mut at = 0x21;
    while at < 0x7f {
        let byte = at as u8;
        bytes[at] = if byte.is_ascii_alphabetic() {
            Byte::Letter
        } else if byte.is_ascii_digit() {
            Byte::Digit
        } else {
            Byte::Mark
        };
        at += 1;
    }
    bytes[b' ' as usize] = Byte::Space;
    bytes[b'\t' as usize] = Byte::Space;
    bytes[b'\r' as usize] = Byte::Space;
    bytes[b'\n' as usize] = Byte::Line;
    bytes
};

fn is_letter(c: char) -> bool {
    // Quotation marks, dashes and the signs of Latin-1 first: no look-up says more of them.
    match c {
        '\u{a0}'..='\u{bf}' => c == 'µ',
        '\u{2010}'..='\u{2030}' => false,
        _ => c.is_alphabetic(),
    }
}

/// Combining marks, soft hyphens and joiners, which belong to the word around them.
fn continues_word(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

fn is_space(c: char) -> bool {
    if matches!(c, '\u{2010}'..='\u{2027}' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{bf}') {
        return false;
    }
    c.is_whitespace()
        || c.is_control()
        || continues_word(c)
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Reads the word that begins at `start` into `folded`; says where it ends and its case flags.
///
/// ASCII and the letters of Latin-1 are folded as they are met; whatever else a word holds is left to [`read_any`].
fn read_word(text: &str, start: usize, folded: &mut Folded) -> (usize, u8) {
    folded.clear();
    let bytes = text.as_bytes();
    let (mut at, mut n_letters, mut n_capitals, mut first_capital) = (start, 0u32, 0u32, false);
    loop {
        let letters = Letters::of(word_at(bytes, at));
        if letters.n > 0 {
            first_capital |= n_letters == 0 && letters.capitals & 0x80 != 0;
            if letters.capitals != 0 {
                n_capitals += letters.capitals.count_ones();
            }
            folded.push_all(letters.lower, letters.n);
            n_letters += letters.n;
            at += letters.n as usize;
            if letters.n == WORD as u32 {
                continue;
            }
        }
        let byte = bytes.get(at).copied().unwrap_or(0);
        if byte.is_ascii() {
            break;
        }
        if byte != 0xc3 {
            match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if is_letter(c) || continues_word(c) => return read_any(text, start, folded),
                _ => break,
            }
        }
        let second = bytes.get(at + 1).copied().unwrap_or(0);
        // × and ÷ stand among the letters.
        if matches!(second, 0x97 | 0xb7) {
            break;
        }
        let is_capital = second < 0x9f;
        first_capital |= is_capital && n_letters == 0;
        n_capitals += u32::from(is_capital);
        let second = if is_capital { second | 0x20 } else { second };
        folded.push_all(u64::from_le_bytes([0xc3, second, 0, 0, 0, 0, 0, 0]), 2);
        n_letters += 1;
        at += 2;
    }
    (at, case_flags(first_capital, n_letters, n_capitals))
}

/// The ASCII letters at the start of eight bytes, all looked at in one go.
struct Letters {
    /// How many there are before another sign.
    n: u32,
    /// In lower case, zeroes behind them.
    lower: u64,
    /// The highest bit of each byte that is a capital.
    capitals: u64,
}

impl Letters {
    const fn of(word: u64) -> Letters {
        const ONES: u64 = 0x0101_0101_0101_0101;
        const HIGH: u64 = ONES * 0x80;
        let small = (word | (ONES * 0x20)) & !HIGH;
        // Nothing is carried from byte to byte: each is below 0x80.
        let from_a = small + ONES * (0x80 - b'a' as u64);
        let beyond_z = small + ONES * (0x7f - b'z' as u64);
        let is_letter = from_a & !beyond_z & !word & HIGH;
        let n = (!is_letter & HIGH).trailing_zeros() / 8;
        let keep = if n == 8 { u64::MAX } else { (1 << (8 * n)) - 1 };
        Letters {
            n,
            lower: (word | (is_letter >> 2)) & keep,
            capitals: is_letter & !(word << 2) & keep,
        }
    }
}

/// Reads any word, letter by letter; combining marks are joined to their letters.
fn read_any(text: &str, start: usize, folded: &mut Folded) -> (usize, u8) {
    let mut lower = String::with_capacity(LONGEST_WORD);
    let (mut at, mut n_letters, mut n_capitals, mut first_capital) = (start, 0u32, 0u32, false);
    let mut has_marks = false;
    for c in text.get(start..).unwrap_or("").chars() {
        if is_letter(c) {
            let capital = c.is_uppercase();
            first_capital |= capital && n_letters == 0;
            n_capitals += u32::from(capital);
            n_letters += 1;
            if lower.len() < LONGEST_WORD {
                lower.extend(c.to_lowercase());
            }
        } else if continues_word(c) {
            has_marks = true;
            if c != '\u{ad}' && lower.len() < LONGEST_WORD {
                lower.push(c);
            }
        } else {
            break;
        }
        at += c.len_utf8();
    }
    if has_marks {
        lower = lower.nfc().collect();
    }
    folded.set(&lower);
    (at, case_flags(first_capital, n_letters, n_capitals))
}

const fn case_flags(first_capital: bool, n_letters: u32, n_capitals: u32) -> u8 {
    let mut case = 0;
    if first_capital {
        case |= CAPITAL;
    }
    if n_letters > 1 && n_capitals == n_letters {
        case |= ALL_CAPITALS;
    }
    case
}

#[cfg(test)]
mod tests {
    use super::{TokenKind, tokenize};
    use crate::text::{Vocabulary, WordId};
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let tokens = tokenize(text, &Vocabulary::default());
        assert_eq!(
            tokens.iter().map(|token| token.text(text)).collect::<Vec<_>>(),
            expect
        );
    }

    #[test]
    fn letters_digits_and_marks_part() {
        check(
            "1990'erne, kl. 5pm",
            &["1990", "'", "erne", ",", "kl", ".", "5", "pm"],
        );
        check("al-Qaedas angreb", &["al", "-", "Qaedas", "angreb"]);
        check("2½ %", &["2", "½", "%"]);
    }

    #[test]
    fn invisible_characters_make_no_tokens() {
        check("\u{feff}sol\u{ad}dat\u{a0}4\u{200b}", &["sol\u{ad}dat", "4"]);
    }

    #[test]
    fn a_word_is_found_however_it_is_encoded() {
        let mut vocabulary = Vocabulary::default();
        let id = vocabulary.intern("måned");
        for text in ["Måned", "MÅNED", "ma\u{30a}ned", "må\u{ad}ned"] {
            assert_eq!(tokenize(text, &vocabulary)[0].word(), id, "{text:?}");
        }
        assert_eq!(tokenize("måneder", &vocabulary)[0].word(), WordId::UNKNOWN);
    }

    #[test]
    fn white_space_is_kept_as_flags() {
        let text = "a b.\nC\n\nDE";
        let flags: Vec<_> = tokenize(text, &Vocabulary::default())
            .iter()
            .map(|token| {
                (
                    token.is_glued(),
                    token.starts_line(),
                    token.starts_paragraph(),
                    token.is_all_capitals(),
                )
            })
            .collect();
        assert_eq!(
            flags,
            [
                (false, true, true, false),
                (false, false, false, false),
                (true, false, false, false),
                (false, true, false, false),
                (false, true, true, true),
            ]
        );
    }

    proptest! {
        #[test]
        fn tokens_lie_in_order_on_character_boundaries(text in "(?s).*") {
            let mut last = 0;
            for token in tokenize(&text, &Vocabulary::default()) {
                prop_assert!(token.start >= last && token.end > token.start);
                prop_assert!(text.is_char_boundary(token.start as usize) && text.is_char_boundary(token.end as usize));
                prop_assert!(token.kind != TokenKind::Mark || token.mark() != '\0');
                last = token.end;
            }
        }
    }
}
