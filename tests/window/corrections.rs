//! What was found is corrected by keyboard alone, in the real window: words, values, keys; and all of it is undone.

use crate::looks::look;
use crate::page::{ask, choose, import, key, part, press, ready, says, tab_to, type_words, until};
use crate::session::Home;
use fantoccini::Client;
use fantoccini::key::Key;
use serde_json::{Value, json};

const STORY: &str = "Soldaterne skal hjem\n\nDer er 4.000 soldater i Kabul og 300 i Herat.\n\nDe skal være hjemme inden udgangen af maj 2021.";

#[tokio::test]
async fn words_values_and_keys_are_changed_and_all_is_undone() {
    let mut home = Home::new().await;
    let c = home.start(&[]).await;
    ready(&c).await;
    import(&c, "Soldaterne", STORY).await;
    let start = claims(&c).await;

    // New words: the end of the claim chosen is left out, one word at a time.
    key(&c, 'l').await;
    part(&c, "words").await;
    look(&c, "da-words").await;
    press(&c, &[Key::Shift], Key::Left.into()).await;
    press(&c, &[Key::Shift], Key::Left.into()).await;
    key(&c, Key::Enter.into()).await;
    says(&c, "[data-test=own]", "Ordene er valgt af").await;
    assert_ne!(claims(&c).await, start);
    look(&c, "da-own").await;

    // A date read otherwise.
    let due = ask(&c, "queue", json!({ "query": "title:soldaterne has:deadline" })).await;
    let due = due["claims"][0]["id"].as_str().unwrap().to_owned();
    choose(&c, "maj 2021").await;
    key(&c, 'z').await;
    part(&c, "value-written").await;
    look(&c, "da-value").await;
    tab_to(&c, "value-written").await;
    type_words(&c, "2022-03\n").await;
    says(&c, "[data-test=own]", "Factdesk læser").await;
    let view = ask(&c, "get_claim", json!({ "claim": due })).await;
    assert_eq!(view["claim"]["deadline"]["to"], "2022-04-01");

    // A remark, and whose claim it is.
    key(&c, 'c').await;
    until(
        &c,
        "a remark to write",
        "document.activeElement?.dataset.test === 'remark'",
    )
    .await;
    type_words(&c, "Ring til ministeriet\n").await;
    says(&c, "[data-test=remarks] li", "Ring til ministeriet").await;
    key(&c, Key::Escape.into()).await;
    press(&c, &[Key::Shift], 'M').await;
    says(&c, ".toast", "Givet til").await;
    press(&c, &[Key::Shift], 'A').await;
    part(&c, "assign-1").await;
    look(&c, "da-assign").await;
    key(&c, Key::Escape.into()).await;
    key(&c, 'h').await;
    says(&c, "[data-test=seen]", "Ligner").await;

    // Four steps were done, and the desk is again as it was.
    for _ in 0..4 {
        press(&c, &[Key::Control], 'z').await;
        says(&c, ".toast", "Fortrudt").await;
    }
    assert_eq!(claims(&c).await, start);

    // Another key for «next»: the sheet shows it, it works, and the old one does not.
    press(&c, &[Key::Shift], '?').await;
    part(&c, "keys-change").await;
    tab_to(&c, "keys-change").await;
    key(&c, Key::Enter.into()).await;
    look(&c, "da-keys-change").await;
    c.execute(
        "document.querySelector('[data-key-of=next-open]').focus()",
        vec![],
    )
    .await
    .unwrap();
    key(&c, Key::Enter.into()).await;
    key(&c, 'j').await;
    says(&c, "dialog [role=status]", "er allerede").await;
    key(&c, '.').await;
    until(
        &c,
        "the new key",
        "document.querySelector('[data-key-of=next-open]').textContent.includes('.')",
    )
    .await;
    let settings = ask(&c, "get_settings", json!({})).await;
    assert_eq!(settings["keys"], json!({ "next-open": "." }));
    key(&c, Key::Escape.into()).await;
    until(&c, "no dialog", "document.querySelector('dialog[open]') === null").await;
    c.close().await.unwrap();
}

async fn claims(c: &Client) -> Vec<Value> {
    let page = ask(
        c,
        "queue",
        json!({ "query": "title:soldaterne", "sort": "story" }),
    )
    .await;
    let rows = page["claims"].as_array().unwrap();
    rows.iter()
        .map(|row| json!([row["id"], row["text"], row["deadline"]["to"], row["assignee"]]))
        .collect()
}
