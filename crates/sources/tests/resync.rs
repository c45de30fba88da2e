//! A source is attached, the web changes, the source is asked again: each change gives its own state and no other.

#![allow(clippy::unwrap_used, clippy::panic)] // Its helpers are tests, only not marked as such.

mod pdf;
mod web;

use factdesk_model::desk::{PageState, PassageState, Selector};
use factdesk_model::{EvidenceId, SnapshotId, SourceId, Span};
use factdesk_sources::child::Reader;
use factdesk_sources::fetch::{Cancel, FetchRequest, FetchSettings, Fetcher};
use factdesk_sources::policy::Policy;
use factdesk_sources::snapshot::{read_request, snapshot_of};
use factdesk_sources::sync::{Ask, Known, Passage, Synced, SyncedPage, sync};
use std::sync::Arc;
use std::time::Duration;
use web::{Answer, Web, html_page, page};

const QUOTE: &str = "I dag er der omkring 4000 soldater i landet, siger ministeren.";

/// A page of an outlet of ours, with all that stands around a story.
fn story(passage: &str, surroundings: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=da><head><meta charset=utf-8><title>Tropper på vej hjem - Dagens Avis</title></head><body>
        <nav><a href=/>Forside</a> <a href=/log-ind>Log ind</a> <a href=/abonnement>Bliv abonnent</a></nav>
        <article><h1>Tropper på vej hjem</h1><p class=byline>Af Ane Holm, 11. oktober 2020</p>
        <p>Flere lande vil trække deres styrker hjem inden årets udgang. Det sagde ministeren fredag aften i et interview
        med avisen, efter at aftalen var blevet underskrevet.</p>
        <p>{passage} Tallet er lavere end for et år siden, og det ventes at falde igen til foråret.</p>
        <p>Aftalen fra februar siger, at alle skal være ude inden fjorten måneder. En talsmand for oppositionen kalder planen
        forhastet og beder om en redegørelse for sikkerheden i området.</p></article>
        <aside><h2>Mest læste</h2><ul>{surroundings}</ul></aside>
        <footer><p>Vi bruger cookies. Accepter alle</p></footer></body></html>"
    )
}

struct Desk {
    web: Web,
    fetcher: Fetcher,
    reader: Reader,
}

impl Desk {
    fn new() -> Desk {
        let mut settings =
            FetchSettings::new(Policy::allowing(["127.0.0.1"]), Arc::new(|| 1_602_410_400_000));
        settings.limits.idle = Duration::from_secs(2);
        settings.limits.whole = Duration::from_secs(6);
        Desk {
            web: Web::start(),
            fetcher: Fetcher::new(settings).unwrap(),
            reader: Reader::new(env!("CARGO_BIN_EXE_factdesk-reader")),
        }
    }

    /// Attaches the page at `/a` with one passage.
    fn attach(&self, quote: &str) -> Known {
        let address = self.web.url("/a");
        let fetched = self
            .fetcher
            .fetch(&FetchRequest::new(&address), &Cancel::new())
            .unwrap();
        let reading = self.reader.read(&read_request(&fetched));
        assert_eq!(
            (reading.outcome.state, reading.outcome.why.as_deref()),
            (PageState::Ok, None)
        );
        let id = SnapshotId::from_random([1; 10]);
        let snapshot = snapshot_of(id.clone(), SourceId::from_random([1; 10]), &fetched, &reading);
        let at = snapshot
            .text
            .find(quote)
            .unwrap_or_else(|| panic!("{}", snapshot.text));
        let start = u32::try_from(snapshot.text[..at].chars().count()).unwrap();
        let end = start + u32::try_from(quote.chars().count()).unwrap();
        Known {
            address,
            passages: vec![Passage {
                id: EvidenceId::from_random([1; 10]),
                snapshot: id,
                selector: Selector {
                    position: Span::new(start, end),
                    exact: quote.to_owned(),
                    prefix: String::new(),
                    suffix: String::new(),
                    page: None,
                },
            }],
            snapshot,
            bytes: Some(fetched.bytes),
            older_texts: Vec::new(),
        }
    }

    fn ask(&self, known: &Known, ask: Ask) -> Synced {
        sync(&self.fetcher, &self.reader, known, ask, &Cancel::new())
    }

    /// Attaches the usual story, lets `change` happen, and asks again.
    #[track_caller]
    fn check(change: impl FnOnce(&Web), page: SyncedPage, passage: PassageState) -> Synced {
        let desk = Desk::new();
        desk.web
            .html("/a", &story(QUOTE, "<li><a href=/1>En anden historie</a></li>"));
        let known = desk.attach(QUOTE);
        change(&desk.web);
        let synced = desk.ask(&known, Ask::IfChanged);
        assert_eq!(
            (synced.page, synced.passages[0].1.state),
            (page, passage),
            "{synced:?}"
        );
        synced
    }
}

const OTHER: &str = "<li><a href=/2>Noget helt andet i dag</a></li><li><a href=/3>Og noget tredje</a></li>";

#[test]
fn nothing_changed() {
    Desk::check(|_| {}, SyncedPage::Same, PassageState::Unchanged);
}

#[test]
fn only_surroundings_changed() {
    let synced = Desk::check(
        |web| web.html("/a", &story(QUOTE, OTHER)),
        SyncedPage::SameText,
        PassageState::Unchanged,
    );
    assert!(synced.fresh.is_some(), "the new bytes are a new snapshot");
}

#[test]
fn another_sentence_changed() {
    Desk::check(
        |web| {
            web.html(
                "/a",
                &story(QUOTE, OTHER).replace("fjorten måneder", "seksten måneder"),
            )
        },
        SyncedPage::Changed,
        PassageState::Unchanged,
    );
}

#[test]
fn a_number_in_the_passage_changed() {
    let synced = Desk::check(
        |web| web.html("/a", &story(&QUOTE.replace("4000", "8600"), OTHER)),
        SyncedPage::Changed,
        PassageState::Altered,
    );
    let steps = synced.passages[0].1.difference.clone().unwrap();
    let changed: Vec<(&str, &str)> = steps
        .iter()
        .filter(|(sign, _)| sign != "=")
        .map(|(sign, text)| (sign.as_str(), text.as_str()))
        .collect();
    assert_eq!(changed, [("-", "4000"), ("+", "8600")]);
}

#[test]
fn the_passage_moved() {
    Desk::check(
        |web| {
            let moved = story("", OTHER).replace("</article>", &format!("<p>{QUOTE}</p></article>"));
            web.html("/a", &moved);
        },
        SyncedPage::Changed,
        PassageState::Moved,
    );
}

#[test]
fn the_passage_was_taken_out() {
    Desk::check(
        |web| web.html("/a", &story("", OTHER)),
        SyncedPage::Changed,
        PassageState::Gone,
    );
}

#[test]
fn the_page_was_taken_down() {
    for status in [404, 410] {
        let gone = move |web: &Web| web.set("/a", html_page(status, "<h1>Siden findes ikke</h1>"));
        let synced = Desk::check(gone, SyncedPage::Gone, PassageState::Gone);
        assert_eq!(synced.http, Some(status));
    }
}

#[test]
fn the_host_is_ill_and_gets_well() {
    let desk = Desk::new();
    desk.web.html("/a", &story(QUOTE, OTHER));
    let known = desk.attach(QUOTE);
    for status in [500, 502, 503, 429] {
        desk.web.set("/a", html_page(status, "<h1>Fejl</h1>"));
        let synced = desk.ask(&known, Ask::IfChanged);
        assert_eq!(
            (synced.page, synced.passages[0].1.state),
            (SyncedPage::Unreachable, PassageState::Unreachable)
        );
        assert_eq!(synced.http, Some(status));
    }
    desk.web.html("/a", &story(QUOTE, OTHER));
    assert_eq!(desk.ask(&known, Ask::IfChanged).page, SyncedPage::Same);
}

#[test]
fn the_page_lives_elsewhere_now() {
    let synced = Desk::check(
        |web| {
            web.html("/b", &story(QUOTE, OTHER));
            web.redirect("/a", 301, "/b");
        },
        SyncedPage::SameText,
        PassageState::Unchanged,
    );
    assert!(synced.moved_to.unwrap().ends_with("/b"));
}

#[test]
fn the_address_leads_in_circles_or_home() {
    Desk::check(
        |web| web.redirect("/a", 302, "/a"),
        SyncedPage::Unreachable,
        PassageState::Unreachable,
    );
    Desk::check(
        |web| {
            let front = "<h1>Dagens Avis</h1>".to_owned()
                + &"<p>En historie om noget ganske andet, som fylder en del.</p>".repeat(8);
            web.html("/", &front);
            web.redirect("/a", 302, "/");
        },
        SyncedPage::Unreadable,
        PassageState::Unreadable,
    );
}

#[test]
fn something_stands_in_the_way() {
    for (wall, state) in [
        (
            "<title>Før du fortsætter</title><h1>Før du fortsætter</h1><p>Vi og vores partnere bruger cookies til annoncer og statistik.</p><button>Accepter alle</button><button>Afvis alle</button>",
            PageState::Consent,
        ),
        (
            "<title>Log ind - Dagens Avis</title><h1>Log ind</h1><form><input name=mail><input type=password></form><p>Glemt adgangskode?</p>",
            PageState::Login,
        ),
        (
            "<title>Tropper på vej hjem - Dagens Avis</title><h1>Tropper på vej hjem</h1><p>Flere lande vil trække deres styrker hjem inden årets udgang.</p><div class=paywall><p>Læs videre med abonnement. Allerede abonnent? Log ind</p></div>",
            PageState::Paywall,
        ),
        (
            "<title>Siden blev ikke fundet - Dagens Avis</title><h1>Siden blev ikke fundet</h1><p>Siden er flyttet eller slettet.</p>",
            PageState::Soft404,
        ),
        (
            "<title>Just a moment...</title><h1>Checking your browser</h1><p>Verify you are human by completing the action below.</p>",
            PageState::Blocked,
        ),
        (
            "<title>Dagens Avis</title><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript><script src=/app.js></script>",
            PageState::NeedsScript,
        ),
        ("", PageState::Empty),
    ] {
        let synced = Desk::check(
            |web| web.html("/a", wall),
            SyncedPage::Unreadable,
            PassageState::Unreadable,
        );
        assert_eq!(synced.fresh.unwrap().1.outcome.state, state, "{wall}");
    }
}

#[test]
fn the_encoding_changed() {
    Desk::check(
        |web| {
            let html = story(QUOTE, "<li><a href=/1>En anden historie</a></li>")
                .replace("charset=utf-8", "charset=iso-8859-1");
            let latin1: Vec<u8> = html
                .chars()
                .map(|c| u8::try_from(u32::from(c)).unwrap())
                .collect();
            web.set("/a", page(200, "text/html; charset=iso-8859-1", &latin1));
        },
        SyncedPage::SameText,
        PassageState::Unchanged,
    );
}

#[test]
fn bytes_were_damaged_elsewhere_on_the_page() {
    Desk::check(
        |web| {
            let html = story(QUOTE, OTHER).into_bytes();
            let at = html
                .windows(10)
                .position(|window| window == b"forhastet ")
                .unwrap();
            let mut damaged = html;
            damaged[at] = 0xff;
            web.set("/a", page(200, "text/html; charset=utf-8", &damaged));
        },
        SyncedPage::Changed,
        PassageState::Unchanged,
    );
}

#[test]
fn the_page_became_another_kind_of_file() {
    let plain = "Tropper på vej hjem\n\nI dag er der omkring 4000 soldater i landet, siger ministeren.\n";
    Desk::check(
        |web| web.set("/a", page(200, "text/plain; charset=utf-8", plain.as_bytes())),
        SyncedPage::Changed,
        PassageState::Unchanged,
    );
    Desk::check(
        |web| {
            web.set(
                "/a",
                page(
                    200,
                    "application/pdf",
                    &pdf::of_pages(&[&["Tropper på vej hjem"], &[QUOTE]]),
                ),
            )
        },
        SyncedPage::Changed,
        PassageState::Unchanged,
    );
    Desk::check(
        |web| {
            web.set(
                "/a",
                page(
                    200,
                    "application/pdf",
                    &pdf::of_pages(&[&[&QUOTE.replace("4000", "8600")]]),
                ),
            )
        },
        SyncedPage::Changed,
        PassageState::Altered,
    );
    Desk::check(
        |web| web.set("/a", page(200, "application/pdf", b"%PDF-1.7\nnot really")),
        SyncedPage::Unreadable,
        PassageState::Unreadable,
    );
}

#[test]
fn the_host_knows_its_page_again() {
    let desk = Desk::new();
    let html = story(QUOTE, OTHER);
    desk.web
        .set("/a", Answer::Tagged("\"one\"".to_owned(), html.into_bytes()));
    let known = desk.attach(QUOTE);
    let synced = desk.ask(&known, Ask::IfChanged);
    assert_eq!(
        (synced.http, synced.page, synced.passages[0].1.state),
        (Some(304), SyncedPage::Same, PassageState::Unchanged)
    );
    assert!(synced.fresh.is_none());
}

#[test]
fn a_host_that_falsely_says_unchanged_is_found_out_by_a_full_fetch_and_by_its_own_tag() {
    let desk = Desk::new();
    let changed = story(&QUOTE.replace("4000", "8600"), OTHER).into_bytes();
    desk.web.set(
        "/a",
        Answer::Tagged("\"one\"".to_owned(), story(QUOTE, OTHER).into_bytes()),
    );
    let known = desk.attach(QUOTE);
    // It answers «not modified» with another tag than the one that it was asked for.
    desk.web.set(
        "/a",
        Answer::FalselyUnmodified("\"two\"".to_owned(), changed.clone()),
    );
    assert_eq!(
        desk.ask(&known, Ask::IfChanged).passages[0].1.state,
        PassageState::Altered
    );
    desk.web
        .set("/a", Answer::FalselyUnmodified("\"one\"".to_owned(), changed));
    assert_eq!(
        desk.ask(&known, Ask::InFull).passages[0].1.state,
        PassageState::Altered
    );
}

#[test]
fn the_host_answers_badly_or_not_at_all() {
    let endings: Vec<(&str, Answer)> = vec![
        ("slow", Answer::Slow(Duration::from_secs(4), Vec::new())),
        ("silent", Answer::Silent),
        ("endless", Answer::Endless),
        (
            "cut short",
            Answer::CutShort(100_000, story(QUOTE, OTHER).into_bytes()),
        ),
        ("no answer", Answer::Raw(Vec::new())),
        ("too large", page(200, "text/html", &vec![b'x'; 6 << 20])),
    ];
    for (name, answer) in endings {
        let synced = Desk::check(
            |web| web.set("/a", answer),
            SyncedPage::Unreachable,
            PassageState::Unreachable,
        );
        assert!(synced.error.is_some() && synced.why.is_some(), "{name}");
    }
}

#[test]
fn passages_of_older_snapshots_are_followed_too() {
    let desk = Desk::new();
    desk.web.html("/a", &story(QUOTE, OTHER));
    let first = desk.attach(QUOTE);
    desk.web
        .html("/a", &story(&format!("Ny oplysning. {QUOTE}"), OTHER));
    let mut known = desk.attach(QUOTE);
    known.snapshot.id = SnapshotId::from_random([2; 10]);
    known.passages = first.passages.clone();
    known.older_texts = vec![(first.snapshot.id.clone(), first.snapshot.text.clone())];
    let synced = desk.ask(&known, Ask::InFull);
    assert_eq!(
        (synced.page, synced.passages[0].1.state),
        (SyncedPage::Same, PassageState::Unchanged)
    );
}
