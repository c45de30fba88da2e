use crate::text::{Vocabulary, tokenize};
use proptest::prelude::*;

proptest! {
    #[test]
    fn marks_pair_on_any_text(text in "(?s)([A-Za-zæø]{0,4}[ .,\"'“”„»«‘’\n-]{0,3}){0,60}") {
        let tokens = tokenize(&text, &Vocabulary::default());
        let mut last = 0;
        for marked in super::marks::pair(&tokens) {
            prop_assert!(marked.content.first < marked.content.end && marked.content.end <= marked.end);
            prop_assert!(marked.content.first > last || last == 0);
            prop_assert!(marked.end as usize <= tokens.len());
            last = marked.content.first;
        }
    }
}
