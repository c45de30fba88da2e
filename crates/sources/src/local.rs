//! Files on this machine, for imports and for the command line.

use crate::child::Reader;
use crate::compare::Version;
use crate::fetch::sha256_hex;
use crate::read::{DecodeError, ReadRequest, Reading, decode_text};
use chrono::NaiveDate;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Larger files are no documents that anybody checks by hand.
const MOST_BYTES: u64 = 64 << 20;

/// Why a local file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// It is missing, or may not be read.
    #[error("{name} could not be read: {source}")]
    Unreadable {
        /// The file's name without folders.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// It is larger than any document.
    #[error("{name} is larger than {} MB", MOST_BYTES >> 20)]
    TooLarge {
        /// The file's name without folders.
        name: String,
    },
    /// It should be text and is not.
    #[error("{name}: {source}")]
    NotText {
        /// The file's name without folders.
        name: String,
        /// Why not.
        source: DecodeError,
    },
}

/// The bytes of a file, within limits.
///
/// # Errors
/// [`LocalError::Unreadable`] or [`LocalError::TooLarge`].
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, LocalError> {
    let name = || name_of(path);
    let unreadable = |source| LocalError::Unreadable { name: name(), source };
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(unreadable)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(LocalError::TooLarge { name: name() });
    }
    Ok(bytes)
}

/// A file's name without its folders: all of a path that may leave the machine.
#[must_use]
pub fn name_of(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Reads a file as `factdesk read` does; what cannot be read comes back as `unreadable` with why.
///
/// # Errors
/// [`LocalError`] only where the file's bytes cannot be had.
pub fn read_file(
    reader: &Reader,
    path: &Path,
    url: Option<&str>,
    today: Option<NaiveDate>,
) -> Result<Reading, LocalError> {
    Ok(reader.read(&ReadRequest {
        bytes: bytes_of(path)?,
        url: url.map(str::to_owned),
        content_type: None,
        file_name: Some(name_of(path)),
        today,
    }))
}

/// One side of `factdesk compare`: a `.txt` file is readable text as it stands, everything else is read first.
///
/// # Errors
/// [`LocalError`] where the bytes cannot be had, or a `.txt` file holds no text.
pub fn version_of_file(reader: &Reader, path: &Path) -> Result<Version, LocalError> {
    let is_text = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    if !is_text {
        let bytes = bytes_of(path)?;
        let digest = sha256_hex(&bytes);
        let reading = reader.read(&ReadRequest {
            bytes,
            file_name: Some(name_of(path)),
            ..ReadRequest::default()
        });
        return Ok(Version::of_reading(&reading, Some(digest)));
    }
    let bytes = bytes_of(path)?;
    let text = decode_text(&bytes, None).map_err(|source| LocalError::NotText {
        name: name_of(path),
        source,
    })?;
    Ok(Version {
        sha256: Some(sha256_hex(&bytes)),
        ..Version::of_text(text)
    })
}
