use super::rows::claim_row;
use crate::ApiError;
use crate::desk::Desk;
use crate::wire::{Search, SearchHit, SearchHits};
use factdesk_store::HitKind;

/// Searches claims, stories, sources and reasoning.
///
/// # Errors
/// `bad_query`.
pub fn search(desk: &Desk, input: Search) -> Result<SearchHits, ApiError> {
    let limit = input.limit.unwrap_or(50);
    let now = desk.now();
    desk.read(|store| {
        let scales = store.scales()?;
        let mut hits = Vec::new();
        for hit in store.search(&input.query, limit)? {
            let found = hit.found.iter().map(|span| (*span).into()).collect();
            let row = |claim| claim_row(store, store.queue_row(claim)?, &scales, now);
            hits.push(match &hit.kind {
                HitKind::Claim(claim) => SearchHit::Claim {
                    claim: row(claim)?,
                    text: hit.text,
                    found,
                },
                HitKind::Verdict(claim) => SearchHit::Verdict {
                    claim: row(claim)?,
                    text: hit.text,
                    found,
                },
                HitKind::Document(document) => SearchHit::Document {
                    id: document.to_string(),
                    title: store.document_summary(document)?.title,
                    text: hit.text,
                    found,
                },
                HitKind::Source(source) => {
                    let source = store.source(source)?;
                    SearchHit::Source {
                        id: source.id.to_string(),
                        title: source.title.unwrap_or(source.address),
                        text: hit.text,
                        found,
                    }
                }
            });
        }
        Ok(SearchHits { hits })
    })
}
