use crate::policy::Refusal;
use std::time::Duration;

/// Why a page could not be fetched. Names the host at most: addresses stay out of messages and logs.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// What was given is no web address.
    #[error("{0}")]
    BadAddress(Refusal),
    /// The address, or one that it redirects to, must not be asked.
    #[error("{why}")]
    Refused {
        /// What speaks against it.
        why: Refusal,
    },
    /// Nothing arrived in time; trying again later is sensible.
    #[error("{host} did not answer within {} s", .limit.as_secs())]
    TimedOut {
        /// Who was asked.
        host: String,
        /// How long was waited.
        limit: Duration,
    },
    /// The page is larger than the limit; nothing was kept.
    #[error("the page of {host} is larger than {limit_bytes} bytes")]
    TooLarge {
        /// Who was asked.
        host: String,
        /// The limit, after decompression.
        limit_bytes: u64,
    },
    /// The answer's headers are larger than the limit.
    #[error("the headers of {host} are larger than {limit_bytes} bytes")]
    HeadersTooLarge {
        /// Who was asked.
        host: String,
        /// The limit.
        limit_bytes: u64,
    },
    /// A small answer that unpacks to an absurd size.
    #[error("{host} sent a page that unpacks to more than {ratio} times its size")]
    Bomb {
        /// Who was asked.
        host: String,
        /// The limit.
        ratio: u64,
    },
    /// The redirects lead nowhere.
    #[error("{host} redirects more than {limit} times")]
    TooManyRedirects {
        /// Who redirected last.
        host: String,
        /// The limit.
        limit: usize,
    },
    /// No connection could be made.
    #[error("could not reach {host}: {why}")]
    Unreachable {
        /// Who was asked.
        host: String,
        /// What the network said.
        why: String,
    },
    /// The connection broke, or the answer was shorter than announced.
    #[error("{host} broke off in the middle of its answer: {why}")]
    BrokenOff {
        /// Who was asked.
        host: String,
        /// What the network said.
        why: String,
    },
    /// The host could not prove who it is.
    #[error("no safe connection to {host}: {why}")]
    Tls {
        /// Who was asked.
        host: String,
        /// What is wrong with its certificate or the handshake.
        why: String,
    },
    /// The answer is compressed in a way that cannot be undone.
    #[error("{host} sent a page that cannot be unpacked: {why}")]
    BadEncoding {
        /// Who was asked.
        host: String,
        /// What is wrong.
        why: String,
    },
    /// The host answered, but not with the page.
    #[error("{host} answered {status}")]
    HttpStatus {
        /// Who was asked.
        host: String,
        /// The HTTP status.
        status: u16,
        /// When the host would like to be asked again.
        retry_after: Option<Duration>,
    },
    /// The host's `robots.txt` asks programs to leave the page alone, and nobody was there to ask for it in person.
    #[error("{host} asks programs in its robots.txt not to read this page")]
    Unwelcome {
        /// Who wishes so.
        host: String,
    },
    /// The user stopped it.
    #[error("stopped")]
    Cancelled,
    /// The fetcher itself could not start.
    #[error("the network could not be set up: {0}")]
    Setup(String),
}
