use crate::text::{Token, TokenKind, Vocabulary, WordId};
use crate::{PackError, PackSource};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What header lines are made of, from `pack.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// «publiceret», "last updated": phrases that announce the date of publication.
    pub(super) cues: Vec<Vec<WordId>>,
    /// Names of months, long and short.
    pub(super) months: FxHashMap<WordId, u32>,
    /// Names of weekdays, Monday being 1, which may stand before the date.
    pub(super) weekdays: FxHashMap<WordId, u32>,
    /// «af», "by": phrases before the names of those who wrote the text.
    pub(super) bylines: Vec<Vec<WordId>>,
    /// «kl.», "at": words before the time of day.
    pub(super) clock: Vec<WordId>,
    /// «Uhr»: words after it.
    pub(super) oclock: Vec<WordId>,
    /// "am", "pm", without full stops: the hours that the half of the day adds.
    pub(super) halves: FxHashMap<String, u32>,
    /// Whether `10/11/2020` is the 11th of October.
    pub(super) month_first: bool,
}

/// `[header]` of `pack.toml` as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HeaderFile {
    cues: Vec<String>,
    months: BTreeMap<String, u32>,
    weekdays: BTreeMap<String, u32>,
    clock: Vec<String>,
    #[serde(default)]
    bylines: Vec<String>,
    #[serde(default)]
    oclock: Vec<String>,
    #[serde(default)]
    halves: BTreeMap<String, u32>,
    #[serde(default)]
    month_first: bool,
}

impl Lexicon {
    /// Compiles `[header]`.
    ///
    /// # Errors
    /// [`PackError`] where a month is none.
    pub fn compile(
        file: &HeaderFile,
        source: &PackSource<'_>,
        vocabulary: &mut Vocabulary,
    ) -> Result<Lexicon, PackError> {
        let mut months = FxHashMap::default();
        for (word, month) in &file.months {
            if !(1..=12).contains(month) {
                return Err(source.senseless("pack.toml", word, "months are 1 to 12"));
            }
            months.insert(vocabulary.intern(word), *month);
        }
        let mut weekdays = FxHashMap::default();
        for (word, weekday) in &file.weekdays {
            if !(1..=7).contains(weekday) {
                return Err(source.senseless("pack.toml", word, "weekdays are 1 to 7, Monday first"));
            }
            weekdays.insert(vocabulary.intern(word), *weekday);
        }
        if let Some((word, _)) = file.halves.iter().find(|(_, hours)| ![0, 12].contains(*hours)) {
            return Err(source.senseless("pack.toml", word, "half a day adds 0 or 12 hours"));
        }
        let mut words = |list: &[String]| list.iter().map(|word| vocabulary.intern(word)).collect();
        let mut phrases = |list: &[String]| {
            list.iter()
                .map(|phrase| phrase.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
                .map(|phrase| words(&phrase))
                .collect()
        };
        Ok(Lexicon {
            cues: phrases(&file.cues),
            bylines: phrases(&file.bylines),
            weekdays,
            clock: words(&file.clock),
            oclock: words(&file.oclock),
            halves: file
                .halves
                .iter()
                .map(|(word, hours)| (word.clone(), *hours))
                .collect(),
            months,
            month_first: file.month_first,
        })
    }

    /// The weekday that a token names, Monday being 1.
    #[must_use]
    pub fn weekday(&self, token: &Token) -> Option<u32> {
        (token.word() != WordId::UNKNOWN).then(|| self.weekdays.get(&token.word()).copied())?
    }

    /// Whether a token names a month.
    #[must_use]
    pub fn is_month(&self, token: &Token) -> bool {
        token.word() != WordId::UNKNOWN && self.months.contains_key(&token.word())
    }

    /// How many tokens the longest cue at the start of `tokens` takes; 0 where there is none.
    pub(super) fn cue_length(&self, tokens: &[Token]) -> usize {
        longest(&self.cues, tokens)
    }

    /// How many tokens of `tokens` announce the names of those who wrote the text.
    pub(super) fn byline_length(&self, tokens: &[Token]) -> usize {
        longest(&self.bylines, tokens)
    }
}

/// The length of the longest phrase that begins `tokens`.
fn longest(phrases: &[Vec<WordId>], tokens: &[Token]) -> usize {
    phrases
        .iter()
        .filter(|phrase| {
            phrase.len() <= tokens.len()
                && phrase
                    .iter()
                    .zip(tokens)
                    .all(|(word, token)| token.kind == TokenKind::Word && token.word() == *word)
        })
        .map(Vec::len)
        .max()
        .unwrap_or(0)
}
