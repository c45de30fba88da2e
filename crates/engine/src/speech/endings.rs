use rustc_hash::FxHashMap;

/// Words of the filter.
const FILTER: usize = 64;

/// How compounds end. Most words are refused by a filter on their last three bytes; what passes is held against the
/// endings with the same three bytes only.
#[derive(Clone, Debug)]
pub(super) struct Endings {
    filter: [u64; FILTER],
    /// By their last three bytes, in lower case: the longest first, so that «fredsaftalen» ends like «aftalen» before it
    /// ends like «talen».
    by_tail: FxHashMap<[u8; 3], Vec<Box<str>>>,
    /// Endings of fewer than three bytes, the longest first.
    short: Vec<Box<str>>,
}

impl Default for Endings {
    fn default() -> Endings {
        Endings {
            filter: [0; FILTER],
            by_tail: FxHashMap::default(),
            short: Vec::new(),
        }
    }
}

impl Endings {
    pub(super) fn of<S: AsRef<str>>(words: &[S]) -> Endings {
        let mut endings = Endings::default();
        for word in words {
            let ending: Box<str> = word.as_ref().to_lowercase().into();
            match tail(&ending) {
                Some(tail) => {
                    let (word, bit) = place(tail);
                    endings.filter[word] |= bit;
                    endings.by_tail.entry(tail).or_default().push(ending);
                }
                None => endings.short.push(ending),
            }
        }
        for list in endings
            .by_tail
            .values_mut()
            .chain(std::iter::once(&mut endings.short))
        {
            list.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        }
        endings
    }

    /// The ending of the word, where it is one of these; the word may be all of it.
    pub(super) fn of_word(&self, word: &str) -> Option<&str> {
        let by_tail = tail(word)
            .filter(|tail| {
                let (word, bit) = place(*tail);
                self.filter[word] & bit != 0
            })
            .and_then(|tail| self.by_tail.get(&tail));
        by_tail
            .into_iter()
            .flatten()
            .chain(&self.short)
            .find(|ending| ends_with(word, ending))
            .map(|ending| &**ending)
    }

    pub(super) fn fits(&self, word: &str) -> bool {
        self.of_word(word).is_some()
    }
}

fn ends_with(word: &str, ending: &str) -> bool {
    word.len()
        .checked_sub(ending.len())
        .and_then(|at| word.get(at..))
        .is_some_and(|end| end == ending || end.eq_ignore_ascii_case(ending))
}

/// The last three bytes of a word, ASCII in lower case.
fn tail(word: &str) -> Option<[u8; 3]> {
    let tail: &[u8; 3] = word.as_bytes().last_chunk()?;
    Some(tail.map(|byte| byte.to_ascii_lowercase()))
}

/// Where the filter has the bit of a tail.
fn place([a, b, c]: [u8; 3]) -> (usize, u64) {
    let [a, b, c] = [a, b, c].map(usize::from);
    let place = ((a * 37 + b) * 37 + c) % (FILTER * 64);
    (place / 64, 1 << (place % 64))
}
