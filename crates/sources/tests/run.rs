//! Many sources in one run.

#![allow(clippy::unwrap_used)] // Its helpers are tests, only not marked as such.

mod web;

use factdesk_model::desk::{PageState, Snapshot};
use factdesk_model::{SnapshotId, SourceId};
use factdesk_sources::child::Reader;
use factdesk_sources::fetch::{Cancel, FetchSettings, Fetcher, sha256_hex};
use factdesk_sources::policy::Policy;
use factdesk_sources::run::{RunSettings, sync_many as sync_loaded};
use factdesk_sources::sync::{Ask, Known, Synced, SyncedPage};
use std::sync::Arc;
use std::time::Duration;
use web::{Answer, Web, page};

fn known(address: String, html: &str) -> Known {
    Known {
        address: address.clone(),
        snapshot: Snapshot {
            id: SnapshotId::from_random([1; 10]),
            source: SourceId::from_random([1; 10]),
            fetched_ms: 0,
            final_url: Some(address),
            redirects: Vec::new(),
            http_status: Some(200),
            headers: Vec::new(),
            sha256: sha256_hex(html.as_bytes()),
            n_bytes: html.len() as u64,
            media_type: "text/html".to_owned(),
            state: PageState::Ok,
            why: None,
            title: None,
            byline: None,
            publisher: None,
            published: None,
            lang: None,
            text: "words".to_owned(),
            extractor: String::new(),
        },
        bytes: None,
        passages: Vec::new(),
        older_texts: Vec::new(),
    }
}

fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_factdesk-reader"))
}

fn sync_many(
    fetcher: &Fetcher,
    sources: &[Known],
    ask: Ask,
    settings: RunSettings,
    cancel: &Cancel,
    on_answer: impl FnMut(usize, Synced),
) -> usize {
    let addresses: Vec<String> = sources.iter().map(|source| source.address.clone()).collect();
    let load = |n: usize| Some((sources[n].clone(), ask));
    sync_loaded(fetcher, &reader(), &addresses, load, settings, cancel, on_answer)
}

#[test]
fn every_source_is_asked_once_and_answers() {
    let web = Web::start();
    let sources: Vec<Known> = (0..60)
        .map(|n| {
            let html = format!("<p>words {n}");
            let path = format!("/{n}");
            web.html(&path, &html);
            known(web.url(&path), &html)
        })
        .collect();
    let fetcher = Fetcher::new(FetchSettings::new(
        Policy::allowing(["127.0.0.1"]),
        Arc::new(|| 0),
    ))
    .unwrap();
    let mut answered: Vec<usize> = Vec::new();
    let n = sync_many(
        &fetcher,
        &sources,
        Ask::IfChanged,
        RunSettings::default(),
        &Cancel::new(),
        |index, synced| {
            assert_eq!(synced.page, SyncedPage::Same);
            answered.push(index);
        },
    );
    answered.sort_unstable();
    assert_eq!((n, answered), (60, (0..60).collect()));
}

#[test]
fn a_host_has_its_pause_while_others_are_asked() {
    let web = Web::start();
    for path in ["/0", "/1", "/2"] {
        web.html(path, "<p>words");
    }
    // Names that resolve to this machine are refused, which is an answer too; what counts here is when.
    let sources: Vec<Known> = ["a.example", "a.example", "a.example", "b.example"]
        .iter()
        .map(|host| known(format!("http://{host}:{}/0", web.port), ""))
        .collect();
    let mut settings = FetchSettings::new(Policy::public_only(), Arc::new(|| 0));
    settings.lookup = Arc::new(|_| Ok(vec!["127.0.0.1".parse().unwrap()]));
    let fetcher = Fetcher::new(settings).unwrap();
    let run = RunSettings {
        pause: Duration::from_millis(300),
        ..RunSettings::default()
    };
    let mut order: Vec<usize> = Vec::new();
    sync_many(
        &fetcher,
        &sources,
        Ask::InFull,
        run,
        &Cancel::new(),
        |index, synced| {
            assert_eq!(synced.page, SyncedPage::Unreachable);
            order.push(index);
        },
    );
    let place_of = |index: usize| order.iter().position(|found| *found == index);
    assert!(
        place_of(0) < place_of(1) && place_of(1) < place_of(2),
        "{order:?}"
    );
    // The other host does not wait for the pauses of this one.
    assert!(place_of(3) < place_of(2), "{order:?}");
    assert_eq!(web.n_connections(), 0);
}

#[test]
fn a_run_by_the_clock_heeds_robots_and_a_person_need_not() {
    let web = Web::start();
    web.set(
        "/robots.txt",
        page(
            200,
            "text/plain",
            b"User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /closed\nAllow: /closed/but\n",
        ),
    );
    let sources: Vec<Known> = ["/open", "/closed/1", "/closed/but", "/open/closed"]
        .iter()
        .map(|path| {
            web.html(path, "<p>words");
            known(web.url(path), "<p>words")
        })
        .collect();
    let fetcher = Fetcher::new(FetchSettings::new(
        Policy::allowing(["127.0.0.1"]),
        Arc::new(|| 0),
    ))
    .unwrap();
    let run = |heeds_robots: bool| {
        let run = RunSettings {
            heeds_robots,
            ..RunSettings::default()
        };
        let mut pages = vec![None; sources.len()];
        sync_many(
            &fetcher,
            &sources,
            Ask::InFull,
            run,
            &Cancel::new(),
            |n, synced| {
                pages[n] = Some((
                    synced.page,
                    synced.why.is_some_and(|why| why.contains("robots.txt")),
                ));
            },
        );
        pages.into_iter().flatten().collect::<Vec<_>>()
    };
    let n_asked = |path: &str| web.asked().iter().filter(|asked| asked.path == path).count();
    let same = (SyncedPage::Same, false);
    assert_eq!(run(true), [same, (SyncedPage::Unreachable, true), same, same]);
    assert_eq!((n_asked("/robots.txt"), n_asked("/closed/1")), (1, 0));
    assert_eq!(run(false), [same; 4]);
    assert_eq!((n_asked("/robots.txt"), n_asked("/closed/1")), (1, 1));
    // A host that cannot say what it wishes is left in peace; one that has no such file wishes nothing.
    web.set("/robots.txt", page(503, "text/plain", b"later"));
    assert!(run(true).iter().all(|(page, _)| *page == SyncedPage::Unreachable));
    web.set("/robots.txt", page(404, "text/plain", b"none"));
    assert_eq!(run(true), [same; 4]);
}

#[test]
fn a_run_by_the_clock_heeds_the_robots_of_whom_a_redirect_leads_to() {
    let (from, to) = (Web::start(), Web::start());
    from.set(
        "/robots.txt",
        page(200, "text/plain", b"User-agent: *\nDisallow: /closed\n"),
    );
    to.set(
        "/robots.txt",
        page(200, "text/plain", b"User-agent: *\nDisallow: /closed\n"),
    );
    for web in [&from, &to] {
        web.html("/closed", "<p>words");
        web.html("/open", "<p>words");
    }
    from.redirect("/to-closed", 301, "/closed");
    from.redirect("/to-other-closed", 301, &to.url("/closed"));
    from.redirect("/to-other-open", 301, &to.url("/open"));
    let sources: Vec<Known> = ["/to-closed", "/to-other-closed", "/to-other-open"]
        .iter()
        .map(|path| known(from.url(path), "<p>words"))
        .collect();
    let policy = Policy::allowing(["127.0.0.1"]);
    let fetcher = Fetcher::new(FetchSettings::new(policy, Arc::new(|| 0))).unwrap();
    let run = |heeds_robots: bool| {
        let settings = RunSettings {
            heeds_robots,
            ..RunSettings::default()
        };
        let mut pages = vec![None; sources.len()];
        sync_many(
            &fetcher,
            &sources,
            Ask::InFull,
            settings,
            &Cancel::new(),
            |n, synced| {
                pages[n] = Some((
                    synced.page,
                    synced.why.is_some_and(|why| why.contains("robots.txt")),
                ));
            },
        );
        pages.into_iter().flatten().collect::<Vec<_>>()
    };
    let (same, unwelcome) = ((SyncedPage::Same, false), (SyncedPage::Unreachable, true));
    assert_eq!(run(true), [unwelcome, unwelcome, same]);
    let was_asked = |web: &Web, path: &str| web.asked().iter().any(|asked| asked.path == path);
    assert!(!was_asked(&from, "/closed") && !was_asked(&to, "/closed"));
    assert!(
        was_asked(&to, "/robots.txt"),
        "the other host was asked for its wishes"
    );
    assert_eq!(run(false), [same; 3]);
}

#[test]
fn a_run_can_be_stopped() {
    let web = Web::start();
    let sources: Vec<Known> = (0..40)
        .map(|n| {
            web.set(
                &format!("/{n}"),
                Answer::Slow(Duration::from_millis(100), b"<p>words".to_vec()),
            );
            known(web.url(&format!("/{n}")), "")
        })
        .collect();
    let fetcher = Fetcher::new(FetchSettings::new(
        Policy::allowing(["127.0.0.1"]),
        Arc::new(|| 0),
    ))
    .unwrap();
    let cancel = Cancel::new();
    let switch = cancel.clone();
    let run = RunSettings {
        n_at_once: 2,
        ..RunSettings::default()
    };
    let n = sync_many(&fetcher, &sources, Ask::IfChanged, run, &cancel, |_, _| {
        switch.cancel()
    });
    assert!(n < 10, "{n} of 40 answered");
}

#[test]
fn a_source_that_is_gone_from_the_desk_is_left_out() {
    let web = Web::start();
    web.html("/1", "<p>words");
    let address = web.url("/1");
    let fetcher = Fetcher::new(FetchSettings::new(
        Policy::allowing(["127.0.0.1"]),
        Arc::new(|| 0),
    ))
    .unwrap();
    let mut answered = Vec::new();
    let n = sync_loaded(
        &fetcher,
        &reader(),
        &[address.clone(), address.clone()],
        |n| (n == 1).then(|| (known(address.clone(), "<p>words"), Ask::InFull)),
        RunSettings::default(),
        &Cancel::new(),
        |index, _| answered.push(index),
    );
    assert_eq!((n, answered), (1, vec![1]));
}
