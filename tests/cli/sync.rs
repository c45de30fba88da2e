use crate::server::Server;
use crate::support::Machine;
use serde_json::{Value, json};

/// A desk with a claim and three pages as its sources, each with a passage.
fn machine(server: &Server) -> Machine {
    let machine = Machine::with_desk();
    let story = machine.file(
        "story.txt",
        "There were 4,000 soldiers in the camp in spring, the minister said.",
    );
    machine.run(&["--json", "import", &story, "--lang", "en"]).json();
    let claim = machine.run(&["--json", "queue"]).lines()[0]["claim"].clone();
    for n in 1..=3 {
        page(server, n, "4,000");
        let url = server.url(&format!("/{n}"));
        let quote = format!("There were 4,000 soldiers in camp {n}");
        machine
            .run(&[
                "--json",
                "source",
                "add",
                claim.as_str().unwrap(),
                &url,
                "--quote",
                &quote,
                "--stance",
                "supports",
                "--allow-host",
                "127.0.0.1",
            ])
            .json();
    }
    machine
        .run(&[
            "--json",
            "verdict",
            claim.as_str().unwrap(),
            "--rating",
            "true",
            "--reasoning",
            "The pages say so.",
        ])
        .json();
    machine
}

fn page(server: &Server, n: u32, soldiers: &str) {
    server.set_article(
        &format!("/{n}"),
        &format!("Camp {n}"),
        &[
            &format!("There were {soldiers} soldiers in camp {n} by the river in the spring of that year, and none in winter."),
            "The ministry publishes its yearly figures on Thursdays, with tables for every mission and every camp.",
        ],
    );
}

#[test]
fn a_run_over_many_is_told_in_one_sentence_and_values_are_compared() {
    let server = Server::start();
    let machine = machine(&server);
    page(&server, 2, "8,600");
    let ran = machine.run(&["source", "sync", "--allow-host", "127.0.0.1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("3 sources: 2 unchanged and 1 with altered passages (1 under a verdict)."),
        "{}",
        ran.err
    );
    page(&server, 3, "4000");
    let synced = machine
        .run(&["--json", "source", "sync", "--allow-host", "127.0.0.1"])
        .lines();
    let values: Vec<&Value> = synced
        .iter()
        .flat_map(|source| source["evidence"].as_array().unwrap())
        .filter(|passage| passage["state"] == "altered")
        .flat_map(|passage| passage["values"].as_array().unwrap())
        .collect();
    let expected = [
        json!({ "before": "4,000 soldiers", "after": "8,600 soldiers", "difference": "115 % higher" }),
        json!({ "before": "4,000 soldiers", "after": "4000 soldiers", "difference": null }),
    ];
    assert_eq!(values.len(), 2, "{synced:#?}");
    assert!(
        expected.iter().all(|value| values.contains(&value)),
        "{values:#?}"
    );
}

#[test]
fn only_what_is_due_is_asked() {
    let server = Server::start();
    let machine = machine(&server);
    let sync = ["--json", "source", "sync", "--allow-host", "127.0.0.1", "--due"];
    let due = |hours| machine.run(&[&sync[..], &[hours]].concat()).lines().len();
    assert_eq!((due("0"), due("1"), due("0")), (3, 0, 3));
}

#[test]
fn a_run_that_was_killed_is_gone_on_with() {
    let server = Server::start();
    let machine = machine(&server);
    let desk = machine.path("data/factdesk/Desk.factdesk");
    let first = machine
        .run(&["--json", "source", "sync", "--allow-host", "127.0.0.1"])
        .lines();
    // As a killed run leaves it: begun, and one of three asked since.
    let log = std::fs::read_to_string(desk.join("sync-asked.log")).unwrap();
    let lines: Vec<&str> = log.lines().collect();
    let begun: i64 = lines[2].split(' ').nth(1).unwrap().parse().unwrap();
    let asked = lines[2].split(' ').next().unwrap();
    let older: String = lines[..2]
        .iter()
        .map(|line| format!("{} {} 1\n", line.split(' ').next().unwrap(), begun - 1_000))
        .collect();
    std::fs::write(desk.join("sync-asked.log"), format!("{older}{}\n", lines[2])).unwrap();
    let run = json!({ "what": "[null,null,null]", "started_ms": begun });
    std::fs::write(desk.join("sync-run.json"), run.to_string()).unwrap();
    let rest = machine
        .run(&["--json", "source", "sync", "--allow-host", "127.0.0.1"])
        .lines();
    assert_eq!((first.len(), rest.len()), (3, 2));
    assert!(rest.iter().all(|source| source["source"] != asked), "{rest:#?}");
    assert!(!desk.join("sync-run.json").exists(), "the run came to its end");
    assert_eq!(machine.run(&["--json", "verify"]).json()["ok"], true);
}

#[test]
fn snapshots_leave_as_a_web_archive_with_the_bytes_as_received() {
    let server = Server::start();
    let machine = machine(&server);
    let path = machine.path("sources.warc").to_string_lossy().into_owned();
    let written = machine.run(&["--json", "source", "warc", "-o", &path]).json();
    assert_eq!(
        (&written["sources"], &written["snapshots"]),
        (&json!(3), &json!(3))
    );
    let archive = std::fs::read_to_string(&path).unwrap();
    assert!(
        archive.starts_with("WARC/1.1\r\nWARC-Type: warcinfo\r\n"),
        "{archive}"
    );
    assert_eq!(archive.matches("\r\nWARC-Type: response\r\n").count(), 3);
    assert!(archive.contains(&format!("WARC-Target-URI: {}\r\n", server.url("/2"))));
    assert!(archive.contains("There were 4,000 soldiers in camp 2 by the river"));
    machine
        .run(&["source", "warc", "-o", "/nowhere/at/all.warc"])
        .refused(3, "/nowhere/at/all.warc");
}

#[test]
fn a_passage_of_a_pdf_knows_its_page() {
    let machine = Machine::with_desk();
    let story = machine.file(
        "story.txt",
        "There were 4,000 soldiers in the camp in spring, the minister said.",
    );
    machine.run(&["--json", "import", &story, "--lang", "en"]).json();
    let claim = machine.run(&["--json", "queue"]).lines()[0]["claim"].clone();
    let note = crate::pdf::of_pages(&[
        &[
            "A note on the forces abroad, made for the committee.",
            "It has two pages.",
        ],
        &[
            "In spring there were 4,500 soldiers in the camp.",
            "They left in the autumn.",
        ],
    ]);
    let file = machine.file("note.pdf", note);
    machine
        .run(&[
            "--json",
            "source",
            "add",
            claim.as_str().unwrap(),
            &file,
            "--quote",
            "4,500 soldiers in the camp",
        ])
        .json();
    let shown = machine.run(&["--json", "show", claim.as_str().unwrap()]).json();
    assert_eq!(shown["evidence"][0]["page"], 2, "{shown:#}");
}
