/// How compounds end, with a filter that refuses most words by their last two bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Endings {
    /// One bit for each pair of last bytes, the last one's case aside.
    filter: Vec<u64>,
    endings: Vec<Box<str>>,
}

impl Endings {
    pub(super) fn of<S: AsRef<str>>(words: &[S]) -> Endings {
        let mut endings = Endings {
            filter: vec![0; 1024],
            endings: words
                .iter()
                .map(|word| word.as_ref().to_lowercase().into())
                .collect(),
        };
        for ending in &endings.endings {
            if let Some(place) = place(ending) {
                endings.filter[place / 64] |= 1 << (place % 64);
            }
        }
        // The longest first: «fredsaftalen» ends like «aftalen» before it ends like «en».
        endings
            .endings
            .sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        endings
    }

    /// The ending of the word, where it is one of these; the word may be all of it.
    pub(super) fn of_word(&self, word: &str) -> Option<&str> {
        let place = place(word)?;
        if self
            .filter
            .get(place / 64)
            .is_none_or(|bits| bits & (1 << (place % 64)) == 0)
        {
            return None;
        }
        self.endings
            .iter()
            .find(|ending| {
                word.len() >= ending.len()
                    && word
                        .get(word.len() - ending.len()..)
                        .is_some_and(|end| end == &***ending || end.eq_ignore_ascii_case(ending))
            })
            .map(|ending| &**ending)
    }

    pub(super) fn fits(&self, word: &str) -> bool {
        self.of_word(word).is_some()
    }
}

fn place(word: &str) -> Option<usize> {
    match word.as_bytes() {
        [.., a, b] => Some(usize::from(a.to_ascii_lowercase()) << 8 | usize::from(b.to_ascii_lowercase())),
        _ => None,
    }
}
