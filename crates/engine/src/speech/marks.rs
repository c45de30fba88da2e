//! Quotation marks: which opens, which closes, and what lies between.

use crate::TokenRange;
use crate::text::{Token, TokenKind};

/// The most tokens between single quotation marks, which may be apostrophes.
const LONGEST_SINGLE: usize = 300;

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// The words, without the marks.
    pub(super) content: TokenRange,
    /// The token after the closing mark, or after the content where the quotation goes on in the next paragraph.
    pub(super) end: u32,
    /// Whether the mark was left open at the paragraph's end and is opened again at the next one's beginning.
    pub(super) goes_on: bool,
}

impl Marked {
    /// The opening mark.
    pub(super) fn open(&self) -> u32 {
        self.content.first.saturating_sub(1)
    }
}

/// Marks that open and close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Straight,
    Curly,
    Guillemets,
    Single,
    Angles,
}

const N_FAMILIES: usize = 5;

fn family(mark: char) -> Option<Family> {
    Some(match mark {
        '"' => Family::Straight,
        '“' | '”' | '„' | '‟' => Family::Curly,
        '«' | '»' => Family::Guillemets,
        '\'' | '‘' | '’' | '‚' => Family::Single,
        '‹' | '›' => Family::Angles,
        _ => return None,
    })
}

/// Which way a mark can stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

/// All outermost quotations, in order. Linear, however deep they nest.
pub(super) fn pair(tokens: &[Token]) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut open: Vec<(Family, usize)> = Vec::new();
    let mut n_open = [0usize; N_FAMILIES];
    for (at, token) in tokens.iter().enumerate() {
        if token.starts_paragraph() && !open.is_empty() {
            let (outer, first) = open[0];
            // `“A. ¶ “B.”`: the mark is opened again, so that the quotation goes on.
            let again = family(token.mark()) == Some(outer) && outer != Family::Single;
            if again && first + 1 < at && side(tokens, at, outer) != Side::Closes {
                found.push(Marked {
                    content: TokenRange::new(first as u32 + 1, at as u32),
                    end: at as u32,
                    goes_on: true,
                });
            }
            open.clear();
            n_open = [0; N_FAMILIES];
        }
        if token.kind != TokenKind::Mark {
            continue;
        }
        let Some(family) = family(token.mark()) else {
            continue;
        };
        let family = closing_family(family, side(tokens, at, family), &n_open);
        let is_open = n_open[family as usize] > 0;
        let closes = match side(tokens, at, family) {
            Side::Opens => false,
            Side::Closes => true,
            Side::Either => is_open,
        };
        if !closes {
            let may_open = family != Family::Single || (!is_open && !token.is_glued_to_word(tokens, at));
            if may_open {
                open.push((family, at));
                n_open[family as usize] += 1;
            }
            continue;
        }
        if !is_open {
            continue;
        }
        // What was opened inside and never closed is dropped.
        while let Some((opened, first)) = open.pop() {
            n_open[opened as usize] -= 1;
            if opened != family {
                continue;
            }
            let too_long = family == Family::Single && at - first > LONGEST_SINGLE;
            if open.is_empty() && first + 1 < at && !too_long {
                found.push(Marked {
                    content: TokenRange::new(first as u32 + 1, at as u32),
                    end: at as u32 + 1,
                    goes_on: false,
                });
            }
            break;
        }
    }
    found
}

/// The marks that one closes: „so" and "so” are typed where a keyboard has just one of the two.
fn closing_family(own: Family, side: Side, n_open: &[usize; N_FAMILIES]) -> Family {
    let other = match own {
        Family::Straight => Family::Curly,
        Family::Curly => Family::Straight,
        _ => return own,
    };
    let closes_other = side == Side::Closes && n_open[own as usize] == 0 && n_open[other as usize] > 0;
    if closes_other { other } else { own }
}

/// Which way the mark at `at` stands, by the white space around it and by its shape.
fn side(tokens: &[Token], at: usize, family: Family) -> Side {
    let token = &tokens[at];
    match token.mark() {
        '„' | '‚' => return Side::Opens,
        _ => {}
    }
    let glued_before = token.is_glued() && !opens_something(&tokens[at.saturating_sub(1)]);
    let next = tokens.get(at + 1);
    let glued_after = next.is_some_and(|next| next.is_glued() && !closes_something(next));
    match (glued_before, glued_after) {
        (false, true) => Side::Opens,
        (true, false) => Side::Closes,
        // An apostrophe inside a word is no quotation mark at all: it closes nothing that is not open.
        (true, true) if family == Family::Single => Side::Opens,
        _ => Side::Either,
    }
}

/// A mark that may stand right before an opening mark.
fn opens_something(token: &Token) -> bool {
    matches!(
        token.mark(),
        '(' | '['
            | '{'
            | '"'
            | '“'
            | '„'
            | '»'
            | '«'
            | '‘'
            | '‚'
            | '-'
            | '–'
            | '—'
            | '/'
            | '\''
            | '¡'
            | '¿'
            | ':'
            | '‹'
            | '›'
    ) && !token.is_glued()
        || matches!(token.mark(), '(' | '[' | '{' | '„' | '‚' | '—' | '–' | '/')
}

/// A mark that may stand right after a closing mark.
fn closes_something(token: &Token) -> bool {
    matches!(
        token.mark(),
        ')' | ']'
            | '}'
            | '.'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '"'
            | '”'
            | '“'
            | '»'
            | '«'
            | '’'
            | '\''
            | '-'
            | '–'
            | '—'
            | '/'
            | '‘'
            | '‹'
            | '›'
    )
}

trait Glued {
    fn is_glued_to_word(&self, tokens: &[Token], at: usize) -> bool;
}

impl Glued for Token {
    /// Whether a word or number ends right before it: an apostrophe.
    fn is_glued_to_word(&self, tokens: &[Token], at: usize) -> bool {
        self.is_glued() && at > 0 && tokens[at - 1].kind != TokenKind::Mark
    }
}

#[cfg(test)]
mod tests {
    use super::pair;
    use crate::text::{Vocabulary, tokenize};

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let tokens = tokenize(text, &Vocabulary::default());
        let found: Vec<&str> = pair(&tokens)
            .iter()
            .map(|marked| {
                let last = &tokens[marked.content.end as usize - 1];
                &text[tokens[marked.content.first as usize].start as usize..last.end as usize]
            })
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn all_pairs_of_marks_are_known() {
        check(
            "Han sagde: »Ja.« Hun sagde: «Nei.» De sagde: ”Jo.”",
            &["Ja.", "Nei.", "Jo."],
        );
        check("Er sagte: „Ja“, sie »Nein«.", &["Ja", "Nein"]);
        check(
            r#"Er sagte: „Ja", sie "Nein” und wir „das "nie" mehr"."#,
            &["Ja", "Nein", r#"das "nie" mehr"#],
        );
        check(
            "“Yes,” he said. ‘No,’ she said. \"Maybe,\" they said.",
            &["Yes,", "No,", "Maybe,"],
        );
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("The workers' demand isn't 'new', it's Jones's.", &["new"]);
        check("Det er USA's og Lars' sag fra 1990'erne.", &[]);
    }

    #[test]
    fn only_the_outermost_count() {
        check(
            "»Han sagde ‘nej’ til “dem”,« sagde hun.",
            &["Han sagde ‘nej’ til “dem”,"],
        );
    }

    #[test]
    fn a_mark_left_open_goes_on_only_where_it_is_opened_again() {
        check("“One.\n\n“Two,” he said.", &["One.", "Two,"]);
        check("“One.\n\nTwo,” he said.", &[]);
    }

    #[test]
    fn hostile_nesting_is_survived() {
        let text = format!("{}a{}", "(\"".repeat(50_000), "\")".repeat(50_000));
        let tokens = tokenize(&text, &Vocabulary::default());
        assert!(pair(&tokens).len() <= 50_000);
    }
}
