//! Reports: dossiers in, text out. Pure functions: no clock, no file, no network.
//!
//! Everything that came from outside (titles, reasoning, passages, addresses) is escaped for the form it is written in,
//! and only http and https addresses become links.

mod claim_review;
mod findings;
mod html;
mod markdown;
mod table;
mod view;

pub use findings::{Finding, findings};

use factdesk_messages::{Catalogue, Message};
use factdesk_model::ClaimId;
use factdesk_model::desk::Dossier;
use std::collections::BTreeMap;

/// What each claim says in plain words, told by whoever knows how to read it.
pub type Readings = BTreeMap<ClaimId, Vec<Message>>;

/// What a report is made of.
pub struct Material<'a> {
    /// One dossier a story.
    pub dossiers: &'a [Dossier],
    /// What the claims say.
    pub readings: &'a Readings,
    /// The language of the report.
    pub catalogue: &'a Catalogue,
}

/// The forms a report can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One page of HTML that stands alone.
    Html,
    /// Markdown.
    Markdown,
    /// schema.org ClaimReview as JSON-LD, one a public verdict.
    ClaimReview,
    /// A table of claims.
    Csv,
    /// The dossiers as they are.
    Json,
}

impl Format {
    /// The media type of such a report.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Html => "text/html; charset=utf-8",
            Format::Markdown => "text/markdown; charset=utf-8",
            Format::ClaimReview => "application/ld+json",
            Format::Csv => "text/csv; charset=utf-8",
            Format::Json => "application/json",
        }
    }

    /// The ending of such a file's name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Markdown => "md",
            Format::ClaimReview => "jsonld",
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }
}

/// Why a report could not be written: a fault of ours, not of the material.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The template does not fit what it is given.
    #[error("the report's template failed: {0}")]
    Template(#[from] minijinja::Error),
    /// The dossiers cannot be written as JSON.
    #[error("the report cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The table cannot be written.
    #[error("the report cannot be written as a table: {0}")]
    Table(#[from] csv::Error),
}

/// Writes a report.
///
/// # Errors
/// [`ReportError`] only for a fault of ours.
pub fn write(format: Format, material: &Material<'_>) -> Result<String, ReportError> {
    match format {
        Format::Html => html::write(material),
        Format::Markdown => Ok(markdown::write(material)),
        Format::ClaimReview => claim_review::write(material),
        Format::Csv => table::write(material),
        Format::Json => Ok(serde_json::to_string_pretty(&serde_json::json!({
            "schema": 1,
            "dossiers": material.dossiers,
        }))?),
    }
}
