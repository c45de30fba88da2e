//! Whether two pages differ only in what no reader sees: tokens in scripts, in attributes, in comments. Most pages that
//! are asked for again differ so, and parsing them to learn it costs a hundred times as much.

use super::media::{self, Media};

/// Elements whose content is text, whatever it looks like, up to their end tag.
const RAW: &[&[u8]] = &[
    b"title",
    b"textarea",
    b"xmp",
    b"iframe",
    b"noembed",
    b"noframes",
    b"noscript",
    b"plaintext",
];

/// Whether both show the same to a reader for certain. `false` says only that it takes a parser to tell.
pub(crate) fn look_the_same(one: &[u8], other: &[u8]) -> bool {
    if !is_text(one) || !is_text(other) {
        return false;
    }
    let (mut one, mut other) = (Outward::of(one), Outward::of(other));
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b => {}
            _ => return false,
        }
    }
}

/// Bytes of another encoding may say other things without differing where a reader looks.
fn is_text(bytes: &[u8]) -> bool {
    let is_html = matches!(media::of(bytes, None, None), Media::Html);
    // An escape sign switches some old encodings within what looks like plain letters.
    is_html && std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0x1b)
}

/// The parts of a page that a reader's view depends on, in their order.
struct Outward<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Until where bytes are handed out as they stand.
    raw_until: usize,
    /// In a tag, whose attributes are still to be looked at.
    tag: Option<&'a [u8]>,
    /// A picture's or formula's own markup follows other rules: nothing is passed over from there on.
    is_foreign: bool,
}

impl<'a> Outward<'a> {
    fn of(bytes: &'a [u8]) -> Outward<'a> {
        Outward {
            bytes,
            at: 0,
            raw_until: 0,
            tag: None,
            is_foreign: false,
        }
    }

    /// The bytes up to `end`, which are then behind us.
    fn take(&mut self, end: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..end.min(self.bytes.len()));
        self.at = end.min(self.bytes.len());
        taken
    }

    /// How far it is from here to these bytes, or to the end.
    fn to(&self, needle: &[u8]) -> usize {
        let rest = &self.bytes[self.at..];
        let found = rest
            .windows(needle.len())
            .position(|part| part.eq_ignore_ascii_case(needle));
        found.map_or(self.bytes.len(), |n| self.at + n)
    }

    fn peek(&self, offset: usize) -> Option<u8> {
        self.bytes.get(self.at + offset).copied()
    }

    fn pass_comment(&mut self) {
        let rest = &self.bytes[self.at + 4..];
        let n = if rest.starts_with(b">") {
            1
        } else if rest.starts_with(b"->") {
            2
        } else {
            let end = |needle: &[u8]| rest.windows(needle.len()).position(|part| part == needle);
            [end(b"-->").map(|n| n + 3), end(b"--!>").map(|n| n + 4)]
                .into_iter()
                .flatten()
                .min()
                .unwrap_or(rest.len())
        };
        self.at += 4 + n;
    }

    /// The next attribute that shows, of the tag that we are in; at its end what follows by its name.
    fn attribute(&mut self, tag: &'a [u8]) -> Option<&'a [u8]> {
        loop {
            while self
                .peek(0)
                .is_some_and(|byte| byte.is_ascii_whitespace() || byte == b'/')
            {
                self.at += 1;
            }
            let start = self.at;
            match self.peek(0) {
                None => return None,
                Some(b'>') => {
                    self.at += 1;
                    return Some(self.end_of(tag));
                }
                Some(_) => self.at += 1,
            }
            let is_name = |byte: u8| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'=');
            while self.peek(0).is_some_and(is_name) {
                self.at += 1;
            }
            let name = &self.bytes[start..self.at];
            while self.peek(0).is_some_and(|byte| byte.is_ascii_whitespace()) {
                self.at += 1;
            }
            if self.peek(0) == Some(b'=') {
                self.at += 1;
                self.pass_value();
            }
            if shows(tag, name) {
                return Some(&self.bytes[start..self.at]);
            }
        }
    }

    fn pass_value(&mut self) {
        while self.peek(0).is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        match self.peek(0) {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                while self.peek(0).is_some_and(|byte| byte != quote) {
                    self.at += 1;
                }
                self.at = (self.at + 1).min(self.bytes.len());
            }
            _ => {
                while self
                    .peek(0)
                    .is_some_and(|byte| !byte.is_ascii_whitespace() && byte != b'>')
                {
                    self.at += 1;
                }
            }
        }
    }

    /// A start tag is at its end: what it holds is passed over, or handed out as it stands, or markup.
    fn end_of(&mut self, tag: &'a [u8]) -> &'a [u8] {
        self.tag = None;
        let is = |name: &[u8]| tag.eq_ignore_ascii_case(name);
        if is(b"svg") || is(b"math") {
            self.is_foreign = true;
        } else if RAW.iter().any(|name| is(name)) {
            self.raw_until = self.to(&[b"</", tag].concat());
        } else if !self.is_foreign && (is(b"script") || is(b"style")) {
            self.at = self.to(&[b"</", tag].concat());
        }
        b">"
    }
}

/// Whether an attribute has a say in what a reader sees.
fn shows(tag: &[u8], name: &[u8]) -> bool {
    let is = |wanted: &[u8]| name.eq_ignore_ascii_case(wanted);
    is(b"hidden")
        || is(b"style")
        || (tag.eq_ignore_ascii_case(b"meta") && is(b"charset"))
        || (tag.eq_ignore_ascii_case(b"input") && is(b"type"))
}

impl<'a> Iterator for Outward<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        loop {
            if self.at < self.raw_until {
                return self.take(self.raw_until);
            }
            if let Some(tag) = self.tag {
                return self.attribute(tag);
            }
            if self.peek(0)? != b'<' {
                let rest = &self.bytes[self.at..];
                let n = rest.iter().position(|&byte| byte == b'<').unwrap_or(rest.len());
                return self.take(self.at + n);
            }
            if self.bytes[self.at..].starts_with(b"<!--") && !self.is_foreign {
                self.pass_comment();
                continue;
            }
            let is_end = self.peek(1) == Some(b'/');
            let name_at = 1 + usize::from(is_end);
            if !self.peek(name_at).is_some_and(|byte| byte.is_ascii_alphabetic()) {
                return self.take(self.at + 1);
            }
            let rest = &self.bytes[self.at + name_at..];
            let n_name = rest
                .iter()
                .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
                .unwrap_or(rest.len());
            // Content hangs on start tags alone.
            self.tag = Some(if is_end { b"/" } else { &rest[..n_name] });
            return self.take(self.at + name_at + n_name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::look_the_same;

    #[track_caller]
    fn check(one: &str, other: &str, expect: bool) {
        let page = |inner: &str| format!("<!doctype html><html><body>{inner}</body></html>");
        let (one, other) = (page(one), page(other));
        assert_eq!(
            look_the_same(one.as_bytes(), other.as_bytes()),
            expect,
            "{one} {other}"
        );
        assert_eq!(
            look_the_same(other.as_bytes(), one.as_bytes()),
            expect,
            "{other} {one}"
        );
        assert!(look_the_same(one.as_bytes(), one.as_bytes()));
    }

    #[test]
    fn what_no_reader_sees_makes_no_difference() {
        check(
            "<p class=a data-n='1>2'>4000</p>",
            "<p class=b data-n=\"3\">4000</p>",
            true,
        );
        check(
            "<script nonce=x>var a=1</script>a",
            "<script nonce=y>var b='<p>'</script>a",
            true,
        );
        check("a<!-- 10:31 -->b", "a<!-- 10:32 <p>x -->b", true);
        check("<style>p{color:red}</style>a", "<style></style>a", true);
        check("<img src=a.jpg alt=x>a", "<img src=b.jpg>a", true);
    }

    #[test]
    fn what_a_reader_sees_makes_one() {
        check("<p>4000</p>", "<p>8600</p>", false);
        check("<p>4000</p>", "<div>4000</div>", false);
        check("<p>4000</p>", "<p hidden>4000</p>", false);
        check(
            "<p style='color:red'>4000</p>",
            "<p style=display:none>4000</p>",
            false,
        );
        check("a<!-->4000<!---->b", "a<!-->8600<!---->b", false);
        check("a<!--x--!>4000", "a<!--x--!>8600", false);
        check(
            "<textarea><a b='4000'></textarea>",
            "<textarea><a b='8600'></textarea>",
            false,
        );
        check("<plaintext><a b='4000'>", "<plaintext><a b='8600'>", false);
        check(
            "<svg><style><p>4000</style>",
            "<svg><style><p>8600</style>",
            false,
        );
        check("< a b='4000'>", "< a b='8600'>", false);
        check("a <3 b", "a <4 b", false);
        check("<script></script>4000", "<script></script>8600", false);
    }

    #[test]
    fn bytes_that_are_no_page_of_known_encoding_take_a_parser() {
        assert!(!look_the_same(b"%PDF-1.4 a", b"%PDF-1.4 a"));
        assert!(!look_the_same(b"<html>\xe6", b"<html>\xe6"));
    }
}
