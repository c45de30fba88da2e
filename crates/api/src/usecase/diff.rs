use super::sources::chosen_snapshot;
use crate::desk::Desk;
use crate::wire::{
    DiffSnapshots, DifferenceOp, DifferencePart, ParagraphChange, ParagraphDiff, SnapshotDiff,
};
use crate::{ApiError, ErrorCode};
use factdesk_sources::compare::{Change, paragraphs};

/// Holds two snapshots of a source beside each other, paragraph by paragraph and word by word.
///
/// # Errors
/// `source_missing`, `ambiguous_id`; also where there is only one snapshot.
pub fn diff_snapshots(desk: &Desk, input: DiffSnapshots) -> Result<SnapshotDiff, ApiError> {
    let (before, after) = desk.read(|store| {
        let source = store.resolve_source(&input.source)?;
        let after = chosen_snapshot(store, &source, input.after.as_deref())?;
        let before = match input.before.as_deref() {
            Some(asked) => Some(chosen_snapshot(store, &source, Some(asked))?),
            None => {
                let mut earlier = store.snapshots_of(&source)?;
                let place = earlier.iter().position(|snapshot| snapshot.id == after.id);
                earlier.truncate(place.unwrap_or(0));
                earlier.pop()
            }
        };
        Ok((before, after))
    })?;
    let before = before.ok_or_else(|| {
        ApiError::new(
            ErrorCode::SourceMissing,
            "there is no earlier snapshot of this source",
        )
    })?;
    let told: Vec<ParagraphDiff> = paragraphs(&before.text, &after.text)
        .into_iter()
        .map(|paragraph| ParagraphDiff {
            change: match paragraph.change {
                Change::Kept => ParagraphChange::Kept,
                Change::Altered => ParagraphChange::Altered,
                Change::Removed => ParagraphChange::Removed,
                Change::Added => ParagraphChange::Added,
            },
            parts: paragraph.steps.into_iter().map(part).collect(),
        })
        .collect();
    let n_changed = told
        .iter()
        .filter(|paragraph| paragraph.change != ParagraphChange::Kept)
        .count();
    Ok(SnapshotDiff {
        before: before.id.to_string(),
        before_ms: before.fetched_ms,
        after: after.id.to_string(),
        after_ms: after.fetched_ms,
        n_changed: u32::try_from(n_changed).unwrap_or(u32::MAX),
        paragraphs: told,
    })
}

/// A step of a difference as it leaves the api.
pub(super) fn part((op, text): (String, String)) -> DifferencePart {
    DifferencePart {
        op: match op.as_str() {
            "-" => DifferenceOp::Removed,
            "+" => DifferenceOp::Added,
            _ => DifferenceOp::Kept,
        },
        text,
    }
}
