/// How many bytes one checkpoint covers.
const BLOCK: usize = 256;

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
        for block in text.as_bytes().chunks(BLOCK) {
            before_block.push(n);
            n += count_starts(block);
        }
        before_block.push(n);
        Offsets { text, before_block }
    }

    /// How many code points stand before the byte at `byte`, which is clamped to the text's end.
    #[must_use]
    pub fn code_point(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        match self.before_block.get(byte / BLOCK) {
            None => byte as u32,
            Some(before) => before + count_starts(&self.text.as_bytes()[byte / BLOCK * BLOCK..byte]),
        }
    }

    /// The span between two byte offsets, in code points.
    #[must_use]
    pub fn span(&self, start: u32, end: u32) -> factdesk_model::Span {
        factdesk_model::Span::new(self.code_point(start), self.code_point(end))
    }
}

/// Counts the bytes that begin a code point.
fn count_starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from((*byte as i8) >= -0x40)).sum()
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
