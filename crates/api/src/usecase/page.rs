//! Pages as they were seen: kept when a source is captured, shown as they were kept.

use super::sources::chosen_snapshot;
use crate::ApiError;
use crate::desk::Desk;
use crate::wire::{GetPage, PageView};
use factdesk_model::desk::{Companion, CompanionKind};
use factdesk_sources::fetch::{Cancel, Fetched, Fetcher};
use factdesk_sources::page::{CONTENT_POLICY, KeepLimits, PageRequest, keep};
use factdesk_store::{NewCompanion, TakenSnapshot};
use std::collections::BTreeMap;

/// The rule that [`get_page`]'s answer is shown under, as a `Content-Security-Policy`.
pub const PAGE_POLICY: &str = CONTENT_POLICY;

/// A page as it was seen. What is kept is made safe again each time: a desk may come from somebody else.
///
/// # Errors
/// `source_missing`, `ambiguous_id`, `desk_damaged`.
pub fn get_page(desk: &Desk, input: GetPage) -> Result<PageView, ApiError> {
    let (snapshot, kept, bytes) = desk.read(|store| {
        let source = store.resolve_source(&input.source)?;
        let snapshot = chosen_snapshot(store, &source, input.snapshot.as_deref())?;
        let kept = page_of(store.companions_of(&snapshot.id)?);
        let bytes = match &kept {
            Some(kept) => store.companion_bytes(kept)?,
            None => store.snapshot_bytes(&snapshot.id)?,
        };
        Ok((snapshot, kept, bytes))
    })?;
    let content_type = snapshot
        .headers
        .iter()
        .find(|header| header.name == "content-type");
    let about = |name: &str| kept.as_ref().and_then(|kept| kept.about.get(name)?.parse().ok());
    let view = PageView {
        snapshot: snapshot.id.to_string(),
        html: None,
        why: None,
        kept_ms: kept.as_ref().map(|kept| kept.at_ms),
        n_missing: about("missing").unwrap_or(0),
    };
    if kept.is_none() && !is_html(&snapshot.media_type) {
        let why = format!("a file of type {} is not shown as a page", snapshot.media_type);
        return Ok(PageView {
            why: Some(why),
            ..view
        });
    }
    let page = desk.outside.reader.page(&PageRequest {
        bytes,
        // What was kept is whole: nothing in it counts from an address any more.
        url: snapshot.final_url.filter(|_| kept.is_none()),
        content_type: match &kept {
            Some(_) => Some("text/html; charset=utf-8".to_owned()),
            None => content_type.map(|header| header.value.clone()),
        },
        parts: Vec::new(),
    });
    let n_missing = if kept.is_some() {
        view.n_missing
    } else {
        u32::try_from(page.n_missing).unwrap_or(u32::MAX)
    };
    Ok(PageView {
        html: page.why.is_none().then_some(page.html),
        why: page.why,
        n_missing,
        ..view
    })
}

fn page_of(companions: Vec<Companion>) -> Option<Companion> {
    let mut companions = companions.into_iter().rev();
    companions.find(|companion| companion.kind == CompanionKind::Page)
}

fn is_html(media_type: &str) -> bool {
    media_type.contains("html")
}

/// Keeps the page as it is seen now beside a snapshot that is being taken. What of it cannot be had is left out.
pub(super) fn keep_page(
    desk: &Desk,
    fetcher: &Fetcher,
    page: &Fetched,
    taken: &mut TakenSnapshot,
    cancel: &Cancel,
) {
    if !is_html(&taken.media_type) {
        return;
    }
    let Some(kept) = keep(fetcher, &desk.outside.reader, page, KeepLimits::default(), cancel) else {
        return;
    };
    let about = BTreeMap::from([
        ("parts".to_owned(), kept.n_parts.to_string()),
        ("missing".to_owned(), kept.page.n_missing.to_string()),
    ]);
    taken.companions.push(NewCompanion {
        kind: CompanionKind::Page,
        bytes: kept.page.html.into_bytes(),
        at_ms: desk.now_ms(),
        about,
    });
}
