//! The page itself: cleaned twice, first with an eye to what it shows, then by a list of what may be there at all.

use super::parts::Parts;
use super::{CONTENT_POLICY, Page, PageRequest, css, svg};
use crate::read::{bounds, decode};
use dom_query::{Document, NodeRef};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::LazyLock;
use url::Url;

/// Elements that act, load, or hold another page; with all that stands in them.
const ACTING: &str = "script, noscript, template, iframe, frame, frameset, object, embed, applet, portal, fencedframe, \
                      audio, track, source, canvas, base, meta, title, textarea, select, datalist, \
                      math, input, dialog";
/// A page with all that is in it. What comes after is left out, so that the page can be read again to be shown.
const MOST_BYTES: usize = 9 << 20;

pub(super) fn made(request: PageRequest) -> Page {
    let written = decode::decode_html(
        &request.bytes,
        request.content_type.as_deref(),
        request.url.as_deref(),
    );
    let written = match bounds::bounded(&written) {
        Ok(written) => written,
        Err(limit) => return Page::without(format!("the page is no ordinary page: {limit}")),
    };
    let document = Document::from(written.as_str());
    let base = base_of(&document, request.url.as_deref());
    let mut maker = Maker {
        base,
        parts: Parts::new(request.parts, MOST_BYTES.saturating_sub(written.len())),
    };
    let title = document.select("head > title").text().trim().to_owned();
    let styles = maker.styles(&document);
    document.select(ACTING).remove();
    maker.pictures(&document);
    maker.attributes(&document);
    let body = document.select("body");
    let inner = CLEANER.clean(&body.inner_html()).to_string();
    let frame = Frame {
        root: maker.outer(&document, "html"),
        body: maker.outer(&document, "body"),
        head: format!("<title>{}</title>\n", escaped(&title)),
        styles,
    };
    Page {
        html: frame.around(inner.trim()),
        why: None,
        n_missing: maker.parts.n_missing(),
        wants: maker.parts.wants,
    }
}

/// What stands around a page's content.
struct Frame {
    root: String,
    body: String,
    head: String,
    styles: String,
}

impl Frame {
    fn around(&self, inner: &str) -> String {
        let Frame {
            root,
            body,
            head,
            styles,
        } = self;
        format!(
            "<!DOCTYPE html>\n<html{root}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{CONTENT_POLICY}\">\n{head}{styles}</head>\n\
             <body{body}>\n{inner}\n</body>\n</html>\n"
        )
    }
}

/// The address that the page's own addresses count from.
fn base_of(document: &Document, url: Option<&str>) -> Option<Url> {
    let page = url.and_then(|url| Url::parse(url).ok());
    let base = document.select("base[href]");
    let Some(named) = base.attr("href") else {
        return page;
    };
    css::resolved(&named, page.as_ref()).or(page)
}

struct Maker {
    base: Option<Url>,
    parts: Parts,
}

impl Maker {
    /// All style sheets in their order, each in a `style` element; they are taken out of the page.
    fn styles(&mut self, document: &Document) -> String {
        let mut written = String::new();
        for node in document.select("style, link[rel][href]").nodes() {
            let is_link = node.has_name("link");
            let rel = node.attr("rel").unwrap_or_default().to_ascii_lowercase();
            let rels: Vec<&str> = rel.split_ascii_whitespace().collect();
            let is_in_drawing = node.ancestors(None).iter().any(|outer| outer.has_name("svg"));
            if is_in_drawing || (is_link && (!rels.contains(&"stylesheet") || rels.contains(&"alternate"))) {
                continue;
            }
            let css = if is_link {
                self.linked(&node.attr("href").unwrap_or_default())
            } else {
                Some(css::rewritten(&node.text(), self.base.as_ref(), &mut self.parts))
            };
            let media = node
                .attr("media")
                .map(|media| escaped(&media))
                .unwrap_or_default();
            if let Some(css) = css.filter(|css| !css.trim().is_empty()) {
                let media = if media.is_empty() {
                    String::new()
                } else {
                    format!(" media=\"{media}\"")
                };
                // Writing to a string cannot fail.
                let _ = writeln!(written, "<style{media}>{css}</style>");
            }
            node.remove_from_parent();
        }
        document.select("link").remove();
        written
    }

    fn linked(&mut self, href: &str) -> Option<String> {
        let url = css::resolved(href, self.base.as_ref())?;
        let (sheet, from) = self.parts.style(&url)?;
        Some(css::rewritten(&sheet, Some(&from), &mut self.parts))
    }

    /// Every picture becomes its own bytes; a drawing becomes a picture.
    fn pictures(&mut self, document: &Document) {
        for video in document.select("video").nodes() {
            let poster = video.attr("poster").unwrap_or_default();
            video.replace_with_html(format!("<img src=\"{}\" alt=\"\">", escaped(&poster)));
        }
        for drawing in document.select("svg").nodes() {
            if drawing.ancestors(None).iter().any(|outer| outer.has_name("svg")) {
                continue;
            }
            let kept: String = ["class", "style", "width", "height", "id", "role", "aria-label"]
                .iter()
                .filter_map(|name| Some(format!(" {name}=\"{}\"", escaped(&drawing.attr(name)?))))
                .collect();
            match svg::data_of(drawing) {
                Some(data) => drawing.replace_with_html(format!("<img src=\"{data}\" alt=\"\"{kept}>")),
                None => drawing.remove_from_parent(),
            }
        }
        for picture in document.select("img").nodes() {
            let data = self.picture(picture);
            for name in ["src", "srcset"] {
                picture.remove_attr(name);
            }
            if let Some(data) = data {
                picture.set_attr("src", &data);
            }
        }
    }

    /// The picture that a browser would show in the end: pages put a placeholder where a script is to load the picture.
    fn picture(&mut self, picture: &NodeRef<'_>) -> Option<String> {
        let is_point = |name| {
            let length = picture.attr(name);
            length.is_some_and(|length| matches!(length.trim(), "0" | "1" | "0px" | "1px"))
        };
        // Nobody sees it: it is there to tell its host who reads the page.
        if is_point("width") || is_point("height") {
            return None;
        }
        let of = |name: &str| picture.attr(name).map(|value| value.to_string());
        let own = of("src").filter(|src| !src.trim().is_empty());
        let late = ["data-src", "data-original", "data-lazy-src"]
            .into_iter()
            .find_map(of);
        let late = late.or_else(|| of("data-srcset").and_then(|set| best_of(&set)));
        let is_placeholder = own
            .as_ref()
            .is_none_or(|src| src.trim_start().starts_with("data:"));
        if let Some(late) = late.filter(|_| is_placeholder)
            && let Some(data) = self.parts.image_at(&late, self.base.as_ref())
        {
            return Some(data);
        }
        let address = own.or_else(|| of("srcset").and_then(|set| best_of(&set)))?;
        self.parts.image_at(&address, self.base.as_ref())
    }

    /// Style attributes; and where links led to, as words.
    fn attributes(&mut self, document: &Document) {
        for node in document.select("[style]").nodes() {
            let css = css::rewritten(
                &node.attr("style").unwrap_or_default(),
                self.base.as_ref(),
                &mut self.parts,
            );
            node.set_attr("style", &css);
        }
        for link in document.select("a[href]").nodes() {
            let href = link.attr("href").unwrap_or_default();
            if href.starts_with('#') {
                continue;
            }
            link.remove_attr("href");
            if let Some(url) = css::resolved(&href, self.base.as_ref())
                && link.attr("title").is_none()
            {
                link.set_attr("title", url.as_str());
            }
        }
    }

    /// What of `html` and `body` themselves styles may hang on.
    fn outer(&mut self, document: &Document, name: &str) -> String {
        let node = document.select(name);
        ["lang", "dir", "class", "id", "style"]
            .iter()
            .filter_map(|name| Some(format!(" {name}=\"{}\"", escaped(&node.attr(name)?))))
            .collect()
    }
}

/// The picture of a `srcset` nearest to what a window shows.
fn best_of(set: &str) -> Option<String> {
    const WIDE: f32 = 1000.0;
    let candidates = set
        .split(", ")
        .flat_map(|part| part.split(",\n"))
        .filter_map(|part| {
            let mut words = part.trim().trim_end_matches(',').split_ascii_whitespace();
            let address = words.next()?.to_owned();
            let size = words.next().unwrap_or("1x");
            let n: f32 = size.get(..size.len().checked_sub(1)?)?.parse().ok()?;
            let width = if size.ends_with('w') { n } else { n * WIDE };
            Some((address, (width - WIDE).abs()))
        });
    let best = candidates.min_by(|a, b| a.1.total_cmp(&b.1));
    best.map(|(address, _)| address)
}

fn escaped(value: &str) -> String {
    html_escape::encode_double_quoted_attribute(value).into_owned()
}

/// The second wall: whatever came through the first, only these elements and attributes are left, and no address in them
/// leads out of the page.
static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut tags: HashSet<&str> = crate::read::SHOWN_TAGS.iter().copied().collect();
    tags.extend([
        "img", "font", "center", "button", "label", "fieldset", "legend", "picture", "address", "hgroup",
        "search", "big", "tt", "strike", "col", "colgroup", "menu", "data",
    ]);
    let attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("img", HashSet::from(["src", "alt"])),
        ("td", HashSet::from(["colspan", "rowspan"])),
        ("th", HashSet::from(["colspan", "rowspan", "scope"])),
        ("ol", HashSet::from(["start", "type", "reversed"])),
        ("li", HashSet::from(["value"])),
        ("time", HashSet::from(["datetime"])),
        ("font", HashSet::from(["color", "size", "face"])),
        ("col", HashSet::from(["span"])),
        ("colgroup", HashSet::from(["span"])),
        ("details", HashSet::from(["open"])),
    ]);
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(tags)
        .clean_content_tags(HashSet::from([
            "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "title",
            "textarea", "select",
        ]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from([
            "lang",
            "dir",
            "class",
            "id",
            "style",
            "title",
            "width",
            "height",
            "align",
            "valign",
            "bgcolor",
            "border",
            "cellpadding",
            "cellspacing",
            "role",
            "hidden",
            "aria-label",
            "aria-hidden",
        ]))
        .url_schemes(HashSet::from(["data"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(|_, attribute, value| match attribute {
            "href" => value.starts_with('#').then_some(Cow::Borrowed(value)),
            "src" => value.starts_with("data:image/").then_some(Cow::Borrowed(value)),
            "style" => {
                let clean = css::rewritten(value, None, &mut Parts::none());
                Some(Cow::Owned(clean))
            }
            _ => Some(Cow::Borrowed(value)),
        })
        .strip_comments(true);
    builder
});
