use factdesk_engine::Pack;
use factdesk_model::Span;
use factdesk_model::annotation::{
    Annotation, EntityType, Meaning, Mention, Quantity, Speaker, Time, TimexMod,
};
use std::collections::HashSet;

/// Words of fewer letters are in every text.
const SHORTEST_WORD: usize = 6;

/// What a stretch of text says, as far as it can be held beside another.
pub(crate) struct Said<'a> {
    pub amounts: Vec<(Span, &'a Quantity)>,
    pub times: Vec<(Span, &'a Time)>,
    pub names: Vec<Named>,
    pub speakers: Vec<Named>,
    /// Longer words, with the language before them: words of two languages are never the same.
    pub words: HashSet<String>,
}

impl Said<'_> {
    /// Whether something is to happen before a time.
    pub fn has_deadline(&self) -> bool {
        self.times.iter().any(|(_, time)| {
            time.modifier == Some(TimexMod::OnOrBefore) || time.modifier == Some(TimexMod::Before)
        })
    }

    /// Whether an agreement, law or report is named, whatever it is called in its language.
    pub fn has_document(&self) -> bool {
        self.names.iter().any(|name| name.kind == EntityType::Document)
    }
}

/// Somebody or something by a key that is the same in all languages where the packs know it.
pub(crate) struct Named {
    pub key: String,
    pub span: Span,
    pub kind: EntityType,
}

/// What `words` say, which stand in the annotated text; `mentions` are those that lie in them.
pub(crate) fn said_in<'a>(
    words: &str,
    mentions: impl Iterator<Item = &'a Mention>,
    annotation: &Annotation,
    pack: &Pack,
) -> Said<'a> {
    let mut said = Said {
        amounts: Vec::new(),
        times: Vec::new(),
        names: Vec::new(),
        speakers: Vec::new(),
        words: words
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.chars().count() >= SHORTEST_WORD)
            .map(|word| format!("{}:{}", annotation.lang, word.to_lowercase()))
            .collect(),
    };
    for mention in mentions {
        let speaker = match &mention.meaning {
            Meaning::Quantity(quantity) => {
                said.amounts.push((mention.span, quantity));
                None
            }
            Meaning::Time(time) => {
                said.times.push((mention.span, time));
                None
            }
            Meaning::Entity(entity) => {
                said.names.push(Named {
                    key: key(&entity.name, entity.entity_type, pack),
                    span: mention.span,
                    kind: entity.entity_type,
                });
                None
            }
            Meaning::Quote(quote) => quote.speaker.as_ref(),
            Meaning::Attribution(attribution) => Some(&attribution.source),
        };
        said.speakers
            .extend(speaker.and_then(|speaker| voice(speaker, pack)));
    }
    said
}

/// A speaker with a name; unnamed ones are never the same.
fn voice(speaker: &Speaker, pack: &Pack) -> Option<Named> {
    (!speaker.anonymous && speaker.name.chars().any(char::is_uppercase)).then(|| Named {
        key: key(&speaker.name, EntityType::Person, pack),
        span: speaker.span,
        kind: EntityType::Person,
    })
}

/// A place by its code, a person by the last name, everything else by its name in small letters.
fn key(name: &str, kind: EntityType, pack: &Pack) -> String {
    if let Some(code) = pack.place_code(name) {
        return code.to_owned();
    }
    let name = name.trim().trim_end_matches("'s").trim_end_matches("’s");
    match kind {
        EntityType::Person => name.split_whitespace().next_back().unwrap_or(name).to_lowercase(),
        _ => name.to_lowercase(),
    }
}
