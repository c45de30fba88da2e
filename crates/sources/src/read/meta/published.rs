//! When a page was published and changed, each with where that was said.

use super::{DateFrom, FoundDate, Page, dates};
use chrono::NaiveDate;
use dates::DateKind;
use dom_query::Selection;

pub(super) fn published(page: &Page<'_>, below_title: &[String]) -> Option<FoundDate> {
    const KEYS: &[&str] = &[
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
        "published_time",
        "publishdate",
        "publish-date",
        "publish_date",
        "pubdate",
        "published",
        "publication_date",
        "publication-date",
        "parsely-pub-date",
        "sailthru.date",
        "dcterms.created",
        "dcterms.issued",
        "dc.date.issued",
        "dc.date.created",
        "dcterms.date",
        "dc.date",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "rnews:datepublished",
        "cxenseparse:recs:publishtime",
        "shareaholic:article_published_time",
        "originalpublicationdate",
        "article_date_original",
        "displaydate",
        "date_published",
        "ptime",
        "created",
        "datecreated",
        "date",
        "dat",
        "doc_date",
        "release_date",
        "timestamp",
    ];
    let in_json_ld = page.json_ld.published.as_deref();
    find(page, DateFrom::JsonLd, in_json_ld.into_iter())
        .or_else(|| {
            find(
                page,
                DateFrom::Meta,
                KEYS.iter().filter_map(|key| page.meta(&[key])),
            )
        })
        .or_else(|| in_url(page))
        .or_else(|| in_time_element(page, DateKind::Published))
        .or_else(|| in_byline(page, DateKind::Published, below_title))
}

pub(super) fn modified(page: &Page<'_>, below_title: &[String]) -> Option<FoundDate> {
    const KEYS: &[&str] = &[
        "article:modified_time",
        "og:updated_time",
        "og:modified_time",
        "article:modified",
        "datemodified",
        "modified_time",
        "lastmodified",
        "last-modified",
        "dcterms.modified",
        "dc.date.modified",
        "moddate",
        "last_updated_date",
        "lastmod",
        "updated",
        "revised",
        "date_modified",
        "shareaholic:article_modified_time",
    ];
    let in_json_ld = page.json_ld.modified.as_deref();
    find(page, DateFrom::JsonLd, in_json_ld.into_iter())
        .or_else(|| {
            find(
                page,
                DateFrom::Meta,
                KEYS.iter().filter_map(|key| page.meta(&[key])),
            )
        })
        .or_else(|| in_time_element(page, DateKind::Modified))
        .or_else(|| in_byline(page, DateKind::Modified, below_title))
}

fn find<'a>(page: &Page<'_>, from: DateFrom, mut values: impl Iterator<Item = &'a str>) -> Option<FoundDate> {
    values.find_map(|written| found(page, dates::in_value(written)?, from))
}

fn found(page: &Page<'_>, date: NaiveDate, from: DateFrom) -> Option<FoundDate> {
    dates::is_plausible(date, page.today).then(|| FoundDate {
        date: dates::shown(date),
        from,
    })
}

fn in_url(page: &Page<'_>) -> Option<FoundDate> {
    let url = page.url.as_ref()?;
    found(page, dates::in_url(url.as_str())?, DateFrom::Url)
}

/// `<time>` and microdata. Times of other stories, of comments and of events on the page say nothing about it.
fn in_time_element(page: &Page<'_>, wanted: DateKind) -> Option<FoundDate> {
    let marked = match wanted {
        DateKind::Modified => "[itemprop~='dateModified'], time[class*='updated'], time[class*='modified']",
        _ => "[itemprop~='datePublished'], time[pubdate], time[class*='publish'], time[class*='entry-date']",
    };
    let date_of = |element: &Selection<'_>| {
        let attribute = ["datetime", "content", "title"]
            .iter()
            .find_map(|name| dates::in_value(&element.attr(name)?));
        attribute.or_else(|| dates::in_value(&element.text()))
    };
    let plausible = |date: NaiveDate| found(page, date, DateFrom::Time);
    let in_marked = page
        .document
        .select(marked)
        .iter()
        .filter_map(|element| date_of(&element))
        .find_map(plausible);
    if in_marked.is_some() || wanted == DateKind::Modified {
        return in_marked;
    }
    let is_beside = |element: &Selection<'_>| {
        element.nodes().first().is_none_or(|node| {
            node.ancestors_it(None).any(|above| {
                let name = above.node_name();
                let class = above
                    .class()
                    .map(|class| class.to_lowercase())
                    .unwrap_or_default();
                matches!(name.as_deref(), Some("aside" | "footer" | "nav" | "li"))
                    || ["comment", "related", "sidebar", "teaser", "card"]
                        .iter()
                        .any(|word| class.contains(word))
            })
        })
    };
    let is_updated = |element: &Selection<'_>| {
        let around = element.parent().text().to_lowercase();
        dates::in_text(&around)
            .first()
            .is_some_and(|date| date.kind == DateKind::Modified)
    };
    ["article time, main time, header time", "time"]
        .iter()
        .find_map(|place| {
            page.document
                .select(place)
                .iter()
                .filter(|element| !is_beside(element) && !is_updated(element))
                .filter_map(|element| date_of(&element))
                .find_map(plausible)
        })
}

/// A date in the visible words that stand where bylines stand.
fn in_byline(page: &Page<'_>, wanted: DateKind, below_title: &[String]) -> Option<FoundDate> {
    const PLACES: &[&str] = &[
        "[class*='publish'], [class*='pubdate'], [class*='pub-date'], [id*='publish'], [class*='dateline']",
        "[class*='byline'], [class*='article-meta'], [class*='entry-meta'], [class*='post-meta'], [class*='article__meta']",
        "[class~='date'], [class*='-date'], [class*='date-'], [class*='_date'], [id~='date'], [class*='timestamp'], \
         [class*='datetime'], [class~='time'], [class~='meta'], [class*='dato']",
        "header p, article > p, main > p, h1 + p, h1 + div, article small, article header",
    ];
    /// A paragraph of the story may name any day; a byline is short.
    const LONGEST_BYLINE: usize = 160;
    for place in PLACES {
        for element in page.document.select(place).iter().take(20) {
            let text = element.text();
            if text.chars().count() > LONGEST_BYLINE {
                continue;
            }
            let all = dates::in_text(&text);
            let of_kind = all.iter().find(|date| date.kind == wanted);
            let unsaid = (wanted == DateKind::Published)
                .then(|| all.iter().find(|date| date.kind == DateKind::Unsaid))
                .flatten();
            let date = of_kind
                .or(unsaid)
                .and_then(|date| found(page, date.date, DateFrom::Text));
            if date.is_some() {
                return date;
            }
        }
    }
    if wanted == DateKind::Modified {
        return None;
    }
    below_title
        .iter()
        .flat_map(|line| dates::in_text(line))
        .filter(|date| date.kind != DateKind::Modified)
        .find_map(|date| found(page, date.date, DateFrom::Text))
}
