//! What changed between two wordings, word by word.

use super::words::{Vocabulary, Words};
use imara_diff::{Algorithm, Diff, Token};

/// One step from the old wording to the new: `=` kept, `-` taken out, `+` put in.
pub type Step = (String, String);

/// Between two changes so little kept text says nothing and only makes the difference hard to read.
const LITTLE: f32 = 0.4;

/// The steps from one wording to another. The kept and added pieces together are the new wording.
#[must_use]
pub fn difference(old: &str, new: &str) -> Vec<Step> {
    let (old, new) = (Words::of(old), Words::of(new));
    let mut vocabulary = Vocabulary::default();
    let (old_keys, new_keys) = (vocabulary.read(&old), vocabulary.read(&new));
    let tokens = |keys: &[u32]| -> Vec<Token> { keys.iter().map(|&key| Token(key)).collect() };
    let mut diff = Diff::default();
    diff.compute_with(
        Algorithm::Myers,
        &tokens(&old_keys),
        &tokens(&new_keys),
        vocabulary.len(),
    );
    let mut hunks: Vec<(usize, usize, usize, usize)> = Vec::new();
    for hunk in diff.hunks() {
        let next = (
            hunk.before.start as usize,
            hunk.before.end as usize,
            hunk.after.start as usize,
            hunk.after.end as usize,
        );
        match hunks.last_mut() {
            Some(last) if vocabulary.weight_of(&new_keys[last.3..next.2]) < LITTLE => {
                (last.1, last.3) = (next.1, next.3);
            }
            _ => hunks.push(next),
        }
    }
    let mut steps = Vec::new();
    let mut push = |sign: &str, text: String| {
        if !text.is_empty() {
            steps.push((sign.to_owned(), text));
        }
    };
    let blank = |words: &Words<'_>, end: usize| {
        end.checked_sub(1)
            .map_or("", |last| fold(words.blank_after(last)))
    };
    let mut new_at = 0;
    let mut lead = "";
    for &(old_from, old_to, new_from, new_to) in &hunks {
        let kept = new.text(new_at, new_from);
        if !kept.is_empty() {
            push("=", format!("{lead}{kept}{}", blank(&new, new_from)));
        }
        let is_replaced = old_from < old_to && new_from < new_to;
        let tail = |words: &Words<'_>, end: usize| if is_replaced { "" } else { blank(words, end) };
        if old_from < old_to {
            push(
                "-",
                format!("{}{}", old.text(old_from, old_to), tail(&old, old_to)),
            );
        }
        if new_from < new_to {
            push(
                "+",
                format!("{}{}", new.text(new_from, new_to), tail(&new, new_to)),
            );
        }
        lead = if is_replaced { blank(&new, new_to) } else { "" };
        new_at = new_to;
    }
    let kept = new.text(new_at, new.len());
    if !kept.is_empty() {
        push("=", format!("{lead}{kept}"));
    }
    steps
}

fn fold(blank: &str) -> &'static str {
    if blank.is_empty() { "" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::difference;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(old: &str, new: &str, expect: Expect) {
        let shown: Vec<String> = difference(old, new)
            .into_iter()
            .map(|(sign, text)| format!("{sign}{text}|"))
            .collect();
        expect.assert_eq(&shown.concat());
    }

    #[test]
    fn differences_are_words() {
        check(
            "om 4000 soldater nu",
            "om 8600 soldater nu",
            expect!["=om |-4000|+8600|= soldater nu|"],
        );
        check(
            "om 4.000 soldater",
            "om 4.000,5 soldater",
            expect!["=om |-4.000|+4.000,5|= soldater|"],
        );
        check(
            "det er ikke sandt",
            "det er sandt",
            expect!["=det er |-ikke |=sandt|"],
        );
        check(
            "det er sandt",
            "det er ikke sandt",
            expect!["=det er |+ikke |=sandt|"],
        );
        check("a b", "a b", expect!["=a b|"]);
        check("", "a", expect!["+a|"]);
        check("a", "", expect!["-a|"]);
        check("end here.", "end there.", expect!["=end |-here|+there|=.|"]);
    }
}
