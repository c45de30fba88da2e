use crate::view::{label, rating_of, status_key};
use crate::{Material, ReportError};

const COLUMNS: &[&str] = &[
    "column-story",
    "column-claim",
    "column-start",
    "column-end",
    "column-speaker",
    "column-status",
    "column-rating",
    "column-reasoning",
    "column-deadline",
    "column-evidence",
    "column-sources",
];

/// One line a claim, with the mark at the start that makes spreadsheets read UTF-8.
pub(crate) fn write(material: &Material<'_>) -> Result<String, ReportError> {
    let catalogue = material.catalogue;
    let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    writer.write_record(COLUMNS.iter().map(|key| catalogue.word(key)))?;
    for dossier in material.dossiers {
        for entry in &dossier.claims {
            let found = &entry.claim.found;
            let verdict = entry.verdicts.last();
            let rating = verdict.map(|verdict| {
                rating_of(verdict, &dossier.scales).map_or_else(
                    || verdict.rating.clone(),
                    |(_, rating)| label(rating, catalogue.lang),
                )
            });
            let due = found.deadline.as_ref().and_then(|deadline| deadline.by.to);
            let sources: Vec<&str> = entry
                .evidence
                .iter()
                .map(|one| one.source.address.as_str())
                .collect();
            let cells = [
                dossier.document.title.clone(),
                found.text.clone(),
                found.span.start.to_string(),
                found.span.end.to_string(),
                found
                    .speaker
                    .as_ref()
                    .map(|speaker| speaker.name.clone())
                    .unwrap_or_default(),
                catalogue.word(status_key(entry.claim.status)),
                rating.unwrap_or_default(),
                verdict
                    .map(|verdict| verdict.reasoning.clone())
                    .unwrap_or_default(),
                due.map(|due| due.date().to_string()).unwrap_or_default(),
                entry.evidence.len().to_string(),
                sources.join(" "),
            ];
            writer.write_record(cells.iter().map(|cell| harmless(cell)))?;
        }
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
