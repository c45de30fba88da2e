//! Every form of a report, on a dossier whose words are as hostile as they can be.

#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use factdesk_messages::{Catalogue, Message};
use factdesk_model::annotation::{Annotation, FoundClaim, Speaker, SpeakerKind};
use factdesk_model::desk::*;
use factdesk_model::*;
use factdesk_reports::{Format, Material, Readings, findings, write};
use std::collections::BTreeMap;

const SCRIPT: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>";

fn id<T>(make: impl Fn([u8; 10]) -> T, n: u8) -> T {
    make([n; 10])
}

fn found(text: &str, start: u32) -> FoundClaim {
    FoundClaim {
        span: Span::new(start, start + text.chars().count() as u32),
        text: text.to_owned(),
        sentence: 9,
        checkable: 0.9,
        types: Vec::new(),
        reasons: Vec::new(),
        features: Vec::new(),
        mentions: Vec::new(),
        speaker: Some(Speaker {
            text: "hun".to_owned(),
            span: Span::new(0, 3),
            name: "Åse \"Ø\" <b>Holm</b>".to_owned(),
            role: Some("minister".to_owned()),
            anonymous: false,
            kind: Some(SpeakerKind::Person),
        }),
        chain: Vec::new(),
        deadline: None,
        checks: Vec::new(),
        set_aside: None,
    }
}

fn scale() -> RatingScale {
    let label = |da: &str, en: &str| {
        BTreeMap::from([("da".to_owned(), da.to_owned()), ("en".to_owned(), en.to_owned())])
    };
    let rating = |id: &str, polarity, value, label| Rating {
        id: id.to_owned(),
        polarity,
        value: Some(value),
        label,
    };
    RatingScale {
        id: "two".to_owned(),
        label: label("To", "Two"),
        ordered: true,
        ratings: vec![
            rating("false", Polarity::False, 1, label("Falsk", "False")),
            rating("true", Polarity::True, 2, label("Sand", "True")),
        ],
    }
}

fn verdict(version: u32, rating: &str, state: VerdictState, note: Option<&str>) -> Verdict {
    Verdict {
        claim: id(ClaimId::from_random, 2),
        version,
        scale: "two".to_owned(),
        rating: rating.to_owned(),
        reasoning: format!("Første afsnit.\n\nAndet {SCRIPT}"),
        reviewer: id(ReviewerId::from_random, 9),
        at_ms: 1_600_000_000_000 + i64::from(version) * 86_400_000,
        state,
        note: note.map(str::to_owned),
        claim_sha256: String::new(),
        evidence: Vec::new(),
        answered_by: None,
        answered_version: None,
    }
}

fn evidence(address: &str) -> DossierEvidence {
    DossierEvidence {
        evidence: Evidence {
            id: id(EvidenceId::from_random, 5),
            claim: id(ClaimId::from_random, 2),
            source: id(SourceId::from_random, 3),
            snapshot: id(SnapshotId::from_random, 4),
            selector: Selector {
                position: Span::new(5, 20),
                exact: format!("4.500 soldater {SCRIPT}"),
                prefix: "Der er ".to_owned(),
                suffix: " i landet.".to_owned(),
                page: Some(7),
            },
            stance: Stance::Refutes,
            note: Some("=SUM(A1)".to_owned()),
            state: PassageState::Altered,
        },
        source: Source {
            id: id(SourceId::from_random, 3),
            address: address.to_owned(),
            is_remote: true,
            title: Some(SCRIPT.to_owned()),
            added_ms: 0,
        },
        snapshot: Snapshot {
            id: id(SnapshotId::from_random, 4),
            source: id(SourceId::from_random, 3),
            fetched_ms: 1_600_000_000_000,
            final_url: None,
            redirects: Vec::new(),
            http_status: Some(200),
            headers: Vec::new(),
            sha256: "ab".repeat(32),
            n_bytes: 10,
            media_type: "text/html".to_owned(),
            state: PageState::Ok,
            why: None,
            title: None,
            byline: None,
            publisher: Some("Ministeriet".to_owned()),
            published: Some("2020-09-01".to_owned()),
            lang: None,
            text: String::new(),
            extractor: "test 1".to_owned(),
        },
    }
}

fn dossier(address: &str) -> Dossier {
    let published = "2020-10-11".parse::<Published>().unwrap();
    let claim = |n: u8, text: &str, status| Claim {
        id: id(ClaimId::from_random, n),
        document: id(DocumentId::from_random, 1),
        found: found(text, 100),
        status,
        set_aside: None,
        still_found: true,
        own: None,
    };
    Dossier {
        document: Document {
            id: id(DocumentId::from_random, 1),
            title: format!("Ny aftale {SCRIPT}"),
            lang: "da".to_owned(),
            published,
            origin: Some(address.to_owned()),
            text: String::new(),
            sha256: "cd".repeat(32),
            imported_ms: 0,
            annotation: Annotation {
                lang: "da".to_owned(),
                published,
                sentences: Vec::new(),
                mentions: Vec::new(),
                claims: Vec::new(),
            },
        },
        claims: vec![
            DossierClaim {
                claim: claim(
                    2,
                    &format!("Der er 4000 soldater {SCRIPT}"),
                    ClaimStatus::Corrected,
                ),
                verdicts: vec![
                    verdict(1, "true", VerdictState::Superseded, None),
                    verdict(2, "false", VerdictState::Published, Some("Tallet var forældet.")),
                ],
                evidence: vec![evidence(address)],
                stale: vec![StaleReason::PassageAltered {
                    evidence: id(EvidenceId::from_random, 5),
                }],
            },
            DossierClaim {
                claim: claim(6, "1. maj er en fredag.", ClaimStatus::Decided),
                verdicts: vec![verdict(1, "true", VerdictState::Decided, None)],
                evidence: Vec::new(),
                stale: Vec::new(),
            },
            DossierClaim {
                claim: claim(7, "=2+2", ClaimStatus::Open),
                verdicts: Vec::new(),
                evidence: Vec::new(),
                stale: Vec::new(),
            },
        ],
        scales: vec![scale()],
        reviewers: vec![Reviewer {
            id: id(ReviewerId::from_random, 9),
            name: "Bo".to_owned(),
        }],
        coverage: Coverage {
            n_claimed: 2,
            n_set_aside: 0,
            n_open: 1,
        },
        desk_name: "Redaktionen".to_owned(),
        gathered_ms: 1_602_000_000_000,
    }
}

fn report(format: Format, lang: &str, address: &str) -> String {
    let dossiers = [dossier(address)];
    let readings = Readings::from([(
        id(ClaimId::from_random, 2),
        vec![Message::new("reading-speaker").with("name", SCRIPT)],
    )]);
    write(
        format,
        &Material {
            dossiers: &dossiers,
            readings: &readings,
            catalogue: Catalogue::of(lang),
        },
    )
    .unwrap()
}

#[test]
fn html_tells_the_verdict_its_evidence_and_its_past() {
    let page = report(Format::Html, "da", "https://example.org/kilde?a=1&b=2");
    for part in [
        "Der er 4000 soldater",
        "sætning 10, tegn 100 til",
        "<strong>Falsk</strong>",
        "Rettet den 15. september 2020",
        "Tallet var forældet.",
        "Tidligere afgørelse: Sand",
        "href=\"https:&#x2f;&#x2f;example.org&#x2f;kilde?a=1&amp;b=2\"",
        "Gemt 13. september 2020 kl. 12.26 UTC",
        &"ab".repeat(32),
        "Ikke offentliggjort",
        "ændret",
        "side 7",
        "<html lang=\"da\">",
    ] {
        assert!(page.contains(part), "the report lacks {part:?}:\n{page}");
    }
}

#[test]
fn html_runs_and_loads_nothing_from_outside() {
    for lang in ["da", "en"] {
        let page = report(Format::Html, lang, "javascript:alert(1)");
        assert_eq!(page.matches("<script").count(), 1, "only the linked data");
        assert_eq!(page.matches("</script").count(), 1);
        assert!(!page.contains("<img"), "a title became markup");
        assert!(!page.contains("href=\"javascript"), "an address became a link");
        assert!(!page.contains("<b>"), "a name became markup");
        assert!(page.contains("default-src 'none'"));
    }
}

#[test]
fn markdown_shows_hostile_words_as_words() {
    let text = report(Format::Markdown, "en", "javascript:alert(1)");
    assert!(!text.contains("<script"), "{text}");
    assert!(!text.contains("](<javascript"), "{text}");
    assert!(text.contains("> 1\\. maj er en fredag."), "{text}");
    assert!(text.contains("**False**"), "{text}");
    let linked = report(Format::Markdown, "en", "https://example.org/a_(b)");
    assert!(linked.contains("](<https://example.org/a_(b)>)"), "{linked}");
}

#[test]
fn claim_review_carries_what_is_public_and_numbers_of_ordered_scales() {
    let read: serde_json::Value =
        serde_json::from_str(&report(Format::ClaimReview, "da", "https://example.org/kilde")).unwrap();
    let graph = read["@graph"].as_array().unwrap();
    assert_eq!(graph.len(), 1, "a verdict that is not public is not in it");
    let review = &graph[0];
    assert_eq!(review["@type"], "ClaimReview");
    assert_eq!(review["reviewRating"]["alternateName"], "Falsk");
    assert_eq!(review["reviewRating"]["ratingValue"], 1);
    assert_eq!(review["reviewRating"]["worstRating"], 1);
    assert_eq!(review["reviewRating"]["bestRating"], 2);
    assert_eq!(review["itemReviewed"]["author"]["@type"], "Person");
    assert_eq!(
        review["itemReviewed"]["appearance"]["url"],
        "https://example.org/kilde"
    );
    assert_eq!(review["citation"][0]["url"], "https://example.org/kilde");
    assert_eq!(review["correction"][0]["text"], "Tallet var forældet.");
    assert_eq!(review["datePublished"], "2020-09-15T12:26:40Z");
}

#[test]
fn a_table_carries_no_formula() {
    let table = report(Format::Csv, "da", "https://example.org");
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let lines: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(&lines[2][1], "'=2+2");
    assert_eq!(&lines[0][6], "Falsk");
}

#[test]
fn findings_name_what_should_be_mended() {
    let found = findings(&[dossier("https://example.org")]);
    let whats: Vec<&str> = found.iter().map(|finding| finding.what).collect();
    assert_eq!(
        whats,
        ["verdict_stale", "verdict_unpublished", "verdict_without_evidence"]
    );
    let says = Catalogue::of("da").say(&found[1].says);
    assert_eq!(says, "Afgørelsen er ikke offentliggjort: «1. maj er en fredag.»");
}
