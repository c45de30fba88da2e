//! The connections: pinned to checked addresses, without proxy, cookies or redirects of their own.

use super::{FetchError, FetchSettings, Limits};
use crate::policy::{Policy, Refusal, host_of};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use url::Url;

/// Finds the addresses of a host name.
pub type Lookup = Arc<dyn Fn(&str) -> io::Result<Vec<IpAddr>> + Send + Sync>;

/// Asks the operating system.
#[must_use]
pub fn system_lookup() -> Lookup {
    Arc::new(|host| Ok((host, 0).to_socket_addrs()?.map(|at| at.ip()).collect()))
}

/// Two clients that never share a connection: one that connects to public addresses alone, one that also enters
/// the hosts which the user has allowed.
pub(super) struct Clients {
    public: reqwest::Client,
    allowed: reqwest::Client,
}

impl Clients {
    pub(super) fn new(settings: &FetchSettings) -> Result<Clients, FetchError> {
        Ok(Clients {
            public: client(settings, Policy::public_only())?,
            allowed: client(settings, settings.policy.clone())?,
        })
    }

    pub(super) fn for_hop(&self, policy: &Policy, from: Option<&Url>, to: &Url) -> &reqwest::Client {
        let may_enter = policy.allows(to) && from.is_none_or(|from| policy.allows(from));
        if may_enter { &self.allowed } else { &self.public }
    }
}

fn client(settings: &FetchSettings, policy: Policy) -> Result<reqwest::Client, FetchError> {
    let built = builder(settings, policy.clone()).build();
    // A machine without root certificates can still read what needs none; https then fails host by host.
    built
        .or_else(|_| builder(settings, policy).tls_certs_only([]).build())
        .map_err(|error| FetchError::Setup(error.to_string()))
}

fn builder(settings: &FetchSettings, policy: Policy) -> reqwest::ClientBuilder {
    let Limits {
        connect,
        idle,
        header_bytes,
        ..
    } = settings.limits;
    reqwest::Client::builder()
        .user_agent(settings.user_agent.as_str())
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .no_proxy()
        .connect_timeout(connect)
        .read_timeout(idle)
        .http2_max_header_list_size(u32::try_from(header_bytes).unwrap_or(u32::MAX))
        .dns_resolver(CheckedResolver {
            policy,
            lookup: settings.lookup.clone(),
        })
}

/// Resolves a name once and hands on only addresses that passed the policy, so that what is connected to is what
/// was checked: a name cannot point elsewhere between the check and the connection.
struct CheckedResolver {
    policy: Policy,
    lookup: Lookup,
}

impl Resolve for CheckedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = self.policy.clone();
        let lookup = self.lookup.clone();
        let host = name.as_str().to_owned();
        Box::pin(async move {
            let asked = host.clone();
            let found = tokio::task::spawn_blocking(move || lookup(&asked)).await??;
            policy.check_addresses(&host, &found)?;
            let addresses: Vec<SocketAddr> = found.into_iter().map(|at| SocketAddr::new(at, 0)).collect();
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

/// What went wrong with a request, in our words.
pub(super) fn fetch_error(error: &reqwest::Error, url: &Url, limits: &Limits) -> FetchError {
    let host = host_of(url).unwrap_or_default();
    let causes = || std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    if let Some(why) = causes().find_map(|cause| cause.downcast_ref::<Refusal>()) {
        return FetchError::Refused { why: why.clone() };
    }
    if let Some(why) = causes().find_map(tls_error) {
        return FetchError::Tls { host, why };
    }
    if error.is_timeout() {
        let limit = if error.is_connect() {
            limits.connect
        } else {
            limits.idle
        };
        return FetchError::TimedOut { host, limit };
    }
    // The innermost cause is the plainest one, and the only one sure not to repeat the address.
    let why = causes()
        .last()
        .map_or_else(|| "no reason given".to_owned(), ToString::to_string);
    if error.is_connect() {
        FetchError::Unreachable { host, why }
    } else {
        FetchError::BrokenOff { host, why }
    }
}

/// An error of the handshake, however many errors of input and output are wrapped around it.
fn tls_error(cause: &(dyn std::error::Error + 'static)) -> Option<String> {
    if let Some(error) = cause.downcast_ref::<rustls::Error>() {
        return Some(error.to_string());
    }
    let inner = cause.downcast_ref::<io::Error>()?.get_ref()?;
    tls_error(inner)
}
