//! The text of an e-mail kept as a file (RFC 5322, MIME): a press release, an answer from a ministry.

use super::meta::{DateFrom, FoundDate, Meta, dates};
use super::{bounds, render, safe_html, unix_lines};
use chrono::NaiveDate;
use dom_query::Document;
use mail_parser::{Address, Message, MessageParser, PartType};

/// What was read of a message.
pub(super) struct Mail {
    pub(super) text: String,
    pub(super) meta: Meta,
    /// Where the text came from markup: that markup, safe to show.
    pub(super) safe_html: Option<String>,
}

/// Reads what the message says: its subject is the title, its sender the byline, its date that of publication. Its
/// attachments stay in the bytes.
pub(super) fn read(bytes: &[u8], today: Option<NaiveDate>) -> Result<Mail, String> {
    let message = MessageParser::default()
        .parse(bytes)
        .filter(|message| message.from().is_some() || message.date().is_some())
        .ok_or("it has no sender and no date")?;
    let mut texts = Vec::new();
    let mut shown = String::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(text) => texts.push(unix_lines(text).trim().to_owned()),
            PartType::Html(html) => {
                let html = bounds::bounded(html).map_err(|limit| limit.to_string())?;
                let page = Document::from(html.as_ref());
                texts.push(page.body().map(render::text_of).unwrap_or_default());
                shown.push_str(&safe_html(&html));
            }
            _ => {}
        }
    }
    texts.retain(|text| !text.is_empty());
    Ok(Mail {
        text: texts.join("\n\n"),
        meta: meta(&message, today),
        safe_html: (!shown.is_empty()).then_some(shown),
    })
}

fn meta(message: &Message, today: Option<NaiveDate>) -> Meta {
    let sent = message.date().and_then(|date| {
        let day = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?;
        dates::is_plausible(day, today).then(|| FoundDate {
            date: dates::shown(day),
            from: DateFrom::Meta,
        })
    });
    Meta {
        title: message.subject().map(str::to_owned),
        byline: message.from().and_then(name_of),
        published: sent,
        ..Meta::default()
    }
}

/// The sender's name, or the address where none is given.
fn name_of(address: &Address) -> Option<String> {
    let sender = address.first()?;
    let name = sender.name.as_deref().filter(|name| !name.trim().is_empty());
    name.or(sender.address.as_deref()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::read;

    const HEAD: &str = "From: =?utf-8?Q?S=C3=B8ren_Holm?= <soren@example.org>\r\n\
        To: desk@example.org\r\nSubject: =?utf-8?B?U3RyYW5kZW4gw6VibmVy?=\r\n\
        Date: Sun, 11 Oct 2020 08:30:00 +0200\r\nMIME-Version: 1.0\r\n";

    #[test]
    fn the_plain_words_of_a_message_are_read_and_who_sent_it() {
        let message = format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\
             Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n\
             Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
             Der er 4.000 g=E6ster.\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>Der er <b>4.000</b></p>\r\n--y--\r\n\
             --x\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\nx\r\n--x--\r\n"
        );
        let mail = read(message.as_bytes(), None).unwrap();
        assert_eq!(mail.text, "Der er 4.000 gæster.");
        assert_eq!(mail.meta.title.as_deref(), Some("Stranden åbner"));
        assert_eq!(mail.meta.byline.as_deref(), Some("Søren Holm"));
        assert_eq!(
            mail.meta.published.map(|found| found.date).as_deref(),
            Some("2020-10-11")
        );
        assert_eq!(mail.safe_html, None);
    }

    #[test]
    fn a_message_in_markup_alone_is_read_as_a_page_is() {
        let message = format!(
            "{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n\
             <p>Der er 4.000.</p><script>alert(1)</script><p>Og flere.</p>"
        );
        let mail = read(message.as_bytes(), None).unwrap();
        assert_eq!(mail.text, "Der er 4.000.\n\nOg flere.");
        let shown = mail.safe_html.unwrap();
        assert!(shown.contains("Og flere") && !shown.contains("alert"), "{shown}");
    }

    #[test]
    fn what_is_no_message_is_refused() {
        assert!(read(b"just words", None).is_err());
        assert!(read(b"", None).is_err());
    }
}
