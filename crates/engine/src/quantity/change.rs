use super::{Draft, Finder};
use crate::numbers::Number;
use crate::text::TokenKind;
use factdesk_model::annotation::{Change, ChangeRole, ChangeVerb, Dimension};

/// How far back the verb of a change may stand.
const FAR_BACK: usize = 24;
/// How far ahead, in a language whose verbs come last.
const FAR_AHEAD: usize = 10;
/// How far back it may stand where no «med», «til» or «fra» ties the number to it.
const NEAR: usize = 2;

impl Finder<'_, '_, '_> {
    /// The change that a quantity is part of: its verb stands before it in the sentence, or after it where
    /// verbs come
    /// last. `first` is the first token of the number and of the words that bound it.
    pub(super) fn change(&self, draft: &Draft, first: usize) -> Option<Change> {
        // "passed by 52 votes": nothing is reached by so much.
        self.any_change(draft, first)
            .filter(|change| (change.verb, change.role) != (ChangeVerb::Reach, ChangeRole::By))
    }

    fn any_change(&self, draft: &Draft, first: usize) -> Option<Change> {
        // «med kun 3 procent»
        let first = match self.lexicon.only.before(self.text, self.tokens, first) {
            Some((_, begin)) if begin >= self.sentence_start() => begin,
            _ => first,
        };
        if self
            .lexicon
            .unrelated
            .before(self.text, self.tokens, first)
            .is_some()
        {
            return None;
        }
        let role = self.lexicon.change_roles.before(self.text, self.tokens, first);
        if let Some((_, begin)) = self.lexicon.by_after_noun.before(self.text, self.tokens, first)
            && let Some(verb) = self.noun_before(begin)
        {
            return Some(Change {
                verb,
                role: ChangeRole::By,
            });
        }
        // «ned 3 pct.» and «ned fra 5 huse», not "shot down 5 drones".
        let counts = matches!(draft.dimension, Dimension::Count | Dimension::Ratio);
        let beside = self.adverb_at(role.map_or(first, |(_, begin)| begin), role.is_some());
        if let Some(verb) = beside.filter(|_| role.is_some() || !counts) {
            return Some(Change {
                verb,
                role: role.map_or(ChangeRole::By, |(role, _)| role),
            });
        }
        match role {
            Some((role, begin)) => {
                let verb = self
                    .participle_after(draft.end)
                    .or_else(|| self.verb_before(begin, FAR_BACK))
                    .or_else(|| self.verb_after(draft.end))?;
                Some(Change { verb, role })
            }
            None => {
                let verb = self.verb_before(first, NEAR)?;
                // «ramte fem huse» reaches nothing.
                let reaches_nothing = verb == ChangeVerb::Reach && draft.rule == "count";
                // «der faldt 45 mm regn».
                if reaches_nothing
                    || matches!(
                        draft.dimension,
                        Dimension::Length | Dimension::Duration | Dimension::Age
                    )
                {
                    return None;
                }
                // "fell below 30" ends there; "rose over 5 percent" rose by so much.
                let ends_there = draft.dimension != Dimension::Percent
                    && draft
                        .first
                        .checked_sub(1)
                        .is_some_and(|bound| self.is_word_in(bound, &self.lexicon.thresholds));
                let role = if ends_there {
                    ChangeRole::To
                } else {
                    bare_role(verb)
                };
                Some(Change { verb, role })
            }
        }
    }

    /// Whether a verb or noun of change governs the number whose «fra», «til» or «med» begins at `begin`.
    pub(super) fn is_governed(&self, begin: usize, end: usize) -> bool {
        self.verb_before(begin, FAR_BACK).is_some()
            || self.verb_after(end).is_some()
            || self.adverb_at(begin, true).is_some()
    }

    /// Whether a verb of change stands right before a number, or before what bounds it.
    pub(super) fn follows_change_verb(&self, number: &Number) -> bool {
        let (first, _) = self.skip_bounds(number.tokens.first as usize);
        self.verb_before(first, NEAR).is_some()
    }

    /// «ned fra», "up 3 %": right before the number or at the start of its role.
    fn adverb_at(&self, begin: usize, has_role: bool) -> Option<ChangeVerb> {
        let adverb = |at: usize| {
            let token = self.token(at).filter(|token| token.kind == TokenKind::Word)?;
            self.lexicon.change_adverbs.get(&token.word()).copied()
        };
        let inside = if has_role { adverb(begin) } else { None };
        inside.or_else(|| adverb(begin.checked_sub(1)?))
    }

    /// The nearest verb or noun of change before token `end`, in the same clause.
    fn verb_before(&self, end: usize, far: usize) -> Option<ChangeVerb> {
        let from = end.saturating_sub(far).max(self.sentence_start());
        for at in (from..end).rev() {
            let token = self.token(at)?;
            if token.kind != TokenKind::Word {
                // "rose 11 percent, to 12, or 48 cents a share, from 10": roles and asides go on.
                let new_clause = token.is_mark(',')
                    && at + 1 < end
                    && (self.is_word_in(at + 1, &self.lexicon.and)
                        || self.is_word_in(at + 1, &self.lexicon.or))
                    && (at + 1..at + 3).all(|at| {
                        let role = self.lexicon.change_roles.after(self.text, self.tokens, at);
                        role.is_none()
                    })
                    && !self.is_number_beside(at + 2);
                if new_clause
                    || matches!(
                        token.mark(),
                        ';' | ':' | '?' | '!' | '(' | ')' | '"' | '”' | '»' | '«'
                    )
                {
                    return None;
                }
                continue;
            }
            let id = token.word();
            if let Some(verb) = self.lexicon.change_verbs.get(&id) {
                return Some(*verb);
            }
            // «sat ned med 25 til 4»: the adverb makes the verb one of change.
            if far > NEAR
                && let Some(verb) = self.lexicon.change_adverbs.get(&id)
                && self.opens_roles(at + 1, end)
            {
                return Some(*verb);
            }
            if far > NEAR
                && let Some(verb) = self.lexicon.change_nouns.get(&id)
            {
                return Some(*verb);
            }
            if far <= NEAR && self.lexicon.from.contains(&id) {
                return None;
            }
        }
        None
    }

    /// Whether «fra» or «med» stands at `at`, before token `end`.
    fn opens_roles(&self, at: usize, end: usize) -> bool {
        at < end
            && self
                .lexicon
                .change_roles
                .after(self.text, self.tokens, at)
                .is_some_and(|(role, _)| role != ChangeRole::To)
    }

    /// Whether a number begins at `at`, or at the sign of money there.
    fn is_number_beside(&self, at: usize) -> bool {
        (at..at + 2).any(|at| {
            self.token(at)
                .is_some_and(|token| token.kind == TokenKind::Digits)
        })
    }

    /// The verb at the end of the clause: «von 9000 auf 4500 reduziert».
    fn verb_after(&self, end: usize) -> Option<ChangeVerb> {
        if !self.lexicon.verbs_last {
            return None;
        }
        for at in end..end + FAR_AHEAD {
            let token = self.token(at)?;
            // «4,75»: inside a number.
            let in_number = token.is_glued()
                && self
                    .token(at + 1)
                    .is_some_and(|next| next.is_glued() && next.kind == TokenKind::Digits);
            if in_number {
                continue;
            }
            if token.starts_paragraph() || matches!(token.mark(), ',' | '.' | ';' | ':' | '?' | '!' | ')') {
                return None;
            }
            if let Some(verb) = self.lexicon.change_verbs.get(&token.word()) {
                return Some(*verb);
            }
        }
        None
    }

    /// The verb right behind the number, in a language whose verbs come last: «um 3 Prozent gefallen».
    fn participle_after(&self, end: usize) -> Option<ChangeVerb> {
        let verb = self
            .token(end)
            .filter(|token| token.kind == TokenKind::Word && self.lexicon.verbs_last)?;
        self.lexicon.change_verbs.get(&verb.word()).copied()
    }

    /// The noun of change right before token `end`, at most two words away: «en stigning i maj på».
    fn noun_before(&self, end: usize) -> Option<ChangeVerb> {
        (end.saturating_sub(3).max(self.sentence_start())..end)
            .rev()
            .find_map(|at| {
                let token = self.token(at).filter(|token| token.kind == TokenKind::Word)?;
                self.lexicon.change_nouns.get(&token.word()).copied()
            })
    }
}

/// «steg 3 procent», "fell 5 percent": by; «nåede 4000»: to.
fn bare_role(verb: ChangeVerb) -> ChangeRole {
    match verb {
        ChangeVerb::Reach => ChangeRole::To,
        ChangeVerb::Reduce | ChangeVerb::Increase => ChangeRole::By,
    }
}
