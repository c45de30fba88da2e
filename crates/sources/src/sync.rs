//! Asks one source again and tells what became of its passages.

use crate::child::Reader;
use crate::compare::{PageChange, Quote, QuoteOutcome, Version, compare, state_name};
use crate::fetch::{Cancel, FetchError, FetchRequest, Fetched, Fetcher, Leave, Validators};
use crate::policy::host_of;
use crate::read::{ReadRequest, Reading, look_the_same};
use crate::snapshot::{day_of, read_request};
use factdesk_model::desk::{PageState, PassageState, Selector, Snapshot};
use factdesk_model::{EvidenceId, SnapshotId};
use std::time::Duration;
use url::Url;

/// What is known of a source before it is asked again.
#[derive(Clone, Debug)]
pub struct Known {
    /// The address as the reviewer gave it.
    pub address: String,
    /// Its newest readable snapshot.
    pub snapshot: Snapshot,
    /// The bytes of that snapshot; without them every change of its surroundings counts as one.
    pub bytes: Option<Vec<u8>>,
    /// Its passages.
    pub passages: Vec<Passage>,
    /// The texts of older snapshots that passages are anchored in.
    pub older_texts: Vec<(SnapshotId, String)>,
}

/// A passage that evidence rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Names the evidence.
    pub id: EvidenceId,
    /// The snapshot it was marked in.
    pub snapshot: SnapshotId,
    /// Where it stands in that snapshot's text.
    pub selector: Selector,
}

/// How a source is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// For the page only where it differs; for runs over many sources.
    IfChanged,
    /// For the whole page. Hosts exist that say «not modified» of a page that they changed, so a person who asks for
    /// one source gets this, and a run every few times.
    InFull,
}

/// What became of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyncedPage {
    /// The same bytes, or the host says that nothing changed.
    Same,
    /// Other bytes with the same text.
    SameText,
    /// Another text.
    Changed,
    /// The host says that there is no such page, or no more: 404 or 410.
    Gone,
    /// An answer that cannot be read: a wall, a block page, a broken file.
    Unreadable,
    /// No answer, or an error.
    Unreachable,
}

/// What a sync found.
#[derive(Debug)]
pub struct Synced {
    /// What became of the page.
    pub page: SyncedPage,
    /// HTTP status, where there was an answer.
    pub http: Option<u16>,
    /// Why the page could not be asked or read; names the host at most.
    pub why: Option<String>,
    /// What became of the passages, in their order.
    pub passages: Vec<(EvidenceId, QuoteOutcome)>,
    /// The new answer and what was read of it, where the bytes are new: the next snapshot.
    pub fresh: Option<(Fetched, Reading)>,
    /// Where the page says that it lives for good now.
    pub moved_to: Option<String>,
    /// When the host would like to be asked again.
    pub retry_after: Option<Duration>,
    /// What kept the answer from arriving.
    pub error: Option<FetchError>,
}

/// Asks a source again. Changes nothing: what to keep of the answer is the caller's.
#[must_use]
pub fn sync(fetcher: &Fetcher, reader: &Reader, known: &Known, ask: Ask, cancel: &Cancel) -> Synced {
    sync_by_leave(fetcher, reader, known, ask, cancel, None)
}

/// As [`sync`]; redirects are followed only with leave.
pub(crate) fn sync_by_leave(
    fetcher: &Fetcher,
    reader: &Reader,
    known: &Known,
    ask: Ask,
    cancel: &Cancel,
    leave: Option<Leave>,
) -> Synced {
    let validators = match ask {
        Ask::IfChanged => known
            .snapshot
            .final_url
            .as_deref()
            .and_then(|url| Validators::of(url, &known.snapshot.headers)),
        Ask::InFull => None,
    };
    let request = FetchRequest {
        leave,
        ..FetchRequest::unless_still(known.address.clone(), validators)
    };
    let answer = fetcher.fetch(&request, cancel).and_then(|fetched| {
        // A host that names another version than ours in its «not modified» contradicts itself: ask for the page.
        if fetched.is_not_modified() && !is_of(&fetched, request.known.as_ref()) {
            let in_full = FetchRequest {
                known: None,
                ..request.clone()
            };
            fetcher.fetch(&in_full, cancel)
        } else {
            Ok(fetched)
        }
    });
    match answer {
        Ok(fetched) => judge(reader, known, fetched),
        Err(error) => Synced {
            why: Some(error.to_string()),
            error: Some(error),
            ..without_text(known, SyncedPage::Unreachable, PassageState::Unreachable)
        },
    }
}

/// What there is to say of a source whose host does not want programs to read it: that it was not asked.
pub(crate) fn unwelcome(known: &Known) -> Synced {
    let host = Url::parse(&known.address).ok().and_then(|url| host_of(&url));
    let error = FetchError::Unwelcome {
        host: host.unwrap_or_default(),
    };
    Synced {
        why: Some(error.to_string()),
        error: Some(error),
        ..without_text(known, SyncedPage::Unreachable, PassageState::Unreachable)
    }
}

fn is_of(fetched: &Fetched, known: Option<&Validators>) -> bool {
    let weak = |tag: &str| tag.trim_start_matches("W/").to_owned();
    match (
        fetched.header("etag"),
        known.and_then(|known| known.etag.as_deref()),
    ) {
        (Some(theirs), Some(ours)) => weak(theirs) == weak(ours),
        // Not asked conditionally, a host may not answer so.
        (_, None) => known.is_some_and(|known| known.last_modified.is_some()),
        (None, Some(_)) => true,
    }
}

fn judge(reader: &Reader, known: &Known, fetched: Fetched) -> Synced {
    let http = Some(fetched.status);
    let retry_after = fetched.retry_after;
    let moved_to = moved_for_good(&fetched);
    let answered = |synced: Synced| Synced {
        http,
        retry_after,
        moved_to: moved_to.clone(),
        ..synced
    };
    if fetched.is_not_modified() || (is_success(fetched.status) && fetched.sha256 == known.snapshot.sha256) {
        let (page, state) = match known.snapshot.state {
            PageState::Ok => (SyncedPage::Same, PassageState::Unchanged),
            _ => (SyncedPage::Unreadable, PassageState::Unreadable),
        };
        let synced = without_text(known, page, state);
        return answered(if page == SyncedPage::Same {
            unchanged(known, synced)
        } else {
            synced
        });
    }
    if !is_success(fetched.status) {
        let (page, state) = match fetched.status {
            404 | 410 => (SyncedPage::Gone, PassageState::Gone),
            _ => (SyncedPage::Unreachable, PassageState::Unreachable),
        };
        let error = fetched.require_success().err();
        return answered(Synced {
            why: error.as_ref().map(ToString::to_string),
            error,
            ..without_text(known, page, state)
        });
    }
    // A page that differs in tokens and scripts alone is the known snapshot still; there is nothing new to keep.
    if is_outwardly_known(known, &fetched) {
        let synced = without_text(known, SyncedPage::SameText, PassageState::Unchanged);
        return answered(unchanged(known, synced));
    }
    let reading = reader.read(&read_request(&fetched));
    let mut new = Version::of_reading(&reading, Some(fetched.sha256.clone()));
    let passages = place(known, &new);
    let is_all_there = passages
        .iter()
        .all(|(_, found)| matches!(found.state, PassageState::Unchanged | PassageState::Moved));
    // An address that leads to the front page now is a polite way of saying «not found».
    if new.state == PageState::Ok && leads_home(known, &fetched) && !is_all_there {
        new.state = PageState::Soft404;
        return answered(Synced {
            why: Some("the address leads to the site's front page now".to_owned()),
            fresh: Some((fetched, reading)),
            ..without_text(known, SyncedPage::Unreadable, PassageState::Unreadable)
        });
    }
    if new.state != PageState::Ok {
        let why = reading
            .outcome
            .why
            .clone()
            .unwrap_or_else(|| state_name(new.state).to_owned());
        return answered(Synced {
            why: Some(why),
            fresh: Some((fetched, reading)),
            ..without_text(known, SyncedPage::Unreadable, PassageState::Unreadable)
        });
    }
    let page = page_change(reader, known, &new, &passages);
    answered(Synced {
        passages,
        fresh: Some((fetched, reading)),
        ..without_text(known, page, PassageState::Unchanged)
    })
}

fn is_outwardly_known(known: &Known, fetched: &Fetched) -> bool {
    let media = known
        .snapshot
        .headers
        .iter()
        .find(|header| header.name == "content-type")
        .map(|header| header.value.as_str());
    known.snapshot.state == PageState::Ok
        && media == fetched.header("content-type")
        && !leads_home(known, fetched)
        && known
            .bytes
            .as_ref()
            .is_some_and(|bytes| look_the_same(bytes, &fetched.bytes))
}

fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}

fn moved_for_good(fetched: &Fetched) -> Option<String> {
    let is_for_good = !fetched.redirects.is_empty()
        && fetched
            .redirects
            .iter()
            .all(|redirect| matches!(redirect.status, 301 | 308));
    is_for_good.then(|| fetched.final_url.clone())
}

fn leads_home(known: &Known, fetched: &Fetched) -> bool {
    let is_home = |url: &str| Url::parse(url).is_ok_and(|url| url.path() == "/" && url.query().is_none());
    !fetched.redirects.is_empty() && is_home(&fetched.final_url) && !is_home(&known.address)
}

fn without_text(known: &Known, page: SyncedPage, state: PassageState) -> Synced {
    Synced {
        page,
        http: None,
        why: None,
        passages: known
            .passages
            .iter()
            .map(|passage| (passage.id.clone(), QuoteOutcome::without_place(state)))
            .collect(),
        fresh: None,
        moved_to: None,
        retry_after: None,
        error: None,
    }
}

/// The page is the known snapshot: its own passages stand where they stood, those of older ones are looked up in it.
fn unchanged(known: &Known, synced: Synced) -> Synced {
    let same = Version::of_text(known.snapshot.text.clone());
    Synced {
        passages: place(known, &same),
        ..synced
    }
}

fn place(known: &Known, new: &Version) -> Vec<(EvidenceId, QuoteOutcome)> {
    let mut placed: Vec<(EvidenceId, QuoteOutcome)> = Vec::with_capacity(known.passages.len());
    let newest = (&known.snapshot.id, &known.snapshot.text);
    let texts = std::iter::once(newest).chain(known.older_texts.iter().map(|(id, text)| (id, text)));
    for (snapshot, text) in texts {
        let passages: Vec<&Passage> = known
            .passages
            .iter()
            .filter(|passage| passage.snapshot == *snapshot)
            .collect();
        if passages.is_empty() {
            continue;
        }
        let quotes: Vec<Quote> = passages
            .iter()
            .map(|passage| quote_of(&passage.selector))
            .collect();
        let found = compare(&Version::of_text(text.clone()), new, &quotes);
        placed.extend(
            passages
                .iter()
                .map(|passage| passage.id.clone())
                .zip(found.quotes),
        );
    }
    known
        .passages
        .iter()
        .map(|passage| {
            let found = placed
                .iter()
                .find(|(id, _)| *id == passage.id)
                .map(|(_, found)| found.clone());
            // Without the text that it was marked in, nothing can be said of a passage.
            let found = found.unwrap_or_else(|| QuoteOutcome::without_place(PassageState::Unreadable));
            (passage.id.clone(), found)
        })
        .collect()
}

fn quote_of(selector: &Selector) -> Quote {
    Quote {
        exact: selector.exact.clone(),
        prefix: Some(selector.prefix.clone()),
        suffix: Some(selector.suffix.clone()),
        start: Some(selector.position.start),
        end: Some(selector.position.end),
    }
}

fn page_change(
    reader: &Reader,
    known: &Known,
    new: &Version,
    passages: &[(EvidenceId, QuoteOutcome)],
) -> SyncedPage {
    if passages
        .iter()
        .any(|(_, found)| found.state != PassageState::Unchanged)
    {
        return SyncedPage::Changed;
    }
    // Read again by today's rules, so that a better extractor is not taken for a change of the page.
    let old = known.bytes.as_ref().map(|bytes| {
        let reading = reader.read(&ReadRequest {
            bytes: bytes.clone(),
            url: known.snapshot.final_url.clone(),
            content_type: known
                .snapshot
                .headers
                .iter()
                .find(|header| header.name == "content-type")
                .map(|header| header.value.clone()),
            file_name: None,
            today: day_of(known.snapshot.fetched_ms),
        });
        Version::of_reading(&reading, None)
    });
    let old = old.unwrap_or_else(|| Version::of_text(known.snapshot.text.clone()));
    match compare(&old, new, &[]).page {
        PageChange::Same => SyncedPage::Same,
        PageChange::SameText => SyncedPage::SameText,
        PageChange::Changed | PageChange::Unreadable => SyncedPage::Changed,
    }
}
