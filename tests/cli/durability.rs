use crate::support::{Machine, sample};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// What was confirmed is there after the program was killed at once.
#[test]
fn a_confirmed_verdict_survives_a_kill() {
    let machine = Machine::with_desk();
    machine.run(&["import", &sample("da-havnen.txt")]);
    let queue = machine.run(&["--json", "queue"]).lines();
    for (n, row) in queue.iter().enumerate().take(6) {
        let claim = row["claim"].as_str().unwrap();
        let reasoning = format!("Begrundelse nummer {n}.");
        let words = [
            "--json",
            "verdict",
            claim,
            "--rating",
            "true",
            "--reasoning",
            &reasoning,
        ];
        let mut child = machine.command(&words).stdout(Stdio::piped()).spawn().unwrap();
        let mut confirmed = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut confirmed)
            .unwrap();
        // On Unix this is SIGKILL. The program may have ended by itself.
        let _ = child.kill();
        child.wait().unwrap();
        assert!(confirmed.contains("\"decided\""), "{confirmed}");
        let shown = machine.run(&["--json", "show", claim]).json();
        assert_eq!(shown["verdict"]["reasoning"], reasoning);
    }
    assert_eq!(machine.run(&["verify"]).code, 0);
}

/// Killed at any moment, the desk holds all of an import or nothing of it.
#[test]
fn an_import_that_is_killed_leaves_a_sound_desk() {
    let machine = Machine::with_desk();
    let story: String = (0..400)
        .map(|n| {
            format!(
                "I {} købte byen {n} busser for {n} millioner kroner. ",
                1900 + n % 120
            )
        })
        .collect();
    let file = machine.file("long.txt", story);
    for wait_ms in [5, 20, 60, 120, 240] {
        let mut child = machine
            .command(&["import", &file])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait_ms));
        let _ = child.kill();
        child.wait().unwrap();
        let verified = machine.run(&["verify"]);
        assert_eq!(verified.code, 0, "killed after {wait_ms} ms: {}", verified.out);
    }
}

#[test]
fn two_programs_at_one_desk_lose_nothing() {
    let machine = Machine::with_desk();
    machine.run(&["import", &sample("da-havnen.txt")]);
    let stories = ["en-ferry.txt", "en-talks.txt", "da-fiskeri.txt", "da-tal.txt"];
    let children: Vec<_> = stories
        .iter()
        .map(|name| {
            machine
                .command(&["import", &sample(name)])
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(machine.run(&["--json", "document", "list"]).lines().len(), 5);
    assert_eq!(machine.run(&["verify"]).code, 0);
}

#[test]
fn twenty_megabytes_are_taken_in() {
    let machine = Machine::with_desk();
    // Long sentences that claim nothing: the size is what is tried here, not the number of claims.
    let line = format!("{}Og så videre.\n", "og så gik det op og ned igen, ".repeat(60));
    let file = machine.file("large.txt", line.repeat(20_000_000 / line.len() + 1));
    let imported = machine.run(&["--json", "import", &file]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    assert!(imported.json()["sentences"].as_u64().unwrap() > 5_000);
}
