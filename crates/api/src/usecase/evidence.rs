use super::claims::claim_view;
use super::rows::{evidence_view, whole_evidence};
use crate::desk::Desk;
use crate::wire::{AddEvidence, ChangeEvidence, ClaimView, EvidenceView, MoveEvidence, RemoveEvidence};
use crate::{ApiError, ErrorCode};
use factdesk_model::Span;
use factdesk_model::desk::Selector;
use factdesk_sources::read::ReadRequest;
use factdesk_store::NewEvidence;

/// How many code points around a passage are kept with it.
const AROUND: u32 = 32;

/// Ties a passage of a snapshot to a claim.
///
/// # Errors
/// `claim_missing`, `source_missing`, `ambiguous_id`; `passage_missing` for a place outside the text, or an empty one.
pub fn add_evidence(desk: &Desk, input: AddEvidence) -> Result<EvidenceView, ApiError> {
    let open = desk.open()?;
    let (claim, snapshot) = open.read(|store| {
        let claim = store.resolve_claim(&input.claim)?;
        let snapshot = store.resolve_snapshot(&input.snapshot)?;
        Ok((claim, store.snapshot(&snapshot)?))
    })?;
    let place = Span::new(input.start, input.end);
    let page = if is_pdf(&snapshot.media_type) {
        let bytes = open.read(|store| store.snapshot_bytes(&snapshot.id))?;
        page_of(desk, &bytes, &snapshot.text, place)
    } else {
        None
    };
    let selector = selector(&snapshot.text, place, page).ok_or_else(|| {
        let place = format!("{}..{} of the snapshot's text", input.start, input.end);
        ApiError::new(ErrorCode::PassageMissing, place)
    })?;
    let new = NewEvidence {
        selector,
        stance: input.stance.into(),
        note: input.note.filter(|note| !note.trim().is_empty()),
    };
    let id = open
        .store
        .add_evidence(&desk.sign(&open), &claim, &snapshot.id, new)?;
    let whole = open.read(|store| whole_evidence(store, store.evidence(&id)?))?;
    Ok(evidence_view(whole))
}

/// Takes a passage off its claim.
///
/// # Errors
/// `evidence_missing`, `ambiguous_id`.
pub fn remove_evidence(desk: &Desk, input: RemoveEvidence) -> Result<ClaimView, ApiError> {
    let open = desk.open()?;
    let evidence = open.read(|store| store.evidence(&store.resolve_evidence(&input.evidence)?))?;
    open.store.remove_evidence(&desk.sign(&open), &evidence.id)?;
    claim_view(desk, &evidence.claim)
}

/// Changes what a passage does to its claim, or the note on it.
///
/// # Errors
/// `evidence_missing`, `ambiguous_id`.
pub fn change_evidence(desk: &Desk, input: ChangeEvidence) -> Result<EvidenceView, ApiError> {
    let open = desk.open()?;
    let before = open.read(|store| store.evidence(&store.resolve_evidence(&input.evidence)?))?;
    let stance = input.stance.map_or(before.stance, Into::into);
    let note = match input.note {
        None => before.note,
        Some(note) => Some(note).filter(|note| !note.trim().is_empty()),
    };
    open.store
        .change_evidence(&desk.sign(&open), &before.id, stance, note)?;
    Ok(evidence_view(open.read(|store| {
        whole_evidence(store, store.evidence(&before.id)?)
    })?))
}

/// Puts a passage where a person found it again, in a newer snapshot of the same source. A verdict that rests on other
/// words becomes stale.
///
/// # Errors
/// `evidence_missing`, `source_missing`, `ambiguous_id`; `passage_missing` for a place outside the text.
pub fn move_evidence(desk: &Desk, input: MoveEvidence) -> Result<EvidenceView, ApiError> {
    let open = desk.open()?;
    let (id, snapshot) = open.read(|store| {
        let id = store.resolve_evidence(&input.evidence)?;
        Ok((id, store.snapshot(&store.resolve_snapshot(&input.snapshot)?)?))
    })?;
    let selector = selector(&snapshot.text, Span::new(input.start, input.end), None).ok_or_else(|| {
        let place = format!("{}..{} of the snapshot's text", input.start, input.end);
        ApiError::new(ErrorCode::PassageMissing, place)
    })?;
    open.store
        .move_evidence(&desk.sign(&open), &id, &snapshot.id, selector)?;
    Ok(evidence_view(
        open.read(|store| whole_evidence(store, store.evidence(&id)?))?,
    ))
}

pub(super) fn is_pdf(media_type: &str) -> bool {
    media_type.starts_with("application/pdf")
}

/// The page of a PDF on which a passage begins, from 1. The pages are not kept, since they follow from the bytes; where
/// today's extractor reads another text than the one that is kept, no page is told rather than a wrong one.
pub(super) fn page_of(desk: &Desk, bytes: &[u8], text: &str, place: Span) -> Option<u32> {
    let reading = desk.outside.reader.read(&ReadRequest {
        bytes: bytes.to_vec(),
        content_type: Some("application/pdf".to_owned()),
        ..ReadRequest::default()
    });
    let pages = reading.outcome.pages.filter(|_| reading.wide == text)?;
    let page = pages.iter().rev().find(|page| page.start <= place.start)?;
    Some(page.page)
}

/// A passage with the words around it; `None` where it is empty or reaches outside the text.
pub(super) fn selector(text: &str, place: Span, page: Option<u32>) -> Option<Selector> {
    let exact = place.of(text).filter(|exact| !exact.trim().is_empty())?;
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let before = Span::new(place.start.saturating_sub(AROUND), place.start);
    let after = Span::new(place.end, place.end.saturating_add(AROUND).min(length));
    Some(Selector {
        position: place,
        exact: exact.to_owned(),
        prefix: before.of(text).unwrap_or_default().to_owned(),
        suffix: after.of(text).unwrap_or_default().to_owned(),
        page,
    })
}

#[cfg(test)]
mod tests {
    use super::selector;
    use factdesk_model::Span;

    #[test]
    fn a_passage_keeps_the_words_around_it() {
        let found = selector("Der er 4.500 soldater på øen.", Span::new(7, 12), None).unwrap();
        assert_eq!(
            (found.prefix.as_str(), found.exact.as_str()),
            ("Der er ", "4.500")
        );
        assert_eq!(found.suffix, " soldater på øen.");
    }

    #[test]
    fn a_place_outside_the_text_is_no_passage() {
        for (start, end) in [(3, 3), (9, 12), (5, 3), (0, 1)] {
            assert_eq!(
                selector(" bc", Span::new(start, end), None),
                None,
                "{start}..{end}"
            );
        }
    }
}
