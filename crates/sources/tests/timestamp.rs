//! Timestamps that another program made (`openssl ts -reply`), on the words «There were 4,000 soldiers.».

use factdesk_sources::fetch::sha256_hex;
use factdesk_sources::timestamp::{TimestampError, check};

/// RSA with SHA-256, the certificate named by SHA-1; and P-384 with SHA-384, named by SHA-256.
const TOKENS: [(&[u8], &str); 2] = [
    (include_bytes!("timestamps/rsa.tsr"), "Real openssl authority"),
    (include_bytes!("timestamps/ec.tsr"), "EC authority"),
];

#[test]
fn timestamps_of_another_program_are_checked() {
    let sha256 = sha256_hex(b"There were 4,000 soldiers.");
    for (token, signer) in TOKENS {
        let stamp = check(token, &sha256).unwrap();
        assert!(stamp.signer.contains(signer), "{}", stamp.signer);
        assert!(stamp.at_ms > 1_700_000_000_000);
        assert!(matches!(
            check(token, &sha256_hex(b"There were 8,600 soldiers.")),
            Err(TimestampError::OtherBytes)
        ));
    }
}

#[test]
fn a_timestamp_with_any_other_byte_proves_nothing() {
    let sha256 = sha256_hex(b"There were 4,000 soldiers.");
    for (token, signer) in TOKENS {
        let honest = check(token, &sha256).unwrap();
        for place in 0..token.len() {
            let mut forged = token.to_vec();
            forged[place] ^= 0x04;
            // Some bytes mean nothing to a timestamp, such as those of the certificate's own signature. Whatever passes
            // must say the same moment of the same bytes.
            if let Ok(stamp) = check(&forged, &sha256) {
                assert_eq!(stamp.at_ms, honest.at_ms, "byte {place} of {signer}");
            }
        }
        assert!(check(&token[..token.len() - 1], &sha256).is_err());
    }
}
