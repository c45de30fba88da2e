use super::{expression, stems};
use crate::error::{StoreError, damaged};
use crate::filter;
use crate::store::Reader;
use factdesk_model::{ClaimId, DocumentId, SourceId, Span};

/// How many code points of a long text a hit shows before the first word found.
const LEAD: usize = 60;
/// How many code points of a long text a hit shows.
const SHOWN: usize = 240;

/// Where a search found something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it was found in.
    pub kind: HitKind,
    /// The words around it: all of a claim, a stretch of a longer text.
    pub text: String,
    /// What of `text` was searched for, in code points of `text`.
    pub found: Vec<Span>,
}

/// What a search found something in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum HitKind {
    Claim(ClaimId),
    Document(DocumentId),
    Source(SourceId),
    /// The reasoning or note of a verdict on this claim.
    Verdict(ClaimId),
}

impl Reader<'_> {
    /// Searches claims, documents, sources and reasoning; at most `limit` hits of each, newest first.
    ///
    /// # Errors
    /// [`StoreError::BadQuery`].
    pub fn search(&self, words: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let Some(expression) = expression(words)? else {
            return Ok(Vec::new());
        };
        let sought: Vec<Sought> = filter::split(words)
            .iter()
            .flat_map(|word| Sought::read(word))
            .collect();
        let claim = |id: &str| ClaimId::parse(id).map_err(|error| damaged("claims.id", error));
        let mut hits = Vec::new();
        let mut look = |table: &str,
                        id: &str,
                        text: &str,
                        kind: &dyn Fn(&str) -> Result<HitKind, StoreError>| {
            let sql = format!(
                "SELECT {id}, {text} FROM {table} WHERE n IN (
                     SELECT rowid FROM search_{table} WHERE search_{table} MATCH ?1 ORDER BY rowid DESC LIMIT ?2
                 ) ORDER BY n DESC"
            );
            let mut statement = self.conn.prepare_cached(&sql)?;
            let mut found = statement.query(rusqlite::params![expression, limit])?;
            while let Some(row) = found.next()? {
                let (id, text): (String, String) = (row.get(0)?, row.get(1)?);
                let (text, found) = show(&text, &sought);
                hits.push(Hit {
                    kind: kind(&id)?,
                    text,
                    found,
                });
            }
            Ok::<_, StoreError>(())
        };
        look("claims", "id", "text", &|id| claim(id).map(HitKind::Claim))?;
        look("documents", "id", "title || char(10) || text", &|id| {
            DocumentId::parse(id)
                .map(HitKind::Document)
                .map_err(|error| damaged("documents.id", error))
        })?;
        look(
            "sources",
            "id",
            "coalesce(title || char(10), '') || address",
            &|id| {
                SourceId::parse(id)
                    .map(HitKind::Source)
                    .map_err(|error| damaged("sources.id", error))
            },
        )?;
        look(
            "verdicts",
            "claim",
            "reasoning || coalesce(char(10) || note, '')",
            &|id| claim(id).map(HitKind::Verdict),
        )?;
        Ok(hits)
    }
}

/// One word that is searched for.
struct Sought {
    word: String,
    is_beginning: bool,
    stems: Vec<String>,
}

impl Sought {
    fn read(written: &str) -> Vec<Sought> {
        let is_beginning = written.ends_with('*');
        let is_exact = written.starts_with('"');
        let parts = stems::words(written);
        let n = parts.len();
        let read = |(place, word): (usize, String)| Sought {
            is_beginning: is_beginning && place + 1 == n,
            stems: if is_exact {
                Vec::new()
            } else {
                stems::of_any_language(&word)
            },
            word,
        };
        parts.into_iter().enumerate().map(read).collect()
    }

    fn is(&self, word: &str) -> bool {
        word == self.word
            || self.is_beginning && word.starts_with(&self.word)
            || !self.stems.is_empty() && stems::shares_stem(word, &self.stems)
    }
}

/// The stretch of the text to show, with what was searched for in it.
fn show(text: &str, sought: &[Sought]) -> (String, Vec<Span>) {
    let signs: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut start = None;
    for place in 0..=signs.len() {
        let in_word = signs.get(place).is_some_and(|sign| sign.is_alphanumeric());
        match (start, in_word) {
            (None, true) => start = Some(place),
            (Some(from), false) => {
                let word = signs[from..place].iter().collect::<String>().to_lowercase();
                if sought.iter().any(|sought| sought.is(&word)) {
                    found.push((from, place));
                }
                start = None;
            }
            _ => {}
        }
        // All that is shown lies close behind the first word found.
        if found.first().is_some_and(|(first, _)| place > first + SHOWN) {
            break;
        }
    }
    let from = match found.first() {
        Some((first, _)) if signs.len() > SHOWN => first.saturating_sub(LEAD),
        _ => 0,
    };
    let to = signs.len().min(from + SHOWN.max(LEAD));
    let spans = found
        .into_iter()
        .filter(|(_, end)| *end <= to)
        .map(|(start, end)| Span::new((start - from) as u32, (end - from) as u32))
        .collect();
    (signs[from..to].iter().collect(), spans)
}
