use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Files that were dropped on the window or chosen in it, kept where a command can read them. The web view gives their
/// bytes but never their place; they are gone with the program.
pub struct Staging {
    folder: PathBuf,
    n_staged: AtomicU32,
}

impl Staging {
    /// Staging in a folder that is the program's alone. What an earlier run left is cleared.
    pub fn new(folder: PathBuf) -> Staging {
        // Missing at the first start; otherwise what cannot be cleared is cleared another time.
        let _ = fs::remove_dir_all(&folder);
        Staging {
            folder,
            n_staged: AtomicU32::new(0),
        }
    }

    /// Keeps a file's bytes under its own name.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let n = self.n_staged.fetch_add(1, Ordering::Relaxed);
        let folder = self.folder.join(n.to_string());
        fs::create_dir_all(&folder)?;
        let path = folder.join(plain_name(name));
        fs::write(&path, bytes)?;
        Ok(path)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The last part of a name, so that no name leads out of the folder.
fn plain_name(name: &str) -> &str {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_name = Path::new(last).file_name().is_some() && !last.contains('\0');
    if is_name { last } else { "file" }
}

#[cfg(test)]
mod tests {
    use super::{Staging, plain_name};

    #[test]
    fn no_name_leads_out_of_the_folder() {
        for (name, expect) in [
            ("historie.txt", "historie.txt"),
            ("../../etc/passwd", "passwd"),
            ("C:\\temp\\rapport.pdf", "rapport.pdf"),
            ("..", "file"),
            ("", "file"),
            ("a\0b", "file"),
        ] {
            assert_eq!(plain_name(name), expect, "{name:?}");
        }
    }

    #[test]
    fn files_of_one_name_do_not_meet_and_are_gone_at_the_end() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("staged");
        let staging = Staging::new(folder.clone());
        let one = staging.keep("æ.txt", b"1").unwrap();
        let two = staging.keep("æ.txt", b"2").unwrap();
        assert_eq!(std::fs::read(&one).unwrap(), b"1");
        assert_eq!(std::fs::read(&two).unwrap(), b"2");
        drop(staging);
        assert!(!folder.exists());
    }
}
