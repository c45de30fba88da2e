use factdesk_engine::pack::Meta;
use lingua::{IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder};
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::OnceLock;

/// How much of a text is read at its start, in its middle and at its end, in bytes.
const WINDOW: usize = 2048;
/// Votes that make the words' own choice safe: this many, and this many times the second's.
const CLEAR_VOTES: f64 = 4.0;
const CLEAR_LEAD: f64 = 1.5;

/// Tells the languages of the packs apart: first by their common words, then, where these do not decide, by lingua's
/// letter statistics.
pub struct Detector {
    /// For every telling word the places of the packs that list it.
    telling: FxHashMap<Box<str>, Vec<usize>>,
    /// Other tags and the pack that reads them.
    also: FxHashMap<String, usize>,
    codes: Vec<String>,
    lingua: OnceLock<Option<LanguageDetector>>,
}

impl fmt::Debug for Detector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Detector")
            .field("codes", &self.codes)
            .finish_non_exhaustive()
    }
}

impl Detector {
    /// Knows the packs' words.
    pub fn of<'a>(metas: impl Iterator<Item = (&'a str, Meta)>) -> Detector {
        let mut detector = Detector {
            telling: FxHashMap::default(),
            also: FxHashMap::default(),
            codes: Vec::new(),
            lingua: OnceLock::new(),
        };
        for (place, (code, meta)) in metas.enumerate() {
            for word in meta.telling {
                let places = detector.telling.entry(word.into()).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            for tag in meta.also {
                detector.also.entry(tag).or_insert(place);
            }
            detector.codes.push(code.to_owned());
        }
        detector
    }

    /// The place of the pack that reads texts of this tag, where it is not the pack's own.
    pub fn place_of(&self, tag: &str) -> Option<usize> {
        self.also.get(tag).copied()
    }

    /// The place of the likeliest pack; the first where nothing speaks for any.
    pub fn detect(&self, text: &str) -> usize {
        let sample = sample(text);
        let mut votes: Vec<(f64, usize)> = self.votes(&sample).into_iter().zip(0..).collect();
        // The earlier pack wins a tie: the same text has the same language every time.
        votes.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        match votes.as_slice() {
            [(best, place), (second, _), ..] if *best >= CLEAR_VOTES && *best >= second * CLEAR_LEAD => {
                *place
            }
            [(best, place), ..] => self
                .ask_lingua(&sample)
                .unwrap_or(if *best > 0.0 { *place } else { 0 }),
            [] => 0,
        }
    }

    /// A word votes for every language that lists it; the fewer those are, the more it counts.
    fn votes(&self, sample: &str) -> Vec<f64> {
        let mut votes = vec![0.0; self.codes.len()];
        let mut lower = String::new();
        for word in sample
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase));
            let Some(places) = self.telling.get(lower.as_str()) else {
                continue;
            };
            let weight = 1.0 / (places.len() * places.len()) as f64;
            for place in places {
                votes[*place] += weight;
            }
        }
        votes
    }

    fn ask_lingua(&self, sample: &str) -> Option<usize> {
        let lingua = self.lingua.get_or_init(|| self.build_lingua()).as_ref()?;
        let language = lingua.detect_language_of(sample)?;
        self.place_of_language(language)
    }

    fn build_lingua(&self) -> Option<LanguageDetector> {
        let known: Vec<Language> = Language::all()
            .into_iter()
            .filter(|language| self.place_of_language(*language).is_some())
            .collect();
        (known.len() > 1).then(|| LanguageDetectorBuilder::from_languages(&known).build())
    }

    fn place_of_language(&self, language: Language) -> Option<usize> {
        let code: IsoCode639_1 = language.iso_code_639_1();
        let code = code.to_string();
        self.codes
            .iter()
            .position(|known| *known == code)
            .or_else(|| self.place_of(&code))
    }
}

/// The start, middle and end of a text; all of a short one.
fn sample(text: &str) -> String {
    if text.len() <= 3 * WINDOW {
        return text.to_owned();
    }
    let window = |from: usize| {
        let start = text.floor_char_boundary(from);
        let end = text.floor_char_boundary(from + WINDOW);
        &text[start..end]
    };
    [window(0), window(text.len() / 2), window(text.len() - WINDOW)].join(" ")
}
