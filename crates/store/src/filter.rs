//! Which claims a queue shows, as data and as a line of text that the command line and the window share.

mod fields;

pub use fields::{Comparison, Field, Stretch, Thing};

use crate::error::StoreError;
use crate::rows;
use chrono::NaiveDateTime;
use factdesk_model::Published;
use factdesk_model::annotation::ClaimType;
use factdesk_model::desk::ClaimStatus;

/// Which claims a queue shows. Everything that is set must hold; within a list one is enough.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Where they are in the review; empty for anywhere.
    pub statuses: Vec<ClaimStatus>,
    /// What kinds of claim they are; empty for any.
    pub types: Vec<ClaimType>,
    /// The document they stand in, by its id or the beginning of it.
    pub document: Option<String>,
    /// Words in them, as [`crate::search`] reads them.
    pub words: Option<String>,
    /// Part of the speaker's name, whatever its case.
    pub speaker: Option<String>,
    /// Those that fall due at this time or later.
    pub due_from: Option<NaiveDateTime>,
    /// Those that fall due before this time.
    pub due_before: Option<NaiveDateTime>,
    /// The ratings of their verdicts; empty for any or none.
    pub ratings: Vec<String>,
    /// Whether the verdict is stale.
    pub stale: Option<bool>,
    /// Whether the engine still finds them.
    pub still_found: Option<bool>,
    /// Whether there is evidence.
    pub has_evidence: Option<bool>,
    /// The languages they are in; empty for any.
    pub langs: Vec<String>,
    /// A tag they carry.
    pub tag: Option<String>,
    /// Who is to review them: the beginning of an id, or a name; `me` is whoever reads, `none` nobody.
    pub assignee: Option<String>,
    /// The less usual fields; all must hold.
    pub more: Vec<Field>,
    /// What must not hold.
    pub not: Vec<Filter>,
}

/// The keys of a query, for whoever has to explain them.
const KEYS: &str = "status, type, document, speaker, due, rating, stale, found, has, lang, tag, assignee, priority, \
     score, reason, published, imported, decided, by, assessed, origin, title, scale, polarity, source, id";

impl Filter {
    /// Reads a query such as `speaker:trump type:deadline due:<2021 status:open,in_review soldat*`.
    ///
    /// Words without a key are searched for in the claims' words; `"…"` keeps words together, also after a key. A minus
    /// before a word or key leaves out what it would let through.
    ///
    /// # Errors
    /// [`StoreError::BadQuery`] names the word and what would be right.
    pub fn parse(query: &str) -> Result<Filter, StoreError> {
        let mut filter = Filter::default();
        let mut words = Vec::new();
        for word in split(query) {
            if let Some(but) = word
                .strip_prefix('-')
                .filter(|but| but.starts_with(|sign: char| sign.is_alphabetic() || sign == '"'))
            {
                filter.not.push(Filter::parse(but)?);
                continue;
            }
            match word.split_once(':') {
                Some((key, value)) if !word.starts_with('"') => filter.narrow(&word, key, value)?,
                _ => words.push(word),
            }
        }
        if !words.is_empty() {
            filter.words = Some(words.join(" "));
        }
        Ok(filter)
    }

    /// Whether the desk's tally knows how many claims the filter lets through.
    pub(crate) fn is_tallied(&self) -> bool {
        let Filter {
            statuses,
            types,
            stale,
            still_found,
            langs,
            ratings,
            has_evidence,
            ..
        } = self.clone();
        *self
            == Filter {
                statuses,
                types,
                stale,
                still_found,
                langs,
                ratings,
                has_evidence,
                ..Filter::default()
            }
    }

    fn narrow(&mut self, word: &str, key: &str, value: &str) -> Result<(), StoreError> {
        let bad = |says: String| StoreError::BadQuery {
            word: word.to_owned(),
            says,
        };
        let value = value.trim_matches('"');
        if value.is_empty() {
            return Err(bad("a value is missing after the colon".to_owned()));
        }
        let values = || {
            value
                .split(',')
                .map(str::to_lowercase)
                .filter(|value| !value.is_empty())
        };
        match key.to_lowercase().as_str() {
            "status" => {
                for value in values() {
                    self.statuses.push(rows::word(&value, "status").map_err(|_| {
                        bad(
                            "open, in_review, decided, published, corrected, withdrawn or set_aside"
                                .to_owned(),
                        )
                    })?);
                }
            }
            "type" => {
                for value in values() {
                    self.types.push(rows::word(&value, "type").map_err(|_| {
                        bad("quantity, date, deadline, duration, quote, position, event, causal, comparison, \
                             superlative, prediction, promise, trend or definition"
                            .to_owned())
                    })?);
                }
            }
            "due" => self.narrow_due(value).ok_or_else(|| {
                bad("a day, month or year such as 2021, <2021, >=2020-12 or 2020-12-31".to_owned())
            })?,
            "document" => self.document = Some(value.to_owned()),
            "speaker" => self.speaker = Some(value.to_lowercase()),
            "rating" => self.ratings.extend(values()),
            "lang" => self.langs.extend(values()),
            "tag" if self.tag.is_some() => self.more.push(Field::Tag(value.to_owned())),
            "tag" => self.tag = Some(value.to_owned()),
            "assignee" => self.assignee = Some(value.to_owned()),
            "stale" => self.stale = Some(yes_or_no(value).ok_or_else(|| bad("yes or no".to_owned()))?),
            "found" => self.still_found = Some(yes_or_no(value).ok_or_else(|| bad("yes or no".to_owned()))?),
            "has" if value == "evidence" => self.has_evidence = Some(true),
            key => match Field::parse(key, value) {
                Some(field) => self.more.push(field.map_err(bad)?),
                None => return Err(bad(format!("the keys are {KEYS}"))),
            },
        }
        Ok(())
    }

    /// A due time is the moment at which the deadline has passed, so «in 2020» ends with the first moment of 2021.
    fn narrow_due(&mut self, value: &str) -> Option<()> {
        let operators = ["<=", ">=", "<", ">"];
        let (operator, when) = operators
            .into_iter()
            .find_map(|operator| Some((operator, value.strip_prefix(operator)?)))
            .unwrap_or(("", value));
        let (from, to) = when.parse::<Published>().ok()?.range()?;
        let moment = chrono::TimeDelta::seconds(1);
        match operator {
            "<" => self.due_before = Some(from + moment),
            "<=" => self.due_before = Some(to + moment),
            ">" => self.due_from = Some(to + moment),
            ">=" => self.due_from = Some(from + moment),
            _ => {
                self.due_from = Some(from + moment);
                self.due_before = Some(to + moment);
            }
        }
        Some(())
    }
}

fn yes_or_no(value: &str) -> Option<bool> {
    match value {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

/// Splits at white space outside quotation marks.
pub(crate) fn split(query: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for sign in query.chars() {
        if sign == '"' {
            quoted = !quoted;
        }
        match words.last_mut() {
            Some(word) if !sign.is_whitespace() || quoted => word.push(sign),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::{Comparison, Field, Filter};
    use factdesk_model::annotation::ClaimType;
    use factdesk_model::desk::ClaimStatus;

    #[test]
    fn keys_narrow_and_the_rest_is_searched_for() {
        let filter = Filter::parse(
            r#"speaker:"Donald Trump" type:deadline status:open,in_review "to the end" soldat*"#,
        )
        .unwrap();
        assert_eq!(filter.speaker.as_deref(), Some("donald trump"));
        assert_eq!(filter.types, [ClaimType::Deadline]);
        assert_eq!(filter.statuses, [ClaimStatus::Open, ClaimStatus::InReview]);
        assert_eq!(filter.words.as_deref(), Some(r#""to the end" soldat*"#));
    }

    #[test]
    fn before_a_year_includes_what_falls_due_at_its_first_moment() {
        let filter = Filter::parse("due:<2021").unwrap();
        assert_eq!(filter.due_before.unwrap().to_string(), "2021-01-01 00:00:01");
        let filter = Filter::parse("due:2020-12-31").unwrap();
        assert_eq!(filter.due_from.unwrap().to_string(), "2020-12-31 00:00:01");
        assert_eq!(filter.due_before.unwrap().to_string(), "2021-01-01 00:00:01");
    }

    #[test]
    fn less_usual_fields_and_what_is_to_be_left_out_are_read() {
        let filter = Filter::parse("priority:>0 -tag:done -\"ikke dette\" tag:a tag:b").unwrap();
        assert_eq!(
            filter.more,
            [Field::Priority(Comparison::More, 0), Field::Tag("b".to_owned())]
        );
        assert_eq!(filter.tag.as_deref(), Some("a"));
        assert_eq!(filter.not[0].tag.as_deref(), Some("done"));
        assert_eq!(filter.not[1].words.as_deref(), Some("\"ikke dette\""));
        let number = Filter::parse("-5").unwrap();
        assert_eq!(number.words.as_deref(), Some("-5"), "a number is no exception");
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_what_would_be_right() {
        let says = |query: &str| Filter::parse(query).unwrap_err().to_string();
        assert_eq!(says("stale:maybe"), r#""stale:maybe" in the query: yes or no"#);
        assert!(says("sort:score").contains("the keys are status, type"));
        assert!(says("due:soon").contains("2020-12-31"));
        assert!(says("has:hat").contains("evidence, verdict"));
        assert!(says("-polarity:so").contains("mixed"));
        assert!(says("priority:high").contains("whole number"));
        assert!(says("speaker:").contains("missing"));
    }
}
