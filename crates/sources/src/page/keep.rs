//! Fetches what a page wants, round by round, as politely and as safely as the page itself.

use super::{Page, PageRequest, Part, Want, WantKind};
use crate::child::Reader;
use crate::fetch::{Cancel, FetchError, FetchRequest, Fetched, Fetcher, PartOf};
use crate::policy::host_of;
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use url::Url;

/// How much of its hosts' time and bytes a page may take beside itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeepLimits {
    /// How many parts are asked for.
    pub n_parts: usize,
    /// How many bytes they may have together.
    pub bytes: u64,
    /// How many bytes one of them may have.
    pub part_bytes: u64,
    /// How long all of it may take.
    pub whole: Duration,
    /// How many hosts are asked at the same time; each is asked one thing at a time.
    pub n_at_once: usize,
}

impl Default for KeepLimits {
    fn default() -> KeepLimits {
        KeepLimits {
            n_parts: 200,
            bytes: 16 << 20,
            part_bytes: 4 << 20,
            whole: Duration::from_secs(20),
            n_at_once: 6,
        }
    }
}

/// Style sheets that import others, with pictures in them: deeper than this nothing is wanted.
const MOST_ROUNDS: usize = 6;

/// A page as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The page in one file.
    pub page: Page,
    /// How many parts were fetched for it.
    pub n_parts: usize,
}

/// Makes the page as it was seen, and asks for what it wants. `None` where the answer is no page that can be shown; a
/// part that cannot be had is only missing.
#[must_use]
pub fn keep(
    fetcher: &Fetcher,
    reader: &Reader,
    fetched: &Fetched,
    limits: KeepLimits,
    cancel: &Cancel,
) -> Option<Kept> {
    let page_url = Url::parse(&fetched.final_url).ok()?;
    let until = Instant::now() + limits.whole;
    let mut request = PageRequest {
        bytes: fetched.bytes.clone(),
        url: Some(fetched.final_url.clone()),
        content_type: fetched.header("content-type").map(str::to_owned),
        parts: Vec::new(),
    };
    let mut asked: HashSet<String> = HashSet::new();
    let mut page = reader.page(&request);
    for _ in 0..MOST_ROUNDS {
        let is_new = |want: &&Want| !asked.contains(&want.url);
        let mut wants: Vec<Want> = page.wants.iter().filter(is_new).cloned().collect();
        // How the page looks says which pictures it needs.
        wants.sort_by_key(|want| want.kind != WantKind::Style);
        if wants.iter().any(|want| want.kind == WantKind::Style) {
            wants.retain(|want| want.kind == WantKind::Style);
        }
        wants.truncate(limits.n_parts.saturating_sub(asked.len()));
        if page.why.is_some() || wants.is_empty() || cancel.is_cancelled() || Instant::now() >= until {
            break;
        }
        asked.extend(wants.iter().map(|want| want.url.clone()));
        let n_bytes: u64 = request.parts.iter().map(|part| part.bytes.len() as u64).sum();
        let round = Round {
            fetcher,
            page: &page_url,
            limits,
            until,
            cancel,
            room: Mutex::new(limits.bytes.saturating_sub(n_bytes)),
        };
        request.parts.extend(round.fetch(wants));
        page = reader.page(&request);
    }
    if page.why.is_some() {
        return None;
    }
    Some(Kept {
        n_parts: request.parts.len(),
        page,
    })
}

struct Round<'a> {
    fetcher: &'a Fetcher,
    page: &'a Url,
    limits: KeepLimits,
    until: Instant,
    cancel: &'a Cancel,
    /// How many bytes more there may be.
    room: Mutex<u64>,
}

impl Round<'_> {
    /// What came of what is wanted, in the order wanted: several hosts at a time, each one thing after the other.
    fn fetch(&self, wants: Vec<Want>) -> Vec<Part> {
        let mut hosts: HashMap<String, Vec<(usize, Want)>> = HashMap::new();
        for (n, want) in wants.into_iter().enumerate() {
            let host = Url::parse(&want.url).ok().as_ref().and_then(host_of);
            hosts.entry(host.unwrap_or_default()).or_default().push((n, want));
        }
        let mut lines: Vec<Vec<(usize, Want)>> = hosts.into_values().collect();
        // Whoever has what comes first is asked first.
        lines.sort_by_key(|line| std::cmp::Reverse(line.first().map(|(n, _)| *n)));
        let n_at_once = self.limits.n_at_once.clamp(1, 16).min(lines.len());
        let (lines, found) = (Mutex::new(lines), Mutex::new(Vec::new()));
        std::thread::scope(|scope| {
            for _ in 0..n_at_once {
                scope.spawn(|| {
                    loop {
                        let line = lines.lock().unwrap_or_else(PoisonError::into_inner).pop();
                        let Some(line) = line else { return };
                        for (n, want) in line {
                            match self.part(want) {
                                Ok(Some(part)) => {
                                    found
                                        .lock()
                                        .unwrap_or_else(PoisonError::into_inner)
                                        .push((n, part));
                                }
                                Ok(None) => {}
                                // A host that wants peace gets it.
                                Err(Enough) => break,
                            }
                        }
                    }
                });
            }
        });
        let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        found.sort_by_key(|(n, _)| *n);
        found.into_iter().map(|(_, part)| part).collect()
    }

    fn part(&self, want: Want) -> Result<Option<Part>, Enough> {
        let left = self.until.saturating_duration_since(Instant::now());
        let room = *self.room.lock().unwrap_or_else(PoisonError::into_inner);
        if left.is_zero() || room == 0 || self.cancel.is_cancelled() {
            return Err(Enough);
        }
        let part_of = PartOf {
            page: self.page.clone(),
            limit_bytes: self.limits.part_bytes.min(room),
            limit: left,
        };
        let request = FetchRequest::part(want.url.clone(), part_of);
        let answer = match self.fetcher.fetch(&request, self.cancel) {
            Ok(answer) => answer,
            // It would not answer the next question either.
            Err(FetchError::TimedOut { .. } | FetchError::Unreachable { .. } | FetchError::Tls { .. }) => {
                return Err(Enough);
            }
            Err(_) => return Ok(None),
        };
        if answer.status == 429 || answer.status == 503 {
            return Err(Enough);
        }
        if !(200..300).contains(&answer.status) {
            return Ok(None);
        }
        let mut room = self.room.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(less) = room.checked_sub(answer.bytes.len() as u64) else {
            return Ok(None);
        };
        *room = less;
        Ok(Some(Part {
            media_type: answer.header("content-type").unwrap_or_default().to_owned(),
            final_url: answer.final_url,
            bytes: answer.bytes,
            url: want.url,
        }))
    }
}

/// Nothing more is asked of a host.
struct Enough;
