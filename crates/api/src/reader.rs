//! The headless face of the sources crate, so that scripts and measurements run the very code the desk uses.

use crate::{ApiError, ErrorCode};
use factdesk_sources::child::Reader;
use factdesk_sources::compare::{CompareOutcome, Quote, Version, compare};
use factdesk_sources::fetch::sha256_hex;
use factdesk_sources::policy::Policy;
use factdesk_sources::read::{ReadOutcome, ReadRequest};
use serde::{Deserialize, Serialize};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// Says what text and facts files hold, each in a child process.
pub struct FileReader {
    reader: Reader,
}

impl FileReader {
    /// Reads by starting this program again as a child; its `main` must begin with [`crate::run_reader_if_asked`].
    ///
    /// # Errors
    /// Where the system does not tell which program is running.
    pub fn of_this_program() -> std::io::Result<FileReader> {
        Ok(FileReader {
            reader: Reader::this_program()?,
        })
    }

    /// What a file holds; `url` is the address it came from.
    ///
    /// # Errors
    /// `file_missing`, `file_unreadable`, `text_too_large`.
    pub fn read(&self, path: &Path, url: Option<&str>) -> Result<ReadOutcome, ApiError> {
        let bytes = crate::usecase::read_file(path)?;
        let request = ReadRequest {
            bytes,
            url: url.map(str::to_owned),
            content_type: None,
            file_name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
            today: None,
        };
        Ok(self.reader.read(&request).outcome)
    }
}

/// Two files to compare, and the passages of the old one.
#[derive(Debug, Deserialize)]
pub struct CompareRequest {
    /// The earlier version.
    pub old: PathBuf,
    /// The later version.
    pub new: PathBuf,
    /// The passages to find again.
    #[serde(default)]
    pub quotes: Vec<Quote>,
}

impl FileReader {
    /// Says whether two files hold the same, and where the passages of the old one stand in the new one. A `.txt` file
    /// is taken as readable text as it stands.
    ///
    /// # Errors
    /// `file_missing`, `file_unreadable`, `text_too_large`, `not_text`.
    pub fn compare(&self, request: &CompareRequest) -> Result<CompareOutcome, ApiError> {
        Ok(compare(
            &self.version(&request.old)?,
            &self.version(&request.new)?,
            &request.quotes,
        ))
    }

    fn version(&self, path: &Path) -> Result<Version, ApiError> {
        let bytes = crate::usecase::read_file(path)?;
        if path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("txt"))
        {
            return Ok(Version::of_text(crate::decode(&bytes)?));
        }
        let sha256 = sha256_hex(&bytes);
        let reading = self.reader.read(&ReadRequest {
            bytes,
            file_name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
            ..ReadRequest::default()
        });
        Ok(Version::of_reading(&reading, Some(sha256)))
    }
}

/// Whether an address would be asked, and why not; `None` where the host's address is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PolicyAnswer {
    /// The decision.
    pub allowed: Option<bool>,
    /// What speaks against it, or what is missing to decide.
    pub why: Option<String>,
}

/// Decides as the fetcher would for one hop and opens no connection. `resolved` holds `HOST=ADDRESS`.
///
/// # Errors
/// `bad_request` for a pair that is none.
pub fn fetch_policy(
    url: &str,
    resolved: &[String],
    allow_hosts: &[String],
) -> Result<PolicyAnswer, ApiError> {
    let pairs = resolved
        .iter()
        .map(|pair| read_pair(pair))
        .collect::<Result<Vec<_>, _>>()?;
    let decided = Policy::allowing(allow_hosts).decide_with(url, &pairs);
    Ok(PolicyAnswer {
        allowed: decided.allowed,
        why: decided.why,
    })
}

fn read_pair(pair: &str) -> Result<(String, IpAddr), ApiError> {
    let read = pair.split_once('=').and_then(|(host, address)| {
        let address = address.trim_start_matches('[').trim_end_matches(']');
        Some((host.to_owned(), address.parse().ok()?))
    });
    read.ok_or_else(|| ApiError::new(ErrorCode::BadRequest, format!("{pair:?} is not HOST=ADDRESS")))
}
