use std::borrow::Cow;

/// A word in lower case, as it stands where it is in lower case already: most words of a text are.
#[must_use]
pub fn lower(word: &str) -> Cow<'_, str> {
    // ASCII without capitals, and the small letters of Latin-1: 0xc3 and a second byte from 0x9f on.
    let is_lower =
        |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase() || matches!(byte, 0x9f..=0xbf | 0xc3);
    if word.bytes().all(is_lower) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::lower;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(word in "\\PC{0,12}|[a-zæøåßéÿÆØÅÉ×÷]{0,12}") {
            prop_assert_eq!(&*lower(&word), word.to_lowercase());
        }
    }
}
