//! The rates of `compare` over kinds of edits and kinds of pages: varied prose, and a ledger of one sentence over and
//! over with other numbers, where every sentence is a look-alike of every other.

use super::rates::{Dice, edited};
use super::{Quote, Version, compare};
use factdesk_model::desk::PassageState;

const LITTLE: &[&str] = &[
    "og", "i", "at", "der", "på", "med", "af", "for", "til", "er", "har", "som", "den", "det",
];
const FIRST: &[&str] = &[
    "mi", "sol", "kom", "re", "by", "ha", "under", "for", "ud", "over", "land", "tal",
];
const MIDDLE: &[&str] = &["ni", "da", "mu", "ger", "en", "va", "ste", "ke", "lin", "ro"];
const LAST: &[&str] = &[
    "ster", "ten", "ne", "ring", "skab", "hed", "sen", "rne", "ling", "else",
];
const PLACES: &[&str] = &[
    "Kabul", "Herat", "Kunduz", "Basra", "Mosul", "Erbil", "Aden", "Taiz",
];

/// A sentence of prose: few words are frequent, most are rare.
fn prose(dice: &mut Dice) -> String {
    let mut words: Vec<String> = (0..8 + dice.roll(14))
        .map(|_| match dice.roll(10) {
            0..=3 => dice.pick(LITTLE).to_owned(),
            4 => (dice.roll(900) * 10 + 100).to_string(),
            // Every second word of them from a tenth of the lists.
            5 | 6 => format!(
                "{}{}{}",
                dice.pick(&FIRST[..4]),
                dice.pick(&MIDDLE[..3]),
                dice.pick(&LAST[..3])
            ),
            _ => format!("{}{}{}", dice.pick(FIRST), dice.pick(MIDDLE), dice.pick(LAST)),
        })
        .collect();
    words[0] = format!("{}{}", dice.pick(PLACES), dice.pick(LAST));
    words.join(" ") + "."
}

fn ledger(dice: &mut Dice) -> String {
    format!(
        "I {} var der {} soldater i {} ifølge ministeriet.",
        1900 + dice.roll(120),
        dice.roll(8_000) + 500,
        dice.pick(PLACES)
    )
}

type Write = fn(&mut Dice) -> String;

/// What is done to a page: the sentences afterwards, and which of them the passage is now.
type Change = fn(&mut Dice, &[String], usize, Write) -> (Vec<String>, Option<(usize, usize)>);

#[derive(Default)]
struct Rate {
    n: usize,
    /// Found where it is and told as it is, or gone and told so.
    right: usize,
    /// Found where it is, whatever was told of it.
    found: usize,
    /// Put on words that it is not.
    wrong: usize,
}

impl Rate {
    fn per_mille(&self, part: usize) -> usize {
        (part * 1_000).checked_div(self.n).unwrap_or(0)
    }
}

struct Case {
    name: &'static str,
    change: Change,
    /// What may be told of it.
    told: &'static [PassageState],
    /// How many words of the sentence are quoted; all of them without.
    n_words: Option<(usize, usize)>,
    /// Per mille: at least so many right, at most so many in a wrong place.
    bars: (usize, usize),
}

fn texts(sentences: &[String]) -> (String, Vec<(u32, u32)>) {
    let mut text = String::new();
    let mut places = Vec::new();
    let mut n = 0_u32;
    for (at, sentence) in sentences.iter().enumerate() {
        if at > 0 {
            let blank = if at % 4 == 0 { "\n\n" } else { " " };
            text.push_str(blank);
            n += u32::try_from(blank.len()).unwrap();
        }
        let start = n;
        text.push_str(sentence);
        n += u32::try_from(sentence.chars().count()).unwrap();
        places.push((start, n));
    }
    (text, places)
}

fn rate(write: Write, n_sentences: usize, n_pages: usize, case: &Case) -> Rate {
    let mut rate = Rate::default();
    let mut dice = Dice(20_180_409);
    for _ in 0..n_pages {
        let old: Vec<String> = (0..n_sentences).map(|_| write(&mut dice)).collect();
        let at = dice.roll(old.len());
        let (new, now) = (case.change)(&mut dice, &old, at, write);
        let (old_text, old_places) = texts(&old);
        let (new_text, new_places) = texts(&new);
        let words: Vec<&str> = old[at].split(' ').collect();
        let (skip, exact) = case.n_words.map_or((0, old[at].clone()), |(least, most)| {
            let n = (least + dice.roll(most - least + 1)).min(words.len());
            let from = dice.roll(words.len() - n + 1);
            let skip = words[..from].iter().map(|word| word.chars().count() + 1).sum();
            (skip, words[from..from + n].join(" "))
        });
        let start = old_places[at].0 + u32::try_from(skip).unwrap();
        let quote = Quote {
            start: Some(start),
            end: Some(start + u32::try_from(exact.chars().count()).unwrap()),
            exact,
            ..Quote::default()
        };
        let found = compare(&Version::of_text(old_text), &Version::of_text(new_text), &[quote]);
        let found = &found.quotes[0];
        rate.n += 1;
        let is_there = |(from, to): (usize, usize), (start, end): (u32, u32)| {
            let (from, to) = (new_places[from].0, new_places[to].1);
            // Most of what was found is part of it.
            end.min(to).saturating_sub(start.max(from)) * 10 >= (end - start) * 7
        };
        match (now, found.start.zip(found.end)) {
            (None, None) => rate.right += 1,
            (Some(now), Some(place)) if is_there(now, place) => {
                rate.found += 1;
                rate.right += usize::from(case.told.contains(&found.state));
            }
            (_, Some(_)) => rate.wrong += 1,
            // Gone from its place, but shown to the person.
            (Some(now), None) => {
                let is_shown = found
                    .candidates
                    .iter()
                    .any(|candidate| is_there(now, (candidate.start, candidate.end)));
                rate.right += usize::from(is_shown && case.told.contains(&found.state));
            }
        }
    }
    rate
}

fn kept(_: &mut Dice, old: &[String], at: usize, _: Write) -> (Vec<String>, Option<(usize, usize)>) {
    (old.to_vec(), Some((at, at)))
}

/// Teasers and counters around the text are others, the text is not.
fn churned(
    dice: &mut Dice,
    old: &[String],
    at: usize,
    write: Write,
) -> (Vec<String>, Option<(usize, usize)>) {
    let mut new: Vec<String> = (0..6).map(|_| write(dice)).collect();
    new.extend_from_slice(old);
    new.extend((0..6).map(|_| write(dice)));
    (new, Some((at + 6, at + 6)))
}

fn deleted(_: &mut Dice, old: &[String], at: usize, _: Write) -> (Vec<String>, Option<(usize, usize)>) {
    let mut new = old.to_vec();
    new.remove(at);
    (new, None)
}

/// Taken out, while a sentence with the same words but two stands at the page's other end now.
fn outlived_by_a_look_alike(
    dice: &mut Dice,
    old: &[String],
    at: usize,
    write: Write,
) -> (Vec<String>, Option<(usize, usize)>) {
    let mut new = old.to_vec();
    new.remove(at);
    let far = (at + old.len() / 2) % new.len();
    new[far] = write(dice);
    new.insert(far, write(dice));
    (new, None)
}

fn all_replaced(
    dice: &mut Dice,
    old: &[String],
    _: usize,
    write: Write,
) -> (Vec<String>, Option<(usize, usize)>) {
    (old.iter().map(|_| write(dice)).collect(), None)
}

fn digit(dice: &mut Dice, sentence: &str) -> String {
    let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
    let number = words
        .iter()
        .rposition(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    match number {
        Some(at) => words[at] = (dice.roll(8_000) + 500).to_string(),
        None => words.insert(1, (dice.roll(8_000) + 500).to_string()),
    }
    words.join(" ")
}

fn digit_edit(dice: &mut Dice, old: &[String], at: usize, _: Write) -> (Vec<String>, Option<(usize, usize)>) {
    let mut new = old.to_vec();
    new[at] = digit(dice, &old[at]);
    (new, Some((at, at)))
}

fn word_edit(dice: &mut Dice, old: &[String], at: usize, _: Write) -> (Vec<String>, Option<(usize, usize)>) {
    let mut new = old.to_vec();
    new[at] = edited(dice, &old[at]);
    (new, Some((at, at)))
}

/// An edit of the passage while a third of the page is written anew.
fn edit_among_news(
    dice: &mut Dice,
    old: &[String],
    at: usize,
    write: Write,
) -> (Vec<String>, Option<(usize, usize)>) {
    let (mut new, now) = word_edit(dice, old, at, write);
    for (n, sentence) in new.iter_mut().enumerate() {
        if n != at && dice.roll(3) == 0 {
            *sentence = write(dice);
        }
    }
    (new, now)
}

/// Every sentence has another word in it: a renamed thing.
fn renamed(_: &mut Dice, old: &[String], at: usize, _: Write) -> (Vec<String>, Option<(usize, usize)>) {
    let new = old
        .iter()
        .map(|sentence| sentence.replacen(" der ", " dengang ", 1));
    (
        new.map(|sentence| sentence.replacen(" i ", " inde ved ", 1))
            .collect(),
        Some((at, at)),
    )
}

fn split(_: &mut Dice, old: &[String], at: usize, _: Write) -> (Vec<String>, Option<(usize, usize)>) {
    let words: Vec<&str> = old[at].split(' ').collect();
    let half = words.len() / 2;
    let mut new = old.to_vec();
    new[at] = words[..half].join(" ") + ".";
    new.insert(at + 1, format!("Det {}", words[half..].join(" ")));
    (new, Some((at, at + 1)))
}

fn merged(_: &mut Dice, old: &[String], at: usize, _: Write) -> (Vec<String>, Option<(usize, usize)>) {
    let mut new = old.to_vec();
    let at = at.min(new.len() - 2);
    let next = new.remove(at + 1);
    new[at] = format!("{}, mens {next}", new[at].trim_end_matches('.'));
    (new, Some((at, at)))
}

fn moved(dice: &mut Dice, old: &[String], at: usize, _: Write) -> (Vec<String>, Option<(usize, usize)>) {
    let mut new = old.to_vec();
    let taken = new.remove(at);
    let to = (at + 2 + dice.roll(old.len() - 4)) % new.len();
    new.insert(to, taken);
    (new, Some((to, to)))
}

fn moved_and_edited(
    dice: &mut Dice,
    old: &[String],
    at: usize,
    write: Write,
) -> (Vec<String>, Option<(usize, usize)>) {
    let (mut new, now) = moved(dice, old, at, write);
    if let Some((to, _)) = now {
        new[to] = edited(dice, &new[to]);
    }
    (new, now)
}

fn reordered(_: &mut Dice, old: &[String], at: usize, _: Write) -> (Vec<String>, Option<(usize, usize)>) {
    let mut order: Vec<usize> = (0..old.len()).collect();
    order.rotate_left(old.len() / 8 * 4);
    let now = order.iter().position(|&n| n == at).unwrap();
    (order.iter().map(|&n| old[n].clone()).collect(), Some((now, now)))
}

const UNCHANGED: &[PassageState] = &[PassageState::Unchanged];
const ALTERED: &[PassageState] = &[PassageState::Altered];
const MOVED: &[PassageState] = &[PassageState::Moved];
const KEPT: &[PassageState] = &[PassageState::Unchanged, PassageState::Moved];
const GONE: &[PassageState] = &[PassageState::Gone];

fn case(name: &'static str, change: Change, told: &'static [PassageState], bars: (usize, usize)) -> Case {
    Case {
        name,
        change,
        told,
        n_words: None,
        bars,
    }
}

fn short(name: &'static str, change: Change, told: &'static [PassageState], bars: (usize, usize)) -> Case {
    Case {
        n_words: Some((3, 6)),
        ..case(name, change, told, bars)
    }
}

/// Runs every case on pages of one kind and tells all rates before it fails.
fn check(write: Write, n_sentences: usize, n_pages: usize, cases: &[Case]) {
    let mut missed = Vec::new();
    for case in cases {
        let rate = rate(write, n_sentences, n_pages, case);
        let (right, wrong) = (rate.per_mille(rate.right), rate.per_mille(rate.wrong));
        println!(
            "{:40} {right:5} ‰ right  {:5} ‰ found  {wrong:5} ‰ wrong",
            case.name,
            rate.per_mille(rate.found)
        );
        if right < case.bars.0 || wrong > case.bars.1 {
            missed.push(case.name);
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn prose_is_followed_through_every_kind_of_edit() {
    let cases = [
        case("kept", kept, UNCHANGED, (1_000, 0)),
        case(
            "kept while its surroundings churn",
            churned,
            UNCHANGED,
            (1_000, 0),
        ),
        case("deleted", deleted, GONE, (980, 20)),
        case(
            "deleted, news elsewhere",
            outlived_by_a_look_alike,
            GONE,
            (980, 20),
        ),
        case("everything replaced", all_replaced, GONE, (980, 20)),
        case("a number edited", digit_edit, ALTERED, (970, 10)),
        case("words edited", word_edit, ALTERED, (970, 10)),
        case("words edited among news", edit_among_news, ALTERED, (970, 10)),
        case("split", split, ALTERED, (970, 10)),
        case("merged", merged, ALTERED, (970, 10)),
        case("moved", moved, MOVED, (1_000, 0)),
        case("moved and edited", moved_and_edited, ALTERED, (970, 10)),
        case("paragraphs in another order", reordered, KEPT, (1_000, 0)),
        short("short, kept", kept, UNCHANGED, (1_000, 0)),
        short("short, kept while all churns", churned, UNCHANGED, (1_000, 0)),
        short("short, deleted", deleted, GONE, (980, 20)),
        short("short, everything replaced", all_replaced, GONE, (980, 20)),
    ];
    check(prose, 40, 150, &cases);
}

#[test]
fn a_ledger_of_look_alikes_is_followed_through_every_kind_of_edit() {
    let cases = [
        case("kept", kept, UNCHANGED, (1_000, 0)),
        case(
            "kept while its surroundings churn",
            churned,
            UNCHANGED,
            (1_000, 0),
        ),
        case("deleted", deleted, GONE, (900, 100)),
        case(
            "deleted, look-alike elsewhere",
            outlived_by_a_look_alike,
            GONE,
            (900, 100),
        ),
        case("everything replaced", all_replaced, GONE, (900, 100)),
        case("a number edited", digit_edit, ALTERED, (970, 10)),
        case("a word of all renamed", renamed, ALTERED, (970, 10)),
        case("split", split, ALTERED, (970, 10)),
        short("short, kept", kept, UNCHANGED, (1_000, 0)),
        short("short, deleted", deleted, GONE, (900, 100)),
        short("short, everything replaced", all_replaced, GONE, (900, 100)),
        case("moved", moved, MOVED, (1_000, 0)),
        case("paragraphs in another order", reordered, KEPT, (1_000, 0)),
        case("merged", merged, ALTERED, (970, 10)),
        case("moved and edited: shown", moved_and_edited, GONE, (850, 10)),
    ];
    check(ledger, 300, 40, &cases);
}
