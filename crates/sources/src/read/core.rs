//! The text of a page without what stands around it on every page of the site.

use super::render::text_without;
use dom_query::NodeRef;

/// The visible text without navigation, notices, sidebars and lists of links to other stories.
pub(super) fn text_of(root: NodeRef<'_>) -> String {
    text_without(root, &|name, node| is_surrounding(name, node))
}

fn is_surrounding(name: &str, node: &NodeRef<'_>) -> bool {
    match name {
        "nav" | "aside" | "form" | "dialog" | "button" | "menu" => true,
        "footer" | "header" => !is_inside_story(node) && !has_heading(node),
        "html" | "body" | "main" | "article" | "h1" => false,
        "li" | "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "dd" if is_only_links(node) => true,
        _ => (has_such_role(node) || has_such_class(node)) && !has_heading(node),
    }
}

fn is_inside_story(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(None)
        .any(|above| matches!(above.node_name().as_deref(), Some("article" | "main")))
}

/// What holds the heading of the page is no surrounding, whatever its class says.
fn has_heading(node: &NodeRef<'_>) -> bool {
    node.descendants_it()
        .any(|below| below.has_name("h1") || below.has_name("article"))
}

fn has_such_role(node: &NodeRef<'_>) -> bool {
    node.attr("role").is_some_and(|role| {
        matches!(
            role.trim(),
            "navigation"
                | "banner"
                | "contentinfo"
                | "complementary"
                | "search"
                | "dialog"
                | "alertdialog"
                | "menu"
        )
    })
}

fn has_such_class(node: &NodeRef<'_>) -> bool {
    const WORDS: &[&str] = &[
        "cookie",
        "cookies",
        "consent",
        "breadcrumb",
        "breadcrumbs",
        "navbar",
        "sidebar",
        "related",
        "newsletter",
        "share",
        "sharing",
        "social",
        "promo",
        "advert",
        "advertisement",
        "ad",
        "ads",
        "comments",
        "recommended",
        "recommendations",
        "mostread",
        "popular",
        "trending",
        "subscribe",
        "toolbar",
        "pagination",
        "skip",
        "onetrust",
        "cookiebot",
        "didomi",
        "teaser",
        "teasers",
        "outbrain",
        "taboola",
        "nyhedsbrev",
        "annonce",
        "relateret",
        "mestlæste",
    ];
    ["class", "id"]
        .iter()
        .filter_map(|attribute| node.attr(attribute))
        .any(|names| {
            names
                .to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| WORDS.contains(&word))
        })
}

fn is_only_links(node: &NodeRef<'_>) -> bool {
    let mut has_link = false;
    let mut at = node.first_child();
    // Down to the words, but not into links: what they say is another page's.
    while let Some(here) = at {
        if here.is_text() && !here.text().trim().is_empty() {
            return false;
        }
        let is_link = here.has_name("a");
        has_link |= is_link;
        let below = if is_link { None } else { here.first_child() };
        at = below.or_else(|| next_outside(&here, node));
    }
    has_link
}

fn next_outside<'a>(from: &NodeRef<'a>, root: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut at = *from;
    loop {
        if at.id == root.id {
            return None;
        }
        if let Some(next) = at.next_sibling() {
            return Some(next);
        }
        at = at.parent()?;
    }
}

#[cfg(test)]
mod tests {
    use super::text_of;
    use dom_query::Document;

    #[track_caller]
    fn check(html: &str, expect: &str) {
        let page = Document::from(html);
        assert_eq!(text_of(page.body().unwrap()), expect);
    }

    #[test]
    fn the_story_stays_and_its_surroundings_go() {
        check(
            "<header>Site</header><nav>Menu</nav><main><header><h1>Title</h1></header><p>Words with <a href=x>a link</a>.</p>
             <ul><li>A point</li><li><a href=y>Another story</a></li></ul><div class='related-box'>More</div></main>
             <div id=cookie-banner>We use cookies</div><footer>About</footer>",
            "Title\n\nWords with a link.\n\nA point",
        );
    }

    #[test]
    fn a_class_does_not_take_the_story_away() {
        check(
            "<body class='has-sidebar'><div class='share ad'><h1>Title</h1><p>Words</p></div>",
            "Title\n\nWords",
        );
    }
}
