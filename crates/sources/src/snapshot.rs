//! A fetched page or a local file as the desk keeps it.

use crate::fetch::{Fetched, sha256_hex};
use crate::read::{ReadRequest, Reading};
use chrono::{DateTime, NaiveDate};
use factdesk_model::desk::Snapshot;
use factdesk_model::{SnapshotId, SourceId};

/// What to read of an answer.
#[must_use]
pub fn read_request(fetched: &Fetched) -> ReadRequest {
    ReadRequest {
        bytes: fetched.bytes.clone(),
        url: Some(fetched.final_url.clone()),
        content_type: fetched.header("content-type").map(str::to_owned),
        file_name: None,
        today: day_of(fetched.fetched_ms),
    }
}

/// The answer and what was read of it, ready to be kept. The bytes themselves are kept beside it, by their digest.
#[must_use]
pub fn snapshot_of(id: SnapshotId, source: SourceId, fetched: &Fetched, reading: &Reading) -> Snapshot {
    Snapshot {
        final_url: Some(fetched.final_url.clone()),
        redirects: fetched
            .redirects
            .iter()
            .map(|redirect| redirect.url.clone())
            .collect(),
        http_status: Some(fetched.status),
        headers: fetched.headers.clone(),
        sha256: fetched.sha256.clone(),
        ..snapshot_of_file(id, source, &fetched.bytes, fetched.fetched_ms, reading)
    }
}

/// A local file and what was read of it, ready to be kept.
#[must_use]
pub fn snapshot_of_file(
    id: SnapshotId,
    source: SourceId,
    bytes: &[u8],
    taken_ms: i64,
    reading: &Reading,
) -> Snapshot {
    let outcome = &reading.outcome;
    Snapshot {
        id,
        source,
        fetched_ms: taken_ms,
        final_url: None,
        redirects: Vec::new(),
        http_status: None,
        headers: Vec::new(),
        sha256: sha256_hex(bytes),
        n_bytes: bytes.len() as u64,
        media_type: reading.media_type.clone(),
        state: outcome.state,
        why: outcome.why.clone(),
        title: outcome.title.clone(),
        byline: outcome.byline.clone(),
        publisher: outcome.publisher.clone(),
        published: outcome.published.as_ref().map(|found| found.date.clone()),
        lang: outcome.lang.clone(),
        text: reading.wide.clone(),
        extractor: reading.extractor.clone(),
    }
}

/// The day of a moment, in UTC.
#[must_use]
pub fn day_of(unix_ms: i64) -> Option<NaiveDate> {
    DateTime::from_timestamp_millis(unix_ms).map(|at| at.date_naive())
}
