//! The story of a page without what stands around it.

use super::render::text_of;
use dom_query::Document;

/// A library that finds the main text of a page.
pub(super) trait MainText {
    /// The main text, paragraphs apart by a blank line; `None` where it finds none.
    fn main_text(&self, html: &str, url: Option<&str>) -> Option<String>;
}

/// A cascade of rules from many sites; measured best on news pages.
pub(super) struct Trafilatura;

impl MainText for Trafilatura {
    fn main_text(&self, html: &str, url: Option<&str>) -> Option<String> {
        let mut options = trafilatura::Options::default()
            .with_fallback(true)
            .with_exclude_comments(true);
        if let Some(url) = url.and_then(|url| url::Url::parse(url).ok()) {
            options = options.with_url(url);
        }
        let found = trafilatura::extract(html, &options).ok()?;
        filled(text_of(Document::from(found.content_html).root()))
    }
}

/// The rules of the reading views of browsers: a second opinion.
pub(super) struct DomSmoothie;

impl DomSmoothie {
    /// The main text as HTML, not yet safe to show.
    pub(super) fn main_html(html: &str, url: Option<&str>) -> Option<String> {
        let url = url.filter(|url| url::Url::parse(url).is_ok());
        let mut readability = dom_smoothie::Readability::new(html, url, None).ok()?;
        Some(readability.parse().ok()?.content.to_string())
    }
}

impl MainText for DomSmoothie {
    fn main_text(&self, html: &str, url: Option<&str>) -> Option<String> {
        filled(text_of(Document::from(DomSmoothie::main_html(html, url)?).root()))
    }
}

fn filled(text: String) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Below so many characters the first opinion has more likely missed the story than found a short one.
const SHORT: usize = 250;

/// Whether the first opinion is worth a second one.
pub(super) fn is_doubtful(first: Option<&str>) -> bool {
    first.is_none_or(|text| text.chars().count() < SHORT)
}

/// The better of two opinions: the first, unless it missed most of what the second found.
pub(super) fn choose(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => {
            let (n_first, n_second) = (first.chars().count(), second.chars().count());
            Some(if n_first < SHORT && n_second > 2 * n_first {
                second
            } else {
                first
            })
        }
        (first, second) => first.or(second),
    }
}

/// Words for what is asked about, and for asking.
const COOKIES: &[&str] = &[
    "cookie",
    "kakor",
    "informationskapsler",
    "evästei",
    "クッキー",
    "ciasteczk",
];
const ASKING: &[&str] = &[
    "we use",
    "uses cookies",
    "using cookies",
    "use of cookies",
    "use cookies",
    "by continuing",
    "you agree",
    "you consent",
    "accept",
    "our partners",
    "vi bruger",
    "bruger cookies",
    "vi bruker",
    "bruker cookies",
    "vi använder",
    "använder cookies",
    "använder kakor",
    "wir verwenden",
    "verwendet cookies",
    "nutzt cookies",
    "setzt cookies",
    "verwendung von cookies",
    "nous utilisons",
    "utilise des cookies",
    "utilisation de cookies",
    "utilisation des cookies",
    "utilizamos cookies",
    "utiliza cookies",
    "uso de cookies",
    "utilizziamo",
    "usa cookie",
    "utilizza cookie",
    "uso dei cookie",
    "gebruiken cookies",
    "gebruikt cookies",
    "を使用",
    "käytämme",
    "käyttää evästeitä",
    "używa",
];
/// How many paragraphs at either end a notice may stand in, and how many words it has at most.
const NOTICES_AT_AN_END: usize = 3;
const LONGEST_NOTICE: usize = 90;

/// The main text without a cookie notice before or after the story, unless cookies are what it is about.
pub(super) fn without_notices(text: String, title: Option<&str>) -> String {
    let is_about = |words: &str| COOKIES.iter().any(|cookie| words.contains(cookie));
    if !is_about(&text.to_lowercase()) || title.is_some_and(|title| is_about(&title.to_lowercase())) {
        return text;
    }
    let is_notice = |paragraph: &str| {
        let lower = paragraph.to_lowercase();
        is_about(&lower)
            && ASKING.iter().any(|asking| lower.contains(asking))
            && lower.split_whitespace().count() <= LONGEST_NOTICE
    };
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let n = paragraphs.len();
    let kept: Vec<&str> = paragraphs
        .iter()
        .enumerate()
        .filter(|&(at, paragraph)| {
            let is_at_an_end = at < NOTICES_AT_AN_END || at + NOTICES_AT_AN_END >= n;
            !(is_at_an_end && is_notice(paragraph))
        })
        .map(|(_, paragraph)| *paragraph)
        .collect();
    // A page of nothing else is a wall, which is told by it.
    if kept.is_empty() { text } else { kept.join("\n\n") }
}

#[cfg(test)]
mod tests {
    use super::without_notices;

    #[track_caller]
    fn check(text: &str, title: &str, expect: &str) {
        assert_eq!(without_notices(text.to_owned(), Some(title)), expect);
    }

    #[test]
    fn a_cookie_notice_around_the_story_is_no_part_of_it() {
        let notice = "We use cookies to improve our site. By continuing you agree to our policy.";
        check(
            &format!("{notice}\n\nTroops left.\n\nAll of them."),
            "Troops",
            "Troops left.\n\nAll of them.",
        );
        check(&format!("Troops left.\n\n{notice}"), "Troops", "Troops left.");
        check(notice, "Welcome", notice);
    }

    #[test]
    fn a_story_about_cookies_keeps_its_words() {
        let story = "The shop uses cookies that nobody asked for.\n\nThe court said no.";
        check(story, "Court forbids cookies", story);
        let baker = "The baker sold 4000 cookies.\n\nThen he left.";
        check(baker, "A baker", baker);
    }
}
