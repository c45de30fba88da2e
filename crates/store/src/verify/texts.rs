use super::Findings;
use crate::digest::sha256_hex;
use crate::error::{StoreError, damaged};
use crate::store::Reader;
use factdesk_model::desk::Selector;
use factdesk_model::{DocumentId, SnapshotId};
use std::collections::BTreeMap;

/// Every document's text against its digest, and every claim against the text.
pub(super) fn documents(desk: &Reader<'_>, findings: &mut Findings) -> Result<(), StoreError> {
    let mut statement = desk
        .conn
        .prepare("SELECT id, sha256, text FROM documents ORDER BY n")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let place = format!("document {id}");
        let (sha256, text): (String, String) = match (row.get(1), row.get(2)) {
            (Ok(sha256), Ok(text)) => (sha256, text),
            _ => {
                findings.add("document", place, "its text cannot be read");
                continue;
            }
        };
        if sha256_hex(text.as_bytes()) != sha256 {
            findings.add(
                "document",
                place,
                "its text is not as it was imported: its digest is another",
            );
        }
        let id = DocumentId::parse(&id).map_err(|error| damaged("documents.id", error))?;
        claims_of(desk, &id, &text, findings)?;
    }
    Ok(())
}

fn claims_of(
    desk: &Reader<'_>,
    document: &DocumentId,
    text: &str,
    findings: &mut Findings,
) -> Result<(), StoreError> {
    let mut statement = desk
        .conn
        .prepare_cached("SELECT id, span_start, span_end, text FROM claims WHERE document = ?1")?;
    let mut rows = statement.query([document.as_str()])?;
    // Places are found by one walk over the text, not by one for each claim.
    let places: Vec<usize> = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .collect();
    while let Some(row) = rows.next()? {
        let (id, start, end): (String, u32, u32) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let words: String = row.get(3)?;
        let byte = |place: u32| places.get(place as usize).copied();
        let stands = byte(start)
            .zip(byte(end))
            .and_then(|(start, end)| text.get(start..end));
        if stands != Some(words.as_str()) {
            let says = format!("its words do not stand at {start}..{end} of document {document}");
            findings.add("anchor", format!("claim {id}"), says);
        }
    }
    Ok(())
}

/// Every passage against the text of its snapshot, and every snapshot against the blobs.
pub(super) fn passages(desk: &Reader<'_>, findings: &mut Findings) -> Result<(), StoreError> {
    let mut evidence: BTreeMap<String, Vec<(String, Selector)>> = BTreeMap::new();
    let mut statement = desk
        .conn
        .prepare("SELECT snapshot, id, selector FROM evidence ORDER BY n")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (snapshot, id, selector): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        match serde_json::from_str(&selector) {
            Ok(selector) => evidence.entry(snapshot).or_default().push((id, selector)),
            Err(error) => findings.add("anchor", format!("evidence {id}"), error),
        }
    }
    let mut statement = desk.conn.prepare("SELECT id, sha256 FROM snapshots ORDER BY n")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, sha256): (String, String) = (row.get(0)?, row.get(1)?);
        let place = format!("snapshot {id}");
        if !desk.blobs.has(&sha256)? {
            findings.add(
                "blob",
                format!("blob {sha256}"),
                format!("the bytes of {place} are missing"),
            );
        }
        let parsed = SnapshotId::parse(&id).map_err(|error| damaged("snapshots.id", error))?;
        match desk.snapshot(&parsed) {
            Ok(snapshot) => {
                for (id, selector) in evidence.remove(&id).unwrap_or_default() {
                    if selector.position.of(&snapshot.text) != Some(selector.exact.as_str()) {
                        let says = format!("its words do not stand where it says in {place}");
                        findings.add("anchor", format!("evidence {id}"), says);
                    }
                }
            }
            Err(error) => findings.add("anchor", place, format!("its text cannot be read: {error}")),
        }
    }
    Ok(())
}

/// Everything that is kept beside a snapshot, against the blobs.
pub(super) fn companions(desk: &Reader<'_>, findings: &mut Findings) -> Result<(), StoreError> {
    for companion in desk.companions()? {
        let place = format!("blob {}", companion.sha256);
        let what = format!("what is kept beside snapshot {}", companion.snapshot);
        if !desk.blobs.has(&companion.sha256)? {
            findings.add("blob", place, format!("the bytes of {what} are missing"));
        }
    }
    Ok(())
}
