//! Pages as content systems write them, each around a story.

mod around;
pub mod words;

use around::{cookie_wall, footer, head, inline_box, json_ld, meta_tags, nav, newsletter, related};
use words::{Dice, Story};

/// A page and what a careful reader takes from it.
pub struct Page {
    pub html: String,
    pub url: String,
    /// The blocks of the story in order.
    pub expected: Vec<String>,
    pub has_byline: bool,
    pub has_date: bool,
}

type Template = fn(&Story, &mut Dice) -> Page;

/// Every template by its name.
pub const TEMPLATES: &[(&str, Template)] = &[
    ("semantic", semantic),
    ("blocks", blocks),
    ("weblog", weblog),
    ("graph", graph),
    ("microdata", microdata),
    ("amp", amp),
    ("live", live),
    ("agency", agency),
    ("tabloid", tabloid),
    ("stand", stand),
    ("old tables", old_tables),
    ("breaks", breaks),
    ("listicle", listicle),
    ("interview", interview),
    ("deep", deep),
    ("no heading", no_heading),
];

fn url(story: &Story, path: &str) -> String {
    format!("https://www.{}.example/{path}", story.lang.code)
}

fn ps(paragraphs: &[String]) -> String {
    paragraphs.iter().map(|p| format!("<p>{p}</p>\n")).collect()
}

fn page(html: String, url: String, expected: Vec<String>) -> Page {
    Page {
        html,
        url,
        expected,
        has_byline: true,
        has_date: true,
    }
}

fn plain_expected(story: &Story) -> Vec<String> {
    let mut all = vec![story.lead.clone()];
    all.extend(story.paragraphs.iter().cloned());
    all
}

/// `article`, `header` and `time`, as new sites do it; JSON-LD says the rest.
fn semantic(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let half = s.paragraphs.len() / 2;
    let html = format!(
        "{}{}<body>{}<header class='site-header'>{}</header><main><article class='article'><header><h1>{}</h1>\
         <p class='article__lead'>{}</p><div class='byline'>{} <a href='/a' rel='author'>{}</a></div>\
         <time datetime='{}T06:12:00+01:00'>{}</time></header>\
         <figure><img src='a.jpg' alt=''><figcaption>Foto: Scanpix</figcaption></figure>\
         <div class='article__body'>{}{}<h2>{}</h2>{}</div></article>{}</main>{}{}</body></html>",
        head(s, &format!("{} | {}", s.title, l.site)),
        json_ld(s),
        cookie_wall(l),
        nav(l),
        s.title,
        s.lead,
        l.by,
        s.author,
        s.iso(),
        s.written(),
        ps(&s.paragraphs[..half]),
        newsletter(l),
        s.subheads[0],
        ps(&s.paragraphs[half..]),
        related(l, d, "related-articles"),
        footer(l),
        cookie_wall(l),
    );
    let mut expected = vec![s.lead.clone()];
    expected.extend(s.paragraphs[..half].to_vec());
    expected.push(s.subheads[0].clone());
    expected.extend(s.paragraphs[half..].to_vec());
    page(html, url(s, "news/bridge"), expected)
}

/// Everything a `div` with hashed class names; meta tags carry the facts.
fn blocks(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let body: String = s
        .paragraphs
        .iter()
        .enumerate()
        .map(|(n, p)| {
            let extra = match n {
                1 => "<div data-component='image-block' class='ssrcss-1x'><figure><div><img src='b.jpg'></div><figcaption>Reuters</figcaption></figure></div>".to_owned(),
                2 => format!("<div data-component='links-block' class='ssrcss-9l'><ul><li><a href='/x'>{}</a></li><li><a href='/y'>{}</a></li></ul></div>", l.headline(d), l.headline(d)),
                _ => String::new(),
            };
            format!("<div data-component='text-block' class='ssrcss-11r e1jh{n}'><div class='ssrcss-7u e5t'><p class='ssrcss-1q'>{p}</p></div></div>{extra}")
        })
        .collect();
    let html = format!(
        "{}{}<body><div id='root'><div class='ssrcss-nav'>{}</div><div role='main' id='main-content' class='ssrcss-main'><article class='ssrcss-art'>\
         <header class='ssrcss-h'><h1 id='main-heading'>{}</h1><div class='ssrcss-m'><div>{} {}</div></div></header>\
         <div data-component='text-block'><p><b>{}</b></p></div>{body}</article></div>{}{}</div></body></html>",
        head(s, &format!("{} - {}", s.title, l.site)),
        meta_tags(s, true),
        nav(l),
        s.title,
        l.by,
        s.author,
        s.lead,
        related(l, d, "ssrcss-top-stories"),
        footer(l),
    );
    page(html, url(s, "news/uk-12345678"), plain_expected(s))
}

/// A weblog system with comments below.
fn weblog(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let comments: String = (0..4)
        .map(|n| format!(
            "<li id='comment-{n}' class='comment'><article class='comment-body'><footer class='comment-meta'><b class='fn'>{}</b> <time datetime='2023-04-0{}T10:00:00Z'>2023</time></footer><div class='comment-content'><p>{}</p></div></article></li>",
            l.author(d), n + 1, l.sentence(d)
        ))
        .collect();
    let html = format!(
        "{}<body class='single single-post'><div id='page' class='site'><header id='masthead'>{}</header><div id='content'><div id='primary'><main id='main'>\
         <article id='post-77' class='post type-post'><header class='entry-header'><h1 class='entry-title'>{}</h1><div class='entry-meta'>\
         <span class='posted-on'>{} <time class='entry-date published' datetime='{}T08:00:00+00:00'>{}</time></span> <span class='byline'>{} <span class='author vcard'><a class='url fn n' href='/author/x'>{}</a></span></span></div></header>\
         <div class='entry-content'><p>{}</p>{}<blockquote><p>{}</p></blockquote>\
         <div class='sharedaddy sd-sharing-enabled'><h3>{}</h3><ul><li>Facebook</li><li>Twitter</li></ul></div></div>\
         <footer class='entry-footer'><span class='cat-links'>Harbour, Bridges</span></footer></article>\
         <div id='comments' class='comments-area'><h2 class='comments-title'>4 {}</h2><ol class='comment-list'>{comments}</ol></div></main></div>\
         <aside id='secondary' class='widget-area'><section class='widget widget_recent_entries'>{}</section></aside></div>{}</div></body></html>",
        head(s, &format!("{} – {}", s.title, l.site)),
        nav(l),
        s.title,
        l.published,
        s.iso(),
        s.written(),
        l.by.to_lowercase(),
        s.author,
        s.lead,
        ps(&s.paragraphs),
        s.items[0],
        l.share,
        l.comments,
        related(l, d, "recent"),
        footer(l),
    );
    let mut expected = plain_expected(s);
    expected.push(s.items[0].clone());
    page(html, url(s, "2019/bridge/"), expected)
}

/// JSON-LD as one graph whose nodes name one another.
fn graph(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let ld = serde_json::json!({"@context": "https://schema.org", "@graph": [
        {"@type": "Article", "@id": "https://x.example/#article", "headline": s.title, "datePublished": format!("{}T05:00:00+00:00", s.iso()),
         "dateModified": "2024-01-02T05:00:00+00:00", "author": {"name": s.author, "@id": "https://x.example/#person"}, "publisher": {"@id": "https://x.example/#org"}, "inLanguage": l.code},
        {"@type": "WebPage", "@id": "https://x.example/", "name": format!("{} - {}", s.title, l.site), "datePublished": format!("{}T05:00:00+00:00", s.iso())},
        {"@type": "Person", "@id": "https://x.example/#person", "name": s.author, "description": "Writes about bridges"},
        {"@type": "Organization", "@id": "https://x.example/#org", "name": l.site},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": l.nav[0]}]}
    ]});
    let html = format!(
        "{}<script type='application/ld+json' class='yoast-schema-graph'>{ld}</script></head><body>{}{}<div class='wrap'><div class='content'><h1 class='headline'>{}</h1>\
         <div class='subtitle'>{}</div><div class='text-long'>{}{}{}</div>{}</div></div>{}</body></html>",
        head(s, &format!("{} - {}", s.title, l.site)).replace("</head>", ""),
        cookie_wall(l),
        nav(l),
        s.title,
        s.lead,
        ps(&s.paragraphs[..2]),
        inline_box(l, d),
        ps(&s.paragraphs[2..]),
        related(l, d, "more"),
        footer(l)
    );
    page(html, url(s, "artikel/bro"), plain_expected(s))
}

fn microdata(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let html = format!(
        "{}<body>{}<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>{}</h1>\
         <span itemprop='author' itemscope itemtype='https://schema.org/Person'><span itemprop='name'>{}</span></span>\
         <meta itemprop='datePublished' content='{}T11:22:33+01:00'><div itemprop='articleBody'><p class='intro'>{}</p>{}<ul>{}</ul></div></div>\
         <div class='most-read'>{}</div>{}</body></html>",
        head(s, &format!("{} :: {}", s.title, l.site)),
        nav(l),
        s.title,
        s.author,
        s.iso(),
        s.lead,
        ps(&s.paragraphs),
        s.items
            .iter()
            .map(|i| format!("<li>{i}</li>"))
            .collect::<String>(),
        related(l, d, "list"),
        footer(l)
    );
    let mut expected = plain_expected(s);
    expected.extend(s.items.iter().cloned());
    page(html, url(s, "article1234.ece"), expected)
}

fn amp(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let html = format!(
        "<!doctype html><html amp lang='{}'><head><meta charset='utf-8'><title>{}</title><link rel='canonical' href='https://x.example/a'>{}</head>\
         <body><amp-sidebar id='side' layout='nodisplay'>{}</amp-sidebar><amp-consent id='c'><div>{}</div></amp-consent>\
         <main><h1>{}</h1><div class='amp-meta'>{} {} · {}</div><amp-img src='a.jpg' width='1' height='1'></amp-img><section class='amp-body'><p>{}</p>{}<amp-ad width='300' height='250' type='x'></amp-ad>{}</section></main>\
         <section class='amp-related'>{}</section>{}</body></html>",
        l.code,
        s.title,
        json_ld(s),
        nav(l),
        l.cookies,
        s.title,
        l.by,
        s.author,
        s.written(),
        s.lead,
        ps(&s.paragraphs[..3]),
        ps(&s.paragraphs[3..]),
        related(l, d, "amp-list"),
        footer(l)
    );
    page(html, url(s, "amp/a"), plain_expected(s))
}

/// Posts with a time each under one heading.
fn live(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let posts: String = s
        .paragraphs
        .iter()
        .enumerate()
        .map(|(n, p)| format!("<article class='live-post' id='p{n}'><header><time datetime='{}T{:02}:15:00Z'>{:02}.15</time></header><div class='live-post__body'><p>{p}</p></div></article>", s.iso(), 20 - n, 20 - n))
        .collect();
    let html = format!(
        "{}{}<body>{}<main class='live'><header><h1>{}</h1><p class='live__summary'>{}</p><p class='byline'>{} {}</p></header><section class='live-feed'>{posts}</section></main>{}{}</body></html>",
        head(s, &format!("LIVE: {} | {}", s.title, l.site)).replace("</head>", ""),
        json_ld(s).replace("NewsArticle", "LiveBlogPosting"),
        nav(l),
        s.title,
        s.lead,
        l.by,
        s.author,
        related(l, d, "teaser-list"),
        footer(l)
    );
    page(html, url(s, "live/storm"), plain_expected(s))
}

/// An agency's page: paragraphs, a table of figures, a list, contact.
fn agency(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let rows: String = (0..4)
        .map(|n| {
            format!(
                "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
                l.nav[n + 1],
                (n + 3) * 1_170,
                (n + 1) * 845
            )
        })
        .collect();
    let html = format!(
        "{}<body><a class='skip' href='#content'>Skip</a><div class='topbar'>{}</div><div id='content' class='container'><div class='row'><div class='col-8'>\
         <h1>{}</h1><p class='date'>{}</p><p class='lead'>{}</p>{}<table class='table'><thead><tr><th>{}</th><th>2019</th><th>2020</th></tr></thead><tbody>{rows}</tbody></table>{}\
         <ul>{}</ul></div><div class='col-4'><div class='card'>{}</div></div></div></div>{}</body></html>",
        head(s, &format!("{} | {}", s.title, l.site)),
        nav(l),
        s.title,
        s.written(),
        s.lead,
        ps(&s.paragraphs[..2]),
        l.nav[0],
        ps(&s.paragraphs[2..]),
        s.items
            .iter()
            .map(|i| format!("<li>{i}</li>"))
            .collect::<String>(),
        related(l, d, "news-list"),
        footer(l)
    );
    let mut expected = plain_expected(s);
    expected.extend(s.items.iter().cloned());
    Page {
        has_byline: false,
        ..page(html, url(s, "press/2020-04"), expected)
    }
}

/// Short paragraphs between advertisements, links and boxes.
fn tabloid(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let body: String = s
        .paragraphs
        .iter()
        .enumerate()
        .map(|(n, p)| {
            let ad = "<div class='ad-slot' data-ad='x'><span class='ad-label'>Annonce</span></div>";
            let between = if n % 3 == 1 {
                inline_box(l, d)
            } else {
                ad.to_owned()
            };
            format!("<p class='article-bodytext'>{p}</p>{between}")
        })
        .collect();
    let html = format!(
        "{}{}<body>{}{}<div class='page'><div class='article-container'><h1 class='article-headline'>{}</h1><h2 class='article-subheadline'>{}</h2>\
         <div class='article-meta'><span class='article-byline'>{} {}</span><span class='article-timestamp'>{} {} kl. 14.30</span></div>\
         <div class='article-body'>{body}</div><div class='share-bar'><span>{}</span></div></div>{}</div>{}</body></html>",
        head(s, &format!("{} - {}", s.title, l.site)),
        "",
        cookie_wall(l),
        nav(l),
        s.title,
        s.lead,
        l.by,
        s.author,
        l.published,
        s.written(),
        l.share,
        related(l, d, "most-read"),
        footer(l)
    );
    page(html, url(s, "nyheder/ECE1234/bro/"), plain_expected(s))
}

/// The date in digits beside «Stand», as in Germany; the byline inside the first line.
fn stand(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let html = format!(
        "{}{}<body><div class='header'>{}</div><div class='content-wrapper'><div class='meldung'><span class='meldung__topline'>{}</span>\
         <h1 class='meldung__kopf'><span class='topline'>{}</span> <span class='headline'>{}</span></h1><p class='metatextline'>{}: {} 09:12</p>\
         <p class='textabsatz'><strong>{}</strong></p><p class='autorenzeile'>{} {}</p>{}</div>{}</div>{}</body></html>",
        head(s, &format!("{} | {}", s.title, l.site)),
        "",
        nav(l),
        l.nav[1],
        "",
        s.title,
        l.updated.replace("Aktualisiert am", "Stand"),
        s.digits(),
        s.lead,
        l.by,
        s.author,
        ps(&s.paragraphs).replace("<p>", "<p class='textabsatz'>"),
        related(l, d, "teaser"),
        footer(l)
    );
    Page {
        has_byline: false,
        // The only date is that of the last change.
        has_date: false,
        ..page(html, url(s, "inland/bruecke-101.html"), plain_expected(s))
    }
}

/// Layout by tables and `font`.
fn old_tables(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let html = format!(
        "<html><head><title>{} - {}</title><meta http-equiv='Content-Type' content='text/html; charset=utf-8'></head><body bgcolor='#fff'><table width='760'><tr><td colspan='3'>{}</td></tr><tr>\
         <td width='120' valign='top'>{}</td><td valign='top'><font size='5'><b>{}</b></font><br><font size='1'>{}, {}</font><p><b>{}</b></p>{}</td><td width='140'>{}</td></tr><tr><td colspan='3'>{}</td></tr></table></body></html>",
        s.title,
        l.site,
        l.site,
        nav(l),
        s.title,
        s.author,
        s.written(),
        s.lead,
        ps(&s.paragraphs),
        related(l, d, "x"),
        footer(l)
    );
    Page {
        has_byline: false,
        ..page(html, url(s, "art.php?id=7"), plain_expected(s))
    }
}

/// Paragraphs apart by two `br` in one `div`; pictures load late.
fn breaks(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let html = format!(
        "{}{}<body>{}<div id='wrapper'><div id='story'><h1>{}</h1><div class='info'>{} {}, {}</div><div class='story-text'>{}<br><br>\
         <img class='lazy' data-src='a.jpg'><noscript><img src='a.jpg'></noscript>{}</div></div>{}</div>{}</body></html>",
        head(s, &s.title),
        meta_tags(s, false),
        nav(l),
        s.title,
        l.by,
        s.author,
        s.written(),
        s.lead,
        s.paragraphs.join("<br><br>\n"),
        related(l, d, "sidebar"),
        footer(l)
    );
    page(html, url(s, "story/7"), plain_expected(s))
}

fn listicle(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let mut expected = vec![s.lead.clone()];
    let body: String = s
        .paragraphs
        .iter()
        .enumerate()
        .map(|(n, p)| {
            let heading = format!("{}. {}", n + 1, l.sentence(d));
            expected.push(heading.clone());
            expected.push(p.clone());
            format!("<h2>{heading}</h2><p>{p}</p>")
        })
        .collect();
    expected.extend(s.items.iter().cloned());
    let html = format!(
        "{}{}<body>{}<main><article><h1>{}</h1><p>{}</p>{body}<ol>{}</ol></article></main><aside>{}</aside>{}</body></html>",
        head(s, &format!("{} | {}", s.title, l.site)),
        json_ld(s),
        nav(l),
        s.title,
        s.lead,
        s.items
            .iter()
            .map(|i| format!("<li>{i}</li>"))
            .collect::<String>(),
        related(l, d, "more"),
        footer(l)
    );
    page(html, url(s, "guide"), expected)
}

fn interview(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let mut expected = vec![s.lead.clone()];
    let body: String = s
        .paragraphs
        .iter()
        .map(|p| {
            let question = l.sentence(d).replace('.', "?");
            expected.push(question.clone());
            expected.push(p.clone());
            format!("<p><strong>{question}</strong></p><p>– {p}</p>")
        })
        .collect();
    let html = format!(
        "{}{}<body>{}<main><div class='c-article'><h1>{}</h1><div class='c-byline'><span>{}</span> <a href='/profile'>{}</a></div><p class='c-deck'>{}</p><div class='c-text'>{body}</div></div></main>{}{}</body></html>",
        head(s, &format!("{} | {}", s.title, l.site)),
        meta_tags(s, true),
        nav(l),
        s.title,
        l.by,
        s.author,
        s.lead,
        related(l, d, "c-teasers"),
        footer(l)
    );
    page(html, url(s, "interview"), expected)
}

/// Each paragraph deep in boxes of its own, as page builders write.
fn deep(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let body: String = plain_expected(s)
        .iter()
        .map(|p| format!("<div class='elementor-section'><div class='elementor-container'><div class='elementor-column'><div class='elementor-widget-wrap'><div class='elementor-widget-text-editor'><p>{p}</p></div></div></div></div></div>"))
        .collect();
    let html = format!(
        "{}{}<body class='elementor-page'>{}<div class='elementor'><div class='elementor-section'><div class='elementor-heading'><h1>{}</h1></div></div>{body}</div>{}{}</body></html>",
        head(s, &format!("{} - {}", s.title, l.site)),
        json_ld(s),
        nav(l),
        s.title,
        related(l, d, "elementor-posts"),
        footer(l)
    );
    page(html, url(s, "deep"), plain_expected(s))
}

/// The title as `h2`, the site's name as `h1`.
fn no_heading(s: &Story, d: &mut Dice) -> Page {
    let l = s.lang;
    let html = format!(
        "{}{}<body><h1 class='logo'><a href='/'>{}</a></h1>{}<div class='post'><h2 class='post-title'>{}</h2><div class='post-info'>{} {} | {}</div>\
         <div class='post-content'><p>{}</p>{}</div></div>{}{}</body></html>",
        head(s, &format!("{} | {}", s.title, l.site)),
        meta_tags(s, false),
        l.site,
        nav(l),
        s.title,
        l.by,
        s.author,
        s.written(),
        s.lead,
        ps(&s.paragraphs),
        related(l, d, "widget"),
        footer(l)
    );
    page(html, url(s, "post"), plain_expected(s))
}
