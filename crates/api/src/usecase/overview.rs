use super::history::event_view;
use super::rows::document_row;
use crate::ApiError;
use crate::desk::Desk;
use crate::wire::{DeskOverview, Nothing, OpenDesk, ReviewerView};
use factdesk_model::desk::ClaimStatus;
use factdesk_store::Filter;
use std::path::Path;

/// How many stories the overview shows.
const RECENT: u64 = 10;

/// The desk at a glance.
///
/// # Errors
/// `desk_missing`.
pub fn desk_overview(desk: &Desk, _: Nothing) -> Result<DeskOverview, ApiError> {
    let open = desk.open()?;
    let overview = open.read(|store| {
        let count = |statuses: &[ClaimStatus]| {
            let n = store.count(&Filter {
                statuses: statuses.to_vec(),
                ..Filter::default()
            })?;
            Ok::<u32, factdesk_store::StoreError>(u32::try_from(n).unwrap_or(u32::MAX))
        };
        let stale = Filter {
            stale: Some(true),
            ..Filter::default()
        };
        let page = store.documents(None, 0, RECENT)?;
        let next = store.next_steps(&open.reviewer.id)?;
        let scales = store.scales()?;
        let view = |event: &factdesk_store::Event| event_view(store, event, &scales);
        Ok(DeskOverview {
            name: store.desk_name()?,
            folder: open.folder.display().to_string(),
            reviewer: ReviewerView {
                id: open.reviewer.id.to_string(),
                name: open.reviewer.name.clone(),
            },
            n_documents: u32::try_from(page.total).unwrap_or(u32::MAX),
            n_claims: count(&[])?,
            n_open: count(&[ClaimStatus::Open])?,
            n_in_review: count(&[ClaimStatus::InReview])?,
            n_decided: count(&[ClaimStatus::Decided])?,
            n_published: count(&[ClaimStatus::Published, ClaimStatus::Corrected])?,
            n_set_aside: count(&[ClaimStatus::SetAside])?,
            n_stale: u32::try_from(store.count(&stale)?).unwrap_or(u32::MAX),
            n_sources: u32::try_from(store.sources()?.len()).unwrap_or(u32::MAX),
            recent: page.rows.into_iter().map(document_row).collect(),
            undo: next.undo.as_ref().map(view).transpose()?,
            redo: next.redo.as_ref().map(view).transpose()?,
        })
    })?;
    Ok(overview)
}

/// Opens another desk, or makes one; the one that was open stays open until then.
///
/// # Errors
/// `desk_missing`, `desk_exists`, `desk_damaged`, `desk_newer`, `desk_busy`, `desk_unwritable`.
pub fn open_desk(desk: &Desk, input: OpenDesk) -> Result<DeskOverview, ApiError> {
    desk.open_at(Path::new(&input.folder), input.create.unwrap_or(false))?;
    desk_overview(desk, Nothing {})
}
