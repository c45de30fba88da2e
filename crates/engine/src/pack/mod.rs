//! A language as data: the files of a pack, compiled once into lookup tables.
//!
//! Every feature reads its own file into its own `Lexicon`; all share one [`Vocabulary`], so that a token is looked up
//! once. Keys that no feature knows are refused with file, line and the keys allowed.

mod meta;

pub use meta::Meta;

use crate::text::Vocabulary;
use crate::{claims, numbers, quantity, sentences, speech, time};
use serde::de::DeserializeOwned;

/// The files of one language pack, as text.
#[derive(Clone, Copy, Debug)]
pub struct PackSource<'a> {
    /// BCP-47 primary tag: the folder's name.
    pub code: &'a str,
    /// The files, such as `time.toml`.
    pub files: &'a [PackFile<'a>],
}

/// One file of a pack.
#[derive(Clone, Copy, Debug)]
pub struct PackFile<'a> {
    /// Name within the pack's folder.
    pub name: &'a str,
    /// All of it.
    pub content: &'a str,
}

/// Why a language pack cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The pack lacks a file.
    #[error("the language pack {code} has no file {file}")]
    Missing {
        /// The pack.
        code: String,
        /// The file.
        file: String,
    },
    /// A file is not what its feature reads: bad TOML, an unknown key, a value of the wrong kind.
    #[error("{code}/{file}:{line}: {says}")]
    Refused {
        /// The pack.
        code: String,
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong, with the keys allowed.
        says: String,
    },
    /// A word or shape makes no sense to its feature.
    #[error("{code}/{file}: {entry:?}: {says}")]
    Senseless {
        /// The pack.
        code: String,
        /// The file.
        file: String,
        /// The entry.
        entry: String,
        /// What is wrong with it and what is expected.
        says: String,
    },
}

impl<'a> PackSource<'a> {
    /// Reads one file of the pack.
    ///
    /// # Errors
    /// [`PackError::Missing`] and [`PackError::Refused`].
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, PackError> {
        let file = self
            .files
            .iter()
            .find(|file| file.name == name)
            .ok_or_else(|| PackError::Missing {
                code: self.code.to_owned(),
                file: name.to_owned(),
            })?;
        toml::from_str(file.content).map_err(|error| {
            let before = error
                .span()
                .map_or("", |span| file.content.get(..span.start).unwrap_or(""));
            PackError::Refused {
                code: self.code.to_owned(),
                file: name.to_owned(),
                line: before.matches('\n').count() + 1,
                says: error.message().to_owned(),
            }
        })
    }

    /// A [`PackError::Senseless`] about an entry of `file`.
    #[must_use]
    pub fn senseless(&self, file: &str, entry: &str, says: impl Into<String>) -> PackError {
        PackError::Senseless {
            code: self.code.to_owned(),
            file: file.to_owned(),
            entry: entry.to_owned(),
            says: says.into(),
        }
    }
}

/// A compiled language pack. Cheap to share, never changes.
#[derive(Debug)]
pub struct Pack {
    /// BCP-47 primary tag.
    pub code: String,
    /// All words of all features.
    pub vocabulary: Vocabulary,
    /// The language as a whole.
    pub meta: Meta,
    /// What ends a sentence and what does not.
    pub sentences: sentences::Lexicon,
    /// Numbers in digits and words.
    pub numbers: numbers::Lexicon,
    /// Time.
    pub time: time::Lexicon,
    /// Units, counted things, bounds and change.
    pub quantity: quantity::Lexicon,
    /// Reporting verbs, roles, names.
    pub speech: speech::Lexicon,
    /// Cues of claims and of what is none.
    pub claims: claims::Lexicon,
}

impl Pack {
    /// Compiles a pack.
    ///
    /// # Errors
    /// [`PackError`] names the file and the entry that is wrong.
    pub fn compile(source: &PackSource<'_>) -> Result<Pack, PackError> {
        let mut vocabulary = Vocabulary::default();
        Ok(Pack {
            code: source.code.to_owned(),
            meta: Meta::compile(source, &mut vocabulary)?,
            sentences: sentences::Lexicon::compile(source, &mut vocabulary)?,
            numbers: numbers::Lexicon::compile(source, &mut vocabulary)?,
            time: time::Lexicon::compile(source, &mut vocabulary)?,
            quantity: quantity::Lexicon::compile(source, &mut vocabulary)?,
            speech: speech::Lexicon::compile(source, &mut vocabulary)?,
            claims: claims::Lexicon::compile(source, &mut vocabulary)?,
            vocabulary,
        })
    }

    /// The code that all languages share for a place, by one of its names here: `DE` for «Tyskland».
    #[must_use]
    pub fn place_code(&self, name: &str) -> Option<&str> {
        self.speech.place_code(name)
    }
}
