//! Bad input gives a sentence and leaves the desk as it was.

use crate::page::{choose, click, desk_state, key, part, paste, ready, says, shot, until};
use crate::server::Server;
use crate::session::Home;
use fantoccini::key::Key;
use std::fs;

const PROBLEM: &str = "dialog [role=alert]";

#[tokio::test]
async fn bad_stories_are_refused() {
    let server = Server::start();
    let mut home = Home::new().await;
    let program = home.path().join("program.txt");
    fs::write(&program, b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0").unwrap();

    // A file that the program was started with.
    let c = home.start(&[&program]).await;
    ready(&c).await;
    says(&c, PROBLEM, "ikke en tekst").await;
    shot(&c, "import-refused").await;
    let before = desk_state(&c).await;

    // An empty text cannot even be sent.
    key(&c, Key::Escape.into()).await;
    until(&c, "the dialog gone", "document.querySelector('dialog') === null").await;
    key(&c, 'i').await;
    choose_way(&c, 0).await;
    paste(&c, "import-text", " \n\t ").await;
    let disabled = "document.querySelector('[data-test=import-submit]')?.disabled";
    until(&c, "the button off", disabled).await;

    // The same file chosen in the dialog.
    choose_way(&c, 1).await;
    let field = part(&c, "import-file").await;
    field.send_keys(&program.to_string_lossy()).await.unwrap();
    click(&c, "import-submit").await;
    says(&c, PROBLEM, "ikke en tekst").await;

    // Addresses: malformed, private, not there.
    choose_way(&c, 2).await;
    for (address, words) in [
        ("ikke en adresse", "ikke en webadresse"),
        ("file:///etc/passwd", "ikke en webadresse"),
        (server.address("/findes-ikke").as_str(), "ikke offentlig"),
        ("http://10.0.0.1/", "ikke offentlig"),
    ] {
        paste(&c, "import-url", address).await;
        click(&c, "import-submit").await;
        says(&c, PROBLEM, words).await;
    }
    paste(&c, "import-url", &server.address("/findes-ikke")).await;
    click(&c, "import-submit").await;
    click(&c, "allow-host").await;
    says(&c, PROBLEM, "findes ikke").await;

    assert_eq!(desk_state(&c).await, before, "the desk is as it was");
    c.close().await.unwrap();
}

#[tokio::test]
async fn bad_sources_are_refused() {
    let server = Server::start();
    let mut home = Home::new().await;
    let c = home.start(&[]).await;
    ready(&c).await;
    choose(&c, "32 procent").await;
    let before = desk_state(&c).await;
    key(&c, 'a').await;
    for (address, words) in [
        ("ftp://example.org/", "ikke en webadresse"),
        (server.address("/findes-ikke").as_str(), "ikke offentlig"),
    ] {
        paste(&c, "attach-address", address).await;
        click(&c, "attach-submit").await;
        says(&c, PROBLEM, words).await;
    }
    click(&c, "allow-host").await;
    says(&c, PROBLEM, "findes ikke").await;
    assert_eq!(desk_state(&c).await, before, "the desk is as it was");
    c.close().await.unwrap();
}

/// Chooses text, file or address in the import dialog.
async fn choose_way(c: &fantoccini::Client, nth: usize) {
    let script = format!("document.querySelectorAll('dialog .ways input')[{nth}]?.click() === undefined");
    until(c, "a way to import", &script).await;
}
