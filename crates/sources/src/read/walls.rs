//! Tells an article from what sites show in its place: walls, block pages, polite errors, empty shells.
//!
//! The cues are data (`data/walls.toml`). A cue alone accuses no page: every site carries a cookie banner, a log-in
//! link and an offer to subscribe. It has to stand where the article should, with little beside it.

use dom_query::Document;
use factdesk_model::desk::PageState;
use serde::Deserialize;
use std::sync::LazyLock;

/// A page with so many words of its own is an article, whatever else it says.
const ARTICLE_WORDS: usize = 220;
/// Beside a title that says so, a wall may explain itself in so many words.
const EXPLANATION: usize = 80;
/// Without such a title, only so many words may stand beside the sentences that say so.
const HARDLY_ANYTHING: usize = 14;

#[derive(Default, Deserialize)]
struct Cues {
    titles: Vec<String>,
    texts: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Walls {
    blocked: Cues,
    login: Cues,
    consent: Cues,
    paywall: Cues,
    soft_404: Cues,
    needs_script: Cues,
}

static WALLS: LazyLock<Walls> =
    LazyLock::new(|| toml::from_str(include_str!("../../data/walls.toml")).unwrap_or_default());

/// What the judgement rests on.
pub(super) struct Seen<'a> {
    pub(super) document: &'a Document,
    pub(super) title: Option<&'a str>,
    pub(super) main: &'a str,
    /// The text without what stands around it on every page of the site.
    pub(super) core: &'a str,
    pub(super) wide: &'a str,
    /// The page says that reading it costs money.
    pub(super) is_paid: bool,
    pub(super) url: Option<&'a str>,
}

/// What a page turned out to be, and by which words.
pub(super) fn judge(seen: &Seen<'_>) -> (PageState, Option<String>) {
    let page = Page::of(seen);
    page.blocked()
        .or_else(|| page.soft_404())
        .or_else(|| page.login())
        .or_else(|| page.consent())
        .or_else(|| page.paywall())
        .or_else(|| page.needs_script())
        .or_else(|| page.empty())
        .map_or((PageState::Ok, None), |(state, why)| (state, Some(why)))
}

type Judged = Option<(PageState, String)>;

struct Page<'a> {
    seen: &'a Seen<'a>,
    titles: Vec<String>,
    /// The sentences of the core text, plain, without the titles.
    sentences: Vec<String>,
    /// The core text, plain.
    core: String,
    /// All visible text, plain.
    wide: String,
    /// The words of the core text, and those of whichever is longer, that or the main text.
    n_core: usize,
    n_story: usize,
    n_wide: usize,
}

impl<'a> Page<'a> {
    fn of(seen: &'a Seen<'a>) -> Page<'a> {
        let mut titles: Vec<String> = seen.title.into_iter().map(plain).collect();
        let places = if seen.document.select("h1").exists() {
            "head title, h1"
        } else {
            "head title, h2"
        };
        for heading in seen.document.select(places).iter().take(4) {
            titles.push(plain(&heading.text()));
        }
        titles.retain(|title| !title.is_empty());
        let sentences: Vec<String> = seen
            .core
            .lines()
            .map(plain)
            .filter(|line| !titles.contains(line))
            .flat_map(|line| {
                line.split_inclusive(['.', '!', '?', '。', '！', '？'])
                    .map(|part| part.trim().to_owned())
                    .collect::<Vec<_>>()
            })
            .filter(|sentence| !sentence.is_empty())
            .collect();
        Page {
            n_core: n_words(seen.core),
            n_story: n_words(seen.core).max(n_words(seen.main)),
            n_wide: n_words(seen.wide),
            core: plain(seen.core),
            wide: plain(seen.wide),
            titles,
            sentences,
            seen,
        }
    }

    /// A title that is the cue, alone or with the name of a site beside it.
    fn title_cue(&self, cues: &Cues) -> Option<String> {
        let found = self
            .titles
            .iter()
            .find(|title| cues.titles.iter().any(|cue| is_title(title, cue)));
        found.cloned()
    }

    fn has(&self, selector: &str) -> bool {
        self.seen.document.select(selector).exists()
    }

    /// How many words the page has beside the sentences that hold a cue. A handful of words is no sentence.
    fn n_beside(&self, cues: &Cues) -> usize {
        self.sentences
            .iter()
            .filter(|sentence| {
                first_cue(&cues.texts, sentence).is_none() && first_cue(&cues.weak, sentence).is_none()
            })
            .map(|sentence| n_words(sentence))
            .filter(|&n| n > 3)
            .sum()
    }

    fn blocked(&self) -> Judged {
        let cues = &WALLS.blocked;
        let n_beside = self.n_beside(cues);
        let is_challenge = self.has(
            "#challenge-form, #challenge-running, #cf-wrapper, .cf-error-details, #px-captcha, #captcha-form, \
             form[action*='captcha'], iframe[src*='captcha-delivery'], #ddos-guard, script[src*='/cdn-cgi/challenge-platform']",
        );
        let cue = first_cue(&cues.texts, &self.core);
        let why = match (self.title_cue(cues), cue) {
            (Some(title), _) if n_beside < EXPLANATION => title,
            (None, Some(cue)) if is_challenge && n_beside < EXPLANATION => cue.to_owned(),
            (None, Some(cue)) if n_beside <= HARDLY_ANYTHING => cue.to_owned(),
            (None, None) if is_challenge && self.n_core < 40 => "a challenge in place of the page".to_owned(),
            _ => return None,
        };
        Some((
            PageState::Blocked,
            format!("the site blocks the request: \"{why}\""),
        ))
    }

    fn soft_404(&self) -> Judged {
        let cues = &WALLS.soft_404;
        let n_beside = self.n_beside(cues);
        let why = match (self.title_cue(cues), first_cue(&cues.texts, &self.core)) {
            (Some(title), _) if n_beside < EXPLANATION => title,
            (None, Some(cue)) if n_beside <= HARDLY_ANYTHING => cue.to_owned(),
            _ => return None,
        };
        Some((
            PageState::Soft404,
            format!("the page says that it is not there: \"{why}\""),
        ))
    }

    fn login(&self) -> Judged {
        let cues = &WALLS.login;
        let n_beside = self.n_beside(cues);
        let has_field = self.has_password_field();
        let cue = first_cue(&cues.texts, &self.core)
            .or_else(|| first_cue(&cues.weak, &self.wide).filter(|_| has_field));
        let why = match (self.title_cue(cues), cue) {
            (Some(title), cue)
                if (has_field || cue.is_some() || self.is_login_address()) && n_beside < EXPLANATION =>
            {
                title
            }
            (Some(title), None) if n_beside <= HARDLY_ANYTHING => title,
            (None, Some(cue)) if has_field && n_beside < EXPLANATION / 2 => cue.to_owned(),
            (None, Some(cue)) if n_beside <= HARDLY_ANYTHING => cue.to_owned(),
            (None, None) if has_field && n_beside <= HARDLY_ANYTHING => {
                "a field for a password in place of the page".to_owned()
            }
            _ => return None,
        };
        Some((PageState::Login, format!("the page asks to log in: \"{why}\"")))
    }

    /// A field where the story should be; the one in a site's header is on every page.
    fn has_password_field(&self) -> bool {
        self.seen
            .document
            .select("input[type='password']")
            .iter()
            .any(|field| {
                field.nodes().first().is_some_and(|node| {
                    !node.ancestors_it(None).any(|above| {
                        matches!(
                            above.node_name().as_deref(),
                            Some("nav" | "header" | "footer" | "aside" | "dialog")
                        )
                    })
                })
            })
    }

    fn is_login_address(&self) -> bool {
        self.seen.url.is_some_and(|url| {
            let path = url.split_once("://").map_or(url, |(_, rest)| rest);
            let path = path.split_once('/').map_or("", |(_, path)| path).to_lowercase();
            let path = path.split(['?', '#']).next().unwrap_or_default();
            path.split('/').any(|part| {
                matches!(
                    part,
                    "login" | "signin" | "sign-in" | "log-in" | "logon" | "login.php" | "auth"
                )
            })
        })
    }

    fn consent(&self) -> Judged {
        let cues = &WALLS.consent;
        let found: Vec<&str> = cues
            .texts
            .iter()
            .filter(|cue| self.wide.contains(cue.as_str()))
            .map(String::as_str)
            .collect();
        let n_beside = self.n_beside(cues);
        let is_consent_address = self.seen.url.is_some_and(|url| {
            let host = url.split_once("://").map_or(url, |(_, rest)| rest);
            let host = host.split('/').next().unwrap_or_default();
            ["consent.", "guce.", "privacy-gate.", "privacygate.", "cmp-"]
                .iter()
                .any(|start| host.starts_with(start))
        });
        let is_in_core = first_cue(&cues.texts, &self.core).is_some();
        let why = match (self.title_cue(cues), found.first()) {
            (Some(title), Some(_)) if n_beside < EXPLANATION => title,
            (Some(title), None) if is_consent_address => title,
            (None, Some(cue)) if is_consent_address => (*cue).to_owned(),
            (None, Some(cue)) if found.len() > 1 && is_in_core && n_beside <= HARDLY_ANYTHING => {
                (*cue).to_owned()
            }
            (None, Some(cue)) if found.len() > 1 && self.n_core < 3 => (*cue).to_owned(),
            _ => return None,
        };
        Some((
            PageState::Consent,
            format!("the page asks for consent first: \"{why}\""),
        ))
    }

    fn paywall(&self) -> Judged {
        if self.n_story >= ARTICLE_WORDS {
            return None;
        }
        let cues = &WALLS.paywall;
        let has_wall = self.has(
            "[class*='paywall'], [id*='paywall'], [class*='subscriber-only'], [class*='premium-wall'], [class*='piano-'], \
             [class*='regwall'], [class*='locked-content'], [data-paywall]",
        );
        let strong = first_cue(&cues.texts, &self.core);
        let weak = first_cue(&cues.weak, &self.core);
        let is_cut = self
            .sentences
            .iter()
            .any(|sentence| sentence.ends_with(['…', '⋯']) || sentence.ends_with("..."));
        let why = match (strong, weak) {
            (Some(cue), _) => cue.to_owned(),
            (None, Some(cue)) if self.seen.is_paid || has_wall || (is_cut && self.n_story < 120) => {
                cue.to_owned()
            }
            (None, None) if self.seen.is_paid && (has_wall || self.n_story < 100) => {
                "isAccessibleForFree: false".to_owned()
            }
            _ => return None,
        };
        Some((
            PageState::Paywall,
            format!("the page shows the rest to subscribers: \"{why}\""),
        ))
    }

    fn needs_script(&self) -> Judged {
        let cues = &WALLS.needs_script;
        let n_beside = self.n_beside(cues);
        if n_beside > 2 * HARDLY_ANYTHING {
            return None;
        }
        let hidden: String = self
            .seen
            .document
            .select("noscript")
            .iter()
            .map(|inner| plain(&inner.text()))
            .collect::<Vec<_>>()
            .join(" ");
        let is_shell = self.has(
            "#root, #app, #__next, #__nuxt, #___gatsby, app-root, [ng-app], [data-reactroot], #main-app",
        ) && self.has("script");
        let why = match (
            first_cue(&cues.texts, &self.core),
            first_cue(&cues.texts, &hidden),
        ) {
            (Some(cue), _) => cue.to_owned(),
            (None, Some(cue)) if self.n_core < 6 => cue.to_owned(),
            (None, None) if is_shell && self.n_core < 6 => "an empty shell with scripts".to_owned(),
            (None, None) if self.n_wide < 3 && self.has("script") => "nothing but scripts".to_owned(),
            _ => return None,
        };
        Some((
            PageState::NeedsScript,
            format!("the page is written by scripts: \"{why}\""),
        ))
    }

    fn empty(&self) -> Judged {
        (self.n_wide < 3 && self.wide.chars().count() < 20)
            .then(|| (PageState::Empty, "the page holds no text".to_owned()))
    }
}

fn first_cue<'c>(cues: &'c [String], text: &str) -> Option<&'c str> {
    cues.iter()
        .find(|cue| text.contains(cue.as_str()))
        .map(String::as_str)
}

/// Whether a title is the cue, alone or with the name of a site beside it.
fn is_title(title: &str, cue: &str) -> bool {
    let Some(at) = title.find(cue) else { return false };
    let (before, after) = (&title[..at], &title[at + cue.len()..]);
    let after = after.trim_start_matches(['!', '?', '.', '…', ')', '"', '\'', '。', '！', '？']);
    let before = before.trim_end_matches(['(', '"', '\'']);
    let is_sign = |c: char| {
        matches!(
            c,
            '|' | '-' | '–' | '—' | '·' | '•' | '»' | '«' | ':' | ',' | '!' | '.' | '｜' | '：' | '。' | '！'
        )
    };
    // «404: page not found», «Oops! Page not found - The Courier»: parted by a sign, with no story on the other side.
    let starts_apart = before.is_empty() || (before.trim_end().ends_with(is_sign) && n_words(before) <= 4);
    let ends_apart = after.trim().is_empty() || {
        let rest = after.trim_start();
        let is_parted = after.starts_with(' ') && rest.starts_with(['|', '-', '–', '—', '·', '•', '»', '«']);
        let is_parted = is_parted || rest.starts_with(['｜', '：', '|']);
        (is_parted && n_words(rest) <= 6) || (rest.starts_with([':', ',']) && n_words(rest) <= 4)
    };
    let n_cue = n_words(cue);
    (starts_apart && ends_apart) || (n_cue >= 3 && n_words(title) <= n_cue + 3)
}

fn n_words(text: &str) -> usize {
    // Chinese and Japanese write no blanks; two signs are about a word.
    let is_ideograph =
        |c: &char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    let n_ideographs = text.chars().filter(is_ideograph).count();
    let n_parted = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    n_parted + n_ideographs / 2
}

/// Lower case, single blanks, straight apostrophes.
fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' | '‘' | '´' | '`' => shown.push('\''),
                _ => shown.extend(c.to_lowercase()),
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{WALLS, is_title, plain};

    #[test]
    fn the_cues_are_read_and_written_as_they_are_compared() {
        let walls = &*WALLS;
        for cues in [
            &walls.blocked,
            &walls.login,
            &walls.consent,
            &walls.paywall,
            &walls.soft_404,
        ] {
            assert!(cues.titles.len() > 2 && cues.texts.len() > 10);
        }
        for cue in [
            &walls.blocked,
            &walls.login,
            &walls.consent,
            &walls.paywall,
            &walls.soft_404,
            &walls.needs_script,
        ]
        .iter()
        .flat_map(|cues| cues.titles.iter().chain(&cues.texts).chain(&cues.weak))
        {
            assert_eq!(&plain(cue), cue);
        }
    }

    #[test]
    fn words_without_blanks_are_counted_too() {
        assert_eq!(super::n_words("4000 soldater – nu"), 3);
        assert_eq!(super::n_words("政府は年末までに四千人の兵士"), 8);
    }

    #[test]
    fn a_title_is_a_cue_only_where_the_cue_stands_apart() {
        assert!(is_title("404", "404"));
        assert!(is_title("404 - page not found", "404"));
        assert!(is_title("404: page not found", "404"));
        assert!(is_title("oops! page not found | the courier", "page not found"));
        assert!(!is_title(
            "are you human? courts ask the question",
            "are you human"
        ));
        assert!(is_title("page not found | the courier", "page not found"));
        assert!(!is_title("404 soldiers sent home after inspection", "404"));
        assert!(!is_title("e404", "404"));
        assert!(!is_title("login laws debated in parliament today", "login"));
        assert!(!is_title(
            "access denied: how the ministry kept journalists away for three years",
            "access denied"
        ));
    }
}
