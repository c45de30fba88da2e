//! A small newsroom for the tests: a desk, reviewers, stories and sources.
#![allow(dead_code, missing_docs, clippy::unwrap_used)] // Not every test uses every part; a test may fail here.

pub mod closed;

use factdesk_model::annotation::{
    Annotation, Certainty, ClaimType, Deadline, DeadlineStatus, Feature, FoundClaim, Interval, Meaning,
    Mention, SetAsideReason,
};
use factdesk_model::annotation::{Grain, Resolved, Time, TimexType};
use factdesk_model::desk::{PageState, Polarity, Rating, RatingScale, Selector, Stance};
use factdesk_model::{ClaimId, Published, ReviewerId, Span};
use factdesk_store::{
    AttachSource, NewDocument, NewEvidence, NewVerdict, Random, Signed, Store, TakenSnapshot,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Random bytes that are the same in every run, and different for every `seed`.
pub fn random(seed: u64) -> Random {
    let state = AtomicU64::new(seed.wrapping_mul(0xd134_2543_de82_ef95).rotate_left(29));
    Arc::new(move |bytes: &mut [u8]| {
        for byte in bytes {
            let mut x = state.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (x ^ (x >> 31)) as u8;
        }
    })
}

pub const NOW_MS: i64 = 1_790_000_000_000;

pub struct Newsroom {
    pub store: Store,
    pub anna: Signed,
    pub bo: Signed,
}

/// Two reviewers at a desk in memory with one scale.
pub fn newsroom() -> Newsroom {
    furnish(Store::in_memory(random(1)).unwrap())
}

pub fn furnish(store: Store) -> Newsroom {
    let sign = |name: &str| Signed {
        reviewer: store.sign_in(name, NOW_MS).unwrap().id,
        at_ms: NOW_MS,
    };
    let (anna, bo) = (sign("Anna"), sign("Bo"));
    store.save_scale(&anna, &scale()).unwrap();
    Newsroom { store, anna, bo }
}

pub fn scale() -> RatingScale {
    let rating = |id: &str, polarity, value| Rating {
        id: id.to_owned(),
        polarity,
        value: Some(value),
        label: BTreeMap::from([("da".to_owned(), id.to_owned())]),
    };
    RatingScale {
        id: "truth".to_owned(),
        label: BTreeMap::new(),
        ordered: true,
        ratings: vec![
            rating("false", Polarity::False, 1),
            rating("half", Polarity::Mixed, 2),
            rating("true", Polarity::True, 3),
        ],
    }
}

/// A story of these sentences. Each is a claim, but those that end in `?`, which the engine sets aside.
pub fn story(sentences: &[&str]) -> NewDocument {
    let text = sentences.join(" ");
    NewDocument {
        title: sentences
            .first()
            .map_or_else(String::new, |first| first.chars().take(20).collect()),
        lang: "da".to_owned(),
        published: "2020-10".parse().unwrap(),
        origin: Some("Prøvebladet".to_owned()),
        annotation: annotate(&text, "da", "2020-10"),
        text,
    }
}

/// Splits at full stops and question marks; just enough of an engine for the desk.
pub fn annotate(text: &str, lang: &str, published: &str) -> Annotation {
    let published: Published = published.parse().unwrap();
    let mut annotation = Annotation {
        lang: lang.to_owned(),
        published,
        sentences: Vec::new(),
        mentions: Vec::new(),
        claims: Vec::new(),
    };
    let (mut start, mut place) = (0, 0);
    for sign in text.chars() {
        place += 1;
        if sign == '.' || sign == '?' {
            let span = Span::new(start, place);
            annotation.sentences.push(span);
            let words = span.of(text).unwrap();
            read_sentence(&mut annotation, span, words);
            start = place + 1;
        }
    }
    annotation
}

fn read_sentence(annotation: &mut Annotation, span: Span, words: &str) {
    let mut numbers = words
        .split_whitespace()
        .filter_map(|word| word.trim_end_matches('.').parse::<i32>().ok());
    let year = numbers.find(|number| (1900..2100).contains(number));
    let interval = year.map(|year| {
        let of = |year: i32| format!("{year}").parse::<Published>().unwrap().from;
        Interval {
            from: of(year),
            to: of(year + 1),
        }
    });
    let mentions = if words.contains("i år") || year.is_some() {
        // What «i år» means hangs on the publication date.
        let meant = interval.unwrap_or(Interval {
            from: annotation.published.from,
            to: annotation.published.to,
        });
        annotation.mentions.push(Mention {
            span,
            text: words.to_owned(),
            rule: "test".into(),
            meaning: Meaning::Time(Time {
                timex_type: TimexType::Date,
                value: "XXXX".to_owned(),
                modifier: None,
                interval: Some(meant),
                candidates: Vec::new(),
                grain: Grain::Year,
                resolved: Resolved::Exact,
                anchor: None,
                assumed: Vec::new(),
            }),
        });
        vec![annotation.mentions.len() as u32 - 1]
    } else {
        Vec::new()
    };
    annotation.claims.push(FoundClaim {
        span,
        text: words.to_owned(),
        sentence: annotation.sentences.len() as u32 - 1,
        checkable: f64::from(span.len() % 17) / 17.0,
        types: if year.is_some() {
            vec![ClaimType::Deadline, ClaimType::Date]
        } else {
            vec![ClaimType::Event]
        },
        reasons: vec!["længde".to_owned()],
        features: vec![Feature {
            name: "length".into(),
            value: 1.0,
            weight: 0.1,
        }],
        mentions,
        speaker: None,
        chain: Vec::new(),
        deadline: interval.map(|by| Deadline {
            by,
            certainty: Certainty::Must,
            status_on_published: DeadlineStatus::Future,
        }),
        checks: Vec::new(),
        set_aside: words.ends_with('?').then_some(SetAsideReason::Question),
    });
}

/// A page with this text and bytes that say the same.
pub fn page(text: &str) -> TakenSnapshot {
    TakenSnapshot {
        fetched_ms: NOW_MS,
        final_url: Some("https://example.org/side".to_owned()),
        redirects: Vec::new(),
        http_status: Some(200),
        headers: Vec::new(),
        bytes: format!("<p>{text}</p>").into_bytes(),
        media_type: "text/html".to_owned(),
        state: PageState::Ok,
        why: None,
        title: Some("En side".to_owned()),
        byline: None,
        publisher: None,
        published: None,
        lang: Some("da".to_owned()),
        text: text.to_owned(),
        extractor: "test 1".to_owned(),
        companions: Vec::new(),
    }
}

/// The passage `exact` of `text`, as support.
pub fn passage(text: &str, exact: &str) -> NewEvidence {
    let byte = text.find(exact).unwrap();
    let start = text[..byte].chars().count() as u32;
    NewEvidence {
        selector: Selector {
            position: Span::new(start, start + exact.chars().count() as u32),
            exact: exact.to_owned(),
            prefix: String::new(),
            suffix: String::new(),
            page: None,
        },
        stance: Stance::Supports,
        note: None,
    }
}

pub fn attach(claim: &ClaimId, address: &str, text: &str, exact: Option<&str>) -> AttachSource {
    AttachSource {
        claim: claim.clone(),
        address: address.to_owned(),
        is_remote: true,
        snapshot: page(text),
        evidence: exact.map(|exact| passage(text, exact)),
    }
}

pub fn verdict(rating: &str) -> NewVerdict {
    NewVerdict {
        scale: "truth".to_owned(),
        rating: rating.to_owned(),
        reasoning: "Det fremgår af kilden.".to_owned(),
    }
}

pub fn signed(reviewer: &ReviewerId, at_ms: i64) -> Signed {
    Signed {
        reviewer: reviewer.clone(),
        at_ms,
    }
}
