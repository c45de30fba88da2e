//! Tells an article from what sites show in its place: walls, block pages, polite errors, empty shells.
//!
//! The cues are data (`data/walls.toml`). A cue alone accuses no page: every site carries a cookie banner, a log-in
//! link and an offer to subscribe. It has to stand where the article should, with little beside it.

use dom_query::Document;
use factdesk_model::desk::PageState;
use serde::Deserialize;
use std::sync::LazyLock;

/// A page with so many words of main text is an article, whatever else it says.
const ARTICLE_WORDS: usize = 220;
/// A wall explains itself in fewer words than this.
const WALL_WORDS: usize = 160;

#[derive(Default, Deserialize)]
struct Cues {
    titles: Vec<String>,
    texts: Vec<String>,
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
    /// The main text, plain.
    main: String,
    /// All visible text, plain.
    wide: String,
    n_main: usize,
    n_wide: usize,
}

impl<'a> Page<'a> {
    fn of(seen: &'a Seen<'a>) -> Page<'a> {
        let mut titles: Vec<String> = seen.title.into_iter().map(plain).collect();
        for heading in seen.document.select("head title, h1, h2").iter().take(6) {
            titles.push(plain(&heading.text()));
        }
        titles.retain(|title| !title.is_empty());
        Page {
            titles,
            main: plain(seen.main),
            wide: plain(seen.wide),
            n_main: n_words(seen.main),
            n_wide: n_words(seen.wide),
            seen,
        }
    }

    /// A title that is the cue, or the cue with the name of a site around it.
    fn title_cue(&self, cues: &Cues) -> Option<String> {
        self.titles.iter().find_map(|title| {
            cues.titles
                .iter()
                .find(|cue| is_title(title, cue))
                .map(|_| title.clone())
        })
    }

    fn text_cues<'c>(&self, cues: &'c Cues, text: &str) -> Vec<&'c str> {
        cues.texts
            .iter()
            .filter(|cue| text.contains(cue.as_str()))
            .map(String::as_str)
            .collect()
    }

    fn is_small(&self) -> bool {
        self.n_main < WALL_WORDS
    }

    fn has(&self, selector: &str) -> bool {
        self.seen.document.select(selector).exists()
    }

    fn blocked(&self) -> Judged {
        if !self.is_small() {
            return None;
        }
        let cues = self.text_cues(&WALLS.blocked, &self.wide);
        let is_challenge = self.has(
            "#challenge-form, #challenge-running, #cf-wrapper, .cf-error-details, #px-captcha, #captcha-form, \
             form[action*='captcha'], iframe[src*='captcha-delivery'], #ddos-guard, script[src*='/cdn-cgi/challenge-platform']",
        );
        let title = self.title_cue(&WALLS.blocked);
        let why = match (title, cues.first(), is_challenge) {
            (Some(title), _, _) if self.n_wide < WALL_WORDS || !cues.is_empty() || is_challenge => title,
            (None, Some(cue), true) => (*cue).to_owned(),
            (None, Some(cue), false) if self.n_wide < 100 => (*cue).to_owned(),
            (None, None, true) if self.n_wide < 60 => "a challenge in place of the page".to_owned(),
            _ => return None,
        };
        Some((
            PageState::Blocked,
            format!("the site blocks the request: \"{why}\""),
        ))
    }

    fn soft_404(&self) -> Judged {
        if !self.is_small() {
            return None;
        }
        let title = self.title_cue(&WALLS.soft_404);
        let near_the_top: String = self.main.chars().take(600).collect();
        let top_of_page: String = self.wide.chars().take(1_500).collect();
        let in_main = self.text_cues(&WALLS.soft_404, &near_the_top);
        let in_top = self.text_cues(&WALLS.soft_404, &top_of_page);
        let why = match (title, in_main.first(), in_top.first()) {
            (Some(title), _, Some(_)) => title,
            (Some(title), _, None) if self.n_main < 80 => title,
            (None, Some(cue), _) if self.n_main < 60 => (*cue).to_owned(),
            (None, None, Some(cue)) if self.n_main < 12 || self.n_wide < 80 => (*cue).to_owned(),
            _ => return None,
        };
        Some((
            PageState::Soft404,
            format!("the page says that it is not there: \"{why}\""),
        ))
    }

    fn login(&self) -> Judged {
        if !self.is_small() {
            return None;
        }
        let has_password = self.has("input[type='password']");
        let title = self.title_cue(&WALLS.login);
        let cues = self.text_cues(&WALLS.login, &self.wide);
        let is_login_address = self.seen.url.is_some_and(|url| {
            let path = url.split_once("://").map_or(url, |(_, rest)| rest);
            let path = path.split_once('/').map_or("", |(_, path)| path).to_lowercase();
            let path = path.split(['?', '#']).next().unwrap_or_default();
            path.split('/').any(|part| {
                matches!(
                    part,
                    "login" | "signin" | "sign-in" | "log-in" | "logon" | "login.php" | "auth"
                )
            })
        });
        let is_bare = self.n_main < 80;
        let why = match (title, cues.first()) {
            (Some(title), _) if has_password || is_login_address || !cues.is_empty() => title,
            (Some(title), None) if self.n_wide < 80 => title,
            (None, Some(cue)) if has_password && is_bare => (*cue).to_owned(),
            (None, Some(cue)) if self.n_wide < 90 && cue.contains(' ') && !cue.starts_with("remember") => {
                (*cue).to_owned()
            }
            (None, None) if has_password && (is_login_address || self.n_wide < 60) => {
                "a field for a password in place of the page".to_owned()
            }
            _ => return None,
        };
        Some((PageState::Login, format!("the page asks to log in: \"{why}\"")))
    }

    fn consent(&self) -> Judged {
        if !self.is_small() {
            return None;
        }
        let cues = self.text_cues(&WALLS.consent, &self.wide);
        let title = self.title_cue(&WALLS.consent);
        let in_main = self.text_cues(&WALLS.consent, &self.main).len();
        let is_consent_address = self.seen.url.is_some_and(|url| {
            let host = url.split_once("://").map_or(url, |(_, rest)| rest);
            let host = host.split('/').next().unwrap_or_default();
            ["consent.", "guce.", "privacy-gate.", "privacygate.", "cmp-"]
                .iter()
                .any(|start| host.starts_with(start))
        });
        // What is left of the page when the sentences about consent are taken out.
        let left: usize = self
            .seen
            .wide
            .split("\n\n")
            .map(plain)
            .filter(|paragraph| {
                !WALLS
                    .consent
                    .texts
                    .iter()
                    .any(|cue| paragraph.contains(cue.as_str()))
            })
            .map(|paragraph| n_words(&paragraph))
            .filter(|&n| n > 8)
            .sum();
        let why = match (title, cues.len()) {
            (Some(title), 1..) if left < WALL_WORDS => title,
            (Some(title), _) if is_consent_address => title,
            (_, 1..) if is_consent_address => cues[0].to_owned(),
            (None, 2..) if in_main >= 1 && left < 60 => cues[0].to_owned(),
            (None, 2..) if left < 25 => cues[0].to_owned(),
            _ => return None,
        };
        Some((
            PageState::Consent,
            format!("the page asks for consent first: \"{why}\""),
        ))
    }

    fn paywall(&self) -> Judged {
        if self.n_main >= ARTICLE_WORDS {
            return None;
        }
        let cues = self.text_cues(&WALLS.paywall, &self.wide);
        let in_main = self.text_cues(&WALLS.paywall, &self.main);
        let has_wall = self.has(
            "[class*='paywall'], [id*='paywall'], [class*='subscriber-only'], [class*='premium-wall'], [class*='piano-'], \
             [class*='regwall'], [class*='locked-content'], [data-paywall]",
        );
        let ends_cut = ["…", "..."]
            .iter()
            .any(|dots| self.main.trim_end().ends_with(dots));
        let why = match (in_main.first(), cues.first()) {
            (_, Some(cue)) if self.seen.is_paid => (*cue).to_owned(),
            (_, None) if self.seen.is_paid && (has_wall || self.n_main < 100) => {
                "isAccessibleForFree: false".to_owned()
            }
            (Some(cue), _) if self.n_main < WALL_WORDS => (*cue).to_owned(),
            (None, Some(cue)) if has_wall && self.n_main < WALL_WORDS => (*cue).to_owned(),
            (None, Some(cue)) if (ends_cut || cues.len() > 1) && self.n_main < 120 => (*cue).to_owned(),
            _ => return None,
        };
        Some((
            PageState::Paywall,
            format!("the page shows the rest to subscribers: \"{why}\""),
        ))
    }

    fn needs_script(&self) -> Judged {
        if self.n_main >= 60 || self.n_wide >= 120 {
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
        let in_wide = self.text_cues(&WALLS.needs_script, &self.wide);
        let in_noscript = self.text_cues(&WALLS.needs_script, &hidden);
        let is_shell = self.has(
            "#root, #app, #__next, #__nuxt, #___gatsby, app-root, [ng-app], [data-reactroot], #main-app",
        ) && self.has("script");
        let has_scripts = self.seen.document.select("script").length() > 0;
        let why = match (in_wide.first(), in_noscript.first()) {
            (Some(cue), _) if self.n_main < 40 => (*cue).to_owned(),
            (_, Some(cue)) if self.n_wide < 60 => (*cue).to_owned(),
            _ if is_shell && self.n_wide < 30 => "an empty shell with scripts".to_owned(),
            _ if has_scripts && self.n_wide < 3 => "nothing but scripts".to_owned(),
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

fn is_title(title: &str, cue: &str) -> bool {
    if title == cue {
        return true;
    }
    let Some(at) = title.find(cue) else { return false };
    let (before, after) = (&title[..at], &title[at + cue.len()..]);
    // «404» inside a number or a word is none.
    if before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric) {
        return false;
    }
    let is_parted = |side: &str, is_before: bool| {
        let side = side.trim();
        side.is_empty()
            || if is_before {
                side.ends_with(['|', '-', '–', '—', ':', '·', '(', '!', ',', '.'])
            } else {
                side.starts_with(['|', '-', '–', '—', ':', '·', ')', '!', ',', '.', '?', '…'])
            }
    };
    // A long cue in a short title is the title; a short one must stand apart.
    let n_cue = n_words(cue);
    let n_title = n_words(title);
    (is_parted(before, true) && is_parted(after, false) && n_title <= n_cue + 8)
        || (n_cue >= 3 && n_title <= n_cue + 3)
}

fn n_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
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
            assert!(cues.titles.len() > 4 && cues.texts.len() > 20);
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
        .flat_map(|cues| cues.titles.iter().chain(&cues.texts))
        {
            assert_eq!(&plain(cue), cue);
        }
    }

    #[test]
    fn a_title_is_a_cue_only_where_the_cue_stands_apart() {
        assert!(is_title("404", "404"));
        assert!(is_title("404 - page not found | the courier", "404"));
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
