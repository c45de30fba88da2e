/// A stretch of tokens `[first, end)`, as indices into a text's tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenRange {
    /// The first token.
    pub first: u32,
    /// The token after the last.
    pub end: u32,
}

impl TokenRange {
    /// The tokens from `first` up to `end`.
    #[must_use]
    pub const fn new(first: u32, end: u32) -> TokenRange {
        TokenRange { first, end }
    }

    /// Whether the two share a token.
    #[must_use]
    pub const fn overlaps(self, other: TokenRange) -> bool {
        self.first < other.end && other.first < self.end
    }

    /// Whether all of `other` lies inside.
    #[must_use]
    pub const fn contains(self, other: TokenRange) -> bool {
        self.first <= other.first && other.end <= self.end
    }
}

/// Something found in the tokens, with the rule that found it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<T> {
    /// Where.
    pub tokens: TokenRange,
    /// The rule's name, the engine's own.
    pub rule: &'static str,
    /// What it means.
    pub meaning: T,
}
