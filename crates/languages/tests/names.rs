//! Every name of every pack is found in a text, as what the pack says it is: a name that no text can bring up is not
//! shipped.

use factdesk_engine::{Input, Pack, annotate};
use factdesk_languages::{Languages, PACKS};
use factdesk_model::Direction;
use factdesk_model::annotation::{EntityType, Meaning};
use toml::{Table, Value};

/// What is named in a sentence of words that no language has, but for the name.
fn named(pack: &Pack, name: &str) -> Vec<(EntityType, String)> {
    let text = format!("Xox xux {name} xix xax.");
    let input = Input {
        text: &text,
        published: None,
        direction: Direction::Auto,
    };
    annotate(pack, &input)
        .mentions
        .into_iter()
        .filter_map(|mention| match mention.meaning {
            Meaning::Entity(entity) => Some((entity.entity_type, mention.text)),
            _ => None,
        })
        .collect()
}

/// The names in a list of `names.toml`.
fn list<'a>(file: &'a Table, key: &str) -> Vec<&'a str> {
    let entries = file.get(key).and_then(Value::as_array);
    entries.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// A name as a text writes it: packs write all names small.
fn capitalized(name: &str) -> String {
    let mut begins = true;
    let mut written = String::new();
    for c in name.chars() {
        if begins {
            written.extend(c.to_uppercase());
        } else {
            written.push(c);
        }
        begins = !c.is_alphanumeric() && c != '\'';
    }
    written
}

/// The names of a pack that are not found as what they are.
fn lost(pack: &Pack, file: &Table) -> Vec<String> {
    let mut lost = Vec::new();
    let mut hold = |name: &str, behind: &str, kind: EntityType| {
        // «TV 2», "NATO" and "B.T." are written large; a point at the end may be the sentence's.
        let written = [capitalized(name), name.to_uppercase()];
        let is_found = written.iter().any(|name| {
            let found = named(pack, &format!("{name}{behind}"));
            let bare = name.trim_end_matches('.');
            found
                .iter()
                .any(|(is, words)| *is == kind && words.contains(bare))
        });
        if !is_found {
            lost.push(format!("{} {name:?} is no {kind:?}", pack.code));
        }
    };
    for (key, kind) in [
        ("bodies", EntityType::Organization),
        ("outlets", EntityType::Organization),
        ("events", EntityType::Event),
    ] {
        for name in list(file, key) {
            hold(name, "", kind);
        }
    }
    for key in ["given_male", "given_female"] {
        for name in list(file, key) {
            hold(name, " Xomberg", EntityType::Person);
        }
    }
    let places = file.get("places").and_then(Value::as_table);
    for names in places.into_iter().flat_map(Table::values) {
        for name in names.as_array().into_iter().flatten().filter_map(Value::as_str) {
            hold(name, "", EntityType::Place);
        }
    }
    lost
}

#[test]
fn every_name_is_found_as_what_it_is() {
    let languages = Languages::new();
    let mut all = Vec::new();
    for source in PACKS {
        let file = source.files.iter().find(|file| file.name == "names.toml");
        let file: Table = file.map_or("", |file| file.content).parse().unwrap_or_default();
        match languages.pack(source.code) {
            Some(Ok(pack)) => all.extend(lost(pack, &file)),
            Some(Err(error)) => all.push(error.to_string()),
            None => {}
        }
    }
    assert!(
        all.is_empty(),
        "{} names are lost:\n{}",
        all.len(),
        all.join("\n")
    );
}
