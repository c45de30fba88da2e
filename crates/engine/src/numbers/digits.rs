use super::lexicon::Lexicon;
use crate::text::{Token, TokenKind};
use rust_decimal::Decimal;

/// A number written in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits {
    /// The value, without a sign.
    pub value: Decimal,
    /// The token after the last.
    pub end: usize,
    /// Digits before the decimal separator.
    pub n_digits: u8,
    /// No separator, fraction or exponent.
    pub is_plain: bool,
    /// `3.2` in a language that writes `3,2`: a number only where nothing else can be meant.
    pub is_doubtful: bool,
    /// Two numbers with a bar, `3/4`, which may also be a date.
    pub has_bar: bool,
}

/// What stands at a place that begins with digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Read {
    /// A well-formed number.
    Number(Digits),
    /// Digits that make no number: versions, clock times, wrong groups. The token after them.
    Refused(usize),
}

/// Most digits that a [`Decimal`] holds exactly.
const MOST_DIGITS: usize = 28;

/// Reads the digits at token `at`, which are a run of digits, a decimal separator glued to one, or a
/// fraction sign.
pub(super) fn read(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Read {
    let Some(first) = tokens.get(at) else {
        return Read::Refused(at + 1);
    };
    if let Some((n, d)) = fraction_sign(first.mark()) {
        return number(ratio(n, d), at + 1, 0, false);
    }
    let groups = Groups::collect(text, tokens, at, lexicon);
    let Some(mut digits) = groups.value(lexicon) else {
        return Read::Refused(groups.end);
    };
    let end = digits.end;
    if digits.is_plain {
        if let Some((value, end)) = mixed_fraction(text, tokens, end, digits.value) {
            return number(Some(value), end, digits.n_digits, false);
        }
        if let Some((value, end)) = slash(text, tokens, end) {
            // `3/2` and `24/7` are other things; `4/6` is no fraction that anybody writes.
            return match digits
                .value
                .try_into()
                .ok()
                .filter(|upper| is_fraction(*upper, value))
            {
                Some(upper) => Read::Number(Digits {
                    value: ratio(upper, value).unwrap_or_default(),
                    end,
                    is_plain: false,
                    has_bar: true,
                    ..digits
                }),
                None => Read::Number(digits),
            };
        }
    }
    if let Some((factor, end)) = exponent(text, tokens, end) {
        digits.end = end;
        digits.is_plain = false;
        return match digits.value.checked_mul(factor) {
            Some(value) => {
                digits.value = value;
                Read::Number(digits)
            }
            None => Read::Refused(end),
        };
    }
    Read::Number(digits)
}

fn number(value: Option<Decimal>, end: usize, n_digits: u8, is_plain: bool) -> Read {
    match value {
        Some(value) => Read::Number(Digits {
            value,
            end,
            n_digits,
            is_plain,
            is_doubtful: false,
            has_bar: false,
        }),
        None => Read::Refused(end),
    }
}

/// Whether `upper/lower` is a proper fraction in lowest terms.
fn is_fraction(upper: u32, lower: u32) -> bool {
    let (mut a, mut b) = (lower, upper);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    upper > 0 && upper < lower && a == 1
}

fn ratio(n: u32, d: u32) -> Option<Decimal> {
    Decimal::from(n).checked_div(Decimal::from(d))
}

/// Digits and the separators between them, as far as they are glued or grouped by spaces.
struct Groups {
    end: usize,
    /// All digits, as far as they fit.
    digits: [u8; MOST_DIGITS],
    n_digits: usize,
    /// Whether there were more digits than fit.
    is_too_long: bool,
    n_groups: usize,
    first_len: usize,
    last_len: usize,
    /// Whether all groups between the first and the last hold three digits.
    middle_threes: bool,
    /// The separator that all but the last share; `None` when they differ.
    separator: Option<char>,
    last_separator: Option<char>,
    begins_with_zero: bool,
}

impl Groups {
    fn collect(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Groups {
        let mut groups = Groups {
            end: at,
            digits: [0; MOST_DIGITS],
            n_digits: 0,
            is_too_long: false,
            n_groups: 0,
            first_len: 0,
            last_len: 0,
            middle_threes: true,
            separator: None,
            last_separator: None,
            begins_with_zero: false,
        };
        let leads = tokens[at].kind == TokenKind::Mark;
        if leads {
            // «,5»: nothing before the decimal separator.
            groups.n_groups = 1;
            groups.last_separator = Some(tokens[at].mark());
            groups.end = at + 1;
        }
        while let Some(token) = tokens
            .get(groups.end)
            .filter(|token| token.kind == TokenKind::Digits)
        {
            groups.push(token.text(text).as_bytes());
            groups.end += 1;
            let next = groups.end;
            let (Some(mark), Some(after)) = (tokens.get(next), tokens.get(next + 1)) else {
                if let Some(mark) = tokens
                    .get(next)
                    .filter(|mark| spaced(text, tokens, next, lexicon, &groups, mark))
                {
                    groups.note_separator(' ');
                    debug_assert!(mark.kind == TokenKind::Digits);
                    continue;
                }
                break;
            };
            if mark.kind == TokenKind::Mark
                && mark.is_glued()
                && after.is_glued()
                && after.kind == TokenKind::Digits
                && matches!(mark.mark(), '.' | ',' | '\'' | '’')
            {
                groups.note_separator(mark.mark());
                groups.end += 1;
            } else if spaced(text, tokens, next, lexicon, &groups, mark) {
                groups.note_separator(' ');
            } else {
                break;
            }
        }
        groups
    }

    fn push(&mut self, digits: &[u8]) {
        self.n_groups += 1;
        if self.n_groups == 1 {
            self.first_len = digits.len();
            self.begins_with_zero = digits.first() == Some(&b'0');
        } else if self.n_groups > 2 {
            self.middle_threes &= self.last_len == 3;
        }
        self.last_len = digits.len();
        let room = MOST_DIGITS - self.n_digits;
        self.is_too_long |= digits.len() > room;
        let taken = digits.len().min(room);
        self.digits[self.n_digits..self.n_digits + taken].copy_from_slice(&digits[..taken]);
        self.n_digits += taken;
    }

    fn note_separator(&mut self, mark: char) {
        match (self.last_separator, self.n_groups) {
            (None, _) => {}
            (Some(last), 2) => self.separator = Some(last),
            // Another one than before: only the last may differ.
            (Some(last), _) if self.separator != Some(last) => self.separator = Some('\0'),
            _ => {}
        }
        self.last_separator = Some(mark);
    }

    fn value(&self, lexicon: &Lexicon) -> Option<Digits> {
        if self.is_too_long || self.n_digits == 0 {
            return None;
        }
        let grouped = self.middle_threes && (1..=3).contains(&self.first_len) && !self.begins_with_zero;
        let mut is_doubtful = false;
        let fraction_len = match (self.last_separator, self.separator) {
            (None, _) => 0,
            (Some(last), None) if last == lexicon.decimal => self.last_len,
            (Some(last), None) if self.last_len == 3 && grouped && is_group(lexicon, last) => 0,
            (Some('.' | ','), None) if (1..=2).contains(&self.last_len) => {
                is_doubtful = true;
                self.last_len
            }
            // Two or more of one kind can only be groups, whatever the language.
            (Some(last), Some(before)) if last == before && grouped && self.last_len == 3 => 0,
            (Some(last @ ('.' | ',')), Some(before)) if last != before && before != '\0' && grouped => {
                let _ = last;
                self.last_len
            }
            _ => return None,
        };
        let written = std::str::from_utf8(&self.digits[..self.n_digits]).ok()?;
        let whole: i128 = written.parse().ok()?;
        let value = Decimal::try_from_i128_with_scale(whole, fraction_len as u32).ok()?;
        Some(Digits {
            value,
            end: self.end,
            n_digits: (self.n_digits - fraction_len) as u8,
            is_plain: self.last_separator.is_none(),
            is_doubtful,
            has_bar: false,
        })
    }
}

fn is_group(lexicon: &Lexicon, mark: char) -> bool {
    mark == ' ' || lexicon.group.contains(&mark)
}

/// Whether the digits at `next` are one more group of three after a single space.
fn spaced(
    text: &str,
    tokens: &[Token],
    next: usize,
    lexicon: &Lexicon,
    groups: &Groups,
    token: &Token,
) -> bool {
    if token.kind != TokenKind::Digits
        || token.is_glued()
        || token.starts_line()
        || token.end - token.start != 3
        || groups.first_len > 3
        || groups.begins_with_zero
        || groups.last_separator.is_some_and(|last| last != ' ')
        || groups.n_groups > 1 && groups.last_len != 3
    {
        return false;
    }
    let (Some(before), Some(gap)) = (
        tokens.get(next - 1),
        tokens
            .get(next - 1)
            .and_then(|before| text.get(before.end as usize..token.start as usize)),
    ) else {
        return false;
    };
    let mut signs = gap.chars();
    let is_space = matches!(
        signs.next(),
        Some(' ' | '\u{a0}' | '\u{202f}' | '\u{2006}'..='\u{200a}')
    ) && signs.next().is_none();
    // «300 12.30»: what follows the group must not make another number of it.
    let is_free = match (tokens.get(next + 1), tokens.get(next + 2)) {
        (Some(mark), Some(digits))
            if mark.is_glued() && digits.is_glued() && digits.kind == TokenKind::Digits =>
        {
            mark.is_mark(lexicon.decimal) || !matches!(mark.mark(), '.' | ',' | ':' | '/')
        }
        _ => true,
    };
    is_space && is_free && before.kind == TokenKind::Digits
}

/// A fraction after a whole number: `2½`, `2 1/2`.
fn mixed_fraction(text: &str, tokens: &[Token], end: usize, whole: Decimal) -> Option<(Decimal, usize)> {
    let token = tokens.get(end).filter(|token| !token.starts_line())?;
    if let Some((n, d)) = fraction_sign(token.mark()) {
        return Some((whole.checked_add(ratio(n, d)?)?, end + 1));
    }
    if token.kind != TokenKind::Digits || token.is_glued() || token.end - token.start > 2 {
        return None;
    }
    let (lower, end) = slash(text, tokens, end + 1)?;
    let upper: u32 = token.text(text).parse().ok()?;
    if upper >= lower {
        return None;
    }
    Some((whole.checked_add(ratio(upper, lower)?)?, end))
}

/// The lower part of a fraction: `/4`, with nothing after it that would make a date or an address of it.
fn slash(text: &str, tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let (bar, lower) = (tokens.get(at)?, tokens.get(at + 1)?);
    if !matches!(bar.mark(), '/' | '⁄')
        || !bar.is_glued()
        || !lower.is_glued()
        || lower.kind != TokenKind::Digits
    {
        return None;
    }
    let value: u32 = lower
        .text(text)
        .parse()
        .ok()
        .filter(|lower| (2..=1000).contains(lower))?;
    let is_free = tokens.get(at + 2).is_none_or(|after| {
        !after.is_glued()
            || after.kind == TokenKind::Mark
                && (!matches!(after.mark(), '/' | '.' | ',' | '-')
                    || tokens.get(at + 3).is_none_or(|digits| !digits.is_glued()))
    });
    is_free.then_some((value, at + 2))
}

/// `e14`, `×10−5`, `x2^10`, all glued, and `× 10^30`, `x 10⁸` with spaces.
fn exponent(text: &str, tokens: &[Token], at: usize) -> Option<(Decimal, usize)> {
    let sign = tokens.get(at).filter(|token| !token.starts_line())?;
    let (base, at) = if matches!(sign.text(text), "e" | "E") && sign.is_glued() {
        (10, at + 1)
    } else if matches!(sign.text(text), "x" | "×" | "·" | "*") {
        let base = tokens.get(at + 1)?;
        let next = tokens.get(at + 2)?;
        let is_glued = sign.is_glued() && base.is_glued();
        if base.text(text) == "10" && superscript(next.mark()).is_some() {
            return raised(10, tokens, at + 2);
        }
        match (base.text(text), next.mark()) {
            ("10", '^') => (10, at + 3),
            ("2", '^') if is_glued => (2, at + 3),
            ("10", '-' | '−') if is_glued => (10, at + 2),
            _ => return None,
        }
    } else {
        return None;
    };
    let is_small = matches!(tokens.get(at)?.mark(), '-' | '−');
    let at = at + usize::from(is_small);
    let power = tokens
        .get(at)
        .filter(|power| power.is_glued() && power.kind == TokenKind::Digits)?;
    let power: u32 = power.text(text).parse().ok()?;
    Some((power_of(base, power, is_small)?, at + 1))
}

/// A power in raised figures: `10⁸`, `10⁻³`.
fn raised(base: i128, tokens: &[Token], at: usize) -> Option<(Decimal, usize)> {
    let is_small = tokens.get(at)?.is_mark('⁻');
    let first = at + usize::from(is_small);
    let mut end = first;
    let mut power = 0;
    while let Some(digit) = tokens
        .get(end)
        .filter(|token| token.is_glued())
        .and_then(|token| superscript(token.mark()))
        .filter(|_| end < first + 2)
    {
        power = power * 10 + digit;
        end += 1;
    }
    (end > first).then_some((power_of(base, power, is_small)?, end))
}

fn power_of(base: i128, power: u32, is_small: bool) -> Option<Decimal> {
    let factor = base.checked_pow(power).filter(|_| power <= 28)?;
    let factor = Decimal::try_from_i128_with_scale(factor, 0).ok()?;
    if is_small {
        Decimal::ONE.checked_div(factor)
    } else {
        Some(factor)
    }
}

/// A raised figure; the raised minus counts as none.
fn superscript(mark: char) -> Option<u32> {
    Some(match mark {
        '⁰' | '⁻' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁴'..='⁹' => mark as u32 - '⁰' as u32,
        _ => return None,
    })
}

/// Unicode's fractions in one sign.
pub(super) fn fraction_sign(mark: char) -> Option<(u32, u32)> {
    Some(match mark {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}
