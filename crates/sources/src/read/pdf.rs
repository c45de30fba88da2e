//! The text of a PDF, page by page.

use super::PageSpan;
use super::meta::{DateFrom, FoundDate, Meta, dates, plain, primary_language};
use chrono::NaiveDate;
use pdf_oxide::document::PdfDocument;
use pdf_oxide::object::Object;
use std::collections::HashMap;

/// What was read of a PDF.
pub(super) struct Pdf {
    pub(super) text: String,
    pub(super) pages: Vec<PageSpan>,
    pub(super) meta: Meta,
}

/// More text than this is no document that anybody checks by hand.
const MOST_BYTES: usize = 10 << 20;

/// Reads all pages; one that cannot be read is left empty, so that the others keep their numbers.
pub(super) fn read(bytes: &[u8], today: Option<NaiveDate>) -> Result<Pdf, String> {
    let document = PdfDocument::from_bytes(bytes.to_vec()).map_err(|error| error.to_string())?;
    let n_pages = document.page_count().map_err(|error| error.to_string())?;
    let mut text = String::new();
    let mut pages = Vec::new();
    let mut n_chars = 0_u32;
    for index in 0..n_pages {
        if text.len() > MOST_BYTES {
            return Err("its text is too long".to_owned());
        }
        if index > 0 && !text.is_empty() {
            text.push_str("\n\n");
            n_chars += 2;
        }
        let start = n_chars;
        let page = document.extract_text(index).unwrap_or_default();
        let page = tidy(&page);
        n_chars += u32::try_from(page.chars().count()).unwrap_or(u32::MAX);
        text.push_str(&page);
        pages.push(PageSpan {
            page: u32::try_from(index + 1).unwrap_or(u32::MAX),
            start,
            end: n_chars,
        });
    }
    Ok(Pdf {
        text,
        pages,
        meta: meta(&document, today),
    })
}

/// No signs without width or meaning, no blanks at the ends of lines, one blank line between paragraphs at most.
fn tidy(page: &str) -> String {
    let mut shown = String::with_capacity(page.len());
    let mut n_blank = 0;
    for line in page.lines() {
        let line: String = line
            .chars()
            .filter(|c| {
                !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0') && (!c.is_control() || *c == '\t')
            })
            .collect();
        let line = line.trim_end();
        if line.is_empty() {
            n_blank += 1;
            continue;
        }
        if !shown.is_empty() {
            shown.push_str(if n_blank > 0 { "\n\n" } else { "\n" });
        }
        n_blank = 0;
        shown.push_str(line);
    }
    shown
}

fn meta(document: &PdfDocument, today: Option<NaiveDate>) -> Meta {
    let info = document
        .trailer()
        .as_dict()
        .and_then(|trailer| trailer.get("Info"))
        .and_then(|info| resolved_dict(document, info))
        .unwrap_or_default();
    let text = |key: &str| {
        let value = document.resolve_object(info.get(key)?).ok()?;
        plain(&text_string(value.as_string()?))
    };
    let date = |key: &str| {
        let day = pdf_date(&text(key)?)?;
        dates::is_plausible(day, today).then(|| FoundDate {
            date: dates::shown(day),
            from: DateFrom::Pdf,
        })
    };
    let lang = document
        .catalog()
        .ok()
        .and_then(|catalog| Some(text_string(catalog.as_dict()?.get("Lang")?.as_string()?)))
        .and_then(|tag| primary_language(&tag));
    Meta {
        title: text("Title").filter(|title| !is_file_name(title)),
        byline: text("Author"),
        lang,
        published: date("CreationDate"),
        modified: date("ModDate"),
        ..Meta::default()
    }
}

fn resolved_dict(document: &PdfDocument, object: &Object) -> Option<HashMap<String, Object>> {
    document.resolve_object(object).ok()?.as_dict().cloned()
}

/// Word processors put their file's name where the title belongs.
fn is_file_name(title: &str) -> bool {
    let lower = title.to_lowercase();
    lower.starts_with("microsoft word - ")
        || [
            ".doc", ".docx", ".pdf", ".indd", ".odt", ".tex", ".dvi", ".qxd", ".html",
        ]
        .iter()
        .any(|ending| lower.ends_with(ending))
        || matches!(lower.as_str(), "untitled" | "about:blank")
}

/// A PDF text string: UTF-16 with a mark, UTF-8 with a mark, or one byte a sign.
fn text_string(bytes: &[u8]) -> String {
    if let Some((encoding, mark_len)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding
            .decode_without_bom_handling(&bytes[mark_len..])
            .0
            .into_owned();
    }
    std::str::from_utf8(bytes).map_or_else(
        |_| {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned()
        },
        str::to_owned,
    )
}

/// `D:20201011103000+02'00'`.
fn pdf_date(written: &str) -> Option<NaiveDate> {
    let digits = written.trim().trim_start_matches("D:");
    NaiveDate::parse_from_str(digits.get(..8)?, "%Y%m%d").ok()
}

#[cfg(test)]
mod tests {
    use super::{pdf_date, tidy};

    #[test]
    fn pages_keep_their_lines_and_lose_their_blanks() {
        assert_eq!(tidy("a  \n\n\n\nb\nfore\u{ad}sat\n\n"), "a\n\nb\nforesat");
    }

    #[test]
    fn pdf_dates_are_read() {
        assert_eq!(
            pdf_date("D:20201011103000+02'00'")
                .map(|day| day.to_string())
                .as_deref(),
            Some("2020-10-11")
        );
        assert_eq!(pdf_date("yesterday"), None);
    }
}
