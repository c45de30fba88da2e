//! Files that are no web pages.

mod pdf;

use factdesk_model::desk::PageState;
use factdesk_sources::read::{ReadRequest, Reading, read_here};
use std::io::Write;

fn read(bytes: Vec<u8>, file_name: &str) -> Reading {
    read_here(&ReadRequest {
        bytes,
        file_name: Some(file_name.to_owned()),
        today: "2021-01-01".parse().ok(),
        ..ReadRequest::default()
    })
}

#[test]
fn a_pdf_keeps_its_pages_and_its_numbers_whole() {
    let pages: [&[&str]; 3] = [
        &[
            "Ministeriet oplyser, at 35.000 soldater og 12.400 køretøjer",
            "er på vej. Mødet er fredag kl. 12.30 den 15. april.",
        ],
        &[],
        &["Udgiften er 3,5 mia. kr., en stigning på 4,2 procent."],
    ];
    let reading = read(pdf::of_pages(&pages), "notat.pdf");
    let outcome = &reading.outcome;
    assert_eq!((outcome.state, outcome.why.as_deref()), (PageState::Ok, None));
    for number in [
        "35.000 soldater",
        "12.400 køretøjer",
        "kl. 12.30",
        "15. april",
        "3,5 mia.",
        "4,2 procent",
    ] {
        assert!(outcome.text.contains(number), "{number}: {}", outcome.text);
    }
    assert_eq!(outcome.title.as_deref(), Some("Notat om styrker"));
    assert_eq!(outcome.byline.as_deref(), Some("Ane Holm"));
    assert_eq!(outcome.lang.as_deref(), Some("da"));
    assert_eq!(
        outcome.published.as_ref().map(|found| found.date.as_str()),
        Some("2020-10-11")
    );
    let spans = outcome.pages.as_ref().unwrap();
    assert_eq!(spans.iter().map(|page| page.page).collect::<Vec<_>>(), [1, 2, 3]);
    let third: String = outcome.text.chars().skip(spans[2].start as usize).collect();
    assert!(third.starts_with("Udgiften"), "{third}");
    assert_eq!(spans[2].end as usize, outcome.text.chars().count());
}

#[test]
fn a_pdf_without_words_says_so() {
    let reading = read(pdf::of_pages(&[&[]]), "scan.pdf");
    assert_eq!(reading.outcome.state, PageState::Empty);
    assert!(reading.outcome.why.unwrap().contains("scan"));
}

#[test]
fn a_word_document_is_read() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", options).unwrap();
    zip.write_all("<?xml version='1.0' encoding='UTF-8'?><w:document><w:body><w:p><w:r><w:t>Der er 4.000 soldater på åen.</w:t></w:r></w:p></w:body></w:document>".as_bytes())
        .unwrap();
    zip.start_file("docProps/core.xml", options).unwrap();
    zip.write_all("<cp:coreProperties><dc:title>Notat</dc:title></cp:coreProperties>".as_bytes())
        .unwrap();
    let reading = read(zip.finish().unwrap().into_inner(), "notat.docx");
    assert_eq!(reading.outcome.state, PageState::Ok);
    assert_eq!(reading.outcome.text, "Der er 4.000 soldater på åen.");
    assert_eq!(reading.outcome.title.as_deref(), Some("Notat"));
}

#[test]
fn text_files_of_any_age_are_read() {
    let words = "Der er 4.000 soldater på åen.\r\nOg flere er på vej.";
    let latin1: Vec<u8> = words
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(words.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [words.as_bytes().to_vec(), latin1, utf16] {
        let reading = read(bytes, "notat.txt");
        assert_eq!(reading.outcome.state, PageState::Ok);
        assert_eq!(reading.wide, words.replace('\r', ""));
    }
}

#[test]
fn what_holds_no_text_is_told() {
    assert_eq!(read(Vec::new(), "a.txt").outcome.state, PageState::Empty);
    assert_eq!(read(b" \n".to_vec(), "a.txt").outcome.state, PageState::Empty);
    assert_eq!(
        read(b"\x89PNG\r\n\x1a\n".to_vec(), "a.png").outcome.state,
        PageState::Empty
    );
    assert_eq!(
        read(b"abc\0def".to_vec(), "a.txt").outcome.state,
        PageState::Unreadable
    );
    assert_eq!(
        read(b"PK\x03\x04 anything".to_vec(), "a.xlsx").outcome.state,
        PageState::Unreadable
    );
}
