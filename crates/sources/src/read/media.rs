//! What kind of file some bytes are.

/// How bytes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    Html,
    Pdf,
    Docx,
    Mail,
    Text,
    Image,
    Other,
}

/// The kind by the bytes themselves first: servers and file names are often wrong.
pub(super) fn of(bytes: &[u8], content_type: Option<&str>, file_name: Option<&str>) -> Media {
    let head = &bytes[..bytes.len().min(1_024)];
    if find(head, b"%PDF-").is_some() {
        return Media::Pdf;
    }
    if head.starts_with(b"PK\x03\x04") {
        let is_docx = find(bytes, b"word/document.xml").is_some();
        return if is_docx { Media::Docx } else { Media::Other };
    }
    if let Some(kind) = infer::get(head) {
        match kind.matcher_type() {
            infer::MatcherType::Image => return Media::Image,
            infer::MatcherType::Text if kind.mime_type() == "text/html" => return Media::Html,
            infer::MatcherType::Text => {}
            _ => return Media::Other,
        }
    }
    let named = content_type
        .map(|media| {
            media
                .split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase()
        })
        .unwrap_or_default();
    let ending = file_name
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default();
    if named == "message/rfc822" || ending == "eml" {
        return Media::Mail;
    }
    if named.contains("html")
        || (named.is_empty() && matches!(ending.as_str(), "html" | "htm" | "xhtml" | "shtml"))
    {
        return Media::Html;
    }
    if matches!(named.as_str(), "text/plain" | "text/markdown" | "text/csv")
        || matches!(ending.as_str(), "txt" | "md" | "text" | "csv")
    {
        return Media::Text;
    }
    if looks_like_html(head) {
        Media::Html
    } else {
        Media::Text
    }
}

/// The media type to write down for a snapshot.
pub(super) fn name_of(media: Media, bytes: &[u8], content_type: Option<&str>) -> String {
    let named = content_type
        .map(|media| {
            media
                .split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase()
        })
        .filter(|media| media.contains('/'));
    let fixed = match media {
        Media::Html => "text/html",
        Media::Pdf => "application/pdf",
        Media::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Media::Mail => "message/rfc822",
        Media::Text => return named.unwrap_or_else(|| "text/plain".to_owned()),
        Media::Image | Media::Other => {
            return infer::get(bytes)
                .map(|kind| kind.mime_type().to_owned())
                .or(named)
                .unwrap_or_else(|| "application/octet-stream".to_owned());
        }
    };
    match named {
        Some(named) if media == Media::Html && named == "application/xhtml+xml" => named,
        _ => fixed.to_owned(),
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Markup at the beginning, or any of the tags that only pages have, in one byte an ASCII sign or two.
fn looks_like_html(head: &[u8]) -> bool {
    let plain: String = head
        .iter()
        .filter(|&&byte| byte != 0)
        .map(|&byte| char::from(byte).to_ascii_lowercase())
        .collect();
    let start = plain.trim_start_matches(|c: char| !c.is_ascii() || c.is_whitespace());
    let is_start = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<!--",
        "<meta",
        "<title",
        "<script",
        "<div",
        "<p>",
        "<h1",
        "<article",
        "<table",
        "<?xml",
    ]
    .iter()
    .any(|tag| start.starts_with(tag));
    is_start || ["<html", "<body", "<head>"].iter().any(|tag| plain.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::{Media, of};

    #[test]
    fn bytes_are_believed_before_names() {
        assert_eq!(of(b"%PDF-1.7 ...", Some("text/html"), None), Media::Pdf);
        assert_eq!(of(b"\x89PNG\r\n\x1a\n", Some("text/html"), None), Media::Image);
        assert_eq!(
            of(b"<!DOCTYPE html><p>x", Some("application/octet-stream"), None),
            Media::Html
        );
        assert_eq!(of(b"<!DOCTYPE html><p>x", None, Some("a.txt")), Media::Html);
        assert_eq!(
            of(b"just <b>words</b>", Some("text/html; charset=utf-8"), None),
            Media::Html
        );
        assert_eq!(of(b"a < b", None, None), Media::Text);
        assert_eq!(of(b"a < b", Some("text/plain"), None), Media::Text);
        assert_eq!(of(b"<\0h\0t\0m\0l\0>\0", None, None), Media::Html);
        assert_eq!(of(b"From: a@example.org\r\n", None, Some("a.EML")), Media::Mail);
        assert_eq!(of(b"PK\x03\x04....xl/workbook.xml", None, None), Media::Other);
    }
}
