//! Any bytes as a page, PDF, Word document, e-mail or text: what is told of them holds together.

use factdesk_sources::read::{ReadRequest, Reading};

/// The request that some bytes stand for: the first says which kind they claim to be.
pub fn request(bytes: &[u8]) -> Option<ReadRequest> {
    let kinds = ["text/html", "application/pdf", "text/plain", "message/rfc822"];
    let (&first, rest) = bytes.split_first()?;
    Some(ReadRequest {
        bytes: rest.to_vec(),
        // By their own signs too: a Word document is known by its bytes.
        content_type: kinds.get(usize::from(first) % 5).map(|kind| (*kind).to_owned()),
        ..ReadRequest::default()
    })
}

/// Every page lies in the text, and what is shown holds nothing that acts or loads.
pub fn check(reading: &Reading) {
    let n_signs = u32::try_from(reading.outcome.text.chars().count()).unwrap_or(u32::MAX);
    for page in reading.outcome.pages.iter().flatten() {
        assert!(
            page.start <= page.end && page.end <= n_signs,
            "a page outside the text"
        );
    }
    let shown = reading.safe_html.as_deref().unwrap_or_default().to_lowercase();
    for tag in [
        "<script", "<iframe", "<object", "<embed", "<form", "<style", "<link", "<base",
    ] {
        assert!(!shown.contains(tag), "{tag} in what is shown");
    }
    assert!(!shown.contains("=\"javascript:"), "a link that acts");
}
