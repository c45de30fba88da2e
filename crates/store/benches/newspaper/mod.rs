//! A newspaper's archive of any size: varied stories with what an engine reads out of them, the same for the same seed.
//!
//! Words, names and places are as uneven as in a real archive: few are common, most are rare.
#![allow(dead_code, missing_docs, clippy::unwrap_used)] // Not every program uses every part; one may fail here.

pub mod desk;
mod sentences;
mod words;

use factdesk_model::annotation::{Annotation, FoundClaim};
use factdesk_model::{Published, Span};
use factdesk_store::NewDocument;
use sentences::Sentence;

/// When the first story is imported.
pub const FIRST_MS: i64 = 1_600_000_000_000;
/// A story a quarter of an hour.
const STEP_MS: i64 = 15 * 60 * 1000;
/// Claims of a story, on average.
pub const CLAIMS_A_STORY: usize = 10;

/// Numbers that follow from a seed.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// A number below `n`, the small ones far more often.
    pub fn uneven(&mut self, n: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((n as f64).powf(share) as usize)
            .saturating_sub(1)
            .min(n.saturating_sub(1))
    }

    pub fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.below(words.len())).copied().unwrap_or_default()
    }
}

/// The stories of a desk of `n_claims` claims, oldest first.
pub fn stories(seed: u64, n_claims: usize) -> impl Iterator<Item = NewDocument> {
    let mut left = n_claims;
    (0_u64..).map_while(move |number| {
        if left == 0 {
            return None;
        }
        let mut dice = Dice::new(seed ^ number.wrapping_mul(0xd134_2543_de82_ef95));
        // A long story is followed by a short one, so that the average is what it should be.
        let more = Dice::new(seed ^ (number / 2)).below(CLAIMS_A_STORY - 1);
        let n = if number % 2 == 0 {
            CLAIMS_A_STORY + more
        } else {
            CLAIMS_A_STORY - more
        };
        let n = n.min(left);
        left -= n;
        Some(story(&mut dice, number, n))
    })
}

/// When the story of this number is imported.
pub fn imported_ms(number: usize) -> i64 {
    FIRST_MS + number as i64 * STEP_MS
}

fn story(dice: &mut Dice, number: u64, n_claims: usize) -> NewDocument {
    let lang = ["da", "da", "da", "da", "da", "da", "en", "en", "nb", "de"][dice.below(10)];
    let day = 24 * 60 * 60;
    let at =
        chrono::DateTime::from_timestamp(FIRST_MS / 1000 + number as i64 * STEP_MS / 1000 / day * day, 0)
            .unwrap_or_default();
    let published: Published = at.format("%Y-%m-%d").to_string().parse().unwrap();
    let beat = words::Beat::choose(dice, lang);
    let mut text = String::new();
    let mut n_signs = 0;
    let mut annotation = Annotation {
        lang: lang.to_owned(),
        published,
        sentences: Vec::new(),
        mentions: Vec::new(),
        claims: Vec::new(),
    };
    while annotation.claims.len() < n_claims {
        if !text.is_empty() {
            let between = if dice.below(3) == 0 { "\n\n" } else { " " };
            text.push_str(between);
            n_signs += between.len() as u32;
        }
        let sentence = sentences::write(dice, &beat, at.naive_utc());
        let start = n_signs;
        n_signs += sentence.text.chars().count() as u32;
        text.push_str(&sentence.text);
        let span = Span::new(start, n_signs);
        annotation.sentences.push(span);
        if sentence.is_claim {
            take(&mut annotation, span, sentence);
        }
    }
    NewDocument {
        title: beat.headline(dice),
        lang: lang.to_owned(),
        published,
        origin: Some(beat.paper.to_owned()),
        annotation,
        text,
    }
}

/// Notes a sentence's claim with its mentions, moved to where the sentence stands.
fn take(annotation: &mut Annotation, span: Span, sentence: Sentence) {
    let first = annotation.mentions.len() as u32;
    let n_mentions = sentence.mentions.len() as u32;
    annotation
        .mentions
        .extend(sentence.mentions.into_iter().map(|mut mention| {
            mention.span = Span::new(mention.span.start + span.start, mention.span.end + span.start);
            mention
        }));
    annotation.claims.push(FoundClaim {
        span,
        text: sentence.text,
        sentence: annotation.sentences.len() as u32 - 1,
        checkable: sentence.checkable,
        types: sentence.types,
        reasons: sentence.reasons,
        features: sentence.features,
        mentions: (first..first + n_mentions).collect(),
        speaker: sentence.speaker,
        chain: Vec::new(),
        deadline: sentence.deadline,
        checks: Vec::new(),
        set_aside: sentence.set_aside,
    });
}
