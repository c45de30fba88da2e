//! Bytes of unknown encoding as text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The bytes are of another kind of file.
    #[error("this is no text but {0}")]
    Binary(String),
    /// Text never holds this sign; a damaged or binary file does.
    #[error("this is no text: byte {0} is a NUL")]
    Nul(usize),
    /// Control characters throughout.
    #[error("this is no text: it is full of control characters")]
    Control,
    /// UTF-16 with an odd byte or half a character.
    #[error("this is broken {0} text")]
    Broken(&'static str),
}

/// Reads a text file of unknown encoding: a byte order mark first, then what `content_type` says, then UTF-8 and
/// UTF-16 where the bytes are valid, then the likeliest of the older encodings.
///
/// # Errors
/// [`DecodeError`] where the bytes are of a picture, a program or anything else that nobody reads as text.
pub fn decode_text(bytes: &[u8], content_type: Option<&str>) -> Result<String, DecodeError> {
    if let Some((encoding, mark_len)) = Encoding::for_bom(bytes) {
        return strict(&bytes[mark_len..], encoding);
    }
    if let Some(encoding) = charset_of(content_type).filter(|&found| found == UTF_16LE || found == UTF_16BE) {
        return strict(bytes, encoding);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return strict(bytes, encoding);
    }
    if let Some(kind) = infer::get(bytes)
        && !kind.mime_type().starts_with("text/")
    {
        return Err(DecodeError::Binary(format!(
            "a file of type {}",
            kind.mime_type()
        )));
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(DecodeError::Binary("a PDF".to_owned()));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(DecodeError::Nul(at));
    }
    let (text, _) = decode_single_byte(bytes, charset_of(content_type), None);
    let n_control = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}'))
        .count();
    // Old files hold a stray one; a file that is no text is full of them.
    if n_control * 50 > text.chars().count() {
        return Err(DecodeError::Control);
    }
    Ok(text)
}

/// Reads a web page of unknown encoding; never fails, since browsers do not either.
pub(crate) fn decode_html(bytes: &[u8], content_type: Option<&str>, url: Option<&str>) -> String {
    if let Some((encoding, mark_len)) = Encoding::for_bom(bytes) {
        return encoding
            .decode_without_bom_handling(&bytes[mark_len..])
            .0
            .into_owned();
    }
    if let Some(encoding) = charset_of(content_type).filter(|found| !found.is_ascii_compatible()) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let declared = charset_of(content_type).or_else(|| charset_in_meta(bytes));
    decode_single_byte(bytes, declared, url).0
}

fn decode_single_byte(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
    url: Option<&str>,
) -> (String, &'static Encoding) {
    // Bytes that are valid UTF-8 and not plain ASCII are UTF-8, whatever somebody's server says.
    if let Ok(text) = std::str::from_utf8(bytes)
        && declared.is_none_or(|found| found == UTF_8 || found.is_single_byte() || text.is_ascii())
        && declared.is_none_or(Encoding::is_ascii_compatible)
        && declared != Some(encoding_rs::ISO_2022_JP)
    {
        return (text.to_owned(), UTF_8);
    }
    let encoding = match declared {
        Some(named) if named != UTF_8 => named,
        Some(_) if is_mostly_utf8(bytes) => UTF_8,
        _ => guessed(bytes, url),
    };
    (
        encoding.decode_without_bom_handling(bytes).0.into_owned(),
        encoding,
    )
}

/// Whether text that is declared UTF-8 is so but for a damaged sign here and there.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut n_valid, mut n_broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        n_valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_broken += usize::from(!chunk.invalid().is_empty());
    }
    n_valid >= n_broken
}

fn guessed(bytes: &[u8], url: Option<&str>) -> &'static Encoding {
    let host = url
        .and_then(|url| url::Url::parse(url).ok())
        .and_then(|url| crate::policy::host_of(&url));
    let country = host
        .as_deref()
        .and_then(|host| host.rsplit('.').next())
        .filter(|label| label.bytes().all(|byte| byte.is_ascii_lowercase()) && !label.is_empty())
        .map(str::as_bytes);
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(country, chardetng::Utf8Detection::Deny);
    // A file that is not UTF-8 but has too little to tell from is most often from an old Windows machine.
    if guess == UTF_8 { WINDOWS_1252 } else { guess }
}

fn strict(bytes: &[u8], encoding: &'static Encoding) -> Result<String, DecodeError> {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    if has_errors && encoding != UTF_8 {
        return Err(DecodeError::Broken(encoding.name()));
    }
    match text.find('\0') {
        Some(at) => Err(DecodeError::Nul(at)),
        None => Ok(text.into_owned()),
    }
}

/// UTF-16 without a mark: every other byte of western text is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(512)];
    if head.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let n_zero = |parity: usize| {
        head.iter()
            .skip(parity)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let n_pairs = head.len() / 2;
    match (n_zero(0), n_zero(1)) {
        (0, odd) if odd * 10 > n_pairs * 7 => Some(UTF_16LE),
        (even, 0) if even * 10 > n_pairs * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that a `Content-Type` names.
fn charset_of(content_type: Option<&str>) -> Option<&'static Encoding> {
    let lower = content_type?.to_ascii_lowercase();
    let (_, rest) = lower.split_once("charset")?;
    let label = rest
        .trim_start()
        .strip_prefix('=')?
        .trim_start()
        .trim_start_matches(['"', '\'']);
    let end = label
        .find(|c: char| c == ';' || c == '"' || c == '\'' || c == '>' || c.is_ascii_whitespace())
        .unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end])
}

/// The encoding that a page names in its first bytes, as browsers look for it.
fn charset_in_meta(bytes: &[u8]) -> Option<&'static Encoding> {
    /// Browsers look at 1,024; pages with a long preamble exist.
    const PRESCANNED: usize = 4_096;
    let head: String = bytes[..bytes.len().min(PRESCANNED)]
        .iter()
        .map(|&byte| char::from(byte).to_ascii_lowercase())
        .collect();
    let mut rest = head.as_str();
    if let Some(declaration) = rest.strip_prefix("<?xml")
        && let Some((inside, _)) = declaration.split_once("?>")
        && let Some((_, label)) = inside.split_once("encoding=")
        && let Some(found) = charset_of(Some(&format!("charset={label}")))
    {
        return Some(ascii_compatible(found));
    }
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = &comment[comment.find("-->")?..];
            continue;
        }
        if rest.starts_with("<meta") {
            let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
            if let Some(found) = charset_of(Some(tag)) {
                return Some(ascii_compatible(found));
            }
        }
        rest = &rest[1..];
    }
    None
}

/// A page whose `<meta>` could be read as ASCII is not UTF-16, whatever it says.
fn ascii_compatible(found: &'static Encoding) -> &'static Encoding {
    if found == UTF_16LE || found == UTF_16BE {
        UTF_8
    } else {
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{decode_html, decode_text};

    const DANISH: &str = "Blåbærgrød på åen: 4.000 soldater, sagde ministeren.";

    fn latin1(text: &str) -> Vec<u8> {
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect()
    }

    fn utf16(text: &str, is_little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if is_little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn every_usual_encoding_of_a_text_file_is_read() {
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
        for (name, bytes) in [
            ("utf-8", DANISH.as_bytes().to_vec()),
            (
                "utf-8 marked",
                marked(b"\xef\xbb\xbf", DANISH.as_bytes().to_vec()),
            ),
            ("latin-1", latin1(DANISH)),
            ("utf-16le marked", marked(b"\xff\xfe", utf16(DANISH, true))),
            ("utf-16be marked", marked(b"\xfe\xff", utf16(DANISH, false))),
            ("utf-16le", utf16(DANISH, true)),
            ("utf-16be", utf16(DANISH, false)),
        ] {
            assert_eq!(decode_text(&bytes, None).as_deref(), Ok(DANISH), "{name}");
        }
        assert_eq!(
            decode_text(b"it\x92s 5\x80", None).as_deref(),
            Ok("it’s 5€"),
            "windows-1252"
        );
        assert_eq!(decode_text(b"", None).as_deref(), Ok(""));
    }

    #[test]
    fn a_named_encoding_is_believed_unless_the_bytes_say_utf8() {
        assert_eq!(
            decode_text(b"\xe6", Some("text/plain; charset=iso-8859-1")).as_deref(),
            Ok("æ")
        );
        assert_eq!(
            decode_text(b"\xcf\xf0", Some("text/plain;charset=\"windows-1251\"")).as_deref(),
            Ok("Пр")
        );
        assert_eq!(
            decode_text("æ".as_bytes(), Some("text/plain; charset=latin1")).as_deref(),
            Ok("æ")
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let shown = |bytes: &[u8]| decode_text(bytes, None).unwrap_err().to_string();
        assert_eq!(
            shown(b"\x89PNG\r\n\x1a\n rest of it"),
            "this is no text but a file of type image/png"
        );
        assert_eq!(shown(b"abc\0def"), "this is no text: byte 3 is a NUL");
        assert_eq!(
            shown(b"\x1f\x8b\x08\x00rest"),
            "this is no text but a file of type application/gzip"
        );
        assert_eq!(
            shown(b"%PDF-1.4"),
            "this is no text but a file of type application/pdf"
        );
        assert_eq!(
            shown(b"\x01\x02\x03\x04abc"),
            "this is no text: it is full of control characters"
        );
        assert_eq!(shown(b"\xff\xfea\0b"), "this is broken UTF-16LE text");
    }

    #[track_caller]
    fn check_html(bytes: &[u8], content_type: Option<&str>, expect: &str) {
        let text = decode_html(bytes, content_type, None);
        assert!(text.contains(expect), "{text}");
    }

    #[test]
    fn a_page_names_its_encoding_in_many_ways() {
        check_html(b"<meta charset=iso-8859-1><p>\xe6", None, "æ");
        check_html(
            b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=ISO-8859-1'><p>\xe6",
            None,
            "æ",
        );
        check_html(b"<?xml version='1.0' encoding='iso-8859-1'?><p>\xe6", None, "æ");
        check_html(
            b"<!-- <meta charset=koi8-r> --><meta charset=iso-8859-1><p>\xe6",
            None,
            "æ",
        );
        check_html(
            b"<meta charset=koi8-r><p>\xe6",
            Some("text/html; charset=iso-8859-1"),
            "æ",
        );
        check_html(b"<p>bl\xe5b\xe6rgr\xf8d p\xe5 \xe5en", None, "blåbærgrød på åen");
        check_html(b"<meta charset=utf-16><p>\xc3\xa6", None, "æ");
        check_html(b"<meta charset=iso-8859-1><p>\xc3\xa6\xc3\xb8", None, "æø");
        check_html(&utf16("<p>æ ø å og mere", true), None, "æ ø å");
    }

    #[test]
    fn broken_utf8_costs_only_the_broken_sign() {
        check_html(
            b"<meta charset=utf-8><p>\xc3\xa6\xc3\xb8\xff\xc3\xa5",
            None,
            "æø\u{fffd}å",
        );
        check_html(b"<meta charset=utf-8><p>bl\xe5b\xe6rgr\xf8d", None, "blåbærgrød");
    }
}
