use crate::support::{Machine, sample};
use serde_json::{Value, json};

#[test]
fn every_mention_stands_where_it_says() {
    let machine = Machine::new();
    for name in ["da-fiskeri.txt", "da-havnen.txt", "en-ferry.txt", "en-talks.txt"] {
        let path = sample(name);
        let text: Vec<char> = std::fs::read_to_string(&path).unwrap().chars().collect();
        let read = machine.run(&["annotate", &path, "--format", "json"]).json();
        assert_eq!(read["schema"], 1);
        assert!(!read["sentences"].as_array().unwrap().is_empty());
        for list in ["mentions", "claims"] {
            let mut last = 0;
            for found in read[list].as_array().unwrap() {
                let place = |key: &str| usize::try_from(found[key].as_u64().unwrap()).unwrap();
                let words: String = text[place("start")..place("end")].iter().collect();
                assert_eq!(found["text"], words, "{name}");
                assert!(place("start") >= last, "{name}: {list} are in order");
                last = place("start");
            }
        }
        let claims = read["claims"].as_array().unwrap();
        assert!(!claims.is_empty(), "{name}");
        for claim in claims {
            for key in [
                "sentence",
                "checkable",
                "types",
                "reasons",
                "mentions",
                "speaker",
                "chain",
                "deadline",
                "checks",
            ] {
                assert!(claim.get(key).is_some(), "{name}: {key}");
            }
        }
    }
}

#[test]
fn a_batch_answers_every_line_in_its_place() {
    let machine = Machine::new();
    let mut input = String::new();
    for n in 0..500 {
        let line = match n % 5 {
            0 => "this is no JSON".to_owned(),
            1 => json!({"id": format!("a{n}"), "text": "Der er 4000 soldater i landet.", "lang": "da"})
                .to_string(),
            2 => json!({"text": "There are 4,000 soldiers.", "published": "2020-10"}).to_string(),
            3 => json!({"id": n, "text": "x", "lang": "xx"}).to_string(),
            _ => json!({"id": {"a": n}, "text": "", "direction": "past"}).to_string(),
        };
        input.push_str(&line);
        input.push('\n');
    }
    let ran = machine.run_with_input(&["annotate", "--batch"], input.as_bytes());
    assert_eq!(ran.code, 1, "there were bad lines: {}", ran.err);
    let lines = ran.lines();
    assert_eq!(lines.len(), 500);
    for (n, line) in lines.iter().enumerate() {
        match n % 5 {
            0 => assert!(line["id"] == n + 1 && line["error"].is_string(), "{line}"),
            1 => assert!(line["id"] == format!("a{n}") && line["lang"] == "da", "{line}"),
            2 => assert!(
                line["id"] == n + 1 && line["published"]["from"] == "2020-10-01",
                "{line}"
            ),
            3 => assert!(
                line["id"] == n && line["error"].as_str().unwrap().contains("xx"),
                "{line}"
            ),
            _ => assert!(
                line["id"] == json!({"a": n}) && line["claims"] == json!([]),
                "{line}"
            ),
        }
    }
    let good = machine.run_with_input(&["annotate", "--batch"], b"{\"text\": \"Ja.\"}\n");
    assert_eq!(good.code, 0);
}

/// What a text means is its own affair: neither the machine's zone nor its language has a say in it.
#[test]
fn a_text_reads_the_same_in_every_zone_and_locale() {
    let machine = Machine::new();
    let read = |name: &str, zone: &str, locale: &str| {
        let mut command = machine.command(&["annotate", &sample(name), "--format", "json"]);
        command.env("TZ", zone).env("LC_ALL", locale).env("LANG", locale);
        command.output().unwrap().stdout
    };
    for name in ["da-havnen.txt", "en-figures.txt"] {
        let at_home = read(name, "UTC", "C");
        assert!(!at_home.is_empty(), "{name}");
        for (zone, locale) in [
            ("Pacific/Kiritimati", "da_DK.UTF-8"),
            ("America/Los_Angeles", "de_DE.UTF-8"),
            ("Asia/Kathmandu", "tr_TR.UTF-8"),
            ("nowhere", "xx"),
        ] {
            assert_eq!(read(name, zone, locale), at_home, "{name} in {zone}, {locale}");
        }
    }
}

#[test]
fn encodings_line_ends_and_scripts_are_survived() {
    let machine = Machine::new();
    let text = "Regeringen købte 4.000 æbler på Ærø i går, siger en ø-borger.";
    let latin1: Vec<u8> = text
        .chars()
        .map(|sign| u8::try_from(u32::from(sign)).unwrap())
        .collect();
    let utf16 = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    for (name, bytes) in [
        ("utf8.txt", text.as_bytes().to_vec()),
        ("bom.txt", format!("\u{feff}{text}").into_bytes()),
        ("latin1.txt", latin1),
        ("utf16le.txt", utf16(false)),
        ("utf16be.txt", utf16(true)),
    ] {
        let path = machine.file(name, bytes);
        let read = machine
            .run(&["annotate", &path, "--format", "json", "--lang", "da"])
            .json();
        let end = read["sentences"][0]["end"].as_u64().unwrap();
        assert_eq!(end, text.chars().count() as u64, "{name}: {read}");
    }
    for odd in [
        "",
        "שלום 4000 עולם",
        "e\u{301}n på 4\u{a0}000\u{ad} kr.",
        "\u{202e}baglæns\u{202c} 12.",
        "🙂",
        "a\r\nb\rc",
    ] {
        let read = machine.run_with_input(&["annotate", "--format", "json"], odd.as_bytes());
        assert_eq!(read.code, 0, "{odd:?}: {}", read.err);
        assert!(read.json()["sentences"].is_array());
    }
}

#[test]
fn people_get_words_and_programs_get_json() {
    let machine = Machine::new();
    let text = machine.run(&["annotate", &sample("en-ferry.txt"), "--format", "text"]);
    assert_eq!(text.code, 0);
    assert!(!text.out.contains('\u{1b}'), "colours stay out of files");
    assert!(text.out.contains("sentences"), "{}", text.out);
    let piped: Value = machine.run(&["annotate", &sample("en-ferry.txt")]).json();
    assert_eq!(piped["lang"], "en");
    let why = machine.run(&[
        "why",
        "inden for 14 måneder",
        "--lang",
        "da",
        "--published",
        "2020-10-11",
    ]);
    assert_eq!(why.code, 0);
    assert!(why.out.contains("14 måneder"), "{}", why.out);
}
