use super::{Draft, Finder};
use factdesk_model::annotation::Bound;

impl Finder<'_, '_, '_> {
    /// Reads what bounds the value, from the words before and after; returns the first token of the words
    /// before.
    pub(super) fn read_bound(&self, draft: &mut Draft) -> usize {
        let (first, own) = self.skip_bounds(draft.first);
        if draft.bound == Bound::Between {
            return first;
        }
        let after = self
            .lexicon
            .bounds_after
            .after(self.text, self.tokens, draft.end)
            .map(|(bound, _)| bound);
        if let Some(bound) = own.or(after) {
            draft.bound = bound;
        }
        (draft.low, draft.high) = match draft.bound {
            Bound::Exact => (draft.value, draft.value),
            Bound::AtLeast | Bound::MoreThan => (draft.value, None),
            Bound::AtMost | Bound::LessThan => (None, draft.value),
            Bound::About | Bound::Between => (None, None),
        };
        first
    }

    /// The first token of the bounding words before `first`, and what they say; the outermost wins.
    pub(super) fn skip_bounds(&self, first: usize) -> (usize, Option<Bound>) {
        let (mut first, mut own) = (first, None);
        for _ in 0..2 {
            let Some((bound, begin)) = self.lexicon.bounds_before.before(self.text, self.tokens, first)
            else {
                break;
            };
            own = Some(bound);
            first = begin;
        }
        (first, own)
    }
}
