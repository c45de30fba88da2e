use rustc_hash::FxHashMap;

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

/// All words of a pack, lower case, each with an id. Shared by all features, so that a token is looked up once.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
    words: Vec<Box<str>>,
}

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary {
            ids: FxHashMap::default(),
            words: vec!["".into()],
        }
    }
}

impl Vocabulary {
    /// The id of `word`, which gets one if it had none. Lower-cases it first.
    pub fn intern(&mut self, word: &str) -> WordId {
        let lower = word.to_lowercase();
        if let Some(id) = self.ids.get(lower.as_str()) {
            return *id;
        }
        let id = WordId(u32::try_from(self.words.len()).unwrap_or(0));
        let key: Box<str> = lower.into();
        self.words.push(key.clone());
        self.ids.insert(key, id);
        id
    }

    /// The id of a word given in lower case; [`WordId::UNKNOWN`] where the pack says nothing of it.
    #[must_use]
    pub fn lookup(&self, lower: &str) -> WordId {
        self.ids.get(lower).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// The word behind an id; empty for the unknown word.
    #[must_use]
    pub fn word(&self, id: WordId) -> &str {
        self.words.get(id.index()).map_or("", |word| word)
    }

    /// How many ids there are, the unknown word included: the length of a table indexed by [`WordId::index`].
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no word was interned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.len() == 1
    }
}
