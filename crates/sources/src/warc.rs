//! Snapshots as a WARC 1.1 file, the format of web archives: for readers that know nothing of Factdesk.

use crate::fetch::sha256_hex;
use chrono::{DateTime, SecondsFormat};
use factdesk_model::desk::{Companion, CompanionKind, Snapshot};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes records one after the other, so that a large desk needs no more memory than its largest snapshot.
#[derive(Debug)]
pub struct Warc<W> {
    out: W,
    /// Whether each record is packed by itself, as archives that are looked up by place have it.
    is_packed: bool,
    /// How many bytes were written so far.
    n_bytes: u64,
}

/// Where a record stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its first byte.
    pub offset: u64,
    /// How many bytes it has.
    pub length: u64,
}

impl<W: Write> Warc<W> {
    /// Begins a file with a `warcinfo` record.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn begin(out: W, software: &str, written_ms: i64) -> io::Result<Warc<W>> {
        Warc::begin_with(out, software, written_ms, false)
    }

    /// Begins a file whose records are packed, each by itself.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn begin_packed(out: W, software: &str, written_ms: i64) -> io::Result<Warc<W>> {
        Warc::begin_with(out, software, written_ms, true)
    }

    fn begin_with(out: W, software: &str, written_ms: i64, is_packed: bool) -> io::Result<Warc<W>> {
        let software = one_line(software);
        let info = format!("software: {software}\r\nformat: WARC File Format 1.1\r\n");
        let mut warc = Warc {
            out,
            is_packed,
            n_bytes: 0,
        };
        let record = Record::new("warcinfo", written_ms, &sha256_hex(info.as_bytes()))
            .header("Content-Type", "application/warc-fields");
        warc.put(&record, info.as_bytes())?;
        Ok(warc)
    }

    /// Writes the answer as it was received, and how it was come by; says where the answer stands.
    ///
    /// The bytes are those after transfer decoding, so headers that speak of the transfer are kept under names of
    /// their own; the payload's digest is the one that the desk holds. Snapshots of files become `resource` records.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn snapshot(&mut self, snapshot: &Snapshot, bytes: &[u8]) -> io::Result<Place> {
        let seed = snapshot.id.as_str();
        let (kind, content_type, block) = match snapshot.http_status {
            Some(status) => (
                "response",
                "application/http;msgtype=response",
                http_block(status, snapshot, bytes),
            ),
            None => ("resource", snapshot.media_type.as_str(), bytes.to_vec()),
        };
        let target = target_of(snapshot);
        let answer = Record::new(kind, snapshot.fetched_ms, &format!("{seed} {kind}"))
            .header("WARC-Target-URI", &target)
            .header("WARC-Payload-Digest", &format!("sha256:{}", snapshot.sha256))
            .header("Content-Type", content_type);
        let place = self.put(&answer, &block)?;
        let fields = metadata(snapshot);
        let about = Record::new("metadata", snapshot.fetched_ms, &format!("{seed} metadata"))
            .header("WARC-Target-URI", &target)
            .header("WARC-Concurrent-To", &answer.id)
            .header("Content-Type", "application/warc-fields");
        self.put(&about, fields.as_bytes())?;
        Ok(place)
    }

    /// Writes what is kept beside a snapshot: the page as it was seen as a conversion of the answer, everything else as
    /// metadata on it.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn companion(
        &mut self,
        snapshot: &Snapshot,
        companion: &Companion,
        bytes: &[u8],
    ) -> io::Result<Place> {
        let seed = snapshot.id.as_str();
        let (kind, content_type) = match companion.kind {
            CompanionKind::Page => ("conversion", "text/html; charset=utf-8"),
            CompanionKind::Timestamp => ("metadata", "application/timestamp-reply"),
            CompanionKind::Archive => ("metadata", "application/octet-stream"),
        };
        let answer = if snapshot.http_status.is_some() {
            "response"
        } else {
            "resource"
        };
        let record = Record::new(
            kind,
            companion.at_ms,
            &format!("{seed} {kind} {}", companion.sha256),
        )
        .header("WARC-Target-URI", &target_of(snapshot))
        .header(
            "WARC-Refers-To",
            &Record::new(answer, 0, &format!("{seed} {answer}")).id,
        )
        .header("Content-Type", content_type);
        self.put(&record, bytes)
    }

    fn put(&mut self, record: &Record, block: &[u8]) -> io::Result<Place> {
        let mut bytes = Vec::with_capacity(block.len() + 1_024);
        if self.is_packed {
            let mut packer = flate2::write::GzEncoder::new(&mut bytes, flate2::Compression::default());
            record.write(&mut packer, block)?;
            packer.finish()?;
        } else {
            record.write(&mut bytes, block)?;
        }
        self.out.write_all(&bytes)?;
        let place = Place {
            offset: self.n_bytes,
            length: bytes.len() as u64,
        };
        self.n_bytes += place.length;
        Ok(place)
    }

    /// Hands back what was written to.
    pub fn into_inner(self) -> W {
        self.out
    }
}

/// The address that a snapshot is filed under; a file has only its digest.
pub(crate) fn target_of(snapshot: &Snapshot) -> String {
    snapshot
        .final_url
        .clone()
        .unwrap_or_else(|| format!("urn:sha256:{}", snapshot.sha256))
}

/// An HTTP answer as it would have been without compression and in one piece.
fn http_block(status: u16, snapshot: &Snapshot, bytes: &[u8]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status} \r\n");
    for header in &snapshot.headers {
        let name = match header.name.as_str() {
            "content-encoding" | "transfer-encoding" | "content-length" => {
                format!("x-archive-orig-{}", header.name)
            }
            name => name.to_owned(),
        };
        // Writing to a string cannot fail.
        let _ = write!(head, "{name}: {}\r\n", one_line(&header.value));
    }
    let _ = write!(head, "content-length: {}\r\n\r\n", bytes.len());
    [head.as_bytes(), bytes].concat()
}

fn metadata(snapshot: &Snapshot) -> String {
    let mut fields = String::new();
    let mut add = |name: &str, value: &str| {
        let _ = write!(fields, "{name}: {}\r\n", one_line(value));
    };
    add("factdesk-snapshot", snapshot.id.as_str());
    add("factdesk-extractor", &snapshot.extractor);
    for redirect in &snapshot.redirects {
        add("via", redirect);
    }
    if let Some(title) = &snapshot.title {
        add("title", title);
    }
    fields
}

/// A value may not begin a line of its own: that would be another header.
fn one_line(value: &str) -> String {
    value
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

struct Record {
    id: String,
    head: String,
}

impl Record {
    /// A record whose name comes from `seed`, so that the same snapshots give the same file.
    fn new(kind: &str, at_ms: i64, seed: &str) -> Record {
        let digest = sha256_hex(seed.as_bytes());
        // Marked as a name-based UUID (version 8, RFC 9562): ours to define.
        let id = format!(
            "<urn:uuid:{}-{}-8{}-a{}-{}>",
            &digest[..8],
            &digest[8..12],
            &digest[13..16],
            &digest[17..20],
            &digest[20..32]
        );
        let date = DateTime::from_timestamp_millis(at_ms)
            .unwrap_or_default()
            .to_rfc3339_opts(SecondsFormat::Millis, true);
        let head = format!("WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: {id}\r\nWARC-Date: {date}\r\n");
        Record { id, head }
    }

    fn header(mut self, name: &str, value: &str) -> Record {
        let _ = write!(self.head, "{name}: {}\r\n", one_line(value));
        self
    }

    fn write(&self, out: &mut impl Write, block: &[u8]) -> io::Result<()> {
        write!(
            out,
            "{}WARC-Block-Digest: sha256:{}\r\nContent-Length: {}\r\n\r\n",
            self.head,
            sha256_hex(block),
            block.len()
        )?;
        out.write_all(block)?;
        out.write_all(b"\r\n\r\n")
    }
}

#[cfg(test)]
mod tests {
    use super::Warc;
    use crate::fetch::sha256_hex;
    use factdesk_model::desk::{Header, PageState, Snapshot};
    use factdesk_model::{SnapshotId, SourceId};

    fn snapshot(bytes: &[u8], http_status: Option<u16>) -> Snapshot {
        Snapshot {
            id: SnapshotId::from_random([7; 10]),
            source: SourceId::from_random([7; 10]),
            fetched_ms: 1_602_410_400_000,
            final_url: http_status.map(|_| "https://x.example/a".to_owned()),
            redirects: vec!["https://x.example/old".to_owned()],
            http_status,
            headers: vec![
                Header {
                    name: "content-type".to_owned(),
                    value: "text/html".to_owned(),
                },
                Header {
                    name: "content-encoding".to_owned(),
                    value: "gzip".to_owned(),
                },
            ],
            sha256: sha256_hex(bytes),
            n_bytes: bytes.len() as u64,
            media_type: "text/plain".to_owned(),
            state: PageState::Ok,
            why: None,
            title: Some("A title\r\nWARC-Type: forged".to_owned()),
            byline: None,
            publisher: None,
            published: None,
            lang: None,
            text: String::new(),
            extractor: "x".to_owned(),
        }
    }

    fn written(bytes: &[u8], http_status: Option<u16>) -> String {
        let snapshot = snapshot(bytes, http_status);
        let mut out = Vec::new();
        let mut warc = Warc::begin(&mut out, "Factdesk", 1_602_410_400_000).unwrap();
        warc.snapshot(&snapshot, bytes).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn records_follow_one_another_by_their_lengths() {
        let file = written("<p>æ".as_bytes(), Some(200));
        let mut rest = file.as_bytes();
        let mut kinds = Vec::new();
        while !rest.is_empty() {
            let end = rest.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
            let head = std::str::from_utf8(&rest[..end]).unwrap();
            assert!(head.starts_with("WARC/1.1\r\n"));
            let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            let n: usize = field("Content-Length: ").parse().unwrap();
            let block = &rest[end + 4..end + 4 + n];
            assert_eq!(
                field("WARC-Block-Digest: "),
                format!("sha256:{}", sha256_hex(block))
            );
            kinds.push(field("WARC-Type: ").to_owned());
            rest = rest[end + 4 + n..].strip_prefix(b"\r\n\r\n").unwrap();
        }
        assert_eq!(kinds, ["warcinfo", "response", "metadata"]);
    }

    #[test]
    fn the_answer_is_as_received_and_its_transfer_is_only_told() {
        let file = written(b"<p>words", Some(200));
        assert!(file.contains(
            "HTTP/1.1 200 \r\ncontent-type: text/html\r\nx-archive-orig-content-encoding: gzip\r\n"
        ));
        assert!(file.contains("content-length: 8\r\n\r\n<p>words\r\n\r\n"));
        assert!(file.contains("WARC-Date: 2020-10-11T10:00:00.000Z\r\n"));
        assert!(file.contains("title: A title  WARC-Type: forged\r\n"));
        assert!(written(b"words", None).contains("WARC-Type: resource\r\n"));
    }
}
