//! Two versions of a text beside each other, paragraph by paragraph, for a person to read.

use crate::anchor::{Step, difference};
use imara_diff::{Algorithm, Diff, InternedInput};

/// More text than this between two paragraphs that stayed is told as taken out and put in, not word by word.
const MOST_BYTES: usize = 40_000;

/// A paragraph of either version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What became of it.
    pub change: Change,
    /// Its words; those of both versions where it was altered.
    pub steps: Vec<Step>,
}

/// What became of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stands in both.
    Kept,
    /// Its words are others now.
    Altered,
    /// It stands in the earlier version only.
    Removed,
    /// It stands in the later version only.
    Added,
}

/// The paragraphs of both versions in reading order.
#[must_use]
pub fn paragraphs(old: &str, new: &str) -> Vec<Paragraph> {
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    let (old, new) = (lines(old), lines(new));
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(old.iter().map(String::as_str));
    input.update_after(new.iter().map(String::as_str));
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let mut told = Vec::new();
    let mut at = 0;
    for hunk in diff.hunks() {
        let (before, after) = (span(&hunk.before), span(&hunk.after));
        told.extend(new[at..after.start].iter().map(|line| whole(Change::Kept, line)));
        at = after.end;
        changed(&old[before], &new[after], &mut told);
    }
    told.extend(new[at..].iter().map(|line| whole(Change::Kept, line)));
    told
}

fn span(range: &std::ops::Range<u32>) -> std::ops::Range<usize> {
    range.start as usize..range.end as usize
}

/// Paragraphs between two that stayed: paired as far as they are alike, in their order.
fn changed(old: &[String], new: &[String], told: &mut Vec<Paragraph>) {
    let n_bytes: usize = old.iter().chain(new).map(String::len).sum();
    let mut rest = old;
    for line in new {
        let alike = (n_bytes <= MOST_BYTES)
            .then(|| rest.iter().position(|before| likeness(before, line) >= 0.5))
            .flatten();
        match alike {
            Some(n) => {
                told.extend(rest[..n].iter().map(|gone| whole(Change::Removed, gone)));
                told.push(Paragraph {
                    change: Change::Altered,
                    steps: difference(&rest[n], line),
                });
                rest = &rest[n + 1..];
            }
            None => told.push(whole(Change::Added, line)),
        }
    }
    told.extend(rest.iter().map(|gone| whole(Change::Removed, gone)));
}

/// How much of the words of two paragraphs is the same, from 0 to 1.
fn likeness(old: &str, new: &str) -> f32 {
    let mut left: Vec<&str> = old.split_whitespace().collect();
    let n_old = left.len();
    left.sort_unstable();
    let mut other: Vec<&str> = new.split_whitespace().collect();
    other.sort_unstable();
    let (mut i, mut j, mut n_same) = (0, 0, 0_u32);
    while i < left.len() && j < other.len() {
        match left[i].cmp(other[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n_same += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let n_all = (n_old + other.len()).max(1);
    2.0 * n_same as f32 / n_all as f32
}

fn whole(change: Change, line: &str) -> Paragraph {
    let sign = match change {
        Change::Removed => "-",
        Change::Added => "+",
        Change::Kept | Change::Altered => "=",
    };
    Paragraph {
        change,
        steps: vec![(sign.to_owned(), line.to_owned())],
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, paragraphs};

    fn told(old: &str, new: &str) -> Vec<String> {
        let sign = |change| match change {
            Change::Kept => "=",
            Change::Altered => "~",
            Change::Removed => "-",
            Change::Added => "+",
        };
        paragraphs(old, new)
            .iter()
            .map(|paragraph| {
                let words: String = paragraph
                    .steps
                    .iter()
                    .map(|(sign, text)| match sign.as_str() {
                        "-" => format!("[-{text}-]"),
                        "+" => format!("[+{text}+]"),
                        _ => text.clone(),
                    })
                    .collect();
                format!("{} {words}", sign(paragraph.change))
            })
            .collect()
    }

    #[test]
    fn versions_stand_beside_each_other_paragraph_by_paragraph() {
        let old =
            "Title\n\nThere were 4,000 soldiers in the camp.\n\nThey left in autumn.\n\nRead also: rain";
        let new = "Title\n\nThere were 8,600 soldiers in the camp.\n\nA correction was made.\n\nThey left in autumn.";
        assert_eq!(
            told(old, new),
            [
                "= Title",
                "~ There were [-4,000-][+8,600+] soldiers in the camp.",
                "+ [+A correction was made.+]",
                "= They left in autumn.",
                "- [-Read also: rain-]",
            ]
        );
    }

    #[test]
    fn equal_and_empty_versions_have_no_changes() {
        assert_eq!(told("a\nb", "a\n\nb"), ["= a", "= b"]);
        assert_eq!(told("", ""), [""; 0]);
        assert_eq!(told("", "a"), ["+ [+a+]"]);
    }
}
