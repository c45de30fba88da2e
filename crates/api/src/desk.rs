use crate::annotator::Annotator;
use crate::outside::Outside;
use crate::settings::MachineSettings;
use crate::sync_run::SyncRun;
use crate::{ApiError, ErrorCode, scales};
use chrono::{DateTime, NaiveDateTime};
use factdesk_model::desk::Reviewer;
use factdesk_sources::fetch::{Cancel, FetchRequest, Fetched};
use factdesk_store::{Signed, Store, StoreError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

/// Who brings the built-in scales to a desk: nobody's step, so that undo never takes them away.
pub(crate) const OURSELVES: &str = "Factdesk";

/// The workbench: an open desk, the languages, and what is outside. Shared between threads; commands are called on it.
pub struct Desk {
    pub(crate) annotator: Annotator,
    pub(crate) outside: Outside,
    open: RwLock<Option<Open>>,
    reviewer_name: Mutex<Option<String>>,
    /// The run over sources that was begun last.
    sync_run: Mutex<Option<SyncRun>>,
}

/// An open desk and who works at it.
#[derive(Clone)]
pub(crate) struct Open {
    pub store: Arc<Store>,
    pub folder: PathBuf,
    pub reviewer: Reviewer,
}

impl Open {
    /// Reads the desk with the reviewer's eyes: what blind review keeps from them stays out of every answer.
    pub fn read<T>(
        &self,
        work: impl FnOnce(&factdesk_store::Reader<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store.read_as(&self.reviewer.id, work)
    }
}

impl Desk {
    /// A workbench without a desk yet. `reviewer` goes before the name in the settings.
    #[must_use]
    pub fn new(outside: Outside, reviewer: Option<String>) -> Desk {
        Desk {
            annotator: Annotator::default(),
            outside,
            open: RwLock::new(None),
            sync_run: Mutex::default(),
            reviewer_name: Mutex::new(reviewer.filter(|name| !name.trim().is_empty())),
        }
    }

    /// Opens the desk asked for, else the one last used, else the usual one, which is made where it is missing.
    ///
    /// # Errors
    /// `desk_missing`, `desk_damaged`, `desk_newer`, `desk_busy`, `desk_unwritable`.
    pub fn open_usual(&self, folder: Option<&Path>) -> Result<(), ApiError> {
        let is_asked_for = folder.is_some();
        let folder = self.usual_folder(folder);
        // Only the desk that nobody chose is made unasked.
        let create = !is_asked_for && folder == self.default_folder() && !folder.exists();
        self.open_at(&folder, create)
    }

    /// Where the desk asked for is, else the one last used, else the usual one.
    #[must_use]
    pub fn usual_folder(&self, folder: Option<&Path>) -> PathBuf {
        if let Some(folder) = folder {
            return folder.to_owned();
        }
        let recent = self.machine_settings().recent_desks;
        let last = recent.into_iter().find(|folder| folder.exists());
        last.unwrap_or_else(|| self.default_folder())
    }

    /// Where a desk is made that nobody gave a place.
    #[must_use]
    pub fn default_folder(&self) -> PathBuf {
        self.outside.places.default_desk.clone()
    }

    /// The time, as the desk has it.
    #[must_use]
    pub fn clock_ms(&self) -> i64 {
        self.now_ms()
    }

    /// Opens a desk, or makes one.
    ///
    /// # Errors
    /// As [`Desk::open_usual`]; `desk_exists` where one was to be made.
    pub fn open_at(&self, folder: &Path, create: bool) -> Result<(), ApiError> {
        let random = self.outside.random.clone();
        let store = if create {
            Store::create(folder, random)?
        } else {
            Store::open(folder, random)?
        };
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        self.bring_scales(&store)?;
        let reviewer = store.sign_in(&self.reviewer_name(), self.now_ms())?;
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(Open {
            store: Arc::new(store),
            folder: folder.clone(),
            reviewer,
        });
        self.remember(&folder);
        Ok(())
    }

    /// The scales that come with Factdesk belong into every desk, so that its verdicts stay readable elsewhere.
    fn bring_scales(&self, store: &Store) -> Result<(), ApiError> {
        let known = store.read(|desk| desk.scales())?;
        let missing: Vec<_> = scales::built_in()?
            .into_iter()
            .filter(|scale| !known.iter().any(|other| other.id == scale.id))
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let signed = Signed {
            reviewer: store.sign_in(OURSELVES, self.now_ms())?.id,
            at_ms: self.now_ms(),
        };
        for scale in &missing {
            store.save_scale(&signed, scale)?;
        }
        Ok(())
    }

    fn remember(&self, folder: &Path) {
        let mut settings = self.machine_settings();
        if settings.recent_desks.first().map(PathBuf::as_path) != Some(folder) {
            settings.remember(folder);
            // A desk opens also where the settings cannot be written.
            let _ = settings.save(&self.outside.places.settings);
        }
    }

    /// The open desk.
    ///
    /// # Errors
    /// `desk_missing` where none is open.
    pub(crate) fn open(&self) -> Result<Open, ApiError> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner).clone();
        open.ok_or_else(|| ApiError::new(ErrorCode::DeskMissing, "no desk is open"))
    }

    /// Reads the open desk with the reviewer's eyes.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&factdesk_store::Reader<'_>) -> Result<T, StoreError>,
    ) -> Result<T, ApiError> {
        Ok(self.open()?.read(work)?)
    }

    /// Who acts, and when.
    pub(crate) fn sign(&self, open: &Open) -> Signed {
        Signed {
            reviewer: open.reviewer.id.clone(),
            at_ms: self.now_ms(),
        }
    }

    /// Works under another name from now on.
    pub(crate) fn change_reviewer(&self, name: &str) -> Result<(), ApiError> {
        *self.named() = Some(name.to_owned());
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = open.as_mut() {
            open.reviewer = open.store.sign_in(name, self.now_ms())?;
        }
        Ok(())
    }

    /// The name given, else the one in the settings, else the account's.
    pub(crate) fn reviewer_name(&self) -> String {
        let given = self.named().clone();
        given
            .or_else(|| self.machine_settings().reviewer)
            .or_else(|| {
                ["USER", "USERNAME", "LOGNAME"]
                    .iter()
                    .find_map(|name| std::env::var(name).ok())
            })
            .filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| "reviewer".to_owned())
    }

    fn named(&self) -> MutexGuard<'_, Option<String>> {
        self.reviewer_name.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn machine_settings(&self) -> MachineSettings {
        MachineSettings::load(&self.outside.places.settings)
    }

    pub(crate) fn now_ms(&self) -> i64 {
        (self.outside.clock)()
    }

    /// The present moment, against which deadlines are held.
    pub(crate) fn now(&self) -> NaiveDateTime {
        DateTime::from_timestamp_millis(self.now_ms())
            .unwrap_or_default()
            .naive_utc()
    }

    /// The scale of new verdicts.
    pub(crate) fn current_scale(&self) -> Result<String, ApiError> {
        let chosen = self.read(|desk| desk.setting("rating_scale"))?;
        let chosen = chosen.and_then(|value| value.as_str().map(str::to_owned));
        Ok(chosen.unwrap_or_else(|| scales::DEFAULT.to_owned()))
    }

    /// Fetches a page; an answer that is not the page is an error.
    pub(crate) fn fetch(&self, address: &str, allow_hosts: &[String]) -> Result<Fetched, ApiError> {
        let fetcher = (self.outside.network)(allow_hosts)?;
        let page = fetcher.fetch(&FetchRequest::new(address), &Cancel::new())?;
        Ok(page.require_success()?)
    }

    /// Hosts that may be asked though they are not public: those of the settings and those of this call.
    pub(crate) fn allowed_hosts(&self, also: Option<&[String]>) -> Vec<String> {
        let mut hosts = self.machine_settings().allow_hosts;
        hosts.extend(also.unwrap_or_default().iter().cloned());
        hosts
    }

    /// From now on this run is the one that is told of and stopped.
    pub(crate) fn follow(&self, run: &SyncRun) {
        *self.sync_run.lock().unwrap_or_else(PoisonError::into_inner) = Some(run.clone());
    }

    /// The run is over.
    pub(crate) fn unfollow(&self, run: &SyncRun) {
        let mut followed = self.sync_run.lock().unwrap_or_else(PoisonError::into_inner);
        followed.take_if(|other| other.is(run));
    }

    /// The run that was begun last, while it is under way.
    pub(crate) fn followed(&self) -> Option<SyncRun> {
        self.sync_run
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
