//! Reads pages in a child process of our own program, so that a hostile page can end nothing but the child.
//!
//! A program that uses [`Reader`] calls [`run_if_asked`] first thing in `main`.

use crate::page::{Page, PageRequest, Part, page_here};
use crate::read::{ReadRequest, Reading, has_abandoned_threads, media_type, read_here};
use chrono::NaiveDate;
use factdesk_model::desk::PageState;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::Duration;

/// The hidden first argument by which our program knows that it is the child.
const ASKED: &str = "--factdesk-read-child";
/// How long one page may take.
const LIMIT: Duration = Duration::from_secs(8);
/// How much memory the child may take.
#[cfg(unix)]
const MEMORY_BYTES: u64 = 1 << 30;
/// More than any page that the fetcher lets through.
const MOST_BYTES: usize = 64 << 20;

/// What goes before a page's bytes on the way to the child: one line of JSON.
#[derive(Serialize, Deserialize)]
struct Head {
    n_bytes: usize,
    url: Option<String>,
    content_type: Option<String>,
    file_name: Option<String>,
    today: Option<NaiveDate>,
    /// The parts of a page that is to be made, whose bytes follow the page's; `None` where one is to be read.
    #[serde(default)]
    parts: Option<Vec<PartHead>>,
}

/// What is said of a part of a page before its bytes.
#[derive(Serialize, Deserialize)]
struct PartHead {
    url: String,
    final_url: String,
    media_type: String,
    n_bytes: usize,
}

/// What comes back: one line of JSON.
#[derive(Serialize, Deserialize)]
struct Answer<T> {
    answer: T,
    /// The child ends after this answer, since something in it cannot be stopped.
    is_last: bool,
}

/// Serves as the child and ends the process, where this process was started as one; else returns at once.
pub fn run_if_asked() {
    if std::env::args_os().nth(1).is_some_and(|asked| asked == ASKED) {
        limit_this_process();
        // A page that cannot be read must not print a story about it into somebody's terminal.
        std::panic::set_hook(Box::new(|_| {}));
        let code = i32::from(serve(&mut io::stdin().lock(), &mut io::stdout()).is_err());
        std::process::exit(code);
    }
}

/// Memory as far as this system limits it; no core files with somebody's page in them, no files at all.
fn limit_this_process() {
    #[cfg(unix)]
    for (resource, limit) in [
        (rlimit::Resource::AS, MEMORY_BYTES),
        (rlimit::Resource::CORE, 0),
        (rlimit::Resource::FSIZE, 0),
    ] {
        // A system that knows no such limit still has the limit of time.
        let _ = rlimit::setrlimit(resource, limit, limit);
    }
}

/// Answers one request after the other until there are none.
fn serve(asked: &mut impl BufRead, answer: &mut impl Write) -> io::Result<()> {
    let mut line = String::new();
    while asked.read_line(&mut line)? > 0 {
        let head: Head = serde_json::from_str(&line).map_err(io::Error::other)?;
        if head.n_bytes > MOST_BYTES {
            return Err(io::Error::other("more bytes than a page has"));
        }
        let mut bytes = vec![0; head.n_bytes];
        asked.read_exact(&mut bytes)?;
        // The parent stops a child that takes too long; should the parent itself be gone, nobody else would.
        let (done, is_done) = mpsc::channel::<()>();
        std::thread::spawn(move || {
            if is_done.recv_timeout(LIMIT + LIMIT) == Err(mpsc::RecvTimeoutError::Timeout) {
                std::process::exit(1);
            }
        });
        let is_last = match head.parts {
            None => {
                let reading = read_here(&ReadRequest {
                    bytes,
                    url: head.url,
                    content_type: head.content_type,
                    file_name: head.file_name,
                    today: head.today,
                });
                tell(answer, reading)?
            }
            Some(parts) => {
                let parts = parts.into_iter().map(|part| part_of(part, asked));
                let page = page_here(PageRequest {
                    parts: parts.collect::<io::Result<_>>()?,
                    bytes,
                    url: head.url,
                    content_type: head.content_type,
                });
                tell(answer, page)?
            }
        };
        drop(done);
        if is_last {
            return Ok(());
        }
        line.clear();
    }
    Ok(())
}

fn part_of(head: PartHead, asked: &mut impl BufRead) -> io::Result<Part> {
    if head.n_bytes > MOST_BYTES {
        return Err(io::Error::other("more bytes than a part has"));
    }
    let mut bytes = vec![0; head.n_bytes];
    asked.read_exact(&mut bytes)?;
    Ok(Part {
        url: head.url,
        final_url: head.final_url,
        media_type: head.media_type,
        bytes,
    })
}

/// Answers; whether it is the last answer, comes back.
fn tell<T: Serialize>(out: &mut impl Write, answer: T) -> io::Result<bool> {
    let is_last = has_abandoned_threads();
    let mut written = serde_json::to_vec(&Answer { answer, is_last }).map_err(io::Error::other)?;
    written.push(b'\n');
    out.write_all(&written)?;
    out.flush()?;
    Ok(is_last)
}

/// Reads pages through child processes; may be shared between threads. Children that did well are used again.
pub struct Reader {
    program: Option<PathBuf>,
    limit: Duration,
    idle: Mutex<Vec<Worker>>,
}

struct Worker {
    child: Child,
    asked: ChildStdin,
    answer: BufReader<ChildStdout>,
    n_read: usize,
}

/// A child is replaced after so many pages, lest a library's leak grow.
const PAGES_A_CHILD: usize = 200;
/// More idle children than this are let go.
const MOST_IDLE: usize = 4;

impl Reader {
    /// Starts `program` as the child; it has to call [`run_if_asked`].
    #[must_use]
    pub fn new(program: impl Into<PathBuf>) -> Reader {
        Reader {
            program: Some(program.into()),
            limit: LIMIT,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Starts the running program again as the child.
    ///
    /// # Errors
    /// Where the system does not tell which program is running.
    pub fn this_program() -> io::Result<Reader> {
        Ok(Reader::new(std::env::current_exe()?))
    }

    /// Reads without a child, in tests whose bytes are known to be harmless.
    #[must_use]
    pub fn in_this_process() -> Reader {
        Reader {
            program: None,
            limit: LIMIT,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// The same with another limit of time for one page.
    #[must_use]
    pub fn with_limit(mut self, limit: Duration) -> Reader {
        self.limit = limit;
        self
    }

    /// Reads a page; whatever goes wrong, the answer says so as `unreadable`.
    #[must_use]
    pub fn read(&self, request: &ReadRequest) -> Reading {
        let Some(program) = &self.program else {
            return read_here(request);
        };
        let head = Head {
            n_bytes: request.bytes.len(),
            url: request.url.clone(),
            content_type: request.content_type.clone(),
            file_name: request.file_name.clone(),
            today: request.today,
            parts: None,
        };
        self.ask(program, &head, &[&request.bytes]).unwrap_or_else(|why| {
            let why = format!("its text could not be extracted: {why}");
            Reading::without_text(PageState::Unreadable, why, media_type(request))
        })
    }

    /// Makes a page as it was seen; whatever goes wrong, the answer says why there is none.
    #[must_use]
    pub fn page(&self, request: &PageRequest) -> Page {
        let Some(program) = &self.program else {
            return page_here(request.clone());
        };
        let part_head = |part: &Part| PartHead {
            url: part.url.clone(),
            final_url: part.final_url.clone(),
            media_type: part.media_type.clone(),
            n_bytes: part.bytes.len(),
        };
        let head = Head {
            n_bytes: request.bytes.len(),
            url: request.url.clone(),
            content_type: request.content_type.clone(),
            file_name: None,
            today: None,
            parts: Some(request.parts.iter().map(part_head).collect()),
        };
        let mut bodies: Vec<&[u8]> = vec![&request.bytes];
        bodies.extend(request.parts.iter().map(|part| part.bytes.as_slice()));
        self.ask(program, &head, &bodies)
            .unwrap_or_else(|why| Page::without(format!("it could not be made: {why}")))
    }

    /// Asks a child, one that waits or a new one; or says why it has no answer.
    fn ask<T: DeserializeOwned + Send>(
        &self,
        program: &PathBuf,
        head: &Head,
        bodies: &[&[u8]],
    ) -> Result<T, String> {
        let waiting = self.idle().pop();
        let worker = waiting.map_or_else(|| Worker::start(program), Ok);
        let Worker {
            mut child,
            mut asked,
            mut answer,
            n_read,
        } = worker.map_err(|error| format!("the reading process did not start: {error}"))?;
        let (tell, told) = mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let answered = exchange::<T>(&mut asked, &mut answer, head, bodies);
                // The answer's last reader may have given up waiting.
                let _ = tell.send((answered, asked, answer));
            });
            match told.recv_timeout(self.limit) {
                Ok((Ok(answered), asked, answer)) => {
                    if answered.is_last {
                        end(&mut child);
                    } else {
                        self.keep(Worker {
                            child,
                            asked,
                            answer,
                            n_read: n_read + 1,
                        });
                    }
                    Ok(answered.answer)
                }
                Ok((Err(_), ..)) => {
                    end(&mut child);
                    Err("the reading process broke down".to_owned())
                }
                Err(_) => {
                    // Only then does the thread that waits for the child's answer come back.
                    end(&mut child);
                    Err(format!("it took more than {} s", self.limit.as_secs_f32()))
                }
            }
        })
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, worker: Worker) {
        let mut idle = self.idle();
        if worker.n_read < PAGES_A_CHILD && idle.len() < MOST_IDLE {
            idle.push(worker);
        } else {
            drop(idle);
            worker.let_go();
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        for worker in self.idle().drain(..) {
            worker.let_go();
        }
    }
}

impl Worker {
    fn start(program: &PathBuf) -> io::Result<Worker> {
        let mut child = Command::new(program)
            .arg(ASKED)
            // The program's allocator would ask for a gibibyte at once, which the limit on memory refuses.
            .env("MIMALLOC_ARENA_RESERVE", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(asked), Some(answer)) => Ok(Worker {
                child,
                asked,
                answer: BufReader::new(answer),
                n_read: 0,
            }),
            _ => {
                end(&mut child);
                Err(io::Error::other("no pipes"))
            }
        }
    }

    fn let_go(mut self) {
        drop(self.asked);
        end(&mut self.child);
    }
}

fn end(child: &mut Child) {
    // It may have ended by itself already.
    let _ = child.kill();
    let _ = child.wait();
}

fn exchange<T: DeserializeOwned>(
    asked: &mut ChildStdin,
    answer: &mut BufReader<ChildStdout>,
    head: &Head,
    bodies: &[&[u8]],
) -> io::Result<Answer<T>> {
    let mut line = serde_json::to_vec(head).map_err(io::Error::other)?;
    line.push(b'\n');
    asked.write_all(&line)?;
    for body in bodies {
        asked.write_all(body)?;
    }
    asked.flush()?;
    let mut written = Vec::new();
    answer
        .by_ref()
        .take(MOST_BYTES as u64 * 4)
        .read_until(b'\n', &mut written)?;
    serde_json::from_slice(&written).map_err(io::Error::other)
}
