//! Holds a page against the limits that keep parsers and extractors from hanging, before any of them sees it.
//!
//! This is no parser: it walks once over the bytes, in constant memory, and counts what the expensive parts of
//! parsing grow with. It also takes out what costs much and says nothing: runs of line breaks.

/// How deep, how many and how long is still a page.
const MOST_DEPTH: usize = 512;
const MOST_TAGS: usize = 250_000;
const MOST_ATTRIBUTES: usize = 512;
const MOST_BYTES: usize = 10 << 20;
/// Blank lines say nothing after the second.
const MOST_BREAKS_IN_A_ROW: usize = 2;

/// Which limit a page breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BoundsError {
    #[error("its elements are nested more than {MOST_DEPTH} deep")]
    Deep,
    #[error("it has more than {MOST_TAGS} tags")]
    Tags,
    #[error("a tag has more than {MOST_ATTRIBUTES} attributes")]
    Attributes,
    #[error("its text is longer than {MOST_BYTES} bytes")]
    Long,
}

/// The page without superfluous line breaks, or the limit that it breaks.
pub(crate) fn bounded(html: &str) -> Result<String, BoundsError> {
    if html.len() > MOST_BYTES {
        return Err(BoundsError::Long);
    }
    let mut kept = String::with_capacity(html.len());
    let mut open = Open::default();
    let mut n_tags = 0;
    let mut n_breaks = 0;
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        if !html[at..start].trim_ascii().is_empty() {
            n_breaks = 0;
        }
        kept.push_str(&html[at..start]);
        let tag = tag_at(html, start);
        at = tag.end;
        match tag.kind {
            Kind::Other => n_breaks = 0,
            Kind::Start | Kind::End => {
                n_tags += 1;
                if n_tags > MOST_TAGS {
                    return Err(BoundsError::Tags);
                }
                if tag.n_attributes > MOST_ATTRIBUTES {
                    return Err(BoundsError::Attributes);
                }
                if tag.name.eq_ignore_ascii_case("br") {
                    n_breaks += 1;
                } else {
                    n_breaks = 0;
                }
                open.take(&tag);
                if open.names.len() > MOST_DEPTH {
                    return Err(BoundsError::Deep);
                }
            }
        }
        if n_breaks <= MOST_BREAKS_IN_A_ROW {
            kept.push_str(&html[start..at]);
        } else {
            // Nobody has to lay it out, so it counts against no limit.
            n_tags -= 1;
        }
        // The content of these is text, whatever it looks like.
        if tag.kind == Kind::Start && is_raw(tag.name) {
            let end = raw_end(html, at, tag.name);
            kept.push_str(&html[at..end]);
            at = end;
        }
    }
    kept.push_str(&html[at..]);
    Ok(kept)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    End,
    /// A comment, a declaration, or a `<` that is only a sign.
    Other,
}

struct Tag<'a> {
    kind: Kind,
    name: &'a str,
    n_attributes: usize,
    is_self_closed: bool,
    /// The byte after it.
    end: usize,
}

fn tag_at(html: &str, start: usize) -> Tag<'_> {
    let bytes = html.as_bytes();
    let other = |end: usize| Tag {
        kind: Kind::Other,
        name: "",
        n_attributes: 0,
        is_self_closed: false,
        end: end.min(html.len()),
    };
    let rest = &html[start..];
    if let Some(comment) = rest.strip_prefix("<!--") {
        return other(comment.find("-->").map_or(html.len(), |n| start + 4 + n + 3));
    }
    let (kind, name_start) = match bytes.get(start + 1) {
        Some(b'!' | b'?') => return other(rest.find('>').map_or(html.len(), |n| start + n + 1)),
        Some(b'/') => (Kind::End, start + 2),
        _ => (Kind::Start, start + 1),
    };
    if !bytes.get(name_start).is_some_and(u8::is_ascii_alphabetic) {
        return other(start + 1);
    }
    let name_len = html[name_start..]
        .find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
        .unwrap_or(html.len() - name_start);
    let (end, n_attributes) = attributes(bytes, name_start + name_len);
    Tag {
        kind,
        name: &html[name_start..name_start + name_len],
        n_attributes,
        is_self_closed: end >= 2 && bytes.get(end - 2) == Some(&b'/'),
        end,
    }
}

/// Walks over the attributes of a tag: where it ends, and how many there were.
fn attributes(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let mut n = 0;
    let mut is_in_name = false;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => return (at, n),
            b'=' => {
                is_in_name = false;
                while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                    at += 1;
                }
                at = value_end(bytes, at);
            }
            b'/' => is_in_name = false,
            _ if byte.is_ascii_whitespace() => is_in_name = false,
            _ if !is_in_name => {
                is_in_name = true;
                n += 1;
            }
            _ => {}
        }
    }
    (bytes.len(), n)
}

fn value_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let n = match rest.first() {
        Some(&quote @ (b'"' | b'\'')) => rest[1..].iter().position(|&byte| byte == quote).map(|n| n + 2),
        _ => rest
            .iter()
            .position(|&byte| byte.is_ascii_whitespace() || byte == b'>'),
    };
    at + n.unwrap_or(rest.len())
}

fn is_raw(name: &str) -> bool {
    [
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    ]
    .iter()
    .any(|raw| name.eq_ignore_ascii_case(raw))
}

fn raw_end(html: &str, at: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut from = at;
    while let Some(n) = html[from..].find("</") {
        let close = from + n;
        let found = bytes.get(close + 2..close + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return close;
        }
        from = close + 2;
    }
    html.len()
}

/// The elements that stand open, as a parser would keep them, near enough.
#[derive(Default)]
struct Open<'a> {
    names: Vec<&'a str>,
}

impl<'a> Open<'a> {
    fn take(&mut self, tag: &Tag<'a>) {
        match tag.kind {
            Kind::Start if is_void(tag.name) || (tag.is_self_closed && tag.name.contains(':')) => {}
            Kind::Start => {
                self.close_implied(tag.name);
                self.names.push(tag.name);
            }
            Kind::End => {
                let found = self
                    .names
                    .iter()
                    .rposition(|name| name.eq_ignore_ascii_case(tag.name));
                if let Some(n) = found {
                    self.names.truncate(n);
                }
            }
            Kind::Other => {}
        }
    }

    /// A `<p>` or `<li>` ends the one before it, even where nobody wrote so; but not across what keeps them apart: a
    /// list inside a list item opens a level of its own.
    fn close_implied(&mut self, name: &str) {
        const BLOCKS: &[&str] = &[
            "ul",
            "ol",
            "dl",
            "table",
            "div",
            "section",
            "article",
            "blockquote",
            "td",
            "th",
            "body",
            "button",
        ];
        const ENDED: &[(&[&str], &[&str])] = &[
            (&["p"], BLOCKS),
            (&["li"], &["ul", "ol"]),
            (&["dt", "dd"], &["dl"]),
            (&["tr"], &["table"]),
            (&["td", "th"], &["tr", "table"]),
            (&["option"], &["select", "datalist"]),
            (&["optgroup"], &["select"]),
            (&["thead", "tbody", "tfoot"], &["table"]),
            (&["rt", "rp"], &["ruby"]),
            (&["a"], BLOCKS),
            (&["button"], &["body"]),
        ];
        let is_one_of = |group: &[&str], name: &str| group.iter().any(|one| name.eq_ignore_ascii_case(one));
        let Some((group, barriers)) = ENDED.iter().find(|(group, _)| is_one_of(group, name)) else {
            return;
        };
        let found = self
            .names
            .iter()
            .rposition(|name| is_one_of(group, name) || is_one_of(barriers, name));
        if let Some(n) = found
            && is_one_of(group, self.names[n])
        {
            self.names.truncate(n);
        }
    }
}

fn is_void(name: &str) -> bool {
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr",
    ]
    .iter()
    .any(|void| name.eq_ignore_ascii_case(void))
}

#[cfg(test)]
mod tests {
    use super::{BoundsError, bounded};

    #[test]
    fn ordinary_pages_pass_unchanged() {
        for html in [
            "",
            "plain",
            "<p>a<p>b<br><br>c",
            "<a href='x>y'>1 < 2</a> <!-- <b> --> <script>if (a<b) '<p>'</script>",
            "<div",
            "<a b=\"",
            "<!-- never closed <p>",
            "a < b <3 </ x",
        ] {
            assert_eq!(bounded(html).as_deref(), Ok(html));
        }
    }

    #[test]
    fn every_nesting_is_counted() {
        for name in [
            "div",
            "span",
            "b",
            "ul><li",
            "blockquote",
            "table><tr><td",
            "font",
            "x-y",
        ] {
            let html = format!("<{name}>").repeat(600);
            assert_eq!(bounded(&html), Err(BoundsError::Deep), "{name}");
        }
    }

    #[test]
    fn elements_that_end_by_themselves_are_not_nested() {
        let html = format!(
            "<ul>{}</ul><table>{}</table>{}{}",
            "<li>a".repeat(2_000),
            "<tr><td>a<td>b".repeat(2_000),
            "<p>a".repeat(2_000),
            "<div>a</div><img src=x><input>".repeat(2_000)
        );
        assert!(bounded(&html).is_ok());
    }

    #[test]
    fn line_breaks_in_a_row_are_two_at_most() {
        let html = format!("a{}b<br>c", "<br/>\n".repeat(300_000));
        let kept = bounded(&html).unwrap();
        assert_eq!(kept.matches("<br").count(), 3);
        assert!(kept.ends_with("b<br>c"));
    }

    #[test]
    fn tags_attributes_and_length_are_limited() {
        assert_eq!(bounded(&"<i></i>".repeat(130_000)), Err(BoundsError::Tags));
        let many: String = (0..600).map(|n| format!(" a{n}={n}")).collect();
        assert_eq!(bounded(&format!("<p{many}>x")), Err(BoundsError::Attributes));
        assert_eq!(bounded(&"x".repeat(11 << 20)), Err(BoundsError::Long));
    }

    #[test]
    fn what_scripts_and_comments_hold_is_no_tag() {
        let html = format!(
            "<script>{}</script><!--{}-->",
            "<div>".repeat(5_000),
            "<div>".repeat(5_000)
        );
        assert!(bounded(&html).is_ok());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_survived(html in "[<>/a-c =\"'!\\-æ]{0,80}") {
            let _ = bounded(&html);
        }
    }
}
