//! What a person does with the window, and what can be read off it.

use crate::session::PATIENCE;
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{fs, thread};

/// Asks the page until it says something true.
#[track_caller]
pub fn until<'a>(c: &'a Client, what: &'a str, script: &'a str) -> impl Future<Output = Value> + 'a {
    let caller = std::panic::Location::caller();
    async move {
        let deadline = Instant::now() + PATIENCE;
        let asked = format!("return ({script});");
        loop {
            // A page that has ended answers nothing at all.
            let said = tokio::time::timeout(PATIENCE, c.execute(&asked, vec![])).await;
            match said {
                Ok(Ok(value)) if truthy(&value) => return value,
                Err(_) => panic!("{caller}: waited for {what}, and the page does not answer"),
                Ok(last) if Instant::now() > deadline => {
                    shot(c, "failed").await;
                    let text = c.execute("return document.body.innerText", vec![]).await;
                    panic!("{caller}: waited for {what}, last: {last:?}; the window shows: {text:?}")
                }
                _ => tokio::time::sleep(Duration::from_millis(40)).await,
            }
        }
    }
}

fn truthy(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && *value != json!("") && *value != json!(0)
}

/// A script that gives the text of the first element a selector finds.
pub fn text_of(css: &str) -> String {
    format!("document.querySelector({})?.innerText", json!(css))
}

/// Waits until an element's text holds some words; gives the whole text.
#[track_caller]
pub fn says<'a>(c: &'a Client, css: &'a str, words: &'a str) -> impl Future<Output = String> + 'a {
    let caller = std::panic::Location::caller();
    async move {
        let script = format!(
            "(document.querySelector({})?.innerText ?? '').includes({}) && {}",
            json!(css),
            json!(words),
            text_of(css)
        );
        let what = format!("«{words}» in {css} ({caller})");
        until(c, &what, &script)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

/// Waits until the window can be used.
pub async fn ready(c: &Client) {
    until(
        c,
        "the window",
        "document.querySelector('[data-test=ready]') !== null",
    )
    .await;
}

/// The element that tests know by a name, once it is there and can be used.
#[track_caller]
pub fn part<'a>(c: &'a Client, name: &'a str) -> impl Future<Output = Element> + 'a {
    let caller = std::panic::Location::caller();
    async move {
        let css = format!("[data-test=\"{name}\"]:not(:disabled)");
        let script = format!("document.querySelector({}) !== null", json!(css));
        until(c, &format!("{name} ({caller})"), &script).await;
        c.find(fantoccini::Locator::Css(&css)).await.unwrap()
    }
}

/// Clicks what tests know by a name.
#[track_caller]
pub fn click<'a>(c: &'a Client, name: &'a str) -> impl Future<Output = ()> + 'a {
    let found = part(c, name);
    async move { found.await.click().await.unwrap() }
}

/// Presses one key, with others held down.
pub async fn press(c: &Client, held: &[Key], key: char) {
    let mut keys = KeyActions::new("keys".to_owned());
    for one in held {
        keys = keys.then(KeyAction::Down { value: (*one).into() });
    }
    keys = keys
        .then(KeyAction::Down { value: key })
        .then(KeyAction::Up { value: key });
    for one in held.iter().rev() {
        keys = keys.then(KeyAction::Up { value: (*one).into() });
    }
    c.perform_actions(keys).await.unwrap();
}

/// Presses a key alone.
pub async fn key(c: &Client, key: char) {
    press(c, &[], key).await;
}

/// Types words, letter by letter, into whatever has the focus.
pub async fn type_words(c: &Client, words: &str) {
    let mut keys = KeyActions::new("keys".to_owned());
    for sign in words.chars() {
        let value = if sign == '\n' { Key::Enter.into() } else { sign };
        keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
    }
    c.perform_actions(keys).await.unwrap();
}

/// Presses Tab until what tests know by a name has the focus.
pub async fn tab_to(c: &Client, name: &str) {
    let here = format!("return document.activeElement?.dataset.test === '{name}'");
    for _ in 0..60 {
        if c.execute(&here, vec![]).await.unwrap() == json!(true) {
            return;
        }
        key(c, Key::Tab.into()).await;
    }
    panic!("{name} is not reached with Tab");
}

/// Puts words into a field as pasting does.
pub async fn paste(c: &Client, name: &str, words: &str) {
    let field = part(c, name).await;
    let script = "arguments[0].focus(); arguments[0].select(); \
                  return arguments[1] === '' \
                  ? document.execCommand('delete') : document.execCommand('insertText', false, arguments[1]);";
    let done = c
        .execute(script, vec![serde_json::to_value(&field).unwrap(), json!(words)])
        .await;
    assert_eq!(done.unwrap(), json!(true), "{name} takes words");
}

/// Does one command of the api from inside the window, for looking behind what is shown.
pub async fn ask(c: &Client, command: &str, input: Value) -> Value {
    let script = "const done = arguments[arguments.length - 1]; \
         window.__TAURI_INTERNALS__.invoke('call', { command: arguments[0], input: arguments[1] }) \
         .then((ok) => done({ ok }), (error) => done({ error }));";
    let said = c
        .execute_async(script, vec![json!(command), input])
        .await
        .unwrap();
    assert!(said.get("ok").is_some(), "{command}: {said}");
    said["ok"].clone()
}

/// All that a refused command must leave alone, as one value.
pub async fn desk_state(c: &Client) -> Value {
    let overview = ask(c, "desk_overview", json!({})).await;
    let history = ask(c, "history", json!({ "limit": 5 })).await;
    json!([
        overview["nDocuments"],
        overview["nClaims"],
        overview["nSources"],
        history["events"][0]["id"]
    ])
}

/// Imports a story by pasting it, and waits until it is shown.
pub async fn import(c: &Client, title: &str, text: &str) {
    key(c, 'i').await;
    paste(c, "import-text", text).await;
    click(c, "import-submit").await;
    says(c, "main h1", title).await;
}

/// Chooses the claim whose words hold some others, by its number in the margin.
pub async fn choose(c: &Client, words: &str) {
    let script = format!(
        "[...document.querySelectorAll('.numbers button')].find((one) => one.title.includes({}))?.click() === undefined \
         && (document.querySelector('[data-test=claim-text]')?.innerText ?? '').includes({})",
        json!(words),
        json!(words)
    );
    until(c, &format!("the claim «{words}»"), &script).await;
}

/// Keeps a picture of the page.
pub async fn shot(c: &Client, name: &str) {
    shot_into(c, "artefacts/screenshots", name).await;
}

/// Keeps a picture of the page in a folder of the project.
pub async fn shot_into(c: &Client, folder: &str, name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    fs::create_dir_all(&folder).unwrap();
    // The pointer's last move and the fonts may still be painted.
    thread::sleep(Duration::from_millis(120));
    if let Ok(png) = c.screenshot().await {
        fs::write(folder.join(format!("{name}.png")), png).unwrap();
    }
}

/// Holds the page against axe-core's rules, in both themes.
pub async fn axe(c: &Client, view: &str) {
    let known = c
        .execute("return typeof window.axe === 'object'", vec![])
        .await
        .unwrap();
    if known != json!(true) {
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(script).expect("`npm ci` in ui/ comes first");
        c.execute(&axe, vec![]).await.unwrap();
    }
    let run = "const done = arguments[arguments.length - 1]; \
        axe.run(document).then((r) => done(r.violations.map((v) => \
        v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 200) + ' ' + n.failureSummary).join(' | '))), \
        (e) => done([String(e)]));";
    for theme in ["light", "dark"] {
        theme_for_now(c, theme).await;
        let found = c.execute_async(run, vec![]).await.unwrap();
        assert_eq!(found, json!([]), "{view}, {theme}");
    }
}

/// Shows a theme without changing the settings.
pub async fn theme_for_now(c: &Client, theme: &str) {
    let script = format!("document.documentElement.dataset.theme = '{theme}'");
    c.execute(&script, vec![]).await.unwrap();
}
