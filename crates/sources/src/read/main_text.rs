//! The story of a page without what stands around it.

use super::render::text_of;
use dom_query::Document;

/// A library that finds the main text of a page.
pub(super) trait MainText {
    /// The main text, paragraphs apart by a blank line; `None` where it finds none.
    fn main_text(&self, html: &str, url: Option<&str>) -> Option<String>;
}

/// A cascade of rules from many sites; measured best on news pages.
pub(super) struct Trafilatura;

impl MainText for Trafilatura {
    fn main_text(&self, html: &str, url: Option<&str>) -> Option<String> {
        let mut options = trafilatura::Options::default()
            .with_fallback(true)
            .with_exclude_comments(true);
        if let Some(url) = url.and_then(|url| url::Url::parse(url).ok()) {
            options = options.with_url(url);
        }
        let found = trafilatura::extract(html, &options).ok()?;
        filled(text_of(Document::from(found.content_html).root()))
    }
}

/// The rules of the reading views of browsers: a second opinion.
pub(super) struct DomSmoothie;

impl DomSmoothie {
    /// The main text as HTML, not yet safe to show.
    pub(super) fn main_html(html: &str, url: Option<&str>) -> Option<String> {
        let url = url.filter(|url| url::Url::parse(url).is_ok());
        let mut readability = dom_smoothie::Readability::new(html, url, None).ok()?;
        Some(readability.parse().ok()?.content.to_string())
    }
}

impl MainText for DomSmoothie {
    fn main_text(&self, html: &str, url: Option<&str>) -> Option<String> {
        filled(text_of(Document::from(DomSmoothie::main_html(html, url)?).root()))
    }
}

fn filled(text: String) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Below so many characters the first opinion has more likely missed the story than found a short one.
const SHORT: usize = 250;

/// Whether the first opinion is worth a second one.
pub(super) fn is_doubtful(first: Option<&str>) -> bool {
    first.is_none_or(|text| text.chars().count() < SHORT)
}

/// The better of two opinions: the first, unless it missed most of what the second found.
pub(super) fn choose(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => {
            let (n_first, n_second) = (first.chars().count(), second.chars().count());
            Some(if n_first < SHORT && n_second > 2 * n_first {
                second
            } else {
                first
            })
        }
        (first, second) => first.or(second),
    }
}
