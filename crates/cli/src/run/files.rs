//! The headless face of the sources: what files hold, how two versions differ, which addresses would be asked.

use super::input;
use crate::args::{Compare, FetchPolicy, Read};
use crate::batch::{self, Line};
use crate::output::{Output, Stop, bold, plain};
use factdesk_api::reader::{CompareRequest, FileReader, fetch_policy as decide};
use factdesk_api::{ApiError, ErrorCode};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::io;
use std::path::{Path, PathBuf};

fn reader() -> Result<FileReader, ApiError> {
    FileReader::of_this_program().map_err(|error| ApiError::new(ErrorCode::Internal, error))
}

/// Says what text and facts a file holds.
pub fn read(options: &Read, output: Output) -> Result<(), Stop> {
    let reader = reader()?;
    if options.batch {
        return answer_lines(options.file.as_deref(), &|row: &ReadRow| {
            reader.read(&row.path, row.url.as_deref())
        });
    }
    let path = options.file.as_deref().unwrap_or(Path::new("-"));
    let outcome = reader.read(path, options.url.as_deref())?;
    if output.json {
        return output.json(&without_id(&outcome)?);
    }
    let facts = [
        &outcome.title,
        &outcome.byline,
        &outcome.publisher,
        &outcome.lang,
        &outcome.why,
    ];
    for fact in facts.into_iter().flatten() {
        output.text(&bold(&plain(fact)))?;
    }
    let lines: Vec<String> = outcome.text.lines().map(plain).collect();
    output.text(&lines.join("\n"))
}

/// An answer in the form that batches have, whose `id` nobody gave.
fn without_id(answer: &impl Serialize) -> Result<Value, Stop> {
    let mut value = serde_json::to_value(answer)?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert("id".to_owned(), Value::Null);
    }
    Ok(value)
}

#[derive(Deserialize)]
struct ReadRow {
    path: PathBuf,
    url: Option<String>,
}

/// Says whether two versions of a file hold the same.
pub fn compare(options: &Compare, output: Output) -> Result<(), Stop> {
    let reader = reader()?;
    let (Some(old), Some(new), false) = (&options.old, &options.new, options.batch) else {
        return answer_lines(options.old.as_deref(), &|row: &CompareRequest| {
            reader.compare(row)
        });
    };
    let outcome = reader.compare(&CompareRequest {
        old: old.clone(),
        new: new.clone(),
        quotes: Vec::new(),
    })?;
    if output.json {
        return output.json(&without_id(&outcome)?);
    }
    let page = serde_json::to_value(outcome.page)?;
    output.text(page.as_str().unwrap_or_default())
}

/// Answers JSON Lines, each under the id it came with.
fn answer_lines<Row: for<'a> Deserialize<'a>, Answer: Serialize>(
    file: Option<&Path>,
    answer: &(dyn Fn(&Row) -> Result<Answer, ApiError> + Sync),
) -> Result<(), Stop> {
    let mut lines = input::open(file)?;
    let mut out = io::BufWriter::new(io::stdout());
    let all_well = batch::run(
        &mut lines,
        &mut out,
        &|line, number| match answer_line(line, number, answer) {
            Ok(value) => Line {
                text: value.to_string(),
                well: true,
            },
            Err(complaint) => Line {
                text: complaint.to_string(),
                well: false,
            },
        },
    )?;
    if all_well { Ok(()) } else { Err(Stop::No) }
}

fn answer_line<Row: for<'a> Deserialize<'a>, Answer: Serialize>(
    line: &[u8],
    number: u64,
    answer: &dyn Fn(&Row) -> Result<Answer, ApiError>,
) -> Result<Value, Value> {
    let read: Result<Value, _> = serde_json::from_slice(line);
    let id = read.as_ref().ok().and_then(|value| value.get("id").cloned());
    let id = id.unwrap_or_else(|| number.into());
    let complain = |error: String| json!({ "id": id, "error": error });
    let row = read.and_then(serde_json::from_value::<Row>);
    let row = row.map_err(|error| complain(format!("this line cannot be read: {error}")))?;
    let answered = answer(&row).map_err(|error| complain(error.message))?;
    let mut value = serde_json::to_value(answered).map_err(|error| complain(error.to_string()))?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert("id".to_owned(), id.clone());
    }
    Ok(value)
}

/// Says whether an address would be asked.
pub fn fetch_policy(options: &FetchPolicy, output: Output) -> Result<(), Stop> {
    let answer = decide(&options.url, &options.resolve, &options.allow_host)?;
    if output.json {
        return output.json(&answer);
    }
    let decided = match answer.allowed {
        Some(true) => "allowed",
        Some(false) => "refused",
        None => "undecided",
    };
    let why = answer.why.map(|why| format!(": {why}")).unwrap_or_default();
    output.text(&plain(&format!("{decided}{why}")))
}
