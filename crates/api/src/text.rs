use crate::{ApiError, ErrorCode};

/// Reads the bytes of a text file of unknown encoding.
///
/// # Errors
/// `not_text`.
pub fn decode(bytes: Vec<u8>) -> Result<String, ApiError> {
    let text =
        String::from_utf8(bytes).map_err(|error| ApiError::new(ErrorCode::NotText, error.utf8_error()))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
