use super::phrases::Phrases;
use super::written::{File, Forms, Nouns, Ratios};
use crate::text::{Token, TokenKind, Vocabulary, WordId};
use crate::{PackError, PackSource};
use factdesk_model::annotation::{Bound, ChangeRole, ChangeVerb, Dimension};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// The file's name, for messages.
const FILE: &str = "quantity.toml";

/// A unit of measure or money.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Canonical code.
    pub code: Box<str>,
    /// What it measures.
    pub dimension: Dimension,
    /// What a value in it is multiplied by: «tkr.» are thousands of kroner.
    pub factor: Decimal,
}

/// A form of a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitForm {
    /// Its place in [`Lexicon::units_by_place`].
    pub place: u16,
    /// A whole word, so that an article before it can be the number 1.
    pub is_word: bool,
}

/// The words of `quantity.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    units_by_place: Vec<Unit>,
    /// Units after a number.
    pub(super) units: Phrases<UnitForm>,
    /// Units of money that stand before a number as well.
    pub(super) units_before: Phrases<UnitForm>,
    /// «i timen»: what a unit is counted by, as one phrase; a place in `per_codes`.
    pub(super) per_phrases: Phrases<u16>,
    pub(super) per_codes: Vec<(Box<str>, Dimension)>,
    /// «2 milliarder pund»: money where it comes in millions.
    pub(super) scaled_money: Phrases<UnitForm>,
    /// Signs of those units of money: one of them in a text says which money it speaks of.
    pub(super) scaled_money_signs: Vec<char>,
    pub(super) money_cues: FxHashSet<WordId>,
    pub(super) mass_cues: FxHashSet<WordId>,
    /// A unit, a smaller one that may follow it, and how many of that make it.
    pub(super) compound_units: Vec<(Box<str>, Box<str>, u32)>,
    /// "half" in "half a mile".
    pub(super) halves: FxHashSet<WordId>,
    /// «kun» in «med kun 3 procent».
    pub(super) only: Phrases<()>,
    /// "expected" in "the 225,000 economists had expected".
    pub(super) expecting: FxHashSet<WordId>,
    /// «pr.», `/`: what parts a unit from the one it is counted by.
    pub(super) per: Phrases<()>,
    /// Nouns for what is counted: their English singular.
    things: FxHashMap<WordId, u16>,
    /// The same for nouns of several words, and abbreviations.
    thing_phrases: Phrases<u16>,
    thing_codes: Vec<Box<str>>,
    /// Endings of nouns in the definite form, taken off before a noun is looked up.
    pub(super) definite_endings: Vec<Box<str>>,
    /// Whether a noun may be the last part of a longer word.
    pub(super) compounds: bool,
    /// Whether nouns have a capital inside a sentence.
    pub(super) nouns_capitalized: bool,
    /// Endings of adjectives.
    pub(super) adjective_endings: Vec<Box<str>>,
    /// Endings of nouns in the definite singular, which no number above one counts.
    pub(super) singular_endings: Vec<Box<str>>,
    /// Endings of nouns in the plural, with what stands there in the singular.
    pub(super) plural_endings: Vec<(Box<str>, Option<Box<str>>)>,
    /// "one", which counts what follows.
    pub(super) one: FxHashSet<WordId>,
    /// Codes that it does not count.
    pub(super) one_is_no: Vec<Box<str>>,
    /// "strong" in "500-strong", and what it counts.
    pub(super) hyphened: FxHashMap<WordId, Box<str>>,
    pub(super) adjectives: FxHashSet<WordId>,
    /// Words that end a counted phrase.
    pub(super) function_words: FxHashSet<WordId>,
    /// Words that join a place or a group to a counted noun.
    pub(super) prepositions: FxHashSet<WordId>,
    /// «af» in «5 procent af vælgerne».
    pub(super) share_of: Phrases<()>,
    /// «antallet af»: what is counted follows, the number later.
    pub(super) counting: Phrases<()>,
    pub(super) bounds_before: Phrases<Bound>,
    pub(super) bounds_after: Phrases<Bound>,
    pub(super) between: FxHashSet<WordId>,
    pub(super) and: FxHashSet<WordId>,
    pub(super) from: FxHashSet<WordId>,
    pub(super) to: FxHashSet<WordId>,
    pub(super) or: FxHashSet<WordId>,
    pub(super) change_verbs: FxHashMap<WordId, ChangeVerb>,
    /// «op», "down": verbs only right before the number.
    pub(super) change_adverbs: FxHashMap<WordId, ChangeVerb>,
    pub(super) change_nouns: FxHashMap<WordId, ChangeVerb>,
    pub(super) change_roles: Phrases<ChangeRole>,
    /// «på» in «en stigning på 3 procent».
    pub(super) by_after_noun: Phrases<()>,
    /// "below" in "fell below 30".
    pub(super) thresholds: FxHashSet<WordId>,
    /// «svarende til»: ends like a role and is none.
    pub(super) unrelated: Phrases<()>,
    /// Whether verbs stand at the end: «von 9000 auf 4500 reduziert».
    pub(super) verbs_last: bool,
    /// «ud af» in «9 ud af 10».
    pub(super) out_of: Phrases<()>,
    /// «hver» in «hver tredje».
    pub(super) every: FxHashSet<WordId>,
    /// «dobbelt så mange»: multiples in words.
    pub(super) multiples: Phrases<Decimal>,
    /// «gange så» in «fire gange så mange».
    pub(super) times_as: Phrases<()>,
    /// "-fold" in "3-fold".
    pub(super) fold: Phrases<()>,
    pub(super) people: FxHashSet<WordId>,
    pub(super) age_verbs: FxHashSet<WordId>,
    /// Ends of nouns that have a term and no age.
    pub(super) terms: Vec<Box<str>>,
    pub(super) decades: Phrases<()>,
    pub(super) decades_before: Phrases<()>,
    pub(super) age_before: Phrases<()>,
    pub(super) age_after: Phrases<()>,
    /// «på» in «en mand på 24 år».
    pub(super) age_joins: FxHashSet<WordId>,
    pub(super) rank_before: Phrases<()>,
    pub(super) labels: Phrases<()>,
    pub(super) labels_after: FxHashSet<WordId>,
    /// Ends of streets' names.
    pub(super) streets: Vec<Box<str>>,
    /// «kap.» in «12 kap. 3 §».
    pub(super) labels_behind: Phrases<()>,
    pub(super) needs_unit: FxHashSet<WordId>,
}

impl Lexicon {
    /// Reads `quantity.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let file: File = source.read(FILE)?;
        let mut lexicon = Lexicon {
            compounds: file.nouns.compounds,
            nouns_capitalized: file.nouns.nouns_capitalized,
            ..Lexicon::default()
        };
        let units = &file.units;
        for (dimension, forms) in [
            (Dimension::Money, &units.money),
            (Dimension::Percent, &units.percent),
            (Dimension::Length, &units.length),
            (Dimension::Area, &units.area),
            (Dimension::Volume, &units.volume),
            (Dimension::Mass, &units.mass),
            (Dimension::Temperature, &units.temperature),
            (Dimension::Duration, &units.duration),
            (Dimension::Speed, &units.speed),
            (Dimension::Energy, &units.energy),
            (Dimension::Number, &units.other),
        ] {
            lexicon.add_units(vocabulary, dimension, forms);
        }
        for (code, forms) in &units.per_phrases {
            let dimension = lexicon.place(code).map_or(Dimension::Count, |place| {
                lexicon.units_by_place[place as usize].dimension
            });
            lexicon.per_codes.push((code.as_str().into(), dimension));
            let place = lexicon.per_codes.len() as u16 - 1;
            for form in forms {
                lexicon.per_phrases.add(vocabulary, form, place);
            }
        }
        lexicon.money_cues = ids(vocabulary, &units.money_cues);
        lexicon.mass_cues = ids(vocabulary, &units.mass_cues);
        lexicon.halves = ids(vocabulary, &units.halves);
        for (pair, n) in &units.compounds {
            let Some((large, small)) = pair.split_once(' ') else {
                return Err(source.senseless(FILE, pair, "expected two codes of units"));
            };
            lexicon.compound_units.push((large.into(), small.into(), *n));
        }
        for (code, forms) in &units.money_when_scaled {
            let place = lexicon.money(source, code)?;
            let signs = units.money_before.get(code).into_iter().flatten();
            lexicon.scaled_money_signs.extend(signs.filter_map(|form| {
                let sign = form.chars().next()?;
                (!sign.is_alphanumeric()).then_some(sign)
            }));
            for form in forms {
                lexicon.scaled_money.add(
                    vocabulary,
                    form,
                    UnitForm {
                        place,
                        is_word: false,
                    },
                );
            }
        }
        for (code, forms) in &units.money_before {
            let place = lexicon.money(source, code)?;
            for form in forms {
                lexicon.units_before.add(
                    vocabulary,
                    form,
                    UnitForm {
                        place,
                        is_word: false,
                    },
                );
            }
        }
        for (form, (factor, code)) in &file.multiples_of {
            let Some(place) = lexicon.place(code) else {
                return Err(source.senseless(FILE, form, "expected a code of units"));
            };
            let unit = Unit {
                factor: Decimal::from(*factor),
                ..lexicon.units_by_place[place as usize].clone()
            };
            lexicon.units_by_place.push(unit);
            let place = lexicon.units_by_place.len() as u16 - 1;
            lexicon.units.add(
                vocabulary,
                form,
                UnitForm {
                    place,
                    is_word: false,
                },
            );
        }
        for word in &units.per {
            lexicon.per.add(vocabulary, word, ());
        }
        for (code, forms) in &file.things {
            lexicon.thing_codes.push(code.as_str().into());
            let place = lexicon.thing_codes.len() as u16 - 1;
            for form in forms {
                if form.chars().all(char::is_alphabetic) {
                    lexicon.things.insert(vocabulary.intern(form), place);
                } else {
                    lexicon.thing_phrases.add(vocabulary, form, place);
                }
            }
        }
        lexicon.add_nouns(vocabulary, &file.nouns);
        lexicon.add_cues(vocabulary, &file);
        lexicon.add_ratios(source, vocabulary, &file.ratios)?;
        Ok(lexicon)
    }

    fn add_units(&mut self, vocabulary: &mut Vocabulary, dimension: Dimension, forms: &Forms) {
        for (code, forms) in forms {
            self.units_by_place.push(Unit {
                code: code.as_str().into(),
                dimension,
                factor: Decimal::ONE,
            });
            let place = self.units_by_place.len() as u16 - 1;
            for form in forms {
                let is_word =
                    form.chars().count() > 3 && form.chars().all(|sign| sign.is_alphabetic() || sign == ' ');
                self.units.add(vocabulary, form, UnitForm { place, is_word });
            }
        }
    }

    fn add_nouns(&mut self, vocabulary: &mut Vocabulary, nouns: &Nouns) {
        self.definite_endings = boxed(&nouns.definite_endings);
        self.singular_endings = boxed(&nouns.singular_endings);
        self.adjective_endings = boxed(&nouns.adjective_endings);
        self.plural_endings = nouns
            .plural_endings
            .iter()
            .map(|(plural, singular)| (plural.as_str().into(), Some(singular.as_str().into())))
            .collect();
        self.plural_endings
            .sort_by_key(|(plural, _)| std::cmp::Reverse(plural.len()));
        self.hyphened = nouns
            .hyphened
            .iter()
            .map(|(word, code)| (vocabulary.intern(word), code.as_str().into()))
            .collect();
        self.one = ids(vocabulary, &nouns.one);
        self.one_is_no = boxed(&nouns.one_is_no);
        self.adjectives = ids(vocabulary, &nouns.adjectives);
        self.function_words = ids(vocabulary, &nouns.function_words);
        self.prepositions = ids(vocabulary, &nouns.prepositions);
        self.expecting = ids(vocabulary, &nouns.expecting);
        for phrase in &nouns.share_of {
            self.share_of.add(vocabulary, phrase, ());
        }
        for phrase in &nouns.counting {
            self.counting.add(vocabulary, phrase, ());
        }
    }

    fn add_cues(&mut self, vocabulary: &mut Vocabulary, file: &File) {
        let bounds = &file.bounds;
        for (bound, phrases) in [
            (Bound::About, &bounds.about),
            (Bound::AtLeast, &bounds.at_least),
            (Bound::AtMost, &bounds.at_most),
            (Bound::MoreThan, &bounds.more_than),
            (Bound::LessThan, &bounds.less_than),
        ] {
            for phrase in phrases {
                self.bounds_before.add(vocabulary, phrase, bound);
            }
        }
        for (bound, phrases) in [
            (Bound::About, &bounds.after.about),
            (Bound::AtLeast, &bounds.after.at_least),
            (Bound::AtMost, &bounds.after.at_most),
        ] {
            for phrase in phrases {
                self.bounds_after.add(vocabulary, phrase, bound);
            }
        }
        self.between = ids(vocabulary, &file.ranges.between);
        self.and = ids(vocabulary, &file.ranges.and);
        self.from = ids(vocabulary, &file.ranges.from);
        self.to = ids(vocabulary, &file.ranges.to);
        self.or = ids(vocabulary, &file.ranges.or);
        let change = &file.change;
        self.verbs_last = change.verbs_last;
        self.thresholds = ids(vocabulary, &change.thresholds);
        for (verb, words) in [
            (ChangeVerb::Reduce, &change.reduce),
            (ChangeVerb::Increase, &change.increase),
            (ChangeVerb::Reach, &change.reach),
        ] {
            self.change_verbs
                .extend(words.iter().map(|word| (vocabulary.intern(word), verb)));
        }
        for (verb, words) in [
            (ChangeVerb::Reduce, &change.reduce_adverbs),
            (ChangeVerb::Increase, &change.increase_adverbs),
        ] {
            self.change_adverbs
                .extend(words.iter().map(|word| (vocabulary.intern(word), verb)));
        }
        for (verb, words) in [
            (ChangeVerb::Reduce, &change.reduce_nouns),
            (ChangeVerb::Increase, &change.increase_nouns),
        ] {
            self.change_nouns
                .extend(words.iter().map(|word| (vocabulary.intern(word), verb)));
        }
        for (role, phrases) in [
            (ChangeRole::From, &change.from),
            (ChangeRole::To, &change.to),
            (ChangeRole::By, &change.by),
        ] {
            for phrase in phrases {
                self.change_roles.add(vocabulary, phrase, role);
            }
        }
        for (phrases, list) in [
            (&mut self.age_before, &file.ages.before),
            (&mut self.age_after, &file.ages.after),
            (&mut self.decades, &file.ages.decades),
            (&mut self.decades_before, &file.ages.decades_before),
            (&mut self.labels_behind, &file.names.labels_behind),
            (&mut self.fold, &file.ratios.fold),
            (&mut self.rank_before, &file.names.rank),
            (&mut self.labels, &file.names.labels),
            (&mut self.by_after_noun, &file.change.by_after_noun),
            (&mut self.unrelated, &file.change.unrelated),
            (&mut self.only, &file.change.only),
        ] {
            for phrase in list {
                phrases.add(vocabulary, phrase, ());
            }
        }
        self.people = ids(vocabulary, &file.ages.people);
        self.streets = boxed(&file.names.streets);
        self.terms = boxed(&file.ages.terms);
        self.age_verbs = ids(vocabulary, &file.ages.verbs);
        self.age_joins = ids(vocabulary, &file.ages.joins);
        self.labels_after = ids(vocabulary, &file.names.labels_after);
        self.needs_unit = ids(vocabulary, &file.names.needs_unit);
    }

    fn add_ratios(
        &mut self,
        source: &PackSource<'_>,
        vocabulary: &mut Vocabulary,
        ratios: &Ratios,
    ) -> Result<(), PackError> {
        for phrase in &ratios.out_of {
            self.out_of.add(vocabulary, phrase, ());
        }
        for phrase in &ratios.times_as {
            self.times_as.add(vocabulary, phrase, ());
        }
        self.every = ids(vocabulary, &ratios.every);
        for (phrase, factor) in &ratios.multiples {
            let Ok(factor) = Decimal::from_str_exact(factor) else {
                return Err(source.senseless(FILE, phrase, "expected a factor such as \"1.5\""));
            };
            self.multiples.add(vocabulary, phrase, factor);
        }
        Ok(())
    }

    fn money(&self, source: &PackSource<'_>, code: &str) -> Result<u16, PackError> {
        self.place(code)
            .ok_or_else(|| source.senseless(FILE, code, "expected a code of units.money"))
    }

    fn place(&self, code: &str) -> Option<u16> {
        self.units_by_place
            .iter()
            .position(|unit| *unit.code == *code)
            .map(|place| place as u16)
    }

    /// The unit behind a form.
    pub(super) fn unit(&self, form: UnitForm) -> &Unit {
        &self.units_by_place[form.place as usize]
    }

    /// The English singular of a counted noun, where the pack knows it.
    pub(super) fn thing(&self, id: WordId) -> Option<&str> {
        let place = self.things.get(&id)?;
        self.thing_codes.get(*place as usize).map(|code| &**code)
    }

    /// The English singular of a counted noun of several words or with a point, and the token after it.
    pub(super) fn thing_phrase(&self, text: &str, tokens: &[Token], at: usize) -> Option<(&str, usize)> {
        let (place, end) = self.thing_phrases.after(text, tokens, at)?;
        self.thing_codes.get(place as usize).map(|code| (&**code, end))
    }

    /// The same for a token, which may be in the definite form or a longer word that ends with the noun.
    pub(super) fn thing_of(&self, token: &Token, text: &str, vocabulary: &Vocabulary) -> Option<&str> {
        if token.kind != TokenKind::Word {
            return None;
        }
        if let Some(code) = self.thing(token.word()) {
            return Some(code);
        }
        // A name is not taken apart: «Aarhus» holds no house.
        let is_name = token.is_capitalized() && !self.nouns_capitalized && !token.is_glued();
        if is_name || self.function_words.contains(&token.word()) {
            return None;
        }
        let word = token.text(text).to_lowercase();
        if word.len() > 64 {
            return None;
        }
        let bare = self
            .definite_endings
            .iter()
            .filter_map(|ending| word.strip_suffix(&**ending));
        for word in std::iter::once(word.as_str()).chain(bare) {
            if let Some(code) = self.thing(vocabulary.lookup(word)) {
                return Some(code);
            }
            if !self.compounds {
                continue;
            }
            let ends = word.char_indices().skip(2).map(|(at, _)| &word[at..]);
            for end in ends.take_while(|end| end.chars().count() >= 4) {
                if let Some(code) = self.thing(vocabulary.lookup(end)) {
                    return Some(code);
                }
            }
        }
        None
    }
}

fn ids(vocabulary: &mut Vocabulary, words: &[String]) -> FxHashSet<WordId> {
    words.iter().map(|word| vocabulary.intern(word)).collect()
}

fn boxed(words: &[String]) -> Vec<Box<str>> {
    words.iter().map(|word| word.as_str().into()).collect()
}
