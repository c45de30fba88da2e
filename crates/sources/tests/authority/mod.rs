//! An authority for timestamps (RFC 3161) on 127.0.0.1, with a key of its own.

#![allow(dead_code)] // Each test program uses a part of it.
#![allow(clippy::unwrap_used)] // It is a test, only not in a function that is marked as one.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair};
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{GeneralizedTime, Int, OctetString, SetOfVec};
use der::oid::ObjectIdentifier;
use der::{Any, Decode, Encode, Sequence, Tag};
use sha2::{Digest, Sha256};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_tsp::{MessageImprint, TimeStampReq, TimeStampResp, TspVersion, TstInfo};

const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const ECDSA_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// What the authority does with the next question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Honest,
    /// Refuses.
    Refuses,
    /// Stamps another digest.
    OtherDigest,
    /// Answers with another nonce.
    OtherNonce,
    /// Signs with a key that its certificate does not have.
    OtherKey,
    /// Changes the moment after signing.
    ChangesMoment,
    /// Sends a page.
    NoToken,
}

/// The moment that it puts: 2024-03-15 12:00:00 UTC.
pub const AT_MS: i64 = 1_710_504_000_000;

/// The running authority.
pub struct Authority {
    port: u16,
    manner: Arc<Mutex<Manner>>,
    /// Its certificate, in PEM, for other tools.
    pub certificate_pem: String,
}

impl Authority {
    pub fn start() -> Authority {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let key = rcgen::KeyPair::generate().unwrap();
        let mut wish = rcgen::CertificateParams::new(Vec::new()).unwrap();
        wish.distinguished_name
            .push(rcgen::DnType::CommonName, "Test authority");
        // For timestamps and nothing else: `extKeyUsage` with `timeStamping`, critical as RFC 3161 wants it.
        let usage = b"\x30\x0a\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x08".to_vec();
        let mut usage = rcgen::CustomExtension::from_oid_content(&[2, 5, 29, 37], usage);
        usage.set_criticality(true);
        wish.custom_extensions = vec![usage];
        wish.key_usages = vec![rcgen::KeyUsagePurpose::DigitalSignature];
        let certificate = wish.self_signed(&key).unwrap();
        let signer = Signer {
            certificate: certificate.der().to_vec(),
            pkcs8: key.serialize_der(),
        };
        let manner = Arc::new(Mutex::new(Manner::Honest));
        let now = manner.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let manner = *now.lock().unwrap();
                answer(stream, &signer, manner);
            }
        });
        Authority {
            port,
            manner,
            certificate_pem: certificate.pem(),
        }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/stamp", self.port)
    }

    pub fn behave(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }
}

struct Signer {
    certificate: Vec<u8>,
    pkcs8: Vec<u8>,
}

fn answer(mut stream: TcpStream, signer: &Signer, manner: Manner) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut n_bytes = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(n) = line.strip_prefix("content-length: ") {
            n_bytes = n.parse().unwrap();
        }
    }
    let mut question = vec![0; n_bytes];
    reader.read_exact(&mut question).unwrap();
    let body = match (manner, TimeStampReq::from_der(&question)) {
        (Manner::NoToken, _) | (_, Err(_)) => b"<h1>Hello</h1>".to_vec(),
        // PKIStatusInfo with status 2: rejected.
        (Manner::Refuses, _) => vec![0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02],
        (_, Ok(question)) => signer.token(&question, manner),
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(&body));
}

/// `SigningCertificateV2` of RFC 5035, with the usual digest.
#[derive(Sequence)]
struct SigningCertificate {
    certificates: Vec<CertificateId>,
}

#[derive(Sequence)]
struct CertificateId {
    digest: OctetString,
}

#[derive(Sequence)]
struct Response {
    status: Status,
    token: ContentInfo,
}

#[derive(Sequence)]
struct Status {
    status: u8,
}

impl Signer {
    fn token(&self, question: &TimeStampReq, manner: Manner) -> Vec<u8> {
        let digest = match manner {
            Manner::OtherDigest => OctetString::new(vec![7; 32]).unwrap(),
            _ => question.message_imprint.hashed_message.clone(),
        };
        let nonce = match manner {
            Manner::OtherNonce => Some(Int::new(&[1, 2, 3]).unwrap()),
            _ => question.nonce.clone(),
        };
        let info = TstInfo {
            version: TspVersion::V1,
            policy: ObjectIdentifier::new_unwrap("1.2.3.4.1"),
            message_imprint: MessageImprint {
                hash_algorithm: question.message_imprint.hash_algorithm.clone(),
                hashed_message: digest,
            },
            serial_number: Int::new(&[4]).unwrap(),
            gen_time: GeneralizedTime::from_unix_duration(Duration::from_millis(AT_MS as u64)).unwrap(),
            accuracy: None,
            ordering: false,
            nonce,
            tsa: None,
            extensions: None,
        };
        let mut content = info.to_der().unwrap();
        let attributes = SetOfVec::try_from(vec![
            attribute("1.2.840.113549.1.9.3", Any::encode_from(&TST_INFO).unwrap()),
            attribute("1.2.840.113549.1.9.4", octets(&Sha256::digest(&content))),
            attribute("1.2.840.113549.1.9.16.2.47", {
                let digest = OctetString::new(Sha256::digest(&self.certificate).to_vec()).unwrap();
                let named = SigningCertificate {
                    certificates: vec![CertificateId { digest }],
                };
                // A sequence of sequences: ESSCertIDv2 stands in a list.
                Any::encode_from(&named).unwrap()
            }),
        ])
        .unwrap();
        let pkcs8 = match manner {
            Manner::OtherKey => rcgen::KeyPair::generate().unwrap().serialize_der(),
            _ => self.pkcs8.clone(),
        };
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &pkcs8).unwrap();
        let signature = key
            .sign(&SystemRandom::new(), &attributes.to_der().unwrap())
            .unwrap();
        if manner == Manner::ChangesMoment {
            let moment = content.windows(4).position(|held| held == b"2024").unwrap();
            content[moment + 3] = b'3';
        }
        let certificate = Certificate::from_der(&self.certificate).unwrap();
        let sha_256 = AlgorithmIdentifierOwned {
            oid: SHA_256,
            parameters: None,
        };
        let signed = SignedData {
            version: CmsVersion::V3,
            digest_algorithms: SetOfVec::try_from(vec![sha_256.clone()]).unwrap(),
            encap_content_info: EncapsulatedContentInfo {
                econtent_type: TST_INFO,
                econtent: Some(octets(&content)),
            },
            certificates: Some(CertificateSet(
                SetOfVec::try_from(vec![CertificateChoices::Certificate(certificate.clone())]).unwrap(),
            )),
            crls: None,
            signer_infos: SignerInfos(
                SetOfVec::try_from(vec![SignerInfo {
                    version: CmsVersion::V1,
                    sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
                        issuer: certificate.tbs_certificate.issuer.clone(),
                        serial_number: certificate.tbs_certificate.serial_number.clone(),
                    }),
                    digest_alg: sha_256,
                    signed_attrs: Some(attributes),
                    signature_algorithm: AlgorithmIdentifierOwned {
                        oid: ECDSA_SHA_256,
                        parameters: None,
                    },
                    signature: OctetString::new(signature.as_ref()).unwrap(),
                    unsigned_attrs: None,
                }])
                .unwrap(),
            ),
        };
        let response = Response {
            status: Status { status: 0 },
            token: ContentInfo {
                content_type: SIGNED_DATA,
                content: Any::encode_from(&signed).unwrap(),
            },
        };
        let written = response.to_der().unwrap();
        assert!(manner != Manner::Honest || TimeStampResp::from_der(&written).is_ok());
        written
    }
}

fn octets(bytes: &[u8]) -> Any {
    Any::new(Tag::OctetString, bytes).unwrap()
}

fn attribute(name: &str, value: Any) -> Attribute {
    Attribute {
        oid: name.parse().unwrap(),
        values: SetOfVec::try_from(vec![value]).unwrap(),
    }
}
