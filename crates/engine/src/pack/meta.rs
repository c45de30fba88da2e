use crate::header::{self, HeaderFile};
use crate::text::Vocabulary;
use crate::{PackError, PackSource};
use serde::Deserialize;

/// What `pack.toml` says of the language as a whole.
#[derive(Clone, Debug, Default)]
pub struct Meta {
    /// The language's own name.
    pub name: String,
    /// Other tags for texts that this pack reads: `no` where the pack is `nb`.
    pub also: Vec<String>,
    /// Words by which the language is told from its neighbours, lower case.
    pub telling: Vec<String>,
    /// The line in which a text says when it was published.
    pub header: header::Lexicon,
}

/// `pack.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    telling: Vec<String>,
    header: HeaderFile,
}

impl Meta {
    /// Reads `pack.toml`.
    ///
    /// # Errors
    /// [`PackError`] names the entry that is wrong.
    pub fn compile(source: &PackSource<'_>, vocabulary: &mut Vocabulary) -> Result<Meta, PackError> {
        let File {
            name,
            also,
            telling,
            header,
        } = source.read("pack.toml")?;
        Ok(Meta {
            name,
            also,
            telling: telling.iter().map(|word| word.to_lowercase()).collect(),
            header: header::Lexicon::compile(&header, source, vocabulary)?,
        })
    }
}
