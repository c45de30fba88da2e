use crate::text::{Token, TokenKind, Vocabulary, WordId};
use crate::{PackError, PackSource};
use factdesk_model::annotation::EntityType;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

use super::class;
use super::endings::Endings;

/// The words of `speech.toml` and `names.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    classes: Vec<u64>,
    /// Attribution cues by their first word, longest first.
    cues: FxHashMap<WordId, Vec<Box<[WordId]>>>,
    /// Hearsay cues by their first word.
    hearsay: FxHashMap<WordId, Vec<Box<[WordId]>>>,
    /// Words that make a perfect behind «skal» a duty.
    limits: Vec<WordId>,
    pub(super) participle_endings: Endings,
    /// Whether a participle stands before its auxiliary.
    pub(super) participle_first: bool,
    /// Names of several words, by their words: what they name, and whether that is an outlet.
    gazetteer: FxHashMap<Box<[WordId]>, (EntityType, bool)>,
    /// Gazetteer entries that stand for the same thing have the same code.
    codes: FxHashMap<WordId, Box<str>>,
    /// The shared codes of all places by their names in small letters.
    place_codes: FxHashMap<Box<str>, Box<str>>,
    /// Endings of document nouns, and for each the number of its noun and whether it is definite.
    pub(super) document_endings: Endings,
    documents: FxHashMap<Box<str>, (u32, bool)>,
    pub(super) role_endings: Endings,
    pub(super) body_endings: Endings,
    pub(super) source_endings: Endings,
    pub(super) interview_endings: Endings,
    pub(super) definite_endings: Endings,
    pub(super) infinitive_endings: Endings,
    pub(super) gerund_endings: Endings,
    pub(super) finite_endings: Endings,
    /// Whether the finite verb comes second, so that a subject may follow it.
    pub(super) verb_second: bool,
    /// Whether a noun before a noun belongs to it: "peace agreement".
    pub(super) noun_modifiers: bool,
    /// Whether all nouns have a capital.
    pub(super) nouns_capitalized: bool,
    /// Whether a genitive is an `s` without an apostrophe.
    pub(super) bare_genitive: bool,
    /// Whether a content clause may follow a verb of saying without a word that joins them: "he said it was".
    pub(super) bare_clause: bool,
    /// Whether a clause after a verb of saying stands behind a comma: «han siger, han går».
    pub(super) comma_clause: bool,
}

/// `speech.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    grammar: Grammar,
    verbs: Verbs,
    words: Words,
    pronouns: Pronouns,
    nouns: Nouns,
    attribution: Attribution,
    hearsay: Hearsay,
    /// Document nouns: indefinite form = definite form.
    documents: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grammar {
    verb_second: bool,
    noun_modifiers: bool,
    nouns_capitalized: bool,
    bare_genitive: bool,
    bare_clause: bool,
    comma_clause: bool,
    /// How definite nouns end, where the article is an ending.
    definite_endings: Vec<String>,
    /// How infinitives end, where the joining word may also stand before one: «at lukke».
    infinitive_endings: Vec<String>,
    /// How finite verbs often end: "started".
    finite_endings: Vec<String>,
    /// How verbal nouns end that can be told like infinitives: "denied taking".
    gerund_endings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    /// Finite forms that report words, with or without a joining word.
    say: Vec<String>,
    /// Finite forms that report when a joining word or a quotation follows.
    that: Vec<String>,
    /// Finite forms with the listener as their object: "told".
    tell: Vec<String>,
    /// Forms that need an auxiliary: «har fortalt».
    participles: Vec<String>,
    /// Forms without a subject of their own: "saying".
    gerunds: Vec<String>,
    /// Auxiliaries and modals.
    auxiliaries: Vec<String>,
    /// Other common finite forms, by which a clause is told from a noun: "fell", «koster».
    finite: Vec<String>,
    /// Verbs whose subject «det» stands for the words and whose source follows: «lyder det fra».
    sound: Vec<String>,
    /// Forms that may report with an infinitive: «hævder at have», "claims to have".
    infinitive: Vec<String>,
    /// Forms that give something somebody's name for it: «kalder det »en katastrofe«».
    naming: Vec<String>,
    /// Forms that ask, so that the word behind them may be "if".
    ask: Vec<String>,
    /// Finite forms that say by themselves that words are another's: „sei“, „habe“.
    reported_mood: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Join a content clause: «at», "that".
    joining: Vec<String>,
    determiners: Vec<String>,
    prepositions: Vec<String>,
    /// Prepositions that belong to a role: «talsmand for», "head of".
    role_prepositions: Vec<String>,
    /// Prepositions that belong to a role only before a name or a bare noun: «formanden i Vejle».
    weak_prepositions: Vec<String>,
    /// Prepositions before the listener: «til».
    listener_prepositions: Vec<String>,
    /// Prepositions before the source of «lyder det».
    source_prepositions: Vec<String>,
    conjunctions: Vec<String>,
    /// Begin a clause that depends on another: «da», "when".
    subordinators: Vec<String>,
    /// «som», "who".
    relatives: Vec<String>,
    adverbs: Vec<String>,
    /// Weekdays, months, «i går».
    times: Vec<String>,
    /// «samme» in «i samme interview».
    same: Vec<String>,
    /// Point at the sentence before: «det» in «Det siger Hansen».
    pointers: Vec<String>,
    /// Stand before an infinitive: "to".
    infinitive_marks: Vec<String>,
    /// Open the clause of what was asked or told: «hvordan», "why".
    asking: Vec<String>,
    /// Open a clause that says who said it: "as the police said".
    r#as: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pronouns {
    male: Vec<String>,
    female: Vec<String>,
    plural: Vec<String>,
    neuter: Vec<String>,
    /// Forms that are no subject: «ham», "them".
    object: Vec<String>,
    /// First and second person, which no reporting clause of a story has as its subject.
    speaking: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    /// What people are: «talsmand».
    roles: Vec<String>,
    /// Endings of compounds that are roles: «minister».
    role_endings: Vec<String>,
    /// Forms of address before a name: «hr.».
    titles: Vec<String>,
    /// People who stay unnamed: «kilde».
    sources: Vec<String>,
    source_endings: Vec<String>,
    /// Words that say that somebody is not named: «unavngiven».
    unnamed: Vec<String>,
    /// Words behind somebody that say so: "who asked not to be named", «som ønsker at være anonym».
    anonymity: Vec<String>,
    /// Bodies that speak: «politiet».
    bodies: Vec<String>,
    body_endings: Vec<String>,
    /// «interview».
    interviews: Vec<String>,
    /// Nouns with a joining word behind them: «påstand (om, at)».
    claims: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Attribution {
    /// Stand before a source: «ifølge».
    before: Vec<String>,
    /// Stand after a source: "zufolge".
    after: Vec<String>,
    /// Stand before a source that ends the clause: „…, so Karl Berger“.
    trailing: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hearsay {
    /// Tell that others say so: "reportedly", «efter sigende», "is said to".
    cues: Vec<String>,
    /// Tell it with a perfect behind them: «skal» in «skal have stjålet».
    modals: Vec<String>,
    /// Infinitives that make a perfect: «have», „haben“.
    perfects: Vec<String>,
    /// How participles end.
    participle_endings: Vec<String>,
    /// Whether the participle stands before the perfect: „erhalten haben“.
    participle_first: bool,
    /// Make such a perfect a duty: «senest».
    limits: Vec<String>,
}

/// `names.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesFile {
    given_male: Vec<String>,
    given_female: Vec<String>,
    /// Small words inside names: «von».
    particles: Vec<String>,
    /// Words that only bodies have in their names: «Universitet».
    body_words: Vec<String>,
    /// Bodies by their whole names.
    bodies: Vec<String>,
    /// Outlets: newspapers, stations, agencies, platforms.
    outlets: Vec<String>,
    /// Words that outlets have in their names: "Times".
    outlet_words: Vec<String>,
    events: Vec<String>,
    /// Capitalised words that are no names: nationalities in English.
    not_names: Vec<String>,
    /// Places: code = names. Codes are ISO 3166 where there is one and are shared by all languages.
    places: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    /// Reads `speech.toml` and `names.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, vocabulary: &mut Vocabulary) -> Result<Lexicon, PackError> {
        let file: File = source.read("speech.toml")?;
        let names: NamesFile = source.read("names.toml")?;
        let mut lexicon = Lexicon {
            verb_second: file.grammar.verb_second,
            noun_modifiers: file.grammar.noun_modifiers,
            nouns_capitalized: file.grammar.nouns_capitalized,
            bare_genitive: file.grammar.bare_genitive,
            bare_clause: file.grammar.bare_clause,
            comma_clause: file.grammar.comma_clause,
            definite_endings: Endings::of(&file.grammar.definite_endings),
            infinitive_endings: Endings::of(&file.grammar.infinitive_endings),
            gerund_endings: Endings::of(&file.grammar.gerund_endings),
            finite_endings: Endings::of(&file.grammar.finite_endings),
            role_endings: Endings::of(&file.nouns.role_endings),
            body_endings: Endings::of(&file.nouns.body_endings),
            source_endings: Endings::of(&file.nouns.source_endings),
            interview_endings: Endings::of(&file.nouns.interviews),
            participle_endings: Endings::of(&file.hearsay.participle_endings),
            participle_first: file.hearsay.participle_first,
            ..Lexicon::default()
        };
        for (words, class) in single_words(&file) {
            for word in words {
                if !word.chars().all(char::is_alphabetic) {
                    return Err(source.senseless(
                        "speech.toml",
                        word,
                        "one word of letters is expected here",
                    ));
                }
                lexicon.mark(vocabulary.intern(word), class);
            }
        }
        for (n, (indefinite, definite)) in file.documents.iter().enumerate() {
            for (word, is_definite) in [(definite, true), (indefinite, false)] {
                lexicon.mark(vocabulary.intern(word), class::DOCUMENT);
                lexicon
                    .documents
                    .insert(word.to_lowercase().into(), (n as u32, is_definite));
            }
        }
        let documents: Vec<&str> = lexicon.documents.keys().map(|word| &**word).collect();
        lexicon.document_endings = Endings::of(&documents);
        for (phrases, class) in [
            (&file.attribution.before, class::CUE),
            (&file.attribution.after, class::CUE_AFTER),
            (&file.hearsay.cues, class::HEARSAY),
        ] {
            for phrase in phrases {
                let words: Vec<WordId> = phrase
                    .split_whitespace()
                    .map(|word| vocabulary.intern(word))
                    .collect();
                let Some(first) = words.first() else {
                    return Err(source.senseless("speech.toml", phrase, "a cue has words"));
                };
                lexicon.mark(*first, class);
                let table = match class {
                    class::CUE => &mut lexicon.cues,
                    class::HEARSAY => &mut lexicon.hearsay,
                    _ => continue,
                };
                let known = table.entry(*first).or_default();
                known.push(words.into());
                known.sort_by_key(|words| std::cmp::Reverse(words.len()));
            }
        }
        let limits = file.hearsay.limits.iter();
        lexicon.limits = limits.map(|word| vocabulary.intern(word)).collect();
        lexicon.compile_names(&names, vocabulary);
        Ok(lexicon)
    }

    fn compile_names(&mut self, names: &NamesFile, vocabulary: &mut Vocabulary) {
        for (words, class) in [
            (&names.given_male, class::MALE_NAME),
            (&names.given_female, class::FEMALE_NAME),
            (&names.particles, class::PARTICLE),
            (&names.body_words, class::BODY_WORD),
            (&names.outlet_words, class::OUTLET_WORD),
            (&names.not_names, class::NOT_NAME),
        ] {
            for word in words {
                self.mark(vocabulary.intern(word), class);
            }
        }
        for (list, class, entity_type) in [
            (&names.bodies, class::BODY_NAME, EntityType::Organization),
            (&names.outlets, class::OUTLET, EntityType::Organization),
            (&names.events, class::EVENT, EntityType::Event),
        ] {
            for name in list {
                self.name(name, class, entity_type, vocabulary);
            }
        }
        for (code, list) in &names.places {
            for name in list {
                self.place_codes
                    .insert(name.to_lowercase().into(), code.as_str().into());
                let first = self.name(name, class::PLACE, EntityType::Place, vocabulary);
                if let Some(first) = first {
                    self.codes.insert(first, code.as_str().into());
                }
            }
        }
    }

    /// Enters a name; gives its id where it is one word.
    fn name(
        &mut self,
        name: &str,
        class: u64,
        entity_type: EntityType,
        vocabulary: &mut Vocabulary,
    ) -> Option<WordId> {
        let ids: Vec<WordId> = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| vocabulary.intern(word))
            .collect();
        match ids.as_slice() {
            [only] => {
                self.mark(*only, class);
                return Some(*only);
            }
            [first, ..] => self.mark(*first, class::NAME_START),
            [] => {}
        }
        let is_outlet = class == class::OUTLET;
        let known = self
            .gazetteer
            .entry(ids.into())
            .or_insert((entity_type, is_outlet));
        known.1 |= is_outlet;
        None
    }

    fn mark(&mut self, id: WordId, class: u64) {
        if self.classes.len() <= id.index() {
            self.classes.resize(id.index() + 1, 0);
        }
        self.classes[id.index()] |= class;
    }

    /// Whether all nouns have a capital, so that a capital is no sign of a name.
    #[must_use]
    pub fn nouns_capitalized(&self) -> bool {
        self.nouns_capitalized
    }

    /// Whether a word stands between those that carry the meaning: «den», "of", "and", "was", "she".
    pub(crate) fn is_small_word(&self, token: &Token) -> bool {
        self.class(token) & class::SMALL != 0
    }

    /// What the pack says of a token.
    pub(super) fn class(&self, token: &Token) -> u64 {
        match token.kind {
            TokenKind::Word => self.classes.get(token.word().index()).copied().unwrap_or(0),
            _ => 0,
        }
    }

    /// What the gazetteer says of a name of several words, and whether it is an outlet.
    pub(super) fn named(&self, words: &[WordId]) -> Option<(EntityType, bool)> {
        self.gazetteer.get(words).copied()
    }

    /// The shared code of a place.
    pub(crate) fn place_code(&self, name: &str) -> Option<&str> {
        self.place_codes
            .get(name.to_lowercase().as_str())
            .map(|code| &**code)
    }

    /// The shared code of a place of one word.
    pub(super) fn code(&self, word: WordId) -> Option<&str> {
        self.codes.get(&word).map(|code| &**code)
    }

    /// The document noun that a word is or ends with: its number, and whether the form is definite.
    pub(super) fn document(&self, word: &str) -> Option<(u32, bool)> {
        self.document_endings
            .of_word(word)
            .and_then(|ending| self.documents.get(ending))
            .copied()
    }

    /// How many tokens the attribution cue at `at` takes; 0 where there is none.
    pub(super) fn cue_length(&self, tokens: &[Token], at: usize) -> usize {
        length(&self.cues, tokens, at)
    }

    /// Whether a token makes a perfect behind «skal» a duty: «senest».
    pub(super) fn is_limit(&self, token: &Token) -> bool {
        self.limits.contains(&token.word())
    }

    /// How many tokens the hearsay cue at `at` takes; 0 where there is none.
    pub(super) fn hearsay_length(&self, tokens: &[Token], at: usize) -> usize {
        length(&self.hearsay, tokens, at)
    }
}

/// How many tokens the phrase at `at` takes; 0 where there is none.
fn length(phrases: &FxHashMap<WordId, Vec<Box<[WordId]>>>, tokens: &[Token], at: usize) -> usize {
    let Some(known) = tokens.get(at).and_then(|token| phrases.get(&token.word())) else {
        return 0;
    };
    known
        .iter()
        .find(|words| {
            words
                .iter()
                .enumerate()
                .all(|(i, word)| tokens.get(at + i).is_some_and(|token| token.word() == *word))
        })
        .map_or(0, |words| words.len())
}

fn single_words(file: &File) -> [(&Vec<String>, u64); 49] {
    let (verbs, words, pronouns, nouns) = (&file.verbs, &file.words, &file.pronouns, &file.nouns);
    [
        (&verbs.say, class::SAY),
        (&verbs.that, class::THAT),
        (&verbs.tell, class::TELL),
        (&verbs.participles, class::PARTICIPLE),
        (&verbs.gerunds, class::GERUND),
        (&verbs.auxiliaries, class::AUXILIARY),
        (&verbs.sound, class::SOUND),
        (&words.joining, class::JOINING),
        (&words.determiners, class::DETERMINER),
        (&words.prepositions, class::PREPOSITION),
        (&words.role_prepositions, class::ROLE_PREPOSITION),
        (&words.weak_prepositions, class::WEAK_PREPOSITION),
        (&words.listener_prepositions, class::LISTENER_PREPOSITION),
        (&words.source_prepositions, class::SOURCE_PREPOSITION),
        (&words.conjunctions, class::CONJUNCTION),
        (&words.subordinators, class::SUBORDINATOR),
        (&words.relatives, class::RELATIVE),
        (&words.adverbs, class::ADVERB),
        (&words.times, class::TIME),
        (&words.same, class::SAME),
        (&words.pointers, class::POINTER),
        (&file.hearsay.modals, class::HEARSAY_MODAL),
        (&file.hearsay.perfects, class::PERFECT),
        (&pronouns.male, class::HE),
        (&pronouns.female, class::SHE),
        (&pronouns.plural, class::THEY),
        (&pronouns.neuter, class::IT),
        (&pronouns.object, class::OBJECT),
        (&pronouns.speaking, class::WE),
        (&nouns.roles, class::ROLE),
        (&nouns.titles, class::TITLE),
        (&nouns.sources, class::SOURCE_NOUN),
        (&nouns.unnamed, class::UNNAMED),
        (&nouns.bodies, class::BODY),
        (&nouns.anonymity, class::ANONYMITY),
        (&nouns.interviews, class::INTERVIEW),
        (&nouns.claims, class::CLAIM_NOUN),
        (&nouns.role_endings, class::ROLE),
        (&nouns.source_endings, class::SOURCE_NOUN),
        (&nouns.body_endings, class::BODY),
        (&verbs.infinitive, class::INFINITIVE_VERB),
        (&verbs.naming, class::NAMING),
        (&verbs.ask, class::ASK),
        (&verbs.finite, class::FINITE),
        (&verbs.reported_mood, class::MOOD),
        (&words.infinitive_marks, class::INFINITIVE_MARK),
        (&words.asking, class::ASKING),
        (&words.r#as, class::AS),
        (&file.attribution.trailing, class::TRAILING),
    ]
}
