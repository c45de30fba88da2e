//! What the engine's findings say in plain words, without a language: messages for the catalogue.

mod claim;
mod mention;

pub use claim::{deadline_view, read_claim, speaker_view};
pub use mention::{read_mention, read_speaker};

use crate::wire::PublishedView;
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use factdesk_messages::{Message, dates};
use factdesk_model::{Published, PublishedSource};

/// A local date-time as the contract writes it: a bare date at midnight.
pub fn write_local(at: NaiveDateTime) -> String {
    if at.time() == NaiveTime::MIN {
        at.format("%Y-%m-%d").to_string()
    } else {
        at.format("%Y-%m-%dT%H:%M:%S").to_string()
    }
}

/// A publication date for the window.
pub fn published_view(published: &Published) -> PublishedView {
    let says = match dates::interval(published.from, published.to) {
        None => Message::new("published-unknown"),
        Some(when) if published.source == PublishedSource::Header => {
            Message::new("published-header").with("when", when)
        }
        Some(when) => Message::new("published-on").with("when", when),
    };
    PublishedView {
        written: write_published(published),
        from: published.from.map(write_local),
        to: published.to.map(write_local),
        source: published.source.into(),
        says: says.into(),
    }
}

/// The shortest writing that is read back as the same range.
pub fn write_published(published: &Published) -> Option<String> {
    let (from, to) = published.range()?;
    let same = |written: &String| {
        written
            .parse::<Published>()
            .is_ok_and(|read| read.from == Some(from) && read.to == Some(to))
    };
    let forms = ["%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let written = forms.iter().map(|form| from.format(form).to_string()).find(same);
    // A range of another length, such as a week, has no short form: its first day is nearest.
    written.or_else(|| (to - from > TimeDelta::zero()).then(|| from.format("%Y-%m-%d").to_string()))
}
