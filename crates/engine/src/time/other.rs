//! What only looks like a time: names, scores, shares, counts.

use super::build::Make;
use super::chart::{Part, Place};
use super::class::Sense;
use super::expression::{Expr, ExprId, Fields};
use crate::text::{Token, TokenKind};

/// Whether the words around a time show that none is meant.
pub(crate) fn is_something_else(place: &Place<'_>, arena: &[Expr], start: u32, part: &Part) -> bool {
    let around = Around { place, start, part };
    around.is_name()
        || around.is_verb()
        || around.is_verse()
        || around.is_share()
        || around.is_count(arena)
        || around.goes_on()
}

struct Around<'a> {
    place: &'a Place<'a>,
    start: u32,
    part: &'a Part,
}

impl Around<'_> {
    fn token(&self, at: u32) -> Option<&Token> {
        self.place.tokens.get(at as usize)
    }

    fn before(&self) -> Option<&Token> {
        self.token(self.start.checked_sub(1)?)
    }

    /// The token after, in the same paragraph.
    fn after(&self) -> Option<&Token> {
        self.token(self.part.end)
            .filter(|token| !token.starts_paragraph())
    }

    /// A word that time knows nothing of.
    fn is_foreign(&self, token: &Token) -> bool {
        token.kind == TokenKind::Word && !self.place.lexicon.is_known(token.word())
    }

    /// «Theresa May», «April Jones», «the Sunday Times», «the Daily Mail».
    fn is_name(&self) -> bool {
        let is_capital_word = |token: &Token| token.is_capitalized() && self.is_foreign(token);
        let lexicon = self.place.lexicon;
        let first_is_capital = self.token(self.start).is_some_and(Token::is_capitalized);
        if !first_is_capital || self.part.end != self.start + 1 {
            return false;
        }
        let name_after = self.after().is_some_and(|token| {
            token.kind == TokenKind::Word && token.is_capitalized() && !lexicon.is_strong(token.word())
        });
        if self.part.make == Some(Make::Rhythm) {
            return name_after && self.before().is_some_and(|token| token.kind == TokenKind::Word);
        }
        let Some(fields) = self.fields() else {
            return false;
        };
        let is_month = is_only(&fields, |alone| alone.month = fields.month);
        let is_weekday = is_only(&fields, |alone| alone.weekday = fields.weekday);
        // Where months and weekdays are written small, a capital inside a sentence is a name's.
        if !lexicon.dials.capitals
            && (is_month || is_weekday)
            && self
                .before()
                .is_some_and(|token| token.kind == TokenKind::Word && (name_after || is_capital_word(token)))
        {
            return true;
        }
        if is_month {
            // A sentence's first word is a capital that says nothing.
            let name_before = self.before().is_some_and(is_capital_word)
                && self
                    .token(self.start.wrapping_sub(2))
                    .is_some_and(|token| token.kind == TokenKind::Word);
            let stands_free = self
                .before()
                .is_none_or(|token| token.kind == TokenKind::Mark || self.is_foreign(token));
            return name_before || (name_after && stands_free);
        }
        is_weekday
            && name_after
            && self
                .before()
                .is_some_and(|token| self.place.lexicon.is_article(token.word()))
    }

    /// "Children aged 6 to 12 may join": a month that is written small before a word of its own is a verb.
    fn is_verb(&self) -> bool {
        let is_small_month = |at: u32| {
            self.token(at).is_some_and(|token| {
                self.place.lexicon.is_capital_month(token.word()) && !token.is_capitalized()
            })
        };
        self.part.end.checked_sub(1).is_some_and(is_small_month)
            && self
                .after()
                .is_some_and(|after| self.is_foreign(after) && !after.is_capitalized())
    }

    /// «John 3:16»
    fn is_verse(&self) -> bool {
        self.part.end == self.start + 3
            && self.place.figures(self.start).is_some()
            && self.token(self.start + 1).is_some_and(|mark| mark.is_mark(':'))
            && self
                .before()
                .is_some_and(|word| word.is_capitalized() && self.is_foreign(word))
    }

    /// «a second dose», «a quarter of voters»: an ordinal or a fraction whose word is a unit too.
    fn is_share(&self) -> bool {
        let number = [Some(self.start), self.part.end.checked_sub(1)]
            .into_iter()
            .flatten()
            .filter_map(|at| self.place.number(at))
            .find(|number| {
                number.tokens.end == self.part.end && (number.is_ordinal || !number.value.is_integer())
            });
        let Some(number) = number else {
            return false;
        };
        let says_figures = (self.start..self.part.end).any(|at| self.place.figures(at).is_some());
        let Some(after) = self.after().filter(|after| after.kind == TokenKind::Word) else {
            return false;
        };
        match self.part.make {
            Some(Make::Duration | Make::Shift | Make::Around) if !says_figures => {
                !number.value.is_integer() || (number.is_ordinal && self.is_foreign(after))
            }
            _ => false,
        }
    }

    /// «two days after the vote»: the length is said, and what it is counted from is no time.
    fn goes_on(&self) -> bool {
        matches!(self.part.make, Some(Make::Later | Make::Earlier | Make::Bounded))
            && self
                .part
                .end
                .checked_sub(1)
                .and_then(|last| self.token(last))
                .is_some_and(|last| self.place.lexicon.is_preposition(last.word()))
            && self.after().is_some_and(|after| after.kind == TokenKind::Word)
    }

    /// «from 16 to 23 seats», «Tuesday, 4 cents», «from 2000 to 2500 dollars».
    fn is_count(&self, arena: &[Expr]) -> bool {
        let (Some(last), Some(after)) = (self.part.end.checked_sub(1), self.after()) else {
            return false;
        };
        // «fra den 3. til 5. plads», "before the Second World War"
        if let Sense::Expr(Expr::Open(_, of)) = self.part.sense
            && let Some(Expr::Fields(of)) = arena.get(of.0 as usize)
            && is_only(of, |alone| alone.day = of.day)
        {
            let goes_on = after.is_mark('.')
                && after.is_glued()
                && self
                    .token(self.part.end + 1)
                    .is_some_and(|word| word.kind == TokenKind::Word && !word.is_capitalized());
            return after.kind == TokenKind::Word || goes_on;
        }
        let Some((figure, length)) = self.place.figures(last) else {
            return false;
        };
        if length == 4 {
            // A number that no year reaches, on the other side of a range.
            return matches!(self.part.make, Some(Make::Year | Make::Open))
                && (after.kind == TokenKind::Mark || self.place.lexicon.is_known(after.word()))
                && self
                    .place
                    .figures(self.part.end + 1)
                    .is_some_and(|(beyond, n)| n == 4 && beyond >= 2200 && figure % 10 == 0);
        }
        let is_unit = self.place.lexicon.is_unit(after.word());
        let counted =
            after.kind == TokenKind::Word && (is_unit || !after.is_capitalized() && self.is_foreign(after));
        match self.part.sense {
            Sense::Expr(Expr::Fields(fields)) => {
                counted && fields.weekday.is_some() && fields.day.is_some() && fields.month.is_none()
            }
            Sense::Expr(Expr::Range(from, to)) => {
                let bare = |id: ExprId| {
                    arena.get(id.0 as usize).is_some_and(|expr| {
                        matches!(expr, Expr::Fields(fields) if is_only(fields, |alone| {
                            alone.hour = fields.hour;
                            alone.hour_is_of_twelve = fields.hour_is_of_twelve;
                        }))
                    })
                };
                let said = (self.start..self.part.end).any(|at| {
                    self.token(at)
                        .is_some_and(|token| self.place.lexicon.is_strong(token.word()))
                });
                counted && bare(from) && bare(to) && !said
            }
            _ => false,
        }
    }

    fn fields(&self) -> Option<Fields> {
        match self.part.sense {
            Sense::Expr(Expr::Fields(fields)) => Some(fields),
            _ => None,
        }
    }
}

/// Whether nothing is said beside what `keep` takes over.
fn is_only(fields: &Fields, keep: impl Fn(&mut Fields)) -> bool {
    let mut alone = Fields::default();
    keep(&mut alone);
    *fields == alone && alone != Fields::default()
}
