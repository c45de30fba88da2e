use serde::{Deserialize, Serialize};

/// A half-open stretch `[start, end)` of a text, counted in Unicode code points.
///
/// Code points are the unit of the command line's contract and of W3C's `TextPositionSelector`; bytes stay inside the
/// engine and UTF-16 inside the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` up to `end`; both in code points.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// How many code points it covers.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether the two share at least one code point.
    #[must_use]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies inside.
    #[must_use]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The words at this place, or `None` where it reaches outside `text`.
    #[must_use]
    pub fn of(self, text: &str) -> Option<&str> {
        if self.end < self.start {
            return None;
        }
        let mut places = text
            .char_indices()
            .map(|(byte, _)| byte)
            .chain(std::iter::once(text.len()));
        let from = places.nth(self.start as usize)?;
        let to = if self.is_empty() {
            from
        } else {
            places.nth(self.len() as usize - 1)?
        };
        text.get(from..to)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn words_are_counted_in_code_points() {
        assert_eq!(Span::new(1, 3).of("æøå😀"), Some("øå"));
        assert_eq!(Span::new(3, 4).of("æøå😀"), Some("😀"));
        assert_eq!(Span::new(4, 4).of("æøå😀"), Some(""));
    }

    #[test]
    fn a_span_outside_the_text_has_no_words() {
        assert_eq!(Span::new(3, 5).of("æøå😀"), None);
        assert_eq!(Span::new(5, 5).of("æøå😀"), None);
        assert_eq!(Span::new(2, 1).of("æøå😀"), None);
    }
}
