use super::Validators;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// One page to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchRequest {
    /// The address as given.
    pub address: String,
    /// What is known of an earlier answer, to be told whether it still holds.
    pub known: Option<Validators>,
    /// The page that wants it, where it is only a part of one.
    pub part_of: Option<PartOf>,
    /// Who is asked for leave before a redirect is followed.
    pub leave: Option<Leave>,
    /// What is sent, where something is to be answered; it follows no redirects.
    pub post: Option<Post>,
}

/// What binds a part of a page beside the limits of every fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOf {
    /// The page. It may lead its parts no further than it could redirect: not inward from outside.
    pub page: Url,
    /// How large a part may be, in bytes.
    pub limit_bytes: u64,
    /// How long it may take.
    pub limit: Duration,
}

/// Something to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// What it is.
    pub content_type: &'static str,
    /// Its bytes.
    pub body: Vec<u8>,
}

/// Says whether an address that a redirect leads to may be asked. It may ask the network for that.
#[derive(Clone)]
pub struct Leave(Arc<dyn Fn(&Url) -> bool + Send + Sync>);

impl Leave {
    /// Asks this before each redirect.
    #[must_use]
    pub fn new(may_ask: impl Fn(&Url) -> bool + Send + Sync + 'static) -> Leave {
        Leave(Arc::new(may_ask))
    }

    pub(super) async fn for_address(&self, url: &Url) -> bool {
        let (leave, url) = (self.clone(), url.clone());
        tokio::task::spawn_blocking(move || (leave.0)(&url))
            .await
            .unwrap_or(false)
    }
}

impl fmt::Debug for Leave {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Leave")
    }
}

impl PartialEq for Leave {
    fn eq(&self, other: &Leave) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Leave {}

impl FetchRequest {
    /// Asks for the page whatever was known of it.
    #[must_use]
    pub fn new(address: impl Into<String>) -> FetchRequest {
        FetchRequest {
            address: address.into(),
            known: None,
            part_of: None,
            leave: None,
            post: None,
        }
    }

    /// Asks for the page only where it differs from an earlier answer.
    #[must_use]
    pub fn unless_still(address: impl Into<String>, known: Option<Validators>) -> FetchRequest {
        FetchRequest {
            known,
            ..FetchRequest::new(address)
        }
    }

    /// Asks for a part of a page.
    #[must_use]
    pub fn part(address: impl Into<String>, part_of: PartOf) -> FetchRequest {
        FetchRequest {
            part_of: Some(part_of),
            ..FetchRequest::new(address)
        }
    }

    /// Sends something and asks for what is answered.
    #[must_use]
    pub fn posting(address: impl Into<String>, post: Post) -> FetchRequest {
        FetchRequest {
            post: Some(post),
            ..FetchRequest::new(address)
        }
    }
}
