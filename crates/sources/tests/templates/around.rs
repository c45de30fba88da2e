//! What stands around a story on every page.

use super::words::{Dice, Language, Story};

pub fn head(story: &Story, title: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang='{}'><head><meta charset='utf-8'><title>{title}</title><meta name='viewport' content='width=device-width'>\
         <meta property='og:title' content='{}'><meta property='og:site_name' content='{}'><style>.a{{color:red}}</style><script>var x = '<p>';</script></head>",
        story.lang.code, story.title, story.lang.site
    )
}

pub fn json_ld(story: &Story) -> String {
    let value = serde_json::json!({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title,
        "datePublished": format!("{}T06:12:00+01:00", story.iso()), "dateModified": "2024-02-03T08:00:00+01:00",
        "author": [{"@type": "Person", "name": story.author}], "publisher": {"@type": "Organization", "name": story.lang.site}
    });
    format!("<script type='application/ld+json'>{value}</script>")
}

pub fn meta_tags(story: &Story, has_author: bool) -> String {
    let author = if has_author {
        format!(
            "<meta name='author' content='{}'>",
            story.author.replace('\'', "&#39;")
        )
    } else {
        String::new()
    };
    format!(
        "<meta property='article:published_time' content='{}T10:00:00.000Z'>{author}",
        story.iso()
    )
}

pub fn nav(language: &Language) -> String {
    let items: String = language
        .nav
        .iter()
        .map(|item| format!("<li><a href='/{item}'>{item}</a></li>"))
        .collect();
    format!("<nav class='main-nav'><ul>{items}</ul></nav>")
}

pub fn cookie_wall(language: &Language) -> String {
    format!(
        "<div id='cookie-consent' class='cookie-banner' role='dialog'><p>{}.</p><button>OK</button></div>",
        language.cookies
    )
}

pub fn newsletter(language: &Language) -> String {
    format!(
        "<div class='newsletter-signup'><p>{}.</p><form><input type='email'><button>OK</button></form></div>",
        language.subscribe
    )
}

/// A link to another story inside the text.
pub fn inline_box(language: &Language, dice: &mut Dice) -> String {
    format!(
        "<div class='read-also inline-link'><strong>{}:</strong> <a href='/other'>{}</a></div>",
        language.also,
        language.headline(dice)
    )
}

pub fn related(language: &Language, dice: &mut Dice, class: &str) -> String {
    let items: String = (0..6)
        .map(|n| {
            format!(
                "<li class='teaser'><a href='/s/{n}'><h3>{}</h3><p>{}</p></a><time datetime='2023-0{}-11'>11/{}/23</time></li>",
                language.headline(dice),
                language.sentence(dice),
                n + 1,
                n + 1
            )
        })
        .collect();
    format!(
        "<div class='{class}'><h2>{}</h2><ul>{items}</ul></div>",
        language.also
    )
}

pub fn footer(language: &Language) -> String {
    format!(
        "<footer class='site-footer'><p>© 2024 {}. {}. Tel. 12 34 56 78.</p><ul><li><a href='/privacy'>Privacy</a></li></ul></footer>",
        language.site, language.subscribe
    )
}
