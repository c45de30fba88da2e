use serde::{Deserialize, Serialize};
use std::fmt;

/// The 32 signs of Crockford's base 32, without the easily confused i, l, o and u.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Why a written id is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{written:?} is not an id: 16 digits and letters (without i, l, o, u) are expected")]
pub struct IdError {
    /// What was given.
    pub written: String,
}

fn write_id(random: [u8; 10]) -> String {
    let bits = random
        .iter()
        .fold(0u128, |bits, byte| bits << 8 | u128::from(*byte));
    (0..16)
        .rev()
        .map(|place| char::from(SIGNS[(bits >> (place * 5)) as usize & 31]))
        .collect()
}

fn check_id(written: &str) -> Result<String, IdError> {
    let lower = written.to_ascii_lowercase();
    if lower.len() == 16 && lower.bytes().all(|sign| SIGNS.contains(&sign)) {
        Ok(lower)
    } else {
        Err(IdError {
            written: written.to_owned(),
        })
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        ///
        /// 16 signs of base 32 made from 80 random bits, so that a few leading signs already name one.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Makes an id of 80 random bits; randomness is the caller's.
            #[must_use]
            pub fn from_random(random: [u8; 10]) -> $name {
                $name(write_id(random))
            }

            /// Reads a whole id, upper or lower case.
            ///
            /// # Errors
            /// [`IdError`] unless it has exactly the 16 signs of an id.
            pub fn parse(written: &str) -> Result<$name, IdError> {
                check_id(written).map($name)
            }

            /// The id as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(written: String) -> Result<$name, IdError> {
                $name::parse(&written)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }
    )*};
}

ids! {
    /// Names a document.
    DocumentId,
    /// Names a claim.
    ClaimId,
    /// Names a source.
    SourceId,
    /// Names a snapshot of a source.
    SnapshotId,
    /// Names a piece of evidence.
    EvidenceId,
    /// Names a reviewer.
    ReviewerId,
    /// Names a fact-check that others published.
    ReviewId,
}

#[cfg(test)]
mod tests {
    use super::ClaimId;

    #[test]
    fn an_id_is_read_back_as_written() {
        let id = ClaimId::from_random([0, 1, 2, 3, 4, 5, 6, 7, 8, 255]);
        assert_eq!(id.as_str(), "000g40r40m30e27z");
        assert_eq!(ClaimId::parse("000G40R40M30E27Z"), Ok(id));
    }

    #[test]
    fn other_writing_is_refused() {
        assert!(ClaimId::parse("").is_err());
        assert!(
            ClaimId::parse("000g40r40m30e27u").is_err(),
            "u is not a sign of the alphabet"
        );
        assert!(serde_json::from_str::<ClaimId>("\"../etc\"").is_err());
    }
}
