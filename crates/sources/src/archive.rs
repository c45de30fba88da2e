//! Copies that web archives took of a page: looked up where a person asks for them, never by themselves.

use crate::fetch::{Cancel, FetchError, FetchRequest, Fetched, Fetcher};
use chrono::{DateTime, NaiveDateTime};
use serde_json::Value;
use std::fmt::Write as _;
use url::Url;

/// Where copies are looked up unless the settings say otherwise; `{url}` is the page's address.
pub const USUAL_ENDPOINT: &str = "https://archive.org/wayback/available?url={url}";

/// A copy of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Where it is.
    pub address: String,
    /// When the archive took it.
    pub taken_ms: i64,
}

/// What an archive has of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The copies, newest first.
    pub copies: Vec<Copy>,
    /// What the archive answered, word for word.
    pub answer: Vec<u8>,
}

/// Asks an archive which copies it has of a page. Three kinds of answers are understood: the availability of the Wayback
/// Machine, a Memento time map, and a Memento time gate that leads to a copy (RFC 7089).
///
/// # Errors
/// Whatever kept the archive from answering; an archive that has no copy has answered.
pub fn look_up(fetcher: &Fetcher, endpoint: &str, page: &str, cancel: &Cancel) -> Result<Found, FetchError> {
    let address = endpoint_of(endpoint, page);
    let answer = fetcher.fetch(&FetchRequest::new(address), cancel)?;
    if answer.status == 404 {
        return Ok(Found {
            copies: Vec::new(),
            answer: answer.bytes,
        });
    }
    let answer = answer.require_success()?;
    let mut copies = copies_in(&answer);
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.taken_ms));
    copies.dedup();
    Ok(Found {
        copies,
        answer: answer.bytes,
    })
}

/// In a query the page's address is one value; in a path it stands as it is, as archives have it.
fn endpoint_of(endpoint: &str, page: &str) -> String {
    let (before, after) = endpoint.split_once("{url}").unwrap_or((endpoint, ""));
    if !before.contains('?') {
        return format!("{before}{page}{after}");
    }
    let mut written = before.to_owned();
    for byte in page.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            written.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(written, "%{byte:02X}");
        }
    }
    written + after
}

fn copies_in(answer: &Fetched) -> Vec<Copy> {
    // A gate that led to the copy itself.
    if let Some(taken) = answer.header("memento-datetime").and_then(moment_of) {
        return vec![Copy {
            address: answer.final_url.clone(),
            taken_ms: taken,
        }];
    }
    let text = String::from_utf8_lossy(&answer.bytes);
    match serde_json::from_str::<Value>(&text) {
        Ok(said) => available(&said).into_iter().collect(),
        Err(_) => in_time_map(&text),
    }
}

/// `{"archived_snapshots": {"closest": {"available": true, "url": "…", "timestamp": "20200102030405"}}}`
fn available(said: &Value) -> Option<Copy> {
    let closest = &said["archived_snapshots"]["closest"];
    if closest["available"] != Value::Bool(true) {
        return None;
    }
    let taken = NaiveDateTime::parse_from_str(closest["timestamp"].as_str()?, "%Y%m%d%H%M%S").ok()?;
    Some(Copy {
        address: web_address(closest["url"].as_str()?)?,
        taken_ms: taken.and_utc().timestamp_millis(),
    })
}

/// `<https://…>; rel="memento"; datetime="Wed, 02 Jan 2020 03:04:05 GMT",` a line.
fn in_time_map(text: &str) -> Vec<Copy> {
    let links = text.split('<').skip(1).filter_map(|link| {
        let (address, about) = link.split_once('>')?;
        let value = |name: &str| {
            let (_, rest) = about.split_once(&format!("{name}=\""))?;
            rest.split_once('"').map(|(value, _)| value)
        };
        let is_copy = value("rel")?.split_ascii_whitespace().any(|rel| rel == "memento");
        let taken_ms = moment_of(value("datetime")?)?;
        is_copy.then_some(Copy {
            address: web_address(address)?,
            taken_ms,
        })
    });
    links.collect()
}

fn web_address(written: &str) -> Option<String> {
    let url = Url::parse(written).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

fn moment_of(written: &str) -> Option<i64> {
    Some(DateTime::parse_from_rfc2822(written).ok()?.timestamp_millis())
}

/// The address that gives a copy as the archive received it, without the archive's own bar around it: archives of the
/// Wayback kind have a form for that.
#[must_use]
pub fn original_of(copy: &str) -> String {
    let is_moment = |part: &str| part.len() == 14 && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some((before, rest)) = copy.split_once("/web/") else {
        return copy.to_owned();
    };
    match rest.split_once('/') {
        Some((moment, page)) if is_moment(moment) => format!("{before}/web/{moment}id_/{page}"),
        _ => copy.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{available, endpoint_of, in_time_map, original_of};
    use serde_json::json;

    #[test]
    fn an_endpoint_takes_the_address_as_a_value_or_as_a_path() {
        let page = "https://x.example/a?b=ø&c";
        assert_eq!(
            endpoint_of("https://a.example/available?url={url}&n=1", page),
            "https://a.example/available?url=https%3A%2F%2Fx.example%2Fa%3Fb%3D%C3%B8%26c&n=1"
        );
        assert_eq!(
            endpoint_of("https://a.example/timemap/link/", page),
            "https://a.example/timemap/link/https://x.example/a?b=ø&c"
        );
    }

    #[test]
    fn what_an_archive_says_of_a_copy_is_read() {
        let said = json!({ "archived_snapshots": { "closest": {
            "available": true, "status": "200", "timestamp": "20200102030405",
            "url": "http://web.archive.example/web/20200102030405/https://x.example/a",
        } } });
        assert_eq!(available(&said).unwrap().taken_ms, 1_577_934_245_000);
        assert_eq!(available(&json!({ "archived_snapshots": {} })), None);
        assert_eq!(available(&json!([1, "x"])), None);
        let map = "<https://x.example/a>; rel=\"original\",\n\
            <https://a.example/map>; rel=\"self\"; type=\"application/link-format\",\n\
            <https://a.example/1/https://x.example/a>; rel=\"first memento\"; datetime=\"Thu, 02 Jan 2020 03:04:05 GMT\",\n\
            <javascript:x>; rel=\"memento\"; datetime=\"Thu, 02 Jan 2020 03:04:05 GMT\",\n\
            <https://a.example/2/https://x.example/a>; rel=\"last memento\"; datetime=\"Fri, 03 Jan 2020 03:04:05 GMT\"";
        let copies = in_time_map(map);
        assert_eq!(copies.len(), 2);
        assert_eq!(copies[1].address, "https://a.example/2/https://x.example/a");
    }

    #[test]
    fn a_copy_is_asked_for_as_it_was_received() {
        assert_eq!(
            original_of("https://web.archive.org/web/20200102030405/https://x.example/web/1"),
            "https://web.archive.org/web/20200102030405id_/https://x.example/web/1"
        );
        assert_eq!(
            original_of("https://a.example/2/https://x.example/"),
            "https://a.example/2/https://x.example/"
        );
    }
}
