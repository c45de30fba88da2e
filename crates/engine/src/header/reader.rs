use super::Lexicon;
use crate::text::{Token, TokenKind};
use chrono::{Datelike, NaiveDate, NaiveTime};
use factdesk_model::Published;

/// Years that a text may have been published in.
const YEARS: std::ops::RangeInclusive<i32> = 1600..=2300;

/// Marks between the parts of a header line.
const SEPARATORS: [char; 13] = ['|', '•', '·', ',', '-', '–', '—', '/', '.', ';', '(', ')', ']'];
/// Articles, prepositions and words that join names have no more bytes.
const SHORT: u32 = 3;

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

    /// Whether the whole line is read.
    pub(super) fn is_done(&self) -> bool {
        self.at == self.line.len()
    }

    /// Whether one of these marks comes next.
    fn at_mark(&self, marks: &[char]) -> bool {
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

    /// What stands between the parts of a header line; whether the next part is a new one («… | …»).
    pub(super) fn separator(&mut self) -> bool {
        let start = self.at;
        self.skip_marks(&SEPARATORS);
        self.line[start..self.at]
            .iter()
            .any(|token| matches!(token.mark(), '|' | '•' | '·'))
    }

    /// «Af Jens Hansen», "By Jane Miller and Tom Roe": whose names go on until a mark that parts.
    pub(super) fn byline(&mut self) -> bool {
        let start = self.at;
        self.at += self.lexicon.byline_length(&self.line[self.at..]);
        if self.at == start {
            return false;
        }
        self.skip_marks(&[':']);
        let first = self.at;
        while let Some(token) = self.peek() {
            let is_name = token.kind == TokenKind::Word
                && !self.is_month(token)
                && self.lexicon.weekday(token).is_none()
                && (token.is_capitalized() || self.at > first && token.end - token.start <= SHORT);
            let goes_on = matches!(token.mark(), '.' | '-' | '&' | '/' | '\'' | '’' | ',')
                && self.at > first
                && self
                    .line
                    .get(self.at + 1)
                    .is_some_and(|next| next.is_capitalized() && !self.is_month(next));
            if !is_name && !goes_on {
                break;
            }
            self.at += 1;
        }
        let is_name = self.line.get(first).is_some_and(Token::is_capitalized);
        if !is_name {
            self.at = start;
        }
        is_name
    }

    /// «KØBENHAVN,», "Washington, D.C.,", «Jens Hansen |»: up to four capitalized words before a mark that parts.
    pub(super) fn name(&mut self) -> bool {
        let start = self.at;
        self.words();
        let is_parted = self.at > start && matches!(self.line[self.at - 1].mark(), ',');
        let is_name = is_parted || self.at > start && self.at_mark(&['|', '•', '·']);
        if !is_name {
            self.at = start;
        }
        is_name
    }

    /// The place that opens a dateline: «KØBENHAVN,», «KØBENHAVN (Ritzau),», "LONDON —", or bare before the date.
    pub(super) fn dateline_place(&mut self) -> bool {
        let start = self.at;
        self.words();
        let is_there = self.at > start;
        self.agency();
        self.skip_marks(&[',', '-', '–', '—']);
        is_there
    }

    /// Up to four capitalized words, with the commas and full stops between and behind them.
    fn words(&mut self) {
        let mut n_words = 0;
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Word
                    if token.is_capitalized()
                        && !self.is_month(token)
                        && self.lexicon.weekday(token).is_none()
                        && n_words < 4 =>
                {
                    n_words += 1
                }
                TokenKind::Mark if matches!(token.mark(), ',' | '.') && n_words > 0 => {}
                TokenKind::Mark if token.is_mark('-') && token.is_glued() && n_words > 0 => {}
                _ => break,
            }
            self.at += 1;
        }
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

    /// A date with its year, or a year and month.
    pub(super) fn date(&mut self) -> Option<Published> {
        let opening = self.at;
        // An article or preposition, or «d.»: one short word.
        if self.peek().is_some_and(|token| {
            token.kind == TokenKind::Word
                && !token.is_capitalized()
                && !self.is_month(token)
                && token.end - token.start <= SHORT
        }) {
            self.at += 1;
            self.skip_marks(&['.']);
        }
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
        let read = read.or_else(|| {
            self.at = start;
            self.month_year()
        });
        if read.is_none() {
            self.at = opening;
        }
        read.filter(|read| read.from.is_some_and(|from| YEARS.contains(&from.year())))
    }

    /// «kl. 14.30», "at 5:30 p.m. EST", «06:12 Uhr».
    pub(super) fn clock(&mut self) -> Option<NaiveTime> {
        let start = self.at;
        self.skip_marks(&[',', '-', '–', '—', '|', '•', '·', '/']);
        if self
            .peek()
            .is_some_and(|token| self.lexicon.clock.contains(&token.word()) && !is_unknown(token))
        {
            self.at += 1;
            self.skip_marks(&['.']);
        }
        let read = self.time_of_day();
        if read.is_none() {
            self.at = start;
        }
        read
    }

    fn time_of_day(&mut self) -> Option<NaiveTime> {
        let hour = self.number(2)?;
        let minute = if self.at_mark(&['.', ':']) && self.line.get(self.at + 1).is_some_and(Token::is_glued) {
            self.at += 1;
            Some(self.number(2)?)
        } else {
            None
        };
        let half = self.half_of_day();
        // «den 11.» is no hour: without minutes it must say which half of the day.
        minute.or(half)?;
        let hour = half.map_or(hour, |half| hour % 12 + half);
        if self
            .peek()
            .is_some_and(|token| self.lexicon.oclock.contains(&token.word()) && !is_unknown(token))
        {
            self.at += 1;
        }
        self.zone();
        NaiveTime::from_hms_opt(hour, minute.unwrap_or(0), 0)
    }

    /// "p.m.", "PM": the hours to add.
    fn half_of_day(&mut self) -> Option<u32> {
        let mut letters = String::new();
        let mut end = self.at;
        for token in self.line[self.at..].iter().take(4) {
            match token.kind {
                TokenKind::Word if letters.len() < 2 => {
                    letters.push_str(&token.text(self.text).to_lowercase())
                }
                TokenKind::Mark if token.is_mark('.') && !letters.is_empty() => {}
                _ => break,
            }
            end += 1;
        }
        let half = *self.lexicon.halves.get(letters.as_str())?;
        self.at = end;
        Some(half)
    }

    /// "EST", «CEST»: two to four capitals, the zone of the clock before.
    fn zone(&mut self) {
        let is_zone = |token: &Token| {
            let written = token.text(self.text);
            (2..=4).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        if self.peek().is_some_and(is_zone) {
            self.at += 1;
        }
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

    /// «11. oktober 2020», "11 October 2020", "11th October 2020".
    fn day_month_year(&mut self) -> Option<Published> {
        let day = self.day_number()?;
        let month = self.month()?;
        let year = self.number(4)?;
        self.day(year, month, day)
    }

    /// The day of a month, with the mark or letters that make it an ordinal.
    fn day_number(&mut self) -> Option<u32> {
        let day = self.number(2)?;
        if self.peek().is_some_and(|token| {
            token.kind == TokenKind::Word && token.is_glued() && token.end - token.start <= 2
        }) {
            self.at += 1;
        }
        self.skip_marks(&['.']);
        Some(day)
    }

    /// «maj 2022».
    fn month_year(&mut self) -> Option<Published> {
        let month = self.month()?;
        let year = self.number(4)?;
        format!("{year:04}-{month:02}").parse().ok()
    }

    /// "October 11, 2020", "Oct. 11 2020".
    fn month_day_year(&mut self) -> Option<Published> {
        let month = self.month()?;
        let day = self.day_number()?;
        self.skip_marks(&[',']);
        let year = self.number(4)?;
        self.day(year, month, day)
    }

    /// `11.10.2020`, `11/10/2020`, `11-10-2020`, `11/10-2020`.
    fn numeric(&mut self) -> Option<Published> {
        let one = self.number(2)?;
        let mark = self.peek()?.mark();
        if !matches!(mark, '.' | '/' | '-') {
            return None;
        }
        self.at += 1;
        let two = self.number(2)?;
        let parts_again = self.at_mark(&[mark]) || mark == '/' && self.at_mark(&['-']);
        if !parts_again {
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
