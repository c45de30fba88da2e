//! Names: runs of capitalised words, what they name, and which of them name the same.

mod confirm;
mod kinds;
mod link;
mod runs;

use super::lexicon::Lexicon;
use crate::TokenRange;
use crate::text::{Token, TokenKind};
use factdesk_model::annotation::EntityType;

/// The most tokens that a name has.
const LONGEST_NAME: usize = 10;

/// A place where something is named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    /// The words of the name, without titles; with hyphens, points and particles inside.
    pub(super) tokens: TokenRange,
    /// The byte after the name, the genitive's ending left out.
    pub(super) stem_end: u32,
    /// Which of [`Names::entities`] it names.
    pub(super) entity: u32,
    /// Whether it stands in the genitive.
    pub(super) is_genitive: bool,
    n_words: u8,
    /// Whether it begins a sentence, so that its capital says nothing.
    is_initial: bool,
}

/// Something named in the text, once or often.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// The fullest form: bytes of the text.
    pub(super) full: (u32, u32),
    n_words: u8,
    /// What it is, where that is known.
    pub(super) kind: Option<EntityType>,
    /// Where its role is told.
    pub(super) role: Option<TokenRange>,
    /// Whether the text or the given name makes it a man (`Some(true)`) or a woman.
    pub(super) is_male: Option<bool>,
    /// Whether it is a newspaper, station, agency or platform.
    pub(super) is_outlet: bool,
}

/// All names of a text.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Every mention, in order.
    pub(super) mentions: Vec<Name>,
    /// What they name.
    pub(super) entities: Vec<Entity>,
}

impl Names {
    /// The index of the first mention at or after the token.
    pub(super) fn from(&self, token: usize) -> usize {
        self.mentions
            .partition_point(|name| (name.tokens.first as usize) < token)
    }

    /// What a mention names.
    pub(super) fn entity(&self, name: &Name) -> &Entity {
        &self.entities[name.entity as usize]
    }
}

/// Finds all names.
pub(super) fn find(text: &str, tokens: &[Token], classes: &[u64], lexicon: &Lexicon) -> Names {
    let finder = Finder {
        text,
        tokens,
        classes,
        lexicon,
    };
    let mut mentions = finder.runs();
    finder.confirm(&mut mentions);
    finder.link(mentions)
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    classes: &'a [u64],
    lexicon: &'a Lexicon,
}

impl<'a> Finder<'a> {
    fn class(&self, at: usize) -> u64 {
        self.classes.get(at).copied().unwrap_or(0)
    }

    fn slice(&self, start: u32, end: u32) -> &'a str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    fn words(&self, name: &Name) -> &'a str {
        self.slice(self.tokens[name.tokens.first as usize].start, name.stem_end)
    }

    fn is_capital_word(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word && token.is_capitalized())
    }
}

impl Entity {
    fn new(start: u32, name: &Name) -> Entity {
        Entity {
            full: (start, name.stem_end),
            n_words: name.n_words,
            kind: None,
            role: None,
            is_male: None,
            is_outlet: false,
        }
    }

    fn learn(&mut self, kind: Option<EntityType>, is_male: Option<bool>, is_outlet: bool) {
        if self.kind.is_none() || kind == Some(EntityType::Person) && self.kind != Some(EntityType::Place) {
            self.kind = kind.or(self.kind);
        }
        self.is_male = self.is_male.or(is_male);
        self.is_outlet |= is_outlet;
    }
}
