//! How often passages are found, over many made-up edits of made-up pages full of look-alikes.

use super::{Quote, Version, compare};
use factdesk_model::desk::PassageState;

/// A small generator of numbers: the same ones every time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    pub(super) fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }
}

const WHO: &[&str] = &[
    "Ministeren",
    "En talsmand for regeringen",
    "Formanden for udvalget",
    "Politiet",
    "Kommunen",
    "Generalen",
    "Direktøren for styrelsen",
    "Oppositionens ordfører",
    "Forskerne",
    "Nationalbanken",
];
const DID: &[&str] = &[
    "oplyser til avisen at",
    "afviser at",
    "sagde fredag at",
    "skriver i en pressemeddelelse at",
    "forventer at",
    "mener at",
    "lovede i februar at",
    "har beregnet at",
    "advarer om at",
    "gentog i går at",
];
const WHAT: &[&str] = &[
    "soldater trækkes ud af landet",
    "kroner bruges på nye skoler",
    "borgere har fået en ny adresse",
    "biler bliver undersøgt hvert år",
    "stillinger forsvinder på hospitalet",
    "boliger mangler i de store byer",
    "flygtninge er kommet over grænsen",
    "virksomheder har søgt om hjælp",
    "ton korn er blevet eksporteret",
    "patienter venter på en operation",
];
const WHEN: &[&str] = &[
    "inden udgangen af året.",
    "før sommeren.",
    "senest i april.",
    "i løbet af de næste to år.",
    "ifølge en ny rapport.",
    "efter aftalen med kommunerne.",
    "som følge af den nye lov.",
    "mens forhandlingerne fortsætter.",
    "uden at det er endeligt besluttet.",
    "og det er flere end sidste år.",
];

fn sentence(dice: &mut Dice) -> String {
    let n = (dice.roll(90) + 10) * 100;
    format!(
        "{} {} {n} {} {}",
        dice.pick(WHO),
        dice.pick(DID),
        dice.pick(WHAT),
        dice.pick(WHEN)
    )
}

fn page(dice: &mut Dice) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    while sentences.len() < 40 {
        let next = sentence(dice);
        if !sentences.contains(&next) {
            sentences.push(next);
        }
    }
    sentences
}

fn joined(sentences: &[String]) -> String {
    sentences
        .chunks(4)
        .map(|paragraph| paragraph.join(" "))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// A real edit touches one to three places of a sentence.
pub(super) fn edited(dice: &mut Dice, sentence: &str) -> String {
    let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
    for _ in 0..=dice.roll(3) {
        let at = dice.roll(words.len());
        match dice.roll(4) {
            0 => words[at] = format!("{}", (dice.roll(90) + 10) * 100),
            1 => {
                words[at] = dice
                    .pick(&["næppe", "omkring", "alle", "mindst", "regeringens"])
                    .to_owned()
            }
            2 => words.insert(
                at,
                dice.pick(&["ikke", "alligevel", "formentlig", "cirka"])
                    .to_owned(),
            ),
            _ => {
                words.remove(at);
            }
        }
    }
    words.join(" ")
}

fn quote(exact: &str, text: &str) -> Quote {
    let start = text[..text.find(exact).unwrap()].chars().count();
    Quote {
        exact: exact.to_owned(),
        start: u32::try_from(start).ok(),
        end: u32::try_from(start + exact.chars().count()).ok(),
        ..Quote::default()
    }
}

#[derive(Default)]
struct Tally {
    n: usize,
    right: usize,
    wrong: usize,
}

impl Tally {
    fn share(&self, part: usize) -> usize {
        (part * 1_000).checked_div(self.n).unwrap_or(0)
    }
}

/// Runs one kind of change over many pages: `change` gives the new sentences and the wording now, if any.
fn tally(change: impl Fn(&mut Dice, &[String], usize) -> (Vec<String>, Option<String>)) -> Tally {
    let mut tally = Tally::default();
    let mut dice = Dice(20_201_011);
    for _ in 0..250 {
        let old = page(&mut dice);
        let at = dice.roll(old.len());
        let (mut new, now) = change(&mut dice, &old, at);
        // Life goes on elsewhere on the page.
        for _ in 0..4 {
            let other = dice.roll(new.len());
            if Some(&new[other]) != now.as_ref() && new[other] != old[at] {
                new[other] = if dice.roll(2) == 0 {
                    edited(&mut dice, &new[other])
                } else {
                    sentence(&mut dice)
                };
            }
        }
        let (old_text, new_text) = (joined(&old), joined(&new));
        let found = compare(
            &Version::of_text(old_text.clone()),
            &Version::of_text(new_text.clone()),
            &[quote(&old[at], &old_text)],
        );
        let found = &found.quotes[0];
        tally.n += 1;
        let place = found.start.zip(found.end).map(|(start, end)| {
            new_text
                .chars()
                .skip(start as usize)
                .take((end - start) as usize)
                .collect::<String>()
        });
        match (&now, place, found.state) {
            (None, None, PassageState::Gone) => tally.right += 1,
            // The edited wording, give or take a word at its ends.
            (Some(now), Some(place), _) if overlaps(now, &place) => tally.right += 1,
            (_, Some(_), _) => tally.wrong += 1,
            _ => {}
        }
    }
    tally
}

fn overlaps(wanted: &str, found: &str) -> bool {
    let short = wanted.chars().count().min(found.chars().count());
    (wanted.contains(found) || found.contains(wanted)) && short * 10 >= wanted.chars().count() * 6
}

#[test]
fn unchanged_passages_are_kept() {
    let kept = tally(|_, old, at| (old.to_vec(), Some(old[at].clone())));
    assert_eq!((kept.right, kept.wrong), (kept.n, 0));
}

#[test]
fn moved_passages_are_found() {
    let moved = tally(|dice, old, at| {
        let mut new = old.to_vec();
        let taken = new.remove(at);
        let to = dice.roll(new.len());
        new.insert(to, taken.clone());
        (new, Some(taken))
    });
    assert_eq!((moved.right, moved.wrong), (moved.n, 0));
}

#[test]
fn edited_passages_are_found_in_their_place() {
    let found = tally(|dice, old, at| {
        let mut new = old.to_vec();
        new[at] = edited(dice, &old[at]);
        let now = new[at].clone();
        (new, Some(now))
    });
    println!(
        "edited: {} ‰ right, {} ‰ wrong",
        found.share(found.right),
        found.share(found.wrong)
    );
    assert!(found.share(found.right) >= 970 && found.share(found.wrong) <= 10);
}

#[test]
fn deleted_passages_are_put_nowhere_though_look_alikes_abound() {
    let gone = tally(|_, old, at| {
        let mut new = old.to_vec();
        new.remove(at);
        (new, None)
    });
    println!(
        "deleted: {} ‰ right, {} ‰ wrong",
        gone.share(gone.right),
        gone.share(gone.wrong)
    );
    assert!(gone.share(gone.wrong) <= 20);
}

#[test]
fn replaced_passages_are_seldom_put_on_what_replaced_them() {
    let gone = tally(|dice, old, at| {
        let mut new = old.to_vec();
        new[at] = sentence(dice);
        (new, None)
    });
    println!(
        "replaced: {} ‰ right, {} ‰ wrong",
        gone.share(gone.right),
        gone.share(gone.wrong)
    );
    assert!(gone.share(gone.wrong) <= 100);
}
