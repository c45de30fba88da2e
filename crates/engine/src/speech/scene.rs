//! The text as the search for speech sees it.

use super::class;
use super::lexicon::Lexicon;
use super::marks::Marked;
use super::names::{self, Names};
use crate::annotate::Reading;
use crate::sentences::Sentence;
use crate::text::{Token, TokenKind};

/// What [`Scene::mark`] gives for the mark inside `12,000`.
const NUMBER_MARK: char = '·';

/// The text as the search for speech sees it.
pub(super) struct Scene<'r, 'p> {
    pub(super) text: &'r str,
    pub(super) tokens: &'r [Token],
    pub(super) sentences: &'r [Sentence],
    pub(super) lexicon: &'p Lexicon,
    /// What the pack says of each token, with the marks set while reading.
    pub(super) classes: Vec<u64>,
    pub(super) names: Names,
}

impl<'r, 'p> Scene<'r, 'p> {
    pub(super) fn of(reading: &'r Reading<'_, 'p>) -> Scene<'r, 'p> {
        let lexicon = &reading.pack.speech;
        let tokens = reading.tokens.as_slice();
        let mut classes: Vec<u64> = Vec::with_capacity(tokens.len());
        let mut before = 0;
        for (at, token) in tokens.iter().enumerate() {
            // "the mayor's claim", not "he's claimed".
            let owned = at > 2
                && matches!(tokens[at - 2].mark(), '\'' | '’')
                && tokens[at - 1].is_glued()
                && tokens[at - 1].end - tokens[at - 1].start == 1
                && lexicon.class(&tokens[at - 3]) & class::PRONOUN == 0;
            let mut class = lexicon.class(token);
            // A verb has no capital inside a sentence; at its beginning it asks or orders.
            if token.is_capitalized() {
                class &= !(class::REPORTS | class::PARTICIPLE | class::SOUND);
            }
            // "the report", "his claims": nouns that look like verbs.
            let is_noun = before & class::DETERMINER != 0
                && before & (class::JOINING | class::POINTER | class::PRONOUN) == 0;
            let is_owned = lexicon.noun_modifiers && owned;
            if (is_noun || is_owned) && class & class::REPORTS != 0 {
                class &= !class::REPORTS;
            }
            before = class;
            classes.push(class);
        }
        mark_starts(tokens, &reading.sentences, &mut classes);
        part_cues(tokens, lexicon, &mut classes);
        let names = names::find(reading.text, tokens, &classes, lexicon);
        Scene {
            text: reading.text,
            tokens,
            sentences: &reading.sentences,
            lexicon,
            classes,
            names,
        }
    }

    /// Marks what stands in quotation marks.
    pub(super) fn hide(&mut self, marks: &[Marked]) {
        for marked in marks {
            self.quote(marked.open() as usize, marked.end as usize);
        }
    }

    /// Marks a stretch as quoted.
    pub(super) fn quote(&mut self, first: usize, end: usize) {
        let end = end.min(self.classes.len());
        for class in &mut self.classes[first.min(end)..end] {
            *class |= class::QUOTED;
        }
    }

    /// Marks a verb as spent, so that it reports nothing else.
    pub(super) fn spend(&mut self, at: usize) {
        if let Some(class) = self.classes.get_mut(at) {
            *class |= class::USED;
        }
    }

    /// What is known of the token at `at`; nothing outside the text.
    pub(super) fn class(&self, at: usize) -> u64 {
        self.classes.get(at).copied().unwrap_or(0)
    }

    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.class(at) & class::QUOTED != 0
    }

    /// The mark at `at`; `'\0'` where there is none. What parts the digits of a number is no comma and no point.
    pub(super) fn mark(&self, at: usize) -> char {
        let mark = self.tokens.get(at).map_or('\0', Token::mark);
        if matches!(mark, ',' | '.') && self.is_in_number(at) {
            return NUMBER_MARK;
        }
        mark
    }

    fn is_in_number(&self, at: usize) -> bool {
        let is_digits = |token: &Token| token.kind == TokenKind::Digits;
        at > 0
            && self.tokens[at].is_glued()
            && is_digits(&self.tokens[at - 1])
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.is_glued() && is_digits(next))
    }

    /// The index of the name that begins at the token.
    pub(super) fn name_index(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        // Only `al-Qaeda` and its like begin small.
        if token.kind != TokenKind::Word || !token.is_capitalized() && self.class(at) & class::PARTICLE == 0 {
            return None;
        }
        let index = self.names.from(at);
        let name = self.names.mentions.get(index)?;
        (name.tokens.first as usize == at).then_some(index)
    }

    /// The index of the sentence that a token lies in, or of the one before it.
    pub(super) fn sentence_at(&self, token: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.tokens.first as usize <= token)
            .saturating_sub(1)
    }

    /// First token of a sentence and the one after its last.
    pub(super) fn bounds(&self, sentence: usize) -> (usize, usize) {
        self.sentences.get(sentence).map_or((0, 0), |sentence| {
            (sentence.tokens.first as usize, sentence.tokens.end as usize)
        })
    }

    /// A stretch without the white and dividing marks around it: list marks and dashes before, end marks and closing
    /// marks after it.
    pub(super) fn trim(&self, first: usize, end: usize) -> (usize, usize) {
        let (mut first, mut end) = (first, end);
        while first < end
            && matches!(
                self.mark(first),
                '-' | '–' | '—' | '―' | ',' | ':' | ';' | '•' | '*'
            )
        {
            first += 1;
        }
        while end > first
            && matches!(
                self.mark(end - 1),
                '.' | ',' | ':' | ';' | '!' | '?' | '…' | '-' | '–' | '—'
            )
        {
            end -= 1;
        }
        (first, end)
    }

    /// Whether the token is, or looks like, a finite verb.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        let class = self.class(at);
        let looks_so = |token: &Token| {
            token.kind == TokenKind::Word
                && !token.is_capitalized()
                && token.end - token.start > 4
                && self.lexicon.finite_endings.fits(token.text(self.text))
        };
        class & (class::AUXILIARY | class::FINITE | class::MOOD) != 0
            || class & class::FUNCTION & !class::PARTICIPLE == 0 && self.tokens.get(at).is_some_and(looks_so)
    }

    /// Whether the token ends a sentence or a clause for good.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        matches!(self.mark(at), ';' | ':' | '(' | ')' | '–' | '—' | '?' | '!' | '…')
            || self.mark(at) == '.'
                && (at + 1 >= self.tokens.len() || self.class(at + 1) & class::STARTS != 0)
    }
}

/// Marks the first word of every sentence and quotation, whose capital says nothing.
fn mark_starts(tokens: &[Token], sentences: &[Sentence], classes: &mut [u64]) {
    let mut start = |at: usize| {
        let first = (at..tokens.len().min(at + 5)).find(|place| tokens[*place].kind == TokenKind::Word);
        if let Some(first) = first {
            classes[first] |= class::STARTS;
        }
    };
    for sentence in sentences {
        start(sentence.tokens.first as usize);
    }
    for (at, token) in tokens.iter().enumerate() {
        if matches!(
            token.mark(),
            '"' | '“' | '„' | '»' | '«' | '”' | '‘' | ':' | '–' | '—' | '•'
        ) && tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == TokenKind::Word && next.is_capitalized())
            && (token.is_mark(':') || !token.is_glued())
        {
            classes[at + 1] |= class::STARTS;
        }
    }
}

/// „Nach Angaben von Karl Berger“: the words of a cue belong to no name.
fn part_cues(tokens: &[Token], lexicon: &Lexicon, classes: &mut [u64]) {
    for at in 0..tokens.len() {
        if classes[at] & class::CUE == 0 {
            continue;
        }
        for class in classes
            .iter_mut()
            .skip(at)
            .take(lexicon.cue_length(tokens, at))
            .skip(1)
        {
            *class = (*class | class::NOT_NAME) & !class::PARTICLE;
        }
    }
}
