//! Snapshots as a WACZ file: a web archive with its index and its list of pages in one ZIP, as viewers of web archives
//! open it.

use crate::fetch::sha256_hex;
use crate::policy::host_of;
use crate::warc::{Place, Warc, target_of};
use chrono::{DateTime, SecondsFormat, Utc};
use factdesk_model::desk::{Companion, Snapshot};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{self, Seek, Write};
use url::Url;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const VERSION: &str = "1.1.1";
const ARCHIVE: &str = "archive/data.warc.gz";
const INDEX: &str = "indexes/index.cdxj";
const PAGES: &str = "pages/pages.jsonl";

/// Writes snapshots one after the other; index and pages follow at the end.
pub struct Wacz<W: Write + Seek> {
    warc: Warc<Counted<ZipWriter<W>>>,
    index: Vec<String>,
    pages: Vec<Value>,
    software: String,
    written_ms: i64,
}

impl<W: Write + Seek> Wacz<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn begin(out: W, software: &str, written_ms: i64) -> io::Result<Wacz<W>> {
        let mut zip = ZipWriter::new(out);
        // Records are found by their place, so the archive itself is not packed again.
        zip.start_file(ARCHIVE, stored().large_file(true))?;
        Ok(Wacz {
            warc: Warc::begin_packed(Counted::new(zip), software, written_ms)?,
            index: Vec::new(),
            pages: Vec::new(),
            software: software.to_owned(),
            written_ms,
        })
    }

    /// Writes a snapshot; see [`Warc::snapshot`].
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn snapshot(&mut self, snapshot: &Snapshot, bytes: &[u8]) -> io::Result<()> {
        let place = self.warc.snapshot(snapshot, bytes)?;
        self.index.push(index_line(snapshot, place));
        if snapshot.media_type.contains("html") && snapshot.final_url.is_some() {
            self.pages.push(json!({
                "id": snapshot.id.as_str(),
                "url": snapshot.final_url,
                "ts": moment(snapshot.fetched_ms).to_rfc3339_opts(SecondsFormat::Secs, true),
                "title": snapshot.title,
            }));
        }
        Ok(())
    }

    /// Writes what is kept beside a snapshot; see [`Warc::companion`].
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn companion(&mut self, snapshot: &Snapshot, companion: &Companion, bytes: &[u8]) -> io::Result<()> {
        self.warc.companion(snapshot, companion, bytes).map(|_| ())
    }

    /// Writes index, pages and the list of all files with their digests.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn finish(mut self) -> io::Result<W> {
        let (mut zip, digest, n_bytes) = self.warc.into_inner().end();
        let mut resources = vec![resource(ARCHIVE, &digest, n_bytes)];
        // Looked up by halving: the order is that of the bytes.
        self.index.sort();
        let index: String = self.index.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        let mut pages =
            json!({ "format": "json-pages-1.0", "id": "pages", "title": "All Pages" }).to_string();
        for page in &self.pages {
            pages.push('\n');
            pages.push_str(&page.to_string());
        }
        pages.push('\n');
        for (path, text) in [(INDEX, &index), (PAGES, &pages)] {
            put(&mut zip, path, text.as_bytes())?;
            resources.push(resource(path, &sha256_hex(text.as_bytes()), text.len() as u64));
        }
        let package = json!({
            "profile": "data-package",
            "wacz_version": VERSION,
            "software": self.software,
            "created": moment(self.written_ms).to_rfc3339_opts(SecondsFormat::Secs, true),
            "resources": resources,
        });
        let package = serde_json::to_vec_pretty(&package).map_err(io::Error::other)?;
        put(&mut zip, "datapackage.json", &package)?;
        let digest =
            json!({ "path": "datapackage.json", "hash": format!("sha256:{}", sha256_hex(&package)) });
        put(&mut zip, "datapackage-digest.json", digest.to_string().as_bytes())?;
        Ok(zip.finish()?)
    }
}

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)
}

fn put<W: Write + Seek>(zip: &mut ZipWriter<W>, path: &str, bytes: &[u8]) -> io::Result<()> {
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file(path, packed)?;
    zip.write_all(bytes)
}

fn resource(path: &str, digest: &str, n_bytes: u64) -> Value {
    let name = path.rsplit('/').next().unwrap_or(path);
    json!({ "name": name, "path": path, "hash": format!("sha256:{digest}"), "bytes": n_bytes })
}

fn moment(at_ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at_ms).unwrap_or_default()
}

/// A line of the index: the address as a key that sorts by site, the moment, and where the record stands.
fn index_line(snapshot: &Snapshot, place: Place) -> String {
    let target = target_of(snapshot);
    let mime = match snapshot.http_status {
        Some(_) => snapshot.media_type.split(';').next().unwrap_or_default().trim(),
        None => snapshot.media_type.as_str(),
    };
    let mut about = json!({
        "url": target,
        "mime": mime,
        "digest": format!("sha256:{}", snapshot.sha256),
        "length": place.length.to_string(),
        "offset": place.offset.to_string(),
        "filename": "data.warc.gz",
    });
    if let Some(status) = snapshot.http_status {
        about["status"] = status.to_string().into();
    }
    let at = moment(snapshot.fetched_ms).format("%Y%m%d%H%M%S");
    format!("{} {at} {about}", sort_key(&target))
}

/// `https://www.paper.example/A?b` → `example,paper)/a?b`, as archives sort addresses.
fn sort_key(address: &str) -> String {
    let Ok(url) = Url::parse(address) else {
        return address.replace(' ', "%20").to_lowercase();
    };
    let Some(host) = host_of(&url) else {
        return address.replace(' ', "%20").to_lowercase();
    };
    let is_number = matches!(url.host(), Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)));
    let parts: Vec<&str> = host.strip_prefix("www.").unwrap_or(&host).split('.').collect();
    let site = if is_number {
        host.clone()
    } else {
        parts.into_iter().rev().collect::<Vec<_>>().join(",")
    };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{site}{port}){}{query}", url.path()).to_lowercase()
}

/// Counts and digests what is written through it.
struct Counted<W> {
    out: W,
    digest: Sha256,
    n_bytes: u64,
}

impl<W> Counted<W> {
    fn new(out: W) -> Counted<W> {
        Counted {
            out,
            digest: Sha256::new(),
            n_bytes: 0,
        }
    }

    fn end(self) -> (W, String, u64) {
        (self.out, crate::fetch::hex(&self.digest.finalize()), self.n_bytes)
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.digest.update(&bytes[..n]);
        self.n_bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn addresses_sort_by_site() {
        for (address, key) in [
            ("https://www.Paper.example/A/b?Q=1", "example,paper)/a/b?q=1"),
            ("http://a.b.example:8080/", "example,b,a:8080)/"),
            ("http://127.0.0.1:8080/1", "127.0.0.1:8080)/1"),
            ("urn:sha256:AB", "urn:sha256:ab"),
        ] {
            assert_eq!(sort_key(address), key);
        }
    }
}
