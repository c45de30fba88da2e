//! A page as it was seen, in one file: its style sheets and pictures inside it, and nothing in it that acts, loads or
//! leads anywhere. Made in rounds: what a page wants is said, fetched, and the page made again with it.

mod css;
mod html;
mod keep;
mod parts;
mod svg;

pub use keep::{KeepLimits, Kept, keep};

use serde::{Deserialize, Serialize};

/// A page to be made, and what there is of its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageRequest {
    /// The page's bytes, or those of a page that was made before.
    pub bytes: Vec<u8>,
    /// The address that gave them.
    pub url: Option<String>,
    /// Its `Content-Type` header.
    pub content_type: Option<String>,
    /// What there is of its parts.
    pub parts: Vec<Part>,
}

/// A style sheet or picture that was fetched for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The address by which the page wants it.
    pub url: String,
    /// The address that gave it.
    pub final_url: String,
    /// What its host calls it.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a page wants besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Want {
    /// Where it is.
    pub url: String,
    /// What it is for.
    pub kind: WantKind,
}

/// What a part is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WantKind {
    /// How the page looks.
    Style,
    /// A picture.
    Image,
}

/// A page that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The page in one file. Empty where it cannot be shown.
    pub html: String,
    /// Why it cannot be shown.
    pub why: Option<String>,
    /// What it wants besides, in the order in which it should be asked for.
    pub wants: Vec<Want>,
    /// How many parts it wants that are not in it.
    pub n_missing: usize,
}

impl Page {
    /// A page that cannot be shown.
    #[must_use]
    pub fn without(why: impl Into<String>) -> Page {
        Page {
            html: String::new(),
            why: Some(why.into()),
            wants: Vec::new(),
            n_missing: 0,
        }
    }
}

/// The rule that a page is shown under: its own styles, pictures that are inside it, and nothing else at all.
pub const CONTENT_POLICY: &str =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/// Makes the page. Hostile pages are made in a child process: [`crate::child::Reader::page`].
#[must_use]
pub(crate) fn page_here(request: PageRequest) -> Page {
    html::made(request)
}

#[cfg(test)]
mod tests;
