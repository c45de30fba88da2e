//! Writers that are killed, that may write no more, or whose journal is torn: no confirmed event is lost.
//!
//! `FACTDESK_CRASH_ROUNDS` makes the runs as long as one likes; `cargo xtask crash-test` does.
#![allow(clippy::unwrap_used, clippy::panic)] // Test code outside of a test function may fail a test.

mod support;

use factdesk_store::{Signed, Store, StoreError};
use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use support::closed::SENTENCES;
use support::{NOW_MS, attach, furnish, random, signed, story, verdict};

/// Tells the writer below which desk to write to, and that it is one.
const WRITER: &str = "FACTDESK_TEST_WRITER";
/// Tells it by which numbers to choose what it does.
const SEED: &str = "FACTDESK_TEST_SEED";

/// After so many refusals it gives up.
const REFUSED_AT_MOST: &str = "FACTDESK_TEST_REFUSED_AT_MOST";

/// So many rounds work on one desk; then it has grown enough.
const ROUNDS_A_DESK: u64 = 25;

fn rounds(usual: u64) -> u64 {
    let asked = std::env::var("FACTDESK_CRASH_ROUNDS").ok();
    asked.and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// A number that follows from another and looks like chance.
fn mixed(n: u64) -> u64 {
    let mut x = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (n >> 7);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Does one thing of a reviewer's day to the desk.
fn deed(store: &Store, by: &Signed, n: u64) -> Result<(), StoreError> {
    let claims = match n % 8 {
        // A whole archive at once, all of it or nothing.
        0 => {
            let stories = (0..30).map(|_| story(&SENTENCES));
            store.add_documents(by, stories)?.swap_remove(0).claims
        }
        1 => return store.compact(),
        2 => return store.back_up(NOW_MS + n as i64 % 1000).map(drop),
        _ => store.add_document(by, story(&SENTENCES))?.claims,
    };
    // Some pages are small, some are large enough to stand as files of their own.
    let text = format!(
        "Side {n}: der er 4.500 soldater. {}",
        "Og mere. ".repeat(if n.is_multiple_of(5) { 150_000 } else { 3 })
    );
    store.attach_source(
        by,
        attach(&claims[0], "https://example.org/a", &text, Some("4.500")),
    )?;
    store.give_verdict(by, &claims[0], verdict("half"), n.is_multiple_of(2))?;
    store.save_draft(by, &claims[0], "udkast")?;
    store.undo(by, 1 + n as u32 % 2).map(drop)
}

/// How long the desk's journal is.
fn journal(desk: &Path) -> u64 {
    fs::metadata(desk.join("desk.sqlite-wal")).map_or(0, |found| found.len())
}

/// Says what is confirmed: the newest event, and how far the journal reaches that holds it.
fn confirm(store: &Store, desk: &Path) {
    let newest = store.read(|desk| desk.newest_event()).unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "confirmed {newest} {}", journal(desk))
        .and_then(|()| out.flush())
        .unwrap();
}

#[test]
fn the_writer_of_the_tests_below_writes() {
    if let Some(desk) = std::env::var_os(WRITER) {
        let desk = PathBuf::from(desk);
        let number = |name: &str| std::env::var(name).unwrap().parse::<u64>().unwrap();
        let (seed, mut refusals_left) = (number(SEED), number(REFUSED_AT_MOST));
        let store = Store::open(&desk, random(mixed(seed) ^ u64::from(std::process::id()))).unwrap();
        let by = signed(&store.sign_in("Anna", NOW_MS).unwrap().id, NOW_MS);
        let mut n = 0;
        while refusals_left > 0 && n < 4000 {
            match deed(&store, &by, mixed(seed + n)) {
                Ok(()) | Err(StoreError::NothingToUndo) => confirm(&store, &desk),
                // What the file system refuses is said plainly; part of the deed may stand, as events of their own.
                Err(error @ (StoreError::DiskFull | StoreError::Io { .. })) => {
                    println!("refused: {error}");
                    confirm(&store, &desk);
                    refusals_left -= 1;
                }
                Err(error) => {
                    println!("wrong: {error}");
                    return;
                }
            }
            n += 1;
        }
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("Prøve.factdesk");
    let room = furnish(Store::create(&desk, random(1)).unwrap());
    (0..16).for_each(|n| deed(&room.store, &room.anna, n).unwrap());
    assert_eq!(room.store.verify().unwrap(), []);
    assert!(room.store.read(|desk| desk.newest_event()).unwrap() > 100);
}

/// Starts the writer. `words` come before its own, such as a shell with a script that starts `"$0" "$@"`.
fn writer(desk: &Path, seed: u64, refused_at_most: u64, words: &[&str]) -> Child {
    let this = std::env::current_exe().unwrap().display().to_string();
    let own = [
        this.as_str(),
        "the_writer_of_the_tests_below_writes",
        "--exact",
        "--nocapture",
    ];
    let words: Vec<&str> = words.iter().copied().chain(own).collect();
    Command::new(words[0])
        .args(&words[1..])
        .env(WRITER, desk)
        .env(SEED, seed.to_string())
        .env(REFUSED_AT_MOST, refused_at_most.to_string())
        .env("RUST_BACKTRACE", "0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What a writer's line confirms: an event, and where the journal ended that holds it.
fn confirmed(line: &str) -> Option<(i64, u64)> {
    assert!(!line.contains("wrong: "), "{line}");
    let (seq, end) = line.split_once("confirmed ")?.1.split_once(' ')?;
    Some((seq.parse().unwrap(), end.trim().parse().unwrap()))
}

/// Kills a writer at some moment; what it had confirmed comes back.
fn kill_while_writing(desk: &Path, seed: u64) -> (i64, u64) {
    let mut writer = writer(desk, seed, u64::MAX, &[]);
    let mut lines = BufReader::new(writer.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let first = lines.by_ref().find_map(|line| confirmed(&line)).unwrap();
    // It writes from here on; the moment is anywhere in a write or between two.
    std::thread::sleep(Duration::from_micros(mixed(seed ^ 5) % 60_000));
    writer.kill().unwrap();
    writer.wait().unwrap();
    lines.filter_map(|line| confirmed(&line)).last().unwrap_or(first)
}

/// Opens the desk after an accident: it must be sound and hold all that was confirmed.
#[track_caller]
fn check(desk: &Path, round: u64, confirmed: i64) {
    let store = Store::open(desk, random(mixed(round))).unwrap();
    let newest = store.read(|desk| desk.newest_event()).unwrap();
    assert!(
        newest >= confirmed,
        "round {round}: event {confirmed} was confirmed, the newest is {newest}"
    );
    assert_eq!(store.verify().unwrap(), [], "round {round}");
}

/// Runs rounds, on a fresh desk now and then.
fn run(rounds: u64, mut round: impl FnMut(&Path, u64)) {
    for first in (0..rounds).step_by(ROUNDS_A_DESK as usize) {
        let folder = tempfile::tempdir().unwrap();
        let desk = folder.path().join("Prøve.factdesk");
        drop(furnish(Store::create(&desk, random(mixed(first))).unwrap()));
        for number in first..rounds.min(first + ROUNDS_A_DESK) {
            round(&desk, number);
        }
    }
}

#[test]
fn killed_at_any_moment_no_confirmed_event_is_lost() {
    run(rounds(6), |desk, round| {
        let (confirmed, _) = kill_while_writing(desk, round * 10_007);
        check(desk, round, confirmed);
    });
}

/// A power cut: what was synchronised is there, what came after it is torn anywhere, or holds anything.
#[test]
fn with_a_journal_torn_behind_what_was_confirmed_no_confirmed_event_is_lost() {
    run(rounds(6), |desk, round| {
        let (confirmed, synchronised) = kill_while_writing(desk, round * 20_011);
        tear(desk, synchronised, mixed(round));
        check(desk, round, confirmed);
    });
}

/// Does to the journal what a power cut may do behind the place up to which it was synchronised.
fn tear(desk: &Path, from: u64, dice: u64) {
    let to = journal(desk);
    // A journal that was begun anew is shorter than what was said of the one before, and nothing of it is torn.
    if to < from || from == 0 {
        return;
    }
    let cut = from + dice % (to - from + 1);
    let mut file = OpenOptions::new()
        .write(true)
        .open(desk.join("desk.sqlite-wal"))
        .unwrap();
    file.seek(SeekFrom::Start(cut)).unwrap();
    match dice / 7 % 3 {
        0 => file.set_len(cut).unwrap(),
        1 => file.write_all(&noise(dice, (to - cut) as usize + 3000)).unwrap(),
        _ => file.write_all(&vec![0; (to - cut).min(4096) as usize]).unwrap(),
    }
}

fn noise(seed: u64, n: usize) -> Vec<u8> {
    (0..n as u64)
        .map(|place| mixed(seed ^ place << 9) as u8)
        .collect()
}

/// The system refuses every write beyond some length of a file, until the desk may grow again.
#[cfg(unix)]
#[test]
fn where_writing_is_refused_it_is_said_and_no_confirmed_event_is_lost() {
    let mut n_refused = 0;
    run(rounds(6), |desk, round| {
        // In blocks of 512 bytes.
        let now = fs::metadata(desk.join("desk.sqlite")).unwrap().len() / 512;
        let script = format!(
            "trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"",
            now + mixed(round) % 6_000
        );
        let (confirmed, refused) = write_until_refused(desk, round, &["sh", "-c", &script]);
        n_refused += refused;
        check(desk, round, confirmed);
    });
    assert!(n_refused > 0, "something was refused");
}

/// A file system with no room left, where we may make one.
#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_it_is_said_and_no_confirmed_event_is_lost() {
    let may = Command::new("unshare")
        .args(["-rm", "true"])
        .stderr(Stdio::null())
        .status();
    if !may.is_ok_and(|status| status.success()) {
        println!("no small file system can be made here");
        return;
    }
    let mut n_refused = 0;
    run(rounds(3), |desk, round| {
        let used = fs::metadata(desk.join("desk.sqlite")).unwrap().len() / 1024;
        let (place, small) = (desk.display(), desk.with_extension("small"));
        fs::create_dir_all(&small).unwrap();
        // The desk is worked on in a small file system, and what is there in the end is brought back.
        let script = format!(
            "mount -t tmpfs -o size={}k tmpfs '{small}' && cp -r '{place}' '{small}/d' || exit 9
             {WRITER}='{small}/d' \"$0\" \"$@\"; rm -r '{place}' && cp -r '{small}/d' '{place}'",
            3 * used + 1_000 + mixed(round) % 3_000,
            small = small.display(),
        );
        let (confirmed, refused) = write_until_refused(desk, round, &["unshare", "-rm", "sh", "-c", &script]);
        n_refused += refused;
        check(desk, round, confirmed);
    });
    assert!(n_refused > 0, "something was refused");
}

/// Lets a writer write until it has been refused some times; says what it confirmed and how often it was refused.
#[cfg(unix)]
fn write_until_refused(desk: &Path, round: u64, words: &[&str]) -> (i64, usize) {
    let mut writer = writer(desk, round * 30_011, 4, words);
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let lines: Vec<String> = lines.map(Result::unwrap).collect();
    writer.wait().unwrap();
    let n_refused = lines.iter().filter(|line| line.contains("refused: ")).count();
    let newest = lines.iter().rev().find_map(|line| confirmed(line));
    (newest.map_or(0, |(seq, _)| seq), n_refused)
}
