use super::lexicon::Part;
use super::run::{Kind, Piece, Run, Sighting};
use super::sum::Sum;
use super::{NumberForm, Precision};
use rust_decimal::Decimal;

/// Walks over the pieces and remembers the last place where a number could end.
pub(super) struct Walk<'r, 't, 'p> {
    pub run: &'r Run<'t, 'p>,
    pub start: usize,
    pub at: usize,
    pub sum: Sum,
    pub best: Option<(Sum, usize)>,
    /// The best before the last link that stands alone.
    pub before_link: Option<(Sum, usize)>,
    /// Whether a link that stands alone parts two numbers: «mellem fem og tyve».
    pub splits_links: bool,
}

impl<'r, 't, 'p> Walk<'r, 't, 'p> {
    /// Stands before piece `start`.
    pub fn new(run: &'r Run<'t, 'p>, start: usize, splits_links: bool) -> Self {
        Walk {
            run,
            start,
            at: start,
            sum: Sum::EMPTY,
            best: None,
            before_link: None,
            splits_links,
        }
    }

    /// Takes pieces as long as they belong to one number.
    pub fn go(&mut self) {
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
    pub(super) fn keep(&mut self, last: usize) {
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

    pub(super) fn kind_at(&self, at: usize) -> Option<Kind> {
        self.run.pieces.get(at).map(|piece| piece.kind)
    }

    /// Whether «af» stands at piece `at`.
    pub(super) fn is_of(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Some(Kind::Word(entry)) if entry.is_of)
    }

    pub(super) fn part_at(&self, at: usize) -> Option<Part> {
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

    pub(super) fn is_one_like(&self, at: usize) -> bool {
        matches!(self.part_at(at), Some(Part::Small(1)))
    }

    pub(super) fn skip_hyphen(&self, at: usize) -> usize {
        at + usize::from(matches!(self.kind_at(at), Some(Kind::Hyphen)))
    }

    /// A denominator, in one piece or as an ordinal with an ending: «tyvendedel».
    pub(super) fn denominator_at(&self, at: usize) -> Option<u16> {
        match self.run.pieces.get(at)?.kind {
            Kind::Part(Part::Denominator(lower), _) => Some(lower),
            Kind::Word(entry) => entry.denominator,
            _ => None,
        }
    }

    /// The number found, where one was.
    pub fn sighting(self, first_piece: usize) -> Option<Sighting> {
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
