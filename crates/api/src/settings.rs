//! The settings of this machine: one small file, written whole beside its place and then renamed.

use crate::wire::Theme;
use crate::{ApiError, ErrorCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// How many desks are remembered.
const MOST_RECENT: usize = 10;

/// What is kept in the file. What is missing in it has its usual value, so that older files are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct MachineSettings {
    pub reviewer: Option<String>,
    pub language: Option<String>,
    pub theme: Theme,
    pub text_percent: u16,
    pub letter_keys: bool,
    pub keys: BTreeMap<String, String>,
    pub allow_hosts: Vec<String>,
    pub timestamp_authority: Option<String>,
    pub archive: Option<String>,
    pub recent_desks: Vec<PathBuf>,
}

impl Default for MachineSettings {
    fn default() -> MachineSettings {
        MachineSettings {
            reviewer: None,
            language: None,
            theme: Theme::System,
            text_percent: 100,
            letter_keys: true,
            keys: BTreeMap::new(),
            allow_hosts: Vec::new(),
            timestamp_authority: None,
            archive: None,
            recent_desks: Vec::new(),
        }
    }
}

impl MachineSettings {
    /// Reads the file; one that is missing gives the usual settings. One that cannot be read is set aside, never lost.
    pub fn load(file: &Path) -> MachineSettings {
        let Ok(text) = fs::read_to_string(file) else {
            return MachineSettings::default();
        };
        serde_json::from_str(&text).unwrap_or_else(|_| {
            let _ = fs::rename(file, file.with_extension("json.unreadable"));
            MachineSettings::default()
        })
    }

    /// Writes the file.
    ///
    /// # Errors
    /// `file_unwritable`; the old file is then still there.
    pub fn save(&self, file: &Path) -> Result<(), ApiError> {
        let fails = |error: &dyn std::fmt::Display| {
            ApiError::new(ErrorCode::FileUnwritable, format!("{}: {error}", file.display()))
        };
        let text = serde_json::to_string_pretty(self).map_err(|error| fails(&error))?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|error| fails(&error))?;
        }
        // Two programs may save at once: each writes its own file, and the last whole one stays.
        let beside = file.with_extension(format!("json.{}", std::process::id()));
        fs::write(&beside, text).map_err(|error| fails(&error))?;
        fs::rename(&beside, file).map_err(|error| fails(&error))
    }

    /// Notes that a desk was opened.
    pub fn remember(&mut self, folder: &Path) {
        self.recent_desks.retain(|known| known != folder);
        self.recent_desks.insert(0, folder.to_owned());
        self.recent_desks.truncate(MOST_RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::MachineSettings;
    use std::path::Path;

    #[test]
    fn settings_are_read_back_and_a_broken_file_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/settings.json");
        let mut settings = MachineSettings::load(&file);
        settings.remember(Path::new("/a"));
        settings.remember(Path::new("/b"));
        settings.remember(Path::new("/a"));
        settings.save(&file).unwrap();
        assert_eq!(
            MachineSettings::load(&file).recent_desks,
            [Path::new("/a"), Path::new("/b")]
        );
        std::fs::write(&file, "{").unwrap();
        assert_eq!(MachineSettings::load(&file), MachineSettings::default());
        assert!(file.with_extension("json.unreadable").exists());
    }
}
