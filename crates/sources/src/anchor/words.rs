//! A text as words, the unit in which passages are found again.

use factdesk_model::Span;
use std::collections::HashMap;

/// A text cut into words, numbers and signs; blanks only separate, so that new line breaks change nothing.
pub(crate) struct Words<'a> {
    text: &'a str,
    words: Vec<Word>,
}

#[derive(Clone, Copy)]
struct Word {
    /// Bytes.
    start: usize,
    end: usize,
    /// Code points before it.
    char_start: u32,
    char_end: u32,
    starts_segment: bool,
}

impl<'a> Words<'a> {
    /// Cuts a text. A number with its points and commas is one word.
    pub(crate) fn of(text: &'a str) -> Words<'a> {
        let mut words: Vec<Word> = Vec::new();
        let mut chars = text.char_indices().peekable();
        let mut n_chars = 0_u32;
        let mut is_line_start = true;
        let mut is_after_stop = false;
        let mut is_after_blank = true;
        while let Some((start, c)) = chars.next() {
            let char_start = n_chars;
            n_chars += 1;
            if c.is_whitespace() {
                is_line_start |= c == '\n';
                is_after_blank = true;
                continue;
            }
            let mut end = start + c.len_utf8();
            if is_part(c) {
                while let Some(&(at, next)) = chars.peek() {
                    let is_inside_number = matches!(next, '.' | ',' | ':')
                        && text[..at]
                            .chars()
                            .next_back()
                            .is_some_and(|before| before.is_ascii_digit())
                        && text[at + 1..].starts_with(|after: char| after.is_ascii_digit());
                    if !(is_part(next) || is_inside_number) {
                        break;
                    }
                    end = at + next.len_utf8();
                    n_chars += 1;
                    chars.next();
                }
            }
            words.push(Word {
                start,
                end,
                char_start,
                char_end: n_chars,
                starts_segment: is_line_start || (is_after_stop && is_after_blank),
            });
            is_line_start = false;
            is_after_blank = false;
            // A closing quotation mark or bracket still belongs to the sentence that it closes.
            is_after_stop =
                matches!(c, '.' | '!' | '?' | '…') || (is_after_stop && !is_part(c) && !is_opening(c));
        }
        Words { text, words }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word as it is compared: typographic variants of a sign are one sign.
    pub(crate) fn key(&self, n: usize) -> String {
        let word = &self.words[n];
        self.text[word.start..word.end]
            .chars()
            .filter(|c| *c != '\u{ad}')
            .map(plain_sign)
            .collect()
    }

    /// The code points from the first word of a range to its last.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        match (
            self.words.get(from),
            to.checked_sub(1).and_then(|last| self.words.get(last)),
        ) {
            (Some(first), Some(last)) if from < to => Span::new(first.char_start, last.char_end),
            (Some(first), _) => Span::new(first.char_start, first.char_start),
            _ => Span::new(0, 0),
        }
    }

    /// The text from the first word of a range to its last.
    pub(crate) fn text(&self, from: usize, to: usize) -> &'a str {
        match (
            self.words.get(from),
            to.checked_sub(1).and_then(|last| self.words.get(last)),
        ) {
            (Some(first), Some(last)) if from < to => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// What stands between a word and the next one.
    pub(crate) fn blank_after(&self, n: usize) -> &'a str {
        match (self.words.get(n), self.words.get(n + 1)) {
            (Some(word), Some(next)) => &self.text[word.end..next.start],
            _ => "",
        }
    }

    /// The words that a span covers, even in part.
    pub(crate) fn range(&self, span: Span) -> (usize, usize) {
        let from = self.words.partition_point(|word| word.char_end <= span.start);
        let to = self.words.partition_point(|word| word.char_start < span.end);
        (from, to.max(from))
    }

    /// The ranges of words that are sentences or lines.
    pub(crate) fn segments(&self) -> Vec<(usize, usize)> {
        let starts: Vec<usize> = (0..self.len())
            .filter(|&n| n == 0 || self.words[n].starts_segment)
            .collect();
        let ends = starts.iter().skip(1).copied().chain(std::iter::once(self.len()));
        starts.iter().copied().zip(ends).collect()
    }
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{ad}' || unicode_mark(c)
}

/// Combining marks belong to the letter before them.
fn unicode_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '„' | '‘' | '«' | '»')
}

fn plain_sign(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' | '‹' | '›' => '\'',
        '–' | '—' | '‒' | '‑' | '‐' | '−' | '―' => '-',
        _ => c,
    }
}

/// Gives equal words equal numbers.
#[derive(Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<String, u32>,
    weights: Vec<f32>,
}

impl Vocabulary {
    /// The numbers of a text's words.
    pub(crate) fn read(&mut self, words: &Words<'_>) -> Vec<u32> {
        (0..words.len())
            .map(|n| {
                let key = words.key(n);
                let next = u32::try_from(self.weights.len()).unwrap_or(u32::MAX);
                *self.numbers.entry(key).or_insert_with_key(|key| {
                    self.weights.push(weight(key));
                    next
                })
            })
            .collect()
    }

    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.weights.len()).unwrap_or(u32::MAX)
    }

    /// How much a word says.
    pub(crate) fn weight(&self, number: u32) -> f32 {
        self.weights.get(number as usize).copied().unwrap_or(1.0)
    }

    pub(crate) fn weight_of(&self, numbers: &[u32]) -> f32 {
        numbers.iter().map(|&number| self.weight(number)).sum()
    }
}

/// Signs say little, short words some, long words and numbers most: near enough to how rare they are, and the same
/// in every language.
fn weight(key: &str) -> f32 {
    if key.starts_with(|c: char| c.is_ascii_digit()) {
        return 1.2;
    }
    if !key.starts_with(char::is_alphanumeric) {
        return 0.1;
    }
    match key.chars().count() {
        1 => 0.3,
        2 | 3 => 0.5,
        4 => 0.8,
        5..=7 => 1.1,
        _ => 1.4,
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn numbers_and_words_stay_whole() {
        let words = Words::of("4.000 soldater, «sagde» 3,5 mia. kl. 10:30.");
        let keys: Vec<String> = (0..words.len()).map(|n| words.key(n)).collect();
        assert_eq!(
            keys,
            [
                "4.000", "soldater", ",", "\"", "sagde", "\"", "3,5", "mia", ".", "kl", ".", "10:30", "."
            ]
        );
    }

    #[test]
    fn offsets_are_code_points() {
        let words = Words::of("æø 😀 å");
        assert_eq!((words.span(0, 1).start, words.span(0, 1).end), (0, 2));
        assert_eq!((words.span(1, 3).start, words.span(1, 3).end), (3, 6));
        assert_eq!(words.range(words.span(1, 3)), (1, 3));
        assert_eq!(words.text(0, 2), "æø 😀");
    }

    #[test]
    fn sentences_and_lines_are_segments() {
        let words = Words::of("One two. “Three!” Four\nfive 1.5 six");
        let shown: Vec<&str> = words
            .segments()
            .into_iter()
            .map(|(from, to)| words.text(from, to))
            .collect();
        assert_eq!(shown, ["One two.", "“Three!”", "Four", "five 1.5 six"]);
    }
}
