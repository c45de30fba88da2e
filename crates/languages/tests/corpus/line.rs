//! Holds one line of a corpus against what the engine reads.

use crate::file::{CorpusFile, Example, Said};
use crate::rendering::{Place, Rendered, parts_of, render};
use factdesk_engine::{Input, Pack, annotate};
use factdesk_model::Span;

/// Whether the engine reads the line as it is meant.
pub fn check(pack: &Pack, file: &CorpusFile, example: &Example, said: &Said) -> Result<(), String> {
    let (text, marks) = unmark(&said.words)?;
    let annotation = annotate(
        pack,
        &Input {
            text: &text,
            published: example.today,
            direction: example.direction,
        },
    );
    let found = render(&text, &annotation);
    if let [means] = example.means.as_slice()
        && let Some(kinds) = forbidden(means, file)
    {
        return nothing_found(&found, &kinds, &marks, &said.words);
    }
    if marks.is_empty() {
        return Err(format!("{:?} marks nothing with {{ }}", said.words));
    }
    let n_means = example.means.len();
    if n_means != 1 && n_means != marks.len() {
        return Err(format!(
            "{:?} has {} marks for {n_means} meanings",
            said.words,
            marks.len()
        ));
    }
    for (n, mark) in marks.iter().enumerate() {
        let means = &example.means[if n_means == 1 { 0 } else { n }];
        meant(&found, means, *mark, &said.words)?;
    }
    let n_sentences = found
        .iter()
        .filter(|rendered| rendered.kind == "sentence")
        .count();
    if example.means.iter().all(|means| means == "sentence") && n_sentences != marks.len() {
        return Err(format!(
            "{:?} is {} sentences; found {}",
            said.words,
            marks.len(),
            shown(&found, "sentence")
        ));
    }
    Ok(())
}

/// The kinds that must not be found, where a meaning says so: `nothing`, `no time`, `no time no quantity`.
fn forbidden<'a>(means: &'a str, file: &'a CorpusFile) -> Option<Vec<&'a str>> {
    if means == "nothing" {
        return Some(match file.about.as_str() {
            "numbers" => vec!["quantity"],
            "dates" => vec!["time"],
            "speech" => vec!["quote", "attribution"],
            "claims" => vec!["claim"],
            about => vec![about],
        });
    }
    let words: Vec<&str> = means.split_whitespace().collect();
    let all_no =
        !words.is_empty() && words.len().is_multiple_of(2) && words.chunks(2).all(|pair| pair[0] == "no");
    all_no.then(|| words.chunks(2).map(|pair| pair[1]).collect())
}

/// Nothing of these kinds stands in the line, or at its marks where it has some.
fn nothing_found(found: &[Rendered], kinds: &[&str], marks: &[Span], words: &str) -> Result<(), String> {
    let wrong: Vec<&Rendered> = found
        .iter()
        .filter(|rendered| kinds.contains(&rendered.kind))
        .filter(|rendered| marks.is_empty() || marks.iter().any(|mark| mark.overlaps(rendered.span)))
        .collect();
    match wrong.first() {
        None => Ok(()),
        Some(_) => Err(format!(
            "{words:?} means nothing, but was read as {}",
            wrong
                .iter()
                .map(|rendered| rendered.to_string())
                .collect::<Vec<_>>()
                .join("; ")
        )),
    }
}

/// Something at the mark has all parts of the meaning.
fn meant(found: &[Rendered], means: &str, mark: Span, words: &str) -> Result<(), String> {
    let parts = parts_of(means);
    let Some((kind, parts)) = parts.split_first() else {
        return Err(format!("{words:?} has an empty meaning"));
    };
    let here = |rendered: &&Rendered| {
        rendered.kind == kind
            && match rendered.place {
                Place::Exact => rendered.span == mark,
                Place::Around => rendered.span.overlaps(mark),
            }
    };
    if found
        .iter()
        .filter(here)
        .any(|rendered| parts.iter().all(|part| rendered.parts.contains(part)))
    {
        return Ok(());
    }
    Err(format!(
        "{words:?} should mean «{means}», found {}",
        shown(found, kind)
    ))
}

fn shown(found: &[Rendered], kind: &str) -> String {
    let of_kind: Vec<String> = found
        .iter()
        .filter(|rendered| rendered.kind == kind)
        .map(|rendered| rendered.to_string())
        .collect();
    if of_kind.is_empty() {
        "nothing".to_owned()
    } else {
        of_kind.join("; ")
    }
}

/// The words without their marks, and the marks' places in code points.
fn unmark(words: &str) -> Result<(String, Vec<Span>), String> {
    let (mut text, mut marks, mut open, mut at) = (String::new(), Vec::new(), None, 0);
    for c in words.chars() {
        match (c, open) {
            ('{', None) => open = Some(at),
            ('}', Some(start)) => {
                marks.push(Span::new(start, at));
                open = None;
            }
            ('{' | '}', _) => return Err(format!("{words:?} has unpaired marks")),
            _ => {
                text.push(c);
                at += 1;
            }
        }
    }
    match open {
        None => Ok((text, marks)),
        Some(_) => Err(format!("{words:?} has unpaired marks")),
    }
}
