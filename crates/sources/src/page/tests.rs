use super::{Page, PageRequest, Part, WantKind, page_here};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

fn request(html: &str, parts: &[(&str, &str, &[u8])]) -> PageRequest {
    PageRequest {
        bytes: html.as_bytes().to_vec(),
        url: Some("https://paper.example/a/story.html".to_owned()),
        content_type: Some("text/html; charset=utf-8".to_owned()),
        parts: parts
            .iter()
            .map(|(url, media_type, bytes)| Part {
                url: (*url).to_owned(),
                final_url: (*url).to_owned(),
                media_type: (*media_type).to_owned(),
                bytes: bytes.to_vec(),
            })
            .collect(),
    }
}

fn made(html: &str, parts: &[(&str, &str, &[u8])]) -> Page {
    let page = page_here(request(html, parts));
    assert_eq!(page.why, None);
    page
}

fn wants(page: &Page) -> Vec<&str> {
    page.wants.iter().map(|want| want.url.as_str()).collect()
}

#[test]
fn a_page_says_what_it_wants_and_where_that_is() {
    let page = made(
        "<base href=/b/><link rel=stylesheet href=main.css><link rel='alternate stylesheet' href=other.css>
         <style>@import url(more.css) print; p { background: url('back.png') }</style>
         <img src=one.png><img src=data:, data-src=two.jpg><img srcset='s.png 300w, m.png 900w, l.png 3000w'>
         <p style='background:u\\72l(three.png)'><video poster=four.png></video>
         <img src=point.gif width=1 height=1><img src='javascript:x'><img src='file:///etc/passwd'>",
        &[],
    );
    assert_eq!(
        wants(&page),
        [
            "https://paper.example/b/main.css",
            "https://paper.example/b/more.css",
            "https://paper.example/b/back.png",
            "https://paper.example/b/one.png",
            "https://paper.example/b/two.jpg",
            "https://paper.example/b/m.png",
            "https://paper.example/b/four.png",
            "https://paper.example/b/three.png",
        ],
        "{page:#?}"
    );
    assert_eq!(page.wants[0].kind, WantKind::Style);
    assert_eq!(page.wants[2].kind, WantKind::Image);
}

#[test]
fn what_there_is_of_it_stands_in_the_page() {
    let page = made(
        "<title>A «story»</title><html lang=da class=x><link rel=stylesheet media=screen href=/main.css>
         <body class=front><h1 class=big>Words</h1><img src=/one.png alt=A><p style='color:red'>More",
        &[
            (
                "https://paper.example/main.css",
                "text/css",
                b"@import 'deep/more.css'; .big { color: #123 } b { background: url(\"../img/b.png\") }",
            ),
            (
                "https://paper.example/deep/more.css",
                "text/css",
                b".front::before { content: '</style><script>'; background: url(b.png) }",
            ),
            ("https://paper.example/deep/b.png", "image/png", PNG),
            ("https://paper.example/one.png", "text/plain", PNG),
        ],
    );
    // The picture beside the first sheet is all that is not there.
    assert_eq!(wants(&page), ["https://paper.example/img/b.png"]);
    assert_eq!(page.n_missing, 1);
    let html = &page.html;
    for held in [
        "<title>A «story»</title>",
        "<html lang=\"da\" class=\"x\">",
        "<body class=\"front\">",
        "<style media=\"screen\">",
        ".big { color: #123 }",
        "content: \"\\3c /style>",
        "background: url(\"data:image/png;base64,iVBOR",
        "background: url(\"data:,\")",
        "<img alt=\"A\" src=\"data:image/png;base64,iVBOR",
        "<p style=\"color:red\">More",
    ] {
        assert!(html.contains(held), "{held} is not in {html}");
    }
    assert_eq!(html.matches("</style>").count(), 1);
}

/// Holds a page that is shown against what a browser would make of it: nothing in it acts, and no address leads out.
#[track_caller]
fn check_harmless(html: &str, page: &str) {
    const FORBIDDEN: &str = "script, noscript, template, iframe, frame, frameset, object, embed, applet, form, input, \
                             link, base, svg, math, video, audio, source, portal, meta[http-equiv=refresh], isindex";
    let shown = dom_query::Document::from(page);
    let found = shown.select(FORBIDDEN);
    assert!(found.is_empty(), "{html} → {page}");
    for node in shown.select("*").nodes() {
        let mut css = Vec::new();
        if node.has_name("style") {
            css.push(node.text().to_string());
        }
        for attribute in node.attrs() {
            let (name, value) = (attribute.name.local.to_string(), attribute.value.to_string());
            let is_fine = match name.as_str() {
                "src" => value.starts_with("data:image/"),
                "href" => value.starts_with('#'),
                "style" => {
                    css.push(value);
                    true
                }
                "srcset" | "action" | "formaction" | "ping" | "background" | "poster" | "data" | "srcdoc" => {
                    false
                }
                name => !name.starts_with("on"),
            };
            assert!(is_fine, "{name} in {html} → {page}");
        }
        for css in css {
            let css = css.to_ascii_lowercase();
            assert!(
                !css.contains("evil") && !css.contains("@import"),
                "{html} → {page}"
            );
        }
    }
    assert_eq!(shown.select("meta[http-equiv]").length(), 1, "{page}");
}

const HOSTILE: &[&str] = &[
    "<style>@font-face a{} b{background:url(https://evil.example/1)} @namespace x; c{d:url(https://evil.example/2)}</style>",
    "<style>@import a{} b{background:url(https://evil.example/3)} @import url(x) layer({}) ; c{d:url(//evil.example/4)}</style>",
    "<style>a{b:c(d(e([f({{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{url(https://evil.example/5)}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}} g)])}</style>",
    "<style>a{background:url(\"https://evil.example/6\" x)} b{c:url(https://evil.example/7 'x')} d{e:url( )}</style>",
    "<script>alert(1)</script><img src=https://evil.example/a.gif onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a><a href='https://evil.example/' ping='https://evil.example/p'>y</a>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'><image href='https://evil.example/i.png'/></a></svg>",
    "<svg><style>@import 'https://evil.example/x.css';</style><use href='https://evil.example/d.svg#a'/></svg>",
    "<svg><foreignObject><iframe src='https://evil.example/'></iframe></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></table></mtext></math>",
    "<noscript><p title='</noscript><img src=https://evil.example/ onerror=alert(1)>'></noscript>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><frameset><frame src='https://evil.example/'></frameset>",
    "<form action=https://evil.example/><input autofocus onfocus=alert(1)><button formaction=https://evil.example/>Go</button></form>",
    "<link rel=stylesheet href=https://evil.example/a.css><link rel=preload as=image href=https://evil.example/p>",
    "<link rel=dns-prefetch href=//evil.example/><link rel=icon href=https://evil.example/icon>",
    "<style>@import 'https://evil.example/b.css'; @import url(//evil.example/c.css); p{background:url(https://evil.example/d)}</style>",
    "<style>p{background:\\75\\72\\6c(https://evil.example/e)} q{background:URL( 'https://evil.example/f' )}</style>",
    "<style>p{background:image-set('https://evil.example/g' 1x, url(https://evil.example/h) 2x)}</style>",
    "<style>@font-face{font-family:x;src:url(https://evil.example/font)} :root{--a:url(https://evil.example/i)}</style>",
    "<style>@\\69mport 'https://evil.example/j'; @namespace url(https://evil.example/k); @charset 'x';</style>",
    "<style>p{background:url(https://evil.example/l</style><p>x",
    "<style></style><script>alert(1)</script><style>p::after{content:'</style><script>alert(1)</script>'}</style>",
    "<style><!-- p{background:url(https://evil.example/m)} --></style>",
    "<p style='background:url(https://evil.example/n)'>x<p style=\"list-style:url('//evil.example/o')\">y",
    "<p style='background:src(\"https://evil.example/p\")'>x<p style='background:-webkit-image-set(\"//evil.example/q\" 1x)'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'><base href=https://evil.example/><img src=r>",
    "<video src=https://evil.example/v poster=https://evil.example/w autoplay></video><audio src=//evil.example/x></audio>",
    "<picture><source srcset='https://evil.example/y 1x'><img srcset='//evil.example/z 2x'></picture>",
    "<object data=https://evil.example/></object><embed src=https://evil.example/><applet code=x></applet>",
    "<body background=https://evil.example/ onload=alert(1)><table background=https://evil.example/>",
    "<img src='data:text/html,<script>alert(1)</script>'><img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<img src='data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+PHNjcmlwdD48L3NjcmlwdD48L3N2Zz4='>",
    "<template shadowrootmode=open><img src=https://evil.example/></template><portal src=https://evil.example/></portal>",
    "<input type=image src=https://evil.example/><isindex action=https://evil.example/><keygen autofocus onfocus=alert(1)>",
    "<html lang='\"><script>alert(1)</script>' class='\" onload=\"alert(1)'><body id='\"><img src=https://evil.example/>'>",
    "<title></title><script>alert(1)</script></title><title>&lt;script&gt;alert(1)&lt;/script&gt;</title>",
    "<link rel=stylesheet media='\"><script>alert(1)</script>' href=/own.css><style media='x\" onload=\"y'>p{}</style>",
    "<svg><![CDATA[<script>alert(1)</script>]]></svg><!--><script>alert(1)</script>-->",
    "<plaintext><script>alert(1)</script>",
    "<a href='#x' onclick=alert(1)>x</a><details open ontoggle=alert(1)><marquee onstart=alert(1)>",
];

#[test]
fn nothing_that_acts_loads_or_leads_away_is_left() {
    for html in HOSTILE {
        let page = made(
            html,
            &[("https://paper.example/own.css", "text/css", b"p{color:red}")],
        );
        check_harmless(html, &page.html);
    }
}

#[test]
fn a_page_that_was_made_is_made_the_same_again() {
    let story = "<title>T</title><style>p{background:url(a.png)}</style><p class=x>Ærlig <b>talt</b> &amp; <img src=a.png>
        <svg viewBox='0 0 9 9'><path d='M0 0h9' style='fill:red'/></svg>";
    for html in HOSTILE.iter().chain([&story]) {
        let parts: &[(&str, &str, &[u8])] = &[("https://paper.example/a/a.png", "image/png", PNG)];
        let once = made(html, parts).html;
        let again = page_here(PageRequest {
            bytes: once.clone().into_bytes(),
            ..PageRequest::default()
        });
        assert_eq!(again.wants, [], "{html}");
        check_harmless(html, &again.html);
        let third = page_here(PageRequest {
            bytes: again.html.clone().into_bytes(),
            ..PageRequest::default()
        });
        assert_eq!(third.html, again.html, "{html}");
    }
}

#[test]
fn a_drawing_stays_a_picture_and_loses_what_acts() {
    let page = made(
        "<svg class=icon width=20 viewBox='0 0 9 9' onclick=x><style>.a{fill:red}</style><script>x</script>
         <defs><g id=b><path class=a d='M0 0h9'/></g></defs><use xlink:href='#b'/><text>&nbsp;4 000 &lt;</text></svg>",
        &[],
    );
    let (_, rest) = page.html.split_once("data:image/svg+xml;base64,").unwrap();
    let (packed, _) = rest.split_once('"').unwrap();
    assert!(page.html.contains("class=\"icon\""), "{}", page.html);
    use base64::Engine as _;
    let drawing =
        String::from_utf8(base64::engine::general_purpose::STANDARD.decode(packed).unwrap()).unwrap();
    for held in [
        "xmlns=\"http://www.w3.org/2000/svg\"",
        "viewBox=\"0 0 9 9\"",
        ".a{fill:red}",
        "<use href=\"#b\">",
        "4 000 &lt;",
    ] {
        assert!(drawing.contains(held), "{held} is not in {drawing}");
    }
    assert!(
        !drawing.contains("script") && !drawing.contains("onclick"),
        "{drawing}"
    );
}

#[test]
fn a_page_without_bounds_is_no_page() {
    let deep = "<div>".repeat(50_000);
    let page = page_here(request(&deep, &[]));
    assert_eq!(page.html, "");
    assert!(page.why.unwrap().contains("nested"));
}

#[test]
fn style_sheets_that_import_each_other_come_to_an_end() {
    let page = made(
        "<link rel=stylesheet href=/a.css><p>x",
        &[
            (
                "https://paper.example/a.css",
                "text/css",
                b"@import '/b.css'; a{color:red}",
            ),
            (
                "https://paper.example/b.css",
                "text/css",
                b"@import '/a.css'; @import '/a.css'; b{color:red}",
            ),
        ],
    );
    assert!(page.html.len() < 4_000, "{}", page.html.len());
    assert!(page.html.contains("a{color:red}") && page.html.contains("b{color:red}"));
}
