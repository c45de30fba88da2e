use crate::sample;
use factdesk_api::{ApiError, Desk, Outside, commands};
use serde_json::Value;
use std::sync::{Mutex, PoisonError};

/// The workbench behind the window. Its desk is opened by the first command, so that a desk that cannot be opened is
/// something the window can say and try again, and not a program that does not start.
pub struct Bench {
    desk: Desk,
    is_open: Mutex<bool>,
}

impl Bench {
    /// A workbench on this machine.
    ///
    /// # Errors
    /// Where the system does not tell which program is running or where the user's files are.
    pub fn new() -> std::io::Result<Bench> {
        Ok(Bench {
            desk: Desk::new(Outside::of_machine()?, None),
            is_open: Mutex::new(false),
        })
    }

    /// Does one command; the first one opens the desk.
    ///
    /// # Errors
    /// Those of opening the desk, and those of the command.
    pub fn call(&self, command: &str, input: Value) -> Result<Value, ApiError> {
        self.open()?;
        commands::call(&self.desk, command, input)
    }

    fn open(&self) -> Result<(), ApiError> {
        let mut is_open = self.is_open.lock().unwrap_or_else(PoisonError::into_inner);
        if *is_open {
            return Ok(());
        }
        let usual = self.desk.usual_folder(None);
        let is_first = usual == self.desk.default_folder() && !usual.exists();
        self.desk.open_usual(None)?;
        // The first desk of a machine gets a story to look at.
        if is_first {
            // A desk without the sample is a desk all the same.
            let _ = commands::call(&self.desk, "import_text", sample::story());
        }
        *is_open = true;
        Ok(())
    }
}
