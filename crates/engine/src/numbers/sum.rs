use super::Precision;
use super::run::{Kind, Run, Sighting};
use super::walk::Walk;
use rust_decimal::Decimal;

/// The sum that a number's pieces add up to, read from left to right.
///
/// `group` is what stands before the next scale word («tohundrede og fem» in «tohundrede og fem tusind»),
/// `total` what
/// the scale words before made of theirs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    pub total: Decimal,
    pub group: Option<Decimal>,
    /// The last power of ten from a thousand up.
    pub last_power: Option<u8>,
    /// Whether the last piece was such a power.
    pub just_scaled: bool,
    /// How many of them there were.
    pub n_powers: u8,
    /// Whether a link waits for what it links.
    pub linked: bool,
    /// Whether nothing more may be added, but scale words.
    pub is_closed: bool,
    pub has_digits: bool,
    pub has_words: bool,
    /// Begun by an article that does not count inside a number: "a hundred", never "a twenty".
    pub is_article: bool,
    pub is_ordinal: bool,
    /// A multiplier such as a dozen ended it.
    pub is_ended: bool,
    /// Bytes of a unit at the end of its last word.
    pub tail_bytes: u8,
    pub precision: Precision,
}

impl Sum {
    pub const EMPTY: Sum = Sum {
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
        let mut walk = Walk::new(run, start, after_between);
        walk.go();
        let mut sighting = walk.sighting(at)?;
        if is_negative {
            sighting.value.set_sign_negative(!sighting.value.is_zero());
            sighting.is_plain = false;
        }
        Some(sighting)
    }

    pub fn is_empty(&self) -> bool {
        self.group.is_none() && self.last_power.is_none()
    }

    pub fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.group.unwrap_or_default())
    }

    /// The group as a whole number, where it was written in words.
    fn group_in_words(&self) -> Option<u32> {
        if self.has_digits || self.is_closed {
            return None;
        }
        self.group.and_then(|group| group.try_into().ok())
    }

    pub fn add_small(&mut self, value: u8, run: &Run<'_, '_>) -> bool {
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

    pub fn add_power(&mut self, power: u8) -> bool {
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
    pub fn close_with(&mut self, value: Option<Decimal>) -> bool {
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
