//! Answers to standard output, everything else to standard error.

use factdesk_api::ApiError;
use factdesk_api::wire::Message;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};

/// Why a command ended early.
#[derive(Debug)]
pub enum Stop {
    /// It could not be done.
    Api(Box<ApiError>),
    /// The answer could not be written.
    Output(io::Error),
    /// It was done, and the answer is «no» or «some failed».
    No,
}

impl From<ApiError> for Stop {
    fn from(error: ApiError) -> Stop {
        Stop::Api(Box::new(error))
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Output(error)
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Stop {
        Stop::Output(error.into())
    }
}

/// Where answers go, in which form and language.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    /// Whether answers are JSON.
    pub json: bool,
    /// Whether to keep notes to oneself.
    pub quiet: bool,
    /// The language of answers for people.
    pub lang: &'static str,
}

impl Output {
    /// The form and language asked for; the language is the system's.
    pub fn new(json: bool, quiet: bool) -> Output {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty());
        let is_danish = set.is_some_and(|value| value.starts_with("da"));
        Output {
            json,
            quiet,
            lang: if is_danish { "da" } else { "en" },
        }
    }

    /// Says a message in the reader's language.
    pub fn say(&self, message: &Message) -> String {
        message.say(self.lang)
    }

    /// Writes one JSON object on a line.
    pub fn json(&self, value: &impl Serialize) -> Result<(), Stop> {
        // Standard output is buffered by the line alone: a long text's JSON would be written in small pieces.
        let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
        serde_json::to_writer(&mut out, value)?;
        out.write_all(b"\n")?;
        out.flush()?;
        Ok(())
    }

    /// Writes a text for people; colours are left out where the terminal or `NO_COLOR` says so.
    pub fn text(&self, text: &str) -> Result<(), Stop> {
        let mut out = anstream::stdout().lock();
        out.write_all(text.as_bytes())?;
        if !text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Tells something that is no answer.
    pub fn note(&self, text: &str) {
        if !self.quiet && !self.json {
            // Nobody is left to tell when standard error is closed.
            let _ = writeln!(io::stderr(), "{text}");
        }
    }

    /// Shows how far a long command is, on a terminal alone.
    pub fn progress(&self, n: u32, n_all: u32) {
        if !self.quiet && io::stderr().is_terminal() {
            let _ = write!(io::stderr(), "\r{n}/{n_all} ");
        }
    }

    /// Takes the progress off the screen again.
    pub fn progress_done(&self) {
        if !self.quiet && io::stderr().is_terminal() {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }

    /// Whether somebody reads along.
    pub fn is_terminal(&self) -> bool {
        io::stdout().is_terminal()
    }
}

/// Bold text.
pub fn bold(text: &str) -> String {
    format!("\u{1b}[1m{text}\u{1b}[0m")
}

/// Text that steps back.
pub fn dim(text: &str) -> String {
    format!("\u{1b}[2m{text}\u{1b}[0m")
}

/// Words from outside without the signs that steer a terminal.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect()
}
