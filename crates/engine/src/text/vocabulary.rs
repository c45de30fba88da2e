use super::lower;

/// Longest word, in bytes, that is looked up. Longer ones stay unknown.
pub(super) const LONGEST_WORD: usize = 96;
/// Bytes that are hashed at once.
const CHUNK: usize = 8;

/// A word that some part of the pack gives a meaning to. Ids are dense, so features look their own tables up by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// A word the pack says nothing about.
    pub const UNKNOWN: WordId = WordId(0);

    /// Index into a feature's table; 0 for unknown words.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A word in lower case in a buffer of its own, which is filled anew for every word of a text.
#[derive(Debug)]
pub(super) struct Folded {
    /// The word, and zeroes up to the end of its last chunk.
    bytes: [u8; LONGEST_WORD + 2 * CHUNK],
    /// Its length; more than [`LONGEST_WORD`] where the rest was left out.
    length: usize,
}

impl Default for Folded {
    fn default() -> Folded {
        Folded {
            bytes: [0; LONGEST_WORD + 2 * CHUNK],
            length: 0,
        }
    }
}

impl Folded {
    pub(super) fn clear(&mut self) {
        self.length = 0;
    }

    /// Adds the first `n` bytes of a chunk.
    pub(super) fn push_all(&mut self, chunk: u64, n: u32) {
        if let Some(place) = self
            .bytes
            .get_mut(self.length..)
            .and_then(<[u8]>::first_chunk_mut::<CHUNK>)
        {
            *place = chunk.to_le_bytes();
        }
        self.length = self.length.saturating_add(n as usize);
    }

    pub(super) fn set(&mut self, lower: &str) {
        self.length = lower.len().min(self.bytes.len());
        self.bytes[..self.length].copy_from_slice(&lower.as_bytes()[..self.length]);
    }

    /// The word; empty where it is too long to be known.
    fn word(&self) -> &[u8] {
        self.bytes[..LONGEST_WORD].get(..self.length).unwrap_or_default()
    }

    /// A hash of the word.
    fn hash(&mut self) -> u32 {
        let length = self.length.min(LONGEST_WORD);
        self.bytes[length..length + CHUNK].fill(0);
        let mut hash = length as u64;
        for chunk in self.bytes[..length.next_multiple_of(CHUNK)].chunks_exact(CHUNK) {
            let chunk = chunk.first_chunk().map_or(0, |chunk| u64::from_le_bytes(*chunk));
            hash = (hash.rotate_left(5) ^ chunk).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
        (hash >> 32) as u32
    }
}

/// All words of a pack, lower case, each with an id. Shared by all features, so that a token is looked up once.
///
/// The words stand one behind the other in one string; the table holds a hash and an id a word (open addressing).
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Hash and id by place; id 0 is a free place. The number of places is a power of two.
    places: Vec<(u32, WordId)>,
    /// By id: where the word ends in `words`; it begins where the one before ends.
    ends: Vec<u32>,
    words: String,
}

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary {
            places: vec![(0, WordId::UNKNOWN); 1 << 14],
            ends: vec![0],
            words: String::new(),
        }
    }
}

impl Vocabulary {
    /// The id of `word`, which gets one if it had none. Lower-cases it first.
    pub fn intern(&mut self, word: &str) -> WordId {
        let mut folded = Folded::default();
        let lower = lower(word);
        folded.set(&lower);
        let hash = folded.hash();
        let place = match self.search(hash, lower.as_bytes()) {
            Ok(id) => return id,
            Err(place) => place,
        };
        let id = WordId(u32::try_from(self.ends.len()).unwrap_or(0));
        self.words.push_str(&lower);
        self.ends
            .push(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        self.places[place] = (hash, id);
        if self.ends.len() * 2 > self.places.len() {
            self.grow();
        }
        id
    }

    fn grow(&mut self) {
        let larger = vec![(0, WordId::UNKNOWN); self.places.len() * 2];
        let old = std::mem::replace(&mut self.places, larger);
        for (hash, id) in old.into_iter().filter(|(_, id)| *id != WordId::UNKNOWN) {
            let mut place = self.first_place(hash);
            while self.places[place].1 != WordId::UNKNOWN {
                place = (place + 1) & (self.places.len() - 1);
            }
            self.places[place] = (hash, id);
        }
    }

    fn first_place(&self, hash: u32) -> usize {
        hash as usize & (self.places.len() - 1)
    }

    /// The id of the word, or the place where it would stand.
    fn search(&self, hash: u32, lower: &[u8]) -> Result<WordId, usize> {
        let mut place = self.first_place(hash);
        loop {
            let (known, id) = self.places[place];
            if id == WordId::UNKNOWN {
                return Err(place);
            }
            if known == hash && self.bytes(id) == lower {
                return Ok(id);
            }
            place = (place + 1) & (self.places.len() - 1);
        }
    }

    /// The id of a word given in lower case; [`WordId::UNKNOWN`] where the pack says nothing of it.
    #[must_use]
    pub fn lookup(&self, lower: &str) -> WordId {
        let mut folded = Folded::default();
        folded.set(lower);
        self.find(&mut folded)
    }

    /// The id of a folded word.
    pub(super) fn find(&self, folded: &mut Folded) -> WordId {
        let hash = folded.hash();
        let word = folded.word();
        if word.is_empty() {
            return WordId::UNKNOWN;
        }
        self.search(hash, word).unwrap_or(WordId::UNKNOWN)
    }

    /// The word behind an id; empty for the unknown word.
    #[must_use]
    pub fn word(&self, id: WordId) -> &str {
        let (start, end) = self.place(id);
        self.words.get(start..end).unwrap_or("")
    }

    /// The same as bytes, which need no look for where characters begin.
    fn bytes(&self, id: WordId) -> &[u8] {
        let (start, end) = self.place(id);
        self.words.as_bytes().get(start..end).unwrap_or_default()
    }

    /// Where a word stands in `words`.
    fn place(&self, id: WordId) -> (usize, usize) {
        let Some(end) = self.ends.get(id.index()) else {
            return (0, 0);
        };
        let start = id.index().checked_sub(1).map_or(0, |before| self.ends[before]);
        (start as usize, *end as usize)
    }

    /// How many ids there are, the unknown word included: the length of a table indexed by [`WordId::index`].
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no word was interned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.len() == 1
    }
}
