use super::of;
use dom_query::Document;
use expect_test::{Expect, expect};

#[track_caller]
fn check(html: &str, url: &str, expect: Expect) {
    let url = (!url.is_empty()).then_some(url);
    let meta = of(&Document::from(html), url, "2026-01-01".parse().ok());
    let date = |found: Option<super::FoundDate>| {
        found.map_or("-".to_owned(), |found| format!("{} {:?}", found.date, found.from))
    };
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    expect.assert_eq(&format!(
        "{} / {} / {} / {} / {} / {}",
        or_none(meta.title),
        or_none(meta.byline),
        or_none(meta.publisher),
        or_none(meta.lang),
        date(meta.published),
        date(meta.modified),
    ));
}

#[test]
fn the_heading_is_the_title_once_confirmed() {
    check(
        "<html lang=da-DK><title>Tropper til grænsen - Dagens Avis</title><meta property=og:site_name content='Dagens Avis'>
         <h1>Tropper til grænsen</h1><h1>Andre nyheder i dag</h1>",
        "",
        expect!["Tropper til grænsen / - / Dagens Avis / da / - / -"],
    );
}

#[test]
fn the_site_is_no_part_of_the_title() {
    check(
        "<title>Budget passed | Politics | The Courier</title><h1>The Courier</h1>",
        "https://www.courier.example/a",
        expect!["Budget passed / - / - / - / - / -"],
    );
    check(
        "<title>Courier: Budget passed by a hair</title><h1></h1>",
        "https://www.courier.example/a",
        expect!["Courier: Budget passed by a hair / - / - / - / - / -"],
    );
    check(
        "<title>Why the war - and why now</title>",
        "https://www.courier.example/a",
        expect!["Why the war - and why now / - / - / - / - / -"],
    );
}

#[test]
fn the_site_is_known_by_its_links_home_and_in_scripts_without_blanks() {
    check(
        "<title>合意の舞台裏：日報デジタル</title><a href=/>日報デジタル</a>",
        "https://www.nippo.example/a",
        expect!["合意の舞台裏 / - / - / - / - / -"],
    );
    check(
        "<title>解説：日銀の利上げ - 経済 - 日報</title><a href=/><img alt=日報></a>",
        "https://www.np.example/a",
        expect!["解説：日銀の利上げ / - / - / - / - / -"],
    );
    check(
        "<title>Why we left - the road home</title><a href=/>Home</a>",
        "https://www.np.example/a",
        expect!["Why we left - the road home / - / - / - / - / -"],
    );
}

#[test]
fn a_publisher_is_no_author() {
    check(
        r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"A b c","publisher":{"name":"Dagens Avis Digital"},
           "author":[{"@type":"Organization","name":"Dagens Avis"}]}</script><p class=byline>Af Ane Holm</p>"#,
        "",
        expect!["A b c / Ane Holm / Dagens Avis Digital / - / - / -"],
    );
    check(
        r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"A b c","publisher":{"name":"Dagens Avis"},
           "author":[{"name":"Dagens Avis"},{"@type":"Person","name":"Ane Holm"}]}</script>"#,
        "",
        expect!["A b c / Ane Holm / Dagens Avis / - / - / -"],
    );
}

#[test]
fn authors_come_from_machines_first_and_bylines_last() {
    check(
        r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"A b c","author":{"name":"Ane Holm"}}</script>
           <meta name=author content="Somebody Else">"#,
        "",
        expect!["A b c / Ane Holm / - / - / - / -"],
    );
    check(
        "<meta name=author content='https://x.example/ane'><p class=byline>Af Ane Holm</p>",
        "",
        expect!["- / Ane Holm / - / - / - / -"],
    );
    check(
        "<meta name=author content='By Ane Holm and Bo Lind'>",
        "",
        expect!["- / Ane Holm and Bo Lind / - / - / - / -"],
    );
}

#[test]
fn each_date_says_where_it_stood() {
    check(
        r#"<script type="application/ld+json">{"@type":"Article","datePublished":"2020-10-11T08:00Z","dateModified":"2020-10-12"}</script>
           <meta property=article:published_time content=2019-01-01>"#,
        "",
        expect!["- / - / - / - / 2020-10-11 JsonLd / 2020-10-12 JsonLd"],
    );
    check(
        "<meta property=article:published_time content=2020-10-11><meta property=og:updated_time content=2020-10-13>",
        "https://x.example/2019/01/01/a",
        expect!["- / - / - / - / 2020-10-11 Meta / 2020-10-13 Meta"],
    );
    check(
        "<aside><time datetime=2021-05-05></time></aside><article><time datetime=2020-10-11></time></article>",
        "",
        expect!["- / - / - / - / 2020-10-11 Time / -"],
    );
    check(
        "<p>x",
        "https://x.example/2020/10/11/a",
        expect!["- / - / - / - / 2020-10-11 Url / -"],
    );
    check(
        "<h1>Tropper</h1><p>11. oktober 2020, opdateret 12. oktober 2020</p><p>Den 1. maj 2019 skete noget.</p>",
        "",
        expect!["Tropper / - / - / - / 2020-10-11 Text / 2020-10-12 Text"],
    );
}

#[test]
fn impossible_days_are_passed_over() {
    check(
        "<meta name=date content=1970-01-01><meta name=pubdate content=2031-01-01><time datetime=2020-10-11></time>",
        "",
        expect!["- / - / - / - / 2020-10-11 Time / -"],
    );
}
