use crate::{ApiError, ErrorCode};

/// Reads the bytes of a text file of unknown encoding.
///
/// # Errors
/// `not_text`.
pub fn decode(bytes: &[u8]) -> Result<String, ApiError> {
    factdesk_sources::read::decode_text(bytes, None).map_err(|error| ApiError::new(ErrorCode::NotText, error))
}
