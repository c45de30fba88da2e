//! A text's mentions and cues, looked up by sentence and by stretch of tokens.

use super::cues::{Cue, CueHit, CueTable};
use crate::TokenRange;
use crate::annotate::Reading;
use crate::text::TokenKind;
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
    /// For every token, and the end, how many cues and how many mentions begin before it.
    cues_before: Vec<u32>,
    mentions_before: Vec<u32>,
    /// Which mentions and which quotes a sentence shares tokens with, in order of sentence.
    by_sentence: BySentence,
    quotes_by_sentence: BySentence,
}

impl<'a, 't, 'p> Document<'a, 't, 'p> {
    /// Looks everything up once.
    pub fn of(
        reading: &'a Reading<'t, 'p>,
        mentions: &'a [Mention],
        mention_tokens: &'a [TokenRange],
        table: &CueTable,
    ) -> Document<'a, 't, 'p> {
        let mut cues = table.find(reading.text, &reading.tokens);
        drop_inside_times(&mut cues, mentions, mention_tokens);
        let n_tokens = reading.tokens.len();
        let mut document = Document {
            reading,
            mentions,
            mention_tokens,
            cues_before: count_before(n_tokens, cues.iter().map(|hit| hit.tokens.first)),
            mentions_before: count_before(n_tokens, mention_tokens.iter().map(|tokens| tokens.first)),
            cues,
            quotes: Vec::new(),
            by_sentence: BySentence::default(),
            quotes_by_sentence: BySentence::default(),
        };
        let mut pairs = Vec::with_capacity(mentions.len());
        let mut quote_pairs = Vec::new();
        for (n, mention) in mentions.iter().enumerate() {
            let sentences = document.sentences_under(mention_tokens[n]);
            pairs.extend(sentences.clone().map(|sentence| (sentence, n as u32)));
            if let Meaning::Quote(quote) = &mention.meaning {
                let place = document.quotes.len() as u32;
                quote_pairs.extend(sentences.map(|sentence| (sentence, place)));
                document.add_quote(n as u32, quote.style, mention_tokens[n]);
            }
        }
        let n_sentences = reading.sentences.len();
        document.by_sentence = BySentence::of(pairs, n_sentences);
        document.quotes_by_sentence = BySentence::of(quote_pairs, n_sentences);
        document
    }

    fn add_quote(&mut self, mention: u32, style: QuoteStyle, content: TokenRange) {
        self.quotes.push(QuoteAt {
            mention,
            style,
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

    /// The mentions that share tokens with a sentence, in order.
    pub fn mentions_of(&self, sentence: u32) -> impl Iterator<Item = u32> {
        self.by_sentence.of_sentence(sentence)
    }

    /// The quotes that share tokens with a sentence, with their index.
    pub fn quotes_of(&self, sentence: u32) -> impl Iterator<Item = (u32, &QuoteAt)> {
        self.quotes_by_sentence
            .of_sentence(sentence)
            .map(|n| (n, &self.quotes[n as usize]))
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
        let (from, to) = stretch(&self.cues_before, tokens);
        self.cues.get(from..to).unwrap_or_default()
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
        let (from, to) = stretch(&self.mentions_before, tokens);
        from as u32..to as u32
    }

    /// Whether a stretch holds a quantity.
    pub fn has_quantity(&self, tokens: TokenRange) -> bool {
        self.quantities(tokens).next().is_some()
    }

    /// Whether a stretch holds a time.
    pub fn has_time(&self, tokens: TokenRange) -> bool {
        self.times(tokens).next().is_some()
    }

    /// How many names a stretch of a sentence holds: known ones, or runs of words with a capital that do not begin the
    /// sentence and are no part of a time ("on June 6").
    pub fn n_names(&self, tokens: TokenRange, sentence: u32) -> u32 {
        let all = &self.reading.tokens;
        let begins = self.first_word(sentence);
        let (mut n, mut in_name) = (0, false);
        // Where every noun has a capital, a capital names nobody.
        let looked_at = if self.reading.pack.speech.nouns_capitalized() {
            0..0
        } else {
            tokens.first..tokens.end
        };
        let mut times = self
            .times(tokens)
            .map(|(n, _)| self.mention_tokens[n as usize])
            .peekable();
        for at in looked_at {
            let token = &all[at as usize];
            while times.peek().is_some_and(|time| time.end <= at) {
                times.next();
            }
            let is_dated = times.peek().is_some_and(|time| time.first <= at);
            let named = token.kind == TokenKind::Word
                && !is_dated
                && token.is_capitalized()
                && (at != begins || token.is_all_capitals());
            n += u32::from(named && !in_name);
            in_name = named;
        }
        let known = self
            .inside(tokens)
            .filter(|n| matches!(self.mentions[*n as usize].meaning, Meaning::Entity(_)))
            .count() as u32;
        n.max(known)
    }

    /// The first word of a sentence, after a dash or quotation marks.
    fn first_word(&self, sentence: u32) -> u32 {
        let tokens = self.reading.sentences[sentence as usize].tokens;
        (tokens.first..tokens.end)
            .take(4)
            .find(|at| self.reading.tokens[*at as usize].kind != TokenKind::Mark)
            .unwrap_or(tokens.first)
    }
}

/// "May 1" permits nothing and «sidste uge» ranks nothing: inside a time, words of force and of degree say nothing.
fn drop_inside_times(cues: &mut Vec<CueHit>, mentions: &[Mention], mention_tokens: &[TokenRange]) {
    let is_time = |n: &usize| matches!(mentions[*n].meaning, Meaning::Time(_));
    let mut times = (0..mentions.len())
        .filter(is_time)
        .map(|n| mention_tokens[n])
        .peekable();
    cues.retain(|hit| {
        while times.peek().is_some_and(|time| time.end <= hit.tokens.first) {
            times.next();
        }
        let is_inside = times.peek().is_some_and(|time| time.first <= hit.tokens.first);
        let says_force = matches!(
            hit.cue,
            Cue::Must | Cue::Will | Cue::May | Cue::Superlative | Cue::Comparison | Cue::Negation | Cue::Past
        );
        !(is_inside && says_force)
    });
}

/// For every token, and the end, how many of these places (in order) lie before it.
fn count_before(n_tokens: usize, places: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut before = vec![0; n_tokens + 1];
    for place in places {
        if let Some(count) = before.get_mut(place as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in &mut before {
        sum += *count;
        *count = sum;
    }
    before
}

/// The places inside a stretch, as indices.
fn stretch(before: &[u32], tokens: TokenRange) -> (usize, usize) {
    let at = |token: u32| before[(token as usize).min(before.len() - 1)] as usize;
    (at(tokens.first), at(tokens.end))
}

/// What shares tokens with each sentence.
#[derive(Default)]
struct BySentence {
    /// Pairs of a sentence and what it holds, in order of sentence.
    pairs: Vec<(u32, u32)>,
    /// For every sentence, and the end, how many pairs lie before it.
    before: Vec<u32>,
}

impl BySentence {
    fn of(mut pairs: Vec<(u32, u32)>, n_sentences: usize) -> BySentence {
        pairs.sort_by_key(|(sentence, _)| *sentence);
        BySentence {
            before: count_before(n_sentences, pairs.iter().map(|(sentence, _)| *sentence)),
            pairs,
        }
    }

    fn of_sentence(&self, sentence: u32) -> impl Iterator<Item = u32> {
        let (from, to) = stretch(&self.before, TokenRange::new(sentence, sentence + 1));
        self.pairs
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .map(|(_, n)| *n)
    }
}
