/// How many bytes one checkpoint covers: two looks at most lead from it to any place.
const BLOCK: usize = 16;
/// How many bytes are looked at in one go.
pub(super) const WORD: usize = 8;

/// Turns byte offsets of one text into code-point offsets, in constant time.
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// Code points before the start of each block; empty for ASCII, where the two counts agree.
    before_block: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Prepares the conversion for `text`.
    #[must_use]
    pub fn of(text: &'t str) -> Offsets<'t> {
        if text.is_ascii() {
            return Offsets {
                text,
                before_block: Vec::new(),
            };
        }
        let mut before_block = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut n = 0;
        for start in (0..text.len()).step_by(BLOCK) {
            before_block.push(n);
            let end = text.len().min(start + BLOCK);
            let n_more: u32 = (start..end)
                .step_by(WORD)
                .map(|at| n_continuations(word_at(text.as_bytes(), at)))
                .sum();
            n += (end - start) as u32 - n_more;
        }
        before_block.push(n);
        Offsets { text, before_block }
    }

    /// How many code points stand before the byte at `byte`, which is clamped to the text's end.
    #[must_use]
    pub fn code_point(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let Some(before) = self.before_block.get(byte / BLOCK) else {
            return byte as u32;
        };
        let bytes = self.text.as_bytes();
        let mut n = *before;
        let mut at = byte / BLOCK * BLOCK;
        while at + WORD <= byte {
            n += WORD as u32 - n_continuations(word_at(bytes, at));
            at += WORD;
        }
        let n_rest = byte - at;
        n + n_rest as u32 - n_continuations(word_at(bytes, at) & !(u64::MAX << (8 * n_rest)))
    }

    /// The span between two byte offsets, in code points.
    #[must_use]
    pub fn span(&self, start: u32, end: u32) -> factdesk_model::Span {
        factdesk_model::Span::new(self.code_point(start), self.code_point(end))
    }
}

/// The bytes at `at` as one number, zeroes behind the text's end.
pub(super) fn word_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk::<WORD>() {
        Some(word) => u64::from_le_bytes(*word),
        None => rest
            .iter()
            .rev()
            .fold(0, |word, byte| (word << 8) | u64::from(*byte)),
    }
}

/// How many of eight bytes go on with a code point: those that begin with the bits 10.
const fn n_continuations(word: u64) -> u32 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let goes_on = (word >> 7) & !(word >> 6) & ONES;
    (goes_on.wrapping_mul(ONES) >> 56) as u32
}

#[cfg(test)]
mod tests {
    use super::Offsets;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "(?s).{0,400}|[a-zæøå😀]{300,900}") {
            let offsets = Offsets::of(&text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(offsets.code_point(byte as u32), n as u32);
            }
            prop_assert_eq!(offsets.code_point(text.len() as u32), text.chars().count() as u32);
        }
    }
}
