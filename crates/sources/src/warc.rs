//! Snapshots as a WARC 1.1 file, the format of web archives: for readers that know nothing of Factdesk.

use crate::fetch::sha256_hex;
use chrono::{DateTime, SecondsFormat};
use factdesk_model::desk::Snapshot;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes records one after the other, so that a large desk needs no more memory than its largest snapshot.
#[derive(Debug)]
pub struct Warc<W> {
    out: W,
}

impl<W: Write> Warc<W> {
    /// Begins a file with a `warcinfo` record.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn begin(mut out: W, software: &str, written_ms: i64) -> io::Result<Warc<W>> {
        let software = one_line(software);
        let info = format!("software: {software}\r\nformat: WARC File Format 1.1\r\n");
        Record::new("warcinfo", written_ms, &sha256_hex(info.as_bytes()))
            .header("Content-Type", "application/warc-fields")
            .write(&mut out, info.as_bytes())?;
        Ok(Warc { out })
    }

    /// Writes the answer as it was received, and how it was come by.
    ///
    /// The bytes are those after transfer decoding, so headers that speak of the transfer are kept under names of
    /// their own; the payload's digest is the one that the desk holds. Snapshots of files become `resource` records.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn snapshot(&mut self, snapshot: &Snapshot, bytes: &[u8]) -> io::Result<()> {
        let seed = snapshot.id.as_str();
        let (kind, content_type, block) = match snapshot.http_status {
            Some(status) => (
                "response",
                "application/http;msgtype=response",
                http_block(status, snapshot, bytes),
            ),
            None => ("resource", snapshot.media_type.as_str(), bytes.to_vec()),
        };
        let target = snapshot
            .final_url
            .clone()
            .unwrap_or_else(|| format!("urn:sha256:{}", snapshot.sha256));
        let answer = Record::new(kind, snapshot.fetched_ms, &format!("{seed} {kind}"))
            .header("WARC-Target-URI", &target)
            .header("WARC-Payload-Digest", &format!("sha256:{}", snapshot.sha256))
            .header("Content-Type", content_type);
        answer.write(&mut self.out, &block)?;
        let fields = metadata(snapshot);
        Record::new("metadata", snapshot.fetched_ms, &format!("{seed} metadata"))
            .header("WARC-Target-URI", &target)
            .header("WARC-Concurrent-To", &answer.id)
            .header("Content-Type", "application/warc-fields")
            .write(&mut self.out, fields.as_bytes())
    }
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
