//! The child process: pages come back read, hostile ones come back as unreadable, and this process stays alive.

use factdesk_model::desk::PageState;
use factdesk_sources::child::Reader;
use factdesk_sources::read::ReadRequest;
use std::time::Duration;

fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_factdesk-reader"))
}

fn page(html: impl Into<Vec<u8>>) -> ReadRequest {
    ReadRequest {
        bytes: html.into(),
        content_type: Some("text/html; charset=utf-8".to_owned()),
        ..ReadRequest::default()
    }
}

const STORY: &str = "<html lang=da><title>Tropper ud - Avisen</title><nav><a href=/>Forside</a> <a href=/log>Log ind</a></nav>
<article><h1>Tropper ud</h1><p class=byline>Af Ane Holm</p><p>USA vil trække 4000 soldater ud af landet inden jul, siger
præsidenten i et interview med en tv-station fredag aften. Det er mere end ventet.</p><p>Ifølge ministeriet er der i dag
omkring 8600 soldater i landet, og aftalen fra februar siger, at alle skal være ude inden 14 måneder.</p><p>En talsmand
siger til avisen, at beslutningen endnu ikke er endelig, og at den afhænger af forholdene på stedet.</p></article>
<footer>Vi bruger cookies. Acceptér alle</footer>";

#[test]
fn a_page_comes_back_read() {
    let reader = reader();
    for _ in 0..3 {
        let reading = reader.read(&page(STORY));
        assert_eq!(reading.outcome.why, None);
        assert_eq!(reading.outcome.state, PageState::Ok);
        assert_eq!(reading.outcome.title.as_deref(), Some("Tropper ud"));
        assert!(
            reading.outcome.text.contains("ventet.\n\nIfølge"),
            "{}",
            reading.outcome.text
        );
        assert!(
            !reading.outcome.text.contains("cookies"),
            "{}",
            reading.outcome.text
        );
        assert!(reading.wide.contains("Vi bruger cookies"), "{}", reading.wide);
    }
}

#[test]
fn a_program_that_is_no_reader_reads_nothing() {
    for program in ["/bin/true", "/bin/cat", "/does/not/exist"] {
        let reading = Reader::new(program)
            .with_limit(Duration::from_secs(2))
            .read(&page(STORY));
        assert_eq!(reading.outcome.state, PageState::Unreadable, "{program}");
    }
}
