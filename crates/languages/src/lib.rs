//! The languages Factdesk reads: data packs, embedded, compiled on first use; and which of them a text is in.

mod detect;

use detect::Detector;
use factdesk_engine::text::Vocabulary;
use factdesk_engine::{Pack, PackError, PackFile, PackSource, pack::Meta};
use std::sync::OnceLock;

/// The files of every pack.
pub const PACKS: &[PackSource<'static>] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// All language packs, each compiled when it is first asked for.
#[derive(Debug, Default)]
pub struct Languages {
    compiled: Vec<OnceLock<Result<Pack, PackError>>>,
    detector: OnceLock<Detector>,
}

impl Languages {
    /// Knows all embedded packs; compiles none yet.
    #[must_use]
    pub fn new() -> Languages {
        Languages {
            compiled: PACKS.iter().map(|_| OnceLock::new()).collect(),
            detector: OnceLock::new(),
        }
    }

    /// The codes of all languages, in order.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        PACKS.iter().map(|pack| pack.code)
    }

    /// The pack of a language, by its BCP-47 tag (`da`, `da-DK`, `no`); `None` where there is none.
    ///
    /// # Errors
    /// [`PackError`] when the pack's own files are wrong.
    pub fn pack(&self, code: &str) -> Option<Result<&Pack, PackError>> {
        let primary = code.split(['-', '_']).next()?.to_ascii_lowercase();
        let place = PACKS
            .iter()
            .position(|pack| pack.code == primary)
            .or_else(|| self.detector().place_of(&primary))?;
        let compiled = self
            .compiled
            .get(place)?
            .get_or_init(|| Pack::compile(&PACKS[place]));
        Some(compiled.as_ref().map_err(Clone::clone))
    }

    /// The likeliest language of a text among those there are packs for. Deterministic; any text gives an answer.
    #[must_use]
    pub fn detect(&self, text: &str) -> &'static str {
        PACKS
            .get(self.detector().detect(text))
            .map_or("", |pack| pack.code)
    }

    fn detector(&self) -> &Detector {
        self.detector.get_or_init(|| {
            // A pack that cannot be read is refused when it is asked for; here it just knows no words.
            let metas = PACKS.iter().map(|pack| {
                let meta = Meta::compile(pack, &mut Vocabulary::default());
                (pack.code, meta.unwrap_or_default())
            });
            Detector::of(metas)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Languages;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(Languages::new().detect(text), expect, "{text}");
    }

    #[test]
    fn a_short_headline_tells_its_language() {
        for (headline, code) in [
            ("Mand dræbt i trafikulykke på Fyn", "da"),
            ("Lægemangel truer sygehusene", "da"),
            ("Elprisen rammer nyt rekordniveau", "da"),
            ("Vejret bliver vådt og blæsende", "da"),
            ("Mann drept i trafikkulykke på Østlandet", "nb"),
            ("Legemangel truer sykehusene", "nb"),
            ("Strømprisen setter ny rekord", "nb"),
            ("Været blir vått og kaldt", "nb"),
            ("Polisen jagar gärningsman efter skjutning", "sv"),
            ("Varg sedd i Värmland", "sv"),
            ("Bostadspriserna stiger igen", "sv"),
            ("Ärztemangel bedroht Kliniken", "de"),
            ("Mieten steigen weiter", "de"),
            ("Siemens streicht 900 Stellen", "de"),
            ("House prices rise again", "en"),
            ("Wolf spotted in Oregon", "en"),
        ] {
            check(headline, code);
        }
    }

    #[test]
    fn a_language_is_told_by_its_words() {
        check("Han sagde, at det ikke er blevet bedre siden sidste år.", "da");
        check("She said that it had not improved since last year.", "en");
        check("Han sa at det ikke har blitt bedre siden i fjor.", "nb");
        check("Han sade att det inte har blivit bättre sedan förra året.", "sv");
        check(
            "Er sagte, dass es seit dem letzten Jahr nicht besser geworden ist.",
            "de",
        );
    }

    #[test]
    fn a_few_words_are_enough() {
        check("sidste fredag", "da");
        check("last friday", "en");
    }

    #[test]
    fn any_text_has_a_language() {
        for text in ["", "1234", "🙂", "\u{0}", "…"] {
            assert!(!Languages::new().detect(text).is_empty());
        }
    }

    #[test]
    fn a_long_text_is_not_read_whole() {
        // Its beginning, middle and end are Danish; all between them is not.
        let (danish, english) = (
            "Det var ikke så godt. ".repeat(2_000),
            "It was not that good. ".repeat(500_000),
        );
        let text = format!("{danish}{english}{danish}{english}{danish}");
        assert_eq!(Languages::new().detect(&text), "da");
    }

    #[test]
    fn a_region_is_ignored() {
        assert!(Languages::new().pack("da-DK").is_some());
        assert!(
            Languages::new().pack("no").is_some(),
            "a pack may read other tags"
        );
        assert!(Languages::new().pack("xx").is_none());
    }

    #[test]
    fn every_pack_compiles() {
        let languages = Languages::new();
        for code in languages.codes() {
            if let Some(Err(error)) = languages.pack(code) {
                panic!("{error}");
            }
        }
    }
}
