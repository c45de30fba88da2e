use super::page::keep_page;
use super::rows::page_view;
use super::sources::taken;
use crate::ApiError;
use crate::desk::{Desk, Open};
use crate::sync_run::{Asked, SyncRun, Unfinished};
use crate::wire::{DifferencePart, Nothing, PassageSync, SourceSync, SyncProgress, SyncSources, SyncSummary};
use factdesk_messages::Message as Says;
use factdesk_model::desk::{CompanionKind, PageState, PassageState, Snapshot, Source, StaleReason};
use factdesk_sources::compare::QuoteOutcome;
use factdesk_sources::fetch::{Cancel, Fetcher, sha256_hex};
use factdesk_sources::run::{RunSettings, sync_many};
use factdesk_sources::sync::{Ask, Known, Passage, Synced};
use factdesk_store::{Reader, StoreError};

/// Hosts exist that say «not modified» of a page they changed: every so often the whole page is asked for.
const FULL_EVERY: usize = 5;

/// Asks sources again and says of each passage whether it still stands.
///
/// A source that does not answer is an answer too: it is told in the summary, and the others are still asked. Each
/// answer is kept as it comes; a run that was stopped or killed goes on where it was when the same is asked again.
///
/// # Errors
/// `source_missing`, `claim_missing`, `document_missing`, `ambiguous_id`.
pub fn sync_sources(desk: &Desk, input: SyncSources) -> Result<SyncSummary, ApiError> {
    sync_sources_with(desk, input, |_, _| {})
}

/// As [`sync_sources`]; each answer is shown to `on_answer` as soon as it is kept, with how far the run is.
///
/// # Errors
/// As [`sync_sources`].
pub fn sync_sources_with(
    desk: &Desk,
    input: SyncSources,
    mut on_answer: impl FnMut(&SourceSync, SyncProgress),
) -> Result<SyncSummary, ApiError> {
    let open = desk.open()?;
    let hosts = desk.allowed_hosts(input.allow_hosts.as_deref());
    let fetcher = (desk.outside.network)(&hosts)?;
    let mut sources = chosen(&open, &input)?;
    let is_one = input.source.is_some() || (sources.len() == 1 && input.due_hours.is_none());
    let run = Unfinished::of(&open.folder, &input, desk.now_ms());
    let n_chosen = sources.len();
    let mut asked = Asked::of(&open.folder);
    if !is_one {
        let due = input
            .due_hours
            .map(|hours| desk.now_ms() - i64::from(hours) * 3_600_000);
        sources.retain(|source| {
            let last = asked.last_ms(source.id.as_str());
            let is_done = last.is_some_and(|at| run.is_resumed() && at >= run.started_ms());
            let is_due = due.is_none_or(|due| last.unwrap_or(source.added_ms) <= due);
            !is_done && is_due
        });
        // Whoever waited longest comes first, so that a run that is stopped again and again reaches all.
        sources.sort_by_key(|source| asked.last_ms(source.id.as_str()).unwrap_or(i64::MIN));
        run.begin();
    }
    // Who asks for one source gets the whole page.
    let asks: Vec<Ask> = sources
        .iter()
        .map(|source| asked.n(source.id.as_str()) % FULL_EVERY == FULL_EVERY - 1)
        .map(|is_full| {
            if is_one || is_full {
                Ask::InFull
            } else {
                Ask::IfChanged
            }
        })
        .collect();
    let n_left_out = n_chosen - sources.len();
    let progress = SyncRun::new(sources.len());
    desk.follow(&progress);
    let addresses: Vec<String> = sources.iter().map(|source| source.address.clone()).collect();
    let load = |n: usize| {
        let source = sources.get(n)?;
        let known = open.read(|store| known(store, source)).ok()?;
        Some((known, asks.get(n).copied()?))
    };
    let mut answers: Vec<(usize, SourceSync)> = Vec::new();
    let mut failed: Option<ApiError> = None;
    sync_many(
        &fetcher,
        &desk.outside.reader,
        &addresses,
        load,
        RunSettings {
            heeds_robots: input.due_hours.is_some(),
            ..RunSettings::default()
        },
        progress.cancel(),
        |n, synced| {
            let shown = is_one.then_some(&fetcher);
            let kept = sources
                .get(n)
                .map(|source| keep(desk, &open, source, synced, shown));
            match kept {
                Some(Ok(answer)) => {
                    asked.note(&answer.source, desk.now_ms());
                    progress.step();
                    on_answer(&answer, progress.view());
                    answers.push((n, answer));
                }
                // A desk that cannot be written is no reason to go on asking hosts.
                Some(Err(error)) => {
                    progress.cancel().cancel();
                    failed.get_or_insert(error);
                }
                None => {}
            }
        },
    );
    desk.unfollow(&progress);
    if let Some(error) = failed {
        return Err(error);
    }
    let is_stopped = progress.cancel().is_cancelled();
    if !is_one && !is_stopped {
        run.end();
    }
    answers.sort_by_key(|(n, _)| *n);
    let answers: Vec<SourceSync> = answers.into_iter().map(|(_, answer)| answer).collect();
    Ok(SyncSummary {
        says: summary(&answers).into(),
        sources: answers,
        n_left_out: u32::try_from(n_left_out).unwrap_or(u32::MAX),
        is_stopped,
    })
}

/// How far the run is that was begun last.
///
/// # Errors
/// None.
pub fn sync_progress(desk: &Desk, _: Nothing) -> Result<SyncProgress, ApiError> {
    Ok(desk.followed().map(|run| run.view()).unwrap_or_default())
}

/// Stops the run that was begun last. What it has asked stays; the same run later goes on from there.
///
/// # Errors
/// None.
pub fn stop_sync(desk: &Desk, _: Nothing) -> Result<SyncProgress, ApiError> {
    let run = desk.followed();
    if let Some(run) = &run {
        run.cancel().cancel();
    }
    Ok(run.map(|run| run.view()).unwrap_or_default())
}

fn chosen(open: &Open, input: &SyncSources) -> Result<Vec<Source>, ApiError> {
    let mut sources = open.read(|store| match (&input.source, &input.claim, &input.document) {
        (Some(source), _, _) => Ok(vec![store.source(&store.resolve_source(source)?)?]),
        (_, Some(claim), _) => store.sources_of_claim(&store.resolve_claim(claim)?),
        (_, _, Some(document)) => store.sources_of_document(&store.resolve_document(document)?),
        _ => store.sources(),
    })?;
    // A file cannot be asked again.
    sources.retain(|source| source.is_remote);
    Ok(sources)
}

/// Writes down what a source answered. Where a fetcher is given, a new page is kept as it is seen too.
fn keep(
    desk: &Desk,
    open: &Open,
    source: &Source,
    synced: Synced,
    fetcher: Option<&Fetcher>,
) -> Result<SourceSync, ApiError> {
    let states: Vec<_> = synced
        .passages
        .iter()
        .map(|(id, found)| (id.clone(), found.state))
        .collect();
    let fresh = synced.fresh.map(|(page, reading)| match fetcher {
        Some(fetcher) => {
            let mut taken = taken(page.clone(), reading);
            keep_page(desk, fetcher, &page, &mut taken, &Cancel::new());
            taken
        }
        None => taken(page, reading),
    });
    let lang = fresh.as_ref().and_then(|snapshot| snapshot.lang.clone());
    open.store
        .record_sync(&desk.sign(open), &source.id, fresh, &states)?;
    let mut evidence = Vec::with_capacity(synced.passages.len());
    for (id, found) in synced.passages {
        let (claim, is_under_verdict) = open.read(|store| {
            let claim = store.evidence(&id)?.claim;
            let is_changed = matches!(found.state, PassageState::Altered | PassageState::Gone);
            let reasons = if is_changed {
                store.stale_reasons(&claim)?
            } else {
                Vec::new()
            };
            let rests_on_it = reasons.iter().any(|reason| match reason {
                StaleReason::PassageAltered { evidence } | StaleReason::PassageGone { evidence } => {
                    *evidence == id
                }
                StaleReason::ClaimChanged
                | StaleReason::EvidenceRemoved { .. }
                | StaleReason::AnswerChanged { .. } => false,
            });
            Ok((claim, rests_on_it))
        })?;
        evidence.push(PassageSync {
            id: id.to_string(),
            claim: claim.to_string(),
            state: found.state.into(),
            is_under_verdict,
            values: super::values::changed_values(desk, lang.as_deref(), &found),
            difference: difference(found),
        });
    }
    Ok(SourceSync {
        source: source.id.to_string(),
        url_sha256: sha256_hex(source.address.as_bytes()),
        title: source.title.clone().unwrap_or_else(|| source.address.clone()),
        page: page_view(synced.page),
        http: synced.http,
        why: synced.why,
        evidence,
    })
}

/// «214 sources: 209 unchanged, 2 with altered passages (2 under a verdict), 3 out of reach».
fn summary(answers: &[SourceSync]) -> Says {
    use crate::wire::{PassageState as Passage, SyncedPage as Page};
    let has = |answer: &SourceSync, state: Passage| answer.evidence.iter().any(|found| found.state == state);
    // Each source is counted once, under what a reviewer must know first.
    let kind_of = |answer: &SourceSync| match answer.page {
        _ if has(answer, Passage::Altered) => "sync-altered",
        Page::Gone => "sync-gone",
        _ if has(answer, Passage::Gone) => "sync-gone",
        Page::Unreadable => "sync-unreadable",
        Page::Unreachable => "sync-unreachable",
        Page::Changed => "sync-changed-elsewhere",
        Page::Same | Page::SameText => "sync-unchanged",
    };
    let parts = [
        "sync-unchanged",
        "sync-changed-elsewhere",
        "sync-altered",
        "sync-gone",
        "sync-unreadable",
        "sync-unreachable",
    ]
    .map(|id| {
        let of_kind = answers.iter().filter(|answer| kind_of(answer) == id);
        let is_under_verdict =
            |answer: &&SourceSync| answer.evidence.iter().any(|found| found.is_under_verdict);
        (
            id,
            of_kind.clone().count(),
            of_kind.filter(is_under_verdict).count(),
        )
    });
    let number = |n: usize| factdesk_messages::Arg::Number(n as f64);
    let said = parts
        .into_iter()
        .filter(|(_, n, _)| *n > 0)
        .map(|(id, n, n_under)| {
            let part = Says::new(id).with("n", number(n));
            if n_under == 0 {
                return part;
            }
            Says::new("sync-under-verdict")
                .with("part", part)
                .with("n", number(n_under))
        });
    match Says::list(said.collect(), "list-and") {
        Some(parts) => Says::new("sync-summary")
            .with("n", number(answers.len()))
            .with("parts", parts),
        None => Says::new("sync-nothing"),
    }
}

/// What is known of a source before it is asked: its newest readable snapshot and the texts its passages stand in.
fn known(store: &Reader<'_>, source: &Source) -> Result<Known, StoreError> {
    let id = &source.id;
    let mut snapshots: Vec<Snapshot> = store.snapshots_of(id)?;
    snapshots.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.fetched_ms));
    // An archive's copy is older than it looks, and not what the host has now.
    let mut is_copy = Vec::with_capacity(snapshots.len());
    for snapshot in &snapshots {
        let companions = store.companions_of(&snapshot.id)?;
        let mut kinds = companions.iter().map(|companion| companion.kind);
        is_copy.push(kinds.any(|kind| kind == CompanionKind::Archive));
    }
    let readable = snapshots
        .iter()
        .zip(&is_copy)
        .position(|(snapshot, is_copy)| snapshot.state == PageState::Ok && !is_copy);
    let readable = readable.or_else(|| is_copy.iter().position(|is_copy| !is_copy));
    if snapshots.is_empty() {
        return Err(StoreError::NotFound {
            what: "snapshot",
            id: id.to_string(),
        });
    }
    let newest = snapshots.remove(readable.unwrap_or(0));
    let passages = store.evidence_of_source(id)?.into_iter().map(|evidence| Passage {
        id: evidence.id,
        snapshot: evidence.snapshot,
        selector: evidence.selector,
    });
    Ok(Known {
        address: source.address.clone(),
        bytes: Some(store.snapshot_bytes(&newest.id)?),
        snapshot: newest,
        passages: passages.collect(),
        older_texts: snapshots
            .into_iter()
            .map(|snapshot| (snapshot.id, snapshot.text))
            .collect(),
    })
}

fn difference(found: QuoteOutcome) -> Option<Vec<DifferencePart>> {
    let parts = found.difference?.into_iter().map(super::diff::part);
    Some(parts.collect())
}
