//! Fractions and decimals inside a number: "two thirds", «to en halv», «to komma nul fem».

use super::lexicon::Part;
use super::run::Kind;
use super::sum::Sum;
use super::walk::Walk;
use rust_decimal::Decimal;

/// Most digits read one by one after a decimal word.
const MOST_DECIMALS: usize = 20;

impl Walk<'_, '_, '_> {
    /// A denominator with nothing before it: "half a million", «halv million».
    pub(super) fn take_denominator(&mut self, lower: u16) -> bool {
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
    pub(super) fn fraction_tail(&self) -> Option<(Decimal, usize)> {
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
    pub(super) fn take_decimals(&mut self) -> bool {
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
}
