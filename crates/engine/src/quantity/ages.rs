use super::{Draft, Finder, is_plain_digits};
use crate::Found;
use crate::numbers::Number;
use crate::text::{Token, TokenKind};
use factdesk_model::annotation::{Bound, Dimension, Grain, Quantity};
use rust_decimal::Decimal;

/// Ages that people have.
const OLDEST: u32 = 125;

impl Finder<'_, '_, '_> {
    /// «42-årig», "aged 42", «Jens Hansen, 42, siger».
    pub(super) fn age(&self, number: &Number) -> Option<Draft> {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        if number.is_ordinal
            || number.is_article
            || number.value > Decimal::from(OLDEST)
            || number.value < Decimal::ZERO
        {
            return None;
        }
        let mut draft = Draft {
            dimension: Dimension::Age,
            rule: "age",
            ..Draft::of(number)
        };
        // Most numbers are no ages: the unit is written out only for those that are.
        let of_years = |draft: Draft| Draft {
            unit: Some("year".to_owned()),
            ..draft
        };
        let mut at = end;
        if self
            .token(at)
            .is_some_and(|token| token.is_mark('-') && token.is_glued())
        {
            at += 1;
        }
        if let Some((_, age_end)) = self.lexicon.age_after.after(self.text, self.tokens, at) {
            draft.unit_text = Some((at, age_end));
            draft.end = age_end;
            if self.has_term(age_end) {
                draft.dimension = Dimension::Duration;
                draft.rule = "term";
            }
            return Some(of_years(draft));
        }
        let has_cue = self
            .lexicon
            .age_before
            .before(self.text, self.tokens, first)
            .is_some();
        if has_cue && self.unit_after(end).is_none() && !self.is_score(first, end) {
            return Some(of_years(draft));
        }
        if let Some(unit) = self.unit_after(end)
            && unit.code == "year"
            && (has_cue
                || self.is_age_of_somebody(number)
                || self.ends_list_of_ages(first)
                || self.is_years_in_apposition(first, unit.end)
                || self.is_beside_person(number)
                || self.is_turned(number))
        {
            draft.unit_text = Some((unit.first, unit.end));
            draft.end = unit.end;
            return Some(of_years(draft));
        }
        let is_age = self.is_apposition(number)
            || self.follows_age(number)
            || self.is_beside_person(number)
            || self.is_turned(number)
            || self.is_age_of_somebody(number) && self.stands_alone(number);
        is_age.then(|| of_years(draft))
    }

    /// An age whose hyphen leaves no other reading: «10-årig».
    pub(super) fn hyphened_age(&self, number: &Number) -> Option<Draft> {
        let hyphen = self.token(number.tokens.end as usize)?;
        (hyphen.is_mark('-') && hyphen.is_glued()).then(|| self.age(number))?
    }

    /// «en mand på 24 år», «to mænd på 24 og 31 år».
    pub(super) fn is_age_of_somebody(&self, number: &Number) -> bool {
        let mut first = number.tokens.first as usize;
        // «24 og» before «31 år».
        if first >= 2
            && self.is_word_in(first - 1, &self.lexicon.and)
            && self
                .token(first - 2)
                .is_some_and(|token| token.kind == TokenKind::Digits)
        {
            first -= 2;
        }
        if first < 2 || !self.is_word_in(first - 1, &self.lexicon.age_joins) {
            return false;
        }
        self.is_person(first - 2)
    }

    /// Whether the word at `at` is somebody: «mand», «personer».
    pub(super) fn is_person(&self, at: usize) -> bool {
        if self.is_word_in(at, &self.lexicon.people) {
            return true;
        }
        let noun = self.token(at);
        let code = noun.and_then(|noun| {
            self.lexicon
                .thing_of(noun, self.text, &self.reading.pack.vocabulary)
        });
        matches!(
            code,
            Some("man" | "woman" | "person" | "boy" | "girl" | "child" | "young person")
        )
    }

    /// «Ole Berg, 58 år, siger», «Ole Berg (S), 58 år, siger».
    fn is_years_in_apposition(&self, first: usize, end: usize) -> bool {
        let comma = |at: Option<&Token>| at.is_some_and(|token| token.is_mark(','));
        let named = first >= 2
            && self
                .token(first - 2)
                .is_some_and(|token| token.is_capitalized() || token.is_mark(')'));
        named && comma(self.before(first)) && comma(self.token(end))
    }

    /// «en kvinde (45)», «kvinden, 45, siger».
    fn is_beside_person(&self, number: &Number) -> bool {
        let first = number.tokens.first as usize;
        let end = match self.unit_after(number.tokens.end as usize) {
            Some(unit) => unit.end,
            None => number.tokens.end as usize,
        };
        let (Some(open), Some(close)) = (self.before(first), self.token(end)) else {
            return false;
        };
        first >= 2
            && matches!((open.mark(), close.mark()), (',', ',' | '.') | ('(', ')'))
            && number.value >= Decimal::TWO
            && self.is_word_in(first - 2, &self.lexicon.people)
    }

    /// «hun blev 87 år», "Anna Berg turned 50": a verb of age after a person.
    fn is_turned(&self, number: &Number) -> bool {
        let (verb, _) = self.skip_bounds(number.tokens.first as usize);
        let Some(verb) = verb
            .checked_sub(1)
            .filter(|verb| self.is_word_in(*verb, &self.lexicon.age_verbs))
        else {
            return false;
        };
        let Some(person) = verb.checked_sub(1) else {
            return false;
        };
        let is_name = |at: usize| {
            self.token(at)
                .is_some_and(|name| name.kind == TokenKind::Word && name.is_capitalized())
        };
        let unit = self.unit_after(number.tokens.end as usize);
        let has_unit = unit.as_ref().is_some_and(|unit| unit.code == "year");
        (has_unit || self.stands_alone(number))
            && (self.is_word_in(person, &self.lexicon.people)
                || is_name(person) && person > 0 && is_name(person - 1) && !self.lexicon.nouns_capitalized)
    }

    /// Whether digits that can be a grown person's age have neither unit nor noun after them.
    fn stands_alone(&self, number: &Number) -> bool {
        let goes_on = self.token(number.tokens.end as usize).is_some_and(|next| {
            next.kind != TokenKind::Mark || matches!(next.mark(), '-' | '–' | '%' | ':' | '/')
        });
        let before_function_word = self
            .token(number.tokens.end as usize)
            .is_some_and(|next| self.lexicon.function_words.contains(&next.word()));
        is_plain_digits(number) && number.value >= Decimal::from(18) && (!goes_on || before_function_word)
    }

    /// "in his 40s", «en mand i 40'erne».
    pub(super) fn decade_of_life(&self, number: &Number) -> Option<Draft> {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        let value: u32 = number.value.try_into().ok()?;
        if !(10..=90).contains(&value) || !value.is_multiple_of(10) || !is_plain_digits(number) {
            return None;
        }
        let (_, decade_end) = self.lexicon.decades.after(self.text, self.tokens, end)?;
        let is_glued = self.token(end).is_some_and(Token::is_glued);
        let (_, cue) = self
            .lexicon
            .decades_before
            .before(self.text, self.tokens, first)?;
        let is_person = cue
            .checked_sub(1)
            .is_some_and(|person| self.is_word_in(person, &self.lexicon.people))
            || first - cue > 1;
        (is_glued && is_person).then(|| Draft {
            end: decade_end,
            value: None,
            low: Some(number.value),
            high: Some(number.value + Decimal::from(9)),
            bound: Bound::Between,
            dimension: Dimension::Age,
            unit: Some("year".to_owned()),
            rule: "decade of life",
            ..Draft::of(number)
        })
    }

    /// «en kvinde i fyrrerne», "in his forties": decades in words that times were made of.
    pub(super) fn decades_of_life(&mut self) {
        let times = self.times;
        for time in times.iter().filter(|time| time.meaning.grain == Grain::Decade) {
            let (first, end) = (time.tokens.first as usize, time.tokens.end as usize);
            let decade = time
                .meaning
                .value
                .get(2..3)
                .filter(|_| time.meaning.value.len() == 3)
                .and_then(|digit| digit.parse::<i64>().ok())
                .filter(|decade| *decade > 0);
            let is_word = end == first + 1
                && self
                    .token(first)
                    .is_some_and(|token| token.kind == TokenKind::Word);
            let cue = self.lexicon.decades_before.before(self.text, self.tokens, first);
            let (Some(decade), Some((_, cue)), true) = (decade, cue, is_word) else {
                continue;
            };
            let is_person = cue
                .checked_sub(1)
                .is_some_and(|person| self.is_word_in(person, &self.lexicon.people))
                || first - cue > 1;
            let place = self
                .found
                .partition_point(|found| found.tokens.first < time.tokens.first);
            let is_taken = self
                .found
                .get(place)
                .is_some_and(|found| found.tokens.first < time.tokens.end);
            if !is_person || is_taken {
                continue;
            }
            let low = Decimal::from(decade * 10);
            self.found.insert(
                place,
                Found {
                    tokens: time.tokens,
                    rule: "decade of life",
                    meaning: Quantity {
                        value: None,
                        low: Some(low),
                        high: Some(low + Decimal::from(9)),
                        bound: Bound::Between,
                        dimension: Dimension::Age,
                        unit: Some("year".to_owned()),
                        unit_text: None,
                        counted: None,
                        change: None,
                    },
                },
            );
        }
    }

    /// Where words such as «-årige» or «år gamle» stand at `at`.
    pub(super) fn aged(&self, at: usize) -> Option<(usize, usize)> {
        let hyphen = self.token(at)?.is_mark('-');
        let first = at + usize::from(hyphen);
        let (_, end) = self.lexicon.age_after.after(self.text, self.tokens, first)?;
        Some((first, end))
    }

    /// «den tiårige rente»: what stands at `at` has a term and no age.
    pub(super) fn has_term(&self, at: usize) -> bool {
        let Some(noun) = self.token(at).filter(|noun| noun.kind == TokenKind::Word) else {
            return false;
        };
        let word = noun.text(self.text).to_lowercase();
        self.lexicon.terms.iter().any(|term| word.ends_with(&**term))
    }

    /// «25 år» after «18, 19 og»: the last of several ages.
    fn ends_list_of_ages(&self, first: usize) -> bool {
        first > 0
            && self.is_word_in(first - 1, &self.lexicon.and)
            && self.found.last().is_some_and(|found| {
                found.meaning.dimension == Dimension::Age && found.tokens.end as usize + 1 == first
            })
    }

    /// The second of «24 og 31», where the first is an age.
    fn follows_age(&self, number: &Number) -> bool {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        let is_age = |found: &Found<Quantity>| {
            found.meaning.dimension == Dimension::Age && found.tokens.end as usize + 1 == first
        };
        first > 0
            && is_plain_digits(number)
            && (self.is_word_in(first - 1, &self.lexicon.and)
                || self.before(first).is_some_and(|comma| comma.is_mark(',')))
            && self.found.last().is_some_and(is_age)
            && self.unit_after(end).is_none()
            && self.noun_phrase(end).is_none()
    }

    /// A number between commas or in brackets after a name.
    fn is_apposition(&self, number: &Number) -> bool {
        let (first, end) = (number.tokens.first as usize, number.tokens.end as usize);
        if !is_plain_digits(number) || !(Decimal::from(10)..=Decimal::from(OLDEST)).contains(&number.value) {
            return false;
        }
        let (Some(open), Some(close)) = (self.before(first), self.token(end)) else {
            return false;
        };
        let is_open = matches!((open.mark(), close.mark()), (',', ',' | '.') | ('(', ')'));
        // Two capitals in a row, or a title, make a person's name likely; one alone may be a place after a
        // preposition,
        // or a party in brackets.
        let capital = |token: Option<&Token>| {
            token.is_some_and(|token| token.is_capitalized() && !token.is_all_capitals())
        };
        is_open
            && first >= 3
            && capital(self.token(first - 2))
            && (capital(self.token(first - 3))
                || self.token(first - 3).is_some_and(|token| token.is_mark('.'))
                || close.is_mark(',')
                    && !self.is_word_in(first - 3, &self.lexicon.function_words)
                    && first - 2 >= self.sentence_start())
            && !(open.is_mark(',')
                && close.is_mark('.')
                && self.token(end + 1).is_some_and(|next| next.is_glued()))
    }
}
