//! The whole job by keyboard alone, in both languages: no pointer, no pasting, no command behind the window's back.

use crate::page::{ask, key, part, press, ready, says, shot, tab_to, type_words, until};
use crate::server::Server;
use crate::session::Home;
use fantoccini::Client;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::fs;
use std::time::Instant;

/// What one run types, and what it expects to read.
struct Script {
    language: &'static str,
    title: &'static str,
    /// Each sentence is a claim of its own.
    sentences: String,
    reasoning: &'static str,
    page: &'static str,
    page_words: &'static str,
    report_words: &'static str,
}

/// How many claims are decided or set aside at least.
const N_CLAIMS: usize = 30;

#[tokio::test]
async fn thirty_claims_by_keyboard_in_danish() {
    let sentences = (0..N_CLAIMS + 2)
        .map(|n| {
            let (year, count) = (1990 + n, 1200 + 37 * n);
            format!("I {year} kørte {count} skolebørn med bus i Nordby.\n\n")
        })
        .collect();
    review(&Script {
        language: "da",
        title: "Busserne i Nordby",
        sentences,
        reasoning: "Rapporten siger det.",
        page: "<!doctype html><html lang=da><title>Busrapport</title><body><article><h1>Busrapport</h1>\
            <p>I 1990 kørte 1.200 skolebørn med bus i Nordby, skriver kommunen i sin rapport om skolevejene.</p>\
            <p>I 2010 var tallet steget til 1.940, og i 2020 kørte 2.310 skolebørn med bus hver dag.</p>\
            </article></body></html>",
        page_words: "skolevejene",
        report_words: "Rapporten siger det.",
    })
    .await;
}

#[tokio::test]
async fn thirty_claims_by_keyboard_in_english() {
    let sentences = (0..N_CLAIMS + 2)
        .map(|n| {
            let (year, count) = (1990 + n, 1200 + 37 * n);
            format!("In {year}, {count} pupils went to school by bus in Northby.\n\n")
        })
        .collect();
    review(&Script {
        language: "en",
        title: "The buses of Northby",
        sentences,
        reasoning: "The report says so.",
        page: "<!doctype html><html lang=en><title>Bus report</title><body><article><h1>Bus report</h1>\
            <p>In 1990, 1,200 pupils went to school by bus in Northby, the council writes in its report.</p>\
            <p>By 2010 the number had risen to 1,940, and in 2020 it was 2,310 pupils on every school day.</p>\
            </article></body></html>",
        page_words: "council",
        report_words: "The report says so.",
    })
    .await;
}

async fn review(script: &Script) {
    let server = Server::start();
    let address = server.put("/report", script.page);
    let mut home = Home::speaking(script.language).await;
    let c = home.start(&[]).await;
    ready(&c).await;
    let start = desk(&c).await;

    // The story, typed; Ctrl+Enter takes it in.
    key(&c, 'i').await;
    part(&c, "import-text").await;
    type_words(&c, &format!("{}\n\n{}", script.title, script.sentences)).await;
    press(&c, &[Key::Control], Key::Enter.into()).await;
    says(&c, "main h1", script.title).await;
    let claims = "document.querySelectorAll('.numbers button').length";
    until(
        &c,
        "the claims",
        &format!("{claims} >= {N_CLAIMS} && {}", all_open()),
    )
    .await;

    // A source for the first claim: its host is not public and must be allowed; then a passage of it.
    key(&c, 'a').await;
    part(&c, "attach-address").await;
    type_words(&c, &format!("{address}\n")).await;
    part(&c, "allow-host").await;
    tab_to(&c, "allow-host").await;
    key(&c, Key::Enter.into()).await;
    says(&c, "[data-test=source-pane]", script.page_words).await;
    key(&c, Key::Down.into()).await;
    key(&c, Key::Down.into()).await;
    key(&c, 's').await;
    says(&c, "[data-test=evidence]", "«").await;
    key(&c, 't').await;

    // A value of the claim, with how it was read.
    key(&c, 'g').await;
    until(&c, "the reading", "document.querySelector('.explain') !== null").await;
    shot(&c, &format!("{}-keyboard-mention", script.language)).await;
    key(&c, Key::Escape.into()).await;

    let begun = Instant::now();
    let mut n_done = 0;
    while n_done < N_CLAIMS {
        let here = shown(&c).await;
        if n_done % 10 == 7 {
            key(&c, 'x').await;
            part(&c, "aside-not_worth_it").await;
            key(&c, '5').await;
        } else {
            let rating = char::from_digit(u32::try_from(n_done % 5 + 1).unwrap(), 10).unwrap();
            key(&c, rating).await;
            type_words(&c, script.reasoning).await;
            press(&c, &[Key::Control], Key::Enter.into()).await;
        }
        n_done += 1;
        let moved = format!(
            "document.querySelector('[data-claim]')?.dataset.claim !== {}",
            json!(here)
        );
        until(&c, &format!("the claim after the {n_done}th"), &moved).await;
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!("{N_CLAIMS} claims in {seconds:.1} s, typing included");
    until(&c, "the counts", &format!("({}) === {N_CLAIMS}", finished())).await;
    shot(&c, &format!("{}-keyboard-reviewed", script.language)).await;

    // The report, written where the person says.
    press(&c, &[Key::Shift], 'E').await;
    says(&c, "[data-test=report-preview]", script.title).await;
    tab_to(&c, "report-path").await;
    press(&c, &[Key::Control], 'a').await;
    let file = home.path().join("report.html");
    type_words(&c, &format!("{}\n", file.display())).await;
    until(
        &c,
        "the report written",
        "document.querySelector('dialog') === null",
    )
    .await;
    let written = fs::read_to_string(&file).unwrap();
    assert!(
        written.contains(script.report_words),
        "the reasoning is in the report"
    );

    // Undo of all of it gives the desk of the start; redo gives the reviewed one.
    let reviewed = desk(&c).await;
    assert_ne!(reviewed, start);
    let n_steps = steps(&c, 'u', &[], &start).await;
    assert!(n_steps > N_CLAIMS, "{n_steps} steps were taken back");
    says(&c, "nav", "1").await;
    shot(&c, &format!("{}-keyboard-undone", script.language)).await;
    steps(&c, 'U', &[Key::Shift], &reviewed).await;
    let verified = ask(&c, "verify", json!({})).await;
    assert_eq!(verified["ok"], json!(true), "{verified}");
    c.close().await.unwrap();
}

/// Presses a key until the desk is as it should be; gives how often.
async fn steps(c: &Client, sign: char, held: &[Key], wanted: &Value) -> usize {
    for n in 1..=2 * N_CLAIMS {
        let before = ask(c, "history", json!({ "limit": 1 })).await["events"][0]["seq"].clone();
        press(c, held, sign).await;
        let deadline = Instant::now() + crate::session::PATIENCE;
        while ask(c, "history", json!({ "limit": 1 })).await["events"][0]["seq"] == before {
            assert!(Instant::now() < deadline, "{sign} does nothing after {n} steps");
        }
        if desk(c).await == *wanted {
            return n;
        }
    }
    panic!("the desk is not reached with {sign}");
}

/// Everything that reviewing changes, as the desk tells it.
async fn desk(c: &Client) -> Value {
    let mut overview = ask(c, "desk_overview", json!({})).await;
    for moves in ["undo", "redo"] {
        overview.as_object_mut().unwrap().remove(moves);
    }
    let all = "status:open,in_review,decided,published,corrected,withdrawn,set_aside";
    let queue = ask(
        c,
        "queue",
        json!({ "query": all, "sort": "story", "limit": 1000 }),
    )
    .await;
    let stories = ask(c, "list_documents", json!({})).await;
    json!([overview, queue, stories])
}

async fn shown(c: &Client) -> Value {
    until(
        c,
        "a claim",
        "document.querySelector('[data-claim]')?.dataset.claim",
    )
    .await
}

fn all_open() -> &'static str {
    "document.querySelector('.numbers .decided') === null"
}

/// How many claims of the story shown are decided; those set aside have left the margin.
fn finished() -> String {
    let decided = "document.querySelectorAll('.numbers .decided').length";
    format!("{decided} + {}", N_CLAIMS / 10)
}
