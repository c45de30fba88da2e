use crate::annotator::read_published;
use crate::desk::Desk;
use crate::reading::published_view;
use crate::wire::{ImportFile, ImportText, ImportUrl, Imported, Message};
use crate::{ApiError, ErrorCode};
use factdesk_messages::{Arg, Message as Says};
use factdesk_model::annotation::Annotation;
use factdesk_model::{Direction, Published, PublishedSource};
use factdesk_sources::read::{ReadRequest, Reading};
use factdesk_sources::snapshot::read_request;
use factdesk_store::NewDocument;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The largest text that is taken in: a library of novels.
const MOST_BYTES: usize = 64 << 20;
/// How long a title made of the first words may be.
const TITLE_SIGNS: usize = 120;

/// What an import is told beside the text; everything may be missing.
struct Told<'a> {
    title: Option<&'a str>,
    lang: Option<&'a str>,
    published: Option<&'a str>,
    origin: Option<&'a str>,
}

/// What the file or page itself says, where the user says nothing.
#[derive(Default)]
struct Found {
    title: Option<String>,
    published: Option<String>,
    origin: Option<String>,
}

/// Imports a text that was pasted or typed.
///
/// # Errors
/// `empty_text`, `not_text`, `text_too_large`, `bad_date`, `unknown_language`; the desk is as it was.
pub fn import_text(desk: &Desk, input: ImportText) -> Result<Imported, ApiError> {
    let told = Told {
        title: input.title.as_deref(),
        lang: input.lang.as_deref(),
        published: input.published.as_deref(),
        origin: input.origin.as_deref(),
    };
    import(desk, &input.text, &told, Found::default())
}

/// Imports a file.
///
/// # Errors
/// `file_missing`, `file_unreadable`, `not_text`, and as [`import_text`]; the desk is as it was.
pub fn import_file(desk: &Desk, input: ImportFile) -> Result<Imported, ApiError> {
    let path = Path::new(&input.path);
    let bytes = read_file(path)?;
    let name = file_name(path);
    let told = Told {
        title: input.title.as_deref(),
        lang: input.lang.as_deref(),
        published: input.published.as_deref(),
        origin: input.origin.as_deref(),
    };
    // Plain text can do no harm: it is read here, however long it is. Everything else is read in a child process.
    if let Some(text) = plain_text(&bytes) {
        let found = Found {
            origin: Some(name),
            ..Found::default()
        };
        return import(desk, &text, &told, found);
    }
    let reading = desk.outside.reader.read(&ReadRequest {
        bytes,
        url: None,
        content_type: None,
        file_name: Some(name.clone()),
        today: Some(desk.now().date()),
    });
    let text = readable(&reading, &input.path, ErrorCode::NotText)?;
    import(desk, text, &told, found_in(&reading, Some(name)))
}

/// Fetches a page and imports it.
///
/// # Errors
/// `bad_address`, `address_not_allowed`, `source_unreachable`, `source_timed_out`, `page_missing`, `page_error`,
/// `source_too_large`, `source_unreadable`, and as [`import_text`]; the desk is as it was.
pub fn import_url(desk: &Desk, input: ImportUrl) -> Result<Imported, ApiError> {
    let hosts = desk.allowed_hosts(input.allow_hosts.as_deref());
    let page = desk.fetch(&input.url, &hosts)?;
    let reading = desk.outside.reader.read(&read_request(&page));
    let text = readable(&reading, &input.url, ErrorCode::SourceUnreadable)?;
    let told = Told {
        title: input.title.as_deref(),
        lang: input.lang.as_deref(),
        published: input.published.as_deref(),
        origin: input.origin.as_deref(),
    };
    import(desk, text, &told, found_in(&reading, Some(page.final_url)))
}

/// The text of a file that is plain text and no markup.
fn plain_text(bytes: &[u8]) -> Option<String> {
    let text = factdesk_sources::read::decode_text(bytes, None).ok()?;
    let is_markup = text.trim_start().starts_with('<');
    // Mail is text too, but its head and its encoding are not the story.
    let is_mail = ["From: ", "Received: ", "Return-Path: ", "MIME-Version: "]
        .iter()
        .any(|head| text.starts_with(head));
    (!is_markup && !is_mail).then_some(text)
}

/// The bytes of a file.
///
/// # Errors
/// `file_missing`, `file_unreadable`, `text_too_large`.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, ApiError> {
    let fails = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => ApiError::new(ErrorCode::FileMissing, path.display()),
        _ => ApiError::new(ErrorCode::FileUnreadable, format!("{}: {error}", path.display())),
    };
    let about = std::fs::metadata(path).map_err(fails)?;
    if about.is_dir() {
        return Err(ApiError::new(
            ErrorCode::FileUnreadable,
            format!("{} is a folder", path.display()),
        ));
    }
    if about.len() > MOST_BYTES as u64 {
        return Err(too_large(about.len()));
    }
    std::fs::read(path).map_err(fails)
}

/// A file's name without folders, which never reach the desk.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn too_large(n_bytes: u64) -> ApiError {
    let megabytes = |n_bytes: u64| Arg::Number(n_bytes.div_ceil(1 << 20) as f64);
    ApiError::told(
        ErrorCode::TextTooLarge,
        format!("{n_bytes} bytes, where {MOST_BYTES} is the limit"),
        Says::new("limit-megabytes")
            .with("n", megabytes(n_bytes))
            .with("most", megabytes(MOST_BYTES as u64)),
    )
}

/// The main text, where the page is the article and not a wall before it.
fn readable<'a>(reading: &'a Reading, what: &str, otherwise: ErrorCode) -> Result<&'a str, ApiError> {
    let outcome = &reading.outcome;
    if reading.is_ok() {
        return Ok(&outcome.text);
    }
    let why = outcome.why.as_deref().unwrap_or("it holds no readable text");
    let is_empty = outcome.state == factdesk_model::desk::PageState::Empty;
    let code = if is_empty && otherwise == ErrorCode::NotText {
        ErrorCode::EmptyText
    } else {
        otherwise
    };
    Err(ApiError::new(code, format!("{what}: {why}")))
}

fn found_in(reading: &Reading, origin: Option<String>) -> Found {
    Found {
        title: reading.outcome.title.clone(),
        published: reading.outcome.published.as_ref().map(|found| found.date.clone()),
        origin,
    }
}

fn import(desk: &Desk, text: &str, told: &Told<'_>, found: Found) -> Result<Imported, ApiError> {
    let text = clean(text)?;
    let open = desk.open()?;
    let given = told.published.filter(|written| !written.trim().is_empty());
    let published = given.map(read_published).transpose()?;
    let pack = match told.lang.filter(|lang| !lang.trim().is_empty()) {
        Some(lang) => desk.annotator.pack(lang)?,
        None => desk.annotator.pack(desk.annotator.detect(&text))?,
    };
    let mut annotation = desk.annotator.read(&text, pack, published, Direction::Auto);
    // The text's own header line goes before what the page around it says.
    if annotation.published.source == PublishedSource::Unknown
        && let Some(date) = found
            .published
            .as_deref()
            .and_then(|date| read_published(date).ok())
    {
        let date = date.with_source(PublishedSource::Header);
        annotation = desk.annotator.read(&text, pack, Some(date), Direction::Auto);
    }
    let title = told
        .title
        .map(str::to_owned)
        .or(found.title)
        .map(|title| one_line(&title));
    let title = title
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| first_words(&text, &annotation));
    let origin = told
        .origin
        .map(str::to_owned)
        .or(found.origin)
        .filter(|origin| !origin.trim().is_empty());
    let digest: String = Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let twin = open.read(|store| store.document_by_digest(&digest))?;
    let mut notes: Vec<Message> = Vec::new();
    if let Some(twin) = twin {
        let title = open.read(|store| store.document_summary(&twin))?.title;
        notes.push(Says::new("import-known-already").with("title", title).into());
    }
    if annotation.claims.iter().all(|claim| claim.set_aside.is_some()) {
        notes.push(Says::new("import-no-claims").into());
    }
    let published = annotation.published;
    let (lang, n_claims, n_sentences) = (
        annotation.lang.clone(),
        n_claims(&annotation),
        annotation.sentences.len(),
    );
    let new = NewDocument {
        title: title.clone(),
        lang: lang.clone(),
        published,
        origin,
        text,
        annotation,
    };
    let added = open.store.add_document(&desk.sign(&open), new)?;
    Ok(Imported {
        document: added.document.to_string(),
        title,
        lang,
        published: published_view(&published),
        n_claims,
        n_sentences: u32::try_from(n_sentences).unwrap_or(u32::MAX),
        notes,
    })
}

/// Claims that are not set aside.
pub(crate) fn n_claims(annotation: &Annotation) -> u32 {
    let kept = annotation.claims.iter().filter(|claim| claim.set_aside.is_none());
    u32::try_from(kept.count()).unwrap_or(u32::MAX)
}

/// A text as the desk keeps it: `\n` line ends, no mark at the start; refused where it is no text.
fn clean(text: &str) -> Result<String, ApiError> {
    if text.len() > MOST_BYTES {
        return Err(too_large(text.len() as u64));
    }
    if let Some(place) = text.find('\0') {
        return Err(ApiError::new(
            ErrorCode::NotText,
            format!("byte {place} is a NUL"),
        ));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ApiError::new(ErrorCode::EmptyText, "the text has no words in it"));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn one_line(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    shorten(&words.join(" "))
}

/// The first sentence, for a story that has no headline of its own.
fn first_words(text: &str, annotation: &Annotation) -> String {
    let first = annotation.sentences.first().and_then(|span| span.of(text));
    one_line(first.unwrap_or_else(|| text.trim().lines().next().unwrap_or("")))
}

fn shorten(title: &str) -> String {
    if title.chars().count() <= TITLE_SIGNS {
        return title.to_owned();
    }
    let start: String = title.chars().take(TITLE_SIGNS).collect();
    let whole_words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{whole_words} …")
}

/// A publication date for settings: empty means that the text's own header line is asked again.
pub(crate) fn published_setting(written: &str) -> Result<Option<Published>, ApiError> {
    if written.trim().is_empty() {
        return Ok(None);
    }
    read_published(written).map(Some)
}
