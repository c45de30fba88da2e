//! `quantity.toml` as packs write it.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Forms of a canonical code, such as `"km" = ["km", "kilometer"]`.
pub(super) type Forms = BTreeMap<String, Vec<String>>;

/// `quantity.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub units: Units,
    /// Units that stand for several of another: «tkr.» = `[1000, "DKK"]`.
    #[serde(default)]
    pub multiples_of: BTreeMap<String, (u32, String)>,
    /// English singular, then the language's forms.
    pub things: Forms,
    pub nouns: Nouns,
    pub bounds: Bounds,
    pub ranges: Ranges,
    pub change: Change,
    pub ratios: Ratios,
    pub ages: Ages,
    pub names: Names,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Units {
    pub money: Forms,
    /// Which codes of money may stand before the number, in which forms.
    pub money_before: Forms,
    pub percent: Forms,
    pub length: Forms,
    pub area: Forms,
    pub volume: Forms,
    pub mass: Forms,
    pub temperature: Forms,
    pub duration: Forms,
    pub speed: Forms,
    pub energy: Forms,
    /// Data, pressure and the like, which have no dimension of their own here.
    pub other: Forms,
    /// What parts a unit from the one it is counted by.
    pub per: Vec<String>,
    /// Whole phrases for what a unit is counted by: «i timen», «om måneden».
    #[serde(default)]
    pub per_phrases: Forms,
    /// Money where a million or more of it stands, a measure or nothing elsewhere: «2 milliarder pund».
    #[serde(default)]
    pub money_when_scaled: Forms,
    /// Words of a sentence in which such a unit is money in any amount: «husleje», "fine".
    #[serde(default)]
    pub money_cues: Vec<String>,
    /// Words of a sentence in which it never is: «vejede», "overweight".
    #[serde(default)]
    pub mass_cues: Vec<String>,
    /// How many of a smaller unit make a larger one that it may follow: "ft in" = 12.
    #[serde(default)]
    pub compounds: BTreeMap<String, u32>,
    /// What halves a unit behind its article: "half a mile".
    #[serde(default)]
    pub halves: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nouns {
    #[serde(default)]
    pub definite_endings: Vec<String>,
    #[serde(default)]
    pub compounds: bool,
    #[serde(default)]
    pub nouns_capitalized: bool,
    pub adjective_endings: Vec<String>,
    #[serde(default)]
    pub singular_endings: Vec<String>,
    #[serde(default)]
    pub plural_endings: BTreeMap<String, String>,
    /// Words for 1 that count what follows, where others are only articles: "one".
    #[serde(default)]
    pub one: Vec<String>,
    /// What they do not count: "at one point".
    #[serde(default)]
    pub one_is_no: Vec<String>,
    /// What counts where a hyphen joins it to the number, and what it counts: "strong" in "500-strong".
    #[serde(default)]
    pub hyphened: BTreeMap<String, String>,
    pub adjectives: Vec<String>,
    pub function_words: Vec<String>,
    pub prepositions: Vec<String>,
    pub share_of: Vec<String>,
    pub counting: Vec<String>,
    /// Verbs that make a noun right behind a number the one who counts: "below the 225,000 economists had expected".
    #[serde(default)]
    pub expecting: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bounds {
    pub about: Vec<String>,
    pub at_least: Vec<String>,
    pub at_most: Vec<String>,
    pub more_than: Vec<String>,
    pub less_than: Vec<String>,
    pub after: BoundsAfter,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BoundsAfter {
    #[serde(default)]
    pub about: Vec<String>,
    pub at_least: Vec<String>,
    pub at_most: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ranges {
    pub between: Vec<String>,
    pub and: Vec<String>,
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub or: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    pub reduce: Vec<String>,
    pub increase: Vec<String>,
    pub reach: Vec<String>,
    pub reduce_adverbs: Vec<String>,
    pub increase_adverbs: Vec<String>,
    pub reduce_nouns: Vec<String>,
    pub increase_nouns: Vec<String>,
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub by: Vec<String>,
    /// What may stand between such a word and the number: «kun», "only".
    #[serde(default)]
    pub only: Vec<String>,
    /// Bounds that say where a change ends: "fell below 30".
    #[serde(default)]
    pub thresholds: Vec<String>,
    pub by_after_noun: Vec<String>,
    pub unrelated: Vec<String>,
    #[serde(default)]
    pub verbs_last: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ratios {
    pub out_of: Vec<String>,
    pub every: Vec<String>,
    pub times_as: Vec<String>,
    /// What makes a multiple of a number: "-fold".
    #[serde(default)]
    pub fold: Vec<String>,
    /// Words for a multiple, with its factor as text, such as "1.5".
    pub multiples: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ages {
    pub before: Vec<String>,
    #[serde(default)]
    pub joins: Vec<String>,
    pub after: Vec<String>,
    /// Words for one person, after which a number in brackets or with «år» is an age.
    #[serde(default)]
    pub people: Vec<String>,
    /// Verbs that give a person's age: «blev» in «hun blev 87 år».
    #[serde(default)]
    pub verbs: Vec<String>,
    /// What has a term of so many years and no age: «rente» in «den tiårige rente».
    #[serde(default)]
    pub terms: Vec<String>,
    /// What makes a decade of life of a number: "s" in "in his 40s".
    #[serde(default)]
    pub decades: Vec<String>,
    /// What stands before such a decade: "in his", "in her early".
    #[serde(default)]
    pub decades_before: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    /// «nummer» before a rank.
    pub rank: Vec<String>,
    /// Words after which a number only names: «kapitel», «linje».
    pub labels: Vec<String>,
    /// Words before which it only names: "Street".
    #[serde(default)]
    pub labels_after: Vec<String>,
    /// Ends of streets' names, after which a number is a house's: «Nørregade 12».
    #[serde(default)]
    pub streets: Vec<String>,
    /// Words right behind a number that only names: «12 kap.».
    #[serde(default)]
    pub labels_behind: Vec<String>,
    /// Number words that are other words as well, so that they need a unit or a known noun.
    #[serde(default)]
    pub needs_unit: Vec<String>,
}
