use super::desk::open;
use crate::args::{Cli, Export, Format};
use crate::json::report_finding;
use crate::output::{Output, Stop, plain};
use factdesk_api::usecase;
use factdesk_api::wire::{ExportReport, ReportFormat};
use serde_json::json;

/// Writes a report.
pub fn export(cli: &Cli, options: &Export, output: Output) -> Result<(), Stop> {
    let exported = usecase::export_report(
        &open(cli)?,
        ExportReport {
            document: options.document.clone(),
            query: options.query.clone(),
            format: match options.format {
                Format::Html => ReportFormat::Html,
                Format::Markdown => ReportFormat::Markdown,
                Format::ClaimReview => ReportFormat::ClaimReview,
                Format::Csv => ReportFormat::Csv,
                Format::Json => ReportFormat::Json,
            },
            lang: options.lang.clone(),
            path: options.output.to_string_lossy().into_owned(),
        },
    )?;
    if output.json {
        let findings: Vec<_> = exported
            .findings
            .iter()
            .map(|finding| report_finding(finding, output.lang))
            .collect();
        output.json(&json!({ "file": exported.file, "bytes": exported.bytes, "findings": findings }))?;
    } else {
        output.text(&plain(&format!("{} ({} bytes)", exported.file, exported.bytes)))?;
        for finding in &exported.findings {
            output.note(&plain(&output.say(&finding.says)));
        }
    }
    if options.strict && !exported.findings.is_empty() {
        Err(Stop::No)
    } else {
        Ok(())
    }
}
