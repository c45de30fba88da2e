use super::input;
use crate::args::{Annotate, AnnotateFormat};
use crate::batch::{self, Line};
use crate::output::{Output, Stop, bold, dim, plain};
use factdesk_api::view::{ClaimReading, TextReading, tell};
use factdesk_api::wire::annotate::Annotated;
use factdesk_api::{Annotator, Direction, Request};
use serde::Deserialize;
use serde_json::Value;
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::Path;

/// Says what a text means.
pub fn annotate(options: &Annotate, output: Output) -> Result<(), Stop> {
    let annotator = Annotator::default();
    let is_typed = options.file.as_deref().is_none_or(|file| file == Path::new("-"));
    if is_typed && io::stdin().is_terminal() {
        output.note("Reading what you type; end with Ctrl+D.");
    }
    if options.batch {
        return annotate_lines(options, &annotator);
    }
    let text = input::text(options.file.as_deref())?;
    let annotation = annotator.annotate(&Request {
        text: &text,
        lang: options.lang.as_deref(),
        published: options.published.as_deref(),
        direction: options.direction.into(),
    })?;
    let as_text = match options.format {
        Some(format) => format == AnnotateFormat::Text && !output.json,
        None => output.is_terminal() && !output.json,
    };
    if as_text {
        output.text(&listing(&tell(&annotation), output))
    } else {
        output.json(&Annotated::new(&annotation, None))
    }
}

#[derive(Deserialize)]
struct Row {
    id: Option<Value>,
    text: String,
    lang: Option<String>,
    published: Option<String>,
    #[serde(default)]
    direction: Direction,
}

fn annotate_lines(options: &Annotate, annotator: &Annotator) -> Result<(), Stop> {
    let mut lines = input::open(options.file.as_deref())?;
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout());
    let all_well = batch::run(&mut lines, &mut out, &|line, number| {
        annotate_line(line, number, annotator)
    })?;
    if all_well { Ok(()) } else { Err(Stop::No) }
}

fn annotate_line(line: &[u8], number: u64, annotator: &Annotator) -> Line {
    let row: Row = match serde_json::from_slice(line) {
        Ok(row) => row,
        Err(error) => return complaint(id_of(line, number), &format!("this line cannot be read: {error}")),
    };
    let id = row.id.unwrap_or_else(|| number.into());
    let read = annotator.annotate(&Request {
        text: &row.text,
        lang: row.lang.as_deref(),
        published: row.published.as_deref(),
        direction: row.direction,
    });
    match read {
        Ok(annotation) => match serde_json::to_string(&Annotated::new(&annotation, Some(&id))) {
            Ok(text) => Line { text, well: true },
            Err(error) => complaint(id, &error.to_string()),
        },
        Err(error) => complaint(id, &error.message),
    }
}

/// The id of a line that is JSON but not what was expected; else the line's number.
fn id_of(line: &[u8], number: u64) -> Value {
    let read = serde_json::from_slice::<Value>(line).ok();
    let id = read.and_then(|value| value.get("id").cloned());
    id.unwrap_or_else(|| number.into())
}

fn complaint(id: Value, error: &str) -> Line {
    Line {
        text: serde_json::json!({ "id": id, "error": error }).to_string(),
        well: false,
    }
}

/// A listing for people: claims first, then everything that has a meaning.
fn listing(told: &TextReading, output: Output) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "{} · {} · {} sentences · {} claims · {} mentions",
        told.lang,
        output.say(&told.published.says),
        told.n_sentences,
        told.claims.len(),
        told.mentions.len(),
    );
    for claim in &told.claims {
        let _ = write!(text, "\n{}", describe(claim, output));
    }
    text
}

/// A claim with what it says and why it is in the queue.
pub fn describe(claim: &ClaimReading, output: Output) -> String {
    let place = format!("{}–{}", claim.span.start, claim.span.end);
    let mut text = format!(
        "{} {}\n",
        bold(&plain(&claim.text)),
        dim(&format!("[{place}] {:.2}", claim.checkable))
    );
    for line in &claim.reading {
        let _ = writeln!(text, "    {}", plain(&output.say(&line.says)));
    }
    if !claim.reasons.is_empty() {
        let _ = writeln!(text, "    {}", dim(&plain(&claim.reasons.join("; "))));
    }
    text
}
