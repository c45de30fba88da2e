//! Shapes of a pack, compiled to one trie: `"(den )<day>. <month>( <year>)"`.
//!
//! A shape is words and marks as they stand, `<classes>`, `(…)` for what may be left out and `[a|b]` for a choice. Where two
//! pieces are written together they must stand together in the text; a space in the shape is a space or none.

use super::class::Class;
use crate::text::{Vocabulary, WordId};
use rustc_hash::FxHashMap;

/// How many ways of writing one shape may stand for.
const MOST_READINGS: usize = 4096;

/// What stands at one place of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Symbol {
    Word(WordId),
    Mark(char),
    Class(Class),
}

impl Symbol {
    const fn code(self) -> u64 {
        match self {
            Symbol::Word(id) => id.0 as u64,
            Symbol::Mark(mark) => 1 << 30 | mark as u64,
            Symbol::Class(class) => 2 << 30 | class as u64,
        }
    }

    /// One of 64 bits, by which most symbols that lead nowhere are told without a look-up.
    const fn bit(self) -> u64 {
        1 << (self.code().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
    }
}

/// A place in the trie.
pub(crate) type Node = u32;

/// The place before anything was read.
pub(crate) const ROOT: Node = 0;

/// The trie over all shapes; `T` is what a complete shape yields.
#[derive(Clone, Debug)]
pub(crate) struct Trie<T> {
    steps: FxHashMap<u64, Node>,
    /// By word id: where words lead from the root; 0 for nowhere.
    root_words: Vec<Node>,
    branches: Vec<Branch<T>>,
}

/// What is known of one place.
#[derive(Clone, Debug)]
struct Branch<T> {
    /// The bits of the words and marks that lead on.
    symbols: u64,
    /// The bits of the classes that lead on.
    classes: u64,
    /// Which classes lead on, whether each must stand close, and where to: numbers and finished parts are tried only where
    /// they may stand.
    steps: Vec<(Class, bool, Node)>,
    ends: Vec<T>,
}

impl<T> Branch<T> {
    const fn new() -> Branch<T> {
        Branch {
            symbols: 0,
            classes: 0,
            steps: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl<T> Default for Trie<T> {
    fn default() -> Trie<T> {
        Trie {
            steps: FxHashMap::default(),
            root_words: Vec::new(),
            branches: vec![Branch::new()],
        }
    }
}

impl<T: PartialEq> Trie<T> {
    fn key(node: Node, glued: bool, symbol: Symbol) -> u64 {
        (u64::from(node) << 33) | (u64::from(glued) << 32) | symbol.code()
    }

    /// Where a word or mark leads from `node`; `glued` where the shape wants no space before it.
    pub(crate) fn step(&self, node: Node, glued: bool, symbol: Symbol) -> Option<Node> {
        if node == ROOT
            && let Symbol::Word(word) = symbol
        {
            return self
                .root_words
                .get(word.index())
                .copied()
                .filter(|next| *next != ROOT && !glued);
        }
        if self.branches.get(node as usize)?.symbols & symbol.bit() == 0 {
            return None;
        }
        self.steps.get(&Self::key(node, glued, symbol)).copied()
    }

    /// Where a class leads from the root.
    pub(crate) fn class_at_root(&self, class: Class) -> Option<Node> {
        self.steps
            .get(&Self::key(ROOT, false, Symbol::Class(class)))
            .copied()
    }

    /// The classes that lead on from `node`, whether each must stand close, and where to.
    pub(crate) fn classes(&self, node: Node) -> &[(Class, bool, Node)] {
        self.branches
            .get(node as usize)
            .map_or(&[], |branch| branch.steps.as_slice())
    }

    /// The bits of the classes that lead on from `node`.
    pub(crate) fn class_bits(&self, node: Node) -> u64 {
        self.branches
            .get(node as usize)
            .map_or(0, |branch| branch.classes)
    }

    /// What is complete at `node`.
    pub(crate) fn ends(&self, node: Node) -> &[T] {
        self.branches
            .get(node as usize)
            .map_or(&[], |branch| branch.ends.as_slice())
    }

    /// Adds one way of writing.
    pub(crate) fn insert(&mut self, pieces: &[Piece], end: T) {
        let mut node = ROOT;
        for piece in pieces {
            let key = Self::key(node, piece.glued, piece.symbol);
            node = match self.steps.get(&key) {
                Some(next) => *next,
                None => {
                    let next = self.branches.len() as Node;
                    self.steps.insert(key, next);
                    self.lead(node, *piece, next);
                    self.branches.push(Branch::new());
                    next
                }
            };
        }
        if let Some(branch) = self.branches.get_mut(node as usize)
            && !branch.ends.contains(&end)
        {
            branch.ends.push(end);
        }
    }

    /// Notes at `node` that a piece leads on to `next`.
    fn lead(&mut self, node: Node, piece: Piece, next: Node) {
        if let Symbol::Word(word) = piece.symbol
            && node == ROOT
        {
            if self.root_words.len() <= word.index() {
                self.root_words.resize(word.index() + 1, ROOT);
            }
            self.root_words[word.index()] = next;
        }
        let Some(branch) = self.branches.get_mut(node as usize) else {
            return;
        };
        match piece.symbol {
            Symbol::Class(class) => {
                branch.classes |= class.bit();
                branch.steps.push((class, piece.glued, next));
            }
            symbol => branch.symbols |= symbol.bit(),
        }
    }
}

/// One symbol of a written-out shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub symbol: Symbol,
    pub glued: bool,
}

/// All ways of writing that a shape stands for.
///
/// The error says what is wrong with it.
pub(crate) fn read(shape: &str, vocabulary: &mut Vocabulary) -> Result<Vec<Vec<Piece>>, String> {
    let signs: Vec<char> = shape.chars().collect();
    let mut at = 0;
    let written = sequence(&signs, &mut at, 0)?;
    if at < signs.len() {
        return Err(format!("{:?} closes nothing", signs[at]));
    }
    let mut ways = Vec::new();
    for one in written {
        let pieces = pieces(&one, vocabulary)?;
        if pieces.is_empty() {
            return Err("some way of writing it is empty".to_owned());
        }
        if !ways.contains(&pieces) {
            ways.push(pieces);
        }
    }
    Ok(ways)
}

/// Writes out the options and choices from `at` up to a sign that closes the group.
fn sequence(signs: &[char], at: &mut usize, depth: usize) -> Result<Vec<String>, String> {
    if depth > 8 {
        return Err("nested too deeply".to_owned());
    }
    let mut ways = vec![String::new()];
    while let Some(sign) = signs.get(*at) {
        let group = match sign {
            ')' | ']' | '|' => break,
            '(' => {
                *at += 1;
                let mut inside = choice(signs, at, depth, ')')?;
                inside.push(String::new());
                inside
            }
            '[' => {
                *at += 1;
                choice(signs, at, depth, ']')?
            }
            sign => {
                *at += 1;
                ways.iter_mut().for_each(|way| way.push(*sign));
                continue;
            }
        };
        ways = ways
            .iter()
            .flat_map(|way| group.iter().map(move |end| format!("{way}{end}")))
            .collect();
        if ways.len() > MOST_READINGS {
            return Err(format!("stands for more than {MOST_READINGS} ways of writing"));
        }
    }
    Ok(ways)
}

fn choice(signs: &[char], at: &mut usize, depth: usize, close: char) -> Result<Vec<String>, String> {
    let mut ways = sequence(signs, at, depth + 1)?;
    while signs.get(*at) == Some(&'|') {
        *at += 1;
        ways.extend(sequence(signs, at, depth + 1)?);
    }
    if signs.get(*at) != Some(&close) {
        return Err(format!("{close:?} is missing"));
    }
    *at += 1;
    Ok(ways)
}

/// Cuts one way of writing into symbols, as the tokenizer cuts a text.
fn pieces(written: &str, vocabulary: &mut Vocabulary) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    let mut glued = false;
    let mut rest = written;
    while let Some(sign) = rest.chars().next() {
        if sign == ' ' {
            glued = false;
            rest = &rest[1..];
            continue;
        }
        let (symbol, length) = if sign == '<' {
            let end = rest.find('>').ok_or("'>' is missing")?;
            let name = &rest[1..end];
            let class = Class::named(name)
                .ok_or_else(|| format!("there is no <{name}>; there are {}", Class::all_names()))?;
            (Symbol::Class(class), end + 1)
        } else if sign.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            (Symbol::Word(vocabulary.intern(&rest[..length])), length)
        } else if sign.is_ascii_digit() {
            // «2. juledag»: a name may hold one figure.
            if rest[1..].starts_with(|next: char| next.is_ascii_digit()) {
                return Err("numbers of several figures cannot stand in a shape".to_owned());
            }
            (Symbol::Word(vocabulary.intern(&rest[..1])), 1)
        } else {
            (Symbol::Mark(plain_mark(sign)), sign.len_utf8())
        };
        pieces.push(Piece {
            symbol,
            glued: glued && !pieces.is_empty(),
        });
        glued = true;
        rest = &rest[length..];
    }
    Ok(pieces)
}

/// All dashes are one mark to a shape, and so are all apostrophes.
pub(crate) const fn plain_mark(mark: char) -> char {
    match mark {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{b4}' | '`' | '\u{2032}' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Symbol, read};
    use crate::text::Vocabulary;

    #[track_caller]
    fn check(shape: &str, expect: &str) {
        let mut vocabulary = Vocabulary::default();
        let shown = match read(shape, &mut vocabulary) {
            Err(says) => says,
            Ok(ways) => ways
                .iter()
                .map(|pieces| {
                    pieces
                        .iter()
                        .map(|piece| {
                            let close = if piece.glued { "+" } else { " " };
                            match piece.symbol {
                                Symbol::Word(id) => format!("{close}{}", vocabulary.word(id)),
                                Symbol::Mark(mark) => format!("{close}{mark}"),
                                Symbol::Class(class) => format!("{close}<{}>", class.name()),
                            }
                        })
                        .collect::<String>()
                })
                .collect::<Vec<_>>()
                .join("\n"),
        };
        assert_eq!(shown, expect);
    }

    #[test]
    fn options_and_choices_are_written_out() {
        check(
            "(den )<day>.[ |-]<month>",
            " den <day>+. <month>\n den <day>+.+-+<month>\n <day>+. <month>\n <day>+.+-+<month>",
        );
    }

    #[test]
    fn mistakes_are_named() {
        check("(den <day>", "')' is missing");
        check("(den )", "some way of writing it is empty");
        check("uge]", "']' closes nothing");
    }
}
