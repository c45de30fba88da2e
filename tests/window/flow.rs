//! The main job, end to end.

use crate::page::{
    ask, choose, click, desk_state, import, key, part, paste, press, ready, says, shot, until,
};
use crate::server::Server;
use crate::session::Home;
use fantoccini::key::Key;
use serde_json::json;
use std::fs;

/// A story made up for the test.
pub const STORY: &str = "Færre unge ryger i Sønderby

Antallet af unge rygere i Sønderby er faldet fra 4200 til 2900 siden 2018, siger sundhedsdirektør Lone Krag.

- Vi når målet senest 1. juli 2025, siger Lone Krag til Sønderby Tidende.

Ifølge en rapport fra maj koster indsatsen 12,5 millioner kroner om året.

Jeg synes, at det er en god nyhed.";

/// A source made up for it, which agrees with one claim and not with another.
pub const REPORT: &str = "<!doctype html><html lang=da><head><title>Rapport om rygning</title>\
    <script>window.broken = 1</script></head><body><article><h1>Rapport om rygning</h1>\
    <p>I 2018 røg 4.200 unge i Sønderby. I 2023 var tallet 2.900 ifølge kommunens egen opgørelse.</p>\
    <p>Indsatsen kostede 9,8 millioner kroner i 2023, og udgiften ventes at være uændret de næste to år.</p>\
    <p>Rapporten er skrevet af kommunens sundhedsafdeling på grundlag af spørgeskemaer til 11.000 unge.</p>\
    </article></body></html>";

#[tokio::test]
async fn a_story_goes_from_paste_to_report_and_is_there_again() {
    let server = Server::start();
    let report = server.put("/rapport", REPORT);
    let mut home = Home::new().await;
    let c = home.start(&[]).await;
    ready(&c).await;
    shot(&c, "first-start").await;
    says(&c, "main h1", "Vindmøller").await;

    import(&c, "Færre unge ryger i Sønderby", STORY).await;
    until(
        &c,
        "claims in the margin",
        "document.querySelectorAll('.numbers button').length >= 2",
    )
    .await;
    shot(&c, "story").await;

    // Its publication month makes the years certain, and can be changed with everything kept.
    click(&c, "edit-story").await;
    paste(&c, "story-published", "2024-06").await;
    press(&c, &[], Key::Tab.into()).await;
    says(&c, "[data-test=published]", "juni 2024").await;
    click(&c, "edit-story").await;

    // A source that is not public is asked only when it is allowed.
    choose(&c, "4200").await;
    key(&c, 'a').await;
    paste(&c, "attach-address", &report).await;
    click(&c, "attach-submit").await;
    shot(&c, "attach-refused").await;
    click(&c, "allow-host").await;
    says(&c, "[data-test=source-pane]", "9,8 millioner").await;
    says(&c, "[data-test=source-pane]", "SHA-256").await;
    assert_eq!(
        c.execute("return window.broken === undefined", vec![])
            .await
            .unwrap(),
        json!(true)
    );

    // A passage, chosen from the keyboard: the first paragraph that holds the number.
    for _ in 0..6 {
        key(&c, Key::Down.into()).await;
        let now = c
            .execute("return getSelection().toString()", vec![])
            .await
            .unwrap();
        if now.as_str().is_some_and(|words| words.contains("4.200")) {
            break;
        }
    }
    shot(&c, "source-selected").await;
    key(&c, 's').await;
    says(&c, "[data-test=evidence]", "2.900").await;
    click(&c, "source-back").await;

    // A verdict; undone; done again.
    choose(&c, "4200").await;
    key(&c, '5').await;
    paste(&c, "reasoning", "Kommunens rapport har de samme tal.").await;
    press(&c, &[Key::Control], Key::Enter.into()).await;
    until(
        &c,
        "the next open claim",
        "!document.querySelector('[data-test=claim-text]').innerText.includes('4200')",
    )
    .await;
    choose(&c, "4200").await;
    says(&c, "[data-test=verdict-card]", "Kommunens rapport").await;
    shot(&c, "verdict").await;
    press(&c, &[Key::Control], 'z').await;
    until(
        &c,
        "the verdict undone",
        "document.querySelector('[data-test=verdict-card]') === null",
    )
    .await;
    press(&c, &[Key::Control, Key::Shift], 'Z').await;
    says(&c, "[data-test=verdict-card]", "Kommunens rapport").await;

    // Published, then corrected.
    key(&c, 'p').await;
    click(&c, "correct").await;
    key(&c, Key::Escape.into()).await;
    key(&c, '4').await;
    paste(&c, "verdict-note", "Tallet for 2023 er afrundet.").await;
    click(&c, "save-verdict").await;
    says(&c, "[data-test=verdict-card]", "afrundet").await;
    shot(&c, "corrected").await;

    // Another claim set aside, from the keyboard.
    choose(&c, "12,5").await;
    key(&c, 'x').await;
    part(&c, "aside-not_worth_it").await;
    shot(&c, "aside").await;
    key(&c, '5').await;
    until(&c, "the dialog gone", "document.querySelector('dialog') === null").await;

    // The report, as it is written.
    press(&c, &[Key::Shift], 'E').await;
    says(&c, "[data-test=report-preview]", "Sønderby").await;
    shot(&c, "report").await;
    let file = home.path().join("rapport.html");
    paste(&c, "report-path", &file.to_string_lossy()).await;
    click(&c, "report-write").await;
    until(
        &c,
        "the report written",
        "document.querySelector('dialog') === null",
    )
    .await;
    let written = fs::read_to_string(&file).unwrap();
    assert!(
        written.contains("Tallet for 2023 er afrundet."),
        "the correction is in the report"
    );

    // The source again: its words stand, then they do not.
    choose(&c, "4200").await;
    server.put(
        "/rapport",
        &REPORT.replace("var tallet 2.900", "var tallet 3.100"),
    );
    ask(&c, "set_settings", json!({ "allowHosts": ["127.0.0.1"] })).await;
    click(&c, "sync").await;
    says(&c, "[data-test=sync-result]", "3.100").await;
    says(&c, "[data-test=sync-summary]", "1 kilde: 1 med ændrede passager").await;
    shot(&c, "sync").await;
    key(&c, Key::Escape.into()).await;
    says(&c, "[data-test=claim]", "skal ses igen").await;
    shot(&c, "stale").await;

    let verified = ask(&c, "verify", json!({})).await;
    assert_eq!(verified["ok"], json!(true), "{verified}");
    let before = desk_state(&c).await;
    c.close().await.unwrap();

    let c = home.start(&[]).await;
    ready(&c).await;
    assert_eq!(desk_state(&c).await, before);
    says(&c, "main h1", "Færre unge ryger i Sønderby").await;
    choose(&c, "4200").await;
    says(&c, "[data-test=verdict-card]", "afrundet").await;
    says(&c, "[data-test=evidence]", "2.900").await;
    c.close().await.unwrap();
}
