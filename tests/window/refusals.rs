//! Bad input gives a sentence with a way on, and leaves the desk as it was.

use crate::page::{ask, choose, click, desk_state, key, part, paste, ready, says, shot, until};
use crate::server::Server;
use crate::session::Home;
use fantoccini::Client;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::fs;

const PROBLEM: &str = "dialog [role=alert]";

/// Begins like a program and is no text in any encoding.
const PROGRAM: &[u8] = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0";

#[tokio::test]
async fn bad_stories_are_refused() {
    let mut home = Home::new().await;
    let program = home.path().join("program.txt");
    fs::write(&program, PROGRAM).unwrap();

    // A file that the program was started with, and one that is not there.
    let c = home.start(&[&program]).await;
    ready(&c).await;
    says(&c, PROBLEM, "ikke en tekst").await;
    shot(&c, "import-refused").await;
    c.close().await.unwrap();
    let c = home.start(&[&home.path().join("findes-ikke.txt")]).await;
    ready(&c).await;
    says(&c, PROBLEM, "findes ikke").await;
    let before = desk_state(&c).await;

    // An empty text cannot even be sent.
    key(&c, Key::Escape.into()).await;
    until(&c, "the dialog gone", "document.querySelector('dialog') === null").await;
    key(&c, 'i').await;
    choose_way(&c, 0).await;
    paste(&c, "import-text", " \n\t ").await;
    let disabled = "document.querySelector('[data-test=import-submit]')?.disabled";
    until(&c, "the button off", disabled).await;

    // A text with the zero signs of a program in it.
    fill(&c, "import-text", "Prisen er 40 kroner.\0\0\0\u{1}\u{2}\0\0\0").await;
    click(&c, "import-submit").await;
    says(&c, PROBLEM, "ikke en tekst").await;

    // The same file chosen in the dialog.
    choose_way(&c, 1).await;
    let field = part(&c, "import-file").await;
    field.send_keys(&program.to_string_lossy()).await.unwrap();
    click(&c, "import-submit").await;
    says(&c, PROBLEM, "ikke en tekst").await;

    assert_eq!(desk_state(&c).await, before, "the desk is as it was");
    c.close().await.unwrap();
}

#[tokio::test]
async fn bad_addresses_of_stories_are_refused() {
    let server = Server::start();
    let mut home = Home::new().await;
    let c = home.start(&[]).await;
    ready(&c).await;
    let before = desk_state(&c).await;
    key(&c, 'i').await;
    choose_way(&c, 2).await;
    let missing = server.address("/findes-ikke");
    for (address, words) in [
        ("ikke en adresse", "ikke en webadresse"),
        ("file:///etc/passwd", "ikke en webadresse"),
        (missing.as_str(), "ikke offentlig"),
        ("http://10.0.0.1/", "ikke offentlig"),
    ] {
        paste(&c, "import-url", address).await;
        click(&c, "import-submit").await;
        says(&c, PROBLEM, words).await;
    }
    // What stands in the way can be allowed there and then.
    paste(&c, "import-url", &missing).await;
    click(&c, "import-submit").await;
    click(&c, "allow-host").await;
    says(&c, PROBLEM, "findes ikke").await;

    ask(&c, "set_settings", json!({ "allowHosts": ["127.0.0.1"] })).await;
    for (address, words) in [
        (Server::silent(), "svarede ikke"),
        (server.endless(), "større end det tilladte"),
    ] {
        paste(&c, "import-url", &address).await;
        click(&c, "import-submit").await;
        says(&c, PROBLEM, words).await;
    }
    shot(&c, "import-endless").await;
    assert_eq!(desk_state(&c).await, before, "the desk is as it was");
    c.close().await.unwrap();
}

#[tokio::test]
async fn bad_sources_are_refused() {
    let server = Server::start();
    let mut home = Home::new().await;
    let program = home.path().join("program.pdf");
    fs::write(&program, PROGRAM).unwrap();
    let c = home.start(&[]).await;
    ready(&c).await;
    choose(&c, "32 procent").await;
    let before = desk_state(&c).await;
    key(&c, 'a').await;
    let missing = server.address("/findes-ikke");
    for (address, words) in [
        ("ftp://example.org/", "ikke en webadresse"),
        (missing.as_str(), "ikke offentlig"),
    ] {
        paste(&c, "attach-address", address).await;
        click(&c, "attach-submit").await;
        says(&c, PROBLEM, words).await;
    }
    click(&c, "allow-host").await;
    says(&c, PROBLEM, "findes ikke").await;
    ask(&c, "set_settings", json!({ "allowHosts": ["127.0.0.1"] })).await;
    for (address, words) in [
        (Server::silent(), "svarede ikke"),
        (server.endless(), "større end det tilladte"),
    ] {
        paste(&c, "attach-address", &address).await;
        click(&c, "attach-submit").await;
        says(&c, PROBLEM, words).await;
    }
    shot(&c, "attach-endless").await;
    assert_eq!(desk_state(&c).await, before, "the desk is as it was");
    c.close().await.unwrap();
}

#[tokio::test]
async fn what_is_dropped_is_taken_where_it_falls() {
    let server = Server::start();
    let page = server.put("/rapport", crate::flow::REPORT);
    let mut home = Home::new().await;
    let c = home.start(&[]).await;
    ready(&c).await;
    let before = desk_state(&c).await;

    // A file that is no text, on the story: said, and nothing is imported.
    drop_on(
        &c,
        "main",
        "data.items.add(new File([new Uint8Array([127, 69, 76, 70, 2, 1, 1, 0, 0, 0, 3, 0])], 'program.txt'))",
    )
    .await;
    click(&c, "import-submit").await;
    says(&c, PROBLEM, "ikke en tekst").await;
    assert_eq!(desk_state(&c).await, before, "the desk is as it was");
    escape(&c).await;

    // Words, on the story: an import that is ready to be sent.
    drop_on(
        &c,
        "main",
        "data.setData('text/plain', 'Byen har 4200 rygere, siger Lone Krag.')",
    )
    .await;
    click(&c, "import-submit").await;
    says(&c, "main h1", "4200 rygere").await;

    // A file of text, on the story.
    drop_on(
        &c,
        "main",
        "data.items.add(new File(['Havnen i Øby koster 12,5 millioner kroner.'], 'Øby havn.txt'))",
    )
    .await;
    click(&c, "import-submit").await;
    says(&c, "main .facts", "Øby havn.txt").await;

    // A link, on the claim: a source of it.
    choose(&c, "12,5").await;
    ask(&c, "set_settings", json!({ "allowHosts": ["127.0.0.1"] })).await;
    let link = format!("data.setData('text/uri-list', {}); true", json!(page));
    drop_on(&c, ".side", &link).await;
    click(&c, "attach-submit").await;
    says(&c, "[data-test=source-pane]", "9,8 millioner").await;
    c.close().await.unwrap();
}

/// Drops on what a selector finds; `put` fills `data`.
async fn drop_on(c: &Client, css: &str, put: &str) {
    let script = format!(
        "const data = new DataTransfer(); {put}; \
         document.querySelector({}).dispatchEvent(new DragEvent('drop', \
         {{ dataTransfer: data, bubbles: true, cancelable: true }}));",
        json!(css)
    );
    c.execute(&script, vec![]).await.unwrap();
}

async fn escape(c: &Client) {
    key(c, Key::Escape.into()).await;
    until(c, "the dialog gone", "document.querySelector('dialog') === null").await;
}

/// Fills a field with signs that no keyboard types.
async fn fill(c: &Client, name: &str, words: &str) {
    let field = part(c, name).await;
    let script = "arguments[0].value = arguments[1]; \
                  arguments[0].dispatchEvent(new Event('input', { bubbles: true }));";
    let field: Value = serde_json::to_value(&field).unwrap();
    c.execute(script, vec![field, json!(words)]).await.unwrap();
}

/// Chooses text, file or address in the import dialog.
async fn choose_way(c: &Client, nth: usize) {
    let script = format!("document.querySelectorAll('dialog .ways input')[{nth}]?.click() === undefined");
    until(c, "a way to import", &script).await;
}
