//! What a page loads: what there is of it, and what is still wanted.

use super::{Part, Want, WantKind};
use crate::page::{css, svg};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::{HashMap, HashSet};
use url::Url;

/// More is not asked for.
const MOST_WANTS: usize = 400;

/// The parts that a page is made with.
pub(super) struct Parts {
    known: HashMap<String, Part>,
    wanted: HashSet<String>,
    pub(super) wants: Vec<Want>,
    /// How many bytes more may be put into the page.
    room: usize,
    missing: HashSet<String>,
}

impl Parts {
    /// No parts, and none can be put in: pictures that a page holds itself stay.
    pub(super) fn none() -> Parts {
        Parts::new(Vec::new(), 0)
    }

    pub(super) fn new(parts: Vec<Part>, room: usize) -> Parts {
        Parts {
            known: parts.into_iter().map(|part| (part.url.clone(), part)).collect(),
            wanted: HashSet::new(),
            wants: Vec::new(),
            room,
            missing: HashSet::new(),
        }
    }

    /// How many parts were wanted and are not there.
    pub(super) fn n_missing(&self) -> usize {
        self.missing.len()
    }

    /// The text of a style sheet, and the address that gave it.
    pub(super) fn style(&mut self, url: &Url) -> Option<(String, Url)> {
        let part = self.part(url, WantKind::Style)?;
        let text = String::from_utf8_lossy(&part.bytes).into_owned();
        let from = Url::parse(&part.final_url).unwrap_or_else(|_| url.clone());
        if !part.bytes.is_empty() && infer::get(&part.bytes).is_some() {
            return None;
        }
        self.room_for(text.len()).then_some((text, from))
    }

    /// A picture as an address that holds the picture itself.
    pub(super) fn image(&mut self, url: &Url) -> Option<String> {
        let part = self.part(url, WantKind::Image)?;
        let data = data_of(&part.bytes, &part.media_type);
        match data {
            Some(data) => self.room_for(data.len()).then_some(data),
            None => {
                self.missing.insert(url.to_string());
                None
            }
        }
    }

    /// The picture at an address of the page, which may hold it already.
    pub(super) fn image_at(&mut self, address: &str, base: Option<&Url>) -> Option<String> {
        let address = address.trim();
        if address
            .get(..5)
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
        {
            return own_data(address);
        }
        // A place in the page is no picture.
        if address.is_empty() || address.starts_with('#') {
            return None;
        }
        self.image(&css::resolved(address, base)?)
    }

    fn part(&mut self, url: &Url, kind: WantKind) -> Option<&Part> {
        let address = url.to_string();
        if !self.known.contains_key(&address) {
            self.missing.insert(address.clone());
            if self.wants.len() < MOST_WANTS && self.wanted.insert(address.clone()) {
                self.wants.push(Want { url: address, kind });
            }
            return None;
        }
        self.known.get(&address)
    }

    fn room_for(&mut self, n_bytes: usize) -> bool {
        let left = self.room.checked_sub(n_bytes);
        self.room = left.unwrap_or(self.room);
        left.is_some()
    }
}

/// The pictures that are shown; a browser runs nothing in them and loads nothing for them.
const PICTURES: [&str; 7] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/avif",
    "image/bmp",
    "image/vnd.microsoft.icon",
];

/// What the bytes are counts, and not what a host calls them.
fn data_of(bytes: &[u8], media_type: &str) -> Option<String> {
    if let Some(kind) = infer::get(bytes) {
        let name = kind.mime_type();
        if PICTURES.contains(&name) {
            return Some(format!("data:{name};base64,{}", STANDARD.encode(bytes)));
        }
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let is_svg = media_type.contains("svg") || text.trim_start().starts_with("<svg");
    is_svg.then(|| svg::data_of_file(text)).flatten()
}

/// A `data:` address written anew: only pictures, and only as such.
fn own_data(address: &str) -> Option<String> {
    let (head, body) = address.get(5..)?.split_once(',')?;
    let is_base64 = head.to_ascii_lowercase().trim_end().ends_with(";base64");
    let plain = percent_decoded(body);
    let bytes = if is_base64 {
        let packed: Vec<u8> = plain
            .into_iter()
            .filter(|byte| !byte.is_ascii_whitespace())
            .collect();
        let unpadded: &[u8] = packed.split(|byte| *byte == b'=').next()?;
        base64::engine::general_purpose::STANDARD_NO_PAD
            .decode(unpadded)
            .ok()?
    } else {
        plain
    };
    data_of(&bytes, head)
}

fn percent_decoded(written: &str) -> Vec<u8> {
    let mut read = Vec::with_capacity(written.len());
    let mut bytes = written.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let hex = (byte == b'%')
            .then(|| Some((ahead.next()?, ahead.next()?)))
            .flatten()
            .and_then(|(high, low)| {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                u8::try_from(digit(high)? * 16 + digit(low)?).ok()
            });
        match hex {
            Some(decoded) => {
                read.push(decoded);
                bytes = ahead;
            }
            None => read.push(byte),
        }
    }
    read
}
