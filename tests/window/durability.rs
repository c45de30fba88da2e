//! Nothing that the window shows as saved is ever lost.

use crate::flow::STORY;
use crate::page::{ask, choose, import, key, paste, press, ready, says, until};
use crate::session::Home;
use fantoccini::key::Key;
use serde_json::json;

#[tokio::test]
async fn a_verdict_shown_as_saved_survives_kill_9() {
    let mut home = Home::new().await;
    let c = home.start(&[]).await;
    ready(&c).await;
    import(&c, "Færre unge ryger", STORY).await;
    choose(&c, "4200").await;
    key(&c, '1').await;
    paste(&c, "reasoning", "Et tal, der ikke må forsvinde.").await;
    press(&c, &[Key::Control], Key::Enter.into()).await;
    says(&c, ".toast", "Afgjort").await;
    home.kill();

    let c = home.start(&[]).await;
    ready(&c).await;
    choose(&c, "4200").await;
    says(&c, "[data-test=verdict-card]", "ikke må forsvinde").await;
    let verified = ask(&c, "verify", json!({})).await;
    assert_eq!(verified["ok"], json!(true), "{verified}");
    c.close().await.unwrap();
}

#[tokio::test]
async fn a_draft_shown_as_kept_survives_kill_9() {
    let mut home = Home::new().await;
    let c = home.start(&[]).await;
    ready(&c).await;
    import(&c, "Færre unge ryger", STORY).await;
    choose(&c, "4200").await;
    key(&c, '2').await;
    paste(&c, "reasoning", "Halvvejs gennem en tanke").await;
    says(&c, "[data-test=draft]", "gemt").await;
    home.kill();

    let c = home.start(&[]).await;
    ready(&c).await;
    choose(&c, "4200").await;
    let script = "document.querySelector('[data-test=reasoning]')?.value === 'Halvvejs gennem en tanke'";
    until(&c, "the draft", script).await;
    c.close().await.unwrap();
}
