//! Numbers that are not meant exactly: «hundreder», «et par hundrede».

use super::Precision;
use super::lexicon::Part;
use super::run::{Kind, Piece};
use super::walk::Walk;
use rust_decimal::Decimal;

impl Walk<'_, '_, '_> {
    /// «hundreder», «tusinder af …», "tens of millions".
    pub(super) fn take_plural(&mut self, least: u64) -> bool {
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
            // «titals millioner», with nothing between.
            let (plural, step) = match (plural, self.run.pieces.get(next)) {
                (
                    None,
                    Some(Piece {
                        kind: Kind::Word(entry),
                        ..
                    }),
                ) => (entry.plural, 1),
                _ => (plural, 2),
            };
            let Some(product) = plural.and_then(|plural| value.checked_mul(plural.into())) else {
                break;
            };
            value = product;
            next += step;
        }
        self.sum.precision = Precision::Several;
        self.sum.group = Some(value);
        self.sum.has_words = true;
        self.sum.is_ended = true;
        self.at = next;
        self.keep(next - 1);
        false
    }

    pub(super) fn take_vague(&mut self, value: u32) -> bool {
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
}
