/// Words of the filter.
const FILTER: usize = 1024;

/// How compounds end, with a filter that refuses most words by their last three bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Endings {
    filter: Vec<u64>,
    /// Whether an ending is shorter than what the filter looks at.
    has_short: bool,
    endings: Vec<Box<str>>,
}

impl Endings {
    pub(super) fn of<S: AsRef<str>>(words: &[S]) -> Endings {
        let mut endings = Endings {
            filter: vec![0; FILTER],
            has_short: false,
            endings: words
                .iter()
                .map(|word| word.as_ref().to_lowercase().into())
                .collect(),
        };
        for ending in &endings.endings {
            match place(ending) {
                Some(place) => endings.filter[place / 64] |= 1 << (place % 64),
                None => endings.has_short = true,
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
        let passes = |place: usize| {
            self.filter
                .get(place / 64)
                .is_some_and(|bits| bits & (1 << (place % 64)) != 0)
        };
        if !self.has_short && !place(word).is_some_and(passes) {
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

/// Where the filter has a word's bit: by its last three bytes, case aside.
fn place(word: &str) -> Option<usize> {
    match word.as_bytes() {
        [.., a, b, c] => {
            let [a, b, c] = [a, b, c].map(|byte| usize::from(byte.to_ascii_lowercase()));
            Some(((a * 37 + b) * 37 + c) % (FILTER * 64))
        }
        _ => None,
    }
}
