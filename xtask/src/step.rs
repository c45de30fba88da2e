//! Steps of a run: a command with a name, and counting what its tests say.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

/// The folder that holds everything.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), PathBuf::from)
}

/// A command to be run in the project's folder, without input.
pub fn command<S: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub n_passed: u64,
    /// Tests that failed.
    pub n_failed: u64,
}

impl Count {
    /// Both sums.
    pub fn add(&mut self, other: Count) {
        self.n_passed += other.n_passed;
        self.n_failed += other.n_failed;
    }
}

/// Runs a step, shows what it prints, and counts the tests it tells of; a step that tells of none counts as one.
pub fn count(name: &str, mut command: Command, read_line: fn(&str) -> Option<Count>) -> Count {
    println!("\n── {name}");
    let began = Instant::now();
    let spawned = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match spawned {
        Ok(child) => child,
        Err(error) => {
            println!("{name}: could not be started: {error}");
            return Count {
                n_passed: 0,
                n_failed: 1,
            };
        }
    };
    let errors = child.stderr.take();
    let listener = thread::spawn(move || errors.map_or(Count::default(), |errors| echo(errors, read_line)));
    let mut count = child
        .stdout
        .take()
        .map_or(Count::default(), |output| echo(output, read_line));
    count.add(listener.join().unwrap_or_default());
    let succeeded = child.wait().is_ok_and(|status| status.success());
    if !succeeded && count.n_failed == 0 {
        // It failed outside its tests: a build error, a broken rule.
        count.n_failed = 1;
    } else if succeeded && count == Count::default() {
        count.n_passed = 1;
    }
    let verdict = if count.n_failed == 0 { "ok" } else { "FAILED" };
    println!("── {name}: {verdict}, {} s", began.elapsed().as_secs());
    count
}

fn echo(stream: impl Read, read_line: fn(&str) -> Option<Count>) -> Count {
    let mut count = Count::default();
    for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        if let Some(told) = read_line(&line) {
            count.add(told);
        }
    }
    count
}

/// For a step that has no tests to count.
pub fn nothing(_line: &str) -> Option<Count> {
    None
}

/// Reads cargo's closing line of one test program: `test result: ok. 7 passed; 0 failed; …`.
pub fn cargo_line(line: &str) -> Option<Count> {
    let rest = line.strip_prefix("test result: ")?;
    let number = |word: &str| -> Option<u64> {
        let before = rest.split(word).next()?;
        before.trim_end().rsplit([' ', ';']).next()?.parse().ok()
    };
    Some(Count {
        n_passed: number("passed")?,
        n_failed: number("failed")?,
    })
}

/// Reads Vitest's closing line: `      Tests  2 failed | 31 passed (33)`.
pub fn vitest_line(line: &str) -> Option<Count> {
    let rest = plain(line);
    let rest = rest.trim_start().strip_prefix("Tests ")?;
    let number = |word: &str| -> u64 {
        let told = rest
            .split(['|', '('])
            .find(|part| part.trim_end().ends_with(word));
        told.and_then(|part| part.trim().split(' ').next())
            .and_then(|n| n.parse().ok())
            .unwrap_or(0)
    };
    Some(Count {
        n_passed: number("passed"),
        n_failed: number("failed"),
    })
}

/// The line without a terminal's colour codes.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        if c == '\u{1b}' {
            rest.by_ref().find(char::is_ascii_alphabetic);
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Count, cargo_line, vitest_line};

    #[test]
    fn cargos_closing_line_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(
            cargo_line(line),
            Some(Count {
                n_passed: 12,
                n_failed: 3
            })
        );
        assert_eq!(cargo_line("test a::result ... ok"), None);
    }

    #[test]
    fn vitests_closing_line_is_counted() {
        assert_eq!(
            vitest_line("      Tests  31 passed (31)"),
            Some(Count {
                n_passed: 31,
                n_failed: 0
            })
        );
        let coloured = "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[31m2 failed\u{1b}[39m | \u{1b}[32m31 passed\u{1b}[39m (33)";
        assert_eq!(
            vitest_line(coloured),
            Some(Count {
                n_passed: 31,
                n_failed: 2
            })
        );
        assert_eq!(vitest_line(" Test Files  4 passed (4)"), None);
    }
}
