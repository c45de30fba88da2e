//! Checklists and templates of reasoning: those that come with Factdesk, and those of a desk's own.

use crate::{ApiError, ErrorCode};
use factdesk_messages::{Arg, Message};
use factdesk_model::annotation::ClaimType;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const BUILT_IN: &str = include_str!("../data/process.toml");

/// The desk's setting that holds its own.
pub(crate) const SETTING: &str = "process";

/// What comes with Factdesk; the words stand in the catalogue.
#[derive(Debug, Deserialize)]
struct BuiltIn {
    checklist: Vec<BuiltInList>,
    templates: BuiltInTemplates,
}

#[derive(Debug, Deserialize)]
struct BuiltInList {
    types: Vec<ClaimType>,
    points: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct BuiltInTemplates {
    ids: Vec<String>,
}

/// Checklists and templates of a desk's own, as a file brings them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnProcess {
    /// Checklists.
    #[serde(default, rename = "checklist")]
    pub checklists: Vec<OwnList>,
    /// Templates.
    #[serde(default, rename = "template")]
    pub templates: Vec<OwnTemplate>,
}

/// A checklist of the desk's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnList {
    /// For claims of one of these kinds; empty: for every claim.
    #[serde(default)]
    pub types: Vec<ClaimType>,
    /// Its points.
    #[serde(rename = "point")]
    pub points: Vec<OwnPoint>,
}

/// A point of a checklist of the desk's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnPoint {
    /// Names it.
    pub id: String,
    /// What to look into, by language.
    pub label: BTreeMap<String, String>,
}

/// A template of the desk's own; `{claim}`, `{speaker}`, `{source}`, `{quote}` and `{due}` are filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnTemplate {
    /// Names it.
    pub id: String,
    /// What it is for, by language.
    pub name: BTreeMap<String, String>,
    /// The words, by language.
    pub text: BTreeMap<String, String>,
}

/// A point that a claim is to be looked into by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Point {
    /// Names it.
    pub id: String,
    /// What to look into.
    pub says: Message,
}

fn built_in() -> Result<BuiltIn, ApiError> {
    toml::from_str(BUILT_IN).map_err(|error| ApiError::new(ErrorCode::Internal, error))
}

fn applies(types: &[ClaimType], to: &[ClaimType]) -> bool {
    types.is_empty() || types.iter().any(|kind| to.contains(kind))
}

/// The points for a claim of these kinds, each once: those of Factdesk first, then the desk's own.
pub(crate) fn points(types: &[ClaimType], own: &OwnProcess) -> Result<Vec<Point>, ApiError> {
    let built_in = built_in()?;
    let known = built_in
        .checklist
        .into_iter()
        .filter(|list| applies(&list.types, types))
        .flat_map(|list| list.points)
        .map(|id| Point {
            says: Message::new(format!("check-point-{id}")),
            id,
        });
    let own = own
        .checklists
        .iter()
        .filter(|list| applies(&list.types, types))
        .flat_map(|list| &list.points)
        .map(|point| Point {
            id: point.id.clone(),
            says: in_both(&point.label, &point.id),
        });
    let mut seen = BTreeSet::new();
    Ok(known
        .chain(own)
        .filter(|point| seen.insert(point.id.clone()))
        .collect())
}

/// The name of a point in the history: the words where they come with Factdesk, else its id.
pub(crate) fn point_name(id: &str) -> Arg {
    let is_known = built_in().is_ok_and(|all| {
        all.checklist
            .iter()
            .any(|list| list.points.iter().any(|p| p == id))
    });
    if is_known {
        Message::new(format!("check-point-{id}")).into()
    } else {
        id.into()
    }
}

/// The templates that come with Factdesk.
pub(crate) fn template_ids() -> Result<Vec<String>, ApiError> {
    Ok(built_in()?.templates.ids)
}

/// A name that comes in several languages; which is shown is decided where it is said.
pub(crate) fn in_both(labels: &BTreeMap<String, String>, otherwise: &str) -> Message {
    let name = |lang| in_lang(labels, lang).unwrap_or(otherwise);
    Message::new("rating-name")
        .with("da", name("da"))
        .with("en", name("en"))
}

/// The words in a language, else in English, else in any.
pub(crate) fn in_lang<'a>(words: &'a BTreeMap<String, String>, lang: &str) -> Option<&'a str> {
    let found = words
        .get(lang)
        .or_else(|| words.get("en"))
        .or_else(|| words.values().next());
    found.map(String::as_str)
}

impl OwnProcess {
    /// Refuses what could not be shown or told apart.
    ///
    /// # Errors
    /// `bad_file`.
    pub fn check(&self) -> Result<(), ApiError> {
        let bad = |says: String| Err(ApiError::new(ErrorCode::BadFile, says));
        let mut ids = BTreeSet::new();
        let points = self.checklists.iter().flat_map(|list| &list.points);
        for (id, words) in points.map(|point| (&point.id, &point.label)).chain(
            self.templates
                .iter()
                .map(|template| (&template.id, &template.text)),
        ) {
            let is_id = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '-';
            if id.is_empty() || !id.chars().all(is_id) {
                return bad(format!("{id:?} is no id: letters, digits, - and _ are"));
            }
            if !ids.insert(id) {
                return bad(format!("the id {id:?} stands there twice"));
            }
            if words.values().all(|words| words.trim().is_empty()) {
                return bad(format!("{id} has no words in any language"));
            }
        }
        Ok(())
    }
}

/// Fills in a template's `{…}`, each once: what is put in is not looked through again.
pub(crate) fn fill_in(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        filled.push_str(before);
        let value = values.iter().find_map(|(name, value)| {
            let after = from.strip_prefix('{')?.strip_prefix(name)?.strip_prefix('}')?;
            Some((*value, after))
        });
        match value {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = from.strip_prefix('{').unwrap_or_default();
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::{OwnProcess, built_in, fill_in, points};
    use factdesk_messages::{Catalogue, LANGUAGES};
    use factdesk_model::annotation::ClaimType;

    #[test]
    fn every_point_and_template_has_words_in_every_language() {
        let all = built_in().unwrap();
        let points = all.checklist.iter().flat_map(|list| &list.points);
        let keys = points.map(|id| format!("check-point-{id}")).chain(
            all.templates
                .ids
                .iter()
                .flat_map(|id| [format!("template-{id}-name"), format!("template-{id}-text")]),
        );
        for key in keys {
            for lang in LANGUAGES {
                assert!(Catalogue::of(lang).has(&key), "{lang}: {key}");
            }
        }
    }

    #[test]
    fn a_claim_has_the_points_of_its_kinds_each_once() {
        let ids = |types: &[ClaimType]| -> Vec<String> {
            let points = points(types, &OwnProcess::default()).unwrap();
            points.into_iter().map(|point| point.id).collect()
        };
        let trend = ids(&[ClaimType::Trend, ClaimType::Quantity]);
        assert_eq!(trend.iter().filter(|id| *id == "what-is-counted").count(), 1);
        assert!(trend.contains(&"same-method".to_owned()));
        assert!(!ids(&[ClaimType::Quote]).contains(&"what-is-counted".to_owned()));
    }

    #[test]
    fn what_is_filled_in_is_not_looked_through_again() {
        let values = [("claim", "{speaker} siger"), ("speaker", "Anna")];
        assert_eq!(
            fill_in("«{claim}» {sic} {speaker}: {", &values),
            "«{speaker} siger» {sic} Anna: {"
        );
    }
}
