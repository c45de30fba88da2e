//! Reads schema.org ClaimReview out of what others publish: JSON-LD in whatever wrapping, JSON Lines, or a web page.

use factdesk_store::ReviewRating;
use serde_json::Value;

/// A fact-check as somebody else published it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FoundReview {
    pub claim: String,
    pub lang: Option<String>,
    pub speaker: Option<String>,
    pub said: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub published: Option<String>,
    pub rating: ReviewRating,
}

/// All fact-checks of a file, and how many name no claim; `None` where nothing in it is JSON.
pub(crate) fn find_reviews(text: &str) -> Option<(Vec<FoundReview>, u32)> {
    let text = text.trim_start_matches('\u{feff}');
    let documents = match serde_json::from_str(text) {
        Ok(whole) => vec![whole],
        Err(_) => parts(text),
    };
    if documents.is_empty() {
        return None;
    }
    let (mut found, mut n_without_claim) = (Vec::new(), 0);
    for document in &documents {
        gather(document, &mut found, &mut n_without_claim);
    }
    Some((found, n_without_claim))
}

/// The JSON of a page's scripts, or of the lines of a file.
fn parts(text: &str) -> Vec<Value> {
    if text.trim_start().starts_with('<') {
        return scripts(text)
            .filter_map(|script| serde_json::from_str(script.trim()).ok())
            .collect();
    }
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let read: Vec<Value> = lines
        .iter()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    // A file of which most lines are no JSON is something else.
    if read.len() * 2 > lines.len() {
        read
    } else {
        Vec::new()
    }
}

/// What stands in the `application/ld+json` scripts of a page.
fn scripts(page: &str) -> impl Iterator<Item = &str> {
    let mut rest = page;
    std::iter::from_fn(move || {
        loop {
            let start = find_ignoring_case(rest, "<script")?;
            rest = rest.get(start + "<script".len()..)?;
            let head_end = rest.find('>')?;
            let (head, body) = rest.split_at(head_end);
            let end = find_ignoring_case(body, "</script")?;
            let script = body.get(1..end)?;
            rest = body.get(end..)?;
            if find_ignoring_case(head, "application/ld+json").is_some() {
                return Some(script);
            }
        }
    })
}

fn find_ignoring_case(text: &str, what: &str) -> Option<usize> {
    text.as_bytes()
        .windows(what.len())
        .position(|window| window.eq_ignore_ascii_case(what.as_bytes()))
}

/// Looks for reviews in a value, however they are wrapped: lists, `@graph`, data feeds.
fn gather(value: &Value, found: &mut Vec<FoundReview>, n_without_claim: &mut u32) {
    match value {
        Value::Array(values) => {
            for value in values {
                gather(value, found, n_without_claim);
            }
        }
        Value::Object(_) if is_a(value, "ClaimReview") => match review(value) {
            Some(review) => found.push(review),
            None => *n_without_claim += 1,
        },
        Value::Object(members) => {
            for value in members.values() {
                gather(value, found, n_without_claim);
            }
        }
        _ => {}
    }
}

fn is_a(value: &Value, kind: &str) -> bool {
    let named = |value: &Value| {
        value
            .as_str()
            .is_some_and(|written| written.rsplit(['/', ':', '#']).next() == Some(kind))
    };
    match &value["@type"] {
        Value::Array(kinds) => kinds.iter().any(named),
        one => named(one),
    }
}

fn review(value: &Value) -> Option<FoundReview> {
    let claim = words(&value["claimReviewed"])?;
    let item = &value["itemReviewed"];
    let rating = &value["reviewRating"];
    Some(FoundReview {
        claim,
        lang: words(&value["inLanguage"]),
        speaker: name(&item["author"]),
        said: words(&item["datePublished"]),
        publisher: name(&value["author"]).or_else(|| name(&value["publisher"])),
        url: words(&value["url"]).filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        published: words(&value["datePublished"]),
        rating: ReviewRating {
            label: words(&rating["alternateName"]).or_else(|| words(&rating["name"])),
            value: words(&rating["ratingValue"]),
            best: words(&rating["bestRating"]),
            worst: words(&rating["worstRating"]),
        },
    })
}

/// A text or number on one line; `None` for an empty one.
fn words(value: &Value) -> Option<String> {
    let written = match value {
        Value::String(words) => words.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => return values.iter().find_map(words),
        Value::Object(_) => {
            return value
                .get("@value")
                .and_then(words)
                .or_else(|| value.get("name").and_then(words));
        }
        _ => return None,
    };
    let line: Vec<&str> = written.split_whitespace().collect();
    (!line.is_empty()).then(|| line.join(" "))
}

/// Who something is: an object with a name, or the name itself.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::Object(_) => value.get("name").and_then(words),
        Value::Array(values) => values.iter().find_map(name),
        other => words(other),
    }
}

#[cfg(test)]
mod tests {
    use super::find_reviews;

    const REVIEW: &str = r#"{"@context": "https://schema.org", "@type": "ClaimReview",
        "claimReviewed": "Der er 4.000 soldater i landet", "url": "https://example.org/tjek",
        "author": {"@type": "Organization", "name": "Tjekbladet"}, "datePublished": "2020-10-12",
        "itemReviewed": {"@type": "Claim", "author": {"name": "Tim Olsen"}, "datePublished": "2020-10-01"},
        "reviewRating": {"ratingValue": 2, "bestRating": "5", "worstRating": 1, "alternateName": "Mest forkert"}}"#;

    #[test]
    fn a_review_is_found_however_it_is_wrapped() {
        let line = REVIEW.replace('\n', " ");
        let page = format!(
            "<!doctype html><SCRIPT>var x = 1 < 2;</SCRIPT><script type=\"application/ld+json\">{REVIEW}</script>"
        );
        let wrapped = [
            REVIEW.to_owned(),
            format!("[{REVIEW}]"),
            format!(r#"{{"@graph": [{{"@type": "WebPage"}}, {REVIEW}]}}"#),
            format!(r#"{{"@type": "DataFeed", "dataFeedElement": [{{"item": [{REVIEW}]}}]}}"#),
            REVIEW.replace(
                "\"ClaimReview\"",
                "[\"Review\", \"https://schema.org/ClaimReview\"]",
            ),
            format!("{line}\n\n"),
            page,
        ];
        for text in wrapped {
            let (found, n_without_claim) = find_reviews(&text).unwrap();
            assert_eq!((found.len(), n_without_claim), (1, 0), "{text}");
            let review = &found[0];
            assert_eq!(review.claim, "Der er 4.000 soldater i landet");
            assert_eq!(review.speaker.as_deref(), Some("Tim Olsen"));
            assert_eq!(review.publisher.as_deref(), Some("Tjekbladet"));
            assert_eq!(review.rating.label.as_deref(), Some("Mest forkert"));
            assert_eq!(review.rating.value.as_deref(), Some("2"));
        }
    }

    #[test]
    fn what_holds_no_review_gives_none() {
        assert_eq!(find_reviews("Der er 4.000 soldater.\nI landet."), None);
        assert_eq!(find_reviews("<p>En side</p>"), None);
        assert_eq!(find_reviews("{\"@type\": \"Recipe\"}"), Some((Vec::new(), 0)));
        let without = REVIEW.replace("claimReviewed", "claim");
        assert_eq!(find_reviews(&without), Some((Vec::new(), 1)));
    }

    #[test]
    fn an_address_that_is_no_web_address_is_left_out() {
        let (found, _) =
            find_reviews(&REVIEW.replace("https://example.org/tjek", "javascript:alert(1)")).unwrap();
        assert_eq!(found[0].url, None);
    }
}
