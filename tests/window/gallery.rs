//! Pictures of every view: light and dark, Danish and English, two sizes; full, empty, with long words, and refused.
//! They are looked at by a person; `cargo xtask screenshots` makes them.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test program answers to the developer alone.
#![allow(dead_code)] // It uses only some of what the tests share.

mod page;
mod server;
mod session;

use fantoccini::Client;
use fantoccini::key::Key;
use page::{
    ask, choose, click, import, key, part, paste, press, ready, says, shot_into, theme_for_now, until,
};
use serde_json::json;
use server::Server;
use session::Home;

const FOLDER: &str = "target/screenshots";

const STORY: &str = "Færgen til Strynby bliver dyrere

Prisen på en returbillet stiger fra 180 til 210 kroner fra 1. maj, siger havneudvalgets formand, Jette Holm.

- Vi har lovet øen, at der senest 31. december 2026 sejler en elfærge, siger hun til Øernes Avis.

Ifølge en rapport fra januar rejste 312.000 passagerer med færgen i 2023, og det er 8 procent færre end i 2019.

Kommunen betaler 14,5 millioner kroner om året. Inden for 18 måneder skal underskuddet være halveret.

Jeg synes, at det er en god aftale.";

const LONG: &str = "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftspensionsberegning

Speciallægepraksisplanlægningsstabiliseringsperiodeafgrænsningskommissionens \
arbejdsmarkedsuddannelsesbevillingsopgørelse viser 98.765.432.109.876 kroner i 2023, siger \
sundhedsforvaltningsvicekontorchefaspirant Anne-Charlotte-Wilhelmine von Schleswig-Holstein-Sonderburg-Glücksburg.

https://example.org/en/meget/lang/adresse/som/ikke/kan/brydes/noget/sted/fordi/den/aldrig/holder/op?og=saa&videre=1 \
har 12 procent flere læsere.";

const REPORT: &str = "<!doctype html><html lang=da><head><title>Årsrapport for færgefarten</title></head><body><article>\
    <h1>Årsrapport for færgefarten</h1><p>I 2023 rejste 287.000 passagerer med færgen til Strynby. I 2019 var tallet \
    339.000, så faldet er 15 procent på fire år, skriver rederiet i sin rapport.</p>\
    <p>Kommunens tilskud var 14,5 millioner kroner i 2023 og ventes at være det samme i de næste to år.</p>\
    <p>Elfærgen er bestilt og leveres tidligst i foråret 2027, oplyser værftet til rapportens forfattere.</p>\
    </article></body></html>";

#[tokio::test]
async fn every_view_in_danish() {
    views("da").await;
}

#[tokio::test]
async fn every_view_in_english() {
    views("en").await;
}

async fn views(language: &'static str) {
    let server = Server::start();
    let report = server.put("/aarsrapport", REPORT);
    let mut home = Home::speaking(language).await;
    let c = home.start(&[]).await;
    ready(&c).await;
    let look = |view: &'static str| picture(&c, language, view);
    key(&c, 'u').await;
    until(
        &c,
        "an empty desk",
        "document.querySelectorAll('.numbers').length === 0",
    )
    .await;
    look("1-empty").await;
    key(&c, 'q').await;
    until(
        &c,
        "the empty queue",
        "document.querySelector('main .empty') !== null",
    )
    .await;
    look("2-empty-queue").await;
    ask(&c, "set_settings", json!({ "allowHosts": ["127.0.0.1"] })).await;
    import(&c, "Donau", LONG).await;
    look("3-long-words").await;
    import(&c, "Færgen", STORY).await;
    look("4-story").await;
    click(&c, "edit-story").await;
    look("5-story-details").await;
    click(&c, "edit-story").await;

    choose(&c, "312.000").await;
    key(&c, 'a').await;
    paste(&c, "attach-address", "http://").await;
    click(&c, "attach-submit").await;
    says(&c, "dialog [role=alert]", "http").await;
    look("6-attach-refused").await;
    paste(&c, "attach-address", &report).await;
    click(&c, "attach-submit").await;
    says(&c, "[data-test=source-pane]", "287.000").await;
    key(&c, 'f').await;
    says(&c, "[data-test=suggestion]", "«").await;
    look("8-suggestions").await;
    key(&c, Key::Escape.into()).await;
    key(&c, Key::Down.into()).await;
    key(&c, Key::Down.into()).await;
    look("7-source-selected").await;
    key(&c, 'r').await;
    says(&c, "[data-test=evidence]", "287.000").await;
    key(&c, 't').await;
    key(&c, '2').await;
    paste(
        &c,
        "reasoning",
        "Rederiets egen årsrapport har 287.000 i 2023, altså et fald på 15 procent.",
    )
    .await;
    look("9-verdict-form").await;
    press(&c, &[Key::Control, Key::Shift], Key::Enter.into()).await;
    until(&c, "going on", "document.querySelector('.toast') !== null").await;
    choose(&c, "312.000").await;
    part(&c, "verdict-card").await;
    look("10-verdict").await;
    key(&c, 'q').await;
    until(
        &c,
        "rows",
        "document.querySelectorAll('[data-test=row]').length > 2",
    )
    .await;
    look("11-queue").await;
    key(&c, 'w').await;
    until(
        &c,
        "the figures",
        "document.querySelectorAll('.strip li').length > 0",
    )
    .await;
    look("18-overview").await;
    for (sign, held, name) in [
        ('i', vec![], "12-import"),
        ('x', vec![], "13-aside"),
        ('?', vec![Key::Shift], "14-keys"),
        ('k', vec![Key::Control], "15-palette"),
        (',', vec![Key::Control], "16-settings"),
        ('E', vec![Key::Shift], "17-report"),
    ] {
        if sign == 'x' {
            choose_open(&c).await;
        }
        press(&c, &held, sign).await;
        until(
            &c,
            name,
            "document.querySelector('dialog[open], [data-test=palette]') !== null",
        )
        .await;
        look(name).await;
        press(&c, &[], Key::Escape.into()).await;
        until(
            &c,
            "no dialog",
            "document.querySelector('dialog, [data-test=palette]') === null",
        )
        .await;
    }
    c.close().await.unwrap();
}

/// Goes to a claim that can still be set aside.
async fn choose_open(c: &Client) {
    key(c, 't').await;
    choose(c, "14,5").await;
}

async fn picture(c: &Client, language: &str, view: &str) {
    for (width, height) in [(1280, 800), (1920, 1080)] {
        c.set_window_rect(0, 0, width, height).await.unwrap();
        for theme in ["light", "dark"] {
            theme_for_now(c, theme).await;
            shot_into(c, FOLDER, &format!("{view}-{language}-{width}-{theme}")).await;
        }
    }
    c.set_window_rect(0, 0, 1280, 800).await.unwrap();
    theme_for_now(c, "light").await;
}
