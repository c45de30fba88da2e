//! Every view, held against axe-core in both themes, and pictures of it to look at.

use crate::flow::{REPORT, STORY};
use crate::page::{
    ask, axe, choose, click, import, key, part, paste, press, ready, says, shot, theme_for_now, until,
};
use crate::server::Server;
use crate::session::Home;
use fantoccini::Client;
use fantoccini::key::Key;
use serde_json::json;

#[tokio::test]
async fn every_view_is_accessible_in_both_themes() {
    let server = Server::start();
    let report = server.put("/rapport", REPORT);
    let mut home = Home::new().await;
    let c = home.start(&[]).await;
    ready(&c).await;
    ask(&c, "set_settings", json!({ "allowHosts": ["127.0.0.1"] })).await;
    import(&c, "Færre unge ryger", STORY).await;
    look(&c, "da-story").await;

    click(&c, "edit-story").await;
    look(&c, "da-story-settings").await;
    click(&c, "edit-story").await;

    click(&c, "show-queue").await;
    until(
        &c,
        "rows",
        "document.querySelectorAll('[data-test=row]').length > 2",
    )
    .await;
    look(&c, "da-queue").await;
    // Two claims picked, set aside together, and taken back together.
    key(&c, 'm').await;
    key(&c, 'm').await;
    says(&c, ".many", "2 påstande valgt").await;
    look(&c, "da-queue-selected").await;
    key(&c, 'x').await;
    part(&c, "aside-not_worth_it").await;
    key(&c, '5').await;
    says(&c, ".toast", "2 påstande lagt til side").await;
    c.execute("document.querySelector('.toast .do').click()", vec![])
        .await
        .unwrap();
    says(&c, ".toast", "Fortrudt").await;
    let aside = ask(&c, "queue", json!({ "query": "status:set_aside" })).await;
    assert_eq!(aside["total"], json!(2), "only what the engine set aside");
    key(&c, 'w').await;
    says(&c, "[data-test=overview]", "Frister efter måned").await;
    until(&c, "months", "document.querySelectorAll('.strip li').length > 1").await;
    look(&c, "da-overview").await;
    key(&c, 'q').await;
    paste(&c, "queue-search", "findesikke").await;
    says(&c, "main", "Ingen påstande her").await;
    look(&c, "da-queue-empty").await;
    paste(&c, "queue-search", "").await;
    press(&c, &[], Key::Escape.into()).await;
    press(&c, &[], Key::Escape.into()).await;

    c.execute("document.querySelector('nav .story').click()", vec![])
        .await
        .unwrap();
    choose(&c, "4200").await;
    key(&c, 'a').await;
    look(&c, "da-attach").await;
    paste(&c, "attach-address", &report).await;
    click(&c, "attach-submit").await;
    says(&c, "[data-test=source-pane]", "9,8 millioner").await;
    key(&c, 'f').await;
    says(&c, "[data-test=suggestion]", "«").await;
    look(&c, "da-suggestions").await;
    key(&c, Key::Escape.into()).await;
    key(&c, Key::Down.into()).await;
    key(&c, Key::Down.into()).await;
    key(&c, 'r').await;
    says(&c, "[data-test=evidence]", "«").await;
    look(&c, "da-source").await;
    click(&c, "source-back").await;

    for (keys, name) in [('i', "import"), ('x', "aside"), ('?', "keys")] {
        let held: &[Key] = if keys == '?' { &[Key::Shift] } else { &[] };
        press(&c, held, keys).await;
        until(&c, name, "document.querySelector('dialog[open]') !== null").await;
        look(&c, &format!("da-{name}")).await;
        escape(&c).await;
    }
    press(&c, &[Key::Control], ',').await;
    look(&c, "da-settings").await;
    escape(&c).await;
    press(&c, &[Key::Control], 'k').await;
    part(&c, "palette").await;
    look(&c, "da-palette").await;
    escape(&c).await;
    press(&c, &[Key::Shift], 'E').await;
    says(&c, "[data-test=report-preview]", "Sønderby").await;
    look(&c, "da-report").await;
    escape(&c).await;

    key(&c, '2').await;
    paste(&c, "reasoning", "Rapporten siger noget andet.").await;
    click(&c, "save-publish").await;
    says(&c, ".toast", "ffentliggjort").await;
    choose(&c, "4200").await;
    says(&c, "[data-test=verdict-card]", "noget andet").await;
    look(&c, "da-verdict").await;

    // English, switched without a restart, and the widths a laptop has.
    press(&c, &[Key::Control], ',').await;
    let field = part(&c, "settings-language").await;
    field.select_by_value("en").await.unwrap();
    says(&c, "dialog h2", "Settings").await;
    escape(&c).await;
    says(&c, "nav", "Import story").await;
    look(&c, "en-story").await;
    for (width, height) in [(900, 700), (1920, 1080)] {
        c.set_window_rect(0, 0, width, height).await.unwrap();
        look(&c, &format!("en-story-{width}")).await;
    }
    c.set_window_rect(0, 0, 1280, 800).await.unwrap();
    c.execute("document.documentElement.style.fontSize = '200%'", vec![])
        .await
        .unwrap();
    look(&c, "en-story-200-percent").await;
    c.close().await.unwrap();
}

#[tokio::test]
async fn an_emptied_desk_says_the_next_step() {
    let mut home = Home::new().await;
    let c = home.start(&[]).await;
    ready(&c).await;
    // The sample is an import like any other.
    key(&c, 'u').await;
    says(&c, "main", "Skrivebordet er tomt").await;
    look(&c, "da-empty").await;
    key(&c, 'i').await;
    part(&c, "import-text").await;
    c.close().await.unwrap();
}

#[tokio::test]
async fn hostile_words_stay_words() {
    let attack =
        "<img src=x onerror=\"window.broken=1\"><script>window.broken=1</script> koster 40 procent mere";
    let mut home = Home::new().await;
    let c = home.start(&[]).await;
    ready(&c).await;
    import(
        &c,
        "onerror",
        &format!("{attack} straks\n\nPrisen på {attack} i maj 2023, siger Ole <b>Lund</b>."),
    )
    .await;
    // A word that only this claim has: else the one chosen before would do, and the key would be its.
    choose(&c, "straks").await;
    key(&c, '1').await;
    paste(&c, "reasoning", attack).await;
    press(&c, &[Key::Control], Key::Enter.into()).await;
    says(&c, ".toast", "jort").await;
    press(&c, &[], 'k').await;
    says(&c, "[data-test=verdict-card]", "onerror").await;
    shot(&c, "hostile").await;
    let broken =
        "window.broken !== undefined || document.querySelector('main img, aside img, main b') !== null";
    assert_eq!(
        c.execute(&format!("return {broken}"), vec![]).await.unwrap(),
        json!(false)
    );
    c.close().await.unwrap();
}

pub async fn look(c: &Client, view: &str) {
    axe(c, view).await;
    for theme in ["dark", "light"] {
        theme_for_now(c, theme).await;
        shot(c, &format!("{view}-{theme}")).await;
    }
}

async fn escape(c: &Client) {
    press(c, &[], Key::Escape.into()).await;
    until(
        c,
        "no dialog",
        "document.querySelector('dialog, [data-test=palette]') === null",
    )
    .await;
}
