//! The ledger: every change to the desk, in order, each event sealed with the hash of the one before.

mod append;
mod apply;
mod change;
mod event;
mod kind;
mod steps;
mod undo;

pub(crate) use append::{NO_EVENT, Sealed, WrittenEvent, append, insert_line, last_hash, note_subjects};
pub(crate) use apply::{Applier, Derived};
pub(crate) use change::{Change, Fields, swapped};
pub use event::Event;
pub(crate) use event::{HEAD_COLUMNS, LINE_COLUMNS, Line, head, stored, unpack};
pub use kind::EventKind;
pub(crate) use steps::follow as follow_steps;
pub use undo::Redoable;
