//! A page's HTML made safe to show: words and their structure, nothing that acts or reaches out.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Elements that say words and their structure.
pub(crate) const SHOWN_TAGS: [&str; 66] = [
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let attributes = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("td", HashSet::from(["colspan", "rowspan"])),
        ("th", HashSet::from(["colspan", "rowspan", "scope"])),
        ("ol", HashSet::from(["start"])),
        ("time", HashSet::from(["datetime"])),
    ]);
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(HashSet::from(SHOWN_TAGS))
        .clean_content_tags(HashSet::from([
            "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "title",
            "textarea", "select",
        ]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(["lang", "dir"]))
        .url_schemes(HashSet::from(["http", "https"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true);
    builder
});

/// The page without scripts, styles, forms, frames, pictures and every other thing that would ask the network.
/// Links stay as links; the window opens none of them by itself.
#[must_use]
pub fn safe_html(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::safe_html;

    #[test]
    fn words_and_structure_stay() {
        assert_eq!(
            safe_html("<h1>Title</h1><p onclick=x>One <a href='https://x.example/'>link</a>"),
            "<h1>Title</h1><p>One <a href=\"https://x.example/\" rel=\"noopener noreferrer nofollow\">link</a></p>"
        );
    }

    #[test]
    fn nothing_that_acts_or_reaches_out_stays() {
        for html in [
            "<script>alert(1)</script>",
            "<img src=https://x.example/track.gif onerror=alert(1)>",
            "<a href='javascript:alert(1)'>x</a>",
            "<a href='data:text/html,<script>'>x</a>",
            "<a href=' &#106;avascript:alert(1)'>x</a>",
            "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
            "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></table></mtext></math>",
            "<noscript><p title='</noscript><img src onerror=alert(1)>'></noscript>",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<form action=https://x.example><input autofocus onfocus=alert(1)><button>Go</button></form>",
            "<link rel=stylesheet href=https://x.example/a.css><style>@import 'https://x.example'</style>",
            "<p style='background:url(https://x.example)'>x</p>",
            "<meta http-equiv=refresh content='0;url=https://x.example'><base href=https://x.example>",
            "<video src=https://x.example poster=https://x.example autoplay></video><audio src=x></audio>",
            "<object data=https://x.example></object><embed src=https://x.example>",
            "<body background=https://x.example onload=alert(1)>",
        ] {
            let shown = safe_html(html);
            for sign in [
                "script",
                "on",
                "src",
                "style",
                "x.example",
                "data:",
                "<form",
                "<input",
                "<svg",
                "<math",
                "<meta",
            ] {
                assert!(
                    !shown.replace("noopener noreferrer nofollow", "").contains(sign),
                    "{html} → {shown}"
                );
            }
        }
    }
}
