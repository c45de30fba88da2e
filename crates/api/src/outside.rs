use factdesk_sources::child::Reader;
use factdesk_sources::fetch::{FetchError, FetchSettings, Fetcher};
use factdesk_sources::policy::Policy;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// The time: milliseconds since 1970, UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Fills a slice with random bytes.
pub type Random = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// The network, for whoever may ask these hosts though they are not public.
pub type Network = Arc<dyn Fn(&[String]) -> Result<Fetcher, FetchError> + Send + Sync>;

/// What the use cases reach for outside themselves, passed in so that tests can stand in for it.
#[derive(Clone)]
pub struct Outside {
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// The network.
    pub network: Network,
    /// Makes readable text of bytes in a child process.
    pub reader: Arc<Reader>,
    /// Where things are kept.
    pub places: Places,
}

/// Where things are kept on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The settings of this machine, a file.
    pub settings: PathBuf,
    /// The desk that is opened where none was chosen.
    pub default_desk: PathBuf,
}

impl Places {
    /// What the platform recommends: on Linux the folders of the XDG specification.
    ///
    /// # Errors
    /// Where the platform does not tell the user's home.
    pub fn of_platform() -> std::io::Result<Places> {
        use etcetera::BaseStrategy;
        let base = etcetera::choose_base_strategy().map_err(std::io::Error::other)?;
        Ok(Places {
            settings: base.config_dir().join("factdesk").join("settings.json"),
            default_desk: base.data_dir().join("factdesk").join("Desk.factdesk"),
        })
    }
}

impl Outside {
    /// The machine's own clock, randomness and network; pages are read by starting this program again as a child, so
    /// its `main` must begin with [`crate::run_reader_if_asked`].
    ///
    /// # Errors
    /// Where the system does not tell which program is running or where the user's files are.
    pub fn of_machine() -> std::io::Result<Outside> {
        let clock: Clock = Arc::new(now_ms);
        let fetch_clock = clock.clone();
        Ok(Outside {
            clock,
            random: Arc::new(|bytes| {
                // Ids are all that this makes; a system without randomness gives ids that clash, which the store refuses.
                let _ = getrandom::fill(bytes);
            }),
            network: Arc::new(move |allow_hosts| {
                Fetcher::new(FetchSettings::new(
                    Policy::allowing(allow_hosts),
                    fetch_clock.clone(),
                ))
            }),
            reader: Arc::new(Reader::this_program()?),
            places: Places::of_platform()?,
        })
    }
}

fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
