//! A text's mentions and cues, looked up by sentence and by stretch of tokens.

use super::cues::{CueHit, CueTable};
use crate::TokenRange;
use crate::annotate::Reading;
use crate::text::TokenKind;
use factdesk_model::Span;
use factdesk_model::annotation::{Meaning, Mention, Quantity, Quote, QuoteStyle, Time};

/// A mention is looked at in no more sentences than this: a quote that runs on longer is a quotation mark gone astray.
const MOST_SENTENCES: usize = 64;

/// A quote in tokens.
#[derive(Clone, Copy, Debug)]
pub struct QuoteAt {
    /// Index of its mention.
    pub mention: u32,
    /// How it is given.
    pub style: QuoteStyle,
    /// Its content.
    pub content: TokenRange,
}

/// All that the claims of a text are made from.
pub struct Document<'a, 't, 'p> {
    /// The text.
    pub reading: &'a Reading<'t, 'p>,
    /// All mentions.
    pub mentions: &'a [Mention],
    /// The tokens of each.
    pub mention_tokens: &'a [TokenRange],
    /// All cues, in order.
    cues: Vec<CueHit>,
    /// All quotes, in order.
    quotes: Vec<QuoteAt>,
    /// Which mentions and which quotes a sentence shares tokens with, in order of sentence.
    by_sentence: Vec<(u32, u32)>,
    quotes_by_sentence: Vec<(u32, u32)>,
}

impl<'a, 't, 'p> Document<'a, 't, 'p> {
    /// Looks everything up once.
    pub fn of(
        reading: &'a Reading<'t, 'p>,
        mentions: &'a [Mention],
        mention_tokens: &'a [TokenRange],
        table: &CueTable,
    ) -> Document<'a, 't, 'p> {
        let mut document = Document {
            reading,
            mentions,
            mention_tokens,
            cues: table.find(reading.text, &reading.tokens),
            quotes: Vec::new(),
            by_sentence: Vec::with_capacity(mentions.len()),
            quotes_by_sentence: Vec::new(),
        };
        for (n, mention) in mentions.iter().enumerate() {
            for sentence in document.sentences_under(mention_tokens[n]) {
                document.by_sentence.push((sentence, n as u32));
            }
            if let Meaning::Quote(quote) = &mention.meaning {
                document.add_quote(n as u32, quote);
            }
        }
        document.by_sentence.sort_by_key(|(sentence, _)| *sentence);
        document.quotes_by_sentence.sort_by_key(|(sentence, _)| *sentence);
        document
    }

    fn add_quote(&mut self, mention: u32, quote: &Quote) {
        let content = self.tokens_of(quote.content);
        for sentence in self.sentences_under(content) {
            self.quotes_by_sentence.push((sentence, self.quotes.len() as u32));
        }
        self.quotes.push(QuoteAt {
            mention,
            style: quote.style,
            content,
        });
    }

    /// The sentences that share tokens with a stretch.
    fn sentences_under(&self, tokens: TokenRange) -> std::ops::Range<u32> {
        let sentences = &self.reading.sentences;
        let first = sentences.partition_point(|sentence| sentence.tokens.end <= tokens.first);
        let n = sentences[first..]
            .iter()
            .take(MOST_SENTENCES)
            .take_while(|sentence| sentence.tokens.first < tokens.end)
            .count();
        first as u32..(first + n) as u32
    }

    /// The tokens that begin inside a span.
    pub fn tokens_of(&self, span: Span) -> TokenRange {
        let place = |code_point: u32| {
            let starts_before =
                |token: &crate::text::Token| self.reading.offsets.code_point(token.start) < code_point;
            self.reading.tokens.partition_point(starts_before) as u32
        };
        TokenRange::new(place(span.start), place(span.end))
    }

    /// The mentions that share tokens with a sentence, in order.
    pub fn mentions_of(&self, sentence: u32) -> impl Iterator<Item = u32> {
        of_sentence(&self.by_sentence, sentence)
    }

    /// The quotes that share tokens with a sentence, with their index.
    pub fn quotes_of(&self, sentence: u32) -> impl Iterator<Item = (u32, &QuoteAt)> {
        of_sentence(&self.quotes_by_sentence, sentence).map(|n| (n, &self.quotes[n as usize]))
    }

    /// A quote by its index.
    pub fn quote(&self, n: u32) -> Option<(&QuoteAt, &'a Quote)> {
        let at = self.quotes.get(n as usize)?;
        match &self.mentions.get(at.mention as usize)?.meaning {
            Meaning::Quote(quote) => Some((at, quote)),
            _ => None,
        }
    }

    /// The cues that begin inside a stretch.
    pub fn cues_of(&self, tokens: TokenRange) -> &[CueHit] {
        let from = self.cues.partition_point(|hit| hit.tokens.first < tokens.first);
        let n = self.cues[from..].partition_point(|hit| hit.tokens.first < tokens.end);
        &self.cues[from..from + n]
    }

    /// The quantities that lie inside a stretch, with the indices of their mentions.
    pub fn quantities(&self, tokens: TokenRange) -> impl Iterator<Item = (u32, &'a Quantity)> {
        self.inside(tokens)
            .filter_map(|n| match &self.mentions[n as usize].meaning {
                Meaning::Quantity(quantity) => Some((n, quantity)),
                _ => None,
            })
    }

    /// The times that lie inside a stretch, with the indices of their mentions.
    pub fn times(&self, tokens: TokenRange) -> impl Iterator<Item = (u32, &'a Time)> {
        self.inside(tokens)
            .filter_map(|n| match &self.mentions[n as usize].meaning {
                Meaning::Time(time) => Some((n, time)),
                _ => None,
            })
    }

    /// The mentions that begin inside a stretch.
    pub fn inside(&self, tokens: TokenRange) -> impl Iterator<Item = u32> {
        let from = self
            .mention_tokens
            .partition_point(|mention| mention.first < tokens.first);
        let n = self.mention_tokens[from..].partition_point(|mention| mention.first < tokens.end);
        from as u32..(from + n) as u32
    }

    /// Whether a stretch holds a quantity.
    pub fn has_quantity(&self, tokens: TokenRange) -> bool {
        self.quantities(tokens).next().is_some()
    }

    /// Whether a stretch holds a time.
    pub fn has_time(&self, tokens: TokenRange) -> bool {
        self.times(tokens).next().is_some()
    }

    /// Whether a stretch names somebody or something: a capital that does not begin a sentence, or a known name.
    pub fn has_name(&self, tokens: TokenRange) -> bool {
        self.n_names(tokens) > 0
    }

    /// How many names a stretch holds, runs of capitalized words counting once.
    pub fn n_names(&self, tokens: TokenRange) -> u32 {
        let all = &self.reading.tokens;
        let (mut n, mut in_name) = (0, false);
        for at in tokens.first..tokens.end {
            let token = &all[at as usize];
            let named = token.kind == TokenKind::Word
                && token.is_capitalized()
                && (!self.begins_sentence(at) || token.is_all_capitals());
            n += u32::from(named && !in_name);
            in_name = named;
        }
        let known = self
            .inside(tokens)
            .filter(|n| matches!(self.mentions[*n as usize].meaning, Meaning::Entity(_)))
            .count() as u32;
        n.max(known)
    }

    /// Whether a token stands first in its sentence, or right after an opening mark.
    fn begins_sentence(&self, at: u32) -> bool {
        let sentences = &self.reading.sentences;
        let next = sentences.partition_point(|sentence| sentence.tokens.first <= at);
        let first = next.checked_sub(1).map_or(0, |n| sentences[n].tokens.first);
        (first..at)
            .rev()
            .take(3)
            .all(|before| self.reading.tokens[before as usize].kind == TokenKind::Mark)
            && at - first <= 3
    }
}

fn of_sentence(pairs: &[(u32, u32)], sentence: u32) -> impl Iterator<Item = u32> {
    let from = pairs.partition_point(|(of, _)| *of < sentence);
    pairs[from..]
        .iter()
        .take_while(move |(of, _)| *of == sentence)
        .map(|(_, n)| *n)
}
