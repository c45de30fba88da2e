use super::queue::filter;
use super::verdicts::words;
use crate::ApiError;
use crate::desk::Desk;
use crate::wire::{Nothing, RemoveView, SaveView, SavedView, SavedViews};
use factdesk_store::StoreError;

/// The queries that the reviewer keeps and those that all share, each with how many claims it shows now.
///
/// # Errors
/// Only those of the desk itself.
pub fn saved_views(desk: &Desk, _: Nothing) -> Result<SavedViews, ApiError> {
    let open = desk.open()?;
    let views = open.read(|store| {
        let view = |view: factdesk_store::SavedView| {
            // A story that the query names may be gone after an undo; the view shows nothing then.
            let n_claims = match filter(Some(&view.query), None).and_then(|filter| store.count(&filter)) {
                Ok(n) => n,
                Err(StoreError::NotFound { .. } | StoreError::Ambiguous { .. }) => 0,
                Err(error) => return Err(error),
            };
            Ok(SavedView {
                id: view.id,
                name: view.name,
                query: view.query,
                sort: view.sort.into(),
                is_shared: view.reviewer.is_none(),
                n_claims: u32::try_from(n_claims).unwrap_or(u32::MAX),
            })
        };
        let views = store.views(&open.reviewer.id)?;
        views.into_iter().map(view).collect::<Result<_, _>>()
    })?;
    Ok(SavedViews { views })
}

/// Keeps a query under a name, in place of the view of that id, or of the reviewer's view of that name.
///
/// # Errors
/// `words_missing` for an empty name, `bad_query`, `view_missing`.
pub fn save_view(desk: &Desk, input: SaveView) -> Result<SavedViews, ApiError> {
    let open = desk.open()?;
    let name = words(&input.name, "a view needs a name")?;
    let is_shared = input.is_shared.unwrap_or(false);
    let views = open.read(|store| store.views(&open.reviewer.id))?;
    let id = match input.id {
        Some(id) if views.iter().any(|view| view.id == id) => id,
        Some(id) => return Err(StoreError::NotFound { what: "view", id }.into()),
        None => {
            let known = views
                .into_iter()
                .find(|view| view.name == name && view.reviewer.is_none() == is_shared);
            known.map(|view| view.id).unwrap_or_default()
        }
    };
    let view = factdesk_store::SavedView {
        id,
        reviewer: (!is_shared).then(|| open.reviewer.id.clone()),
        name,
        query: input.query,
        sort: input.sort.unwrap_or_default().into(),
    };
    open.store.save_view(&desk.sign(&open), view)?;
    saved_views(desk, Nothing {})
}

/// Removes a saved view, by its id or name.
///
/// # Errors
/// `view_missing`.
pub fn remove_view(desk: &Desk, input: RemoveView) -> Result<SavedViews, ApiError> {
    let open = desk.open()?;
    let views = open.read(|store| store.views(&open.reviewer.id))?;
    let found = views
        .into_iter()
        .find(|view| view.id == input.view || view.name == input.view);
    let view = found.ok_or_else(|| StoreError::NotFound {
        what: "view",
        id: input.view.clone(),
    })?;
    open.store.remove_view(&desk.sign(&open), &view.id)?;
    saved_views(desk, Nothing {})
}
