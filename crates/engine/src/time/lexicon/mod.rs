//! `time.toml`: the words and shapes of time in one language, compiled.

mod compile;
mod file;
mod written;

use self::compile::Compiler;
pub(crate) use self::file::Dials;
use self::file::File;
use super::build::Make;
use super::class::{Class, Sense};
use super::holidays::Holiday;
use super::shape::Trie;
use crate::text::{Vocabulary, WordId};
use crate::{PackError, PackSource};

const FILE: &str = "time.toml";

/// What a complete shape or word yields.
#[derive(Clone, Debug)]
pub(crate) enum Yield {
    /// A word of a class; `capital` where it must be written with one.
    Word {
        class: Class,
        sense: Sense,
        capital: bool,
        rule: u16,
    },
    /// A shape of a group.
    Shape { make: Make, rule: u16 },
}

/// Two entries that yield the same are one, wherever they are written.
impl PartialEq for Yield {
    fn eq(&self, other: &Yield) -> bool {
        match (self, other) {
            (Yield::Shape { make: a, .. }, Yield::Shape { make: b, .. }) => a == b,
            (
                Yield::Word {
                    class: a,
                    sense: b,
                    capital: c,
                    ..
                },
                Yield::Word {
                    class: x,
                    sense: y,
                    capital: z,
                    ..
                },
            ) => (a, b, c) == (x, y, z),
            _ => false,
        }
    }
}

/// An entry of the pack: a word of a table, or a shape of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name that a mention carries: the group of a shape, or `word`.
    pub name: &'static str,
    /// The table or group it stands in.
    pub table: &'static str,
    /// As it is written.
    pub written: String,
}

/// The tense of a sentence, as far as words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
}

/// How definite nouns and countdowns are recognised.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    pub endings: Vec<String>,
}

/// What a word is to time, by bits.
const AMOUNT: u16 = 256;
const UNIT: u16 = 512;
const STRONG: u16 = 1;
const WEAK: u16 = 2;
const TENSE_PAST: u16 = 4;
const TENSE_FUTURE: u16 = 8;
const BEFORE_YEAR: u16 = 16;
const NEVER_BEFORE: u16 = 32;
const NEVER_AFTER: u16 = 64;
const ARTICLE: u16 = 128;
const PREPOSITION: u16 = 1024;
const TENSE_SECOND: u16 = 2048;
const CAPITAL_MONTH: u16 = 4096;

/// The words and shapes of `time.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub(crate) trie: Trie<Yield>,
    /// By word id: what the word is to time.
    bits: Vec<u16>,
    countdown: Vec<WordId>,
    list_words: Vec<WordId>,
    future_pairs: Vec<(WordId, WordId)>,
    /// «skal … have»: what is said to have happened.
    pub(crate) hearsay: Vec<(WordId, WordId)>,
    pub(crate) participle_endings: Vec<String>,
    ordinal_words: Vec<WordId>,
    /// The figures from 0 to 9, where names hold them.
    figure_words: [Option<WordId>; 10],
    /// Whether a point after a figure makes it an ordinal.
    pub(crate) ordinal_point: bool,
    pub(crate) holidays: Vec<Holiday>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) past_endings: Vec<String>,
    pub(crate) links: Links,
    pub(crate) dials: Dials,
}

impl Lexicon {
    /// Reads `time.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let file: File = source.read(FILE)?;
        let mut into = Compiler {
            source,
            vocabulary,
            lexicon: Lexicon {
                dials: file.dials,
                ..Lexicon::default()
            },
        };
        into.words(&file)?;
        into.context_words(&file)?;
        for (make, shapes) in &file.shapes {
            for shape in shapes {
                let rule = into.rule(make.name(), make.name(), shape);
                into.add(shape, Yield::Shape { make: *make, rule }, false)?;
            }
        }
        Ok(into.lexicon)
    }

    fn has(&self, word: WordId, bit: u16) -> bool {
        self.bits.get(word.index()).is_some_and(|bits| bits & bit != 0)
    }

    /// Whether the word says something of time by itself.
    pub(crate) fn is_strong(&self, word: WordId) -> bool {
        self.has(word, STRONG)
    }

    /// Whether the word stands in some shape.
    pub(crate) fn is_known(&self, word: WordId) -> bool {
        self.has(word, STRONG | WEAK)
    }

    /// Whether the word is a unit of time.
    pub(crate) fn is_unit(&self, word: WordId) -> bool {
        self.has(word, UNIT)
    }

    /// Whether the word says how much by itself.
    pub(crate) fn is_amount(&self, word: WordId) -> bool {
        self.has(word, AMOUNT)
    }

    /// The tense that a word gives its sentence.
    pub(crate) fn tense(&self, word: WordId) -> Option<Tense> {
        if self.has(word, TENSE_FUTURE) {
            Some(Tense::Future)
        } else if self.has(word, TENSE_PAST) {
            Some(Tense::Past)
        } else {
            None
        }
    }

    /// Whether two words that follow each other look forward: «has to».
    pub(crate) fn is_future_pair(&self, first: WordId, second: WordId) -> bool {
        self.has(second, TENSE_SECOND) && self.future_pairs.contains(&(first, second))
    }

    /// Whether a bare figure after this word is a year.
    pub(crate) fn is_before_year(&self, word: WordId) -> bool {
        self.has(word, BEFORE_YEAR)
    }

    /// Whether a figure after this word is no time.
    pub(crate) fn never_before(&self, word: WordId) -> bool {
        self.has(word, NEVER_BEFORE)
    }

    /// Whether a figure followed by this word is no year.
    pub(crate) fn never_after(&self, word: WordId) -> bool {
        self.has(word, NEVER_AFTER)
    }

    /// Whether the word, after a length, goes on to what the length is counted from: the «after» of «two days after the vote».
    pub(crate) fn is_preposition(&self, word: WordId) -> bool {
        self.has(word, PREPOSITION)
    }

    /// Whether the word is a month only with its capital: "may".
    pub(crate) fn is_capital_month(&self, word: WordId) -> bool {
        self.has(word, CAPITAL_MONTH)
    }

    /// Whether the word makes the noun after it definite.
    pub(crate) fn is_article(&self, word: WordId) -> bool {
        self.has(word, ARTICLE)
    }

    /// Whether a length before this word counts down to the event named after it.
    pub(crate) fn is_countdown(&self, word: WordId) -> bool {
        word != WordId::UNKNOWN && self.countdown.contains(&word)
    }

    /// Whether the word joins the last of a list to those before it.
    pub(crate) fn is_list_word(&self, word: WordId) -> bool {
        word != WordId::UNKNOWN && self.list_words.contains(&word)
    }

    /// A figure as a word of a name: the «2» of «2. juledag».
    pub(crate) fn figure_word(&self, figure: u8) -> Option<WordId> {
        *self.figure_words.get(usize::from(figure.checked_sub(b'0')?))?
    }

    /// Whether the word makes the figure that it touches an ordinal: the «th» of 15th.
    pub(crate) fn is_ordinal_mark(&self, word: WordId) -> bool {
        word != WordId::UNKNOWN && self.ordinal_words.contains(&word)
    }
}
