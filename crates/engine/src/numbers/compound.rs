use super::lexicon::Part;
use rustc_hash::FxHashSet;

/// Longest compound that is read, in bytes: positions that led nowhere are kept as bits of one integer.
const LONGEST: usize = 127;

/// The number words of a pack as a trie, to take compounds such as «femogtyve» apart.
#[derive(Clone, Debug, Default)]
pub struct Compounds {
    nodes: Vec<Node>,
    /// Which first two bytes a compound can have, one bit each, so that most words cost one look-up.
    begins: Vec<u64>,
    refused: FxHashSet<Box<str>>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    next: Vec<(u8, u32)>,
    found: Option<(Part, bool)>,
}

impl Compounds {
    /// Adds a part; an ordinal one ends the number.
    pub(super) fn add(&mut self, word: &str, part: Part, is_ordinal: bool) {
        let word = word.to_lowercase();
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        if let [first, second, ..] = *word.as_bytes()
            && matches!(part, Part::Small(_) | Part::Power(_) | Part::Denominator(_))
        {
            let (word, bit) = place(first, second);
            self.begins.resize(1024, 0);
            self.begins[word] |= bit;
        }
        let mut at = 0;
        for byte in word.bytes() {
            let known = self.nodes[at].next.iter().find(|(label, _)| *label == byte);
            at = match known {
                Some((_, node)) => *node as usize,
                None => {
                    let new = self.nodes.len();
                    self.nodes[at].next.push((byte, new as u32));
                    self.nodes.push(Node::default());
                    new
                }
            };
        }
        // A cardinal wins over an ordinal that looks the same.
        if self.nodes[at].found.is_none_or(|(_, was_ordinal)| was_ordinal) {
            self.nodes[at].found = Some((part, is_ordinal));
        }
    }

    /// Names a word that is no number though its parts are.
    pub(super) fn refuse(&mut self, word: &str) {
        self.refused.insert(word.to_lowercase().into());
    }

    /// Whether a word can be a compound: cheap, and true for some that are not.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let [first, second, _, ..] = *bytes else {
            return false;
        };
        let (word, bit) = place(first, second);
        if self.begins.get(word).is_none_or(|bits| bits & bit == 0) {
            return false;
        }
        // The first part must be whole. What is not plain ASCII may be written in several ways: it is let through.
        let mut node = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if !byte.is_ascii() || bytes.get(at + 1).is_some_and(|next| !next.is_ascii()) {
                return true;
            }
            let Some(next) = self.step(node, byte.to_ascii_lowercase()) else {
                return false;
            };
            node = next;
            if self.nodes[node].found.is_some() {
                return true;
            }
        }
        false
    }

    fn step(&self, node: usize, byte: u8) -> Option<usize> {
        let next = &self.nodes.get(node)?.next;
        let (_, next) = next.iter().find(|(label, _)| *label == byte)?;
        Some(*next as usize)
    }

    /// Takes a lower-case word apart, longest parts first. Leaves `parts` empty and says `false` unless all
    /// of it is
    /// made of parts.
    pub(super) fn split(&self, word: &str, parts: &mut Vec<(Part, bool)>) -> bool {
        parts.clear();
        if word.len() > LONGEST || self.nodes.is_empty() {
            return false;
        }
        let mut dead = 0u128;
        let is_whole = self.split_from(word.as_bytes(), 0, &mut dead, parts) && !self.refused.contains(word);
        if !is_whole {
            parts.clear();
        }
        is_whole
    }

    fn split_from(&self, word: &[u8], from: usize, dead: &mut u128, parts: &mut Vec<(Part, bool)>) -> bool {
        if from == word.len() {
            return true;
        }
        if *dead & (1 << from) != 0 {
            return false;
        }
        let mut ends = [(0usize, Part::Link, false); 8];
        let mut n_ends = 0;
        let (mut node, mut at) = (0usize, from);
        while let Some(byte) = word.get(at) {
            let Some(next) = self.step(node, *byte) else {
                break;
            };
            node = next;
            at += 1;
            if let (Some((part, is_ordinal)), true) = (self.nodes[node].found, n_ends < ends.len()) {
                ends[n_ends] = (at, part, is_ordinal);
                n_ends += 1;
            }
        }
        for (end, part, is_ordinal) in ends[..n_ends].iter().rev() {
            parts.push((*part, *is_ordinal));
            if self.split_from(word, *end, dead, parts) {
                return true;
            }
            parts.pop();
        }
        *dead |= 1 << from;
        false
    }
}

/// Where two bytes, whatever their case, stand among the bits.
fn place(first: u8, second: u8) -> (usize, u64) {
    let pair = usize::from(first | 0x20) << 8 | usize::from(second | 0x20);
    (pair / 64, 1 << (pair % 64))
}
