//! What a pack can say of a word; a word may be several things.

pub(super) const SAY: u64 = 1;
pub(super) const THAT: u64 = 1 << 1;
pub(super) const TELL: u64 = 1 << 2;
pub(super) const PARTICIPLE: u64 = 1 << 3;
pub(super) const GERUND: u64 = 1 << 4;
pub(super) const AUXILIARY: u64 = 1 << 5;
pub(super) const SOUND: u64 = 1 << 6;
pub(super) const JOINING: u64 = 1 << 7;
pub(super) const DETERMINER: u64 = 1 << 8;
pub(super) const PREPOSITION: u64 = 1 << 9;
pub(super) const ROLE_PREPOSITION: u64 = 1 << 10;
pub(super) const LISTENER_PREPOSITION: u64 = 1 << 11;
pub(super) const SOURCE_PREPOSITION: u64 = 1 << 12;
pub(super) const CONJUNCTION: u64 = 1 << 13;
pub(super) const SUBORDINATOR: u64 = 1 << 14;
pub(super) const RELATIVE: u64 = 1 << 15;
pub(super) const ADVERB: u64 = 1 << 16;
pub(super) const TIME: u64 = 1 << 17;
pub(super) const SAME: u64 = 1 << 18;
pub(super) const POINTER: u64 = 1 << 19;
pub(super) const HEARSAY: u64 = 1 << 20;
pub(super) const HE: u64 = 1 << 21;
pub(super) const SHE: u64 = 1 << 22;
pub(super) const THEY: u64 = 1 << 23;
pub(super) const IT: u64 = 1 << 24;
pub(super) const WE: u64 = 1 << 25;
pub(super) const ROLE: u64 = 1 << 26;
pub(super) const TITLE: u64 = 1 << 27;
pub(super) const SOURCE_NOUN: u64 = 1 << 28;
pub(super) const UNNAMED: u64 = 1 << 29;
pub(super) const BODY: u64 = 1 << 30;
pub(super) const INTERVIEW: u64 = 1 << 31;
pub(super) const CLAIM_NOUN: u64 = 1 << 32;
pub(super) const CUE: u64 = 1 << 33;
pub(super) const CUE_AFTER: u64 = 1 << 34;
pub(super) const DOCUMENT: u64 = 1 << 35;
pub(super) const MALE_NAME: u64 = 1 << 36;
pub(super) const FEMALE_NAME: u64 = 1 << 37;
pub(super) const PARTICLE: u64 = 1 << 38;
pub(super) const BODY_WORD: u64 = 1 << 39;
pub(super) const BODY_NAME: u64 = 1 << 40;
pub(super) const OUTLET: u64 = 1 << 41;
pub(super) const OUTLET_WORD: u64 = 1 << 42;
pub(super) const EVENT: u64 = 1 << 43;
pub(super) const NOT_NAME: u64 = 1 << 44;
pub(super) const PLACE: u64 = 1 << 45;
pub(super) const NAME_START: u64 = 1 << 46;
pub(super) const OBJECT: u64 = 1 << 47;
pub(super) const WEAK_PREPOSITION: u64 = 1 << 48;
pub(super) const INFINITIVE_VERB: u64 = 1 << 49;
pub(super) const NAMING: u64 = 1 << 50;
pub(super) const ASK: u64 = 1 << 51;
pub(super) const ASKING: u64 = 1 << 52;
pub(super) const AS: u64 = 1 << 53;
pub(super) const MOOD: u64 = 1 << 54;
pub(super) const INFINITIVE_MARK: u64 = 1 << 55;
pub(super) const TRAILING: u64 = 1 << 56;
pub(super) const FINITE: u64 = 1 << 57;
pub(super) const ANONYMITY: u64 = 1 << 58;
pub(super) const HEARSAY_MODAL: u64 = 1 << 59;
pub(super) const PERFECT: u64 = 1 << 60;

/// Finite verbs that report.
pub(super) const REPORTS: u64 = SAY | THAT | TELL;
/// Pronouns that can stand for a speaker.
pub(super) const PRONOUN: u64 = HE | SHE | THEY | IT;
/// Words between those that carry the meaning.
pub(super) const SMALL: u64 = PRONOUN
    | DETERMINER
    | PREPOSITION
    | CONJUNCTION
    | SUBORDINATOR
    | AUXILIARY
    | RELATIVE
    | ADVERB
    | JOINING
    | POINTER
    | INFINITIVE_MARK;
/// Given names.
pub(super) const GIVEN: u64 = MALE_NAME | FEMALE_NAME;
/// Words that a name has of its own.
pub(super) const NAME: u64 = GIVEN | BODY_WORD | BODY_NAME | OUTLET | OUTLET_WORD | EVENT | PLACE;
/// Words that are in no noun phrase, or begin one.
pub(super) const FUNCTION: u64 = REPORTS
    | PARTICIPLE
    | AUXILIARY
    | JOINING
    | DETERMINER
    | PREPOSITION
    | ROLE_PREPOSITION
    | LISTENER_PREPOSITION
    | SOURCE_PREPOSITION
    | CONJUNCTION
    | SUBORDINATOR
    | RELATIVE
    | ADVERB
    | TIME
    | PRONOUN
    | OBJECT
    | WEAK_PREPOSITION
    | WE
    | CUE;
/// Words that end a noun phrase.
pub(super) const ENDS_PHRASE: u64 =
    FUNCTION & !(DETERMINER | ROLE_PREPOSITION | WEAK_PREPOSITION | PARTICIPLE);
/// Prepositions of all kinds.
pub(super) const ANY_PREPOSITION: u64 =
    PREPOSITION | ROLE_PREPOSITION | WEAK_PREPOSITION | LISTENER_PREPOSITION | SOURCE_PREPOSITION;

/// Set on tokens while reading: lies in quotation marks or a dash quote.
pub(super) const QUOTED: u64 = 1 << 63;
/// Set on tokens while reading: begins a sentence or a quotation, so that its capital says nothing.
pub(super) const STARTS: u64 = 1 << 62;
/// Set on tokens while reading: a verb or cue that already reports something.
pub(super) const USED: u64 = 1 << 61;
