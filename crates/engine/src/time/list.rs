//! Lists of dates: what stands once, beside the last or first of them, holds for all.
//!
//! «5, 6 and 9 May», "May 3, 5 and 9", "11/20, 11/22 or 11/25", «May and June 2021»,
//! «Monday and Tuesday next week».

use super::calendar::Unit;
use super::chart::Place;
use super::expression::{Expr, Fields, YearPart};
use super::run::Said;
use crate::TokenRange;
use crate::text::TokenKind;

/// Completes the lists among what was found, and adds the bare days of such lists as times of their own.
pub(crate) fn complete(place: &Place<'_>, found: &mut Vec<Said>) {
    if found.is_empty() {
        return;
    }
    let mut added = Vec::new();
    let mut linked = false;
    for index in (0..found.len()).rev() {
        linked = share(place, found, index, linked);
        let said = found[index];
        let Expr::Fields(fields) = said.expr else { continue };
        if fields.day.is_none() || fields.month.is_none() || fields.pick.is_some() {
            continue;
        }
        let list = List {
            place,
            said,
            fields: Fields {
                weekday: None,
                ..fields.date()
            },
        };
        let day = days_before(&list, found, index);
        added.extend(day.into_iter().chain(list.after(found, index)));
    }
    if !added.is_empty() {
        found.extend(added);
        found.sort_by_key(|said| said.tokens.first);
    }
}

/// Gives the time at `index` the year or week that the next one in its list names; whether both are of one list.
fn share(place: &Place<'_>, found: &mut [Said], index: usize, linked: bool) -> bool {
    let (Some(one), Some(next)) = (found.get(index).copied(), found.get(index + 1).copied()) else {
        return false;
    };
    let (Expr::Fields(a), Expr::Fields(b)) = (one.expr, next.expr) else {
        return false;
    };
    let comma = |at: u32| {
        place
            .tokens
            .get(at as usize)
            .is_some_and(|token| token.is_mark(','))
    };
    let word = |at: u32| is_list_word(place, at);
    let joined = match next.tokens.first.checked_sub(one.tokens.end) {
        Some(1) => word(one.tokens.end) || linked && comma(one.tokens.end),
        Some(2) => comma(one.tokens.end) && word(one.tokens.end + 1),
        _ => false,
    };
    if joined
        && let Some(full) = taken_over(&a, &b)
        && let Some(said) = found.get_mut(index)
    {
        said.expr = Expr::Fields(full);
        return true;
    }
    false
}

/// `a` with the year or week of `b`, where both name the same kind of time and `a` comes first.
fn taken_over(a: &Fields, b: &Fields) -> Option<Fields> {
    if a.year.is_some() || a.base.is_some() || a.pick.is_some() || a.era.is_some() {
        return None;
    }
    let in_week = b.base.filter(|base| base.unit == Unit::Week);
    let in_year = b.base.filter(|base| base.unit == Unit::Year);
    let base = if a.weekday.is_some() && a.day.is_none() {
        (b.weekday > a.weekday && b.day.is_none()).then_some(())?;
        Some(in_week?)
    } else {
        let first = match (a.month, b.month, a.year_part, b.year_part) {
            (Some(a_month), Some(b_month), None, None) => {
                a.day.is_some() == b.day.is_some() && (a_month, a.day) < (b_month, b.day)
            }
            (None, None, Some(a), Some(b)) => match (a, b) {
                (YearPart::Quarter(a), YearPart::Quarter(b))
                | (YearPart::Half(a), YearPart::Half(b))
                | (YearPart::Season(a), YearPart::Season(b)) => a < b,
                _ => false,
            },
            _ => false,
        };
        (first && (b.year.is_some() || in_year.is_some())).then_some(in_year)?
    };
    let full = Fields {
        base,
        year: b.year,
        century_assumed: b.century_assumed,
        ..*a
    };
    full.makes_sense().then_some(full)
}

fn is_list_word(place: &Place<'_>, at: u32) -> bool {
    place
        .tokens
        .get(at as usize)
        .is_some_and(|token| place.lexicon.is_list_word(token.word()))
}

/// A date whose month holds for the bare days beside it.
struct List<'a, 't> {
    place: &'a Place<'t>,
    said: Said,
    fields: Fields,
}

impl List<'_, '_> {
    fn day_at(&self, at: u32) -> Option<u8> {
        let (n, length) = self.place.figures(at)?;
        u8::try_from(n)
            .ok()
            .filter(|n| length <= 2 && (1..=31).contains(n))
    }

    /// Whether the token belongs to the figure before it: "th", or the point of an ordinal.
    fn is_ordinal_mark(&self, at: u32) -> bool {
        self.place.tokens.get(at as usize).is_some_and(|token| {
            token.is_glued()
                && (self.place.lexicon.is_ordinal_mark(token.word())
                    || self.place.lexicon.ordinal_point && token.is_mark('.'))
        })
    }

    fn is_mark(&self, at: u32, mark: char) -> bool {
        self.place
            .tokens
            .get(at as usize)
            .is_some_and(|token| token.is_mark(mark))
    }

    fn is_glued(&self, at: u32) -> bool {
        self.place
            .tokens
            .get(at as usize)
            .is_some_and(|token| token.is_glued())
    }

    /// From these tokens to the date that they belong to.
    fn reach(&self, first: u32, end: u32) -> TokenRange {
        TokenRange::new(first.min(self.said.tokens.first), end.max(self.said.tokens.end))
    }

    fn made(&self, first: u32, end: u32, fields: Fields) -> Said {
        Said {
            tokens: TokenRange::new(first, end),
            list: self.reach(first, end),
            expr: Expr::Fields(fields),
            ..self.said
        }
    }

    /// The days listed behind a date that ends in its day, or behind a date in figures.
    fn after(&self, found: &[Said], index: usize) -> Vec<Said> {
        let tokens = self.said.tokens;
        let limit = found.get(index + 1).map_or(u32::MAX, |next| next.tokens.first);
        let last = if self.is_ordinal_mark(tokens.end - 1) {
            tokens.end - 2
        } else {
            tokens.end - 1
        };
        let mark = last
            .checked_sub(1)
            .filter(|at| *at > tokens.first && self.is_glued(last))
            .and_then(|at| Some(self.place.tokens.get(at as usize)?.mark()))
            .filter(|mark| matches!(mark, '/' | '-' | '.'));
        let (month, day) = (self.fields.month, self.fields.day);
        let month_first = match mark {
            None if last > tokens.first && self.day_at(last) == day => true,
            Some(_) if self.day_at(last - 2) == month && self.day_at(last) == day => true,
            Some('/') if self.day_at(last - 2) == day && self.day_at(last) == month => false,
            _ => return Vec::new(),
        };
        let mut items = Vec::new();
        let mut at = tokens.end;
        let mut before = day;
        let mut closed = mark.is_some();
        loop {
            let comma = self.is_mark(at, ',') && !self.is_glued(at + 1);
            let word_at = at + u32::from(comma);
            let word = is_list_word(self.place, word_at);
            if !comma && !word {
                break;
            }
            let first = word_at + u32::from(word);
            let mut fields = self.fields;
            let mut end = first + 1;
            if let Some(mark) = mark {
                if !self.is_mark(first + 1, mark) || !self.is_glued(first + 1) || !self.is_glued(first + 2) {
                    break;
                }
                let (Some(a), Some(b)) = (self.day_at(first), self.day_at(first + 2)) else {
                    break;
                };
                let (month, day) = if month_first { (a, b) } else { (b, a) };
                (fields.month, fields.day) = (Some(month), Some(day));
                end = first + 3;
                if month > 12 {
                    break;
                }
            } else {
                fields.day = self.day_at(first).filter(|day| Some(*day) > before);
                if fields.day.is_none() {
                    break;
                }
                end += u32::from(self.is_ordinal_mark(end) && !self.is_mark(end, '.'));
            }
            if end > limit || !self.stands_alone(end) {
                break;
            }
            before = fields.day;
            items.push(self.made(first, end, fields));
            at = end;
            if word {
                closed = true;
                break;
            }
        }
        if closed { items } else { Vec::new() }
    }

    /// Whether figures that end here count nothing: no word follows that time knows nothing of.
    fn stands_alone(&self, end: u32) -> bool {
        let Some(after) = self.place.tokens.get(end as usize) else {
            return true;
        };
        match after.kind {
            TokenKind::Word => {
                !after.is_glued()
                    && (self.place.lexicon.is_known(after.word()) || is_list_word(self.place, end))
                    && !self.place.lexicon.never_after(after.word())
            }
            TokenKind::Digits => false,
            TokenKind::Mark => {
                let goes_on = self.is_glued(end) && self.is_glued(end + 1);
                !goes_on && !matches!(after.mark(), '%' | '$' | '€' | '£')
            }
        }
    }
}

/// The days listed before a date that begins with its day; one that was found without its month is completed.
fn days_before(list: &List<'_, '_>, found: &mut [Said], index: usize) -> Vec<Said> {
    let place = list.place;
    let first = list.said.tokens.first;
    let is_word = |at: u32| {
        place
            .tokens
            .get(at as usize)
            .is_some_and(|token| token.kind == TokenKind::Word)
    };
    let begins =
        list.day_at(first) == list.fields.day || is_word(first) && list.day_at(first + 1) == list.fields.day;
    if !begins {
        return Vec::new();
    }
    let mut items = Vec::new();
    let (mut at, mut after) = (first, list.fields.day);
    let mut is_last = true;
    let mut is_said = false;
    while let Some(mut mark) = at.checked_sub(1) {
        if is_last && !is_list_word(place, mark) || !is_last && !list.is_mark(mark, ',') {
            break;
        }
        if is_last && mark > 0 && list.is_mark(mark - 1, ',') {
            mark -= 1;
        }
        let end = mark;
        let Some(mut figure) = end.checked_sub(1) else {
            break;
        };
        if list.is_ordinal_mark(figure) && figure > 0 {
            figure -= 1;
            is_said = true;
        }
        let Some(day) = list.day_at(figure).filter(|day| Some(*day) < after) else {
            break;
        };
        if list.is_glued(figure) {
            break;
        }
        let fields = Fields {
            day: Some(day),
            ..list.fields
        };
        let taken = found[..index]
            .iter_mut()
            .rev()
            .find(|said| said.tokens.end > figure);
        match taken {
            // «on the 3rd», found by itself.
            Some(said) => {
                let alone = Fields {
                    day: Some(day),
                    ..Fields::default()
                };
                if said.expr == Expr::Fields(alone) {
                    said.expr = Expr::Fields(fields);
                    said.list = list.reach(said.tokens.first, said.tokens.end);
                }
                break;
            }
            None => items.push(list.made(figure, end, fields)),
        }
        at = figure;
        after = Some(day);
        is_last = false;
    }
    // «killed 3 and 6 May be hurt»: something that time knows stands before the first.
    is_said |= at
        .checked_sub(1)
        .and_then(|before| place.tokens.get(before as usize))
        .is_none_or(|token| place.lexicon.is_known(token.word()) || token.is_mark('('));
    if is_said { items } else { Vec::new() }
}
