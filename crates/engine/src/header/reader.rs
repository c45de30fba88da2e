use super::Lexicon;
use crate::text::{Token, TokenKind};
use chrono::{Datelike, NaiveDate};
use factdesk_model::Published;

/// Years that a text may have been published in.
const YEARS: std::ops::RangeInclusive<i32> = 1600..=2300;

/// Reads a header line from left to right.
pub(super) struct Reader<'r, 't> {
    text: &'t str,
    line: &'r [Token],
    lexicon: &'r Lexicon,
    at: usize,
}

impl<'r, 't> Reader<'r, 't> {
    pub(super) fn new(text: &'t str, line: &'r [Token], lexicon: &'r Lexicon) -> Reader<'r, 't> {
        Reader {
            text,
            line,
            lexicon,
            at: 0,
        }
    }

    /// How many tokens are read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Whether the whole line is read, but for a closing mark.
    pub(super) fn is_done(&self) -> bool {
        self.line[self.at..]
            .iter()
            .all(|token| matches!(token.mark(), '.' | ',' | ')' | ']' | '-' | '–' | '—'))
    }

    /// Whether one of these marks comes next.
    pub(super) fn at_mark(&self, marks: &[char]) -> bool {
        self.peek().is_some_and(|token| marks.contains(&token.mark()))
    }

    /// «Publiceret:», "date".
    pub(super) fn cue(&mut self) -> bool {
        let length = self.lexicon.cue_length(&self.line[self.at..]);
        self.at += length;
        if length > 0 {
            self.skip_marks(&[':', ',', '-', '–', '.']);
        }
        length > 0
    }

    /// «KØBENHAVN,», "Washington, D.C.,": up to four capitalized words before a comma.
    pub(super) fn place(&mut self) -> bool {
        let start = self.at;
        let mut n_words = 0;
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Word if token.is_capitalized() && !self.is_month(token) && n_words < 4 => {
                    n_words += 1
                }
                TokenKind::Mark if matches!(token.mark(), ',' | '.' | '-') && n_words > 0 => {}
                _ => break,
            }
            self.at += 1;
        }
        let ends_in_comma = self.at > start && self.line[self.at - 1].is_mark(',');
        if !ends_in_comma {
            self.at = start;
        }
        ends_in_comma
    }

    /// «søndag», "Sunday,", «søndag den».
    pub(super) fn weekday(&mut self) {
        if self
            .peek()
            .is_some_and(|token| self.lexicon.weekday(token).is_some())
        {
            self.at += 1;
            self.skip_marks(&[',', '.']);
        }
    }

    /// A date with its year, or a year and month in digits.
    pub(super) fn date(&mut self) -> Option<Published> {
        let start = self.at;
        let read = self.iso().or_else(|| {
            self.at = start;
            self.day_month_year()
        });
        let read = read.or_else(|| {
            self.at = start;
            self.month_day_year()
        });
        let read = read.or_else(|| {
            self.at = start;
            self.numeric()
        });
        if read.is_none() {
            self.at = start;
        }
        read.filter(|read| read.from.is_some_and(|from| YEARS.contains(&from.year())))
    }

    /// A time of day after the date makes it a moment.
    pub(super) fn clock(&mut self, date: Published) -> Published {
        let start = self.at;
        self.skip_marks(&[',', '-', '–', '|', '•']);
        if self
            .peek()
            .is_some_and(|token| self.lexicon.clock.contains(&token.word()) && !is_unknown(token))
        {
            self.at += 1;
            self.skip_marks(&['.']);
        }
        let read = (|| {
            let hour = self.number(2)?;
            if !self.at_mark(&['.', ':']) {
                return None;
            }
            self.at += 1;
            let minute = self.number(2)?;
            let moment = date.day()?.and_hms_opt(hour, minute, 0)?;
            Some(Published {
                from: Some(moment),
                to: Some(moment),
                ..date
            })
        })();
        if read.is_none() {
            self.at = start;
        }
        read.unwrap_or(date)
    }

    /// «(Reuters)».
    pub(super) fn agency(&mut self) {
        let start = self.at;
        if !self.at_mark(&['(']) {
            return;
        }
        let close = self.line[start..]
            .iter()
            .take(6)
            .position(|token| token.is_mark(')'));
        self.at = close.map_or(start, |close| start + close + 1);
    }

    /// The dash or colon that ends a dateline.
    pub(super) fn dash(&mut self) -> bool {
        let is_there = self.at_mark(&['-', '–', '—', ':']);
        while self.at_mark(&['-', '–', '—', ':']) {
            self.at += 1;
        }
        is_there
    }

    /// The full stop that ends a dateline; what follows begins with a capital, a quote or a dash.
    pub(super) fn ends_sentence(&mut self) -> bool {
        let next = self.line.get(self.at + 1);
        let ends = self.at_mark(&['.'])
            && next.is_none_or(|next| {
                !next.is_glued() && (next.kind == TokenKind::Mark || next.is_capitalized())
            });
        self.at += usize::from(ends);
        ends
    }

    /// `2020-10`, `2020-10-11`, `2020-10-11T14:30Z`: glued tokens that [`Published`] itself can read.
    fn iso(&mut self) -> Option<Published> {
        let first = *self.line.get(self.at)?;
        if first.kind != TokenKind::Digits || first.text(self.text).len() != 4 {
            return None;
        }
        let glued = self.line[self.at + 1..]
            .iter()
            .take_while(|token| token.is_glued())
            .count();
        // A full stop or comma after it is not part of it; a lone year is no date.
        (2..=glued).rev().find_map(|length| {
            let last = self.line[self.at + length];
            let written = self.text.get(first.start as usize..last.end as usize)?;
            let read = written.parse().ok()?;
            self.at += length + 1;
            Some(read)
        })
    }

    /// «den 11. oktober 2020», "11 October 2020".
    fn day_month_year(&mut self) -> Option<Published> {
        // An article, or «d.»: one short word.
        if self
            .peek()
            .is_some_and(|token| token.kind == TokenKind::Word && token.end - token.start <= 3)
        {
            self.at += 1;
            self.skip_marks(&['.']);
        }
        let day = self.number(2)?;
        self.skip_marks(&['.']);
        let month = self.month()?;
        let year = self.number(4)?;
        self.day(year, month, day)
    }

    /// "October 11, 2020", "Oct. 11 2020".
    fn month_day_year(&mut self) -> Option<Published> {
        let month = self.month()?;
        let day = self.number(2)?;
        self.skip_marks(&[',']);
        let year = self.number(4)?;
        self.day(year, month, day)
    }

    /// `11.10.2020`, `11/10/2020`, `11-10-2020`.
    fn numeric(&mut self) -> Option<Published> {
        let one = self.number(2)?;
        let mark = self.peek()?.mark();
        if !matches!(mark, '.' | '/' | '-') {
            return None;
        }
        self.at += 1;
        let two = self.number(2)?;
        if !self.at_mark(&[mark]) {
            return None;
        }
        self.at += 1;
        let year = self.number(4)?;
        let (day, month) = if self.lexicon.month_first && mark == '/' {
            (two, one)
        } else {
            (one, two)
        };
        self.day(year, month, day)
    }

    fn day(&self, year: u32, month: u32, day: u32) -> Option<Published> {
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        date.to_string().parse().ok()
    }

    /// Digits, no more than `most`; four where `most` is four.
    fn number(&mut self, most: usize) -> Option<u32> {
        let written = self
            .peek()
            .filter(|token| token.kind == TokenKind::Digits)?
            .text(self.text);
        if written.len() > most || most == 4 && written.len() != 4 {
            return None;
        }
        self.at += 1;
        written.parse().ok()
    }

    fn month(&mut self) -> Option<u32> {
        let month = *self
            .peek()
            .filter(|token| !is_unknown(token))
            .and_then(|token| self.lexicon.months.get(&token.word()))?;
        self.at += 1;
        self.skip_marks(&['.', ',']);
        Some(month)
    }

    fn is_month(&self, token: &Token) -> bool {
        !is_unknown(token) && self.lexicon.months.contains_key(&token.word())
    }

    fn skip_marks(&mut self, marks: &[char]) {
        while self.at_mark(marks) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<&'r Token> {
        self.line.get(self.at)
    }
}

fn is_unknown(token: &Token) -> bool {
    token.word() == crate::text::WordId::UNKNOWN
}
