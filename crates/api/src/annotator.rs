use crate::{ApiError, ErrorCode};
use factdesk_engine::{Input, Pack, annotate};
use factdesk_languages::Languages;
use factdesk_model::annotation::Annotation;
use factdesk_model::{Direction, Published};

/// What to annotate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'t> {
    /// The text.
    pub text: &'t str,
    /// BCP-47 tag; `None`: detected.
    pub lang: Option<&'t str>,
    /// When it was published, as written; `None`: from the text's own header line.
    pub published: Option<&'t str>,
    /// How to read a bare weekday, date or month.
    pub direction: Direction,
}

/// Reads texts in all languages there are packs for. Shared between threads.
#[derive(Debug)]
pub struct Annotator {
    languages: Languages,
}

impl Default for Annotator {
    fn default() -> Annotator {
        Annotator {
            languages: Languages::new(),
        }
    }
}

impl Annotator {
    /// Reads a text.
    ///
    /// # Errors
    /// `unknown_language`, `bad_date`.
    pub fn annotate(&self, request: &Request<'_>) -> Result<Annotation, ApiError> {
        let published = request.published.map(read_published).transpose()?;
        Ok(self.read(request.text, self.pack_of(request)?, published, request.direction))
    }

    /// Reads a text whose language and date are settled already.
    pub(crate) fn read(
        &self,
        text: &str,
        pack: &Pack,
        published: Option<Published>,
        direction: Direction,
    ) -> Annotation {
        annotate(
            pack,
            &Input {
                text,
                published,
                direction,
            },
        )
    }

    fn pack_of(&self, request: &Request<'_>) -> Result<&Pack, ApiError> {
        let lang = request.lang.unwrap_or_else(|| self.detect(request.text));
        self.pack(lang)
    }

    /// The pack of a language.
    ///
    /// # Errors
    /// `unknown_language`.
    pub(crate) fn pack(&self, lang: &str) -> Result<&Pack, ApiError> {
        let known = || self.languages.codes().collect::<Vec<_>>().join(", ");
        self.languages
            .pack(lang)
            .ok_or_else(|| {
                ApiError::new(
                    ErrorCode::UnknownLanguage,
                    format!("{lang:?} is none of {}", known()),
                )
            })?
            .map_err(|error| ApiError::new(ErrorCode::Internal, error))
    }

    /// The likeliest language of a text.
    pub(crate) fn detect(&self, text: &str) -> &'static str {
        self.languages.detect(text)
    }
}

/// Reads a publication date as it is written.
pub(crate) fn read_published(written: &str) -> Result<Published, ApiError> {
    written
        .parse()
        .map_err(|error| ApiError::new(ErrorCode::BadDate, error))
}
