//! The title of the article, without the name of the site.

use super::site::SiteNames;
use super::{Page, letters, plain};

/// Signs that part a title from the name of a site, where blanks stand around them.
const SEPARATORS: &[&str] = &[
    "|", "-", "–", "—", "―", "·", "•", "»", "«", "›", "::", ":", "/", "<", ">", "~", "∙", "⋆", "◆", "●",
];

/// The same in scripts that write no blanks.
const WIDE_SEPARATORS: &[&str] = &["：", "｜", "－", "_", "|"];

pub(super) fn of(page: &Page<'_>, site: &SiteNames) -> Option<String> {
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
    let strip = |title: &str| strip(site, title);
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

/// A title without the name of the site at either end, and without a section before that.
fn strip(site: &SiteNames, title: &str) -> String {
    let mut kept = title.trim();
    // Up to three parts: «Title | Section | Site».
    for _ in 0..3 {
        let Some((head, tail)) = split_last(kept) else {
            break;
        };
        let n_words = |part: &str| part.split_whitespace().count();
        let is_site = site.names(tail) && n_words(tail) <= 6;
        // Without blanks around the sign, what follows may be the point of the headline.
        let is_apart = kept[..kept.len() - tail.len()].ends_with(' ');
        if is_site || (is_apart && tail_is_section(tail) && kept != title) {
            kept = head;
            continue;
        }
        break;
    }
    if let Some((head, tail)) = split_first(kept)
        && site.names(head)
        && head.split_whitespace().count() <= 4
        && tail.split_whitespace().count() > 2
    {
        kept = tail;
    }
    kept.to_owned()
}

fn tail_is_section(tail: &str) -> bool {
    tail.split_whitespace().count() == 1 && tail.chars().count() <= 14
}

fn split_last(title: &str) -> Option<(&str, &str)> {
    signs()
        .filter_map(|sign| title.rfind(sign.as_str()).map(|at| (at, sign.len())))
        .max()
        .map(|(at, len)| (title[..at].trim(), title[at + len..].trim()))
        .filter(|(head, _)| !head.is_empty())
}

fn split_first(title: &str) -> Option<(&str, &str)> {
    signs()
        .filter_map(|sign| title.find(sign.as_str()).map(|at| (at, sign.len())))
        .min()
        .map(|(at, len)| (title[..at].trim(), title[at + len..].trim()))
}

fn signs() -> impl Iterator<Item = String> {
    let narrow = SEPARATORS.iter().map(|sign| format!(" {sign} "));
    narrow.chain(WIDE_SEPARATORS.iter().map(|sign| (*sign).to_owned()))
}
