use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Something to be said in the reader's language: a key of the message catalogue (`messages/<lang>/*.ftl`) and what
/// to put into it. Whoever shows it renders the arguments first, inside out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Message {
    /// The key in the catalogue.
    pub id: String,
    /// The values of the message's variables.
    #[serde(default)]
    pub args: BTreeMap<String, MessageArg>,
}

/// A value put into a message: a number to be written as the language writes numbers, words taken as they stand, or
/// another message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum MessageArg {
    /// A number; grouping and decimal sign are the language's.
    Number(f64),
    /// Words taken as they stand; also years, which are not grouped.
    Text(String),
    /// A message inside the message.
    Message(Message),
}

impl From<factdesk_messages::Message> for Message {
    fn from(message: factdesk_messages::Message) -> Message {
        let args = message.args.into_iter().map(|(name, value)| {
            let value = match value {
                factdesk_messages::Arg::Number(number) => MessageArg::Number(number),
                factdesk_messages::Arg::Text(words) => MessageArg::Text(words),
                factdesk_messages::Arg::Message(inner) => MessageArg::Message(inner.into()),
            };
            (name, value)
        });
        Message {
            id: message.id,
            args: args.collect(),
        }
    }
}

impl From<&Message> for factdesk_messages::Message {
    fn from(message: &Message) -> factdesk_messages::Message {
        let args = message.args.iter().map(|(name, value)| {
            let value = match value {
                MessageArg::Number(number) => factdesk_messages::Arg::Number(*number),
                MessageArg::Text(words) => factdesk_messages::Arg::Text(words.clone()),
                MessageArg::Message(inner) => factdesk_messages::Arg::Message(inner.into()),
            };
            (name.clone(), value)
        });
        factdesk_messages::Message {
            id: message.id.clone(),
            args: args.collect(),
        }
    }
}

impl Message {
    /// The message in a language, or in English where there is no catalogue for it.
    #[must_use]
    pub fn say(&self, lang: &str) -> String {
        factdesk_messages::Catalogue::of(lang).say(&self.into())
    }
}
