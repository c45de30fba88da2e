//! Who wrote a page.

use super::site::SiteNames;
use super::{Page, dates, plain};

/// Words that introduce a name, in the languages of bylines; lower case.
const INTRODUCTIONS: &[&str] = &[
    "by",
    "written by",
    "story by",
    "reported by",
    "posted by",
    "author",
    "af",
    "skrevet af",
    "tekst",
    "tekst af",
    "av",
    "skrevet av",
    "text",
    "von",
    "autor",
    "par",
    "door",
    "por",
    "di",
];

pub(super) fn of(page: &Page<'_>, site: &SiteNames, below_title: &[String]) -> Option<String> {
    let is_site =
        |name: &String| site.is_name(name) || (page.json_ld.organizations.contains(name) && site.names(name));
    let told: Vec<&str> = page
        .json_ld
        .authors
        .iter()
        .filter(|name| !is_site(name))
        .map(String::as_str)
        .collect();
    cleaned(&told.join(", "), site)
        .or_else(|| from_metas(page, site))
        .or_else(|| from_elements(page, site))
        .or_else(|| from_lines(below_title, site))
}

/// A line below the title that introduces a name: «Von Anna Weiß, 3. Mai 2019».
fn from_lines(below_title: &[String], site: &SiteNames) -> Option<String> {
    below_title.iter().find_map(|line| {
        let lower = line.to_lowercase();
        let word = INTRODUCTIONS
            .iter()
            .filter(|word| {
                lower
                    .strip_prefix(**word)
                    .is_some_and(|rest| rest.starts_with([' ', ':', '\u{a0}']))
            })
            .max_by_key(|word| word.len())?;
        let rest: String = line.chars().skip(word.chars().count()).collect();
        let rest = rest.trim_start_matches([':', ' ', '\u{a0}']);
        let name = rest
            .split([',', '|', '·', '•', '(', '/'])
            .next()
            .unwrap_or_default()
            .trim();
        let words: Vec<&str> = name.split_whitespace().collect();
        // A sentence may begin so too: a byline is two to five words, all but particles with a capital.
        let is_name = (2..=5).contains(&words.len())
            && words.iter().all(|word| {
                word.starts_with(char::is_uppercase)
                    || matches!(
                        *word,
                        "von" | "van" | "de" | "der" | "den" | "af" | "av" | "og" | "and" | "und" | "och"
                    )
            })
            && !name.ends_with(['.', '?', '!']);
        is_name.then(|| cleaned(name, site)).flatten()
    })
}

fn from_metas(page: &Page<'_>, site: &SiteNames) -> Option<String> {
    const KEYS: &[&str] = &[
        "author",
        "article:author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "sailthru.author",
        "parsely-author",
        "og:article:author",
        "citation_author",
        "article:author_name",
        "rbauthors",
        "creator",
    ];
    KEYS.iter().find_map(|wanted| {
        let names: Vec<&str> = page
            .metas
            .iter()
            .filter(|(key, _)| key == wanted)
            .map(|(_, content)| content.as_str())
            .collect();
        let mut unique: Vec<&str> = Vec::new();
        for name in names {
            if !unique.contains(&name) && !site.is_name(name) {
                unique.push(name);
            }
        }
        cleaned(&unique.join(", "), site)
    })
}

fn from_elements(page: &Page<'_>, site: &SiteNames) -> Option<String> {
    const PLACES: &[&str] = &[
        "[itemprop~='author'] [itemprop='name']",
        "[itemprop~='author']",
        "a[rel~='author']",
        "[rel~='author']",
        "[class~='author-name'], [class~='author__name'], [class~='byline__name'], [class~='article-author']",
        "[class~='byline'], [class~='author'], [id='byline'], [id='author'], [class*='byline']",
    ];
    PLACES.iter().find_map(|place| {
        let mut names: Vec<String> = Vec::new();
        for found in page.document.select(place).iter().take(4) {
            let Some(node) = found.nodes().first() else {
                continue;
            };
            let text = crate::read::render::text_of(*node);
            let name = text.lines().find_map(|line| cleaned(line, site));
            if let Some(name) = name
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
        // The same author often stands above and below the article, and others beside their own stories.
        let is_specific = place.contains("rel") || place.contains("itemprop");
        names.truncate(if is_specific { 4 } else { 1 });
        (!names.is_empty()).then(|| names.join(", "))
    })
}

/// A name without «By», dates and addresses; `None` where it is no name.
fn cleaned(written: &str, site: &SiteNames) -> Option<String> {
    let mut name = plain(written)?;
    if name.contains("://") || name.starts_with("www.") || name.starts_with('@') {
        return None;
    }
    loop {
        let lower = name.to_lowercase();
        let introduction = INTRODUCTIONS.iter().find(|word| {
            lower
                .strip_prefix(**word)
                .is_some_and(|rest| rest.starts_with([' ', ':', '\u{a0}']))
        });
        let Some(word) = introduction else { break };
        let rest: String = name.chars().skip(word.chars().count()).collect();
        name = rest.trim_start_matches([':', ' ', '\u{a0}']).to_owned();
    }
    let name = name
        .split(" | ")
        .next()
        .unwrap_or_default()
        .split(" • ")
        .next()
        .unwrap_or_default()
        .trim_matches([',', ' ', '|', '-', '–', ':', '.'])
        .to_owned();
    let n_words = name.split_whitespace().count();
    let is_name = (1..=16).contains(&n_words)
        && name.chars().any(char::is_alphabetic)
        && name.chars().filter(char::is_ascii_digit).count() <= 1
        && dates::in_text(&name).is_empty()
        && !site.is_name(&name);
    is_name.then_some(name)
}
