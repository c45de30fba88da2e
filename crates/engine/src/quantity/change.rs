use super::{Draft, Finder};
use crate::text::{Token, TokenKind};
use factdesk_model::annotation::{Change, ChangeRole, ChangeVerb};

/// How far back the verb of a change may stand.
const FAR_BACK: usize = 24;
/// How far back it may stand where no «med», «til» or «fra» ties the number to it.
const NEAR: usize = 2;

impl Finder<'_, '_, '_> {
    /// The change that a quantity is part of: its verb stands before it in the sentence.
    pub(super) fn change(&self, draft: &Draft, first: usize) -> Option<Change> {
        let role = self.lexicon.change_roles.before(self.text, self.tokens, first);
        let start = self.sentence_start();
        let from = first
            .saturating_sub(if role.is_some() { FAR_BACK } else { NEAR })
            .max(start);
        for at in (from..first).rev() {
            let token = self.token(at)?;
            if matches!(token.mark(), '.' | ';' | ':' | '?' | '!' | '(' | ')') && role.is_none() {
                return None;
            }
            if token.kind != TokenKind::Word {
                continue;
            }
            let is_role = role.is_some_and(|(_, begin)| at >= begin);
            // «ned fra», "up 3 %": only right before the number.
            let is_beside = role.is_none_or(|(_, begin)| at + 1 >= begin)
                && at + 2 > role.map_or(first, |(_, begin)| begin);
            if let Some(verb) = self
                .lexicon
                .change_adverbs
                .get(&token.word())
                .filter(|_| is_beside)
            {
                return Some(Change {
                    verb: *verb,
                    role: role.map_or(ChangeRole::By, |(role, _)| role),
                });
            }
            if let Some(verb) = self.lexicon.change_verbs.get(&token.word()) {
                // «ramte fem huse» reaches nothing.
                if role.is_none() && *verb == ChangeVerb::Reach && draft.rule == "count" {
                    return None;
                }
                return Some(Change {
                    verb: *verb,
                    role: role.map_or_else(|| bare_role(*verb), |(role, _)| role),
                });
            }
            if let (Some(verb), Some((role, _))) = (self.lexicon.change_nouns.get(&token.word()), role) {
                return Some(Change { verb: *verb, role });
            }
            if role.is_none() && !is_role && self.ends_clause(token) {
                return None;
            }
        }
        None
    }

    fn ends_clause(&self, token: &Token) -> bool {
        self.lexicon.from.contains(&token.word())
    }
}

/// «steg 3 procent», "fell 5 percent": by; «nåede 4000»: to.
fn bare_role(verb: ChangeVerb) -> ChangeRole {
    match verb {
        ChangeVerb::Reach => ChangeRole::To,
        ChangeVerb::Reduce | ChangeVerb::Increase => ChangeRole::By,
    }
}
