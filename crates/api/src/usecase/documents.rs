use super::import::{n_claims, published_setting};
use super::rows::{claim_row, document_row, source_row};
use crate::ApiError;
use crate::desk::Desk;
use crate::reading::published_view;
use crate::view::mention_views;
use crate::wire::{
    CoverageView, DocumentPage, DocumentView, GetDocument, Imported, ListDocuments, SetDocument,
};
use factdesk_model::{Direction, PublishedSource};
use factdesk_store::{ChangeDocument, Filter, Sort};

/// More claims than any story has.
const ALL: u64 = 1_000_000;

/// The stories, newest first.
///
/// # Errors
/// Only those of the desk itself.
pub fn list_documents(desk: &Desk, input: ListDocuments) -> Result<DocumentPage, ApiError> {
    let (offset, limit) = (input.offset.unwrap_or(0), input.limit.unwrap_or(100));
    let page = desk.read(|store| store.documents(None, offset.into(), limit.into()))?;
    Ok(DocumentPage {
        documents: page.rows.into_iter().map(document_row).collect(),
        total: u32::try_from(page.total).unwrap_or(u32::MAX),
    })
}

/// One story with its mentions and claims.
///
/// # Errors
/// `document_missing`, `ambiguous_id`.
pub fn get_document(desk: &Desk, input: GetDocument) -> Result<DocumentView, ApiError> {
    let now = desk.now();
    desk.read(|store| {
        let id = store.resolve_document(&input.document)?;
        let document = store.document(&id)?;
        let scales = store.scales()?;
        let here = Filter {
            document: Some(id.to_string()),
            ..Filter::default()
        };
        let rows = store.queue(&here, Sort::Story, 0, ALL)?.rows;
        let claims = rows.into_iter().map(|row| claim_row(store, row, &scales, now));
        let mut claims = claims.collect::<Result<Vec<_>, _>>()?;
        claims.sort_by_key(|claim| (claim.start, claim.end));
        let coverage = store.coverage(&id)?;
        Ok(DocumentView {
            id: id.to_string(),
            title: document.title,
            lang: document.lang,
            published: published_view(&document.published),
            origin: document.origin,
            imported_ms: document.imported_ms,
            sha256: document.sha256,
            text: document.text,
            sentences: document
                .annotation
                .sentences
                .iter()
                .map(|span| (*span).into())
                .collect(),
            mentions: mention_views(&document.annotation),
            claims,
            sources: store
                .sources_of_document(&id)?
                .into_iter()
                .map(source_row)
                .collect(),
            coverage: CoverageView {
                n_claimed: coverage.n_claimed,
                n_set_aside: coverage.n_set_aside,
                n_open: coverage.n_open,
            },
        })
    })
}

/// Changes what is known about a story and reads it again: relative dates are resolved anew, decisions are kept.
///
/// # Errors
/// `document_missing`, `ambiguous_id`, `unknown_language`, `bad_date`; the desk is as it was.
pub fn set_document(desk: &Desk, input: SetDocument) -> Result<Imported, ApiError> {
    let open = desk.open()?;
    let document = open.read(|store| {
        let id = store.resolve_document(&input.document)?;
        store.document(&id)
    })?;
    let pack = match input.lang.as_deref().map(str::trim) {
        None => desk.annotator.pack(&document.lang)?,
        Some("") => desk.annotator.pack(desk.annotator.detect(&document.text))?,
        Some(lang) => desk.annotator.pack(lang)?,
    };
    let known = Some(document.published).filter(|known| known.source != PublishedSource::Unknown);
    let published = match input.published.as_deref() {
        None => known,
        Some(written) => published_setting(written)?,
    };
    let annotation = desk
        .annotator
        .read(&document.text, pack, published, Direction::Auto);
    let title = input
        .title
        .filter(|title| !title.trim().is_empty())
        .unwrap_or(document.title);
    let origin = match input.origin {
        None => document.origin,
        Some(origin) => Some(origin).filter(|origin| !origin.trim().is_empty()),
    };
    let answer = Imported {
        document: document.id.to_string(),
        title: title.clone(),
        lang: annotation.lang.clone(),
        published: published_view(&annotation.published),
        n_claims: n_claims(&annotation),
        n_sentences: u32::try_from(annotation.sentences.len()).unwrap_or(u32::MAX),
        notes: Vec::new(),
    };
    open.store.change_document(
        &desk.sign(&open),
        &document.id,
        ChangeDocument {
            title,
            lang: annotation.lang.clone(),
            published: annotation.published,
            origin,
            annotation,
        },
    )?;
    Ok(answer)
}
