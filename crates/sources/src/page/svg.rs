//! Drawings as pictures: inside an `img` a browser runs nothing of them and loads nothing for them, and what would do so
//! is taken out besides.

use super::css;
use super::parts::Parts;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dom_query::{Document, NodeRef};

/// Larger drawings are maps and data, not pictures of a page.
const MOST_BYTES: usize = 1 << 20;

/// A drawing in a file of its own.
pub(super) fn data_of_file(text: &str) -> Option<String> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let start = text.find("<svg")?;
    let page = Document::fragment(&text[start..]);
    let drawing = page.select("svg").nodes().first().cloned()?;
    data_of(&drawing)
}

/// A drawing that stands in a page.
pub(super) fn data_of(drawing: &NodeRef<'_>) -> Option<String> {
    for node in drawing.descendants() {
        clean(&node);
    }
    clean(drawing);
    drawing.set_attr("xmlns", "http://www.w3.org/2000/svg");
    if drawing.attr("width").is_none()
        && drawing.attr("viewbox").is_none()
        && drawing.attr("viewBox").is_none()
    {
        // Nothing says how large it is.
        drawing.set_attr("width", "24");
    }
    let written = drawing.html().replace("&nbsp;", "&#160;");
    (written.len() <= MOST_BYTES && is_well_formed(&written))
        .then(|| format!("data:image/svg+xml;base64,{}", STANDARD.encode(written)))
}

/// Takes out of an element what acts or loads.
fn clean(node: &NodeRef<'_>) {
    if !node.is_element() {
        if node.is_comment() {
            node.remove_from_parent();
        }
        return;
    }
    let name = node.node_name().unwrap_or_default().to_ascii_lowercase();
    match name.as_str() {
        // A link leads out of the picture; what stands in it is drawn all the same.
        "a" => node.remove_all_attrs(),
        "style" => {
            let css = css::rewritten(&node.text(), None, &mut Parts::none());
            node.set_text(if css.contains(['<', '&']) {
                String::new()
            } else {
                css
            });
        }
        name if ACTING.contains(&name) => node.remove_from_parent(),
        _ => {}
    }
    for attribute in node.attrs() {
        let (name, value) = (attribute.name.local.to_string(), attribute.value.to_string());
        let lower = name.to_ascii_lowercase();
        let is_link = lower == "href" || lower == "src";
        let is_prefixed = !attribute.name.ns.is_empty() || lower.contains(':');
        if lower.starts_with("on") || lower.starts_with("xmlns") || is_prefixed || is_link {
            node.remove_attr(&name);
            // Another place of the same drawing.
            if lower.ends_with("href") && value.starts_with('#') {
                node.set_attr("href", &value);
            }
        } else if lower == "style" || value.to_ascii_lowercase().contains("url") || value.contains('\\') {
            let css = css::rewritten(&value, None, &mut Parts::none());
            node.set_attr(&name, &css);
        }
    }
}

/// Elements that act, load, or hold another kind of page.
const ACTING: [&str; 16] = [
    "script",
    "foreignobject",
    "image",
    "feimage",
    "iframe",
    "audio",
    "video",
    "set",
    "animate",
    "animatetransform",
    "animatemotion",
    "animatecolor",
    "discard",
    "handler",
    "listener",
    "metadata",
];

/// Whether a browser would take it for a drawing at all.
fn is_well_formed(written: &str) -> bool {
    let mut reader = quick_xml::Reader::from_str(written);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}
