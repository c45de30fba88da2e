//! Style sheets that ask nobody for anything: every address in them becomes a picture's own bytes, or nothing.

use super::parts::Parts;
use cssparser::{Parser, Token};
use std::fmt::Write as _;
use url::Url;

/// Deeper nested blocks are left out; no style sheet that is written by hand or by a tool has them.
const MOST_DEPTH: usize = 24;
/// Style sheets that import style sheets that import …
const MOST_IMPORTS_DEEP: usize = 4;
/// Longer style sheets are cut off.
const MOST_BYTES: usize = 4 << 20;
/// Stands where an address was that is not kept.
const NOTHING: &str = "url(\"data:,\")";

/// A style sheet, or the declarations of a `style` attribute, with everything that it loads inside it.
pub(super) fn rewritten(css: &str, base: Option<&Url>, parts: &mut Parts) -> String {
    let mut sheet = Sheet {
        base,
        parts,
        n_imports_deep: 0,
    };
    let written = sheet.rewritten(css);
    // What looks like a tag would end the `style` element around it, or look as if it did; in a string the escape
    // means the same sign, and nowhere else has it a meaning.
    let mut safe = String::with_capacity(written.len());
    let mut signs = written.chars().peekable();
    while let Some(sign) = signs.next() {
        let is_tag = sign == '<'
            && signs
                .peek()
                .is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(*next));
        if is_tag {
            safe.push_str("\\3c ");
        } else {
            safe.push(sign);
        }
    }
    safe
}

struct Sheet<'a> {
    base: Option<&'a Url>,
    parts: &'a mut Parts,
    n_imports_deep: usize,
}

impl Sheet<'_> {
    fn rewritten(&mut self, css: &str) -> String {
        let mut end = css.len().min(MOST_BYTES);
        while !css.is_char_boundary(end) {
            end -= 1;
        }
        let mut written = String::with_capacity(end);
        self.copy(&mut Parser::new(&css[..end]), &mut written, 0, false);
        written
    }

    /// Copies token by token. `holds_images` is told inside functions whose strings are addresses.
    fn copy(&mut self, parser: &mut Parser<'_>, out: &mut String, depth: usize, holds_images: bool) {
        loop {
            let start = parser.position();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
                return;
            };
            let written = parser.slice_from(start);
            match token {
                Token::UnquotedUrl(address) => out.push_str(&self.image(&address)),
                Token::QuotedString(address) if holds_images => out.push_str(&self.image(&address)),
                Token::Function(ref name) if is_one_of(name, &["url", "src"]) => {
                    let address = inside(parser, |inner| {
                        inner.expect_string().map(|found| found.as_ref().to_owned()).ok()
                    });
                    out.push_str(&self.image(&address.flatten().unwrap_or_default()));
                }
                Token::Function(ref name) => {
                    let holds_images = is_one_of(
                        name,
                        &[
                            "image-set",
                            "-webkit-image-set",
                            "image",
                            "cross-fade",
                            "-webkit-cross-fade",
                        ],
                    );
                    self.block(parser, out, written, ")", depth, holds_images);
                }
                Token::ParenthesisBlock => self.block(parser, out, "(", ")", depth, holds_images),
                Token::SquareBracketBlock => self.block(parser, out, "[", "]", depth, holds_images),
                Token::CurlyBracketBlock => self.block(parser, out, "{", "}", depth, holds_images),
                Token::AtKeyword(ref name) if is_one_of(name, &["import"]) => self.import(parser, out),
                // Written anew, since one that is not closed would swallow what comes after it.
                Token::QuotedString(words) => {
                    let _ = cssparser::serialize_string(&words, out);
                }
                // Fonts are not kept, and without a sheet to itself a namespace means nothing.
                Token::AtKeyword(ref name) if is_one_of(name, &["font-face", "charset", "namespace"]) => {
                    skip_rule(parser);
                }
                // A comment may stand between two words.
                Token::Comment(_) => out.push(' '),
                Token::BadUrl(_) | Token::BadString(_) | Token::CDO | Token::CDC => {}
                _ => out.push_str(written),
            }
        }
    }

    fn block(
        &mut self,
        parser: &mut Parser<'_>,
        out: &mut String,
        open: &str,
        close: &str,
        depth: usize,
        holds_images: bool,
    ) {
        out.push_str(open);
        // Gone over in any case: what is not, would be part of the next token's words.
        inside(parser, |inner| {
            if depth < MOST_DEPTH {
                self.copy(inner, out, depth + 1, holds_images);
            }
        });
        out.push_str(close);
    }

    /// The sheet that is imported, in place of the rule that imports it.
    fn import(&mut self, parser: &mut Parser<'_>, out: &mut String) {
        let mut address = None;
        let mut conditions = String::new();
        loop {
            let start = parser.position();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
                break;
            };
            match token {
                Token::Semicolon => break,
                // Not a rule that imports after all: whatever it is, it loads nothing.
                Token::CurlyBracketBlock => {
                    inside(parser, |_| ());
                    return;
                }
                Token::QuotedString(found) | Token::UnquotedUrl(found) if address.is_none() => {
                    address = Some(found.as_ref().to_owned());
                }
                Token::Function(ref name) if address.is_none() && is_one_of(name, &["url", "src"]) => {
                    address = inside(parser, |inner| {
                        inner.expect_string().map(|found| found.as_ref().to_owned()).ok()
                    })
                    .flatten();
                }
                Token::Function(_) | Token::ParenthesisBlock if address.is_some() => {
                    let open = parser.slice_from(start).to_owned();
                    self.block(parser, &mut conditions, &open, ")", 1, false);
                }
                Token::Comment(_) => {}
                _ => conditions.push_str(parser.slice_from(start)),
            }
        }
        let Some(url) = address.and_then(|address| resolved(&address, self.base)) else {
            return;
        };
        if self.n_imports_deep >= MOST_IMPORTS_DEEP {
            return;
        }
        let Some((css, from)) = self.parts.style(&url) else {
            return;
        };
        let mut inner = Sheet {
            base: Some(&from),
            parts: self.parts,
            n_imports_deep: self.n_imports_deep + 1,
        };
        let css = inner.rewritten(&css);
        let conditions = conditions.trim();
        // Layers and tests of what a browser can do are left out: the rules then hold always.
        if conditions.is_empty() || conditions.contains("layer") || conditions.contains("supports") {
            out.push_str(&css);
        } else {
            let _ = write!(out, "@media {conditions}{{{css}}}");
        }
        out.push('\n');
    }

    fn image(&mut self, address: &str) -> String {
        match self.parts.image_at(address, self.base) {
            // Made of letters, digits and signs that end no string.
            Some(data) => format!("url(\"{data}\")"),
            // A place in the page itself, such as a filter.
            None if address.starts_with('#') && address.chars().all(is_plain) => format!("url({address})"),
            None => NOTHING.to_owned(),
        }
    }
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '#' | '-' | '_')
}

fn is_one_of(name: &str, known: &[&str]) -> bool {
    known.iter().any(|other| name.eq_ignore_ascii_case(other))
}

/// Does something with what stands inside the block that was just opened.
fn inside<T>(parser: &mut Parser<'_>, work: impl FnOnce(&mut Parser<'_>) -> T) -> Option<T> {
    let mut found = None;
    // The block is consumed to its end whether or not the work was.
    let _ = parser.parse_nested_block(|inner| -> Result<(), cssparser::ParseError<()>> {
        found = Some(work(inner));
        while inner.next().is_ok() {}
        Ok(())
    });
    found
}

/// Goes past an at-rule: to its semicolon, or over its block.
fn skip_rule(parser: &mut Parser<'_>) {
    while let Ok(token) = parser.next().cloned() {
        match token {
            Token::Semicolon => return,
            Token::CurlyBracketBlock => {
                inside(parser, |_| ());
                return;
            }
            _ => {}
        }
    }
}

/// An address of a page as a whole one; only the web's.
pub(super) fn resolved(address: &str, base: Option<&Url>) -> Option<Url> {
    let address = address.trim();
    let mut url = match base {
        Some(base) => base.join(address).ok()?,
        None => Url::parse(address).ok()?,
    };
    url.set_fragment(None);
    matches!(url.scheme(), "http" | "https").then_some(url)
}
