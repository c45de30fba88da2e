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

impl Message {
    /// A message without variables.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Message {
        Message {
            id: id.into(),
            args: BTreeMap::new(),
        }
    }

    /// The same message with `name` set.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<MessageArg>) -> Message {
        self.args.insert(name.to_owned(), value.into());
        self
    }
}

impl From<&str> for MessageArg {
    fn from(words: &str) -> MessageArg {
        MessageArg::Text(words.to_owned())
    }
}

impl From<String> for MessageArg {
    fn from(words: String) -> MessageArg {
        MessageArg::Text(words)
    }
}

impl From<Message> for MessageArg {
    fn from(message: Message) -> MessageArg {
        MessageArg::Message(message)
    }
}

impl From<u32> for MessageArg {
    fn from(number: u32) -> MessageArg {
        MessageArg::Number(f64::from(number))
    }
}
