use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A row, or some of its columns, by column name. The id stands beside it.
pub(crate) type Fields = Map<String, Value>;

/// One row changed by an event.
///
/// `before` is null for a new row and `after` for a removed one; the other then holds the whole row. Where both are
/// there, both hold just the columns that differ: compact, and two people who changed different columns of one row
/// are not in each other's way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Change {
    pub entity: String,
    pub id: String,
    pub before: Option<Fields>,
    pub after: Option<Fields>,
}

impl Change {
    /// The change that takes this one back.
    pub fn swapped(self) -> Change {
        Change {
            before: self.after,
            after: self.before,
            ..self
        }
    }
}

/// The changes that take all of `changes` back, last first.
pub(crate) fn swapped(changes: Vec<Change>) -> Vec<Change> {
    changes.into_iter().rev().map(Change::swapped).collect()
}
