use factdesk_engine::{Input, annotate};
use factdesk_languages::Languages;
use factdesk_model::annotation::*;
use serde_json::{Value, json};
use std::io::{BufRead, Read, Write};
fn one(l: &Languages, text: &str, lang: &str) -> Value {
    one_at(l, text, lang, None, None)
}
fn one_at(l: &Languages, text: &str, lang: &str, p: Option<&str>, d: Option<&str>) -> Value {
    let _ = l;
    let pack = disk(lang);
    let a = annotate(
        pack,
        &Input {
            text,
            published: p
                .map(str::to_owned)
                .or_else(|| std::env::var("PUB").ok())
                .and_then(|d| d.parse().ok()),
            direction: match d {
                Some("past") => factdesk_model::Direction::Past,
                Some("future") => factdesk_model::Direction::Future,
                _ => Default::default(),
            },
        },
    );
    let chars: Vec<char> = text.chars().collect();
    let _ = chars;
    json!({"schema":1,"lang":a.lang,"published":a.published,"sentences":a.sentences,
      "mentions": a.mentions.iter().map(|m| {
        let mut v = serde_json::to_value(&m.meaning).unwrap();
        let o = v.as_object_mut().unwrap();
        if let Meaning::Time(t) = &m.meaning { o.insert("type".into(), json!(t.timex_type)); o.insert("mod".into(), json!(t.modifier)); }
        if let Meaning::Entity(e) = &m.meaning { o.insert("type".into(), json!(e.entity_type)); }
        for k in ["speaker","source"] { if let Some(s) = o.get_mut(k).and_then(|s| s.as_object_mut()) {
            if let Some(sp) = s.get("span").cloned() { s.insert("start".into(), sp["start"].clone()); s.insert("end".into(), sp["end"].clone()); } } }
        o.insert("start".into(), json!(m.span.start)); o.insert("end".into(), json!(m.span.end));
        o.insert("text".into(), json!(m.text)); o.insert("rule".into(), json!(m.rule)); v }).collect::<Vec<_>>(),
      "claims": a.claims.iter().map(|c| json!({"start":c.span.start,"end":c.span.end,"text":"","checkable":0.5})).collect::<Vec<_>>() })
}
fn disk(lang: &str) -> &'static factdesk_engine::Pack {
    use std::sync::Mutex;
    static CACHE: Mutex<Vec<(String, &'static factdesk_engine::Pack)>> = Mutex::new(Vec::new());
    let mut cache = CACHE.lock().unwrap();
    if let Some((_, pack)) = cache.iter().find(|(code, _)| code == lang) {
        return pack;
    }
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
    let pack = Box::leak(Box::new(
        factdesk_engine::Pack::compile(source).unwrap_or_else(|e| panic!("{e}")),
    ));
    cache.push((lang.to_owned(), pack));
    pack
}
fn main() {
    let l = Languages::new();
    let args: Vec<String> = std::env::args().collect();
    if args.iter().any(|a| a == "--batch") {
        let out = std::io::stdout();
        let mut out = std::io::BufWriter::new(out.lock());
        for line in std::io::stdin().lock().lines() {
            let line = line.unwrap();
            let r: Value = serde_json::from_str(&line).unwrap();
            let mut v = one_at(
                &l,
                r["text"].as_str().unwrap(),
                r["lang"].as_str().unwrap_or("da"),
                r["published"].as_str(),
                r["direction"].as_str(),
            );
            v["id"] = r["id"].clone();
            writeln!(out, "{v}").unwrap();
        }
    } else if args.iter().any(|a| a == "--speed") {
        let lang = &args[2];
        let mut t = String::new();
        std::fs::File::open(&args[3])
            .unwrap()
            .read_to_string(&mut t)
            .unwrap();
        let pack = l.pack(lang).unwrap().unwrap();
        for _ in 0..3 {
            let s = std::time::Instant::now();
            let a = annotate(
                pack,
                &Input {
                    text: &t,
                    published: None,
                    direction: Default::default(),
                },
            );
            println!(
                "{:.1} MB/s {} sentences {} mentions {:?}",
                t.len() as f64 / 1e6 / s.elapsed().as_secs_f64(),
                a.sentences.len(),
                a.mentions.len(),
                s.elapsed()
            );
        }
    } else {
        let lang = std::env::var("L").unwrap_or("da".into());
        let mut t = String::new();
        match args.iter().skip(1).find(|a| a.ends_with(".txt")) {
            Some(f) => {
                std::fs::File::open(f).unwrap().read_to_string(&mut t).unwrap();
            }
            None => {
                std::io::stdin().read_to_string(&mut t).unwrap();
            }
        }
        let v = one(&l, &t, &lang);
        if args.iter().any(|a| a == "--format") {
            println!("{v}");
            return;
        }
        let cs: Vec<char> = t.chars().collect();
        let sl = |v: &Value| -> String {
            match (v["start"].as_u64(), v["end"].as_u64()) {
                (Some(a), Some(b)) => cs[a as usize..b as usize].iter().collect(),
                _ => "-".into(),
            }
        };
        if args.iter().any(|a| a == "-s") {
            for s in v["sentences"].as_array().unwrap() {
                println!("| {}", sl(s).replace('\n', "⏎"));
            }
        }
        for m in v["mentions"].as_array().unwrap() {
            match m["kind"].as_str().unwrap() {
                "quote" => println!(
                    "Q {} «{}» BY {} [{}] role {} anon {} kind {} medium {} cue {} RULE {}",
                    m["style"],
                    sl(&m["content"]),
                    m["speaker"]["name"],
                    m["speaker"]["text"],
                    m["speaker"]["role"],
                    m["speaker"]["anonymous"],
                    m["speaker"]["kind"],
                    m["medium"],
                    sl(&m["cue"]),
                    m["rule"]
                ),
                "attribution" => println!(
                    "A {} [{}] role {} kind {} cue {}",
                    m["source"]["name"],
                    m["source"]["text"],
                    m["source"]["role"],
                    m["source"]["kind"],
                    sl(&m["cue"])
                ),
                "time" => println!(
                    "T [{}] {} {} mod {} rule {}",
                    m["text"], m["type"], m["value"], m["mod"], m["rule"]
                ),
                "entity" if args.iter().any(|a| a == "-e") => {
                    println!("E {} {} [{}]", m["type"], m["name"], m["text"])
                }
                _ => {}
            }
        }
    }
}
