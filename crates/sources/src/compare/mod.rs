//! Two versions of a source side by side: whether the page still says the same, and where each passage stands.

mod noise;
mod versions;

pub use versions::{Change, Paragraph, paragraphs};

use crate::anchor::{Alignment, Placed, Step, difference, place};
use crate::read::Reading;
use factdesk_model::Span;
use factdesk_model::desk::{PageState, PassageState};
use serde::{Deserialize, Serialize};

/// One version of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The digest of its bytes, where they are known.
    pub sha256: Option<String>,
    /// What the page turned out to be.
    pub state: PageState,
    /// The wide text, in which passages are anchored.
    pub text: String,
    /// The main text, in which they may be anchored too.
    pub main: String,
    /// The text without what stands around it on every page of the site: what counts as a change of the page.
    pub core: String,
}

impl Version {
    /// A text as it stands.
    #[must_use]
    pub fn of_text(text: impl Into<String>) -> Version {
        let text = text.into();
        Version {
            sha256: None,
            state: PageState::Ok,
            main: text.clone(),
            core: text.clone(),
            text,
        }
    }

    /// A page as it was read, with the digest of its bytes.
    #[must_use]
    pub fn of_reading(reading: &Reading, sha256: Option<String>) -> Version {
        Version {
            sha256,
            state: reading.outcome.state,
            text: reading.wide.clone(),
            main: reading.outcome.text.clone(),
            core: reading.core.clone(),
        }
    }
}

/// A passage of the old version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The passage itself.
    pub exact: String,
    /// What stands before it.
    #[serde(default)]
    pub prefix: Option<String>,
    /// What stands after it.
    #[serde(default)]
    pub suffix: Option<String>,
    /// Its first code point in the old text.
    #[serde(default)]
    pub start: Option<u32>,
    /// The code point after its last.
    #[serde(default)]
    pub end: Option<u32>,
}

/// What became of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageChange {
    /// Byte for byte the same.
    Same,
    /// Other bytes, the same text.
    SameText,
    /// Another text.
    Changed,
    /// No text to compare with.
    Unreadable,
}

/// The answer of `factdesk compare`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompareOutcome {
    /// What became of the page.
    pub page: PageChange,
    /// Why it cannot be read, by the name of its state.
    pub why: Option<String>,
    /// What became of each passage, in the order asked.
    pub quotes: Vec<QuoteOutcome>,
}

/// What became of a passage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuoteOutcome {
    /// Whether and how it still stands.
    pub state: PassageState,
    /// Its first code point in the new text.
    pub start: Option<u32>,
    /// The code point after its last.
    pub end: Option<u32>,
    /// From 0 to 1: how much of it is still there.
    pub score: f32,
    /// Word by word, where it was altered.
    pub difference: Option<Vec<Step>>,
    /// Where a person may want to look, when it is gone.
    pub candidates: Vec<Candidate>,
}

/// A place that looks like a passage that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its first code point in the new text.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// From 0 to 1: how alike it is.
    pub score: f32,
}

impl QuoteOutcome {
    /// A passage that nothing can be said about.
    #[must_use]
    pub fn without_place(state: PassageState) -> QuoteOutcome {
        QuoteOutcome {
            state,
            start: None,
            end: None,
            score: 0.0,
            difference: None,
            candidates: Vec::new(),
        }
    }

    fn at(state: PassageState, span: Span, score: f32) -> QuoteOutcome {
        QuoteOutcome {
            start: Some(span.start),
            end: Some(span.end),
            score,
            ..QuoteOutcome::without_place(state)
        }
    }
}

/// Compares two versions and finds the passages of the old one in the new one.
#[must_use]
pub fn compare(old: &Version, new: &Version, quotes: &[Quote]) -> CompareOutcome {
    let is_same = old.sha256.is_some() && old.sha256 == new.sha256;
    if new.state != PageState::Ok && !is_same {
        return CompareOutcome {
            page: PageChange::Unreadable,
            why: Some(state_name(new.state).to_owned()),
            quotes: vec![QuoteOutcome::without_place(PassageState::Unreadable); quotes.len()],
        };
    }
    let wide = Sides::of(&old.text, &new.text);
    // Only where a passage is anchored in the main text is that compared too.
    let needs_main = old.main != old.text
        && quotes
            .iter()
            .any(|quote| !stands_at(quote, &old.text) && stands_at(quote, &old.main));
    let main = needs_main.then(|| Sides::of(&old.main, &new.main));
    let quotes: Vec<QuoteOutcome> = quotes
        .iter()
        .map(|quote| match &main {
            Some(main) if !stands_at(quote, &old.text) && stands_at(quote, &old.main) => {
                let found = main.place(quote);
                // An extractor that drops a paragraph must not make a passage disappear.
                if matches!(found.state, PassageState::Gone | PassageState::Altered) {
                    let in_wide = wide.place(&Quote {
                        start: None,
                        end: None,
                        ..quote.clone()
                    });
                    if matches!(in_wide.state, PassageState::Unchanged | PassageState::Moved) {
                        in_wide
                    } else {
                        found
                    }
                } else {
                    found
                }
            }
            _ => wide.place(quote),
        })
        .collect();
    let is_touched = quotes
        .iter()
        .any(|quote| !matches!(quote.state, PassageState::Unchanged));
    let page = if is_same || (old.text == new.text && old.sha256.is_none() && new.sha256.is_none()) {
        PageChange::Same
    } else if !is_touched && is_same_text(old, new) {
        PageChange::SameText
    } else {
        PageChange::Changed
    };
    CompareOutcome {
        page,
        why: None,
        quotes,
    }
}

/// The contract's name of a state.
#[must_use]
pub fn state_name(state: PageState) -> &'static str {
    match state {
        PageState::Ok => "ok",
        PageState::Login => "login",
        PageState::Consent => "consent",
        PageState::Paywall => "paywall",
        PageState::Blocked => "blocked",
        PageState::Soft404 => "soft_404",
        PageState::NeedsScript => "needs_script",
        PageState::Empty => "empty",
        PageState::Unreadable => "unreadable",
    }
}

fn is_same_text(old: &Version, new: &Version) -> bool {
    noise::steady_words(&old.core) == noise::steady_words(&new.core)
}

fn stands_at(quote: &Quote, text: &str) -> bool {
    match (quote.start, quote.end) {
        (Some(start), Some(end)) => Span::new(start, end).of(text) == Some(quote.exact.as_str()),
        _ => false,
    }
}

/// One text of both versions.
struct Sides<'a> {
    alignment: Alignment<'a>,
    old_text: &'a str,
}

impl<'a> Sides<'a> {
    fn of(old: &'a str, new: &'a str) -> Sides<'a> {
        Sides {
            alignment: Alignment::of(old, new),
            old_text: old,
        }
    }

    fn place(&self, quote: &Quote) -> QuoteOutcome {
        let alignment = &self.alignment;
        let Some(span) = self.old_place(quote) else {
            // It never stood there: nothing can be gone or altered, at most somebody may want to look.
            return QuoteOutcome::without_place(PassageState::Gone);
        };
        let (from, to) = alignment.old.range(span);
        let found = |state, (from, to): (usize, usize), score| {
            QuoteOutcome::at(state, alignment.new.span(from, to), score)
        };
        match place(alignment, from, to) {
            Placed::Unchanged(at) => found(PassageState::Unchanged, at, 1.0),
            Placed::Moved(at) => found(PassageState::Moved, at, 1.0),
            Placed::Altered { at, score } => QuoteOutcome {
                difference: Some(difference(
                    alignment.old.text(from, to),
                    alignment.new.text(at.0, at.1),
                )),
                ..found(PassageState::Altered, at, score)
            },
            Placed::Gone { candidates } => QuoteOutcome {
                candidates: candidates
                    .into_iter()
                    .map(|candidate| {
                        let span = alignment.new.span(candidate.at.0, candidate.at.1);
                        Candidate {
                            start: span.start,
                            end: span.end,
                            score: candidate.score,
                        }
                    })
                    .collect(),
                ..QuoteOutcome::without_place(PassageState::Gone)
            },
        }
    }

    /// Where the passage stands in the old text: at its offsets, or else where its words and what is around them are.
    fn old_place(&self, quote: &Quote) -> Option<Span> {
        if stands_at(quote, self.old_text) {
            return Some(Span::new(quote.start?, quote.end?));
        }
        if quote.exact.trim().is_empty() {
            return None;
        }
        let shared_end = |text: &str, wanted: &str| {
            text.chars()
                .rev()
                .zip(wanted.chars().rev())
                .take_while(|(a, b)| a == b)
                .count()
        };
        let shared_start = |text: &str, wanted: &str| {
            text.chars()
                .zip(wanted.chars())
                .take_while(|(a, b)| a == b)
                .count()
        };
        let best = self
            .old_text
            .match_indices(&quote.exact)
            .map(|(at, exact)| {
                let before = quote
                    .prefix
                    .as_deref()
                    .map_or(0, |prefix| shared_end(&self.old_text[..at], prefix));
                let after = quote.suffix.as_deref().map_or(0, |suffix| {
                    shared_start(&self.old_text[at + exact.len()..], suffix)
                });
                (before + after, at)
            })
            .min_by_key(|&(n_shared, at)| (usize::MAX - n_shared, at));
        if let Some((_, at)) = best {
            let start = u32::try_from(self.old_text[..at].chars().count()).ok()?;
            let n = u32::try_from(quote.exact.chars().count()).ok()?;
            return Some(Span::new(start, start + n));
        }
        self.alignment.old_words_like(&quote.exact)
    }
}

#[cfg(test)]
mod edits;
#[cfg(test)]
mod rates;
#[cfg(test)]
mod tests;
