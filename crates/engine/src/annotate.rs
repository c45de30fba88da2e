use crate::header;
use crate::mentions::Findings;
use crate::sentences::Sentence;
use crate::text::{Offsets, Token, tokenize};
use crate::{Found, Pack, TokenRange, claims, numbers, quantity, sentences, speech, time};
use factdesk_model::annotation::{Annotation, Dimension, Grain, Quantity, Time, TimexType};
use factdesk_model::{Direction, Published, Span};

/// What to read, and from when it speaks.
#[derive(Clone, Copy, Debug)]
pub struct Input<'t> {
    /// The text.
    pub text: &'t str,
    /// When it was published, where the user knows; else the text's own header line is asked.
    pub published: Option<Published>,
    /// How to read a bare weekday, date or month.
    pub direction: Direction,
}

/// One text being read, as every stage sees it.
#[derive(Debug)]
pub struct Reading<'t, 'p> {
    /// The language.
    pub pack: &'p Pack,
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// From bytes to code points.
    pub offsets: Offsets<'t>,
    /// From when it speaks.
    pub published: Published,
    /// How to read a bare weekday, date or month.
    pub direction: Direction,
}

impl<'t> Reading<'t, '_> {
    /// The code points that a stretch of tokens covers, from its first token's start to its last one's end.
    #[must_use]
    pub fn span(&self, tokens: TokenRange) -> Span {
        let (start, end) = self.bytes(tokens);
        self.offsets.span(start, end)
    }

    /// The words that a stretch of tokens covers.
    #[must_use]
    pub fn words(&self, tokens: TokenRange) -> &'t str {
        let (start, end) = self.bytes(tokens);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// The bytes that a stretch of tokens covers.
    fn bytes(&self, tokens: TokenRange) -> (u32, u32) {
        let first = self.tokens.get(tokens.first as usize);
        let last = (tokens.end as usize)
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last));
        match (first, last) {
            (Some(first), Some(last)) if first.start < last.end => (first.start, last.end),
            _ => (0, 0),
        }
    }
}

/// Reads a text. Any text gives an answer; nothing found is an answer too.
#[must_use]
pub fn annotate(pack: &Pack, input: &Input<'_>) -> Annotation {
    let tokens = tokenize(input.text, &pack.vocabulary);
    let header = header::find(input.text, &tokens, &pack.meta.header);
    let published = input.published.or(header.map(|header| header.published));
    // A text that is nothing but a date is that date, not the header of nothing.
    let header = header.filter(|header| ((header.tokens.end - header.tokens.first) as usize) < tokens.len());
    // Who wrote it is no more a sentence than when.
    let mut head = header::bylines(input.text, &tokens, &pack.meta.header);
    head.extend(header.map(|header| header.tokens));
    head.sort_unstable_by_key(|range| range.first);
    let reading = Reading {
        pack,
        text: input.text,
        sentences: sentences_around(&head, input.text, &tokens, pack),
        tokens,
        offsets: Offsets::of(input.text),
        published: published.unwrap_or(Published::UNKNOWN),
        direction: input.direction,
    };
    let numbers = numbers::find(&reading);
    let speech = speech::find(&reading);
    let mut times = time::find(&reading, &numbers, &speech);
    let quantities = quantity::find(&reading, &numbers, &times);
    leave_ages(&mut times, &quantities);

    let mut found = Findings {
        times,
        quantities,
        speech,
    };
    // The header line says when the text was published; it claims nothing.
    if let Some(header) = header {
        found.leave_out(header.tokens);
    }
    let (mentions, mention_tokens) = found.in_order(&reading);
    let claims = claims::find(&reading, &mentions, &mention_tokens);
    Annotation {
        lang: pack.code.clone(),
        published: reading.published,
        sentences: reading
            .sentences
            .iter()
            .map(|sentence| reading.span(sentence.tokens))
            .collect(),
        mentions,
        claims,
    }
}

/// Leaves out the lengths of time that are how old somebody is.
fn leave_ages(times: &mut Vec<Found<Time>>, quantities: &[Found<Quantity>]) {
    let mut ages = quantities
        .iter()
        .filter(|quantity| quantity.meaning.dimension == Dimension::Age)
        .map(|quantity| quantity.tokens)
        .peekable();
    times.retain(|time| {
        // Both lists are in order and hold no two that overlap.
        while ages.next_if(|age| age.end <= time.tokens.first).is_some() {}
        let is_age = ages.peek().is_some_and(|age| age.overlaps(time.tokens));
        let may_be_age =
            time.meaning.timex_type == TimexType::Duration || time.meaning.grain == Grain::Decade;
        !(is_age && may_be_age)
    });
}

/// The sentences around the lines of the head, which are none themselves.
fn sentences_around(head: &[TokenRange], text: &str, tokens: &[Token], pack: &Pack) -> Vec<Sentence> {
    let mut found: Vec<Sentence> = Vec::new();
    let starts = std::iter::once(0).chain(head.iter().map(|range| range.end));
    let ends = head.iter().map(|range| range.first).chain([tokens.len() as u32]);
    for (start, end) in starts.zip(ends) {
        let n_paragraphs = found.last().map_or(0, |last| last.paragraph + 1);
        let between = &tokens[start as usize..end as usize];
        let next = sentences::find(text, between, &pack.sentences);
        found.extend(next.into_iter().map(|sentence| Sentence {
            tokens: TokenRange::new(sentence.tokens.first + start, sentence.tokens.end + start),
            paragraph: sentence.paragraph + n_paragraphs,
        }));
    }
    found
}
