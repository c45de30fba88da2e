//! Decides whether one hop of a fetch may be made. Opens no connection and resolves no name itself.

mod address;

pub use address::is_public;

use serde::{Deserialize, Serialize};
use std::net::IpAddr;
use url::{Host, Url};

/// Longer addresses are not links that people pass on.
const LONGEST_ADDRESS: usize = 8_192;

/// Why a hop is not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not an address at all.
    #[error("not a web address: {0}")]
    NotAnAddress(url::ParseError),
    /// Too long to be meant.
    #[error("longer than {LONGEST_ADDRESS} characters")]
    TooLong,
    /// Only the web is fetched.
    #[error("{0} is not http or https")]
    Scheme(String),
    /// A name or password in the address, most often there to disguise the host.
    #[error("the address of {0} carries a user name or password")]
    UserInfo(String),
    /// An address without a host.
    #[error("the address names no host")]
    NoHost,
    /// A port below 1024 that is not the web's.
    #[error("port {port} of {host} is not a web port")]
    Port {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// A name that by convention never leaves the machine or the house.
    #[error("{0} is not a public name")]
    LocalName(String),
    /// The host is, or resolves to, something inside a network.
    #[error("{}", not_public(.host, .address))]
    NotPublic {
        /// The host as written.
        host: String,
        /// The address it stands for.
        address: IpAddr,
    },
    /// The name resolves to nothing.
    #[error("{0} has no address")]
    NoAddress(String),
    /// An allowed private host was reached from one that is not: only the user opens that door.
    #[error("another site may not lead to {0}, which is not public")]
    LedInside(String),
}

fn not_public(host: &str, address: &IpAddr) -> String {
    if host == address.to_string() {
        format!("{address} is not a public address")
    } else {
        format!("{host} is {address}, which is not a public address")
    }
}

/// The answer of `factdesk fetch-policy`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyOutcome {
    /// Whether the hop would be made; `None` for a name whose addresses are not known.
    pub allowed: Option<bool>,
    /// Why not, or what is missing.
    pub why: Option<String>,
}

/// Which hosts may be asked: everything public, and what the user has allowed by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    allowed_hosts: Vec<String>,
}

impl Policy {
    /// Public hosts only.
    #[must_use]
    pub fn public_only() -> Policy {
        Policy::default()
    }

    /// Public hosts and these, wherever their names lead. Written as in an address: a name, an IPv4 address, an
    /// IPv6 address with or without brackets. What is no host at all allows nothing.
    #[must_use]
    pub fn allowing<S: AsRef<str>>(hosts: impl IntoIterator<Item = S>) -> Policy {
        Policy {
            allowed_hosts: hosts
                .into_iter()
                .filter_map(|host| normal_host(host.as_ref()))
                .collect(),
        }
    }

    /// Whether the user has allowed this host by name.
    #[must_use]
    pub fn allows(&self, url: &Url) -> bool {
        host_of(url).is_some_and(|host| self.allowed_hosts.contains(&host))
    }

    /// Everything that can be decided from the written address: a literal address is decided fully, a name still
    /// has to pass [`Policy::check_addresses`].
    ///
    /// # Errors
    /// Whatever speaks against the hop.
    pub fn check_address(&self, written: &str) -> Result<Url, Refusal> {
        let written = written.trim();
        if written.len() > LONGEST_ADDRESS {
            return Err(Refusal::TooLong);
        }
        let url = Url::parse(written).map_err(Refusal::NotAnAddress)?;
        self.check_url(&url)?;
        Ok(url)
    }

    /// As [`Policy::check_address`], for an address that is parsed already.
    ///
    /// # Errors
    /// Whatever speaks against the hop.
    pub fn check_url(&self, url: &Url) -> Result<(), Refusal> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refusal::Scheme(url.scheme().to_owned()));
        }
        let host = host_of(url).ok_or(Refusal::NoHost)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::UserInfo(host));
        }
        if self.allows(url) {
            return Ok(());
        }
        let port = url.port_or_known_default().unwrap_or(80);
        if port < 1024 && !matches!(port, 80 | 443) {
            return Err(Refusal::Port { host, port });
        }
        match url.host() {
            Some(Host::Ipv4(v4)) => check_public(&host, IpAddr::V4(v4)),
            Some(Host::Ipv6(v6)) => check_public(&host, IpAddr::V6(v6)),
            Some(Host::Domain(_)) if is_local_name(&host) => Err(Refusal::LocalName(host)),
            Some(Host::Domain(_)) => Ok(()),
            None => Err(Refusal::NoHost),
        }
    }

    /// Whether a name with these addresses may be connected to. One address inside a network refuses them all:
    /// the mix is how a name is made to point inward later.
    ///
    /// # Errors
    /// [`Refusal::NotPublic`] or [`Refusal::NoAddress`].
    pub fn check_addresses(&self, host: &str, addresses: &[IpAddr]) -> Result<(), Refusal> {
        let host = normal_host(host).unwrap_or_else(|| host.to_owned());
        if addresses.is_empty() {
            return Err(Refusal::NoAddress(host));
        }
        if self.allowed_hosts.contains(&host) {
            return Ok(());
        }
        addresses
            .iter()
            .try_for_each(|&address| check_public(&host, address))
    }

    /// Whether a page of `from` may redirect to `to`. An allowed private host is entered only from an allowed host.
    ///
    /// # Errors
    /// [`Refusal::LedInside`] or whatever else speaks against the hop.
    pub fn check_redirect(&self, from: &Url, to: &Url) -> Result<(), Refusal> {
        match Policy::public_only().check_url(to) {
            Err(_) if self.allows(to) && !self.allows(from) => {
                Err(Refusal::LedInside(host_of(to).unwrap_or_default()))
            }
            _ => self.check_url(to),
        }
    }

    /// The whole decision for one hop, given what a resolver said of the host; `None` where nobody asked it.
    #[must_use]
    pub fn decide(&self, written: &str, addresses: Option<&[IpAddr]>) -> PolicyOutcome {
        let decided = self.check_address(written).and_then(|url| match url.host() {
            Some(Host::Domain(name)) if !self.allows(&url) => match addresses {
                Some(found) => self.check_addresses(name, found).map(|()| None),
                None => Ok(Some(format!("the addresses of {name} are not known"))),
            },
            _ => Ok(None),
        });
        match decided {
            Ok(None) => PolicyOutcome {
                allowed: Some(true),
                why: None,
            },
            Ok(missing) => PolicyOutcome {
                allowed: None,
                why: missing,
            },
            Err(refusal) => PolicyOutcome {
                allowed: Some(false),
                why: Some(refusal.to_string()),
            },
        }
    }

    /// As [`Policy::decide`], choosing from a list of names and their addresses, as `--resolve` gives them.
    #[must_use]
    pub fn decide_with(&self, written: &str, resolved: &[(String, IpAddr)]) -> PolicyOutcome {
        let host = Url::parse(written.trim()).ok().and_then(|url| host_of(&url));
        let addresses: Vec<IpAddr> = resolved
            .iter()
            .filter(|(name, _)| host.is_some() && normal_host(name) == host)
            .map(|&(_, address)| address)
            .collect();
        self.decide(written, (!addresses.is_empty()).then_some(&addresses))
    }
}

/// The host of an address in one spelling: lower case, no trailing dot, no brackets.
#[must_use]
pub fn host_of(url: &Url) -> Option<String> {
    match url.host()? {
        Host::Domain(name) => {
            let plain = name.trim_end_matches('.').to_ascii_lowercase();
            (!plain.is_empty()).then_some(plain)
        }
        Host::Ipv4(v4) => Some(v4.to_string()),
        Host::Ipv6(v6) => Some(v6.to_string()),
    }
}

fn normal_host(written: &str) -> Option<String> {
    let bare = written.trim();
    let bracketed = if bare.parse::<std::net::Ipv6Addr>().is_ok() {
        format!("[{bare}]")
    } else {
        bare.to_owned()
    };
    host_of(&Url::parse(&format!("http://{bracketed}/")).ok()?)
}

/// Names that RFC 6761, RFC 6762, RFC 8375 and ICANN keep for this machine, this link or this house.
fn is_local_name(host: &str) -> bool {
    const ENDINGS: &[&str] = &["localhost", "local", "internal", "home.arpa", "localdomain"];
    ENDINGS.iter().any(|ending| {
        host.strip_suffix(ending)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

fn check_public(host: &str, address: IpAddr) -> Result<(), Refusal> {
    if is_public(address) {
        Ok(())
    } else {
        Err(Refusal::NotPublic {
            host: host.to_owned(),
            address,
        })
    }
}

#[cfg(test)]
mod tests;
