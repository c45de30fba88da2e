//! Any bytes as a page, PDF, Word document, e-mail or text: no panic and an end. What libraries may do to a process is
//! kept in a child by the product; here it shall be seen.
#![no_main]

use factdesk_sources::read::{ReadRequest, read_here};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let kinds = ["text/html", "application/pdf", "text/plain", "message/rfc822"];
    let Some((&first, rest)) = bytes.split_first() else { return };
    let reading = read_here(&ReadRequest {
        bytes: rest.to_vec(),
        // By their own signs too: a Word document is known by its bytes.
        content_type: kinds.get(usize::from(first) % 5).map(|kind| (*kind).to_owned()),
        ..ReadRequest::default()
    });
    let n_signs = reading.outcome.text.chars().count() as u32;
    for page in reading.outcome.pages.unwrap_or_default() {
        assert!(page.start <= page.end && page.end <= n_signs);
    }
});
