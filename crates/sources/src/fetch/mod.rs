//! Asks a page of the web for its bytes, within limits of time, size and trust.

mod body;
mod cancel;
mod client;
mod error;
mod request;

pub(crate) use body::hex;
pub use body::sha256_hex;
pub use cancel::Cancel;
pub use client::{Lookup, system_lookup};
pub use error::FetchError;
pub use request::{FetchRequest, Leave, PartOf, Post};

use crate::policy::{Policy, Refusal, host_of};
use body::{BodyError, Receiver};
use client::{Clients, fetch_error};
use factdesk_model::desk::Header;
use reqwest::header::{self, HeaderMap, HeaderValue};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Tells the time in milliseconds since 1970.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// How much of a host's time and bytes one fetch may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Until a connection stands.
    pub connect: Duration,
    /// Between two pieces of an answer.
    pub idle: Duration,
    /// For the whole fetch, redirects included.
    pub whole: Duration,
    /// Bytes of any answer after decompression.
    pub bytes: u64,
    /// Bytes of a web page after decompression.
    pub html_bytes: u64,
    /// Bytes of the headers.
    pub header_bytes: u64,
    /// How many times its size an answer may unpack to.
    pub ratio: u64,
    /// How many redirects are followed.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(15),
            whole: Duration::from_secs(60),
            bytes: 20 << 20,
            html_bytes: 5 << 20,
            header_bytes: 64 << 10,
            ratio: 200,
            redirects: 10,
        }
    }
}

/// What a fetcher is given from outside.
#[derive(Clone)]
pub struct FetchSettings {
    /// Which hosts may be asked.
    pub policy: Policy,
    /// How much they may take.
    pub limits: Limits,
    /// Who asks, in the words of a `User-Agent` header.
    pub user_agent: String,
    /// The time.
    pub clock: Clock,
    /// The names' addresses.
    pub lookup: Lookup,
}

impl FetchSettings {
    /// The usual limits and an honest name; the system resolves names.
    #[must_use]
    pub fn new(policy: Policy, clock: Clock) -> FetchSettings {
        FetchSettings {
            policy,
            limits: Limits::default(),
            user_agent: concat!(
                "Factdesk/",
                env!("CARGO_PKG_VERSION"),
                " (fact-checking desk; reads pages that a reviewer asked for)"
            )
            .to_owned(),
            clock,
            lookup: system_lookup(),
        }
    }
}

/// By what a host recognises its earlier answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// The address that gave it; they are sent to no other.
    pub url: String,
    /// The `ETag` header.
    pub etag: Option<String>,
    /// The `Last-Modified` header.
    pub last_modified: Option<String>,
}

impl Validators {
    /// Those of an answer with these headers, if it had any.
    #[must_use]
    pub fn of(url: &str, headers: &[Header]) -> Option<Validators> {
        let find = |name: &str| {
            headers
                .iter()
                .find(|header| header.name == name)
                .map(|header| header.value.clone())
        };
        let (etag, last_modified) = (find("etag"), find("last-modified"));
        (etag.is_some() || last_modified.is_some()).then(|| Validators {
            url: url.to_owned(),
            etag,
            last_modified,
        })
    }
}

/// One redirect on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirect {
    /// The address that redirected.
    pub url: String,
    /// The status it did so with.
    pub status: u16,
}

/// What a host answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The address that answered.
    pub final_url: String,
    /// The redirects that led there.
    pub redirects: Vec<Redirect>,
    /// HTTP status; 304 where the known answer still holds.
    pub status: u16,
    /// The answer's headers.
    pub headers: Vec<Header>,
    /// The bytes after transfer decoding; they are the evidence.
    pub bytes: Vec<u8>,
    /// Their SHA-256.
    pub sha256: String,
    /// When the answer was complete.
    pub fetched_ms: i64,
    /// When the host would like to be asked again.
    pub retry_after: Option<Duration>,
}

impl Fetched {
    /// The value of a header, by its lower-case name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|header| header.name == name)
            .map(|header| header.value.as_str())
    }

    /// By what this answer can be recognised later.
    #[must_use]
    pub fn validators(&self) -> Option<Validators> {
        Validators::of(&self.final_url, &self.headers)
    }

    /// Whether the host says that the known answer still holds.
    #[must_use]
    pub fn is_not_modified(&self) -> bool {
        self.status == 304
    }

    /// The answer, or an error where it is not the page.
    ///
    /// # Errors
    /// [`FetchError::HttpStatus`] unless the status is 2xx or 304.
    pub fn require_success(self) -> Result<Fetched, FetchError> {
        if (200..300).contains(&self.status) || self.is_not_modified() {
            return Ok(self);
        }
        Err(FetchError::HttpStatus {
            host: Url::parse(&self.final_url)
                .ok()
                .and_then(|url| host_of(&url))
                .unwrap_or_default(),
            status: self.status,
            retry_after: self.retry_after,
        })
    }
}

/// Fetches pages. One for a program: connections to a host are kept and used again. Clones share them.
#[derive(Clone)]
pub struct Fetcher {
    shared: Arc<Shared>,
}

struct Shared {
    settings: FetchSettings,
    clients: Clients,
    // `Option` only so that dropping can take it: a runtime must not be dropped where blocking is forbidden.
    runtime: Option<tokio::runtime::Runtime>,
}

impl Drop for Shared {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Fetcher {
    /// Gets ready; asks nothing yet.
    ///
    /// # Errors
    /// [`FetchError::Setup`] where the system refuses a thread or the encryption cannot start.
    pub fn new(settings: FetchSettings) -> Result<Fetcher, FetchError> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("fetch")
            .enable_all()
            .build()
            .map_err(|error| FetchError::Setup(error.to_string()))?;
        let clients = {
            let _entered = runtime.enter();
            Clients::new(&settings)?
        };
        Ok(Fetcher {
            shared: Arc::new(Shared {
                settings,
                clients,
                runtime: Some(runtime),
            }),
        })
    }

    /// Whether the user has allowed this host by name.
    #[must_use]
    pub fn allows(&self, url: &Url) -> bool {
        self.shared.settings.policy.allows(url)
    }

    /// Asks for one page and waits for it. Any final status is an answer; see [`Fetched::require_success`].
    ///
    /// # Errors
    /// Whatever kept the answer from arriving whole; nothing of it is kept then.
    pub fn fetch(&self, request: &FetchRequest, cancel: &Cancel) -> Result<Fetched, FetchError> {
        let Some(runtime) = &self.shared.runtime else {
            return Err(FetchError::Setup("the fetcher has ended".to_owned()));
        };
        // Spawned and waited for, rather than `block_on`, so that it may also be called from inside a runtime.
        let (tell, told) = std::sync::mpsc::sync_channel(1);
        let shared = Arc::clone(&self.shared);
        let (request, cancel) = (request.clone(), cancel.clone());
        runtime.spawn(async move {
            let answer = shared.fetch_in_time(&request, &cancel).await;
            // Given up before the answer is sent, so that the last owner is never this task's own runtime.
            drop(shared);
            let _ = tell.send(answer);
        });
        told.recv().unwrap_or(Err(FetchError::Cancelled))
    }
}

impl Shared {
    async fn fetch_in_time(&self, request: &FetchRequest, cancel: &Cancel) -> Result<Fetched, FetchError> {
        let url = self
            .settings
            .policy
            .check_address(&request.address)
            .map_err(|refusal| match refusal {
                Refusal::NotAnAddress(_) | Refusal::TooLong | Refusal::NoHost => {
                    FetchError::BadAddress(refusal)
                }
                why => FetchError::Refused { why },
            })?;
        let host = host_of(&url).unwrap_or_default();
        let mut limit = self.settings.limits.whole;
        if let Some(part_of) = &request.part_of {
            self.settings
                .policy
                .check_redirect(&part_of.page, &url)
                .map_err(|why| FetchError::Refused { why })?;
            limit = limit.min(part_of.limit);
        }
        tokio::select! {
            biased;
            () = cancel.cancelled() => Err(FetchError::Cancelled),
            answer = tokio::time::timeout(limit, self.follow(url, request)) => {
                answer.unwrap_or(Err(FetchError::TimedOut { host, limit }))
            }
        }
    }

    async fn follow(&self, first: Url, request: &FetchRequest) -> Result<Fetched, FetchError> {
        let policy = &self.settings.policy;
        let mut redirects: Vec<Redirect> = Vec::new();
        let mut from: Option<Url> = request.part_of.as_ref().map(|part_of| part_of.page.clone());
        let most_bytes = request.part_of.as_ref().map(|part_of| part_of.limit_bytes);
        let mut url = first;
        loop {
            let client = self.clients.for_hop(policy, from.as_ref(), &url);
            let asked = match &request.post {
                Some(post) => client
                    .post(url.clone())
                    .header(header::CONTENT_TYPE, post.content_type)
                    .body(post.body.clone()),
                None => client.get(url.clone()),
            };
            let response = asked
                .headers(request_headers(&url, request.known.as_ref()))
                .send()
                .await
                .map_err(|error| fetch_error(&error, &url, &self.settings.limits))?;
            self.check_headers(&url, response.headers())?;
            // What is posted is meant for one place only.
            let to = redirect_target(&url, &response).filter(|_| request.post.is_none());
            let Some(to) = to else {
                return self.receive(url, redirects, response, most_bytes).await;
            };
            if redirects.len() >= self.settings.limits.redirects {
                return Err(FetchError::TooManyRedirects {
                    host: host_of(&url).unwrap_or_default(),
                    limit: self.settings.limits.redirects,
                });
            }
            policy
                .check_redirect(&url, &to)
                .map_err(|why| FetchError::Refused { why })?;
            if let Some(leave) = &request.leave
                && !leave.for_address(&to).await
            {
                let host = host_of(&to).unwrap_or_default();
                return Err(FetchError::Unwelcome { host });
            }
            redirects.push(Redirect {
                url: url.to_string(),
                status: response.status().as_u16(),
            });
            from = Some(std::mem::replace(&mut url, to));
        }
    }

    fn check_headers(&self, url: &Url, headers: &HeaderMap) -> Result<(), FetchError> {
        let n_bytes: usize = headers
            .iter()
            .map(|(name, value)| name.as_str().len() + value.len() + 4)
            .sum();
        let limit_bytes = self.settings.limits.header_bytes;
        if n_bytes as u64 > limit_bytes {
            let host = host_of(url).unwrap_or_default();
            return Err(FetchError::HeadersTooLarge { host, limit_bytes });
        }
        Ok(())
    }

    async fn receive(
        &self,
        url: Url,
        redirects: Vec<Redirect>,
        mut response: reqwest::Response,
        most_bytes: Option<u64>,
    ) -> Result<Fetched, FetchError> {
        let limits = &self.settings.limits;
        let status = response.status().as_u16();
        let headers: Vec<Header> = response
            .headers()
            .iter()
            .map(|(name, value)| Header {
                name: name.as_str().to_owned(),
                value: String::from_utf8_lossy(value.as_bytes()).into_owned(),
            })
            .collect();
        let find = |name: &str| {
            headers
                .iter()
                .find(|header| header.name == name)
                .map(|header| header.value.as_str())
        };
        let is_html = find("content-type").is_none_or(|media| media.to_ascii_lowercase().contains("html"));
        let limit_bytes = if is_html { limits.html_bytes } else { limits.bytes };
        let limit_bytes = limit_bytes.min(most_bytes.unwrap_or(u64::MAX));
        let in_our_words = |error| body_error(error, &url);
        // A declared size is enough to refuse by; it is never enough to trust.
        if response.content_length().is_some_and(|n| n > limits.bytes) {
            return Err(in_our_words(BodyError::TooLarge {
                limit_bytes: limits.bytes,
            }));
        }
        let mut receiver =
            Receiver::new(find("content-encoding"), limit_bytes, limits.ratio).map_err(in_our_words)?;
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| fetch_error(&error, &url, limits))?
        {
            receiver.take(&chunk).map_err(in_our_words)?;
        }
        let body = receiver.finish().map_err(in_our_words)?;
        let fetched_ms = (self.settings.clock)();
        Ok(Fetched {
            final_url: url.to_string(),
            redirects,
            status,
            retry_after: find("retry-after").and_then(|written| retry_after(written, fetched_ms)),
            headers,
            bytes: body.bytes,
            sha256: body.sha256,
            fetched_ms,
        })
    }
}

fn request_headers(url: &Url, known: Option<&Validators>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(
        header::ACCEPT,
        HeaderValue::from_static("text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"),
    );
    headers.insert(
        header::ACCEPT_ENCODING,
        HeaderValue::from_static(body::ACCEPT_ENCODING),
    );
    let mut add = |name, value: &Option<String>| {
        if let Some(value) = value
            .as_deref()
            .and_then(|value| HeaderValue::from_str(value).ok())
        {
            headers.insert(name, value);
        }
    };
    // A validator means something only to the address that gave it.
    if let Some(known) = known.filter(|known| known.url == url.as_str()) {
        add(header::IF_NONE_MATCH, &known.etag);
        add(header::IF_MODIFIED_SINCE, &known.last_modified);
    }
    headers
}

fn redirect_target(url: &Url, response: &reqwest::Response) -> Option<Url> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers().get(header::LOCATION)?;
    url.join(&String::from_utf8_lossy(location.as_bytes())).ok()
}

fn body_error(error: BodyError, url: &Url) -> FetchError {
    let host = host_of(url).unwrap_or_default();
    match error {
        BodyError::TooLarge { limit_bytes } => FetchError::TooLarge { host, limit_bytes },
        BodyError::Bomb { ratio } => FetchError::Bomb { host, ratio },
        BodyError::Encoding(why) => FetchError::BadEncoding { host, why },
    }
}

/// Reads a `Retry-After` header: seconds, or a date.
fn retry_after(written: &str, now_ms: i64) -> Option<Duration> {
    let written = written.trim();
    if let Ok(seconds) = written.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let at = chrono::DateTime::parse_from_rfc2822(written).ok()?;
    let wait_ms = at.timestamp_millis().saturating_sub(now_ms);
    Some(Duration::from_millis(u64::try_from(wait_ms).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::retry_after;
    use std::time::Duration;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now_ms = 784_111_777_000; // Sun, 06 Nov 1994 08:49:37 GMT
        assert_eq!(retry_after("120", now_ms), Some(Duration::from_secs(120)));
        assert_eq!(
            retry_after("Sun, 06 Nov 1994 08:50:37 GMT", now_ms),
            Some(Duration::from_secs(60))
        );
        assert_eq!(
            retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now_ms),
            Some(Duration::ZERO)
        );
        assert_eq!(retry_after("soon", now_ms), None);
    }
}
