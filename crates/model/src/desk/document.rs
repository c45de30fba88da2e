use crate::annotation::Annotation;
use crate::{DocumentId, Published};
use serde::{Deserialize, Serialize};

/// A story, frozen as it was imported. Its text never changes; what is known about it may.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Names the document.
    pub id: DocumentId,
    /// The headline, or the first words.
    pub title: String,
    /// The language it is read in: a BCP-47 primary tag.
    pub lang: String,
    /// When it was published, as far as known.
    pub published: Published,
    /// Where it came from: an outlet, an address, a file's name.
    pub origin: Option<String>,
    /// The words, with `\n` line ends. Spans count in it.
    pub text: String,
    /// Digest of `text` in UTF-8.
    pub sha256: String,
    /// When it was imported.
    pub imported_ms: i64,
    /// What the engine reads out of it with the settings above.
    pub annotation: Annotation,
}

/// How much of a document has been looked at, in sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Sentences with a claim that is decided or under review.
    pub n_claimed: u32,
    /// Sentences whose claims are all set aside, or that were set aside themselves.
    pub n_set_aside: u32,
    /// Sentences still open.
    pub n_open: u32,
}
