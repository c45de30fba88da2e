use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Emitter, Manager};

/// Files that the program was started with, or that a second start handed over, until the window takes them.
pub struct Opened(Mutex<Vec<PathBuf>>);

impl Opened {
    /// The files among a program's arguments; what begins with a dash is none.
    pub fn from_arguments(arguments: impl Iterator<Item = String>, folder: &Path) -> Opened {
        Opened(Mutex::new(files(arguments, folder)))
    }

    /// Takes what waits.
    pub fn take(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, more: Vec<PathBuf>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(more);
    }
}

/// Brings the window to the front and gives it the files of a second start.
pub fn hand_over(app: &AppHandle, arguments: &[String], folder: &str) {
    if let Some(opened) = app.try_state::<Opened>() {
        opened.add(files(arguments.iter().skip(1).cloned(), Path::new(folder)));
    }
    // Where the window is closing, there is nobody to tell.
    let _ = app.emit("opened", ());
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

fn files(arguments: impl Iterator<Item = String>, folder: &Path) -> Vec<PathBuf> {
    arguments
        .filter(|argument| !argument.is_empty() && !argument.starts_with('-'))
        .map(|argument| folder.join(argument))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Opened;
    use std::path::Path;

    #[test]
    fn files_count_from_the_folder_of_the_start_and_are_taken_once() {
        let arguments = ["historie.txt", "--flag", "", "/abs/b.html"].map(str::to_owned);
        let opened = Opened::from_arguments(arguments.into_iter(), Path::new("/her"));
        let taken = opened.take();
        assert_eq!(taken, [Path::new("/her/historie.txt"), Path::new("/abs/b.html")]);
        assert!(opened.take().is_empty());
    }
}
