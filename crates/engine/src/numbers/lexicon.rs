use super::compound::Compounds;
use crate::text::{Token, TokenKind, Vocabulary, WordId};
use crate::{PackError, PackSource};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file's name, for messages.
const FILE: &str = "numbers.toml";

/// One unit of meaning inside a number: a word, or a part of a compound word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// 0 to 99.
    Small(u8),
    /// Ten to this power, from 2 («hundrede») up.
    Power(u8),
    /// A multiplier that ends the number: a dozen is 12.
    Times(u16),
    /// The lower part of a fraction: «halv» is 2, «tredjedel» 3.
    Denominator(u16),
    /// A fraction in one word: «halvanden» is 3/2.
    Fixed(u16, u16),
    /// «og» in «hundrede og fem».
    Link,
    /// Makes an ordinal of the cardinal before it: «ste» in «zwanzigste».
    Ordinal,
    /// Makes a denominator of the ordinal before it: «del» in «tyvendedel».
    Share,
    /// A unit written together with the number, and its length in bytes: «årig» in «femårig».
    Tail(u8),
}

/// What a word can be in a number. A word may be several things: "third" is an ordinal and a denominator.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// What it adds to a number.
    pub part: Option<Part>,
    /// The number it is the ordinal of.
    pub ordinal: Option<Part>,
    /// The fraction it is the lower part of.
    pub denominator: Option<u16>,
    /// «hundreder»: more than one of these.
    pub plural: Option<u64>,
    /// An article or pronoun as well, so that it is a number only as part of a longer one.
    pub is_article: bool,
    /// An article that also counts inside a longer number: «hundrede og en».
    pub counts: bool,
    /// An abbreviation that ends with a point.
    pub has_point: bool,
    /// «minus».
    pub is_minus: bool,
    /// «plus» in «plus eller minus».
    pub is_plus: bool,
    /// «komma» in «to komma fem».
    pub is_decimal: bool,
    /// «flere» in «flere hundrede».
    pub is_several: bool,
    /// «af» in «hundreder af tusinder».
    pub is_of: bool,
    /// «mellem»: the next link parts two numbers.
    pub is_between: bool,
    /// Begins a phrase of [`Lexicon::vague`].
    pub begins_vague: bool,
}

/// The words of `numbers.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// For each word id, one more than its place in `entries`; 0 for none.
    places: Vec<u16>,
    entries: Vec<Entry>,
    /// Words written together.
    pub(super) compounds: Compounds,
    /// Phrases such as «et par», with their value.
    pub(super) vague: Vec<(Vec<WordId>, u32)>,
    /// Scale letters written after digits without a space, as they stand: `M`, `bn`.
    pub(super) letters: Vec<(Box<str>, u8)>,
    /// The same, where a sign of money stands before the digits: `£5m`.
    pub(super) money_letters: Vec<(Box<str>, u8)>,
    /// Endings of ordinals in digits: "st" in `21st`.
    pub(super) ordinal_suffixes: Vec<WordId>,
    /// Stands between groups of three digits.
    pub(super) group: Vec<char>,
    /// Stands before the fraction.
    pub(super) decimal: char,
    /// Whether `3.` is an ordinal.
    pub(super) ordinal_point: bool,
    /// Whether units stand before tens: «femogtyve».
    pub(super) units_first: bool,
    /// Whether tens stand before units: "twenty-five".
    pub(super) tens_first: bool,
    /// Whether "nineteen eighty-four" is 1984.
    pub(super) pairs: bool,
    /// Whether a comma may stand after a scale word: "one million, two hundred".
    pub(super) comma_after_power: bool,
}

/// `numbers.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    digits: Digits,
    order: Order,
    /// Words for 0 to 99, alone or inside a compound.
    words: BTreeMap<String, u8>,
    /// The same, inside a compound only.
    #[serde(default)]
    inside: BTreeMap<String, u8>,
    /// Words that are articles or pronouns as well.
    #[serde(default)]
    articles: BTreeMap<String, u8>,
    /// Ordinals of 0 to 99.
    ordinals: BTreeMap<String, u8>,
    /// Ten to the power of, from 2.
    powers: BTreeMap<String, u8>,
    /// Ordinals of the powers.
    #[serde(default)]
    ordinal_powers: BTreeMap<String, u8>,
    /// Scale letters glued to digits; case matters.
    #[serde(default)]
    letters: BTreeMap<String, u8>,
    /// Scale letters glued to digits after a sign of money.
    #[serde(default)]
    money_letters: BTreeMap<String, u8>,
    /// Multipliers that end a number.
    #[serde(default)]
    multipliers: BTreeMap<String, u16>,
    /// More than one of so many.
    #[serde(default)]
    plurals: BTreeMap<String, u64>,
    /// Lower parts of fractions.
    denominators: BTreeMap<String, u16>,
    /// Fractions in one word, as "3/2".
    #[serde(default)]
    fractions: BTreeMap<String, String>,
    /// Phrases for a number that is not meant exactly.
    #[serde(default)]
    vague: BTreeMap<String, u32>,
    /// Words that are no numbers though their parts are.
    #[serde(default)]
    not: Vec<String>,
    cues: Cues,
}

/// How digits are written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Digits {
    group: Vec<char>,
    decimal: char,
    #[serde(default)]
    ordinal_point: bool,
    #[serde(default)]
    ordinal_suffixes: Vec<String>,
}

/// How words follow each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    #[serde(default)]
    units_first: bool,
    #[serde(default)]
    tens_first: bool,
    #[serde(default)]
    pairs: bool,
    #[serde(default)]
    comma_after_power: bool,
}

/// Small words around numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    link: Vec<String>,
    minus: Vec<String>,
    #[serde(default)]
    plus: Vec<String>,
    #[serde(default)]
    decimal: Vec<String>,
    #[serde(default)]
    several: Vec<String>,
    #[serde(default)]
    of: Vec<String>,
    #[serde(default)]
    between: Vec<String>,
    #[serde(default)]
    ordinal_endings: Vec<String>,
    #[serde(default)]
    share_endings: Vec<String>,
    /// Units written together with a number word: «årig».
    #[serde(default)]
    tails: Vec<String>,
}

impl Lexicon {
    /// Reads `numbers.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let file: File = source.read(FILE)?;
        let mut lexicon = Lexicon {
            group: file.digits.group,
            decimal: file.digits.decimal,
            ordinal_point: file.digits.ordinal_point,
            units_first: file.order.units_first,
            tens_first: file.order.tens_first,
            pairs: file.order.pairs,
            comma_after_power: file.order.comma_after_power,
            letters: file
                .letters
                .into_iter()
                .map(|(word, power)| (word.into(), power))
                .collect(),
            money_letters: file
                .money_letters
                .into_iter()
                .map(|(word, power)| (word.into(), power))
                .collect(),
            ordinal_suffixes: file
                .digits
                .ordinal_suffixes
                .iter()
                .map(|word| vocabulary.intern(word))
                .collect(),
            ..Lexicon::default()
        };
        lexicon.add_words(
            source,
            vocabulary,
            &file.words,
            &file.inside,
            &file.articles,
            &file.ordinals,
        )?;
        lexicon.add_powers(source, vocabulary, &file.powers, &file.ordinal_powers)?;
        for (word, times) in &file.multipliers {
            lexicon.entry(vocabulary, word).part = Some(Part::Times(*times));
        }
        for (word, least) in &file.plurals {
            lexicon.entry(vocabulary, word).plural = Some(*least);
        }
        for (word, lower) in &file.denominators {
            lexicon.entry(vocabulary, word).denominator = Some(*lower);
            lexicon.compounds.add(word, Part::Denominator(*lower), false);
        }
        for (word, fraction) in &file.fractions {
            let read = fraction
                .split_once('/')
                .and_then(|(n, d)| Some((n.parse().ok()?, d.parse().ok()?)));
            let Some((n, d)) = read.filter(|(_, d)| *d > 0) else {
                return Err(source.senseless(FILE, word, "expected a fraction such as \"3/2\""));
            };
            lexicon.entry(vocabulary, word).part = Some(Part::Fixed(n, d));
        }
        for (phrase, value) in &file.vague {
            let words: Vec<WordId> = phrase
                .split_whitespace()
                .map(|word| vocabulary.intern(word))
                .collect();
            let Some(first) = words.first() else {
                return Err(source.senseless(FILE, phrase, "expected one or more words"));
            };
            lexicon.entry_of(*first).begins_vague = true;
            lexicon.vague.push((words, *value));
        }
        lexicon
            .vague
            .sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        lexicon.add_cues(vocabulary, &file.cues);
        for word in &file.not {
            lexicon.compounds.refuse(word);
        }
        Ok(lexicon)
    }

    fn add_words(
        &mut self,
        source: &PackSource<'_>,
        vocabulary: &mut Vocabulary,
        words: &BTreeMap<String, u8>,
        inside: &BTreeMap<String, u8>,
        articles: &BTreeMap<String, u8>,
        ordinals: &BTreeMap<String, u8>,
    ) -> Result<(), PackError> {
        for (word, value) in words.iter().chain(inside).chain(articles).chain(ordinals) {
            if *value > 99 {
                return Err(source.senseless(
                    FILE,
                    word,
                    "expected 0 to 99; larger ones are powers or multipliers",
                ));
            }
        }
        for (word, value) in words {
            self.entry(vocabulary, word).part = Some(Part::Small(*value));
            self.compounds.add(word, Part::Small(*value), false);
        }
        for (word, value) in inside {
            self.compounds.add(word, Part::Small(*value), false);
        }
        for (word, value) in articles {
            let entry = self.entry(vocabulary, word);
            entry.part = Some(Part::Small(*value));
            entry.is_article = true;
        }
        for word in inside.keys().filter(|word| articles.contains_key(*word)) {
            self.entry(vocabulary, word).counts = true;
        }
        for (word, value) in ordinals {
            self.entry(vocabulary, word).ordinal = Some(Part::Small(*value));
            self.compounds.add(word, Part::Small(*value), true);
        }
        Ok(())
    }

    fn add_powers(
        &mut self,
        source: &PackSource<'_>,
        vocabulary: &mut Vocabulary,
        powers: &BTreeMap<String, u8>,
        ordinals: &BTreeMap<String, u8>,
    ) -> Result<(), PackError> {
        for (word, power) in powers.iter().chain(ordinals) {
            if !(2..=27).contains(power) {
                return Err(source.senseless(FILE, word, "expected a power of ten from 2 to 27"));
            }
        }
        for (written, power) in powers {
            let word = written.trim_end_matches('.');
            let entry = self.entry(vocabulary, word);
            entry.part = Some(Part::Power(*power));
            entry.has_point = word != written;
            if !entry.has_point {
                self.compounds.add(word, Part::Power(*power), false);
            }
        }
        for (word, power) in ordinals {
            self.entry(vocabulary, word).ordinal = Some(Part::Power(*power));
            self.compounds.add(word, Part::Power(*power), true);
        }
        Ok(())
    }

    fn add_cues(&mut self, vocabulary: &mut Vocabulary, cues: &Cues) {
        for word in &cues.link {
            self.entry(vocabulary, word).part = Some(Part::Link);
            self.compounds.add(word, Part::Link, false);
        }
        for word in &cues.minus {
            self.entry(vocabulary, word).is_minus = true;
        }
        for word in &cues.plus {
            self.entry(vocabulary, word).is_plus = true;
        }
        for word in &cues.decimal {
            self.entry(vocabulary, word).is_decimal = true;
        }
        for word in &cues.several {
            self.entry(vocabulary, word).is_several = true;
        }
        for word in &cues.of {
            self.entry(vocabulary, word).is_of = true;
        }
        for word in &cues.between {
            self.entry(vocabulary, word).is_between = true;
        }
        for ending in &cues.ordinal_endings {
            self.compounds.add(ending, Part::Ordinal, false);
        }
        for tail in &cues.tails {
            self.compounds.add(tail, Part::Tail(tail.len() as u8), false);
        }
        for ending in &cues.share_endings {
            self.compounds.add(ending, Part::Share, false);
        }
    }

    fn entry(&mut self, vocabulary: &mut Vocabulary, word: &str) -> &mut Entry {
        self.entry_of(vocabulary.intern(word))
    }

    fn entry_of(&mut self, id: WordId) -> &mut Entry {
        if self.places.len() <= id.index() {
            self.places.resize(id.index() + 1, 0);
        }
        if self.places[id.index()] == 0 {
            self.entries.push(Entry::default());
            self.places[id.index()] = self.entries.len() as u16;
        }
        &mut self.entries[self.places[id.index()] as usize - 1]
    }

    /// The power of ten of a letter that scales money and counts, and is a unit elsewhere: "m".
    pub(crate) fn money_letter(&self, written: &str) -> Option<u8> {
        let found = self
            .money_letters
            .iter()
            .find(|(letter, _)| **letter == *written)?;
        Some(found.1)
    }

    /// What the pack says of a token as a number word.
    pub(super) fn of(&self, token: &Token) -> Option<&Entry> {
        if token.kind != TokenKind::Word {
            return None;
        }
        let place = *self.places.get(token.word().index())? as usize;
        self.entries.get(place.checked_sub(1)?)
    }
}
