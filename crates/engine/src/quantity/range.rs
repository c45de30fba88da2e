use super::{Draft, Finder, is_plain_digits};
use crate::Found;
use crate::numbers::{Number, NumberForm, Precision};
use crate::text::{Token, TokenKind};
use factdesk_model::annotation::{Bound, ChangeRole, Dimension, Time, TimexType};
use rust_decimal::Decimal;

/// Most tokens between the two ends: a unit, what joins them, and money before the second.
const FAR_APART: usize = 8;

/// What joins the two ends of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// A hyphen or dash.
    Dash,
    /// «til», "to".
    To,
    /// «og» after «mellem».
    And,
    /// «eller».
    Or,
}

impl Finder<'_, '_, '_> {
    /// Reads two numbers that are the ends of a range; says which number is the next to look at.
    pub(super) fn range(&self, at: usize) -> Option<(Draft, usize)> {
        let (low, high) = (self.numbers.get(at)?, self.numbers.get(at + 1)?);
        if high.is_ordinal || high.is_article || low.is_article {
            return None;
        }
        let low_end = low.tokens.end as usize;
        if high.tokens.first as usize > low_end + FAR_APART {
            return None;
        }
        // The lower end may have its unit as well: «44 mg til 50 mg», «5 % til 7 %», "8- to 16-meter".
        let low_unit = self.unit_after(low_end).filter(|unit| unit.first == low_end);
        let (join, high_first) = self
            .join(low_end, high)
            .or_else(|| self.join(low_unit.as_ref()?.end, high))?;
        let in_date = |time: &Found<Time>| time.meaning.timex_type != TimexType::Duration;
        if join == Join::Dash && self.time_over(high.tokens).is_some_and(in_date) {
            return None;
        }
        let is_between = self.before_range(low, &self.lexicon.between);
        let is_from = self.before_range(low, &self.lexicon.from);
        let low_money = self.money_before(low.tokens.first as usize);
        let has_own_unit = low_unit.is_some() || low_money.is_some();
        if join == Join::And && !is_between
            || join == Join::Or && (has_own_unit || !are_neighbours(low, high))
        {
            return None;
        }
        let mut draft = Draft::of(high);
        draft.first = high_first;
        self.take_scale_letter(&mut draft);
        let mut has_unit = self.read_unit(&mut draft);
        if !has_unit {
            self.read_counted(&mut draft, high);
        }
        if let Some(money) = low_money.as_ref().filter(|_| draft.dimension != Dimension::Money) {
            draft.dimension = money.dimension;
            draft.unit = Some(money.code.clone());
            draft.unit_text = Some((money.first, money.end));
            has_unit = true;
        }
        let same_unit = low_unit
            .as_ref()
            .or(low_money.as_ref())
            .is_none_or(|unit| Some(unit.code.as_str()) == draft.unit.as_deref());
        if !same_unit {
            return None;
        }
        let first = low.tokens.first as usize;
        let is_named = is_plain_digits(low) && !has_unit && !draft.is_known && self.follows_name(first);
        // «steg 4 kroner til 312 kroner»: what has a unit of its own may stand right after the verb.
        let is_change = self.is_part_of_change(low)
            || low_unit.is_some() && draft.dimension != Dimension::Duration && self.follows_change_verb(low);
        if is_named || join == Join::To && is_change && self.says_to(low_end) {
            return None;
        }
        let is_aged = self
            .lexicon
            .age_before
            .before(self.text, self.tokens, first)
            .is_some()
            // «personer mellem 17 og 25 år»
            || is_between && first >= 2 && draft.unit.is_some() && self.is_person(first - 2);
        if is_aged && matches!(draft.unit.as_deref(), None | Some("year")) {
            draft.dimension = Dimension::Age;
            draft.unit = Some("year".to_owned());
            has_unit = true;
        }
        if let Some((_, end)) = self
            .aged(draft.end)
            .filter(|_| draft.dimension == Dimension::Duration)
        {
            draft.dimension = Dimension::Age;
            draft.end = end;
        } else if let Some((first, end)) = self.aged(high.tokens.end as usize) {
            draft.dimension = Dimension::Age;
            draft.unit = Some("year".to_owned());
            draft.unit_text = Some((first, end));
            draft.counted = None;
            draft.end = end;
            has_unit = true;
        }
        let factor = if high.value.is_zero() {
            Decimal::ONE
        } else {
            draft.value?.checked_div(high.value)?
        };
        let low_value = match shared_zeros(low, high).filter(|_| join == Join::Dash) {
            Some(power) => low.value.checked_mul(power)?,
            None => self.share_scale(low, high)?,
        };
        let low_value = low_value.checked_mul(factor)?;
        let high_value = draft.value?;
        // `2-1` is a score, `2019-20` a season, `5-3` a vote.
        let is_free = has_unit || draft.dimension == Dimension::Count || is_between || join != Join::Dash;
        let rising = low_value < high_value || low_value.is_sign_negative() || is_from;
        let word_range = join == Join::Dash && low.form == NumberForm::Words;
        if !rising || !(is_free || word_range) || join == Join::Dash && self.is_name_range(low, high) {
            return None;
        }
        draft.first = self.money_before(first).map_or(first, |unit| unit.first);
        draft.value = None;
        draft.low = Some(low_value.min(high_value));
        draft.high = Some(low_value.max(high_value));
        draft.bound = Bound::Between;
        draft.rule = "range";
        Some((draft, at + 2))
    }

    /// What joins the numbers, and where the higher one begins (with money before it).
    fn join(&self, at: usize, high: &Number) -> Option<(Join, usize)> {
        let high_first = self
            .money_before(high.tokens.first as usize)
            .map_or(high.tokens.first as usize, |unit| unit.first);
        let token = self.token(at)?;
        let is_dash = |token: &Token| matches!(token.mark(), '-' | '–' | '—' | '\u{2011}' | '\u{2010}');
        if at + 1 == high_first {
            if is_dash(token) {
                return Some((Join::Dash, high_first));
            }
            if token.kind != TokenKind::Word {
                return None;
            }
            let id = token.word();
            return if self.lexicon.to.contains(&id) {
                Some((Join::To, high_first))
            } else if self.lexicon.and.contains(&id) {
                Some((Join::And, high_first))
            } else if self.lexicon.or.contains(&id) {
                Some((Join::Or, high_first))
            } else {
                None
            };
        }
        // `10–12` where the dash was read as the sign of the higher number; "8- to 16-".
        if at == high_first && high.value.is_sign_negative() && is_dash(self.token(at)?) {
            return None;
        }
        (is_dash(token) && at + 2 == high_first && self.is_word_in(at + 1, &self.lexicon.to))
            .then_some((Join::To, high_first))
    }

    /// The unit of the next number, for one without: «fra 5 til 7 procent», «45 og 50 mg».
    pub(super) fn unit_of_next(&self, at: usize, draft: &mut Draft) {
        let (Some(low), Some(high)) = (self.numbers.get(at), self.numbers.get(at + 1)) else {
            return;
        };
        let (first, is_shared) = match self.join(low.tokens.end as usize, high) {
            Some((Join::To, first)) => (first, self.is_part_of_change(low)),
            Some((Join::And, first)) => (first, true),
            _ => return,
        };
        let mut next = Draft::of(high);
        next.first = first;
        if is_shared && self.read_unit(&mut next) {
            if next.dimension == Dimension::Duration && self.is_age_of_somebody(low) {
                next.dimension = Dimension::Age;
            }
            draft.dimension = next.dimension;
            draft.unit = next.unit;
            draft.rule = "unit of the next";
        }
    }

    fn before_range(&self, low: &Number, words: &rustc_hash::FxHashSet<crate::text::WordId>) -> bool {
        let first = low.tokens.first as usize;
        let first = self.money_before(first).map_or(first, |unit| unit.first);
        let bounded = self
            .lexicon
            .bounds_before
            .before(self.text, self.tokens, first)
            .map_or(first, |(_, begin)| begin);
        bounded > 0 && self.is_word_in(bounded - 1, words) || first > 0 && self.is_word_in(first - 1, words)
    }

    /// Whether the word that joins the numbers also says where a change ends: «til», and not «bis».
    fn says_to(&self, at: usize) -> bool {
        let (text, tokens) = (self.text, self.tokens);
        let role = |at| {
            self.lexicon
                .change_roles
                .after(text, tokens, at)
                .map(|(role, _)| role)
        };
        role(at) == Some(ChangeRole::To)
            || self.unit_after(at).and_then(|unit| role(unit.end)) == Some(ChangeRole::To)
    }

    /// «steg fra 5 til 7 procent», «faldt med 3 til 41»: a change with two values.
    pub(super) fn is_part_of_change(&self, low: &Number) -> bool {
        let first = low.tokens.first as usize;
        let first = self.money_before(first).map_or(first, |unit| unit.first);
        let (bounded, _) = self.skip_bounds(first);
        self.lexicon
            .change_roles
            .before(self.text, self.tokens, bounded)
            .is_some_and(|(_, begin)| self.is_governed(begin, low.tokens.end as usize))
    }

    /// «5-10 mio.»: the scale word of the higher number holds for the lower one too.
    fn share_scale(&self, low: &Number, high: &Number) -> Option<Decimal> {
        let factor = Decimal::try_from_i128_with_scale(10i128.checked_pow(high.scale.into())?, 0).ok()?;
        let alone = high.value.checked_div(factor)?;
        if low.scale > 0 || low.value >= alone {
            return Some(low.value);
        }
        low.value.checked_mul(factor)
    }

    /// `737-800`, `2019-20`, `555-1234`: digits with a hyphen that name something.
    fn is_name_range(&self, low: &Number, high: &Number) -> bool {
        is_plain_digits(low) && is_plain_digits(high) && high.n_digits < low.n_digits
            || self.is_name_alone(low)
    }

    fn is_name_alone(&self, low: &Number) -> bool {
        low.n_digits > 1
            && low.is_plain_integer
            && self
                .token(low.tokens.first as usize)
                .is_some_and(|token| token.text(self.text).starts_with('0'))
    }
}

/// «12-15.000», «3-400»: the zeros of the higher number hold for the lower one too.
fn shared_zeros(low: &Number, high: &Number) -> Option<Decimal> {
    let (short, mut rest): (u64, u64) = (low.value.try_into().ok()?, high.value.try_into().ok()?);
    let mut power: u64 = 1;
    while rest > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        power = power.checked_mul(10)?;
    }
    // «10-15.000» ends in the same zeros as 10 does.
    while power >= 1000 && rest < 10 && short >= 10 {
        rest *= 10;
        power /= 10;
    }
    let is_short = low.form == NumberForm::Digits && low.is_plain_integer && high.form == NumberForm::Digits;
    (is_short && power >= 100 && short > 1 && short < rest && short * 2 >= rest).then(|| power.into())
}

/// «to eller tre», "five or six": near enough to mean one value in between.
fn are_neighbours(low: &Number, high: &Number) -> bool {
    low.precision == Precision::Exact
        && low.value < high.value
        && low
            .value
            .checked_mul(Decimal::TWO)
            .is_some_and(|twice| high.value <= twice)
}
