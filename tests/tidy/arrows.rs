//! The arrows of ARCHITECTURE.md, proved from `cargo metadata`.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Who may use whom, among the project's own crates. Nothing else is allowed.
const ARROWS: &[(&str, &[&str])] = &[
    ("factdesk-model", &[]),
    ("factdesk-messages", &[]),
    ("factdesk-engine", &["factdesk-model"]),
    ("factdesk-languages", &["factdesk-engine", "factdesk-model"]),
    ("factdesk-store", &["factdesk-model"]),
    ("factdesk-sources", &["factdesk-model"]),
    ("factdesk-reports", &["factdesk-messages", "factdesk-model"]),
    (
        "factdesk-api",
        &[
            "factdesk-engine",
            "factdesk-languages",
            "factdesk-messages",
            "factdesk-model",
            "factdesk-reports",
            "factdesk-sources",
            "factdesk-store",
        ],
    ),
    ("factdesk", &["factdesk-api"]),
    ("factdesk-desktop", &["factdesk-api"]),
    ("xtask", &[]),
];

/// Crates that reach the network, and the only one of ours that may use them.
const NETWORK: &[&str] = &["reqwest", "hyper", "hyper-util", "ureq", "tokio"];

fn packages() -> Vec<Value> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(super::files::root())
        .output()
        .unwrap();
    let read: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    read["packages"].as_array().unwrap().clone()
}

/// Names of a package's dependencies of one kind: `null` for normal ones, `"dev"`, `"build"`.
fn dependencies(package: &Value, kind: &Value) -> BTreeSet<String> {
    let all = package["dependencies"].as_array().unwrap();
    all.iter()
        .filter(|d| d["kind"] == *kind)
        .map(|d| d["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn crates_use_only_what_the_architecture_allows() {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let may = allowed
            .get(name)
            .unwrap_or_else(|| panic!("{name} is not in the list of arrows"));
        for used in dependencies(&package, &Value::Null)
            .iter()
            .filter(|used| allowed.contains_key(used.as_str()))
        {
            assert!(may.contains(&used.as_str()), "{name} must not use {used}");
        }
    }
}

#[test]
fn only_sources_reaches_the_network() {
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        if name == "factdesk-sources" {
            continue;
        }
        let used = dependencies(&package, &Value::Null);
        let reaching: Vec<_> = NETWORK
            .iter()
            .filter(|network| used.contains(**network))
            .collect();
        assert!(reaching.is_empty(), "{name} must not use {reaching:?}");
    }
}

#[test]
fn every_crate_says_what_it_is_under_which_licence() {
    for package in packages() {
        let name = &package["name"];
        assert_eq!(package["license"], "MIT OR Apache-2.0", "licence of {name}");
        assert!(
            package["description"]
                .as_str()
                .is_some_and(|says| !says.is_empty()),
            "{name} has no description"
        );
    }
}
