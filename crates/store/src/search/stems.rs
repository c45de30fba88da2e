use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::sync::LazyLock;

/// Stemmers by language tag. A language without one is searched by its words as they stand.
static STEMMERS: LazyLock<Vec<(&'static str, Stemmer)>> = LazyLock::new(|| {
    let algorithms = [
        ("da", Algorithm::Danish),
        ("en", Algorithm::English),
        ("nb", Algorithm::Norwegian),
        ("sv", Algorithm::Swedish),
        ("de", Algorithm::German),
    ];
    algorithms
        .map(|(lang, algorithm)| (lang, Stemmer::create(algorithm)))
        .into()
});

/// The words of a text in lower case, as the index cuts them.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The stems of a text's words; the words themselves where the language has no stemmer.
pub(crate) fn of_text(text: &str, lang: &str) -> String {
    let stemmer = STEMMERS
        .iter()
        .find(|(known, _)| *known == lang)
        .map(|(_, stemmer)| stemmer);
    let mut stems = String::with_capacity(text.len());
    for word in words(text) {
        match stemmer {
            Some(stemmer) => stems.push_str(&stemmer.stem(&word)),
            None => stems.push_str(&word),
        }
        stems.push(' ');
    }
    stems
}

/// All that a word can be indexed as: its stems in any of the languages, and itself.
pub(crate) fn of_any_language(word: &str) -> Vec<String> {
    let mut stems: Vec<String> = STEMMERS
        .iter()
        .map(|(_, stemmer)| stemmer.stem(word).into_owned())
        .chain([word.to_owned()])
        .collect();
    stems.sort();
    stems.dedup();
    stems
}

/// Whether the word has one of these stems in any of the languages.
pub(crate) fn shares_stem(word: &str, stems: &[String]) -> bool {
    of_any_language(word).iter().any(|stem| stems.contains(stem))
}
