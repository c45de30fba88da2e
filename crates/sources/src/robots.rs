//! What hosts ask of programs, by their `robots.txt` (RFC 9309). It binds runs that nobody watches; a page that a person
//! asks for is read as a browser would read it.

use crate::fetch::{Cancel, FetchRequest, Fetcher};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;
use texting_robots::Robot;
use url::Url;

/// The name that `robots.txt` may call this program by.
const NAME: &str = "factdesk";
/// What stands after this much need not be read.
const LONGEST_BYTES: usize = 500 << 10;

/// The wishes of the hosts of one run; each host is asked for them once.
#[derive(Default)]
pub(crate) struct Robots {
    hosts: Mutex<HashMap<String, Arc<OnceLock<Wishes>>>>,
}

enum Wishes {
    /// None were told.
    None,
    /// The host could not say; it is left in peace.
    Unknown,
    Told(Robot),
}

/// What a host says of one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    pub(crate) is_allowed: bool,
    /// The pause that it asks for between two questions.
    pub(crate) pause: Option<Duration>,
}

const FREE: Wish = Wish {
    is_allowed: true,
    pause: None,
};

impl Robots {
    /// What the host of this address wishes; asks it, where it was not asked yet.
    pub(crate) fn wish(&self, fetcher: &Fetcher, address: &str, cancel: &Cancel) -> Wish {
        let Ok(url) = Url::parse(address) else {
            return FREE;
        };
        let origin = url.origin().ascii_serialization();
        let known = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(origin).or_default())
        };
        match known.get_or_init(|| ask(fetcher, &url, cancel)) {
            Wishes::None => FREE,
            Wishes::Unknown => Wish {
                is_allowed: false,
                pause: None,
            },
            Wishes::Told(robot) => Wish {
                is_allowed: robot.allowed(url.as_str()),
                pause: robot
                    .delay
                    .and_then(|seconds| Duration::try_from_secs_f32(seconds).ok()),
            },
        }
    }
}

fn ask(fetcher: &Fetcher, url: &Url, cancel: &Cancel) -> Wishes {
    let Ok(address) = url.join("/robots.txt") else {
        return Wishes::None;
    };
    match fetcher.fetch(&FetchRequest::new(address), cancel) {
        Ok(answer) if (200..300).contains(&answer.status) => {
            let bytes = &answer.bytes[..answer.bytes.len().min(LONGEST_BYTES)];
            Robot::new(NAME, bytes).map_or(Wishes::None, Wishes::Told)
        }
        Ok(answer) if answer.status >= 500 || answer.status == 429 => Wishes::Unknown,
        // Without an answer the page itself will have none either, and that says why.
        Ok(_) | Err(_) => Wishes::None,
    }
}
