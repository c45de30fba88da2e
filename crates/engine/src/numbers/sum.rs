use super::lexicon::Part;
use super::run::{Kind, Piece, Run, Sighting};
use super::{NumberForm, Precision};
use rust_decimal::Decimal;

/// Most digits read one by one after a decimal word.
const MOST_DECIMALS: usize = 20;

/// The sum that a number's pieces add up to, read from left to right.
///
/// `group` is what stands before the next scale word («tohundrede og fem» in «tohundrede og fem tusind»),
/// `total` what
/// the scale words before made of theirs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    total: Decimal,
    group: Option<Decimal>,
    /// The last power of ten from a thousand up.
    last_power: Option<u8>,
    /// Whether the last piece was such a power.
    just_scaled: bool,
    /// How many of them there were.
    n_powers: u8,
    /// Whether a link waits for what it links.
    linked: bool,
    /// Whether nothing more may be added, but scale words.
    is_closed: bool,
    has_digits: bool,
    has_words: bool,
    /// Begun by an article that does not count inside a number: "a hundred", never "a twenty".
    is_article: bool,
    is_ordinal: bool,
    /// A multiplier such as a dozen ended it.
    is_ended: bool,
    /// Bytes of a unit at the end of its last word.
    tail_bytes: u8,
    precision: Precision,
}

impl Sum {
    const EMPTY: Sum = Sum {
        total: Decimal::ZERO,
        group: None,
        last_power: None,
        just_scaled: false,
        n_powers: 0,
        linked: false,
        is_closed: false,
        has_digits: false,
        has_words: false,
        is_article: false,
        is_ordinal: false,
        is_ended: false,
        tail_bytes: 0,
        precision: Precision::Exact,
    };

    /// Reads the number that begins at piece `at`, if one does.
    pub fn read(run: &Run<'_, '_>, at: usize, after_between: bool) -> Option<Sighting> {
        let pieces = &run.pieces;
        let first = pieces.get(at).filter(|piece| piece.begins)?;
        let is_negative = match first.kind {
            Kind::Minus => true,
            Kind::Word(entry) => entry.is_minus,
            _ => false,
        };
        let start = at + usize::from(is_negative);
        let mut walk = Walk {
            run,
            start,
            at: start,
            sum: Sum::EMPTY,
            best: None,
            before_link: None,
            splits_links: after_between,
        };
        walk.go();
        let mut sighting = walk.sighting(at)?;
        if is_negative {
            sighting.value.set_sign_negative(!sighting.value.is_zero());
            sighting.is_plain = false;
        }
        Some(sighting)
    }

    fn is_empty(&self) -> bool {
        self.group.is_none() && self.last_power.is_none()
    }

    fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.group.unwrap_or_default())
    }

    /// The group as a whole number, where it was written in words.
    fn group_in_words(&self) -> Option<u32> {
        if self.has_digits || self.is_closed {
            return None;
        }
        self.group.and_then(|group| group.try_into().ok())
    }

    fn add_small(&mut self, value: u8, run: &Run<'_, '_>) -> bool {
        let value = u32::from(value);
        if self.is_closed || self.is_ended || self.is_article {
            return false;
        }
        let Some(group) = self.group else {
            if value == 0 && !self.is_empty() {
                return false;
            }
            self.group = Some(value.into());
            return true;
        };
        let Some(group) = self.group_in_words().filter(|_| !group.is_zero()) else {
            return false;
        };
        let (rest, is_tens) = (group % 100, value >= 20 && value.is_multiple_of(10));
        let after_tens = (1..10).contains(&value) && rest >= 20 && rest.is_multiple_of(10) && !self.linked;
        let after_unit = is_tens && rest < 10 && self.linked;
        let adds = rest == 0 || after_tens && run.lexicon.tens_first || after_unit && run.lexicon.units_first;
        let sum = if adds {
            group + value
        } else if run.lexicon.pairs && !self.linked && is_pair(group, value, is_tens) {
            group * 100 + value
        } else {
            return false;
        };
        self.group = Some(sum.into());
        true
    }

    fn add_power(&mut self, power: u8) -> bool {
        if self.is_ended {
            return false;
        }
        let Some(factor) = 10i128
            .checked_pow(u32::from(power))
            .and_then(|factor| Decimal::try_from_i128_with_scale(factor, 0).ok())
        else {
            return false;
        };
        if power == 2 {
            let group = match self.group {
                None => Some(factor),
                Some(group) if self.has_digits || self.is_closed => group.checked_mul(factor),
                Some(group) => (group < factor && !group.is_zero()).then_some(group * factor),
            };
            self.group = group;
            return group.is_some();
        }
        let scaled = match self.group {
            Some(group) => {
                if self.last_power.is_some_and(|last| last <= power) {
                    return false;
                }
                group
                    .checked_mul(factor)
                    .and_then(|term| self.total.checked_add(term))
            }
            None if self.last_power.is_none() => Some(factor),
            // «tusind milliarder», «hundrede tusind millioner».
            None if self.just_scaled && !self.linked && self.last_power.is_some_and(|last| last <= power) => {
                self.total.checked_mul(factor)
            }
            None => None,
        };
        let Some(total) = scaled else { return false };
        self.total = total;
        self.group = None;
        self.last_power = Some(power);
        self.just_scaled = true;
        self.n_powers = self.n_powers.saturating_add(1);
        // «2,3 millioner» takes nothing more in words: «2,3 millioner fem …» is two numbers.
        self.is_closed |= self.has_digits;
        true
    }

    /// A fraction closes the group; scale words may follow: «halvanden million».
    fn close_with(&mut self, value: Option<Decimal>) -> bool {
        self.group = value;
        self.is_closed = true;
        value.is_some()
    }
}

/// «nineteen eighty-four», «one twenty two»: two numbers side by side that are one.
fn is_pair(group: u32, value: u32, is_tens: bool) -> bool {
    match group {
        1..=9 => is_tens,
        10..=99 => value >= 10,
        _ => false,
    }
}

/// Walks over the pieces and remembers the last place where a number could end.
struct Walk<'r, 't, 'p> {
    run: &'r Run<'t, 'p>,
    start: usize,
    at: usize,
    sum: Sum,
    best: Option<(Sum, usize)>,
    /// The best before the last link that stands alone.
    before_link: Option<(Sum, usize)>,
    /// Whether a link that stands alone parts two numbers: «mellem fem og tyve».
    splits_links: bool,
}

impl Walk<'_, '_, '_> {
    fn go(&mut self) {
        while let Some(piece) = self.run.pieces.get(self.at).copied() {
            if piece.first > 0
                && self.at > self.start
                && self
                    .run
                    .tokens
                    .get(piece.first)
                    .is_some_and(|token| token.starts_line())
                && matches!(piece.kind, Kind::Digits(_))
            {
                break;
            }
            if !self.step(piece) || self.sum.is_ordinal {
                break;
            }
        }
    }

    /// Takes one piece (or more) into the sum; says whether the number may go on.
    fn step(&mut self, piece: Piece) -> bool {
        if let Some((value, next)) = self.fraction_tail() {
            if !self.sum.close_with(Some(value)) {
                return false;
            }
            self.at = next;
            self.keep(next - 1);
            return true;
        }
        let taken = match piece.kind {
            Kind::Hyphen => self.take_hyphen(),
            Kind::Comma => self.sum.just_scaled && !self.sum.has_digits && self.take_link(piece),
            Kind::Digits(digits) => self.take_digits(&digits),
            Kind::Part(part, is_ordinal) => self.take_part(part, is_ordinal, piece),
            Kind::Word(entry) => {
                if entry.is_decimal {
                    return self.take_decimals();
                }
                if let Some(power) = entry
                    .plural
                    .filter(|_| self.sum.is_empty() && self.at == self.start)
                {
                    return self.take_plural(power);
                }
                if entry.is_several && self.at == self.start {
                    self.sum.precision = Precision::Several;
                    self.at += 1;
                    return matches!(self.next_part(), Some(Part::Power(_) | Part::Times(_)));
                }
                if let Some(lower) = entry
                    .denominator
                    .filter(|_| self.sum.is_empty() && self.at == self.start)
                    && self.take_denominator(lower)
                {
                    self.sum.has_words = true;
                    self.at += 1;
                    return true;
                }
                match (entry.part, entry.ordinal) {
                    (Some(part), _) => self.take_part(part, false, piece),
                    (None, Some(part)) => self.take_part(part, true, piece),
                    (None, None) => false,
                }
            }
            Kind::Vague(value) => self.take_vague(value),
            Kind::Minus | Kind::Refused => false,
        };
        if !taken {
            self.settle(piece);
            return false;
        }
        self.at += 1;
        if !matches!(piece.kind, Kind::Hyphen | Kind::Comma) && !self.sum.linked {
            self.keep(self.at - 1);
        }
        true
    }

    /// Remembers the sum as a possible end after piece `last`.
    fn keep(&mut self, last: usize) {
        if self.run.pieces.get(last).is_some_and(|piece| piece.ends) {
            self.best = Some((self.sum, last + 1));
        }
    }

    /// What cannot be added may show that the last link parted two numbers: "one hundred and two hundred".
    fn settle(&mut self, piece: Piece) {
        let binds = match piece.kind {
            Kind::Part(part, _) => matches!(part, Part::Power(_)),
            Kind::Word(entry) => matches!(entry.part, Some(Part::Power(_))),
            _ => false,
        };
        if binds && let Some(before) = self.before_link {
            self.best = Some(before);
        }
    }

    fn take_hyphen(&mut self) -> bool {
        !self.sum.is_empty() && matches!(self.kind_at(self.at + 1), Some(Kind::Word(_) | Kind::Part(..)))
    }

    fn take_link(&mut self, piece: Piece) -> bool {
        let stands_alone = piece.begins && piece.ends;
        if self.sum.is_empty()
            || self.sum.linked
            || self.sum.is_closed
            || self.sum.is_ended
            || self.sum.has_digits
        {
            return false;
        }
        if stands_alone && self.splits_links {
            return false;
        }
        if stands_alone {
            self.before_link = self.best;
        }
        self.sum.linked = true;
        true
    }

    fn take_digits(&mut self, digits: &super::digits::Digits) -> bool {
        let before_smaller = self.sum.just_scaled
            && !self.sum.linked
            && self.next_part().is_some_and(
                |next| matches!((next, self.sum.last_power), (Part::Power(next), Some(last)) if next < last),
            );
        if !(self.sum.is_empty() && self.at == self.start || before_smaller)
            || digits.has_bar && before_smaller
        {
            return false;
        }
        self.sum.group = Some(digits.value);
        self.sum.has_digits = true;
        self.sum.is_closed = false;
        self.sum.just_scaled = false;
        true
    }

    fn take_part(&mut self, part: Part, is_ordinal: bool, piece: Piece) -> bool {
        let taken = match part {
            Part::Link => return self.take_link(piece),
            Part::Small(value) => self.may_stand_here(piece) && self.sum.add_small(value, self.run),
            Part::Power(power) => self.sum.add_power(power),
            Part::Times(times) => self.take_times(times),
            Part::Denominator(lower) => self.take_denominator(lower),
            Part::Fixed(upper, lower) => {
                self.sum.is_empty() && {
                    let value = Decimal::from(upper).checked_div(lower.into());
                    self.sum.close_with(value)
                }
            }
            Part::Ordinal => {
                self.sum.is_ordinal = true;
                !self.sum.is_empty()
            }
            Part::Tail(bytes) => {
                self.sum.tail_bytes = bytes;
                self.sum.is_ended = true;
                piece.ends && !self.sum.is_empty() && !self.sum.linked
            }
            Part::Share => false,
        };
        if !taken {
            return false;
        }
        if !matches!(part, Part::Power(3..)) {
            self.sum.just_scaled = false;
        }
        self.sum.is_article = matches!(piece.kind, Kind::Word(entry) if entry.is_article && !entry.counts);
        self.sum.linked = false;
        self.sum.has_words = true;
        self.sum.is_ordinal |= is_ordinal;
        true
    }

    /// An article inside a number must be one that counts: «hundrede og en», not "a hundred and a".
    fn may_stand_here(&self, piece: Piece) -> bool {
        let Kind::Word(entry) = piece.kind else {
            return true;
        };
        !entry.is_article || self.sum.is_empty() || entry.counts
    }

    fn take_times(&mut self, times: u16) -> bool {
        if self.sum.is_ended {
            return false;
        }
        let value = if self.sum.is_empty() {
            Some(Decimal::from(times))
        } else {
            self.sum.value().and_then(|value| value.checked_mul(times.into()))
        };
        let Some(value) = value else { return false };
        self.sum.total = value;
        self.sum.group = None;
        self.sum.last_power = Some(0);
        self.sum.is_ended = true;
        true
    }

    /// A denominator with nothing before it: "half a million", «halv million».
    fn take_denominator(&mut self, lower: u16) -> bool {
        if !self.sum.is_empty() {
            return false;
        }
        let mut next = self.at + 1;
        if self.is_one_like(next) {
            next += 1;
        }
        next = self.skip_hyphen(next);
        // "half of the voters".
        let is_half_of = lower == 2 && self.is_of(self.at + 1);
        if is_half_of {
            let is_taken = self.sum.close_with(Decimal::ONE.checked_div(lower.into()));
            self.best = Some((self.sum, self.at + 1));
            return is_taken;
        }
        match self.part_at(next) {
            Some(Part::Power(_) | Part::Times(_)) => {
                let value = Decimal::ONE.checked_div(lower.into());
                // The step moves on by one: what was skipped is skipped here.
                self.at = next - 1;
                self.sum.close_with(value)
            }
            _ => false,
        }
    }

    /// A fraction that ends or is the group: «en halv», "two thirds", «to en halv», "two and a half".
    fn fraction_tail(&self) -> Option<(Decimal, usize)> {
        let group = self
            .sum
            .group
            .filter(|_| !self.sum.is_closed && !self.sum.linked)?;
        let here = self.skip_hyphen(self.at);
        if let Some(lower) = self.denominator_at(here) {
            // The group itself is the upper part, as in "two thirds".
            let upper: u32 = group.try_into().ok().filter(|upper| *upper > 0 && *upper < 100)?;
            let is_lowest =
                upper == 1 || !upper.is_multiple_of(u32::from(lower)) && (lower % 2 == 1 || upper % 2 == 1);
            if self.sum.last_power.is_some() || !is_lowest || self.sum.has_digits && self.is_word_only(here) {
                return None;
            }
            let value = group.checked_div(lower.into())?;
            let next = self.of_a_million(here + 1);
            return Some((value, next));
        }
        let is_linked = matches!(self.part_at(here), Some(Part::Link));
        let upper_at = here + usize::from(is_linked);
        let upper = match self.part_at(upper_at)? {
            Part::Small(upper) if is_linked || upper == 1 => upper,
            _ => return None,
        };
        let lower_at = self.skip_hyphen(upper_at + 1);
        let lower = self
            .denominator_at(lower_at)
            .filter(|lower| u16::from(upper) < *lower)?;
        let value = group.checked_add(Decimal::from(upper).checked_div(lower.into())?)?;
        (group.is_integer()).then_some((value, lower_at + 1))
    }

    /// "a quarter of a million": skips «of a» where a scale word follows.
    fn of_a_million(&self, next: usize) -> usize {
        let is_of = self.is_of(next);
        let is_scale = |at: usize| matches!(self.part_at(at), Some(Part::Power(3..)));
        if is_of && self.is_one_like(next + 1) && is_scale(next + 2) {
            next + 2
        } else {
            next
        }
    }

    /// "3 seconds" are no fraction: after digits only words that are nothing else.
    fn is_word_only(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Some(Kind::Word(entry)) if entry.ordinal.is_some())
    }

    /// Reads the digits after a decimal word: «to komma nul fem».
    fn take_decimals(&mut self) -> bool {
        let Some(group) = self
            .sum
            .group
            .filter(|group| group.is_integer() && !self.sum.is_closed)
        else {
            return false;
        };
        let mut written = group.to_string();
        written.push('.');
        let mut next = self.at + 1;
        let mut last = None;
        while written.len() < MOST_DECIMALS {
            if let Some(Kind::Digits(digits)) = self.kind_at(next)
                && digits.is_plain
                && last.is_none()
            {
                last = Some(next);
                written.push_str(&digits.value.to_string());
                break;
            }
            let Some((value, end)) = self.below_hundred(next) else {
                break;
            };
            written.push_str(&value.to_string());
            last = Some(end - 1);
            next = end;
        }
        let (Some(last), Ok(value)) = (last, Decimal::from_str_exact(&written)) else {
            return false;
        };
        self.sum.close_with(value.checked_add(self.sum.total));
        self.sum.total = Decimal::ZERO;
        self.sum.has_words = true;
        self.at = last + 1;
        self.keep(last);
        true
    }

    /// The number below a hundred at piece `at`, and the piece after it.
    fn below_hundred(&self, at: usize) -> Option<(u32, usize)> {
        let mut sum = Sum::EMPTY;
        let mut best = None;
        for (next, piece) in self.run.pieces.iter().enumerate().skip(at).take(6) {
            let part = match piece.kind {
                Kind::Part(part, false) => part,
                Kind::Word(entry) => entry.part?,
                Kind::Hyphen if best.is_some() => continue,
                _ => break,
            };
            match part {
                Part::Small(value) => {
                    if !sum.add_small(value, self.run) {
                        break;
                    }
                    sum.linked = false;
                    if piece.ends {
                        best = sum
                            .group
                            .and_then(|group| group.try_into().ok())
                            .map(|group| (group, next + 1));
                    }
                }
                Part::Link if !sum.is_empty() && !sum.linked => sum.linked = true,
                _ => break,
            }
        }
        best.filter(|(value, _)| *value < 100)
    }

    /// «hundreder», «tusinder af …», "tens of millions".
    fn take_plural(&mut self, least: u64) -> bool {
        let mut value = Decimal::from(least);
        let mut next = self.at + 1;
        loop {
            let plural = match (self.run.pieces.get(next), self.run.pieces.get(next + 1)) {
                (
                    Some(Piece {
                        kind: Kind::Word(of), ..
                    }),
                    Some(Piece {
                        kind: Kind::Word(entry),
                        ..
                    }),
                ) if of.is_of => entry.plural,
                _ => None,
            };
            let Some(product) = plural.and_then(|plural| value.checked_mul(plural.into())) else {
                break;
            };
            value = product;
            next += 2;
        }
        self.sum.precision = Precision::Several;
        self.sum.group = Some(value);
        self.sum.has_words = true;
        self.sum.is_ended = true;
        self.at = next;
        self.keep(next - 1);
        false
    }

    fn take_vague(&mut self, value: u32) -> bool {
        if self.at != self.start {
            return false;
        }
        self.sum.group = Some(value.into());
        self.sum.is_closed = true;
        self.sum.has_words = true;
        self.sum.precision = Precision::About;
        let of = self.run.pieces.get(self.at + 1);
        if matches!(of, Some(Piece { kind: Kind::Word(entry), .. }) if entry.is_of)
            && matches!(self.part_at(self.at + 2), Some(Part::Power(_) | Part::Times(_)))
        {
            self.keep(self.at);
            self.at += 1;
        }
        true
    }

    fn kind_at(&self, at: usize) -> Option<Kind> {
        self.run.pieces.get(at).map(|piece| piece.kind)
    }

    /// Whether «af» stands at piece `at`.
    fn is_of(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Some(Kind::Word(entry)) if entry.is_of)
    }

    fn part_at(&self, at: usize) -> Option<Part> {
        match self.run.pieces.get(at)?.kind {
            Kind::Part(part, false) => Some(part),
            Kind::Word(entry) => entry.part,
            _ => None,
        }
    }

    fn next_part(&self) -> Option<Part> {
        self.part_at(if matches!(self.run.pieces.get(self.at)?.kind, Kind::Digits(_)) {
            self.at + 1
        } else {
            self.at
        })
    }

    fn is_one_like(&self, at: usize) -> bool {
        matches!(self.part_at(at), Some(Part::Small(1)))
    }

    fn skip_hyphen(&self, at: usize) -> usize {
        at + usize::from(matches!(self.kind_at(at), Some(Kind::Hyphen)))
    }

    /// A denominator, in one piece or as an ordinal with an ending: «tyvendedel».
    fn denominator_at(&self, at: usize) -> Option<u16> {
        match self.run.pieces.get(at)?.kind {
            Kind::Part(Part::Denominator(lower), _) => Some(lower),
            Kind::Word(entry) => entry.denominator,
            _ => None,
        }
    }

    /// The number found, where one was.
    fn sighting(self, first_piece: usize) -> Option<Sighting> {
        let (sum, next_piece) = self.best?;
        let value = sum.value()?;
        let pieces = self.run.pieces.get(self.start..next_piece)?;
        let (mut n_digits, mut is_plain, mut is_doubtful, mut has_bar) = (0, false, false, false);
        let mut is_article = false;
        for piece in pieces {
            match piece.kind {
                Kind::Digits(digits) => {
                    n_digits = n_digits.max(digits.n_digits);
                    is_plain = digits.is_plain;
                    is_doubtful = digits.is_doubtful && pieces.len() == 1;
                    has_bar = digits.has_bar;
                }
                Kind::Word(entry) if pieces.len() == 1 => {
                    is_article = entry.is_article
                        || entry.part.is_none()
                            && entry.plural.is_none()
                            && entry.ordinal.is_none()
                            && entry.denominator.is_none();
                }
                _ => {}
            }
        }
        let form = match (sum.has_digits, sum.has_words) {
            (true, true) if !sum.is_ordinal => NumberForm::Mixed,
            (true, _) if has_bar => NumberForm::Bar,
            (true, _) => NumberForm::Digits,
            (false, _) => NumberForm::Words,
        };
        Some(Sighting {
            tokens: (
                self.run.pieces.get(first_piece)?.first,
                pieces.iter().map(|piece| piece.end).max()?,
            ),
            value,
            form,
            is_ordinal: sum.is_ordinal,
            n_digits,
            is_plain: if sum.has_digits {
                is_plain && (!sum.has_words || sum.is_ordinal)
            } else {
                sum.precision == Precision::Exact && value < Decimal::from(10_000)
            },
            is_article,
            // «tusind mand» is a number, «million» by itself is none.
            is_bare_power: pieces.len() == 1
                && sum.last_power.is_some_and(|power| power > 3)
                && !sum.is_ended,
            is_doubtful,
            scale: if sum.n_powers == 1 && sum.just_scaled {
                sum.last_power.unwrap_or(0)
            } else {
                0
            },
            tail_bytes: sum.tail_bytes,
            precision: sum.precision,
            next_piece,
        })
    }
}
