//! The title of the article, without the name of the site.

use super::{Page, letters, plain};
use crate::policy::host_of;

/// Signs that part a title from the name of a site, where blanks stand around them.
const SEPARATORS: &[&str] = &[
    "|", "-", "–", "—", "·", "•", "»", "«", "::", ":", "/", "<", ">", "~", "∙", "⋆",
];

pub(super) fn of(page: &Page<'_>, publisher: Option<&str>) -> Option<String> {
    let site = SiteNames::of(page, publisher);
    let written = page.document.select("head title").iter().next();
    let written = written.and_then(|title| plain(&title.text()));
    let shared = page.meta(&[
        "og:title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "citation_title",
        "headline",
        "parsely-title",
    ]);
    let headline = page.json_ld.headline.as_deref();
    let strip = |title: &str| site.strip(title);
    let heads = headings(page);

    // The heading that a visitor sees is the title, once something else says that it is the page's own.
    let witnesses: Vec<String> = [written.as_deref(), shared, headline]
        .into_iter()
        .flatten()
        .map(letters)
        .collect();
    let is_confirmed = |heading: &&String| {
        let heading = letters(heading);
        !heading.is_empty()
            && !site.is_one(&heading)
            && witnesses.iter().any(|witness| witness.contains(&heading))
    };
    if let Some(heading) = heads
        .iter()
        .filter(is_confirmed)
        .max_by_key(|heading| heading.chars().count())
        .filter(|heading| heading.split_whitespace().count() > 2 || heads.len() == 1)
    {
        return Some(heading.clone());
    }
    [
        headline.map(str::to_owned),
        shared.map(strip),
        written.as_deref().map(strip),
    ]
    .into_iter()
    .flatten()
    .find(|title| !title.is_empty() && !site.is_one(&letters(title)))
    .or_else(|| heads.into_iter().next())
    .or_else(|| written.clone())
    .map(|title| shown_part(page, &title).unwrap_or(title))
}

/// The part before the last sign that parts, where that part stands on the page as a line of its own and the whole does
/// not: a site that nowhere says its name gives it away so.
fn shown_part(page: &Page<'_>, title: &str) -> Option<String> {
    let (head, tail) = split_last(title)?;
    if head.split_whitespace().count() < 3 || tail.split_whitespace().count() > 5 {
        return None;
    }
    let text = crate::read::render::text_of(page.document.body()?);
    let is_line = |part: &str| text.lines().any(|line| line.trim() == part);
    (is_line(head) && !is_line(title)).then(|| head.to_owned())
}

fn headings(page: &Page<'_>) -> Vec<String> {
    page.document
        .select("h1")
        .iter()
        .filter_map(|heading| {
            let node = heading.nodes().first()?;
            plain(&crate::read::render::text_of(*node))
        })
        .collect()
}

/// Everything that names the site rather than the article.
struct SiteNames(Vec<String>);

impl SiteNames {
    fn of(page: &Page<'_>, publisher: Option<&str>) -> SiteNames {
        let mut names: Vec<String> = publisher.into_iter().map(letters).collect();
        names.extend(page.meta(&["og:site_name"]).map(letters));
        names.extend(page.meta(&["application-name"]).map(letters));
        if let Some(host) = page.url.as_ref().and_then(host_of) {
            let bare = host.trim_start_matches("www.");
            names.push(letters(bare));
            // The label before the country's or trade's: `avisen` of `www.avisen.dk`.
            if let Some((name, _)) = bare.rsplit_once('.') {
                names.extend(name.split('.').map(letters).filter(|label| label.len() > 2));
            }
        }
        names.retain(|name| !name.is_empty());
        SiteNames(names)
    }

    /// Whether a whole title, as letters, is no more than the name of the site.
    fn is_one(&self, written: &str) -> bool {
        /// «The», «online», «.com».
        const MOST_BESIDE: usize = 6;
        self.0.iter().any(|name| {
            name == written
                || (name.len() > 3
                    && written.contains(name.as_str())
                    && written.len() <= name.len() + MOST_BESIDE)
        })
    }

    /// Whether a part of a title is a form of the site's name.
    fn names(&self, part: &str) -> bool {
        let part = letters(part);
        !part.is_empty()
            && self.0.iter().any(|name| {
                name == &part
                    || (part.len() > 3 && name.contains(&part))
                    || (name.len() > 3 && part.contains(name.as_str()))
            })
    }

    fn strip(&self, title: &str) -> String {
        let mut kept = title.trim();
        // Up to three parts: «Title | Section | Site».
        for _ in 0..3 {
            let Some((head, tail)) = split_last(kept) else {
                break;
            };
            let n_words = |part: &str| part.split_whitespace().count();
            let is_site = self.names(tail) && n_words(tail) <= 6;
            if is_site || (tail_is_section(tail) && kept != title) {
                kept = head;
                continue;
            }
            break;
        }
        if let Some((head, tail)) = split_first(kept)
            && self.names(head)
            && head.split_whitespace().count() <= 4
            && tail.split_whitespace().count() > 2
        {
            kept = tail;
        }
        kept.to_owned()
    }
}

fn tail_is_section(tail: &str) -> bool {
    tail.split_whitespace().count() == 1 && tail.chars().count() <= 14
}

fn split_last(title: &str) -> Option<(&str, &str)> {
    SEPARATORS
        .iter()
        .filter_map(|sign| {
            let needle = format!(" {sign} ");
            title.rfind(&needle).map(|at| (at, needle.len()))
        })
        .max()
        .map(|(at, len)| (title[..at].trim(), title[at + len..].trim()))
        .filter(|(head, _)| !head.is_empty())
}

fn split_first(title: &str) -> Option<(&str, &str)> {
    SEPARATORS
        .iter()
        .filter_map(|sign| {
            let needle = format!(" {sign} ");
            title.find(&needle).map(|at| (at, needle.len()))
        })
        .min()
        .map(|(at, len)| (title[..at].trim(), title[at + len..].trim()))
}
