//! A page's elements as the text that a visitor reads.

use dom_query::NodeRef;

/// All text below `root` that is shown, blocks apart by a blank line, rows and list items by a line break, cells by a
/// tab. White space is folded as browsers do; signs without width are left out, so that words stay findable.
pub(super) fn text_of(root: NodeRef<'_>) -> String {
    text_without(root, &|_, _| false)
}

/// The same without the elements that `is_left_out` names.
pub(super) fn text_without(root: NodeRef<'_>, is_left_out: &dyn Fn(&str, &NodeRef<'_>) -> bool) -> String {
    let mut text = Text::default();
    let mut at = root;
    let mut pre_depth = 0_usize;
    loop {
        let is_shown = enter(&mut text, &at, &mut pre_depth, is_left_out);
        if is_shown && let Some(child) = at.first_child() {
            at = child;
            continue;
        }
        if is_shown {
            leave(&mut text, &at, &mut pre_depth);
        }
        // Upwards until there is a next one; a loop, since recursion would let a deep page overflow the stack.
        loop {
            if at.id == root.id {
                return text.shown;
            }
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            let Some(parent) = at.parent() else {
                return text.shown;
            };
            leave(&mut text, &parent, &mut pre_depth);
            at = parent;
        }
    }
}

fn enter(
    text: &mut Text,
    node: &NodeRef<'_>,
    pre_depth: &mut usize,
    is_left_out: &dyn Fn(&str, &NodeRef<'_>) -> bool,
) -> bool {
    if node.is_text() {
        text.push(&node.text(), *pre_depth > 0);
        return true;
    }
    if !node.is_element() {
        return node.is_document() || node.is_fragment();
    }
    let Some(name) = node.node_name() else {
        return false;
    };
    if is_never_shown(&name) || is_hidden(node) || is_left_out(&name, node) {
        return false;
    }
    match &*name {
        "br" => text.line_break(),
        "pre" | "textarea" | "listing" => *pre_depth += 1,
        _ => {}
    }
    text.gap(gap_around(&name));
    true
}

fn leave(text: &mut Text, node: &NodeRef<'_>, pre_depth: &mut usize) {
    let Some(name) = node.node_name() else {
        return;
    };
    match &*name {
        "pre" | "textarea" | "listing" => *pre_depth = pre_depth.saturating_sub(1),
        "td" | "th" => text.gap(Gap::Tab),
        _ => {}
    }
    text.gap(gap_around(&name));
}

fn is_never_shown(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "embed"
            | "canvas"
            | "audio"
            | "video"
            | "noembed"
            | "noframes"
            | "select"
            | "datalist"
            | "title"
    )
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    if node.has_attr("hidden") {
        return true;
    }
    node.attr("style").is_some_and(|style| {
        let style: String = style
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

fn gap_around(name: &str) -> Gap {
    match name {
        "li" | "tr" | "dt" | "dd" | "caption" | "option" | "summary" => Gap::Line,
        "address" | "article" | "aside" | "blockquote" | "body" | "center" | "details" | "dialog" | "div"
        | "dl" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4"
        | "h5" | "h6" | "header" | "hgroup" | "hr" | "html" | "legend" | "main" | "menu" | "nav" | "ol"
        | "p" | "pre" | "search" | "section" | "table" | "ul" | "listing" | "xmp" | "textarea" => {
            Gap::Paragraph
        }
        _ => Gap::None,
    }
}

/// What separates two pieces of text; the stronger one wins.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Tab,
    Line,
    Paragraph,
}

#[derive(Default)]
struct Text {
    shown: String,
    pending: Gap,
}

impl Text {
    fn gap(&mut self, gap: Gap) {
        self.pending = self.pending.max(gap);
    }

    /// Two line breaks in a row are how people without style sheets wrote paragraphs.
    fn line_break(&mut self) {
        self.pending = match self.pending {
            Gap::Line | Gap::Paragraph => Gap::Paragraph,
            _ => Gap::Line,
        };
    }

    fn push(&mut self, written: &str, is_pre: bool) {
        for c in written.chars() {
            match c {
                '\n' if is_pre => {
                    self.flush();
                    self.shown.push('\n');
                }
                ' ' | '\t' if is_pre => {
                    self.flush();
                    self.shown.push(c);
                }
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.gap(Gap::Space),
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0' => {}
                _ => {
                    self.flush();
                    self.shown.push(c);
                }
            }
        }
    }

    fn flush(&mut self) {
        let gap = std::mem::take(&mut self.pending);
        if self.shown.is_empty() {
            return;
        }
        self.shown.push_str(match gap {
            Gap::None => "",
            Gap::Space => " ",
            Gap::Tab => "\t",
            Gap::Line => "\n",
            Gap::Paragraph => "\n\n",
        });
    }
}

#[cfg(test)]
mod tests {
    use super::text_of;
    use dom_query::Document;

    #[track_caller]
    fn check(html: &str, expect: &str) {
        assert_eq!(text_of(Document::from(html).root()), expect, "{html}");
    }

    #[test]
    fn blocks_are_paragraphs_and_spaces_fold() {
        check("<p>One\n  two</p>  <p>Three</p>", "One two\n\nThree");
        check("<div>a<div>b</div>c</div>", "a\n\nb\n\nc");
        check("<p>a<b> b </b>c</p>", "a b c");
        check("a<br>b<br><br>c<br>\n<br>d", "a\nb\n\nc\n\nd");
    }

    #[test]
    fn lists_and_tables_keep_their_rows() {
        check("<ul><li>a<li>b <ul><li>c</ul></ul>d", "a\nb\n\nc\n\nd");
        check(
            "<table><tr><th>Year<th>Troops<tr><td>2020<td>4000</table>",
            "Year\tTroops\n2020\t4000",
        );
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        check(
            "<title>t</title><p>a</p><script>b</script><style>c</style><noscript>d</noscript>",
            "a",
        );
        check(
            "<p hidden>a</p><p style='Display : none'>b</p><template><p>c</p></template>d<!-- e -->",
            "d",
        );
    }

    #[test]
    fn words_stay_whole() {
        check(
            "<p>fore\u{ad}sætte <span>4</span><span>000</span>\u{200b} 5\u{a0}000</p>",
            "foresætte 4000 5\u{a0}000",
        );
    }

    #[test]
    fn written_layout_is_kept_where_it_means_something() {
        check("<pre>a\n  b</pre>", "a\n  b");
    }

    #[test]
    fn depth_costs_no_stack() {
        let html = format!("{}x", "<div>".repeat(3_000));
        check(&html, "x");
    }
}
