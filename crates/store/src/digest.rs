use sha2::Digest as _;

/// A SHA-256 digest.
pub(crate) type Digest = [u8; 32];

/// The digest of `bytes`.
pub(crate) fn sha256_of(bytes: &[u8]) -> Digest {
    sha2::Sha256::digest(bytes).into()
}

/// The digest of `bytes`, as it is written.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha256_of(bytes))
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [SIGNS[usize::from(byte >> 4)], SIGNS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}
