//! Title, author, publisher, dates and language of a page, from everything it says of itself.

mod byline;
pub(super) mod dates;
mod json_ld;
mod published;
mod site;
mod title;

use chrono::NaiveDate;
use dom_query::Document;
use json_ld::JsonLd;
use serde::{Deserialize, Serialize};
use url::Url;

/// A date and where it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundDate {
    /// The day, ISO 8601.
    pub date: String,
    /// Where it stood.
    pub from: DateFrom,
}

/// Where a page's date was found, most trustworthy first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateFrom {
    /// In the page's description of itself for machines.
    JsonLd,
    /// In a `<meta>` element.
    Meta,
    /// In the address.
    Url,
    /// In a `<time>` element.
    Time,
    /// In the visible text.
    Text,
    /// In the properties of a PDF or another document file.
    Pdf,
}

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meta {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) published: Option<FoundDate>,
    pub(super) modified: Option<FoundDate>,
    /// The page says that reading it costs money.
    pub(super) is_paid: bool,
}

/// What the rules look at.
struct Page<'a> {
    document: &'a Document,
    /// Keys in lower case with their contents, in the page's order.
    metas: Vec<(String, String)>,
    json_ld: JsonLd,
    url: Option<Url>,
    today: Option<NaiveDate>,
}

impl Page<'_> {
    /// The first filled `<meta>` with one of these keys, the keys tried in order.
    fn meta(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|wanted| {
            self.metas
                .iter()
                .find(|(key, _)| key == wanted)
                .map(|(_, content)| content.as_str())
        })
    }
}

/// Reads what a page says of itself.
pub(super) fn of(document: &Document, url: Option<&str>, today: Option<NaiveDate>) -> Meta {
    let blocks: Vec<String> = document
        .select("script[type*='ld+json']")
        .iter()
        .map(|block| block.text().to_string())
        .collect();
    let page = Page {
        document,
        metas: metas(document),
        json_ld: json_ld::read(blocks.iter().map(String::as_str)),
        url: url.and_then(|url| Url::parse(url).ok()),
        today,
    };
    let publisher = publisher(&page);
    let site = site::SiteNames::of(&page, publisher.as_deref());
    let title = title::of(&page, &site);
    let below = title
        .as_deref()
        .map(|title| below_title(&page, title))
        .unwrap_or_default();
    Meta {
        byline: byline::of(&page, &site, &below),
        canonical: canonical(&page),
        lang: lang(&page),
        published: published::published(&page, &below),
        modified: published::modified(&page, &below),
        is_paid: page.json_ld.is_paid,
        title,
        publisher,
    }
}

/// The short lines right below the title, where bylines and dates stand, in the order in which a visitor reads.
fn below_title(page: &Page<'_>, title: &str) -> Vec<String> {
    const FAR_ENOUGH: usize = 600;
    const LONGEST_LINE: usize = 160;
    let Some(body) = page.document.body() else {
        return Vec::new();
    };
    let text = super::render::text_of(body);
    // Lists of other stories that name this one as well stand below it.
    let heading = format!("\n{title}\n");
    let framed = format!("\n{text}\n");
    let Some(at) = framed.find(&heading) else {
        return Vec::new();
    };
    let mut n_seen = 0;
    framed[at + heading.len()..]
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take_while(|line| {
            n_seen += line.chars().count();
            n_seen <= FAR_ENOUGH
        })
        .filter(|line| line.chars().count() <= LONGEST_LINE)
        .map(str::to_owned)
        .collect()
}

fn metas(document: &Document) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for meta in document.select("meta").iter() {
        let content = meta.attr("content").and_then(|content| plain(&content));
        let Some(content) = content else { continue };
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(key) = meta.attr(attribute) {
                found.push((key.trim().to_lowercase(), content.clone()));
            }
        }
    }
    found
}

fn publisher(page: &Page<'_>) -> Option<String> {
    page.json_ld.publisher.clone().or_else(|| {
        page.meta(&[
            "og:site_name",
            "dc.publisher",
            "dcterms.publisher",
            "citation_publisher",
            "publisher",
            "application-name",
            "apple-mobile-web-app-title",
        ])
        .filter(|name| !name.starts_with("http"))
        .map(str::to_owned)
    })
}

fn canonical(page: &Page<'_>) -> Option<String> {
    let written = page
        .document
        .select("link[rel='canonical']")
        .attr("href")
        .map(|href| href.trim().to_owned())
        .or_else(|| page.meta(&["og:url"]).map(str::to_owned))
        .filter(|href| !href.is_empty())?;
    let absolute = match &page.url {
        Some(base) => base.join(&written).ok()?,
        None => Url::parse(&written).ok()?,
    };
    matches!(absolute.scheme(), "http" | "https").then(|| absolute.to_string())
}

fn lang(page: &Page<'_>) -> Option<String> {
    let html = page.document.select("html");
    let written = html
        .attr("lang")
        .or_else(|| html.attr("xml:lang"))
        .map(|tag| tag.to_string())
        .filter(|tag| !tag.trim().is_empty())
        .or_else(|| {
            page.meta(&["content-language", "og:locale", "dc.language", "language"])
                .map(str::to_owned)
        })
        .or_else(|| page.json_ld.lang.clone())?;
    primary_language(&written)
}

/// The language of a tag such as `da-DK` or `en_GB`, without the country.
pub(super) fn primary_language(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_', ',', ' ']).next()?.to_lowercase();
    let is_tag = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    is_tag.then_some(primary)
}

/// A value without markup's escapes and superfluous blanks; `None` where nothing is left.
pub(super) fn plain(written: &str) -> Option<String> {
    let decoded = html_escape::decode_html_entities(written);
    let folded = decoded.split_whitespace().collect::<Vec<_>>().join(" ");
    (!folded.is_empty()).then_some(folded)
}

/// The letters and digits alone, in lower case: what is left when spelling does not matter.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests;
