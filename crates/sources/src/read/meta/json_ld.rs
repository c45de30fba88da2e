//! What a page says of itself in JSON-LD (schema.org).

use serde_json::Value;

/// The part of schema.org's description of an article that a desk keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    /// Those of the authors that are said to be no persons.
    pub(super) organizations: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) lang: Option<String>,
    /// `isAccessibleForFree` is false.
    pub(super) is_paid: bool,
}

/// Reads all JSON-LD blocks of a page; what describes the article counts before what describes the page or the site.
pub(super) fn read<'a>(blocks: impl Iterator<Item = &'a str>) -> JsonLd {
    let values: Vec<Value> = blocks.filter_map(parse).collect();
    let mut things: Vec<&serde_json::Map<String, Value>> = Vec::new();
    for value in &values {
        collect(value, &mut things);
    }
    things.sort_by_key(|thing| rank(thing));
    things.retain(|thing| rank(thing) < NOT_THE_PAGE);
    let by_id = |wanted: &str| {
        let mut all = Vec::new();
        for value in &values {
            collect(value, &mut all);
        }
        all.into_iter()
            .find(|thing| {
                thing.get("@id").and_then(Value::as_str) == Some(wanted) && thing.contains_key("name")
            })
            .and_then(|thing| text(thing, "name"))
    };
    let first = |key: &str| things.iter().find_map(|thing| text(thing, key));
    let names = |value: &Value| names_of(value, &by_id);
    JsonLd {
        headline: things
            .iter()
            .filter(|thing| rank(thing) == ARTICLE)
            .find_map(|thing| text(thing, "headline").or_else(|| text(thing, "name")))
            .or_else(|| first("headline")),
        authors: things
            .iter()
            .filter_map(|thing| thing.get("author").or_else(|| thing.get("creator")))
            .map(names)
            .find(|found| !found.is_empty())
            .unwrap_or_default(),
        organizations: things
            .iter()
            .filter_map(|thing| thing.get("author").or_else(|| thing.get("creator")))
            .flat_map(organizations_of)
            .collect(),
        publisher: things
            .iter()
            .filter_map(|thing| thing.get("publisher"))
            .find_map(|value| names(value).into_iter().next()),
        published: first("datePublished")
            .or_else(|| first("dateCreated"))
            .or_else(|| first("uploadDate")),
        modified: first("dateModified"),
        lang: first("inLanguage"),
        is_paid: things.iter().any(|thing| {
            thing.get("isAccessibleForFree").is_some_and(|free| {
                free == &Value::Bool(false)
                    || free
                        .as_str()
                        .is_some_and(|written| written.eq_ignore_ascii_case("false"))
            })
        }),
    }
}

/// Many pages break JSON's rules by line breaks in strings, or wrap it in a comment.
fn parse(block: &str) -> Option<Value> {
    let bare = block
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| {
        let calm: String = bare
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&calm).ok()
    })
}

fn collect<'a>(value: &'a Value, things: &mut Vec<&'a serde_json::Map<String, Value>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, things)),
        Value::Object(thing) => {
            if thing.contains_key("@type") {
                things.push(thing);
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"] {
                if let Some(inner) = thing.get(key) {
                    collect(inner, things);
                }
            }
        }
        _ => {}
    }
}

const ARTICLE: u8 = 0;
const NOT_THE_PAGE: u8 = 3;

fn rank(thing: &serde_json::Map<String, Value>) -> u8 {
    let mut types: Vec<&str> = match thing.get("@type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    types
        .iter_mut()
        .for_each(|one| *one = one.rsplit('/').next().unwrap_or(one));
    let any = |found: &dyn Fn(&str) -> bool| types.iter().any(|one| found(one));
    if any(&|one| {
        one.ends_with("Article") || one.ends_with("Posting") || matches!(one, "Report" | "ClaimReview")
    }) {
        ARTICLE
    } else if any(&|one| {
        matches!(
            one,
            "CreativeWork" | "VideoObject" | "AudioObject" | "Dataset" | "Recipe" | "Book"
        )
    }) {
        1
    } else if any(&|one| one.ends_with("Page")) {
        2
    } else {
        NOT_THE_PAGE
    }
}

fn text(thing: &serde_json::Map<String, Value>, key: &str) -> Option<String> {
    let value = match thing.get(key)? {
        Value::Array(many) => many.first()?,
        one => one,
    };
    let written = match value {
        Value::String(written) => written.as_str(),
        Value::Object(inner) => inner
            .get("@value")
            .or_else(|| inner.get("name"))
            .and_then(Value::as_str)?,
        _ => return None,
    };
    super::plain(written)
}

fn names_of(value: &Value, by_id: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    match value {
        Value::Array(many) => many.iter().flat_map(|one| names_of(one, by_id)).collect(),
        Value::String(name) => super::plain(name).into_iter().collect(),
        Value::Object(thing) => text(thing, "name")
            .or_else(|| by_id(thing.get("@id")?.as_str()?))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

fn organizations_of(value: &Value) -> Vec<String> {
    match value {
        Value::Array(many) => many.iter().flat_map(organizations_of).collect(),
        Value::Object(thing) => {
            let kind = thing.get("@type").and_then(Value::as_str).unwrap_or_default();
            let is_organization = kind.ends_with("Organization") || kind.ends_with("Organisation");
            is_organization
                .then(|| text(thing, "name"))
                .flatten()
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_article_counts_before_the_page_and_the_site() {
        let found = read(
            [r##"{"@context":"https://schema.org","@graph":[
                {"@type":"WebSite","name":"Site","datePublished":"1999-01-01"},
                {"@type":"WebPage","datePublished":"2020-01-01","dateModified":"2020-01-03"},
                {"@type":["NewsArticle"],"headline":"Troops &amp; tanks","datePublished":"2020-01-02T10:00:00+01:00",
                 "author":[{"@type":"Person","name":"Ane Holm"},{"@id":"#bo"}],"publisher":{"@id":"#org"},
                 "isAccessibleForFree":"False"},
                {"@type":"Person","@id":"#bo","name":"Bo Lind"},
                {"@type":"Organization","@id":"#org","name":"Dagens Avis"}]}"##]
            .into_iter(),
        );
        assert_eq!(found.headline.as_deref(), Some("Troops & tanks"));
        assert_eq!(found.authors, ["Ane Holm", "Bo Lind"]);
        assert_eq!(found.publisher.as_deref(), Some("Dagens Avis"));
        assert_eq!(found.published.as_deref(), Some("2020-01-02T10:00:00+01:00"));
        assert_eq!(found.modified.as_deref(), Some("2020-01-03"));
        assert!(found.is_paid);
    }

    #[test]
    fn broken_blocks_are_read_as_far_as_they_go() {
        let found = read(
            [
                "not json",
                "<!-- {\"@type\":\"Article\",\"headline\":\"Two\nlines\"} -->",
            ]
            .into_iter(),
        );
        assert_eq!(found.headline.as_deref(), Some("Two lines"));
        assert!(!found.is_paid);
    }
}
