//! Files and standard input.

use factdesk_api::{ApiError, ErrorCode};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Opens a file, or standard input for nothing or `-`.
pub fn open(file: Option<&Path>) -> Result<Box<dyn BufRead>, ApiError> {
    match file {
        Some(path) if path != Path::new("-") => {
            let open = File::open(path).map_err(|error| unreadable(path, &error))?;
            Ok(Box::new(BufReader::with_capacity(1 << 16, open)))
        }
        _ => Ok(Box::new(BufReader::with_capacity(1 << 16, io::stdin()))),
    }
}

/// All of a file as text, whatever its encoding.
pub fn text(file: Option<&Path>) -> Result<String, ApiError> {
    let mut bytes = Vec::new();
    let name = file.unwrap_or(Path::new("-"));
    let read = open(file)?.read_to_end(&mut bytes);
    read.map_err(|error| unreadable(name, &error))?;
    factdesk_api::decode(&bytes)
        .map_err(|error| ApiError::new(error.code, format!("{}: {error}", name.display())))
}

fn unreadable(path: &Path, error: &io::Error) -> ApiError {
    match error.kind() {
        io::ErrorKind::NotFound => ApiError::new(ErrorCode::FileMissing, path.display()),
        _ => ApiError::new(ErrorCode::FileUnreadable, format!("{}: {error}", path.display())),
    }
}
