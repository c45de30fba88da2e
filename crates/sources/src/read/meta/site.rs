//! What a site calls itself, so that its name is taken neither for a part of a title nor for an author.

use super::{Page, letters, plain};
use crate::policy::host_of;

/// Everything that names the site rather than the article, as letters in lower case.
pub(super) struct SiteNames {
    /// What the page calls its site, and parts of its address.
    told: Vec<String>,
    /// What its links to the front page say; that may be «Home» too, so only the very words count.
    links: Vec<String>,
}

impl SiteNames {
    pub(super) fn of(page: &Page<'_>, publisher: Option<&str>) -> SiteNames {
        let mut names: Vec<String> = publisher.into_iter().map(letters).collect();
        for key in [
            "og:site_name",
            "application-name",
            "apple-mobile-web-app-title",
            "twitter:site",
            "dc.publisher",
        ] {
            names.extend(page.meta(&[key]).map(letters));
        }
        if let Some(host) = page.url.as_ref().and_then(host_of) {
            let bare = host.trim_start_matches("www.");
            names.push(letters(bare));
            // The label before the country's or trade's: `avisen` of `www.avisen.dk`.
            if let Some((name, _)) = bare.rsplit_once('.') {
                names.extend(name.split('.').map(letters).filter(|label| label.len() > 2));
            }
        }
        names.retain(|name| !name.is_empty());
        SiteNames {
            told: names,
            links: home_links(page),
        }
    }

    /// Whether a whole title, as letters, is no more than the name of the site.
    pub(super) fn is_one(&self, written: &str) -> bool {
        /// «The», «online», «.com».
        const MOST_BESIDE: usize = 6;
        let is_near = |name: &String| {
            name.len() > 3 && written.contains(name.as_str()) && written.len() <= name.len() + MOST_BESIDE
        };
        self.is_named(written) || self.told.iter().any(is_near)
    }

    /// Whether a part of a title is a form of the site's name.
    pub(super) fn names(&self, part: &str) -> bool {
        let part = letters(part);
        let is_form = |name: &String| {
            (part.len() > 3 && name.contains(&part)) || (name.len() > 3 && part.contains(name.as_str()))
        };
        !part.is_empty() && (self.is_named(&part) || self.told.iter().any(is_form))
    }

    /// Whether a name is the very name of the site.
    pub(super) fn is_name(&self, name: &str) -> bool {
        self.is_named(&letters(name))
    }

    fn is_named(&self, letters: &str) -> bool {
        let is_it = |name: &String| name == letters;
        self.told.iter().any(is_it) || self.links.iter().any(is_it)
    }
}

/// What leads to the front page says whose page it is: «京都新聞», a logo with words for those who cannot see it.
fn home_links(page: &Page<'_>) -> Vec<String> {
    const MOST_WORDS: usize = 5;
    const LONGEST: usize = 40;
    let origin = page.url.as_ref().map(|url| url.origin().ascii_serialization());
    let is_home = |href: &str| {
        let path = origin
            .as_deref()
            .and_then(|origin| href.strip_prefix(origin))
            .unwrap_or(href);
        matches!(path.trim(), "/" | "" | "./" | "/index.html")
    };
    let mut names = Vec::new();
    for link in page.document.select("a[href]").iter() {
        if !link
            .attr("href")
            .is_some_and(|href| !href.is_empty() && is_home(&href))
        {
            continue;
        }
        let said = [
            plain(&link.text()),
            link.attr("title").and_then(|title| plain(&title)),
            link.attr("aria-label").and_then(|label| plain(&label)),
            link.select("img[alt]").attr("alt").and_then(|alt| plain(&alt)),
        ];
        for name in said.into_iter().flatten() {
            if name.split_whitespace().count() <= MOST_WORDS && name.chars().count() <= LONGEST {
                names.push(letters(&name));
            }
        }
        if names.len() > 12 {
            break;
        }
    }
    names.retain(|name| name.chars().count() > 1);
    names
}
