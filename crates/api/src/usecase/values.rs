use crate::desk::Desk;
use crate::suggest::changed_pairs;
use crate::wire::ValueChange;
use factdesk_model::desk::PassageState;
use factdesk_model::{Direction, Published};
use factdesk_sources::compare::QuoteOutcome;

/// The numbers and times of an altered passage, old and new, compared by value: `4.000` and `4000` are the same, and
/// `8600` is 115 % higher.
pub(super) fn changed_values(desk: &Desk, lang: Option<&str>, found: &QuoteOutcome) -> Vec<ValueChange> {
    let (PassageState::Altered, Some(steps)) = (found.state, &found.difference) else {
        return Vec::new();
    };
    let side = |sign: &str| -> String {
        steps
            .iter()
            .filter(|(op, _)| op == "=" || op == sign)
            .map(|(_, words)| words.as_str())
            .collect()
    };
    let (old, new) = (side("-"), side("+"));
    let named = lang.and_then(|lang| desk.annotator.pack(lang).ok());
    let pack = match named {
        Some(pack) => pack,
        None => match desk.annotator.pack(desk.annotator.detect(&new)) {
            Ok(pack) => pack,
            Err(_) => return Vec::new(),
        },
    };
    let read = |text: &str| {
        desk.annotator
            .read(text, pack, Some(Published::UNKNOWN), Direction::Auto)
    };
    changed_pairs((&old, &read(&old)), (&new, &read(&new)), pack)
        .into_iter()
        .map(|(before, after, difference)| ValueChange {
            before,
            after,
            difference: difference.map(Into::into),
        })
        .collect()
}
