//! The text of a Word document. Entities are never expanded, and nothing is unpacked beyond a limit.

use super::meta::{DateFrom, FoundDate, Meta, dates, plain, primary_language};
use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What one part of the document may unpack to.
const MOST_BYTES: u64 = 20 << 20;

/// What was read of a document.
pub(super) struct Docx {
    pub(super) text: String,
    pub(super) meta: Meta,
}

/// Reads body and footnotes.
pub(super) fn read(bytes: &[u8], today: Option<NaiveDate>) -> Result<Docx, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let body = part(&mut archive, "word/document.xml")?;
    let mut text = paragraphs(&body)?;
    if let Ok(notes) = part(&mut archive, "word/footnotes.xml") {
        let notes = paragraphs(&notes)?;
        if !notes.is_empty() {
            text.push_str("\n\n");
            text.push_str(&notes);
        }
    }
    let meta = part(&mut archive, "docProps/core.xml")
        .map_or_else(|_| Meta::default(), |core| properties(&core, today));
    Ok(Docx { text, meta })
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, String> {
    let file = archive.by_name(name).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(format!("it unpacks to more than {MOST_BYTES} bytes"));
    }
    Ok(super::decode::decode_html(&bytes, None, None))
}

/// The paragraphs of one part: deleted words and instructions to the printer are no text.
fn paragraphs(xml: &str) -> Result<String, String> {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    let mut paragraph = String::new();
    let (mut is_text, mut n_deleted) = (false, 0_usize);
    let mut cell_depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => break,
            Event::Start(tag) => match local(tag.name().as_ref()) {
                "t" => is_text = true,
                "del" | "moveFrom" => n_deleted += 1,
                "tc" => cell_depth += 1,
                _ => {}
            },
            Event::Empty(tag) => match local(tag.name().as_ref()) {
                "tab" => paragraph.push('\t'),
                "br" | "cr" => paragraph.push('\n'),
                "noBreakHyphen" => paragraph.push('\u{2011}'),
                _ => {}
            },
            Event::End(tag) => match local(tag.name().as_ref()) {
                "t" => is_text = false,
                "del" | "moveFrom" => n_deleted = n_deleted.saturating_sub(1),
                "tc" => {
                    cell_depth = cell_depth.saturating_sub(1);
                    text.push('\t');
                }
                "tr" => {
                    text.truncate(text.trim_end_matches('\t').len());
                    text.push('\n');
                }
                "tbl" => text.push('\n'),
                "p" => {
                    text.push_str(paragraph.trim_end());
                    paragraph.clear();
                    text.push_str(if cell_depth > 0 { "" } else { "\n\n" });
                }
                _ => {}
            },
            Event::Text(words) if is_text && n_deleted == 0 => paragraph.push_str(words.as_ref()),
            Event::GeneralRef(name) if is_text && n_deleted == 0 => paragraph.push_str(&sign(name.as_ref())),
            _ => {}
        }
    }
    text.push_str(paragraph.trim_end());
    Ok(fold(&text))
}

/// The sign behind a reference; of named ones only XML's own five, so that nothing is ever expanded.
fn sign(name: &str) -> String {
    let number = name
        .strip_prefix('#')
        .and_then(|digits| match digits.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        });
    if let Some(sign) = number.and_then(char::from_u32) {
        return sign.to_string();
    }
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
    .to_owned()
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn fold(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut n_blank = 0;
    for line in text.lines() {
        if line.trim().is_empty() {
            n_blank += 1;
            continue;
        }
        if !shown.is_empty() {
            shown.push_str(if n_blank > 0 { "\n\n" } else { "\n" });
        }
        n_blank = 0;
        shown.extend(
            line.trim_end()
                .chars()
                .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')),
        );
    }
    shown
}

fn properties(xml: &str, today: Option<NaiveDate>) -> Meta {
    let mut reader = Reader::from_str(xml);
    let mut meta = Meta::default();
    let mut open = String::new();
    let mut value = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) => {
                open = local(tag.name().as_ref()).to_owned();
                value.clear();
            }
            Event::Text(words) => value.push_str(words.as_ref()),
            Event::GeneralRef(name) => value.push_str(&sign(name.as_ref())),
            Event::End(_) => {
                let written = plain(&value);
                let date = || {
                    let day = dates::in_value(written.as_deref()?)?;
                    dates::is_plausible(day, today).then(|| FoundDate {
                        date: dates::shown(day),
                        from: DateFrom::Pdf,
                    })
                };
                match open.as_str() {
                    "title" => meta.title = written,
                    "creator" => meta.byline = written,
                    "language" => meta.lang = written.as_deref().and_then(primary_language),
                    "created" => meta.published = date(),
                    "modified" => meta.modified = date(),
                    _ => {}
                }
                open.clear();
            }
            _ => {}
        }
    }
    meta
}

#[cfg(test)]
mod tests {
    use super::{paragraphs, properties};

    #[test]
    fn paragraphs_tables_and_deletions_are_told_apart() {
        let xml = "<w:document><w:body><w:p><w:r><w:t>4.000 &amp; flere</w:t><w:tab/><w:t>soldater</w:t></w:r></w:p>
            <w:p><w:del><w:r><w:delText>gone</w:delText><w:t>gone too</w:t></w:r></w:del><w:r><w:t>To</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            </w:body></w:document>";
        assert_eq!(
            paragraphs(xml).as_deref(),
            Ok("4.000 & flere\tsoldater\n\nTo\n\na\tb")
        );
    }

    #[test]
    fn entities_of_a_document_are_not_expanded() {
        let xml = "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p><t>a&e;b</t></p>";
        assert_eq!(paragraphs(xml).as_deref(), Ok("ab"));
    }

    #[test]
    fn properties_are_read() {
        let meta = properties(
            "<cp:coreProperties><dc:title>Notat</dc:title><dc:creator>Ane Holm</dc:creator>
             <dcterms:created>2020-10-11T08:00:00Z</dcterms:created></cp:coreProperties>",
            None,
        );
        assert_eq!(meta.title.as_deref(), Some("Notat"));
        assert_eq!(meta.byline.as_deref(), Some("Ane Holm"));
        assert_eq!(
            meta.published.map(|found| found.date).as_deref(),
            Some("2020-10-11")
        );
    }
}
