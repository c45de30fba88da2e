//! Timestamps of an authority on a digest (RFC 3161): proof that some bytes were there at a moment, by somebody who did
//! not see them.

use crate::fetch::{Cancel, FetchError, FetchRequest, Fetcher, Post};
use aws_lc_rs::digest::{self, SHA1_FOR_LEGACY_USE_ONLY, SHA256, SHA384, SHA512};
use aws_lc_rs::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use cms::cert::CertificateChoices;
use cms::signed_data::{SignedData, SignerInfo};
use der::asn1::{Int, OctetString, OctetStringRef};
use der::oid::ObjectIdentifier;
use der::{Any, Decode, Encode, Sequence, Tag, Tagged};
use x509_cert::Certificate;
use x509_cert::ext::pkix::ExtendedKeyUsage;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_tsp::{MessageImprint, TimeStampReq, TimeStampResp, TspVersion};

const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");
const EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const CURVE_P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const CURVE_P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");

/// Why there is no timestamp, or none that proves a thing.
#[derive(Debug, thiserror::Error)]
pub enum TimestampError {
    /// The authority could not be asked.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// What it answered, or what is kept, is no timestamp.
    #[error("that is no timestamp: {0}")]
    Malformed(String),
    /// The authority refused.
    #[error("the authority refused: {0}")]
    NotGranted(String),
    /// It speaks of other bytes.
    #[error("the timestamp is on other bytes")]
    OtherBytes,
    /// It answers another question.
    #[error("the timestamp answers another request")]
    OtherRequest,
    /// Its signature proves nothing.
    #[error("the timestamp's signature does not hold: {0}")]
    BadSignature(&'static str),
}

impl From<der::Error> for TimestampError {
    fn from(error: der::Error) -> TimestampError {
        TimestampError::Malformed(error.to_string())
    }
}

/// What a timestamp says, once its signature holds. Whether the signer is to be trusted is for who reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The moment.
    pub at_ms: i64,
    /// Who signed, as the certificate names them.
    pub signer: String,
    /// SHA-256 of the signer's certificate.
    pub certificate_sha256: String,
}

/// The token's content; as in RFC 3161, but with fractions of seconds let through.
#[derive(Sequence)]
struct TstInfo {
    version: TspVersion,
    policy: ObjectIdentifier,
    message_imprint: MessageImprint,
    serial_number: Int,
    gen_time: Any,
    #[asn1(optional = "true")]
    accuracy: Option<x509_tsp::Accuracy>,
    #[asn1(default = "Default::default")]
    ordering: bool,
    #[asn1(optional = "true")]
    nonce: Option<Int>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    tsa: Option<Any>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    extensions: Option<x509_cert::ext::Extensions>,
}

/// Asks an authority for a timestamp on a digest, and checks what it answers. The token comes back with what it says.
///
/// # Errors
/// [`TimestampError`].
pub fn ask(
    fetcher: &Fetcher,
    authority: &str,
    sha256: &str,
    nonce: [u8; 8],
    cancel: &Cancel,
) -> Result<(Vec<u8>, Stamp), TimestampError> {
    let mut nonce = nonce;
    // A number without a sign and without leading zeros, so that it is written in one way only.
    nonce[0] = nonce[0] & 0x7f | 0x40;
    let post = Post {
        content_type: "application/timestamp-query",
        body: request(sha256, &nonce)?,
    };
    let answer = fetcher
        .fetch(&FetchRequest::posting(authority, post), cancel)?
        .require_success()?;
    let (stamp, answered) = read(&answer.bytes, sha256)?;
    if answered.is_some_and(|answered| answered != nonce) {
        return Err(TimestampError::OtherRequest);
    }
    Ok((answer.bytes, stamp))
}

/// The question to an authority.
fn request(sha256: &str, nonce: &[u8]) -> Result<Vec<u8>, TimestampError> {
    let question = TimeStampReq {
        version: TspVersion::V1,
        message_imprint: MessageImprint {
            hash_algorithm: AlgorithmIdentifierOwned {
                oid: SHA_256,
                parameters: Some(Any::null()),
            },
            hashed_message: OctetString::new(unhex(sha256)?)?,
        },
        req_policy: None,
        nonce: Some(Int::new(nonce)?),
        cert_req: true,
        extensions: None,
    };
    Ok(question.to_der()?)
}

/// What an authority's answer says of the bytes with this digest.
///
/// # Errors
/// [`TimestampError`], also where its signature does not hold.
pub fn check(answer: &[u8], sha256: &str) -> Result<Stamp, TimestampError> {
    read(answer, sha256).map(|(stamp, _)| stamp)
}

fn read(answer: &[u8], sha256: &str) -> Result<(Stamp, Option<Vec<u8>>), TimestampError> {
    let answer = TimeStampResp::from_der(answer)?;
    let status = answer.status.status as u8;
    let token = match (status, answer.time_stamp_token) {
        // Granted, or granted with changes.
        (0 | 1, Some(token)) => token,
        (status, _) => return Err(TimestampError::NotGranted(format!("status {status}"))),
    };
    let signed = SignedData::from_der(&token.content.to_der()?)?;
    if signed.encap_content_info.econtent_type != TST_INFO {
        return Err(TimestampError::Malformed("it holds something else".to_owned()));
    }
    let content = signed.encap_content_info.econtent.as_ref();
    let content = content.ok_or_else(|| TimestampError::Malformed("it is empty".to_owned()))?;
    let content = content.decode_as::<OctetStringRef<'_>>()?.as_bytes();
    let info = TstInfo::from_der(content)?;
    let imprint = &info.message_imprint;
    if imprint.hash_algorithm.oid != SHA_256 || imprint.hashed_message.as_bytes() != unhex(sha256)? {
        return Err(TimestampError::OtherBytes);
    }
    let certificate = signer_of(&signed, content)?;
    let written = certificate.to_der()?;
    let stamp = Stamp {
        at_ms: moment_of(&info.gen_time)?,
        signer: certificate.tbs_certificate.subject.to_string(),
        certificate_sha256: crate::fetch::sha256_hex(&written),
    };
    Ok((stamp, info.nonce.map(|nonce| nonce.as_bytes().to_vec())))
}

/// The certificate that signed, once everything about the signature holds.
fn signer_of<'a>(signed: &'a SignedData, content: &[u8]) -> Result<&'a Certificate, TimestampError> {
    let bad = TimestampError::BadSignature;
    let [signer] = signed.signer_infos.0.as_slice() else {
        return Err(bad("it does not have one signer"));
    };
    let hash = digest_of(signer.digest_alg.oid).ok_or(bad("its digest is of an unknown kind"))?;
    let attribute = |name: ObjectIdentifier| {
        let attributes = signer.signed_attrs.as_ref()?;
        let found = attributes.iter().find(|attribute| attribute.oid == name)?;
        found.values.iter().next()
    };
    let named: Option<ObjectIdentifier> = attribute(CONTENT_TYPE).and_then(|value| value.decode_as().ok());
    if named != Some(TST_INFO) {
        return Err(bad("it is of another kind of content"));
    }
    let digested = attribute(MESSAGE_DIGEST).ok_or(bad("it has no digest"))?;
    if digested.decode_as::<OctetStringRef<'_>>()?.as_bytes() != digest::digest(hash, content).as_ref() {
        return Err(bad("its digest is of another content"));
    }
    let certificates = signed.certificates.iter().flat_map(|set| set.0.iter());
    let mut certificates = certificates.filter_map(|choice| match choice {
        CertificateChoices::Certificate(certificate) => Some(certificate),
        CertificateChoices::Other(_) => None,
    });
    // The certificate that the signature itself names, by digest.
    let named = |certificate: &&Certificate| {
        let Ok(written) = certificate.to_der() else {
            return false;
        };
        let names = |attribute: Option<&Any>, hash: &'static digest::Algorithm| {
            let digest = digest::digest(hash, &written);
            let digest = digest.as_ref();
            attribute.is_some_and(|value| value.value().windows(digest.len()).any(|held| held == digest))
        };
        names(attribute(SIGNING_CERTIFICATE_2), &SHA256)
            || names(attribute(SIGNING_CERTIFICATE_2), &SHA384)
            || names(attribute(SIGNING_CERTIFICATE_2), &SHA512)
            || names(attribute(SIGNING_CERTIFICATE), &SHA1_FOR_LEGACY_USE_ONLY)
    };
    let certificate = certificates
        .find(named)
        .ok_or(bad("its certificate is not with it"))?;
    if !may_stamp(certificate) {
        return Err(bad("its certificate is not for timestamps"));
    }
    let attributes = signer.signed_attrs.as_ref().ok_or(bad("nothing is signed"))?;
    let algorithm = algorithm_of(signer, certificate).ok_or(bad("it is of an unknown kind"))?;
    let key = &certificate
        .tbs_certificate
        .subject_public_key_info
        .subject_public_key;
    UnparsedPublicKey::new(algorithm, key.raw_bytes())
        .verify(&attributes.to_der()?, signer.signature.as_bytes())
        .map_err(|_| bad("it was not made by the certificate's key"))?;
    Ok(certificate)
}

fn may_stamp(certificate: &Certificate) -> bool {
    let extensions = certificate.tbs_certificate.extensions.iter().flatten();
    extensions
        // RFC 3161: critical, lest a certificate for something else be taken for an authority's.
        .filter(|extension| extension.extn_id == EXTENDED_KEY_USAGE && extension.critical)
        .filter_map(|extension| ExtendedKeyUsage::from_der(extension.extn_value.as_bytes()).ok())
        .any(|usage| usage.0.contains(&TIME_STAMPING))
}

fn digest_of(name: ObjectIdentifier) -> Option<&'static digest::Algorithm> {
    match name {
        SHA_256 => Some(&SHA256),
        SHA_384 => Some(&SHA384),
        SHA_512 => Some(&SHA512),
        _ => None,
    }
}

fn algorithm_of(
    signer: &SignerInfo,
    certificate: &Certificate,
) -> Option<&'static dyn VerificationAlgorithm> {
    let key = &certificate.tbs_certificate.subject_public_key_info.algorithm;
    let curve = key
        .parameters
        .as_ref()
        .and_then(|of| of.decode_as::<ObjectIdentifier>().ok());
    let name = signer.signature_algorithm.oid.to_string();
    // Where the kind of signature names no digest, it is that of the signed attributes.
    let digest = signer.digest_alg.oid;
    Some(match (name.as_str(), digest) {
        ("1.2.840.113549.1.1.11", _) | ("1.2.840.113549.1.1.1", SHA_256) => {
            &signature::RSA_PKCS1_2048_8192_SHA256
        }
        ("1.2.840.113549.1.1.12", _) | ("1.2.840.113549.1.1.1", SHA_384) => {
            &signature::RSA_PKCS1_2048_8192_SHA384
        }
        ("1.2.840.113549.1.1.13", _) | ("1.2.840.113549.1.1.1", SHA_512) => {
            &signature::RSA_PKCS1_2048_8192_SHA512
        }
        ("1.2.840.10045.4.3.2", _) if curve == Some(CURVE_P256) => &signature::ECDSA_P256_SHA256_ASN1,
        ("1.2.840.10045.4.3.2", _) if curve == Some(CURVE_P384) => &signature::ECDSA_P384_SHA256_ASN1,
        ("1.2.840.10045.4.3.3", _) if curve == Some(CURVE_P256) => &signature::ECDSA_P256_SHA384_ASN1,
        ("1.2.840.10045.4.3.3", _) if curve == Some(CURVE_P384) => &signature::ECDSA_P384_SHA384_ASN1,
        _ => return None,
    })
}

/// `20240315120000.25Z` in milliseconds since 1970.
fn moment_of(written: &Any) -> Result<i64, TimestampError> {
    let bad = || TimestampError::Malformed("its moment is none".to_owned());
    if written.tag() != Tag::GeneralizedTime {
        return Err(bad());
    }
    let text = std::str::from_utf8(written.value()).map_err(|_| bad())?;
    let text = text.strip_suffix('Z').ok_or_else(bad)?;
    let moment = chrono::NaiveDateTime::parse_from_str(text, "%Y%m%d%H%M%S%.f").map_err(|_| bad())?;
    Ok(moment.and_utc().timestamp_millis())
}

fn unhex(written: &str) -> Result<Vec<u8>, TimestampError> {
    let bad = || TimestampError::Malformed("that is no digest".to_owned());
    let pairs = written.as_bytes().chunks(2);
    let bytes = pairs.map(|pair| {
        let text = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(text, 16).ok()
    });
    bytes
        .collect::<Option<Vec<u8>>>()
        .filter(|bytes| bytes.len() == 32)
        .ok_or_else(bad)
}
