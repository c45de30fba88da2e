use super::queue::filter;
use crate::desk::Desk;
use crate::reading::read_claim;
use crate::wire::{ExportReport, PreviewReport, ReportExported, ReportFinding, ReportFormat, ReportPreview};
use crate::{ApiError, ErrorCode};
use factdesk_messages::{Catalogue, LANGUAGES};
use factdesk_model::ClaimId;
use factdesk_model::desk::Dossier;
use factdesk_reports::{Format, Material, Readings, findings, write};
use factdesk_store::Sort;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

/// More claims than any query gives.
const ALL: u64 = 10_000_000;

impl From<ReportFormat> for Format {
    fn from(format: ReportFormat) -> Format {
        match format {
            ReportFormat::Html => Format::Html,
            ReportFormat::Markdown => Format::Markdown,
            ReportFormat::ClaimReview => Format::ClaimReview,
            ReportFormat::Csv => Format::Csv,
            ReportFormat::Json => Format::Json,
        }
    }
}

/// Makes a report without keeping it.
///
/// # Errors
/// `document_missing`, `ambiguous_id`.
pub fn preview_report(desk: &Desk, input: PreviewReport) -> Result<ReportPreview, ApiError> {
    let dossiers = [dossier(desk, &input.document)?];
    let (content, found) = make(&dossiers, input.format.into(), input.lang.as_deref())?;
    let format = Format::from(input.format);
    Ok(ReportPreview {
        content,
        media_type: format.media_type().to_owned(),
        file_name: format!("{}.{}", file_stem(&dossiers[0].document.title), format.ending()),
        findings: found,
    })
}

/// Makes a report and writes it to a file, whole or not at all.
///
/// # Errors
/// `document_missing`, `ambiguous_id`, `bad_query`, `file_unwritable`; `bad_request` without story or query.
pub fn export_report(desk: &Desk, input: ExportReport) -> Result<ReportExported, ApiError> {
    let dossiers = match (&input.document, &input.query) {
        (Some(document), None) => vec![dossier(desk, document)?],
        (None, Some(query)) => dossiers_of(desk, query)?,
        _ => {
            return Err(ApiError::new(
                ErrorCode::BadRequest,
                "either a story or a query is exported",
            ));
        }
    };
    let (content, found) = make(&dossiers, input.format.into(), input.lang.as_deref())?;
    write_whole(Path::new(&input.path), content.as_bytes())?;
    Ok(ReportExported {
        file: input.path,
        bytes: content.len() as u64,
        findings: found,
    })
}

fn dossier(desk: &Desk, beginning: &str) -> Result<Dossier, ApiError> {
    let now_ms = desk.now_ms();
    desk.read(|store| store.dossier(&store.resolve_document(beginning)?, now_ms))
}

/// The stories of a query's claims, each with just those claims.
fn dossiers_of(desk: &Desk, query: &str) -> Result<Vec<Dossier>, ApiError> {
    let filter = filter(Some(query), None)?;
    let now_ms = desk.now_ms();
    desk.read(|store| {
        let rows = store.queue(&filter, Sort::Story, 0, ALL)?.rows;
        let wanted: BTreeSet<ClaimId> = rows.iter().map(|row| row.claim.clone()).collect();
        let mut dossiers: Vec<Dossier> = Vec::new();
        let mut seen = BTreeSet::new();
        for row in rows {
            if seen.insert(row.document.clone()) {
                let mut dossier = store.dossier(&row.document, now_ms)?;
                dossier.claims.retain(|entry| wanted.contains(&entry.claim.id));
                dossiers.push(dossier);
            }
        }
        Ok(dossiers)
    })
}

fn make(
    dossiers: &[Dossier],
    format: Format,
    lang: Option<&str>,
) -> Result<(String, Vec<ReportFinding>), ApiError> {
    let story_lang = dossiers
        .first()
        .map_or("en", |dossier| dossier.document.lang.as_str());
    let spoken = LANGUAGES.contains(&story_lang).then_some(story_lang);
    let catalogue = Catalogue::of(lang.or(spoken).unwrap_or("en"));
    let readings: Readings = dossiers.iter().flat_map(readings_of).collect();
    let material = Material {
        dossiers,
        readings: &readings,
        catalogue,
    };
    let found = findings(dossiers).into_iter().map(|finding| ReportFinding {
        what: finding.what.to_owned(),
        claim: finding.claim.map(|claim| claim.to_string()),
        says: finding.says.into(),
    });
    Ok((write(format, &material)?, found.collect()))
}

/// What the claims with a verdict say, in plain words.
fn readings_of(dossier: &Dossier) -> Vec<(ClaimId, Vec<factdesk_messages::Message>)> {
    let told = dossier
        .claims
        .iter()
        .filter(|entry| entry.claim.still_found && !entry.verdicts.is_empty());
    told.map(|entry| {
        let lines = read_claim(&entry.claim.found, &dossier.document.annotation);
        (
            entry.claim.id.clone(),
            lines.iter().map(|line| (&line.says).into()).collect(),
        )
    })
    .collect()
}

/// Writes beside the place and renames, so that a full disk leaves the old report.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    write_beside(path, |file| {
        file.write_all(bytes)
            .map_err(|error| ApiError::new(ErrorCode::FileUnwritable, format!("{}: {error}", path.display())))
    })
}

/// As [`write_whole`], for what is too large to be held at once.
pub(super) fn write_beside(
    path: &Path,
    write: impl FnOnce(&mut fs::File) -> Result<(), ApiError>,
) -> Result<(), ApiError> {
    let fails = |error: std::io::Error| {
        ApiError::new(ErrorCode::FileUnwritable, format!("{}: {error}", path.display()))
    };
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = Path::new(&beside);
    let written = fs::File::create(beside).map_err(fails).and_then(|mut file| {
        write(&mut file)?;
        file.sync_all().map_err(fails)
    });
    let renamed = written.and_then(|()| fs::rename(beside, path).map_err(fails));
    renamed.inspect_err(|_| {
        // What was begun is of no use to anybody.
        let _ = fs::remove_file(beside);
    })
}

/// A headline as a file's name: letters and digits of any script, the rest as hyphens.
fn file_stem(title: &str) -> String {
    let letters: String = title
        .chars()
        .map(|sign| if sign.is_alphanumeric() { sign } else { '-' })
        .collect();
    let words: Vec<&str> = letters
        .split('-')
        .filter(|word| !word.is_empty())
        .take(8)
        .collect();
    if words.is_empty() {
        "report".to_owned()
    } else {
        words.join("-").to_lowercase()
    }
}
