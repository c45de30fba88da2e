use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something to be said in the reader's language: a key of the catalogue and what to put into it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// The key in the catalogue.
    pub id: String,
    /// The values of the message's variables.
    #[serde(default)]
    pub args: BTreeMap<String, Arg>,
}

/// A value put into a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A number, written as the language writes numbers. For showing only: values that count are kept as decimals.
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
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Message {
        self.args.insert(name.to_owned(), value.into());
        self
    }

    /// Several messages as «a, b and c», with `last` (`list-and` or `list-or`) before the last; `None` for an empty list.
    #[must_use]
    pub fn list(messages: Vec<Message>, last: &str) -> Option<Message> {
        let mut rest = messages.into_iter().rev();
        let mut joined = rest.next()?;
        for (n, message) in rest.enumerate() {
            joined = if n == 0 {
                Message::new(last).with("first", message).with("last", joined)
            } else {
                Message::new("list-more")
                    .with("first", message)
                    .with("rest", joined)
            };
        }
        Some(joined)
    }
}

impl From<&str> for Arg {
    fn from(words: &str) -> Arg {
        Arg::Text(words.to_owned())
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Arg {
        Arg::Text(words)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Arg {
        Arg::Message(message)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Arg {
        Arg::Number(f64::from(number))
    }
}
