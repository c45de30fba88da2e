//! Every language says the same things with the same variables, nothing is misspelt, and nothing is said by nobody.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

use factdesk_messages::{Catalogue, LANGUAGES};
use fluent_syntax::ast;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Keys that are put together from a code: `error-` and an error's code.
const FAMILIES: &[&str] = &[
    "aside-",
    "assumed-",
    "amount-",
    "change-",
    "check-point-",
    "check-state-",
    "difference-",
    "duration-",
    "error-",
    "every-weekday-",
    "finding-",
    "format-",
    "history-",
    "month-",
    "page-",
    "passage-",
    "polarity-",
    "reading-check-",
    "reading-deadline-",
    "reading-quote-",
    "stale-",
    "stance-",
    "status-",
    "template-",
    "type-",
    "ui-action-",
    "ui-check-",
    "ui-format-",
    "ui-group-",
    "ui-import-from-",
    "ui-kind-",
    "ui-map-",
    "ui-marks-",
    "ui-mention-",
    "ui-own-",
    "ui-page-state-",
    "ui-seen-relation-",
    "ui-seen-values-",
    "ui-sort-",
    "ui-theme-",
    "ui-value-hint-",
    "ui-view-",
    "unit-",
    "verdict-state-",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn file_names(lang: &str) -> BTreeSet<String> {
    fs::read_dir(root().join("messages").join(lang))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Every key of a language with its variables.
fn keys(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for name in file_names(lang) {
        let text = fs::read_to_string(root().join("messages").join(lang).join(&name)).unwrap();
        let read = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{lang}/{name}: {errors:?}"));
        for entry in &read.body {
            let ast::Entry::Message(message) = entry else {
                continue;
            };
            let mut variables = BTreeSet::new();
            collect(message.value.as_ref().unwrap(), &mut variables);
            let earlier = found.insert(message.id.name.to_owned(), variables);
            assert!(
                earlier.is_none(),
                "{lang}/{name}: {} stands there twice",
                message.id.name
            );
        }
    }
    found
}

fn collect(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            collect_from(expression, variables);
        }
    }
}

fn collect_from(expression: &ast::Expression<&str>, variables: &mut BTreeSet<String>) {
    let (ast::Expression::Inline(inline) | ast::Expression::Select { selector: inline, .. }) = expression;
    if let ast::InlineExpression::VariableReference { id } = inline {
        variables.insert(id.name.to_owned());
    }
    if let ast::Expression::Select { variants, .. } = expression {
        variants
            .iter()
            .for_each(|variant| collect(&variant.value, variables));
    }
}

fn sources(folder: &Path, text: &mut String) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !matches!(name.as_str(), "target" | "node_modules" | "dist") {
            sources(&path, text);
        } else if name.ends_with(".rs")
            || name.ends_with(".ts")
            || name.ends_with(".svelte")
            || name.ends_with(".j2")
        {
            text.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_language_has_the_same_keys_and_variables() {
    let reference = keys("en");
    for lang in LANGUAGES {
        let these = keys(lang);
        for (key, variables) in &reference {
            // A rating's name comes in every language; each takes its own.
            if key == "rating-name" {
                continue;
            }
            assert_eq!(these.get(key), Some(variables), "{lang}: {key}");
        }
        for key in these.keys() {
            assert!(reference.contains_key(key), "{lang}: {key} is not in English");
        }
        for key in these.keys() {
            assert!(
                file_names(lang).contains("window.ftl") || Catalogue::of(lang).has(key),
                "{lang}: {key} is in a file that crates/messages/src/files.rs does not list"
            );
        }
    }
}

#[test]
fn every_key_is_used() {
    let mut text = String::new();
    for folder in ["crates", "ui/src", "src-tauri"] {
        sources(&root().join(folder), &mut text);
    }
    let unused: Vec<String> = keys("en")
        .into_keys()
        .filter(|key| !FAMILIES.iter().any(|family| key.starts_with(family)))
        .filter(|key| {
            // The window writes its own ids without their `ui-`.
            let written = key.strip_prefix("ui-").unwrap_or(key);
            !text.contains(&format!("\"{written}\"")) && !text.contains(&format!("'{written}'"))
        })
        .collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}
