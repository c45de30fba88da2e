#![allow(missing_docs)]
use factdesk_engine::{
    Input, annotate,
    time::{entries, entries_used},
};
use factdesk_model::annotation::*;
use serde_json::{Value, json};
use std::io::{BufRead, Write};
fn disk(lang: &str) -> factdesk_engine::Pack {
    let dir = format!("/work/h/time/crates/languages/packs/{lang}");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&dir).unwrap().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "toml") {
            let name: &'static str = Box::leak(
                path.file_name()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned()
                    .into_boxed_str(),
            );
            let text: &'static str = Box::leak(std::fs::read_to_string(&path).unwrap().into_boxed_str());
            files.push(factdesk_engine::PackFile { name, content: text });
        }
    }
    let files: &'static [factdesk_engine::PackFile] = Box::leak(files.into_boxed_slice());
    let code: &'static str = Box::leak(lang.to_owned().into_boxed_str());
    let source: &'static factdesk_engine::PackSource = Box::leak(Box::new(factdesk_engine::PackSource {
        code,
        files,
        ..factdesk_languages::PACKS[0]
    }));
    factdesk_engine::Pack::compile(source).unwrap_or_else(|e| panic!("{e}"))
}
fn main() {
    let lang = std::env::args().nth(1).unwrap();
    let pack = disk(&lang);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if std::env::args().nth(2).is_some() {
        for r in entries(&pack) {
            writeln!(out, "{}", json!([r.name, r.table, r.written])).unwrap();
        }
        return;
    }
    for line in std::io::stdin().lock().lines() {
        let r: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = r["text"].as_str().unwrap();
        let a = annotate(
            &pack,
            &Input {
                text,
                published: "2024-03-15".parse().ok(),
                direction: Default::default(),
            },
        );
        let m: Vec<Value> = a.mentions.iter().filter_map(|m| match &m.meaning { Meaning::Time(t) => Some(json!({"start":m.span.start,"end":m.span.end,"type":t.timex_type,"value":t.value,"mod":t.modifier,"resolved":t.resolved,"interval":t.interval})), _ => None }).collect();
        let used: Vec<Value> = entries_used(&pack, text)
            .iter()
            .map(|r| json!([r.table, r.written]))
            .collect();
        writeln!(out, "{}", json!({"m": m, "used": used})).unwrap();
    }
}
