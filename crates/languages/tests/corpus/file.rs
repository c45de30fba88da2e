//! The corpus files as they are written.

use factdesk_model::{Direction, Published};
use serde::Deserialize;
use std::path::PathBuf;
use std::{fs, io};
use toml::Spanned;

/// One file of a corpus.
pub struct CorpusFile {
    /// From the repository's root, for messages.
    pub path: String,
    /// What `nothing` is about.
    pub about: String,
    /// The examples.
    pub examples: Vec<Example>,
}

/// One meaning and ways to say it.
pub struct Example {
    /// One meaning for all that is marked, or one for each mark.
    pub means: Vec<String>,
    /// From when the lines speak.
    pub today: Option<Published>,
    /// How to read what could lie on either side.
    pub direction: Direction,
    /// The lines.
    pub say: Vec<Said>,
}

/// A line of the corpus.
pub struct Said {
    /// From 1.
    pub line: usize,
    /// The words, with `{ }` around what must be found.
    pub words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    about: Option<String>,
    today: Option<String>,
    direction: Option<Direction>,
    #[serde(default)]
    example: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    means: Means,
    say: Vec<Spanned<String>>,
    today: Option<String>,
    direction: Option<Direction>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Means {
    One(String),
    Each(Vec<String>),
}

/// Reads all corpus files of a language; a file that cannot be read is an error of its own.
pub fn read_corpus(code: &str) -> Vec<Result<CorpusFile, String>> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "packs", code, "corpus"]
        .iter()
        .collect();
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => return vec![Err(format!("{}: {error}", folder.display()))],
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
            let shown = format!("crates/languages/packs/{code}/corpus/{name}");
            let content = fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
            read_file(shown, name, &content)
        })
        .collect()
}

fn read_file(path: String, name: &str, content: &str) -> Result<CorpusFile, String> {
    let line_of = |byte: usize| content.get(..byte).unwrap_or("").matches('\n').count() + 1;
    let file: File = toml::from_str(content).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(span.start));
        format!("{path}:{line}: {}", error.message())
    })?;
    let day = |written: &Option<String>| {
        written
            .as_ref()
            .map(|written| written.parse::<Published>())
            .transpose()
            .map_err(|error| format!("{path}: {error}"))
    };
    let today = day(&file.today)?;
    let mut examples = Vec::new();
    for entry in file.example {
        examples.push(Example {
            means: match entry.means {
                Means::One(means) => vec![means],
                Means::Each(means) => means,
            },
            today: day(&entry.today)?.or(today),
            direction: entry.direction.or(file.direction).unwrap_or_default(),
            say: entry
                .say
                .into_iter()
                .map(|said| Said {
                    line: line_of(said.span().start),
                    words: said.into_inner(),
                })
                .collect(),
        });
    }
    let about = file.about.unwrap_or_else(|| kind_by_name(name, &examples));
    Ok(CorpusFile {
        path,
        about,
        examples,
    })
}

/// What a file is about that does not say so: the kind of its first meaning, else its name up to the first `-` or `.`.
fn kind_by_name(name: &str, examples: &[Example]) -> String {
    examples
        .iter()
        .flat_map(|example| &example.means)
        .find_map(|means| {
            means
                .split_whitespace()
                .next()
                .filter(|kind| !matches!(*kind, "nothing" | "no"))
        })
        .unwrap_or_else(|| name.split(['-', '.']).next().unwrap_or(name))
        .to_owned()
}
