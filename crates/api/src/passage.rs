//! Finds the words that a reviewer quotes in a text that breaks its lines elsewhere.

use factdesk_model::Span;

/// Where `quote` stands in `text`: word for word, else with any white space where the quote has some and with any form
/// of a quotation mark or dash. The first place counts; `None` where it does not stand there.
pub(crate) fn find_passage(text: &str, quote: &str) -> Option<Span> {
    let quote = quote.trim();
    if quote.is_empty() {
        return None;
    }
    if let Some(byte) = text.find(quote) {
        let start = count(&text[..byte]);
        return Some(Span::new(start, start + count(quote)));
    }
    let (sought, _) = plain(quote);
    let (signs, places) = plain(text);
    let at = signs.windows(sought.len()).position(|window| window == sought)?;
    let last = places.get(at + sought.len() - 1)?;
    Some(Span::new(*places.get(at)?, last + 1))
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// The signs of a text with each stretch of white space as one space, and the place of each.
fn plain(text: &str) -> (Vec<char>, Vec<u32>) {
    let mut signs = Vec::new();
    let mut places = Vec::new();
    for (place, sign) in (0..).zip(text.chars()) {
        let simple = match sign {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => continue,
            '“' | '”' | '„' | '»' | '«' => '"',
            '’' | '‘' => '\'',
            '–' | '—' | '‑' => '-',
            _ if sign.is_whitespace() => ' ',
            _ => sign,
        };
        if simple == ' ' && signs.last() == Some(&' ') {
            continue;
        }
        signs.push(simple);
        places.push(place);
    }
    (signs, places)
}

#[cfg(test)]
mod tests {
    use super::find_passage;

    #[track_caller]
    fn check(text: &str, quote: &str, expect: Option<&str>) {
        let found = find_passage(text, quote).and_then(|place| place.of(text));
        assert_eq!(found, expect);
    }

    #[test]
    fn words_are_found_where_they_stand() {
        check("Der er 4.500 soldater.", "4.500 soldater", Some("4.500 soldater"));
        check("æøå æøå", "øå", Some("øå"));
    }

    #[test]
    fn line_breaks_and_forms_of_marks_do_not_matter() {
        check(
            "Der er\n4.500\u{a0}soldater.",
            "er 4.500  soldater",
            Some("er\n4.500\u{a0}soldater"),
        );
        check(
            "Han sagde: »Nej – aldrig«.",
            "\"Nej - aldrig\"",
            Some("»Nej – aldrig«"),
        );
        check("solda\u{ad}ter", "soldater", Some("solda\u{ad}ter"));
    }

    #[test]
    fn other_words_are_not_found() {
        check("Der er 4.500 soldater.", "8.600 soldater", None);
        check("Der er 4.500 soldater.", "  ", None);
        check("", "x", None);
    }
}
