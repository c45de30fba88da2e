//! Changes files as fuzzers do: bits, bytes, cut and repeated stretches, stretches of another file, telling numbers.

/// Changes that follow from a seed alone.
pub struct Mutator(u64);

impl Mutator {
    pub fn of(seed: u64) -> Mutator {
        Mutator(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number from 0 to one less than the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 1).unwrap_or(usize::MAX) % limit.max(1)
    }

    /// A few changes of a file.
    pub fn mutated(&mut self, file: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = file.to_vec();
        for _ in 0..=self.below(8) {
            self.change(&mut bytes, other);
        }
        bytes.truncate(1 << 20);
        bytes
    }

    fn stretch(&mut self, bytes: &[u8]) -> (usize, usize) {
        let from = self.below(bytes.len() + 1);
        let longest = [4, 32, 400][self.below(3)];
        (from, (from + self.below(longest)).min(bytes.len()))
    }

    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        const TELLING: &[&[u8]] = &[
            b"-1",
            b"0",
            b"4294967296",
            b"99999999999999999999",
            b"<",
            b">",
            b"</",
            b"<!--",
            b"&#x0;",
            b"&#55296;",
            b"<svg>",
            b"<table>",
            b"<script>",
            b"<plaintext>",
            b"<![CDATA[",
            b"\0",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\xf0\x9f\x87\xa9",
            b"<<",
            b">>",
            b"[",
            b"obj",
            b"stream",
            b"0 R",
            b"<!ENTITY x \"y\">",
            b"&x;",
            b"\r\n\r\n",
            b"--q",
            b"=?utf-8?b?",
            b"PK\x03\x04",
            b"\xe2\x80\x8b",
            b"\x1b$B",
            b"charset=utf-16",
        ];
        let (from, to) = self.stretch(bytes);
        match self.below(7) {
            0 if from < bytes.len() => bytes[from] ^= 1 << self.below(8),
            1 if from < bytes.len() => bytes[from] = u8::try_from(self.below(256)).unwrap_or(0),
            2 => drop(bytes.drain(from..to)),
            3 => {
                let repeated = bytes[from..to].repeat(1 + self.below(50));
                bytes.splice(from..from, repeated);
            }
            4 => {
                let (first, last) = self.stretch(other);
                bytes.splice(from..to, other[first..last].iter().copied());
            }
            5 => {
                let telling = TELLING[self.below(TELLING.len())];
                bytes.splice(from..from, telling.iter().copied());
            }
            _ => {
                let telling = TELLING[self.below(TELLING.len())].repeat(1 + self.below(300));
                bytes.splice(from..from, telling);
            }
        }
    }
}
