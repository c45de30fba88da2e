//! The less usual fields of a query, each with its SQL.

use crate::error::StoreError;
use crate::read::Condition;
use crate::rows::{self, written};
use crate::store::Reader;
use chrono::NaiveDateTime;
use factdesk_model::Published;
use factdesk_model::annotation::SetAsideReason;
use factdesk_model::desk::Polarity;
use rusqlite::types::Value as SqlValue;

/// One of the less usual fields that a query can narrow by.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// `id:` one claim.
    Id(String),
    /// `priority:>0`.
    Priority(Comparison, i64),
    /// `score:>=0.5`.
    Score(Comparison, f64),
    /// `reason:opinion` why it was set aside.
    Reason(Vec<SetAsideReason>),
    /// `published:<2020` when its story was published.
    Published(Stretch),
    /// `imported:2024-05` when its story was imported, UTC.
    Imported(Stretch),
    /// `decided:>=2024` when the verdict in force was given, UTC.
    Decided(Stretch),
    /// `by:anna` who gave the verdict in force.
    By(String),
    /// `assessed:me` who assessed it.
    Assessed(String),
    /// `origin:cbs` part of where its story came from.
    Origin(String),
    /// `title:budget` part of its story's title.
    Title(String),
    /// `scale:truth5` the scale of the verdict in force.
    Scale(Vec<String>),
    /// `polarity:false` what the verdict in force says, in whatever scale.
    Polarity(Vec<Polarity>),
    /// `source:` a source tied to it.
    Source(String),
    /// `tag:` a tag besides the first.
    Tag(String),
    /// `has:comment` what hangs on it.
    Has(Thing),
}

/// How a number is held against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Comparison {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

/// A stretch of time, half-open; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The start, included.
    pub from: Option<NaiveDateTime>,
    /// The end, excluded.
    pub to: Option<NaiveDateTime>,
}

/// Something that can hang on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Thing {
    Verdict,
    Deadline,
    Speaker,
    Comment,
    Tag,
    Source,
    Assessment,
    Match,
    Check,
    Draft,
}

/// What can stand behind `has:`, besides `evidence`.
const THINGS: [(&str, Thing, &str); 10] = [
    ("verdict", Thing::Verdict, "rating IS NOT NULL"),
    ("deadline", Thing::Deadline, "due IS NOT NULL"),
    ("speaker", Thing::Speaker, "speaker IS NOT NULL"),
    ("comment", Thing::Comment, "id IN (SELECT claim FROM comments)"),
    ("tag", Thing::Tag, "id IN (SELECT claim FROM tags)"),
    ("source", Thing::Source, "id IN (SELECT claim FROM attachments)"),
    (
        "assessment",
        Thing::Assessment,
        "id IN (SELECT claim FROM assessments)",
    ),
    (
        "match",
        Thing::Match,
        "(id IN (SELECT claim FROM matches WHERE is_same) OR id IN (SELECT other_claim FROM matches WHERE is_same))",
    ),
    ("check", Thing::Check, "id IN (SELECT claim FROM checks)"),
    ("draft", Thing::Draft, "id IN (SELECT claim FROM drafts)"),
];

impl Comparison {
    const SIGNS: [(&'static str, Comparison); 4] = [
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("<", Comparison::Less),
        (">", Comparison::More),
    ];

    /// The comparison that a value begins with, and the rest.
    fn split(value: &str) -> (Comparison, &str) {
        Comparison::SIGNS
            .into_iter()
            .find_map(|(sign, comparison)| Some((comparison, value.strip_prefix(sign)?)))
            .unwrap_or((Comparison::Equal, value))
    }

    const fn sql(self) -> &'static str {
        match self {
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::Equal => "=",
            Comparison::AtLeast => ">=",
            Comparison::More => ">",
        }
    }
}

impl Stretch {
    /// Reads `2021`, `<2021-05`, `>=2021-05-03`.
    pub(super) fn parse(value: &str) -> Option<Stretch> {
        let (comparison, when) = Comparison::split(value);
        let (from, to) = when.parse::<Published>().ok()?.range()?;
        // A moment is a stretch of one second.
        let to = if to == from {
            to + chrono::TimeDelta::seconds(1)
        } else {
            to
        };
        let (from, to) = match comparison {
            Comparison::Less => (None, Some(from)),
            Comparison::AtMost => (None, Some(to)),
            Comparison::Equal => (Some(from), Some(to)),
            Comparison::AtLeast => (Some(from), None),
            Comparison::More => (Some(to), None),
        };
        Some(Stretch { from, to })
    }

    /// The stretch as a condition on `column`, its ends written by `write`.
    fn sql(self, column: &str, write: fn(NaiveDateTime) -> SqlValue) -> (String, Vec<SqlValue>) {
        let mut parts = Vec::new();
        let mut values = Vec::new();
        for (end, sign) in [(self.from, ">="), (self.to, "<")] {
            if let Some(end) = end {
                parts.push(format!("{column} {sign} ?"));
                values.push(write(end));
            }
        }
        (parts.join(" AND "), values)
    }
}

impl Field {
    /// Reads the value of a key; `None` where there is no such key, and what would be right where the value is none.
    pub(super) fn parse(key: &str, value: &str) -> Option<Result<Field, String>> {
        let words = || value.split(',').map(str::to_lowercase);
        let text = || value.to_lowercase();
        let dates = "a day, month or year such as 2021, <2021, >=2020-12 or 2020-12-31";
        let stretch = |make: fn(Stretch) -> Field| Stretch::parse(value).map(make).ok_or(dates.to_owned());
        let (comparison, number) = Comparison::split(value);
        Some(match key {
            "id" => Ok(Field::Id(text())),
            "priority" => number
                .parse()
                .map(|number| Field::Priority(comparison, number))
                .map_err(|_| "a whole number such as 1 or >0".to_owned()),
            "score" => number
                .parse()
                .map(|number| Field::Score(comparison, number))
                .map_err(|_| "a number such as >0.5".to_owned()),
            "reason" => words()
                .map(|word| rows::word(&word, "reason"))
                .collect::<Result<_, _>>()
                .map(Field::Reason)
                .map_err(|_| {
                    "opinion, prediction, too_vague, personal_experience, not_worth_it, question, wish, \
                     hypothetical or greeting"
                        .to_owned()
                }),
            "published" => stretch(Field::Published),
            "imported" => stretch(Field::Imported),
            "decided" => stretch(Field::Decided),
            "by" => Ok(Field::By(value.to_owned())),
            "assessed" => Ok(Field::Assessed(value.to_owned())),
            "origin" => Ok(Field::Origin(text())),
            "title" => Ok(Field::Title(text())),
            "scale" => Ok(Field::Scale(words().collect())),
            "polarity" => words()
                .map(|word| rows::word(&word, "polarity"))
                .collect::<Result<_, _>>()
                .map(Field::Polarity)
                .map_err(|_| "true, mixed, false or unproven".to_owned()),
            "source" => Ok(Field::Source(text())),
            "has" => THINGS
                .iter()
                .find(|(name, ..)| *name == text())
                .map(|(_, thing, _)| Field::Has(*thing))
                .ok_or_else(|| {
                    let names: Vec<&str> = THINGS.iter().map(|(name, ..)| *name).collect();
                    format!("evidence, {}", names.join(", "))
                }),
            _ => return None,
        })
    }
}

/// Verdicts in force, as claims: `superseded` ones are those replaced.
const IN_FORCE: &str = "id IN (SELECT claim FROM verdicts WHERE state <> 'superseded' AND";

impl Reader<'_> {
    /// Narrows a condition by a field.
    pub(crate) fn narrow(&self, all: &mut Condition, field: &Field) -> Result<(), StoreError> {
        let text = |text: &str| SqlValue::Text(text.to_owned());
        match field {
            Field::Id(id) => all.and("id = ?", text(self.resolve_claim(id)?.as_str())),
            Field::Priority(comparison, number) => all.and(
                &format!("priority {} ?", comparison.sql()),
                SqlValue::Integer(*number),
            ),
            Field::Score(comparison, number) => all.and(
                &format!("checkable {} ?", comparison.sql()),
                SqlValue::Real(*number),
            ),
            Field::Reason(reasons) => {
                let reasons = reasons.iter().map(written);
                all.one_of(
                    "set_aside",
                    reasons
                        .map(|reason| text(reason.as_str().unwrap_or_default()))
                        .collect(),
                );
            }
            Field::Published(stretch) => {
                let (sql, values) = stretch.sql("published ->> '$.from'", local);
                all.all(
                    &format!("document IN (SELECT id FROM documents WHERE {sql})"),
                    values,
                );
            }
            Field::Imported(stretch) => {
                let (sql, values) = stretch.sql("story", utc_ms);
                all.all(&sql, values);
            }
            Field::Decided(stretch) => {
                let (sql, values) = stretch.sql("at_ms", utc_ms);
                all.all(&format!("{IN_FORCE} {sql})"), values);
            }
            Field::By(name) => all.and(&format!("{IN_FORCE} reviewer = ?)"), self.person(name)?),
            Field::Assessed(name) => all.and(
                "id IN (SELECT claim FROM assessments WHERE reviewer = ?)",
                self.person(name)?,
            ),
            Field::Origin(part) => all.and(
                "document IN (SELECT id FROM documents WHERE instr(lower(origin), ?) > 0)",
                text(part),
            ),
            Field::Title(part) => all.and(
                "document IN (SELECT id FROM documents WHERE instr(lower(title), ?) > 0)",
                text(part),
            ),
            Field::Scale(scales) => {
                let places = vec!["?"; scales.len()].join(", ");
                all.all(
                    &format!("{IN_FORCE} scale IN ({places}))"),
                    scales.iter().map(|scale| text(scale)).collect(),
                );
            }
            Field::Polarity(polarities) => {
                let mut values = Vec::new();
                for scale in self.scales()? {
                    for rating in scale.ratings.iter().filter(|r| polarities.contains(&r.polarity)) {
                        values.push(text(&format!("{}.{}", scale.id, rating.id)));
                    }
                }
                let places = vec!["?"; values.len()].join(", ");
                all.all(
                    &format!("{IN_FORCE} scale || '.' || rating IN ({places}))"),
                    values,
                );
            }
            Field::Source(id) => all.and(
                "id IN (SELECT claim FROM attachments WHERE source = ?)",
                text(self.resolve_source(id)?.as_str()),
            ),
            Field::Tag(tag) => all.and("id IN (SELECT claim FROM tags WHERE tag = ?)", text(tag)),
            Field::Has(thing) => {
                let sql = THINGS.iter().find(|(_, known, _)| known == thing);
                all.all(sql.map_or("1", |(.., sql)| *sql), Vec::new());
            }
        }
        Ok(())
    }

    /// A reviewer by name or by the beginning of an id; `me` is whoever reads.
    pub(crate) fn person(&self, name: &str) -> Result<SqlValue, StoreError> {
        let id = match self.viewer {
            Some(viewer) if name.eq_ignore_ascii_case("me") => viewer.clone(),
            _ => match self.reviewer_named(name)? {
                Some(reviewer) => reviewer.id,
                None => self.resolve_reviewer(name)?,
            },
        };
        Ok(SqlValue::Text(id.to_string()))
    }
}

fn local(time: NaiveDateTime) -> SqlValue {
    SqlValue::Text(time.format("%Y-%m-%dT%H:%M:%S").to_string())
}

fn utc_ms(time: NaiveDateTime) -> SqlValue {
    SqlValue::Integer(time.and_utc().timestamp_millis())
}
