use crate::text::{Token, TokenKind, Vocabulary, WordId};
use crate::{PackError, PackSource};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The words of `sentences.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    flags: Vec<u8>,
    /// By their last word, longest first.
    abbreviations: FxHashMap<WordId, Vec<Entry>>,
    /// Endings of abbreviated compounds.
    endings: Vec<Box<str>>,
    /// Whether digits with a point are an ordinal.
    pub(super) ordinal_point: bool,
}

/// The words of an abbreviation before its last one, last first, and what its point means.
type Entry = (Box<[WordId]>, Abbreviation);

/// What the point after an abbreviation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows («hr.»): never an end.
    Title,
    /// A number follows («kl.»): no end before a number.
    Numbered,
    /// Stands inside sentences («f.eks.»): an end only before a word that begins sentences.
    Inside,
    /// Often stands last («osv.»): an end before any capital.
    Closing,
}

const STARTER: u8 = 1;
const BEFORE_ORDINAL: u8 = 2;
const AFTER_ORDINAL: u8 = 4;
const UNFINISHED: u8 = 8;
const REPORTING: u8 = 16;
const CONTINUING: u8 = 32;
const ALSO_WORD: u8 = 64;

/// `sentences.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Words that begin a sentence when they have a capital, even after an abbreviation or an initial.
    starters: Vec<String>,
    /// Words that no line or heading ends with: the next line goes on.
    unfinished: Vec<String>,
    /// Verbs that join `"…?" Anna said` into one sentence.
    reporting: Vec<String>,
    abbreviations: Abbreviations,
    ordinals: Ordinals,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Abbreviations {
    titles: Vec<String>,
    numbered: Vec<String>,
    inside: Vec<String>,
    closing: Vec<String>,
    /// Words that go on after a closing abbreviation though they have a capital: "6 p.m. Monday".
    #[serde(default)]
    continuing: Vec<String>,
    /// Abbreviations that are words as well: written small they are none, but before digits («min.», "no.").
    #[serde(default)]
    also_words: Vec<String>,
    /// Endings of abbreviated compounds: «str» in «Hauptstr. 12».
    #[serde(default)]
    endings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ordinals {
    /// Whether digits with a point are an ordinal: «3. november».
    point: bool,
    /// Words before an ordinal, which make it one even before a capital.
    before: Vec<String>,
    /// Words after an ordinal, such as months.
    after: Vec<String>,
}

impl Lexicon {
    /// Reads `sentences.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let file: File = source.read("sentences.toml")?;
        let mut lexicon = Lexicon {
            ordinal_point: file.ordinals.point,
            endings: file
                .abbreviations
                .endings
                .iter()
                .map(|end| end.as_str().into())
                .collect(),
            ..Lexicon::default()
        };
        for (words, flag) in [
            (&file.starters, STARTER),
            (&file.unfinished, UNFINISHED),
            (&file.reporting, REPORTING),
            (&file.ordinals.before, BEFORE_ORDINAL),
            (&file.ordinals.after, AFTER_ORDINAL),
            (&file.abbreviations.continuing, CONTINUING),
            (&file.abbreviations.also_words, ALSO_WORD),
        ] {
            for word in words {
                if !word.chars().all(char::is_alphabetic) {
                    return Err(source.senseless(
                        "sentences.toml",
                        word,
                        "one word of letters is expected here",
                    ));
                }
                lexicon.flag(vocabulary.intern(word), flag);
            }
        }
        for (entries, kind) in [
            (&file.abbreviations.titles, Abbreviation::Title),
            (&file.abbreviations.numbered, Abbreviation::Numbered),
            (&file.abbreviations.inside, Abbreviation::Inside),
            (&file.abbreviations.closing, Abbreviation::Closing),
        ] {
            for entry in entries {
                let mut ids: Vec<WordId> = entry
                    .split(|c: char| !c.is_alphabetic())
                    .filter(|part| !part.is_empty())
                    .map(|part| vocabulary.intern(part))
                    .collect();
                let Some(last) = ids.pop() else {
                    return Err(source.senseless("sentences.toml", entry, "an abbreviation has letters"));
                };
                ids.reverse();
                let known = lexicon.abbreviations.entry(last).or_default();
                known.push((ids.into(), kind));
                // The longest form is tried first.
                known.sort_by_key(|(before, _)| std::cmp::Reverse(before.len()));
            }
        }
        Ok(lexicon)
    }

    fn flag(&mut self, id: WordId, flag: u8) {
        if self.flags.len() <= id.index() {
            self.flags.resize(id.index() + 1, 0);
        }
        self.flags[id.index()] |= flag;
    }

    fn has(&self, token: &Token, flag: u8) -> bool {
        token.kind == TokenKind::Word
            && self
                .flags
                .get(token.word().index())
                .is_some_and(|flags| flags & flag != 0)
    }

    /// Whether a capitalised form of the word begins sentences.
    pub(super) fn is_starter(&self, token: &Token) -> bool {
        self.has(token, STARTER)
    }

    /// Whether no line or heading ends with the word.
    pub(super) fn is_unfinished(&self, token: &Token) -> bool {
        self.has(token, UNFINISHED)
    }

    /// Whether the word goes on after an abbreviation that often stands last.
    pub(super) fn is_continuing(&self, token: &Token) -> bool {
        self.has(token, CONTINUING)
    }

    /// Whether an abbreviation is a word as well, and written like one.
    pub(super) fn is_also_word(&self, token: &Token) -> bool {
        !token.is_capitalized() && self.has(token, ALSO_WORD)
    }

    /// Whether a longer word ends like an abbreviation: «Hauptstr».
    pub(super) fn has_abbreviated_end(&self, token: &Token, text: &str) -> bool {
        let word = token.text(text);
        self.endings
            .iter()
            .any(|end| word.len() > end.len() + 2 && word.ends_with(&**end))
    }

    /// Whether the word reports speech.
    pub(super) fn is_reporting(&self, token: &Token) -> bool {
        self.has(token, REPORTING)
    }

    pub(super) fn is_before_ordinal(&self, token: &Token) -> bool {
        self.has(token, BEFORE_ORDINAL)
    }

    pub(super) fn is_after_ordinal(&self, token: &Token) -> bool {
        self.has(token, AFTER_ORDINAL)
    }

    /// The abbreviation whose last word stands at `last`, before a point; its kind and its first token.
    pub(super) fn abbreviation(&self, tokens: &[Token], last: usize) -> Option<(Abbreviation, usize)> {
        let known = self.abbreviations.get(&tokens[last].word())?;
        if tokens[last].word() == WordId::UNKNOWN {
            return None;
        }
        known.iter().find_map(|(before, kind)| {
            let mut at = last;
            for word in before {
                at = at.checked_sub(1)?;
                if !tokens[at + 1].is_glued() || tokens[at].kind == TokenKind::Mark {
                    // «f. eks.» with a space: the point stands right before the word.
                    if !is_joint(&tokens[at]) {
                        return None;
                    }
                    at = at.checked_sub(1)?;
                }
                if tokens[at].word() != *word {
                    return None;
                }
            }
            Some((*kind, at))
        })
    }
}

/// A point, slash or hyphen between the parts of an abbreviation.
fn is_joint(token: &Token) -> bool {
    token.is_mark('.') || token.is_mark('/') || token.is_mark('-')
}
