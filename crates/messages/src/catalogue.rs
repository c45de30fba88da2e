use crate::{Arg, Message, files};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The languages there is a catalogue for, the fallback last.
pub const LANGUAGES: &[&str] = &["da", "en"];

static DA: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load("da", files::DA));
static EN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load("en", files::EN));

/// Says messages in one language.
pub struct Catalogue {
    /// The language: a BCP-47 primary tag.
    pub lang: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// The catalogue of a language, or the English one where there is none.
    #[must_use]
    pub fn of(lang: &str) -> &'static Catalogue {
        let primary = lang.split(['-', '_']).next().unwrap_or(lang);
        if primary.eq_ignore_ascii_case("da") {
            &DA
        } else {
            &EN
        }
    }

    fn load(lang: &'static str, files: &[(&str, &str)]) -> Catalogue {
        let tags: Vec<LanguageIdentifier> = lang.parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(tags);
        // The marks would stand in files and terminals, where nobody needs them: both languages run left to right.
        bundle.set_use_isolating(false);
        if lang == "en" {
            bundle.set_formatter(Some(|value, _| write_number(value, ',', '.')));
        } else {
            bundle.set_formatter(Some(|value, _| write_number(value, '.', ',')));
        }
        for (_, text) in files {
            // What could be read of a file is used; the tests show that all of it can.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partly, _)| partly);
            bundle.add_resource_overriding(resource);
        }
        Catalogue { lang, bundle }
    }

    /// Says a message. A key that is missing is said as itself, so that nothing goes unsaid.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(&message.id)
            .and_then(|found| found.value())
        else {
            return message.id.clone();
        };
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            match value {
                Arg::Number(number) => args.set(name.clone(), *number),
                Arg::Text(words) => args.set(name.clone(), words.clone()),
                Arg::Message(inner) => args.set(name.clone(), self.say(inner)),
            }
        }
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned()
    }

    /// Says a message without variables.
    #[must_use]
    pub fn word(&self, id: &str) -> String {
        self.say(&Message::new(id))
    }

    /// Whether there is a message under this key.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}

/// Writes a number with its thousands grouped; anything else is left to Fluent.
fn write_number(value: &FluentValue<'_>, group: char, decimal: char) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let plain = number.value.to_string();
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain.as_str()), |digits| ("\u{2212}", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut written = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            written.push(group);
        }
        written.push(digit);
    }
    if !fraction.is_empty() {
        written.push(decimal);
        written.push_str(fraction);
    }
    Some(written)
}
