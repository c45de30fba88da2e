//! Names: runs of capitalised words, what they name, and which of them name the same.

use super::class;
use super::lexicon::Lexicon;
use crate::TokenRange;
use crate::text::{Token, TokenKind, WordId};
use factdesk_model::annotation::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};

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

    /// All runs of capitalised words that could be names.
    fn runs(&self) -> Vec<Name> {
        let mut names = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if !self.is_capital_word(at) {
                at += 1;
                continue;
            }
            let is_initial = self.class(at) & class::STARTS != 0;
            let (first, end) = self.run(at, is_initial);
            if first < end {
                names.extend(self.name(first, end, is_initial && first == at));
            }
            at = end.max(at + 1);
        }
        names
    }

    /// The run of name words at `at`, without titles and roles before it: its first token and the one after it.
    fn run(&self, at: usize, is_initial: bool) -> (usize, usize) {
        let mut first = at;
        let mut end = at;
        // Titles and roles, and small words that only have a capital because a sentence begins.
        loop {
            let class = self.class(end);
            if class & class::TITLE != 0 && class & class::GIVEN == 0 {
                end += 1;
                let has_point = |token: &Token| token.is_mark('.') && token.is_glued();
                end += usize::from(self.tokens.get(end).is_some_and(has_point));
            } else if self.is_no_name(end, is_initial) {
                end += 1;
            } else {
                break;
            }
            first = end;
            if !self.is_capital_word(end) {
                return (end, end);
            }
        }
        // «Statistisk sentralbyrå»: a known name may go on with small letters.
        let known = (self.class(first) & class::NAME_START != 0)
            .then(|| self.gazetteer(first, first + 6))
            .flatten();
        end = known.map_or(end, |(.., after)| after.max(end));
        while end < self.tokens.len() && end < first + LONGEST_NAME {
            let token = &self.tokens[end];
            if end > first && (token.starts_line() && !self.tokens[end - 1].is_mark('-')) {
                break;
            }
            if token.kind == TokenKind::Word && token.is_capitalized() {
                let class = self.class(end);
                let ends_here =
                    end > first && class & (class::TIME | class::PRONOUN) != 0 && class & class::NAME == 0;
                if ends_here {
                    break;
                }
                // "FBI Director James Comey": the name begins behind the role.
                if end > first
                    && class & class::ROLE != 0
                    && class & class::NAME == 0
                    && self.is_capital_word(end + 1)
                    && self.class(end + 1) & class::BODY_WORD == 0
                {
                    first = end + 1;
                }
                end += 1;
                if class & class::OUTLET_WORD != 0 && self.is_short_number(end) {
                    // «TV 2», "Channel 4".
                    end += 1;
                    break;
                }
                // A genitive ends a name: «Donald Trumps», `Trump's`.
                if self.apostrophe(end) > 0 {
                    break;
                }
                continue;
            }
            let next_capital = self.is_capital_word(end + 1);
            let joined = token.is_glued() && next_capital && self.tokens[end + 1].is_glued();
            let goes_on = match token.mark() {
                '-' | '&' | '/' | '\'' | '’' if joined => true,
                '&' => next_capital,
                // Initials: «George W. Bush».
                '.' if end > first && self.is_letter(end - 1) => next_capital,
                _ => {
                    token.kind == TokenKind::Word
                        && end > first
                        && self.class(end) & class::PARTICLE != 0
                        && (next_capital
                            || self.class(end + 1) & class::PARTICLE != 0 && self.is_capital_word(end + 2))
                }
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        (first, end)
    }

    /// Whether the capitalised word is a role, or a small word whose capital says nothing.
    fn is_no_name(&self, at: usize, is_initial: bool) -> bool {
        let class = self.class(at);
        let small = class::FUNCTION | class::BODY | class::SOURCE_NOUN | class::UNNAMED;
        let never = class::PRONOUN | class::WE | class::DETERMINER;
        let is_role =
            self.is_capital_word(at + 1) && self.lexicon.role_endings.fits(self.tokens[at].text(self.text));
        let is_other = (is_role
            || class & (class::ROLE | class::NOT_NAME | class::TIME | class::DOCUMENT) != 0)
            && !self.starts_known_name(at);
        let is_small = class & small != 0
            && (is_initial || !self.is_capital_word(at + 1) || class & never != 0)
            && !self.starts_known_name(at);
        class & class::NAME == 0 && (is_other || is_small)
    }

    fn is_short_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Digits && token.end - token.start < 2 && !token.starts_line()
        })
    }

    fn starts_known_name(&self, at: usize) -> bool {
        self.class(at) & class::NAME_START != 0
            && self.is_capital_word(at + 1)
            && self.gazetteer(at, at + 6).is_some()
    }

    /// The longest gazetteer entry of several words at `at`, and the token after it.
    fn gazetteer(&self, at: usize, limit: usize) -> Option<(EntityType, bool, usize)> {
        let mut ids = [WordId::UNKNOWN; 5];
        let mut n = 0;
        let mut found = None;
        for place in at..limit.min(self.tokens.len()) {
            let token = &self.tokens[place];
            if token.kind == TokenKind::Mark && token.is_glued() && matches!(token.mark(), '-' | '/' | '.') {
                continue;
            }
            if token.kind != TokenKind::Word || n == ids.len() {
                break;
            }
            ids[n] = token.word();
            n += 1;
            if let Some((kind, is_outlet)) = self.lexicon.named(&ids[..n]).filter(|_| n > 1) {
                found = Some((kind, is_outlet, place + 1));
            }
        }
        found
    }

    fn is_letter(&self, at: usize) -> bool {
        self.tokens[at].text(self.text).chars().count() == 1
    }

    /// How many tokens `'s` or `’s` or a bare apostrophe takes at `at`.
    fn apostrophe(&self, at: usize) -> usize {
        let is_apostrophe = self
            .tokens
            .get(at)
            .is_some_and(|token| token.is_glued() && (token.is_mark('\'') || token.is_mark('’')));
        let then_s = self
            .tokens
            .get(at + 1)
            .is_some_and(|token| token.is_glued() && matches!(token.text(self.text), "s" | "S"));
        if is_apostrophe && then_s { 2 } else { 0 }
    }

    /// The name that the run is; `None` where it is a compound such as «Trump-kampagnen».
    fn name(&self, first: usize, end: usize, is_initial: bool) -> Option<Name> {
        let mut first = first;
        // `al-Qaeda`: the small word joined before belongs to it.
        if first >= 2
            && self.tokens[first].is_glued()
            && self.tokens[first - 1].is_mark('-')
            && self.class(first - 2) & class::PARTICLE != 0
        {
            first -= 2;
        } else if first > 0 && self.tokens[first].is_glued() && self.tokens[first - 1].kind != TokenKind::Mark
        {
            return None;
        }
        let next = self.tokens.get(end);
        let next_glued = next.filter(|next| next.is_glued());
        if next_glued.is_some_and(|next| next.is_mark('-'))
            && self
                .tokens
                .get(end + 1)
                .is_some_and(|token| token.is_glued() && token.kind == TokenKind::Word)
        {
            return None;
        }
        let last = &self.tokens[end - 1];
        let apostrophe = self.apostrophe(end);
        let n_words = (first..end)
            .filter(|at| self.tokens[*at].kind == TokenKind::Word)
            .count() as u8;
        let single = end - first == 1;
        let letter_only = single && self.is_letter(first);
        if letter_only || next_glued.is_some_and(|next| next.is_mark('@') || next.kind == TokenKind::Digits) {
            return None;
        }
        Some(Name {
            tokens: TokenRange::new(first as u32, end as u32),
            stem_end: last.end,
            entity: 0,
            is_genitive: apostrophe > 0,
            n_words,
            is_initial,
        })
    }

    /// Drops what begins a sentence and is no name elsewhere, takes off genitive endings, and parts what two names make.
    fn confirm(&self, names: &mut Vec<Name>) {
        let mut inside: FxHashSet<&str> = FxHashSet::default();
        for name in names.iter() {
            if !name.is_initial || name.n_words > 1 {
                inside.insert(self.words(name));
            }
        }
        let last_words: FxHashSet<&str> = names
            .iter()
            .filter(|name| name.n_words > 1)
            .map(|name| self.last_word(name))
            .collect();
        for name in names.iter_mut().filter(|_| self.lexicon.bare_genitive) {
            let words = self.words(name);
            let last = self.last_word(name);
            let own = self.class(name.tokens.end as usize - 1) & class::NAME != 0;
            if name.is_genitive || own || !words.ends_with('s') || last.len() < 4 {
                continue;
            }
            let (stem, last_stem) = (&words[..words.len() - 1], &last[..last.len() - 1]);
            let seen = inside.contains(stem) || last_words.contains(last_stem);
            let next = self.tokens.get(name.tokens.end as usize);
            let noun_follows = next.is_some_and(|next| {
                next.kind == TokenKind::Word
                    && !next.is_glued()
                    && !next.is_capitalized()
                    && self.class(name.tokens.end as usize) & class::FUNCTION == 0
            });
            if seen || noun_follows {
                name.is_genitive = true;
                name.stem_end -= 1;
            }
        }
        let mut standing: FxHashSet<&str> = FxHashSet::default();
        for name in names.iter() {
            if !name.is_initial {
                standing.insert(self.words(name));
            }
        }
        names.retain(|name| {
            if name.n_words > 1 && !self.lexicon.nouns_capitalized {
                return true;
            }
            let class = self.class(name.tokens.first as usize);
            if class & class::NAME != 0 || self.tokens[name.tokens.first as usize].is_all_capitals() {
                return true;
            }
            if self.lexicon.nouns_capitalized {
                return name.n_words > 1 && self.is_german_like_name(name)
                    || last_words.contains(self.words(name));
            }
            !name.is_initial || standing.contains(self.words(name)) || last_words.contains(self.words(name))
        });
        self.part_sequences(names, &standing);
    }

    /// Where nouns have capitals: two capitalised words side by side without an article or adjective before them.
    fn is_german_like_name(&self, name: &Name) -> bool {
        let first = name.tokens.first as usize;
        let given = self.class(first) & class::GIVEN != 0;
        let before = first.checked_sub(1).map_or(0, |at| self.class(at));
        given || before & class::DETERMINER == 0
    }

    fn last_word(&self, name: &Name) -> &'a str {
        let last = &self.tokens[name.tokens.end as usize - 1];
        self.slice(last.start, name.stem_end)
    }

    /// Parts «talsmand for Taliban Zabihullah Mujahi»: a role's body and the person's name stand side by side.
    fn part_sequences(&self, names: &mut Vec<Name>, standing: &FxHashSet<&str>) {
        let mut parted = Vec::with_capacity(names.len());
        for name in names.iter() {
            match self.split_place(name, standing) {
                Some(place) => {
                    let (mut body, mut person) = (*name, *name);
                    body.tokens.end = place as u32;
                    body.stem_end = self.tokens[place - 1].end;
                    body.is_genitive = false;
                    body.n_words = (body.tokens.end - body.tokens.first) as u8;
                    person.tokens.first = place as u32;
                    person.n_words = name.n_words.saturating_sub(body.n_words).max(1);
                    person.is_initial = false;
                    parted.push(body);
                    parted.push(person);
                }
                None => parted.push(*name),
            }
        }
        *names = parted;
    }

    fn split_place(&self, name: &Name, standing: &FxHashSet<&str>) -> Option<usize> {
        let (first, end) = (name.tokens.first as usize, name.tokens.end as usize);
        if name.n_words < 3 || first < 2 {
            return None;
        }
        let preposition = self.class(first - 1) & class::ROLE_PREPOSITION != 0;
        let role = self.class(first - 2) & class::ROLE != 0
            || self
                .lexicon
                .role_endings
                .fits(self.tokens[first - 2].text(self.text));
        if !preposition || !role {
            return None;
        }
        // The person's given name, or a body that the text names elsewhere by itself.
        (first + 1..end.saturating_sub(1)).find(|place| {
            let token = &self.tokens[*place];
            token.kind == TokenKind::Word
                && !token.is_glued()
                && (self.class(*place) & class::GIVEN != 0
                    || standing.contains(self.slice(self.tokens[first].start, self.tokens[*place - 1].end)))
        })
    }

    /// Gives every mention its entity.
    fn link(&self, mut mentions: Vec<Name>) -> Names {
        let mut entities: Vec<Entity> = Vec::new();
        // By the whole name, by first and last word, and by the last word alone.
        let mut by_name: FxHashMap<&str, u32> = FxHashMap::default();
        let mut by_ends: FxHashMap<(&str, &str), u32> = FxHashMap::default();
        let mut by_code: FxHashMap<&str, u32> = FxHashMap::default();
        let mut first_by_last: FxHashMap<&str, u32> = FxHashMap::default();
        for name in mentions.iter_mut().filter(|name| name.n_words > 1) {
            let words = self.words(name);
            let first_word = self.tokens[name.tokens.first as usize].text(self.text);
            let last_word = self.last_word(name);
            let kind = self.kind(name);
            let same_ends = by_ends.get(&(first_word, last_word)).copied();
            let id = by_name.get(words).copied().or(same_ends).unwrap_or_else(|| {
                entities.push(Entity::new(self.tokens[name.tokens.first as usize].start, name));
                entities.len() as u32 - 1
            });
            by_name.insert(words, id);
            let entity = &mut entities[id as usize];
            if name.n_words > entity.n_words {
                entity.full = (self.tokens[name.tokens.first as usize].start, name.stem_end);
                entity.n_words = name.n_words;
            }
            entity.learn(kind, self.gender(name), self.is_outlet(name));
            name.entity = id;
            let is_person_like = !matches!(
                entity.kind,
                Some(EntityType::Organization | EntityType::Place | EntityType::Event | EntityType::Document)
            );
            if is_person_like {
                by_ends.insert((first_word, last_word), id);
                first_by_last.entry(last_word).or_insert(id);
            }
        }
        let mut latest_by_last: FxHashMap<&str, u32> = FxHashMap::default();
        for name in &mut mentions {
            let words = self.words(name);
            if name.n_words > 1 {
                let last_word = self.last_word(name);
                if first_by_last.contains_key(last_word) {
                    latest_by_last.insert(last_word, name.entity);
                }
                continue;
            }
            let class = self.class(name.tokens.first as usize);
            let is_other =
                class & (class::PLACE | class::OUTLET | class::BODY_NAME) != 0 && class & class::GIVEN == 0;
            let of_person = latest_by_last
                .get(words)
                .or_else(|| first_by_last.get(words))
                .copied()
                .filter(|_| !is_other);
            let code = self.code(name);
            let known = of_person
                .or_else(|| by_name.get(words).copied())
                .or_else(|| code.and_then(|code| by_code.get(code).copied()));
            let id = known.unwrap_or_else(|| {
                entities.push(Entity::new(self.tokens[name.tokens.first as usize].start, name));
                entities.len() as u32 - 1
            });
            by_name.insert(words, id);
            if let Some(code) = code {
                by_code.insert(code, id);
            }
            if of_person.is_none() {
                entities[id as usize].learn(self.kind(name), self.gender(name), self.is_outlet(name));
            } else if entities[id as usize].kind.is_none() {
                entities[id as usize].kind = self.titled(name).then_some(EntityType::Person);
            }
            name.entity = id;
        }
        Names { mentions, entities }
    }

    /// The shared code of a place.
    fn code(&self, name: &Name) -> Option<&'a str> {
        let only = &self.tokens[name.tokens.first as usize];
        (name.n_words == 1)
            .then(|| self.lexicon.code(only.word()))
            .flatten()
    }

    /// Whether a title or role stands right before the name.
    fn titled(&self, name: &Name) -> bool {
        let first = name.tokens.first as usize;
        let Some(before) = first.checked_sub(1) else {
            return false;
        };
        let before = if self.tokens[before].is_mark('.') {
            before.saturating_sub(1)
        } else {
            before
        };
        let token = &self.tokens[before];
        let class = self.class(before);
        class & (class::TITLE | class::ROLE) != 0
            || token.kind == TokenKind::Word && self.lexicon.role_endings.fits(token.text(self.text))
    }

    fn is_outlet(&self, name: &Name) -> bool {
        let (first, end) = (name.tokens.first as usize, name.tokens.end as usize);
        (first..end).any(|at| self.class(at) & class::OUTLET_WORD != 0)
            || (name.n_words == 1 && self.class(first) & class::OUTLET != 0)
            || name.n_words > 1
                && self.class(first) & class::NAME_START != 0
                && self
                    .gazetteer(first, end)
                    .is_some_and(|(_, is_outlet, _)| is_outlet)
    }

    fn gender(&self, name: &Name) -> Option<bool> {
        let class = self.class(name.tokens.first as usize);
        match (class & class::MALE_NAME != 0, class & class::FEMALE_NAME != 0) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// What the name names, by its words and the word before it.
    fn kind(&self, name: &Name) -> Option<EntityType> {
        let (first, end) = (name.tokens.first as usize, name.tokens.end as usize);
        let first_class = self.class(first);
        if name.n_words > 1 {
            let known = (first_class & class::NAME_START != 0)
                .then(|| self.gazetteer(first, end))
                .flatten();
            if let Some((kind, ..)) = known.filter(|(_, _, after)| *after == end) {
                return Some(kind);
            }
            let has_body_word = (first..end).any(|at| {
                self.class(at) & (class::BODY_WORD | class::OUTLET_WORD) != 0
                    || self.tokens[at].is_mark('&')
                    || self.lexicon.body_endings.fits(self.tokens[at].text(self.text))
            });
            if has_body_word {
                return Some(EntityType::Organization);
            }
            if first_class & class::GIVEN != 0 || self.titled(name) {
                return Some(EntityType::Person);
            }
            return None;
        }
        let token = &self.tokens[first];
        if first_class & class::PLACE != 0 {
            return Some(EntityType::Place);
        }
        if first_class & class::EVENT != 0 {
            return Some(EntityType::Event);
        }
        if first_class & (class::BODY_NAME | class::OUTLET | class::BODY_WORD) != 0 {
            return Some(EntityType::Organization);
        }
        if self.titled(name) || first_class & class::GIVEN != 0 {
            return Some(EntityType::Person);
        }
        let is_body = token.is_all_capitals() && token.end - token.start <= 6
            || self.lexicon.body_endings.fits(token.text(self.text));
        is_body.then_some(EntityType::Organization)
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
