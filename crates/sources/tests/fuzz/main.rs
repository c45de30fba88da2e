//! The fuzz targets on the stable compiler: the same checks as in `fuzz/`, on mutations of well-formed files from fixed
//! seeds. `FACTDESK_FUZZ_SECONDS` makes them go on for so long with new seeds (`cargo xtask fuzz`).

#![allow(clippy::unwrap_used)] // Its helpers are tests, only not marked as such.

mod anchor_any;
mod mutate;
#[path = "../pdf/mod.rs"]
mod pdf;
mod read_any;

use factdesk_sources::child::Reader;
use mutate::Mutator;
use std::io::Write;
use std::time::{Duration, Instant};

/// Calls `once` with a new seed each time: so many times, or for as long as is asked for.
fn go_on(n_times: u64, mut once: impl FnMut(u64)) {
    let seconds = std::env::var("FACTDESK_FUZZ_SECONDS").ok();
    let limit = seconds
        .and_then(|seconds| seconds.parse().ok())
        .map(Duration::from_secs);
    let begun = Instant::now();
    let mut seed = 1;
    while limit.map_or(seed <= n_times, |limit| begun.elapsed() < limit) {
        once(seed);
        seed += 1;
    }
    println!("{} inputs", seed - 1);
}

const PAGE: &str = "<!doctype html><html lang=da><head><meta charset=utf-8><title>Tropper – Avisen</title>\
    <meta property='article:published_time' content='2020-10-11'><script type='application/ld+json'>\
    {\"@type\":\"NewsArticle\",\"headline\":\"Tropper\",\"author\":[{\"name\":\"Ane Holm\"}]}</script></head><body><nav><ul>\
    <li><a href='/'>Forside</a></ul></nav><main><article><h1>Tropper</h1><p class=byline>Af Ane Holm, 11. okt. 2020</p>\
    <p>Der vil blive trukket <b>4000</b> soldater ud af landet.</p><table><tr><td>2020<td>8.600</table><pre>a\n  b</pre>\
    <ul><li>et<li>to</ul><img src=a.png onerror=x()><form action=/x><input type=password><textarea>x</textarea></form>\
    <svg><style><a href=javascript:x()></style></svg><!-- c --></article></main><noscript>x</noscript></body></html>";

const MAIL: &str = "From: Ane <ane@x.example>\r\nTo: b@x.example\r\nSubject: =?utf-8?q?T=C3=B8r?=\r\nDate: Sun, 11 Oct 2020 \
    10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=q\r\n\r\n--q\r\nContent-Type: \
    text/plain; charset=utf-8\r\n\r\n4000 soldater\r\n--q\r\nContent-Type: text/html\r\n\r\n<p>4000 <b>soldater</b>\r\n--q--\r\n";

fn docx() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let document = "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
        <w:body><w:p><w:r><w:t>4000 soldater</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>8600</w:t></w:r></w:p></w:tc>\
        </w:tr></w:tbl></w:body></w:document>";
    for (name, content) in [
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", document),
        (
            "docProps/core.xml",
            "<cp:coreProperties><dc:title>T</dc:title></cp:coreProperties>",
        ),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn readers_end_and_hold_together_on_any_bytes() {
    let seeds: Vec<Vec<u8>> = vec![
        PAGE.as_bytes().to_vec(),
        pdf::of_pages(&[&["4000 soldater i 2020", "og 8.600 i 2019"], &["side to"]]),
        docx(),
        MAIL.as_bytes().to_vec(),
        "Almindelig tekst. 4000 æøå".as_bytes().to_vec(),
    ];
    let kinds = [0_u8, 1, 4, 3, 2];
    let reader = Reader::new(env!("CARGO_BIN_EXE_factdesk-reader"));
    go_on(120, |seed| {
        let mut mutator = Mutator::of(seed);
        let which = mutator.below(seeds.len());
        let other = &seeds[mutator.below(seeds.len())];
        let mut bytes = vec![kinds[which]];
        bytes.extend(mutator.mutated(&seeds[which], other));
        let Some(request) = read_any::request(&bytes) else {
            return;
        };
        let begun = Instant::now();
        let reading = reader.read(&request);
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(10), "seed {seed} took {took:?}");
        let why = reading.outcome.why.as_deref().unwrap_or_default();
        // What a library does to the child is kept there; it is told, so that it can be mended where it is ours.
        if why.contains("broke down") || why.contains("within") {
            println!("seed {seed}: {why}");
        }
        read_any::check(&reading);
    });
}

#[test]
fn passages_of_any_text_are_looked_for_in_any_other() {
    let old = "Ministeren oplyser, at 4000 soldater trækkes ud. Der var 8.600 i alt!\n\n«Det er nok», sagde han. Ja.\n\n\
               Ifølge aftalen skal alle være ude inden maj 2021. 日本では4千人。 Det er nok. Slut";
    go_on(600, |seed| {
        let mut mutator = Mutator::of(seed);
        let one = String::from_utf8_lossy(&mutator.mutated(old.as_bytes(), old.as_bytes())).into_owned();
        let other = String::from_utf8_lossy(&mutator.mutated(one.as_bytes(), old.as_bytes())).into_owned();
        let start = u32::try_from(mutator.below(200)).unwrap();
        let length = u32::try_from(mutator.below(120)).unwrap();
        anchor_any::check(&one, &other, start, length);
    });
}
