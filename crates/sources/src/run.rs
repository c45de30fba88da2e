//! Asks many sources again: several hosts at a time, each host by itself and with pauses.

use crate::child::Reader;
use crate::fetch::{Cancel, Fetcher, Leave};
use crate::policy::host_of;
use crate::robots::Robots;
use crate::sync::{Ask, Known, Synced, sync_by_leave, unwelcome};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};
use url::Url;

/// How a run treats hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunSettings {
    /// How many sources are asked at the same time.
    pub n_at_once: usize,
    /// How long a host has peace between two questions. Hosts that the user allowed by name are asked without.
    pub pause: Duration,
    /// A host that asks for a longer pause than this is left alone for the rest of the run.
    pub longest_wait: Duration,
    /// Whether hosts may refuse pages and ask for pauses by `robots.txt`: for runs by the clock, which nobody asked for.
    pub heeds_robots: bool,
}

impl Default for RunSettings {
    fn default() -> RunSettings {
        RunSettings {
            n_at_once: 8,
            pause: Duration::from_secs(1),
            longest_wait: Duration::from_secs(60),
            heeds_robots: false,
        }
    }
}

/// Asks the sources at these addresses and hands each answer on as it comes, with its place among them; returns how many
/// were asked. What is known of a source is loaded right before it is asked, so that a run over many needs no more
/// memory than one over a few; a source of which nothing is known any more is left out.
///
/// After a cancel no further source is asked; what was handed on stays, so a later run goes on from there.
pub fn sync_many(
    fetcher: &Fetcher,
    reader: &Reader,
    addresses: &[String],
    load: impl Fn(usize) -> Option<(Known, Ask)> + Sync,
    settings: RunSettings,
    cancel: &Cancel,
    mut on_answer: impl FnMut(usize, Synced),
) -> usize {
    let line = Line::of(fetcher, addresses, settings);
    let robots = settings.heeds_robots.then(|| Arc::new(Robots::default()));
    // Answers wait for whoever keeps them, lest they pile up in memory.
    let (tell, told) = mpsc::sync_channel(settings.n_at_once.max(1));
    std::thread::scope(|scope| {
        for _ in 0..settings.n_at_once.clamp(1, 64).min(addresses.len()) {
            let (line, tell, load, robots) = (&line, tell.clone(), &load, robots.clone());
            scope.spawn(move || {
                while let Some(next) = line.next(cancel) {
                    let Some((known, ask)) = load(next.index) else {
                        line.done(&next, None);
                        continue;
                    };
                    let wish = robots
                        .as_ref()
                        .map(|robots| robots.wish(fetcher, &known.address, cancel));
                    let answer = match wish {
                        Some(wish) if !wish.is_allowed => unwelcome(&known),
                        _ => {
                            // Wherever a redirect leads, the host there is asked for its wishes too.
                            let leave = robots.clone().map(|robots| {
                                let (fetcher, cancel) = (fetcher.clone(), cancel.clone());
                                Leave::new(move |to| robots.wish(&fetcher, to.as_str(), &cancel).is_allowed)
                            });
                            sync_by_leave(fetcher, reader, &known, ask, cancel, leave)
                        }
                    };
                    // A wish for a pause is heeded as far as a run can wait; that no more be asked is said by the answer.
                    let wished = wish.and_then(|wish| wish.pause);
                    let wished = wished.map(|pause| pause.min(settings.longest_wait));
                    line.done(&next, answer.retry_after.max(wished));
                    if cancel.is_cancelled() || tell.send((next.index, answer)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(tell);
        let mut n_asked = 0;
        for (index, answer) in told {
            n_asked += 1;
            on_answer(index, answer);
        }
        n_asked
    })
}

/// Who is asked next.
struct Line {
    waiting: Mutex<Vec<HostLine>>,
    changed: Condvar,
    settings: RunSettings,
}

struct HostLine {
    sources: VecDeque<usize>,
    n_busy: usize,
    most_busy: usize,
    pause: Duration,
    free_from: Instant,
}

impl HostLine {
    /// The next source, if the host has had its pause by now.
    fn take(&mut self, host: usize, now: Instant) -> Option<Next> {
        if self.n_busy >= self.most_busy || self.free_from > now {
            return None;
        }
        let index = self.sources.pop_front()?;
        self.n_busy += 1;
        Some(Next { index, host })
    }

    /// The host has answered: now begins its pause. One that wants a very long one is not asked again.
    fn done(&mut self, now: Instant, retry_after: Option<Duration>, longest_wait: Duration) {
        self.n_busy -= 1;
        let wait = retry_after.unwrap_or_default().max(self.pause);
        self.free_from = now + wait.min(longest_wait);
        if wait > longest_wait {
            self.sources.clear();
        }
    }
}

struct Next {
    index: usize,
    host: usize,
}

impl Line {
    fn of(fetcher: &Fetcher, addresses: &[String], settings: RunSettings) -> Line {
        let mut hosts: HashMap<String, usize> = HashMap::new();
        let mut waiting: Vec<HostLine> = Vec::new();
        for (index, address) in addresses.iter().enumerate() {
            let url = Url::parse(address).ok();
            let name = url.as_ref().and_then(host_of).unwrap_or_default();
            // The user's own machines need no politeness.
            let is_own = url.as_ref().is_some_and(|url| fetcher.allows(url));
            let host = *hosts.entry(name).or_insert_with(|| {
                waiting.push(HostLine {
                    sources: VecDeque::new(),
                    n_busy: 0,
                    most_busy: if is_own { settings.n_at_once.max(1) } else { 1 },
                    pause: if is_own { Duration::ZERO } else { settings.pause },
                    free_from: Instant::now(),
                });
                waiting.len() - 1
            });
            waiting[host].sources.push_back(index);
        }
        Line {
            waiting: Mutex::new(waiting),
            changed: Condvar::new(),
            settings,
        }
    }

    /// The next source whose host has had its pause; waits for one, and is empty-handed at the end or on a cancel.
    fn next(&self, cancel: &Cancel) -> Option<Next> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if cancel.is_cancelled() || waiting.iter().all(|host| host.sources.is_empty()) {
                return None;
            }
            let now = Instant::now();
            let ready = waiting.iter_mut().enumerate();
            if let Some(next) = ready.filter_map(|(n, host)| host.take(n, now)).next() {
                return Some(next);
            }
            // Until the first host is free again, or somebody is done; a cancel is noticed within a moment.
            let soonest = waiting
                .iter()
                .filter(|host| !host.sources.is_empty() && host.n_busy < host.most_busy)
                .map(|host| host.free_from.saturating_duration_since(now))
                .min()
                .unwrap_or(Duration::from_millis(100))
                .clamp(Duration::from_millis(1), Duration::from_millis(100));
            waiting = self
                .changed
                .wait_timeout(waiting, soonest)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    fn done(&self, next: &Next, retry_after: Option<Duration>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting[next.host].done(Instant::now(), retry_after, self.settings.longest_wait);
        drop(waiting);
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::HostLine;
    use std::time::{Duration, Instant};

    const PAUSE: Duration = Duration::from_secs(1);
    const LONGEST: Duration = Duration::from_secs(60);

    fn line(now: Instant) -> HostLine {
        HostLine {
            sources: (0..3).collect(),
            n_busy: 0,
            most_busy: 1,
            pause: PAUSE,
            free_from: now,
        }
    }

    #[test]
    fn a_host_is_asked_one_thing_at_a_time_and_has_its_pause() {
        let now = Instant::now();
        let mut host = line(now);
        assert_eq!(host.take(0, now).map(|next| next.index), Some(0));
        assert!(host.take(0, now + LONGEST).is_none(), "still busy");
        host.done(now, None, LONGEST);
        assert!(host.take(0, now + PAUSE / 2).is_none(), "in its pause");
        assert_eq!(host.take(0, now + PAUSE).map(|next| next.index), Some(1));
    }

    #[test]
    fn a_host_that_asks_for_a_longer_pause_gets_it_or_is_left_alone() {
        let now = Instant::now();
        let mut host = line(now);
        host.take(0, now);
        host.done(now, Some(PAUSE * 5), LONGEST);
        assert!(host.take(0, now + PAUSE * 4).is_none());
        assert!(host.take(0, now + PAUSE * 5).is_some());
        host.done(now, Some(LONGEST * 2), LONGEST);
        assert!(host.take(0, now + LONGEST * 9).is_none());
    }
}
