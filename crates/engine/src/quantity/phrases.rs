use crate::text::{Token, TokenKind, Vocabulary, WordId, tokenize};
use rustc_hash::FxHashMap;

/// Phrases of words and signs, each with what it means; the longest that stands at a place wins.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T> {
    /// By their first sign, longest first.
    forward: FxHashMap<u32, Vec<(Vec<Sign>, T)>>,
    /// The same by their last sign.
    backward: FxHashMap<u32, Vec<(Vec<Sign>, T)>>,
    /// One bit for each first and each last sign: most tokens are refused by it without a look-up.
    first_signs: Filter,
    last_signs: Filter,
    /// Whether any phrase begins or ends with digits; where none does, digits need not be read to be refused.
    has_digits: bool,
}

/// A set of keys that may hold more than was put in.
#[derive(Clone, Debug, Default)]
struct Filter([u64; 16]);

impl Filter {
    const fn place(key: u32) -> (usize, u64) {
        let place = key.wrapping_mul(0x9e37_79b1) >> 22;
        ((place / 64) as usize, 1 << (place % 64))
    }

    fn put(&mut self, key: u32) {
        let (word, bit) = Filter::place(key);
        self.0[word] |= bit;
    }

    const fn may_hold(&self, key: u32) -> bool {
        let (word, bit) = Filter::place(key);
        self.0[word] & bit != 0
    }
}

/// One token of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sign {
    key: u32,
    /// Written without a space before it, so it must stand so.
    is_glued: bool,
    /// A symbol, which must be written just so: `m`, `MW`, `SEK`.
    exact: Option<Box<str>>,
}

/// Marks and digits have keys above all word ids.
const MARK: u32 = 1 << 31;
const DIGITS: u32 = 1 << 30;

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases {
            forward: FxHashMap::default(),
            backward: FxHashMap::default(),
            first_signs: Filter::default(),
            last_signs: Filter::default(),
            has_digits: false,
        }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase as the pack writes it. A point at its end may be left out.
    pub fn add(&mut self, vocabulary: &mut Vocabulary, phrase: &str, meaning: T) {
        let signs = signs(vocabulary, phrase);
        if let Some((last, rest)) = signs.split_last()
            && last.key == MARK | '.' as u32
            && !rest.is_empty()
        {
            self.insert(rest.to_vec(), meaning);
        }
        self.insert(signs, meaning);
    }

    fn insert(&mut self, signs: Vec<Sign>, meaning: T) {
        let (Some(first), Some(last)) = (signs.first(), signs.last()) else {
            return;
        };
        let (first, last) = (first.key, last.key);
        self.first_signs.put(first);
        self.last_signs.put(last);
        self.has_digits |= [first, last]
            .iter()
            .any(|key| key & MARK == 0 && key & DIGITS != 0);
        for list in [
            self.forward.entry(first).or_default(),
            self.backward.entry(last).or_default(),
        ] {
            list.push((signs.clone(), meaning));
            list.sort_by_key(|(signs, _)| std::cmp::Reverse(signs.len()));
        }
    }

    /// The longest phrase that begins at token `at`, and the token after it.
    #[inline]
    pub fn after(&self, text: &str, tokens: &[Token], at: usize) -> Option<(T, usize)> {
        let key = self.edge(text, tokens.get(at)?, &self.first_signs)?;
        self.after_key(key, text, tokens, at)
    }

    fn after_key(&self, key: u32, text: &str, tokens: &[Token], at: usize) -> Option<(T, usize)> {
        let list = self.forward.get(&key)?;
        list.iter().find_map(|(signs, meaning)| {
            let here = tokens.get(at..at + signs.len())?;
            stands(text, here, signs).then_some((*meaning, at + signs.len()))
        })
    }

    /// The meaning of one word.
    pub fn word(&self, id: WordId) -> Option<T> {
        let list = self.forward.get(&id.0).filter(|_| id != WordId::UNKNOWN)?;
        list.iter()
            .find(|(signs, _)| signs.len() == 1)
            .map(|(_, meaning)| *meaning)
    }

    /// The longest phrase that ends before token `end`, and its first token.
    #[inline]
    pub fn before(&self, text: &str, tokens: &[Token], end: usize) -> Option<(T, usize)> {
        let key = self.edge(text, tokens.get(end.checked_sub(1)?)?, &self.last_signs)?;
        self.before_key(key, text, tokens, end)
    }

    /// The key of a token that a phrase may begin or end with: most tokens are refused here.
    #[inline]
    fn edge(&self, text: &str, token: &Token, signs: &Filter) -> Option<u32> {
        let key = match token.kind {
            TokenKind::Word => token.word().0,
            TokenKind::Mark => MARK | token.mark() as u32,
            TokenKind::Digits if self.has_digits => key(text, token),
            TokenKind::Digits => return None,
        };
        signs.may_hold(key).then_some(key)
    }

    fn before_key(&self, key: u32, text: &str, tokens: &[Token], end: usize) -> Option<(T, usize)> {
        let list = self.backward.get(&key)?;
        list.iter().find_map(|(signs, meaning)| {
            let first = end.checked_sub(signs.len())?;
            stands(text, tokens.get(first..end)?, signs).then_some((*meaning, first))
        })
    }
}

fn signs(vocabulary: &mut Vocabulary, phrase: &str) -> Vec<Sign> {
    let tokens = tokenize(phrase, vocabulary);
    tokens
        .iter()
        .enumerate()
        .map(|(n, token)| {
            let written = token.text(phrase);
            let key = match token.kind {
                TokenKind::Word => vocabulary.intern(written).0,
                TokenKind::Digits => digits_key(written),
                TokenKind::Mark => MARK | token.mark() as u32,
            };
            let is_short = token.kind == TokenKind::Word && written.chars().count() <= 2;
            // A short word with a capital, or one letter, is a symbol: «MW», «m».
            let is_symbol =
                is_short && (written.chars().count() == 1 || written.chars().any(char::is_uppercase));
            Sign {
                key,
                is_glued: n > 0 && token.is_glued(),
                exact: is_symbol.then(|| written.into()),
            }
        })
        .collect()
}

fn key(text: &str, token: &Token) -> u32 {
    match token.kind {
        TokenKind::Word => token.word().0,
        TokenKind::Digits => digits_key(token.text(text)),
        TokenKind::Mark => MARK | token.mark() as u32,
    }
}

fn digits_key(digits: &str) -> u32 {
    DIGITS
        | digits
            .parse::<u32>()
            .map_or(DIGITS - 1, |value| value.min(DIGITS - 1))
}

fn stands(text: &str, tokens: &[Token], signs: &[Sign]) -> bool {
    tokens.iter().zip(signs).enumerate().all(|(n, (token, sign))| {
        // A word the pack does not know must not match the key of "unknown".
        let known = token.kind != TokenKind::Word || token.word() != WordId::UNKNOWN;
        known
            && key(text, token) == sign.key
            && (!sign.is_glued || token.is_glued())
            && (n == 0 || !token.starts_paragraph())
            && sign
                .exact
                .as_ref()
                .is_none_or(|exact| **exact == *token.text(text))
    })
}
