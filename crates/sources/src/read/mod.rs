//! Bytes as readable text, with what they say of themselves.

pub(crate) mod bounds;
mod core;
pub(crate) mod decode;
mod docx;
mod mail;
mod main_text;
mod media;
mod meta;
mod outward;
mod pdf;
mod render;
mod safe_html;
mod walls;

pub use decode::{DecodeError, decode_text};
pub(crate) use meta::dates::month_names;
pub use meta::{DateFrom, FoundDate};
pub(crate) use outward::look_the_same;
pub(crate) use safe_html::SHOWN_TAGS;
pub use safe_html::safe_html;

use chrono::NaiveDate;
use dom_query::Document;
use factdesk_model::desk::PageState;
use main_text::{DomSmoothie, MainText, Trafilatura};
use media::Media;
use meta::Meta;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

/// Names the rules that make text of bytes, written down with every snapshot. Raised when they change, since then
/// the same bytes give another text.
pub const EXTRACTOR: &str = "factdesk-read/1 (trafilatura 0.6, dom_smoothie 0.19, pdf_oxide 0.3)";

/// How deep extractors may recurse.
const STACK_BYTES: usize = 64 << 20;
/// How long the first extractor may take before the second is asked, and that one before there is none.
const FIRST_LIMIT: Duration = Duration::from_millis(3_000);
const SECOND_LIMIT: Duration = Duration::from_millis(1_500);

/// Whether an extractor was left to itself: it cannot be stopped, so the process that it runs in should end.
static IS_ABANDONED: AtomicBool = AtomicBool::new(false);

pub(crate) fn has_abandoned_threads() -> bool {
    IS_ABANDONED.load(Ordering::Relaxed)
}

/// Bytes to be read, and what is known of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadRequest {
    /// The bytes after transfer decoding.
    pub bytes: Vec<u8>,
    /// The address that gave them.
    pub url: Option<String>,
    /// Its `Content-Type` header.
    pub content_type: Option<String>,
    /// The name of the file that held them.
    pub file_name: Option<String>,
    /// The day on which they were taken: no page is from later.
    pub today: Option<NaiveDate>,
}

/// The answer of `factdesk read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOutcome {
    /// What the page turned out to be.
    pub state: PageState,
    /// Why, where the state is not `ok`.
    pub why: Option<String>,
    /// Its title, without the name of the site.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The address that it calls its own; never followed.
    pub canonical: Option<String>,
    /// Its language, as a primary language subtag.
    pub lang: Option<String>,
    /// When it was published, and where that was said.
    pub published: Option<FoundDate>,
    /// When it was last changed, and where that was said.
    pub modified: Option<FoundDate>,
    /// The main text, a blank line between paragraphs.
    pub text: String,
    /// The pages of a PDF in `text`.
    pub pages: Option<Vec<PageSpan>>,
}

/// A page of a PDF in its text, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSpan {
    /// From 1.
    pub page: u32,
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

/// All that was read of some bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The answer of `factdesk read`.
    #[serde(flatten)]
    pub outcome: ReadOutcome,
    /// The wide text: all that a visitor can read. Evidence is anchored in it.
    pub wide: String,
    /// The wide text without navigation, notices and lists of other stories: what counts as a change of the page.
    pub core: String,
    /// The page as HTML that is safe to show; `None` for other files.
    pub safe_html: Option<String>,
    /// Media type from the bytes.
    pub media_type: String,
    /// What made the text.
    pub extractor: String,
}

impl Reading {
    /// Bytes that gave no text.
    #[must_use]
    pub fn without_text(state: PageState, why: impl Into<String>, media_type: impl Into<String>) -> Reading {
        Reading {
            outcome: ReadOutcome {
                state,
                why: Some(why.into()),
                title: None,
                byline: None,
                publisher: None,
                canonical: None,
                lang: None,
                published: None,
                modified: None,
                text: String::new(),
                pages: None,
            },
            wide: String::new(),
            core: String::new(),
            safe_html: None,
            media_type: media_type.into(),
            extractor: EXTRACTOR.to_owned(),
        }
    }

    /// Whether the page's own text was read, rather than a wall or nothing.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.outcome.state == PageState::Ok
    }
}

/// Reads in this very process. Safe for trusted bytes and for the child process alone: a hostile page can end the
/// process or keep a thread busy for ever. Everything else goes through [`crate::child::Reader`].
#[must_use]
pub fn read_here(request: &ReadRequest) -> Reading {
    let (tell, told) = mpsc::channel();
    let owned = request.clone();
    let reading = std::thread::Builder::new()
        .name("read".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let _ = tell.send(read(&owned));
        });
    match (reading, told.recv()) {
        (Ok(_), Ok(reading)) => reading,
        _ => Reading::without_text(
            PageState::Unreadable,
            "its text could not be extracted",
            media_type(request),
        ),
    }
}

pub(crate) fn media_type(request: &ReadRequest) -> String {
    let content_type = request.content_type.as_deref();
    let media = media::of(&request.bytes, content_type, request.file_name.as_deref());
    media::name_of(media, &request.bytes, content_type)
}

fn read(request: &ReadRequest) -> Reading {
    let media = media::of(
        &request.bytes,
        request.content_type.as_deref(),
        request.file_name.as_deref(),
    );
    let unreadable = |why: String| Reading::without_text(PageState::Unreadable, why, media_type(request));
    match media {
        _ if request.bytes.is_empty() => {
            Reading::without_text(PageState::Empty, "it holds no bytes", media_type(request))
        }
        Media::Html => read_html(request),
        Media::Pdf => match pdf::read(&request.bytes, request.today) {
            Ok(read) if read.text.trim().is_empty() => Reading::without_text(
                PageState::Empty,
                "the PDF holds no text, most likely a scan",
                media_type(request),
            ),
            Ok(read) => document(request, read.text, Some(read.pages), read.meta),
            Err(why) => unreadable(format!("the PDF could not be read: {why}")),
        },
        Media::Docx => match docx::read(&request.bytes, request.today) {
            Ok(read) => document(request, read.text, None, read.meta),
            Err(why) => unreadable(format!("the document could not be read: {why}")),
        },
        Media::Mail => match mail::read(&request.bytes, request.today) {
            Ok(read) => Reading {
                safe_html: read.safe_html,
                ..document(request, read.text, None, read.meta)
            },
            Err(why) => unreadable(format!("the message could not be read: {why}")),
        },
        Media::Text => match decode_text(&request.bytes, request.content_type.as_deref()) {
            Ok(text) => document(request, unix_lines(&text), None, Meta::default()),
            Err(error) => unreadable(error.to_string()),
        },
        Media::Image => {
            Reading::without_text(PageState::Empty, "a picture holds no text", media_type(request))
        }
        Media::Other => unreadable(format!("a file of type {} is not read", media_type(request))),
    }
}

fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A file whose text is all there is.
fn document(request: &ReadRequest, text: String, pages: Option<Vec<PageSpan>>, meta: Meta) -> Reading {
    let is_empty = text.trim().is_empty();
    let state = if is_empty { PageState::Empty } else { PageState::Ok };
    let why = is_empty.then(|| "it holds no text".to_owned());
    Reading {
        outcome: outcome(state, why, meta, text.clone(), pages),
        core: text.clone(),
        wide: text,
        safe_html: None,
        media_type: media_type(request),
        extractor: EXTRACTOR.to_owned(),
    }
}

fn outcome(
    state: PageState,
    why: Option<String>,
    meta: Meta,
    text: String,
    pages: Option<Vec<PageSpan>>,
) -> ReadOutcome {
    ReadOutcome {
        state,
        why,
        title: meta.title,
        byline: meta.byline,
        publisher: meta.publisher,
        canonical: meta.canonical,
        lang: meta.lang,
        published: meta.published,
        modified: meta.modified,
        text,
        pages,
    }
}

fn read_html(request: &ReadRequest) -> Reading {
    let url = request.url.as_deref();
    let html = decode::decode_html(&request.bytes, request.content_type.as_deref(), url);
    let html = match bounds::bounded(&html) {
        Ok(html) => html,
        Err(limit) => {
            let why = format!("the page is no ordinary page: {limit}");
            return Reading::without_text(PageState::Unreadable, why, media_type(request));
        }
    };
    let main = main_text_in_time(&html, url);
    let page = Document::from(html.as_str());
    let wide = page.body().map(render::text_of).unwrap_or_default();
    let core = page.body().map(core::text_of).unwrap_or_default();
    // Where neither extractor ends or finds a thing, all visible text is better than none.
    let main = main.unwrap_or_else(|| wide.clone());
    let meta = meta::of(&page, url, request.today);
    let main = main_text::without_notices(main, meta.title.as_deref());
    let main_len = main.len();
    let (state, why) = walls::judge(&walls::Seen {
        document: &page,
        title: meta.title.as_deref(),
        main: &main,
        core: &core,
        wide: &wide,
        is_paid: meta.is_paid,
        url,
    });
    Reading {
        outcome: outcome(state, why, meta, main, None),
        safe_html: Some(safe_html(&html)),
        // Where little but surroundings is found, they are the page.
        core: if core.len() * 4 < main_len {
            wide.clone()
        } else {
            core
        },
        wide,
        media_type: media_type(request),
        extractor: EXTRACTOR.to_owned(),
    }
}

/// The main text by the first extractor, by the second where the first finds little or does not end.
fn main_text_in_time(html: &str, url: Option<&str>) -> Option<String> {
    let first = in_time(FIRST_LIMIT, html, url, |html, url| {
        Trafilatura.main_text(html, url)
    });
    // Where the first did not end, the second seldom does: all visible text is what is left.
    if has_abandoned_threads() || !main_text::is_doubtful(first.as_deref()) {
        return first;
    }
    let second = in_time(SECOND_LIMIT, html, url, |html, url| {
        DomSmoothie.main_text(html, url)
    });
    main_text::choose(first, second)
}

/// Asks an extractor in a thread of its own and goes on without it after a while. The thread cannot be stopped; the
/// child process that all this runs in is.
fn in_time(
    limit: Duration,
    html: &str,
    url: Option<&str>,
    extract: impl FnOnce(&str, Option<&str>) -> Option<String> + Send + 'static,
) -> Option<String> {
    let (tell, told) = mpsc::channel();
    let (html, url) = (html.to_owned(), url.map(str::to_owned));
    std::thread::Builder::new()
        .name("extract".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let _ = tell.send(extract(&html, url.as_deref()));
        })
        .ok()?;
    let answer = told.recv_timeout(limit);
    if answer == Err(mpsc::RecvTimeoutError::Timeout) {
        IS_ABANDONED.store(true, Ordering::Relaxed);
    }
    answer.ok().flatten()
}
