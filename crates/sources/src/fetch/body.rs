//! Undoes the transfer's compression while the bytes arrive, and stops at the limits.

use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// Below this a high ratio is harmless: pages of little else than blanks exist.
const RATIO_FREE_BYTES: u64 = 1 << 20;

/// HTTP allows a zstd window of 8 MB at most (RFC 9659).
const ZSTD_WINDOW_LOG: u32 = 23;

/// What stops a body.
#[derive(Debug)]
pub(super) enum BodyError {
    TooLarge { limit_bytes: u64 },
    Bomb { ratio: u64 },
    Encoding(String),
}

/// A body's bytes after decoding, with their digest.
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    pub(super) sha256: String,
}

/// The encodings asked for, in the form of an `Accept-Encoding` header.
pub(super) const ACCEPT_ENCODING: &str = "gzip, br, zstd";

enum Decoder {
    Plain(Sink),
    Gzip(flate2::write::MultiGzDecoder<Sink>),
    Deflate(flate2::write::ZlibDecoder<Sink>),
    Brotli(Box<brotli::DecompressorWriter<Sink>>),
    Zstd(zstd::stream::write::Decoder<'static, Sink>),
}

/// Takes the chunks of one answer.
pub(super) struct Receiver {
    decoder: Decoder,
}

impl Receiver {
    pub(super) fn new(encoding: Option<&str>, limit_bytes: u64, ratio: u64) -> Result<Receiver, BodyError> {
        let sink = Sink {
            bytes: Vec::new(),
            digest: Sha256::new(),
            limit_bytes,
            ratio,
            n_received: 0,
            overflow: None,
        };
        let named = encoding.unwrap_or("").trim().to_ascii_lowercase();
        let decoder = match named.as_str() {
            "" | "identity" => Decoder::Plain(sink),
            "gzip" | "x-gzip" => Decoder::Gzip(flate2::write::MultiGzDecoder::new(sink)),
            "deflate" => Decoder::Deflate(flate2::write::ZlibDecoder::new(sink)),
            "br" => Decoder::Brotli(Box::new(brotli::DecompressorWriter::new(sink, 16 * 1024))),
            "zstd" => {
                let mut decoder =
                    zstd::stream::write::Decoder::new(sink).map_err(|error| encoding_error(&error))?;
                decoder
                    .window_log_max(ZSTD_WINDOW_LOG)
                    .map_err(|error| encoding_error(&error))?;
                Decoder::Zstd(decoder)
            }
            _ => return Err(BodyError::Encoding(format!("unknown encoding {named:?}"))),
        };
        Ok(Receiver { decoder })
    }

    pub(super) fn take(&mut self, chunk: &[u8]) -> Result<(), BodyError> {
        self.sink().n_received += chunk.len() as u64;
        let written = match &mut self.decoder {
            Decoder::Plain(sink) => sink.write_all(chunk),
            Decoder::Gzip(decoder) => decoder.write_all(chunk),
            Decoder::Deflate(decoder) => decoder.write_all(chunk),
            Decoder::Brotli(decoder) => decoder.write_all(chunk),
            Decoder::Zstd(decoder) => decoder.write_all(chunk),
        };
        written.map_err(|error| self.why(&error))
    }

    pub(super) fn finish(mut self) -> Result<Body, BodyError> {
        // A body of no bytes at all is empty, whatever its headers say.
        let is_empty = self.sink().n_received == 0;
        let ended = match &mut self.decoder {
            _ if is_empty => Ok(()),
            Decoder::Plain(_) => Ok(()),
            Decoder::Gzip(decoder) => decoder.try_finish(),
            Decoder::Deflate(decoder) => decoder.try_finish(),
            Decoder::Brotli(decoder) => decoder.close(),
            Decoder::Zstd(decoder) => decoder.flush(),
        };
        ended.map_err(|error| self.why(&error))?;
        let sink = self.sink();
        Ok(Body {
            bytes: std::mem::take(&mut sink.bytes),
            sha256: hex(&std::mem::take(&mut sink.digest).finalize()),
        })
    }

    fn why(&mut self, error: &io::Error) -> BodyError {
        self.sink()
            .overflow
            .take()
            .unwrap_or_else(|| encoding_error(error))
    }

    fn sink(&mut self) -> &mut Sink {
        match &mut self.decoder {
            Decoder::Plain(sink) => sink,
            Decoder::Gzip(decoder) => decoder.get_mut(),
            Decoder::Deflate(decoder) => decoder.get_mut(),
            Decoder::Brotli(decoder) => decoder.get_mut(),
            Decoder::Zstd(decoder) => decoder.get_mut(),
        }
    }
}

fn encoding_error(error: &io::Error) -> BodyError {
    BodyError::Encoding(error.to_string())
}

struct Sink {
    bytes: Vec<u8>,
    digest: Sha256,
    limit_bytes: u64,
    ratio: u64,
    n_received: u64,
    overflow: Option<BodyError>,
}

impl Write for Sink {
    fn write(&mut self, decoded: &[u8]) -> io::Result<usize> {
        let n_decoded = (self.bytes.len() + decoded.len()) as u64;
        if n_decoded > RATIO_FREE_BYTES && n_decoded / self.n_received.max(1) > self.ratio {
            self.overflow = Some(BodyError::Bomb { ratio: self.ratio });
            return Err(io::Error::other("ratio"));
        }
        if n_decoded > self.limit_bytes {
            self.overflow = Some(BodyError::TooLarge {
                limit_bytes: self.limit_bytes,
            });
            return Err(io::Error::other("size"));
        }
        self.digest.update(decoded);
        self.bytes.extend_from_slice(decoded);
        Ok(decoded.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The SHA-256 of some bytes, in lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut written, byte| {
            // Writing to a string cannot fail.
            let _ = write!(written, "{byte:02x}");
            written
        })
}

#[cfg(test)]
mod tests {
    use super::{BodyError, Receiver, sha256_hex};
    use std::io::Write;

    fn packed(encoding: &str, plain: &[u8]) -> Vec<u8> {
        match encoding {
            "gzip" => {
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
                encoder.write_all(plain).unwrap();
                encoder.finish().unwrap()
            }
            "deflate" => {
                let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
                encoder.write_all(plain).unwrap();
                encoder.finish().unwrap()
            }
            "br" => {
                let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 20);
                encoder.write_all(plain).unwrap();
                encoder.into_inner()
            }
            "zstd" => zstd::encode_all(plain, 3).unwrap(),
            _ => plain.to_vec(),
        }
    }

    fn received(encoding: &str, sent: &[u8], limit_bytes: u64) -> Result<super::Body, BodyError> {
        let mut receiver = Receiver::new(Some(encoding), limit_bytes, 200)?;
        for chunk in sent.chunks(7_000) {
            receiver.take(chunk)?;
        }
        receiver.finish()
    }

    const ENCODINGS: [&str; 5] = ["identity", "gzip", "deflate", "br", "zstd"];

    #[test]
    fn every_encoding_is_undone_and_digested_afterwards() {
        let plain: Vec<u8> = (0..60_000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
        for encoding in ENCODINGS {
            let body = received(encoding, &packed(encoding, &plain), 1 << 20)
                .unwrap_or_else(|_| panic!("{encoding}"));
            assert_eq!(body.bytes, plain, "{encoding}");
            assert_eq!(body.sha256, sha256_hex(&plain), "{encoding}");
        }
    }

    #[test]
    fn an_empty_body_is_empty_in_every_encoding() {
        for encoding in ENCODINGS {
            assert!(
                received(encoding, b"", 10)
                    .unwrap_or_else(|_| panic!("{encoding}"))
                    .bytes
                    .is_empty()
            );
        }
    }

    #[test]
    fn a_bomb_is_stopped_before_it_unpacks() {
        let plain = vec![b' '; 64 << 20];
        for encoding in ["gzip", "deflate", "br", "zstd"] {
            let stopped = received(encoding, &packed(encoding, &plain), 200 << 20);
            assert!(
                matches!(stopped, Err(BodyError::Bomb { ratio: 200 })),
                "{encoding}"
            );
        }
    }

    #[test]
    fn the_limit_counts_decoded_bytes() {
        let plain: Vec<u8> = (0..60_000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
        for encoding in ENCODINGS {
            let stopped = received(encoding, &packed(encoding, &plain), 10_000);
            assert!(
                matches!(stopped, Err(BodyError::TooLarge { limit_bytes: 10_000 })),
                "{encoding}"
            );
        }
    }

    #[test]
    fn a_cut_or_false_encoding_is_told() {
        let plain: Vec<u8> = (0..60_000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
        let sent = packed("gzip", &plain);
        assert!(matches!(
            received("gzip", &sent[..sent.len() / 2], 1 << 20),
            Err(BodyError::Encoding(_))
        ));
        assert!(matches!(
            received("gzip", b"<html>not packed", 1 << 20),
            Err(BodyError::Encoding(_))
        ));
        assert!(matches!(
            received("pack200", b"x", 10),
            Err(BodyError::Encoding(_))
        ));
    }
}
